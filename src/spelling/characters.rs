//! Characters that look like others, cannot be seen, or are what is left of another encoding.

use crate::diag::{Code, Diagnostic};
use crate::model::{Site, TextId};
use crate::source::{Sources, Span};

/// Letters of other scripts that look like Latin ones, in pairs.
const LOOKALIKES: &str = "аaеeоoрpсcуyхxіiѕsјjАAВBЕEКKМMНHОOРPСCТTХXІIЅSЈJοoΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

/// Finds them in a whole file, front matter included.
pub(super) fn check(site: &Site, text: TextId, sources: &Sources) -> Vec<Diagnostic> {
    let source = site.texts[text.index()].source;
    let file = sources.get(source).text();
    if file.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, c) in file.char_indices() {
        let end = at + c.len_utf8();
        let after = || file[end..].chars().next().unwrap_or(' ');
        let problem = || {
            Diagnostic::at(Code::StrayCharacter, Span::new(source, at..end))
                .arg("text", format!("U+{:04X}", u32::from(c)))
        };
        match stray(c, before, after) {
            Some(Stray::Instead(letter)) => found.push(problem().arg("expected", letter)),
            Some(Stray::Space) => found.push(
                Diagnostic::at(Code::TypingHabit, Span::new(source, at..end))
                    .arg("text", "U+00A0")
                    .arg("expected", "U+0020")
                    .advice("help-space"),
            ),
            Some(Stray::Invisible) => found.push(problem().advice("help-invisible")),
            Some(Stray::Undecoded) => found.push(problem().advice("help-undecoded")),
            None => {}
        }
        before = c;
    }
    found
}

/// Whether a word has such a character, which is then all that is to be said of it.
pub(super) fn is_in(word: &str) -> bool {
    let all: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
    all.windows(3).any(|around| stray(around[1], around[0], || around[2]).is_some())
}

/// What is wrong with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stray {
    /// Another one was meant.
    Instead(char),
    /// A no-break space, which looks like any other.
    Space,
    /// Nobody sees it.
    Invisible,
    /// It stands for no character of Unicode.
    Undecoded,
}

fn stray(c: char, before: char, after: impl Fn() -> char) -> Option<Stray> {
    let is_latin = |c: char| c.is_alphabetic() && (c < '\u{370}' || ('\u{1e00}'..='\u{1eff}').contains(&c));
    Some(match c {
        '\0'..='\x7f' => return None,
        'Ð' | 'Ɖ' => Stray::Instead('Đ'),
        'ð' | 'ɖ' => Stray::Instead('đ'),
        '\u{a0}' => Stray::Space,
        'Ƣ' => Stray::Instead('Ư'),
        'ƣ' => Stray::Instead('ư'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Stray::Invisible,
        '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffd}' => Stray::Undecoded,
        // Full-width forms (UAX #15, compatibility): the same characters in ASCII.
        '\u{ff01}'..='\u{ff5e}' => Stray::Instead(char::from_u32(u32::from(c) - 0xfee0)?),
        '\u{370}'..='\u{4ff}' if is_latin(before) || is_latin(after()) => {
            let mut letters = LOOKALIKES.chars();
            letters.find(|letter| *letter == c)?;
            Stray::Instead(letters.next()?)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strays_are_told_from_letters() {
        let of = |text: &str| {
            let all: Vec<char> = text.chars().collect();
            stray(all[1], all[0], || all[2])
        };
        assert_eq!(of(" Ðồ"), Some(Stray::Instead('Đ')));
        assert_eq!(of("xаb"), Some(Stray::Instead('a')));
        assert_eq!(of(" а "), None, "a letter of another script by itself");
        assert_eq!(of("a\u{200b}b"), Some(Stray::Invisible));
        assert_eq!(of("a\u{f0b7}b"), Some(Stray::Undecoded));
        assert_eq!(of(" ３ "), Some(Stray::Instead('3')));
    }
}
