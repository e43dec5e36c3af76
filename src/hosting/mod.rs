//! What the host is told: response headers and redirects.
//!
//! In: the site. Out: `_headers` and `_redirects`, which Netlify, Cloudflare Pages and others read, and the same as
//! data: the rules for other servers, and the redirect pages for hosts that read neither file.

mod headers;
mod redirects;

#[cfg(test)]
mod tests;

pub use headers::{GENERAL, HeaderRule, headers, rules};
pub use redirects::{RedirectPage, redirect_pages, redirects};
