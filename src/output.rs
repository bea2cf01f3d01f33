//! Publishing: takes the bytes of every page and asset, and makes the output folder hold exactly them.
//!
//! The promise: after any fault, full disk or kill the output is wholly the old or wholly the new one.
//! The new site is put together in a staging folder beside the output (`staging`), unchanged files by
//! a second name for the old file, so that they keep their time and inode; then the two folders change
//! places in one step (`exchange`) and the old one is removed (`leftover`). A lock (`lock`) lets one
//! run publish at a time. Files that somebody else put into the output are carried over, never deleted;
//! if one stands where the site needs its place, nothing is published. `place` refuses folders where
//! publishing could lose anything.
//!
//! Beside `public/` there stand, while a run lasts, `.public.lock` and `.public.tmp-<pid>`, and always
//! `.public.state`: times and inodes, which must not be in the published bytes.
//!
//! What the exchange cannot spare the user: the output is a new folder after each publication, so a
//! process that stands in the old one (a container that mounts it, a server started inside) sees it emptied.
//!
//! Does not know what a page is. No other module writes to the output.

mod exchange;
mod leftover;
mod lock;
mod manifest;
mod past;
mod place;
mod staging;
mod state;
mod tree;

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest as _, Sha256};

use crate::error::{Action, Error};

use lock::Lock;
use manifest::{Digest, Listed, MANIFEST, MARK, MARK_TEXT, Manifest};
pub use past::Past;
use place::Place;
pub use place::SourceFolders;
use staging::{STAGING_MARK, Staging};
use state::{Stamp, State};
use tree::{ForeignKind, Survey};

/// Bytes read at a time when an asset is hashed or copied; bounds memory whatever the asset's size.
const CHUNK: usize = 128 * 1024;

/// One run's publication: begun, filled from any number of threads, committed.
///
/// Dropping it uncommitted leaves the output as it was and removes what was staged.
#[derive(Debug)]
pub struct Publication {
    place: Place,
    old: Old,
    files: Mutex<Vec<PutFile>>,
    trouble: Vec<Error>,
    staging: Staging,
    /// Last, so that it is let go last.
    lock: Lock,
}

/// What a publication did.
#[derive(Debug, Default)]
pub struct Report {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that kept their bytes, and with them their time.
    pub unchanged: usize,
    /// Files of the last publication that are gone.
    pub removed: usize,
    /// What others put into the output and still is there, sorted, from the output folder on.
    pub foreign: Vec<PathBuf>,
    /// What went wrong without harm to the published site: warnings.
    pub trouble: Vec<Error>,
}

/// The output as the last publication left it and others have since touched it.
#[derive(Debug, Default)]
struct Old {
    manifest: Manifest,
    manifest_text: String,
    state: Option<State>,
    survey: Survey,
}

#[derive(Debug)]
struct PutFile {
    listed: Listed,
    stamp: Stamp,
    is_written: bool,
}

impl Publication {
    /// Finds the output fit for publishing, locks it, ends what dead runs began, and looks through it.
    pub fn begin(output: &Path, source: SourceFolders<'_>) -> Result<Publication, Error> {
        let place = Place::find(output, source)?;
        fs::create_dir_all(place.parent()).map_err(Error::io_at(Action::CreateFolder, place.parent()))?;
        let lock = Lock::take(&place)?;
        let trouble = leftover::settle(&place)?;
        let old = Old::read(&place)?;
        let staging = Staging::create(&place)?;
        Ok(Publication { place, old, files: Mutex::default(), trouble, staging, lock })
    }

    /// Tells whether the output was made from exactly these inputs and nobody touched a file of it since.
    ///
    /// `input` must stand for everything that the bytes depend on: source, theme, options, today's date,
    /// and the program itself. Reads no file; compares sizes, times and inodes.
    pub fn unchanged(&self, input: &[u8; 32]) -> bool {
        let is_as_published = |(now, then): (&Option<Stamp>, &Stamp)| *now == Some(*then);
        self.old.state.as_ref().is_some_and(|state| {
            state.input == *input && self.old.survey.stamps.iter().zip(&state.stamps).all(is_as_published)
        })
    }

    /// Counts the files that the last publication made, our mark not counted.
    pub fn published(&self) -> usize {
        self.old.manifest.files().iter().filter(|file| file.path != MARK).count()
    }

    /// Gives the warnings about what earlier runs left, for a run that ends without a commit.
    pub fn trouble(&self) -> &[Error] {
        &self.trouble
    }

