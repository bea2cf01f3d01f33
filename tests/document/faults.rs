//! Each fault of a file, with the line and the words that it is told at.

use super::check::{assert_sound, findings, read};

fn check(path: &str, text: &str, expected: &[&str]) {
    let checked = read(path, text);
    assert_sound(text, &checked);
    assert_eq!(findings(text, &checked), expected, "{text}");
}

const GUIDE: &str = "content/panduan/a.md";
const STORY: &str = "content/kisah/a.md";

/// A guide's front matter without faults, then a body.
fn body(body: &str) -> String {
    format!("---\njudul: A\ninstansi: b\ndiperiksa: 2026-01-01\n---\n\n{body}")
}

#[test]
fn front_matter_that_is_missing_or_broken() {
    check(GUIDE, "Teks saja.\n", &["1 error front-matter/missing `Teks saja.`"]);
    check(GUIDE, "", &["1 error front-matter/missing ``"]);
    check(GUIDE, "---\njudul: A\n\nTeks.\n", &["1 error front-matter/unclosed `---`"]);
    check(GUIDE, "+++\ntitle = 'A\n+++\n\nTeks.\n", &["2 error front-matter/toml-syntax `title = 'A`"]);
    let rest = "instansi: b\ndiperiksa: 2026-01-01\n---\n";
    for (first, expected) in [
        ("", "1 error front-matter/key-missing `---`"),
        ("judul:\n", "2 error front-matter/key-empty `judul`"),
        ("judul: ~\n", "2 error front-matter/key-empty `judul`"),
        ("judul: \"\"\n", "2 error front-matter/key-empty `judul`"),
        ("judul: [a, b]\n", "2 error front-matter/value-type `[a, b]`"),
        ("judul: {a: b}\n", "2 error front-matter/value-type `{a: b}`"),
        ("judul: &x A\n", "2 error front-matter/yaml-feature `&x`"),
        ("judul: *x\n", "2 error front-matter/yaml-feature `*x`"),
        ("judul: !!str A\n", "2 error front-matter/yaml-feature `!!str`"),
        ("judul: A\nhasil:\n\t- a\n", "4 error front-matter/tab `\t`"),
        ("judul: \"A\n", "2 error front-matter/syntax `\"A`"),
        ("judul: 'A\n", "2 error front-matter/syntax `'A`"),
        ("judul: A: B\n", "2 error front-matter/syntax `judul: A: B`"),
        ("judul: A\nhasil: [a, b\n", "3 error front-matter/syntax `[a, b`"),
        ("judul: A\nhasil: a]: b\n", "3 error front-matter/syntax `hasil: a]: b`"),
        ("judul: A\ntanpa titik dua\n", "3 error front-matter/syntax `tanpa titik dua`"),
        ("judul: A\njudul: B\n", "3 error front-matter/key-twice `judul`"),
        ("judul: A\ntitle: B\n", "3 error front-matter/key-twice `title`"),
        ("judul: A\nx1: B\nx1: C\n", "3 hint front-matter/key-unknown `x1`"),
    ] {
        let text = format!("---\n{first}{rest}");
        let checked = read(GUIDE, &text);
        assert_eq!(findings(&text, &checked).first().map(String::as_str), Some(expected), "{text}");
        assert!(checked.diagnostics.len() <= 2, "{:?}", checked.diagnostics);
    }
}

#[test]
fn all_faults_are_told_in_one_run() {
    check(
        GUIDE,
        "---\njudul: Mengurus: akta\ninstansi: \"x\ndiperiksa: 2026-02-30\nbiaya: {a: b}\nkonsep: mungkin\nhasil:\n- a\n- {b: c}\nbiya: 3\n---\n\n[x](javascript:1)\n",
        &[
            "2 error front-matter/syntax `judul: Mengurus: akta`",
            "3 error front-matter/syntax `\"x`",
            "4 error front-matter/date-invalid `2026-02-30`",
            "5 error front-matter/value-type `{a: b}`",
            "6 error front-matter/value-type `mungkin`",
            "8 error front-matter/value-type `- a\n- {b: c}`",
            "10 hint front-matter/key-unknown `biya`",
            "13 error body/link-unsafe `[x](javascript:1)`",
        ],
    );
}

