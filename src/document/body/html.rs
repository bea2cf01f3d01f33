//! Text made safe for HTML, and raw HTML made text.
//!
//! In: what a writer typed. Out: text in which nothing is a tag or an attribute.

/// Adds text with every character escaped that means something in HTML.
pub(crate) fn escape(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '<' | '>' | '&' | '"' | '\'') || is_unwanted(c)) {
        let (before, tail) = rest.split_at(at);
        html.push_str(before);
        let mut characters = tail.chars();
        match characters.next() {
            Some('<') => html.push_str("&lt;"),
            Some('>') => html.push_str("&gt;"),
            Some('&') => html.push_str("&amp;"),
            Some('"') => html.push_str("&quot;"),
            Some('\'') => html.push_str("&#39;"),
            _ => {}
        }
        rest = characters.as_str();
    }
    html.push_str(rest);
}

/// Gives text with every character escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape(text, &mut html);
    html
}

/// Tells whether a character has no place in a page: controls other than tab and line end.
fn is_unwanted(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n')
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
