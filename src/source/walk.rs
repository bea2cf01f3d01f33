//! Finds the files of the site and decides which are read and which are left alone.
//!
//! Never read or published: dot files, what editors leave behind while they save, symbolic
//! links that lead elsewhere, pipes and devices.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::path::{SourcePath, is_portable};
use super::{ListedFile, Listing, Stamp};
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::error::{Action, Error};

/// The folders of a site; everything else at its root belongs to somebody else.
pub const FOLDERS: [&str; 6] = ["content", "data", "static", "themes", "aturan", "rules"];

/// The folders of the site's own rules of plain language; what stands deeper in them is not read.
const RULE_FOLDERS: [&str; 2] = ["aturan", "rules"];

/// The names of the settings file; the first that exists is read.
const CONFIG_NAMES: [&str; 2] = ["site.yaml", "site.yml"];

/// Deepest folder that is followed; deeper ones are no address that anybody can type.
const MAX_DEPTH: usize = 40;

/// Lists the files of the site at `root`.
///
/// # Errors
/// If the root or a folder in it cannot be read.
pub fn list(root: &Path) -> Result<Listing, Error> {
    let home = root.canonicalize().map_err(Error::io(Action::Read, root))?;
    let mut listing = Listing::default();
    for name in CONFIG_NAMES {
        let disk = root.join(name);
        if listing.config.is_none() && disk.is_file() {
            let meta = disk.metadata().ok();
            let (size, stamp) = meta.map_or((0, Stamp::default()), |meta| (meta.len(), Stamp::of(&meta)));
            listing.config = Some(ListedFile { path: SourcePath::new(name), disk, size, stamp });
        }
    }
    for folder in FOLDERS {
        let start = root.join(folder);
        if start.is_dir() {
            walk(root, &home, &start, &mut listing)?;
        }
    }
    let Listing { documents, data, rules, themes, assets, diagnostics, .. } = &mut listing;
    for files in [documents, data, rules, themes, assets] {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        report_clashes(files, diagnostics);
    }
    if listing.documents.is_empty() {
        listing
            .diagnostics
            .push(Diagnostic::new(Problem::NoContent, Location::whole(&SourcePath::new("content"))));
    }
    Ok(listing)
}

/// Tells whether a folder holds a site, or the beginning of one: settings or pages.
pub fn holds_a_site(root: &Path) -> bool {
    CONFIG_NAMES.iter().any(|name| root.join(name).is_file()) || root.join("content").is_dir()
}

/// Walks one of the site's folders.
fn walk(root: &Path, home: &Path, start: &Path, listing: &mut Listing) -> Result<(), Error> {
    let is_rules = RULE_FOLDERS.iter().any(|folder| start.ends_with(folder));
    let walker = WalkDir::new(start).max_depth(if is_rules { 1 } else { MAX_DEPTH }).into_iter();
    for entry in walker
        .filter_entry(|entry| entry.depth() == 0 || !is_left_alone(&entry.file_name().to_string_lossy()))
    {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(start).to_path_buf();
            Error::Io { action: Action::Read, path, source: error.into() }
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let Some(text) = relative.to_str() else {
            let path = SourcePath::new(&relative.to_string_lossy());
            let name = path.name().to_owned();
            listing
                .diagnostics
                .push(Diagnostic::new(Problem::NameNotPortable { name }, Location::whole(&path)));
            continue;
        };
        let path = SourcePath::new(text);
        match kind(&entry, home) {
            EntryKind::File(size, stamp) => {
                if !path.as_str().split('/').all(is_portable) {
                    let name = path.name().to_owned();
                    let problem = Problem::NameNotPortable { name };
                    listing.diagnostics.push(Diagnostic::new(problem, Location::whole(&path)));
                    continue;
                }
                place(listing, ListedFile { path, disk: entry.path().to_path_buf(), size, stamp });
            }
            EntryKind::Link => {
                listing.diagnostics.push(Diagnostic::new(Problem::SymlinkOutside, Location::whole(&path)));
            }
            EntryKind::Special => {
                listing.diagnostics.push(Diagnostic::new(Problem::SpecialFile, Location::whole(&path)));
            }
        }
    }
    Ok(())
}

/// What an entry of a folder is to us.
enum EntryKind {
    /// A file of this many bytes, or a link to one inside the site.
    File(u64, Stamp),
    /// A link that is not followed.
    Link,
    /// A pipe, socket or device.
    Special,
}

/// Judges an entry without opening it.
fn kind(entry: &DirEntry, home: &Path) -> EntryKind {
    if entry.file_type().is_symlink() {
        let inside = entry.path().canonicalize().ok().filter(|target| target.starts_with(home));
        return match inside.and_then(|target| target.metadata().ok()) {
            Some(meta) if meta.is_file() => EntryKind::File(meta.len(), Stamp::of(&meta)),
            _ => EntryKind::Link,
        };
    }
    if entry.file_type().is_file() {
        return entry.metadata().map_or(EntryKind::File(0, Stamp::default()), |meta| {
            EntryKind::File(meta.len(), Stamp::of(&meta))
        });
    }
    EntryKind::Special
}

/// Puts a file where it belongs.
fn place(listing: &mut Listing, file: ListedFile) {
    let folder = file.path.as_str().split('/').next().unwrap_or_default();
    match folder {
        "content" if file.path.is_page() => listing.documents.push(file),
        "data" => listing.data.push(file),
        "themes" => listing.themes.push(file),
        folder if RULE_FOLDERS.contains(&folder) => {
            if ["yml", "yaml"].contains(&file.path.extension().as_str()) {
                listing.rules.push(file);
            }
        }
        _ => listing.assets.push(file),
    }
}

/// Tells whether a name is that of a dot file or of what an editor or system leaves behind.
pub fn is_left_alone(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "4913" // vim asks by this name whether it may write
        || [".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", ".part", ".crdownload", ".lock"]
            .iter()
            .any(|ending| lower.ends_with(ending))
        || ["thumbs.db", "desktop.ini", "__macosx", "node_modules"].contains(&lower.as_str())
}

/// Reports files whose names differ only by Unicode form, and keeps the first: they have become one path.
fn report_clashes(files: &mut Vec<ListedFile>, diagnostics: &mut Vec<Diagnostic>) {
    for pair in files.windows(2) {
        if let [first, second] = pair
            && first.path == second.path
        {
            diagnostics.push(Diagnostic::new(Problem::NameClash, Location::whole(&second.path)));
        }
    }
    files.dedup_by(|second, first| second.path == first.path);
}
