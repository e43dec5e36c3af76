//! The office's report on its translations: a page to read and print, and a table for a spreadsheet.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::standing::{Kind, Standing};
use crate::bilingual::diff::{Piece, shortened};
use crate::lang::DateStyle;
use crate::message::{Arg, program};
use crate::text::escape::push_html;

/// How the page looks; it travels inside the file, which has no other.
const STYLE: &str = "body{margin:2rem auto;max-width:62rem;padding:0 1rem;font:16px/1.6 \"Segoe UI\",\"Noto Sans\",sans-serif;color:#17242b;background:#fbfaf6}\
    h2{margin-top:2.5rem}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #cfc7b4;padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top}\
    td.n{text-align:right;white-space:nowrap}meter{width:10rem;height:1rem}code{font-size:.85em;overflow-wrap:anywhere}\
    ins{background:#d8efc9;text-decoration:none;border-bottom:2px solid #3a6626}del{background:#f8d9d0;color:#7a2a10}p.ok{color:#3a6626}\
    article{break-inside:avoid;margin:1rem 0;padding:.2rem 1rem;border-left:4px solid #9a4a14}\
    @media print{body{margin:0;max-width:none;font-size:10.5pt;background:none}}";

/// Writes the page, in the language that it is to speak.
pub fn html(standings: &[Standing], site_title: &str, day: Date, speaks: &str) -> Vec<u8> {
    let mut page = Page { out: String::new(), speaks };
    let pack = crate::lang::pack(speaks);
    let title = page.say("progress-title", &[("name", text(site_title))]);
    let date = pack.date(day, DateStyle::Long);
    page.out.push_str(&format!("<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n", pack.tag()));
    page.out.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    page.element("title", &title);
    page.out.push_str(&format!("<style>{STYLE}</style>\n<main>\n"));
    page.element("h1", &title);
    let as_of = page.say("progress-date", &[("date", text(&date))]);
    page.element("p", &as_of);
    page.coverage(standings);
    page.blocks(standings);
    page.due(standings, pack);
    page.out.push_str("</main>\n</html>\n");
    page.out.into_bytes()
}

fn text(text: &str) -> Arg {
    Arg::Text(text.to_owned())
}

fn number(n: usize) -> Arg {
    Arg::Number(n as f64)
}

struct Page<'a> {
    out: String,
    speaks: &'a str,
}