    /// Publishes `bytes` as the file `path` of the output.
    ///
    /// The path is relative, divided by `/`. May be called from many threads at once.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.put_own(manifest::checked(path)?, bytes)
    }

    /// Publishes a copy of the file `from` as the file `path` of the output.
    ///
    /// Always a copy: an editor that saves in place must not change the published site.
    pub fn put_file(&self, path: &str, from: &Path) -> Result<(), Error> {
        let path = manifest::checked(path)?;
        let unreadable = |error| Error::io_at(Action::Read, from)(error);
        let mut source = File::open(from).map_err(unreadable)?;
        let size = source.metadata().map_err(unreadable)?.len();
        if self.old.has_of_size(path, size) {
            let digest = read_through(&mut source, |_| Ok(())).map_err(|(error, _)| unreadable(error))?;
            if let Some(stamp) = self.old.has_same(&self.place, path, size, &digest) {
                self.note(path, digest, stamp, false);
                return Ok(());
            }
            source.rewind().map_err(unreadable)?;
        }
        let unwritable = |error| self.unwritable(path)(error);
        let mut target = self.staging.create_file(path).map_err(unwritable)?;
        // Hashed again while copied: the source may have changed in between.
        let digest = read_through(&mut source, |chunk| target.write_all(chunk))
            .map_err(|(error, is_reading)| if is_reading { unreadable(error) } else { unwritable(error) })?;
        let stamp = Stamp::of(&target.metadata().map_err(unwritable)?);
        self.note(path, digest, stamp, true);
        Ok(())
    }

    /// Publishes the file `path` as it was published last, if it is there and nobody touched it since; tells whether.
    ///
    /// For files whose name changes with their content: what bears the name is what would be made.
    pub fn keep(&self, path: &str) -> Result<bool, Error> {
        let path = manifest::checked(path)?;
        let known = self.old.manifest.position(path).and_then(|at| {
            let stamp = self.old.survey.stamps[at]?;
            let is_untouched = self.old.state.as_ref().is_some_and(|state| state.stamps[at] == stamp);
            is_untouched.then(|| (self.old.manifest.files()[at].digest, stamp))
        });
        if let Some((digest, stamp)) = known {
            self.note(path, digest, stamp, false);
        }
        Ok(known.is_some())
    }

    /// Gives a short name for all that was put so far: hexadecimal, the same for the same files.
    pub fn fingerprint(&self) -> String {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.sort_unstable_by(|a, b| a.listed.path.cmp(&b.listed.path));
        let mut all = Sha256::new();
        for file in files.iter() {
            all.update(&file.listed.path);
            all.update(file.listed.digest);
        }
        let mut name = format!("{:x}", all.finalize());
        name.truncate(16);
        name
    }

    /// Makes the output hold exactly what was put, beside what others have put there.
    ///
    /// After an error the output is as it was. `input` is what [`Publication::unchanged`] will be asked for.
    pub fn commit(self, input: [u8; 32]) -> Result<Report, Error> {
        self.put_own(MARK, MARK_TEXT)?;
        // Locals are dropped last first: whatever fails, the staging folder goes before the lock is let go.
        let _lock = self.lock;
        let (place, old, staging) = (self.place, self.old, self.staging);
        let mut files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_unstable_by(|a, b| a.listed.path.cmp(&b.listed.path));
        let manifest = Manifest::new(files.iter().map(|file| file.listed.clone()).collect())?;
        let manifest_text = manifest.to_text();
        let mut report = report(&files, &manifest, &old);
        report.trouble = self.trouble;

        let mut replaced = None;
        if files.iter().any(|file| file.is_written) || manifest_text != old.manifest_text {
            refuse_foreign_in_the_way(&place, &files, &manifest, &old.survey)?;
            link_unchanged(&place, &staging, &mut files)?;
            carry_foreign(&place, &staging, &manifest, &old.survey)?;
            staging
                .write(MANIFEST, manifest_text.as_bytes())
                .map_err(Error::io(Action::Write, place.shown.join(MANIFEST)))?;
            keep_mode(&place, &staging)?;
            staging.seal()?;
            replaced = exchange::publish(staging.root(), &place)?;
            staging.published();
        }
        // The site is published: what fails from here on is a warning.
        let state = State {
            input,
            manifest: Sha256::digest(&manifest_text).into(),
            stamps: files.iter().map(|file| file.stamp).collect(),
        };
        if old.state.as_ref() != Some(&state) {
            let written = state.write(&place.sibling("state"), &place.sibling("state-draft"));
            report.trouble.extend(written.err());
        }
        match replaced.map(|replaced| leftover::clear(&replaced, &old.manifest, &place)) {
            Some(Ok(stranded)) => report.trouble.extend(stranded),
            Some(Err(error)) => report.trouble.push(error),
            None => {}
        }
        Ok(report)
    }

    /// Publishes a file whose path need not be checked.
    fn put_own(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let digest = Sha256::digest(bytes).into();
        if let Some(stamp) = self.old.has_same(&self.place, path, bytes.len() as u64, &digest) {
            self.note(path, digest, stamp, false);
        } else {
            let stamp = self.staging.write(path, bytes).map_err(self.unwritable(path))?;
            self.note(path, digest, stamp, true);
        }
        Ok(())
    }

    fn note(&self, path: &str, digest: Digest, stamp: Stamp, is_written: bool) {
        let listed = Listed { path: path.to_owned(), digest };
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.push(PutFile { listed, stamp, is_written });
    }

    fn unwritable(&self, path: &str) -> impl FnOnce(io::Error) -> Error {
        move |error| match error.kind() {
            io::ErrorKind::AlreadyExists => Error::PathTaken { path: path.to_owned() },
            _ => Error::io(Action::Write, self.place.shown.join(path))(error),
        }
    }
}

