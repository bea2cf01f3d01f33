//! Reads again what has changed on the disk, and understands it, each file alone.
//!
//! In: where a site is, what is known of it, and where to look. Out: the same [`Memo`], up to date;
//! what was read without fault alone changes it. What the files mean together is not asked here.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use super::{Options, Stopwatch, WORDS_FILE};
use crate::asset::picture::{self, Look};
use crate::config;
use crate::diagnostic::{Checked, Diagnostic};
use crate::document;
use crate::document::register::{Register, Registers};
use crate::error::Error;
use crate::memo::{Known, KnownPage, Memo, ReadText};
use crate::render::theme;
use crate::source::path::SourcePath;
use crate::source::{self, ListedFile, Listing, SourceFile, Stamp};

/// Where to look for changes since a site was last read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Anywhere.
    Everywhere,
    /// In these files of the disk, which are read again even if they look the same.
    Files(BTreeSet<PathBuf>),
}

/// What came of looking at the files again.
#[derive(Debug)]
pub struct Refreshed {
    /// Whether anything in the site is different.
    pub changed: bool,
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Reads again what has changed on the disk, and understands it, each file alone.
///
/// # Errors
/// If the disk does not give the files; the memo then still knows that there is more to look at.
pub fn refresh(options: &Options, memo: &mut Memo, hint: &Hint) -> Result<Refreshed, Error> {
    let mut watch = Stopwatch::start();
    // Compared as plain names: comparing paths by their parts is slow ten thousand times.
    let hinted: HashSet<&OsStr> = match hint {
        Hint::Everywhere => HashSet::new(),
        Hint::Files(files) => files.iter().map(|file| file.as_os_str()).collect(),
    };
    let hinted = &hinted;
    let old = &memo.listing;
    let (listing, walked) = match look_at(old, hinted) {
        Some(listing) => (listing, false),
        None => (source::list(&options.source)?, true),
    };
    let fresh = |file: &ListedFile, known: Option<Stamp>| {
        known == Some(file.stamp) && !hinted.contains(file.disk.as_os_str())
    };
    let texts: Vec<&ListedFile> = listing
        .config
        .iter()
        .chain(listing.themes.iter().filter(|file| is_text(file)))
        .chain(listing.data.iter().filter(|file| is_read(file)))
        .chain(&listing.rules)
        .filter(|file| !fresh(file, memo.texts.get(&file.path).map(|text| text.stamp)))
        .collect();
    let texts = read_all(&texts)?;
    let others: Vec<&ListedFile> = listing
        .assets
        .iter()
        .chain(listing.data.iter().filter(|file| !is_read(file)))
        .filter(|file| !fresh(file, memo.others.get(&file.path).map(|other| other.0)))
        .collect();
    let others = hash_all(&others)?;
    watch.lap("read");

    let names = |listing: &Listing| -> Vec<SourcePath> {
        let files = listing.documents.iter().chain(&listing.assets).chain(&listing.themes);
        let files = files.chain(&listing.data).chain(&listing.rules).chain(&listing.config);
        files.map(|file| file.path.clone()).collect()
    };
    let mut changed = memo.changed || memo.config.is_none();
    if walked {
        changed |= old.diagnostics != listing.diagnostics || names(old) != names(&listing);
    }
    memo.listing = listing;
    if changed {
        forget_removed(memo);
    }
    for (stamp, read) in texts {
        let path = read.value.path.clone();
        changed |= memo.texts.get(&path).is_none_or(|known| known.file.hash != read.value.hash);
        memo.texts.insert(path, ReadText { stamp, file: read.value, diagnostics: read.diagnostics });
    }
    for (path, stamp, hash, look) in others {
        if let Some(look) = look {
            memo.pictures.insert(path.clone(), look);
        }
        changed |= memo.others.insert(path, (stamp, hash)).is_none_or(|known| known.1 != hash);
    }
    // Should a page not be readable now, the next look still knows of what has changed so far.
    memo.changed = changed;
    let languages = std::mem::take(&mut memo.languages);
    configure(options, memo);
    let folders = document::guide_folders(memo.listing.documents.iter().map(|file| &file.path));
    let folders = std::mem::replace(&mut memo.guide_folders, folders);
    if (languages != memo.languages && !languages.is_empty())
        || (folders != memo.guide_folders && !memo.pages.is_empty())
    {
        // Which part of a file's name is a language, and what stands beside it, decides what the file is.
        memo.pages.clear();
    }
    let context = document::Context { languages: &memo.languages, guide_folders: &memo.guide_folders };
    let same = |file: &SourceFile| memo.pages.get(&file.path).is_some_and(|known| known.hash == file.hash);
    let is_unread = |file: &&ListedFile| !fresh(file, memo.pages.get(&file.path).map(|page| page.stamp));
    // Each text is let go once it is understood: ten thousand of them are as large as all that they say.
    let understood: Vec<(SourcePath, Stamp, Option<KnownPage>)> = memo
        .listing
        .documents
        .par_iter()
        .filter(is_unread)
        .map(|file| {
            let read = source::read(file)?;
            let page =
                (!same(&read.value)).then(|| understand(&read.value, file.stamp, read.diagnostics, &context));
            Ok((file.path.clone(), file.stamp, page))
        })
        .collect::<Result<_, Error>>()?;
    for (path, stamp, page) in understood {
        match (memo.pages.get_mut(&path), page) {
            (Some(known), None) => known.stamp = stamp,
            (Some(known), Some(mut page)) => {
                memo.changed = true;
                page.keep_good(known);
                *known = page;
            }
            (None, Some(page)) => {
                memo.changed = true;
                memo.pages.insert(path, page);
            }
            (None, None) => {}
        }
    }
    watch.lap("understand");
    Ok(Refreshed { changed: memo.changed, timings: watch.laps })
}

/// Looks at some listed files again; `None` where only the folders can tell what has happened.
fn look_at(listing: &Listing, hinted: &HashSet<&OsStr>) -> Option<Listing> {
    let mut rest = hinted.len();
    if rest == 0 || rest > MAX_SINGLE_LOOKS {
        return None;
    }
    let mut listing = listing.clone();
    let files = listing.documents.iter_mut().chain(&mut listing.themes).chain(&mut listing.data);
    for file in files.chain(&mut listing.assets).chain(&mut listing.rules).chain(&mut listing.config) {
        if hinted.contains(file.disk.as_os_str()) {
            *file = source::look_again(file)?;
            rest -= 1;
        }
    }
    (rest == 0).then_some(listing)
}

/// Up to how many files are looked at one by one; walking the folders costs less for more.
const MAX_SINGLE_LOOKS: usize = 64;

/// Drops what is known of files that are gone.
fn forget_removed(memo: &mut Memo) {
    let Memo { listing, texts, pages, others, pictures, .. } = memo;
    let keep = |files: &mut dyn Iterator<Item = &ListedFile>| -> HashSet<SourcePath> {
        files.map(|file| file.path.clone()).collect()
    };
    let kept = listing.config.iter().chain(&listing.themes).chain(&listing.data).chain(&listing.rules);
    let present = keep(&mut { kept });
    texts.retain(|path, _| present.contains(path));
    let present = keep(&mut listing.documents.iter());
    pages.retain(|path, _| present.contains(path));
    let present = keep(&mut listing.assets.iter().chain(&listing.data));
    others.retain(|path, _| present.contains(path));
    pictures.retain(|path, _| present.contains(path));
}

/// Reads settings and theme from their texts, unless they are the same as before.
pub(super) fn configure(options: &Options, memo: &mut Memo) {
    let file = memo.listing.config.as_ref().and_then(|file| memo.texts.get(&file.path));
    let made_of = file.map_or(0, |read| read.file.hash);
    if memo.config.as_ref().is_none_or(|known| known.made_of != made_of) {
        let read = config::read(file.map(|read| &read.file));
        let mut value = read.value;
        if let Some(base_url) = &options.base_url {
            let slash = if base_url.ends_with('/') { "" } else { "/" };
            value.base_url = Some(format!("{base_url}{slash}"));
        }
        let new = Known { made_of, value, diagnostics: read.diagnostics };
        memo.config = Some(Known::replace(memo.config.take(), new));
    }
    read_registers(memo);
    let Some(config) = &memo.config else { return };
    memo.languages = config.value.languages();

    let files = memo.listing.themes.iter().filter_map(|file| memo.texts.get(&file.path));
    let files: Vec<SourceFile> = files.map(|read| read.file.clone()).collect();
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    hasher.update(format!("{:?}", config.value).as_bytes());
    for file in &files {
        hasher.update(file.path.as_str().as_bytes());
        hasher.update(&file.hash.to_le_bytes());
    }
    let made_of = hasher.digest128();
    if memo.theme.as_ref().is_none_or(|known| known.made_of != made_of) {
        let theme = theme::load(&config.value, &files);
        let new = Known { made_of, value: Arc::new(theme.value), diagnostics: theme.diagnostics };
        memo.theme = Some(Known::replace(memo.theme.take(), new));
    }
}

/// Reads the regulations and shared facts from their texts, unless they are the same as before.
fn read_registers(memo: &mut Memo) {
    let files = memo.listing.data.iter().filter(|file| Register::at(&file.path).is_some());
    let files: Vec<&SourceFile> = files.filter_map(|file| Some(&memo.texts.get(&file.path)?.file)).collect();
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    for file in &files {
        hasher.update(file.path.as_str().as_bytes());
        hasher.update(&file.hash.to_le_bytes());
    }
    let made_of = hasher.digest128();
    if memo.registers.as_ref().is_none_or(|known| known.made_of != made_of) {
        let read = Registers::read(files);
        let new = Known { made_of, value: Arc::new(read.value), diagnostics: read.diagnostics };
        memo.registers = Some(Known::replace(memo.registers.take(), new));
    }
}

/// Understands one page.
pub(super) fn understand(
    file: &SourceFile,
    stamp: Stamp,
    mut diagnostics: Vec<Diagnostic>,
    context: &document::Context<'_>,
) -> KnownPage {
    let document = document::parse(file, context).map(|document| {
        diagnostics.extend(document.diagnostics);
        // A copy takes no more room than it needs, and its parts stand together; the first is full of gaps.
        Arc::new(document.value.clone())
    });
    let text = (!diagnostics.is_empty()).then(|| file.text.clone());
    KnownPage { stamp, hash: file.hash, text, diagnostics, document, outdated: false }
}

/// Reads text files, in their order, each with the stamp that it had before.
fn read_all(files: &[&ListedFile]) -> Result<Vec<(Stamp, Checked<SourceFile>)>, Error> {
    files.par_iter().map(|file| Ok((file.stamp, source::read(file)?))).collect()
}

/// A file that is not read as text: its hash, and what is known of it if it is a picture.
type HashedFile = (SourcePath, Stamp, u128, Option<Look>);

/// Hashes files that are not read as text, and looks at the pictures among them, in their order.
fn hash_all(files: &[&ListedFile]) -> Result<Vec<HashedFile>, Error> {
    let hash = |file: &&ListedFile| {
        let bytes = source::read_bytes(&file.disk, file.size)?;
        let hash = xxhash_rust::xxh3::xxh3_128(&bytes);
        let ending = file.path.extension();
        let look = picture::is_picture(&ending).then(|| picture::look(&bytes, &ending, hash));
        Ok((file.path.clone(), file.stamp, hash, look))
    };
    files.par_iter().map(hash).collect()
}

/// Tells whether a file of a theme is text, as all that loket reads of a theme is.
fn is_text(file: &ListedFile) -> bool {
    ["html", "css", "js", "svg", "yaml", "txt", "xml", "json"].contains(&file.path.extension().as_str())
}

/// Tells whether a file of `data/` is read as text by a stage.
pub(super) fn is_read(file: &ListedFile) -> bool {
    file.path.as_str() == WORDS_FILE || Register::at(&file.path).is_some()
}
