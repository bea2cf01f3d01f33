//! The commands: they ask the pipeline, print what comes out of it, and give the exit code.
//!
//! In: the program's arguments, environment and streams, and an [`Engine`] that does the work.
//! Out: an [`Exit`]. This module and its parts are the only place that prints. They know no
//! stage of the pipeline; the engine hands them plain values.

mod build;
mod check;
mod console;
pub mod engine;
mod failure;
mod fix;
mod init;
mod new;
mod schema;
mod serve;
mod summary;
mod timings;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::cli::{self, Asked, Command, SiteArguments};
use crate::config::FailOn;
use crate::diagnostic::json::PageReport;
use crate::diagnostic::problem::RuleSeverity;
use crate::diagnostic::wording::UiLanguage;
use crate::diagnostic::{Diagnostic, Level, Problem};
use crate::document::{Language, Meaning};
use crate::error::Error;
use crate::output::Report;
use crate::pipeline::TextOptions;
use crate::source::path::SourcePath;
pub use console::{Console, Stream};

/// How a run ended, for the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All that was asked for is done.
    Good = 0,
    /// Something in the pages stops it.
    Content = 1,
    /// The command line is not understood.
    Usage = 2,
    /// The machine failed.
    Machine = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Does the work that the commands ask for; `P` is whatever the engine keeps of a loaded site.
pub struct Engine<'a, P> {
    /// Reads a site and finds all there is to say about it, without writing anything.
    pub load: &'a dyn Fn(&LoadOptions) -> Result<Loaded<P>, Error>,
    /// Makes every page and publishes them to a folder in one step.
    pub publish: &'a dyn Fn(&P, &Path) -> Result<Published, Error>,
    /// Reads one text from the standard input, with no site around it.
    pub check_text: &'a dyn Fn(&TextOptions) -> Result<CheckedText, Error>,
    /// Gives the schema of a kind of page; `None` where there is no such kind.
    pub schema: &'a dyn Fn(&str) -> Option<String>,
    /// Names the kinds of page that have a schema.
    pub schema_names: &'a [&'a str],
}

/// What to load and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadOptions {
    /// The site's folder.
    pub source: PathBuf,
    /// The site's address, in place of the one in `site.yaml`; ends in `/`.
    pub base_url: Option<String>,
    /// Whether pages are included that are not for publication yet.
    pub drafts: bool,
    /// The day that is today.
    pub today: Option<Date>,
    /// Whether the sentences are checked for plain language, too.
    pub language: bool,
    /// The folder of the last publication, to find pages that vanished since.
    pub output: Option<PathBuf>,
    /// The least grave findings whose lines are going to be shown; no text is kept for others.
    pub quoted: Level,
}

/// A site in memory, with what the commands say about it.
#[derive(Debug)]
pub struct Loaded<P> {
    /// What the engine needs to publish it.
    pub project: P,
    /// The site's first language; decides the messages' language where nobody asks for one.
    pub language: Language,
    /// All findings, sorted.
    pub findings: Vec<Diagnostic>,
    /// The texts that findings point into.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// Every page of the site and what it is.
    pub pages: Vec<(SourcePath, PageKind)>,
    /// Every translated guide with the marks of the page that it is a translation of.
    pub translations: Vec<(SourcePath, String)>,
    /// The guides that have no code of their own, with the code that was made for each.
    pub made_codes: Vec<(SourcePath, String)>,
    /// What the language checker says about whole pages.
    pub reports: Vec<PageReport>,
    /// Which findings of plain language let a check fail, as the site chose.
    pub fail_on: Option<FailOn>,
    /// How long each stage took, in order; see `timings` for the names that are worded.
    pub timings: Vec<(&'static str, Duration)>,
}

/// A text with no site around it, and what is said of it.
#[derive(Debug)]
pub struct CheckedText {
    /// The name by which findings call it.
    pub file: SourcePath,
    /// The text as it was read.
    pub text: Arc<str>,
    /// All findings, sorted.
    pub findings: Vec<Diagnostic>,
    /// What the language checker says about it as a page.
    pub reports: Vec<PageReport>,
}

/// What came of making and publishing the pages.
#[derive(Debug)]
pub struct Published {
    /// Findings that came up only now, such as a page that its template cannot show.
    pub findings: Vec<Diagnostic>,
    /// What was written; `None` where a finding stopped it and the old site stays.
    pub report: Option<Report>,
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
}

/// What a page is, as summaries count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// A guide.
    Guide,
    /// A staff story.
    Story,
    /// An office.
    Office,
    /// Any other page.
    Other,
}

