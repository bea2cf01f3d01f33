//! The one place that knows the order of the stages, and the only one that uses many cores.
//!
//! In: where a site is and how it is wanted. Out: a [`Project`] in memory with all findings,
//! then its publication. The stages themselves are pure; this module carries values between
//! them and asks the clock and the disk for what they must not ask themselves.

mod moved;
mod plain;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::asset::picture::{self, Look};
use crate::asset::{Made, Workshop};
use crate::config::{self, SiteConfig};
use crate::diagnostic::problem::HeavyPart;
use crate::diagnostic::{self, Checked, Diagnostic, Level, Location, Problem};
use crate::document;
use crate::document::register::{Register, Registers};
use crate::error::Error;
use crate::memo::{Known, KnownPage, Memo, ReadText};
use crate::output::{Publication, Report, SourceFolders};
use crate::render::theme::{self, Theme};
use crate::render::{Content, Renderer, weight};
use crate::search::words::{self, WordEntry};
use crate::site::route::{self, Form, Route};
use crate::site::{self, Page, Parts, Site};
use crate::source::path::{OutputPath, SourcePath};
use crate::source::{self, ListedFile, Listing, SourceFile, Stamp};
pub use moved::vanished;
pub use plain::{
    PlainReading, PlainRules, TextOptions, kind_of, read_all_plainly, read_page_plainly, read_plainly,
    read_text_plainly,
};

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
    pub site: Site,
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

/// What came of publishing.
#[derive(Debug)]
pub struct Publishing {
    /// Findings that came up only now: pages that their template cannot show.
    pub diagnostics: Vec<Diagnostic>,
    /// What was written; `None` where a finding stopped it and the old site stays.
    pub report: Option<Report>,
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Where to look for changes since a site was last read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Anywhere.
    Everywhere,
    /// In these files of the disk, which are read again even if they look the same.
    Files(BTreeSet<PathBuf>),
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
/// If the disk does not give the files; the memo then holds what was known before.
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
    let pages: Vec<&ListedFile> = listing
        .documents
        .iter()
        .filter(|file| !fresh(file, memo.pages.get(&file.path).map(|page| page.stamp)))
        .collect();
    let pages = read_all(&pages)?;
    let others: Vec<&ListedFile> = listing
        .assets
        .iter()
        .chain(listing.data.iter().filter(|file| !is_read(file)))
        .filter(|file| !fresh(file, memo.others.get(&file.path).map(|other| other.0)))
        .collect();
    let others = hash_all(&others)?;
    watch.lap("read");

