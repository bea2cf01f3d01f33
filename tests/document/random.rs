//! Anything at all: reading never fails, and what holds of documents holds.

use proptest::prelude::*;

use super::check::{assert_sound, read};

/// Folders and names that make each type of document.
const PATHS: [&str; 9] = [
    "content/panduan/a.md",
    "content/kisah/a.en.md",
    "content/instansi/a.md",
    "content/istilah/a.md",
    "content/pengumuman/a.md",
    "content/tanya-jawab/a.md",
    "content/a.md",
    "content/panduan/index.md",
    "content/index.md",
];

/// Pieces of Markdown and YAML that meet in odd ways.
const PIECES: [&str; 64] = [
    "---\n",
    "---",
    "judul: A\n",
    "title:",
    " \"",
    "'",
    "\n",
    "\r\n",
    "\n\n",
    "- ",
    "- [ ] ",
    "1. ",
    "  - ",
    "   - Tempat: ",
    "Pengganti: ",
    "Waktu: 5 menit\n",
    "Biaya: Rp5.000\n",
    "## Syarat\n\n",
    "## Langkah\n\n",
    "## Biaya\n\n",
    "## Tanya jawab\n\n",
    "### ",
    "# ",
    "> ",
    "> [!TIP]\n",
    "> [!CATATAN]\n",
    "[a](b.md)",
    "[a]",
    "(x:y)",
    "![",
    "](",
    ")",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<",
    ">",
    "&",
    "&#0;",
    "&lt;",
    "|",
    "|-|\n",
    "[^1]",
    "[^1]: ",
    "{#a}",
    "{{< x >}}",
    "\t",
    " — ",
    "–",
    "é",
    "漢",
    "\u{feff}",
    "\u{0}",
    "biaya: [{untuk: a, nilai: 5}]\n",
    "loket:\n  - kode: 1\n",
    "&a ",
    "jam: Senin 08.00–15.00\n",
];

/// Makes a text of pieces.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => ".{0,8}", 1 => "[a-z ]{1,8}"];
    prop::collection::vec(piece, 0..60).prop_map(|parts| parts.concat())
}

/// Keys with values, most of them known.
fn front_matter() -> impl Strategy<Value = String> {
    let key = prop::sample::select(
        &[
            "judul",
            "instansi",
            "biaya",
            "waktu",
            "diperiksa",
            "jam",
            "loket",
            "skm",
            "maklumat",
            "daring",
            "topik",
            "persetujuan",
            "mulai",
            "sampai",
            "akses",
            "koordinat",
            "contoh",
            "kode",
            "x",
            "periksa_lagi",
        ][..],
    );
    let value = prop_oneof![
        Just("gratis".to_owned()),
        Just("[a, b, 3]".to_owned()),
        Just("{a: b, nilai: 3}".to_owned()),
        Just("\n  - untuk: x\n    nilai: 3\n  - y".to_owned()),
        Just("|\n  teks\n  dua".to_owned()),
        Just("2026-02-30".to_owned()),
        Just("-1.5e3".to_owned()),
        Just("+62 800".to_owned()),
        Just("true".to_owned()),
        Just("~".to_owned()),
        Just("'a''b'".to_owned()),
        Just("\"\\u00e9\\n\"".to_owned()),
        "[ -~]{0,12}",
        ".{0,6}",
    ];
    prop::collection::vec((key, value), 0..8).prop_map(|pairs| {
        let lines: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
        lines.concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(path in prop::sample::select(&PATHS[..]), text in "(?s).{0,200}") {
        assert_sound(&text, &read(path, &text));
    }

    #[test]
    fn any_pieces_are_read(path in prop::sample::select(&PATHS[..]), text in pieces()) {
        assert_sound(&text, &read(path, &text));
    }

    #[test]
    fn any_body_below_front_matter_is_read(path in prop::sample::select(&PATHS[..]), yaml in front_matter(), body in pieces()) {
        let text = format!("---\njudul: X\n{yaml}---\n{body}");
        assert_sound(&text, &read(path, &text));
    }

    #[test]
    fn any_settings_are_read(text in pieces(), yaml in front_matter()) {
        super::config::read(&format!("{yaml}{text}"));
    }

    #[test]
    fn any_value_is_read(text in "(?s).{0,60}") {
        use loket::document::{amount::{Duration, Fee}, hours::OpeningHours};
        let _ = (Fee::read(&text), Duration::read(&text), OpeningHours::read(&text));
    }
}
