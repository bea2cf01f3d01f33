//! Entries read as what their keys mean.
//!
//! In: entries and the tables of known keys. Out: typed values with their places, and
//! findings about unknown, repeated, missing and wrong ones. It knows no type of document.

use std::ops::Range;

use jiff::civil::Date;

use super::Entry;
use super::node::Node;
use super::value::{fee_row, guess_date, read_date, tidy};
use crate::diagnostic::Problem;
use crate::document::Spanned;
use crate::document::amount::{Duration, Fee, FeeRow};
use crate::document::field::{Field, Kind, Need, choose, nearest};
use crate::document::findings::{Findings, slice};
use crate::document::hours::OpeningHours;

/// The values of one group of keys, taken one by one.
#[derive(Debug)]
pub(crate) struct Values<'t> {
    text: &'t str,
    found: Vec<(&'static Field, Entry)>,
}

impl<'t> Values<'t> {
    /// Sorts entries by the tables of known keys, telling unknown, repeated, empty and missing ones.
    ///
    /// `also_known` are names that are right in other files and not worth a word here;
    /// `whole` is where a missing key is told.
    pub(crate) fn new(
        text: &'t str,
        entries: Vec<Entry>,
        tables: &[&'static [Field]],
        also_known: &dyn Fn(&str) -> bool,
        whole: &Range<usize>,
        findings: &mut Findings,
    ) -> Values<'t> {
        let fields = || tables.iter().flat_map(|table| table.iter());
        let mut found: Vec<(&'static Field, Entry)> = Vec::new();
        let mut unknown: Vec<String> = Vec::new();
        let has_faults = entries.iter().any(|entry| entry.bad);
        for entry in entries {
            // A telephone's keyboard begins each line with a capital letter.
            let name = entry.key.to_lowercase();
            let known = fields().find(|field| field.is_named(&entry.key) || field.is_named(&name));
            let twice = match known {
                Some(field) => found.iter().any(|(other, _)| other.key == field.key),
                None => unknown.contains(&entry.key),
            };
            let span = entry.key_span.clone();
            match known {
                _ if twice => findings.add(Problem::KeyTwice { key: entry.key }, span),
                Some(field) => found.push((field, entry)),
                None if entry.bad => {}
                None => {
                    unknown.push(entry.key.clone());
                    if !also_known(&entry.key) && !also_known(&name) {
                        let nearest = nearest(&name, fields().flat_map(Field::names));
                        findings.add(Problem::KeyUnknown { key: entry.key, nearest }, span);
                    }
                }
            }
        }
        for field in fields().filter(|field| field.need != Need::Optional) {
            let fatal = field.need == Need::Fatal;
            // What is missing besides can wait, and may well stand in the line that could not be read.
            let waits = has_faults && !fatal;
            match found.iter().find(|(other, _)| other.key == field.key) {
                None if waits => {}
                None => findings.add(Problem::KeyMissing { key: field.key, fatal }, whole.clone()),
                Some((_, entry)) if !entry.bad && entry.value.is_empty() => {
                    let problem = Problem::KeyEmpty { key: entry.key.clone(), fatal };
                    findings.add(problem, entry.key_span.clone());
                }
                Some(_) => {}
            }
        }
        found.retain(|(_, entry)| !entry.bad && !entry.value.is_empty());
        Values { text, found }
    }

    /// Begins with nothing, for a file without front matter.
    pub(crate) fn none(text: &'t str) -> Values<'t> {
        Values { text, found: Vec::new() }
    }

    /// Tells whether a key has a value.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.found.iter().any(|(field, _)| field.key == key)
    }

    /// Tells where a key's value is written.
    pub(crate) fn place(&self, key: &str) -> Option<Range<usize>> {
        let found = self.found.iter().find(|(field, _)| field.key == key);
        found.map(|(_, entry)| entry.value_span.clone())
    }

    fn take(&mut self, key: &str) -> Option<(&'static Field, Entry)> {
        let at = self.found.iter().position(|(field, _)| field.key == key)?;
        Some(self.found.swap_remove(at))
    }

    /// Takes one text.
    pub(crate) fn text(&mut self, key: &str, findings: &mut Findings) -> Option<Spanned<String>> {
        let (field, entry) = self.take(key)?;
        let text = self.scalar_text(&entry);
        if text.is_none() {
            wrong(field, &entry, findings);
        }
        text
    }

    /// Takes one text without its place.
    pub(crate) fn plain(&mut self, key: &str, findings: &mut Findings) -> Option<String> {
        self.text(key, findings).map(|text| text.value)
    }

    /// Takes one text or a list of texts, each with its place; words may have commas between them.
    pub(crate) fn texts(&mut self, key: &str, findings: &mut Findings) -> Vec<Spanned<String>> {
        let Some((field, entry)) = self.take(key) else { return Vec::new() };
        let mut list = Vec::new();
        let mut from = entry.value_span.start;
        match &entry.value {
            Node::List(items) => {
                for item in items {
                    if let Some(text) = item.scalar() {
                        let span = self.locate(text, &entry, &mut from);
                        let value = tidy(if matches!(item, Node::Number(_)) {
                            slice(self.text, span.clone())
                        } else {
                            text
                        });
                        list.push(Spanned { value, span });
                    } else if !item.is_empty() {
                        wrong(field, &entry, findings);
                    }
                }
            }
            Node::Map(_) => wrong(field, &entry, findings),
            _ => list.extend(self.scalar_text(&entry)),
        }
        if matches!(field.kind, Kind::Words | Kind::Languages) && matches!(entry.value, Node::Text(_)) {
            let words = list.iter().flat_map(|text| {
                text.value
                    .split(',')
                    .map(|word| Spanned { value: word.trim().to_owned(), span: text.span.clone() })
            });
            list = words.collect();
        }
        list.retain(|text| !text.value.is_empty());
        list
    }

    /// Takes texts without their places.
    pub(crate) fn plains(&mut self, key: &str, findings: &mut Findings) -> Vec<String> {
        self.texts(key, findings).into_iter().map(|text| text.value).collect()
    }

    /// Takes `ya` or `tidak`; absent means no.
    pub(crate) fn yes_no(&mut self, key: &str, findings: &mut Findings) -> bool {
        let Some((field, entry)) = self.take(key) else { return false };
        match entry.value.scalar().map(str::to_lowercase).as_deref() {
            Some("ya" | "true" | "yes" | "benar" | "1") => true,
            Some("tidak" | "false" | "no" | "bukan" | "0") => false,
            _ => {
                wrong(field, &entry, findings);
                false
            }
        }
    }

    /// Takes `ya` or `tidak` where that is what stands there; anything else stays.
    pub(crate) fn take_yes_no(&mut self, key: &str) -> Option<bool> {
        let at = self
            .found
            .iter()
            .position(|(field, entry)| field.key == key && matches!(entry.value, Node::Bool(_)))?;
        match self.found.swap_remove(at).1.value {
            Node::Bool(yes) => Some(yes),
            _ => None,
        }
    }

    /// Takes a date.
    pub(crate) fn date(&mut self, key: &str, findings: &mut Findings) -> Option<Date> {
        let (field, entry) = self.take(key)?;
        let Some(text) = entry.value.scalar() else {
            wrong(field, &entry, findings);
            return None;
        };
        let date = read_date(text);
        if date.is_none() {
            let meant = guess_date(text).map(|date| date.to_string());
            let problem = Problem::DateInvalid { key: entry.key.clone(), value: text.to_owned(), meant };
            findings.add(problem, entry.value_span.clone());
        }
        date
    }

    /// Takes a value that `read` understands; anything else is told as of the wrong kind.
    pub(crate) fn read<T>(
        &mut self,
        key: &str,
        findings: &mut Findings,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let (field, entry) = self.take(key)?;
        let value = self.scalar_text(&entry).and_then(|text| read(&text.value));
        if value.is_none() {
            wrong(field, &entry, findings);
        }
        value
    }

    /// Takes a list of values that `read` understands.
    pub(crate) fn read_list<T>(
        &mut self,
        key: &str,
        findings: &mut Findings,
        read: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let Some((field, entry)) = self.found.iter().find(|(field, _)| field.key == key) else {
            return Vec::new();
        };
        let (field, name, whole) = (*field, entry.key.clone(), entry.value_span.clone());
        let texts = self.texts(key, findings);
        let count = texts.len();
        let values: Vec<T> = texts.into_iter().filter_map(|text| read(&text.value)).collect();
        if values.len() < count {
            findings.add(Problem::ValueType { key: name, expected: field.kind.expected() }, whole);
        }
        values
    }

    /// Takes values of the key's fixed set.
    pub(crate) fn choices(&mut self, key: &str, findings: &mut Findings) -> Vec<&'static str> {
        let Some((field, entry)) = self.found.iter().find(|(field, _)| field.key == key) else {
            return Vec::new();
        };
        let (Kind::Choice(choices) | Kind::Choices(choices) | Kind::Consent(choices)) = field.kind else {
            return Vec::new();
        };
        let name = entry.key.clone();
        let mut values = Vec::new();
        for text in self.texts(key, findings) {
            if let Some(value) = choose(choices, &text.value) {
                values.push(value);
            } else {
                let known = choices.iter().map(|c| c.value.to_owned()).collect();
                let problem = Problem::ValueUnknown { key: name.clone(), value: text.value, known };
                findings.add(problem, text.span);
            }
        }
        values
    }

