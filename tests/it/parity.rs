//! The checks of two texts on the site's own plan: nothing is said of its body, and every planted error is found at
//! its place and is the only thing that is.

use std::collections::BTreeSet;

use songngu::pipeline;

use crate::sandbox::Sandbox;

const VI: &str = "content/plan/179-kh-ubnd.vi.md";
const EN: &str = "content/plan/179-kh-ubnd.en.md";

/// A file, words in it, and what is written instead.
type Edit<'a> = (&'a str, &'a str, &'a str);

/// The site with edits of its plan.
fn site(edits: &[Edit<'_>]) -> Sandbox {
    let sandbox = Sandbox::copy_of(".");
    // What was checked before is another matter.
    sandbox.remove("content/plan/179-kh-ubnd.sync.toml");
    for (file, from, to) in edits {
        let text = sandbox.read(file);
        assert!(text.contains(from), "{file} has no {from}");
        sandbox.write(file, &text.replacen(from, to, 1));
    }
    sandbox
}

/// What is said about the texts of the plan: code, file, and the words at the place.
fn said(sandbox: &Sandbox) -> BTreeSet<String> {
    let reading = pipeline::read(&sandbox.options()).expect("the disk works");
    let say = |d: &songngu::diag::Diagnostic| {
        let span = d.span?;
        let file = reading.sources.get(span.source);
        let words = file.text()[span.range()].chars().take(40).collect::<String>();
        let labels = d.labels.iter().map(|label| {
            let file = reading.sources.get(label.span.source);
            format!(" < {}", file.text()[label.span.range()].chars().take(40).collect::<String>())
        });
        let name = file.path.strip_prefix("content/plan/179-kh-ubnd.")?;
        Some(format!("{} {name}: {words}{}", d.code.name(), labels.collect::<String>()))
    };
    reading.diagnostics.sorted().into_iter().filter_map(say).collect()
}

/// Makes the edits of `before` and then those of `error`; what is said anew has to be `wanted`.
fn plant(before: &[Edit<'_>], error: Edit<'_>, wanted: &str) {
    let clean = said(&site(before));
    let edits: Vec<Edit<'_>> = before.iter().copied().chain([error]).collect();
    let found = said(&site(&edits));
    assert_eq!(found.difference(&clean).collect::<Vec<_>>(), [wanted]);
    assert_eq!(clean.difference(&found).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn nothing_is_said_of_the_plan() {
    assert_eq!(said(&site(&[])), BTreeSet::new());
}

#[test]
fn a_changed_figure_is_found() {
    plant(&[], (EN, "by 2025 (hereinafter", "by 2035 (hereinafter"), "parity-number en.md: 2035 < 2025");
}

#[test]
fn a_swapped_day_and_month_are_found() {
    let error = (EN, "10 April 2013 of the Politburo on", "4 October 2013 of the Politburo on");
    plant(&[], error, "parity-date en.md: 4 October 2013 < 10/4/2013");
}

#[test]
fn a_wrong_magnitude_is_found() {
    let before = [
        (VI, "đúng tiến độ.", "đúng tiến độ, với 1.234 tỷ đồng."),
        (EN, "on schedule.", "on schedule, with VND 1.234 trillion."),
    ];
    plant(&before, (EN, "1.234 trillion", "1.234 billion"), "parity-amount en.md: 1.234 billion < 1.234 tỷ");
}

#[test]
fn a_dropped_clause_is_found() {
    let text = Sandbox::copy_of(".").read(EN);
    let clause = text.lines().find(|line| line.starts_with("b) To promote equitable access")).expect("the clause");
    let clause = format!("{clause}\n\n");
    plant(&[], (EN, &clause, ""), "unpaired-block vi.md: b) Thúc đẩy tiếp cận công bằng các dịch ");
}

#[test]
fn a_wrong_document_number_is_found() {
    plant(&[], (EN, "31/NQ-CP", "13/NQ-CP"), "parity-reference en.md: 13/NQ-CP < 31/NQ-CP");
}

#[test]
fn a_forbidden_term_is_found() {
    let error = (EN, "implement social security policies effectively", "implement social welfare policies effectively");
    plant(&[], error, "term-forbidden en.md: social welfare < an sinh xã hội");
}

#[test]
fn an_untranslated_sentence_is_found() {
    let error = (
        EN,
        "Special attention shall be given to the implementation of policies and activities on health, education, the \
         environment and social security.",
        "Đặc biệt chú trọng đến việc thực hiện các chính sách và hoạt động về y tế, giáo dục, môi trường và an sinh xã \
         hội.",
    );
    let wanted =
        "untranslated-text en.md: Đặc biệt chú trọng đến việc thực hiện cá < c) Thúc đẩy, bảo vệ quyền của các nhóm y";
    plant(&[], error, wanted);
}

#[test]
fn a_dropped_link_is_found() {
    let before = [
        (VI, "Đề án 161)", "[Đề án 161](../asean/scheme-161.md))"),
        (EN, "“Scheme 161”", "[“Scheme 161”](../asean/scheme-161.md)"),
    ];
    let error = (EN, "[“Scheme 161”](../asean/scheme-161.md)", "“Scheme 161”");
    let wanted = "parity-links en.md: In implementation of Decision No. 161/QĐ < [Đề án 161](../asean/scheme-161.md)";
    plant(&before, error, wanted);
}

#[test]
fn a_meant_difference_is_not_reported() {
    let error = (EN, "by 2025 (hereinafter", "by 2035 (hereinafter");
    for ignored in ["parity-number", "parity-number#p6", "#p6"] {
        let field = format!("parity_ignore = [\"{ignored}\"]\n");
        let of_original = (VI, "slug = ", &*format!("{field}slug = "));
        let of_translation = (EN, "slug = ", &*format!("{field}slug = "));
        for meant in [of_original, of_translation] {
            assert_eq!(said(&site(&[error, meant])), BTreeSet::new(), "{ignored} in {}", meant.0);
        }
    }
    let other = (EN, "slug = ", "parity_ignore = [\"parity-date\", \"parity-number#i.1\"]\nslug = ");
    assert_eq!(said(&site(&[error, other])).len(), 1);
}
