//! Sums up a run in words.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use super::timings::decimal;
use super::{PageKind, failure};
use crate::diagnostic::wording::{UiLanguage, level_word};
use crate::diagnostic::{Diagnostic, Level};
use crate::output::Report;
use crate::source::path::SourcePath;

/// Says what was published and where to look at it.
pub(super) fn built(
    pages: &[(SourcePath, PageKind)],
    report: &Report,
    output: &Path,
    time: Duration,
    ui: UiLanguage,
) -> String {
    let contents = contents(pages, ui);
    let seconds = decimal(time.as_secs_f64(), 2, ui);
    let index = output.join("index.html");
    let index = index.display();
    let Report { written, unchanged, removed, foreign, trouble } = report;
    let mut text = match ui {
        UiLanguage::Indonesian => format!(
            "Situs sudah jadi: {contents}.\n{written} berkas baru atau berubah, {unchanged} tetap, {removed} dihapus, \
             dalam {seconds} detik.\nBuka {index}\n"
        ),
        UiLanguage::English => format!(
            "The site is ready: {contents}.\n{written} files new or changed, {unchanged} kept, {removed} removed, \
             in {seconds} seconds.\nOpen {index}\n"
        ),
    };
    if !foreign.is_empty() {
        let count = foreign.len();
        let others = match ui {
            UiLanguage::Indonesian => {
                format!("{count} berkas lain di folder itu bukan buatan loket, jadi dibiarkan.\n")
            }
            UiLanguage::English => {
                format!("{count} other files in that folder were not made by loket and were left alone.\n")
            }
        };
        text.push_str(&others);
    }
    for error in trouble {
        text.push_str(&failure::text(error, ui));
    }
    text
}

/// Says how many of all pages are ready: `318 dari 329 halaman jadi, 11 perlu dilihat.`
pub(super) fn ready(pages: &[(SourcePath, PageKind)], findings: &[Diagnostic], ui: UiLanguage) -> String {
    let waiting: BTreeSet<&SourcePath> = findings
        .iter()
        .filter(|finding| finding.level != Level::Hint)
        .map(|finding| &finding.at.file)
        .collect();
    let total = pages.len();
    let to_see = pages.iter().filter(|(file, _)| waiting.contains(file)).count();
    let ready = total - to_see;
    match (ui, total, to_see) {
        (_, 0, _) => String::new(),
        (UiLanguage::Indonesian, _, 0) => format!("{total} dari {total} halaman jadi.\n"),
        (UiLanguage::Indonesian, ..) => {
            format!("{ready} dari {total} halaman jadi, {to_see} perlu dilihat.\n")
        }
        (UiLanguage::English, _, 0) => format!("{total} of {total} pages are ready.\n"),
        (UiLanguage::English, ..) => format!("{ready} of {total} pages are ready, {to_see} to look at.\n"),
    }
}

/// Says why nothing was published.
pub(super) fn not_built(stopping: usize, ui: UiLanguage) -> String {
    match ui {
        UiLanguage::Indonesian => format!(
            "Situs belum diterbitkan karena ada {stopping} hal yang perlu dibereskan. Situs yang lama tidak berubah.\n"
        ),
        UiLanguage::English => format!(
            "The site is not published yet; things to mend first: {stopping}. The old site is as it was.\n"
        ),
    }
}

/// Counts the findings that a build does not show and says how to see them; empty for none.
pub(super) fn also_found(
    findings: &[Diagnostic],
    shown: impl Fn(&Diagnostic) -> bool,
    ui: UiLanguage,
) -> String {
    let hidden: Vec<&Diagnostic> = findings.iter().filter(|finding| !shown(finding)).collect();
    let counts = by_level(&hidden, ui);
    match (counts.as_str(), ui) {
        ("", _) => String::new(),
        (counts, UiLanguage::Indonesian) => {
            format!("Ada juga {counts}. Jalankan “loket check” untuk melihatnya.\n")
        }
        (counts, UiLanguage::English) => format!("Also found: {counts}. Run “loket check” to see them.\n"),
    }
}

/// Says how many guides are ready and what was found.
pub(super) fn checked(pages: &[(SourcePath, PageKind)], findings: &[Diagnostic], ui: UiLanguage) -> String {
    let waiting = |file: &SourcePath| {
        findings.iter().any(|finding| finding.level != Level::Hint && &finding.at.file == file)
    };
    let guides: Vec<&SourcePath> =
        pages.iter().filter(|(_, kind)| *kind == PageKind::Guide).map(|(file, _)| file).collect();
    let to_check = guides.iter().filter(|file| waiting(file)).count();
    let ready = guides.len() - to_check;
    let text = match (ui, guides.len(), to_check) {
        (_, 0, _) => String::new(),
        (UiLanguage::Indonesian, _, 0) => format!("{ready} panduan siap.\n"),
        (UiLanguage::Indonesian, ..) => format!("{ready} panduan siap, {to_check} perlu diperiksa.\n"),
        (UiLanguage::English, _, 0) => format!("{} ready.\n", count(ready, "guide", "guides")),
        (UiLanguage::English, ..) => {
            format!("{} ready, {to_check} to look at.\n", count(ready, "guide", "guides"))
        }
    };
    let text = text + &self::ready(pages, findings, ui);
    let all: Vec<&Diagnostic> = findings.iter().collect();
    let found = match (by_level(&all, ui).as_str(), ui) {
        ("", UiLanguage::Indonesian) => "Tidak ada yang perlu diubah.\n".to_owned(),
        ("", UiLanguage::English) => "Nothing to change.\n".to_owned(),
        (counts, UiLanguage::Indonesian) => format!("Temuan: {counts}.\n"),
        (counts, UiLanguage::English) => format!("Found: {counts}.\n"),
    };
    text + &found
}

/// Counts the pages by what they are.
fn contents(pages: &[(SourcePath, PageKind)], ui: UiLanguage) -> String {
    let kinds = [
        (PageKind::Guide, "panduan", "guide", "guides"),
        (PageKind::Story, "kisah", "story", "stories"),
        (PageKind::Office, "kantor", "office", "offices"),
        (PageKind::Other, "halaman lain", "other page", "other pages"),
    ];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter_map(|(kind, indonesian, one, many)| {
            let number = pages.iter().filter(|(_, other)| *other == kind).count();
            (number > 0).then(|| match ui {
                UiLanguage::Indonesian => format!("{number} {indonesian}"),
                UiLanguage::English => count(number, one, many),
            })
        })
        .collect();
    match (parts.is_empty(), ui) {
        (false, _) => parts.join(", "),
        (true, UiLanguage::Indonesian) => "belum ada halaman".to_owned(),
        (true, UiLanguage::English) => "no pages yet".to_owned(),
    }
}

/// Counts findings by level, worst first: `1 salah, 2 saran`; empty for none.
fn by_level(findings: &[&Diagnostic], ui: UiLanguage) -> String {
    let parts: Vec<String> = [Level::Error, Level::Needed, Level::Hint]
        .into_iter()
        .filter_map(|level| {
            let number = findings.iter().filter(|finding| finding.level == level).count();
            (number > 0).then(|| format!("{number} {}", level_word(level, ui)))
        })
        .collect();
    parts.join(", ")
}

/// Writes a number with its English noun.
fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
