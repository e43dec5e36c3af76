//! Addresses of this site. No address is put together anywhere else.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::slug::Slug;

/// The path of an address on this site: begins with `/`; that of a page also ends with `/`.
///
/// Holds only ASCII letters, digits and `-._~/` in pages; other characters are percent-encoded (RFC 3986, 3.3).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UrlPath(String);

impl UrlPath {
    /// The root, `/`.
    pub fn root() -> UrlPath {
        UrlPath("/".to_owned())
    }

    /// Takes a path as a person writes it in settings or front matter (`/cu/trang.html`, `/cu/`).
    ///
    /// `None` unless it begins with `/`, has no empty, `.` or `..` segment, no query, fragment, backslash or control
    /// character. Characters outside the allowed set are percent-encoded.
    pub fn parse(text: &str) -> Option<UrlPath> {
        let inner = text.strip_prefix('/')?;
        if text.chars().any(|c| c.is_control() || matches!(c, '?' | '#' | '\\')) {
            return None;
        }
        let segments: Vec<&str> = inner.split('/').collect();
        let last = segments.len() - 1;
        let bad = |(i, s): (usize, &&str)| matches!(*s, "." | "..") || (s.is_empty() && i != last);
        if segments.iter().enumerate().any(bad) {
            return None;
        }
        Some(UrlPath(encode(text)))
    }

    /// The page below this one: `/a/` and `b` give `/a/b/`.
    pub fn page(&self, slug: &Slug) -> UrlPath {
        let (above, slug) = (self.directory(), slug.as_str());
        let mut path = String::with_capacity(above.len() + slug.len() + 1);
        path.push_str(above);
        path.push_str(slug);
        path.push('/');
        UrlPath(path)
    }

    /// A file below this page: `/a/` and `feed.xml` give `/a/feed.xml`. The name is percent-encoded.
    pub fn file(&self, name: &str) -> UrlPath {
        UrlPath(format!("{}{}", self.directory(), encode(name)))
    }

    /// The same address below another one: `/vi/a/`, from `/vi/` to `/x/`, is `/x/a/`. What does not lie below `from`
    /// keeps its whole path.
    pub fn moved(&self, from: &UrlPath, to: &UrlPath) -> UrlPath {
        let rest = self.0.strip_prefix(from.as_str()).unwrap_or(&self.0[1..]);
        UrlPath(format!("{}{rest}", to.directory()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that serves this address, below the output folder, with `/` between its parts and not encoded.
    pub fn output_path(&self) -> String {
        const INDEX: &str = "index.html";
        let mut path = String::with_capacity(self.0.len() + INDEX.len());
        path.push_str(&self.0[1..]);
        if path.contains('%') {
            path = decode(&path);
        }
        if path.is_empty() || path.ends_with('/') {
            path.push_str(INDEX);
        }
        path
    }

    /// The address with a part of the page: `/a/#b`.
    pub fn with_fragment(&self, fragment: Option<&str>) -> String {
        match fragment {
            Some(f) if !f.is_empty() => format!("{}#{}", self.0, encode(f)),
            _ => self.0.clone(),
        }
    }

    fn directory(&self) -> &str {
        &self.0[..=self.0.rfind('/').unwrap_or(0)]
    }
}

impl fmt::Display for UrlPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Percent-encodes what a path or fragment may not hold as it is; `/` and existing `%` are kept.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for b in text.bytes() {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(char::from(b)),
            b'-' | b'.' | b'_' | b'~' | b'/' | b'%' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b','
            | b';' | b'=' | b':' | b'@' => out.push(char::from(b)),
            _ => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}

/// Undoes percent-encoding; what is not valid is kept as it is.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = (bytes[i] == b'%').then(|| text.get(i + 1..i + 3)).flatten();
        match hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                i += 3;
            }
            None => {
                out.push(bytes[i]);
                i += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Resolves a relative path written in a file of folder `base` (both with `/`, below one root); a path that
/// begins with `/` starts at the root. `None` if it leads out of the root.
pub fn join(base: &str, relative: &str) -> Option<String> {
    let base = if relative.starts_with('/') { "" } else { base };
    let mut path = String::with_capacity(base.len() + 1 + relative.len());
    let add = |path: &mut String, name: &str| {
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(name);
    };
    base.split('/').filter(|name| !name.is_empty()).for_each(|name| add(&mut path, name));
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." if path.is_empty() => return None,
            ".." => path.truncate(path.rfind('/').unwrap_or(0)),
            name => add(&mut path, name),
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_built_and_checked() {
        let plan = UrlPath::root().page(&Slug::new("ke-hoach").expect("a slug"));
        assert_eq!(plan.as_str(), "/ke-hoach/");
        assert_eq!(plan.output_path(), "ke-hoach/index.html");
        assert_eq!(plan.file("feed.xml").output_path(), "ke-hoach/feed.xml");
        assert_eq!(plan.with_fragment(Some("ii.3.c")), "/ke-hoach/#ii.3.c");
        for bad in ["", "a", "//a", "/a//b", "/../a", "/a?b", "/a#b", "/a\\b"] {
            assert!(UrlPath::parse(bad).is_none(), "{bad}");
        }
        assert_eq!(UrlPath::parse("/cũ/").map(|u| u.output_path()).as_deref(), Some("cũ/index.html"));
    }

    #[test]
    fn relative_paths_stay_below_the_root() {
        assert_eq!(join("plan", "../asean/_index.md").as_deref(), Some("asean/_index.md"));
        assert_eq!(join("plan/deep", "./a.md").as_deref(), Some("plan/deep/a.md"));
        assert_eq!(join("plan", "/news/x.md").as_deref(), Some("news/x.md"));
        assert_eq!(join("plan", "../../etc"), None);
    }

    #[test]
    fn encoding_is_undone() {
        assert_eq!(decode(&encode("Đồng bằng.pdf")), "Đồng bằng.pdf");
        assert_eq!(decode("100%"), "100%");
    }
}
