//! The awkward sites of `tests/sites/`, built end to end by the binary.
//!
//! A site's text begins with a sentence, then `exit` with the code that the build must end
//! with, and `says` with what it must say; the files follow.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use sha2::{Digest, Sha256};

use super::links;
use super::support::site::{Files, TODAY, TestSite, loket, read_files, read_folder, run, site_text};

/// The sites that are published.
const GOOD: [&str; 6] =
    ["one-page", "deep-folders", "two-languages", "nfd-names", "crlf-and-bom", "hostile-content"];

/// The sites that are refused.
const REFUSED: [&str; 4] = ["empty", "colliding-addresses", "broken-front-matter", "theme-file-missing"];

/// What a site's text says before its first file.
struct Expected {
    code: i32,
    says: Vec<String>,
}

fn expected(text: &str) -> Expected {
    let mut expected = Expected { code: -1, says: Vec::new() };
    for line in text.lines().take_while(|line| !line.starts_with("--- ")) {
        if let Some(code) = line.strip_prefix("exit ") {
            expected.code = code.parse().expect("an exit code is a number");
        } else if let Some(says) = line.strip_prefix("says ") {
            expected.says.push(says.to_owned());
        }
    }
    expected
}

#[test]
fn every_site_ends_as_its_text_says() {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites")).expect("the sites");
    let found: BTreeSet<String> = folder
        .map(|entry| {
            entry.expect("an entry").path().file_stem().expect("a name").to_string_lossy().into_owned()
        })
        .collect();
    let listed: BTreeSet<String> = GOOD.iter().chain(&REFUSED).map(|name| (*name).to_owned()).collect();
    assert_eq!(found, listed);
    for name in listed {
        let text = site_text(&name);
        let expected = expected(&text);
        let built = TestSite::new(&text).build(&[]);
        let said = format!("{}{}", built.out, built.err);
        assert_eq!(built.code, expected.code, "{name}: {said}");
        for says in expected.says {
            assert!(said.contains(&says), "{name} does not say “{says}”:\n{said}");
        }
    }
}

#[test]
fn exit_codes_tell_who_has_to_act() {
    let site = TestSite::new(&site_text("one-page"));
    assert_eq!(site.run(&["check", "--fail-on", "never"]).code, 0);
    assert_eq!(site.run(&["check"]).code, 1, "a guide that names neither fee nor steps is not ready");
    assert_eq!(site.run(&["check", "--strict"]).code, 1, "free text for an office is needed before release");
    assert_eq!(site.build(&["--strict"]).code, 1);
    assert!(!site.path("public").exists(), "nothing is published");
    for usage in [&["biuld"][..], &["build", "--stric"], &["build", "x"], &["build", "--today", "besok"], &[]]
    {
        assert_eq!(site.run(usage).code, 2, "{usage:?}");
    }
    assert_eq!(site.run(&["--help"]).code, 0);
    assert_eq!(site.build(&["--source", "tidak-ada"]).code, 3);
    site.write("milik-orang/catatan.txt", b"penting");
    let refused = site.build(&["--output", "milik-orang"]);
    assert_eq!(refused.code, 3, "a folder that is not ours");
    assert!(refused.err.contains("milik-orang"), "{}", refused.err);
    assert_eq!(read_folder(&site.path("milik-orang")).len(), 1);
    assert_eq!(site.build(&["--output", "content"]).code, 3);
    assert_eq!(site.build(&["--output", "."]).code, 3);
    assert_eq!(site.build(&[]).code, 0);
}

