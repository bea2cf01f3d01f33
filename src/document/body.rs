//! The body of a file: Markdown events, headings with their anchors, links.
//!
//! In: the text behind the front matter. Out: a [`Body`] from which the types of document
//! cut their parts, each written as [`Prose`](super::prose::Prose) by [`writer`]. It knows
//! blocks and words, not what they mean.

pub(crate) mod callout;
mod code;
pub(crate) mod footnote;
pub(crate) mod heading;
pub(crate) mod html;
pub(crate) mod link;
mod link_spaces;
mod table;
pub(crate) mod template_tag;
pub(crate) mod writer;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::Heading;
use super::findings::Findings;

/// The events of a body, with what must be known before any of it is written.
#[derive(Debug)]
pub(crate) struct Body<'t> {
    /// The whole file.
    pub(crate) text: &'t str,
    /// The events with their places in the file.
    pub(crate) events: Vec<(Event<'t>, Range<usize>)>,
    /// For each event that starts something, the event that ends it; for others itself.
    pub(crate) ends: Vec<usize>,
    /// The headings, in order.
    pub(crate) headings: Vec<Heading>,
    /// The events that start the headings, in the order of `headings`.
    pub(crate) heading_events: Vec<usize>,
    /// All events that start a heading, in order, also of headings that are not shown.
    pub(crate) heading_starts: Vec<usize>,
    /// All events that start the definition of a footnote.
    pub(crate) footnote_starts: Vec<usize>,
    /// The event of a first-level heading that only repeats the title and is not shown.
    pub(crate) dropped: Option<usize>,
}

/// The Markdown that is understood: CommonMark and what GFM adds, heading attributes.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

impl<'t> Body<'t> {
    /// Reads the body that starts at a byte of a file; headings come with [`heading::collect`].
    pub(crate) fn new(text: &'t str, start: usize) -> Body<'t> {
        let markdown = text.get(start..).unwrap_or_default();
        let mut events = Vec::with_capacity(markdown.len() / 12);
        let mut ends = Vec::with_capacity(markdown.len() / 12);
        let mut open: Vec<usize> = Vec::new();
        let mut heading_starts = Vec::new();
        let mut footnote_starts = Vec::new();
        for (event, span) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
            let index = events.len();
            ends.push(index);
            match event {
                Event::Start(ref tag) => {
                    open.push(index);
                    match tag {
                        Tag::Heading { .. } => heading_starts.push(index),
                        Tag::FootnoteDefinition(_) => footnote_starts.push(index),
                        _ => {}
                    }
                }
                Event::End(_) => {
                    if let Some(end) = open.pop().and_then(|start| ends.get_mut(start)) {
                        *end = index;
                    }
                }
                _ => {}
            }
            events.push((event, span.start + start..span.end + start));
        }
        Body {
            text,
            events,
            ends,
            headings: Vec::new(),
            heading_events: Vec::new(),
            heading_starts,
            footnote_starts,
            dropped: None,
        }
    }

    /// Gives the whole body.
    pub(crate) fn all(&self) -> Range<usize> {
        0..self.events.len()
    }

