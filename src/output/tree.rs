//! What stands in the output folder: which listed files are there, and what else somebody put in.
//!
//! Only looks; follows no link. A name in the manifest gives a right to a plain file and to nothing else:
//! a link or folder in its place is somebody else's.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Action, Error};

use super::manifest::{MANIFEST, MARK, Manifest};
use super::state::Stamp;

/// Everything in an output folder, told apart by its manifest.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// For each listed file, in the manifest's order, its stamp if it is there.
    pub(super) stamps: Vec<Option<Stamp>>,
    /// What the manifest does not name, sorted by path.
    pub(super) foreign: Vec<Foreign>,
}

/// Something that somebody else put into the output folder.
#[derive(Debug)]
pub(super) struct Foreign {
    /// Where it is, from the output folder on.
    pub(super) path: PathBuf,
    pub(super) kind: ForeignKind,
}

/// Tells what a foreign thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ForeignKind {
    /// A plain file.
    File,
    /// A folder with nothing in it.
    EmptyFolder,
    /// A link, pipe or device.
    Other,
}

impl Survey {
    /// Looks through the folder `root`; errors call it `shown`.
    pub(super) fn of(root: &Path, shown: &Path, manifest: &Manifest) -> Result<Survey, Error> {
        let mut survey = Survey { stamps: vec![None; manifest.files().len()], foreign: Vec::new() };
        survey.visit(root, shown, Path::new(""), manifest)?;
        survey.foreign.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(survey)
    }

    /// Finds a foreign plain file.
    pub(super) fn foreign_file(&self, path: &str) -> Option<&Foreign> {
        let at = self.foreign.binary_search_by(|foreign| (*foreign.path).cmp(Path::new(path))).ok()?;
        Some(&self.foreign[at]).filter(|foreign| foreign.kind == ForeignKind::File)
    }

    fn visit(&mut self, root: &Path, shown: &Path, inside: &Path, manifest: &Manifest) -> Result<(), Error> {
        let failed = |error| Error::io(Action::Read, shown.join(inside))(error);
        let mut is_empty = true;
        for entry in fs::read_dir(root.join(inside)).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            is_empty = false;
            let path = inside.join(entry.file_name());
            let file_type = entry.file_type().map_err(failed)?;
            if file_type.is_dir() {
                self.visit(root, shown, &path, manifest)?;
            } else if !file_type.is_file() {
                self.foreign.push(Foreign { path, kind: ForeignKind::Other });
            } else if let Some(at) = path.to_str().and_then(|path| manifest.position(path)) {
                match entry.metadata() {
                    Ok(metadata) => self.stamps[at] = Some(Stamp::of(&metadata)),
                    // Deleted while we look: the same as never found.
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                    Err(error) => return Err(failed(error)),
                }
            } else if path != Path::new(MANIFEST) && path != Path::new(MARK) {
                // (The mark is ours even unlisted: making one by hand is how a folder is given to us.)
                self.foreign.push(Foreign { path, kind: ForeignKind::File });
            }
        }
        let is_ours =
            inside.as_os_str().is_empty() || inside.to_str().is_some_and(|it| manifest.has_below(it));
        if is_empty && !is_ours {
            self.foreign.push(Foreign { path: inside.to_path_buf(), kind: ForeignKind::EmptyFolder });
        }
        Ok(())
    }
}
