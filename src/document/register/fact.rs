//! A shared fact: a number, an amount or a period that many pages name.

use std::ops::Range;

use jiff::civil::Date;

use crate::diagnostic::Location;
use crate::document::Spanned;
use crate::document::field::Field;
use crate::document::field::Kind::{self, Text};
use crate::document::field::Need::{Fatal, Optional};
use crate::document::findings::{Findings, slice};
use crate::document::front_matter::values::Values;
use crate::document::known_keys::field;

/// The keys of a row; the first stands for a text alone.
pub(crate) static FIELDS: &[Field] = &[
    field(
        "nilai",
        &["value"],
        Text,
        Fatal,
        ["Isi fakta, persis seperti tertulis di halaman", "The value, as pages write it"],
    ),
    field("sumber", &["source"], Text, Optional, ["Dari mana fakta ini", "Where the fact comes from"]),
    field("diperiksa", &["reviewed"], Kind::Date, Optional, ["Tanggal diperiksa", "Day of the last check"]),
];

/// A shared fact.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its key, as written.
    pub key: String,
    /// What every page that names it says.
    pub value: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// The day on which somebody last checked it.
    pub reviewed: Option<Date>,
    /// Where its key is written.
    pub at: Location,
}

/// What can be done with a fact, by the first word of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// `telepon-…`: called.
    Telephone,
    /// `whatsapp-…`: opens a chat.
    Whatsapp,
    /// `sms-…`: gets a short message.
    Sms,
    /// `surel-…`: gets a letter.
    Email,
    /// Anything else: read.
    Plain,
}

impl Fact {
    /// Tells what can be done with it.
    pub fn kind(&self) -> FactKind {
        let first = self.key.split(['-', '_', '.']).next().unwrap_or_default().to_lowercase();
        match first.as_str() {
            "telepon" | "telp" | "telephone" | "phone" => FactKind::Telephone,
            "whatsapp" | "wa" => FactKind::Whatsapp,
            "sms" => FactKind::Sms,
            "surel" | "email" => FactKind::Email,
            _ => FactKind::Plain,
        }
    }
}

/// Gives the key in an address that names a fact: `fakta:telepon-kantor`, `fact:office-phone`.
pub fn key_of(url: &str) -> Option<&str> {
    let (scheme, key) = url.trim().split_once(':')?;
    (scheme.eq_ignore_ascii_case("fakta") || scheme.eq_ignore_ascii_case("fact")).then(|| key.trim())
}

/// Finds the facts that stand as whole values in a part of a file, with the places of their keys.
pub(crate) fn named_in(text: &str, range: Range<usize>) -> Vec<Spanned<String>> {
    let part = slice(text, range.clone());
    let mut named = Vec::new();
    for (at, scheme) in ["fakta:", "fact:"].iter().flat_map(|scheme| part.match_indices(scheme)) {
        let (before, rest) = part.split_at(at);
        let rest = rest.get(scheme.len()..).unwrap_or_default();
        let is_part = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let begins = before.trim_end_matches([' ', '\t']).ends_with([':', '-', '[', ',', '"', '\'']);
        let after = after.trim_start_matches([' ', '\t']);
        let ends = after.is_empty() || after.starts_with(['\r', '\n', '"', '\'', ',', ']', '#']);
        if begins && ends && !key.is_empty() {
            let start = range.start + at + scheme.len();
            named.push(Spanned { value: key.to_owned(), span: start..start + key.len() });
        }
    }
    named
}

/// Reads a row; `None` where it has no value.
pub(super) fn read(
    key: &str,
    at: Location,
    values: &mut Values<'_>,
    findings: &mut Findings,
) -> Option<Fact> {
    let value = values.plain("nilai", findings);
    let source = values.plain("sumber", findings);
    let reviewed = values.date("diperiksa", findings);
    Some(Fact { key: key.to_owned(), value: value?, source, reviewed, at })
}
