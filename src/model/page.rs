//! Pages and what they have in common with their translations.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{ImageTarget, LinkTarget};
use crate::config::{LanguageId, Parity};
use crate::content::{Document, SortBy, SourceRef};
use crate::text::slug::Slug;
use crate::text::url::UrlPath;
use crate::value::Spanned;

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u32);

        impl $name {
            /// Makes the id of the item at `index` of its table.
            pub fn new(index: usize) -> Self {
                $name(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The index in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}
ids! {
    /// Names one page in one language; valid for its [`super::Site`].
    PageId;
    /// Names one page as one thing with its texts; valid for its [`super::Site`].
    SetId;
    /// Names one text; valid for its [`super::Site`].
    TextId;
}

/// A page as one thing: its id, its texts by language, and what all of them have in common.
#[derive(Debug)]
pub struct TranslationSet {
    /// The id, the same in every language.
    pub id: String,
    /// Whether it is a section.
    pub is_section: bool,
    /// The section it is in; none for the home page.
    pub parent: Option<SetId>,
    /// Its published texts, by language.
    pub texts: Vec<Option<TextId>>,
    /// The language that the fields come from: the site's original, or the first that there is.
    pub original: LanguageId,
    /// The fields that do not depend on the language.
    pub fields: Fields,
}

/// The fields of a page that do not depend on the language, from the original; `parity` is that of the page's kind
/// where the page says nothing.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "each is the front matter's field of the same name")]
pub struct Fields {
    pub kind: String,
    pub template: Option<Spanned<String>>,
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub expires: Option<Date>,
    pub review_by: Option<Date>,
    pub owner: Option<String>,
    pub weight: i64,
    pub image: Option<Spanned<String>>,
    pub sources: Vec<SourceRef>,
    pub parity: Parity,
    pub document: Option<Document>,
    pub sort_by: SortBy,
    pub paginate_by: Option<usize>,
    pub feed: bool,
    pub extra: Option<Json>,
}

impl TranslationSet {
    /// The languages that have a text of their own, in the order of the settings.
    pub fn languages(&self) -> impl Iterator<Item = LanguageId> + '_ {
        self.texts.iter().enumerate().filter(|(_, text)| text.is_some()).map(|(i, _)| LanguageId::new(i))
    }
}

impl Fields {
    /// The day of the last significant change, as the writers say: the later of date and update.
    pub fn changed(&self) -> Option<Date> {
        self.date.max(self.updated)
    }
}

/// A page in one language: an address and what is shown there.
#[derive(Debug)]
pub struct Page {
    /// What it is a text of.
    pub set: SetId,
    /// The language of the address and of everything around the text.
    pub language: LanguageId,
    /// The text shown, which may be in another language.
    pub text: TextId,
    /// Whether the text is in another language than asked for.
    pub is_fallback: bool,
    /// The title.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// The last segment of its address; none for the home page.
    pub slug: Option<Slug>,
    /// Its address.
    pub url: UrlPath,
    /// For a section: its pages, sorted.
    pub children: Vec<PageId>,
    /// For a section: the sections in it, sorted.
    pub subsections: Vec<PageId>,
    /// The page before it in its section.
    pub prev: Option<PageId>,
    /// The page after it in its section.
    pub next: Option<PageId>,
    /// Where the links of its text lead, by the text's link numbers.
    pub links: Vec<LinkTarget>,
    /// What the pictures of its text are, by the text's picture numbers.
    pub images: Vec<ImageTarget>,
    /// The picture for lists and sharing.
    pub image: Option<super::AssetId>,
    /// Its terms: for every taxonomy, the numbers of its terms.
    pub terms: Vec<Vec<usize>>,
}
