//! Runs all patterns over all sentences of a page: one walk over the tokens, anchors first.
//!
//! A page's tokens and a compiled language go in; hits come out, the longest of each group where hits overlap.

use std::ops::Range;

use super::morphology::class;
use super::page_kind::PageKind;
use super::pattern::Pattern;
use super::reader::{BlockKind, Page};
use super::rule::{At, Case, Compiled, Language, Shape, Target, scope_of};
use super::structure::{Part, Sections};
use super::tokens::{Kind, Sentence, Token, Tokens, flag};

/// How far from a match a condition on the sentence looks, in tokens: a limit for sentences without end.
const REACH: usize = 60;

/// A rule's match: tokens of the page.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) rule: usize,
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
}

/// Everything that the walk found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) hits: Vec<Hit>,
    /// (set, form, tokens), in order.
    pub(super) forms: Vec<(usize, usize, Range<usize>)>,
    /// (signal, sentence), in order.
    pub(super) signals: Vec<(u8, usize)>,
}

/// A page with all that is known of it, for those who look for findings.
pub(super) struct Reading<'a> {
    pub(super) page: &'a Page,
    pub(super) tokens: &'a Tokens,
    pub(super) sections: &'a Sections,
    pub(super) language: &'a Language,
    pub(super) kind: PageKind,
}

impl Reading<'_> {
    /// Gives a token's text as written.
    pub(super) fn written(&self, token: &Token) -> &str {
        self.page.text.get(token.span()).unwrap_or("")
    }

    /// Gives a token's text in lower case.
    pub(super) fn folded(&self, token: &Token) -> &str {
        self.tokens.folded.get(token.span()).unwrap_or("")
    }

    /// Gives the tokens of a sentence.
    pub(super) fn sentence(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.all.get(sentence.tokens.clone()).unwrap_or(&[])
    }

    /// Gives the bytes of the page's text that tokens cover.
    pub(super) fn text_range(&self, tokens: &Range<usize>) -> Range<usize> {
        let covered = self.tokens.all.get(tokens.clone()).unwrap_or(&[]);
        match (covered.first(), covered.last()) {
            (Some(first), Some(last)) => first.start as usize..last.end as usize,
            _ => 0..0,
        }
    }
}

/// Walks over a page.
pub(super) fn walk(reading: &Reading<'_>) -> Found {
    let mut found = Found::default();
    let mut kept: Vec<(u32, Range<usize>)> = Vec::new();
    let language = reading.language;
    for (index, sentence) in reading.tokens.sentences.iter().enumerate() {
        let Some(block) = reading.page.blocks.get(sentence.block) else { continue };
        if block.quoted {
            continue;
        }
        let first_hit = found.hits.len();
        kept.clear();
        let tokens = reading.sentence(sentence);
        let spot = Spot { reading, sentence, tokens, scope: scope_of(block.kind), kind: block.kind };
        for (at, token) in tokens.iter().enumerate() {
            if token.kind != Kind::Word {
                if token.kind == Kind::Number && language.anchored_classes & token.classes != 0 {
                    spot.by_class(at, token, index, &mut found, &mut kept);
                }
                continue;
            }
            if let Some(entry) = language.dictionary.entry(token.word) {
                for &pattern in &entry.anchors {
                    spot.try_pattern(pattern, at, index, &mut found, &mut kept);
                }
                if let Some(next) =
                    tokens.get(at + 1).filter(|next| entry.opens_pairs && next.kind == Kind::Word)
                {
                    for &pattern in language.dictionary.pair(token.word, next.word) {
                        spot.try_pattern(pattern, at, index, &mut found, &mut kept);
                    }
                }
            }
            if language.anchored_classes & token.classes != 0 {
                spot.by_class(at, token, index, &mut found, &mut kept);
            }
        }
        spot.regexes(index, &mut found.hits);
        let fresh = found.hits.split_off(first_hit);
        found.hits.extend(longest(fresh, &kept, language));
    }
    found
}

