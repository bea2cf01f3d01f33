//! `loket fix`: mends only what is certain, and shows each change.
//!
//! Certain is: a link that leads nowhere, to a file whose name stands at exactly one other
//! place of the site; and an old address whose page surely moved. Everything else stays advice.
//! What a translation was made from is written only when somebody says that it is up to date. A file is written whole or not at all,
//! with the line ends, the mark at its beginning and the rights that it had.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::{
    Console, Engine, Exit, LoadOptions, Loaded, OUTPUT_FOLDER, failure, front_matter, load, messages_language,
};
use crate::cli::FixArguments;
use crate::diagnostic::wording::UiLanguage;
use crate::diagnostic::{Diagnostic, Problem};
use crate::error::{Action, Error};
use crate::source::path::SourcePath;

/// One change of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// What is replaced, in bytes.
    pub(super) span: Range<usize>,
    /// What stood there.
    pub(super) old: String,
    /// What stands there now.
    pub(super) new: String,
}

/// Runs the command.
pub(super) fn run<P>(
    arguments: &FixArguments,
    asked: Option<UiLanguage>,
    console: &mut Console<'_>,
    engine: &Engine<'_, P>,
) -> Exit {
    let options = LoadOptions {
        source: arguments.source.clone(),
        base_url: None,
        drafts: true,
        today: None,
        language: false,
        output: Some(arguments.source.join(OUTPUT_FOLDER)),
    };
    let loaded = match load(engine, &options, asked, console) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let ui = messages_language(asked, &loaded.language);
    let (mut mended, mut exit) = (0, Exit::Good);
    let changes = if arguments.translated.is_empty() {
        certain_changes(&loaded, &arguments.source)
    } else {
        match translation_marks(&loaded, arguments) {
            Ok(changes) => changes,
            Err(file) => {
                console.note(&no_translation(&file, ui));
                return Exit::Usage;
            }
        }
    };
    for (file, changes) in changes {
        let Some(text) = text_of(&loaded, &arguments.source, file) else { continue };
        let text = &*text;
        if !arguments.dry_run {
            match rewrite(&arguments.source.join(file.as_str()), text, &changes) {
                Ok(true) => {}
                Ok(false) => continue,
                Err(error) => {
                    console.note(&failure::text(&error, ui));
                    exit = Exit::Machine;
                    continue;
                }
            }
        }
        mended += changes.len();
        for change in &changes {
            let line = text.get(..change.span.start).unwrap_or_default().matches('\n').count() + 1;
            let old = if change.old.is_empty() { String::new() } else { format!("  - {}\n", change.old) };
            console.answer(&format!("{file}:{line}\n{old}  + {}\n", change.new.trim()));
        }
    }
    console.answer(&match (mended, arguments.dry_run, ui) {
        (0, _, UiLanguage::Indonesian) if !arguments.translated.is_empty() => {
            "Terjemahan ini sudah tercatat sama dengan halaman asalnya.\n".to_owned()
        }
        (0, _, UiLanguage::English) if !arguments.translated.is_empty() => {
            "It is written down already that this translation is up to date.\n".to_owned()
        }
        (0, _, UiLanguage::Indonesian) => {
            "Tidak ada yang pasti bisa dibetulkan sendiri. Sisanya: loket check\n".to_owned()
        }
        (0, _, UiLanguage::English) => {
            "Nothing is certain enough to be mended. The rest: loket check\n".to_owned()
        }
        (_, true, UiLanguage::Indonesian) => {
            format!("{mended} hal bisa dibetulkan. Belum ada yang diubah.\n")
        }
        (_, true, UiLanguage::English) => format!("{mended} can be mended. Nothing was changed yet.\n"),
        (_, false, UiLanguage::Indonesian) => format!("{mended} hal dibetulkan.\n"),
        (_, false, UiLanguage::English) => format!("{mended} mended.\n"),
    });
    exit
}

