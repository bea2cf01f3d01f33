//! Translations: what is behind stands beside what holds today; what is missing leads to what there is.

use super::support::page::Page;
use super::support::site::{Files, TestSite, render, texts};

const SITE: &str = "\
--- site.yaml
judul: Layanan
bahasa_lain: [en, jv]
alamat_situs: https://kota.example/
--- content/panduan/ktp.md
---
judul: Membuat KTP
instansi: dinas
diperiksa: 2026-11-20
biaya: 5000
waktu: 1 hari kerja
---

## Yang perlu disiapkan

- [ ] Kartu keluarga — *asli*
- [ ] Surat polisi — *jika hilang*

## Langkah-langkah

1. **Ambil nomor.** Bilang KTP.
   - Tempat: Loket 1
2. **Isi formulir.** Petugas membantu.
   - Tempat: Loket 2
3. **Ambil KTP.** Bawa tanda terima.
   - Tempat: Loket 3
--- content/panduan/ktp.en.md
---
judul: Getting an identity card
instansi: dinas
diperiksa: 2026-11-20
biaya: 5000
waktu: 1 working day
---

## What you need

- [ ] Family card — *original*
- [ ] Police letter — *if it is lost*

## Steps

1. **Take a number.** Say KTP.
   - Place: Counter 1
2. **Fill in the form.** Staff help you.
   - Place: Counter 2
3. **Collect the card.** Bring the receipt.
   - Place: Counter 3
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
--- content/instansi/dinas.en.md
---
nama: The Office
alamat: Jalan A
jam: Monday–Thursday 08.00–15.00
telepon: 0800-000-0000
pengaduan: Counter 1
---

Come.
";

/// Renders the site with some words of the Indonesian page, and perhaps of all, replaced.
fn changed(pairs: &[(&str, &str)]) -> (Files, Vec<String>) {
    let mut text = SITE.to_owned();
    for (from, to) in pairs {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let (files, findings) = render(&texts(&text));
    let told = findings.iter().filter(|finding| finding.problem.code() == "translation/stale");
    (files, told.map(|finding| format!("{:?}", finding.problem)).collect())
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files[path].clone()).expect("a page is text")
}

const ENGLISH: &str = "en/panduan/ktp.html";

#[test]
fn a_translation_that_follows_is_left_alone() {
    let (files, told) = changed(&[]);
    assert_eq!(told, [""; 0]);
    assert!(!text(&files, ENGLISH).contains("stale"));
}

#[test]
fn nobody_acts_on_an_old_fee() {
    let (files, told) = changed(&[("biaya: 5000\nwaktu: 1 hari", "biaya: 7500\nwaktu: 1 hari")]);
    assert_eq!(told.len(), 1, "{told:?}");
    let html = text(&files, ENGLISH);
    assert!(html.contains("Rp7,500") && !html.contains("Rp5,000"), "{html}");
    assert!(text(&files, "en/panduan/ktp.txt").contains("Rp7,500"));
    assert!(text(&files, "en/panduan/index.html").contains("Rp7,500"));
}

