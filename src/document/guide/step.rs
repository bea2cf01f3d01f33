//! What to do, in order: steps with their place, time, fee and result.
//!
//! In: the section below a heading such as `Langkah-langkah`. Out: [`Steps`].

use std::ops::Range;

use super::item::{Item, Labelled, first_list, label, of_lists, write_rest, write_value};
use super::tell_shape;
use crate::diagnostic::problem::Expected;
use crate::document::amount::{Duration, Fee};
use crate::document::body::writer::Writer;
use crate::document::{Step, Steps};

/// A field of a step.
#[derive(Clone, Copy)]
enum StepField {
    Place,
    Time,
    Fee,
    Bring,
    Result,
    Online,
}

/// The labels of a step's fields, Indonesian, English, Javanese and Sundanese.
const LABELS: [(&str, StepField); 28] = [
    ("tempat", StepField::Place),
    ("lokasi", StepField::Place),
    ("place", StepField::Place),
    ("where", StepField::Place),
    ("panggonan", StepField::Place),
    ("panggenan", StepField::Place),
    ("waktu", StepField::Time),
    ("lama", StepField::Time),
    ("time", StepField::Time),
    ("duration", StepField::Time),
    ("wektu", StepField::Time),
    ("wekdal", StepField::Time),
    ("biaya", StepField::Fee),
    ("fee", StepField::Fee),
    ("cost", StepField::Fee),
    ("ragad", StepField::Fee),
    ("bawa", StepField::Bring),
    ("yang dibawa", StepField::Bring),
    ("bring", StepField::Bring),
    ("gawa", StepField::Bring),
    ("hasil", StepField::Result),
    ("result", StepField::Result),
    ("you get", StepField::Result),
    ("asil", StepField::Result),
    ("asilipun", StepField::Result),
    ("daring", StepField::Online),
    ("online", StepField::Online),
    ("lewat internet", StepField::Online),
];

/// Reads the section.
pub(crate) fn read_all(writer: &mut Writer<'_, '_>, heading: usize, range: Range<usize>) -> Steps {
    let body = writer.body();
    let list = first_list(body, range.clone(), true);
    if !matches!(list, Some((_, true))) {
        tell_shape(writer, heading, Expected::NumberedList);
    }
    let Some((list, _)) = list else {
        return Steps { before: writer.write(range), ..Steps::default() };
    };
    let before = writer.write(range.start..list);
    let (items, end) = of_lists(body, list, range.end);
    let items = items.into_iter().map(|item| read(writer, item)).collect();
    Steps { before, items, after: writer.write(end..range.end) }
}

fn read(writer: &mut Writer<'_, '_>, item: Item) -> Step {
    let mut step = Step {
        text: writer.write(item.line.clone()),
        plain: writer.body().plain(item.line),
        span: item.span,
        ..Step::default()
    };
    let details = write_rest(writer, item.below, |writer, nested| {
        // A labelled item with more below it is kept whole, so that nothing is lost.
        if !nested.below.is_empty() {
            return false;
        }
        match label(writer.body(), nested) {
            Some(labelled) => set_field(&mut step, writer, &labelled),
            None => false,
        }
    });
    step.details = details;
    step
}

/// Sets the field that a label names; false where it names none or the field is set already.
fn set_field(step: &mut Step, writer: &mut Writer<'_, '_>, labelled: &Labelled) -> bool {
    let Some((_, field)) = LABELS.iter().find(|(label, _)| *label == labelled.label) else { return false };
    let free = match field {
        StepField::Place => step.place.is_none(),
        StepField::Time => step.time.is_none(),
        StepField::Fee => step.fee.is_none(),
        StepField::Bring => step.bring.is_none(),
        StepField::Result => step.result.is_none(),
        StepField::Online => step.online.is_none(),
    };
    if !free || labelled.plain.is_empty() {
        return false;
    }
    match field {
        StepField::Time => step.time = Some(Duration::read(&labelled.plain)),
        StepField::Fee => step.fee = Some(Fee::read(&labelled.plain)),
        StepField::Place => step.place = Some(write_value(writer, labelled)),
        StepField::Bring => step.bring = Some(write_value(writer, labelled)),
        StepField::Result => step.result = Some(write_value(writer, labelled)),
        StepField::Online => step.online = Some(write_value(writer, labelled)),
    }
    true
}
