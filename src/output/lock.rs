//! The lock beside the output folder: one publication at a time.
//!
//! The lock is the system's (`flock`), so it ends with its process however that ends; the file is
//! only what the lock hangs on and holds the process number for the message to others.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use rustix::fs::FlockOperation;

use crate::error::{Action, Error};

use super::place::{Place, metadata_if_any};

/// Holds the place until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// The lock lives as long as this is open.
    file: File,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub(super) fn take(place: &Place) -> Result<Lock, Error> {
        let path = place.sibling("lock");
        let failed = |error: io::Error| Error::io_at(Action::Lock, &path)(error);
        loop {
            let mut file = OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(failed)?;
            match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => {}
                Err(rustix::io::Errno::WOULDBLOCK) => {
                    let mut text = String::new();
                    // Whoever holds it may not have written yet: then there is no number to name.
                    let pid = file.read_to_string(&mut text).ok().and_then(|_| text.trim().parse().ok());
                    return Err(Error::Locked { path: place.shown.clone(), pid });
                }
                Err(error) => return Err(failed(error.into())),
            }
            // The last holder removes the file; if that happened between our opening and locking,
            // we hold a lock on a file that nobody else can find.
            let ours = file.metadata().map_err(failed)?;
            let there = metadata_if_any(&path).map_err(failed)?;
            if there.is_some_and(|there| there.ino() == ours.ino() && there.dev() == ours.dev()) {
                let mut lock = Lock { path: path.clone(), file };
                lock.file.set_len(0).map_err(failed)?;
                writeln!(lock.file, "{}", std::process::id()).map_err(failed)?;
                return Ok(lock);
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Still locked here. A file that stays behind does no harm.
        let _ = fs::remove_file(&self.path);
    }
}
