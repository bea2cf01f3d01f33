//! What every renderer of findings is given, and where each finding stands in people's terms.
//!
//! In: findings, the texts that they point into, the reader's language. Out: paths and
//! positions, worked out once a file. Renderers keep the order of the findings unless they
//! say so; see [`super::sort`].

use std::collections::BTreeMap;
use std::sync::Arc;

use super::line_index::{LineIndex, Position};
use super::wording::UiLanguage;
use super::{Diagnostic, Location};
use crate::source::path::SourcePath;

/// Brings together what a renderer needs.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The findings, sorted by [`super::sort`].
    pub findings: &'a [Diagnostic],
    /// Gives the text of a file; `None` where there is none, such as for a picture.
    pub files: &'a dyn Fn(&SourcePath) -> Option<Arc<str>>,
    /// The reader's language.
    pub ui: UiLanguage,
    /// The site's root as seen from where the reader stands, such as `situs`; empty when it is there.
    pub folder: &'a str,
}

impl Shown<'_> {
    /// Gives the path of a file as seen from where the reader stands.
    pub fn path(&self, file: &SourcePath) -> String {
        match self.folder.trim_end_matches('/') {
            "" if self.folder.starts_with('/') => format!("/{file}"),
            "" | "." => file.to_string(),
            folder => format!("{folder}/{file}"),
        }
    }

    /// Reads every file that a finding points into.
    pub(super) fn places(&self) -> Places {
        let mut indexes = BTreeMap::new();
        for finding in self.findings {
            for location in finding.related.iter().chain([&finding.at]) {
                if !indexes.contains_key(&location.file) {
                    indexes.insert(location.file.clone(), (self.files)(&location.file).map(LineIndex::new));
                }
            }
        }
        Places { indexes }
    }
}

/// Knows the lines of every file that a finding points into.
pub(super) struct Places {
    indexes: BTreeMap<SourcePath, Option<LineIndex>>,
}

/// A span in people's terms, with the index that knows its text.
pub(super) struct Place<'a> {
    /// The file's lines.
    pub(super) index: &'a LineIndex,
    /// The span in bytes, inside the text and not reversed.
    pub(super) span: std::ops::Range<usize>,
    /// Where it starts.
    pub(super) start: Position,
    /// Where it ends; the character there is no longer part of it.
    pub(super) end: Position,
}

impl Places {
    /// Finds a location's span; `None` where it means the whole file or the file has no text.
    pub(super) fn of(&self, location: &Location) -> Option<Place<'_>> {
        let span = location.span.as_ref()?;
        let index = self.indexes.get(&location.file)?.as_ref()?;
        let start = index.clamp(span.start);
        let end = index.clamp(span.end).max(start);
        Some(Place { index, span: start..end, start: index.position(start), end: index.position(end) })
    }
}
