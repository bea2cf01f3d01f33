//! Footnotes: numbered in the order of their first mark.
//!
//! In: the definitions of a body. Out: numbers for marks, and the definitions in order.

use std::collections::HashMap;

use pulldown_cmark::Tag;

use super::Body;

/// The footnotes of a body.
#[derive(Debug, Default)]
pub(crate) struct Footnotes {
    /// Each label with the event that starts its definition.
    definitions: HashMap<String, usize>,
    /// Each label that has a mark, with its number and how many marks it has.
    numbers: HashMap<String, (usize, usize)>,
    /// The definitions that have a mark, in order.
    used: Vec<usize>,
}

impl Footnotes {
    /// Finds the definitions; the first of a label counts.
    pub(crate) fn of(body: &Body<'_>) -> Footnotes {
        let mut footnotes = Footnotes::default();
        for at in body.footnote_starts.iter().copied() {
            if let Some(Tag::FootnoteDefinition(label)) = body.tag(at) {
                footnotes.definitions.entry(label.to_string()).or_insert(at);
            }
        }
        footnotes
    }

    /// Gives a mark its number and tells which mark of that footnote it is; `None` without a definition.
    pub(crate) fn refer(&mut self, label: &str) -> Option<(usize, usize)> {
        if let Some((number, marks)) = self.numbers.get_mut(label) {
            *marks += 1;
            return Some((*number, *marks));
        }
        self.used.push(*self.definitions.get(label)?);
        let number = self.used.len();
        self.numbers.insert(label.to_owned(), (number, 1));
        Some((number, 1))
    }

    /// Gives the event that starts a definition, by its place in the order of marks.
    pub(crate) fn used(&self, index: usize) -> Option<usize> {
        self.used.get(index).copied()
    }
}
