//! Shows how long each stage took, as a table.
//!
//! The names `read`, `understand`, `assemble`, `language`, `render`, `cards`, `search` and `publish` are
//! worded; any other is shown as it is.

use std::fmt::Write as _;
use std::time::Duration;

use crate::diagnostic::wording::UiLanguage;

/// Renders one line a stage and one for the sum.
pub(super) fn table(stages: &[(&'static str, Duration)], total: Duration, ui: UiLanguage) -> String {
    let sum = match ui {
        UiLanguage::Indonesian => "seluruhnya",
        UiLanguage::English => "in all",
    };
    let mut rows: Vec<(&str, Duration)> = stages.iter().map(|(name, time)| (word(name, ui), *time)).collect();
    rows.push((sum, total));
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let mut text = String::new();
    for (name, time) in rows {
        let _ = writeln!(text, "  {name:width$}  {:>9} ms", decimal(time.as_secs_f64() * 1000.0, 1, ui));
    }
    text
}

/// Writes a number with the decimal sign of the language.
pub(super) fn decimal(number: f64, digits: usize, ui: UiLanguage) -> String {
    let text = format!("{number:.digits$}");
    match ui {
        UiLanguage::Indonesian => text.replace('.', ","),
        UiLanguage::English => text,
    }
}

/// Names a stage.
fn word(stage: &'static str, ui: UiLanguage) -> &'static str {
    match (stage, ui) {
        ("read", UiLanguage::Indonesian) => "membaca berkas",
        ("understand", UiLanguage::Indonesian) => "memahami halaman",
        ("assemble", UiLanguage::Indonesian) => "menyusun situs",
        ("language", UiLanguage::Indonesian) => "memeriksa bahasa",
        ("render", UiLanguage::Indonesian) => "membuat halaman",
        ("cards", UiLanguage::Indonesian) => "menggambar kartu",
        ("search", UiLanguage::Indonesian) => "membuat pencarian",
        ("publish", UiLanguage::Indonesian) => "menerbitkan",
        ("read", UiLanguage::English) => "reading files",
        ("understand", UiLanguage::English) => "understanding pages",
        ("assemble", UiLanguage::English) => "assembling the site",
        ("language", UiLanguage::English) => "checking the language",
        ("render", UiLanguage::English) => "making pages",
        ("search", UiLanguage::English) => "building the search",
        ("cards", UiLanguage::English) => "drawing cards",
        ("publish", UiLanguage::English) => "publishing",
        (other, _) => other,
    }
}
