//! What templates may see: the public contract with theme authors.
//!
//! Each view is a struct whose fields are values; their names and comments are the theme author's manual (the guide's
//! table is made from them). A field that does not apply to a page is `none`, which templates treat as false.

use std::sync::LazyLock;

use crate::templates::{Shape, Value};

macro_rules! views {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $field_doc:literal])+ $field:ident,)+ })+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone)]
            pub struct $name {
                $($(#[doc = $field_doc])+ pub $field: Value,)+
            }

            impl Default for $name {
                fn default() -> Self {
                    $name { $($field: Value::none(),)+ }
                }
            }

            impl $name {
                /// The table that templates see.
                pub fn into_value(self) -> Value {
                    static SHAPE: LazyLock<Shape> = LazyLock::new(|| Shape::new(&[$(stringify!($field)),+]));
                    SHAPE.table([$(self.$field),+])
                }
            }
        )+

        /// Every view with its fields and what they are, for the guide.
        pub const MANUAL: &[(&str, &[(&str, &str)])] = &[
            $((stringify!($name), &[$((stringify!($field), concat!($($field_doc),+))),+]),)+
        ];
    };
}

views! {
    /// The site, in the page's language: `site`.
    SiteView {
        /// The site's name.
        title,
        /// One sentence about the site.
        description,
        /// Scheme and host, without a final slash.
        base_url,
        /// Who publishes it: `name`, `url`.
        publisher,
        /// The day for which the site was built, `2026-11-23`.
        build_date,
        /// The generator's name and version.
        generator,
        /// Every language: `tag`, `name`, `dir`, `url` (its home page), `is_original`.
        languages,
        /// The home page in this language.
        home_url,
        /// The page that searches, in this language; none if the site has none.
        search_url,
        /// The service worker, for a script of the theme to register; none if the site keeps nothing offline.
        worker_url,
        /// Menus by name: lists of `title`, `url`, `is_external`, `is_current`, `is_ancestor`, `children`.
        menus,
        /// The feeds of this language: `title`, `url`, `type`.
        feeds,
        /// The taxonomies: `id`, `name`, `url`.
        taxonomies,
        /// The free table of `site.toml`.
        extra,
        /// The free table of `theme.toml`.
        theme,
    }

    /// A page, section, list or term: `page`.
    PageView {
        /// Its id, the same in every language.
        id,
        /// What it is: `page`, `news`, `document`, `section`, `home`, `taxonomy`, `term`, `not-found`, …
        kind,
        /// The title.
        title,
        /// One sentence.
        description,
        /// The path of its address.
        url,
        /// Its address with scheme and host.
        permalink,
        /// The language of the address and of everything around the text.
        lang,
        /// The language of the text; differs on a fallback page.
        text_lang,
        /// Whether the text is in another language than asked for.
        is_fallback,
        /// The text as HTML.
        content,
        /// Whether there is any text.
        has_content,
        /// Whether there is coloured code in it.
        has_code,
        /// Whether there is a chart in it.
        has_chart,
        /// The headings: `id`, `title`, `level`, `children`.
        toc,
        /// The way from the home page: `title`, `url`; the page itself is not in it.
        breadcrumbs,
        /// The switch: for every language `tag`, `name`, `url`, `is_current`, `is_fallback`, `hreflang`.
        languages,
        /// For search engines: `hreflang`, `url`; real translations and `x-default` only.
        alternates,
        /// The address that search engines should keep.
        canonical,
        /// Whether search engines should pass it over.
        noindex,
        /// Why it is not published yet or any more, in a preview: `draft`, `scheduled`, `expired`; none if it is published.
        state,
        /// The day it stands for.
        date,
        /// The day of its last significant change.
        updated,
        /// The day by which it is looked at again.
        review_by,
        /// The day from which it is no longer published.
        expires,
        /// The page before it in its section, a summary.
        prev,
        /// The page after it in its section, a summary.
        next,
        /// The section it is in, a summary.
        section,
        /// Its terms: `taxonomy`, `taxonomy_name`, `items` of `id`, `name`, `url`.
        terms,
        /// Its sources: `id`, `title`, `url`, `lang`, `publisher`, `also`, `note`.
        sources,
        /// Its picture, for the filter `picture`: `url`, `width`, `height`, `alt`, `title`, `sources` of `type` and `srcset`,
        /// `colour`, `is_eager`.
        image,
        /// Who answers for it.
        owner,
        /// What changed last.
        change_note,
        /// How long it takes to read.
        reading_minutes,
        /// How many words it has (syllables in Vietnamese).
        words,
        /// The particulars of an official document: `number`, `type`, `issued`, `effective`, `signed_by`, `issued_by`,
        /// `field`, `place`, `complete`, `replaces`, `replaced_by`.
        document,
        /// The free table of its front matter: the original's, with the text's own fields over it.
        extra,
        /// Structured data for search engines, to be put into a script element as it is.
        json_ld,
        /// Dublin Core: `name`, `content`.
        dublin_core,
        /// Open Graph: `property`, `content`.
        open_graph,
        /// Of a translation, and of an edition, how the translation stands to the original: `status` (`current`, `behind`,
        /// `partial`, `unknown`), `behind`, `missing`, `unchecked` (how many blocks), `checked` (the last day), `original`
        /// (its language). None for an original, a fallback, and where nothing was ever checked.
        freshness,
        /// The address of the side-by-side edition; none without a translation, and on a fallback page.
        edition_url,
        /// Of a side-by-side edition: `original` and `translation`, each with `tag`, `dir`, `name`, `title`,
        /// `description`, `url`, `document`.
        edition,
        /// Of a section or term: the summaries on this page of its list.
        pages,
        /// Of a section: the summaries of the sections in it.
        subsections,
        /// Of a long list: `number`, `count`, `total`, `prev`, `next`, `first`, `last`, `links` of `number`, `url`,
        /// `is_current`.
        pager,
        /// Of a taxonomy: its terms, `id`, `name`, `url`, `count`, `letter`, `description`.
        terms_list,
        /// Of a term: the taxonomy it belongs to, `id`, `name`, `url`.
        taxonomy,
        /// Of the page of kind `sitemap`: the whole site, `title`, `url`, `text_lang`, `is_fallback`, `children`.
        tree,
        /// Of the page of kind `search`: `index`, the address of the index; `letters`, an alphabetical list of all pages:
        /// `letter` and `pages` with `title`, `url`, `text_lang`, `is_fallback`.
        search,
        /// Of a redirect: where it leads.
        target,
    }

    /// A page as lists and neighbours show it.
    Summary {
        /// Its id.
        id,
        /// What it is.
        kind,
        /// The title.
        title,
        /// One sentence.
        description,
        /// The path of its address.
        url,
        /// The language of the address.
        lang,
        /// The language of its text.
        text_lang,
        /// Whether the text is in another language than asked for.
        is_fallback,
        /// Why it is not published yet or any more, in a preview: `draft`, `scheduled`, `expired`; none if it is published.
        state,
        /// The day it stands for.
        date,
        /// The day of its last significant change.
        updated,
        /// Its place in the section.
        weight,
        /// Its picture.
        image,
        /// Of a document: `number`, `type`, `issued`.
        document,
        /// The free table of its front matter.
        extra,
        /// How long it takes to read.
        reading_minutes,
    }
}

/// A text, or nothing.
pub(super) fn optional<T: Into<Value>>(value: Option<T>) -> Value {
    value.map_or_else(Value::none, Into::into)
}
