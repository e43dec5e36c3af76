//! `llms.txt` (llmstxt.org): the site as one Markdown list for language models.

use crate::config::LanguageId;
use crate::model::{Page, Site};
use crate::output::OutputFile;

/// Makes `llms.txt`: the original language first, then the others, each section by section. Pages that only repeat
/// the original are named once, with the original.
pub fn llms(site: &Site) -> OutputFile {
    let original = site.config.original;
    let mut text = format!("# {}\n", plain(site.config.title.get(original)));
    let summary = plain(site.config.description.get(original));
    if !summary.is_empty() {
        text.push_str(&format!("\n> {summary}\n"));
    }
    language(site, original, &mut text);
    for other in site.config.language_ids().filter(|l| *l != original) {
        language(site, other, &mut text);
    }
    OutputFile::new("llms.txt", text)
}

fn language(site: &Site, language: LanguageId, text: &mut String) {
    let Some(home) = site.home(language) else { return };
    let home = site.page(home);
    let mut own: Vec<&Page> = vec![home];
    own.extend(home.children.iter().map(|id| site.page(*id)));
    list(site, home, &own, text);
    for id in &home.subsections {
        let section = site.page(*id);
        let mut pages = Vec::new();
        collect(site, section, &mut pages);
        list(site, section, &pages, text);
    }
}

/// A section and everything below it, in the order in which a reader meets it.
fn collect<'s>(site: &'s Site, section: &'s Page, pages: &mut Vec<&'s Page>) {
    pages.push(section);
    pages.extend(section.children.iter().map(|id| site.page(*id)));
    for sub in &section.subsections {
        collect(site, site.page(*sub), pages);
    }
}

fn list(site: &Site, section: &Page, pages: &[&Page], text: &mut String) {
    let mut entries = pages.iter().filter(|page| !page.is_fallback).peekable();
    if entries.peek().is_none() {
        return;
    }
    let title = plain(&section.title);
    if section.language == site.config.original {
        text.push_str(&format!("\n## {title}\n\n"));
    } else {
        text.push_str(&format!("\n## {title} ({})\n\n", plain(&site.config.language(section.language).name)));
    }
    for page in entries {
        text.push_str(&format!("- [{}]({})", plain(&page.title), site.absolute(page.url.as_str())));
        if let Some(description) = &page.description {
            text.push_str(": ");
            text.push_str(&plain(description));
        }
        text.push('\n');
    }
}

/// The words on one line, with what would end a link's words escaped.
fn plain(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    line.join(" ").replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
