//! A life event: an ordered list of links to guides, with what may be done instead or meanwhile.
//!
//! In: the body of a page below `peristiwa/`. Out: a [`LifeEvent`] whose links are still raw;
//! whether they lead to guides, and what these cost together, is known to the site alone.

use super::body::writer::Writer;
use super::guide::item::{Item, first_list, of_lists, without_start, write_rest};
use super::prose::Prose;
use crate::diagnostic::Problem;

/// What to do when something happens in a life: guides in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LifeEvent {
    /// Text before the list.
    pub intro: Prose,
    /// The steps, in order.
    pub steps: Vec<EventStep>,
    /// Text after the list.
    pub after: Prose,
}

/// A step: a guide, and perhaps others in its place or beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EventStep {
    /// The line as written, with its link; inline HTML.
    pub text: Prose,
    /// The guide, an index into the document's links; `None` where the line has no link.
    pub link: Option<usize>,
    /// The guides that stand beside it.
    pub branches: Vec<Branch>,
    /// Everything else nested below it.
    pub details: Prose,
}

/// A guide beside that of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// How it stands beside the step's own.
    pub join: Join,
    /// The line as written, without the word that joins it; inline HTML.
    pub text: Prose,
    /// The guide, an index into the document's links.
    pub link: usize,
}

/// How a guide stands beside that of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// In its place: `atau`.
    Or,
    /// At the same time: `sambil itu`.
    Meanwhile,
}

/// The words that join a guide to a step, longer ones first.
const JOINS: [(&str, Join); 14] = [
    ("pada saat yang sama", Join::Meanwhile),
    ("at the same time", Join::Meanwhile),
    ("sambil menunggu", Join::Meanwhile),
    ("sekaligus", Join::Meanwhile),
    ("sambil itu", Join::Meanwhile),
    ("sambil", Join::Meanwhile),
    ("meanwhile", Join::Meanwhile),
    ("karo iku", Join::Meanwhile),
    ("atau", Join::Or),
    ("ato", Join::Or),
    ("atw", Join::Or),
    ("utawa", Join::Or),
    ("atawa", Join::Or),
    ("or", Join::Or),
];

/// Reads the body.
pub(crate) fn read_body(event: &mut LifeEvent, writer: &mut Writer<'_, '_>) {
    let body = writer.body();
    let Some((list, _)) = first_list(body, body.all(), true) else {
        event.intro = writer.write(body.all());
        let at = body.events.first().map_or(0..0, |(_, span)| span.clone());
        writer.findings().add(Problem::EventWithoutSteps, at);
        return;
    };
    event.intro = writer.write(0..list);
    let (items, end) = of_lists(body, list, body.all().end);
    event.steps = items.into_iter().map(|item| read_step(writer, item)).collect();
    event.after = writer.write(end..body.all().end);
}

fn read_step(writer: &mut Writer<'_, '_>, item: Item) -> EventStep {
    let text = writer.write(item.line.clone());
    let link = text.links().next();
    if link.is_none() {
        writer.findings().add(Problem::EventStepWithoutGuide, item.span);
    }
    let mut step = EventStep { text, link, ..EventStep::default() };
    step.details = write_rest(writer, item.below, |writer, nested| {
        let Some((join, text)) = read_branch(writer, nested) else { return false };
        let link = text.links().next();
        match link {
            Some(link) => step.branches.push(Branch { join, text, link }),
            None => writer.findings().add(Problem::EventStepWithoutGuide, nested.span.clone()),
        }
        true
    });
    step
}

/// Reads a nested line that starts with a word such as `atau`.
fn read_branch(writer: &mut Writer<'_, '_>, item: &Item) -> Option<(Join, Prose)> {
    let body = writer.body();
    let plain = body.plain(item.line.clone()).to_lowercase();
    let (word, join) = JOINS.iter().copied().find(|(word, _)| {
        plain.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })?;
    let text = writer.write(item.line.clone());
    Some((join, without_start(text, word.len())))
}
