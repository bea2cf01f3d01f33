//! Folders beside the output that are to go: old outputs after an exchange, and what dead runs left.
//!
//! Deletes by right only: a half-made staging folder whole; an old output file by file, as its manifest
//! names them. Whatever else is found in one is moved into the present output, or stays where it is.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::error::{Action, Error};

use super::exchange;
use super::manifest::{MANIFEST, MARK, Manifest};
use super::place::{Place, metadata_if_any};
use super::staging::STAGING_MARK;

/// Ends what dead runs began. Only for the holder of the lock: then every run that left something is dead.
pub(super) fn settle(place: &Place) -> Result<Vec<Error>, Error> {
    exchange::undo_half(place)?;
    let mut trouble = Vec::new();
    let prefix = place.prefix();
    for entry in fs::read_dir(place.parent()).map_err(Error::io_at(Action::Read, place.parent()))? {
        let entry = entry.map_err(Error::io_at(Action::Read, place.parent()))?;
        let name = entry.file_name();
        let Some(ending) = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes()) else { continue };
        let path = entry.path();
        if ending == exchange::OLD.as_bytes() || ending.starts_with(b"tmp-") {
            trouble.extend(remove(&path, place)?);
        }
    }
    Ok(trouble)
}

/// Removes one leftover folder; whatever has no mark of ours is left alone.
fn remove(leftover: &Path, place: &Place) -> Result<Vec<Error>, Error> {
    let failed = |error| Error::io_at(Action::Read, leftover)(error);
    if !fs::symlink_metadata(leftover).map_err(failed)?.is_dir() {
        return Ok(Vec::new());
    }
    if metadata_if_any(&leftover.join(STAGING_MARK)).map_err(failed)?.is_some() {
        remove_staging(leftover).map_err(Error::io_at(Action::Remove, leftover))?;
    } else if metadata_if_any(&leftover.join(MARK)).map_err(failed)?.is_some() {
        let manifest = match fs::read_to_string(leftover.join(MANIFEST)) {
            Ok(text) => Manifest::parse(&text),
            // No manifest gives no right: everything is carried over.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Manifest::default(),
            Err(error) => return Err(failed(error)),
        };
        return clear(leftover, &manifest, place);
    } else {
        // A run may have died between making the folder and marking it. Not empty: not ours.
        let _ = fs::remove_dir(leftover);
    }
    Ok(Vec::new())
}

/// Deletes a staging folder whole. Its mark goes last, so that a kill on the way leaves it marked.
pub(super) fn remove_staging(root: &Path) -> io::Result<()> {
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != STAGING_MARK {
            fs::remove_file(entry.path())?;
        }
    }
    match fs::remove_file(root.join(STAGING_MARK)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::remove_dir(root)
}

/// Deletes from an old output what `manifest` names, and what the present output holds as the very same
/// file; moves the rest into the present output. Gives what could not be moved and so stays.
pub(super) fn clear(old: &Path, manifest: &Manifest, place: &Place) -> Result<Vec<Error>, Error> {
    let mut stranded = Vec::new();
    let failed = |error| Error::io_at(Action::Remove, old)(error);
    if !fs::symlink_metadata(old).map_err(failed)?.is_dir() {
        stranded.push(Error::Stranded { path: place.shown.clone(), kept_at: old.to_path_buf() });
        return Ok(stranded);
    }
    let clearing = Clearing { old, manifest, place };
    clearing.visit(Path::new(""), &mut stranded).map_err(failed)?;
    if stranded.is_empty() {
        // The manifest and the mark go last: until then a kill leaves a folder that the next run knows.
        for name in [MANIFEST, MARK] {
            match fs::remove_file(old.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
                _ => {}
            }
        }
        fs::remove_dir(old).map_err(failed)?;
    }
    Ok(stranded)
}

struct Clearing<'a> {
    old: &'a Path,
    manifest: &'a Manifest,
    place: &'a Place,
}

impl Clearing<'_> {
    fn visit(&self, inside: &Path, stranded: &mut Vec<Error>) -> io::Result<()> {
        let folder = self.old.join(inside);
        let at_top = inside.as_os_str().is_empty();
        let mut is_empty = true;
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            is_empty = false;
            let file_type = entry.file_type()?;
            let path = inside.join(entry.file_name());
            if file_type.is_dir() {
                self.visit(&path, stranded)?;
                continue;
            }
            if at_top && (path == Path::new(MARK) || path == Path::new(MANIFEST)) {
                continue;
            }
            let is_listed = path.to_str().is_some_and(|path| self.manifest.position(path).is_some());
            if (file_type.is_file() && is_listed) || self.is_carried(&entry, &path)? {
                fs::remove_file(entry.path())?;
            } else if !self.carry(&path)? {
                let kept_at = self.old.join(&path);
                stranded.push(Error::Stranded { path: self.place.shown.join(&path), kept_at });
            }
        }
        if at_top {
            return Ok(());
        }
        if is_empty && !inside.to_str().is_some_and(|inside| self.manifest.has_below(inside)) {
            // Somebody's empty folder: nothing is lost if it cannot be made again.
            let _ = make_folder(&self.place.output, inside);
        }
        match fs::remove_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => Err(error),
            _ => Ok(()),
        }
    }

    /// Tells whether the present output has the very same file under this name.
    fn is_carried(&self, entry: &fs::DirEntry, path: &Path) -> io::Result<bool> {
        let here = entry.metadata()?;
        let there = metadata_if_any(&self.place.output.join(path)).ok().flatten();
        Ok(there.is_some_and(|there| there.ino() == here.ino() && there.dev() == here.dev()))
    }

    /// Moves a file into the present output, if its name is free there.
    fn carry(&self, path: &Path) -> io::Result<bool> {
        let (from, to) = (self.old.join(path), self.place.output.join(path));
        let Some(folder) = path.parent() else { return Ok(false) };
        if make_folder(&self.place.output, folder).is_err() {
            return Ok(false);
        }
        // A link never replaces what is there; a rename would.
        match fs::hard_link(&from, &to) {
            Ok(()) => fs::remove_file(&from).map(|()| true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(_) if metadata_if_any(&to)?.is_none() => fs::rename(&from, &to).map(|()| true),
            Err(error) => Err(error),
        }
    }
}

/// Makes a folder below `root`, which must be there; refuses to go through a link.
fn make_folder(root: &Path, inside: &Path) -> io::Result<()> {
    let mut path = root.to_path_buf();
    let mut names = inside.components();
    loop {
        match metadata_if_any(&path)? {
            Some(metadata) if metadata.is_dir() => {}
            None if path != root => fs::create_dir(&path)?,
            _ => return Err(io::ErrorKind::NotADirectory.into()),
        }
        match names.next() {
            Some(name) => path.push(name),
            None => return Ok(()),
        }
    }
}
