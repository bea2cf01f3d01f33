//! Pictures without what cameras and programs write beside them: place, time, device, thumbnails.
//!
//! In: a picture's bytes. Out: the same pixels bit for bit, in a file that holds only what is needed
//! to show them. Where a telephone has written which way is up, that one fact is kept. What is not
//! put together as its form demands gives nothing.

use image::ImageFormat;
use image::metadata::Orientation;

use super::picture::{self, Kind};

/// Takes everything away that is not the picture; `None` if the file is not put together well.
pub(super) fn without_metadata(bytes: &[u8], kind: Kind) -> Option<Vec<u8>> {
    match kind {
        Kind::Jpeg => jpeg(bytes, turn(bytes, ImageFormat::Jpeg)),
        Kind::Png => png(bytes, turn(bytes, ImageFormat::Png)),
        Kind::Webp | Kind::WebpPhoto => webp(bytes, turn(bytes, ImageFormat::WebP)),
        Kind::Other => None,
    }
}

/// Finds which way is up, as EXIF counts it; `None` where the picture stands upright.
fn turn(bytes: &[u8], format: ImageFormat) -> Option<u8> {
    use image::ImageDecoder as _;
    let orientation = picture::decoder(bytes, format)?.orientation().ok()?;
    (orientation != Orientation::NoTransforms).then(|| orientation.to_exif())
}

/// Writes EXIF that says which way is up and nothing else.
fn exif(turn: u8) -> Vec<u8> {
    let mut exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([turn, 0, 0, 0, 0, 0, 0]);
    exif
}

/// Reads a big-endian number of two bytes.
fn two(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}

fn jpeg(bytes: &[u8], turn: Option<u8>) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2).filter(|start| *start == b"\xff\xd8")?.to_vec();
    let mut at = 2;
    // The place for EXIF is behind JFIF, before all else.
    let mut turn = turn;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        // Any number of these may stand before a mark.
        while *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let mark = *bytes.get(at + 1)?;
        if mark == 0xd9 {
            kept.extend(b"\xff\xd9");
            return Some(kept);
        }
        let end = at + 2 + two(bytes, at + 2).filter(|length| *length >= 2)?;
        let segment = bytes.get(at..end)?;
        let body = segment.get(4..)?;
        let is_shown = match mark {
            0xe0 => body.starts_with(b"JFIF\0"),
            0xe2 => body.starts_with(b"ICC_PROFILE\0"),
            0xee => body.starts_with(b"Adobe"),
            0xe1..=0xef | 0xfe => false,
            _ => true,
        };
        if mark != 0xe0
            && let Some(turn) = turn.take()
        {
            let exif = exif(turn);
            kept.extend(b"\xff\xe1");
            kept.extend(u16::try_from(exif.len() + 8).ok()?.to_be_bytes());
            kept.extend(b"Exif\0\0");
            kept.extend(exif);
        }
        if is_shown {
            kept.extend(segment);
        }
        at = end;
        if mark == 0xda {
            // Pixels go on to the next mark that is none of theirs.
            let mut next = at;
            loop {
                let rest = bytes.get(next..)?;
                let Some(found) = rest.iter().position(|byte| *byte == 0xff) else {
                    // Cut off before its end, as cameras leave it when they lose power.
                    kept.extend(bytes.get(at..)?);
                    kept.extend(b"\xff\xd9");
                    return Some(kept);
                };
                match bytes.get(next + found + 1) {
                    Some(0 | 0xd0..=0xd7) => next += found + 2,
                    Some(0xff) => next += found + 1,
                    Some(_) => {
                        next += found;
                        break;
                    }
                    None => next += found + 1,
                }
            }
            kept.extend(bytes.get(at..next)?);
            at = next;
        }
    }
}

/// The chunks of a PNG that are needed to show it, or to show it in its colours.
const PNG_CHUNKS: [&[u8]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs",
    b"cICP", b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8], turn: Option<u8>) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8).filter(|start| start.starts_with(b"\x89PNG"))?.to_vec();
    let mut turn = turn;
    let mut at = 8usize;
    loop {
        let size = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let name = bytes.get(at + 4..at + 8)?;
        let end = at.checked_add(12)?.checked_add(size)?;
        let chunk = bytes.get(at..end)?;
        if name == b"IDAT"
            && let Some(turn) = turn.take()
        {
            let exif = exif(turn);
            let mut sum = flate2::Crc::new();
            sum.update(b"eXIf");
            sum.update(&exif);
            kept.extend(u32::try_from(exif.len()).ok()?.to_be_bytes());
            kept.extend(b"eXIf");
            kept.extend(exif);
            kept.extend(sum.sum().to_be_bytes());
        }
        if PNG_CHUNKS.contains(&name) {
            kept.extend(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        at = end;
    }
}

/// The chunks of a WebP that are needed to show it.
const WEBP_CHUNKS: [&[u8]; 7] = [b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"];

/// What a WebP says of itself: it has EXIF, it has XMP.
const WEBP_EXIF: u8 = 0x08;
const WEBP_XMP: u8 = 0x04;

fn webp(bytes: &[u8], turn: Option<u8>) -> Option<Vec<u8>> {
    if !(bytes.starts_with(b"RIFF") && bytes.get(8..12)? == b"WEBP") {
        return None;
    }
    let mut kept = bytes.get(..12)?.to_vec();
    let mut at = 12usize;
    let mut is_extended = false;
    while at < bytes.len() {
        let Some(head) = bytes.get(at..at + 8) else { break };
        let name = head.get(..4)?;
        let size = u32::from_le_bytes(head.get(4..8)?.try_into().ok()?) as usize;
        let end = at.checked_add(8)?.checked_add(size)?;
        let chunk = bytes.get(at..end)?;
        if WEBP_CHUNKS.contains(&name) {
            let start = kept.len();
            kept.extend(chunk);
            if size % 2 == 1 {
                kept.push(0);
            }
            if name == b"VP8X" {
                is_extended = true;
                let flags = kept.get_mut(start + 8)?;
                *flags &= !(WEBP_EXIF | WEBP_XMP);
                *flags |= if turn.is_some() { WEBP_EXIF } else { 0 };
            }
        }
        at = end + (size & 1);
    }
    if let Some(turn) = turn.filter(|_| is_extended) {
        let exif = exif(turn);
        kept.extend(b"EXIF");
        kept.extend(u32::try_from(exif.len()).ok()?.to_le_bytes());
        kept.extend(&exif);
        kept.extend(std::iter::repeat_n(0, exif.len() & 1));
    }
    let size = u32::try_from(kept.len().checked_sub(8)?).ok()?;
    kept.get_mut(4..8)?.copy_from_slice(&size.to_le_bytes());
    Some(kept)
}
