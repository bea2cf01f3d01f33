//! An editor's first day at the command line: a new site, new pages, what is mended, and the ten minutes of the manual.
//!
//! Runs the program in folders of its own.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_loket");

/// Runs a command in a folder, on a day that never changes.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM)
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("SOURCE_DATE_EPOCH", "1795500000")
        .output()
        .expect("loket runs")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[track_caller]
fn good(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
    said(&output)
}

/// A new site in a folder of its own.
fn new_site(language: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    good(folder.path(), &["init", "--language", language]);
    folder
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { left.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

const KINDS: [(&str, [&str; 9]); 2] = [
    (
        "id",
        [
            "panduan",
            "peristiwa",
            "penentu",
            "kisah",
            "instansi",
            "istilah",
            "pengumuman",
            "tanya-jawab",
            "halaman",
        ],
    ),
    ("en", ["guide", "life-event", "helper", "story", "office", "term", "notice", "faq", "page"]),
];

#[test]
fn a_new_site_has_nothing_to_mend_and_can_be_published() {
    for language in ["id", "en"] {
        let site = new_site(language);
        let checked = good(site.path(), &["check", "--strict", "--fail-on", "warning"]);
        let end = if language == "id" { "Tidak ada yang perlu diubah." } else { "Nothing to change." };
        assert!(checked.contains(end), "{checked}");
        good(site.path(), &["build"]);
        let laws = read(&site.path().join("public/dasar-hukum.html"));
        assert!(laws.contains("Nomor 24 Tahun 2013"), "{laws}");
    }
}

#[test]
fn each_kind_of_page_begins_without_a_fault() {
    for (language, kinds) in KINDS {
        let site = new_site(language);
        for kind in kinds {
            good(site.path(), &["new", kind, &format!("Halaman {kind}: “uji” #1")]);
        }
        let output = run(site.path(), &["check", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        let findings = report["findings"].as_array().expect("a list");
        for finding in findings {
            // What the editor alone knows is asked for; nothing is wrong with what was written for them.
            assert_eq!(finding["level"], "needed", "{finding:#}");
        }
        good(site.path(), &["build"]);
    }
}

#[test]
fn a_life_event_begins_with_the_guides_that_are_there() {
    let site = new_site("id");
    good(site.path(), &["new", "peristiwa", "Pindah rumah"]);
    let text = read(&site.path().join("content/peristiwa/pindah-rumah.md"));
    assert!(text.contains("1. [Mengganti kartu keluarga](../panduan/kartu-keluarga.md)\n2. "), "{text}");
    let empty = tempfile::tempdir().expect("a folder");
    fs::write(empty.path().join("site.yaml"), "judul: Kota\nbahasa: id\n").expect("is written");
    good(empty.path(), &["new", "peristiwa", "Pindah rumah"]);
    good(empty.path(), &["build"]);
}

#[test]
fn nothing_that_exists_is_touched() {
    let site = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(site.path().join("content")).expect("a folder");
    fs::write(site.path().join("content/index.md"), "milik saya").expect("is written");
    fs::write(site.path().join("site.yml"), "judul: Kota Saya\n").expect("is written");
    fs::write(site.path().join(".gitignore"), "milik saya").expect("is written");
    let told = good(site.path(), &["init"]);
    assert!(told.contains("Sudah ada dan tidak diubah: .gitignore, content/index.md."), "{told}");
    assert_eq!(read(&site.path().join("content/index.md")), "milik saya");
    assert_eq!(read(&site.path().join(".gitignore")), "milik saya");
    assert_eq!(files(&site.path().join("content")).len(), 1);
    assert!(!site.path().join("site.yaml").exists(), "a site has one file of settings");

    let site = new_site("id");
    good(site.path(), &["new", "halaman", "Tentang kami"]);
    fs::write(site.path().join("content/tentang-kami.md"), "milik saya").expect("is written");
    let before = files(site.path());
    let output = run(site.path(), &["new", "halaman", "Tentang kami"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("content/tentang-kami.md sudah ada dan tidak diubah"),
        "{}",
        said(&output)
    );
    good(site.path(), &["init"]);
    assert_eq!(files(site.path()), before);
    assert_eq!(read(&site.path().join("content/tentang-kami.md")), "milik saya");
}

#[test]
fn outside_a_site_nothing_is_made_and_the_way_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(folder.path(), &["new", "panduan", "Mengurus KTP"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("Belum punya situs? Ketik: loket init"), "{}", said(&output));
    let output = run(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("Belum ada halaman"), "{}", said(&output));
    assert!(files(folder.path()).is_empty());
}

/// A schema for every file of settings that `init` lays down, and each is named where an editor looks.
#[test]
fn editors_can_complete_what_stands_in_settings_and_data() {
    for language in ["id", "en"] {
        let site = new_site(language);
        let settings: serde_json::Value =
            serde_json::from_str(&read(&site.path().join(".vscode/settings.json"))).expect("it is JSON");
        let schemas = settings["yaml.schemas"].as_object().expect("a map");
        let described: Vec<&str> = schemas
            .values()
            .filter_map(|files| files.as_array())
            .flatten()
            .filter_map(|file| file.as_str())
            .collect();
        for schema in schemas.keys() {
            let text = read(&site.path().join(schema));
            serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON");
        }
        let written = files(site.path());
        let data: Vec<String> = written
            .iter()
            .filter_map(|path| path.strip_prefix(site.path()).ok()?.to_str())
            .filter(|name| name.ends_with(".yml") || name.ends_with(".yaml"))
            .map(str::to_owned)
            .collect();
        assert_eq!(data.len(), 3, "{data:?}");
        assert!(data.iter().all(|name| described.contains(&name.as_str())), "{data:?} {described:?}");
        for name in ["tasks", "extensions"] {
            let text = read(&site.path().join(format!(".vscode/{name}.json")));
            serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON");
        }
    }
}

/// The commands of the manual's ten minutes, line by line, by somebody who follows them to the letter.
#[test]
fn the_ten_minutes_of_the_manual_lead_to_a_published_guide() {
    for (manual, fill) in [
        ("docs/editor-id.md", ["# biaya: gratis", "# waktu: 1 hari kerja"]),
        ("docs/editor-en.md", ["# fee: free", "# duration: 1 working day"]),
    ] {
        let manual = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(manual));
        let (minutes, _) =
            manual.split_once("\n## 5.").map_or((manual.as_str(), ""), |(before, after)| (before, after));
        let last =
            manual.split("\n## 5.").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("step 5");
        let home = tempfile::tempdir().expect("a folder");
        let mut folder = home.path().to_path_buf();
        let mut named = None;
        for line in commands(minutes).chain(commands(last)) {
            let words = words(line);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            match words.as_slice() {
                ["cd", place] => folder = folder.join(place),
                // Runs until it is stopped; tests of the preview look after it.
                ["loket", "serve"] => {}
                ["loket", rest @ ..] => {
                    let told = good(&folder, rest);
                    if rest.first() == Some(&"new") {
                        let file = told.split(' ').next().expect("a file is named").to_owned();
                        assert!(manual.contains(&format!("`{file}`")), "{file}");
                        let text = read(&folder.join(&file));
                        let filled = fill.iter().fold(text, |text, line| {
                            assert!(text.contains(line), "{line} in {text}");
                            text.replace(line, line.trim_start_matches("# "))
                        });
                        let before = run(&folder, &["check"]);
                        assert_eq!(before.status.code(), Some(1), "{}", said(&before));
                        fs::write(folder.join(&file), filled).expect("is written");
                        named = Some(file);
                    }
                }
                other => panic!("nobody can type {other:?}"),
            }
        }
        let page = named.expect("a page is begun").replace("content/", "public/").replace(".md", ".html");
        assert!(folder.join(&page).exists(), "{page}");
    }
}

/// Gives the lines to type: those between fences that name no language.
fn commands(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split("```").skip(1).step_by(2);
    parts.filter(|part| part.starts_with('\n')).flat_map(str::lines).filter(|line| !line.is_empty())
}

/// Takes a line apart as a shell does.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Runs a command on a disk of a few pages; `None` where none can be had.
#[cfg(target_os = "linux")]
fn on_a_full_disk(script: &str) -> Option<String> {
    let disk = tempfile::tempdir().expect("a folder");
    let mount = "mount -t tmpfs -o size=256k none . 2>/dev/null && cd \"$PWD\" || exit 99";
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", &format!("{mount}\n{script}"), PROGRAM])
        .current_dir(disk.path())
        .env("LC_ALL", "C")
        .output();
    let output =
        output.ok().filter(|output| output.status.code() != Some(99) && !said(output).starts_with("unshare"));
    if output.is_none() {
        let _ = writeln!(io::stderr(), "skipped: no small disk can be had here");
    }
    output.map(|output| said(&output))
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_costs_nothing_that_was_written() {
    let fill = "dd if=/dev/zero of=penuh bs=1k count=1000 2>/dev/null";
    let page = "---\\njudul: B\\n---\\n\\nKita harus minta ijin.\\n";
    let script = format!(
        "mkdir content; printf 'judul: Kota\\n' > site.yaml; printf -- '{page}' > content/b.md; cp content/b.md /tmp/loket-b.$$\n\
         {fill}\n\"$0\" new panduan Baru; echo \"new $?\"; ls content content/panduan\n\"$0\" fix; echo \"fix $?\"\n\
         cmp content/b.md /tmp/loket-b.$$ && echo same; ls -A content; rm /tmp/loket-b.$$"
    );
    let Some(told) = on_a_full_disk(&script) else { return };
    assert!(told.contains("new 3") && told.contains("fix 3"), "{told}");
    assert!(told.contains("Ruang simpan penuh"), "{told}");
    assert!(told.contains("\nsame\n"), "{told}");
    assert!(!told.contains("baru.md\n"), "half a page would be in the way: {told}");
    assert!(!told.contains("\n.b.md"), "what was begun beside the page is gone: {told}");
    assert!(!told.contains("Tidak ada yang pasti"), "{told}");
}
