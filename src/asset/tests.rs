//! Tests of pictures and cards, on pictures that are made here.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;

use super::card::{Card, SIZE};
use super::picture::{Kind, look};
use super::{Made, Workshop, resize, strip};
use crate::diagnostic::Problem;

/// Makes a picture that is worth compressing: soft colours with some noise.
fn photo(width: u32, height: u32) -> DynamicImage {
    let mut noise = 7u32;
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (noise >> 28) as u8;
        Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8 / 2 + grain, 90 + grain])
    }))
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// Puts EXIF as cameras write it behind the first mark of a JPEG: a turn and a place.
fn with_exif(jpeg: &[u8], turn: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([turn, 0, 0]);
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0GPS-6.2088,106.8456");
    let mut all = jpeg[..2].to_vec();
    all.extend([0xff, 0xe1]);
    all.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    all.extend(exif);
    all.extend(&jpeg[2..]);
    all
}

fn has(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[test]
fn widths_are_never_wider_than_the_picture() {
    let of = |width: u32| {
        let bytes = written(&photo(width, width / 2), ImageFormat::Jpeg);
        look(&bytes, "jpg", 1).0.unwrap().widths()
    };
    assert_eq!(of(3000), [328, 720, 1200]);
    assert_eq!(of(1000), [328, 720, 1000]);
    assert_eq!(of(500), [328, 500]);
    assert_eq!(of(400), [400]);
    assert_eq!(of(120), [120]);
}

#[test]
fn a_turned_photo_is_shown_upright_and_without_its_place() {
    let bytes = with_exif(&written(&photo(1200, 600), ImageFormat::Jpeg), 6);
    let (picture, problem) = look(&bytes, "jpg", 1);
    let picture = picture.unwrap();
    assert_eq!((picture.width, picture.height, problem), (600, 1200, None));
    for (width, narrow) in resize::to_widths(&bytes, &picture, &picture.widths()) {
        let again = image::load_from_memory(&narrow).unwrap();
        assert_eq!((again.width(), again.height()), (width, width * 2));
        assert!(!has(&narrow, b"GPS") && !has(&narrow, b"Exif"));
    }
    let cleaned = strip::without_metadata(&bytes, picture.kind).unwrap();
    assert!(has(&bytes, b"GPS-6.2088") && !has(&cleaned, b"GPS"));
    let again = look(&cleaned, "jpg", 1).0.unwrap();
    assert_eq!((again.width, again.height), (600, 1200), "which way is up is kept");
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_bytes();
    assert_eq!(pixels(&cleaned), pixels(&bytes), "not a pixel is different");
}

#[test]
fn every_form_keeps_its_pixels_and_loses_its_words() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let bytes = written(&photo(90, 60), format);
        let (picture, _) = look(&bytes, "png", 1);
        let cleaned = strip::without_metadata(&bytes, picture.unwrap().kind).unwrap();
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_bytes();
        assert_eq!(pixels(&cleaned), pixels(&bytes), "{format:?}");
    }
    let mut png = written(&photo(9, 6), ImageFormat::Png);
    let words = b"\0\0\0\x0atEXtMade\0by meXXXX";
    png.splice(33..33, words.iter().copied());
    let cleaned = strip::without_metadata(&png, Kind::Png).unwrap();
    assert!(has(&png, b"tEXt") && !has(&cleaned, b"tEXt"));
    let mut webp = written(&photo(9, 6), ImageFormat::WebP);
    webp.extend(b"XMP \x04\0\0\0home");
    assert!(!has(&strip::without_metadata(&webp, Kind::Webp).unwrap(), b"home"));
}

#[test]
fn the_same_picture_gives_the_same_bytes_from_the_cache_and_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().join("foto.jpg");
    let bytes = with_exif(&written(&photo(1600, 900), ImageFormat::Jpeg), 1);
    std::fs::write(&disk, &bytes).unwrap();
    let picture = look(&bytes, "jpg", 42).0.unwrap();
    let workshop = Workshop::at(folder.path());
    let made: Vec<Vec<u8>> = [328, 328, 1200]
        .map(|width| workshop.make(&Made::Narrowed { disk: &disk, picture: &picture, width }).unwrap())
        .into();
    assert_eq!(made[0], made[1]);
    assert!(made[0].len() < made[2].len() && made[2].len() < bytes.len());
    assert_eq!(std::fs::read_dir(folder.path().join(".loket/gambar")).unwrap().count(), 3);
    std::fs::remove_dir_all(folder.path().join(".loket")).unwrap();
    let again = workshop.make(&Made::Narrowed { disk: &disk, picture: &picture, width: 328 }).unwrap();
    assert_eq!(again, made[0]);
}

