//! `loket build`: loads the site, and publishes it unless something in the pages stops it.
//!
//! What stops it is shown in full; the rest is counted, for `loket check` to show.

use std::sync::Arc;
use std::time::Instant;

use super::{Console, Engine, Exit, Loaded, Published, failure, load, summary, timings};
use super::{LoadOptions, OUTPUT_FOLDER, load_options, messages_language, stops};
use crate::cli::BuildArguments;
use crate::diagnostic::shown::Shown;
use crate::diagnostic::wording::UiLanguage;
use crate::diagnostic::{Diagnostic, Level, Problem, terminal};

/// Runs the command.
pub(super) fn run<P>(
    arguments: &BuildArguments,
    asked: Option<UiLanguage>,
    console: &mut Console<'_>,
    engine: &Engine<'_, P>,
) -> Exit {
    let start = Instant::now();
    let output = arguments.output.clone().unwrap_or_else(|| arguments.site.source.join(OUTPUT_FOLDER));
    let options = load_options(&arguments.site, arguments.base_url.as_ref());
    let quoted = if arguments.site.strict { Level::Needed } else { Level::Error };
    let options = LoadOptions { output: Some(output.clone()), quoted, ..options };
    let loaded = match load(engine, &options, asked, console) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let ui = messages_language(asked, &loaded.language);
    let strict = arguments.site.strict;
    let mut stages = loaded.timings.clone();

    let mut stopping: Vec<Diagnostic> =
        loaded.findings.iter().filter(|finding| stops(finding, strict)).cloned().collect();
    let mut report = None;
    if stopping.is_empty() {
        match (engine.publish)(&loaded.project, &output) {
            Ok(Published { findings, report: written, timings }) => {
                stopping = findings;
                report = written;
                stages.extend(timings);
            }
            Err(error) => {
                console.note(&failure::text(&error, ui));
                return Exit::Machine;
            }
        }
    }

    // The next check cannot tell any more what this publication leaves behind.
    let is_last_word = |finding: &&Diagnostic| matches!(finding.problem, Problem::AddressVanished { .. });
    let leaving = loaded.findings.iter().filter(is_last_word).filter(|finding| !stops(finding, strict));
    let mut shown: Vec<Diagnostic> = stopping.clone();
    shown.extend(leaving.filter(|_| report.is_some()).cloned());
    console.note(&excerpts(&shown, &loaded, arguments, ui, console.notes_have_colour()));
    let exit = if let Some(report) = &report {
        console.answer(&summary::built(&loaded.pages, report, &output, start.elapsed(), ui));
        Exit::Good
    } else {
        console.note(&summary::not_built(stopping.len(), ui));
        Exit::Content
    };
    console.answer(&summary::ready(&loaded.pages, &loaded.findings, ui));
    console.answer(&summary::also_found(&loaded.findings, |finding| stops(finding, strict), ui));
    if arguments.timings {
        console.answer(&timings::table(&stages, start.elapsed(), ui));
    }
    // The system takes the memory of ten thousand pages back at once; giving back each part takes a while.
    std::mem::forget(loaded);
    exit
}

/// Shows findings with the lines that they point to.
fn excerpts<P>(
    findings: &[Diagnostic],
    loaded: &Loaded<P>,
    arguments: &BuildArguments,
    ui: UiLanguage,
    colour: bool,
) -> String {
    let folder = arguments.site.source.to_string_lossy();
    let files = |file: &crate::source::path::SourcePath| loaded.texts.get(file).map(Arc::clone);
    terminal::render(&Shown { findings, files: &files, ui, folder: &folder }, colour)
}