impl Old {
    fn read(place: &Place) -> Result<Old, Error> {
        if place::metadata_if_any(&place.output).map_err(Error::io(Action::Read, &place.shown))?.is_none() {
            return Ok(Old::default());
        }
        let manifest_text = match fs::read(place.output.join(MANIFEST)) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Error::io(Action::Read, place.shown.join(MANIFEST))(error)),
        };
        let manifest = Manifest::parse(&manifest_text);
        let survey = Survey::of(&place.output, &place.shown, &manifest)?;
        let digest: Digest = Sha256::digest(&manifest_text).into();
        let state = State::read(&place.sibling("state"))
            .filter(|state| state.manifest == digest && state.stamps.len() == manifest.files().len());
        Ok(Old { manifest, manifest_text, state, survey })
    }

    /// Tells whether a plain file of this size, listed or foreign, stands at `path`.
    fn has_of_size(&self, path: &str, size: u64) -> bool {
        match self.manifest.position(path) {
            Some(at) => self.survey.stamps[at].is_some_and(|stamp| stamp.size == size),
            None => self.survey.foreign_file(path).is_some(),
        }
    }

    /// Gives the stamp of the file at `path` if it holds exactly these bytes.
    ///
    /// A file that nobody touched since we wrote it is known by its stamp; any other is read.
    fn has_same(&self, place: &Place, path: &str, size: u64, digest: &Digest) -> Option<Stamp> {
        let file = place.output.join(path);
        let Some(at) = self.manifest.position(path) else {
            // Somebody's file that happens to be what we would write becomes ours.
            self.survey.foreign_file(path)?;
            let stamp = Stamp::of(&fs::symlink_metadata(&file).ok()?);
            return (stamp.size == size && holds(&file, digest)).then_some(stamp);
        };
        let stamp = self.survey.stamps[at].filter(|stamp| stamp.size == size)?;
        let is_untouched = self.state.as_ref().is_some_and(|state| state.stamps[at] == stamp);
        let is_same =
            if is_untouched { self.manifest.files()[at].digest == *digest } else { holds(&file, digest) };
        is_same.then_some(stamp)
    }
}

fn report(files: &[PutFile], manifest: &Manifest, old: &Old) -> Report {
    let counted = || files.iter().filter(|file| file.listed.path != MARK);
    let is_gone = |at: &usize| {
        let path = &old.manifest.files()[*at].path;
        path != MARK && old.survey.stamps[*at].is_some() && manifest.position(path).is_none()
    };
    let is_kept = |path: &Path| path.to_str().is_none_or(|path| manifest.position(path).is_none());
    Report {
        written: counted().filter(|file| file.is_written).count(),
        unchanged: counted().filter(|file| !file.is_written).count(),
        removed: (0..old.manifest.files().len()).filter(is_gone).count(),
        foreign: old.survey.foreign.iter().map(|it| it.path.clone()).filter(|path| is_kept(path)).collect(),
        trouble: Vec::new(),
    }
}

