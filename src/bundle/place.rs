//! From addresses of the site to files beside one another.

use std::collections::BTreeSet;

use crate::text::url::{UrlPath, encode};

/// The files of a bundle.
#[derive(Debug)]
pub(super) struct Places<'a> {
    files: BTreeSet<&'a str>,
    base_url: &'a str,
}

impl<'a> Places<'a> {
    pub(super) fn new(files: impl Iterator<Item = &'a str>, base_url: &'a str) -> Self {
        Places { files: files.collect(), base_url: base_url.trim_end_matches('/') }
    }

    /// What an address becomes in the file `from`; none if it can stay as it is, for it is not one of this site's.
    pub(super) fn seen_from(&self, from: &str, address: &str) -> Option<String> {
        if !address.starts_with('/') || address.starts_with("//") {
            return None;
        }
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (path, rest) = address.split_at(end);
        let file = UrlPath::parse(path).map(|url| url.output_path());
        match file.filter(|file| self.files.contains(file.as_str())) {
            Some(file) => Some(relative(from, &file) + rest),
            None => Some(format!("{}{address}", self.base_url)),
        }
    }
}

/// The way from one file to another, both named from the root.
fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    from.pop();
    let common = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut way = "../".repeat(from.len() - common);
    // A colon in the first part would make it a scheme (RFC 3986, 4.2).
    if way.is_empty() && to[common].contains(':') {
        way.push_str("./");
    }
    // A percent sign that belongs to a name would be read as the beginning of a code.
    way + &encode(&to[common..].join("/").replace('%', "%25"))
}
