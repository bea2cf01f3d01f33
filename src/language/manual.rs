//! Writes the list of all rules into the two manuals, and keeps it the same as the data.
//!
//! Run it with `LOKET_UPDATE_DOCS=1` after a rule changed.

use std::fmt::Write as _;
use std::path::Path;

use super::rule::GROUPS;
use super::rule_file::{RuleFile, RuleSpec};
use super::{Severity, embedded_files};

/// Begins the part of a manual that this test writes.
const MARK: &str = "<!-- ";

#[test]
fn the_manuals_list_every_rule() {
    for (path, ui) in [("docs/aturan-bahasa.md", "id"), ("docs/rules.md", "en")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let stored = std::fs::read_to_string(&path).expect("the manual is there").replace("\r\n", "\n");
        let at = stored.rfind(&format!("\n{MARK}")).expect("the mark is there");
        let end = at + 1 + stored[at + 1..].find('\n').map_or(stored.len() - at - 1, |length| length + 1);
        let wanted = format!("{}{}", &stored[..end], list(ui));
        if std::env::var_os("LOKET_UPDATE_DOCS").is_some() {
            std::fs::write(&path, &wanted).expect("the manual can be written");
        }
        let stored = std::fs::read_to_string(&path).expect("the manual is there").replace("\r\n", "\n");
        assert!(stored == wanted, "{} is old: run the test with LOKET_UPDATE_DOCS=1", path.display());
    }
}

/// Lists the rules of both languages by group.
fn list(ui: &str) -> String {
    let indonesian = ui == "id";
    let mut text = String::new();
    for language in ["id", "en"] {
        let heading = match (language, indonesian) {
            ("id", true) => "Semua aturan untuk teks Indonesia",
            ("en", true) => "Semua aturan untuk teks Inggris",
            ("id", false) => "All rules for Indonesian texts",
            (_, _) => "All rules for English texts",
        };
        let _ = write!(text, "\n## {heading}\n");
        for group in GROUPS {
            let rows = rows(language, group, indonesian);
            if rows.is_empty() {
                continue;
            }
            let head = if indonesian { "Aturan | Bobot | Contoh" } else { "Rule | Weight | Example" };
            let _ = write!(text, "\n### {group}\n\n| {head} |\n|---|---|---|\n{rows}");
        }
    }
    text
}

/// Gives the rows of one group.
fn rows(language: &str, group: &str, indonesian: bool) -> String {
    let mut rows = String::new();
    for (_, text) in embedded_files() {
        let file: RuleFile = serde_yaml::from_str(text).expect("our own rules are read");
        if file.lang.as_deref() != Some(language) {
            continue;
        }
        for spec in &file.rules {
            if spec.group.as_deref().or(file.group.as_deref()) != Some(group) {
                continue;
            }
            let weight = spec.severity.or(file.defaults.severity).unwrap_or(Severity::Warning).word();
            let name = spec.id.as_deref().unwrap_or_default();
            let _ = writeln!(rows, "| `{group}/{name}` | {weight} | {} |", example(spec, indonesian));
        }
    }
    rows
}

/// Shows what a rule is about: its first bad example, its first pairs, or what it looks for.
fn example(spec: &RuleSpec, indonesian: bool) -> String {
    let shown = if !spec.pairs.is_empty() {
        let first: Vec<String> =
            spec.pairs.iter().take(3).map(|(wrong, right)| format!("{wrong} → {right}")).collect();
        match (spec.pairs.len() - first.len(), indonesian) {
            (0, _) => first.join(", "),
            (more, true) => format!("{}, dan {more} lagi", first.join(", ")),
            (more, false) => format!("{}, and {more} more", first.join(", ")),
        }
    } else if let Some(bad) = spec.examples.bad.first() {
        match spec.uses.first().filter(|text| !text.is_empty() && !text.contains('{')) {
            Some(better) => format!("{bad} → {better}"),
            None => bad.clone(),
        }
    } else if let Some(first) = spec.matches.first() {
        match spec.uses.first().filter(|text| !text.is_empty() && !text.contains('{')) {
            Some(better) => format!("`{first}` → {better}"),
            None => format!("`{first}`"),
        }
    } else {
        let limit = spec.max.map(|max| format!("{max:.0}")).unwrap_or_default();
        [
            spec.forms.join(", "),
            limit,
            spec.regex.clone().map(|regex| format!("`{regex}`")).unwrap_or_default(),
        ]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
    };
    let said = spec.message.as_ref().map_or("", |text| if indonesian { &text.id } else { &text.en });
    let shown = if shown.is_empty() { said.to_owned() } else { shown };
    shown.replace('\n', " ").replace('|', "\\|")
}
