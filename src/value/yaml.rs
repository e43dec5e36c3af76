//! YAML to [`Node`]s, from the parser's events, so that every node has its place and aliases can be refused.

use saphyr::Scalar;
use saphyr_parser::{Event, Parser, ScalarStyle, Span as Marks};

use super::{Entry, Node, SyntaxProblem, Table, Value};
use crate::source::{SourceId, Span};

/// Deeper front matter than this is no front matter.
const MAX_DEPTH: usize = 32;

pub(super) fn parse(text: &str, source: SourceId, offset: usize) -> (Table, Vec<SyntaxProblem>) {
    let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let mut reader = Reader { events: Parser::new_from_str(text), bytes, source, offset, depth: 0 };
    match reader.document() {
        Ok(table) => (table, Vec::new()),
        Err(problem) => (Table::default(), vec![problem]),
    }
}

struct Reader<'t, I: Iterator<Item = Result<(Event<'t>, Marks), saphyr_parser::ScanError>>> {
    events: I,
    /// The byte offset of every character, for the parser counts characters.
    bytes: Vec<usize>,
    source: SourceId,
    offset: usize,
    depth: usize,
}

impl<'t, I: Iterator<Item = Result<(Event<'t>, Marks), saphyr_parser::ScanError>>> Reader<'t, I> {
    fn document(&mut self) -> Result<Table, SyntaxProblem> {
        loop {
            let (event, marks) = self.next()?;
            match event {
                Event::StreamEnd | Event::DocumentEnd => return Ok(Table::default()),
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                event => {
                    return match self.node(event, marks)? {
                        Node { value: Value::Table(table), .. } => Ok(table),
                        Node { value: Value::Null, .. } => Ok(Table::default()),
                        node => {
                            Err(SyntaxProblem { span: node.span, message: "expected fields, `name: value`".into() })
                        }
                    };
                }
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'t>, Marks), SyntaxProblem> {
        match self.events.next() {
            Some(Ok(pair)) => Ok(pair),
            Some(Err(e)) => {
                let at = self.byte(e.marker().index());
                Err(SyntaxProblem { span: Span::new(self.source, at..at), message: e.info().to_owned() })
            }
            None => Err(SyntaxProblem { span: Span::file(self.source), message: "the text ends too early".into() }),
        }
    }

    fn node(&mut self, event: Event<'t>, marks: Marks) -> Result<Node, SyntaxProblem> {
        let span = self.span(marks);
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(SyntaxProblem { span, message: "nested too deeply".into() });
        }
        let node = match event {
            Event::Scalar(text, style, _, _) => Node { value: scalar(&text, style), span },
            Event::SequenceStart(..) => self.list(span)?,
            Event::MappingStart(..) => self.table(span)?,
            Event::Alias(_) => {
                return Err(SyntaxProblem { span, message: "aliases (`*name`) are not supported".into() });
            }
            _ => Node { value: Value::Null, span },
        };
        self.depth -= 1;
        Ok(node)
    }

    fn list(&mut self, start: Span) -> Result<Node, SyntaxProblem> {
        let mut items = Vec::new();
        loop {
            let (event, marks) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let span = Span { end: self.span(marks).end.max(start.end), ..start };
                return Ok(Node { value: Value::List(items), span });
            }
            items.push(self.node(event, marks)?);
        }
    }

    fn table(&mut self, start: Span) -> Result<Node, SyntaxProblem> {
        let mut table = Table::default();
        loop {
            let (event, marks) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let span = Span { end: self.span(marks).end.max(start.end), ..start };
                return Ok(Node { value: Value::Table(table), span });
            }
            let key_span = self.span(marks);
            let Event::Scalar(key, ..) = event else {
                return Err(SyntaxProblem { span: key_span, message: "a field's name must be a word".into() });
            };
            if table.get(&key).is_some() {
                return Err(SyntaxProblem { span: key_span, message: format!("duplicate field `{key}`") });
            }
            let (event, marks) = self.next()?;
            let node = self.node(event, marks)?;
            table.entries.push(Entry { key: key.into_owned(), key_span, node });
        }
    }

    fn byte(&self, character: usize) -> usize {
        self.offset + self.bytes[character.min(self.bytes.len() - 1)]
    }

    fn span(&self, marks: Marks) -> Span {
        Span::new(self.source, self.byte(marks.start.index())..self.byte(marks.end.index()))
    }
}

/// Resolves a scalar by the core schema; quoted text is always text.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    if !matches!(style, ScalarStyle::Plain) {
        return Value::String(text.to_owned());
    }
    match Scalar::parse_from_cow(text.into()) {
        Scalar::Null => Value::Null,
        Scalar::String(s) if s.is_empty() => Value::Null,
        Scalar::Boolean(b) => Value::Bool(b),
        Scalar::Integer(n) => Value::Integer(n),
        Scalar::FloatingPoint(n) => Value::Float(n.into_inner()),
        Scalar::String(s) => Value::String(s.into_owned()),
    }
}