    /// Takes consent: a word of the key's set, with a date behind it, beside it or in a group.
    pub(crate) fn consent(
        &mut self,
        key: &str,
        findings: &mut Findings,
    ) -> Option<(&'static str, Option<Date>)> {
        let (field, entry) = self.take(key)?;
        let Kind::Consent(choices) = field.kind else { return None };
        let parts: Vec<&str> = match &entry.value {
            Node::List(items) => items.iter().filter_map(Node::scalar).collect(),
            Node::Map(pairs) => {
                pairs.iter().flat_map(|(k, v)| [Some(k.as_str()), v.scalar()]).flatten().collect()
            }
            single => single.scalar().into_iter().collect(),
        };
        let words = || parts.iter().flat_map(|part| part.split([' ', ',', '(', ')']));
        let choice = words().find_map(|word| choose(choices, word));
        if choice.is_none() {
            let known = choices.iter().map(|c| c.value.to_owned()).collect();
            let problem = Problem::ValueUnknown { key: entry.key.clone(), value: parts.join(" "), known };
            findings.add(problem, entry.value_span.clone());
        }
        choice.map(|choice| (choice, words().find_map(read_date)))
    }

    /// Takes a fee.
    pub(crate) fn fee(&mut self, key: &str, findings: &mut Findings) -> Option<Fee> {
        let (field, entry) = self.take(key)?;
        let groups = match &entry.value {
            Node::List(items) => items.as_slice(),
            Node::Map(_) => std::slice::from_ref(&entry.value),
            _ => {
                let fee = self.scalar_text(&entry).and_then(|text| match entry.value {
                    Node::Number(_) => text.value.parse().ok().map(Fee::of_amount),
                    _ => Some(Fee::read(&text.value)),
                });
                if fee.is_none() {
                    wrong(field, &entry, findings);
                }
                return fee;
            }
        };
        let rows: Option<Vec<FeeRow>> = groups.iter().map(fee_row).collect();
        let mut rows = rows.filter(|rows| !rows.is_empty());
        let mut from = entry.value_span.start;
        for row in rows.iter_mut().flatten() {
            if let Some(basis) = &row.basis {
                row.basis_span = self.locate(basis, &entry, &mut from);
            }
        }
        if rows.is_none() {
            wrong(field, &entry, findings);
        }
        rows.map(Fee::Rows)
    }

