//! The plain-language checker from outside: single texts, a site's own rules, certain spellings, the JSON contract.
//!
//! Runs the program on small folders of its own and reads what it prints.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs the program with a text on its standard input.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut process = Command::new(env!("CARGO_BIN_EXE_loket"))
        .args(arguments)
        .env("LANG", "id_ID.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("loket starts");
    // A program that reads no input may be gone already.
    let _ = process.stdin.take().expect("an input").write_all(input);
    process.wait_with_output().expect("it ends")
}

fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("the answer is JSON and nothing else")
}

/// Lists what is said: the rule, or the code of what is no rule.
fn said(answer: &Value) -> Vec<String> {
    let findings = answer["findings"].as_array().expect("a list");
    let name = |finding: &Value| finding["rule"].as_str().or(finding["code"].as_str()).map(str::to_owned);
    findings.iter().filter_map(name).collect()
}

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("is written");
    }
    folder
}

fn check(folder: &Path, more: &[&str]) -> Output {
    let source = folder.to_string_lossy().into_owned();
    let arguments = ["check", "--format", "json", "--today", "2026-11-24", "--source", &source];
    run(&[&arguments, more].concat(), b"")
}

const BASE: [(&str, &str); 2] = [
    ("site.yaml", "judul: Kota Contoh\nbahasa: id\n"),
    ("content/index.md", "---\njudul: Beranda\n---\n\nSelamat datang di kota kami.\n"),
];

#[test]
fn a_bare_passage_is_read_without_a_site() {
    let text = "Kartu é jadi. Apabila hilang, lapor.\n";
    let output = run(&["check", "--stdin", "--type", "none", "--format", "json"], text.as_bytes());
    assert!(output.status.success(), "{output:?}");
    let answer = json_of(&output);
    assert_eq!(said(&answer), ["officialese/apabila"]);
    let finding = &answer["findings"][0];
    assert_eq!((finding["start"].as_u64(), finding["end"].as_u64()), (Some(15), Some(22)));
    assert_eq!((finding["start_char"].as_u64(), finding["end_char"].as_u64()), (Some(14), Some(21)));
    assert_eq!(answer["pages"], Value::Array(Vec::new()));
}

#[test]
fn a_guide_is_judged_and_front_matter_is_optional() {
    let bare = run(&["check", "--stdin", "--format", "json"], "# Surat pindah\n\nBawa KTP.\n".as_bytes());
    let answer = json_of(&bare);
    assert_eq!(bare.status.code(), Some(1), "a missing part lets a check fail: {answer}");
    assert_eq!(answer["pages"][0]["verdict"], "rework");
    assert!(said(&answer).iter().all(|name| !name.starts_with("front-matter/")), "{answer}");
    let never = run(&["check", "--stdin", "--fail-on", "never"], "# Surat\n\nBawa KTP.\n".as_bytes());
    assert_eq!(never.status.code(), Some(0), "{never:?}");

    let matter = "---\njudul: Surat pindah\nbiya: gratis\n---\n\nBawa KTP.\n";
    let answer =
        json_of(&run(&["check", "--stdin", "--type", "panduan", "--format", "json"], matter.as_bytes()));
    assert!(said(&answer).contains(&"front-matter/key-unknown".to_owned()), "{answer}");
    let broken = run(&["check", "--stdin", "--format", "json"], b"---\njudul: [\n---\n");
    assert_eq!(broken.status.code(), Some(1));
}

#[test]
fn the_language_is_the_one_that_is_named() {
    let arguments = ["check", "--stdin", "--lang", "en", "--type", "none", "--format", "json"];
    let answer = json_of(&run(&arguments, b"Utilise the lift in order to reach us.\n"));
    assert!(said(&answer).iter().any(|name| name.starts_with("officialese/")), "{answer}");
    let unknown = ["check", "--stdin", "--lang", "jv", "--type", "none", "--format", "json"];
    assert!(said(&json_of(&run(&unknown, b"Apabila.\n"))).is_empty());
}

#[test]
fn any_bytes_are_read() {
    let (open, quoted) = (vec![b'['; 50_000], vec![b'>'; 50_000]);
    for bytes in [&b""[..], b"\xff\xfe", b"\xef\xbb\xbfApabila.", b"\0\0", &open, &quoted] {
        for kind in ["none", "panduan"] {
            let output = run(&["check", "--stdin", "--type", kind, "--format", "json"], bytes);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
            json_of(&output);
        }
    }
}

