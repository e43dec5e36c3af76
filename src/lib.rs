//! Songngu, a bilingual static site generator: one page, two texts, kept true to each other.

pub mod config;
pub mod content;
pub mod diag;
pub mod fs;
pub mod highlight;
pub mod lang;
pub mod markdown;
pub mod message;
pub mod model;
pub mod output;
pub mod source;
pub mod templates;
pub mod text;
pub mod theme;
pub mod value;
