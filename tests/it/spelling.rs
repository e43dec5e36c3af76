//! The check of spelling on this site's own texts: what it finds in them, and how much of what is put into them.

use std::collections::BTreeMap;

use rayon::prelude::*;
use songngu::diag::{Code, Diagnostics};
use songngu::pipeline::{self, Mode};
use songngu::source::Sources;

use crate::sandbox::{Sandbox, tree};

/// The scanned text of the plan as the Official Gazette's copy has it, errors included.
const SCANNED: &str = include_str!("../data/plan-179.source.txt");

/// The words of a code in a file: what is written there.
fn found(diagnostics: &Diagnostics, sources: &Sources, code: Code, file: &str) -> Vec<String> {
    let spans = diagnostics.sorted().into_iter().filter(|d| d.code == code).filter_map(|d| d.span);
    let own = spans.filter(|span| sources.get(span.source).path == file);
    own.map(|span| sources.get(span.source).text()[span.range()].to_owned()).collect()
}

#[test]
fn the_scanned_plan_has_two_misspelt_words() {
    let sandbox = Sandbox::copy_of(".");
    let body: String = SCANNED.lines().map(|line| format!("{line}\n\n")).collect();
    sandbox.write("content/scan.vi.md", &format!("+++\ntitle = \"Bản quét\"\n+++\n\n{body}"));
    let outcome = pipeline::build(&sandbox.options(), Mode::Check).expect("the disk works");
    let of = |code| found(&outcome.diagnostics, &outcome.sources, code, "content/scan.vi.md");
    assert_eq!(of(Code::Misspelt), ["bn", "đng"]);
    let near: Vec<&str> = outcome
        .diagnostics
        .sorted()
        .into_iter()
        .filter(|d| d.code == Code::Misspelt)
        .filter_map(|d| d.args.iter().find(|(name, _)| name == "near"))
        .map(|(_, near)| near.split(", ").next().unwrap_or_default())
        .collect();
    assert_eq!(near, ["`bền`", "`đồng`"]);
    let habits = of(Code::TypingHabit);
    assert_eq!(habits.iter().filter(|habit| *habit == "\u{a0}").count(), 6, "{habits:?}");
    assert!(habits.contains(&"....".to_owned()), "{habits:?}");
}

/// The same numbers in every run (a linear congruential generator, Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a small number") % below
    }
}

/// An error to put into a word; nothing if the word is none to put it into.
type Error = fn(&[char], &mut Dice) -> Option<Vec<char>>;

fn without_one(word: &[char], at: usize) -> Vec<char> {
    word.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, c)| *c).collect()
}

fn one_less(word: &[char], dice: &mut Dice) -> Option<Vec<char>> {
    (word.len() > 2).then(|| without_one(word, dice.roll(word.len())))
}

fn vowel_lost(word: &[char], _: &mut Dice) -> Option<Vec<char>> {
    let at = word.iter().position(|c| !c.is_ascii() && *c != 'đ')?;
    (word.len() > 2).then(|| without_one(word, at))
}

