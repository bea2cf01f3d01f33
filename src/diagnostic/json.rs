//! Writes findings as JSON for other programs: version 1 of a contract, see `docs/check-output.md`.
//!
//! Keys are only ever added within a version. Every key is always there; `null` says "none".
//! Paths are relative to the site's root, whatever folder the command was started in.

use serde::Serialize;
use serde_json::{Map, Value, json};

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
    // Strings and numbers always become JSON.
    let value = serde_json::to_value(&output).unwrap_or_default();
    format!("{value:#}\n")
}

/// Makes the JSON Schema of version 1 of the contract, for programs that read it.
pub fn schema() -> Value {
    let place = || json!({ "type": ["integer", "null"], "minimum": 0 });
    let ordinal = || json!({ "type": ["integer", "null"], "minimum": 1 });
    let share = || json!({ "type": "number", "minimum": 0, "maximum": 1 });
    let number = || json!({ "type": "number", "minimum": 0 });
    let count = || json!({ "type": "integer", "minimum": 0 });
    let words = || json!({ "type": "string" });
    let flag = || json!({ "type": "boolean" });
    let finding = json!({
        "file": words(),
        "code": { "type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$" },
        "rule": { "type": ["string", "null"], "pattern": "^[^/]+/.+$" },
        "level": { "enum": ["error", "needed", "hint"] },
        "severity": { "enum": ["error", "warning", "suggestion", null] },
        "start": place(), "end": place(), "start_char": place(), "end_char": place(),
        "line": ordinal(), "column": ordinal(),
        "message": words(), "help": words(),
        "suggestions": { "type": "array", "items": words() },
    });
    let parts = json!({
        "requirements": flag(), "steps": flag(), "fee": flag(), "time": flag(), "place": flag(), "contact": flag(),
    });
    let measures = json!({
        "words": count(), "sentences": count(), "words_per_sentence": number(), "long_sentences": count(),
        "passive_share": share(), "long_word_share": share(), "syllables_per_word": number(),
        "hard_words_per_100": number(), "unexplained_abbreviations": count(),
        "reading_minutes": { "type": "integer", "minimum": 1 },
        "grade_estimate": { "type": ["number", "null"], "minimum": 0, "maximum": 100 },
        "parts": object(&parts),
    });
    let page = json!({
        "file": words(),
        "verdict": { "enum": ["ready", "edit", "rework"] },
        "measures": object(&measures),
    });
    let mut top = object(&json!({
        "version": { "const": VERSION },
        "findings": { "type": "array", "items": object(&finding) },
        "pages": { "type": "array", "items": object(&page) },
    }));
    if let Some(top) = top.as_object_mut() {
        top.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        top.insert("title".to_owned(), json!("loket check --format json"));
    }
    top
}

/// Describes an object of which every key is always there; a later version may add keys.
fn object(properties: &Value) -> Value {
    let required: Vec<&str> =
        properties.as_object().map_or_else(Vec::new, |keys| keys.keys().map(String::as_str).collect());
    json!({ "type": "object", "required": required, "properties": properties })
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
        Problem::DateInvalid { meant: nearest, .. }
        | Problem::KeyUnknown { nearest, .. }
        | Problem::LinkTargetMissing { nearest, .. }
        | Problem::LinkAnchorMissing { nearest, .. }
        | Problem::ReferenceMissing { nearest, .. } => nearest.iter().map(String::as_str).collect(),
        Problem::PlainLanguage(finding) => finding.suggestions.iter().map(String::as_str).collect(),
        Problem::ValueUnknown { known, .. } => known.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}