    /// Takes a time; words that name none are kept as written.
    pub(crate) fn duration(&mut self, key: &str, findings: &mut Findings) -> Option<Duration> {
        self.text(key, findings).map(|text| Duration::read(&text.value))
    }

    /// Takes opening hours, one text or a list.
    pub(crate) fn hours(&mut self, key: &str, findings: &mut Findings) -> Vec<OpeningHours> {
        self.texts(key, findings).iter().flat_map(|text| OpeningHours::read(&text.value)).collect()
    }

    /// Takes a group of keys, or a list of groups; a text stands for the key `short`.
    pub(crate) fn groups(
        &mut self,
        key: &str,
        short: &'static str,
        findings: &mut Findings,
    ) -> Vec<Values<'t>> {
        let Some((field, entry)) = self.take(key) else { return Vec::new() };
        let (Kind::Map(table) | Kind::TextOrMap(table) | Kind::Maps(table)) = field.kind else {
            return Vec::new();
        };
        let items = match &entry.value {
            Node::List(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        let mut groups = Vec::new();
        let mut from = entry.value_span.start;
        for item in items {
            match self.group(item, &entry, table, short, &mut from, findings) {
                Some(group) => groups.push(group),
                None => wrong(field, &entry, findings),
            }
        }
        groups
    }

    /// Reads an entry whose key is a name and whose value is a group of keys, or a text for the key `short`.
    pub(crate) fn of_row(
        text: &'t str,
        entry: &Entry,
        table: &'static [Field],
        short: &'static str,
        findings: &mut Findings,
    ) -> Option<Values<'t>> {
        let mut from = entry.value_span.start;
        let row = Values::none(text).group(&entry.value, entry, table, short, &mut from, findings);
        if row.is_none() {
            let expected = Kind::Map(table).expected();
            let problem = Problem::ValueType { key: entry.key.clone(), expected };
            findings.add(problem, entry.value_span.clone());
        }
        row
    }

