//! Putting the new folder in the place of the old one.
//!
//! On Linux and macOS in one step of the file system: at every moment the output is wholly the old or
//! wholly the new one. Where the file system cannot, in two renames; a kill between them leaves no output
//! until the next run, which puts the old one back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Action, Error};

use super::manifest::MARK;
use super::place::{Place, metadata_if_any};

/// Ends the name of the old output while it is out of its place.
pub(super) const OLD: &str = "old";

/// Publishes the folder `new`, and tells where the old output is now, if there was one.
pub(super) fn publish(new: &Path, place: &Place) -> Result<Option<PathBuf>, Error> {
    let failed = |error: io::Error| match error.kind() {
        // A mount of the same file system is not seen before.
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
            Error::OutputIsMountPoint { path: place.shown.clone() }
        }
        _ => Error::io_at(Action::Exchange, &place.shown)(error),
    };
    if metadata_if_any(&place.output).map_err(failed)?.is_none() {
        fs::rename(new, &place.output).map_err(failed)?;
        return Ok(None);
    }
    match in_one_step(new, &place.output) {
        Ok(()) => Ok(Some(new.to_path_buf())),
        Err(error) if is_missing(&error) => in_two_steps(new, place).map(Some).map_err(failed),
        Err(error) => Err(failed(error)),
    }
}

/// Puts back the old output if a run died between the two renames.
pub(super) fn undo_half(place: &Place) -> Result<(), Error> {
    let failed = |error| Error::io_at(Action::Exchange, &place.shown)(error);
    let old = place.sibling(OLD);
    let is_missing = metadata_if_any(&place.output).map_err(failed)?.is_none();
    if is_missing && metadata_if_any(&old.join(MARK)).map_err(failed)?.is_some() {
        fs::rename(&old, &place.output).map_err(failed)?;
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn in_one_step(new: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, output, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn in_one_step(_new: &Path, _output: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Tells whether the file system or the kernel has no exchange.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn in_two_steps(new: &Path, place: &Place) -> io::Result<PathBuf> {
    let old = place.sibling(OLD);
    fs::rename(&place.output, &old)?;
    if let Err(error) = fs::rename(new, &place.output) {
        fs::rename(&old, &place.output)?;
        return Err(error);
    }
    // The name is needed again by the next run, even if somebody's files stay in this folder.
    fs::rename(&old, new)?;
    Ok(new.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::super::place::SourceFolders;
    use super::*;

    fn place(root: &Path) -> Place {
        Place::find(&root.join("public"), SourceFolders { root, folders: &[] }).unwrap()
    }

    #[test]
    fn two_steps_do_what_one_does() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let new = root.join("new");
        fs::create_dir(&new).unwrap();
        fs::write(new.join("page"), "new").unwrap();
        fs::create_dir(root.join("public")).unwrap();
        fs::write(root.join("public/page"), "old").unwrap();
        fs::write(root.join("public").join(MARK), "").unwrap();

        let old = in_two_steps(&new, &place(root)).unwrap();
        assert_eq!(fs::read_to_string(root.join("public/page")).unwrap(), "new");
        assert_eq!(fs::read_to_string(old.join("page")).unwrap(), "old");
    }

    #[test]
    fn two_steps_put_the_old_back_when_the_new_does_not_come() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("public")).unwrap();
        fs::write(root.join("public").join(MARK), "old").unwrap();

        in_two_steps(&root.join("nowhere"), &place(root)).unwrap_err();
        assert_eq!(fs::read_to_string(root.join("public").join(MARK)).unwrap(), "old");
    }

    #[test]
    fn a_half_done_exchange_is_undone() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let place = place(root);
        fs::create_dir(place.sibling(OLD)).unwrap();
        fs::write(place.sibling(OLD).join(MARK), "old").unwrap();

        undo_half(&place).unwrap();
        assert_eq!(fs::read_to_string(root.join("public").join(MARK)).unwrap(), "old");
    }
}
