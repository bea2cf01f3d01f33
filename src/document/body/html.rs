//! Text made safe for HTML, and raw HTML made text.
//!
//! In: what a writer typed. Out: text in which nothing is a tag or an attribute.

use crate::document::prose::{Piece, Prose};

/// Adds text with every character escaped that means something in HTML.
pub(crate) fn escape(text: &str, html: &mut String) {
    let mut rest = text;
    // Nearly all text needs nothing; bytes are faster to look through than characters.
    while let Some(at) = rest.bytes().position(|byte| SPECIAL[usize::from(byte)]) {
        let (before, tail) = rest.split_at(at);
        html.push_str(before);
        let mut characters = tail.chars();
        match characters.next() {
            Some('<') => html.push_str("&lt;"),
            Some('>') => html.push_str("&gt;"),
            Some('&') => html.push_str("&amp;"),
            Some('"') => html.push_str("&quot;"),
            Some('\'') => html.push_str("&#39;"),
            Some(c) if !c.is_control() => html.push(c),
            _ => {}
        }
        rest = characters.as_str();
    }
    html.push_str(rest);
}

/// The bytes that need a look: the five of HTML, controls, and the first byte of controls above ASCII.
static SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte < 0x20 && byte != 0x09 && byte != 0x0a)
            || matches!(byte, 0x22 | 0x26 | 0x27 | 0x3c | 0x3e | 0x7f | 0xc2);
        byte += 1;
    }
    table
};

/// Adds text, escaped, without an extra copy where HTML precedes it.
pub(crate) fn escape_into(text: &str, prose: &mut Prose) {
    if let Some(Piece::Html(last)) = prose.pieces.last_mut() {
        escape(text, last);
    } else {
        prose.push_html(&escaped(text));
    }
}

/// Gives text with every character escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape(text, &mut html);
    html
}

/// Tells whether a piece of raw HTML is one comment.
pub(crate) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--")
}

/// Takes the comments out of a block of raw HTML.
pub(crate) fn without_comments(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tail)) = rest.split_once("<!--") {
        text.push_str(before);
        rest = tail.split_once("-->").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}
