//! Sites written for other generators are published at once: whatever is strange in them is
//! told, shown as text, or passed over; nothing of it stops a build.

use std::collections::BTreeSet;
use std::path::Path;

use loket::diagnostic::Level;

use super::support::site::{Files, TestSite, render, texts};

/// The generators in whose manner a small site is kept.
const STYLES: [&str; 8] =
    ["docusaurus", "eleventy", "hugo", "jekyll", "mdbook", "mkdocs", "starlight", "zola"];

/// Reads a site of `tests/import/`.
fn site(style: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/import/{style}.txt"));
    std::fs::read_to_string(&path).expect("the site is there").replace("\r\n", "\n")
}

/// Gives an output as text.
fn page(files: &Files, path: &str) -> String {
    let names: Vec<&String> = files.keys().collect();
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is among {names:?}"));
    String::from_utf8(bytes.clone()).expect("a page is text")
}

#[test]
fn every_style_is_published_without_a_finding_that_stops() {
    for style in STYLES {
        let (_, findings) = render(&texts(&site(style)));
        let stopping: Vec<_> = findings
            .iter()
            .filter(|finding| finding.level == Level::Error)
            .map(|f| (&f.at, &f.problem))
            .collect();
        assert!(stopping.is_empty(), "{style}: {stopping:#?}");
    }
}

#[test]
fn foreign_tags_are_shown_as_text_and_told() {
    for style in STYLES {
        let (_, findings) = render(&texts(&site(style)));
        let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.problem.code()).collect();
        assert!(codes.contains("body/template-tag"), "{style}: {codes:?}");
    }
    let (files, _) = render(&texts(&site("docusaurus")));
    let html = page(&files, "cara.html");
    assert!(html.contains("import Tabs from") && html.contains("&lt;Tabs&gt;"), "{html}");
}

#[test]
fn toml_means_what_yaml_means() {
    let (files, _) = render(&texts(&site("hugo")));
    let html = page(&files, "layanan/kartu.html");
    assert!(html.contains("<h1>Kartu keluarga</h1>"), "{html}");
    let (files, _) = render(&texts(&site("zola")));
    let list = page(&files, "berita/index.html");
    assert!(list.contains("Berita satu") && !list.contains("dua.html"), "a draft stays away");
}

#[test]
fn addresses_that_people_have_keep_working() {
    for (style, old, new) in [
        ("hugo", "kk/index.html", "layanan/kartu.html"),
        ("hugo", "posts/kartu-lama.html", "layanan/kartu.html"),
        ("hugo", "pindah-rumah/index.html", "layanan/pindah.html"),
        ("jekyll", "about/index.html", "tentang.html"),
        ("jekyll", "siapa-kami.html", "tentang.html"),
        ("eleventy", "tentang-kami/index.html", "about.html"),
    ] {
        let (files, _) = render(&texts(&site(style)));
        let html = page(&files, old);
        let depth = "../".repeat(old.matches('/').count());
        assert!(html.contains(&format!("url={depth}{new}\"")), "{style}: {old} leads to {html}");
    }
}

#[test]
fn links_in_the_manner_of_others_lead_to_their_pages() {
    for (style, from, to) in [
        ("hugo", "layanan/kartu.html", "href=\"pindah.html\""),
        ("hugo", "posts/berita.html", "href=\"../layanan/pindah.html\""),
        ("jekyll", "kontak.html", "href=\"tentang.html\""),
        ("mdbook", "bab-2.html", "href=\"bab-1/index.html\""),
        ("mdbook", "bab-1/index.html", "href=\"syarat.html#yang-dibawa\""),
        ("mkdocs", "mulai.html", "href=\"lanjut/index.html\""),
        ("docusaurus", "index.html", ""),
        ("docusaurus", "intro.html", "href=\"cara.html#langkah-satu\""),
        ("starlight", "guides/example.html", "href=\"../reference/example.html\""),
    ] {
        let (files, _) = render(&texts(&site(style)));
        let html = page(&files, from);
        assert!(html.contains(to), "{style}: {from} has no {to}\n{html}");
    }
}

#[test]
fn a_folder_has_one_page_even_with_a_readme_beside_it() {
    let site = "--- site.yaml\njudul: A\n--- content/a/index.md\n# Satu\n--- content/a/README.md\n# Dua\n\
                --- content/a/b.md\n# Tiga\n";
    let (files, findings) = render(&texts(site));
    assert!(page(&files, "a/index.html").contains("<h1>Satu</h1>"));
    let codes: Vec<&str> = findings.iter().map(|finding| finding.problem.code()).collect();
    assert_eq!(codes, ["source/readme-aside"]);
}

#[test]
fn the_closing_summary_counts_pages_in_words() {
    let site = TestSite::new(&site("starlight"));
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("2 dari 3 halaman jadi, 1 perlu dilihat."), "{}", run.out);
}
