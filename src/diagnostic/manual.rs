//! Keeps the voice of every wording, and writes the manual of findings from it.
//!
//! `docs/temuan.md` and `docs/findings.md` hold one entry a code. The test compares them;
//! run it with `LOKET_UPDATE_DOCS=1` to write them anew after a wording changed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use super::examples::{codes, examples};
use super::wording::{UiLanguage, level_id, level_word, wording};

const BOTH: [UiLanguage; 2] = [UiLanguage::Indonesian, UiLanguage::English];

/// Words that blame, and words of the trade; whole words, small letters.
const UNWANTED: [&str; 27] = [
    "kesalahan anda",
    "anda salah",
    "your mistake",
    "you forgot",
    "anda lupa",
    "yaml",
    "json",
    "parse",
    "parsing",
    "syntax",
    "sintaks",
    "token",
    "null",
    "string",
    "boolean",
    "integer",
    "front matter",
    "metadata",
    "key",
    "value",
    "invalid",
    "error",
    "gagal",
    "failed",
    "slug",
    "byte",
    "panic",
];

#[test]
fn every_code_has_an_example() {
    let with_example: BTreeSet<&str> = examples().iter().map(super::Problem::code).collect();
    let all: BTreeSet<&str> = codes().into_iter().collect();
    assert!(all.len() > 40, "the codes are read from problem.rs: {all:?}");
    assert_eq!(with_example, all);
}

#[test]
fn every_wording_is_plain_and_kind() {
    for problem in examples() {
        for ui in BOTH {
            let wording = wording(&problem, ui);
            assert!(!wording.title.is_empty() && !wording.title.ends_with('.'), "{problem:?}");
            for sentence in [&wording.message, &wording.help] {
                let seen = format!("{problem:?} in {ui:?}: {sentence}");
                assert!(sentence.ends_with('.') || sentence.ends_with('?'), "ends as a sentence: {seen}");
                assert!(!sentence.contains(['\n', '\r', '\t']), "one line: {seen}");
                // A file's name is no word of the trade: the writer sees it in the folder.
                let spaced = words_of(&sentence.replace("site.yaml", ""));
                for word in UNWANTED {
                    assert!(!spaced.contains(&format!(" {word} ")), "without “{word}”: {seen}");
                }
                for part in sentence.split_inclusive(['.', '?']) {
                    assert!(part.split_whitespace().count() <= 25, "short sentences: {seen}");
                }
            }
        }
    }
}

#[test]
fn the_manual_is_up_to_date() {
    for (ui, path) in [(UiLanguage::Indonesian, "docs/temuan.md"), (UiLanguage::English, "docs/findings.md")]
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let manual = manual(ui);
        if std::env::var_os("LOKET_UPDATE_DOCS").is_some() {
            std::fs::write(&path, &manual).expect("the manual can be written");
        }
        let stored = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(stored == manual, "{} is old: run the test with LOKET_UPDATE_DOCS=1", path.display());
    }
}

/// Gives a sentence's words in small letters, each between two blanks.
fn words_of(sentence: &str) -> String {
    let words: Vec<String> =
        sentence.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

/// Writes the manual: one entry a code, in the order of the codes.
fn manual(ui: UiLanguage) -> String {
    let words = match ui {
        UiLanguage::Indonesian => Words {
            intro: "# Temuan\n\nYang bisa ditemukan `loket check` di situs Anda, dan langkah berikutnya. Ada tiga tingkat:\n\n\
                - **salah**: halaman akan keliru atau belum bisa dibuat. Situs belum diterbitkan sampai ini beres.\n\
                - **perlu**: lengkapi sebelum terbit. Hanya menahan situs kalau Anda memakai `--strict`.\n\
                - **saran**: boleh diikuti, boleh tidak. Tidak pernah menahan situs.\n",
            level: "Tingkat",
            help: "Langkah berikutnya",
        },
        UiLanguage::English => Words {
            intro: "# Findings\n\nWhat `loket check` can find in your site, and the next step for each. There are three levels:\n\n\
                - **error**: the page would be wrong or cannot be made. The site is published once this is mended.\n\
                - **needed**: complete this before release. It holds the site back only with `--strict`.\n\
                - **hint**: follow it or not. It never holds the site back.\n",
            level: "Level",
            help: "Next step",
        },
    };
    let mut text = words.intro.to_owned();
    let examples = examples();
    for code in codes() {
        let problem = examples.iter().find(|problem| problem.code() == code).expect("every code has one");
        let wording = wording(problem, ui);
        let level = match ui {
            UiLanguage::Indonesian => level_word(problem.level(), ui),
            UiLanguage::English => level_id(problem.level()),
        };
        let _ = write!(text, "\n## `{code}`\n\n{}. {}: **{level}**.\n\n", wording.title, words.level);
        let _ =
            write!(text, "> {}\n\n{}: {}\n", escaped(&wording.message), words.help, escaped(&wording.help));
    }
    text
}

/// The manual's own words.
struct Words {
    intro: &'static str,
    level: &'static str,
    help: &'static str,
}

/// Keeps Markdown from reading the examples in a sentence.
fn escaped(sentence: &str) -> String {
    let mut text = String::new();
    for letter in sentence.chars() {
        if "*[]#<>_`\\".contains(letter) {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}
