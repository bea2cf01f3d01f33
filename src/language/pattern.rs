//! Patterns over tokens: how they are written, and whether one fits at a place.
//!
//! A pattern is a row of elements parted by spaces. An element is a word, `a|b` for either, `<name>` for a word
//! set or a word shape, a mark such as `,`, `?x` for one that may be absent, `..3` for up to three words between
//! its neighbours (`..,3` also over commas), `^` and `$` for the ends of a sentence. Knows nothing of rules.

use super::dictionary::Dictionary;
use super::morphology;
use super::tokens::{Kind, Token, flag};

/// The longest gap a pattern may ask for, in tokens: beyond it, words hardly belong together.
const LONGEST_GAP: u8 = 12;

/// A compiled row of elements.
#[derive(Debug, Clone, Default)]
pub(super) struct Pattern {
    pub(super) elements: Vec<Element>,
}

/// What one token must be.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    pub(super) words: Vec<u32>,
    pub(super) sets: u64,
    pub(super) classes: u32,
    marks: Vec<char>,
    /// The token must not be any of these.
    excluded: Vec<u32>,
    sentence_end: bool,
    sentence_start: bool,
    optional: bool,
    gap: u8,
    over_commas: bool,
}

/// Gives the bit of a named word set.
pub(super) trait SetNames {
    /// Finds a set by name.
    fn set(&self, name: &str) -> Option<u64>;
}

impl Pattern {
    /// Reads a pattern that says where to begin; the error says what is wrong with it.
    pub(super) fn parse(written: &str, sets: &dyn SetNames, words: &mut Dictionary) -> Result<Self, String> {
        let pattern = Self::parse_context(written, sets, words)?;
        let sure = pattern.elements.first().is_some_and(|first| !first.optional && first.gap == 0);
        if sure { Ok(pattern) } else { Err(format!("`{written}`")) }
    }

    /// Reads a pattern that stands before or after a match, and so may begin with a gap or an optional word.
    pub(super) fn parse_context(
        written: &str,
        sets: &dyn SetNames,
        words: &mut Dictionary,
    ) -> Result<Self, String> {
        let mut elements = Vec::new();
        let (mut gap, mut over_commas) = (0, false);
        for piece in written.split_whitespace() {
            if let Some(length) = piece.strip_prefix("..") {
                let digits = length.trim_start_matches(',');
                gap = digits.parse::<u8>().map_err(|_| format!("`{piece}`"))?.min(LONGEST_GAP);
                over_commas = digits.len() < length.len();
                continue;
            }
            let mut element = Element::parse(piece, sets, words)?;
            (element.gap, element.over_commas) = (gap, over_commas);
            (gap, over_commas) = (0, false);
            elements.push(element);
        }
        if elements.is_empty() || gap > 0 {
            return Err(format!("`{written}`"));
        }
        Ok(Self { elements })
    }

    /// Tells where the pattern ends when it begins at this token; tokens are those of one sentence.
    pub(super) fn end_at(&self, tokens: &[Token], at: usize, clitics: bool) -> Option<usize> {
        fits(&self.elements, tokens, at, clitics)
    }

    /// Tells whether the pattern ends just before this token.
    pub(super) fn ends_before(&self, tokens: &[Token], at: usize) -> bool {
        let reach: usize = self.elements.iter().map(|element| 1 + element.gap as usize).sum();
        (at.saturating_sub(reach)..=at).any(|start| self.end_at(tokens, start, true) == Some(at))
            // A longer way to read a gap or an optional element may end there too.
            || (self.elements.len() > 1
                && (at.saturating_sub(reach)..at)
                    .any(|start| self.end_at(tokens.get(..at).unwrap_or(tokens), start, true) == Some(at)))
    }

    /// Lists the words that can stand first and second, where the pattern can begin in no other way.
    pub(super) fn word_pairs(&self) -> Option<(&[u32], Vec<u32>)> {
        let (first, rest) = self.elements.split_first()?;
        let mut second = Vec::new();
        if !first.only_words() {
            return None;
        }
        for element in rest {
            if !element.only_words() || element.gap > 0 {
                return None;
            }
            second.extend_from_slice(&element.words);
            if !element.optional {
                return Some((&first.words, second));
            }
        }
        None
    }

