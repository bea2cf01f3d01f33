//! HTML from Markdown events, with holes for links, pictures, cards and callouts.
//!
//! In: ranges of a body's events. Out: [`Prose`], the links that it points to, and findings
//! about what cannot be shown as written. Every tag and attribute in the HTML is spelled
//! out here; all that a writer typed passes through `html::escape`.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};

use super::footnote::Footnotes;
use super::table::{self, Table};
use super::{Body, callout, code, heading, html, link};
use crate::diagnostic::Problem;
use crate::document::findings::Findings;
use crate::document::prose::{Piece, Prose};
use crate::document::register::fact;
use crate::document::{LinkKind, RawLink};

/// Deepest nesting of elements that is written; what is deeper keeps its text and loses its marks.
pub(crate) const MAX_DEPTH: usize = 64;

/// More callouts on a page than this help nobody.
const MAX_CALLOUTS: usize = 3;

/// Writes parts of one body.
#[derive(Debug)]
pub(crate) struct Writer<'b, 't> {
    body: &'b Body<'t>,
    findings: &'b mut Findings,
    links: Vec<RawLink>,
    footnotes: Footnotes,
    callouts: Vec<Range<usize>>,
    /// The heading above the part that is being written, an index into the body's headings.
    heading: Option<usize>,
}

/// What the end of an element writes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Html(&'static str),
    Link,
    Callout,
    List,
    /// A list that is too deep to be shown as one.
    FlatList,
    Nothing,
}

/// What is open while a part is written.
struct State {
    prose: Prose,
    open: Vec<Open>,
    table: Option<Table>,
}

impl<'b, 't> Writer<'b, 't> {
    /// Begins with nothing written.
    pub(crate) fn new(body: &'b Body<'t>, findings: &'b mut Findings) -> Writer<'b, 't> {
        let footnotes = Footnotes::of(body);
        Writer { body, findings, links: Vec::new(), footnotes, callouts: Vec::new(), heading: None }
    }

    /// Gives the body that is written, for as long as it lives.
    pub(crate) fn body(&self) -> &'b Body<'t> {
        self.body
    }

    /// Gives the findings, for readers that add their own.
    pub(crate) fn findings(&mut self) -> &mut Findings {
        self.findings
    }

    /// Tells which heading stands above what is written next.
    pub(crate) fn set_heading(&mut self, heading: usize) {
        self.heading = Some(heading);
    }

    /// Ends: gives the links, and the footnotes to stand below everything.
    pub(crate) fn finish(mut self) -> (Vec<RawLink>, Prose) {
        let mut notes = Prose::default();
        let mut number = 0;
        while let Some(definition) = self.footnotes.used(number) {
            number += 1;
            if number == 1 {
                notes.push_html("<section class=\"footnotes\">\n<ol>\n");
            }
            notes.push_html(&format!("<li id=\"fn:{number}\">\n"));
            notes.append(self.write(self.body.inside(definition)));
            notes.push_html(&format!(
                "<a class=\"back\" href=\"#fnref:{number}\" aria-label=\"[{number}]\">↩</a></li>\n"
            ));
        }
        if number > 0 {
            notes.push_html("</ol>\n</section>\n");
        }
        if let Some(span) = self.callouts.get(MAX_CALLOUTS) {
            self.findings.add(Problem::TooManyCallouts { count: self.callouts.len() }, span.clone());
        }
        (self.links, notes)
    }

    /// Writes a range of events.
    pub(crate) fn write(&mut self, range: Range<usize>) -> Prose {
        self.write_with(range, None)
    }

    /// Writes a range of events in which one event's text is replaced by a part of it.
    pub(crate) fn write_with(&mut self, range: Range<usize>, replaced: Option<(usize, &str)>) -> Prose {
        let mut state = State { prose: Prose::default(), open: Vec::new(), table: None };
        let mut at = range.start;
        while at < range.end {
            match replaced.filter(|(event, _)| *event == at) {
                Some((_, text)) => {
                    state.prose.push_html(&html::escaped(text));
                    at += 1;
                }
                None => at = self.event(at, &mut state),
            }
        }
        while let Some(open) = state.open.pop() {
            close(open, &mut state.prose);
        }
        state.prose
    }

