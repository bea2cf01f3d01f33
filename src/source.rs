//! The one reader of the site: walks its folders, reads and hashes its files.
//!
//! In: the site's root folder. Out: a [`Listing`] in the order of paths, then a
//! [`SourceFile`] for each text file, with findings about what cannot be read as text or
//! must not be published. Nobody else opens a file of the site.

pub mod path;
mod walk;

use std::borrow::Cow;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Checked, Diagnostic, Location, Problem};
use crate::error::{Action, Error};
use path::SourcePath;
pub use walk::list;

/// All files of the site, sorted by path, by what they are for.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// `site.yaml`, if it is there.
    pub config: Option<ListedFile>,
    /// The Markdown files below `content/`.
    pub documents: Vec<ListedFile>,
    /// The files of `data/`.
    pub data: Vec<ListedFile>,
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
    let bytes = read_bytes(&file.disk, file.size)?;
    let hash = xxhash_rust::xxh3::xxh3_128(&bytes);
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let mut diagnostics = Vec::new();
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if utf16 => {
            diagnostics.push(Diagnostic::new(Problem::Utf16, Location::whole(&file.path)));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
            diagnostics.push(Diagnostic::new(Problem::NotUtf8, Location::new(&file.path, start..end)));
            text
        }
    };
    let text = plain(&text).into();
    Ok(Checked { value: SourceFile { path: file.path.clone(), text, hash }, diagnostics })
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
