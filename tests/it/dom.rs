//! HTML pages as lists of elements, read with a browser's parser.

use std::collections::BTreeMap;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element, in the order of the document.
pub(crate) struct Element {
    /// Its name in lower case.
    pub(crate) name: String,
    /// Its attributes.
    pub(crate) attributes: BTreeMap<String, String>,
    /// All text inside it.
    pub(crate) text: String,
    /// The names of the elements around it, the nearest last.
    pub(crate) around: Vec<String>,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether it lies in an element of this name.
    pub(crate) fn is_in(&self, name: &str) -> bool {
        self.around.iter().any(|n| n == name)
    }
}

/// A parsed page.
pub(crate) struct Dom {
    /// What the parser complains of.
    pub(crate) errors: Vec<String>,
    /// All elements.
    pub(crate) elements: Vec<Element>,
}

impl Dom {
    /// Parses a page as a browser does.
    pub(crate) fn parse(html: &str) -> Dom {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
        let mut elements = Vec::new();
        collect(&dom.document, &mut Vec::new(), &mut elements);
        let errors = dom.errors.borrow().iter().map(ToString::to_string).collect();
        Dom { errors, elements }
    }

    /// All elements of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |e| e.name == name)
    }

    /// The targets of `<link rel=…>`.
    pub(crate) fn links<'a>(&'a self, rel: &'a str) -> impl Iterator<Item = &'a Element> {
        self.all("link").filter(move |e| e.get("rel").is_some_and(|r| r.split(' ').any(|r| r == rel)))
    }

    /// The language of the page.
    pub(crate) fn lang(&self) -> &str {
        self.all("html").next().and_then(|e| e.get("lang")).unwrap_or("")
    }

    /// All ids.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter_map(|e| e.get("id"))
    }
}

fn collect(node: &Handle, around: &mut Vec<String>, elements: &mut Vec<Element>) {
    let NodeData::Element { name, attrs, .. } = &node.data else {
        for child in node.children.borrow().iter() {
            collect(child, around, elements);
        }
        return;
    };
    let local = name.local.to_string();
    let attributes = attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
    let mut text = String::new();
    gather(node, &mut text);
    elements.push(Element { name: local.clone(), attributes, text, around: around.clone() });
    around.push(local);
    for child in node.children.borrow().iter() {
        collect(child, around, elements);
    }
    around.pop();
}

fn gather(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    for child in node.children.borrow().iter() {
        gather(child, text);
    }
}
