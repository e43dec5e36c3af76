//! Reading a catalogue of GNU gettext.

use super::import::{Problem, Unit};
use super::po::BETWEEN;
use super::tokens::read_plain;

/// Reads all messages but the head.
pub(super) fn read(text: &str) -> Result<Vec<Unit>, Problem> {
    let mut units = Vec::new();
    let mut entry = Entry::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let place = at..at + line.trim_end().len();
        at += line.len();
        let words = line.trim();
        if words.is_empty() {
            entry.finish(&mut units)?;
            entry = Entry::default();
            continue;
        }
        // What is obsolete is nobody's any more.
        if words.starts_with("#~") {
            continue;
        }
        if let Some(comment) = words.strip_prefix('#') {
            // A comment after a message begins the next one.
            if entry.field == Field::Translation {
                entry.finish(&mut units)?;
                entry = Entry::default();
            }
            if let Some(note) = comment.strip_prefix('.').map(str::trim).and_then(|c| c.strip_prefix("songngu ")) {
                entry.note = note.to_owned();
            }
            continue;
        }
        let damaged = || Problem::damaged(place.clone());
        let (keyword, string) = words.split_once('"').ok_or_else(damaged)?;
        let string = string.strip_suffix('"').ok_or_else(damaged)?;
        let string = unquoted(string).ok_or_else(damaged)?;
        match keyword.trim() {
            "msgctxt" => {
                if entry.field == Field::Translation {
                    entry.finish(&mut units)?;
                    entry = Entry::default();
                }
                entry.field = Field::Context;
                entry.place = place;
            }
            "msgid" => entry.field = Field::Original,
            "msgstr" => entry.field = Field::Translation,
            "" if entry.field != Field::None => {}
            _ => return Err(damaged()),
        }
        match entry.field {
            Field::Context => entry.context.push_str(&string),
            Field::Translation => entry.translation.push_str(&string),
            Field::Original | Field::None => {}
        }
    }
    entry.finish(&mut units)?;
    Ok(units)
}

/// The string that a message is being read into.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Field {
    #[default]
    None,
    Context,
    Original,
    Translation,
}

#[derive(Default)]
struct Entry {
    field: Field,
    place: std::ops::Range<usize>,
    note: String,
    context: String,
    translation: String,
}

impl Entry {
    /// Enters a message that is whole; the head has no context.
    fn finish(&self, units: &mut Vec<Unit>) -> Result<(), Problem> {
        if self.context.is_empty() {
            return Ok(());
        }
        let damaged = || Problem::damaged(self.place.clone());
        let (page, id) = self.context.split_once(BETWEEN).ok_or_else(damaged)?;
        units.push(Unit {
            page: page.to_owned(),
            id: id.to_owned(),
            note: self.note.clone(),
            target: read_plain(&self.translation),
            place: self.place.clone(),
        });
        Ok(())
    }
}

/// Undoes the escapes of a string.
fn unquoted(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                other @ ('"' | '\\') => other,
                _ => return None,
            },
            '"' => return None,
            other => other,
        });
    }
    Some(out)
}
