//! Small types and functions for text that every floor needs.
//!
//! Strings with rules get a type of their own here: [`slug::Slug`], [`url::UrlPath`], [`date::PartialDate`].

pub mod date;
pub mod escape;
pub mod near;
pub mod normal;
pub mod slug;
pub mod svg;
pub mod url;
pub mod words;
pub mod xml;
