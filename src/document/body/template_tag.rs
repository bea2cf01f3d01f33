//! Tags of other generators' templates, which here are only text.
//!
//! In: the body. Out: findings about `{{< … >}}`, `{{% … %}}`, `{{ … }}`, `{% … %}` and `{: … }`,
//! boxes (`:::note`, `!!! note`), tabs (`=== "…"`), `[TOC]` and imports of components, all outside of code.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::Body;
use crate::diagnostic::Problem;
use crate::document::findings::{Findings, slice};

/// Longest tag that is looked for, in bytes; a longer one is no tag.
const MAX_TAG: usize = 300;

/// Tells the tags of a body.
pub(crate) fn check(body: &Body<'_>, start: usize, findings: &mut Findings) {
    let mut code = CodePlaces::default();
    check_lines(body, start, &mut code, findings);
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
            [b'{', b':', ..] => "}",
            _ => continue,
        };
        let Some(length) = window.find(close).map(|i| i + close.len()) else { continue };
        let tag = slice(window, 0..length);
        if tag.contains("\n\n") {
            continue;
        }
        at = begin + length;
        if code.holds(body, begin) {
            continue;
        }
        findings.add(Problem::TemplateTag { tag: tag.to_owned() }, begin..begin + length);
    }
}

/// Tells the lines that are tags as a whole: boxes and imports.
fn check_lines(body: &Body<'_>, start: usize, code: &mut CodePlaces, findings: &mut Findings) {
    let mut at = start;
    for line in slice(body.text, start..body.text.len()).split_inclusive('\n') {
        let begin = at + (line.len() - line.trim_start().len());
        at += line.len();
        let tag = line.trim();
        if is_line_tag(tag) && !code.holds(body, begin) {
            let mut end = tag.len().min(MAX_TAG);
            while !tag.is_char_boundary(end) {
                end -= 1;
            }
            let tag = tag.get(..end).unwrap_or_default();
            findings.add(Problem::TemplateTag { tag: tag.to_owned() }, begin..begin + tag.len());
        }
    }
}

/// Tells whether a line is nothing but another generator's tag. The end of a box (`:::`) is told with its beginning.
fn is_line_tag(line: &str) -> bool {
    let begins_box = |mark: &str, rest: fn(&str) -> &str| {
        line.strip_prefix(mark)
            .is_some_and(|after| rest(after).starts_with(|c: char| c.is_ascii_alphabetic() || c == '{'))
    };
    let is_quoted = line.contains('"') || line.contains('\'');
    begins_box(":::", |after| after.trim_start_matches(':').trim_start())
        || begins_box("!!! ", str::trim_start)
        || begins_box("??? ", str::trim_start)
        || begins_box("???+ ", str::trim_start)
        || (["=== ", "===! ", "===+ "].iter().any(|mark| line.starts_with(mark)) && is_quoted)
        || ["[toc]", "[[toc]]"].contains(&line.to_ascii_lowercase().as_str())
        || (line.starts_with("import ") && is_quoted && line.contains(" from "))
        || (line.starts_with("export ") && line.contains('='))
}

/// Where code stands in a body, looked for when it is first asked.
#[derive(Default)]
pub(super) struct CodePlaces(Option<Vec<Range<usize>>>);

impl CodePlaces {
    /// Tells whether a place stands in code.
    pub(super) fn holds(&mut self, body: &Body<'_>, at: usize) -> bool {
        let code = self.0.get_or_insert_with(|| code_ranges(body));
        let before = code.partition_point(|range| range.start <= at);
        before.checked_sub(1).and_then(|i| code.get(i)).is_some_and(|range| range.contains(&at))
    }
}

/// Gives where code stands, in order.
fn code_ranges(body: &Body<'_>) -> Vec<Range<usize>> {
    let is_code = |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    body.events.iter().filter(|(event, _)| is_code(event)).map(|(_, span)| span.clone()).collect()
}
