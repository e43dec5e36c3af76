//! Components: named blocks with checked arguments, written as fenced code blocks with the info string `{name …}`.
//!
//! Text components take their arguments from the info string, as the inside of a TOML inline table, and a body of
//! Markdown. Data components take TOML from the body. One file each holds its arguments as a typed struct and turns
//! them into what templates get; `arguments` has what they share.

mod arguments;
mod cards;
mod chart;
mod citation;
mod compare;
mod download;
mod facts;
mod figure;
mod gallery;
mod notice;
mod quote;
mod timeline;

use std::ops::Range;

use serde_json::Value;

use super::body::Body;
use super::builder::{Builder, offset};
use super::code::Nested;
use super::doc::{Component, SlotKind};
use crate::diag::{Code, Diagnostic};
use crate::text::near;
use arguments::Reader;

/// The names of all components.
pub const NAMES: [&str; 11] =
    ["cards", "chart", "citation", "compare", "download", "facts", "figure", "gallery", "notice", "quote", "timeline"];

/// The most levels that components may be nested.
pub const MAX_DEPTH: usize = 8;

/// What a fence's info string says.
struct Call<'t> {
    name: &'t str,
    /// The place of the whole in the text.
    info: Range<usize>,
    /// The place of the arguments in the text.
    arguments: Range<usize>,
}

impl Builder<'_> {
    /// Reads the component whose fence has just ended. Returns the body if it is Markdown.
    pub(super) fn component(&mut self, block: u32, range: Range<usize>) -> Option<Nested> {
        let origin = self.body.origin(range.end..range.end).start;
        let body = self.code.lines.take(origin);
        let outer = std::rc::Rc::clone(&self.body);
        let info = self.raw_info(&range);
        let nested = match self.call(&outer.text, info.clone()) {
            Some(call) => {
                if self.is_unclosed(&range) {
                    let span = self.span(info);
                    let problem = Diagnostic::at(Code::ComponentArguments, span).arg("component", call.name);
                    self.problems.push(problem.arg("state", "unclosed").advice("help-unclosed"));
                }
                self.dispatch(&call, &outer, body, block)
            }
            None => None,
        };
        if nested.is_none() {
            self.close_block(block);
            self.slot(SlotKind::BlockEnd(block));
        }
        nested
    }

    /// Reads the info string; reports what is wrong with it.
    fn call<'t>(&mut self, text: &'t str, info: Range<usize>) -> Option<Call<'t>> {
        let words = &text[info.clone()];
        let name = words.strip_prefix('{').unwrap_or(words).trim_start();
        let start = info.start + (words.len() - name.len());
        let name = name.split(|c: char| c.is_whitespace() || c == '}').next().unwrap_or_default();
        let end = start + name.len();
        if !self.dialect.components.contains(name) || !NAMES.contains(&name) {
            let known = self.dialect.components.iter().map(String::as_str);
            let span = self.span(if name.is_empty() { info } else { start..end });
            let near = near::nearest(name, known.clone());
            let problem = Diagnostic::at(Code::UnknownComponent, span)
                .arg("component", if name.is_empty() { words } else { name })
                .arg("expected", known.collect::<Vec<_>>().join(", "));
            self.problems.push(problem.near(near));
            return None;
        }
        if !words.ends_with('}') {
            let problem = Diagnostic::at(Code::ComponentArguments, self.span(info)).arg("component", name);
            self.problems.push(problem.arg("state", "brace").advice("help-brace"));
            return None;
        }
        let arguments = end..info.end - 1;
        Some(Call { name, info, arguments })
    }

    fn dispatch(&mut self, call: &Call<'_>, outer: &Body<'_>, body: Body<'static>, block: u32) -> Option<Nested> {
        let info = self.span_of(outer, call.info.clone());
        let index = offset(self.doc.components.len());
        if matches!(call.name, "notice" | "quote") {
            if self.nesting >= MAX_DEPTH {
                self.problems.push(Diagnostic::at(Code::NestingTooDeep, info).arg("limit", MAX_DEPTH));
                return None;
            }
            // Blanks in place of the name keep every offset, so problems in the arguments lead back by themselves.
            let blanks = " ".repeat(call.arguments.start - call.info.start - 1);
            let table = format!("{{{blanks}{}}}", &outer.text[call.arguments.clone()]);
            let mut reader = Reader::new(self, call.name, outer, call.info.start, info);
            let args = match call.name {
                "notice" => reader.inline::<notice::Notice>(&table),
                _ => reader.inline::<quote::Quote>(&table),
            };
            // The body is read even if the arguments are wrong, for its own problems to show as well.
            let component = args.map(|args| self.enter_component(call.name, args, info, index));
            return Some(Nested { body, component, block });
        }
        if !outer.text[call.arguments.clone()].trim().is_empty() {
            let span = self.span_of(outer, call.arguments.clone());
            let problem = Diagnostic::at(Code::ComponentArguments, span).arg("component", call.name);
            self.problems.push(problem.arg("state", "place").advice("help-place"));
        }
        // Entered first, so that the order of tables is that of the text.
        let mut reader = Reader::new(self, call.name, &body, 0, info);
        let args = match call.name {
            "cards" => reader.table::<cards::Cards>(),
            "chart" => reader.table::<chart::Chart>(),
            "citation" => reader.table::<citation::Citation>(),
            "compare" => reader.table::<compare::Compare>(),
            "download" => reader.table::<download::Download>(),
            "facts" => reader.table::<facts::Facts>(),
            "figure" => reader.table::<figure::Figure>(),
            "gallery" => reader.table::<gallery::Gallery>(),
            _ => reader.table::<timeline::Timeline>(),
        };
        if let Some(args) = args {
            self.enter_component(call.name, args, info, index);
            self.doc.html.push('\n');
        }
        None
    }

    fn enter_component(&mut self, name: &str, args: Value, span: crate::source::Span, index: u32) -> u32 {
        self.slot(SlotKind::Component(index));
        self.doc.components.push(Component { name: name.to_owned(), args, body: None, span });
        index
    }

    /// Ends a component whose body has been read.
    pub(super) fn end_component(&mut self, component: Option<u32>, block: u32) {
        self.break_plain();
        if let Some(component) = component.and_then(|n| self.doc.components.get_mut(n as usize)) {
            let start = self.doc.blocks[block as usize].html.start;
            component.body = Some(start..offset(self.doc.html.len()));
            self.doc.html.push('\n');
        }
        self.close_block(block);
        self.slot(SlotKind::BlockEnd(block));
    }
}
