//! Pages that move, go or are half-written: told before they are gone from the published site, mended where it is certain.

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

/// Links to the guide in each way that editors write them.
const WITH_LINKS: &str = "\
--- content/index.md
---
judul: Layanan kami
panduan_utama: [panduan/ktp, kk]
---

Selamat datang.
--- content/kisah/loket.md
---
judul: Loket yang ramah
tanggal: 2026-10-01
persetujuan: contoh
instansi: dinas
panduan: [ktp, \"ktp.md\"]
---

Baca [ktp.md](../panduan/ktp.md#biaya), [lagi](/panduan/ktp.md), dan <a href=\"x\">ini</a>.
--- content/peristiwa/pindah.md
---
judul: Pindah rumah
---

## Langkah

1. [Membuat KTP](../panduan/ktp.md)
2. [Membuat kartu keluarga](../panduan/kk.md)
";

#[test]
fn links_and_names_follow_a_page_that_moved() {
    let start = SITE.replace(
        "Datang.\n--- content/panduan/kk.md",
        "Datang.\n\n## Biaya\n\nGratis.\n--- content/panduan/kk.md",
    );
    let site = TestSite::new(&format!("{start}{WITH_LINKS}"));
    assert_eq!(site.build(&[]).code, 0);
    let text = std::fs::read(site.path("content/panduan/ktp.md")).expect("the page is there");
    std::fs::remove_file(site.path("content/panduan/ktp.md")).expect("the page goes");
    site.write("content/panduan/KTP elektronik.md", &text);
    assert_eq!(site.build(&[]).code, 1, "the links are broken");

    let run = site.run(&["fix"]);
    assert!(run.out.contains("+ alamat_lama: [panduan/ktp.html]"), "{}", run.out);
    let read = |path: &str| std::fs::read_to_string(site.path(path)).expect("the page is there");
    assert!(read("content/index.md").contains("panduan_utama: [panduan/KTP elektronik, kk]"));
    let story = read("content/kisah/loket.md");
    assert!(story.contains("panduan: [KTP elektronik, \"KTP elektronik.md\"]"), "{story}");
    assert!(
        story.contains(
            "[ktp.md](../panduan/KTP%20elektronik.md#biaya), [lagi](../panduan/KTP%20elektronik.md)"
        ),
        "{story}"
    );
    assert!(read("content/peristiwa/pindah.md").contains("[Membuat KTP](../panduan/KTP%20elektronik.md)"));
    assert_eq!(site.build(&[]).code, 0);
    assert!(site.run(&["fix"]).out.contains("Tidak ada yang pasti"), "a second run does nothing");
}

#[test]
fn a_name_that_two_pages_had_is_left_to_the_editor() {
    let site = TestSite::new(&format!("{SITE}{WITH_LINKS}"));
    for page in ["kk", "ktp"] {
        let path = format!("content/panduan/{page}.md");
        let text = std::fs::read_to_string(site.path(&path)).expect("the page is there");
        std::fs::remove_file(site.path(&path)).expect("the page goes");
        let text = text.replace("instansi", "alamat_lama: [panduan/ktp.html]\ninstansi");
        site.write(&format!("content/panduan/{page}-baru.md"), text.as_bytes());
    }
    site.run(&["fix"]);
    let story = std::fs::read_to_string(site.path("content/kisah/loket.md")).expect("the page is there");
    assert!(story.contains("../panduan/ktp.md#biaya") && story.contains("panduan: [ktp, "), "{story}");
}

#[test]
fn a_missing_name_is_proposed_as_it_is_to_be_typed() {
    let site = TestSite::new(&format!("{SITE}{WITH_LINKS}"));
    let text = std::fs::read_to_string(site.path("content/panduan/ktp.md")).expect("the page is there");
    std::fs::remove_file(site.path("content/panduan/ktp.md")).expect("the page goes");
    site.write("content/panduan/ktp-el.md", text.as_bytes());
    let run = check(&site);
    assert!(run.out.contains("Mungkin maksudnya “ktp-el”?"), "{}", run.out);
    site.write(
        "content/panduan/ktp-el.md",
        text.replace("kode: KTP", "alamat_lama: [panduan/ktp.html]").as_bytes(),
    );
    let run = check(&site);
    assert!(run.out.contains("Halamannya pindah, sekarang “ktp-el”."), "{}", run.out);
    assert!(run.out.contains("Halamannya pindah, sekarang “../panduan/ktp-el.md”."), "{}", run.out);
}

#[test]
fn an_office_and_a_guide_in_parts_are_followed_too() {
    let site = TestSite::new(SITE);
    let office = std::fs::read_to_string(site.path("content/instansi/dinas.md")).expect("the page is there");
    std::fs::remove_file(site.path("content/instansi/dinas.md")).expect("the page goes");
    site.write(
        "content/instansi/disdukcapil.md",
        office
            .replace("nama: Dinas", "alamat_lama: [instansi/dinas.html]\nnama: Dinas Kependudukan")
            .as_bytes(),
    );
    site.write(
        "content/panduan/menikah/index.md",
        b"---\njudul: Menikah\ninstansi: dinas\ndiperiksa: 2026-11-20\nalamat_lama: [panduan/nikah/index.html]\n---\n\nDatang.\n",
    );
    site.write("content/panduan/menikah/1-syarat.md", b"# Syarat\n\nBawa KTP.\n");
    site.write("content/tentang.md", b"# Tentang\n\n[a](panduan/nikah/index.md) [b](panduan/nikah.md)\n");
    site.run(&["fix"]);
    let read = |path: &str| std::fs::read_to_string(site.path(path)).expect("the page is there");
    assert!(read("content/panduan/menikah/index.md").contains("instansi: disdukcapil"));
    assert!(read("content/panduan/kk.md").contains("instansi: disdukcapil"));
    assert!(
        read("content/tentang.md").contains("[a](panduan/menikah/index.md) [b](panduan/menikah/index.md)")
    );
    assert_eq!(site.build(&[]).code, 0);
}

#[test]
fn a_top_that_cannot_be_read_yet_is_one_finding() {
    for top in
        ["---\njudul: \"Membuat paspor\ninstansi: dinas\n---\n", "---\njudul:Membuat paspor\n---\n", ""]
    {
        let site = TestSite::new(SITE);
        site.write("content/panduan/paspor.md", top.as_bytes());
        let run = check(&site);
        let told = run.out.matches("content/panduan/paspor.md:").count();
        assert_eq!(told, 1, "{top}{}", run.out);
        assert!(run.out.contains("content/panduan/paspor.md  1 salah\n"), "{}", run.out);
    }
}
