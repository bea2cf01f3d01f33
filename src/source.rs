//! The one reader of the site: walks its folders, reads and hashes its files.
//!
//! In: the site's root folder. Out: a [`Listing`] in the order of paths, then a
//! [`SourceFile`] for each text file, with findings about what cannot be read as text or
//! must not be published. Nobody else opens a file of the site.

pub mod path;
mod walk;

use std::borrow::Cow;
use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use crate::diagnostic::{Checked, Diagnostic, Location, Problem};
use crate::error::{Action, Error};
use path::SourcePath;
pub use walk::{FOLDERS, holds_a_site, is_left_alone, list};

/// All files of the site, sorted by path, by what they are for.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// `site.yaml`, if it is there.
    pub config: Option<ListedFile>,
    /// The Markdown files below `content/`.
    pub documents: Vec<ListedFile>,
    /// The files of `data/`.
    pub data: Vec<ListedFile>,
    /// The site's own rules of plain language: the files of `aturan/` or `rules/`.
    pub rules: Vec<ListedFile>,
    /// The files of `themes/`.
    pub themes: Vec<ListedFile>,
    /// The pictures and forms below `content/` and `static/`, published as they are.
    pub assets: Vec<ListedFile>,
    /// Findings about names, links and devices.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file that exists, not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFile {
    /// Where it stands in the site.
    pub path: SourcePath,
    /// Where it stands on the disk, in the form that the disk uses.
    pub disk: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// What the disk says of its last change.
    pub stamp: Stamp,
}

/// Tells two states of a file apart without reading it; equal stamps mean "most likely the same".
///
/// The time of the last change of the file's entry is part of it: no program can set that
/// back, so a file saved with its old size and old date is noticed too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    size: u64,
    modified: Option<Duration>,
    changed: (i64, i64),
    inode: (u64, u64),
}

impl Stamp {
    /// Takes the stamp from what the disk says of a file.
    fn of(meta: &Metadata) -> Stamp {
        #[cfg(unix)]
        let (changed, inode) = {
            use std::os::unix::fs::MetadataExt as _;
            ((meta.ctime(), meta.ctime_nsec()), (meta.dev(), meta.ino()))
        };
        #[cfg(not(unix))]
        let (changed, inode) = Default::default();
        let modified = meta.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Stamp { size: meta.len(), modified, changed, inode }
    }
}

/// A text file of the site.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it stands.
    pub path: SourcePath,
    /// Its text, without a byte order mark; line ends as written.
    pub text: Arc<str>,
    /// xxh3 hash of its bytes; for noticing change, not for safety.
    pub hash: u128,
}

impl SourceFile {
    /// Makes a file from text that is already in memory, such as one typed at a terminal or in a test.
    pub fn from_text(path: SourcePath, text: &str) -> SourceFile {
        let hash = xxhash_rust::xxh3::xxh3_128(text.as_bytes());
        SourceFile { path, text: plain(text).into(), hash }
    }
}

/// Reads a text file.
///
/// A file that is not UTF-8 is a finding; its text is then what could be read, so that the
/// other findings of the same run still stand at their places.
///
/// # Errors
/// If the disk does not give the file.
pub fn read(file: &ListedFile) -> Result<Checked<SourceFile>, Error> {
    Ok(from_bytes(&file.path, read_bytes(&file.disk, file.size)?))
}

/// Reads a text file of the site by its name.
///
/// # Errors
/// If the disk does not give the file.
pub fn read_at(root: &Path, path: &SourcePath) -> Result<Checked<SourceFile>, Error> {
    Ok(from_bytes(path, read_bytes(&root.join(path.as_str()), 0)?))
}

/// Makes a file of the bytes that stand in it.
pub fn from_bytes(path: &SourcePath, bytes: Vec<u8>) -> Checked<SourceFile> {
    let hash = xxhash_rust::xxh3::xxh3_128(&bytes);
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let mut diagnostics = Vec::new();
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if utf16 => {
            diagnostics.push(Diagnostic::new(Problem::Utf16, Location::whole(path)));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
            diagnostics.push(Diagnostic::new(Problem::NotUtf8, Location::new(path, start..end)));
            text
        }
    };
    let text = plain(&text).into();
    Checked { value: SourceFile { path: path.clone(), text, hash }, diagnostics }
}

/// Looks at a listed file again; `None` if it is no plain file: whether a link may be followed, [`list`] decides.
pub fn look_again(file: &ListedFile) -> Option<ListedFile> {
    let meta = fs::symlink_metadata(&file.disk).ok().filter(Metadata::is_file)?;
    Some(ListedFile { size: meta.len(), stamp: Stamp::of(&meta), ..file.clone() })
}

/// Tells whether a file stands empty, as it does for a moment while some editors save.
pub fn is_empty(disk: &Path) -> bool {
    fs::metadata(disk).is_ok_and(|meta| meta.is_file() && meta.len() == 0)
}

/// Opens a file that is published as it is, and gives its size; anything but a plain file is refused.
///
/// # Errors
/// If it is no file, or the disk does not give it.
pub fn open(disk: &Path) -> Result<(File, u64), Error> {
    // Asked before opening: opening a pipe would wait for its writer.
    let is_file = fs::metadata(disk).map_err(Error::io(Action::Read, disk))?.is_file();
    let kind = if is_file { Ok(()) } else { Err(std::io::ErrorKind::InvalidInput.into()) };
    let opened = kind.and_then(|()| File::open(disk)).and_then(|file| {
        let size = file.metadata()?.len();
        Ok((file, size))
    });
    opened.map_err(Error::io(Action::Read, disk))
}

/// Takes a byte order mark from a text, and puts blanks in place of control characters.
///
/// No page, feed or terminal may be given those; a blank is as long, so that places stay.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let bad = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    if text.contains(bad) { text.replace(bad, " ").into() } else { text.into() }
}

/// Reads a file that is published as it is.
///
/// # Errors
/// If the disk does not give the file.
pub fn read_bytes(disk: &Path, size_hint: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(usize::try_from(size_hint).unwrap_or_default() + 1);
    fs::File::open(disk)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .map_err(Error::io(Action::Read, disk))?;
    Ok(bytes)
}
