//! The one place that knows the order of the stages, and the only one that uses many cores.
//!
//! In: where a site is and how it is wanted. Out: a [`Project`] in memory with all findings,
//! then its publication. The stages themselves are pure; this module carries values between
//! them and asks the clock and the disk for what they must not ask themselves.

mod moved;
mod plain;
mod publish;
mod refresh;
mod search_words;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::asset::Workshop;
use crate::config::SiteConfig;
use crate::diagnostic::{self, Diagnostic, Level, Location, Problem};
use crate::document;
use crate::error::Error;
use crate::memo::{KnownPage, KnownSite, Memo, ReadText};
use crate::render::theme::{self, Theme};
use crate::search::words::{self, WordEntry};
use crate::site::{Parts, Site};
use crate::source::path::SourcePath;
use crate::source::{self, ListedFile, Listing, SourceFile, Stamp};
pub use moved::vanished;
pub use plain::{
    PlainReading, PlainRules, TextOptions, kind_of, read_all_plainly, read_page_plainly, read_plainly,
    read_text_plainly,
};
pub use publish::{Publishing, publish, search_files, weigh};
pub use refresh::{Hint, Refreshed, refresh};
use refresh::{configure, is_read, understand};
pub use search_words::read_search_words;

/// What to load and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site's folder.
    pub source: PathBuf,
    /// The site's address, in place of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// Whether drafts are included.
    pub drafts: bool,
    /// The day that is today; the clock's where it is not given.
    pub today: Option<Date>,
}

/// A site in memory, ready to be rendered.
#[derive(Debug)]
pub struct Project {
    /// Where it was read.
    pub source: PathBuf,
    /// Its pages, lists and routes.
    pub site: Arc<Site>,
    /// Its theme.
    pub theme: Arc<Theme>,
    /// All findings, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the findings point into.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
    /// The site's own words for search, from `data/kata.tsv`.
    pub words: Vec<WordEntry>,
    /// The files that hold them.
    pub word_lists: Vec<SourceFile>,
    /// The site's own rules of plain language, from `aturan/`.
    pub rules: Vec<SourceFile>,
    /// Where pictures and cards are made.
    pub workshop: Workshop,
    /// Digest of everything that the output depends on.
    inputs: [u8; 32],
    /// The same but for the theme's style sheets.
    inputs_but_styles: [u8; 32],
}

impl Project {
    /// Tells whether another state of the site differs in nothing but style sheets.
    pub fn differs_in_styles_alone(&self, other: &Project) -> bool {
        self.inputs != other.inputs && self.inputs_but_styles == other.inputs_but_styles
    }
}

/// Reads a site and finds all there is to say about it.
///
/// # Errors
/// If the disk does not give the files.
pub fn load(options: &Options) -> Result<Project, Error> {
    load_quoting(options, Level::Hint)
}

/// Reads a site as [`load`] does, with the texts of findings of a level and graver ones alone.
///
/// # Errors
/// If the disk does not give the files.
pub fn load_quoting(options: &Options, quoted: Level) -> Result<Project, Error> {
    let mut memo = Memo::default();
    let refreshed = refresh(options, &mut memo, &Hint::Everywhere)?;
    let mut project = assemble_quoting(options, &mut memo, quoted);
    project.timings.splice(0..0, refreshed.timings);
    Ok(project)
}