struct Spot<'a> {
    reading: &'a Reading<'a>,
    sentence: &'a Sentence,
    tokens: &'a [Token],
    scope: u8,
    kind: BlockKind,
}

impl Spot<'_> {
    fn by_class(
        &self,
        at: usize,
        token: &Token,
        index: usize,
        found: &mut Found,
        kept: &mut Vec<(u32, Range<usize>)>,
    ) {
        let mut bits = self.reading.language.anchored_classes & token.classes;
        while bits != 0 {
            let bit = bits.trailing_zeros();
            bits &= bits - 1;
            for &pattern in
                self.reading.language.class_anchors.get(bit as usize).map_or(&[][..], Vec::as_slice)
            {
                self.try_pattern(pattern, at, index, found, kept);
            }
        }
    }

    fn try_pattern(
        &self,
        number: u32,
        at: usize,
        index: usize,
        found: &mut Found,
        kept: &mut Vec<(u32, Range<usize>)>,
    ) {
        let language = self.reading.language;
        let Some(Compiled { pattern, target, clitics }) = language.patterns.get(number as usize) else {
            return;
        };
        let Some(end) = pattern.end_at(self.tokens, at, *clitics).filter(|end| *end > at) else { return };
        let from = self.sentence.tokens.start;
        let range = from + at..from + end;
        match *target {
            Target::Signal(signal) => found.signals.push((signal, index)),
            Target::Keep(groups) => kept.push((groups, range)),
            Target::Form { set, form } => {
                if self.all(at, end, |token| token.has(flag::QUOTED)) {
                    return;
                }
                found.forms.push((set, form, range));
            }
            Target::Rule(number) => {
                let Some(rule) = language.rules.get(number) else { return };
                let here = rule.shape.scope & self.scope != 0 && rule.shape.applies_to(self.reading.kind);
                if here && self.allows(&rule.shape, at, end) {
                    found.hits.push(Hit { rule: number, tokens: range, sentence: index });
                }
            }
        }
    }

    fn all(&self, at: usize, end: usize, test: impl Fn(&Token) -> bool) -> bool {
        self.tokens.get(at..end).is_some_and(|tokens| tokens.iter().all(test))
    }

    fn allows(&self, shape: &Shape, at: usize, end: usize) -> bool {
        if self.all(at, end, |token| token.has(flag::MENTION))
            || self.all(at, end, |token| token.has(flag::NAME))
        {
            return false;
        }
        let words = |class: u32| self.all(at, end, |token| token.kind != Kind::Word || token.is(class));
        let cased = match shape.case {
            Case::Any => true,
            Case::Lower => words(class::LOWER),
            Case::Capitals => words(class::CAPITALS),
            Case::NotCapitals => !words(class::CAPITALS),
            Case::Title => self.tokens.get(at).is_some_and(|token| token.is(class::TITLE)),
        };
        let step = matches!(self.kind, BlockKind::Item { ordered: true, first: true, .. });
        let placed = match shape.at {
            At::Anywhere => true,
            At::Sentence => at == 0,
            At::Middle => at > 0,
            At::Step => at == 0 && step && self.sentence.first,
            At::Clause => at == 0 || self.tokens.get(at - 1).is_some_and(|token| !token.is_wordlike()),
        };
        if !cased || !placed || (shape.skip_names && self.is_name(at, end)) {
            return false;
        }
        let before = |pattern: &Pattern| pattern.ends_before(self.tokens, at);
        let after = |pattern: &Pattern| pattern.end_at(self.tokens, end, true).is_some();
        let with = |pattern: &Pattern| {
            let from = at.saturating_sub(REACH);
            let outside = |place: &usize| *place < at || *place >= end;
            (from..(end + REACH).min(self.tokens.len()))
                .filter(outside)
                .any(|place| pattern.end_at(self.tokens, place, true).is_some())
        };
        let only = |patterns: &[Pattern], test: &dyn Fn(&Pattern) -> bool| {
            patterns.is_empty() || patterns.iter().any(test)
        };
        !shape.unless_before.iter().any(before)
            && !shape.unless_after.iter().any(after)
            && only(&shape.only_before, &before)
            && only(&shape.only_after, &after)
            && !shape.unless_with.iter().any(with)
            && only(&shape.only_with, &with)
    }

    /// Tells whether the match is part of a name: capitals inside a sentence, or before another capital.
    fn is_name(&self, at: usize, end: usize) -> bool {
        let titled = |token: &Token| {
            token.kind != Kind::Word || (token.is(class::TITLE) && !token.is(class::CAPITALS))
        };
        if !self.all(at, end, titled) {
            return false;
        }
        let named = |token: Option<&Token>| {
            token.is_some_and(|token| {
                token.is(class::TITLE)
                    && !token.is(class::CAPITALS)
                    && token.sets & self.reading.language.set_bit("kapital-selalu") == 0
            })
        };
        let previous = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let opens = at == 0
            || previous.is_some_and(|token| matches!(token.kind, Kind::Mark('“' | '"' | ':' | '(' | '—')));
        named(self.tokens.get(end)) || !opens
    }

    fn regexes(&self, index: usize, hits: &mut Vec<Hit>) {
        if !self.sentence.has_digit {
            return;
        }
        let range = self.reading.text_range(&self.sentence.tokens);
        let Some(text) = self.reading.page.text.get(range.clone()) else { return };
        for matched in &self.reading.language.any_regex.matches(text) {
            let Some((regex, number)) = self.reading.language.regexes.get(matched) else { continue };
            let Some(rule) = self.reading.language.rules.get(*number) else { continue };
            if rule.shape.scope & self.scope == 0 || !rule.shape.applies_to(self.reading.kind) {
                continue;
            }
            for found in regex.find_iter(text) {
                let (start, end) = (range.start + found.start(), range.start + found.end());
                let first = self.tokens.partition_point(|token| (token.end as usize) <= start);
                let last = self.tokens.partition_point(|token| (token.start as usize) < end);
                let skip = |token: &Token| token.has(flag::QUOTED | flag::NAME) || token.kind == Kind::Opaque;
                let exact = self.tokens.get(first).is_some_and(|token| token.start as usize <= start);
                if exact
                    && last > first
                    && !self.all(first, last, skip)
                    && self.allows(&rule.shape, first, last)
                {
                    let from = self.sentence.tokens.start;
                    hits.push(Hit { rule: *number, tokens: from + first..from + last, sentence: index });
                }
            }
        }
    }
}

