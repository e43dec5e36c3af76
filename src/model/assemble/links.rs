//! Links and pictures, resolved to the reader's language.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Ground;
use super::fields::Unpublished;
use crate::config::LanguageId;
use crate::content::{FOLDER, ParsedPage};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::link::{Dest, destination};
use crate::model::{AssetId, ImageTarget, LinkTarget, PageId, SetId, Site, id_of_link};
use crate::source::Span;
use crate::text::near::nearest;

/// The schemes that links may have, for the message.
const SCHEMES: &str = "https, http, mailto, tel";

/// Resolves the links and pictures of every page. A text that several pages show is reported on once.
pub(super) fn resolve(site: &Site, unpublished: &Unpublished, ground: &Ground<'_>) -> Vec<Resolved> {
    let assets: BTreeMap<&str, AssetId> =
        site.assets.iter().enumerate().map(|(i, a)| (a.path.as_str(), AssetId::new(i))).collect();
    let sets = site.sets.iter().enumerate().map(|(i, set)| (set.id.as_str(), SetId::new(i))).collect();
    let resolver = Resolver { site, sets, assets, unpublished, ground };
    (0..site.pages.len()).into_par_iter().map(|i| resolver.page(PageId::new(i))).collect()
}

/// Gives every page what was resolved of it.
pub(super) fn assign(site: &mut Site, resolved: Vec<Resolved>, diagnostics: &mut Diagnostics) {
    for (page, (links, images, image, problems)) in site.pages.iter_mut().zip(resolved) {
        page.links = links;
        page.images = images;
        page.image = image;
        diagnostics.append(problems);
    }
}

struct Resolver<'a> {
    site: &'a Site,
    sets: FxHashMap<&'a str, SetId>,
    assets: BTreeMap<&'a str, AssetId>,
    unpublished: &'a Unpublished,
    ground: &'a Ground<'a>,
}

/// Where the links of a page lead, what its pictures are, its own picture, and what is wrong.
pub(super) type Resolved = (Vec<LinkTarget>, Vec<ImageTarget>, Option<AssetId>, Diagnostics);