#[test]
fn a_new_step_stands_in_its_place_in_its_language() {
    let (files, told) = changed(&[(
        "3. **Ambil KTP.**",
        "3. **Periksa data.** Baca.\n   - Tempat: Loket 4\n4. **Ambil KTP.**",
    )]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Step(3)") && told[0].contains("New"), "{told:?}");
    let html = text(&files, ENGLISH);
    let steps: Vec<&str> =
        html.split("<ol class=\"steps\">").nth(1).unwrap_or_default().split("<li").collect();
    assert!(steps[3].contains("lang=\"id\"") && steps[3].contains("Periksa data."), "{}", steps[3]);
    assert!(steps[4].contains("Collect the card."), "{}", steps[4]);
    assert!(text(&files, "en/panduan/ktp.txt").contains("3. Periksa data."));
    assert!(html.contains("<strong>Step 3</strong>"), "{html}");
}

#[test]
fn a_changed_step_shows_both_what_holds_first() {
    let (files, told) =
        changed(&[("Petugas membantu.\n   - Tempat: Loket 2", "Petugas membantu.\n   - Tempat: Loket 5")]);
    assert_eq!(told.len(), 1, "{told:?}");
    let html = text(&files, ENGLISH);
    let now = html.find("Loket 5").expect("what holds is shown");
    let old = html.find("Counter 2").expect("the old is shown");
    assert!(now < old);
    assert!(html.contains("Old translation, do not use"));
}

#[test]
fn an_office_is_reached_by_its_present_number() {
    let (files, told) = changed(&[(
        "jam: Senin–Kamis 08.00–15.00\ntelepon: 0800-000-0000",
        "jam: Senin–Kamis 08.00–15.00\ntelepon: 0800-000-0009",
    )]);
    assert_eq!(told.len(), 1, "{told:?}");
    for path in ["en/instansi/dinas.html", ENGLISH] {
        let html = text(&files, path);
        assert!(html.contains("0800-000-0009") && !html.contains("0800-000-0000"), "{path}");
    }
}

#[test]
fn what_an_editor_confirmed_is_compared_word_by_word() {
    let site = TestSite::new(SITE);
    let run = site.run(&["fix", "--translated", "content/panduan/ktp.en.md"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let stale = |site: &TestSite| {
        site.run(&["check", "--today", "2026-11-24"]).out.matches("translation/stale").count()
    };
    assert_eq!(stale(&site), 0);
    let path = "content/panduan/ktp.md";
    let before = std::fs::read_to_string(site.path(path)).expect("the page is there");
    site.write(path, before.replace("Bilang KTP.", "Bilang KTP baru.").as_bytes());
    assert_eq!(stale(&site), 1, "words alone changed");
    site.write(path, before.replace("bilang ktp.", "Bilang: KTP!").as_bytes());
    assert_eq!(stale(&site), 0, "punctuation is no change");
    site.write(path, before.replace("- [ ] Surat polisi — *jika hilang*\n", "").as_bytes());
    assert_eq!(stale(&site), 1, "a requirement is gone");
    let run = site.run(&["fix", "--translated", path]);
    assert_eq!(run.code, 2, "the original is no translation");
}

#[test]
fn a_life_event_that_is_behind_shows_the_steps_of_today() {
    let event = |name: &str, title: &str, steps: &str| {
        format!(
            "--- content/peristiwa/{name}.md\n---\njudul: {title}\ndiperiksa: 2026-11-20\n---\n\n{steps}\n"
        )
    };
    let own = event(
        "hilang",
        "Dompet hilang",
        "1. [Buat KK](../panduan/kk.md)\n2. [Ganti KTP](../panduan/ktp.md)\n",
    );
    let english = event("hilang.en", "A lost purse", "1. [Get a new card](../panduan/ktp.md)\n");
    let (files, findings) = render(&texts(&format!("{SITE}{own}{english}")));
    let told: Vec<String> = findings
        .iter()
        .filter(|finding| finding.problem.code() == "translation/stale")
        .map(|finding| format!("{:?}", finding.problem))
        .collect();
    assert_eq!(told, ["TranslationStale { part: Step(1), change: New, language: \"id\" }"]);
    let html = text(&files, "en/peristiwa/hilang.html");
    assert!(
        html.contains("<div class=\"act\" lang=\"id\"><strong><a href=\"../../panduan/kk.html\""),
        "{html}"
    );
    assert!(html.contains("Get a new card") && html.contains("New, not translated yet:"), "{html}");
    assert!(html.contains("Something has changed"), "{html}");
    let chat = text(&files, "en/peristiwa/hilang.txt");
    assert!(chat.contains("2. Getting an identity card"), "the chat text has both steps: {chat}");
}

#[test]
fn a_helper_that_is_behind_says_so_on_each_page() {
    let helper = |name: &str, answers: &str| {
        format!(
            "--- content/penentu/{name}.md\n---\njudul: Apa?\ndiperiksa: 2026-11-20\n---\n\n## Di mana?\n\n{answers}\n## Hasil: Datang\n\nDatanglah.\n"
        )
    };
    let own =
        helper("apa", "- [Di sini](#hasil-datang)\n  - [ ] Kartu keluarga\n- [Tidak tahu](#hasil-datang)\n");
    let english = helper("apa.en", "- [Here](#hasil-datang)\n- [Not sure](#hasil-datang)\n");
    let (files, findings) = render(&texts(&format!("{SITE}{own}{english}")));
    assert!(findings.iter().any(|finding| finding.problem.code() == "translation/stale"), "{findings:?}");
    for path in ["en/penentu/apa.html", "en/penentu/apa/here.html", "en/penentu/apa/semua.html"] {
        let html = text(&files, path);
        assert!(html.contains("Please read the original before you go."), "{path}: {html}");
    }
    assert!(!text(&files, "penentu/apa.html").contains("stale-notice"));
}

#[test]
fn lists_lead_to_pages_that_are_not_translated_and_say_so() {
    let (files, _) = changed(&[]);
    for path in ["en/panduan/index.html", "en/indeks.html"] {
        let html = text(&files, path);
        assert!(html.contains("Membuat kartu keluarga"), "{path}");
        assert!(html.contains("They open in Indonesian."), "{path}");
        assert!(html.contains("lang=\"id\""), "{path}");
        assert!(!html.contains("Membuat KTP<"), "what is translated stands once: {path}");
    }
    assert!(!files.contains_key("en/panduan/kk.html"), "no page is made twice");
    let html = text(&files, "panduan/kk.html");
    assert!(html.contains("lang=\"en\"") && html.contains("This page is not in English yet."), "{html}");
    assert!(!text(&files, "panduan/index.html").contains("Halaman itu terbuka"));
}

#[test]
fn languages_name_each_other_for_search_engines() {
    let (files, _) = changed(&[]);
    for path in ["panduan/ktp.html", ENGLISH] {
        let page = Page::read(&files[path]);
        let mut named: Vec<(String, String)> = page
            .named("link")
            .filter_map(|link| {
                Some((link.attribute("hreflang")?.to_owned(), link.attribute("href")?.to_owned()))
            })
            .collect();
        named.sort();
        let expected = [
            ("en", "https://kota.example/en/panduan/ktp.html"),
            ("id", "https://kota.example/panduan/ktp.html"),
            ("x-default", "https://kota.example/panduan/ktp.html"),
        ];
        assert_eq!(named, expected.map(|(language, url)| (language.to_owned(), url.to_owned())), "{path}");
    }
}