/// Refuses to publish where somebody's file or folder has the place of one of ours.
fn refuse_foreign_in_the_way(
    place: &Place,
    files: &[PutFile],
    manifest: &Manifest,
    survey: &Survey,
) -> Result<(), Error> {
    let is_taken = |path: &Path| {
        let at = path.to_str().and_then(|path| manifest.position(path));
        at.is_some_and(|at| files[at].is_written) || [MANIFEST, STAGING_MARK].map(Path::new).contains(&path)
    };
    let is_in_the_way = |foreign: &tree::Foreign| {
        let is_folder = foreign.kind == ForeignKind::EmptyFolder;
        foreign.path.ancestors().any(is_taken)
            || !is_folder && foreign.path.to_str().is_some_and(|path| manifest.has_below(path))
    };
    let paths: Vec<PathBuf> = survey
        .foreign
        .iter()
        .filter(|foreign| is_in_the_way(foreign))
        .map(|foreign| place.shown.join(&foreign.path))
        .collect();
    if paths.is_empty() { Ok(()) } else { Err(Error::ForeignInTheWay { paths }) }
}

/// Gives every unchanged file its second name in the staging folder.
fn link_unchanged(place: &Place, staging: &Staging, files: &mut [PutFile]) -> Result<(), Error> {
    for file in files.iter_mut().filter(|file| !file.is_written) {
        let path = &file.listed.path;
        let shown = || place.shown.join(path);
        let stamp = match staging.link(&place.output.join(path), path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::OutputChanged { path: shown() });
            }
            // A mount of the same file system is not seen before.
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                return Err(Error::OutputIsMountPoint { path: place.shown.clone() });
            }
            linked => linked.map_err(Error::io(Action::Link, shown()))?,
        };
        // Somebody may have touched it since it was compared; then its bytes decide.
        if stamp != file.stamp && !holds(&staging.root().join(path), &file.listed.digest) {
            return Err(Error::OutputChanged { path: shown() });
        }
        file.stamp = stamp;
    }
    Ok(())
}

/// Takes everything that others put into the output along.
fn carry_foreign(
    place: &Place,
    staging: &Staging,
    manifest: &Manifest,
    survey: &Survey,
) -> Result<(), Error> {
    for foreign in &survey.foreign {
        if foreign.path.to_str().is_some_and(|path| manifest.position(path).is_some()) {
            continue;
        }
        let (from, to) = (place.output.join(&foreign.path), staging.root().join(&foreign.path));
        let folder = if foreign.kind == ForeignKind::EmptyFolder { Some(&*to) } else { to.parent() };
        if let Some(folder) = folder {
            fs::create_dir_all(folder)
                .map_err(Error::io(Action::CreateFolder, place.shown.join(&foreign.path)))?;
        }
        if foreign.kind != ForeignKind::EmptyFolder {
            match fs::hard_link(from, to) {
                // Where there are no links, and if it was deleted meanwhile: what is left in the old
                // folder is moved over after the exchange.
                Err(error) if staging::cannot_link(&error) || error.kind() == io::ErrorKind::NotFound => {}
                linked => linked.map_err(Error::io(Action::Link, place.shown.join(&foreign.path)))?,
            }
        }
    }
    Ok(())
}

/// Gives the new folder the rights that somebody gave the old one.
fn keep_mode(place: &Place, staging: &Staging) -> Result<(), Error> {
    match fs::metadata(&place.output) {
        Ok(metadata) => fs::set_permissions(staging.root(), metadata.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
    .map_err(Error::io_at(Action::Write, &place.shown))
}

/// Tells whether a file holds the bytes of this digest; one that cannot be read does not.
fn holds(file: &Path, digest: &Digest) -> bool {
    File::open(file)
        .is_ok_and(|mut file| read_through(&mut file, |_| Ok(())).is_ok_and(|found| found == *digest))
}

/// Hashes a file while handing on its bytes; an error says whether it came from reading.
fn read_through(
    file: &mut File,
    mut hand_on: impl FnMut(&[u8]) -> io::Result<()>,
) -> Result<Digest, (io::Error, bool)> {
    let mut hash = Sha256::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk) {
            Ok(0) => return Ok(hash.finalize().into()),
            Ok(length) => {
                hash.update(&chunk[..length]);
                hand_on(&chunk[..length]).map_err(|error| (error, false))?;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err((error, true)),
        }
    }
}
