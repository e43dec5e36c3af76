use snapbox::{Data, IntoData, assert_data_eq, str};

use super::*;
use crate::diag::{Code, Diagnostic};
use crate::message::program;
use crate::source::{SourceId, Span};

const PAGE: &str = "+++\ntitle = \"Kế hoạch\"\n+++\n\nXem [văn bản](../plan/179.md) về phát triển bền vững.\n";
const OTHER: &str = "+++\nid = \"plan/goals\"\n+++\n";

/// A site of two pages.
fn site() -> Sources {
    let mut sources = Sources::default();
    sources.add("content/plan/goals.vi.md", PAGE);
    sources.add("content/aims.vi.md", OTHER);
    sources
}

/// The span of the first `words` in a text.
fn span(sources: &Sources, source: usize, words: &str) -> Span {
    let id = SourceId::new(source);
    let at = sources.get(id).text().find(words).expect("the words stand there");
    Span::new(id, at..at + words.len())
}

/// One of each kind: multi-byte text with a near miss, two places in two files, a file that is no text, no place.
fn problems(sources: &Sources) -> Diagnostics {
    let mut all = Diagnostics::default();
    all.push(Diagnostic::new(Code::SettingsMissing).arg("path", "site.toml").detail("searched:\n  100% of C:\\\n"));
    all.push(Diagnostic::in_file(Code::FileTooLarge, "content/a, b: 1.md").arg("size", "1234.5").arg("limit", 10));
    all.push(
        Diagnostic::at(Code::DuplicateId, span(sources, 0, "\"Kế hoạch\""))
            .label(span(sources, 1, "\"plan/goals\""), "label-first")
            .arg("name", "plan/goals")
            .arg("other", "content/aims.vi.md")
            .arg("language", "vi"),
    );
    all.push(
        Diagnostic::at(Code::UnknownTerm, span(sources, 0, "bền vững"))
            .arg("term", "bền vững")
            .arg("name", "topics")
            .near(Some("phát triển bền vững")),
    );
    all
}

