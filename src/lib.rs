//! Songngu, a bilingual static site generator: one page, two texts, kept true to each other.

pub mod diag;
pub mod highlight;
pub mod markdown;
pub mod source;
pub mod text;
