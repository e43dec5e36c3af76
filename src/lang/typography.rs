//! Setting running text: where a line must not break, and which quotation marks a language has.
//!
//! In: text as it was typed. Out: HTML, escaped, in which what belongs together is held together by no-break spaces.
//! No word, figure or mark of punctuation becomes another; straight quotation marks become the language's.

use crate::text::escape::push_text;

/// What a language's typesetting needs to know. Words are in lower case.
#[derive(Debug)]
pub struct Typography {
    /// Words that stay with the number after them: *Điều 3*, *No. 5*.
    pub before_number: &'static [&'static str],
    /// Words that stay with the number before them: *12 tỷ*, *15 June*.
    pub after_number: &'static [&'static str],
    /// Abbreviations that stay with the word after them: *TP. Mỹ Tho*.
    pub before_word: &'static [&'static str],
    /// The marks of a quotation; none where straight ones are kept.
    pub quotes: Option<(char, char)>,
    /// The mark of elision inside a word.
    pub apostrophe: Option<char>,
}

/// A language of which nothing is known: only what holds everywhere.
pub(super) const NEUTRAL: Typography =
    Typography { before_number: &[], after_number: &[], before_word: &[], quotes: None, apostrophe: None };

/// U+00A0.
const NO_BREAK: char = '\u{a0}';

/// The bytes of what may ask for anything: figures, dashes, quotation marks, abbreviations, Roman numbers.
const ASKS: [bool; 256] = {
    let mut asks = [false; 256];
    let mut byte = 0;
    while byte < asks.len() {
        asks[byte] = matches!(byte as u8, b'0'..=b'9' | b'-' | b'"' | b'\'' | b'.' | b'I' | b'V' | b'X' | 0xe2);
        byte += 1;
    }
    asks
};

/// Longer ones would stick out of a narrow column.
const LONGEST_NUMBER: usize = 24;

impl Typography {
    /// Appends a piece of running text. `quotes` is whether quotation marks and apostrophes are set too.
    pub fn push(&self, text: &str, quotes: bool, out: &mut String) {
        let bytes = text.as_bytes();
        // Up to here everything is written; a word begins here.
        let mut written = 0;
        while let Some(found) = bytes[written..].iter().position(|b| ASKS[usize::from(*b)]) {
            let found = written + found;
            let start = bytes[written..found].iter().rposition(|b| *b == b' ').map_or(written, |at| written + at + 1);
            let word_at = |start: usize| {
                let end = bytes[start..].iter().position(|b| *b == b' ').map_or(bytes.len(), |at| start + at);
                &text[start..end]
            };
            let word = word_at(start);
            // A capital that is no Roman number asks for nothing.
            if !word.bytes().any(|b| ASKS[usize::from(b)] && !is_roman_letter(b)) && !is_roman(word) {
                let end = (start + word.len() + 1).min(bytes.len());
                push_text(out, &text[written..end]);
                written = end;
                continue;
            }
            if start > written {
                let before = &text[written..start - 1];
                push_text(out, before);
                let last = before.rsplit(' ').next().unwrap_or(before);
                out.push(if self.holds(last, word) { NO_BREAK } else { ' ' });
            }
            self.word(word, quotes, out);
            written = start + word.len();
            if written == bytes.len() {
                return;
            }
            out.push(if self.holds(word, word_at(written + 1)) { NO_BREAK } else { ' ' });
            written += 1;
        }
        push_text(out, &text[written..]);
    }

    /// Whether no line may break between two words.
    fn holds(&self, word: &str, next: &str) -> bool {
        if word.is_empty() || next.is_empty() {
            return false;
        }
        // No line begins with a dash.
        if matches!(next, "-" | "–" | "—") {
            return true;
        }
        let begins_digit = next.as_bytes()[0].is_ascii_digit();
        let ends_digit = word.as_bytes()[word.len() - 1].is_ascii_digit();
        let known = |list: &[&str], word: &str| {
            // Capitals and what stands around a word make no difference.
            let word = word.trim_start_matches(['(', '[', '“', '"', '‘']);
            let is_it = |known: &str| word == known || word.chars().flat_map(char::to_lowercase).eq(known.chars());
            list.iter().any(|known| known.len() == word.len() && is_it(known))
        };
        if (begins_digit || is_roman(next)) && known(self.before_number, word) {
            return true;
        }
        // Between most words there is no figure.
        if begins_digit || ends_digit {
            let after = next.trim_end_matches([',', ';', ':', '.', ')', '”', '"', '?', '!']);
            let is_name = || word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic);
            if (is_part_of_name(after) && is_name()) || (ends_digit && known(self.after_number, after)) {
                return true;
            }
        }
        next.starts_with(char::is_uppercase) && known(self.before_word, word)
    }

    /// Appends one word; the number of a document is not broken at its hyphens and strokes.
    fn word(&self, word: &str, quotes: bool, out: &mut String) {
        // The number of a document has a hyphen or a stroke.
        if !word.bytes().any(|b| matches!(b, b'/' | b'-' | 0xe2)) {
            self.marks(word, quotes, out);
            return;
        }
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_document_number(trimmed) && trimmed.len() <= LONGEST_NUMBER {
            let (before, after) = word.split_once(trimmed).unwrap_or(("", ""));
            self.marks(before, quotes, out);
            out.push_str("<span class=\"nowrap\">");
            push_text(out, trimmed);
            out.push_str("</span>");
            self.marks(after, quotes, out);
        } else {
            self.marks(word, quotes, out);
        }
    }

    /// Appends text with the language's quotation marks.
    fn marks(&self, text: &str, quotes: bool, out: &mut String) {
        if !quotes || !text.bytes().any(|b| matches!(b, b'"' | b'\'')) {
            push_text(out, text);
            return;
        }
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            let follows = rest.peek().is_some_and(|next| next.is_alphanumeric());
            match (c, self.quotes, self.apostrophe) {
                ('"', Some((open, close)), _) => out.push(if follows && opens(out) { open } else { close }),
                ('\'', _, Some(apostrophe)) if follows && out.ends_with(char::is_alphanumeric) => out.push(apostrophe),
                // *The editors' letters*.
                ('\'', _, Some(apostrophe)) if !follows && out.ends_with(['s', 'S']) && !is_quoted(out) => {
                    out.push(apostrophe);
                }
                _ => push_text(out, c.encode_utf8(&mut [0; 4])),
            }
        }
    }
}

