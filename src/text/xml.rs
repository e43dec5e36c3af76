//! Writing XML: elements in, escaped and well-formed bytes out.
//!
//! A thin layer over `quick-xml`'s writer that keeps out what XML cannot hold and writes to memory only.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// The attributes of an element, in the order in which they are written.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A growing XML text.
pub struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// Begins a document with its declaration.
    pub fn document() -> Xml {
        let mut xml = Xml::fragment();
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml.line();
        xml
    }

    /// Begins a piece of a document.
    pub fn fragment() -> Xml {
        Xml { writer: Writer::new(Vec::new()) }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.write(Event::Start(tag(name, attributes)));
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.write(Event::Empty(tag(name, attributes)));
    }

    /// Writes an element that holds text.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.write(Event::Text(BytesText::from_escaped(partial_escape(legal(text)))));
        self.close(name);
    }

    /// Writes text inside an element.
    pub fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::from_escaped(partial_escape(legal(text)))));
    }

    /// Ends the line, between elements.
    pub fn line(&mut self) {
        self.write(Event::Text(BytesText::from_escaped("\n")));
    }

    /// Appends a finished piece.
    pub fn append(&mut self, piece: &Xml) {
        self.writer.get_mut().extend_from_slice(piece.bytes());
    }

    /// Forgets what was written and keeps the memory.
    pub fn clear(&mut self) {
        self.writer.get_mut().clear();
    }

    /// What was written so far.
    pub fn bytes(&self) -> &[u8] {
        self.writer.get_ref()
    }

    /// The finished text.
    pub fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn write(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("memory takes all that is written");
    }
}

fn tag<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        tag.push_attribute((*key, legal(value).as_ref()));
    }
    tag
}

/// The text without the characters that XML 1.0 forbids even when escaped (§2.2, production `Char`).
fn legal(text: &str) -> Cow<'_, str> {
    let bad = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(bad) { Cow::Owned(text.replace(bad, "")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn texts_are_escaped_and_cleaned() {
        let mut xml = Xml::document();
        xml.element("a", &[("b", "\"<&\u{1}")], "đ < \u{8}\"&");
        xml.empty("c", &[]);
        let text = String::from_utf8(xml.finish()).expect("UTF-8");
        let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"&quot;&lt;&amp;\">đ &lt; \"&amp;</a><c/>";
        assert_eq!(text, expected);
    }
}
