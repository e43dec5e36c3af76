//! Where the parsed text of a file is: in memory, or on a shelf from which it is taken when somebody needs its words.
//!
//! A site is put together from a few tables of each text: where its links lead, what may be pointed at. Its HTML and
//! its words, most of what a text weighs, are needed while its own pages are made, and not between.

use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::markdown::Doc;
use crate::markdown::doc::{Chart, Image, Link, SourceUse};

/// The parsed text of a file.
#[derive(Debug, Clone)]
pub enum Body {
    /// In memory.
    Here(Held),
    /// On a shelf.
    Elsewhere {
        /// What the site is put together from.
        tables: Arc<Tables>,
        /// Where the whole is.
        shelf: Arc<dyn Shelf>,
        /// Its number there.
        at: usize,
    },
}

/// A text in memory, with what is worked out of it once: a preview asks for the same text again after every edit.
#[derive(Debug, Clone)]
pub struct Held {
    doc: Arc<Doc>,
    plain: Arc<OnceLock<[u8; 32]>>,
}

/// Where parsed texts are kept.
pub trait Shelf: Debug + Send + Sync {
    /// The text of this number; none if it cannot be had, which the shelf remembers: what was made until then is not
    /// whole, and is not to be used.
    fn take(&self, at: usize) -> Option<Arc<Doc>>;
}

/// The tables of a text that are needed without its words.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Tables {
    links: Vec<Link>,
    images: Vec<Image>,
    charts: Vec<Chart>,
    sources: Vec<SourceUse>,
    anchors: Vec<String>,
    words: u32,
    has_code: bool,
    has_blocks: bool,
    plain: [u8; 32],
}

impl Tables {
    /// The tables of a text.
    pub fn of(doc: &Doc) -> Tables {
        Tables {
            links: doc.links.clone(),
            images: doc.images.clone(),
            charts: doc.charts.clone(),
            sources: doc.sources.clone(),
            anchors: doc.anchors.clone(),
            words: doc.words,
            has_code: doc.has_code,
            has_blocks: !doc.blocks.is_empty(),
            plain: hash(doc),
        }
    }
}

fn hash(doc: &Doc) -> [u8; 32] {
    *blake3::hash(doc.plain.as_bytes()).as_bytes()
}

impl Body {
    /// A text in memory.
    pub fn here(doc: Doc) -> Body {
        Body::Here(Held { doc: Arc::new(doc), plain: Arc::default() })
    }

    /// The whole text; none if it lies on a shelf and cannot be had, which the shelf remembers.
    pub fn doc(&self) -> Option<Arc<Doc>> {
        match self {
            Body::Here(held) => Some(Arc::clone(&held.doc)),
            Body::Elsewhere { shelf, at, .. } => shelf.take(*at),
        }
    }

    /// Something of the text, wherever it is.
    fn of<'b, T: ?Sized>(
        &'b self,
        doc: impl FnOnce(&'b Doc) -> &'b T,
        tables: impl FnOnce(&'b Tables) -> &'b T,
    ) -> &'b T {
        match self {
            Body::Here(held) => doc(&held.doc),
            Body::Elsewhere { tables: own, .. } => tables(own),
        }
    }

    /// Its links, as [`Doc::links`].
    pub fn links(&self) -> &[Link] {
        self.of(|doc| &doc.links[..], |tables| &tables.links)
    }

    /// Its pictures, as [`Doc::images`].
    pub fn images(&self) -> &[Image] {
        self.of(|doc| &doc.images[..], |tables| &tables.images)
    }

    /// Its charts, as [`Doc::charts`].
    pub fn charts(&self) -> &[Chart] {
        self.of(|doc| &doc.charts[..], |tables| &tables.charts)
    }

    /// The sources that its components name, as [`Doc::sources`].
    pub fn sources(&self) -> &[SourceUse] {
        self.of(|doc| &doc.sources[..], |tables| &tables.sources)
    }

    /// What a link may point at, sorted, as [`Doc::anchors`].
    pub fn anchors(&self) -> &[String] {
        self.of(|doc| &doc.anchors[..], |tables| &tables.anchors)
    }

    /// The number of its words.
    pub fn words(&self) -> u32 {
        *self.of(|doc| &doc.words, |tables| &tables.words)
    }

    /// Whether code in it was highlighted.
    pub fn has_code(&self) -> bool {
        *self.of(|doc| &doc.has_code, |tables| &tables.has_code)
    }

    /// Whether there is any block in it.
    pub fn has_blocks(&self) -> bool {
        match self {
            Body::Here(held) => !held.doc.blocks.is_empty(),
            Body::Elsewhere { tables, .. } => tables.has_blocks,
        }
    }

    /// The BLAKE3 hash of the text that a reader reads, [`Doc::plain`].
    pub fn plain_hash(&self) -> [u8; 32] {
        match self {
            Body::Here(held) => *held.plain.get_or_init(|| hash(&held.doc)),
            Body::Elsewhere { tables, .. } => tables.plain,
        }
    }
}