#[test]
fn a_small_file_that_unfolds_to_gigabytes_is_told_and_never_opened() {
    // A PNG of 60,000 × 60,000 pixels: its head alone.
    let mut head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    head.extend(60_000u32.to_be_bytes());
    head.extend(60_000u32.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let mut sum = flate2::Crc::new();
    sum.update(&head[12..]);
    head.extend(sum.sum().to_be_bytes());
    head.extend(b"\0\0\0\x04IDATxxxx\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82");
    let (picture, problem) = look(&head, "png", 1);
    assert_eq!(problem, Some(Problem::PictureTooLarge { width: 60_000, height: 60_000 }));
    assert!(picture.unwrap().widths().is_empty());
}

#[test]
fn drawings_and_other_forms_have_a_size() {
    let size = |bytes: &[u8], ending| look(bytes, ending, 1).0.map(|p| (p.width, p.height));
    assert_eq!(size(b"<svg viewBox='0 0 272 150'/>", "svg"), Some((272, 150)));
    assert_eq!(size(b"<?xml?><svg width=\"40px\" height='20' viewBox='0 0 1 1'>", "svg"), Some((40, 20)));
    assert_eq!(size(b"<svg stroke-width='3'>", "svg"), None);
    assert_eq!(size(b"GIF89a\x0a\0\x05\0", "gif"), Some((10, 5)));
    assert_eq!(look(b"(gambar)", "png", 1), (None, Some(Problem::PictureUnreadable)));
    assert_eq!(look(b"", "jpg", 1).1, Some(Problem::PictureUnreadable));
}

fn card(title: &str) -> Card {
    Card {
        site: "Layanan Kota Contoh".to_owned(),
        title: title.to_owned(),
        answer: Some("Gratis · 1 hari kerja".to_owned()),
        foot: Some("Dinas Kependudukan dan Pencatatan Sipil Kota Contoh".to_owned()),
        accent: [0x0e, 0x44, 0x39],
        mark: Some("Contoh".to_owned()),
    }
}

#[test]
fn a_card_is_a_light_png_of_the_right_size_whatever_it_says() {
    let long = "Mempertanggungjawabkan".repeat(30);
    let many = "Mengurus surat keterangan pindah datang ".repeat(20);
    for title in ["Mengurus akta kelahiran", "KTP", "", &long, &many, "مرحبا \u{0} é", "Dhaptar é è ê"]
    {
        let card = card(title);
        let png = card.draw();
        let again = image::load_from_memory(&png).unwrap();
        assert_eq!((again.width(), again.height()), SIZE);
        assert!(png.len() < 100_000, "{} bytes for {title:?}", png.len());
        assert_eq!(png, card.draw());
    }
    assert_ne!(card("A").fingerprint(), card("B").fingerprint());
    assert!(Card::can_say("Ngurus KTP-el – gratis, é…") && !Card::can_say("مرحبا"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_looked_at_without_a_panic(
        start in prop::sample::select(vec![
            &b""[..], b"\xff\xd8\xff\xe1\0\x10Exif\0\0", b"\xff\xd8\xff\xc0\0\x11\x08", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
            b"RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0", b"RIFF\xff\xff\xff\xffWEBPVP8L", b"GIF89a", b"\0\0\0\x1cftypavif", b"<svg ",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let bytes = [start, &rest].concat();
        for ending in ["jpg", "svg"] {
            if let (Some(picture), _) = look(&bytes, ending, 1) {
                let _ = resize::to_widths(&bytes, &picture, &picture.widths());
            }
        }
        for kind in [Kind::Jpeg, Kind::Png, Kind::Webp, Kind::Other] {
            let _ = strip::without_metadata(&bytes, kind);
        }
    }

    #[test]
    fn a_picture_with_wrong_bytes_is_made_without_a_panic(
        format in prop::sample::select(vec![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP]),
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        length in any::<prop::sample::Index>(),
    ) {
        let mut bytes = written(&photo(24, 16), format);
        for (at, byte) in wrong {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(length.index(bytes.len()) + 1);
        if let (Some(picture), _) = look(&bytes, "jpg", 1) {
            let _ = resize::to_widths(&bytes, &picture, &picture.widths());
            let _ = strip::without_metadata(&bytes, picture.kind);
        }
    }
}
