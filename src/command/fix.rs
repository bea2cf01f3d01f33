//! `loket fix`: mends only what is certain, and shows each change.
//!
//! Certain is: a link that leads nowhere, to a file whose name stands at exactly one other
//! place of the site, or to a page that surely moved; such a page named in front matter; a shared
//! fact whose text is not its value ([`fact`]); an old address whose page surely moved ([`pages`]);
//! and a spelling with one standard form, where no mark, link or heading holds it. Codes of guides
//! ([`code`]) and what a translation was made from are written down where that is asked for.
//! Everything else stays advice. A file is written whole or not at all, with the line ends, the
//! mark at its beginning and the rights that it had. What a change lets come to light is mended in
//! the same run, so that a second run has nothing to do.

mod code;
mod fact;
mod front_matter;
mod pages;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::{Console, Engine, Exit, LoadOptions, Loaded, OUTPUT_FOLDER, failure, load, messages_language};
use crate::cli::FixArguments;
use crate::diagnostic::wording::UiLanguage;
use crate::diagnostic::{Diagnostic, Level, Problem};
use crate::error::{Action, Error};
use crate::source::path::SourcePath;

/// One change of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    /// What is replaced, in bytes.
    span: Range<usize>,
    /// What stood there.
    old: String,
    /// What stands there now.
    new: String,
}

/// How often the site is read again after a change; real sites are done after the first.
const ROUNDS: usize = 5;

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
        language: true,
        output: Some(arguments.source.join(OUTPUT_FOLDER)),
        quoted: Level::Hint,
    };
    let (mut ui, mut mended, mut exit) = (asked.unwrap_or_default(), 0, Exit::Good);
    for _ in 0..ROUNDS {
        let mut loaded = match load(engine, &options, asked, console) {
            Ok(loaded) => loaded,
            Err(exit) => return exit,
        };
        if arguments.codes {
            read_codeless(arguments, &mut loaded);
        }
        ui = messages_language(asked, &loaded.language);
        let before = mended;
        let changes = if arguments.translated.is_empty() {
            certain_changes(&loaded, arguments)
        } else {
            match pages::translated(&loaded, arguments) {
                Ok(changes) => changes,
                Err(file) => {
                    console.note(&pages::no_translation(&file, ui));
                    return Exit::Usage;
                }
            }
        };
        for (file, changes) in changes {
            match mend(arguments, file, &changes, &loaded) {
                Ok(true) => {
                    mended += changes.len();
                    show(file, &changes, &loaded, &arguments.source, console);
                }
                Ok(false) => {}
                Err(error) => {
                    console.note(&failure::text(&error, ui));
                    exit = Exit::Machine;
                }
            }
        }
        if mended == before || arguments.dry_run || exit != Exit::Good {
            break;
        }
    }
    if mended == 0 && !arguments.translated.is_empty() {
        console.answer(match ui {
            UiLanguage::Indonesian => "Terjemahan ini sudah tercatat sama dengan halaman asalnya.\n",
            UiLanguage::English => "It is written down already that this translation is up to date.\n",
        });
        return exit;
    }
    // Where nothing could be written, the notes have said so.
    if mended > 0 || exit == Exit::Good {
        console.answer(&sum_up(mended, arguments.dry_run, ui));
    }
    exit
}

/// Changes a file, unless the changes are only to be seen; `false` where it is no longer what was read.
fn mend<P>(
    arguments: &FixArguments,
    file: &SourcePath,
    changes: &[Change],
    loaded: &Loaded<P>,
) -> Result<bool, Error> {
    let Some(text) = text_of(loaded, &arguments.source, file) else { return Ok(false) };
    if arguments.dry_run { Ok(true) } else { rewrite(&arguments.source.join(file.as_str()), &text, changes) }
}

/// Shows the changes of a file.
fn show<P>(
    file: &SourcePath,
    changes: &[Change],
    loaded: &Loaded<P>,
    source: &Path,
    console: &mut Console<'_>,
) {
    let text = text_of(loaded, source, file);
    let text = text.as_deref().unwrap_or_default();
    for change in changes {
        let line = text.get(..change.span.start).unwrap_or_default().matches('\n').count() + 1;
        let old = if change.old.is_empty() { String::new() } else { format!("  - {}\n", change.old) };
        console.answer(&format!("{file}:{line}\n{old}  + {}\n", change.new.trim()));
    }
}

