//! The lines between `---` and `---`, or `+++` and `+++`: found, scanned, and read into entries with places.
//!
//! In: the text of a file. Out: [`Entry`]s, each a key with its value and where both are
//! written, and findings. What a key means is unknown here; see [`values`].

pub(crate) mod node;
pub(crate) mod scan;
mod toml;
pub(crate) mod value;
pub(crate) mod values;

use std::ops::Range;

use super::findings::{Findings, line_at, slice};
use crate::diagnostic::Problem;
use node::Node;
use scan::{RawEntry, Scan};

/// Longest front matter that is read, in bytes; real ones stay below 2 KiB.
pub(crate) const MAX_BYTES: usize = 16 * 1024;

/// Where the front matter of a file stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Split {
    /// There is none; the body begins here.
    None(usize),
    /// It is opened and never closed.
    Unclosed(Range<usize>),
    /// It stands here, without its marks; the body begins behind it.
    Found(Range<usize>, usize, Format),
}

/// The language in which front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`.
    Toml,
}

/// A key with its value, and where both are written.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The key as written.
    pub(crate) key: String,
    /// Where the key is written.
    pub(crate) key_span: Range<usize>,
    /// The value.
    pub(crate) value: Node,
    /// Where the value is written, through its last line.
    pub(crate) value_span: Range<usize>,
    /// A fault in it has been told already; its value is not to be used.
    pub(crate) bad: bool,
}

/// Finds the front matter of a text; a byte order mark and blanks after the marks do not matter.
pub(crate) fn split(text: &str) -> Split {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first = line_at(text, start).start.max(start)..line_at(text, start).end;
    let mark = slice(text, first.clone()).trim_end();
    if mark != "---" && mark != "+++" {
        return Split::None(start);
    }
    let inside = next_line(text, first.end);
    let mut at = inside;
    while at < text.len() {
        let line = line_at(text, at);
        if slice(text, line.clone()).trim_end() == mark {
            let body = next_line(text, line.end);
            let format = if mark == "---" { Format::Yaml } else { Format::Toml };
            return Split::Found(inside..at, body, format);
        }
        at = next_line(text, line.end);
    }
    Split::Unclosed(first)
}

/// Finds a line that is meant to open front matter: blank lines above it, or dashes that a word processor made.
pub(crate) fn near_mark(text: &str) -> Option<Range<usize>> {
    let is_mark = |line: &str| {
        let dashes = line.trim();
        let long = dashes.chars().count() >= 3 || dashes.contains(['–', '—']);
        long && dashes.chars().all(|c| matches!(c, '-' | '–' | '—'))
    };
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line.trim_start_matches('\u{feff}').trim_end())
    });
    let (start, mark) = lines.find(|(_, line)| !line.is_empty())?;
    let (_, next) = lines.next()?;
    (is_mark(mark) && scan::looks_like_key(next)).then(|| line_at(text, start))
}

/// Gives the start of the line after the one that ends here.
fn next_line(text: &str, end: usize) -> usize {
    let rest = text.as_bytes().get(end..).unwrap_or_default();
    match rest {
        [b'\r', b'\n', ..] => end + 2,
        [b'\n' | b'\r', ..] => end + 1,
        _ => text.len().min(end.max(line_at(text, end).end)),
    }
}

/// Reads front matter into entries, telling every fault; `None` where nothing of it may be read.
pub(crate) fn read(
    text: &str,
    range: Range<usize>,
    format: Format,
    findings: &mut Findings,
) -> Option<Vec<Entry>> {
    if range.len() > MAX_BYTES {
        findings.add(Problem::FrontMatterTooLong, line_at(text, range.start + MAX_BYTES));
        return None;
    }
    let entries = match format {
        Format::Yaml => read_any(text, range, findings),
        Format::Toml => toml::read(text, range, findings),
    };
    entries.map(lift_taxonomies)
}

/// Takes the words out of a group that other generators put them in (`[taxonomies] tags = …`).
fn lift_taxonomies(mut entries: Vec<Entry>) -> Vec<Entry> {
    let Some(at) = entries.iter().position(|entry| entry.key == "taxonomies") else { return entries };
    if let Node::Map(pairs) = &entries[at].value {
        let (key_span, value_span) = (entries[at].key_span.clone(), entries[at].value_span.clone());
        let lifted: Vec<Entry> = pairs
            .iter()
            .map(|(key, value)| Entry {
                key: key.clone(),
                key_span: key_span.clone(),
                value: value.clone(),
                value_span: value_span.clone(),
                bad: false,
            })
            .collect();
        entries.splice(at..=at, lifted);
    }
    entries
}

