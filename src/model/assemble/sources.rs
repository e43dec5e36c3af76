//! Source ids have to be in the register.

use serde_json::Value as Json;

use crate::content::SourceRef;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Site;
use crate::source::Span;
use crate::text::near::nearest;

/// Checks the source ids of front matter and components.
pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let register = site.config.sources.as_ref().map_or("", |s| s.value.as_str());
    let mut check = |id: &str, span: Span| {
        if !site.sources.contains_key(id) {
            let near = nearest(id, site.sources.keys().map(String::as_str));
            diagnostics
                .push(Diagnostic::at(Code::UnknownSource, span).arg("name", id).arg("path", register).near(near));
        }
    };
    for text in &site.texts {
        for source in &text.front.sources {
            if let SourceRef::Registered(id) = source {
                check(&id.value, id.span);
            }
        }
        for component in &text.doc.components {
            each_source(&component.args, &mut |id| check(id, component.span));
        }
    }
}

/// Calls `found` with every source id among a component's arguments.
fn each_source(args: &Json, found: &mut impl FnMut(&str)) {
    match args {
        Json::Object(table) => match table.get("$source") {
            Some(Json::String(id)) if table.len() == 1 => found(id),
            _ => table.values().for_each(|v| each_source(v, found)),
        },
        Json::Array(items) => items.iter().for_each(|v| each_source(v, found)),
        _ => {}
    }
}
