//! What a page must know of a picture: how large it is, and in which widths it can be given.
//!
//! In: a file's bytes. Out: a [`Picture`], or a finding about one that citizens would not see. Only
//! the beginning of a file is understood here; nothing is decoded, so that a small file that would
//! unfold to gigabytes costs nothing.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ColorType, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::diagnostic::Problem;

/// A picture of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// How it is written.
    pub kind: Kind,
    /// Its width as it is shown, in pixels.
    pub width: u32,
    /// Its height as it is shown, in pixels.
    pub height: u32,
    /// xxh3 of its bytes.
    pub hash: u128,
    /// Whether it is kept as it is: it moves, it is too large to open, or it is a drawing.
    pub whole: bool,
}

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP that keeps every pixel or has see-through parts; narrowed as WebP.
    Webp,
    /// WebP of a photo; narrowed as JPEG.
    WebpPhoto,
    /// Anything else that browsers show: GIF, AVIF, SVG.
    Other,
}

/// The widths that pages ask for, in pixels: the column of a small phone, a sharp phone, the sharpest phone and a sharp large screen at 38rem.
const WIDTHS: [u32; 3] = [328, 720, 1200];

/// Most pixels that are opened: 64 million are 192 MB, as much as the best telephones take.
const MOST_PIXELS: u64 = 64_000_000;

/// Longest side that is opened, in pixels.
const LONGEST_SIDE: u32 = 20_000;

/// Bytes from which a picture is heavy to keep and to send: a photo of 1600 pixels takes a fifth of it.
pub const HEAVY: u64 = 2_000_000;

impl Picture {
    /// Tells whether what cameras write beside it is taken away before it is published.
    pub fn is_cleaned(&self) -> bool {
        self.kind != Kind::Other
    }

    /// Counts its pixels.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Gives the widths in which it is made, narrowest first; never wider than it is; none for one that stays whole.
    pub fn widths(&self) -> Vec<u32> {
        if self.whole || self.width == 0 {
            return Vec::new();
        }
        let own = self.width.min(WIDTHS[WIDTHS.len() - 1]);
        // A width a little below the picture's own would be one file more for nothing.
        let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| width * 5 <= own * 4).collect();
        widths.push(own);
        widths
    }

    /// Gives its height in a width.
    pub fn height_at(&self, width: u32) -> u32 {
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }

    /// Gives the ending of its narrowed files.
    pub fn ending(&self) -> &'static str {
        match self.kind {
            Kind::Jpeg | Kind::WebpPhoto => "jpg",
            Kind::Png => "png",
            Kind::Webp | Kind::Other => "webp",
        }
    }

    /// Tells whether its narrowed files are written in another form than itself.
    pub fn changes_form(&self) -> bool {
        self.kind == Kind::WebpPhoto
    }
}

/// Tells whether a file of this ending is looked at as a picture.
pub fn is_picture(ending: &str) -> bool {
    ["jpg", "jpeg", "jfif", "png", "webp", "gif", "avif", "svg", "heic", "heif", "tif", "tiff", "bmp"]
        .contains(&ending)
}

/// What is known of a file that is named like a picture, and what citizens would miss.
pub type Look = (Option<Picture>, Option<Problem>);

/// Looks at a picture; `ending` is its file's, in lower case.
pub fn look(bytes: &[u8], ending: &str, hash: u128) -> Look {
    if ending == "svg" {
        // A drawing without a size is still a drawing.
        return (drawing_size(bytes).map(|(width, height)| whole(width, height, hash)), None);
    }
    let (picture, mut problem) = match image::guess_format(bytes).ok() {
        Some(ImageFormat::Jpeg) => opened(bytes, ImageFormat::Jpeg, hash),
        Some(ImageFormat::Png) => opened(bytes, ImageFormat::Png, hash),
        Some(ImageFormat::WebP) => opened(bytes, ImageFormat::WebP, hash),
        Some(ImageFormat::Gif) => sized(gif_size(bytes), hash),
        Some(ImageFormat::Avif) => sized(avif_size(bytes), hash),
        _ => (None, Some(Problem::PictureUnreadable)),
    };
    let size = bytes.len() as u64;
    if problem.is_none() && size > HEAVY {
        problem = Some(Problem::PictureHeavy { size });
    }
    (picture, problem)
}

/// Makes a picture that is kept as it is.
fn whole(width: u32, height: u32, hash: u128) -> Picture {
    Picture { kind: Kind::Other, width, height, hash, whole: true }
}

