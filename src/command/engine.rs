//! The commands' engine on the real pipeline: turns its values into what the commands print.

use std::path::Path;

use super::{Engine, LoadOptions, Loaded, PageKind, Published};
use crate::error::Error;
use crate::pipeline::{self, Project};
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
        project.diagnostics.extend(pipeline::weigh(&project)?);
        diagnostic::sort(&mut project.diagnostics);
        project.texts.extend(reading.texts);
        reports = reading.reports;
        project.timings.push(("language", reading.time));
    }
    let documents = project.site.pages.iter().map(|page| &page.document);
    Ok(Loaded {
        language: project.site.config.language.clone(),
        findings: std::mem::take(&mut project.diagnostics),
        texts: std::mem::take(&mut project.texts),
        pages: documents.map(|document| (document.path.clone(), PageKind::from(&document.meaning))).collect(),
        reports,
        timings: project.timings.clone(),
        project,
    })
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
