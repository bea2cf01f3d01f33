//! An item of a list, taken apart: its first line, and what is nested below it.
//!
//! In: the events of a list. Out: ranges of events, and the items whose first words are a
//! label such as `Tempat:`. Which labels mean what is the caller's.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::document::body::Body;
use crate::document::body::writer::Writer;
use crate::document::prose::{Piece, Prose};

/// An item of a list.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Its first line or paragraph, without the paragraph's marks and the check box.
    pub(crate) line: Range<usize>,
    /// What is nested below.
    pub(crate) below: Range<usize>,
    /// Where it is written.
    pub(crate) span: Range<usize>,
}

/// A nested item that starts with a label.
pub(crate) struct Labelled {
    /// The label in small letters, without its colon.
    pub(crate) label: String,
    /// The events of the value.
    pub(crate) value: Range<usize>,
    /// The value's first text event and what of it is left, where the label shares its event.
    pub(crate) first: Option<(usize, String)>,
    /// The value as plain text.
    pub(crate) plain: String,
}

/// Longest label, in characters; a longer start of a line is a sentence with a colon.
const MAX_LABEL: usize = 24;

/// Gives the items of the lists that a list starts: itself and those that follow it directly.
///
/// Markdown begins a new list where the bullet changes; people do not mean that.
pub(crate) fn of_lists(body: &Body<'_>, first: usize, end: usize) -> (Vec<Item>, usize) {
    let ordered = |at: usize| match body.tag(at) {
        Some(Tag::List(number)) => Some(number.is_some()),
        _ => None,
    };
    let kind = ordered(first);
    let mut items = Vec::new();
    let mut at = first;
    while at < end && ordered(at).is_some() && ordered(at) == kind {
        items.extend(body.blocks(body.inside(at)).map(|item| split(body, item)));
        at = body.after(at);
    }
    (items, at)
}

/// Takes an item apart.
pub(crate) fn split(body: &Body<'_>, item: usize) -> Item {
    let inside = body.inside(item);
    let mut start = inside.start;
    if matches!(body.event(start), Some(Event::TaskListMarker(_))) {
        start += 1;
    }
    if start < inside.end && matches!(body.tag(start), Some(Tag::Paragraph)) {
        let mut line = body.inside(start);
        if matches!(body.event(line.start), Some(Event::TaskListMarker(_))) {
            line.start += 1;
        }
        return Item { line, below: body.after(start)..inside.end, span: body.span(item) };
    }
    let end = body.blocks(start..inside.end).find(|at| is_block(body, *at)).unwrap_or(inside.end);
    Item { line: start..end, below: end..inside.end, span: body.span(item) }
}

/// Tells whether an element stands on lines of its own.
fn is_block(body: &Body<'_>, at: usize) -> bool {
    match body.event(at) {
        Some(Event::Start(tag)) => !matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Some(Event::Rule) => true,
        _ => false,
    }
}

/// Reads the label at the start of an item: `Tempat: …`, `**Tempat:** …` or `**Tempat**: …`.
pub(crate) fn label(body: &Body<'_>, item: &Item) -> Option<Labelled> {
    let start = item.line.start;
    let (text_at, after_mark) = match body.tag(start) {
        Some(Tag::Strong | Tag::Emphasis) => (start + 1, body.after(start)),
        _ => (start, start),
    };
    let Some(Event::Text(text)) = body.event(text_at) else { return None };
    let (label, value, first) = if after_mark == start {
        let (label, rest) = text.split_once(':')?;
        (label, start..item.line.end, Some((start, rest.trim_start().to_owned())))
    } else if let Some(label) = text.strip_suffix(':') {
        let first = match body.event(after_mark) {
            Some(Event::Text(rest)) if after_mark < item.line.end => {
                Some((after_mark, rest.trim_start().to_owned()))
            }
            _ => None,
        };
        (label, after_mark..item.line.end, first)
    } else {
        let Some(Event::Text(rest)) = body.event(after_mark) else { return None };
        let rest = rest.trim_start().strip_prefix(':')?.trim_start().to_owned();
        (text.as_ref(), after_mark..item.line.end, Some((after_mark, rest)))
    };
    if label.chars().count() > MAX_LABEL {
        return None;
    }
    let plain = match &first {
        Some((at, rest)) => {
            let mut plain = rest.clone();
            let others = body.plain(at + 1..value.end);
            if !others.is_empty() {
                // The blank between two events is lost where both were trimmed.
                let glued = body.span(at + 1).start == body.span(*at).end && !rest.ends_with(' ');
                if !glued && !plain.is_empty() && !plain.ends_with(' ') {
                    plain.push(' ');
                }
                plain.push_str(&others);
            }
            plain.trim().to_owned()
        }
        None => body.plain(value.clone()),
    };
    Some(Labelled { label: label.trim().to_lowercase(), value, first, plain })
}