/// Makes a picture of a size that was read from its beginning.
fn sized(size: Option<(u32, u32)>, hash: u128) -> (Option<Picture>, Option<Problem>) {
    match size {
        Some((width, height)) => (Some(whole(width, height, hash)), None),
        None => (None, Some(Problem::PictureUnreadable)),
    }
}

/// Reads the beginning of a picture that can be decoded.
fn opened(bytes: &[u8], format: ImageFormat, hash: u128) -> (Option<Picture>, Option<Problem>) {
    let Some(mut decoder) = decoder(bytes, format) else {
        return (None, Some(Problem::PictureUnreadable));
    };
    let (width, height) = decoder.dimensions();
    let turned = swaps_sides(decoder.orientation().unwrap_or(Orientation::NoTransforms));
    let (width, height) = if turned { (height, width) } else { (width, height) };
    let kind = match format {
        ImageFormat::Jpeg => Kind::Jpeg,
        ImageFormat::Png => Kind::Png,
        _ if decoder.color_type() == ColorType::Rgb8 && has_chunk(bytes, *b"VP8 ") => Kind::WebpPhoto,
        _ => Kind::Webp,
    };
    let moves = (kind == Kind::Png && has_png_chunk(bytes, *b"acTL")) || has_chunk(bytes, *b"ANIM");
    let mut picture = Picture { kind, width, height, hash, whole: moves };
    if picture.pixels() > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
        picture.whole = true;
        return (Some(picture), Some(Problem::PictureTooLarge { width, height }));
    }
    (Some(picture), None)
}

/// Opens a picture without decoding it.
pub(super) fn decoder(bytes: &[u8], format: ImageFormat) -> Option<impl ImageDecoder + '_> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_PIXELS * 8);
    reader.limits(limits);
    reader.into_decoder().ok()
}

/// Tells whether a turn makes the width the height.
pub(super) fn swaps_sides(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// Tells whether a WebP has a chunk of this name.
fn has_chunk(bytes: &[u8], name: [u8; 4]) -> bool {
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        if head.get(..4) == Some(&name) {
            return bytes.starts_with(b"RIFF");
        }
        let size = head.get(4..8).and_then(|size| size.try_into().ok()).map_or(0, u32::from_le_bytes);
        at = at.saturating_add(8).saturating_add(size as usize).saturating_add(size as usize & 1);
    }
    false
}

/// Tells whether a PNG has a chunk of this name before its pixels.
fn has_png_chunk(bytes: &[u8], name: [u8; 4]) -> bool {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let found = head.get(4..8);
        if found == Some(&name) {
            return true;
        }
        if found == Some(b"IDAT") {
            return false;
        }
        let size = head.get(..4).and_then(|size| size.try_into().ok()).map_or(0, u32::from_be_bytes);
        at = at.saturating_add(12).saturating_add(size as usize);
    }
    false
}

/// Reads the size of a GIF.
fn gif_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    Some((side(6)?, side(8)?)).filter(|(width, height)| *width > 0 && *height > 0)
}

/// Reads the size of an AVIF from its first property `ispe`.
fn avif_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let at = head.windows(4).position(|window| window == b"ispe")?;
    let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let good = |side: &u32| (1..=65_535).contains(side);
    Some((side(at + 8)?, side(at + 12)?)).filter(|(width, height)| good(width) && good(height))
}

/// Reads the size of a drawing from its outermost element: `width` and `height`, else `viewBox`.
fn drawing_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = String::from_utf8_lossy(bytes.get(..bytes.len().min(8192))?);
    let (_, rest) = text.split_once("<svg")?;
    let (tag, _) = rest.split_once('>')?;
    let value = |name: &str| {
        tag.match_indices(name).find_map(|(at, _)| {
            let alone = tag.get(..at)?.ends_with(char::is_whitespace);
            let rest = tag.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
            let quote = rest.chars().next().filter(|c| alone && ['"', '\''].contains(c))?;
            rest.get(1..)?.split(quote).next().map(str::to_owned)
        })
    };
    let pixels = |text: &str| {
        let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
        // A drawing has no pixels of its own; whole numbers are near enough to keep its place.
        let number = number.round();
        #[expect(clippy::cast_sign_loss, reason = "the range is checked")]
        (1.0..=20_000.0).contains(&number).then_some(number as u32)
    };
    let own = value("width").and_then(|width| pixels(&width)).zip(value("height").and_then(|h| pixels(&h)));
    own.or_else(|| {
        let view = value("viewBox")?;
        let mut sides = view.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
        Some((pixels(sides.next()?)?, pixels(sides.next()?)?))
    })
}