impl From<&Meaning> for PageKind {
    fn from(meaning: &Meaning) -> PageKind {
        match meaning {
            Meaning::Guide(_) => PageKind::Guide,
            Meaning::Story(_) => PageKind::Story,
            Meaning::Office(_) => PageKind::Office,
            _ => PageKind::Other,
        }
    }
}

/// Runs what the arguments ask for; the program's own name stands first.
pub fn run<P>(
    arguments: &[OsString],
    environment: &dyn Fn(&str) -> Option<String>,
    console: &mut Console<'_>,
    engine: &Engine<'_, P>,
) -> Exit {
    let exit = match cli::parse(arguments, environment) {
        Ok(asked) => {
            console.choose_colour(asked.cli.color, environment);
            dispatch(&asked, environment, console, engine)
        }
        Err(stop) if stop.asked_for => {
            console.answer(&stop.text);
            Exit::Good
        }
        Err(stop) => {
            console.note(&stop.text);
            Exit::Usage
        }
    };
    if console.finish() { exit } else { Exit::Machine }
}

/// Runs one command.
fn dispatch<P>(
    asked: &Asked,
    environment: &dyn Fn(&str) -> Option<String>,
    console: &mut Console<'_>,
    engine: &Engine<'_, P>,
) -> Exit {
    match &asked.cli.command {
        Command::Build(arguments) => build::run(arguments, asked.ui, console, engine),
        Command::Check(arguments) => check::run(arguments, asked.ui, console, engine),
        Command::Serve(arguments) => serve::run(arguments, asked.ui, environment, console),
        Command::Init(arguments) => init::run(arguments, asked.ui, console),
        Command::New(arguments) => new::run(arguments, asked.ui, console),
        Command::Fix(arguments) => fix::run(arguments, asked.ui, console, engine),
        Command::Schema(arguments) => schema::run(arguments, asked.ui, console, engine),
    }
}

/// Where the finished site goes if nobody says otherwise, in the site's folder.
const OUTPUT_FOLDER: &str = "public";

/// Loads a site; a failure of the machine is told and gives the exit code.
fn load<P>(
    engine: &Engine<'_, P>,
    options: &LoadOptions,
    asked: Option<UiLanguage>,
    console: &mut Console<'_>,
) -> Result<Loaded<P>, Exit> {
    (engine.load)(options).map_err(|error| {
        console.note(&failure::text(&error, asked.unwrap_or_default()));
        Exit::Machine
    })
}

/// Takes from the arguments what loading needs.
fn load_options(site: &SiteArguments, base_url: Option<&String>) -> LoadOptions {
    LoadOptions {
        source: site.source.clone(),
        base_url: base_url.cloned(),
        drafts: site.drafts,
        today: site.today,
        language: false,
        output: None,
        quoted: Level::Hint,
    }
}

/// Decides the messages' language once the site is known.
fn messages_language(asked: Option<UiLanguage>, site: &Language) -> UiLanguage {
    asked.or_else(|| cli::ui_language(site.code())).unwrap_or_default()
}

/// Tells whether a finding stops a run.
fn stops(finding: &Diagnostic, strict: bool) -> bool {
    match finding.level {
        Level::Error => true,
        Level::Needed => strict,
        Level::Hint => false,
    }
}

/// Tells whether a finding of plain language lets a check fail.
///
/// Words never do unless the site asks for it; a part that a guide lacks does.
fn fails(finding: &Diagnostic, fail_on: Option<FailOn>) -> bool {
    let Problem::PlainLanguage(rule) = &finding.problem else { return false };
    match fail_on {
        None => rule.severity == RuleSeverity::Error && rule.rule.starts_with("structure/"),
        Some(FailOn::Error) => rule.severity == RuleSeverity::Error,
        Some(FailOn::Warning) => rule.severity != RuleSeverity::Suggestion,
        Some(FailOn::Never) => false,
    }
}

#[cfg(test)]
mod tests;