/// Reads a site that is in memory as texts by path, as tests and editors' plugins hold it.
pub fn load_texts(options: &Options, texts: &[(String, String)]) -> Project {
    let mut memo = Memo::default();
    let mut documents: Vec<SourceFile> = Vec::new();
    for (path, text) in texts {
        let path = SourcePath::new(path);
        let size = text.len() as u64;
        let listed = ListedFile { path: path.clone(), disk: PathBuf::new(), size, stamp: Stamp::default() };
        let file = SourceFile::from_text(path.clone(), text);
        match path.as_str().split('/').next() {
            Some("content") if path.is_page() => {
                memo.listing.documents.push(listed);
                documents.push(file);
                continue;
            }
            Some("site.yaml" | "site.yml") => memo.listing.config = Some(listed),
            Some("themes") => memo.listing.themes.push(listed),
            Some("data") if is_read(&listed) => memo.listing.data.push(listed),
            Some("aturan" | "rules") => memo.listing.rules.push(listed),
            Some("content" | "static") => memo.listing.assets.push(listed),
            _ => continue,
        }
        memo.texts.insert(path, ReadText { stamp: Stamp::default(), file, diagnostics: Vec::new() });
    }
    let Listing { documents: pages, themes, assets, data, .. } = &mut memo.listing;
    for files in [pages, themes, assets, data] {
        files.sort_by(|a, b| a.path.cmp(&b.path));
    }
    if documents.is_empty() {
        let at = Location::whole(&SourcePath::new("content"));
        memo.listing.diagnostics.push(Diagnostic::new(Problem::NoContent, at));
    }
    configure(options, &mut memo);
    memo.guide_folders = document::guide_folders(memo.listing.documents.iter().map(|file| &file.path));
    let context = document::Context { languages: &memo.languages, guide_folders: &memo.guide_folders };
    let pages: Vec<(SourcePath, KnownPage)> = documents
        .into_par_iter()
        .map(|file| {
            let mut page = understand(&file, Stamp::default(), Vec::new(), &context);
            page.text = Some(file.text);
            (file.path, page)
        })
        .collect();
    memo.pages.extend(pages);
    assemble(options, &mut memo)
}

/// Puts together all that is known.
pub fn assemble(options: &Options, memo: &mut Memo) -> Project {
    assemble_quoting(options, memo, Level::Hint)
}

/// Puts together all that is known, with the texts of findings of a level and graver ones.
fn assemble_quoting(options: &Options, memo: &mut Memo, quoted: Level) -> Project {
    let mut watch = Stopwatch::start();
    let mut diagnostics = memo.listing.diagnostics.clone();
    let mut inputs = Sha256::new();
    let config = memo.config.as_ref().map(|known| known.value.clone()).unwrap_or_default();
    let theme = memo
        .theme
        .as_ref()
        .map_or_else(|| Arc::new(theme::load(&config, &[]).value), |known| known.value.clone());
    diagnostics.extend(memo.config.iter().flat_map(|known| known.diagnostics.iter().cloned()));
    diagnostics.extend(memo.theme.iter().flat_map(|known| known.diagnostics.iter().cloned()));
    diagnostics.extend(memo.registers.iter().flat_map(|known| known.diagnostics.iter().cloned()));
    let registers = memo.registers.as_ref().map(|known| known.value.clone()).unwrap_or_default();
    let today = today_of(options, memo);

    let listing = &memo.listing;
    for file in listing.config.iter().chain(&listing.themes).chain(&listing.rules) {
        let Some(read) = memo.texts.get(&file.path) else { continue };
        diagnostics.extend(read.diagnostics.iter().cloned());
    }
    // They shape what is advised, never what is published: no part of the digest.
    let rules = listing.rules.iter().filter_map(|file| memo.texts.get(&file.path));
    let rules = rules.map(|read| read.file.clone()).collect();
    let (mut words, mut word_lists) = (Vec::new(), Vec::new());
    for file in listing.data.iter().filter(|file| is_read(file)) {
        let Some(read) = memo.texts.get(&file.path) else { continue };
        diagnostics.extend(read.diagnostics.iter().cloned());
        if file.path.as_str() == WORDS_FILE {
            words.extend(words::parse(&read.file.text));
            word_lists.push(read.file.clone());
        }
        add_input(&mut inputs, &file.path, read.file.hash);
    }
    let mut documents = Vec::with_capacity(listing.documents.len());
    for file in &listing.documents {
        let Some(page) = memo.pages.get(&file.path) else { continue };
        diagnostics.extend(page.diagnostics.iter().cloned());
        documents.extend(page.document.clone());
        add_input(&mut inputs, &file.path, page.hash);
    }
    for file in listing.assets.iter().chain(listing.data.iter().filter(|file| !is_read(file))) {
        add_input(&mut inputs, &file.path, memo.others.get(&file.path).map_or(0, |known| known.1));
    }
    let mut pictures = HashMap::new();
    for file in &listing.assets {
        let Some((picture, problem)) = memo.pictures.get(&file.path) else { continue };
        let at = Location::whole(&file.path);
        diagnostics.extend(problem.clone().map(|problem| Diagnostic::new(problem, at)));
        pictures.extend(picture.map(|picture| (file.path.clone(), picture)));
    }
    inputs.update(format!("{config:?} {registers:?} {today} {} {}", options.drafts, program()).as_bytes());
    let made_of: [u8; 32] = inputs.clone().finalize().into();
    inputs.update(theme.hash_but_styles.to_le_bytes());
    let inputs_but_styles = inputs.clone().finalize().into();
    inputs.update(theme.hash.to_le_bytes());
    let assets = listing.assets.clone();
    let parts = Parts { config, documents, registers, assets, pictures, today, drafts: options.drafts };
    let site = memo.site.take().filter(|known| known.is_made_of(made_of, &parts));
    let site = site.unwrap_or_else(|| KnownSite::assemble(made_of, parts));
    diagnostics.extend(site.diagnostics.iter().cloned());
    let made = site.site.clone();
    memo.site = Some(site);
    diagnostic::sort(&mut diagnostics);
    let texts = texts_of(memo, diagnostics.iter().filter(|finding| finding.level <= quoted));
    watch.lap("assemble");

    Project {
        source: options.source.clone(),
        site: made,
        theme,
        workshop: Workshop::at(&options.source),
        words,
        word_lists,
        rules,
        texts,
        timings: watch.laps,
        inputs: inputs.finalize().into(),
        inputs_but_styles,
        diagnostics,
    }
}

