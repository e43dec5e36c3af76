//! Reading XLIFF 1.2.
//!
//! No document type is processed: with it would come entities that stand for files or for millions of letters. What
//! nests too deeply is refused.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::import::{Problem, Unit};
use super::tokens::Token;
use super::xliff::NOTE;

/// More levels than any translator's program makes.
const DEEPEST: usize = 64;

/// Reads all units.
pub(super) fn read(text: &str) -> Result<Vec<Unit>, Problem> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut state = State::default();
    loop {
        let before = place(reader.buffer_position());
        let event = reader.read_event();
        let after = place(reader.buffer_position()).min(text.len());
        let here = before.min(after)..after;
        let Ok(event) = event else { return Err(Problem::damaged(here)) };
        match event {
            Event::Eof if state.path.is_empty() && state.has_root => return Ok(state.units),
            Event::Eof => return Err(Problem::damaged(here)),
            Event::DocType(_) => return Err(Problem::damaged(here)),
            Event::Start(tag) => state.start(&tag, here, false)?,
            Event::Empty(tag) => {
                state.start(&tag, here.clone(), true)?;
                state.end();
            }
            Event::End(_) => state.end(),
            Event::Text(words) => {
                state.words(&words);
            }
            Event::CData(words) => {
                state.words(&words);
            }
            Event::GeneralRef(reference) => match character(&reference) {
                Some(c) => state.words(c.encode_utf8(&mut [0; 4])),
                None => return Err(Problem::damaged(here)),
            },
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn place(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// One of the five entities that XML itself has, or a character by its number.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match reference.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[derive(Default)]
struct State {
    /// The names of the elements that are open.
    path: Vec<String>,
    has_root: bool,
    page: String,
    unit: Option<Unit>,
    /// The numbers of the marked stretches that are open in the target.
    open: Vec<u32>,
    units: Vec<Unit>,
}

impl State {
    fn start(&mut self, tag: &BytesStart<'_>, place: Range<usize>, is_empty: bool) -> Result<(), Problem> {
        let damaged = || Problem::damaged(place.clone());
        let name = tag.local_name().as_ref().to_owned();
        if self.path.len() >= DEEPEST || (self.path.is_empty() && name != "xliff") {
            return Err(damaged());
        }
        self.has_root = true;
        let attribute = |name: &str| -> Result<Option<String>, Problem> {
            match tag.try_get_attribute(name).map_err(|_| damaged())? {
                Some(value) => {
                    let text = value.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|_| damaged())?;
                    Ok(Some(text.into_owned()))
                }
                None => Ok(None),
            }
        };
        match name.as_str() {
            "file" => self.page = attribute("build-num")?.unwrap_or_default(),
            "trans-unit" => {
                let id = attribute("id")?.ok_or_else(damaged)?;
                let target = Some(Vec::new());
                self.unit = Some(Unit { page: self.page.clone(), id, note: String::new(), target, place });
            }
            "note" if attribute("from")?.as_deref() != Some(NOTE) => {
                self.path.push("note-of-another".to_owned());
                return Ok(());
            }
            "g" if self.is_in("target") => {
                let number = attribute("id")?.and_then(|id| id.parse().ok());
                self.token(number.map(Token::Open));
                if let Some(number) = number.filter(|_| !is_empty) {
                    self.open.push(number);
                }
                if let Some(number) = number.filter(|_| is_empty) {
                    self.token(Some(Token::Close(number)));
                }
                // An empty one is closed already.
                self.path.push(if is_empty { "empty" } else { "g" }.to_owned());
                return Ok(());
            }
            "x" if self.is_in("target") => {
                let number = attribute("id")?.and_then(|id| id.parse().ok());
                self.token(number.map(Token::Alone));
            }
            _ => {}
        }
        self.path.push(name);
        Ok(())
    }

    fn end(&mut self) {
        match self.path.pop().as_deref() {
            Some("trans-unit") => self.units.extend(self.unit.take()),
            Some("g") if self.is_in("target") => {
                let number = self.open.pop();
                self.token(number.map(Token::Close));
            }
            Some("target") => self.open.clear(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        match self.path.last().map(String::as_str) {
            Some("note") => {
                if let Some(unit) = &mut self.unit {
                    unit.note.push_str(words);
                }
            }
            _ if self.is_in("target") => self.token(Some(Token::Words(words.to_owned()))),
            _ => {}
        }
    }

    /// Alternatives that a program offers have targets too, which are none of ours.
    fn is_in(&self, name: &str) -> bool {
        self.path.iter().any(|open| open == name) && !self.path.iter().any(|open| open == "alt-trans")
    }

    /// Enters a part of the target; one that cannot be read spoils the target, not the file.
    fn token(&mut self, token: Option<Token>) {
        let Some(unit) = &mut self.unit else { return };
        match (token, &mut unit.target) {
            (Some(Token::Words(words)), Some(tokens)) => match tokens.last_mut() {
                Some(Token::Words(before)) => before.push_str(&words),
                _ => tokens.push(Token::Words(words)),
            },
            (Some(token), Some(tokens)) => tokens.push(token),
            (None, target) => *target = None,
            (Some(_), None) => {}
        }
    }
}
