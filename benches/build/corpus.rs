//! A bilingual site of any size, made of a seed alone: sections, topics, lists, tables, listings, footnotes, pictures
//! and links, in the proportions of a public office's site (some 700 Vietnamese and 500 English words a page).

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::words::{
    CLAUSES, HEADINGS, LINKERS, LINKS, LISTINGS, OBJECTS, Pair, QUALIFIERS, SECTIONS, SUBHEADINGS, SUBJECTS, THEMES,
    TITLES, TOPICS, VERBS,
};

const PICTURES: u64 = 24;
const TAGS: [&str; 2] = ["vi", "en"];

/// A text in both languages.
pub(crate) type Both = [String; 2];

/// A page in both languages, before it is written the way a generator wants it. Links lead to `../section/name.md`.
pub(crate) struct Page {
    pub(crate) titles: Both,
    pub(crate) summary: Both,
    pub(crate) date: String,
    /// Numbers of [`TOPICS`].
    pub(crate) topics: Vec<usize>,
    pub(crate) body: Both,
}

/// SplitMix64: small, good enough, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or(0)
    }

    /// A number from `least` to `most`.
    fn within(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// Writes a site of so many pairs of pages, with the theme of this repository, and with a search page if wanted.
pub(crate) fn write(folder: &Path, pairs: usize, search: bool) -> io::Result<()> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    super::copy(&repository.join("themes"), &folder.join("themes"))?;
    put(&folder.join("site.toml"), settings().as_bytes())?;
    let content = folder.join("content");
    let home = ["Cổng thông tin xã", "The commune's portal"];
    for (language, tag) in TAGS.iter().enumerate() {
        let text = format!("+++\ntitle = \"{}\"\n+++\n\n{}.\n", home[language], home[language]);
        put(&content.join(format!("_index.{tag}.md")), text.as_bytes())?;
        if search {
            let title = ["Tìm kiếm", "Search"][language];
            let kind = if language == 0 { "kind = \"search\"\n" } else { "" };
            let text = format!("+++\ntitle = \"{title}\"\n{kind}+++\n\n{title}.\n");
            put(&content.join(format!("search.{tag}.md")), text.as_bytes())?;
        }
        for (section, vi, en) in SECTIONS {
            let sorted = if language == 0 { "sort_by = \"date\"\nfeed = true\n" } else { "" };
            let text = format!("+++\ntitle = \"{}\"\nslug = \"{section}\"\n{sorted}+++\n", [vi, en][language]);
            put(&content.join(section).join(format!("_index.{tag}.md")), text.as_bytes())?;
        }
    }
    pictures(&content.join("img"))?;
    (0..pairs).into_par_iter().try_for_each(|index| {
        let page = page(index, pairs);
        let topics: Vec<String> = page.topics.iter().map(|n| format!("\"t{n}\"")).collect();
        let shared = format!("date = {}\ntopics = [{}]\n", page.date, topics.join(", "));
        for (language, tag) in TAGS.iter().enumerate() {
            let text = format!(
                "+++\ntitle = \"{}\"\ndescription = \"{}\"\nslug = \"p{index:05}\"\n{}+++\n\n{}\n",
                page.titles[language],
                page.summary[language],
                if language == 0 { shared.as_str() } else { "" },
                page.body[language]
            );
            put(&content.join(format!("{}.{tag}.md", name(index))), text.as_bytes())?;
        }
        Ok(())
    })
}

/// The pictures that pages show.
pub(crate) fn pictures(folder: &Path) -> io::Result<()> {
    (0..PICTURES).try_for_each(|n| put(&folder.join(format!("anh-{n:02}.svg")), &picture(n)))
}

/// The file, below the site's folder, of the page that is changed to measure an edit.
pub(crate) fn edited() -> String {
    format!("content/{}.vi.md", name(0))
}

/// The address of that page.
pub(crate) fn edited_address() -> String {
    format!("/{}/", name(0))
}

