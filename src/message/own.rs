//! The program's own catalogues.

use std::sync::LazyLock;

use super::Catalogue;

static VI: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::parse("vi", include_str!("vi.ftl")).0);
static EN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::parse("en-GB", include_str!("en.ftl")).0);

/// The program's own sentences for a person who reads `tag` (BCP 47): Vietnamese or else English.
///
/// Entries are named as the codes of `diag`; the comment over each names its arguments.
pub fn program(tag: &str) -> &'static Catalogue {
    match language(tag) {
        "vi" => &VI,
        _ => &EN,
    }
}

/// Whether the program has sentences of its own for a person who reads `tag`.
pub fn speaks(tag: &str) -> bool {
    matches!(language(tag), "vi" | "en")
}

fn language(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}
