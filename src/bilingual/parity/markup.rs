//! Do two units have the same links, pictures and emphasis?

use std::cmp::Ordering;

use super::{Aspect, Finding, Place, Text};
use crate::bilingual::Unit;
use crate::markdown::Doc;
use crate::markdown::doc::{BlockKind, Link};
use crate::source::Span;

/// Where a link leads, as far as both languages must agree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// To another site: a translation may name that site's page in its own language.
    Elsewhere(String),
    /// To a page or file of this site; which part of it, each language says with its own words.
    Here(String),
}

/// So far back the block that holds a link is looked for.
const DEEPEST: usize = 256;

/// A link: its unit, where it leads, and its index.
type Found = (usize, Target, usize);

/// The links, pictures and emphasis of a text, by unit.
#[derive(Debug, Default)]
pub struct Markup {
    /// By unit, then by target.
    links: Vec<Found>,
    /// The unit of every picture, and its index.
    images: Vec<(usize, usize)>,
}

impl Markup {
    /// Finds them in a text; `target` says where a link leads.
    pub fn of(doc: &Doc, units: &[Unit<'_>], target: impl Fn(&Link) -> Target) -> Markup {
        if doc.links.is_empty() && doc.images.is_empty() {
            return Markup::default();
        }
        let mut starts: Vec<(u32, usize)> =
            units.iter().enumerate().map(|(at, unit)| (doc.blocks[unit.block].span.start, at)).collect();
        starts.sort_unstable();
        let unit_at = |span: Span| {
            let next = starts.partition_point(|(start, _)| *start <= span.start);
            let holds = |unit: &Unit<'_>| doc.blocks[unit.block].span.end > span.start;
            // The innermost block begins last.
            starts[..next].iter().rev().take(DEEPEST).map(|(_, at)| *at).find(|at| holds(&units[*at]))
        };
        let links = doc.links.iter().enumerate();
        let links = links.filter_map(|(at, link)| Some((unit_at(link.span)?, target(link), at)));
        let images = doc.images.iter().enumerate().filter_map(|(at, image)| Some((unit_at(image.span)?, at)));
        let mut markup = Markup { links: links.collect(), images: images.collect() };
        markup.links.sort();
        markup.images.sort_unstable();
        markup
    }

    fn links(&self, unit: usize) -> &[Found] {
        let from = self.links.partition_point(|(at, ..)| *at < unit);
        let to = self.links.partition_point(|(at, ..)| *at <= unit);
        &self.links[from..to]
    }

    fn images(&self, unit: usize) -> &[(usize, usize)] {
        let from = self.images.partition_point(|(at, _)| *at < unit);
        let to = self.images.partition_point(|(at, _)| *at <= unit);
        &self.images[from..to]
    }
}

/// Compares two units.
pub(super) fn compare(original: &Text<'_>, i: usize, translation: &Text<'_>, j: usize) -> Vec<Finding> {
    let mut findings = links(original.markup.links(i), translation.markup.links(j));
    let blocks = Finding {
        original: Some(Place::Block(original.units[i].block)),
        translation: Some(Place::Block(translation.units[j].block)),
        ..Finding::new(Aspect::Images)
    };
    let (a, b) = (original.markup.images(i), translation.markup.images(j));
    if a.len() != b.len() {
        let place = |images: &[(usize, usize)]| images.last().map(|(_, at)| Place::Image(*at));
        findings.push(Finding {
            original: place(a).or_else(|| blocks.original.clone()),
            translation: place(b).or_else(|| blocks.translation.clone()),
            counts: (a.len(), b.len()),
            ..blocks.clone()
        });
    }
    let counts = (emphasis(original, i), emphasis(translation, j));
    if counts.0 != counts.1 {
        findings.push(Finding { aspect: Aspect::Emphasis, counts, ..blocks });
    }
    findings
}

/// Pairs the links that lead to the same place, then any two that leave the site; the rest differs.
fn links(a: &[Found], b: &[Found]) -> Vec<Finding> {
    if a.is_empty() && b.is_empty() {
        return Vec::new();
    }
    // Both are in the order of their targets.
    let (mut left, mut right): (Vec<&Found>, Vec<&Found>) = (Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    loop {
        let order = match (a.get(i), b.get(j)) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(one), Some(other)) => one.1.cmp(&other.1),
        };
        left.extend(a.get(i).filter(|_| order.is_lt()));
        right.extend(b.get(j).filter(|_| order.is_gt()));
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
    let leaves = |link: &&Found| matches!(link.1, Target::Elsewhere(_));
    let both = left.iter().filter(|link| leaves(link)).count().min(right.iter().filter(|link| leaves(link)).count());
    for side in [&mut left, &mut right] {
        let mut paired = 0;
        side.retain(|link| {
            let is_paired = leaves(link) && paired < both;
            paired += usize::from(is_paired);
            !is_paired
        });
    }
    // In the order of the text again.
    left.sort_by_key(|(_, _, at)| *at);
    right.sort_by_key(|(_, _, at)| *at);
    let place = |link: Option<&&Found>| link.map(|(_, _, at)| Place::Link(*at));
    let finding = |at: usize| Finding {
        original: place(left.get(at)),
        translation: place(right.get(at)),
        counts: (a.len(), b.len()),
        ..Finding::new(Aspect::Links)
    };
    (0..left.len().max(right.len())).map(finding).collect()
}

/// How many passages of a unit are emphasised.
fn emphasis(text: &Text<'_>, unit: usize) -> usize {
    let doc = text.doc;
    let index = text.units[unit].block;
    let block = &doc.blocks[index];
    if matches!(block.kind, BlockKind::Component | BlockKind::Code | BlockKind::Html) {
        return 0;
    }
    let inner = doc.blocks.get(index + 1).filter(|inner| inner.parent.is_some_and(|parent| parent as usize == index));
    let html = match inner {
        // What it says itself: its first paragraph, or what stands before the blocks inside.
        Some(inner) if inner.kind == BlockKind::Paragraph => inner.html.clone(),
        Some(inner) => block.html.start..inner.html.start,
        None => block.html.clone(),
    };
    let html = doc.html.get(html.start as usize..html.end as usize).unwrap_or_default();
    let opens = |at: usize| html[at..].starts_with("<em>") || html[at..].starts_with("<strong>");
    html.match_indices('<').filter(|(at, _)| opens(*at)).count()
}
