//! Pages that move or go: told before they are gone from the published site, mended where it is certain.

use super::support::site::{Run, TestSite};

const SITE: &str = "\
--- site.yaml
judul: Layanan
--- content/panduan/ktp.md
---
judul: Membuat KTP
kode: KTP
instansi: dinas
diperiksa: 2026-11-20
---

Datang.
--- content/panduan/kk.md
---
judul: Membuat kartu keluarga
instansi: dinas
diperiksa: 2026-11-20
---

Datang.
--- content/instansi/dinas.md
---
nama: Dinas
alamat: Jalan A
jam: Senin–Kamis 08.00–15.00
telepon: 0800-000-0000
pengaduan: Loket 1
---

Datang.
";

/// Builds the site once and moves a page.
fn moved(from: &str, to: &str) -> TestSite {
    let site = TestSite::new(SITE);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let text = std::fs::read(site.path(from)).expect("the page is there");
    std::fs::remove_file(site.path(from)).expect("the page goes");
    if !to.is_empty() {
        site.write(to, &text);
    }
    site
}

fn check(site: &TestSite) -> Run {
    site.run(&["check", "--today", "2026-11-24"])
}

#[test]
fn a_page_that_moved_is_known_by_its_code_and_mended() {
    let site = moved("content/panduan/ktp.md", "content/panduan/kartu/ktp-el.md");
    let run = check(&site);
    assert!(run.out.contains("address/vanished"), "{}", run.out);
    assert!(run.out.contains("pindah ke “content/panduan/kartu/ktp-el.md”"), "{}", run.out);
    assert_eq!(site.run(&["check", "--strict"]).code, 1, "it is needed before release");
    let run = site.run(&["fix"]);
    assert!(run.out.contains("+ alamat_lama: [panduan/ktp.html]"), "{}", run.out);
    assert!(!check(&site).out.contains("address/vanished"));
    assert_eq!(site.build(&[]).code, 0);
    let old = String::from_utf8(site.output()["panduan/ktp.html"].clone()).expect("a page is text");
    assert!(old.contains("url=../panduan/kartu/ktp-el.html\""), "{old}");
    // The old address is an address now: it vanishes no more without a word.
    let text =
        String::from_utf8(std::fs::read(site.path("content/panduan/kartu/ktp-el.md")).expect("is there"));
    site.write(
        "content/panduan/kartu/ktp-el.md",
        text.expect("is text").replace("alamat_lama: [panduan/ktp.html]\n", "").as_bytes(),
    );
    assert!(check(&site).out.contains("“panduan/ktp.html” pernah terbit"));
}

#[test]
fn a_page_that_is_like_another_is_only_proposed() {
    let site = moved("content/panduan/ktp.md", "");
    site.write(
        "content/panduan/ktp-el.md",
        b"---\njudul: Membuat KTP-el\ninstansi: dinas\ndiperiksa: 2026-11-20\n---\n\nDatang.\n",
    );
    let run = check(&site);
    assert!(run.out.contains("Mungkin penggantinya “content/panduan/ktp-el.md”"), "{}", run.out);
    let run = site.run(&["fix"]);
    assert!(!run.out.contains("alamat_lama"), "{}", run.out);
}

#[test]
fn a_build_says_it_before_the_address_is_forgotten() {
    let site = moved("content/panduan/ktp.md", "");
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.err.contains("“panduan/ktp.html” pernah terbit"), "{}", run.err);
    let run = site.build(&[]);
    assert!(!run.err.contains("pernah terbit"), "{}", run.err);
}

#[test]
fn a_page_that_only_rests_has_not_moved() {
    let site = TestSite::new(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let text = std::fs::read_to_string(site.path("content/panduan/ktp.md")).expect("the page is there");
    site.write("content/panduan/ktp.md", text.replace("kode: KTP", "konsep: ya").as_bytes());
    assert!(!check(&site).out.contains("address/vanished"));
}

#[test]
fn lists_that_go_are_nobodys_page() {
    let site =
        TestSite::new(&SITE.replace("diperiksa: 2026-11-20\n", "diperiksa: 2026-11-20\ntopik: [kartu]\n"));
    assert_eq!(site.build(&[]).code, 0);
    for page in ["ktp", "kk"] {
        let path = format!("content/panduan/{page}.md");
        let text = std::fs::read_to_string(site.path(&path)).expect("the page is there");
        site.write(&path, text.replace("topik: [kartu]\n", "").as_bytes());
    }
    assert!(!check(&site).out.contains("address/vanished"));
}
