//! A site in a temporary folder, built by the binary; or in memory, rendered by the library.
//!
//! A site is written as one text: `--- path` begins a file. Behind the path may stand how
//! the file is stored, in brackets: `crlf`, `bom`, `nfd` (the name's Unicode form), `latin1`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::date;
use loket::diagnostic::Diagnostic;
use loket::pipeline::{self, Options, Project};
use loket::render::{Content, Renderer};
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

/// The day that is today in all tests.
pub(crate) const TODAY: &str = "2026-11-24";

/// Files by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A site in a temporary folder.
pub(crate) struct TestSite {
    folder: TempDir,
}

/// What came of running the binary.
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// What it answered.
    pub(crate) out: String,
    /// What it noted beside.
    pub(crate) err: String,
}

impl TestSite {
    /// Makes a site of a text with `--- path` lines.
    pub(crate) fn new(text: &str) -> TestSite {
        TestSite::of(&read_files(text))
    }

    /// Makes a site of files, written in their order.
    pub(crate) fn of(files: &[(String, Vec<u8>)]) -> TestSite {
        let folder = tempfile::tempdir().expect("a folder for the site");
        let site = TestSite { folder };
        for (path, bytes) in files {
            site.write(path, bytes);
        }
        site
    }

    /// Names a file of the site.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let disk = self.path(path);
        fs::create_dir_all(disk.parent().expect("a file has a folder")).expect("its folder");
        fs::write(&disk, bytes).expect("the file is written");
    }

    /// Builds the site in a plain surrounding.
    pub(crate) fn build(&self, arguments: &[&str]) -> Run {
        self.build_with(arguments, &[])
    }

    /// Builds the site with some environment.
    pub(crate) fn build_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut all = vec!["build", "--today", TODAY];
        all.extend(arguments);
        self.run_with(&all, environment)
    }

    /// Runs the binary in the site's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = loket();
        command.current_dir(self.folder.path()).args(arguments);
        command.envs(environment.iter().copied());
        run(&mut command)
    }

    /// Reads the built site.
    pub(crate) fn output(&self) -> Files {
        read_folder(&self.path("public"))
    }
}

/// Gives the binary in a surrounding without a language of its own.
pub(crate) fn loket() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loket"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "TZ", "SOURCE_DATE_EPOCH", "RAYON_NUM_THREADS"] {
        command.env_remove(name);
    }
    command
}

/// Runs the binary to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the binary runs");
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("it answers in UTF-8"),
        err: String::from_utf8(output.stderr).expect("it notes in UTF-8"),
    }
}

/// Reads all files of a folder.
pub(crate) fn read_folder(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("the entries can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it was found there").to_string_lossy();
                files.insert(name.replace('\\', "/"), fs::read(&path).expect("a built file can be read"));
            }
        }
    }
    files
}

/// Reads a site's text into its files, each stored as its line says.
pub(crate) fn read_files(text: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, String, Vec<&str>)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(head) = line.trim_end().strip_prefix("--- ") {
            let (path, marks) = match head.strip_suffix(')').and_then(|head| head.split_once(" (")) {
                Some((path, marks)) => (path, marks.split(' ').collect()),
                None => (head, Vec::new()),
            };
            files.push((path.to_owned(), String::new(), marks));
        } else if let Some((_, text, _)) = files.last_mut() {
            text.push_str(line);
        }
    }
    files.into_iter().map(|(path, text, marks)| stored(path, text, &marks)).collect()
}

/// Stores a file as the marks say.
fn stored(mut path: String, mut text: String, marks: &[&str]) -> (String, Vec<u8>) {
    let mut bom = "";
    for mark in marks {
        match *mark {
            "crlf" => text = text.replace('\n', "\r\n"),
            "bom" => bom = "\u{feff}",
            "nfd" => path = path.nfd().collect(),
            "latin1" => {
                let bytes = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
                return (path, bytes);
            }
            other => panic!("no way to store a file: {other}"),
        }
    }
    (path, format!("{bom}{text}").into_bytes())
}

/// Reads one of the texts of `tests/sites/`.
pub(crate) fn site_text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/sites/{name}.txt"));
    fs::read_to_string(&path).expect("the site is there").replace("\r\n", "\n")
}

/// Loads a site from texts by path.
pub(crate) fn load(files: &[(String, String)]) -> Project {
    let options =
        Options { source: PathBuf::new(), base_url: None, drafts: false, today: Some(date(2026, 11, 24)) };
    pipeline::load_texts(&options, files)
}

/// Loads a site from texts and renders all of it, also where a finding would stop the build.
pub(crate) fn render(files: &[(String, String)]) -> (Files, Vec<Diagnostic>) {
    let project = load(files);
    let (files, failed) = render_project(&project);
    let mut findings = project.diagnostics;
    findings.extend(failed);
    (files, findings)
}

/// Renders all of a loaded site.
pub(crate) fn render_project(project: &Project) -> (Files, Vec<Diagnostic>) {
    let renderer = Renderer::new(&project.site, &project.theme);
    let mut files: Files =
        project.theme.files.iter().map(|file| (file.output.to_string(), file.bytes.clone())).collect();
    let mut failed = Vec::new();
    for route in renderer.routes() {
        match renderer.render(route) {
            Ok(Content::Bytes(bytes)) => drop(files.insert(route.output.to_string(), bytes)),
            Ok(Content::File(_) | Content::Made(_)) => {
                drop(files.insert(route.output.to_string(), Vec::new()));
            }
            Err(finding) => failed.push(*finding),
        }
    }
    (files, failed)
}

/// Gives a site's texts for [`load`] and [`render`].
pub(crate) fn texts(text: &str) -> Vec<(String, String)> {
    let text_of = |bytes| String::from_utf8(bytes).expect("a site in memory is text");
    read_files(text).into_iter().map(|(path, bytes)| (path, text_of(bytes))).collect()
}

/// Makes pairs of owned texts.
pub(crate) fn owned(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}
