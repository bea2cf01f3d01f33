//! Pictures on pages: in the width that a screen needs, with the room that they will take.

use std::fmt::Write;

use super::view::picture::PictureView;
use super::wording::escape_html;
use super::{Content, Renderer};
use crate::asset::Made;
use crate::asset::picture::Picture;
use crate::source::path::OutputPath;

/// How wide a picture stands on a page: the whole of a telephone, else the column of the text.
const SIZES: &str = "(max-width: 40em) calc(100vw - 2.25rem), 38rem";

/// The width of the form for browsers that cannot choose, if there is one as wide.
const PLAIN_WIDTH: u32 = 720;

impl<'a> Renderer<'a> {
    /// Gives a file of the source, or a picture of it in a width.
    pub(super) fn asset(&self, index: usize, width: Option<u32>) -> Content<'a> {
        let Some(asset) = self.site.assets.get(index) else { return Content::Bytes(Vec::new()) };
        let disk = &asset.file.disk;
        match (&asset.picture, width) {
            (Some(picture), Some(width)) => Content::Made(Made::Narrowed { disk, picture, width }),
            (Some(picture), None) if picture.is_cleaned() => Content::Made(Made::Cleaned { disk, picture }),
            _ => Content::File(disk),
        }
    }

    /// Gives a picture as it stands on the page at `here`; `None` for what is no file of the site.
    pub(super) fn picture(&self, index: usize, here: &OutputPath, text: &str) -> Option<PictureView> {
        let asset = self.site.assets.get(index)?;
        let widths = asset.picture.as_ref().map(Picture::widths).unwrap_or_default();
        let at = |width: u32| Some((width, here.relative(&asset.narrowed(width)?)));
        let forms: Vec<(u32, String)> = widths.into_iter().filter_map(at).collect();
        let plain = forms.iter().find(|(width, _)| *width >= PLAIN_WIDTH).or(forms.last());
        let srcset: Vec<String> = forms.iter().map(|(width, url)| format!("{url} {width}w")).collect();
        let several = forms.len() > 1;
        Some(PictureView {
            url: plain.map_or_else(|| here.relative(&asset.output), |(_, url)| url.clone()),
            srcset: several.then(|| srcset.join(", ")),
            sizes: several.then_some(SIZES),
            width: asset.picture.map(|picture| picture.width),
            height: asset.picture.map(|picture| picture.height),
            text: text.to_owned(),
        })
    }

    /// Writes a picture of a text; those below the first view wait until they are near.
    pub(super) fn push_picture(picture: &PictureView, html: &mut String) {
        let _ = write!(html, "<img src=\"{}\"", escape_html(&picture.url));
        if let (Some(srcset), Some(sizes)) = (&picture.srcset, picture.sizes) {
            let _ = write!(html, " srcset=\"{}\" sizes=\"{sizes}\"", escape_html(srcset));
        }
        let _ = write!(html, " alt=\"{}\"", escape_html(&picture.text));
        if let (Some(width), Some(height)) = (picture.width, picture.height) {
            let _ = write!(html, " width=\"{width}\" height=\"{height}\"");
        }
        html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }
}
