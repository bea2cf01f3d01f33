//! The seeds of the fuzz targets, run once each as the targets run them.

use std::fs;
use std::path::Path;

use loket::config;
use loket::document::{self, Context, Language};
use loket::language::{Checker, Glossary, PageKind};
use loket::source::SourceFile;
use loket::source::path::SourcePath;

use super::support::site::{render, texts};

/// Reads the seeds of a target, in the order of their names.
fn seeds(target: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut seeds: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the seeds are there")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("a seed is text");
            (path.file_name().expect("a name").to_string_lossy().into_owned(), text)
        })
        .collect();
    seeds.sort();
    assert!(seeds.len() >= 3, "{target}");
    seeds
}

#[test]
fn documents_point_into_their_files() {
    let folders =
        ["panduan", "kisah", "instansi", "istilah", "pengumuman", "tanya-jawab", "tentang", "panduan/a"];
    let languages = [Language("id".to_owned()), Language("en".to_owned())];
    for (name, seed) in seeds("document") {
        for folder in folders {
            let text: String = seed.chars().skip(1).collect();
            let path = SourcePath::new(&format!("content/{folder}/uji.md"));
            let file = SourceFile::from_text(path, &text);
            let parsed = document::parse(
                &file,
                &Context { languages: &languages, guide_folders: &std::collections::BTreeSet::new() },
            )
            .expect("it is Markdown");
            for finding in parsed.diagnostics {
                let span = finding.at.span.unwrap_or_default();
                let good = span.start <= span.end && file.text.get(span.clone()).is_some();
                assert!(good, "{name} in {folder}: {} points to {span:?}", finding.problem.code());
            }
        }
    }
}

#[test]
fn settings_point_into_their_file() {
    for (name, seed) in seeds("settings") {
        let file = SourceFile::from_text(SourcePath::new(config::FILE_NAME), &seed);
        for finding in config::read(Some(&file)).diagnostics {
            let span = finding.at.span.unwrap_or_default();
            assert!(file.text.get(span.clone()).is_some(), "{name}: {span:?}");
        }
    }
}

#[test]
fn what_is_said_of_sentences_points_into_them() {
    for (name, seed) in seeds("language") {
        let seed: String = seed.chars().skip(1).collect();
        let (rules, text) = seed.split_once("--- page\n").unwrap_or(("", &seed));
        let files = [("aturan/uji.yml".to_owned(), rules.to_owned())];
        let checker = Checker::with_site_rules(&files, &Glossary::default()).0;
        for language in ["id", "en"] {
            for finding in checker.check(text, language, PageKind::Guide).findings {
                let good = finding.span.clone().is_none_or(|span| text.get(span).is_some());
                assert!(good, "{name}: {} points to {:?}", finding.rule, finding.span);
            }
        }
    }
}

#[test]
fn sites_are_rendered() {
    for (name, seed) in seeds("site") {
        let (files, _) = render(&texts(&seed.replace(" (latin1)", "")));
        assert!(files.contains_key("index.html"), "{name}");
    }
}
