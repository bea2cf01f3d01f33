//! Renders every output of a site and publishes them in one step.
//!
//! In: a [`Project`] and a folder. Out: the folder, wholly new or wholly as it was, and the findings
//! that come up only when pages are made: those that cannot be shown, and those that are heavy.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use super::{Project, Stopwatch};
use crate::asset::Made;
use crate::diagnostic::problem::HeavyPart;
use crate::diagnostic::{self, Diagnostic, Level, Location, Problem};
use crate::error::Error;
use crate::output::{Publication, Report, SourceFolders};
use crate::render::theme;
use crate::render::{Content, Renderer, weight};
use crate::search::batch::BatchParts;
use crate::search::language::Language as Analysis;
use crate::search::words::WordEntry;
use crate::site::route::{self, Form, Route};
use crate::site::{Page, Site};
use crate::source;
use crate::source::path::OutputPath;

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
    let batches = search_batches(renderer, language, &analysis);
    renderer.search_files(language, &analysis, batches, words)
}

/// Reads the pages of a language for its index, on all cores.
pub(super) fn search_batches(renderer: &Renderer, language: usize, analysis: &Analysis) -> Vec<BatchParts> {
    let pages = renderer.searchable(language);
    pages.par_chunks(SEARCH_BATCH).map(|pages| renderer.search_batch(pages, analysis)).collect()
}

/// Pages that one core reads for search at a time; smaller batches share less, larger ones leave cores idle.
const SEARCH_BATCH: usize = 256;
