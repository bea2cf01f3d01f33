//! Which pictures pages show, and where their narrower forms stand.
//!
//! In: pages with resolved links, and what is known of the files. Out: addresses. All made files
//! stand below `tema/`, where every name changes with its bytes, so that browsers may keep them.

use std::collections::BTreeMap;

use super::{Asset, Link, Page};
use crate::asset::picture::Picture;
use crate::document::{LinkKind, Meaning};
use crate::source::path::OutputPath;

/// Height to which a logo is narrowed, in pixels: three times that at which it is shown.
const LOGO_HEIGHT: u32 = 120;

impl Asset {
    /// Gives the address of the picture in a width; `None` where it is no picture that can be narrowed.
    pub fn narrowed(&self, width: u32) -> Option<OutputPath> {
        let picture = self.picture.as_ref().filter(|picture| !picture.whole)?;
        let name = self.output.as_str().rsplit('/').next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let hash = format!("{:032x}", picture.hash);
        let hash = hash.get(..10).unwrap_or_default();
        OutputPath::new(&format!("tema/gambar/{stem}.{hash}-{width}.{}", picture.ending()))
    }

    /// Gives the width in which the picture serves as a logo.
    pub fn logo_width(&self) -> Option<u32> {
        let picture = self.picture.as_ref().filter(|picture| !picture.whole && picture.height > 0)?;
        let width = u64::from(picture.width) * u64::from(LOGO_HEIGHT) / u64::from(picture.height);
        Some(u32::try_from(width).unwrap_or(picture.width).clamp(1, picture.width))
    }
}

/// Finds the photo of a story among the files, an index into the assets; shown only with consent.
pub fn photo(page: &Page, assets: &[Asset]) -> Option<usize> {
    let Meaning::Story(story) = &page.document.meaning else { return None };
    story.consent.as_ref()?;
    let place = page.document.path.join(&story.photo.as_ref()?.value)?;
    assets.binary_search_by(|asset| asset.file.path.cmp(&place)).ok()
}

/// Lists the narrower forms of all pictures that pages show: address, file, width.
pub(super) fn narrowed(
    pages: &[Page],
    assets: &[Asset],
    logo: Option<usize>,
) -> BTreeMap<OutputPath, (usize, u32)> {
    let mut shown: Vec<usize> = Vec::new();
    for page in pages {
        let links = page.document.links.iter().zip(&page.links);
        shown.extend(links.filter(|(raw, _)| raw.kind == LinkKind::Image).filter_map(
            |(_, link)| match link {
                Link::Asset(asset) => Some(*asset),
                _ => None,
            },
        ));
        shown.extend(photo(page, assets));
    }
    shown.sort_unstable();
    shown.dedup();
    let mut all = BTreeMap::new();
    let mut add = |index: usize, width: u32| {
        // Two copies of one picture are one file here.
        if let Some(output) = assets.get(index).and_then(|asset| asset.narrowed(width)) {
            all.entry(output).or_insert((index, width));
        }
    };
    for index in shown {
        let picture = assets.get(index).and_then(|asset| asset.picture.as_ref());
        for width in picture.map(Picture::widths).unwrap_or_default() {
            add(index, width);
        }
    }
    if let Some(index) = logo
        && let Some(width) = assets.get(index).and_then(Asset::logo_width)
    {
        add(index, width);
    }
    all
}
