//! Small sites, one a file in `tests/findings/`, with the findings that they must give.
//!
//! A case is one text file. `--- path` starts a file of its site; `>>> code` stands above the
//! line that a finding concerns and is taken out before the site is read. A finding of a whole
//! file counts as one of its first line; `>>> code path` before the first file says the same,
//! also for files that are not there. Every case stands on the files of `base.txt`, unless it
//! brings a file of the same path or leaves it out: `--- path (none)`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use loket::diagnostic::line_index::LineIndex;
use loket::diagnostic::{Diagnostic, Level, Location, Problem};
use loket::pipeline::{self, Options};
use loket::render::Renderer;
use loket::source::path::SourcePath;

/// Codes that a text file cannot show, each with the place of its test.
const NOT_HERE: &[&str] = &[
    "language/rule",          // brings its own words: examples in `rules/`, tests of `language`
    "language/rule-file",     // told by `check`, not by `build`: tests of `pipeline::plain`
    "source/not-utf8",        // needs bytes: tests of `source`
    "source/utf16",           // needs bytes: tests of `source`
    "source/symlink-outside", // needs a disk: tests of `source`
    "source/special-file",    // needs a disk: tests of `source`
    "picture/unreadable",     // needs bytes: tests of `asset` and tests/pictures.rs
    "picture/too-large",      // needs bytes: tests of `asset`
    "picture/heavy",          // needs megabytes: tests/pictures.rs
    "page/heavy",             // needs a picture or a very long page: tests/pictures.rs
    "front-matter/too-long",  // needs 16 KiB: tests of `document`
    "search/dead-word",       // told by `check`, not by `build`: `search_words` of the whole sites
    "search/word-line",       // told by `check`, not by `build`: `search_words` of the whole sites
    "search/idle-keyword",    // told by `check`, not by `build`: `search_words` of the whole sites
    "address/vanished",       // needs a publication before: `moves` of the whole sites
    "data/too-long",          // needs 512 KiB: tests of `document::register`
];

/// A finding by file, line and code.
type Finding = (String, usize, String);

/// A small site and what must be found in it.
struct Case {
    name: String,
    files: Vec<(String, String)>,
    expected: BTreeSet<Finding>,
}

/// Reads a case without the base.
fn read_case(name: &str, text: &str) -> (BTreeMap<String, Option<String>>, BTreeSet<Finding>) {
    let mut files: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut expected = BTreeSet::new();
    let mut current: Option<String> = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if let Some(path) = bare.strip_prefix("--- ") {
            let (path, left_out) = match path.strip_suffix(" (none)") {
                Some(path) => (path, true),
                None => (path, false),
            };
            files.insert(path.to_owned(), (!left_out).then(String::new));
            current = Some(path.to_owned());
        } else if let Some(marker) = bare.strip_prefix(">>> ") {
            let (file, line, code) = match (&current, marker.split_once(' ')) {
                (Some(path), None) => {
                    let before = files[path].as_deref().unwrap_or_default();
                    (path.clone(), before.lines().count() + 1, marker)
                }
                (None, Some((code, path))) => (path.to_owned(), 1, code),
                _ => panic!("{name}: “{bare}” names a file exactly where it stands before the first one"),
            };
            expected.insert((file, line, code.to_owned()));
        } else {
            let path = current.as_ref().unwrap_or_else(|| panic!("{name}: text before the first file"));
            files
                .get_mut(path)
                .and_then(Option::as_mut)
                .unwrap_or_else(|| panic!("{name}: text in {path}, which is left out"))
                .push_str(line);
        }
    }
    (files, expected)
}

/// Puts a case on the base.
fn on_base(name: &str, text: &str, base: &str) -> Case {
    let (mut files, _) = read_case("base", base);
    let (own, expected) = read_case(name, text);
    files.extend(own);
    let files = files.into_iter().filter_map(|(path, text)| Some((path, text?))).collect();
    Case { name: name.to_owned(), files, expected }
}

/// Reads every case of the folder, in the order of their names.
fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let mut texts = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).expect("the folder of cases is there") {
        let path = entry.expect("its entries can be read").path();
        let name = path.file_stem().expect("a case has a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a case is text").replace("\r\n", "\n");
        texts.insert(name, text);
    }
    let base = texts.remove("base").expect("the base is there");
    texts.iter().map(|(name, text)| on_base(name, text, &base)).collect()
}

/// Compares what a site gives with what its case expects; both ways.
fn check(case: &Case, analyse: &dyn Fn(Vec<(String, String)>) -> Vec<Diagnostic>) -> Result<(), String> {
    let indexes: BTreeMap<&str, LineIndex> = case
        .files
        .iter()
        .map(|(path, text)| (path.as_str(), LineIndex::new(Arc::from(text.as_str()))))
        .collect();
    let found: BTreeSet<Finding> = analyse(case.files.clone())
        .iter()
        .map(|finding| {
            let file = finding.at.file.as_str();
            let line = match (&finding.at.span, indexes.get(file)) {
                (Some(span), Some(index)) => index.position(span.start).line,
                _ => 1,
            };
            (file.to_owned(), line, finding.problem.code().to_owned())
        })
        .collect();
    let missing: Vec<&Finding> = case.expected.difference(&found).collect();
    let surplus: Vec<&Finding> = found.difference(&case.expected).collect();
    if missing.is_empty() && surplus.is_empty() {
        Ok(())
    } else {
        Err(format!("{}: not found: {missing:?}; found beside: {surplus:?}", case.name))
    }
}