    /// Writes one event or a whole element; gives the event to go on with.
    fn event(&mut self, at: usize, state: &mut State) -> usize {
        let body = self.body;
        match body.event(at) {
            Some(Event::Start(tag)) => return self.start(at, tag, state),
            Some(Event::End(tag)) => end(*tag, state),
            Some(Event::Text(text)) => html::escape_into(text, &mut state.prose),
            Some(Event::Code(text)) => {
                state.prose.push_html("<code>");
                html::escape_into(text, &mut state.prose);
                state.prose.push_html("</code>");
            }
            Some(Event::Html(text) | Event::InlineHtml(text)) if !html::is_comment(text) => {
                html::escape_into(text, &mut state.prose);
                if !text.starts_with("</") {
                    self.findings.add(Problem::RawHtml, body.span(at));
                }
            }
            Some(Event::SoftBreak) => state.prose.push_html("\n"),
            Some(Event::HardBreak) => state.prose.push_html("<br>\n"),
            Some(Event::Rule) => state.prose.push_html("<hr>\n"),
            Some(Event::TaskListMarker(done)) => state.prose.push_html(if *done { "☑ " } else { "☐ " }),
            Some(Event::FootnoteReference(label)) => {
                if let Some((number, reference)) = self.footnotes.refer(label) {
                    state.prose.push_html(&reference_html(number, reference));
                } else {
                    html::escape_into(label, &mut state.prose);
                }
            }
            _ => {}
        }
        at + 1
    }

    fn start(&mut self, at: usize, tag: &Tag<'t>, state: &mut State) -> usize {
        let body = self.body;
        let deep = state.open.len() >= MAX_DEPTH;
        match tag {
            Tag::Paragraph => {
                if may_be_card(body, at, &state.open) && self.card(at, state) {
                    return body.after(at);
                }
                opens(state, "<p>", "</p>\n");
            }
            Tag::Heading { .. } => match body.heading_at(at).and_then(|i| Some((i, body.headings.get(i)?))) {
                Some((index, heading)) => {
                    self.heading = Some(index);
                    let (start, end) = heading_tags(heading.level);
                    state.prose.push_html(start);
                    state.prose.push_html(&html::escaped(&heading.anchor));
                    opens(state, "\">", end);
                }
                None => return body.after(at),
            },
            Tag::BlockQuote(kind) => {
                let named = callout::in_first_line(body, at);
                let known = kind.map(callout::of_kind).or_else(|| named.map(|(callout, _, _)| callout));
                match known {
                    Some(callout) if !deep => {
                        self.callouts.push(body.span(at));
                        state.prose.push(Piece::CalloutStart(callout));
                        state.open.push(Open::Callout);
                        if let (None, Some((_, paragraph, rest))) = (kind, named) {
                            return self.quote_rest(paragraph, rest, state);
                        }
                    }
                    _ => opens_unless(deep, state, "<blockquote>\n", "</blockquote>\n"),
                }
            }
            Tag::CodeBlock(kind) => {
                code::write(body, at, kind, &mut state.prose);
                return body.after(at);
            }
            Tag::HtmlBlock => {
                self.html_block(at, state);
                return body.after(at);
            }
            Tag::List(first) => list(*first, state),
            Tag::Item => match state.open.last() {
                Some(Open::FlatList) => {
                    state.prose.push_html("\n");
                    state.open.push(Open::Nothing);
                }
                _ => opens(state, "<li>", "</li>\n"),
            },
            Tag::FootnoteDefinition(_) => return body.after(at),
            Tag::Table(alignments) => self.table(at, alignments, state),
            Tag::TableHead => {
                state.table.iter_mut().for_each(|table| table.begin_row(true));
                opens(state, "<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n");
            }
            Tag::TableRow => {
                state.table.iter_mut().for_each(|table| table.begin_row(false));
                opens(state, "<tr>", "</tr>\n");
            }
            Tag::TableCell => {
                let (start, end) = state.table.as_mut().map_or(("<td>", "</td>"), Table::cell);
                opens(state, start, end);
            }
            Tag::Link { link_type, dest_url, .. } => self.link(at, *link_type, dest_url, state),
            Tag::Image { dest_url, .. } => {
                self.image(at, dest_url, state);
                return body.after(at);
            }
            other => match (heading::mark(other), deep) {
                (Some(mark), false) => {
                    state.prose.push_html(mark);
                    let end = match other {
                        Tag::Emphasis => TagEnd::Emphasis,
                        Tag::Strong => TagEnd::Strong,
                        _ => TagEnd::Strikethrough,
                    };
                    state.open.push(Open::Html(heading::end_mark(end).unwrap_or_default()));
                }
                _ => state.open.push(Open::Nothing),
            },
        }
        at + 1
    }

