//! Tera's errors as diagnostics.

use std::collections::BTreeMap;

use tera::{Error, ErrorKind, ReportError};

use crate::diag::{Code, Diagnostic};
use crate::source::{SourceId, Sources, Span};

/// The problem of one template tried alone; none if it only lacks the others of its set.
pub(super) fn syntax(error: &Error, origins: &BTreeMap<String, SourceId>) -> Option<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(at(Code::TemplateSyntax, report, origins)),
        _ => None,
    }
}

/// The problem of a whole set: names that do not exist, circles, missing parents.
pub(super) fn of_set(error: &Error, origins: &BTreeMap<String, SourceId>, sources: &Sources) -> Vec<Diagnostic> {
    let problem = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => at(Code::TemplateSyntax, report, origins),
        ErrorKind::MissingParent { current, parent } => {
            let name = parent.strip_prefix(super::THEME).unwrap_or(parent);
            let problem = Diagnostic::new(Code::TemplateMissing).arg("name", name);
            match origins.get(current) {
                Some(source) => Diagnostic { span: Some(Span::file(*source)), ..problem },
                None => problem,
            }
        }
        ErrorKind::Msg(text) => return reported(text, origins, sources),
        _ => Diagnostic::new(Code::TemplateSyntax).arg("message", error),
    };
    vec![problem]
}

/// Tera renders what a check over several templates finds into one text: `error: …`, ` --> name:line:column`, and
/// the line with the words underlined. What cannot be taken apart is shown as it is.
fn reported(text: &str, origins: &BTreeMap<String, SourceId>, sources: &Sources) -> Vec<Diagnostic> {
    const START: &str = "error: ";
    let mut problems = Vec::new();
    for part in text.split(START).filter(|part| !part.trim().is_empty()) {
        let message = part.lines().next().unwrap_or_default().trim();
        let problem = Diagnostic::new(Code::TemplateSyntax).arg("message", message);
        let span = part.lines().find_map(|l| l.trim_start().strip_prefix("--> ")).and_then(|place| {
            let mut fields = place.trim().rsplitn(3, ':');
            let (column, line) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
            let source = *origins.get(fields.next()?)?;
            let words = part.lines().map(|l| l.matches('^').count()).max().unwrap_or_default();
            Some(span_of(source, sources.get(source).text(), line, column, words))
        });
        problems.push(match span {
            Some(span) => Diagnostic { span: Some(span), ..problem },
            None => problem.detail(format!("{START}{part}")),
        });
    }
    problems
}

/// The span of some characters from a line and column on, both counted from 1.
fn span_of(source: SourceId, text: &str, line: usize, column: usize, characters: usize) -> Span {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let offset = |n: usize| text[start..].char_indices().nth(n).map_or(text.len(), |(i, _)| start + i);
    let first = column.saturating_sub(1);
    Span::new(source, offset(first)..offset(first + characters))
}

/// The failure of a template on a page.
pub(super) fn rendering(error: &Error, origins: &BTreeMap<String, SourceId>, page: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let mut problem = at(Code::TemplateRender, report, origins).arg("path", page);
            // Where the template was called from is told only by the text of the whole report.
            let text = error.to_string();
            if let Some(notes) = text.find("note:") {
                let more = problem.detail.take().map_or_else(String::new, |d| format!("{d}\n"));
                problem = problem.detail(format!("{more}{}", text[notes..].trim_end()));
            }
            problem
        }
        _ => {
            let mut message = error.to_string();
            let mut cause = std::error::Error::source(error);
            while let Some(inner) = cause {
                message.push_str(&format!(": {inner}"));
                cause = inner.source();
            }
            Diagnostic::new(Code::TemplateRender).arg("path", page).arg("message", message)
        }
    }
}

fn at(code: Code, report: &ReportError, origins: &BTreeMap<String, SourceId>) -> Diagnostic {
    // A first sentence says what is wrong; lists of what there is may follow.
    let (message, more) = match report.message().split_once(". ") {
        Some((first, rest)) => (first, Some(rest)),
        None => (report.message().trim_end_matches('.'), None),
    };
    let problem = match origins.get(report.filename()) {
        Some(source) => Diagnostic::at(code, Span::new(*source, report.span().range.clone())),
        None => Diagnostic::in_file(code, report.filename()),
    };
    let problem = problem.arg("message", message);
    match more {
        Some(more) => problem.detail(more),
        None => problem,
    }
}
