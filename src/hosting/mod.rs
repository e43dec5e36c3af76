//! What the host is told: response headers and redirects.
//!
//! In: the site. Out: `_headers` and `_redirects`, which Netlify, Cloudflare Pages and others read, and the same as
//! data: the rules for other servers, and the redirect pages for hosts that read neither file.

mod headers;
mod redirects;

#[cfg(test)]
mod tests;

use crate::model::Site;

pub use headers::{HeaderRule, headers, rules};
pub use redirects::{RedirectPage, redirect_pages, redirects};

/// The path of `base_url`, without a final slash: what stands before every path on the host.
fn base_path(site: &Site) -> String {
    let url = url::Url::parse(&site.config.base_url);
    url.map_or_else(|_| String::new(), |url| url.path().trim_end_matches('/').to_owned())
}
