//! `loket new`: begins a page with all that is known already, so that it can be published as it is.
//!
//! Creates one file and never touches one that exists. Not where there is no site: whoever stands in
//! the wrong folder would look for the new page in vain.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use include_dir::{Dir, include_dir};
use jiff::ToSpan as _;

use super::{Console, Exit, failure, messages_language};
use crate::cli::NewArguments;
use crate::diagnostic::wording::UiLanguage;
use crate::document::{Document, Meaning};
use crate::error::{Action, Error};
use crate::pipeline::{self, Project};
use crate::site::permalink;
use crate::source;

/// The beginnings of pages, a folder for each language.
static BEGINNINGS: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/command/new");

/// The kinds of page: their names in both languages and their folders, the Indonesian one first.
const KINDS: [(&str, &str, [&str; 2]); 9] = [
    ("panduan", "guide", ["panduan", "guides"]),
    ("peristiwa", "life-event", ["peristiwa", "life-events"]),
    ("penentu", "helper", ["penentu", "helpers"]),
    ("kisah", "story", ["kisah", "stories"]),
    ("instansi", "office", ["instansi", "offices"]),
    ("istilah", "term", ["istilah", "terms"]),
    ("pengumuman", "notice", ["pengumuman", "notices"]),
    ("tanya-jawab", "faq", ["tanya-jawab", "faqs"]),
    ("halaman", "page", ["", ""]),
];

/// How long a notice runs if nobody says otherwise, in days.
const NOTICE_DAYS: i64 = 14;

/// Runs the command.
pub(super) fn run(arguments: &NewArguments, asked: Option<UiLanguage>, console: &mut Console<'_>) -> Exit {
    if arguments.source.is_dir() && !source::holds_a_site(&arguments.source) {
        console.note(no_site(asked.unwrap_or_default()));
        return Exit::Usage;
    }
    let loaded = pipeline::load(&pipeline::Options {
        source: arguments.source.clone(),
        base_url: None,
        drafts: true,
        today: arguments.today,
    });
    let project = match loaded {
        Ok(project) => project,
        Err(error) => {
            console.note(&failure::text(&error, asked.unwrap_or_default()));
            return Exit::Machine;
        }
    };
    let ui = messages_language(asked, &project.site.config.language);
    let wanted = arguments.type_name.to_lowercase();
    let kind = KINDS.iter().find(|(own, english, _)| [*own, *english].contains(&wanted.as_str()));
    let Some((name, _, folders)) = kind else {
        console.note(&unknown_kind(&wanted, ui));
        return Exit::Usage;
    };
    // Titles are typed with quotation marks and without.
    let title = arguments.title.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let slug = permalink::slug(&title);
    if slug.is_empty() || slug == "index" {
        console.note(match ui {
            UiLanguage::Indonesian => {
                "Judul perlu berisi huruf, contoh: loket new panduan \"Mengurus KTP\".\n"
            }
            UiLanguage::English => {
                "The title needs letters, for example: loket new guide \"Getting an ID card\".\n"
            }
        });
        return Exit::Usage;
    }
    let english = project.site.config.language.code() == "en";
    let slug: String = slug.chars().take(MAX_NAME_CHARS).collect();
    let file = format!("{}{}.md", folder(folders, english, &arguments.source), slug.trim_end_matches('-'));
    let text = beginning(name, &title, english, &project);
    match create(&arguments.source.join(&file), &text) {
        Ok(true) => {
            console.answer(&match ui {
                UiLanguage::Indonesian => format!(
                    "{file} sudah dibuat.\nBuka berkas itu, ganti contoh di dalamnya, lalu lihat hasilnya dengan: loket serve\n"
                ),
                UiLanguage::English => format!(
                    "{file} is there.\nOpen it, replace the examples, and look at it with: loket serve\n"
                ),
            });
            Exit::Good
        }
        Ok(false) => {
            console.note(&match ui {
                UiLanguage::Indonesian => {
                    format!("{file} sudah ada dan tidak diubah.\n  → Pilih judul lain, atau buka berkas itu.\n")
                }
                UiLanguage::English => {
                    format!("{file} exists already and was left as it is.\n  → Choose another title, or open that file.\n")
                }
            });
            Exit::Content
        }
        Err(error) => {
            console.note(&failure::text(&error, ui));
            Exit::Machine
        }
    }
}

/// Longest name of a new file, in characters; below what file systems keep, with room for an ending.
const MAX_NAME_CHARS: usize = 80;

/// Chooses the folder: the one that the site has, else the one in its language.
fn folder(folders: &[&str; 2], english: bool, root: &Path) -> String {
    let exists = |folder: &&&str| root.join("content").join(**folder).is_dir();
    let preferred = folders[usize::from(english)];
    let chosen = if exists(&&preferred) {
        preferred
    } else {
        folders.iter().find(exists).copied().unwrap_or(preferred)
    };
    if chosen.is_empty() { "content/".to_owned() } else { format!("content/{chosen}/") }
}

