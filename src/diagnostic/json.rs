//! Writes findings as JSON for other programs: version 1 of a contract, see `docs/check-output.md`.
//!
//! Keys are only ever added within a version. Every key is always there; `null` says "none".
//! Paths are relative to the site's root, whatever folder the command was started in.

use serde::Serialize;
use serde_json::{Map, Value};

use super::problem::RuleSeverity;
use super::shown::{Places, Shown};
use super::wording::{level_id, wording};
use super::{Diagnostic, Problem};
use crate::source::path::SourcePath;

/// Version of the contract.
const VERSION: u32 = 1;

/// What the language checker says about a whole page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageReport {
    /// The page's file.
    pub file: SourcePath,
    /// `ready`, `edit` or `rework`.
    pub verdict: String,
    /// Measures by their names.
    pub measures: Map<String, Value>,
}

/// Renders findings and page reports as one JSON value with a line end.
#[expect(clippy::missing_panics_doc, reason = "strings and numbers always become JSON")]
pub fn render(shown: &Shown<'_>, pages: &[PageReport]) -> String {
    let places = shown.places();
    let output = Output {
        version: VERSION,
        findings: shown.findings.iter().map(|finding| entry(finding, shown, &places)).collect(),
        pages: pages
            .iter()
            .map(|page| Page { file: page.file.as_str(), verdict: &page.verdict, measures: &page.measures })
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&output).expect("strings and numbers always become JSON");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Output<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
    pages: Vec<Page<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    file: &'a str,
    code: &'static str,
    rule: Option<&'a str>,
    level: &'static str,
    severity: Option<&'static str>,
    start: Option<usize>,
    end: Option<usize>,
    start_char: Option<usize>,
    end_char: Option<usize>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    help: String,
    suggestions: Vec<&'a str>,
}

#[derive(Serialize)]
struct Page<'a> {
    file: &'a str,
    verdict: &'a str,
    measures: &'a Map<String, Value>,
}

/// Fills in one finding.
fn entry<'a>(finding: &'a Diagnostic, shown: &Shown<'_>, places: &Places) -> Finding<'a> {
    let place = places.of(&finding.at);
    let place = place.as_ref();
    let wording = wording(&finding.problem, shown.ui);
    Finding {
        file: finding.at.file.as_str(),
        code: finding.problem.code(),
        rule: rule(&finding.problem),
        level: level_id(finding.level),
        severity: severity(&finding.problem),
        start: place.map(|place| place.span.start),
        end: place.map(|place| place.span.end),
        start_char: place.map(|place| place.index.chars(place.span.start)),
        end_char: place.map(|place| place.index.chars(place.span.end)),
        line: place.map(|place| place.start.line),
        column: place.map(|place| place.start.column),
        message: wording.message,
        help: wording.help,
        suggestions: suggestions(&finding.problem),
    }
}

/// Gives the plain-language rule, `group/name`; problems of the site's own making have none.
fn rule(problem: &Problem) -> Option<&str> {
    match problem {
        Problem::PlainLanguage(finding) => Some(&finding.rule),
        _ => None,
    }
}

/// Gives the plain-language rule's own severity, `error`, `warning` or `suggestion`.
fn severity(problem: &Problem) -> Option<&'static str> {
    let Problem::PlainLanguage(finding) = problem else { return None };
    Some(match finding.severity {
        RuleSeverity::Error => "error",
        RuleSeverity::Warning => "warning",
        RuleSeverity::Suggestion => "suggestion",
    })
}

/// Gives texts that may be meant, best first.
fn suggestions(problem: &Problem) -> Vec<&str> {
    match problem {
        Problem::KeyUnknown { nearest, .. }
        | Problem::LinkTargetMissing { nearest, .. }
        | Problem::LinkAnchorMissing { nearest, .. }
        | Problem::ReferenceMissing { nearest, .. } => nearest.iter().map(String::as_str).collect(),
        Problem::PlainLanguage(finding) => finding.suggestions.iter().map(String::as_str).collect(),
        Problem::ValueUnknown { known, .. } => known.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}