fn settings() -> String {
    let mut text = String::from(
        r#"title = { vi = "Xã Bình Phú", en = "Bình Phú Commune" }
description = { vi = "Thông tin của xã.", en = "Information of the commune." }
base_url = "https://bench.example"
theme = "nuoc"
utc_offset = "+07:00"

[languages.vi]
name = "Tiếng Việt"
original = true

[languages.en]
name = "English"
prefix = "en"

[pagination]
per_page = 20
segment = { vi = "trang", en = "page" }

[feeds]
atom = true
json = true
limit = 20

[taxonomies.topics]
name = { vi = "Chủ đề", en = "Topics" }
slug = { vi = "chu-de", en = "topics" }

[taxonomies.topics.terms]
"#,
    );
    for (n, (vi, en)) in TOPICS.iter().enumerate() {
        text.push_str(&format!("t{n} = {{ name = {{ vi = \"{vi}\", en = \"{en}\" }} }}\n"));
    }
    text.push_str("\n[[menus.main]]\npage = \"tin-tuc/_index\"\n");
    text
}

fn random_of(index: usize) -> Random {
    Random(0x5045_u64.wrapping_mul(1_000_003).wrapping_add(index as u64))
}

/// The file of a page below `content/`, without language and ending.
pub(crate) fn name(index: usize) -> String {
    let section = SECTIONS[random_of(index).below(SECTIONS.len())].0;
    format!("{section}/p{index:05}")
}

/// A whole page in both languages.
pub(crate) fn page(index: usize, pairs: usize) -> Page {
    let mut random = random_of(index);
    random.below(SECTIONS.len());
    let (start, theme, year) = (random.pick(TITLES), random.pick(THEMES), 2016 + random.below(10));
    let number = index + 1;
    let titles = [
        format!("{} {} năm {year} (số {number})", start.0, theme.0),
        format!("{} {} in {year} (no. {number})", start.1, theme.1),
    ];
    let summary = sentence(&mut random);
    let first = random.below(TOPICS.len() - 4);
    let topics = (0..random.within(2, 3)).map(|n| first + n * 2).collect();
    let date = format!("{year}-{:02}-{:02}", random.within(1, 12), random.within(1, 28));
    let body = body(&mut random, pairs);
    Page { titles, summary, date, topics, body }
}

fn body(random: &mut Random, pairs: usize) -> Both {
    let words = random.within(320, 760);
    let has_note = random.chance(10);
    let mut extras: Vec<Both> = Vec::new();
    if random.chance(25) {
        extras.push(table(random));
    }
    if random.chance(5) {
        extras.push(listing(random));
    }
    if random.chance(25) {
        extras.push(image(random));
    }
    let mut links = random.within(3, 5);
    let mut out = [String::new(), String::new()];
    let mut first = paragraph(random, 2);
    if has_note {
        first.iter_mut().for_each(|t| t.push_str("[^1]"));
    }
    add(&mut out, &first);
    let mut turn = 0;
    while turn < 120 && (out[0].split_whitespace().count() < words || links > 0 || !extras.is_empty()) {
        let heading = turn / 6;
        match turn % 6 {
            0 => {
                let (vi, en) = HEADINGS[heading % HEADINGS.len()];
                add(&mut out, &[format!("## {}. {vi}", heading + 1), format!("## {}. {en}", heading + 1)]);
                let count = random.within(2, 3);
                linked(random, count, &mut links, pairs, &mut out);
            }
            1 => {
                let (vi, en) = SUBHEADINGS[heading % SUBHEADINGS.len()];
                add(&mut out, &[format!("### {vi}"), format!("### {en}")]);
                let count = random.within(1, 3);
                linked(random, count, &mut links, pairs, &mut out);
            }
            2 => add(&mut out, &numbered(random)),
            3 => extras.drain(..).for_each(|extra| add(&mut out, &extra)),
            4 => add(&mut out, &bullets(random)),
            _ => {
                let count = random.within(1, 2);
                let quote = paragraph(random, count).map(|t| format!("> {t}"));
                add(&mut out, &quote);
            }
        }
        turn += 1;
    }
    if has_note {
        add(&mut out, &sentence(random).map(|t| format!("[^1]: {t}")));
    }
    out
}

fn add(out: &mut Both, part: &Both) {
    for (text, part) in out.iter_mut().zip(part) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(part);
    }
}

/// A paragraph, with a link to another page if any are left.
fn linked(random: &mut Random, count: usize, links: &mut usize, pairs: usize, out: &mut Both) {
    let mut text = paragraph(random, count);
    if *links > 0 {
        *links -= 1;
        let target = name(random.below(pairs));
        let words = LINKS[*links % LINKS.len()];
        text[0].push_str(&format!(" ([{}](../{target}.md))", words.0));
        text[1].push_str(&format!(" ([{}](../{target}.md))", words.1));
    }
    add(out, &text);
}