#[test]
fn windows_and_marks_do_not_matter() {
    let text = "\u{feff}---\r\njudul: A\r\ninstansi: b\r\ndiperiksa: 2026-01-01\r\nhasil:\r\n  - c\r\n--- \r\n\r\nTeks.\r\n\r\n## Syarat\r\n\r\n- d — *asli*\r\n";
    let checked = read(GUIDE, text);
    assert_eq!(checked.diagnostics, []);
    assert_eq!(checked.value.head.title, "A");
    assert_sound(text, &checked);
}

#[test]
fn values_of_the_wrong_kind() {
    for (line, expected) in [
        ("diperiksa: kemarin", "4 error front-matter/date-invalid `kemarin`"),
        ("berlaku: 20-11-2026", "4 error front-matter/date-invalid `20-11-2026`"),
        ("sampai: [2026-01-01]", "4 error front-matter/value-type `[2026-01-01]`"),
        ("biaya: -5", "4 error front-matter/value-type `-5`"),
        ("biaya: [a]", "4 error front-matter/value-type `[a]`"),
        ("waktu: [a]", "4 error front-matter/value-type `[a]`"),
        ("contoh: bisa", "4 error front-matter/value-type `bisa`"),
        ("periksa_lagi: kapan-kapan", "4 error front-matter/value-type `kapan-kapan`"),
        ("daring: ftp://x", "4 error front-matter/value-type `ftp://x`"),
    ] {
        let text = format!("---\njudul: A\ninstansi: b\n{line}\n---\n");
        let checked = read(GUIDE, &text);
        assert!(findings(&text, &checked).contains(&expected.to_owned()), "{:?}", findings(&text, &checked));
    }
    check(
        "content/instansi/a.md",
        "---\nnama: A\nalamat: B\njam: Senin 08.00–15.00\ntelepon: 1\npengaduan: C\nakses: [ramp, lift]\nkoordinat: [-6.2, 106.8]\n---\n",
        &["7 error front-matter/value-unknown `lift`"],
    );
}

#[test]
fn what_each_type_needs() {
    check(
        GUIDE,
        "---\njudul: A\n---\n",
        &["1 needed front-matter/key-missing `---`", "1 needed front-matter/key-missing `---`"],
    );
    check(
        STORY,
        "---\njudul: A\n---\n",
        &["1 needed front-matter/key-missing `---`", "1 error front-matter/key-missing `---`"],
    );
    let missing = "1 needed front-matter/key-missing `---`";
    let office = [
        missing,
        missing,
        missing,
        "1 needed office/access-missing `---`",
        "1 needed office/nobody-to-reach `---`",
    ];
    check("content/instansi/a.md", "---\nnama: A\n---\n", &office);
    check("content/istilah/a.md", "---\njudul: A\n---\n", &["2 needed term/no-meaning `A`"]);
    check("content/istilah/a.md", "---\nbukan: A\n---\n", &["1 error front-matter/key-missing `---`"]);
    check("content/pengumuman/a.md", "---\njudul: A\n---\n", &["1 error front-matter/key-missing `---`"; 2]);
    check("content/tentang.md", "Teks tanpa judul.\n", &[]);
    check(
        "content/tentang.md",
        "---\ncontoh: ya\n---\n\nTeks.\n",
        &["1 error front-matter/key-missing `---`"],
    );
    check("content/tentang.md", "---\njudul:\n---\n\nTeks.\n", &["2 error front-matter/key-empty `judul`"]);
    check("content/tentang.md", "---\ncontoh: ya\n---\n\n# Tentang kami\n\nTeks.\n", &[]);
}

#[test]
fn bodies() {
    for (text, expected) in [
        ("<div>x</div>\n", &["7 hint body/raw-html `<div>x</div>`"][..]),
        ("a <b>x</b>\n", &["7 hint body/raw-html `<b>`"]),
        ("<!-- diam -->\n\na <!-- diam --> b\n", &[]),
        ("![](a.png)\n", &["7 needed body/image-without-alt `![](a.png)`"]),
        ("# Lain\n", &["7 hint body/heading-level-one `# Lain`"]),
        ("# A\n\n## B\n", &[]),
        ("## B\n\n#### C\n", &["9 hint body/heading-skips `#### C`"]),
        ("{{< youtube x >}}\n\n`{{ kode }}`\n", &["7 hint body/template-tag `{{< youtube x >}}`"]),
        (
            "> [!TIP]\n> a\n\n> [!SARAN]\n> b\n\n> [!NOTE]\n> c\n\n> [!BAHAYA]\n> d\n",
            &["16 hint body/too-many-callouts `> [!BAHAYA]\n> d`"],
        ),
        ("## Langkah\n\n- a\n", &["7 needed body/section-shape `## Langkah`"]),
        ("## Syarat\n\nTidak ada.\n", &["7 needed body/section-shape `## Syarat`"]),
        ("## Tanya jawab\n\nTidak ada.\n", &["7 needed body/section-shape `## Tanya jawab`"]),
    ] {
        check(GUIDE, &body(text), expected);
    }
}