/// Reads the guides that have no code of their own; texts are at hand only where findings point into them.
fn read_codeless<P>(arguments: &FixArguments, loaded: &mut Loaded<P>) {
    for (file, _) in &loaded.made_codes {
        // A file that cannot be read now is left as it is.
        if let Ok(text) = fs::read_to_string(arguments.source.join(file.as_str())) {
            loaded.texts.insert(file.clone(), text.trim_start_matches('\u{feff}').into());
        }
    }
}

/// Says what was done.
fn sum_up(mended: usize, dry_run: bool, ui: UiLanguage) -> String {
    match (mended, dry_run, ui) {
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
    }
}

/// Collects what is certain, by file, in the order of the text.
fn certain_changes<'l, P>(
    loaded: &'l Loaded<P>,
    arguments: &FixArguments,
) -> BTreeMap<&'l SourcePath, Vec<Change>> {
    let mut changes = pages::moved(loaded, &arguments.source);
    for finding in &loaded.findings {
        let Some(text) = loaded.texts.get(&finding.at.file) else { continue };
        let certain = moved_link(finding, text, &loaded.pages)
            .or_else(|| moved_reference(finding, text))
            .or_else(|| fact::told_anew(finding, text))
            .or_else(|| standard_spelling(finding, text));
        changes.entry(&finding.at.file).or_default().extend(certain);
    }
    for (file, code) in loaded.made_codes.iter().filter(|_| arguments.codes) {
        let Some(text) = loaded.texts.get(file) else { continue };
        changes.entry(file).or_default().extend(code::kept(text, code));
    }
    for changes in changes.values_mut() {
        changes.sort_by_key(|change| (change.span.start, change.span.end));
        // Two findings may speak of the same words: the first is done now, the other is looked at anew.
        let mut done = 0;
        changes.retain(|change| {
            let is_free = change.span.start >= done;
            done = if is_free { change.span.end } else { done };
            is_free
        });
    }
    changes.retain(|_, changes| !changes.is_empty());
    changes
}

/// Gives the change for words that have exactly one standard spelling.
fn standard_spelling(finding: &Diagnostic, text: &str) -> Option<Change> {
    let Problem::PlainLanguage(rule) = &finding.problem else { return None };
    let (true, [new]) = (rule.certain, rule.suggestions.as_slice()) else { return None };
    let span = finding.at.span.clone()?;
    let old = text.get(span.clone())?;
    (old != new).then(|| Change { span, old: old.to_owned(), new: new.clone() })
}

/// Gives the change for a link to a page that surely moved, or to a file that now stands elsewhere, at exactly one place.
fn moved_link<K>(finding: &Diagnostic, text: &str, pages: &[(SourcePath, K)]) -> Option<Change> {
    let Problem::LinkTargetMissing { url, nearest: Some(nearest), moved } = &finding.problem else {
        return None;
    };
    let name = |path: &str| -> String {
        let path = path.split(['#', '?']).next().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".md").or_else(|| name.strip_suffix(".html")).unwrap_or(name).to_lowercase()
    };
    let wanted = name(url);
    let places = pages.iter().filter(|(path, _)| name(path.as_str()) == wanted).count();
    let same_name = !wanted.is_empty() && wanted != "index" && name(nearest) == wanted && places == 1;
    if !moved && !same_name {
        return None;
    }
    let span = finding.at.span.clone()?;
    let written = text.get(span.clone())?;
    // The address stands after the link's text, which may well read the same.
    let at = span.start + written.rfind(url.as_str())?;
    let anchor = url.split_once('#').map_or(String::new(), |(_, anchor)| format!("#{anchor}"));
    Some(Change { span: at..at + url.len(), old: url.clone(), new: format!("{nearest}{anchor}") })
}

/// Gives the change for a page named in front matter that surely moved.
fn moved_reference(finding: &Diagnostic, text: &str) -> Option<Change> {
    let Problem::ReferenceMissing { value, nearest: Some(new), moved: true, .. } = &finding.problem else {
        return None;
    };
    let span = finding.at.span.clone()?;
    let at = span.start + text.get(span)?.find(value.as_str())?;
    Some(Change { span: at..at + value.len(), old: value.clone(), new: new.clone() })
}

/// Gives the text of a file; one that no finding points into is read from the disk.
fn text_of<P>(loaded: &Loaded<P>, source: &Path, file: &SourcePath) -> Option<Arc<str>> {
    if let Some(text) = loaded.texts.get(file) {
        return Some(text.clone());
    }
    let text = fs::read_to_string(source.join(file.as_str())).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(&text).into())
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
        let problem = Problem::LinkTargetMissing {
            url: url.to_owned(),
            nearest: Some(nearest.to_owned()),
            moved: false,
        };
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
