//! The commands' engine on the real pipeline: turns its values into what the commands print.

use std::path::Path;

use super::{Engine, LoadOptions, Loaded, PageKind, Published};
use crate::document::Meaning;
use crate::document::guide::fingerprint::Fingerprint;
use crate::error::Error;
use crate::pipeline::{self, Project};
use crate::site::Page;
use crate::source::path::SourcePath;
use crate::{config, diagnostic, document};

/// What [`schema`] calls the schema of `site.yaml`.
const SITE_SCHEMA: &str = "site";

/// Hands the pipeline to a function that runs a command on it.
pub fn with_pipeline<T>(run: impl FnOnce(&Engine<'_, Project>) -> T) -> T {
    let names: Vec<&str> = document::schema::type_names().chain([SITE_SCHEMA]).collect();
    run(&Engine { load: &load, publish: &publish, schema: &schema, schema_names: &names })
}

/// Loads a site.
fn load(options: &LoadOptions) -> Result<Loaded<Project>, Error> {
    let mut reports = Vec::new();
    let mut project = pipeline::load(&pipeline::Options {
        source: options.source.clone(),
        base_url: options.base_url.clone(),
        drafts: options.drafts,
        today: options.today,
    })?;
    if options.language {
        let reading = pipeline::read_plainly(&project)?;
        project.diagnostics.extend(reading.diagnostics);
        diagnostic::sort(&mut project.diagnostics);
        project.texts.extend(reading.texts);
        reports = reading.reports;
        project.timings.push(("language", reading.time));
    }
    if let Some(output) = &options.output {
        project.diagnostics.extend(pipeline::vanished(&project, output)?);
        diagnostic::sort(&mut project.diagnostics);
    }
    let documents = project.site.pages.iter().map(|page| &page.document);
    Ok(Loaded {
        language: project.site.config.language.clone(),
        findings: std::mem::take(&mut project.diagnostics),
        texts: std::mem::take(&mut project.texts),
        pages: documents.map(|document| (document.path.clone(), PageKind::from(&document.meaning))).collect(),
        translations: translations(&project),
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

/// Gives the schema of a kind of page or of `site.yaml`.
fn schema(name: &str) -> Option<String> {
    let schema = if name == SITE_SCHEMA { config::schema() } else { document::schema::for_type(name)? };
    serde_json::to_string_pretty(&schema).ok()
}
