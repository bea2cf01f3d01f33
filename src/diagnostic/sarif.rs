//! Writes findings as SARIF 2.1.0, which code-review tools read.
//!
//! One run; a rule for every code that occurs, in the order of the codes. Columns count
//! Unicode characters, and the run says so.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::shown::{Places, Shown};
use super::wording::{level_id, wording};
use super::{Diagnostic, Level, Location};

/// Renders findings as one SARIF log with a line end.
pub fn render(shown: &Shown<'_>) -> String {
    let places = shown.places();
    let mut rules: BTreeMap<&str, &Diagnostic> = BTreeMap::new();
    for finding in shown.findings {
        rules.entry(finding.problem.code()).or_insert(finding);
    }
    let indexes: BTreeMap<&str, usize> =
        rules.keys().enumerate().map(|(index, code)| (*code, index)).collect();
    let results: Vec<Value> =
        shown.findings.iter().map(|finding| result(finding, shown, &places, &indexes)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "loket",
                "version": env!("CARGO_PKG_VERSION"),
                "language": shown.ui.code(),
                "rules": rules.values().map(|finding| rule(finding, shown)).collect::<Vec<Value>>(),
            }},
            "language": shown.ui.code(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// Describes a code by its heading, which holds for every case of it.
fn rule(finding: &Diagnostic, shown: &Shown<'_>) -> Value {
    let code = finding.problem.code();
    let title = wording(&finding.problem, shown.ui).title;
    json!({
        "id": code,
        "name": pascal_case(code),
        "shortDescription": { "text": format!("{title}.") },
        "fullDescription": { "text": format!("{title}.") },
        "defaultConfiguration": { "level": sarif_level(finding.problem.level()) },
    })
}

/// Describes one finding.
fn result(
    finding: &Diagnostic,
    shown: &Shown<'_>,
    places: &Places,
    indexes: &BTreeMap<&str, usize>,
) -> Value {
    let code = finding.problem.code();
    let wording = wording(&finding.problem, shown.ui);
    let mut result = json!({
        "ruleId": code,
        "ruleIndex": indexes.get(code),
        "level": sarif_level(finding.level),
        "message": { "text": without_links(&format!("{} {}", wording.message, wording.help)) },
        "locations": [{ "physicalLocation": physical(&finding.at, shown, places) }],
        "properties": { "level": level_id(finding.level) },
    });
    if !finding.related.is_empty() {
        let related: Vec<Value> = finding
            .related
            .iter()
            .enumerate()
            .map(|(id, location)| json!({ "id": id, "physicalLocation": physical(location, shown, places) }))
            .collect();
        result["relatedLocations"] = Value::Array(related);
    }
    result
}

/// Describes a place; a whole file has no region.
fn physical(location: &Location, shown: &Shown<'_>, places: &Places) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&shown.path(&location.file)) } });
    if let Some(place) = places.of(location) {
        physical["region"] = json!({
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
            "byteOffset": place.span.start,
            "byteLength": place.span.len(),
        });
    }
    physical
}

/// Gives SARIF's word for a level.
fn sarif_level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Needed => "warning",
        Level::Hint => "note",
    }
}

/// Escapes square brackets, which SARIF would read as a link of its own: `[text](1)`.
fn without_links(text: &str) -> String {
    text.replace('[', "\\[").replace(']', "\\]")
}

/// Writes a path as a relative reference, with everything but plain letters escaped.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            uri.push(char::from(HEX[usize::from(byte >> 4)]));
            uri.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    uri
}

/// Digits of an escaped byte.
const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Turns `link/target-missing` into `LinkTargetMissing`.
fn pascal_case(code: &str) -> String {
    code.split(['/', '-'])
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(uri("content/Kartu Keluarga é.md"), "content/Kartu%20Keluarga%20%C3%A9.md");
        assert_eq!(pascal_case("link/target-missing"), "LinkTargetMissing");
    }
}