    /// Goes on behind the name of a callout; its paragraph stays open for what follows there.
    fn quote_rest(&mut self, paragraph: usize, rest: usize, state: &mut State) -> usize {
        if rest >= self.body.inside(paragraph).end {
            return self.body.after(paragraph);
        }
        opens(state, "<p>", "</p>\n");
        rest
    }

    /// Writes a link that stands alone in its paragraph; false if it is not to be followed.
    fn card(&mut self, paragraph: usize, state: &mut State) -> bool {
        let at = paragraph + 1;
        let Some(Tag::Link { link_type, dest_url, .. }) = self.body.tag(at) else { return false };
        // A fact alone is a line of text like any other.
        let fit = |url: &String| fact::key_of(url).is_none();
        let Some(url) = safe_url(*link_type, dest_url).filter(fit) else { return false };
        let index = self.add_link(at, url, LinkKind::Alone);
        state.prose.push(Piece::Card(index));
        true
    }

    fn link(&mut self, at: usize, kind: LinkType, url: &str, state: &mut State) {
        if let Some(url) = safe_url(kind, url) {
            let index = self.add_link(at, url, LinkKind::Inline);
            state.prose.push(Piece::LinkStart(index));
            state.open.push(Open::Link);
        } else {
            self.findings.add(Problem::LinkUnsafe { url: url.to_owned() }, self.body.span(at));
            state.open.push(Open::Nothing);
        }
    }

    fn image(&mut self, at: usize, url: &str, state: &mut State) {
        let clean = link::clean(url);
        let span = self.body.span(at);
        if !link::is_safe_image(&clean) {
            self.findings.add(Problem::LinkUnsafe { url: url.to_owned() }, span);
            html::escape_into(&self.body.plain(self.body.inside(at)), &mut state.prose);
            return;
        }
        let index = self.add_link(at, clean, LinkKind::Image);
        if self.links.get(index).is_some_and(|link| link.text.is_empty()) {
            self.findings.add(Problem::ImageWithoutAlt, span);
        }
        state.prose.push(Piece::Image(index));
    }

    fn add_link(&mut self, at: usize, url: String, kind: LinkKind) -> usize {
        let text = self.body.plain(self.body.inside(at));
        self.links.push(RawLink { url, text, kind, span: self.body.span(at) });
        self.links.len() - 1
    }

    /// Writes raw HTML as text; comments vanish.
    fn html_block(&mut self, at: usize, state: &mut State) {
        let mut raw = String::new();
        for part in self.body.inside(at) {
            if let Some(Event::Html(text) | Event::Text(text)) = self.body.event(part) {
                raw.push_str(text);
            }
        }
        let text = html::without_comments(&raw);
        let text = text.trim();
        if !text.is_empty() {
            self.findings.add(Problem::RawHtml, self.body.span(at));
            state.prose.push_html("<p>");
            html::escape_into(text, &mut state.prose);
            state.prose.push_html("</p>\n");
        }
    }

