//! Songngu, a bilingual static site generator: one page, two texts, kept true to each other.

pub mod bilingual;
pub mod bundle;
pub mod cli;
pub mod config;
pub mod content;
pub mod diag;
pub mod discovery;
pub mod exchange;
pub mod feeds;
pub mod fs;
pub mod glossary;
pub mod highlight;
pub mod hosting;
pub mod lang;
pub mod markdown;
pub mod memo;
pub mod message;
pub mod metadata;
pub mod model;
pub mod offline;
pub mod output;
pub mod picture;
pub mod pipeline;
pub mod readability;
pub mod render;
pub mod search;
pub mod server;
pub mod sitemap;
pub mod source;
pub mod spelling;
pub mod templates;
pub mod text;
pub mod theme;
pub mod value;

#[cfg(test)]
mod testing;
