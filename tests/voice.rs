//! Everything that the program says passes the plain-language check that it runs on others.
//!
//! Reads the sentences where they stand: help pages, the manuals of findings (which hold every wording), the
//! theme's strings, the pages that `init` and `new` begin, and the sentences in the source of commands and preview.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use loket::language::{Checker, Glossary, PageKind, Severity};

fn checker() -> &'static Checker {
    static CHECKER: OnceLock<Checker> = OnceLock::new();
    CHECKER.get_or_init(|| Checker::with_site_rules(&[], &words_of_the_desk()).0)
}

/// What an editor's own screen calls things, names of formats, and words of the program's examples.
fn words_of_the_desk() -> Glossary {
    let names = [
        "folder",
        "web",
        "loket check",
        "HTML",
        "JSON",
        "HTTP",
        "SARIF",
        "FOLDER",
        "SAMPLE",
        "ALAMAT",
        "JENIS",
        "COMMAND",
        "OPTIONS",
        "PERINTAH",
        "PILIHAN",
        "TYPE",
        "TITLE",
    ];
    Glossary {
        names: names.map(str::to_owned).to_vec(),
        abbreviations: vec![("NIK".to_owned(), "nomor induk kependudukan".to_owned())],
        plain_words: Vec::new(),
    }
}

fn home(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
    found.sort();
}

/// Tells what readers would stumble over; matters of taste are no matter here.
fn said_of(text: &str, language: &str, kind: PageKind) -> Vec<String> {
    let report = checker().check(text, language, kind);
    let heavy = report.findings.iter().filter(|finding| finding.severity > Severity::Suggestion);
    let told = heavy.map(|finding| {
        let words = finding.span.clone().and_then(|span| text.get(span)).unwrap_or_default();
        format!("{} “{words}”", finding.rule)
    });
    told.collect()
}

/// Fails with all that is said of texts, each with where it stands.
fn assert_plain(texts: impl IntoIterator<Item = (String, &'static str, PageKind, String)>) {
    let mut wrong = BTreeSet::new();
    let mut count = 0;
    for (place, language, kind, text) in texts {
        count += 1;
        for told in said_of(&text, language, kind) {
            wrong.insert(format!("{place}: {told} in: {}", text.lines().next().unwrap_or_default()));
        }
    }
    assert!(count > 0, "something is read");
    assert!(
        wrong.is_empty(),
        "{} findings\n{}",
        wrong.len(),
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn help_pages_are_plain() {
    let mut texts = Vec::new();
    for language in ["id", "en"] {
        for command in ["", "build", "check", "serve", "init", "new", "fix", "schema"] {
            let mut arguments = vec![command, "--ui-lang", language, "--help"];
            arguments.retain(|argument| !argument.is_empty());
            let output =
                Command::new(env!("CARGO_BIN_EXE_loket")).args(&arguments).output().expect("it runs");
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            // Each sentence stands behind two blanks; what follows a name in capitals is a new one.
            for line in text.lines() {
                let words = line.rsplit("  ").next().unwrap_or(line).trim().to_owned();
                texts.push((format!("loket {command} --help"), language, PageKind::None, words));
            }
        }
    }
    assert_plain(texts);
}

#[test]
fn wordings_of_findings_are_plain() {
    assert_plain([("docs/temuan.md", "id"), ("docs/findings.md", "en")].into_iter().flat_map(
        |(path, language)| {
            let text = fs::read_to_string(home(path)).expect("the manual is there");
            // The example of this code quotes what a rule says of somebody's text.
            let entries: Vec<String> = text.split("\n## ").map(|entry| entry.replace("> ", "")).collect();
            entries.into_iter().map(move |entry| (path.to_owned(), language, PageKind::None, entry))
        },
    ));
}

#[test]
fn strings_of_the_theme_are_plain() {
    let mut texts = Vec::new();
    for language in ["id", "en"] {
        let path = format!("themes/loket/strings/{language}.yaml");
        let text = fs::read_to_string(home(&path)).expect("the strings are there");
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let Some((key, value)) = line.split_once(": ") else { continue };
            let value = without_holes(value.trim().trim_matches(['"', '\'']));
            texts.push((format!("{path} {key}"), language, PageKind::None, value));
        }
    }
    assert_plain(texts);
}

#[test]
fn pages_that_are_begun_are_plain() {
    let mut texts = Vec::new();
    for folder in ["src/command/new", "starter"] {
        for language in ["id", "en"] {
            let mut found = Vec::new();
            files(&home(folder).join(language), &mut found);
            for path in found.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "md"))
            {
                let text =
                    fs::read_to_string(&path).expect("a page is text").replace("{today}", "2026-11-24");
                let kind = if path.to_string_lossy().contains("kisah")
                    || path.to_string_lossy().contains("stories")
                {
                    PageKind::Story
                } else {
                    PageKind::Page
                };
                texts.push((path.to_string_lossy().into_owned(), language, kind, text));
            }
        }
    }
    assert_plain(texts);
}

