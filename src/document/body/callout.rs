//! Indonesian names of callouts: `> [!CATATAN]`, beside the five that the parser knows.
//!
//! In: a block quote. Out: the callout that its first line names, and where its text begins.

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use super::Body;
use crate::document::findings::slice;
use crate::document::prose::Callout;

/// Gives the callout that the parser found.
pub(crate) fn of_kind(kind: BlockQuoteKind) -> Callout {
    match kind {
        BlockQuoteKind::Note => Callout::Note,
        BlockQuoteKind::Tip => Callout::Tip,
        BlockQuoteKind::Important => Callout::Important,
        BlockQuoteKind::Warning => Callout::Warning,
        BlockQuoteKind::Caution => Callout::Caution,
    }
}

/// Finds an Indonesian name in the first line of a block quote.
///
/// Gives the callout, the paragraph that holds the name, and the first event behind the name.
pub(crate) fn in_first_line(body: &Body<'_>, quote: usize) -> Option<(Callout, usize, usize)> {
    let paragraph = quote + 1;
    if !matches!(body.tag(paragraph), Some(Tag::Paragraph)) {
        return None;
    }
    let text = slice(body.text, body.span(paragraph));
    let line = text.lines().next().unwrap_or_default().trim();
    let name = line.strip_prefix("[!")?.strip_suffix(']')?;
    let callout = match name.to_uppercase().as_str() {
        "CATATAN" => Callout::Note,
        "SARAN" => Callout::Tip,
        "PENTING" => Callout::Important,
        "PERHATIAN" => Callout::Warning,
        "BAHAYA" => Callout::Caution,
        _ => return None,
    };
    let inside = body.inside(paragraph);
    let line_end = inside
        .clone()
        .find(|at| matches!(body.event(*at), Some(Event::SoftBreak | Event::HardBreak)))
        .map_or(inside.end, |at| at + 1);
    Some((callout, paragraph, line_end))
}
