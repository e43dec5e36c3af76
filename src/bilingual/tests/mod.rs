//! Tests of the bilingual core: the real plan, and texts made for one rule each.

mod alignment;
mod clauses;
mod parity;
mod segments;
mod simulation;

use std::collections::BTreeSet;

use super::*;
use crate::lang::{Pack, pack};
use crate::markdown::{self, Dialect, Doc, ParseInput, component};
use crate::source::SourceId;
use crate::text::slug::Slug;

const PLAN_VI: &str = include_str!("../../../content/plan/179-kh-ubnd.vi.md");
const PLAN_EN: &str = include_str!("../../../content/plan/179-kh-ubnd.en.md");

fn vi() -> &'static dyn Pack {
    pack("vi")
}

fn en() -> &'static dyn Pack {
    pack("en")
}

/// A page's text without its front matter.
fn body(page: &str) -> &str {
    page.splitn(3, "+++\n").nth(2).expect("front matter")
}

fn parse(text: &str, pack: &dyn Pack) -> Doc {
    let components: BTreeSet<String> = component::NAMES.iter().map(ToString::to_string).collect();
    let slug = |text: &str| Slug::from_text(text, |t| pack.fold(t)).map(|s| s.to_string()).unwrap_or_default();
    let dialect = Dialect {
        allow_html: false,
        components: &components,
        slug: &slug,
        typeset: None,
        phrases: None,
        highlight: None,
    };
    markdown::parse(text, ParseInput { source: SourceId::new(0), offset: 0, dialect: &dialect }).0
}

/// The ids of a document's blocks that have any, each with the beginning of its words.
fn ids(text: &str, pack: &dyn Pack) -> Vec<(String, String)> {
    let doc = parse(text, pack);
    let ids = block_ids(&doc, pack, TextKind::Document).into_iter().zip(&doc.blocks);
    ids.filter_map(|(id, block)| {
        let words = &doc.plain[block.text.start as usize..block.text.end as usize];
        Some((id?, words.lines().next().unwrap_or_default().chars().take(24).collect()))
    })
    .collect()
}