    /// Begins a table in a frame that can be scrolled and has a name.
    fn table(&mut self, at: usize, alignments: &[Alignment], state: &mut State) {
        let name = self.heading.and_then(|index| self.body.headings.get(index));
        let label = table::label(self.body, at, name);
        state.table = Some(Table::new(alignments));
        state.prose.push_html(&format!("<div class=\"table\" role=\"region\" tabindex=\"0\" {label}>\n"));
        opens(state, "<table>\n", "</tbody>\n</table>\n</div>\n");
    }
}

/// Gives an address that may be followed, cleaned.
fn safe_url(kind: LinkType, url: &str) -> Option<String> {
    let url = link::clean(url);
    let url =
        if kind == LinkType::Email && !url.starts_with("mailto:") { format!("mailto:{url}") } else { url };
    link::is_safe(&url).then_some(url)
}

/// Tells whether a paragraph may become a card: alone, and no mere entry of a list.
fn may_be_card(body: &Body<'_>, paragraph: usize, open: &[Open]) -> bool {
    let first_in_item = paragraph.checked_sub(1).is_some_and(|before| {
        matches!(body.tag(before), Some(Tag::Item))
            || matches!(body.event(before), Some(Event::TaskListMarker(_)))
    });
    !first_in_item && open.len() < MAX_DEPTH && body.is_lone_link(paragraph)
}

fn opens(state: &mut State, start: &str, end: &'static str) {
    state.prose.push_html(start);
    state.open.push(Open::Html(end));
}

fn opens_unless(deep: bool, state: &mut State, start: &str, end: &'static str) {
    if deep {
        state.open.push(Open::Nothing);
    } else {
        opens(state, start, end);
    }
}

fn end(tag: TagEnd, state: &mut State) {
    if matches!(tag, TagEnd::Table) {
        state.table = None;
    }
    let list_end = match (tag, state.open.last()) {
        (TagEnd::List(ordered), Some(Open::List)) => Some(if ordered { "</ol>\n" } else { "</ul>\n" }),
        _ => None,
    };
    if let Some(open) = state.open.pop() {
        match list_end {
            Some(html) => state.prose.push_html(html),
            None => close(open, &mut state.prose),
        }
    }
}

fn close(open: Open, prose: &mut Prose) {
    match open {
        Open::Html(html) => prose.push_html(html),
        Open::Link => prose.push(Piece::LinkEnd),
        Open::Callout => prose.push(Piece::CalloutEnd),
        Open::List | Open::FlatList | Open::Nothing => {}
    }
}

/// Begins a list. Its last levels before the limit are kept for what an item holds.
fn list(first: Option<u64>, state: &mut State) {
    if state.open.len() + 2 >= MAX_DEPTH {
        state.open.push(Open::FlatList);
        return;
    }
    match first {
        None => state.prose.push_html("<ul>\n"),
        Some(1) => state.prose.push_html("<ol>\n"),
        Some(number) => state.prose.push_html(&format!("<ol start=\"{number}\">\n")),
    }
    state.open.push(Open::List);
}

/// Gives the tags of a heading; the start lacks its anchor and end.
fn heading_tags(level: u8) -> (&'static str, &'static str) {
    match level {
        0..=2 => ("<h2 id=\"", "</h2>\n"),
        3 => ("<h3 id=\"", "</h3>\n"),
        4 => ("<h4 id=\"", "</h4>\n"),
        5 => ("<h5 id=\"", "</h5>\n"),
        _ => ("<h6 id=\"", "</h6>\n"),
    }
}

/// Writes the mark of a footnote; its first mark is what the note leads back to.
fn reference_html(number: usize, reference: usize) -> String {
    let id = if reference == 1 { format!("fnref:{number}") } else { format!("fnref:{number}-{reference}") };
    format!("<sup><a href=\"#fn:{number}\" id=\"{id}\">{number}</a></sup>")
}
