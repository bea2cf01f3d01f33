//! TOML between lines of `+++`, read into the same entries as YAML.
//!
//! In: TOML text of bounded length. Out: [`Entry`]s with their places, so that every key means
//! the same in both languages; or the parser's reason, told.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::Entry;
use super::node::Node;
use crate::diagnostic::Problem;
use crate::document::findings::{Findings, line_at, slice};

/// Deepest nesting, as for YAML.
const MAX_DEPTH: usize = 32;

/// Reads TOML, telling every fault; `None` where nothing of it may be read.
pub(super) fn read(text: &str, range: Range<usize>, findings: &mut Findings) -> Option<Vec<Entry>> {
    let toml = slice(text, range.clone());
    if let Some(at) = too_deep(toml) {
        findings.add(Problem::FrontMatterTooDeep, line_at(text, range.start + at));
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(toml);
    if !errors.is_empty() {
        for error in errors {
            let at = range.start + error.span().map_or(0, |span| span.start);
            findings.add(Problem::TomlSyntax, line_at(text, at.min(range.end.saturating_sub(1))));
        }
        return None;
    }
    let at = |span: Range<usize>| span.start + range.start..span.end + range.start;
    let mut entries: Vec<Entry> = table
        .get_ref()
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: at(key.span()),
            value: node(value.get_ref()),
            value_span: at(value.span()),
            bad: false,
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Some(entries)
}

/// Turns a value of TOML into a plain one; a day stays as it is written.
fn node(value: &DeValue<'_>) -> Node {
    match value {
        DeValue::String(text) => Node::Text(text.to_string()),
        DeValue::Integer(number) => Node::Number(number.as_str().to_owned()),
        DeValue::Float(number) => Node::Number(number.as_str().to_owned()),
        DeValue::Boolean(yes) => Node::Bool(*yes),
        DeValue::Datetime(day) => Node::Text(day.to_string()),
        DeValue::Array(items) => Node::List(items.iter().map(|item| node(item.get_ref())).collect()),
        DeValue::Table(table) => Node::Map(
            table.iter().map(|(key, value)| (key.get_ref().to_string(), node(value.get_ref()))).collect(),
        ),
    }
}

/// Finds where TOML is nested deeper than it may be, before a parser sees it: brackets, and keys with dots.
fn too_deep(toml: &str) -> Option<usize> {
    let (mut open, mut dots) = (0_usize, 0_usize);
    let mut quote: Option<char> = None;
    let mut comment = false;
    for (at, character) in toml.char_indices() {
        match (quote, character) {
            (_, '\n') => (dots, comment, quote) = (0, false, None),
            (Some(mark), _) if mark == character => quote = None,
            (Some(_), _) => {}
            _ if comment => {}
            (None, '#') => comment = true,
            (None, '"' | '\'') => quote = Some(character),
            (None, '[' | '{') => open += 1,
            (None, ']' | '}') => open = open.saturating_sub(1),
            (None, '.') => dots += 1,
            (None, '=' | ',') => dots = 0,
            _ => {}
        }
        if open + dots > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}
