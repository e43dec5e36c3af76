//! What is said to people: catalogues of sentences, one a language.
//!
//! In: a language tag and entries in Fluent's form (projectfluent.org). Out: sentences with their values filled in,
//! plural forms chosen by CLDR's rules and numbers written by the language's pack.
//! The program's own sentences are here ([`program`]); a theme's come as text from its `strings/`.
//! This module does not decide what is said where, and never prints.

mod own;
mod parse;

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::lang::{Pack, pack};

pub use own::{program, speaks};
pub use parse::SyntaxProblem;

/// A value to fill into a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Text, filled in as it is.
    Text(String),
    /// A number: chooses plural forms, and is written with the language's separators.
    Number(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Arg::Number(f64::from(number))
    }
}

/// The sentences of one language.
pub struct Catalogue {
    tag: String,
    keys: Vec<String>,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// Reads a catalogue. What cannot be read is left out and reported; of two entries with one key the first counts.
    pub fn parse(tag: &str, text: &str) -> (Catalogue, Vec<SyntaxProblem>) {
        parse::parse(tag, text)
    }

    /// The language, as it was given to [`Catalogue::parse`].
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The keys of all entries, sorted; private terms (`-name`) are not among them.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// The names of an entry's attributes, in the order of the text; none if there is no such entry.
    pub fn attributes(&self, key: &str) -> impl Iterator<Item = &str> {
        self.bundle.get_message(key).into_iter().flat_map(|m| m.attributes().map(|a| a.id()).collect::<Vec<_>>())
    }

    /// The sentence of an entry, or of one of its attributes, with values filled in; `None` if there is none.
    ///
    /// A value that the sentence wants and `args` does not have stays visible as its name in braces.
    pub fn format(&self, key: &str, attribute: Option<&str>, args: &[(&str, Arg)]) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let values: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, fluent_value(arg))).collect();
        // What goes wrong here shows in the text itself (`{$name}`), where a reader and the tests see it.
        let mut shown_in_text = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut shown_in_text).into_owned())
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue").field("tag", &self.tag).field("keys", &self.keys).finish_non_exhaustive()
    }
}

fn fluent_value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Number(number) => FluentValue::Number(FluentNumber::new(*number, Default::default())),
    }
}

/// The pack of a bundle's language; Fluent's formatter is a plain function and can ask only its memory for it.
struct BundlePack(&'static dyn Pack);

impl Memoizable for BundlePack {
    type Args = ();
    type Error = std::convert::Infallible;

    fn construct(language: LanguageIdentifier, (): Self::Args) -> Result<Self, Self::Error> {
        Ok(BundlePack(pack(&language.to_string())))
    }
}

/// Writes numbers as the language writes them; leaves everything else to Fluent.
fn write_number(value: &FluentValue<'_>, memory: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    memory.with_try_get::<BundlePack, _, _>((), |pack| pack.0.number(&number.as_string())).ok()
}

#[cfg(test)]
mod tests;
