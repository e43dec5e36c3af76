//! What is looked at, shown as soon as a change of templates is seen.
//!
//! Where nothing but templates has changed since the last preview, the site in memory is what it was: the page that a
//! browser shows is rendered of it at once. The whole run follows, and has the last word; what is wrong is said there.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Options;
use super::earlier::Earlier;
use super::preview::Onlooker;
use crate::config::SiteConfig;
use crate::fs::{self, Listing};
use crate::render;
use crate::source::Sources;
use crate::templates::SiteFacts;
use crate::theme;

/// Shows it, if that can be.
pub(super) fn show(options: &Options, before: &Earlier, now: &Listing, onlooker: &dyn Onlooker) {
    let wanted = onlooker.looked_at();
    let (Some(made), Some(now)) = (before.made.as_ref().filter(|_| !wanted.is_empty()), now.census()) else { return };
    let Some(changed) = before.changed_in(options, &now).filter(|changed| !changed.is_empty()) else { return };
    let config = &made.shared.site.config;
    if !changed.iter().all(|path| is_template(path, config)) {
        return;
    }
    let Some(sources) = renewed(options, &before.sources, &changed) else { return };
    let (theme, problems) = theme::load(config, &sources, &[]);
    let Some(mut templates) = theme.map(|theme| theme.templates).filter(|_| !problems.has_errors()) else { return };
    templates.connect(Arc::clone(&made.shared) as Arc<dyn SiteFacts>);
    let files = render::render_some(&made.shared, &templates, &wanted);
    if !files.is_empty() {
        onlooker.first(files);
    }
}

fn is_template(path: &str, config: &SiteConfig) -> bool {
    let is_below = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    is_below(theme::TEMPLATES) || is_below(&format!("{}/{}", theme::folder(config), theme::TEMPLATES))
}

/// The sources with these files read again; none if one is new, gone, or cannot be read.
fn renewed(options: &Options, sources: &Sources, changed: &BTreeSet<String>) -> Option<Sources> {
    let mut renewed = Sources::default();
    let mut read = 0;
    for (_, file) in sources.iter() {
        if !changed.contains(&file.path) {
            renewed.add(file.path.as_str(), file.shared_text());
            continue;
        }
        read += 1;
        let found = fs::read_one(&options.root, &file.path).ok()??;
        let (_, now) = found.sources.iter().next().filter(|(id, _)| !found.sources.is_unread(*id))?;
        renewed.add(file.path.as_str(), now.shared_text());
    }
    (read == changed.len()).then_some(renewed)
}
