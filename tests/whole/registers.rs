//! Regulations, shared facts and days of review on small sites, from the text to what is published.

use crate::support::site::{Files, TestSite};

/// A site with two registers, an office and a guide that rest on them.
const SITE: &str = "\
--- site.yaml
judul: Kota Uji
alamat_situs: https://uji.example/layanan/
bahasa_lain: [en]
--- data/peraturan.yml
uu-24-2013:
  nama: Undang-Undang Nomor 24 Tahun 2013
  tentang: Administrasi Kependudukan
  status: berlaku
  tautan: https://uji.example/uu-24-2013.pdf
perpres-25-2008:
  nama: Peraturan Presiden Nomor 25 Tahun 2008
  status: dicabut
  diganti: perpres-96-2018
perpres-96-2018:
  nama: Peraturan Presiden Nomor 96 Tahun 2018
  status: berlaku
--- data/fakta.yml
telepon-disdukcapil: 0800-000-0000
telepon-darurat: 112
jam-disdukcapil: Senin–Kamis 08.00–15.00; Jumat 08.00–11.00
batas-lapor: 60 hari
batas-lapor.en: 60 days
biaya-akta: GRATIS
--- content/instansi/disdukcapil.md
---
nama: Disdukcapil Kota Uji
alamat: Jalan Melati 1
jam: fakta:jam-disdukcapil
telepon: fakta:telepon-disdukcapil
akses: belum ada
pengaduan: Bilang ke Loket 1
---

Datang pagi.
--- content/panduan/akta.md
---
judul: Mengurus akta kelahiran
instansi: disdukcapil
diperiksa: 2026-11-01
penanggung_jawab: Kepala Seksi Akta; Lantai 1
periksa_lagi: 3 bulan
biaya: fakta:biaya-akta
dasar_hukum: [uu-24-2013 pasal 27, perpres-25-2008, Peraturan setempat]
---

Laporkan paling lambat [60 hari](fakta:batas-lapor). Telepon [0800-000-0000](fakta:telepon-disdukcapil) atau [112](fakta:telepon-darurat).

## Yang perlu disiapkan

- [ ] Surat kelahiran, berlaku [60 hari](fakta:batas-lapor)
--- content/panduan/akta.en.md
---
judul: Registering a birth
instansi: disdukcapil
diperiksa: 2026-11-01
dasar_hukum: uu-24-2013
---

Report within [60 days](fakta:batas-lapor).
";

/// Gives an output as text.
fn text_of(output: &Files, path: &str) -> String {
    let bytes = output.get(path).unwrap_or_else(|| panic!("{path} is made"));
    String::from_utf8(bytes.clone()).expect("it is text")
}

#[test]
fn laws_are_shown_by_their_names_with_what_became_of_them() {
    let site = TestSite::new(SITE);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let output = site.output();
    let guide = text_of(&output, "panduan/akta.html");
    assert!(guide.contains(
        "<a href=\"../dasar-hukum.html#uu-24-2013\">Undang-Undang Nomor 24 Tahun 2013</a> pasal 27"
    ));
    assert!(guide.contains("(sudah dicabut, diganti Peraturan Presiden Nomor 96 Tahun 2018)"));
    assert!(guide.contains("<li>Peraturan setempat</li>"));
    let list = text_of(&output, "dasar-hukum.html");
    assert!(
        list.contains("<h3 id=\"perpres-25-2008\">") && list.contains("dasar-hukum.html#perpres-96-2018\"")
    );
    assert_eq!(list.matches("<a href=\"panduan/akta.html\">Mengurus akta kelahiran</a>").count(), 2);
    assert!(list.contains("https://uji.example/uu-24-2013.pdf"));
    let english = text_of(&output, "en/dasar-hukum.html");
    assert!(english.contains("Registering a birth") && !english.contains("Mengurus akta"));
    assert!(text_of(&output, "sitemap.xml").contains("https://uji.example/layanan/dasar-hukum.html"));
    assert!(text_of(&output, "data/layanan.json").contains("\"Undang-Undang Nomor 24 Tahun 2013 pasal 27\""));
    let checked = site.run(&["check", "--today", "2026-11-24", "--strict"]);
    assert!(
        checked.out.contains("law/repealed") && checked.out.contains("perpres-96-2018"),
        "{}",
        checked.out
    );
}

