//! The one place where text becomes HTML.

use std::borrow::Cow;

/// Escapes text for HTML element content and for attribute values in double quotes.
pub fn html(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(['&', '<', '>', '"', '\'']) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(&text[..first]);
    push_html(&mut out, &text[first..]);
    Cow::Owned(out)
}

/// Appends text to HTML, escaped for element content and for attribute values in double quotes.
pub fn push_html(out: &mut String, text: &str) {
    let is_special = |b: u8| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'');
    // As in `push_text`; ids and titles are looked at as bytes, for all five are of ASCII.
    if !text.bytes().fold(false, |found, b| found | is_special(b)) {
        out.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Appends text to HTML, escaped for element content only: quotes stay, which keeps running text small.
pub fn push_text(out: &mut String, text: &str) {
    // Most text has nothing to escape. Looking at all of it without stopping lets the compiler do so by the vector.
    if !text.bytes().fold(false, |found, b| found | matches!(b, b'&' | b'<' | b'>')) {
        out.push_str(text);
        return;
    }
    let mut start = 0;
    for (i, b) in text.bytes().enumerate() {
        let entity = match b {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => continue,
        };
        out.push_str(&text[start..i]);
        out.push_str(entity);
        start = i + 1;
    }
    out.push_str(&text[start..]);
}

/// Appends an address as the value of an attribute in double quotes: what no address may hold is percent-encoded,
/// what is encoded already stays, and the result is escaped.
pub fn push_href(out: &mut String, address: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for b in address.bytes() {
        match b {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            _ if b.is_ascii_alphanumeric() || b"-_.+!*(),%#@?=;:/$~".contains(&b) => out.push(char::from(b)),
            _ => {
                out.push('%');
                out.push(char::from(HEX[usize::from(b >> 4)]));
                out.push(char::from(HEX[usize::from(b & 15)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn running_text_keeps_its_quotes() {
        let mut out = String::new();
        super::push_text(&mut out, "A & B < \"C\" > 'đ'");
        assert_eq!(out, "A &amp; B &lt; \"C\" &gt; 'đ'");
    }

    #[test]
    fn addresses_are_encoded_once() {
        let mut out = String::new();
        super::push_href(&mut out, "/văn bản?a=1&b=%20\"'");
        assert_eq!(out, "/v%C4%83n%20b%E1%BA%A3n?a=1&amp;b=%20%22&#39;");
    }

    #[test]
    fn all_five_are_escaped_and_the_rest_is_kept() {
        assert_eq!(super::html("A & B < \"C\" > 'đ'"), "A &amp; B &lt; &quot;C&quot; &gt; &#39;đ&#39;");
        assert!(matches!(super::html("Đồng Tháp"), std::borrow::Cow::Borrowed(_)));
    }
}
