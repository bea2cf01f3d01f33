//! The one reader of the site: walks its folders, reads and hashes its files.
//!
//! In: the site's root folder. Out: a [`SourceTree`] of [`SourceFile`]s in the order of
//! their paths, and findings about files that cannot be read as text or must not be
//! published. Nobody else opens a file of the site.

pub mod path;

use std::path::PathBuf;
use std::sync::Arc;

use path::SourcePath;

/// A text file of the site.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it stands.
    pub path: SourcePath,
    /// Its text, without a byte order mark; line ends as written.
    pub text: Arc<str>,
    /// xxh3 hash of its bytes; for noticing change, not for safety.
    pub hash: u128,
}

/// A file that is published as it is, and read only when it is written.
#[derive(Debug, Clone)]
pub struct AssetFile {
    /// Where it stands in the site.
    pub path: SourcePath,
    /// Where it stands on the disk, in the form that the disk uses.
    pub disk: PathBuf,
    /// Its size in bytes.
    pub size: u64,
}
