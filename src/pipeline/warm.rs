//! Getting grammars ready side by side, before texts are parsed.
//!
//! A grammar is compiled while it meets code for the first time, and of two workers that meet the same language one
//! waits for the other. So on a site with a few languages compiling takes as long as on one processor, and of a small
//! site it is most of a build. Here every worker has a language of its own.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::earlier::is_page_text;
use crate::highlight;
use crate::memo::Memo;
use crate::source::Sources;

/// How many texts are looked through for listings: what a large site has beside is soon compiled too.
const TEXTS: usize = 256;

/// How a listing begins and ends in nearly all texts. One with another fence is coloured all the same, when it is met.
const FENCE: &str = "```";

/// Compiles what the first listing in each language needs. With results of earlier runs nothing is coloured anew, and
/// nothing has to be ready.
pub(super) fn grammars(sources: &Sources, memo: &Memo) {
    if !memo.is_empty() {
        return;
    }
    let texts = sources.iter().filter(|(_, file)| is_page_text(&file.path));
    let texts: Vec<&str> = texts.take(TEXTS).map(|(_, file)| file.text()).collect();
    let listings: Vec<(&str, &str)> = texts.par_iter().flat_map_iter(|text| listings(text)).collect();
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for (language, code) in listings {
        first.entry(language).or_insert(code);
    }
    let compile = |(language, code): (&str, &str)| highlight::write(language, code, &mut String::new());
    first.into_par_iter().for_each(|listing| {
        compile(listing);
    });
}

/// The listings of a text that name a language, with their code.
fn listings(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(FENCE) {
        let Some((info, code)) = after.split_once('\n') else { break };
        let (code, next) = code.split_once(FENCE).unwrap_or((code, ""));
        let language =
            info.trim_start().split(|c: char| !c.is_alphanumeric() && !"+#-_".contains(c)).next().unwrap_or_default();
        if !language.is_empty() {
            found.push((language, code));
        }
        rest = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::listings;

    #[test]
    fn listings_are_found_with_their_languages() {
        let text = "Chữ.\n\n```rust\nfn main() {}\n```\n\n```\nkhông tên\n```\n\n``` c++ {#a}\nint a;\n```\n";
        assert_eq!(listings(text), [("rust", "fn main() {}\n"), ("c++", "int a;\n")]);
        assert_eq!(listings("```toml\na = 1"), [("toml", "a = 1")]);
        assert_eq!(listings("```toml"), []);
    }
}
