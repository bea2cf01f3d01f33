//! The one place that knows the order of the stages, and the only one that uses many cores.
//!
//! In: where a site is and how it is wanted. Out: a [`Project`] in memory with all findings,
//! then its publication. The stages themselves are pure; this module carries values between
//! them and asks the clock and the disk for what they must not ask themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::config::{self, SiteConfig};
use crate::diagnostic::{self, Checked, Diagnostic, Level, Location, Problem};
use crate::document::{self, Document, Language};
use crate::error::Error;
use crate::output::{Publication, Report, SourceFolders};
use crate::render::theme::{self, Theme};
use crate::render::{Content, Renderer};
use crate::search::words::{self, WordEntry};
use crate::site::{self, Parts, Site};
use crate::source::path::{OutputPath, SourcePath};
use crate::source::{self, ListedFile, Listing, SourceFile};

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
    pub theme: Theme,
    /// All findings, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the findings point into.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
    /// The site's own words for search, from `data/kata.tsv`.
    pub words: Vec<WordEntry>,
    /// Digest of everything that the output depends on.
    inputs: [u8; 32],
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

/// Reads a site and finds all there is to say about it.
///
/// # Errors
/// If the disk does not give the files.
pub fn load(options: &Options) -> Result<Project, Error> {
    let mut watch = Stopwatch::start();
    let listing = source::list(&options.source)?;
    let config_file = listing.config.as_ref().map(source::read).transpose()?;
    let themes = read_all(&listing.themes.iter().filter(|file| is_text(file)).cloned().collect::<Vec<_>>())?;
    let documents = read_all(&listing.documents)?;
    let data = read_all(
        &listing.data.iter().filter(|file| file.path.as_str() == WORDS_FILE).cloned().collect::<Vec<_>>(),
    )?;
    let assets = hash_all(&listing.assets)?;
    watch.lap("read");
    let files = Files { listing, config: config_file, themes, documents, data, assets };
    Ok(assemble(options, files, watch))
}

/// Reads a site that is in memory as texts by path, as tests and editors' plugins hold it.
pub fn load_texts(options: &Options, texts: &[(String, String)]) -> Project {
    let mut listing = Listing::default();
    let mut files = Files {
        config: None,
        themes: Vec::new(),
        documents: Vec::new(),
        data: Vec::new(),
        assets: Vec::new(),
        listing: Listing::default(),
    };
    for (path, text) in texts {
        let path = SourcePath::new(path);
        let file = SourceFile::from_text(path.clone(), text);
        let checked = Checked { value: file, diagnostics: Vec::new() };
        match path.as_str().split('/').next() {
            Some("site.yaml" | "site.yml") => files.config = Some(checked),
            Some("themes") => files.themes.push(checked),
            Some("data") if path.as_str() == WORDS_FILE => files.data.push(checked),
            Some("content") if path.extension() == "md" => files.documents.push(checked),
            Some("content" | "static") => {
                listing.assets.push(ListedFile { path, disk: PathBuf::new(), size: text.len() as u64 });
            }
            _ => {}
        }
    }
    files.documents.sort_by(|a, b| a.value.path.cmp(&b.value.path));
    listing.assets.sort_by(|a, b| a.path.cmp(&b.path));
    if files.documents.is_empty() {
        let at = Location::whole(&SourcePath::new("content"));
        listing.diagnostics.push(Diagnostic::new(Problem::NoContent, at));
    }
    files.listing = listing;
    assemble(options, files, Stopwatch::start())
}

/// Everything that was read.
struct Files {
    listing: Listing,
    config: Option<Checked<SourceFile>>,
    themes: Vec<Checked<SourceFile>>,
    documents: Vec<Checked<SourceFile>>,
    data: Vec<Checked<SourceFile>>,
    assets: Vec<u128>,
}

/// Carries what was read through the stages.
fn assemble(options: &Options, files: Files, mut watch: Stopwatch) -> Project {
    let Files { listing, config: config_file, themes, documents, data, assets } = files;
    let mut diagnostics = listing.diagnostics;
    let mut texts: BTreeMap<SourcePath, Arc<str>> = BTreeMap::new();
    let mut inputs = Sha256::new();
    let config = read_config(options, config_file, &mut diagnostics, &mut texts, &mut inputs);
    let today = options.today.unwrap_or_else(|| today(&config));
    let languages: Vec<Language> =
        std::iter::once(&config.language).chain(&config.other_languages).cloned().collect();

    let context = document::Context { languages: &languages };
    let parsed: Vec<(SourceFile, Vec<Diagnostic>, Option<Checked<Document>>)> = documents
        .into_par_iter()
        .map(|file| {
            let document = document::parse(&file.value, &context);
            (file.value, file.diagnostics, document)
        })
        .collect();
    let mut documents = Vec::with_capacity(parsed.len());
    for (file, findings, document) in parsed {
        add_input(&mut inputs, &file);
        diagnostics.extend(findings);
        if let Some(document) = document {
            diagnostics.extend(document.diagnostics);
            documents.push(Arc::new(document.value));
        }
        texts.insert(file.path, file.text);
    }
    let mut words = Vec::new();
    for file in data {
        add_input(&mut inputs, &file.value);
        diagnostics.extend(file.diagnostics);
        words.extend(words::parse(&file.value.text));
        texts.insert(file.value.path, file.value.text);
    }
    let theme_files: Vec<SourceFile> = themes
        .into_iter()
        .map(|file| {
            diagnostics.extend(file.diagnostics);
            texts.insert(file.value.path.clone(), file.value.text.clone());
            file.value
        })
        .collect();
    let theme = theme::load(&config, &theme_files);
    diagnostics.extend(theme.diagnostics);
    watch.lap("understand");

    for (asset, hash) in listing.assets.iter().zip(&assets) {
        inputs.update(asset.path.as_str().as_bytes());
        inputs.update(hash.to_le_bytes());
    }
    inputs.update(theme.value.hash.to_le_bytes());
    inputs.update(format!("{config:?} {today} {} {}", options.drafts, program()).as_bytes());
    let parts = Parts { config, documents, assets: listing.assets, today, drafts: options.drafts };
    let site = site::assemble(parts);
    diagnostics.extend(site.diagnostics);
    diagnostic::sort(&mut diagnostics);
    let named: BTreeSet<&SourcePath> = diagnostics
        .iter()
        .flat_map(|finding| finding.related.iter().chain(std::iter::once(&finding.at)))
        .map(|location| &location.file)
        .collect();
    texts.retain(|path, _| named.contains(path));
    watch.lap("assemble");

    Project {
        source: options.source.clone(),
        site: site.value,
        theme: theme.value,
        words,
        texts,
        timings: watch.laps,
        inputs: inputs.finalize().into(),
        diagnostics,
    }
}

