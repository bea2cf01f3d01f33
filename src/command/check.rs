//! `loket check`: shows all findings, for people or for programs.

use std::sync::Arc;

use super::{
    CheckedText, Console, Engine, Exit, LoadOptions, OUTPUT_FOLDER, fails, failure, load, load_options,
    messages_language, stops, summary,
};
use crate::cli::{CheckArguments, Format};
use crate::diagnostic::shown::Shown;
use crate::diagnostic::wording::UiLanguage;
use crate::diagnostic::{github, json, sarif, terminal};
use crate::document::Language;
use crate::language::PageKind;
use crate::pipeline::TextOptions;
use crate::source::path::SourcePath;

/// Runs the command.
pub(super) fn run<P>(
    arguments: &CheckArguments,
    asked: Option<UiLanguage>,
    console: &mut Console<'_>,
    engine: &Engine<'_, P>,
) -> Exit {
    if arguments.stdin {
        return text(arguments, asked, console, engine);
    }
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
    exit(&shown, arguments, arguments.fail_on.or(loaded.fail_on))
}

/// Checks one text from the standard input.
fn text<P>(
    arguments: &CheckArguments,
    asked: Option<UiLanguage>,
    console: &mut Console<'_>,
    engine: &Engine<'_, P>,
) -> Exit {
    let language = Language(arguments.lang.clone().unwrap_or_else(|| "id".to_owned()));
    let ui = messages_language(asked, &language);
    let options = TextOptions { language, kind: arguments.text_type.unwrap_or(PageKind::Guide) };
    let CheckedText { file, text, findings, reports } = match (engine.check_text)(&options) {
        Ok(checked) => checked,
        Err(error) => {
            console.note(&failure::text(&error, ui));
            return Exit::Machine;
        }
    };
    let files = |other: &SourcePath| (*other == file).then(|| Arc::clone(&text));
    let shown = Shown { findings: &findings, files: &files, ui, folder: "" };
    match arguments.format {
        Format::Text => {
            console.answer(&terminal::render(&shown, console.answers_have_colour()));
            console.answer(&summary::checked(&[], &findings, ui));
        }
        Format::Json => console.answer(&json::render(&shown, &reports)),
        Format::Github => console.answer(&github::render(&shown)),
        Format::Sarif => console.answer(&sarif::render(&shown)),
    }
    exit(&shown, arguments, arguments.fail_on)
}

/// Gives the exit code: what stops the site, and what the site wants to fail on.
fn exit(shown: &Shown<'_>, arguments: &CheckArguments, fail_on: Option<crate::config::FailOn>) -> Exit {
    let ends = |finding| stops(finding, arguments.site.strict) || fails(finding, fail_on);
    if shown.findings.iter().any(ends) { Exit::Content } else { Exit::Good }
}