#[test]
fn what_does_not_fit_together_is_not_understood() {
    for arguments in [
        &["check", "--lang", "id"][..],
        &["check", "--type", "panduan"],
        &["check", "--stdin", "--type", "surat"],
        &["check", "--stdin", "--lang", "Indonesia"],
        &["check", "--stdin", "--source", "."],
        &["check", "--fail-on", "besok"],
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{output:?}");
    }
}

#[test]
fn a_site_adds_its_own_rules_and_tunes_ours() {
    for folder in ["aturan", "rules"] {
        let rules = "extends: id/officialese\nremove: [apabila]\nseverity: { guna: error }\nadd:\n  - id: sowan\n    \
                     match: [\"sowan ke\"]\n    use: [\"datang ke\"]\n";
        let page = "---\njudul: Uji\n---\n\nApabila perlu, sowan ke loket guna bertanya.\n";
        let name = format!("{folder}/kita.yml");
        let site = site(&[&BASE[..], &[(&name, rules), ("content/uji.md", page)]].concat());
        let answer = json_of(&check(site.path(), &[]));
        assert_eq!(said(&answer), ["officialese/sowan", "officialese/guna"], "{answer}");
        assert_eq!(answer["findings"][1]["severity"], "error");
    }
}

#[test]
fn mistakes_in_rule_files_are_findings_with_file_and_line() {
    let site = site(
        &[
            &BASE[..],
            &[
                ("aturan/a.yml", "lang: id\ngroup: tone\nrules:\n  - id: x\n    macth: [a]\n"),
                ("aturan/b.yaml", "extends: id/tone\nremove:\n  - tidak-ada\n"),
                ("aturan/dalam/c.yml", "bukan: urusan\n"),
                ("aturan/catatan.txt", "bukan aturan"),
            ],
        ]
        .concat(),
    );
    let output = check(site.path(), &[]);
    let answer = json_of(&output);
    let places: Vec<_> = answer["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| (finding["file"].as_str(), finding["line"].as_u64(), finding["code"].as_str()))
        .collect();
    let code = Some("language/rule-file");
    assert_eq!(places, [(Some("aturan/a.yml"), Some(5), code), (Some("aturan/b.yaml"), Some(3), code)]);
    assert!(output.status.success());
    assert_eq!(check(site.path(), &["--strict"]).status.code(), Some(1));
}

#[test]
fn a_site_decides_what_lets_a_check_fail() {
    let page = ("content/uji.md", "---\njudul: Uji\n---\n\nApabila perlu, mintalah ijin.\n");
    for (setting, code) in [("", 0), ("gagal_bila: perlu", 1), ("fail-on: warning", 1), ("fail_on: never", 0)]
    {
        let settings = format!("judul: Kota\nbahasa: id\n{setting}\n");
        let site = site(&[("site.yaml", &settings), BASE[1], page]);
        assert_eq!(check(site.path(), &[]).status.code(), Some(code), "{setting}");
    }
}

#[test]
fn certain_spellings_are_mended_once_and_for_all() {
    let page = "---\njudul: Uji\n---\n\n## Surat ijin\n\nBawa `ijin` dan [ijin](uji.md).\r\nApabila perlu, ijinnya di bayar disini.\r\n";
    let wanted = "---\njudul: Uji\n---\n\n## Surat ijin\n\nBawa `ijin` dan [ijin](uji.md).\r\nApabila perlu, izinnya dibayar di sini.\r\n";
    let site = site(&[&BASE[..], &[("content/uji.md", page)]].concat());
    let source = site.path().to_string_lossy().into_owned();
    let file = site.path().join("content/uji.md");
    let dry = run(&["fix", "--dry-run", "--source", &source], b"");
    let told = String::from_utf8_lossy(&dry.stdout).into_owned();
    assert!(told.contains("content/uji.md:8\n  - ijinnya\n  + izinnya\n"), "{told}");
    assert!(told.ends_with("3 hal bisa dibetulkan. Belum ada yang diubah.\n"), "{told}");
    assert_eq!(fs::read_to_string(&file).expect("is there"), page);
    run(&["fix", "--source", &source], b"");
    assert_eq!(fs::read_to_string(&file).expect("is there"), wanted);
    let again = run(&["fix", "--source", &source], b"");
    assert!(String::from_utf8_lossy(&again.stdout).starts_with("Tidak ada yang pasti"), "{again:?}");
    assert_eq!(fs::read_to_string(&file).expect("is there"), wanted);
}

#[test]
fn a_new_site_passes_its_own_check() {
    for language in ["id", "en"] {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().to_string_lossy().into_owned();
        run(&["init", &home, "--language", language], b"");
        let answer = json_of(&run(&["check", "--format", "json", "--source", &home], b""));
        let told = answer["findings"].as_array().expect("a list");
        assert!(told.iter().all(|finding| finding["level"] == "hint"), "{answer}");
        assert_eq!(said(&answer), Vec::<String>::new());
    }
}

/// The tasks that `init` lays down find each line of `--format github`.
#[test]
fn the_problem_matcher_reads_what_is_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().to_string_lossy().into_owned();
    run(&["init", &home], b"");
    let tasks = fs::read_to_string(folder.path().join(".vscode/tasks.json")).expect("the tasks are there");
    let tasks: Value = serde_json::from_str(&tasks).expect("they are JSON");
    let pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]["regexp"].as_str().expect("a pattern");
    let pattern = regex::Regex::new(pattern).expect("it is one");
    let page = "---\njudul: Uji\n---\n\nApabila perlu, ijinnya hilang.\n";
    fs::write(folder.path().join("content/uji.md"), page).expect("is written");
    let output = run(&["check", "--format", "github", "--source", &home], b"");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.lines().count() >= 2, "{told}");
    for line in told.lines() {
        assert!(pattern.is_match(line), "{line}");
    }
    let first = told.lines().find(|line| line.contains("uji.md")).expect("the page is named");
    let parts = pattern.captures(first).expect("it is read");
    assert!(
        parts[2].ends_with("content/uji.md") && &parts[3] == "5" && !parts[5].contains("%0A"),
        "{parts:?}"
    );
}