/// Collects what is certain, by file, in the order of the text.
fn certain_changes<'l, P>(loaded: &'l Loaded<P>, source: &Path) -> BTreeMap<&'l SourcePath, Vec<Change>> {
    let mut changes: BTreeMap<&SourcePath, Vec<Change>> = BTreeMap::new();
    for finding in &loaded.findings {
        let Some(text) = loaded.texts.get(&finding.at.file) else { continue };
        if let Some(change) = moved_link(finding, text, &loaded.pages) {
            changes.entry(&finding.at.file).or_default().push(change);
        }
    }
    for (file, addresses) in moved_pages(&loaded.findings) {
        let text = text_of(loaded, source, file);
        let change = text.and_then(|text| front_matter::add(&text, &OLD_ADDRESSES, &addresses));
        changes.entry(file).or_default().extend(change);
    }
    for changes in changes.values_mut() {
        changes.sort_by_key(|change| change.span.start);
        changes.dedup();
    }
    changes
}

/// The names of the key that holds a page's old addresses.
const OLD_ADDRESSES: [&str; 3] = ["alamat_lama", "aliases", "redirect_from"];

/// The names of the key that holds what a translation was made from.
const TRANSLATED_FROM: [&str; 2] = ["terjemahan_dari", "translated_from"];

/// Collects the old addresses of pages that surely moved, by the file of the page.
fn moved_pages(findings: &[Diagnostic]) -> BTreeMap<&SourcePath, Vec<String>> {
    let mut moved: BTreeMap<&SourcePath, Vec<String>> = BTreeMap::new();
    for finding in findings {
        if let Problem::AddressVanished { address, certain: true, .. } = &finding.problem {
            moved.entry(&finding.at.file).or_default().push(address.clone());
        }
    }
    moved
}

/// Writes into the named translations what they were made from; an error names a file that is none.
fn translation_marks<'l, P>(
    loaded: &'l Loaded<P>,
    arguments: &FixArguments,
) -> Result<BTreeMap<&'l SourcePath, Vec<Change>>, String> {
    let mut changes: BTreeMap<&SourcePath, Vec<Change>> = BTreeMap::new();
    for named in &arguments.translated {
        // Both forms are typed: from where one stands, and from the site's folder.
        let inside = named.strip_prefix(&arguments.source).unwrap_or(named);
        let name = inside.to_string_lossy().replace('\\', "/");
        let name = name.trim_start_matches("./");
        let (file, marks) = loaded
            .translations
            .iter()
            .find(|(file, _)| file.as_str() == name)
            .ok_or_else(|| named.display().to_string())?;
        let text = text_of(loaded, &arguments.source, file);
        let change = text.and_then(|text| front_matter::set(&text, &TRANSLATED_FROM, marks));
        changes.entry(file).or_default().extend(change.filter(|change| change.old != change.new.trim()));
    }
    Ok(changes)
}

/// Says that a file is no translation of a guide.
fn no_translation(file: &str, ui: UiLanguage) -> String {
    match ui {
        UiLanguage::Indonesian => {
            format!(
                "“{file}” bukan terjemahan panduan. Contoh: content/panduan/ktp.en.md, di samping ktp.md.\n"
            )
        }
        UiLanguage::English => {
            format!(
                "“{file}” is no translation of a guide. Example: content/guides/id-card.jv.md, beside id-card.md.\n"
            )
        }
    }
}

/// Gives the text of a file; one that no finding points into is read from the disk.
fn text_of<P>(loaded: &Loaded<P>, source: &Path, file: &SourcePath) -> Option<Arc<str>> {
    if let Some(text) = loaded.texts.get(file) {
        return Some(text.clone());
    }
    let text = fs::read_to_string(source.join(file.as_str())).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(&text).into())
}

/// Gives the change for a link to a file that now stands elsewhere, at exactly one place.
fn moved_link<K>(finding: &Diagnostic, text: &str, pages: &[(SourcePath, K)]) -> Option<Change> {
    let Problem::LinkTargetMissing { url, nearest: Some(nearest) } = &finding.problem else { return None };
    let name = |path: &str| -> String {
        let path = path.split(['#', '?']).next().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".md").or_else(|| name.strip_suffix(".html")).unwrap_or(name).to_lowercase()
    };
    let wanted = name(url);
    let places = pages.iter().filter(|(path, _)| name(path.as_str()) == wanted).count();
    if wanted.is_empty() || wanted == "index" || name(nearest) != wanted || places != 1 {
        return None;
    }
    let span = finding.at.span.clone()?;
    let written = text.get(span.clone())?;
    // The address stands after the link's text, which may well read the same.
    let at = span.start + written.rfind(url.as_str())?;
    let anchor = url.split_once('#').map_or(String::new(), |(_, anchor)| format!("#{anchor}"));
    Some(Change { span: at..at + url.len(), old: url.clone(), new: format!("{nearest}{anchor}") })
}

