//! Tera's errors as diagnostics.

use std::collections::BTreeMap;

use tera::{Error, ErrorKind, ReportError};

use crate::diag::{Code, Diagnostic};
use crate::source::{SourceId, Span};

/// The problem of one template tried alone; none if it only lacks the others of its set.
pub(super) fn syntax(error: &Error, origins: &BTreeMap<String, SourceId>) -> Option<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(at(Code::TemplateSyntax, report, origins)),
        _ => None,
    }
}

/// The problem of a whole set: names that do not exist, circles, missing parents.
pub(super) fn of_set(error: &Error, origins: &BTreeMap<String, SourceId>) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => at(Code::TemplateSyntax, report, origins),
        ErrorKind::MissingParent { current, parent } => {
            let name = parent.strip_prefix(super::THEME).unwrap_or(parent);
            let problem = Diagnostic::new(Code::TemplateMissing).arg("name", name);
            match origins.get(current) {
                Some(source) => Diagnostic { span: Some(Span::file(*source)), ..problem },
                None => problem,
            }
        }
        // Tera renders the report of a check over several templates into text; it is shown as it is.
        ErrorKind::Msg(text) => {
            let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("");
            Diagnostic::new(Code::TemplateSyntax).arg("message", first.trim()).detail(text.clone())
        }
        _ => Diagnostic::new(Code::TemplateSyntax).arg("message", error),
    }
}

/// The failure of a template on a page.
pub(super) fn rendering(error: &Error, origins: &BTreeMap<String, SourceId>, page: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let mut problem = at(Code::TemplateRender, report, origins).arg("path", page);
            // Where the template was called from is told only by the text of the whole report.
            let text = error.to_string();
            if let Some(notes) = text.find("note:") {
                problem = problem.detail(text[notes..].trim_end().to_owned());
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
    let message = report.message().trim_end_matches('.');
    match origins.get(report.filename()) {
        Some(source) => Diagnostic::at(code, Span::new(*source, report.span().range.clone())).arg("message", message),
        None => Diagnostic::in_file(code, report.filename()).arg("message", message),
    }
}
