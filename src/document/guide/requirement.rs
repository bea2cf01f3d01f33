//! What to prepare: a checklist with notes, conditions and substitutes.
//!
//! In: the section below a heading such as `Persyaratan`. Out: [`Requirements`].

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::item::{Item, first_list, label, of_lists, write_rest, write_value};
use super::tell_shape;
use crate::diagnostic::problem::Expected;
use crate::document::body::Body;
use crate::document::body::writer::Writer;
use crate::document::{Requirement, Requirements};

/// Labels of a nested item that may stand in place of the requirement.
const SUBSTITUTE: [&str; 7] =
    ["pengganti", "substitute", "substitutes", "atau", "sebagai gantinya", "alternative", "gantine"];

/// Words that make a note a condition.
const IF: [&str; 8] = ["jika ", "kalau ", "bila ", "apabila ", "if ", "when ", "yen ", "khusus "];

/// Longest note without emphasis, in characters; a longer one is part of the sentence.
const MAX_PLAIN_NOTE: usize = 60;

/// Reads the section.
pub(crate) fn read_all(writer: &mut Writer<'_, '_>, heading: usize, range: Range<usize>) -> Requirements {
    let body = writer.body();
    let Some((list, _)) = first_list(body, range.clone(), false) else {
        tell_shape(writer, heading, Expected::BulletedList);
        return Requirements { before: writer.write(range), ..Requirements::default() };
    };
    let before = writer.write(range.start..list);
    let (items, end) = of_lists(body, list, range.end);
    let items = items.into_iter().map(|item| read(writer, item)).collect();
    Requirements { before, items, after: writer.write(end..range.end) }
}

/// Reads one thing to prepare.
pub(crate) fn read(writer: &mut Writer<'_, '_>, item: Item) -> Requirement {
    let body = writer.body();
    let note = find_note(body, &item.line);
    let (text, plain, note) = match note {
        Some(Note { at, kept, text: note }) => {
            let mut plain = body.plain(item.line.start..at);
            if !plain.is_empty() && !kept.is_empty() {
                let glued = body.span(at).start == body.span(at.saturating_sub(1)).end;
                if !glued || kept.starts_with(' ') {
                    plain.push(' ');
                }
            }
            plain.push_str(kept.trim());
            (writer.write_with(item.line.start..at + 1, Some((at, kept))), plain, Some(note))
        }
        None => (writer.write(item.line.clone()), body.plain(item.line.clone()), None),
    };
    let (note, condition) = note.map_or((None, None), |note| split_condition(&note));
    let mut substitutes = Vec::new();
    let details = write_rest(writer, item.below, |writer, nested| {
        let Some(labelled) = label(writer.body(), nested) else { return false };
        if !SUBSTITUTE.contains(&labelled.label.as_str()) {
            return false;
        }
        let mut substitute = write_value(writer, &labelled);
        substitute.append(writer.write(nested.below.clone()));
        substitutes.push(substitute);
        true
    });
    Requirement { text, plain, note, condition, substitutes, details, span: item.span }
}

/// A note at the end of a line.
struct Note<'b> {
    /// The text event in which it is set off.
    at: usize,
    /// What of that event belongs to the requirement.
    kept: &'b str,
    /// The note, plain.
    text: String,
}

/// Finds the note behind the last dash of a line.
fn find_note<'b>(body: &'b Body<'_>, line: &Range<usize>) -> Option<Note<'b>> {
    let blocks: Vec<usize> = body.blocks(line.clone()).collect();
    let last = *blocks.last()?;
    let before_last = blocks.len().checked_sub(2).and_then(|i| blocks.get(i)).copied();
    if let (Some(Tag::Emphasis), Some(at)) = (body.tag(last), before_last)
        && let Some(Event::Text(text)) = body.event(at)
    {
        let kept = text.trim_end().strip_suffix(['—', '–', '-']).filter(|kept| kept.ends_with(' '));
        if let Some(kept) = kept {
            return Some(Note { at, kept: kept.trim_end(), text: body.plain(body.inside(last)) });
        }
    }
    // A long dash sets a note off without emphasis too.
    for at in blocks.into_iter().rev() {
        let Some(Event::Text(text)) = body.event(at) else { continue };
        if let Some((kept, rest)) = text.rsplit_once(" — ") {
            let note = format!("{rest}{}", body.plain(at + 1..line.end));
            let short = note.chars().count() <= MAX_PLAIN_NOTE && !note.trim().is_empty();
            return short.then(|| Note { at, kept: kept.trim_end(), text: note.trim().to_owned() });
        }
    }
    None
}

/// Splits a note into what it says of the paper and when the paper is needed.
///
/// The condition keeps its `jika`, so that it reads well in the language that it is written in.
fn split_condition(note: &str) -> (Option<String>, Option<String>) {
    let lower = note.to_lowercase();
    if IF.iter().any(|word| lower.starts_with(word)) {
        return (None, Some(note.to_owned()));
    }
    for mark in [", ", "; "] {
        for (at, _) in note.match_indices(mark) {
            let rest = note.get(at + mark.len()..).unwrap_or_default();
            let lower = rest.to_lowercase();
            if IF.iter().any(|word| lower.starts_with(word)) {
                return (note.get(..at).map(str::to_owned), Some(rest.to_owned()));
            }
        }
    }
    (Some(note.to_owned()), None)
}
