//! Checks records of a judged set: reads JSON lines {id, lang, kind, text}, writes findings and verdicts as JSON
//! lines with offsets in Unicode code points.
//!
//! `cargo run --release --example check_jsonl -- records.jsonl > findings.jsonl`

use std::error::Error;
use std::io::Write;

use loket::language::{Checker, PageKind};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: check_jsonl RECORDS.jsonl")?;
    let checker = Checker::embedded();
    let mut out = std::io::stdout().lock();
    for line in std::fs::read_to_string(path)?.lines().filter(|line| !line.trim().is_empty()) {
        let record: Value = serde_json::from_str(line)?;
        let field = |name: &str| record.get(name).and_then(Value::as_str).unwrap_or("");
        let (id, text) = (field("id"), field("text"));
        let kind = if field("kind") == "guide" { PageKind::Guide } else { PageKind::None };
        let report = checker.check(text, field("lang"), kind);
        let chars = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
        for finding in &report.findings {
            let span = finding.span.as_ref();
            writeln!(
                out,
                "{}",
                json!({
                    "id": id,
                    "rule": finding.rule.to_string(),
                    "start": span.map(|span| chars(span.start)),
                    "end": span.map(|span| chars(span.end)),
                    "severity": finding.severity.word(),
                })
            )?;
        }
        if let Some(verdict) = report.verdict {
            writeln!(out, "{}", json!({ "id": id, "verdict": verdict.word() }))?;
        }
    }
    Ok(())
}
