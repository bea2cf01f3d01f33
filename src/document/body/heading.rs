//! Headings: levels mended, anchors made, text taken.
//!
//! In: the events of a body. Out: its [`Heading`]s, and findings about their levels.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;

use super::{Body, html};
use crate::diagnostic::Problem;
use crate::document::Heading;
use crate::document::findings::Findings;

/// Longest anchor, in characters: long enough for a sentence, short enough for an address.
const MAX_ANCHOR: usize = 80;

/// Collects the headings of a body; `title` is the page's, dropped where the body repeats it.
///
/// Gives the text of a first-level heading that the body starts with, for pages without a title.
pub(crate) fn collect(body: &mut Body<'_>, title: Option<&str>, findings: &mut Findings) -> Option<String> {
    let mut anchors = Anchors::default();
    // Levels as written and as mended, from the outermost heading to the one at hand.
    let mut open: Vec<(u8, u8)> = Vec::new();
    let mut given = None;
    let starts = std::mem::take(&mut body.heading_starts);
    for (number, at) in starts.into_iter().enumerate() {
        let Some(Tag::Heading { level, id, .. }) = body.tag(at) else { continue };
        let (level, id) = (*level as u8, id.as_deref().map(str::to_owned));
        let text = body.plain(body.inside(at));
        let span = body.span(at);
        if level == 1 {
            let first = number == 0 && given.is_none();
            if first && title.is_none_or(|title| title.trim().eq_ignore_ascii_case(&text)) {
                body.dropped = Some(at);
                given = Some(text);
                continue;
            }
            findings.add(Problem::HeadingLevelOne, span.clone());
        }
        let written = level.max(2);
        while open.last().is_some_and(|(outer, _)| *outer >= written) {
            open.pop();
        }
        let (outer, mended) = open.last().copied().unwrap_or((1, 1));
        if written > outer + 1 {
            findings.add(Problem::HeadingSkips { level, expected: outer + 1 }, span.clone());
        }
        let mended = (mended + 1).min(6);
        open.push((written, mended));
        let anchor = anchors.make(id.as_deref(), &text);
        let html = inline_html(body, at);
        body.headings.push(Heading { level: mended, text, html, anchor, span });
        body.heading_events.push(at);
    }
    given
}

/// Writes a heading's text as inline HTML without links and pictures.
fn inline_html(body: &Body<'_>, heading: usize) -> String {
    let mut out = String::new();
    let mut emphasis = 0_usize;
    for at in body.inside(heading) {
        match body.event(at) {
            Some(Event::Text(text)) => html::escape(text, &mut out),
            Some(Event::Code(text)) => {
                out.push_str("<code>");
                html::escape(text, &mut out);
                out.push_str("</code>");
            }
            Some(Event::InlineHtml(text)) if !html::is_comment(text) => html::escape(text, &mut out),
            Some(Event::SoftBreak | Event::HardBreak) => out.push(' '),
            Some(Event::Start(tag)) => {
                emphasis += 1;
                out.push_str(mark(tag).filter(|_| emphasis <= super::writer::MAX_DEPTH).unwrap_or_default());
            }
            Some(Event::End(tag)) => {
                let shown = emphasis <= super::writer::MAX_DEPTH;
                emphasis = emphasis.saturating_sub(1);
                out.push_str(end_mark(*tag).filter(|_| shown).unwrap_or_default());
            }
            _ => {}
        }
    }
    out
}

/// Gives the tag that starts a kind of emphasis.
pub(crate) fn mark(tag: &Tag<'_>) -> Option<&'static str> {
    Some(match tag {
        Tag::Emphasis => "<em>",
        Tag::Strong => "<strong>",
        Tag::Strikethrough => "<del>",
        _ => return None,
    })
}

/// Gives the tag that ends a kind of emphasis.
pub(crate) fn end_mark(tag: TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</del>",
        _ => return None,
    })
}

/// The anchors of a page, each given once.
#[derive(Default)]
struct Anchors {
    taken: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Anchors {
    fn make(&mut self, id: Option<&str>, text: &str) -> String {
        let wanted = id.filter(|id| is_safe_id(id)).map_or_else(|| slug(text), str::to_owned);
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let number = self.next.entry(wanted.clone()).or_insert(1);
        loop {
            *number += 1;
            let anchor = format!("{wanted}-{number}");
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

/// Tells whether an anchor that a writer chose can stand in an address as it is.
fn is_safe_id(id: &str) -> bool {
    let first = id.chars().next();
    first.is_some_and(|c| c.is_ascii_alphanumeric())
        && id.len() <= MAX_ANCHOR
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Makes an anchor of a text: small letters and digits, the rest becomes `-`.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut length = 0;
    let composed: Cow<'_, str> =
        if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    for c in composed.chars().flat_map(char::to_lowercase) {
        if length >= MAX_ANCHOR {
            break;
        }
        if c.is_alphanumeric() {
            slug.push(c);
            length += 1;
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' && c != '’' {
            slug.push('-');
            length += 1;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "bagian".to_owned() } else { slug.to_owned() }
}