#[test]
fn steps_that_break_the_promise() {
    let guide = |promise: &str, steps: &str| {
        format!(
            "---\njudul: A\ninstansi: b\ndiperiksa: 2026-01-01\n{promise}\n---\n\n## Langkah\n\n1. a\n{steps}\n"
        )
    };
    let count = |text: &str| read(GUIDE, text).diagnostics.len();
    for (promise, steps, found) in [
        ("waktu: 15 menit", "   - Waktu: 20 menit", 1),
        ("waktu: 1 hari kerja", "   - Waktu: 20 menit\n2. b\n   - Waktu: 1 hari kerja setelah lengkap", 0),
        ("waktu: 1 hari kerja", "   - Waktu: 1 hari kerja\n2. b\n   - Waktu: 1 hari kerja", 1),
        ("waktu: 5 hari kerja", "   - Waktu: 7 hari", 0),
        ("waktu: 5 hari kerja", "   - Waktu: 10 hari", 1),
        ("waktu: sesuai jadwal", "   - Waktu: 10 hari", 0),
        ("biaya: gratis", "   - Biaya: Rp5.000", 1),
        ("biaya: gratis", "   - Biaya: gratis", 0),
        ("biaya: 5000", "   - Biaya: Rp5.000", 0),
    ] {
        assert_eq!(count(&guide(promise, steps)), found, "{promise} {steps}");
    }
}

#[test]
fn stories_keep_people_private() {
    let story =
        |text: &str| format!("---\njudul: A\ntanggal: 2026-01-01\npersetujuan: contoh\n---\n\n{text}\n");
    for (text, expected) in [
        ("NIK 3171234567890001.", Some("story/possible-nik")),
        ("NIK 3171 2345 6789 0001.", Some("story/possible-nik")),
        ("Buka 08.00-15.00 12.00-13.00.", None),
        ("Nomor 123456789012345678.", None),
        ("Telepon 0812-3456-7890.", Some("story/private-phone")),
        ("Telepon +62 812 3456 7890.", Some("story/private-phone")),
        ("Telepon 0800-000-0000.", None),
        ("Telepon kantor (021) 555 0100.", None),
        ("Rumahnya di Jalan Melati No. 12.", Some("story/home-address")),
        ("Rumahnya di Jl. Melati Raya Nomor 3.", Some("story/home-address")),
        ("Warga RT 03/RW 05.", Some("story/home-address")),
        ("Ketua RT datang ke Jalan Melati.", None),
        ("Petugas yang cantik.", Some("story/looks-word")),
        ("Percantik kantor.", None),
    ] {
        let text = story(text);
        let checked = read(STORY, &text);
        assert_sound(&text, &checked);
        let codes: Vec<_> = checked.diagnostics.iter().map(|finding| finding.problem.code()).collect();
        assert_eq!(codes.first().copied(), expected, "{text}");
    }
}

#[test]
fn consent_is_read_with_its_date() {
    use loket::document::{Consent, Meaning};
    let date = jiff::civil::date(2026, 5, 1);
    for (value, expected) in [
        ("contoh", Some(Consent::Sample)),
        ("anonymous", Some(Consent::Anonymous)),
        ("tertulis", Some(Consent::Written(None))),
        ("tertulis 2026-05-01", Some(Consent::Written(Some(date)))),
        ("[written, 2026-05-01]", Some(Consent::Written(Some(date)))),
        ("{tertulis: 2026-05-01}", Some(Consent::Written(Some(date)))),
        ("tentu", None),
    ] {
        let text = format!("---\njudul: A\ntanggal: 2026-01-01\npersetujuan: {value}\n---\n");
        let checked = read(STORY, &text);
        let Meaning::Story(story) = checked.value.meaning else { panic!("no story") };
        assert_eq!(story.consent, expected, "{value}");
        assert_eq!(checked.diagnostics.is_empty(), expected.is_some());
    }
}
