//! Files by which programs get to know the site: `security.txt`, the web manifest, `pages.json`, `llms.txt`.
//!
//! In: the site. Out: finished files.

mod llms;
mod manifest;
mod pages;
mod security;

#[cfg(test)]
mod tests;

pub use llms::llms;
pub use manifest::{Icon, manifest};
pub use pages::{Pieces, pages};
pub use security::security;
