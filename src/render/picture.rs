//! A file of the site as a picture that is ready to be shown.

use crate::model::Asset;
use crate::picture::{Encoding, Picture as Facts};
use crate::templates::Picture;

/// The picture that a file is.
pub(super) fn of(asset: &Asset, alt: &str, title: &str) -> Picture {
    let mut sources = Vec::new();
    for encoding in [Encoding::Avif, Encoding::Jpeg, Encoding::Png] {
        let versions = asset.versions.iter().filter(|(v, _)| v.encoding == encoding);
        let listed: Vec<String> = versions.map(|(v, url)| format!("{url} {}w", v.width)).collect();
        if !listed.is_empty() {
            sources.push((encoding.media_type().to_owned(), listed.join(", ")));
        }
    }
    let colour = match asset.facts.picture {
        Some(Facts::Raster(raster)) if raster.is_opaque => Some(raster.colour),
        _ => None,
    };
    Picture {
        url: asset.usual().to_string(),
        size: asset.dimensions(),
        alt: alt.to_owned(),
        title: title.to_owned(),
        sources,
        colour: colour.map(|[r, g, b]| format!("#{r:02x}{g:02x}{b:02x}")),
        is_eager: false,
    }
}

/// The same with one complete address and nothing to choose from: for feeds, whose readers take out what they do not
/// know.
pub(super) fn alone(picture: Picture, address: impl Fn(&str) -> String) -> Picture {
    Picture { url: address(&picture.url), sources: Vec::new(), colour: None, ..picture }
}