    /// Gives an event.
    pub(crate) fn event(&self, index: usize) -> Option<&Event<'t>> {
        self.events.get(index).map(|(event, _)| event)
    }

    /// Gives the tag that an event starts.
    pub(crate) fn tag(&self, index: usize) -> Option<&Tag<'t>> {
        match self.event(index) {
            Some(Event::Start(tag)) => Some(tag),
            _ => None,
        }
    }

    /// Gives the place of an event in the file; for a start, of the whole element.
    pub(crate) fn span(&self, index: usize) -> Range<usize> {
        self.events.get(index).map_or(0..0, |(_, span)| span.clone())
    }

    /// Gives the event after an element.
    pub(crate) fn after(&self, index: usize) -> usize {
        self.ends.get(index).map_or(index, |end| *end) + 1
    }

    /// Gives the events inside an element, without its start and end.
    pub(crate) fn inside(&self, index: usize) -> Range<usize> {
        let end = self.ends.get(index).map_or(index, |end| *end);
        index + 1..end.max(index + 1)
    }

    /// Walks over the elements of a range that stand beside each other, by their first event.
    pub(crate) fn blocks(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let mut at = range.start;
        std::iter::from_fn(move || {
            let this = at;
            at = self.after(at);
            (this < range.end).then_some(this)
        })
    }

    /// Gives the heading that an event starts, as an index into `headings`.
    pub(crate) fn heading_at(&self, event: usize) -> Option<usize> {
        self.heading_events.binary_search(&event).ok()
    }

    /// Gives the mended level of the heading that an event starts.
    pub(crate) fn level_at(&self, event: usize) -> Option<u8> {
        self.heading_at(event).and_then(|index| self.headings.get(index)).map(|heading| heading.level)
    }

    /// Splits a range at its headings of a level: what stands before the first, then each with what follows.
    pub(crate) fn sections(
        &self,
        range: Range<usize>,
        level: u8,
    ) -> (Range<usize>, Vec<(usize, Range<usize>)>) {
        let starts: Vec<usize> =
            self.blocks(range.clone()).filter(|at| self.level_at(*at) == Some(level)).collect();
        let before = range.start..starts.first().copied().unwrap_or(range.end);
        let ends = starts.iter().skip(1).copied().chain([range.end]);
        let sections = starts
            .iter()
            .zip(ends)
            .filter_map(|(start, end)| Some((self.heading_at(*start)?, self.after(*start)..end)))
            .collect();
        (before, sections)
    }

    /// Gives the text of a range, plain and without control characters; pictures count by their alternative text.
    pub(crate) fn plain(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for at in range {
            match self.event(at) {
                Some(Event::Text(part) | Event::Code(part)) => text.push_str(part),
                Some(Event::InlineHtml(part)) if !html::is_comment(part) => text.push_str(part),
                Some(Event::SoftBreak | Event::HardBreak) => text.push(' '),
                Some(Event::End(tag)) if is_block_end(*tag) => text.push(' '),
                _ => {}
            }
        }
        // Numeric entities bring controls that no feed may hold.
        if text.bytes().any(|b| b.is_ascii_control()) {
            text = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        }
        if text.contains("  ") || text.starts_with(' ') || text.ends_with(' ') {
            return text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        text
    }

    /// Gives the text of the first paragraph that stands by itself, cut at a sentence's end.
    pub(crate) fn summary(&self) -> Option<String> {
        self.blocks(self.all())
            .filter(|at| matches!(self.tag(*at), Some(Tag::Paragraph)))
            .filter(|at| !self.is_lone_link(*at))
            .map(|at| self.plain(self.inside(at)))
            .find(|text| !text.is_empty())
            .map(|text| cut_sentences(&text, SUMMARY_CHARACTERS).to_owned())
    }

    /// Tells whether a paragraph holds one link and nothing else.
    pub(crate) fn is_lone_link(&self, paragraph: usize) -> bool {
        let inside = self.inside(paragraph);
        matches!(self.tag(inside.start), Some(Tag::Link { .. })) && self.after(inside.start) == inside.end
    }

    /// Tells what every body may have: tags of other generators, addresses with blanks.
    pub(crate) fn check(&self, start: usize, findings: &mut Findings) {
        template_tag::check(self, start, findings);
        link_spaces::check(self, start, findings);
    }
}

/// How long a summary made of the text may be, in characters: what a search engine shows.
const SUMMARY_CHARACTERS: usize = 200;

/// Tells whether text after an element's end is another block's.
fn is_block_end(tag: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd as E;
    !matches!(
        tag,
        E::Emphasis | E::Strong | E::Strikethrough | E::Link | E::Image | E::Superscript | E::Subscript
    )
}

/// Cuts a text at the last sentence's end within a limit, else at a blank.
fn cut_sentences(text: &str, limit: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text };
    let head = text.get(..end).unwrap_or(text);
    let sentence = head
        .rmatch_indices(['.', '!', '?'])
        .map(|(at, mark)| at + mark.len())
        .find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(' ')) && *at >= limit / 4);
    let at = sentence.or_else(|| head.rfind(' ')).unwrap_or(end);
    text.get(..at).unwrap_or(head)
}
