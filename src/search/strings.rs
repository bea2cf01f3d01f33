//! Owns the words that the search interface shows, in Indonesian and English.
//!
//! In: a language code. Out: texts by key, which a theme may replace. `{n}` stands for a number, `{q}` for the query.

use std::collections::BTreeMap;

/// Key, Indonesian, English.
const STRINGS: [(&str, &str, &str); 17] = [
    ("empty", "Tidak ada halaman yang cocok dengan “{q}”.", "No page matches “{q}”."),
    (
        "weak",
        "Tidak ada yang benar-benar cocok. Mungkin salah satu ini membantu:",
        "Nothing really fits. One of these may help:",
    ),
    (
        "tips",
        "Coba kata lain yang lebih pendek, misalnya “akta lahir” atau “pindah”.",
        "Try other, shorter words.",
    ),
    ("topics", "Pilih topik", "Choose a topic"),
    ("ask", "Tanya petugas", "Ask a person"),
    (
        "count",
        "{n} hasil. Pakai panah atas dan bawah untuk memilih.",
        "{n} results. Use the up and down arrows to choose.",
    ),
    ("count-one", "1 hasil. Pakai panah bawah untuk memilih.", "1 result. Use the down arrow to choose."),
    ("count-none", "Tidak ada hasil.", "No results."),
    ("results", "{n} hasil untuk “{q}”", "{n} results for “{q}”"),
    ("all", "Lihat semua hasil", "See all results"),
    ("list", "Hasil pencarian", "Search results"),
    ("fee", "Biaya", "Fee"),
    ("time", "Selesai dalam", "Takes"),
    ("prepare", "Yang perlu disiapkan", "What you need"),
    ("loading", "Mencari …", "Searching …"),
    (
        "failed",
        "Pencarian tidak dapat dimuat. Daftar semua panduan ada di halaman ini.",
        "Search could not be loaded. This page lists all guides.",
    ),
    ("languages", "Cari dalam bahasa lain", "Search in another language"),
];

/// Gives the texts of `language`: Indonesian unless it is English.
pub fn strings(language: &str) -> BTreeMap<String, String> {
    let is_english = language.split('-').next() == Some("en");
    let text = |&(key, indonesian, english): &(&str, &str, &str)| {
        (key.to_owned(), if is_english { english } else { indonesian }.to_owned())
    };
    STRINGS.iter().map(text).collect()
}
