//! A table with two columns for a reviewer by mail: one file that any browser and any word processor opens.

use super::Export;
use super::segments::{Page, Side};
use super::tokens::Token;
use crate::lang::DateStyle;
use crate::message::{Arg, program};
use crate::text::escape::push_html;

/// How the table looks; it travels inside the file, which has no other.
const STYLE: &str = "body{margin:2rem auto;max-width:70rem;padding:0 1rem;font:16px/1.6 \"Segoe UI\",\"Noto Sans\",sans-serif;color:#17242b}\
    table{border-collapse:collapse;width:100%;margin-bottom:2rem}th,td{border:1px solid #999;padding:.5rem .7rem;text-align:left;vertical-align:top;width:45%}\
    th:first-child,td:first-child{width:10%;color:#4a5a60;font-size:.8rem;font-weight:400;overflow-wrap:anywhere}tr{break-inside:avoid}thead{display:table-header-group}\
    @media print{body{margin:0;max-width:none;font-size:10pt}}";

/// Writes the table.
pub(super) fn write(what: &Export<'_>, pages: &[Page]) -> Vec<u8> {
    let config = &what.site.config;
    let words = program(what.speaks);
    let say = |key: &str, args: &[(&str, Arg)]| words.format(key, None, args).unwrap_or_else(|| key.to_owned());
    let pack = crate::lang::pack(what.speaks);
    let title = say("review-title", &[("name", Arg::Text(config.title.get(config.original).to_owned()))]);
    let mut out = String::new();
    let speaks = pack.tag();
    out.push_str(&format!("<!doctype html>\n<html lang=\"{speaks}\">\n<meta charset=\"utf-8\">\n<title>"));
    push_html(&mut out, &title);
    out.push_str(&format!("</title>\n<style>{STYLE}</style>\n<h1>"));
    push_html(&mut out, &title);
    out.push_str("</h1>\n<p>");
    let date = pack.date(what.site.build_date, DateStyle::Long);
    push_html(&mut out, &say("review-text", &[("date", Arg::Text(date))]));
    out.push_str("</p>\n");
    for page in pages {
        let original = what.site.texts[page.original_text.index()].name.language;
        let languages = [config.language(original), config.language(what.language)];
        out.push_str(&format!("<h2 lang=\"{}\">", languages[0].tag));
        push_html(&mut out, &page.title);
        out.push_str("</h2>\n<p><code>");
        push_html(&mut out, &page.id);
        out.push_str("</code></p>\n<table>\n<thead><tr><th scope=\"col\">#</th>");
        for language in languages {
            out.push_str(&format!("<th scope=\"col\" lang=\"{}\">", language.tag));
            push_html(&mut out, &language.name);
            out.push_str("</th>");
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for item in &page.items {
            out.push_str("<tr><td>");
            push_html(&mut out, &item.id);
            out.push_str("</td>");
            for (language, side) in languages.iter().zip([&item.original, &item.translation]) {
                out.push_str(&format!("<td lang=\"{}\">", language.tag));
                if let Some(side) = side {
                    cell(side, &mut out);
                }
                out.push_str("</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n");
    }
    out.push_str("</html>\n");
    out.into_bytes()
}

/// The words of a segment; marked stretches are set apart, whatever their mark.
fn cell(side: &Side, out: &mut String) {
    for token in &side.tokens {
        match token {
            Token::Words(words) => push_html(out, words),
            Token::Open(_) => out.push_str("<b>"),
            Token::Close(_) => out.push_str("</b>"),
            Token::Alone(number) => {
                out.push_str("<code>");
                push_html(out, side.marks.alone(*number));
                out.push_str("</code>");
            }
        }
    }
}
