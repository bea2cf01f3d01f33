//! Paths with a promise: where a file stands in the site, and where its output goes.
//!
//! [`SourcePath`] is relative to the site's root, [`OutputPath`] to the output folder.
//! Both use `/`, are in Unicode form NFC and never leave their root. Nothing here touches
//! the disk; `walk` remembers the name that the disk uses.

use std::fmt::{self, Write};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// The endings of files that are read as pages; those of other generators beside our own.
pub const PAGE_ENDINGS: [&str; 3] = ["md", "markdown", "mdx"];

/// Names a file of the site, relative to its root: `content/panduan/ktp.md`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Makes a path from text; `\` is read as `/`, the form becomes NFC, `.` and empty parts go.
    pub fn new(text: &str) -> SourcePath {
        // Nearly all paths are plain ASCII in their final form already; 10,000 pages ask often.
        let is_final = |part: &str| !part.is_empty() && part != ".";
        if text.is_ascii() && !text.contains('\\') && text.split('/').all(is_final) {
            return SourcePath(text.into());
        }
        let parts: Vec<String> = text
            .split(['/', '\\'])
            .filter(|part| !part.is_empty() && *part != ".")
            .map(|part| part.nfc().collect())
            .collect();
        SourcePath(parts.join("/").into())
    }

    /// Gives the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the part after the last `/`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// Gives the part before the last `/`, empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Gives the lower-case ending without its dot, empty if there is none.
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or(String::new(), |(_, end)| end.to_lowercase())
    }

    /// Tells whether the file is read as a page.
    pub fn is_page(&self) -> bool {
        PAGE_ENDINGS.contains(&self.extension().as_str())
    }

    /// Follows a relative address from this file's folder; `None` if it leaves the root.
    pub fn join(&self, relative: &str) -> Option<SourcePath> {
        let mut joined = String::with_capacity(self.0.len() + relative.len());
        joined.push_str(self.folder());
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." if joined.is_empty() => return None,
                ".." => joined.truncate(joined.rfind('/').unwrap_or_default()),
                _ => {
                    if !joined.is_empty() {
                        joined.push('/');
                    }
                    joined.push_str(part);
                }
            }
        }
        Some(SourcePath::new(&joined))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Names a file of the output, relative to its folder: `panduan/ktp.html`.
///
/// Every part is portable: no `..`, no name that Windows keeps for itself, no character
/// that a file system or a web host cannot keep, no dot or blank at its end.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// Checks a path and takes it in Unicode form NFC; `None` if it is not portable.
    pub fn new(text: &str) -> Option<OutputPath> {
        let path: String = if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
        let good = path.len() <= MAX_PATH_BYTES && path.split('/').all(is_portable);
        good.then(|| OutputPath(path.into()))
    }

    /// Gives the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the relative address of `target` as seen from this file, naming the file: `../panduan/ktp.html`.
    pub fn relative(&self, target: &OutputPath) -> String {
        let from: Vec<&str> = self.0.split('/').collect();
        let to: Vec<&str> = target.0.split('/').collect();
        let from_folders = from.len().saturating_sub(1);
        let to_folders = to.len().saturating_sub(1);
        let shared = from
            .iter()
            .take(from_folders)
            .zip(to.iter().take(to_folders))
            .take_while(|(a, b)| a == b)
            .count();
        let mut address = "../".repeat(from_folders - shared);
        for (index, part) in to.iter().skip(shared).enumerate() {
            if index > 0 {
                address.push('/');
            }
            push_encoded(part, &mut address);
        }
        address
    }

    /// Gives the path as part of an address, percent-encoded where it must be.
    pub fn encoded(&self) -> String {
        if self.0.bytes().all(|byte| byte == b'/' || is_unreserved(byte)) {
            return self.0.to_string();
        }
        let mut address = String::with_capacity(self.0.len());
        for (index, part) in self.0.split('/').enumerate() {
            if index > 0 {
                address.push('/');
            }
            push_encoded(part, &mut address);
        }
        address
    }

    /// Gives the way from this file up to the output's root: `../../` or nothing.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Adds a part of a path, percent-encoding all but RFC 3986's unreserved characters.
fn push_encoded(part: &str, address: &mut String) {
    if part.bytes().all(is_unreserved) {
        address.push_str(part);
        return;
    }
    for byte in part.bytes() {
        if is_unreserved(byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
}

/// Tells whether a byte stands for itself in an address.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Longest path that common hosts and Windows shares still keep, in bytes.
const MAX_PATH_BYTES: usize = 400;

/// Longest name that common file systems keep, in bytes.
const MAX_NAME_BYTES: usize = 200;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICE_NAMES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Tells whether one part of a path can stand on any file system and web host.
pub fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    !name.is_empty()
        && name.len() <= MAX_NAME_BYTES
        && name != "."
        && name != ".."
        && !name.ends_with(['.', ' '])
        && !name.starts_with(' ')
        && !DEVICE_NAMES.iter().any(|device| stem.eq_ignore_ascii_case(device))
        && !name.contains(|c: char| c.is_control() || "<>:\"/\\|?*".contains(c))
}