    /// Reads one group of an entry's value; `None` where it is neither a group nor a text.
    fn group(
        &self,
        item: &Node,
        entry: &Entry,
        table: &'static [Field],
        short: &'static str,
        from: &mut usize,
        findings: &mut Findings,
    ) -> Option<Values<'t>> {
        let mut entries = Vec::new();
        match item {
            Node::Map(pairs) => {
                for (name, value) in pairs {
                    let key_span = self.locate(name, entry, from);
                    let value_span = match value.scalar() {
                        Some(text) => self.locate(text, entry, from),
                        // A list's or group's own values are looked for behind its key.
                        None => key_span.end.min(entry.value_span.end)..entry.value_span.end,
                    };
                    let value = value.clone();
                    entries.push(Entry { key: name.clone(), key_span, value, value_span, bad: false });
                }
            }
            Node::Null | Node::List(_) => return None,
            value => {
                let text = value.scalar().unwrap_or_default();
                let value_span = self.locate(text, entry, from);
                let (key, key_span) = (short.to_owned(), value_span.clone());
                entries.push(Entry { key, key_span, value: value.clone(), value_span, bad: false });
            }
        }
        let whole = entries.first().map_or(entry.key_span.clone(), |e| e.key_span.clone());
        Some(Values::new(self.text, entries, &[table], &|_| false, &whole, findings))
    }

    /// Gives a single value as text, a number as it is written.
    fn scalar_text(&self, entry: &Entry) -> Option<Spanned<String>> {
        let text = entry.value.scalar()?;
        let mut from = entry.value_span.start;
        let value = if matches!(entry.value, Node::Number(_)) {
            let span = self.locate(text, entry, &mut from);
            slice(self.text, span).to_owned()
        } else {
            tidy(text)
        };
        Some(Spanned { value, span: entry.value_span.clone() })
    }

    /// Finds where a value stands in its entry, looking onward from `from`.
    ///
    /// Values with escapes or line breaks are not found as written; they get the entry's place.
    fn locate(&self, text: &str, entry: &Entry, from: &mut usize) -> Range<usize> {
        let end = entry.value_span.end;
        let Some(at) = slice(self.text, *from..end).find(text).filter(|_| !text.is_empty()) else {
            return entry.value_span.clone();
        };
        let mut start = *from + at;
        let mut stop = start + text.len();
        *from = stop;
        if text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-') {
            let in_number = |b: &u8| b.is_ascii_alphanumeric() || b"+-._".contains(b);
            let bytes = self.text.as_bytes();
            while start > entry.value_span.start && bytes.get(start - 1).is_some_and(in_number) {
                start -= 1;
            }
            while stop < end && bytes.get(stop).is_some_and(in_number) {
                stop += 1;
            }
        }
        start..stop
    }
}

/// Tells that a value is of the wrong kind.
fn wrong(field: &Field, entry: &Entry, findings: &mut Findings) {
    let problem = Problem::ValueType { key: entry.key.clone(), expected: field.kind.expected() };
    findings.add(problem, entry.value_span.clone());
}