/// Reads YAML, whose length the caller has judged, into entries.
pub(crate) fn read_any(text: &str, range: Range<usize>, findings: &mut Findings) -> Option<Vec<Entry>> {
    let scan = Scan::of(text, range.clone());
    let clean = scan.faults.is_empty();
    let too_deep = scan.faults.iter().any(|(problem, _)| *problem == Problem::FrontMatterTooDeep);
    let fault_places: Vec<Range<usize>> = scan.faults.iter().map(|(_, span)| span.clone()).collect();
    for (problem, span) in scan.faults {
        findings.add(problem, span);
    }
    if too_deep {
        return None;
    }
    if clean && let Some(entries) = read_whole(text, &range, &scan.entries) {
        return Some(entries);
    }
    if scan.flow_root || (scan.entries.is_empty() && clean) {
        return read_without_lines(text, range, findings);
    }
    let entries = scan.entries.into_iter().map(|raw| read_alone(text, raw, &fault_places, findings));
    Some(entries.collect())
}

/// Reads all of it at once, the fast way for the usual file without faults.
fn read_whole(text: &str, range: &Range<usize>, raw: &[RawEntry]) -> Option<Vec<Entry>> {
    let node = node::parse(slice(text, range.clone())).ok()?;
    let pairs = match node {
        Node::Map(pairs) => pairs,
        Node::Null => Vec::new(),
        _ => return None,
    };
    let same = pairs.len() == raw.len() && pairs.iter().zip(raw).all(|((key, _), raw)| *key == raw.key);
    same.then(|| {
        pairs
            .into_iter()
            .zip(raw)
            .map(|((key, value), raw)| Entry {
                key,
                key_span: raw.key_span.clone(),
                value,
                value_span: raw.value_span.clone(),
                bad: false,
            })
            .collect()
    })
}

/// Reads one entry by itself, so that a fault in another hides nothing.
fn read_alone(text: &str, raw: RawEntry, faults: &[Range<usize>], findings: &mut Findings) -> Entry {
    let mut entry = Entry {
        key: raw.key,
        key_span: raw.key_span,
        value: Node::Null,
        value_span: raw.value_span,
        bad: raw.bad || faults.iter().any(|f| f.start < raw.lines.end && raw.lines.start < f.end),
    };
    if entry.bad {
        return entry;
    }
    match node::parse(slice(text, raw.lines.clone())) {
        Ok(Node::Map(mut pairs)) if pairs.len() == 1 => {
            if let Some((key, value)) = pairs.pop() {
                entry.key = key;
                entry.value = value;
            }
        }
        Ok(_) => {
            entry.bad = true;
            let reason = "a key and its value are expected here".to_owned();
            findings.add(Problem::YamlSyntax { reason }, line_at(text, raw.lines.start));
        }
        Err(error) => {
            entry.bad = true;
            let at = error.place(slice(text, raw.lines.clone()));
            let span = line_at(text, raw.lines.start + at);
            let line = slice(text, span.clone());
            let key = line.trim_start();
            // The parser sees a colon in the value of the line above.
            let is_indented =
                span.start > raw.lines.start && key.len() < line.len() && scan::looks_like_key(key);
            let reason = if is_indented { "this line begins too far right".to_owned() } else { error.reason };
            findings.add(Problem::YamlSyntax { reason }, span);
        }
    }
    entry
}

/// Reads front matter that is not written in lines of keys, such as `{judul: A}`.
fn read_without_lines(text: &str, range: Range<usize>, findings: &mut Findings) -> Option<Vec<Entry>> {
    match node::parse(slice(text, range.clone())) {
        Ok(Node::Map(pairs)) => Some(
            pairs
                .into_iter()
                .map(|(key, value)| {
                    let found = slice(text, range.clone()).find(key.as_str()).map(|at| range.start + at);
                    let key_span = found.map_or(range.clone(), |at| at..at + key.len());
                    Entry { key, key_span, value, value_span: range.clone(), bad: false }
                })
                .collect(),
        ),
        Ok(Node::Null) => Some(Vec::new()),
        Ok(_) => {
            let reason = "lines of the form `key: value` are expected".to_owned();
            findings.add(Problem::YamlSyntax { reason }, line_at(text, range.start));
            None
        }
        Err(error) => {
            let span = line_at(text, range.start + error.place(slice(text, range.clone())));
            findings.add(Problem::YamlSyntax { reason: error.reason }, span);
            None
        }
    }
}
