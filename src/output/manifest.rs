//! The manifest: which files the output folder holds, and the SHA-256 of each.
//!
//! It is published with the site, in the format that `sha256sum -c` reads, sorted by path, and so the
//! same for the same site everywhere. It is also what gives us the right to delete a file later.
//! Does not touch the disk.

use std::fmt::Write;

use crate::error::Error;

/// Marks a folder as made by us. Published, so that a copy of the site is still known as ours.
pub(super) const MARK: &str = ".loket-output";
/// What the mark says, to whoever finds it.
pub(super) const MARK_TEXT: &[u8] = b"loket output 1\n\
    This folder is written by loket. The files that manifest.sha256 names are replaced at each build;\n\
    other files are left alone.\n";
/// Names the manifest. It cannot list itself.
pub(super) const MANIFEST: &str = "manifest.sha256";
/// Names that begin so at the top of the output are kept for us.
const RESERVED_PREFIX: &str = ".loket-";
/// The longest path we write or believe, in bytes; Linux takes no path above 4096 with the folder before it.
const LONGEST_PATH: usize = 2048;

/// A SHA-256.
pub(super) type Digest = [u8; 32];

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) path: String,
    pub(super) digest: Digest,
}

/// The published files, sorted by path, each path once.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: Vec<Listed>,
}

impl Manifest {
    /// Sorts the files; fails if two have the same path.
    pub(super) fn new(mut files: Vec<Listed>) -> Result<Manifest, Error> {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        match files.windows(2).find(|pair| pair[0].path == pair[1].path) {
            Some(pair) => Err(Error::PathTaken { path: pair[0].path.clone() }),
            None => Ok(Manifest { files }),
        }
    }

    /// Reads a manifest that may have been edited: a line that we would not have written gives no right
    /// to the file it names, and is passed over.
    pub(super) fn parse(text: &str) -> Manifest {
        let mut files: Vec<Listed> = text.lines().filter_map(parse_line).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        Manifest { files }
    }

    /// Writes the manifest in the format of `sha256sum`.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.files.len() * 100);
        for file in &self.files {
            push_hex(&mut text, &file.digest);
            text.push_str("  ");
            text.push_str(&file.path);
            text.push('\n');
        }
        text
    }

    /// Lists the files, sorted by path.
    pub(super) fn files(&self) -> &[Listed] {
        &self.files
    }

    /// Finds a file's place in the list.
    pub(super) fn position(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()
    }

    /// Tells whether the list has a file below the folder `path`.
    pub(super) fn has_below(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        let next = self.files.partition_point(|file| *file.path < *folder);
        self.files.get(next).is_some_and(|file| file.path.starts_with(&folder))
    }
}

/// Refuses a path that would not stay inside the output, is not portable, or is ours.
///
/// Takes the place of `source::path::OutputPath` until callers hand that over; this is the only check.
pub(super) fn checked(path: &str) -> Result<&str, Error> {
    if is_inside(path) && path != MANIFEST && !path.starts_with(RESERVED_PREFIX) {
        Ok(path)
    } else {
        Err(Error::BadOutputPath { path: path.to_owned() })
    }
}

/// Tells whether a path names something inside the output and reads the same everywhere.
fn is_inside(path: &str) -> bool {
    // Backslashes and control characters would also need quoting in the manifest.
    path.len() <= LONGEST_PATH
        && !path.chars().any(|letter| letter.is_control() || letter == '\\')
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

fn parse_line(line: &str) -> Option<Listed> {
    let (hex, path) = line.split_once("  ")?;
    let believed = path == MARK || checked(path).is_ok();
    believed.then_some(())?;
    Some(Listed { path: path.to_owned(), digest: parse_hex(hex)? })
}

/// Appends a digest in hexadecimal.
pub(super) fn push_hex(text: &mut String, digest: &Digest) {
    for byte in digest {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
}

/// Reads a digest in hexadecimal.
pub(super) fn parse_hex(hex: &str) -> Option<Digest> {
    let mut digest = Digest::default();
    let pairs = hex.as_bytes().chunks(2);
    if pairs.len() != digest.len() || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in digest.iter_mut().zip(pairs) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(path: &str, byte: u8) -> Listed {
        Listed { path: path.to_owned(), digest: [byte; 32] }
    }

    #[test]
    fn reads_what_it_writes_sorted() {
        let manifest = Manifest::new(vec![listed("b/c.html", 0xab), listed("a.html", 1)]).unwrap();
        let text = manifest.to_text();
        assert!(text.starts_with("0101"));
        assert!(text.ends_with("abab  b/c.html\n"));
        assert_eq!(Manifest::parse(&text), manifest);
    }

    #[test]
    fn refuses_a_path_twice() {
        assert!(matches!(
            Manifest::new(vec![listed("a", 1), listed("b", 1), listed("a", 1)]),
            Err(Error::PathTaken { path }) if path == "a"
        ));
    }

    #[test]
    fn believes_no_line_that_leads_outside() {
        let hex = "ab".repeat(32);
        let text =
            format!("{hex}  ../a\n{hex}  /etc/x\n{hex}  a//b\nshort  a\n{hex}  ok\n{hex}  manifest.sha256\n");
        let manifest = Manifest::parse(&text);
        assert_eq!(manifest.files().iter().map(|file| &*file.path).collect::<Vec<_>>(), ["ok"]);
    }

    #[test]
    fn refuses_paths_that_escape_or_are_ours() {
        for bad in [
            "",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "a/./b",
            "a\\b",
            "a\nb",
            ".loket-output",
            ".loket-x/a",
            "manifest.sha256",
        ] {
            assert!(matches!(checked(bad), Err(Error::BadOutputPath { .. })), "{bad:?}");
        }
        for good in ["a", "a/b.html", "a/..b", "panduan/manifest.sha256", ".well-known/security.txt"] {
            assert_eq!(checked(good).unwrap(), good);
        }
    }

    #[test]
    fn knows_what_is_below_a_folder() {
        let manifest = Manifest::new(vec![listed("a-b", 1), listed("a/b", 1), listed("ab", 1)]).unwrap();
        assert!(manifest.has_below("a"));
        assert!(!manifest.has_below("ab"));
        assert!(!manifest.has_below("a/b"));
    }
}