    // Only what was read without fault changes the memo.
    let names = |listing: &Listing| -> Vec<SourcePath> {
        let files = listing.documents.iter().chain(&listing.assets).chain(&listing.themes);
        let files = files.chain(&listing.data).chain(&listing.rules).chain(&listing.config);
        files.map(|file| file.path.clone()).collect()
    };
    let mut changed = memo.config.is_none();
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
    let languages = std::mem::take(&mut memo.languages);
    configure(options, memo);
    let folders = document::guide_folders(memo.listing.documents.iter().map(|file| &file.path));
    let folders = std::mem::replace(&mut memo.guide_folders, folders);
    let mut pages = pages;
    if (languages != memo.languages && !languages.is_empty())
        || (folders != memo.guide_folders && !memo.pages.is_empty())
    {
        // Which part of a file's name is a language, and what stands beside it, decides what the file is.
        memo.pages.clear();
        pages = read_all(&memo.listing.documents.iter().collect::<Vec<_>>())?;
    }
    let context = document::Context { languages: &memo.languages, guide_folders: &memo.guide_folders };
    let same = |file: &SourceFile| memo.pages.get(&file.path).is_some_and(|known| known.hash == file.hash);
    let understood: Vec<(SourcePath, Stamp, Option<KnownPage>)> = pages
        .into_par_iter()
        .map(|(stamp, read)| {
            let page =
                (!same(&read.value)).then(|| understand(&read.value, stamp, read.diagnostics, &context));
            (read.value.path, stamp, page)
        })
        .collect();
    for (path, stamp, page) in understood {
        match (memo.pages.get_mut(&path), page) {
            (Some(known), None) => known.stamp = stamp,
            (Some(known), Some(mut page)) => {
                changed = true;
                page.keep_good(known);
                *known = page;
            }
            (None, Some(page)) => {
                changed = true;
                memo.pages.insert(path, page);
            }
            (None, None) => {}
        }
    }
    watch.lap("understand");
    Ok(Refreshed { changed, timings: watch.laps })
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
fn configure(options: &Options, memo: &mut Memo) {
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
fn understand(
    file: &SourceFile,
    stamp: Stamp,
    mut diagnostics: Vec<Diagnostic>,
    context: &document::Context<'_>,
) -> KnownPage {
    let document = document::parse(file, context).map(|document| {
        diagnostics.extend(document.diagnostics);
        Arc::new(document.value)
    });
    let text = (!diagnostics.is_empty()).then(|| file.text.clone());
    KnownPage { stamp, hash: file.hash, text, diagnostics, document, outdated: false }
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
    let mut words = Vec::new();
    for file in listing.data.iter().filter(|file| is_read(file)) {
        let Some(read) = memo.texts.get(&file.path) else { continue };
        diagnostics.extend(read.diagnostics.iter().cloned());
        if file.path.as_str() == WORDS_FILE {
            words.extend(words::parse(&read.file.text));
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
    inputs.update(theme.hash_but_styles.to_le_bytes());
    inputs.update(format!("{config:?} {today} {} {}", options.drafts, program()).as_bytes());
    let inputs_but_styles = inputs.clone().finalize().into();
    inputs.update(theme.hash.to_le_bytes());
    let assets = listing.assets.clone();
    let parts = Parts { config, documents, registers, assets, pictures, today, drafts: options.drafts };
    let site = site::assemble(parts);
    diagnostics.extend(site.diagnostics);
    diagnostic::sort(&mut diagnostics);
    let texts = texts_of(memo, diagnostics.iter().filter(|finding| finding.level <= quoted));
    watch.lap("assemble");

    Project {
        source: options.source.clone(),
        site: site.value,
        theme,
        workshop: Workshop::at(&options.source),
        words,
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

/// Renders every output and publishes them in one step; nothing is touched where a page cannot be shown.
///
/// # Errors
/// If the output folder is not ours to write, or the disk refuses.
pub fn publish(project: &Project, output: &Path) -> Result<Publishing, Error> {
    let mut watch = Stopwatch::start();
    let root = &project.source;
    let folders = source::FOLDERS.map(|folder| root.join(folder));
    let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
    let publication = Publication::begin(output, SourceFolders { root, folders: &folders })?;
    if publication.unchanged(&project.inputs) {
        let report = Report {
            written: 0,
            unchanged: publication.published(),
            removed: 0,
            foreign: Vec::new(),
            trouble: Vec::new(),
        };
        watch.lap("publish");
        return Ok(Publishing { diagnostics: Vec::new(), report: Some(report), timings: watch.laps });
    }
    let renderer = Renderer::new(&project.site, &project.theme);
    for file in &project.theme.files {
        publication.put(file.output.as_str(), &file.bytes)?;
    }
    let results: Vec<Result<Option<Diagnostic>, Error>> = renderer
        .routes()
        .par_iter()
        .map(|route| {
            match renderer.render(route) {
                Ok(Content::Bytes(bytes)) => publication.put(route.output.as_str(), &bytes)?,
                Ok(Content::File(disk)) => publication.put_file(route.output.as_str(), disk)?,
                Ok(Content::Made(made)) => put_made(&publication, project, route.output.as_str(), &made)?,
                Err(finding) => return Ok(Some(*finding)),
            }
            Ok(None)
        })
        .filter(|result| !matches!(result, Ok(None)))
        .collect();
    let mut diagnostics = Vec::new();
    for result in results {
        diagnostics.extend(result?);
    }
    diagnostic::sort(&mut diagnostics);
    watch.lap("render");
    let cards = renderer.cards();
    cards.into_par_iter().try_for_each(|(output, card)| {
        put_made(&publication, project, output.as_str(), &Made::Card(Box::new(card)))
    })?;
    watch.lap("cards");
    for language in 0..project.site.languages.len() {
        for (output, bytes) in search_files(&renderer, language, &project.words) {
            publication.put(output.as_str(), &bytes)?;
        }
    }
    watch.lap("search");
    match renderer.offline_worker(&publication.fingerprint()) {
        Ok(Some(worker)) => publication.put(theme::OFFLINE_WORKER, &worker)?,
        Ok(None) => {}
        Err(finding) => diagnostics.push(*finding),
    }
    if diagnostics.iter().any(|finding| finding.level == Level::Error) {
        return Ok(Publishing { diagnostics, report: None, timings: watch.laps });
    }
    let report = publication.commit(project.inputs)?;
    watch.lap("publish");
    Ok(Publishing { diagnostics, report: Some(report), timings: watch.laps })
}

/// Publishes what the workshop makes; a file that names its content and is there already is not made again.
fn put_made(publication: &Publication, project: &Project, path: &str, made: &Made) -> Result<(), Error> {
    if made.is_named_by_content() && publication.keep(path)? {
        return Ok(());
    }
    publication.put(path, &project.workshop.make(made)?)
}

/// Weighs the first view of every page that somebody wrote, and tells of those that are heavy on a slow line.
///
/// # Errors
/// If the disk does not give a picture.
pub fn weigh(project: &Project) -> Result<Vec<Diagnostic>, Error> {
    let renderer = Renderer::new(&project.site, &project.theme);
    let theme = renderer.theme_weight();
    let heavy = |route: &Route| -> Result<Option<Diagnostic>, Error> {
        let Some(page) = page_of(&project.site, &route.form) else { return Ok(None) };
        let Ok(Content::Bytes(html)) = renderer.render(route) else { return Ok(None) };
        let mut parts = Vec::new();
        for picture in renderer.pictures_at_once(&route.output, &String::from_utf8_lossy(&html)) {
            let size = match renderer.render(picture) {
                Ok(Content::Bytes(bytes)) => bytes.len() as u64,
                Ok(Content::File(disk)) => source::open(disk)?.1,
                Ok(Content::Made(made)) => project.workshop.make(&made)?.len() as u64,
                Err(_) => 0,
            };
            let name = match picture.form {
                Form::Asset(asset) | Form::Picture(asset, _) => project.site.assets.get(asset),
                _ => None,
            };
            let name = name.map_or_else(String::new, |asset| asset.file.path.name().to_owned());
            parts.push((size, HeavyPart::Picture(name)));
        }
        let pictures: u64 = parts.iter().map(|(size, _)| size).sum();
        parts.push((weight::text_weight(&html, theme + pictures), HeavyPart::Text));
        parts.push((theme, HeavyPart::Theme));
        let size = parts.iter().map(|(size, _)| size).sum();
        let biggest = parts.into_iter().max_by_key(|(size, _)| *size).filter(|_| size > weight::MOST);
        Ok(biggest.map(|(part, biggest)| {
            let at = Location::whole(&page.document.path);
            Diagnostic::new(Problem::PageHeavy { size, biggest, part }, at)
        }))
    };
    let found: Vec<Option<Diagnostic>> = renderer.routes().par_iter().map(heavy).collect::<Result<_, _>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// Finds the page that somebody wrote for an output.
fn page_of<'a>(site: &'a Site, form: &Form) -> Option<&'a Page> {
    match form {
        Form::Page(id) => Some(site.page(*id)),
        Form::Section(section, 0) => Some(site.page(site.sections.get(*section)?.intro?)),
        Form::Home(language) => {
            let language = site.languages.get(*language)?;
            site.pages.iter().find(|page| route::is_home(&page.document, language))
        }
        _ => None,
    }
}

/// Makes the search index of a language.
pub fn search_files(renderer: &Renderer, language: usize, words: &[WordEntry]) -> Vec<(OutputPath, Vec<u8>)> {
    let analysis = renderer.analysis(language);
    let pages = renderer.searchable(language);
    let batches =
        pages.par_chunks(SEARCH_BATCH).map(|pages| renderer.search_batch(pages, &analysis)).collect();
    renderer.search_files(language, &analysis, batches, words)
}

/// Pages that one core reads for search at a time; smaller batches share less, larger ones leave cores idle.
const SEARCH_BATCH: usize = 256;

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
fn is_read(file: &ListedFile) -> bool {
    file.path.as_str() == WORDS_FILE || Register::at(&file.path).is_some()
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
pub fn today_of(options: &Options, memo: &Memo) -> Date {
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
