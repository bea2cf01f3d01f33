//! Blocks of code, shown as written.
//!
//! In: a code block's events. Out: HTML in which the language is a class or nothing.

use pulldown_cmark::{CodeBlockKind, Event};

use super::{Body, html};
use crate::document::prose::Prose;

/// Writes a code block; only a plain language name gets into its class.
pub(super) fn write(body: &Body<'_>, at: usize, kind: &CodeBlockKind<'_>, prose: &mut Prose) {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t']).next().unwrap_or_default().to_lowercase(),
        CodeBlockKind::Indented => String::new(),
    };
    let plain = language.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    prose.push_html("<pre tabindex=\"0\"><code");
    if plain && !language.is_empty() {
        prose.push_html(" class=\"language-");
        prose.push_html(&language);
        prose.push_html("\"");
    }
    prose.push_html(">");
    for part in body.inside(at) {
        if let Some(Event::Text(text)) = body.event(part) {
            html::escape_into(text, prose);
        }
    }
    prose.push_html("</code></pre>\n");
}