/// Gives a case's findings by the pipeline: in memory, or for what a listing finds, on a disk.
fn analyse(files: Vec<(String, String)>, on_disk: bool) -> Vec<Diagnostic> {
    let mut options =
        Options { source: PathBuf::new(), base_url: None, drafts: false, today: Some(date(2026, 11, 24)) };
    if !on_disk {
        let project = pipeline::load_texts(&options, &files);
        let mut findings = project.diagnostics;
        if findings.iter().all(|finding| finding.level != Level::Error) {
            let renderer = Renderer::new(&project.site, &project.theme);
            let failed = |route| renderer.render(route).err().map(|finding| *finding);
            findings.extend(renderer.routes().iter().filter_map(failed));
        }
        return findings;
    }
    let folder = tempfile::tempdir().expect("a folder for the site");
    options.source = folder.path().to_path_buf();
    for (path, text) in files {
        let disk = folder.path().join(path);
        std::fs::create_dir_all(disk.parent().expect("a file has a folder")).expect("its folder");
        std::fs::write(disk, text).expect("the file is written");
    }
    pipeline::load(&options).expect("the site is read").diagnostics
}

/// Reads every code from the source of `Problem::code`, which the compiler keeps complete.
fn codes() -> BTreeSet<&'static str> {
    include_str!("../src/diagnostic/problem.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("P::")?.split_once("=> \"")?.1.strip_suffix("\","))
        .collect()
}

#[test]
fn every_code_has_a_case_and_every_case_a_code() {
    let cases = cases();
    let shown: BTreeSet<&str> =
        cases.iter().flat_map(|case| case.expected.iter().map(|(_, _, code)| code.as_str())).collect();
    let all = codes();
    let unknown: Vec<&&str> = shown.difference(&all).collect();
    assert!(unknown.is_empty(), "no such code: {unknown:?}");
    let without: Vec<&&str> = all.difference(&shown).filter(|code| !NOT_HERE.contains(code)).collect();
    assert!(without.is_empty(), "without a case: {without:?}");
    for case in &cases {
        assert!(!case.expected.is_empty(), "{} expects nothing", case.name);
        for (path, line, code) in &case.expected {
            let name = code.replace('/', "-");
            assert!(case.name.starts_with(&name), "{} is named for {code}", case.name);
            let text = case.files.iter().find(|(file, _)| file == path).map(|(_, text)| text);
            let lines = text.map_or(1, |text| text.lines().count());
            assert!(*line <= lines.max(1), "{}: {code} stands above a line", case.name);
        }
    }
}

#[test]
fn markers_are_taken_out_and_point_to_the_line_below() {
    let base = "--- site.yaml\njudul: A\n--- b.md\nb\n";
    let case =
        on_base("x", ">>> config/missing c\n--- a.md\nsatu\n>>> body/raw-html\ndua\n--- b.md (none)\n", base);
    let files = [("a.md", "satu\ndua\n"), ("site.yaml", "judul: A\n")]
        .map(|(path, text)| (path.to_owned(), text.to_owned()));
    assert_eq!(case.files, files);
    let expected = [("a.md", 2, "body/raw-html"), ("c", 1, "config/missing")]
        .map(|(path, line, code)| (path.to_owned(), line, code.to_owned()));
    assert_eq!(case.expected, BTreeSet::from(expected));
}

#[test]
fn the_comparison_goes_both_ways() {
    let case = on_base("x", "--- a.md\nsatu\n>>> body/raw-html\ndua\n", "");
    let at = |offset| {
        move |_: Vec<(String, String)>| {
            vec![Diagnostic::new(
                Problem::RawHtml,
                Location::new(&SourcePath::new("a.md"), offset..offset + 1),
            )]
        }
    };
    assert_eq!(check(&case, &at(6)), Ok(()));
    let wrong = check(&case, &at(0)).expect_err("the first line is not meant");
    assert!(wrong.contains("not found: [(\"a.md\", 2") && wrong.contains("beside: [(\"a.md\", 1"), "{wrong}");
    assert!(check(&case, &|_| Vec::new()).is_err());
}

#[test]
fn every_case_gives_its_findings() {
    let mut wrong: Vec<String> = Vec::new();
    for case in cases() {
        let on_disk = case.expected.iter().any(|(_, _, code)| code.starts_with("source/"));
        wrong.extend(check(&case, &|files| analyse(files, on_disk)).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