impl Page<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        program(self.speaks).format(key, None, args).unwrap_or_else(|| key.to_owned())
    }

    fn element(&mut self, tag: &str, words: &str) {
        self.out.push_str(&format!("<{tag}>"));
        push_html(&mut self.out, words);
        self.out.push_str(&format!("</{tag}>\n"));
    }

    /// A bar for every section and language: how many blocks are translated and current.
    fn coverage(&mut self, standings: &[Standing]) {
        let mut sections: BTreeMap<(&str, &str), (&str, usize, usize, usize)> = BTreeMap::new();
        for standing in standings {
            let key = (standing.section.as_deref().unwrap_or(""), standing.languages[1].as_str());
            let sum = sections.entry(key).or_insert((&standing.section_title, 0, 0, 0));
            sum.1 += standing.counts.fresh + standing.counts.minor;
            sum.2 += standing.counts.all;
            sum.3 += usize::from(standing.kind != Kind::Recorded);
        }
        let heading = self.say("progress-coverage", &[]);
        self.element("h2", &heading);
        self.out.push_str("<table>\n<thead><tr>");
        for key in ["progress-section", "progress-language", "progress-current", "progress-unrecorded"] {
            let words = self.say(key, &[]);
            self.out.push_str("<th scope=\"col\">");
            push_html(&mut self.out, &words);
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for ((section, language), (title, fresh, all, other)) in sections {
            self.out.push_str("<tr><th scope=\"row\">");
            push_html(&mut self.out, if title.is_empty() { section } else { title });
            self.out.push_str(&format!("</th><td>{language}</td><td>"));
            let percent = (fresh * 100).checked_div(all).unwrap_or(0);
            let words = self
                .say("progress-share", &[("fresh", number(fresh)), ("all", number(all)), ("percent", number(percent))]);
            self.out.push_str(&format!("<meter min=\"0\" max=\"{}\" value=\"{fresh}\">", all.max(1)));
            push_html(&mut self.out, &words);
            self.out.push_str("</meter> ");
            push_html(&mut self.out, &words);
            self.out.push_str(&format!("</td><td class=\"n\">{other}</td></tr>\n"));
        }
        self.out.push_str("</tbody>\n</table>\n");
    }

    /// What is not as it was checked, with what changed.
    fn blocks(&mut self, standings: &[Standing]) {
        let heading = self.say("progress-blocks", &[]);
        self.element("h2", &heading);
        let mut any = false;
        for standing in standings.iter().filter(|s| !s.blocks.is_empty()) {
            any = true;
            self.element("h3", &format!("{} ({})", standing.title, standing.languages[1]));
            for block in &standing.blocks {
                self.out.push_str("<article>\n<p><b>");
                let state = state(block.state, self.speaks);
                push_html(&mut self.out, &state);
                self.out.push_str("</b> <code>");
                push_html(&mut self.out, &format!("{}:{} #{}", block.place.0, block.place.1, block.id));
                self.out.push_str("</code></p>\n");
                self.out.push_str(&format!("<p lang=\"{}\">", standing.languages[0]));
                if block.changes.is_empty() {
                    push_html(&mut self.out, &block.text);
                } else {
                    changes(&block.changes, &mut self.out);
                }
                self.out.push_str("</p>\n</article>\n");
            }
        }
        if !any {
            let words = self.say("progress-nothing", &[]);
            self.out.push_str("<p class=\"ok\">");
            push_html(&mut self.out, &words);
            self.out.push_str("</p>\n");
        }
    }

    /// What is to be done by its day, or was never begun.
    fn due(&mut self, standings: &[Standing], pack: &dyn crate::lang::Pack) {
        let heading = self.say("progress-due", &[]);
        self.element("h2", &heading);
        self.out.push_str("<ul>\n");
        let mut any = false;
        for standing in standings {
            let mut lines = Vec::new();
            match standing.kind {
                Kind::Absent => lines.push(self.say("progress-absent", &[("language", text(&standing.languages[1]))])),
                Kind::Unrecorded => {
                    lines.push(self.say("progress-never", &[("language", text(&standing.languages[1]))]));
                }
                Kind::Recorded => {}
            }
            if let Some(day) = standing.due {
                lines.push(self.say("progress-review", &[("date", text(&pack.date(day, DateStyle::Long)))]));
            }
            for line in lines {
                any = true;
                self.out.push_str("<li>");
                push_html(&mut self.out, &format!("{}: {line} ", standing.title));
                self.out.push_str("<code>");
                push_html(&mut self.out, &standing.path);
                self.out.push_str("</code></li>\n");
            }
        }
        if !any {
            let words = self.say("progress-nothing", &[]);
            self.element("li", &words);
        }
        self.out.push_str("</ul>\n");
    }
}

/// The name of a state, in the language of the report.
pub fn state(state: crate::bilingual::State, speaks: &str) -> String {
    let args = [("state", text(state.name()))];
    program(speaks).format("translation-state", None, &args).unwrap_or_else(|| state.name().to_owned())
}

fn changes(pieces: &[Piece], out: &mut String) {
    for piece in shortened(pieces) {
        let (open, words, close) = match &piece {
            Piece::Same(words) => ("", words, " "),
            Piece::Removed(words) => ("<del>", words, "</del> "),
            Piece::Added(words) => ("<ins>", words, "</ins> "),
        };
        out.push_str(open);
        push_html(out, words);
        out.push_str(close);
    }
}

/// Writes the table: UTF-8 with a byte-order mark, without which Excel on Windows shows Vietnamese as gibberish.
pub fn csv(standings: &[Standing]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    let mut row = |cells: &[&str]| writer.write_record(cells).expect("memory takes all that is written");
    row(&["page", "title", "language", "path", "line", "block", "state", "text"]);
    for standing in standings {
        let [_, language] = &standing.languages;
        let whole = standing.kind.name();
        row(&[&standing.id, &standing.title, language, &standing.path, "", "", whole, ""]);
        for block in &standing.blocks {
            let line = block.place.1.to_string();
            row(&[
                &standing.id,
                &standing.title,
                language,
                &block.place.0,
                &line,
                &block.id,
                block.state.name(),
                &block.text,
            ]);
        }
    }
    writer.into_inner().unwrap_or_default()
}