/// Whether a quotation may begin behind what is written: at the beginning of an element or after a space or bracket.
fn opens(out: &str) -> bool {
    match out.chars().next_back() {
        None => true,
        Some('>') => out.rfind('<').is_none_or(|at| !out[at..].starts_with("</")),
        Some(c) => c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '-' | '–' | '—'),
    }
}

/// Whether a quotation in single marks is open at the end of what is written. What is an apostrophe is none of these.
fn is_quoted(out: &str) -> bool {
    let text = out.rfind('>').map_or(out, |at| &out[at..]);
    text.matches('\'').count() % 2 == 1
}

/// Whether a word may be the number behind a name: *Mỹ Thuận 2*. Where it counts what follows, it does no harm that it
/// stays with the name.
fn is_part_of_name(word: &str) -> bool {
    matches!(word.len(), 1..=2) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_roman(word: &str) -> bool {
    if !word.bytes().next().is_some_and(is_roman_letter) {
        return false;
    }
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let letters = word.split('.').next().unwrap_or(word);
    !letters.is_empty() && letters.bytes().all(is_roman_letter)
}

fn is_roman_letter(byte: u8) -> bool {
    matches!(byte, b'I' | b'V' | b'X')
}

/// Whether a word is the number of a document: `161/QĐ-TTg`, `22-NQ/TW`, `30/2020/NĐ-CP`.
pub fn is_document_number(word: &str) -> bool {
    let is_joint = |c: char| matches!(c, '/' | '-' | '\u{2010}' | '\u{2011}');
    let is_symbol =
        |part: &str| part.starts_with(char::is_uppercase) && part.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.split(is_joint).skip(1).any(is_symbol)
        && word.chars().all(|c| c.is_alphanumeric() || is_joint(c) || c == '.')
}

#[cfg(test)]
mod tests {
    use crate::lang::pack;

    fn check(tag: &str, text: &str, wanted: &str) {
        let mut out = String::new();
        pack(tag).typography().push(text, true, &mut out);
        assert_eq!(out.replace('\u{a0}', "_"), wanted, "{text}");
    }

    #[test]
    fn what_belongs_together_stays_on_one_line() {
        check("vi", "Điều 3 và khoản 2, ngày 15 tháng 6 năm 2017", "Điều_3 và khoản_2, ngày_15 tháng_6 năm_2017");
        check("vi", "12,5 tỷ đồng, 300 ha; 40 %", "12,5_tỷ đồng, 300_ha; 40_%");
        check("vi", "Văn hóa - Xã hội – tỉnh", "Văn hóa_- Xã hội_– tỉnh");
        check("vi", "quý IV và Xã hội; Quý I", "quý_IV và Xã hội; Quý_I");
        check("vi", "TP. Mỹ Tho; mục II.3 và quý IV", "TP._Mỹ Tho; mục_II.3 và quý_IV");
        check("en", "15 June 2017, Article 3, No. 5, 2.4 million", "15_June 2017, Article_3, No._5, 2.4_million");
        check(
            "vi",
            "cầu Mỹ Thuận 2, Tân Hương 10; xã 12 và Nam 2016",
            "cầu Mỹ Thuận_2, Tân Hương_10; xã 12 và Nam 2016",
        );
        check("lo", "điều 3 - a", "điều 3_- a");
    }

    #[test]
    fn numbers_of_documents_are_not_broken() {
        check(
            "vi",
            "số 179/KH-UBND, (22-NQ/TW)",
            "số_<span class=\"nowrap\">179/KH-UBND</span>, (<span class=\"nowrap\">22-NQ/TW</span>)",
        );
        check("vi", "2016-2020 và 15/6/2017", "2016-2020 và 15/6/2017");
    }

    #[test]
    fn quotation_marks_are_the_languages() {
        check("en", "\"Goals\" (\"one\") and the people's 'x' \"2\"", "“Goals” (“one”) and the people’s 'x' “2”");
        check("vi", "gọi là \"Đề án 161\".", "gọi là “Đề án_161”.");
        check(
            "en",
            "the editors' letters; 'the words' of 'it's' and states'",
            "the editors’ letters; 'the words' of 'it’s' and states’",
        );
        check("lo", "\"a\" b's", "\"a\" b's");
        let mut out = String::new();
        pack("vi").typography().push("\"a\" < 5", false, &mut out);
        assert_eq!(out, "\"a\" &lt; 5");
    }

    #[test]
    fn text_without_anything_to_set_is_only_escaped() {
        check("vi", "Một & hai", "Một &amp; hai");
        check("vi", "", "");
        check("vi", "a  b 1  - 2 ", "a  b 1  - 2 ");
    }
}
