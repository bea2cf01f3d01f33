//! Makes findings out of hits: fills templates of messages and suggestions with the words of the text.
//!
//! Rules bring the sentences; this knows the holes `{match}`, `{use}`, `{1}`, `{last}`, `{verb}`, `{count}`,
//! `{limit}`, `{set:capture}` and fits capitals.

use std::ops::Range;

use super::finding::{Finding, Severity, Text};
use super::matching::{Hit, Reading, is_in};
use super::page_kind::PageKind;
use super::reader::{BlockKind, LinkText};
use super::rule::{Place, Rule};
use super::structure::Part;
use super::tokens::{Kind, Token};

/// Longer quotations in messages are cut.
const QUOTE_LIMIT: usize = 60;

/// Makes the finding of a hit.
pub(super) fn finding(reading: &Reading<'_>, hit: &Hit) -> Option<Finding> {
    let rule = reading.language.rules.get(hit.rule)?;
    let tokens = reading.tokens.all.get(hit.tokens.clone())?;
    let range = reading.text_range(&hit.tokens);
    let written = reading.page.text.get(range.clone())?;
    let captures = reading.language.regexes.iter().find(|(_, number)| *number == hit.rule);
    let suggestions: Vec<String> = rule
        .uses
        .iter()
        .filter_map(|template| match captures {
            Some((regex, _)) => from_captures(reading, regex, written, template),
            None => suggestion(reading, tokens, written, template),
        })
        .collect();
    let block = reading.tokens.sentences.get(hit.sentence).map_or(0, |sentence| sentence.block);
    let holes = [("match", shortened(written)), ("use", suggestions.first().cloned().unwrap_or_default())];
    let span = reading.page.source_of(&range);
    let mut finding = build(rule, weight(reading, rule, block), Some(span), &holes, suggestions);
    finding.certain &= may_be_rewritten(reading, block, finding.span.as_ref());
    Some(finding)
}

/// Tells whether words may be replaced where they stand: not in headings, whose anchors others link to, not in links.
fn may_be_rewritten(reading: &Reading<'_>, block: usize, span: Option<&Range<usize>>) -> bool {
    let (Some(block), Some(span)) = (reading.page.blocks.get(block), span) else { return false };
    let heading = matches!(block.kind, BlockKind::Heading(_) | BlockKind::ImageText);
    let apart = |link: &LinkText| link.source.end <= span.start || span.end <= link.source.start;
    !heading && reading.page.links.iter().all(apart)
}

/// Makes a finding of a rule with these words for its holes.
pub(super) fn build(
    rule: &Rule,
    severity: Severity,
    span: Option<Range<usize>>,
    holes: &[(&str, String)],
    suggestions: Vec<String>,
) -> Finding {
    let shape = &rule.shape;
    let fill = |text: &Text| Text::new(filled(&text.id, holes), filled(&text.en, holes));
    let help = match suggestions.first().map(String::as_str) {
        Some("") if shape.help.id.is_empty() => Text::new(
            "Hapus bagian ini; kalimat tetap utuh tanpanya.",
            "Delete this part; the sentence stands without it.",
        ),
        Some(first) if shape.help.id.is_empty() => {
            Text::new(format!("Coba “{first}”."), format!("Try “{first}”."))
        }
        _ => fill(&shape.help),
    };
    Finding {
        rule: rule.id.clone(),
        severity,
        span,
        message: fill(&shape.message),
        help,
        why: shape.why.clone(),
        certain: shape.certain && suggestions.len() == 1,
        suggestions,
    }
}

/// Gives a rule's weight at a block.
pub(super) fn weight(reading: &Reading<'_>, rule: &Rule, block: usize) -> Severity {
    let places = &rule.shape.severity_in;
    if places.is_empty() {
        return rule.severity;
    }
    let here = |place: Place| match place {
        Place::Story => reading.kind == PageKind::Story,
        Place::Requirements => is_in(reading, block, Part::Requirements),
        Place::Steps => reading
            .page
            .blocks
            .get(block)
            .is_some_and(|block| matches!(block.kind, BlockKind::Item { ordered: true, .. })),
        Place::Heading => reading
            .page
            .blocks
            .get(block)
            .is_some_and(|block| matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title)),
    };
    places.iter().find(|(place, _)| here(**place)).map_or(rule.severity, |(_, severity)| *severity)
}

fn suggestion(reading: &Reading<'_>, tokens: &[Token], written: &str, template: &str) -> Option<String> {
    let words: Vec<&Token> =
        tokens.iter().filter(|token| token.kind == Kind::Word || token.kind == Kind::Number).collect();
    let mut text = template.to_owned();
    if text.contains("{expansion}") {
        let expansion = reading.language.expansions.get(written)?;
        return Some(text.replace("{expansion}", expansion).replace("{match}", written));
    }
    if text.contains("{verb}") {
        let verb = words.iter().rev().find_map(|token| {
            let word = reading.folded(token);
            let stem = word.strip_suffix("nya").unwrap_or(word);
            reading.language.verbs.get(word).or_else(|| reading.language.verbs.get(stem))
        })?;
        text = text.replace("{verb}", verb);
    }
    if text.contains('{') {
        for (index, token) in words.iter().enumerate().take(9) {
            text = text.replace(&format!("{{{}}}", index + 1), reading.folded(token));
        }
        let last = words.last().map_or("", |token| reading.folded(token));
        text = text.replace("{last}", last).replace("{match}", written);
        if text.contains('{') {
            return None;
        }
    }
    // A clitic stays: "ijinnya" → "izinnya".
    if let (Some(token), [_]) = (tokens.first(), tokens)
        && token.has(super::tokens::flag::CLITIC)
    {
        let word = reading.folded(token);
        let stem = super::morphology::without_clitic(word).unwrap_or(word);
        text.push_str(word.get(stem.len()..).unwrap_or(""));
    }
    Some(with_capital(&text, written))
}

fn from_captures(
    reading: &Reading<'_>,
    regex: &regex::Regex,
    written: &str,
    template: &str,
) -> Option<String> {
    let captures = regex.captures(written)?;
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, tail)) = rest.split_once('{') {
        let (hole, after) = tail.split_once('}')?;
        text.push_str(before);
        match hole.split_once(':') {
            Some((list, name)) => {
                let index: usize = captures.name(name)?.as_str().parse().ok()?;
                let word = reading.language.lists.get(list)?.get(index.checked_sub(1)?)?;
                text.push_str(&with_capital(word, "A"));
            }
            None => text.push_str(captures.name(hole).map_or("", |found| found.as_str())),
        }
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// Gives a text the capital of what it replaces.
fn with_capital(text: &str, like: &str) -> String {
    let mut letters = like.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let mut own = text.chars();
    match own.next() {
        Some(first) if capital => first.to_uppercase().chain(own).collect(),
        _ => text.to_owned(),
    }
}

fn filled(template: &str, holes: &[(&str, String)]) -> String {
    if !template.contains('{') {
        return template.to_owned();
    }
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, tail)) = rest.split_once('{') {
        text.push_str(before);
        let Some((hole, after)) = tail.split_once('}') else {
            text.push('{');
            rest = tail;
            continue;
        };
        if let Some((_, value)) = holes.iter().find(|(name, _)| *name == hole) {
            text.push_str(value);
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

fn shortened(written: &str) -> String {
    if written.chars().count() <= QUOTE_LIMIT {
        return written.to_owned();
    }
    written.chars().take(QUOTE_LIMIT).chain(std::iter::once('…')).collect()
}
