//! HTML for a disk.

use std::cell::Cell;
use std::io;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::place::Places;

/// The attributes that hold one address.
const ADDRESSES: [&str; 9] =
    ["href", "src", "action", "formaction", "poster", "data", "xlink:href", "data-index", "data-later"];
/// The attributes that hold a list of addresses, each with a size.
const LISTS: [&str; 2] = ["srcset", "imagesrcset"];

/// Whether a file only leads on to another address, for those who come with an old one.
pub(super) fn is_redirect(path: &str, bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).ok().filter(|text| path.ends_with(".html") && text.contains("http-equiv"));
    let Some(text) = text else { return false };
    let found = Cell::new(false);
    let settings = RewriteStrSettings::new().with_strict(false).append_element_content_handler(element!(
        "meta[http-equiv='refresh' i]",
        |_| {
            found.set(true);
            Ok(())
        }
    ));
    // What cannot be read is no redirect.
    rewrite_str(text, settings).is_ok() && found.get()
}

/// A page with addresses that lead from file to file, without what a browser fetches only from a host.
pub(super) fn rewritten(path: &str, text: &str, places: &Places<'_>) -> io::Result<String> {
    let settings = RewriteStrSettings::new()
        .with_strict(false)
        .append_element_content_handler(element!("link[rel~='manifest'], link[rel~='preload'], base", |link| {
            link.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("*", |element| {
            // Nothing on a disk has an origin that it could share.
            element.remove_attribute("crossorigin");
            for name in ADDRESSES {
                change(element, name, |address| places.seen_from(path, address))?;
            }
            for name in LISTS {
                change(element, name, |list| Some(list_seen_from(places, path, list)))?;
            }
            Ok(())
        }));
    rewrite_str(text, settings).map_err(|problem| io::Error::other(format!("{path}: {problem}")))
}

fn change(
    element: &mut Element<'_, '_>,
    name: &str,
    new: impl Fn(&str) -> Option<String>,
) -> Result<(), lol_html::errors::AttributeNameError> {
    match element.get_attribute(name).and_then(|value| new(&value)) {
        Some(value) => element.set_attribute(name, &value),
        None => Ok(()),
    }
}

/// Candidates are separated by commas, an address from its size by a space.
fn list_seen_from(places: &Places<'_>, path: &str, list: &str) -> String {
    let candidate = |part: &str| {
        let part = part.trim();
        let (address, size) = part.split_once(char::is_whitespace).unwrap_or((part, ""));
        let address = places.seen_from(path, address).unwrap_or_else(|| address.to_owned());
        format!("{address} {size}").trim_end().to_owned()
    };
    list.split(',').map(candidate).collect::<Vec<_>>().join(", ")
}
