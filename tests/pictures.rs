//! Pictures and cards in whole sites: what is published, what is told, what is not made twice.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its site fails here and says where")]

use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use loket::diagnostic::Diagnostic;
use loket::pipeline::{self, Options, Project};
use tempfile::TempDir;

/// A site on the disk.
struct Site(TempDir);

impl Site {
    fn new(config: &str) -> Site {
        let site = Site(tempfile::tempdir().unwrap());
        site.write("site.yaml", config.as_bytes());
        site.write(
            "content/panduan/ktp.md",
            b"---\njudul: Mengurus KTP\ninstansi: Dinas Uji\ndiperiksa: 2026-11-20\nbiaya: gratis\nwaktu: 1 hari\n---\n\n\
              Datang pagi.\n\n![Meja loket](foto.jpg)\n",
        );
        site
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let disk = self.0.path().join(path);
        fs::create_dir_all(disk.parent().unwrap()).unwrap();
        fs::write(disk, bytes).unwrap();
    }

    fn load(&self) -> Project {
        let today = Some(jiff::civil::date(2026, 11, 24));
        let options = Options { source: self.0.path().to_path_buf(), base_url: None, drafts: false, today };
        pipeline::load(&options).unwrap()
    }

    /// Publishes the site; gives how many files were written.
    fn publish(&self) -> usize {
        let published = pipeline::publish(&self.load(), &self.0.path().join("public")).unwrap();
        published.report.expect("nothing stops it").written
    }

    fn page(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join("public").join(path)).unwrap()
    }

    /// Lists the files of a folder of the output.
    fn list(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.path().join("public").join(folder)).into_iter().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn codes(findings: &[Diagnostic]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.problem.code()).filter(|code| code.starts_with('p')).collect()
}

/// Makes a JPEG with grain in it; `grain` 0 gives a light one.
fn photo(width: u32, height: u32, grain: u8) -> Vec<u8> {
    let mut noise = 7u32;
    let image = RgbImage::from_fn(width, height, |x, y| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (noise >> 24) as u8 & grain;
        Rgb([(x * 255 / width) as u8 ^ grain, (y * 255 / height) as u8 ^ grain, 0x5a ^ grain])
    });
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(image).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg).unwrap();
    bytes
}

#[test]
fn a_page_has_its_picture_in_widths_with_its_place_kept() {
    let site = Site::new("judul: Uji\n");
    site.write("content/panduan/foto.jpg", &photo(2000, 1000, 0));
    site.publish();
    let page = site.page("panduan/ktp.html");
    let tag = page.split("<img ").nth(1).unwrap().split('>').next().unwrap().to_owned();
    assert!(tag.contains("width=\"2000\" height=\"1000\" loading=\"lazy\" decoding=\"async\""), "{tag}");
    assert!(tag.contains("sizes=\"(max-width: 40em) calc(100vw - 2.25rem), 38rem\""), "{tag}");
    let made = site.list("tema/gambar");
    assert_eq!(made.len(), 3);
    for name in &made {
        assert!(tag.contains(&format!("../tema/gambar/{name} ")), "{name} in {tag}");
    }
    let bytes = fs::read(site.0.path().join("public/tema/gambar").join(&made[1])).unwrap();
    let narrow = image::load_from_memory(&bytes).unwrap();
    assert_eq!((narrow.width(), narrow.height()), (328, 164));
    assert!(site.list("panduan").contains(&"foto.jpg".to_owned()), "links to the file itself hold");
    // A change elsewhere makes neither picture nor anything else anew.
    site.write("static/catatan.txt", b"baru");
    assert_eq!(site.publish(), 2, "the file and the worker that names the state");
}

#[test]
fn what_citizens_would_not_see_is_told_and_never_stops_a_build() {
    let site = Site::new("judul: Uji\n");
    site.write("content/panduan/foto.jpg", b"(gambar)");
    site.write("static/berat.jpg", &photo(1800, 1500, 255));
    let project = site.load();
    assert_eq!(codes(&project.diagnostics), ["picture/unreadable", "picture/heavy"]);
    site.publish();
    // Good at its beginning and broken behind it: published as it is.
    let mut broken = photo(900, 600, 31);
    let end = broken.len() / 3;
    broken.truncate(end);
    site.write("content/panduan/foto.jpg", &broken);
    site.publish();
    assert!(!site.list("tema/gambar").is_empty());
}

