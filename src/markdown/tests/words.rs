//! The running text of blocks, and what follows them.

use super::*;
use crate::markdown::doc::Block;
use crate::markdown::html::{self, Fill, PlainFill};

#[test]
fn the_words_of_a_block_are_found_in_the_source() {
    let text = "## *Plan* one {#a}\n\nTwo **three**\nfour. {#b}\n\n> - Five [six](x.md) {#c}\n>   - Seven\n\n1. Eight\n\n   Nine\n\n\
                | a | b |\n|---|---|\n| c | `d` |\n\n![Ten](t.png)\n\nTerm\n: Said\n\n[^1] end\n\n[^1]: Note\n\n```\ncode\n```\n\
                \n::: notice\nx\n:::\n";
    let (doc, _) = read(text, false);
    // A block without words has them nowhere, which is before the text.
    let place = |at: u32| (at as usize).saturating_sub(OFFSET);
    let words: Vec<&str> = doc.blocks.iter().map(|b| &text[place(b.words.start)..place(b.words.end)]).collect();
    let wanted = [
        "*Plan* one",
        "Two **three**\nfour.",
        "",
        "",
        "Five [six](x.md)",
        "",
        "Seven",
        "",
        "",
        "Eight",
        "Nine",
        "",
        "a | b",
        "c | `d`",
        "![Ten](t.png)",
        "",
        "Term",
        "Said",
        "[^1] end",
    ];
    assert_eq!(words[..wanted.len()], wanted);
}

/// Writes a mark behind every block.
struct Marks;

impl Fill for Marks {
    fn block_end(&self, index: u32, _: &Block, out: &mut String) {
        out.push_str(&format!("<{index}>"));
    }
    fn words_end(&self, _: u32, _: &Block, out: &mut String) {
        out.push('.');
    }
    fn note_prefix(&self, out: &mut String) {
        out.push_str("en-");
    }
    fn link_open(&self, index: u32, link: &super::super::doc::Link, out: &mut String) {
        PlainFill.link_open(index, link, out);
    }
    fn link_close(&self, index: u32, link: &super::super::doc::Link, out: &mut String) {
        PlainFill.link_close(index, link, out);
    }
    fn image(&self, index: u32, image: &super::super::doc::Image, out: &mut String) {
        PlainFill.image(index, image, out);
    }
    fn component(&self, _: u32, _: &super::super::doc::Component, body: &str, out: &mut String) {
        out.push_str(&format!("({body})"));
    }
    fn block_attributes(&self, _: u32, _: &Block, _: Option<&str>, _: &mut String) {}
    fn heading_end(&self, _: u32, _: &super::super::doc::Heading, _: &mut String) {}
    fn phrase(&self, _: super::super::doc::Phrase, _: &mut String) {}
}

#[test]
fn a_hole_follows_headings_paragraphs_and_the_words_of_items() {
    let (doc, _) = read("## A\n\nB\n\n- C\n  - D\n- E\n\n1. F\n\n   G\n\n> H\n\n![I](i.png)\n", false);
    let mut out = String::new();
    html::write(&doc, &Marks, &mut out);
    let wanted = "<h2>A</h2>\n<0><p>B.</p>\n<1><ul>\n<li>C.<3>\n<ul>\n<li>D.<5></li>\n</ul>\n</li>\n<li>E.<6></li>\n</ul>\n\
                  <ol>\n<li>\n<p>F.</p>\n<8><p>G.</p>\n</li>\n</ol>\n<blockquote>\n<p>H.</p>\n</blockquote>\n\
                  <figure><img src=\"i.png\" alt=\"I\"></figure>\n<13>";
    assert_eq!(out, wanted);
    let mut one = String::new();
    html::write_range(&doc, 1, &Marks, &mut one);
    assert_eq!(one, "<p>B.</p>\n", "what follows a block is not part of the next");
}

#[test]
fn rows_terms_notes_and_components_have_holes_too() {
    let check = |text: &str, wanted: &str| {
        let mut out = String::new();
        html::write(&read(text, false).0, &Marks, &mut out);
        assert!(out.contains(wanted), "{wanted} in {out}");
    };
    check("| a | b |\n|---|---|\n| c | d |\n", "<td>d.</td>");
    check("A\n: B\n", "<dt>A.</dt>\n<dd>B.</dd>");
    check("A[^1]\n\n[^1]: N\n", "<p>N. <a");
    check("```{notice}\nA\n```\n", "(<p>A.</p>\n)\n<0>");
    check("```{download}\nfile = \"a.pdf\"\ntitle = \"T\"\n```\n\nB\n", "()\n<0><p>B.</p>");
}

#[test]
fn the_last_block_has_its_hole_too() {
    let mut out = String::new();
    html::write(&read("A\n", false).0, &Marks, &mut out);
    assert_eq!(out, "<p>A.</p>\n<0>");
}

#[test]
fn notes_of_two_texts_on_one_page_have_ids_of_their_own() {
    let (doc, _) = read("A[^1]\n\n[^1]: N\n", false);
    let mut out = String::new();
    html::write(&doc, &Marks, &mut out);
    for wanted in ["id=\"en-fnref-1\" href=\"#en-fn-1\"", "<li id=\"en-fn-1\">", "href=\"#en-fnref-1\""] {
        assert!(out.contains(wanted), "{wanted} in {out}");
    }
}