#[test]
fn sentences_in_the_source_are_plain() {
    let mut found = Vec::new();
    for folder in ["src/command", "src/serve", "src/cli", "src/diagnostic", "src/output"] {
        files(&home(folder), &mut found);
    }
    for file in ["src/cli.rs", "src/command.rs", "src/serve.rs", "src/main.rs", "src/error.rs"] {
        found.push(home(file));
    }
    let mut texts = Vec::new();
    for path in found.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let name = path.to_string_lossy().into_owned();
        if name.contains("tests") || name.ends_with("examples.rs") || name.ends_with("manual.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("source is text");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for sentence in literals(code) {
            if let Some(language) = language_of(&sentence) {
                texts.push((name.clone(), language, PageKind::None, sentence));
            }
        }
    }
    assert!(texts.len() > 150, "the sentences are found: {}", texts.len());
    assert_plain(texts);
}

/// Puts a neutral word in the place of each hole: `{name}`.
fn without_holes(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                plain.push_str("“x”");
            }
            letter if depth <= 0 => plain.push(letter),
            _ => {}
        }
    }
    plain
}

/// Gives the texts between quotation marks in a Rust source, without comments.
fn literals(code: &str) -> Vec<String> {
    let pattern = regex::Regex::new(r#"(?m)^\s*//.*$|"((?:[^"\\]|\\[\s\S])*)""#).expect("a pattern");
    let continued = regex::Regex::new(r"\\\n\s*").expect("a pattern");
    let found = pattern.captures_iter(code).filter_map(|captures| captures.get(1));
    found
        .map(|text| continued.replace_all(text.as_str(), ""))
        .map(|text| without_holes(&text.replace("\\n", "\n").replace("\\\"", "\"").replace('\\', "")))
        .collect()
}

/// Tells the language of a sentence by its small words; `None` for what is no sentence.
fn language_of(text: &str) -> Option<&'static str> {
    let words: Vec<String> =
        text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).collect();
    let count = |small: &[&str]| words.iter().filter(|word| small.contains(&word.as_str())).count();
    let indonesian = count(&[
        "yang", "di", "dan", "ini", "itu", "tidak", "belum", "untuk", "halaman", "anda", "ada", "bisa",
        "dengan", "dari", "ke", "atau", "berkas", "sudah", "tulis", "contoh", "lagi", "jadi",
    ]);
    let english = count(&[
        "the", "a", "is", "of", "this", "to", "and", "not", "it", "in", "for", "or", "page", "that", "are",
        "be",
    ]);
    let sentence = words.iter().filter(|word| word.len() > 1).count() >= 3 && !text.contains(['<', '=']);
    match (sentence, indonesian, english) {
        (true, own, other) if own > other => Some("id"),
        (true, own, other) if other > own => Some("en"),
        _ => None,
    }
}
