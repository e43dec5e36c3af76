//! One content file: its name, its front matter, its text.
//!
//! In: the path and text of a file below `content/`. Out: a [`ParsedPage`] and problems. Parsing never fails: what
//! can be read is given, the rest is reported.

mod body;
mod front_matter;
mod kind;
mod page;
mod phrases;
mod split;

pub use body::{Body, Shelf, Tables};
pub use front_matter::{Document, FrontMatter, Ignored, SortBy, SourceRef};
pub use kind::{FileName, NameProblem, id_of_link};
pub use page::{ParseOptions, ParsedPage, parse};
pub use phrases::Others;

/// The folder of the content, below the site's root.
pub const FOLDER: &str = "content";

#[cfg(test)]
mod tests;
