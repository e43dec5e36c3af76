//! Source ids have to be in the register.

use crate::content::{FOLDER, SourceRef};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Site;
use crate::source::Span;
use crate::text::near::nearest;

/// Checks the source ids of front matter and components.
pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    // Without a register the file has the name that the documentation gives it.
    let register = site.config.sources.as_ref().map_or("sources.toml", |s| s.value.as_str());
    let register = format!("{FOLDER}/{register}");
    let mut check = |id: &str, span: Span| {
        if !site.sources.contains_key(id) {
            let near = nearest(id, site.sources.keys().map(String::as_str));
            let problem = Diagnostic::at(Code::UnknownSource, span).arg("name", id).arg("path", &register);
            let problem = if site.config.sources.is_none() { problem.advice("help-register") } else { problem };
            diagnostics.push(problem.near(near));
        }
    };
    for text in &site.texts {
        for source in &text.front.sources {
            if let SourceRef::Registered(id) = source {
                check(&id.value, id.span);
            }
        }
        for source in text.body.sources() {
            check(&source.id, source.span);
        }
    }
}