fn tone_lost(word: &[char], _: &mut Dice) -> Option<Vec<char>> {
    const TONED: [(&str, char); 12] = [
        ("àáảãạ", 'a'),
        ("ằắẳẵặ", 'ă'),
        ("ầấẩẫậ", 'â'),
        ("èéẻẽẹ", 'e'),
        ("ềếểễệ", 'ê'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọ", 'o'),
        ("ồốổỗộ", 'ô'),
        ("ờớởỡợ", 'ơ'),
        ("ùúủũụ", 'u'),
        ("ừứửữự", 'ư'),
        ("ỳýỷỹỵ", 'y'),
    ];
    let bare = |c: char| TONED.iter().find(|(toned, _)| toned.contains(c)).map(|(_, bare)| *bare);
    let at = word.iter().position(|c| bare(*c).is_some())?;
    let mut word = word.to_vec();
    word[at] = bare(word[at])?;
    Some(word)
}

fn one_twice(word: &[char], dice: &mut Dice) -> Option<Vec<char>> {
    let at = dice.roll(word.len());
    let mut word = word.to_vec();
    word.insert(at, word[at]);
    Some(word)
}

/// The throws by which words are chosen. A single one may be lucky by five in a hundred, and falls differently whenever a
/// text of the site is edited.
const THROWS: [u64; 5] = [179, 1, 2, 3, 4];

/// From one planted error to the next there are about so many words: what is learnt is the site's own way of
/// writing, not that of the errors.
const SPARSE: usize = 150;

/// The share of planted errors that is found, in percent.
fn share(error: Error) -> f64 {
    let (caught, all) =
        THROWS.par_iter().map(|throw| caught(error, Dice(*throw))).reduce(|| (0, 0), |(a, b), (c, d)| (a + c, b + d));
    assert!(all > 300, "{all} errors are too few to tell");
    100.0 * caught as f64 / all as f64
}

/// Puts an error into every so many words of the site's Vietnamese paragraphs; how many are found, and of how many.
fn caught(error: Error, mut dice: Dice) -> (usize, usize) {
    let sandbox = Sandbox::copy_of(".");
    let mut planted: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in tree(&sandbox.root().join("content")).into_keys().filter(|file| file.ends_with(".vi.md")) {
        let file = format!("content/{file}");
        let text = sandbox.read(&file);
        let Some((front, body)) = text.rsplit_once("\n+++\n") else { continue };
        let mut out = Vec::new();
        let mut since = dice.roll(SPARSE);
        for line in body.lines() {
            let is_prose =
                line.chars().next().is_some_and(char::is_alphabetic) && !line.contains(['{', '[', '`', '|', '=']);
            let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            if is_prose {
                for word in words.iter_mut().skip(1) {
                    since += 1;
                    let is_plain = word.chars().count() > 1 && word.chars().all(char::is_lowercase);
                    if since < SPARSE || !is_plain {
                        continue;
                    }
                    let letters: Vec<char> = word.chars().collect();
                    if let Some(wrong) = error(&letters, &mut dice).filter(|wrong| *wrong != letters) {
                        *word = wrong.into_iter().collect();
                        planted.entry(file.clone()).or_default().push(word.clone());
                        since = dice.roll(20);
                    }
                }
            }
            out.push(words.join(" "));
        }
        sandbox.write(&file, &format!("{front}\n+++\n{}\n", out.join("\n")));
    }
    let outcome = pipeline::build(&sandbox.options(), Mode::Check).expect("the disk works");
    let (mut all, mut caught) = (0_usize, 0_usize);
    for (file, words) in &planted {
        let mut said = found(&outcome.diagnostics, &outcome.sources, Code::Misspelt, file);
        said.extend(found(&outcome.diagnostics, &outcome.sources, Code::DoubtfulWord, file));
        all += words.len();
        for word in words {
            if let Some(at) = said.iter().position(|other| other == word) {
                said.swap_remove(at);
                caught += 1;
            }
        }
    }
    (caught, all)
}

#[test]
fn planted_errors_are_found() {
    // Just below what is measured: 86, 93, 77 and 100 percent. The aim is 78, 90, 63 and 100; a single one of the last
    // kind that is missed is 0.3 percent.
    let shares = [
        ("a letter less", one_less as Error, 83.0),
        ("a vowel lost", vowel_lost, 90.0),
        ("a tone lost", tone_lost, 72.0),
        ("a letter twice", one_twice, 99.6),
    ]
    .map(|(name, error, least)| (name, share(error), least));
    let is_short = shares.iter().any(|(_, share, least)| share < least);
    assert!(!is_short, "percent that is found, and percent that is asked for: {shares:?}");
}

#[test]
fn words_of_code_are_not_judged() {
    let sandbox = Sandbox::small();
    let text = "+++\ntitle = \"Bài\"\n+++\n\nGõ `bn trrước` rồi đng.\n\n```\nnghiệpp bn\n```\n";
    sandbox.write("content/p.vi.md", text);
    let outcome = pipeline::build(&sandbox.options(), Mode::Check).expect("the disk works");
    assert_eq!(found(&outcome.diagnostics, &outcome.sources, Code::Misspelt, "content/p.vi.md"), ["đng"]);
}

#[test]
fn what_is_certain_is_put_right_and_nothing_else() {
    let sandbox = Sandbox::small();
    let front = "+++\r\ntitle = \"Ba\u{300}i\"\r\n+++\r\n\r\n";
    let text = format!("{front}Ðồng bằng, hoà bình,\u{a0}bn vững, ca\u{301} kеnh\u{200b}.\r\n");
    sandbox.write("content/p.vi.md", &text);
    let output = sandbox.program(&["check", "--fix"]).output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("places 5, files 1"), "{said}");
    assert!(said.contains("misspelt") && !said.contains("stray-character"), "{said}");
    let wanted = "+++\r\ntitle = \"Bài\"\r\n+++\r\n\r\nĐồng bằng, hòa bình, bn vững, cá kenh.\r\n";
    assert_eq!(sandbox.read("content/p.vi.md"), wanted);
    // What is clean is not touched.
    let before = sandbox.read("content/_index.vi.md");
    sandbox.program(&["check", "--fix"]).output().expect("the program runs");
    assert_eq!(sandbox.read("content/_index.vi.md"), before);
}
