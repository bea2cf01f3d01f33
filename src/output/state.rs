//! What we remember about the last publication beside the output folder: from which inputs it was made,
//! and the size, time and inode of each file, so that an untouched file need not be read again.
//!
//! It stands outside the published folder because times and inodes differ from machine to machine and
//! the published bytes must not. Losing it costs time, never correctness: files are then compared by content.

use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::error::{Action, Error};

use super::manifest::{Digest, parse_hex, push_hex};

/// First line; another version of the program may publish other bytes for the same inputs.
const HEAD: &str = concat!("loket state 1 ", env!("CARGO_PKG_VERSION"));

/// Tells whether a file was touched, without reading it. The inode catches a file that was put in the
/// place of ours with its size and time copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) size: u64,
    pub(super) modified_ns: i128,
    pub(super) inode: u64,
}

impl Stamp {
    /// Takes the stamp of a file from its metadata.
    pub(super) fn of(metadata: &Metadata) -> Stamp {
        Stamp {
            size: metadata.len(),
            modified_ns: i128::from(metadata.mtime()) * 1_000_000_000 + i128::from(metadata.mtime_nsec()),
            inode: metadata.ino(),
        }
    }
}

/// The last publication: what it was made from, which manifest it has, and a stamp for each listed file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) input: Digest,
    pub(super) manifest: Digest,
    /// In the order of the manifest.
    pub(super) stamps: Vec<Stamp>,
}

impl State {
    /// Reads the state, if there is one and it is whole.
    pub(super) fn read(path: &Path) -> Option<State> {
        State::parse(&fs::read_to_string(path).ok()?)
    }

    /// Writes the state in one step, by way of `draft`.
    pub(super) fn write(&self, path: &Path, draft: &Path) -> Result<(), Error> {
        fs::write(draft, self.to_text())
            .and_then(|()| fs::rename(draft, path))
            .inspect_err(|_| drop(fs::remove_file(draft)))
            .map_err(Error::io_at(Action::Write, path))
    }

    fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for digest in [&self.input, &self.manifest] {
            push_hex(&mut text, digest);
            text.push('\n');
        }
        for stamp in &self.stamps {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {} {}", stamp.size, stamp.modified_ns, stamp.inode);
        }
        text.push_str("end\n");
        text
    }

    fn parse(text: &str) -> Option<State> {
        let mut lines = text.strip_suffix("end\n")?.lines();
        if lines.next()? != HEAD {
            return None;
        }
        let input = parse_hex(lines.next()?)?;
        let manifest = parse_hex(lines.next()?)?;
        let stamps = lines.map(parse_stamp).collect::<Option<Vec<Stamp>>>()?;
        Some(State { input, manifest, stamps })
    }
}

fn parse_stamp(line: &str) -> Option<Stamp> {
    let mut numbers = line.split(' ');
    let stamp = Stamp {
        size: numbers.next()?.parse().ok()?,
        modified_ns: numbers.next()?.parse().ok()?,
        inode: numbers.next()?.parse().ok()?,
    };
    numbers.next().is_none().then_some(stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_nothing_less() {
        let stamp = Stamp { size: 1, modified_ns: -5, inode: 7 };
        let state = State { input: [1; 32], manifest: [2; 32], stamps: vec![stamp, stamp] };
        let text = state.to_text();
        assert_eq!(State::parse(&text), Some(state));
        for end in 0..text.len() {
            assert_eq!(State::parse(&text[..end]), None);
        }
    }
}
