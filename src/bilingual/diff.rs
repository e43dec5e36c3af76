//! What changed between two wordings, word by word.
//!
//! In: two texts. Out: pieces that stayed, went and came; put together, without those that went they are the new
//! text, without those that came the old one, but for white space. Bounded in time: where very much changed, it is
//! shown as one change.

use super::chain::{self, Step};
use super::normal;
use crate::lang::Pack;

/// A piece of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words that both have.
    Same(String),
    /// Words that only the old text has.
    Removed(String),
    /// Words that only the new one has.
    Added(String),
}

/// So many words are compared with each other after what is equal at both ends was set aside.
const MOST: usize = 600;
/// Two left out are cheaper than two different words for one another.
const GAP: u32 = 1;
const NEVER: u32 = 1_000;

/// Compares two texts.
pub fn diff(old: &str, new: &str, pack: &dyn Pack) -> Vec<Piece> {
    let (old, new) = (words(old, pack), words(new, pack));
    let same = |i: usize, j: usize| old[i].key == new[j].key;
    let shorter = old.len().min(new.len());
    let head = (0..shorter).take_while(|at| same(*at, *at)).count();
    let tail = (0..shorter - head).take_while(|at| same(old.len() - 1 - at, new.len() - 1 - at)).count();
    let (middle_old, middle_new) = (old.len() - head - tail, new.len() - head - tail);
    let mut pieces = Pieces::default();
    new[..head].iter().for_each(|word| pieces.push(Sort::Same, word));
    if middle_old.max(middle_new) > MOST {
        old[head..head + middle_old].iter().for_each(|word| pieces.push(Sort::Removed, word));
        new[head..head + middle_new].iter().for_each(|word| pieces.push(Sort::Added, word));
    } else {
        let (mut i, mut j) = (head, head);
        let cost = |a: usize, b: usize| if same(head + a, head + b) { 0 } else { NEVER };
        for step in chain::steps(middle_old, middle_new, GAP, cost) {
            match step {
                Step::Both => pieces.push(Sort::Same, &new[j]),
                Step::First => pieces.push(Sort::Removed, &old[i]),
                Step::Second => pieces.push(Sort::Added, &new[j]),
            }
            i += usize::from(step != Step::Second);
            j += usize::from(step != Step::First);
        }
    }
    new[new.len() - tail..].iter().for_each(|word| pieces.push(Sort::Same, word));
    pieces.done()
}

/// A comparison as one line of text: `[-old-]` and `{+new+}`; of long passages that stayed, only what is next to a
/// change is shown.
pub fn inline(pieces: &[Piece]) -> String {
    shortened(pieces)
        .iter()
        .map(|piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Removed(text) => format!("[-{text}-]"),
            Piece::Added(text) => format!("{{+{text}+}}"),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// So many words that stayed are shown beside a change.
const AROUND: usize = 8;

/// The pieces with the middle of long passages that stayed left out.
pub fn shortened(pieces: &[Piece]) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let shorten = |(at, piece): (usize, &Piece)| match piece {
        Piece::Same(text) => {
            let words: Vec<&str> = text.split_whitespace().collect();
            let (before, after) = (if at == 0 { 0 } else { AROUND }, if at == last { 0 } else { AROUND });
            if words.len() <= before + after + 2 {
                return piece.clone();
            }
            let middle = [&words[..before], &["…"], &words[words.len() - after..]].concat();
            Piece::Same(middle.join(" "))
        }
        _ => piece.clone(),
    };
    pieces.iter().enumerate().map(shorten).collect()
}

struct Word<'t> {
    text: &'t str,
    /// The form in which it is compared.
    key: String,
}

fn words<'t>(text: &'t str, pack: &dyn Pack) -> Vec<Word<'t>> {
    text.split_whitespace().map(|word| Word { text: word, key: normal(word, pack) }).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Same,
    Removed,
    Added,
}

/// Pieces being put together: of what changed at one place, all that went comes before all that came.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    same: String,
    removed: String,
    added: String,
}

impl Pieces {
    fn push(&mut self, sort: Sort, word: &Word<'_>) {
        let place = match sort {
            Sort::Same => {
                self.end_change();
                &mut self.same
            }
            Sort::Removed | Sort::Added => {
                self.end_same();
                if sort == Sort::Removed { &mut self.removed } else { &mut self.added }
            }
        };
        if !place.is_empty() {
            place.push(' ');
        }
        place.push_str(word.text);
    }

    fn end_same(&mut self) {
        if !self.same.is_empty() {
            self.done.push(Piece::Same(std::mem::take(&mut self.same)));
        }
    }

    fn end_change(&mut self) {
        if !self.removed.is_empty() {
            self.done.push(Piece::Removed(std::mem::take(&mut self.removed)));
        }
        if !self.added.is_empty() {
            self.done.push(Piece::Added(std::mem::take(&mut self.added)));
        }
    }

    fn done(mut self) -> Vec<Piece> {
        self.end_same();
        self.end_change();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    fn shown(old: &str, new: &str) -> String {
        inline(&diff(old, new, pack("vi")))
    }

    #[test]
    fn words_that_changed_are_marked() {
        assert_eq!(shown("Tỉnh có 11 đơn vị.", "Tỉnh có 10 đơn vị."), "Tỉnh có [-11-] {+10+} đơn vị.");
        assert_eq!(shown("một hai", "hai"), "[-một-] hai");
        assert_eq!(shown("một", "một hai ba"), "một {+hai ba+}");
        assert_eq!(shown("", "một"), "{+một+}");
        assert_eq!(shown("một", ""), "[-một-]");
        assert_eq!(shown("a b c d", "a x y d"), "a [-b c-] {+x y+} d");
    }

    #[test]
    fn respelling_is_no_change() {
        assert_eq!(diff("hoà  bình", "hòa bình", pack("vi")), [Piece::Same("hòa bình".into())]);
    }

    #[test]
    fn long_passages_that_stayed_are_shortened() {
        let long: String = (0..40).map(|n| format!("w{n} ")).collect();
        let shown = shown(&format!("{long}a"), &format!("{long}b"));
        assert_eq!(shown, "… w32 w33 w34 w35 w36 w37 w38 w39 [-a-] {+b+}");
    }

    #[test]
    fn very_long_changes_take_no_time() {
        let text = |from: usize| (from..from + 200_000).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        let pieces = diff(&text(0), &text(500_000), pack("vi"));
        assert_eq!(pieces.len(), 2);
    }
}
