//! What can be put right without asking: where it is certain what was meant.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceId, Sources};

/// A file with its mistakes put right.
#[derive(Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The file.
    pub source: SourceId,
    /// Its text.
    pub text: String,
    /// How many places of it were changed.
    pub places: usize,
}

/// Puts right what is certain: look-alike and invisible characters, no-break spaces, tone marks by the site's custom,
/// and texts that are not in NFC. Words are never guessed.
pub fn fix(diagnostics: &Diagnostics, sources: &Sources) -> Vec<Fixed> {
    let mut edits: BTreeMap<SourceId, Vec<(Range<usize>, &str)>> = BTreeMap::new();
    for problem in diagnostics.sorted() {
        let Some(span) = problem.span else { continue };
        if problem.code == Code::FileNotNfc {
            // The text was brought into NFC when it was read; writing it is all that there is to do.
            edits.entry(span.source).or_default();
        } else if let Some(instead) = instead(problem) {
            edits.entry(span.source).or_default().push((span.range(), instead));
        }
    }
    edits.into_iter().map(|(source, edits)| apply(source, edits, sources)).collect()
}

/// What is certainly meant at the place of a problem.
fn instead(problem: &Diagnostic) -> Option<&str> {
    let arg = |name: &str| problem.args.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    match problem.code {
        Code::TonePlacement => arg("expected"),
        Code::StrayCharacter if problem.advice.as_deref() == Some("help-invisible") => Some(""),
        Code::StrayCharacter => arg("expected"),
        Code::TypingHabit if problem.advice.as_deref() == Some("help-space") => Some(" "),
        _ => None,
    }
}

fn apply(source: SourceId, mut edits: Vec<(Range<usize>, &str)>, sources: &Sources) -> Fixed {
    let old = sources.get(source).text();
    edits.sort_by_key(|(range, _)| range.start);
    let (mut text, mut at, mut places) = (String::with_capacity(old.len()), 0, 0);
    for (range, instead) in edits {
        // What overlaps is left for the next time.
        let Some(between) = old.get(at..range.start) else { continue };
        text.push_str(between);
        text.push_str(instead);
        at = range.end;
        places += 1;
    }
    text.push_str(old.get(at..).unwrap_or_default());
    Fixed { source, text, places }
}