/// Tells where a value breaks a schema; knows the words of JSON Schema that ours uses, and refuses others.
fn broken(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (word, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match word.as_str() {
            "$schema" | "title" => true,
            "const" => rule == value,
            "enum" => rule.as_array().expect("a list").contains(value),
            "type" => {
                let one = |name: &Value| match name.as_str().expect("a name") {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "null" => value.is_null(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "number" => value.is_number(),
                    other => panic!("no such type: {other}"),
                };
                rule.as_array().map_or_else(|| one(rule), |names| names.iter().any(one))
            }
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().expect("a number")),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().expect("a number")),
            "pattern" => {
                let pattern = regex::Regex::new(rule.as_str().expect("a pattern")).expect("it is one");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            "required" => rule
                .as_array()
                .expect("a list")
                .iter()
                .all(|name| value.get(name.as_str().expect("a name")).is_some()),
            "properties" => {
                for (name, schema) in rule.as_object().expect("an object") {
                    if let Some(value) = value.get(name) {
                        faults.extend(broken(schema, value, &format!("{at}.{name}")));
                    }
                }
                let known = |name: &String| rule.get(name).is_some();
                value.as_object().is_none_or(|keys| keys.keys().all(known))
            }
            "items" => {
                for (number, value) in value.as_array().into_iter().flatten().enumerate() {
                    faults.extend(broken(rule, value, &format!("{at}[{number}]")));
                }
                true
            }
            other => panic!("the validator does not know {other}"),
        };
        if !holds {
            faults.push(format!("{at}: {word} {rule} in {value}"));
        }
    }
    faults
}

#[test]
fn every_answer_fits_the_schema_that_is_shipped() {
    let schema = json_of(&run(&["schema", "temuan"], b""));
    assert_eq!(json_of(&run(&["schema", "findings"], b"")), schema);
    let page = "---\njudul: Uji\n---\n\nApabila perlu, ijinnya [di sini](tak-ada.md). <b>x</b>\n";
    let guide = "---\njudul: Surat\n---\n\n## Biaya\n\nGratis.\n";
    let site = site(
        &[
            &BASE[..],
            &[("content/uji.md", page), ("content/panduan/surat.md", guide), ("aturan/a.yml", "rules: []\n")],
        ]
        .concat(),
    );
    let shipped = env!("CARGO_MANIFEST_DIR");
    for answer in [
        json_of(&check(site.path(), &[])),
        json_of(&check(Path::new(shipped), &[])),
        json_of(&run(&["check", "--stdin", "--format", "json"], guide.as_bytes())),
        json_of(&run(&["check", "--stdin", "--type", "none", "--format", "json"], page.as_bytes())),
    ] {
        assert_eq!(broken(&schema, &answer, "answer"), Vec::<String>::new());
    }
    for wrong in [r#"{"version":2,"findings":[],"pages":[]}"#, r#"{"version":1,"findings":[{}],"pages":[]}"#]
    {
        assert!(!broken(&schema, &serde_json::from_str(wrong).expect("it is JSON"), "answer").is_empty());
    }
}