/// Puts the changes into a file; `false` where it is no longer what was read.
fn rewrite(disk: &Path, text: &str, changes: &[Change]) -> Result<bool, Error> {
    // The file itself is replaced, not a link to it.
    let disk = disk.canonicalize().map_err(Error::io(Action::Read, disk))?;
    let bytes = fs::read(&disk).map_err(Error::io(Action::Read, &disk))?;
    let mark = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
    if bytes.get(mark.len()..) != Some(text.as_bytes()) {
        return Ok(false);
    }
    let mut new = mark.to_vec();
    let mut done = 0;
    for change in changes {
        new.extend_from_slice(text.get(done..change.span.start).unwrap_or_default().as_bytes());
        new.extend_from_slice(change.new.as_bytes());
        done = change.span.end;
    }
    new.extend_from_slice(text.get(done..).unwrap_or_default().as_bytes());
    write_whole(&disk, &new)?;
    Ok(true)
}

/// What some editors put before the first character.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Writes a file beside the old one and puts it in its place in one step.
fn write_whole(disk: &Path, bytes: &[u8]) -> Result<(), Error> {
    let name = disk.file_name().unwrap_or_default().to_string_lossy();
    let beside = disk.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let write = || {
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&beside)?;
        file.write_all(bytes)?;
        file.set_permissions(fs::metadata(disk)?.permissions())?;
        file.sync_all()?;
        fs::rename(&beside, disk)
    };
    write().map_err(|error| {
        // What was begun is ours to remove; if that fails too, a hidden file stays, and no page is lost.
        let _ = fs::remove_file(&beside);
        Error::io(Action::Write, disk)(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;

    fn mended(text: &str, url: &str, nearest: &str, pages: &[&str]) -> Option<String> {
        let problem = Problem::LinkTargetMissing { url: url.to_owned(), nearest: Some(nearest.to_owned()) };
        let at = Location::new(&SourcePath::new("content/a.md"), 0..text.len());
        let pages: Vec<(SourcePath, ())> = pages.iter().map(|page| (SourcePath::new(page), ())).collect();
        let change = moved_link(&Diagnostic::new(problem, at), text, &pages)?;
        Some(format!("{}{}{}", &text[..change.span.start], change.new, &text[change.span.end..]))
    }

    #[test]
    fn only_the_same_name_at_one_place_is_certain() {
        let pages = ["content/panduan/akta/ktp.md", "content/a.md"];
        assert_eq!(
            mended("[ktp.md](ktp.md#biaya)", "ktp.md#biaya", "panduan/akta/ktp.md", &pages).as_deref(),
            Some("[ktp.md](panduan/akta/ktp.md#biaya)")
        );
        assert_eq!(mended("[x](ktpp.md)", "ktpp.md", "panduan/akta/ktp.md", &pages), None);
        let twice = ["content/panduan/akta/ktp.md", "content/panduan/ktp.md"];
        assert_eq!(mended("[x](ktp.md)", "ktp.md", "panduan/ktp.md", &twice), None);
    }

    #[test]
    fn a_file_keeps_its_line_ends_and_its_mark() {
        let folder = tempfile::tempdir().expect("a folder");
        let disk = folder.path().join("a.md");
        fs::write(&disk, b"\xef\xbb\xbfsatu\r\n[x](ktp.md)\r\n").expect("is written");
        let text = "satu\r\n[x](ktp.md)\r\n";
        let change = Change { span: 10..16, old: "ktp.md".into(), new: "b/ktp.md".into() };
        assert!(rewrite(&disk, text, std::slice::from_ref(&change)).expect("is rewritten"));
        assert_eq!(fs::read(&disk).expect("is there"), b"\xef\xbb\xbfsatu\r\n[x](b/ktp.md)\r\n");
        assert!(!rewrite(&disk, text, &[change]).expect("is left alone"));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}
