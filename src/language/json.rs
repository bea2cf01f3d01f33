//! The JSON contract of `loket check --format json`: findings with places in bytes, characters, lines and columns.
//! Reports with their texts go in; a JSON value comes out. Prints nothing.

use serde_json::{Map, Value, json};

use super::finding::{Measures, Report};

/// The version of the contract.
const VERSION: u32 = 1;

/// A checked file: its path as shown, its text and what was said of it.
#[derive(Debug, Clone, Copy)]
pub struct CheckedFile<'a> {
    /// The path as the editor knows it.
    pub file: &'a str,
    /// The whole text that was checked.
    pub text: &'a str,
    /// What was said.
    pub report: &'a Report,
}

/// Writes the contract for some files, messages in this language.
pub fn to_json(files: &[CheckedFile<'_>], lang: &str) -> Value {
    let mut findings = Vec::new();
    let mut pages = Vec::new();
    for checked in files {
        let mut places = Places::new(checked.text);
        for finding in &checked.report.findings {
            let place = finding.span.as_ref().map(|span| (span.clone(), places.at(span.start)));
            let end = finding.span.as_ref().map(|span| {
                let length = checked.text.get(span.clone()).map_or(0, |text| text.chars().count());
                place.as_ref().map_or(0, |(_, at)| at.chars) + length
            });
            findings.push(json!({
                "file": checked.file,
                "code": finding.rule.to_string(),
                "rule": finding.rule.to_string(),
                "level": finding.severity.level(),
                "severity": finding.severity.word(),
                "start": place.as_ref().map(|(span, _)| span.start),
                "end": place.as_ref().map(|(span, _)| span.end),
                "start_char": place.as_ref().map(|(_, at)| at.chars),
                "end_char": end,
                "line": place.as_ref().map(|(_, at)| at.line),
                "column": place.as_ref().map(|(_, at)| at.column),
                "message": finding.message.wording(lang),
                "help": finding.help.wording(lang),
                "why": finding.why.wording(lang),
                "suggestions": finding.suggestions,
            }));
        }
        let measures = &checked.report.measures;
        pages.push(json!({
            "file": checked.file,
            "verdict": checked.report.verdict.map(super::Verdict::word),
            "suppressed": checked.report.suppressed,
            "measures": measures.to_map(),
        }));
    }
    json!({ "version": VERSION, "findings": findings, "pages": pages })
}

impl Measures {
    /// Gives the measures by the names of the contract.
    pub fn to_map(&self) -> Map<String, Value> {
        let (measures, parts) = (self, self.parts);
        let value = json!({
                "words": measures.words,
                "sentences": measures.sentences,
                "words_per_sentence": rounded(measures.words_per_sentence),
                "long_sentences": measures.long_sentences,
                "passive_share": rounded(measures.passive_share),
                "long_word_share": rounded(measures.long_word_share),
                "syllables_per_word": rounded(measures.syllables_per_word),
                "hard_words_per_100": rounded(measures.hard_words_per_100),
                "unexplained_abbreviations": measures.unexplained_abbreviations,
                "reading_minutes": measures.reading_minutes,
                "grade_estimate": measures.grade.map(rounded),
                "parts": {
                    "requirements": parts.requirements,
                    "steps": parts.steps,
                    "fee": parts.fee,
                    "time": parts.time,
                    "place": parts.place,
                    "contact": parts.contact,
                },
        });
        value.as_object().cloned().unwrap_or_default()
    }
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// Walks forward through a text, counting characters and lines; going back begins anew.
struct Places<'a> {
    text: &'a str,
    at: Place,
}

#[derive(Clone, Copy)]
struct Place {
    byte: usize,
    chars: usize,
    line: usize,
    column: usize,
}

impl Place {
    const START: Self = Self { byte: 0, chars: 0, line: 1, column: 1 };
}

impl<'a> Places<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: Place::START }
    }

    fn at(&mut self, byte: usize) -> Place {
        if byte < self.at.byte {
            self.at = Place::START;
        }
        for letter in self.text.get(self.at.byte..byte).unwrap_or("").chars() {
            self.at.chars += 1;
            if letter == '\n' {
                self.at.line += 1;
                self.at.column = 1;
            } else {
                self.at.column += 1;
            }
        }
        self.at.byte = byte;
        self.at
    }
}

/// Gives the JSON Schema of the contract.
pub fn json_schema() -> Value {
    let number = json!({ "type": ["integer", "null"], "minimum": 0 });
    let text = json!({ "type": "string" });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "loket check",
        "type": "object",
        "required": ["version", "findings", "pages"],
        "properties": {
            "version": { "const": VERSION },
            "findings": { "type": "array", "items": {
                "type": "object",
                "required": ["file", "code", "rule", "level", "severity", "start", "end", "start_char", "end_char",
                    "line", "column", "message", "help", "suggestions"],
                "properties": {
                    "file": text,
                    "code": text,
                    "rule": { "type": "string", "pattern": "^[a-z]+/[^/]+$" },
                    "level": { "enum": ["salah", "perlu", "saran"] },
                    "severity": { "enum": ["error", "warning", "suggestion"] },
                    "start": number, "end": number, "start_char": number, "end_char": number,
                    "line": number, "column": number,
                    "message": text, "help": text, "why": text,
                    "suggestions": { "type": "array", "items": text },
                },
            } },
            "pages": { "type": "array", "items": {
                "type": "object",
                "required": ["file", "verdict", "measures"],
                "properties": {
                    "file": text,
                    "verdict": { "enum": ["ready", "edit", "rework", null] },
                    "suppressed": { "type": "integer", "minimum": 0 },
                    "measures": { "type": "object" },
                },
            } },
        },
    })
}
