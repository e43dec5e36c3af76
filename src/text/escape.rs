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
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
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

#[cfg(test)]
mod tests {
    #[test]
    fn all_five_are_escaped_and_the_rest_is_kept() {
        assert_eq!(super::html("A & B < \"C\" > 'đ'"), "A &amp; B &lt; &quot;C&quot; &gt; &#39;đ&#39;");
        assert!(matches!(super::html("Đồng Tháp"), std::borrow::Cow::Borrowed(_)));
    }
}
