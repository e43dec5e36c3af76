//! The web app manifest (W3C): name and icons for a home screen.

use serde::Serialize;

use crate::model::Site;
use crate::output::OutputFile;
use crate::text::url::UrlPath;

/// An icon of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Icon {
    /// Its address.
    pub url: UrlPath,
    /// Its sizes in pixels (`192x192`), or `any`.
    pub sizes: String,
    /// Its media type.
    pub media_type: String,
}

#[derive(Serialize)]
struct Manifest<'a> {
    name: &'a str,
    description: &'a str,
    lang: &'a str,
    dir: &'static str,
    start_url: String,
    scope: &'static str,
    display: &'static str,
    icons: Vec<JsonIcon<'a>>,
}

#[derive(Serialize)]
struct JsonIcon<'a> {
    src: String,
    sizes: &'a str,
    #[serde(rename = "type")]
    media_type: &'a str,
}

/// Makes `site.webmanifest`, in the words of the original language.
///
/// Addresses are relative to the file, so that it is right below any path and in a preview. The site stays in the
/// browser (`display: browser`): a reader of official texts should see where they come from.
pub fn manifest(site: &Site, icons: &[Icon]) -> OutputFile {
    let language = site.config.language(site.config.original);
    let manifest = Manifest {
        name: site.config.title.get(site.config.original),
        description: site.config.description.get(site.config.original),
        lang: &language.tag,
        dir: language.direction.as_str(),
        start_url: relative(&language.home()),
        scope: "./",
        display: "browser",
        icons: icons.iter().map(entry).collect(),
    };
    let bytes = serde_json::to_vec(&manifest).expect("texts and lists are always JSON");
    OutputFile::new("site.webmanifest", bytes)
}

fn entry(icon: &Icon) -> JsonIcon<'_> {
    JsonIcon { src: relative(&icon.url), sizes: &icon.sizes, media_type: &icon.media_type }
}

/// The address as seen from the root of the site.
fn relative(url: &UrlPath) -> String {
    format!(".{url}")
}
