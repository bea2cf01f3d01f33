//! `loket check`: shows all findings, for people or for programs.

use std::sync::Arc;

use super::{
    Console, Engine, Exit, LoadOptions, OUTPUT_FOLDER, load, load_options, messages_language, stops, summary,
};
use crate::cli::{CheckArguments, Format};
use crate::diagnostic::shown::Shown;
use crate::diagnostic::wording::UiLanguage;
use crate::diagnostic::{github, json, sarif, terminal};
use crate::source::path::SourcePath;

/// Runs the command.
pub(super) fn run<P>(
    arguments: &CheckArguments,
    asked: Option<UiLanguage>,
    console: &mut Console<'_>,
    engine: &Engine<'_, P>,
) -> Exit {
    let output = arguments.output.clone().unwrap_or_else(|| arguments.site.source.join(OUTPUT_FOLDER));
    let options = LoadOptions { language: true, output: Some(output), ..load_options(&arguments.site, None) };
    let loaded = match load(engine, &options, asked, console) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let ui = messages_language(asked, &loaded.language);
    let folder = arguments.site.source.to_string_lossy();
    let files = |file: &SourcePath| loaded.texts.get(file).map(Arc::clone);
    let shown = Shown { findings: &loaded.findings, files: &files, ui, folder: &folder };
    match arguments.format {
        Format::Text => {
            console.answer(&terminal::render(&shown, console.answers_have_colour()));
            console.answer(&summary::checked(&loaded.pages, &loaded.findings, ui));
        }
        Format::Json => console.answer(&json::render(&shown, &loaded.reports)),
        Format::Github => console.answer(&github::render(&shown)),
        Format::Sarif => console.answer(&sarif::render(&shown)),
    }
    if loaded.findings.iter().any(|finding| stops(finding, arguments.site.strict)) {
        Exit::Content
    } else {
        Exit::Good
    }
}
