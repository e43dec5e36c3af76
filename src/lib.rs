//! Songngu, a bilingual static site generator: one page, two texts, kept true to each other.

pub mod config;
pub mod diag;
pub mod fs;
pub mod lang;
pub mod message;
pub mod source;
pub mod text;
pub mod value;
