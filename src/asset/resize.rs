//! Pictures in the widths that pages need.
//!
//! In: a picture's bytes. Out: the same picture, upright, narrower, as light as it may be without
//! looking worse on a telephone, and without what the camera wrote beside it. A picture that
//! cannot be decoded gives nothing.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType as Filter;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat};

use super::picture::{self, Kind, Picture};

/// JPEG quality: below it skies show steps, above it files grow faster than anybody sees.
const QUALITY: u8 = 74;

/// Largest colour profile that is kept, in bytes; a telephone's own takes some 600.
const LARGEST_PROFILE: usize = 4096;

/// Gives a picture in some widths, narrowest first.
pub(super) fn to_widths(bytes: &[u8], picture: &Picture, widths: &[u32]) -> Vec<(u32, Vec<u8>)> {
    all_widths(bytes, picture, widths).unwrap_or_default()
}

fn all_widths(bytes: &[u8], picture: &Picture, widths: &[u32]) -> Option<Vec<(u32, Vec<u8>)>> {
    let format = match picture.kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp | Kind::WebpPhoto => ImageFormat::WebP,
        Kind::Other => return None,
    };
    let mut decoder = picture::decoder(bytes, format)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| profile.len() <= LARGEST_PROFILE);
    let mut image = eight_bits(DynamicImage::from_decoder(decoder).ok()?);
    let mut upright = false;
    let mut all = Vec::new();
    // Each from the next wider one: the widest costs as much as all others together.
    for &width in widths.iter().rev() {
        let height = picture.height_at(width);
        // Turned when it has become small.
        let turned = !upright && picture::swaps_sides(orientation);
        let (across, down) = if turned { (height, width) } else { (width, height) };
        if (image.width(), image.height()) != (across, down) {
            image = image.resize_exact(across, down, Filter::CatmullRom);
        }
        if !upright {
            image.apply_orientation(orientation);
            upright = true;
        }
        all.push((width, encoded(&image, picture.kind, profile.as_deref())?));
    }
    all.reverse();
    Some(all)
}

/// Takes a picture to eight bits a colour, which is all that a page shows.
fn eight_bits(image: DynamicImage) -> DynamicImage {
    match (image.color().has_alpha(), image.color().has_color()) {
        (false, false) => DynamicImage::ImageLuma8(image.into_luma8()),
        (false, true) => DynamicImage::ImageRgb8(image.into_rgb8()),
        (true, false) => DynamicImage::ImageLumaA8(image.into_luma_alpha8()),
        (true, true) => DynamicImage::ImageRgba8(image.into_rgba8()),
    }
}

/// Writes a picture.
fn encoded(image: &DynamicImage, kind: Kind, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    match kind {
        Kind::Jpeg | Kind::WebpPhoto => {
            write(image, JpegEncoder::new_with_quality(&mut bytes, QUALITY), profile)?;
        }
        Kind::Png => {
            let encoder =
                PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
            write(image, encoder, profile)?;
        }
        Kind::Webp => {
            // Its encoder takes colours alone.
            let image = if image.color().has_alpha() {
                DynamicImage::ImageRgba8(image.to_rgba8())
            } else {
                DynamicImage::ImageRgb8(image.to_rgb8())
            };
            write(&image, WebPEncoder::new_lossless(&mut bytes), profile)?;
        }
        Kind::Other => return None,
    }
    Some(bytes)
}

fn write(image: &DynamicImage, mut encoder: impl ImageEncoder, profile: Option<&[u8]>) -> Option<()> {
    if let Some(profile) = profile {
        // Where the form has no place for it, colours are a little duller.
        let _ = encoder.set_icc_profile(profile.to_vec());
    }
    image.write_with_encoder(encoder).ok()
}
