//! The staging folder beside the output, in which the new site is put together.
//!
//! Nobody else looks here. It carries a mark of its own until it is whole, so that the next run knows a
//! half-made one and may delete it; dropping it before it was published deletes it too.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::error::{Action, Error};

use super::leftover;
use super::place::Place;
use super::state::Stamp;

/// Marks a folder of ours that is not whole yet.
pub(super) const STAGING_MARK: &str = ".loket-staging";

/// The new site while it is made.
#[derive(Debug)]
pub(super) struct Staging {
    root: PathBuf,
    /// Folders that are known to be there, so that each is made once.
    folders: Mutex<HashSet<String>>,
    /// Whether the folder is still ours to delete.
    is_ours: bool,
}

impl Staging {
    /// Creates an empty staging folder.
    pub(super) fn create(place: &Place) -> Result<Staging, Error> {
        let pid = std::process::id();
        let mut root = place.sibling(&format!("tmp-{pid}"));
        let mut attempt = 0;
        // A leftover that holds stranded files keeps its name, and process numbers come again.
        while let Err(error) = fs::create_dir(&root) {
            if error.kind() != io::ErrorKind::AlreadyExists || attempt == 1000 {
                return Err(Error::io(Action::CreateFolder, root)(error));
            }
            attempt += 1;
            root = place.sibling(&format!("tmp-{pid}-{attempt}"));
        }
        let mark = root.join(STAGING_MARK);
        let staging = Staging { root, folders: Mutex::default(), is_ours: true };
        File::create_new(&mark).map_err(Error::io(Action::Write, mark))?;
        Ok(staging)
    }

    /// Gives the folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Creates a file, and its folder if need be; fails if the file is there already.
    pub(super) fn create_file(&self, path: &str) -> io::Result<File> {
        self.create_folder_of(path)?;
        OpenOptions::new().write(true).create_new(true).open(self.root.join(path))
    }

    /// Writes a whole file.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> io::Result<Stamp> {
        let mut file = self.create_file(path)?;
        file.write_all(bytes)?;
        Ok(Stamp::of(&file.metadata()?))
    }

    /// Gives the file `from` a second name here; where the file system cannot, copies it with its time.
    pub(super) fn link(&self, from: &Path, path: &str) -> io::Result<Stamp> {
        self.create_folder_of(path)?;
        let to = self.root.join(path);
        match fs::hard_link(from, &to) {
            Ok(()) => {}
            Err(error) if cannot_link(&error) => {
                let modified = fs::symlink_metadata(from)?.modified()?;
                fs::copy(from, &to)?;
                File::options().write(true).open(&to)?.set_modified(modified)?;
            }
            Err(error) => return Err(error),
        }
        let metadata = fs::symlink_metadata(&to)?;
        // It was a file when it was compared; by now somebody may have put a link or pipe in its place.
        if metadata.is_file() { Ok(Stamp::of(&metadata)) } else { Err(io::ErrorKind::InvalidInput.into()) }
    }

    /// Makes the folder of a file, once.
    fn create_folder_of(&self, path: &str) -> io::Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        // Held while the folder is made: whoever finds the name in the set finds the folder on the disk.
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if !folders.contains(folder) {
            fs::create_dir_all(self.root.join(folder))?;
            folders.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Declares the folder whole and brings it to the disk.
    ///
    /// Without this, a power cut soon after publishing can leave a site of empty files on ext4 and its
    /// like, for the exchange may reach the disk before the data does. It also brings to light errors
    /// that a network file system keeps until then. Measured at 20,000 new files of 8 KB (160 MB): 0.2 s of
    /// 1.4 s on ext4 on a fast disk, nothing on a RAM disk; 0.01 s when one file is new.
    pub(super) fn seal(&self) -> Result<(), Error> {
        let mark = self.root.join(STAGING_MARK);
        fs::remove_file(&mark).map_err(Error::io(Action::Remove, mark))?;
        let folder = File::open(&self.root).map_err(Error::io_at(Action::Read, &self.root))?;
        sync(&folder).map_err(Error::io_at(Action::Sync, &self.root))
    }

    /// Gives the folder up: it has become the output, or holds the old one.
    pub(super) fn published(mut self) {
        self.is_ours = false;
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.is_ours {
            // On a failing disk this fails as well; the next run tries again.
            let _ = leftover::remove_staging(&self.root);
        }
    }
}

/// Brings everything written to the disk: one call for all files, for one call a file costs minutes.
#[cfg(target_os = "linux")]
fn sync(folder: &File) -> io::Result<()> {
    rustix::fs::syncfs(folder).map_err(io::Error::from)
}

/// Brings everything written to the disk.
#[cfg(not(target_os = "linux"))]
fn sync(_folder: &File) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// Tells whether a hard link failed because the file system has none, or no more for this file.
pub(super) fn cannot_link(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported | io::ErrorKind::TooManyLinks
    )
}
