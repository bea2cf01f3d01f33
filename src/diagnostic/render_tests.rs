//! Shows the same findings through every renderer.

use std::sync::Arc;

use serde_json::{Map, json};

use super::json::PageReport;
use super::problem::{Expected, Problem};
use super::shown::Shown;
use super::wording::UiLanguage;
use super::{Diagnostic, Location, github, json, sarif, sort, terminal};
use crate::source::path::SourcePath;

const GUIDE: &str = "---\r\njudul: Membuat KTP—el\r\nbiaya: lima ribu\r\n---\r\n\r\nHubungi\tkantor, atau baca [kartu keluarga](kk.md).\r\n";

/// Finds the span of a piece of the guide.
fn span(piece: &str) -> std::ops::Range<usize> {
    let start = GUIDE.find(piece).expect("the piece stands in the guide");
    start..start + piece.len()
}

fn files(file: &SourcePath) -> Option<Arc<str>> {
    file.as_str().ends_with("ktp, baru.md").then(|| Arc::from(GUIDE))
}

fn findings() -> Vec<Diagnostic> {
    let guide = SourcePath::new("content/panduan/ktp, baru.md");
    let other = SourcePath::new("content/kisah/a.md");
    let mut findings = vec![
        Diagnostic::new(Problem::ConfigMissing, Location::whole(&SourcePath::new("site.yaml"))),
        Diagnostic::new(Problem::RawHtml, Location::new(&guide, span("Hubungi"))),
        Diagnostic::new(
            Problem::ValueType { key: "biaya".into(), expected: Expected::Fee },
            Location::new(&guide, span("lima ribu")),
        ),
        Diagnostic::new(
            Problem::LinkTargetMissing {
                url: "kk.md".into(),
                nearest: Some("kartu-keluarga.md".into()),
                moved: false,
            },
            Location::new(&guide, span("[kartu keluarga](kk.md)")),
        ),
        Diagnostic::new(Problem::AddressTaken { address: "kisah/a.html".into() }, Location::whole(&other))
            .with_related(Location::new(&guide, span("judul: Membuat KTP—el"))),
        // A span outside the text is shown at its end.
        Diagnostic::new(Problem::FrontMatterUnclosed, Location::new(&guide, 9000..9100)),
    ];
    sort(&mut findings);
    findings
}

fn shown(findings: &[Diagnostic], ui: UiLanguage) -> Shown<'_> {
    Shown { findings, files: &files, ui, folder: "situs" }
}

#[test]
fn to_a_terminal() {
    let findings = findings();
    insta::assert_snapshot!(
        "terminal_id",
        terminal::render(&shown(&findings, UiLanguage::Indonesian), false)
    );
    insta::assert_snapshot!("terminal_en", terminal::render(&shown(&findings, UiLanguage::English), false));
    let colour = terminal::render(&shown(&findings[..1], UiLanguage::Indonesian), true);
    insta::assert_snapshot!("terminal_colour", colour.replace('\u{1b}', "ESC"));
    assert_eq!(terminal::render(&shown(&[], UiLanguage::Indonesian), true), "");
}

#[test]
fn as_json() {
    let findings = findings();
    let mut measures = Map::new();
    measures.insert("words-per-sentence".into(), json!(12.5));
    let page = PageReport {
        file: SourcePath::new("content/panduan/ktp, baru.md"),
        verdict: "edit".into(),
        measures,
    };
    insta::assert_snapshot!("json", json::render(&shown(&findings, UiLanguage::Indonesian), &[page]));
}

#[test]
fn as_workflow_commands() {
    insta::assert_snapshot!("github", github::render(&shown(&findings(), UiLanguage::Indonesian)));
}

#[test]
fn as_sarif() {
    let log = sarif::render(&shown(&findings(), UiLanguage::English));
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    insta::assert_snapshot!("sarif", log.replace(&version, "\"version\": \"(ours)\""));
}

#[test]
fn paths_are_seen_from_where_the_reader_stands() {
    let file = SourcePath::new("site.yaml");
    let path = |folder| Shown { folder, ..shown(&[], UiLanguage::English) }.path(&file);
    assert_eq!(path(""), "site.yaml");
    assert_eq!(path("."), "site.yaml");
    assert_eq!(path("situs/"), "situs/site.yaml");
    assert_eq!(path("/"), "/site.yaml");
}
