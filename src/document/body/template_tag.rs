//! Tags of other generators' templates, which here are only text.
//!
//! In: the body. Out: findings about `{{< … >}}`, `{{% … %}}`, `{{ … }}` and `{% … %}`
//! outside of code.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::Body;
use crate::diagnostic::Problem;
use crate::document::findings::{Findings, slice};

/// Longest tag that is looked for, in bytes; a longer one is no tag.
const MAX_TAG: usize = 300;

/// Tells the tags of a body.
pub(crate) fn check(body: &Body<'_>, start: usize, findings: &mut Findings) {
    let mut code: Option<Vec<Range<usize>>> = None;
    let mut at = start;
    while let Some(found) = slice(body.text, at..body.text.len()).find('{') {
        let begin = at + found;
        at = begin + 1;
        let mut end = (begin + MAX_TAG).min(body.text.len());
        while !body.text.is_char_boundary(end) {
            end -= 1;
        }
        let window = slice(body.text, begin..end);
        let close = match window.as_bytes() {
            [b'{', b'{', ..] => "}}",
            [b'{', b'%', ..] => "%}",
            _ => continue,
        };
        let Some(length) = window.find(close).map(|i| i + close.len()) else { continue };
        let tag = slice(window, 0..length);
        if tag.contains("\n\n") {
            continue;
        }
        at = begin + length;
        let code = code.get_or_insert_with(|| code_ranges(body));
        let before = code.partition_point(|range| range.start <= begin);
        if before.checked_sub(1).and_then(|i| code.get(i)).is_some_and(|range| range.contains(&begin)) {
            continue;
        }
        findings.add(Problem::TemplateTag { tag: tag.to_owned() }, begin..begin + length);
    }
}

/// Gives where code stands, in order.
fn code_ranges(body: &Body<'_>) -> Vec<Range<usize>> {
    let is_code = |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    body.events.iter().filter(|(event, _)| is_code(event)).map(|(_, span)| span.clone()).collect()
}