fn written(format: Format, tag: &str, sources: &Sources, diagnostics: &Diagnostics) -> Data {
    let mut out = Vec::new();
    format.write(diagnostics, sources, program(tag), &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("text").into_data().raw()
}

fn check(format: Format, tag: &str, wanted: impl IntoData) {
    let sources = site();
    assert_data_eq!(written(format, tag, &sources, &problems(&sources)), wanted.raw());
}

#[test]
fn human() {
    check(
        Format::Human,
        "vi",
        str![[r#"
lỗi[duplicate-id]: mã `plan/goals` của bản tiếng Việt đã thuộc về `content/aims.vi.md`
 --> content/plan/goals.vi.md:2:9
  |
2 | title = "Kế hoạch"
  |         ^^^^^^^^^^
  |
 ::: content/aims.vi.md:2:6
  |
2 | id = "plan/goals"
  |      ------------ tệp này đã có mã đó
  |
  = gợi ý: đổi tên một trong hai tệp, hoặc đặt cho nó một `id` khác

cảnh báo[unknown-term]: tệp cấu hình chưa khai báo `bền vững` trong `topics`
 --> content/plan/goals.vi.md:5:45
  |
5 | Xem [văn bản](../plan/179.md) về phát triển bền vững.
  |                                             ^^^^^^^^
  |
  = gợi ý: có phải là `phát triển bền vững` không?

lỗi[settings-missing]: không có tệp cấu hình `site.toml`
 |
 = gợi ý: chạy chương trình trong thư mục của trang web, hoặc chỉ ra thư mục đó bằng `--root`
searched:
  100% of C:\

lỗi[file-too-large]: tệp nặng 1.234,5 MB; chương trình chỉ đọc tệp tối đa 10 MB
--> content/a, b: 1.md
 = gợi ý: tách tệp thành nhiều trang hoặc rút ngắn nội dung


"#]],
    );
}

#[test]
fn human_in_english() {
    check(
        Format::Human,
        "en",
        str![[r#"
error[duplicate-id]: the id `plan/goals` already belongs to `content/aims.vi.md` in Vietnamese
 --> content/plan/goals.vi.md:2:9
  |
2 | title = "Kế hoạch"
  |         ^^^^^^^^^^
  |
 ::: content/aims.vi.md:2:6
  |
2 | id = "plan/goals"
  |      ------------ this file has the id already
  |
  = help: rename one of the two files, or give it another `id`

warning[unknown-term]: the settings do not declare `bền vững` under `topics`
 --> content/plan/goals.vi.md:5:45
  |
5 | Xem [văn bản](../plan/179.md) về phát triển bền vững.
  |                                             ^^^^^^^^
  |
  = help: did you mean `phát triển bền vững`?

error[settings-missing]: there is no settings file `site.toml`
 |
 = help: run the program in the site’s folder, or name that folder with `--root`
searched:
  100% of C:\

error[file-too-large]: the file has 1,234.5 MB; at most 10 MB are read
--> content/a, b: 1.md
 = help: split the file into several pages or shorten it


"#]],
    );
}

#[test]
fn concise() {
    check(
        Format::Concise,
        "vi",
        str![[r#"
content/plan/goals.vi.md:2:9: error[duplicate-id]: mã `plan/goals` của bản tiếng Việt đã thuộc về `content/aims.vi.md`
content/plan/goals.vi.md:5:45: warning[unknown-term]: tệp cấu hình chưa khai báo `bền vững` trong `topics`
error[settings-missing]: không có tệp cấu hình `site.toml`
content/a, b: 1.md: error[file-too-large]: tệp nặng 1.234,5 MB; chương trình chỉ đọc tệp tối đa 10 MB

"#]],
    );
}

#[test]
fn json() {
    check(
        Format::Json,
        "en",
        str![[r#"
{"code":"duplicate-id","level":"error","message":"the id `plan/goals` already belongs to `content/aims.vi.md` in Vietnamese","help":"rename one of the two files, or give it another `id`","path":"content/plan/goals.vi.md","line":2,"column":9,"end_line":2,"end_column":19,"bytes":[12,26],"labels":[{"message":"this file has the id already","path":"content/aims.vi.md","line":2,"column":6,"end_line":2,"end_column":18,"bytes":[9,21]}],"detail":null}
{"code":"unknown-term","level":"warning","message":"the settings do not declare `bền vững` under `topics`","help":"did you mean `phát triển bền vững`?","path":"content/plan/goals.vi.md","line":5,"column":45,"end_line":5,"end_column":53,"bytes":[84,96],"labels":[],"detail":null}
{"code":"settings-missing","level":"error","message":"there is no settings file `site.toml`","help":"run the program in the site’s folder, or name that folder with `--root`","path":null,"line":null,"column":null,"end_line":null,"end_column":null,"bytes":null,"labels":[],"detail":"searched:\n  100% of C:\\\n"}
{"code":"file-too-large","level":"error","message":"the file has 1,234.5 MB; at most 10 MB are read","help":"split the file into several pages or shorten it","path":"content/a, b: 1.md","line":null,"column":null,"end_line":null,"end_column":null,"bytes":null,"labels":[],"detail":null}

"#]],
    );
}

#[test]
fn github() {
    check(
        Format::Github,
        "en",
        str![[r#"
::error file=content/plan/goals.vi.md,line=2,endLine=2,col=9,endColumn=19,title=duplicate-id::the id `plan/goals` already belongs to `content/aims.vi.md` in Vietnamese%0Ahelp: rename one of the two files, or give it another `id`
::warning file=content/plan/goals.vi.md,line=5,endLine=5,col=45,endColumn=53,title=unknown-term::the settings do not declare `bền vững` under `topics`%0Ahelp: did you mean `phát triển bền vững`?
::error title=settings-missing::there is no settings file `site.toml`%0Ahelp: run the program in the site’s folder, or name that folder with `--root`%0Asearched:%0A  100%25 of C:\
::error file=content/a%2C b%3A 1.md,title=file-too-large::the file has 1,234.5 MB; at most 10 MB are read%0Ahelp: split the file into several pages or shorten it

"#]],
    );
}

#[test]
fn places_in_one_file_are_shown_together() {
    let sources = site();
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(
        Diagnostic::at(Code::UnusedFootnote, span(&sources, 0, "phát triển"))
            .label(span(&sources, 0, "Kế hoạch"), "label-first")
            .label(span(&sources, 0, "Xem"), "label-first")
            .arg("name", "a")
            .arg("state", "twice")
            .advice("help-twice"),
    );
    assert_data_eq!(
        written(Format::Human, "vi", &sources, &diagnostics),
        str![[r#"
cảnh báo[unused-footnote]: chú thích `a` được viết hai lần
 --> content/plan/goals.vi.md:5:34
  |
2 | title = "Kế hoạch"
  |          -------- viết lần đầu ở đây
...
5 | Xem [văn bản](../plan/179.md) về phát triển bền vững.
  | ---                              ^^^^^^^^^^
  | |
  | viết lần đầu ở đây
  |
  = gợi ý: đặt tên khác cho một trong hai chú thích


"#]]
        .raw()
    );
}

/// A site of one page with a paragraph of 2,000 characters, and a place in it.
fn long_paragraph(words: &str) -> (Sources, Diagnostics) {
    let mut sources = Sources::default();
    let many = "Đồng bằng sông Cửu Long. ".repeat(40);
    sources.add("content/long.vi.md", format!("{many}Xem [đây](x.md) nhé. {many}\n\nHết.\n"));
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Diagnostic::at(Code::EmptyLink, span(&sources, 0, words)).arg("target", "x.md"));
    (sources, diagnostics)
}

#[test]
fn long_lines_are_cut_around_the_words() {
    let (sources, diagnostics) = long_paragraph("[đây](x.md)");
    assert_data_eq!(
        written(Format::Human, "en", &sources, &diagnostics),
        str![[r#"
warning[empty-link]: the link to `x.md` has no words
 --> content/long.vi.md:1:1005
  |
1 | ...Cửu Long. Đồng bằng sông Cửu Long. Xem [đây](x.md) nhé. Đồng bằng sông Cửu Long. Đồng bằng...
  |                                           ^^^^^^^^^^^
  |
  = help: write words between the brackets that say where the link leads


"#]]
        .raw()
    );
}

#[test]
fn long_passages_are_underlined_at_their_beginning() {
    let (sources, diagnostics) = long_paragraph(&"Đồng bằng sông Cửu Long. ".repeat(30));
    assert_data_eq!(
        written(Format::Human, "en", &sources, &diagnostics),
        str![[r#"
warning[empty-link]: the link to `x.md` has no words
 --> content/long.vi.md:1:1
  |
1 | Đồng bằng sông Cửu Long. Đồng bằng sông Cửu Long. Đồng bằng sông Cửu Long. Đồng bằng sông Cửu...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write words between the brackets that say where the link leads


"#]]
        .raw()
    );
    let mut sources = site();
    let id = sources.add("content/block.vi.md", "một\nhai\nba\n");
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Diagnostic::at(Code::EmptyLink, Span::new(id, 0..13)).arg("target", "x"));
    assert_data_eq!(
        written(Format::Human, "en", &sources, &diagnostics),
        str![[r#"
warning[empty-link]: the link to `x` has no words
 --> content/block.vi.md:1:1
  |
1 | một
  | ^^^
  |
  = help: write words between the brackets that say where the link leads


"#]]
        .raw()
    );
}

#[test]
fn a_whole_file_is_named_and_not_underlined() {
    let sources = site();
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Diagnostic::at(Code::FrontMatterMissing, Span::file(SourceId::new(1))));
    assert_data_eq!(
        written(Format::Human, "en", &sources, &diagnostics),
        str![[r#"
error[front-matter-missing]: the file has no front matter
--> content/aims.vi.md
 = help: begin the file with a line `+++`, a line such as `title = "Contact"`, and a second line `+++`


"#]]
        .raw()
    );
}

#[test]
fn wrong_spans_do_not_stop_a_report() {
    let mut sources = Sources::default();
    let id = sources.add("a.vi.md", "Đ\n");
    for range in [1..2, 0..99, 90..99] {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::at(Code::EmptyLink, Span::new(id, range)).arg("target", "x"));
        for format in [Format::Human, Format::Concise, Format::Json, Format::Github] {
            assert!(written(format, "vi", &sources, &diagnostics).to_string().contains("a.vi.md"));
        }
    }
}

#[test]
fn colours_come_only_when_asked_for() {
    let sources = site();
    let has_codes = |format| written(format, "vi", &sources, &problems(&sources)).to_string().contains('\u{1b}');
    assert!(has_codes(Format::Colour) && !has_codes(Format::Human));
}

#[test]
fn lines_stay_single_and_safe_for_terminals() {
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Diagnostic::in_file(Code::DataSyntax, "a  \u{1b}[2Jb.csv").arg("message", "row 1\n  column 2"));
    let said = written(Format::Concise, "en", &Sources::default(), &diagnostics).to_string();
    assert_eq!(said, "a [2Jb.csv: error[data-syntax]: the data file cannot be read: row 1 column 2\n");
}

#[test]
fn counts_are_summed_up() {
    let sources = site();
    let all = problems(&sources);
    assert_eq!(summary(&all, program("vi")), "3 lỗi và 1 cảnh báo trong 2 tệp");
    assert_eq!(summary(&all, program("en")), "3 errors and 1 warning in 2 files");
    let mut one = Diagnostics::default();
    one.push(Diagnostic::new(Code::SettingsMissing));
    one.push(Diagnostic::new(Code::SettingsMissing));
    assert_eq!(summary(&one, program("en")), "1 error");
    assert_eq!(summary(&Diagnostics::default(), program("vi")), "không có vấn đề nào");
}
