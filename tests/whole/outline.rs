//! Short snapshots of the shipped site's outputs that are no HTML: what machines and chats read.

use std::collections::BTreeMap;
use std::path::Path;

use super::support::page::Page;
use super::support::site::{Files, TestSite, read_folder, render_project, site_text};

use jiff::civil::date;
use loket::pipeline::{self, Options};

/// Renders the shipped site.
fn shipped() -> Files {
    let options = Options {
        source: Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf(),
        base_url: None,
        drafts: false,
        today: Some(date(2026, 11, 24)),
    };
    let project = pipeline::load(&options).expect("the shipped site is read");
    render_project(&project).0
}

/// Gives the headings of a page, indented by level.
fn headings(bytes: &[u8]) -> String {
    let page = Page::read(bytes);
    let lines = page.elements().filter_map(|element| {
        let level: usize = element.name().strip_prefix('h')?.parse().ok()?;
        let text = element.text();
        let words: Vec<&str> = text.split_whitespace().collect();
        Some(format!("{}{}", "  ".repeat(level - 1), words.join(" ")))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn guides_as_chat_text() {
    let files = shipped();
    for name in ["akta/akta-kelahiran", "kependudukan/ktp-el-hilang", "kerja-usaha/nib-usaha-mikro"] {
        let text = String::from_utf8(files[&format!("panduan/{name}.txt")].clone()).expect("chat is text");
        insta::assert_snapshot!(format!("chat_{}", name.replace('/', "_")), text);
    }
}

#[test]
fn guides_as_headings() {
    let files = shipped();
    let outlines: BTreeMap<&str, String> =
        ["panduan/akta/akta-kelahiran.html", "en/panduan/akta/akta-kelahiran.html"]
            .into_iter()
            .map(|path| (path, headings(&files[path])))
            .collect();
    let text: Vec<String> = outlines.iter().map(|(path, outline)| format!("{path}\n{outline}")).collect();
    insta::assert_snapshot!("headings", text.join("\n\n"));
}

#[test]
fn a_small_site_as_data() {
    let site = TestSite::new(&site_text("two-languages"));
    assert_eq!(site.build(&[]).code, 0);
    let files = read_folder(&site.path("public"));
    for (name, path) in [
        ("services_json", "data/layanan.json"),
        ("services_csv", "data/layanan.csv"),
        ("feed", "feed.xml"),
        ("sitemap", "sitemap.xml"),
        ("robots", "robots.txt"),
    ] {
        insta::assert_snapshot!(name, String::from_utf8(files[path].clone()).expect("data is text"));
    }
}
