//! Writes the manual of keys: what may stand at the top of each kind of page, from the tables that read it.
//!
//! `docs/isian.md` and `docs/keys.md` hold one part a type. The test compares them; run it with
//! `LOKET_UPDATE_DOCS=1` to write them anew after a key changed.

use std::fmt::Write as _;
use std::path::Path;

use super::field::{Field, Kind, Need};
use super::known_keys::tables;
use super::place::Type;
use super::register::Register;

/// The words of one language: a title, the beginning, then what stands in the tables.
struct Words {
    /// Which of the two texts of a key.
    place: usize,
    intro: &'static str,
    head: [&'static str; 4],
    need: [&'static str; 3],
    /// What each type is, where it lies and how it begins.
    types: [(Type, &'static str); 12],
    registers: [(Register, &'static str); 2],
    /// A group of keys below a key.
    inside: &'static str,
}

const INDONESIAN: Words = Words {
    place: 0,
    intro: include_str!("manual/intro.id.md"),
    head: ["Kunci", "Nama lain", "Perlu?", "Isinya"],
    need: ["", "sebelum terbit", "wajib"],
    types: [
        (
            Type::Guide,
            "Panduan: satu layanan. Folder `panduan/`, mulai dengan `loket new panduan \"Judul\"`.",
        ),
        (
            Type::Part,
            "Bagian panduan: `1-persiapan.md` di samping `index.md` sebuah panduan. Sisanya ikut panduannya.",
        ),
        (Type::LifeEvent, "Peristiwa hidup: daftar bernomor tautan panduan. Folder `peristiwa/`."),
        (Type::Helper, "Penentu: pertanyaan `##`, jawaban tautan. Folder `penentu/`."),
        (Type::Story, "Kisah petugas. Folder `kisah/`."),
        (Type::Office, "Kantor, jam, dan standarnya. Folder `instansi/`."),
        (Type::Term, "Istilah: artinya satu kalimat di badan halaman. Folder `istilah/`."),
        (Type::Notice, "Pengumuman bertanggal di halaman yang bersangkutan. Folder `pengumuman/`."),
        (Type::Faq, "Tanya jawab: pertanyaan `##`. Folder `tanya-jawab/`."),
        (Type::Page, "Halaman lain, contoh `tentang.md`. Daftar buku di `buku/` juga halaman seperti ini."),
        (Type::Folder, "Halaman sebuah folder: `index.md`."),
        (Type::EasyRead, "Versi mudah: `nama.mudah.md`."),
    ],
    registers: [
        (Register::Regulations, "Peraturan: baris di `data/peraturan.yml`."),
        (Register::Facts, "Fakta bersama: baris di `data/fakta.yml`."),
    ],
    inside: "Di bawah",
};

const ENGLISH: Words = Words {
    place: 1,
    intro: include_str!("manual/intro.en.md"),
    head: ["Key", "Other names", "Needed?", "What it holds"],
    need: ["", "before release", "always"],
    types: [
        (Type::Guide, "Guide: one service. Folder `guides/`, begun with `loket new guide \"Title\"`."),
        (
            Type::Part,
            "Part of a guide: `1-prepare.md` beside the `index.md` of a guide, which gives the rest.",
        ),
        (Type::LifeEvent, "Life event: a numbered list of links to guides. Folder `life-events/`."),
        (Type::Helper, "Decision helper: questions as `##`, answers as links. Folder `helpers/`."),
        (Type::Story, "Story of staff. Folder `stories/`."),
        (Type::Office, "Office, its hours and its standard. Folder `offices/`."),
        (Type::Term, "Term: its meaning is one sentence in the body. Folder `terms/`."),
        (Type::Notice, "Dated notice on the pages that it concerns. Folder `notices/`."),
        (Type::Faq, "Questions and answers: questions as `##`. Folder `faqs/`."),
        (Type::Page, "Any other page, such as `about.md`. A list for a book in `books/` is one too."),
        (Type::Folder, "The page of a folder: `index.md`."),
        (Type::EasyRead, "Easy version: `name.easy.md`."),
    ],
    registers: [
        (Register::Regulations, "Regulations: rows of `data/peraturan.yml`."),
        (Register::Facts, "Shared facts: rows of `data/fakta.yml`."),
    ],
    inside: "Below",
};

#[test]
fn the_manual_of_keys_is_up_to_date() {
    for (words, path) in [(&INDONESIAN, "docs/isian.md"), (&ENGLISH, "docs/keys.md")] {
        assert!(Type::ALL.iter().all(|kind| words.types.iter().any(|(known, _)| known.key() == kind.key())));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let manual = manual(words);
        if std::env::var_os("LOKET_UPDATE_DOCS").is_some() {
            std::fs::write(&path, &manual).expect("the manual can be written");
        }
        let stored = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(stored == manual, "{} is old: run the test with LOKET_UPDATE_DOCS=1", path.display());
    }
}

/// Writes the manual.
fn manual(words: &Words) -> String {
    let mut text = words.intro.to_owned();
    for (kind, about) in &words.types {
        let _ = write!(text, "\n## {}\n\n{about}\n\n", kind.key());
        table(&mut text, words, tables(*kind).into_iter().flatten());
    }
    for (register, about) in &words.registers {
        let title = about.split(':').next().unwrap_or_default();
        let _ = write!(text, "\n## {title}\n\n{about}\n\n");
        table(&mut text, words, register.fields().iter());
    }
    text
}

/// Writes a table of keys, then those of the groups in it.
fn table<'f>(text: &mut String, words: &Words, fields: impl Iterator<Item = &'f Field>) {
    let _ = writeln!(text, "| {} |\n|---|---|---|---|", words.head.join(" | "));
    let mut groups = Vec::new();
    for field in fields {
        let need = match field.need {
            Need::Optional => words.need[0],
            Need::Needed => words.need[1],
            Need::Fatal => words.need[2],
        };
        let aliases: Vec<String> = field.aliases.iter().map(|alias| format!("`{alias}`")).collect();
        let about = field.about[words.place].replace('|', "\\|");
        let _ = writeln!(text, "| `{}` | {} | {need} | {about} |", field.key, aliases.join(", "));
        if let Kind::Map(inside) | Kind::TextOrMap(inside) | Kind::Maps(inside) = field.kind {
            groups.push((field.key, inside));
        }
    }
    for (key, inside) in groups {
        let _ = write!(text, "\n{} `{key}`:\n\n", words.inside);
        table(text, words, inside.iter());
    }
}
