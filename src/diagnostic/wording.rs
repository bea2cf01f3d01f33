//! Words a finding in the reader's language: what is the matter, and what to type next.
//!
//! In: a [`Problem`] and a [`UiLanguage`]. Out: sentences without line breaks or control
//! characters. The sentences themselves stand in `indonesian` and `english`, one exhaustive
//! match each; here is what both share. Knows nothing of files, colour or formats.

use super::{Level, Problem, english, indonesian};

/// Names the language in which loket speaks to the person at the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UiLanguage {
    /// Indonesian, spoken unless another language is asked for.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl UiLanguage {
    /// Gives the language code, `id` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            UiLanguage::Indonesian => "id",
            UiLanguage::English => "en",
        }
    }
}

/// Words one problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// A heading for the kind of problem, without the facts of the case and without a full stop.
    pub title: &'static str,
    /// What is the matter with the text.
    pub message: String,
    /// What to do next.
    pub help: String,
}

impl Wording {
    /// Puts the three parts together, for use in the languages' matches.
    pub(super) fn new(title: &'static str, message: String, help: String) -> Wording {
        Wording { title, message, help }
    }
}

/// Words a problem.
pub fn wording(problem: &Problem, ui: UiLanguage) -> Wording {
    match ui {
        UiLanguage::Indonesian => indonesian::wording(problem),
        UiLanguage::English => english::wording(problem),
    }
}

/// Says what is the matter with the text.
pub fn message(problem: &Problem, ui: UiLanguage) -> String {
    wording(problem, ui).message
}

/// Says what to do next.
pub fn help(problem: &Problem, ui: UiLanguage) -> String {
    wording(problem, ui).help
}

/// Names a level in the reader's language.
pub fn level_word(level: Level, ui: UiLanguage) -> &'static str {
    match (level, ui) {
        (Level::Error, UiLanguage::Indonesian) => "salah",
        (Level::Needed, UiLanguage::Indonesian) => "perlu",
        (Level::Hint, UiLanguage::Indonesian) => "saran",
        (Level::Error, UiLanguage::English) => "error",
        (Level::Needed, UiLanguage::English) => "needed",
        (Level::Hint, UiLanguage::English) => "hint",
    }
}

/// Gives the stable name of a level, the same in every language.
pub fn level_id(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Needed => "needed",
        Level::Hint => "hint",
    }
}

/// Longest piece of somebody's text that a sentence quotes, in characters.
const MAX_QUOTED_CHARS: usize = 80;

/// Quotes somebody's text inside a sentence: on one line, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", harmless(text))
}

/// Takes from somebody's text what could disturb a sentence or a terminal, and cuts it where it is long.
pub(super) fn harmless(text: &str) -> String {
    let mut letters = text.trim().chars().map(|letter| if is_disturbing(letter) { ' ' } else { letter });
    let mut short: String = letters.by_ref().take(MAX_QUOTED_CHARS).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// Tells whether a character would move the cursor, change colours or turn the writing direction.
pub(super) fn is_disturbing(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Shows a line as it is typed for a key, so that it can be copied.
pub(super) fn example_line(key: &str) -> String {
    let value = match key {
        "judul" => "Mengurus akta kelahiran",
        "nama" => "Dinas Kependudukan dan Pencatatan Sipil",
        "instansi" => "disdukcapil",
        "diperiksa" | "tanggal" | "mulai" | "sampai" | "berlaku" => "2026-11-20",
        "persetujuan" => "tertulis 2026-11-20",
        "alamat" => "Jalan Melati 1, Kota Contoh",
        "jam" => "Senin–Kamis 08.00–15.00",
        "telepon" | "whatsapp" => "0800-000-0000",
        "pengaduan" => "Sampaikan di loket 1 atau lewat lapor.go.id",
        "nilai" => "0800-000-0000",
        "status" => "berlaku",
        "biaya" => "gratis",
        "waktu" => "1 hari kerja",
        "hasil" => "Kutipan akta kelahiran",
        "dasar_hukum" => "[uu-24-2013]",
        "sarana" => "Ruang tunggu 20 kursi dan bidang miring",
        "kompetensi" => "Petugas lulus pelatihan layanan",
        "pengawasan" => "Kepala bidang memeriksa berkas setiap minggu",
        "jumlah_pelaksana" => "4 petugas loket",
        "jaminan_layanan" => "Jika terlambat, hasilnya kami antar tanpa biaya",
        "jaminan_keamanan" => "Berkas disimpan di lemari terkunci",
        "evaluasi" => "Survei kepuasan setiap tahun",
        "istilah" => "KTP-el",
        "teks_foto" => "Petugas membacakan formulir untuk warga",
        _ => "…",
    };
    format!("{}: {value}", harmless(key))
}

/// Tells whether a tag begins or ends a box, as `:::note` and `!!! note` do elsewhere.
pub(super) fn is_box(tag: &str) -> bool {
    [":::", "!!!", "???"].iter().any(|mark| tag.starts_with(mark))
}

/// Tells whether an address leads to the disk of who wrote it.
pub(super) fn is_on_own_computer(url: &str) -> bool {
    let lower = url.trim().to_lowercase();
    let rest = lower.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or_default();
    lower.starts_with("file:") || rest.starts_with(":\\") || rest.starts_with(":/")
}

/// Parts what is missing into lines for the top of a page, as they are typed, and headings for its text.
pub(super) fn to_write(missing: &[&'static str]) -> (Vec<String>, Vec<&'static str>) {
    let (headings, keys): (Vec<&str>, Vec<&str>) = missing.iter().partition(|name| name.starts_with('#'));
    (keys.into_iter().map(example_line).collect(), headings)
}

/// Writes an amount as Indonesian price lists do: `Rp50.000`.
pub(super) fn rupiah(amount: u64) -> String {
    let digits = amount.to_string();
    let mut text = String::from("Rp");
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// Writes a size in words: `15 KB`, `2,4 MB`, with the language's decimal mark.
pub(super) fn weight(bytes: u64, decimal: char) -> String {
    if bytes < 1_000_000 {
        return format!("{} KB", bytes.div_ceil(1024));
    }
    let tenths = bytes.div_ceil(100_000);
    format!("{}{decimal}{} MB", tenths / 10, tenths % 10)
}

/// Joins quoted texts with commas and a last word such as `atau`.
pub(super) fn listed(values: &[impl AsRef<str>], last: &str) -> String {
    let quoted: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{}, {last} {end}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stay_on_one_line_and_short() {
        assert_eq!(quoted("a\nb\u{1b}[31m\u{202e}c"), "“a b [31m c”");
        assert_eq!(quoted(&"x".repeat(500)).chars().count(), MAX_QUOTED_CHARS + 3);
    }

    #[test]
    fn amounts_have_dots() {
        assert_eq!(rupiah(0), "Rp0");
        assert_eq!(rupiah(600_000), "Rp600.000");
        assert_eq!(rupiah(1_250_000), "Rp1.250.000");
    }
}