#[test]
fn facts_are_said_wherever_their_page_is_read() {
    let site = TestSite::new(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let output = site.output();
    let guide = text_of(&output, "panduan/akta.html");
    assert!(guide.contains("paling lambat 60 hari. Telepon <a href=\"tel:+628000000000\">0800-000-0000</a>"));
    assert!(guide.contains("<a href=\"tel:112\">112</a>"));
    let chat = text_of(&output, "panduan/akta.txt");
    assert!(
        chat.contains("*Gratis*") && chat.contains("berlaku 60 hari") && chat.contains("0800-000-0000"),
        "{chat}"
    );
    let office = text_of(&output, "instansi/disdukcapil.html");
    assert!(office.contains("Senin–Kamis 08.00–15.00<br>Jumat 08.00–11.00"));
    assert!(office.contains("belum ada. Hubungi kami dulu"));
    let files = output.iter().filter(|(path, _)| !path.starts_with("tema/"));
    for (path, bytes) in files {
        assert!(!String::from_utf8_lossy(bytes).contains("fakta:"), "{path}");
    }
}

#[test]
fn fix_says_facts_anew_and_keeps_the_rest_of_the_file() {
    let site =
        TestSite::new(&SITE.replace("--- content/panduan/akta.md", "--- content/panduan/akta.md (crlf)"));
    let facts = "telepon-disdukcapil: 0800-000-0000\ntelepon-darurat: 112\njam-disdukcapil: Senin 08.00–15.00\n\
                 batas-lapor: 90 hari\nbatas-lapor.en: 60 days\nbiaya-akta: GRATIS\n";
    site.write("data/fakta.yml", facts.as_bytes());
    assert_eq!(site.build(&[]).code, 1);
    let before = std::fs::read_to_string(site.path("content/panduan/akta.md")).unwrap();
    let tried = site.run(&["fix", "--dry-run"]);
    assert!(tried.out.contains("  - 60 hari\n  + 90 hari\n"), "{}", tried.out);
    assert_eq!(std::fs::read_to_string(site.path("content/panduan/akta.md")).unwrap(), before);
    assert_eq!(site.run(&["fix"]).code, 0);
    let after = std::fs::read_to_string(site.path("content/panduan/akta.md")).unwrap();
    assert_eq!(after, before.replace("[60 hari]", "[90 hari]"));
    assert_eq!(site.build(&[]).code, 0);
}

#[test]
fn codes_are_kept_where_that_is_asked_for() {
    let site = TestSite::new(SITE);
    assert!(!site.run(&["fix", "--dry-run"]).out.contains("kode:"));
    assert_eq!(site.build(&[]).code, 0);
    let data = text_of(&site.output(), "data/layanan.json");
    assert_eq!(site.run(&["fix", "--codes"]).code, 0);
    let guide = std::fs::read_to_string(site.path("content/panduan/akta.md")).unwrap();
    let code = guide.lines().find_map(|line| line.strip_prefix("kode: ")).expect("the code is written");
    assert!(data.contains(&format!("\"kode\": \"{code}\"")));
    std::fs::rename(site.path("content/panduan/akta.md"), site.path("content/panduan/lahir.md")).unwrap();
    std::fs::remove_file(site.path("content/panduan/akta.en.md")).unwrap();
    assert_eq!(site.build(&[]).code, 0);
    assert!(text_of(&site.output(), "data/layanan.json").contains(&format!("\"kode\": \"{code}\"")));
}

#[test]
fn the_calendar_has_one_event_a_page_that_keeps_its_name() {
    let site = TestSite::new(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let calendar = text_of(&site.output(), "data/periksa.ics");
    let lines: Vec<&str> = calendar.split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains('\n')));
    assert_eq!(lines.iter().filter(|line| **line == "BEGIN:VEVENT").count(), 2);
    for line in [
        "DTSTART;VALUE=DATE:20270201",
        "DTSTAMP:20261101T000000Z",
        "SUMMARY:Periksa lagi: Mengurus akta kelahiran",
        "CONTACT:Kepala Seksi Akta\\; Lantai 1",
        "URL:https://uji.example/layanan/panduan/akta.html",
    ] {
        assert!(lines.contains(&line), "{line} in {calendar}");
    }
    let names = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let later = SITE.replace("diperiksa: 2026-11-01\npenanggung", "diperiksa: 2026-11-20\npenanggung");
    let site = TestSite::new(&later);
    assert_eq!(site.build(&[]).code, 0);
    let moved = text_of(&site.output(), "data/periksa.ics");
    let (mut old, mut new) = (names(&calendar), names(&moved));
    old.sort();
    new.sort();
    assert_eq!(old, new);
    assert!(moved.contains("DTSTART;VALUE=DATE:20270220"));
}

#[test]
fn with_registers_too_nothing_is_made_anew_where_nothing_has_changed() {
    let site = TestSite::new(SITE);
    let stages = || {
        let run = site.build(&["--timings"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        (run.out + &run.err).contains("membuat halaman")
    };
    assert!(stages());
    assert!(!stages());
}
