//! The commands' engine on the real pipeline: turns its values into what the commands print.

use std::io::Read as _;
use std::path::Path;

use super::{CheckedText, Engine, LoadOptions, Loaded, PageKind, Published};
use crate::document::Meaning;
use crate::document::guide::fingerprint::Fingerprint;
use crate::error::{Action, Error};
use crate::pipeline::{self, Project, TextOptions};
use crate::site::Page;
use crate::source::path::SourcePath;
use crate::{config, diagnostic, document};

/// What [`schema`] calls the schema of `site.yaml`.
const SITE_SCHEMA: &str = "site";

/// What [`schema`] calls the schema of the answer of `loket check --format json`.
const FINDINGS_SCHEMA: &str = "temuan";

/// By what name findings call a text that came through the standard input.
const STDIN_NAME: &str = "stdin";

/// Longest text that is read from the standard input, in bytes; a page of that size is not read by people.
const LONGEST_INPUT: u64 = 64 * 1024 * 1024;

/// Hands the pipeline to a function that runs a command on it.
pub fn with_pipeline<T>(run: impl FnOnce(&Engine<'_, Project>) -> T) -> T {
    let names: Vec<&str> = document::schema::type_names().chain([SITE_SCHEMA, FINDINGS_SCHEMA]).collect();
    run(&Engine {
        load: &load,
        publish: &publish,
        check_text: &check_text,
        schema: &schema,
        schema_names: &names,
    })
}

/// Loads a site.
fn load(options: &LoadOptions) -> Result<Loaded<Project>, Error> {
    let mut reports = Vec::new();
    let mut project = pipeline::load_quoting(
        &pipeline::Options {
            source: options.source.clone(),
            base_url: options.base_url.clone(),
            drafts: options.drafts,
            today: options.today,
        },
        options.quoted,
    )?;
    if options.language {
        let reading = pipeline::read_plainly(&project)?;
        project.diagnostics.extend(reading.diagnostics);
        project.diagnostics.extend(pipeline::weigh(&project)?);
        let words = pipeline::read_search_words(&mut project)?;
        project.diagnostics.extend(words);
        diagnostic::sort(&mut project.diagnostics);
        project.texts.extend(reading.texts);
        reports = reading.reports;
        project.timings.push(("language", reading.time));
    }
    if let Some(output) = &options.output {
        project.diagnostics.extend(pipeline::vanished(&project, output)?);
        diagnostic::sort(&mut project.diagnostics);
    }
    // The translations of a guide share its code; it stands in the original.
    let original = &project.site.config.language;
    let codeless = project.site.pages.iter().filter(|page| {
        page.is_guide() && page.document.head.code.is_none() && page.document.language == *original
    });
    let made_codes =
        codeless.filter_map(|page| Some((page.document.path.clone(), page.code.clone()?))).collect();
    let documents = project.site.pages.iter().map(|page| &page.document);
    Ok(Loaded {
        language: project.site.config.language.clone(),
        fail_on: project.site.config.fail_on,
        findings: std::mem::take(&mut project.diagnostics),
        texts: std::mem::take(&mut project.texts),
        pages: documents.map(|document| (document.path.clone(), PageKind::from(&document.meaning))).collect(),
        translations: translations(&project),
        made_codes,
        reports,
        timings: project.timings.clone(),
        project,
    })
}

/// Gives for each translated guide the marks of the page that it is a translation of.
fn translations(project: &Project) -> Vec<(SourcePath, String)> {
    let site = &project.site;
    let is_original = |page: &&Page| page.document.language == site.config.language;
    let of_page = |page: &Page| {
        let mut others = page.translations.iter().map(|id| site.page(*id));
        let original = others.find(is_original).filter(|_| !is_original(&page))?;
        match (&page.document.meaning, &original.document.meaning) {
            (Meaning::Guide(_), Meaning::Guide(guide)) => {
                Some((page.document.path.clone(), Fingerprint::of(guide).to_string()))
            }
            _ => None,
        }
    };
    site.pages.iter().filter_map(of_page).collect()
}

/// Publishes a loaded site.
fn publish(project: &Project, output: &Path) -> Result<Published, Error> {
    let publishing = pipeline::publish(project, output)?;
    Ok(Published { findings: publishing.diagnostics, report: publishing.report, timings: publishing.timings })
}

/// Reads one text from the standard input.
fn check_text(options: &TextOptions) -> Result<CheckedText, Error> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LONGEST_INPUT + 1).read_to_end(&mut bytes);
    let too_long = || Err(std::io::ErrorKind::FileTooLarge.into());
    read.and_then(|count| if count as u64 > LONGEST_INPUT { too_long() } else { Ok(count) })
        .map_err(Error::io(Action::Read, STDIN_NAME))?;
    let file = SourcePath::new(STDIN_NAME);
    let (text, findings, reports) = pipeline::read_text_plainly(&file, &bytes, options);
    Ok(CheckedText { file, text, findings, reports })
}

/// Gives the schema of a kind of page, of `site.yaml` or of the answer of a check.
fn schema(name: &str) -> Option<String> {
    let schema = match name {
        SITE_SCHEMA => config::schema(),
        FINDINGS_SCHEMA | "findings" => diagnostic::json::schema(),
        _ => document::schema::for_type(name)?,
    };
    serde_json::to_string_pretty(&schema).ok()
}