fn paragraph(random: &mut Random, count: usize) -> Both {
    let mut out = sentence(random);
    for _ in 1..count {
        let linker = if random.chance(30) { Some(random.pick(LINKERS)) } else { None };
        let next = sentence(random);
        for (l, text) in out.iter_mut().enumerate() {
            text.push(' ');
            text.push_str(linker.map_or("", |w| side(w, l)));
            text.push_str(&next[l]);
        }
    }
    out
}

fn sentence(random: &mut Random) -> Both {
    let parts = [random.pick(SUBJECTS), random.pick(VERBS), random.pick(OBJECTS), random.pick(QUALIFIERS)];
    [0, 1].map(|l| format!("{}.", parts.map(|p| side(p, l)).join(" ")))
}

fn clause(random: &mut Random) -> Both {
    let (words, n) = (random.pick(CLAUSES), random.within(2, 98).to_string());
    [0, 1].map(|l| side(words, l).replace("{n}", &n))
}

fn side(pair: Pair, language: usize) -> &'static str {
    if language == 0 { pair.0 } else { pair.1 }
}

fn numbered(random: &mut Random) -> Both {
    let mut out = [String::new(), String::new()];
    for n in 1..=random.within(2, 4) {
        let top = clause(random);
        let below: Vec<Both> = (0..random.below(4)).map(|_| clause(random)).collect();
        for l in 0..2 {
            out[l].push_str(&format!("{n}. {};\n", top[l]));
            below.iter().for_each(|c| out[l].push_str(&format!("   - {};\n", c[l])));
        }
    }
    out.map(|t| t.trim_end().to_owned())
}

fn bullets(random: &mut Random) -> Both {
    let mut out = [String::new(), String::new()];
    for _ in 0..random.within(2, 4) {
        let top = sentence(random);
        let below = if random.chance(40) { Some(clause(random)) } else { None };
        for l in 0..2 {
            out[l].push_str(&format!("- {}\n", top[l]));
            below.iter().for_each(|c| out[l].push_str(&format!("  - {}\n", c[l])));
        }
    }
    out.map(|t| t.trim_end().to_owned())
}

fn table(random: &mut Random) -> Both {
    let mut out = [
        "| STT | Nội dung | Đơn vị chủ trì | Thời hạn |\n| --: | --- | --- | :-: |".to_owned(),
        "| No. | Content | Lead unit | Deadline |\n| --: | --- | --- | :-: |".to_owned(),
    ];
    for n in 1..=random.within(4, 9) {
        let (what, who) = (random.pick(OBJECTS), random.pick(SUBJECTS));
        let date = format!("{:02}/{:02}/2026", random.within(1, 28), random.within(1, 12));
        for (l, text) in out.iter_mut().enumerate() {
            text.push_str(&format!("\n| {n} | {} | {} | {date} |", side(what, l), side(who, l)));
        }
    }
    out
}

fn listing(random: &mut Random) -> Both {
    let ((language, text), subject) = (random.pick(LISTINGS), random.pick(SUBJECTS));
    let n = random.within(2, 9).to_string();
    [0, 1].map(|l| {
        let text = text.replace("{n}", &n).replace("{u}", side(subject, l));
        format!("```{language}\n{}\n```", text.trim_end())
    })
}

fn image(random: &mut Random) -> Both {
    let (n, what) = (random.next() % PICTURES, random.pick(OBJECTS));
    [
        format!("![Ảnh minh họa {}](../img/anh-{n:02}.svg)", what.0),
        format!("![Photo of {}](../img/anh-{n:02}.svg)", what.1),
    ]
}

/// A drawing of some 20 KB: other generators publish pictures as they are, and a drawing is what ours does too.
fn picture(seed: u64) -> Vec<u8> {
    let mut drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"72\"><path d=\"M0 0".to_owned();
    let mut random = Random(seed);
    while drawing.len() < 20_000 {
        let bits = random.next();
        drawing.push_str(&format!("L{} {}", bits % 96, bits / 96 % 72));
    }
    drawing.push_str("\"/></svg>\n");
    drawing.into_bytes()
}

pub(crate) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}