/// Finds the texts that findings point into; those that nobody kept are read again, and kept from then on.
fn texts_of<'d>(
    memo: &mut Memo,
    diagnostics: impl Iterator<Item = &'d Diagnostic>,
) -> BTreeMap<SourcePath, Arc<str>> {
    let locations =
        diagnostics.flat_map(|finding| finding.related.iter().chain(std::iter::once(&finding.at)));
    let named: BTreeSet<&SourcePath> = locations.map(|location| &location.file).collect();
    let documents = &memo.listing.documents;
    let missing: Vec<&ListedFile> = named
        .iter()
        .filter(|path| memo.pages.get(**path).is_some_and(|page| page.text.is_none()))
        .filter_map(|path| documents.get(documents.binary_search_by(|file| file.path.cmp(path)).ok()?))
        .collect();
    let read: Vec<SourceFile> =
        missing.par_iter().filter_map(|file| Some(source::read(file).ok()?.value)).collect();
    for file in read {
        // A file that was saved just now is read anew soon; its new text does not fit what is said of the old one.
        if let Some(page) = memo.pages.get_mut(&file.path).filter(|page| page.hash == file.hash) {
            page.text = Some(file.text);
        }
    }
    let text_of = |path: &SourcePath| -> Option<Arc<str>> {
        let read = memo.texts.get(path).map(|read| &read.file.text);
        read.or_else(|| memo.pages.get(path)?.text.as_ref()).cloned()
    };
    named.into_iter().filter_map(|path| Some((path.clone(), text_of(path)?))).collect()
}

/// The site's own words for search.
const WORDS_FILE: &str = "data/kata.tsv";

/// Measures the stages.
struct Stopwatch {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Stopwatch {
    fn start() -> Stopwatch {
        Stopwatch { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.laps.push((stage, now - self.last));
        self.last = now;
    }
}

/// Adds a file to the digest of the inputs.
fn add_input(inputs: &mut Sha256, path: &SourcePath, hash: u128) {
    inputs.update(path.as_str().as_bytes());
    inputs.update(hash.to_le_bytes());
}

/// Names this very program, so that another build of it publishes anew.
fn program() -> String {
    let exe = std::env::current_exe().and_then(std::fs::metadata);
    let stamp = exe.map(|meta| format!("{} {:?}", meta.len(), meta.modified().ok()));
    format!("{} {}", env!("CARGO_PKG_VERSION"), stamp.unwrap_or_default())
}

/// Gives the day that is today for a site as it was read: the one that is asked for, else that of its place.
fn today_of(options: &Options, memo: &Memo) -> Date {
    let default = SiteConfig::default();
    options.today.unwrap_or_else(|| today(memo.config.as_ref().map_or(&default, |known| &known.value)))
}

/// Asks what day it is where the site is: `SOURCE_DATE_EPOCH` if it is set, else the clock.
pub fn today(config: &SiteConfig) -> Date {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<i64>().ok());
    let now = epoch.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_else(Timestamp::now);
    let minutes = i64::from(config.utc_offset_minutes);
    let shifted = now.checked_add(SignedDuration::from_mins(minutes)).unwrap_or(now);
    Offset::UTC.to_datetime(shifted).date()
}
