//! Slugs: the words of an address.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One segment of an address: lower-case ASCII letters, digits and single hyphens between them; never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slug(String);

impl Slug {
    /// Takes a text that is a slug already; `None` if it is not.
    pub fn new(text: &str) -> Option<Slug> {
        let words_ok =
            text.split('-').all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        words_ok.then(|| Slug(text.to_owned()))
    }

    /// Makes a slug of any text with the folding of its language; `None` if nothing is left of it.
    ///
    /// `fold` gives lower-case text with marks removed; whatever is then no ASCII letter or digit parts words.
    pub fn from_text(text: &str, fold: impl Fn(&str) -> String) -> Option<Slug> {
        let folded = fold(text);
        let mut slug = String::with_capacity(folded.len());
        for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(&word.to_ascii_lowercase());
        }
        (!slug.is_empty()).then_some(Slug(slug))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn slugs_are_checked_and_made() {
        assert!(Slug::new("ke-hoach-179").is_some());
        for bad in ["", "-a", "a-", "a--b", "A", "đ", "a/b", "a b"] {
            assert!(Slug::new(bad).is_none(), "{bad}");
        }
        let made = |t: &str| Slug::from_text(t, str::to_owned).map(|s| s.to_string());
        assert_eq!(made("179/KH-UBND: (2017)").as_deref(), Some("179-kh-ubnd-2017"));
        assert_eq!(made(" … "), None);
    }
}