impl Resolver<'_> {
    fn page(&self, id: PageId) -> Resolved {
        let page = self.site.page(id);
        let text = self.site.text(page);
        let mut problems = Diagnostics::default();
        // Fallback pages show a text that its own page reports on.
        let mut ignored = Diagnostics::default();
        let report = if page.is_fallback { &mut ignored } else { &mut problems };
        let links = text.body.links().iter().map(|l| self.link(&l.dest, l.span, text, page.language, report)).collect();
        let images = text.body.images().iter().map(|i| self.picture(&i.src, i.span, text, report)).collect();
        let image = self.site.set(page.set).fields.image.as_ref().and_then(|image| {
            // The picture is the original's; its path starts at the original's folder.
            let original = self.site.set(page.set).texts[self.site.set(page.set).original.index()]?;
            let original = &self.site.texts[original.index()];
            let report = if original.source == text.source { report } else { &mut Diagnostics::default() };
            match self.picture(&image.value, image.span, original, report) {
                ImageTarget::File(asset) => Some(asset),
                ImageTarget::Broken => None,
            }
        });
        (links, images, image, problems)
    }

    fn link(
        &self,
        dest: &str,
        span: Span,
        text: &ParsedPage,
        language: LanguageId,
        report: &mut Diagnostics,
    ) -> LinkTarget {
        match destination(dest, &text.name.folder) {
            Dest::External => LinkTarget::External(dest.to_owned()),
            Dest::BadScheme(scheme) => {
                report.push(Diagnostic::at(Code::LinkScheme, span).arg("name", scheme).arg("expected", SCHEMES));
                LinkTarget::Broken
            }
            Dest::Outside => {
                report.push(Diagnostic::at(Code::LinkOutside, span).arg("target", dest));
                LinkTarget::Broken
            }
            Dest::Fragment(fragment) => {
                self.check_anchor(&fragment, text, span, report);
                LinkTarget::Fragment(fragment)
            }
            Dest::Path { path, fragment } if is_page(&path) => {
                self.page_link(dest, &path, fragment, span, language, report)
            }
            Dest::Path { path, .. } => match self.file(&path) {
                Some(asset) => LinkTarget::File(asset),
                None => {
                    self.missing_file(dest, &path, span, report);
                    LinkTarget::Broken
                }
            },
        }
    }

    fn page_link(
        &self,
        dest: &str,
        path: &str,
        fragment: Option<String>,
        span: Span,
        language: LanguageId,
        report: &mut Diagnostics,
    ) -> LinkTarget {
        let id = id_of_link(path, &self.site.config);
        let set = self.sets.get(id.as_str()).or_else(|| self.sets.get(format!("{id}/_index").as_str()));
        let Some(&set) = set else {
            match self.unpublished.get(&id) {
                Some(reason) => {
                    report.push(Diagnostic::at(Code::LinkUnpublished, span).arg("path", path).arg("state", reason));
                }
                None => report.push(self.no_page(dest, &id, span)),
            }
            return LinkTarget::Broken;
        };
        let page = self.site.page_of(set, language);
        if let Some(fragment) = &fragment {
            self.check_anchor(fragment, self.site.text(self.site.page(page)), span, report);
        }
        LinkTarget::Page { page, fragment: fragment.filter(|f| !f.is_empty()) }
    }

    fn no_page(&self, dest: &str, id: &str, span: Span) -> Diagnostic {
        let ids = self.site.sets.iter().map(|s| s.id.as_str());
        let last = id.rsplit('/').next().unwrap_or(id);
        // A page of the right name in another folder is the likelier meaning than a slip of the pen.
        let same_name = self
            .site
            .sets
            .iter()
            .map(|s| s.id.as_str())
            .find(|i| last != "_index" && i.rsplit('/').next() == Some(last));
        let near = same_name.or_else(|| nearest(id, ids)).map(|id| format!("/{id}.md"));
        Diagnostic::at(Code::BrokenLink, span).arg("target", dest).near(near.as_deref())
    }

    fn check_anchor(&self, fragment: &str, text: &ParsedPage, span: Span, report: &mut Diagnostics) {
        // A page whose text could not be read has no anchors; that is reported already.
        let is_hollow = text.front.title.is_none() && !text.body.has_blocks();
        if fragment.is_empty() || is_hollow || self.site.has_anchor(text, fragment) {
            return;
        }
        let near = nearest(fragment, text.body.anchors().iter().map(String::as_str));
        let path = self.ground.path(text);
        report.push(Diagnostic::at(Code::BrokenAnchor, span).arg("anchor", fragment).arg("path", path).near(near));
    }

    fn picture(&self, src: &str, span: Span, text: &ParsedPage, report: &mut Diagnostics) -> ImageTarget {
        match destination(src, &text.name.folder) {
            Dest::Path { path, .. } => match self.file(&path) {
                Some(asset) => return ImageTarget::File(asset),
                None => self.missing_file(src, &path, span, report),
            },
            Dest::Outside => report.push(Diagnostic::at(Code::LinkOutside, span).arg("target", src)),
            // Pictures of other hosts would tell those hosts who reads the page.
            Dest::External | Dest::BadScheme(_) | Dest::Fragment(_) => {
                report.push(Diagnostic::at(Code::MissingFile, span).arg("target", src));
            }
        }
        ImageTarget::Broken
    }

    fn file(&self, path: &str) -> Option<AssetId> {
        self.assets.get(format!("{FOLDER}/{path}").as_str()).copied()
    }

    fn missing_file(&self, dest: &str, path: &str, span: Span, report: &mut Diagnostics) {
        let path = format!("{FOLDER}/{path}");
        if self.ground.origins.find(&path).is_some_and(|source| self.ground.origins.is_unread(source)) {
            return;
        }
        let near = nearest(&path, self.ground.file_names.iter().map(String::as_str));
        let near = near.map(|n| n.trim_start_matches(FOLDER));
        report.push(Diagnostic::at(Code::MissingFile, span).arg("target", dest).near(near));
    }
}

/// A path means a page if it ends in `.md`, or in no ending at all (a folder).
fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.ends_with(".md") || !name.contains('.')
}