#[test]
fn a_refused_build_leaves_the_old_site_as_it_is() {
    let good = read_files(&site_text("deep-folders"));
    for name in REFUSED {
        let site = TestSite::of(&good);
        assert_eq!(site.build(&[]).code, 0);
        let before = site.output();
        for folder in ["content", "themes", "static"] {
            let _ = fs::remove_dir_all(site.path(folder));
        }
        for (path, bytes) in read_files(&site_text(name)) {
            site.write(&path, &bytes);
        }
        assert_eq!(site.build(&[]).code, 1, "{name}");
        assert!(site.output() == before, "{name}: the old site has changed");
        let beside: Vec<String> = fs::read_dir(site.path(""))
            .expect("the site's folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|entry| entry.contains("tmp") || entry.starts_with("public."))
            .collect();
        assert!(beside.is_empty(), "{name} leaves {beside:?}");
    }
}

#[test]
fn every_fault_is_told_in_one_run() {
    let built = TestSite::new(&site_text("broken-front-matter")).build(&["--ui-lang", "en"]);
    let shown: Vec<&str> = built.err.lines().filter(|line| line.contains(".md:")).map(str::trim).collect();
    assert!(shown.len() >= 16, "{}", built.err);
    let files: BTreeSet<&str> =
        shown.iter().filter_map(|line| line.split(".md:").next()?.rsplit('/').next()).collect();
    assert_eq!(files.len(), 16, "{files:?}");
}

/// Lists what a site's content became; the theme's and the search's own files change with them.
fn listing(files: &Files) -> String {
    let mut text = String::new();
    for (path, bytes) in files {
        let own = path.starts_with("tema/") || path.starts_with("cari") || path.starts_with('.');
        if !own {
            let size = if path.ends_with(".html") { String::new() } else { format!(" {}", bytes.len()) };
            let size = if path == "manifest.sha256" { "" } else { &size };
            let _ = writeln!(text, "{path}{size}");
        }
    }
    text
}

#[test]
fn good_sites_become_these_files() {
    for name in GOOD {
        let site = TestSite::new(&site_text(name));
        let built = site.build(&[]);
        assert_eq!(built.code, 0, "{name}: {}{}", built.out, built.err);
        insta::assert_snapshot!(format!("listing_{name}"), listing(&site.output()));
    }
}

#[test]
fn good_sites_keep_every_promise() {
    let mut wrong = Vec::new();
    for name in GOOD {
        let site = TestSite::new(&site_text(name));
        assert_eq!(site.build(&[]).code, 0, "{name}");
        wrong.extend(links::check(&site.output()).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_manifest_names_every_file_with_its_digest() {
    for name in GOOD {
        let site = TestSite::new(&site_text(name));
        assert_eq!(site.build(&[]).code, 0, "{name}");
        let files = site.output();
        let manifest = String::from_utf8(files["manifest.sha256"].clone()).expect("the manifest is text");
        let mut listed = BTreeSet::new();
        for line in manifest.lines() {
            let (digest, path) = line.split_once("  ").expect("a digest and a path");
            let bytes = files.get(path).unwrap_or_else(|| panic!("{name}: {path} is not there"));
            let mut real = String::new();
            for byte in Sha256::digest(bytes) {
                let _ = write!(real, "{byte:02x}");
            }
            assert_eq!(digest, real, "{name}: {path}");
            assert!(listed.insert(path.to_owned()), "{name}: {path} twice");
        }
        let all: BTreeSet<String> =
            files.keys().filter(|path| path.as_str() != "manifest.sha256").cloned().collect();
        assert_eq!(listed, all, "{name}");
    }
}

/// Builds a site and gives what came out, in a surrounding that must not matter.
fn built_as(files: &[(String, Vec<u8>)], environment: &[(&str, &str)]) -> Files {
    let site = TestSite::of(files);
    let built = site.build_with(&[], environment);
    assert_eq!(built.code, 0, "{}{}", built.out, built.err);
    site.output()
}

#[test]
fn the_same_site_gives_the_same_bytes_everywhere() {
    for name in GOOD {
        let files = read_files(&site_text(name));
        let reversed: Vec<(String, Vec<u8>)> = files.iter().rev().cloned().collect();
        let once = built_as(&files, &[]);
        let others: [(&str, Files); 8] = [
            ("again, at another path", built_as(&files, &[])),
            ("files made in reverse", built_as(&reversed, &[])),
            ("one core", built_as(&files, &[("RAYON_NUM_THREADS", "1")])),
            ("seven threads", built_as(&files, &[("RAYON_NUM_THREADS", "7")])),
            ("another zone", built_as(&files, &[("TZ", "Pacific/Kiritimati")])),
            ("Turkish", built_as(&files, &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")])),
            ("English, another epoch", built_as(&files, &[("LANG", "en_GB"), ("SOURCE_DATE_EPOCH", "1")])),
            ("no home", built_as(&files, &[("HOME", "/tidak/ada"), ("USER", "")])),
        ];
        for (how, other) in others {
            let differ: Vec<&String> =
                once.keys().chain(other.keys()).filter(|path| once.get(*path) != other.get(*path)).collect();
            assert!(differ.is_empty(), "{name}, {how}: {differ:?}");
        }
    }
}

#[test]
fn the_shipped_site_gives_the_same_bytes_from_another_folder_and_over_itself() {
    let folder = tempfile::tempdir().expect("a folder for the site");
    let source = env!("CARGO_MANIFEST_DIR");
    let build = |output: &str, threads: &str| {
        let output = folder.path().join(output);
        let built = run(loket()
            .current_dir(folder.path())
            .env("RAYON_NUM_THREADS", threads)
            .args(["build", "--today", TODAY, "--source", source, "--output"])
            .arg(&output));
        assert_eq!(built.code, 0, "{}", built.err);
        read_folder(&output)
    };
    let first = build("a", "2");
    assert!(first == build("b/c/d", "1"), "another folder, one core");
    assert!(first == build("a", "3"), "over itself");
}

#[test]
fn a_page_that_goes_takes_only_its_own_files_with_it() {
    let site = TestSite::new(&site_text("two-languages"));
    assert_eq!(site.build(&[]).code, 0);
    site.write("public/milik-orang.txt", b"tetap");
    fs::remove_file(site.path("content/panduan/ktp.md")).expect("the page goes");
    for page in ["content/panduan/akta.md", "content/panduan/akta.en.md", "content/index.md"] {
        let text = fs::read_to_string(site.path(page)).expect("the page is there");
        let text = text.replace("(ktp.md)", "(akta.md)").replace("[akta, ktp]", "[akta]");
        site.write(page, text.as_bytes());
    }
    let built = site.build(&[]);
    assert_eq!(built.code, 0, "{}", built.err);
    let files = site.output();
    assert!(!files.contains_key("panduan/ktp.html") && !files.contains_key("panduan/ktp.txt"));
    assert_eq!(files["milik-orang.txt"], b"tetap");
    assert!(links::check(&files).is_empty());
}
