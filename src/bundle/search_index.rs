//! The search index for a disk: each of its files as a script that names the file and holds its bytes.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::search;

use super::place::Places;

/// The folder of the index, below the site's root.
const FOLDER: &str = "assets/search/";

/// Whether a file belongs to the index.
pub(super) fn is_part(path: &str) -> bool {
    path.starts_with(FOLDER)
}

/// The script for a file of the index: its path and text. Addresses of pages in it lead from the root to a file.
pub(super) fn script(path: &str, bytes: &[u8], places: &Places<'_>) -> (String, Vec<u8>) {
    let name = path.strip_prefix(FOLDER).unwrap_or(path);
    let moved = search::with_addresses(path, bytes, |address| places.seen_from("index.html", address));
    let data = BASE64_STANDARD.encode(moved.as_deref().unwrap_or(bytes));
    (format!("{path}.js"), format!("(globalThis.songnguFiles ??= {{}})[\"{name}\"] = \"{data}\";\n").into_bytes())
}