#[test]
fn a_page_that_is_heavy_at_once_is_told_with_its_biggest_part() {
    let site = Site::new("judul: Uji\n");
    site.write("content/panduan/foto.jpg", &photo(600, 400, 0));
    assert!(pipeline::weigh(&site.load()).unwrap().is_empty(), "a picture below the first view waits");
    let mut text = String::from("---\njudul: Panjang\ninstansi: Dinas Uji\ndiperiksa: 2026-11-20\n---\n\n");
    let mut number = 1u32;
    for _ in 0..6_000 {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let _ = write!(text, "{number:x} ");
    }
    site.write("content/panduan/panjang.md", text.as_bytes());
    let found = pipeline::weigh(&site.load()).unwrap();
    assert_eq!(codes(&found), ["page/heavy"]);
    assert_eq!(found[0].at.file.as_str(), "content/panduan/panjang.md");
    assert!(format!("{:?}", found[0].problem).contains("biggest: Text"));
}

const CARDS: &str = "judul: Layanan Uji\nalamat_situs: https://uji.example/kota/\n";

#[test]
fn a_guide_has_a_card_and_says_where_it_is() {
    let site = Site::new(CARDS);
    site.publish();
    let cards = site.list("tema/kartu");
    assert_eq!(cards.len(), 2, "the site's and the guide's");
    let page = site.page("panduan/ktp.html");
    let url = page.split("og:image\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let name = url.strip_prefix("https://uji.example/kota/tema/kartu/").unwrap();
    assert!(cards.contains(&name.to_owned()));
    assert!(page.contains("content=\"Mengurus KTP. Gratis · 1 hari. Dinas Uji\""), "the card in words");
    assert_ne!(
        site.page("index.html").split("og:image\" content=\"").nth(1).unwrap().get(..url.len()),
        Some(url)
    );
    assert_eq!(site.publish(), 0);
}

#[test]
fn there_are_no_cards_where_nobody_could_ask_for_them_or_wants_them() {
    for config in ["judul: Uji\n", &format!("{CARDS}keluaran: [page, text]\n")] {
        let site = Site::new(config);
        site.publish();
        assert!(site.list("tema/kartu").is_empty() && !site.page("panduan/ktp.html").contains("og:image"));
    }
}

#[test]
fn a_photo_is_handed_on_with_written_consent_alone() {
    let site = Site::new(CARDS);
    site.write("content/kisah/foto.jpg", &photo(800, 600, 0));
    let image_of = |consent: &str| {
        let story = format!(
            "---\njudul: Kisah\ntanggal: 2026-11-01\npersetujuan: {consent}\nfoto: foto.jpg\nteks_foto: Meja\n---\n\nTeks.\n"
        );
        site.write("content/kisah/uji.md", story.as_bytes());
        site.publish();
        let page = site.page("kisah/uji.html");
        let image = page.split("og:image\" content=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        (image, page.contains("<img src=\"../tema/gambar/foto."))
    };
    assert!(image_of("tertulis 2026-11-02").0.contains("/tema/gambar/foto."));
    assert!(image_of("anonim").0.contains("/tema/kartu/"));
    assert!(image_of("anonim").1, "the page itself shows it, as before");
}

#[test]
fn the_agency_s_colour_is_in_the_style_of_every_page() {
    let site = Site::new("judul: Uji\nwarna: \"#8a1c4a\"\n");
    site.publish();
    let style = |start: &str| {
        let names = site.list("tema").into_iter();
        let name = names.filter(|name| name.ends_with(".css")).find(|name| name.starts_with(start)).unwrap();
        site.page(&format!("tema/{name}"))
    };
    for own in ["book.", "poster."] {
        assert!(style(own).contains("--accent:#8a1c4a"), "{own}");
    }
    let style = style("loket.");
    assert!(style.contains("--accent:#8a1c4a;--sign:#8a1c4a;"), "{style}");
    assert!(site.page("index.html").contains("name=\"theme-color\" content=\"#8a1c4a\""));
}

/// Whether a file's name is one that `.htaccess` lets browsers keep: `loket.0123456789.css`.
fn holds_a_hash(name: &str) -> bool {
    let hash = name.split(['.', '-']).find(|part| part.len() == 10);
    !name.contains('.') || hash.is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[test]
fn hosts_are_told_how_to_answer() {
    let site = Site::new(CARDS);
    site.publish();
    for name in ["_headers", ".htaccess"] {
        let text = site.page(name);
        for part in ["default-src 'none'", "nosniff", "Referrer-Policy", "Permissions-Policy", "immutable"] {
            assert!(text.contains(part), "{name}: {part}");
        }
    }
    assert!(site.page(".htaccess").contains("ErrorDocument 404 /kota/404.html\n"));
    let kept_for_good = site.list("tema");
    assert!(kept_for_good.iter().all(|name| holds_a_hash(name)), "{kept_for_good:?}");
    assert!(site.page("404.html").contains("href=\"/kota/tema/loket."), "styled at any depth");
    assert!(site.page("manifest.sha256").contains("  .htaccess\n"));
    let worker = site.page("sw.js");
    assert!(worker.contains("\"version\":\"") && worker.contains("Tidak ada sambungan internet"));
}