/// Writes the value of a labelled item, with what is nested below it.
pub(crate) fn write_value(writer: &mut Writer<'_, '_>, labelled: &Labelled) -> Prose {
    let first = labelled.first.as_ref().map(|(at, rest)| (*at, rest.as_str()));
    writer.write_with(labelled.value.clone(), first)
}

/// Writes what is nested below an item, without the items that `taken` claims.
pub(crate) fn write_rest(
    writer: &mut Writer<'_, '_>,
    below: Range<usize>,
    mut taken: impl FnMut(&mut Writer<'_, '_>, &Item) -> bool,
) -> Prose {
    let body = writer.body();
    let mut rest = Prose::default();
    for block in body.blocks(below) {
        let Some(Tag::List(number)) = body.tag(block) else {
            rest.append(writer.write(block..body.after(block)));
            continue;
        };
        let (start, end) = if number.is_some() { ("<ol>\n", "</ol>\n") } else { ("<ul>\n", "</ul>\n") };
        let mut any = false;
        for at in body.blocks(body.inside(block)) {
            let item = split(body, at);
            if taken(writer, &item) {
                continue;
            }
            if !any {
                rest.push_html(start);
                any = true;
            }
            rest.push_html("<li>");
            rest.append(writer.write(body.inside(at)));
            rest.push_html("</li>\n");
        }
        if any {
            rest.push_html(end);
        }
    }
    rest
}

/// Finds the first list of a range that stands by itself: of the wanted kind if there is one.
pub(crate) fn first_list(body: &Body<'_>, range: Range<usize>, ordered: bool) -> Option<(usize, bool)> {
    let lists = || {
        body.blocks(range.clone()).filter_map(|at| match body.tag(at) {
            Some(Tag::List(number)) => Some((at, number.is_some())),
            _ => None,
        })
    };
    lists().find(|(_, is_ordered)| *is_ordered == ordered).or_else(|| lists().next())
}

/// Takes the first bytes of its text out of a line, with the blanks and marks behind them.
pub(crate) fn without_start(mut text: Prose, length: usize) -> Prose {
    if let Some(Piece::Html(html)) = text.pieces.first_mut() {
        // The word may stand in emphasis, whose marks then go with it.
        let bare = html.trim_start_matches("<strong>").trim_start_matches("<em>");
        let rest = bare.get(length..).unwrap_or_default();
        let rest = rest.trim_start_matches("</strong>").trim_start_matches("</em>");
        *html = rest.trim_start_matches([' ', ',', ':', '\n']).to_owned();
    }
    text.pieces.retain(|piece| !matches!(piece, Piece::Html(html) if html.is_empty()));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_joins_is_not_part_of_the_line() {
        let line = |html: &str| {
            let mut prose = Prose::default();
            prose.push_html(html);
            without_start(prose, "atau".len()).plain_text()
        };
        assert_eq!(line("atau minta di kelurahan"), "minta di kelurahan");
        assert_eq!(line("<strong>Atau</strong>: minta di kelurahan"), "minta di kelurahan");
    }
}