/// Fills in what is known.
fn beginning(name: &str, title: &str, english: bool, project: &Project) -> String {
    let folder = if english { "en" } else { "id" };
    let file = BEGINNINGS.get_file(format!("{folder}/{name}.md"));
    let text = file.and_then(include_dir::File::contents_utf8).unwrap_or_default();
    let today = project.site.today;
    let later = today.checked_add(NOTICE_DAYS.days()).unwrap_or(today);
    // Always quoted: a title may hold whatever means something else in front matter.
    let quoted = serde_json::Value::from(title).to_string();
    let text = match office(project) {
        Some(office) => text.replace("{office}", &office),
        None => text
            .replace("instansi: {office}", "# instansi: nama-berkas-kantor")
            .replace("agency: {office}", "# agency: name-of-the-office-file"),
    };
    text.replace("{steps}", &steps(project, english))
        .replace("{title}", &quoted)
        .replace("{today}", &today.to_string())
        .replace("{later}", &later.to_string())
}

/// Names the site's office, where there is one alone.
fn office(project: &Project) -> Option<String> {
    let pages = project.site.pages.iter().map(|page| &page.document);
    let mut offices: Vec<&str> = pages
        .filter(|document| matches!(document.meaning, Meaning::Office(_)))
        .map(|document| document.place.stem.as_str())
        .collect();
    offices.sort_unstable();
    offices.dedup();
    match offices.as_slice() {
        [only] => Some((*only).to_owned()),
        [first, rest @ ..] => Some(format!("{first} # {}", rest.join(", "))),
        [] => None,
    }
}

/// Writes the steps of a life event: the first guides of the site, for the editor to choose anew.
fn steps(project: &Project, english: bool) -> String {
    let site = &project.site;
    let guides = site.pages.iter().map(|page| page.document.as_ref()).filter(|document| {
        matches!(document.meaning, Meaning::Guide(_))
            && document.language == site.config.language
            && !document.path.as_str().contains([' ', '(', ')', '<', '>'])
    });
    let link = |document: &Document| {
        let path = document.path.as_str().trim_start_matches("content/");
        format!("[{}](../{path})", document.head.title.replace(['[', ']', '\\'], ""))
    };
    let links: Vec<String> = guides.take(MAX_STEPS).map(link).collect();
    let lines = links.iter().zip(1..).map(|(link, number)| format!("{number}. {link}"));
    let hint = if english { NO_GUIDES[1] } else { NO_GUIDES[0] };
    if links.is_empty() { hint.to_owned() } else { lines.collect::<Vec<_>>().join("\n") }
}

/// Most steps that a new life event has; enough to see how they are written.
const MAX_STEPS: usize = 2;

/// What stands in place of the steps while there is no guide to link to, in both languages.
const NO_GUIDES: [&str; 2] = [
    "<!-- Langkahnya ditulis sebagai daftar, contoh: 1. [Judul panduan](../panduan/nama-berkas.md) -->",
    "<!-- The steps are written as a list, for example: 1. [Title of a guide](../guides/file-name.md) -->",
];

/// Creates a file with its folders; tells whether it was free.
pub(super) fn create(path: &Path, text: &str) -> Result<bool, Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::io(Action::CreateFolder, folder))?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => {
            let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
            written.map(|()| true).map_err(|error| {
                // Half a page is of no use, and would be in the way the next time.
                let _ = fs::remove_file(path);
                Error::io(Action::Write, path)(error)
            })
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(Error::io(Action::Write, path)(error)),
    }
}

/// Says that there is no site, and where one is or comes from.
fn no_site(ui: UiLanguage) -> &'static str {
    match ui {
        UiLanguage::Indonesian => {
            "Folder ini belum berisi situs.\n  → Pindah dahulu ke folder situs Anda, contoh: cd situs\n  → Belum punya situs? Ketik: loket init situs\n"
        }
        UiLanguage::English => {
            "There is no site in this folder.\n  → Go to the folder of your site first, for example: cd site\n  → No site yet? Type: loket init site --language en\n"
        }
    }
}

/// Says which kinds there are.
fn unknown_kind(wanted: &str, ui: UiLanguage) -> String {
    let wanted: String =
        wanted.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let names = |at: fn(&(&'static str, &'static str, [&str; 2])) -> &'static str| {
        KINDS.iter().map(at).collect::<Vec<_>>().join(", ")
    };
    match ui {
        UiLanguage::Indonesian => {
            format!("Jenis halaman “{wanted}” tidak dikenal.\nPilih salah satu: {}.\n", names(|kind| kind.0))
        }
        UiLanguage::English => {
            format!("The kind of page “{wanted}” is not known.\nChoose one of: {}.\n", names(|kind| kind.1))
        }
    }
}