/// Reads the settings, with what the command line puts in their place.
fn read_config(
    options: &Options,
    file: Option<Checked<SourceFile>>,
    diagnostics: &mut Vec<Diagnostic>,
    texts: &mut BTreeMap<SourcePath, Arc<str>>,
    inputs: &mut Sha256,
) -> SiteConfig {
    let file = file.map(|file| {
        diagnostics.extend(file.diagnostics);
        add_input(inputs, &file.value);
        texts.insert(file.value.path.clone(), file.value.text.clone());
        file.value
    });
    let read = config::read(file.as_ref());
    diagnostics.extend(read.diagnostics);
    let mut config = read.value;
    if let Some(base_url) = &options.base_url {
        let slash = if base_url.ends_with('/') { "" } else { "/" };
        config.base_url = Some(format!("{base_url}{slash}"));
    }
    config
}

/// Renders every output and publishes them in one step; nothing is touched where a page cannot be shown.
///
/// # Errors
/// If the output folder is not ours to write, or the disk refuses.
pub fn publish(project: &Project, output: &Path) -> Result<Publishing, Error> {
    let mut watch = Stopwatch::start();
    let root = &project.source;
    let folders = ["content", "data", "static", "themes"].map(|folder| root.join(folder));
    let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
    let publication = Publication::begin(output, SourceFolders { root, folders: &folders })?;
    let renderer = Renderer::new(&project.site, &project.theme);
    let files = project.theme.files.iter();
    if publication.unchanged(&project.inputs) {
        let report = Report {
            written: 0,
            unchanged: project.site.routes.len() + files.len(),
            removed: 0,
            foreign: Vec::new(),
            trouble: Vec::new(),
        };
        watch.lap("publish");
        return Ok(Publishing { diagnostics: Vec::new(), report: Some(report), timings: watch.laps });
    }
    for file in files {
        publication.put(file.output.as_str(), &file.bytes)?;
    }
    let results: Vec<Result<Option<Diagnostic>, Error>> = renderer
        .routes()
        .par_iter()
        .map(|route| {
            match renderer.render(route) {
                Ok(Content::Bytes(bytes)) => publication.put(route.output.as_str(), &bytes)?,
                Ok(Content::File(disk)) => publication.put_file(route.output.as_str(), disk)?,
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
    for language in 0..project.site.languages.len() {
        for (output, bytes) in search_files(&renderer, language, &project.words) {
            publication.put(output.as_str(), &bytes)?;
        }
    }
    watch.lap("search");
    if diagnostics.iter().any(|finding| finding.level == Level::Error) {
        return Ok(Publishing { diagnostics, report: None, timings: watch.laps });
    }
    let report = publication.commit(project.inputs)?;
    watch.lap("publish");
    Ok(Publishing { diagnostics, report: Some(report), timings: watch.laps })
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

/// Reads text files, in their order.
fn read_all(files: &[ListedFile]) -> Result<Vec<Checked<SourceFile>>, Error> {
    files.par_iter().map(source::read).collect()
}

/// Hashes files that are published as they are, in their order.
fn hash_all(files: &[ListedFile]) -> Result<Vec<u128>, Error> {
    let hash =
        |file: &ListedFile| Ok(xxhash_rust::xxh3::xxh3_128(&source::read_bytes(&file.disk, file.size)?));
    files.par_iter().map(hash).collect()
}

/// Tells whether a file of a theme is text, as all that loket reads of a theme is.
fn is_text(file: &ListedFile) -> bool {
    ["html", "css", "js", "svg", "yaml", "txt", "xml", "json"].contains(&file.path.extension().as_str())
}

/// Adds a text file to the digest of the inputs.
fn add_input(inputs: &mut Sha256, file: &SourceFile) {
    inputs.update(file.path.as_str().as_bytes());
    inputs.update(file.hash.to_le_bytes());
}

/// Names this very program, so that another build of it publishes anew.
fn program() -> String {
    let exe = std::env::current_exe().and_then(std::fs::metadata);
    let stamp = exe.map(|meta| format!("{} {:?}", meta.len(), meta.modified().ok()));
    format!("{} {}", env!("CARGO_PKG_VERSION"), stamp.unwrap_or_default())
}

/// Asks what day it is where the site is: `SOURCE_DATE_EPOCH` if it is set, else the clock.
fn today(config: &SiteConfig) -> Date {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<i64>().ok());
    let now = epoch.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_else(Timestamp::now);
    let minutes = i64::from(config.utc_offset_minutes);
    let shifted = now.checked_add(SignedDuration::from_mins(minutes)).unwrap_or(now);
    Offset::UTC.to_datetime(shifted).date()
}
