//! Where the output may stand: resolves the folder that the user named and refuses dangerous places.
//!
//! Looks at the disk and changes nothing on it. Knows nothing of what will be published.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};

use crate::error::{Action, Error};

use super::manifest::MARK;

/// Names the folders of the site that publishing must not touch.
#[derive(Clone, Copy, Debug)]
pub struct SourceFolders<'a> {
    /// The root of the site: the output may lie inside it, but may not be it or hold it.
    pub root: &'a Path,
    /// Folders that are read as source (content, data, themes, static): the output may be neither
    /// inside nor around them. A folder that does not exist counts as well.
    pub folders: &'a [&'a Path],
}

/// A place that was found fit for output. The parent is canonical, so two names for one folder are one place.
#[derive(Debug)]
pub(super) struct Place {
    /// The output folder as the user named it, for messages.
    pub(super) shown: PathBuf,
    /// The output folder, which may not exist yet.
    pub(super) output: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Place {
    /// Resolves `output` and refuses every place where publishing could lose files.
    pub(super) fn find(output: &Path, source: SourceFolders<'_>) -> Result<Place, Error> {
        // Collecting the components drops a trailing slash, which would make the system follow a link.
        let shown: PathBuf = output.components().collect();
        let resolved = match (shown.parent(), shown.file_name()) {
            (Some(parent), Some(name)) => resolve(parent)?.join(name),
            _ => resolve(&shown)?,
        };
        let (Some(parent), Some(name)) = (resolved.parent(), resolved.file_name()) else {
            return Err(Error::NotOurs { path: shown });
        };
        let place =
            Place { shown, output: resolved.clone(), parent: parent.to_path_buf(), name: name.to_owned() };
        place.refuse_source(source)?;
        place.refuse_what_is_there()?;
        Ok(place)
    }

    /// Gives the folder beside the output in which everything of ours stands.
    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// Names a file or folder of ours beside the output: `.public.lock` for `lock`.
    pub(super) fn sibling(&self, ending: &str) -> PathBuf {
        let mut name = self.prefix();
        name.push(ending);
        self.parent.join(name)
    }

    /// Gives the beginning that the names of all our siblings have: `.public.`.
    pub(super) fn prefix(&self) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".");
        name
    }

    fn refuse_source(&self, source: SourceFolders<'_>) -> Result<(), Error> {
        let holds = |folder: &Path| Error::OutputHoldsSource {
            output: self.shown.clone(),
            folder: folder.to_path_buf(),
        };
        if resolve(source.root)?.starts_with(&self.output) {
            return Err(holds(source.root));
        }
        for folder in source.folders {
            let resolved = resolve(folder)?;
            if resolved.starts_with(&self.output) {
                return Err(holds(folder));
            }
            if self.output.starts_with(&resolved) {
                return Err(Error::OutputInsideSource {
                    output: self.shown.clone(),
                    folder: folder.to_path_buf(),
                });
            }
        }
        Ok(())
    }

    fn refuse_what_is_there(&self) -> Result<(), Error> {
        let path = || self.shown.clone();
        let Some(metadata) = metadata_if_any(&self.output).map_err(Error::io(Action::Read, path()))? else {
            return Ok(());
        };
        if metadata.is_symlink() {
            return Err(Error::OutputIsSymlink { path: path() });
        }
        if !metadata.is_dir() {
            return Err(Error::OutputIsNotAFolder { path: path() });
        }
        let parent = fs::metadata(&self.parent).map_err(Error::io_at(Action::Read, &self.parent))?;
        if parent.dev() != metadata.dev() {
            return Err(Error::OutputIsMountPoint { path: path() });
        }
        let marked = metadata_if_any(&self.output.join(MARK))
            .map_err(Error::io(Action::Read, self.shown.join(MARK)))?
            .is_some_and(|mark| mark.is_file());
        let mut entries = fs::read_dir(&self.output).map_err(Error::io(Action::Read, path()))?;
        if !marked && entries.next().is_some() {
            return Err(Error::NotOurs { path: path() });
        }
        Ok(())
    }
}

/// Looks at a path without following a link at its end; nothing there is not an error.
pub(super) fn metadata_if_any(path: &Path) -> std::io::Result<Option<fs::Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes a path canonical as far as it exists; the rest is added as it stands.
fn resolve(path: &Path) -> Result<PathBuf, Error> {
    let mut missing: Vec<&OsStr> = Vec::new();
    let mut existing = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    loop {
        match fs::canonicalize(existing) {
            Ok(canonical) => {
                return Ok(missing.iter().rev().fold(canonical, |whole, name| whole.join(name)));
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let mut components = existing.components();
                // `..` after a folder that is not there has no meaning.
                let Some(Component::Normal(name)) = components.next_back() else {
                    return Err(Error::io(Action::Read, path)(error));
                };
                missing.push(name);
                existing = components.as_path();
                if existing.as_os_str().is_empty() {
                    existing = Path::new(".");
                }
            }
            Err(error) => return Err(Error::io(Action::Read, path)(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_what_exists_and_adds_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        assert_eq!(resolve(&root.join("a/b")).unwrap(), root.join("a/b"));
        assert!(resolve(&root.join("a/../b")).is_err());
    }

    #[test]
    fn drops_a_trailing_slash() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let place = Place::find(&root.join("public/"), SourceFolders { root: &root, folders: &[] }).unwrap();
        assert_eq!(place.output, root.join("public"));
        assert_eq!(place.sibling("lock"), root.join(".public.lock"));
    }
}
