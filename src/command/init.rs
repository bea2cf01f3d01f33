//! `loket init`: makes a site that builds and is worth looking at; touches no file that exists.

use std::fmt::Write as _;
use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};

use super::{Console, Exit, failure, new};
use crate::cli::InitArguments;
use crate::config::{self, SiteConfig};
use crate::diagnostic::wording::UiLanguage;
use crate::document::schema;
use crate::error::{Action, Error};
use crate::pipeline;
use crate::source;

/// The first site, a folder for each language.
static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/starter");

/// Where schemas go, for editors that complete entries, and the kind of file that each describes.
const SCHEMAS: [(&str, Option<&str>); 3] = [
    (".vscode/site.schema.json", None),
    (".vscode/fakta.schema.json", Some("facts")),
    (".vscode/peraturan.schema.json", Some("regulations")),
];

/// Runs the command.
pub(super) fn run(arguments: &InitArguments, asked: Option<UiLanguage>, console: &mut Console<'_>) -> Exit {
    let ui = asked.or(arguments.language).unwrap_or_default();
    let site_language = arguments.language.or(asked).unwrap_or_default();
    match lay_out(&arguments.folder, site_language) {
        Ok((created, kept)) => {
            console.answer(&summary(&arguments.folder, created, &kept, ui));
            Exit::Good
        }
        Err(error) => {
            console.note(&failure::text(&error, ui));
            Exit::Machine
        }
    }
}

/// Creates what is not there; counts it, and names what was there.
fn lay_out(folder: &Path, language: UiLanguage) -> Result<(usize, Vec<String>), Error> {
    let mut files: Vec<(String, String)> = Vec::new();
    let today = pipeline::today(&SiteConfig::default()).to_string();
    if let Some(starter) = STARTER.get_dir(language.code()) {
        collect(starter, language.code(), &today, &mut files);
    }
    for (name, kind) in SCHEMAS {
        let schema = kind.map_or_else(|| Some(config::schema()), schema::for_type);
        let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
        files.push((name.to_owned(), text + "\n"));
    }
    files.sort();
    // A site may stand there already; two home pages would be one too many.
    let has_site = source::holds_a_site(folder);
    let (mut created, mut kept) = (0, Vec::new());
    for (name, text) in files {
        if has_site && is_of_the_site(&name) {
            if folder.join(&name).exists() {
                kept.push(name);
            }
            continue;
        }
        if new::create(&folder.join(&name), &text)? {
            created += 1;
        } else {
            kept.push(name);
        }
    }
    if !folder.is_dir() {
        return Err(Error::io(Action::CreateFolder, folder)(std::io::ErrorKind::NotFound.into()));
    }
    Ok((created, kept))
}

/// Tells whether a file is part of the site itself, and not of what helps to write it.
fn is_of_the_site(name: &str) -> bool {
    name == config::FILE_NAME || source::FOLDERS.iter().any(|folder| name.starts_with(&format!("{folder}/")))
}

/// Collects the files of a folder; a name that begins with `_` stands for one that begins with a dot.
fn collect(dir: &Dir, prefix: &str, today: &str, files: &mut Vec<(String, String)>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, prefix, today, files),
            DirEntry::File(file) => {
                let path = file.path().strip_prefix(prefix).unwrap_or(file.path());
                let name = path.to_string_lossy().replace('\\', "/");
                let name = name.strip_prefix('_').map_or_else(|| name.clone(), |rest| format!(".{rest}"));
                let text = file.contents_utf8().unwrap_or_default().replace("{today}", today);
                files.push((name, text));
            }
        }
    }
}

/// Says what was made and what to do next.
fn summary(folder: &Path, created: usize, kept: &[String], ui: UiLanguage) -> String {
    let here = folder == Path::new(".");
    let go = if here { String::new() } else { format!("cd {}\n", folder.display()) };
    let mut text = match ui {
        UiLanguage::Indonesian => format!("Situs baru: {created} berkas dibuat.\n"),
        UiLanguage::English => format!("A new site: {created} files made.\n"),
    };
    if !kept.is_empty() {
        let names = kept.join(", ");
        text.push_str(match ui {
            UiLanguage::Indonesian => "Sudah ada dan tidak diubah: ",
            UiLanguage::English => "There already and left as it was: ",
        });
        let _ = writeln!(text, "{names}.");
    }
    let _ = match ui {
        UiLanguage::Indonesian => {
            writeln!(text, "Langkah berikutnya:\n{go}loket serve\nCara menulis: PANDUAN-PENULIS.md")
        }
        UiLanguage::English => writeln!(text, "Next:\n{go}loket serve\nHow to write: PANDUAN-PENULIS.md"),
    };
    text
}