    /// Adds words that no element of this pattern may be.
    pub(super) fn exclude(&mut self, words: &[u32]) {
        for element in &mut self.elements {
            if element.sets != 0 || element.classes != 0 {
                element.excluded.extend_from_slice(words);
            }
        }
    }
}

impl Element {
    fn parse(piece: &str, sets: &dyn SetNames, words: &mut Dictionary) -> Result<Self, String> {
        let mut element = Self::default();
        let mut rest = piece;
        if let Some(inner) = piece.strip_prefix('?').filter(|inner| !inner.is_empty()) {
            element.optional = true;
            rest = inner;
        }
        for option in rest.split('|') {
            if let Some(name) = option.strip_prefix('<').and_then(|name| name.strip_suffix('>')) {
                if let Some(bit) = sets.set(name) {
                    element.sets |= bit;
                } else if let Some(class) = morphology::class_named(name) {
                    element.classes |= class;
                } else {
                    return Err(format!("<{name}>"));
                }
                continue;
            }
            match option {
                "$" => element.sentence_end = true,
                "^" => element.sentence_start = true,
                "" => return Err(format!("`{piece}`")),
                _ => {
                    let mut letters = option.chars();
                    match (letters.next(), letters.next()) {
                        (Some(mark), None) if !mark.is_alphanumeric() => element.marks.push(mark),
                        _ => element.words.push(words.intern(&option.to_lowercase())),
                    }
                }
            }
        }
        Ok(element)
    }

    /// Makes an element of words, sets and shapes given apart, as in the long form of the rule files.
    pub(super) fn any(words: Vec<u32>, sets: u64, classes: u32) -> Self {
        Self { words, sets, classes, ..Self::default() }
    }

    /// Says how many words may stand before this element, and whether it may be absent.
    pub(super) fn loosely(mut self, gap: u8, optional: bool) -> Self {
        self.gap = gap.min(LONGEST_GAP);
        self.optional = optional;
        self
    }

    /// Forbids words that the sets or shapes would let in.
    pub(super) fn without(mut self, words: Vec<u32>) -> Self {
        self.excluded = words;
        self
    }

    fn only_words(&self) -> bool {
        self.sets == 0
            && self.classes == 0
            && self.marks.is_empty()
            && !self.sentence_end
            && !self.sentence_start
    }

    fn accepts(&self, token: &Token, clitics: bool) -> bool {
        if token.has(flag::QUOTED) {
            return false;
        }
        if let Kind::Mark(mark) = token.kind {
            return self.marks.contains(&mark);
        }
        let known = (token.sets & self.sets != 0 || self.words.contains(&token.word))
            && (clitics || !token.has(flag::CLITIC) || self.sets & token.sets != 0);
        (known || token.is(self.classes)) && !self.excluded.contains(&token.word)
    }
}

fn fits(elements: &[Element], tokens: &[Token], at: usize, clitics: bool) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let mut place = at;
    let mut left = element.gap;
    loop {
        if element.sentence_end && is_end(tokens, place) {
            return Some(place);
        }
        if element.sentence_start && place == 0 {
            return fits(rest, tokens, place, clitics);
        }
        let token = tokens.get(place);
        if token.is_some_and(|token| element.accepts(token, clitics))
            && let Some(end) = fits(rest, tokens, place + 1, clitics)
        {
            return Some(end);
        }
        let crossable = token.is_some_and(|token| {
            token.is_wordlike()
                || (element.over_commas && matches!(token.kind, Kind::Mark(',' | '(' | ')' | '/')))
        });
        if left == 0 || !crossable {
            break;
        }
        left -= 1;
        place += 1;
    }
    if element.optional { fits(rest, tokens, at, clitics) } else { None }
}

fn is_end(tokens: &[Token], at: usize) -> bool {
    tokens.get(at..).is_none_or(|rest| {
        rest.iter().all(|token| matches!(token.kind, Kind::Mark('.' | '!' | '…' | '"' | '”' | ')')))
    })
}