/// Keeps the longest hit of each group where hits overlap, and none that a kept phrase covers.
fn longest(mut hits: Vec<Hit>, kept: &[(u32, Range<usize>)], language: &Language) -> Vec<Hit> {
    if hits.is_empty() {
        return hits;
    }
    let group = |hit: &Hit| language.rules.get(hit.rule).map_or(0, |rule| rule.shape.group);
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    hits.retain(|hit| {
        let bit = 1_u32 << group(hit);
        !kept.iter().any(|(groups, range)| groups & bit != 0 && overlap(range, &hit.tokens))
    });
    let weight = |hit: &Hit| language.rules.get(hit.rule).map(|rule| rule.severity);
    hits.sort_by(|a, b| {
        group(a)
            .cmp(&group(b))
            .then(a.tokens.start.cmp(&b.tokens.start))
            .then(b.tokens.end.cmp(&a.tokens.end))
            .then(weight(b).cmp(&weight(a)))
    });
    let mut best: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        match best.last_mut() {
            Some(last) if group(last) == group(&hit) && overlap(&last.tokens, &hit.tokens) => {
                if hit.tokens.len() > last.tokens.len() {
                    *last = hit;
                }
            }
            _ => best.push(hit),
        }
    }
    best.sort_by_key(|hit| (hit.tokens.start, hit.tokens.end));
    best
}

/// Tells whether a block stands in a part of the guide.
pub(super) fn is_in(reading: &Reading<'_>, block: usize, part: Part) -> bool {
    reading.sections.is_in(block, part)
}
