//! Cuts a page's text into words, numbers and marks, and these into sentences.
//!
//! A read page and a dictionary go in; tokens with their places, shapes and word numbers come out.
//! Spans are byte ranges of the page's text, always on character borders.

use std::ops::Range;

use super::dictionary::{Dictionary, UNKNOWN};
use super::morphology::{self, class};
use super::reader::{Block, Page};
use super::scan::{Letter, is_phone, letter_at, opaque_end, shape, word_end};

/// One word, number, mark, or thing that no rule reads (address, code).
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The word's number in the dictionary.
    pub(super) word: u32,
    /// Bits of `morphology::class`.
    pub(super) classes: u32,
    pub(super) sets: u64,
    pub(super) kind: Kind,
    /// Bits of `flag`.
    pub(super) flags: u8,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Mark(char),
    Opaque,
}

/// Facts about a token that its letters do not tell.
pub(super) mod flag {
    pub(in crate::language) const QUOTED: u8 = 1;
    pub(in crate::language) const MENTION: u8 = 1 << 1;
    pub(in crate::language) const GLUED: u8 = 1 << 2;
    pub(in crate::language) const CLITIC: u8 = 1 << 3;
    pub(in crate::language) const NAME: u8 = 1 << 4;
    pub(in crate::language) const COUNTED: u8 = 1 << 5;
    /// Begins with a figure: "5rb", "08.00", "Rp5.000" by its class.
    pub(in crate::language) const FIGURE: u8 = 1 << 6;
}

impl Token {
    pub(super) fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn is_wordlike(&self) -> bool {
        !matches!(self.kind, Kind::Mark(_))
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub(super) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    pub(super) fn is(&self, classes: u32) -> bool {
        self.classes & classes != 0
    }
}

/// A sentence: a run of tokens inside one block.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) block: usize,
    pub(super) tokens: Range<usize>,
    pub(super) words: usize,
    pub(super) has_digit: bool,
    /// True for the first sentence of its block.
    pub(super) first: bool,
}

/// The tokens and sentences of a page.
pub(super) struct Tokens {
    pub(super) all: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
    /// The page's text with ASCII letters in lower case: the same offsets.
    pub(super) folded: String,
}

/// What cutting needs to know of a language.
pub(super) struct Cutter<'a> {
    pub(super) dictionary: &'a Dictionary,
    /// Set bit of words that only look affixed.
    pub(super) look_alikes: u64,
    /// Set bit of abbreviations whose full stop ends no sentence.
    pub(super) dotted: u64,
    /// Set bit of abbreviations whose full stop may end one, before a capital.
    pub(super) dotted_last: u64,
    /// Set bit of the words that open the name of a law.
    pub(super) law: u64,
}

impl Cutter<'_> {
    /// Cuts a whole page.
    pub(super) fn cut(&self, page: &Page) -> Tokens {
        let mut tokens = Vec::with_capacity(page.text.len() / 5);
        let mut sentences = Vec::with_capacity(page.text.len() / 60);
        let folded = page.text.to_ascii_lowercase();
        let mut mentions = page.mentions.iter().peekable();
        for (index, block) in page.blocks.iter().enumerate() {
            let from = tokens.len();
            self.words(&page.text, &folded, block, &mut tokens);
            let Some(fresh) = tokens.get_mut(from..) else { continue };
            mark_quotations(fresh, block.quoted);
            while let Some(mention) = mentions.next_if(|mention| mention.start < block.text.end) {
                mark_mention(fresh, mention);
            }
            self.mark_law_names(fresh);
            self.sentences(fresh, from, index, &mut sentences);
        }
        Tokens { all: tokens, sentences, folded }
    }

    fn words(&self, text: &str, folded: &str, block: &Block, tokens: &mut Vec<Token>) {
        let bytes = text.as_bytes();
        let end = block.text.end;
        let mut at = block.text.start;
        let mut glued = false;
        while at < end {
            let Some(&byte) = bytes.get(at) else { break };
            if byte.is_ascii_whitespace() {
                at += 1;
                glued = false;
                continue;
            }
            let start = at;
            let (kind, next) = if byte.is_ascii_alphanumeric() || byte >= 0x80 {
                match letter_at(text, at) {
                    Letter::Space(width) => {
                        at += width;
                        glued = false;
                        continue;
                    }
                    Letter::Mark(mark, width) => (Kind::Mark(mark), at + width),
                    Letter::Placeholder(width) => (Kind::Opaque, at + width),
                    Letter::Alphanumeric(_) => word_end(text, at, end),
                }
            } else if byte == b'@' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) {
                (Kind::Opaque, opaque_end(text, at, end))
            } else if byte == b'+' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                (Kind::Number, word_end(text, at + 1, end).1)
            } else {
                (Kind::Mark(char::from(byte)), at + 1)
            };
            let mut token = Token {
                start: start as u32,
                end: next as u32,
                word: UNKNOWN,
                classes: 0,
                sets: 0,
                kind,
                flags: if glued { flag::GLUED } else { 0 },
            };
            self.describe(&mut token, text, folded);
            tokens.push(token);
            at = next;
            glued = true;
        }
    }

    fn describe(&self, token: &mut Token, text: &str, folded: &str) {
        let span = token.span();
        let (Some(written), Some(word)) = (text.get(span.clone()), folded.get(span)) else { return };
        if written.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            token.flags |= flag::FIGURE;
        }
        match token.kind {
            Kind::Mark(_) => {}
            Kind::Opaque => {
                token.classes = class::OPAQUE | if written.contains('@') { class::EMAIL } else { 0 };
            }
            Kind::Number => {
                token.classes = class::NUMBER;
                if is_phone(written) {
                    token.classes |= class::PHONE;
                }
            }
            Kind::Word => {
                let (number, clitic) = self.dictionary.find(word);
                token.word = number;
                if clitic {
                    token.flags |= flag::CLITIC;
                }
                token.sets = self.dictionary.entry(number).map_or(0, |entry| entry.sets);
                let stem = if word.len() > 7 { word.strip_suffix("nya").unwrap_or(word) } else { word };
                token.classes = class::WORD | shape(written);
                if token.sets & self.look_alikes == 0 {
                    token.classes |= morphology::affixes(stem);
                } else {
                    token.classes |= morphology::affixes(stem) & !class::AFFIXES;
                }
                if token.is(class::MONEY) {
                    token.classes |= class::NUMBER;
                }
            }
        }
    }

    fn mark_law_names(&self, tokens: &mut [Token]) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            if token.sets & self.law == 0 || !token.is(class::TITLE | class::CAPITALS) {
                continue;
            }
            let first = at - 1;
            let mut last = at;
            while let Some(next) = tokens.get(last) {
                let goes_on = next.is(class::TITLE | class::CAPITALS | class::NUMBER)
                    || next.sets & self.law != 0
                    || next.is_mark('/')
                    || next.is_mark('-');
                if !goes_on {
                    break;
                }
                last += 1;
            }
            if last - first >= 2 {
                for named in tokens.iter_mut().take(last).skip(first) {
                    named.flags |= flag::NAME;
                }
            }
            at = last.max(at);
        }
    }

    fn sentences(&self, tokens: &mut [Token], from: usize, block: usize, sentences: &mut Vec<Sentence>) {
        let mut start = 0;
        let mut words = 0;
        let mut has_digit = false;
        let mut counted = false;
        let mut first = true;
        for at in 0..tokens.len() {
            let ends = self.ends_sentence(tokens, at);
            let Some(token) = tokens.get_mut(at) else { break };
            if !token.has(flag::GLUED) {
                counted = false;
            }
            if token.is_wordlike() && !counted {
                counted = true;
                words += 1;
                token.flags |= flag::COUNTED;
            }
            has_digit |= token.has(flag::FIGURE) || token.is(class::NUMBER | class::PHONE);
            if ends {
                sentences.push(Sentence {
                    block,
                    tokens: from + start..from + at + 1,
                    words,
                    has_digit,
                    first,
                });
                (start, words, has_digit, first) = (at + 1, 0, false, false);
            }
        }
        if start < tokens.len() {
            let tokens = from + start..from + tokens.len();
            sentences.push(Sentence { block, tokens, words, has_digit, first });
        }
    }

    /// Tells whether a sentence ends after this token.
    fn ends_sentence(&self, tokens: &[Token], at: usize) -> bool {
        let Some(token) = tokens.get(at) else { return false };
        let Kind::Mark(mark) = token.kind else { return false };
        let next = tokens.get(at + 1);
        let apart = next.is_none_or(|next| !next.has(flag::GLUED));
        let next_small = next.is_some_and(|next| next.is(class::LOWER));
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        match mark {
            '.' | '…' if apart => {
                let Some(before) = before else { return false };
                if mark == '.' && token.has(flag::GLUED) && before.kind == Kind::Word {
                    if before.sets & self.dotted != 0 {
                        return next.is_none();
                    }
                    if before.sets & self.dotted_last != 0 {
                        return !next_small;
                    }
                    let one_letter = before.end - before.start == 1 && before.is(class::TITLE);
                    return !one_letter || next.is_none();
                }
                !(next_small && before.kind == Kind::Number)
            }
            '!' | '?' if apart => !next_small,
            // The closing mark after the end of a sentence belongs to that sentence.
            '"' | '”' | ')' | '’' | '\'' if apart && token.has(flag::GLUED) => {
                let inner =
                    before.is_some_and(|token| matches!(token.kind, Kind::Mark('.' | '!' | '?' | '…')));
                inner && !next_small
            }
            _ => false,
        }
    }
}

fn mark_quotations(tokens: &mut [Token], all: bool) {
    if all {
        for token in tokens {
            token.flags |= flag::QUOTED;
        }
        return;
    }
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        let closes: &[char] = match token.kind {
            Kind::Mark('“' | '„') => &['”', '“', '"'],
            Kind::Mark('"') => &['"', '”'],
            Kind::Mark('«') => &['»'],
            _ => continue,
        };
        let found = tokens.get(at..).and_then(|rest| {
            rest.iter().position(|t| matches!(t.kind, Kind::Mark(m) if closes.contains(&m)))
        });
        let Some(length) = found else { break };
        for quoted in tokens.iter_mut().skip(at).take(length) {
            quoted.flags |= flag::QUOTED;
        }
        at += length + 1;
    }
}

/// Marks emphasis of at most three words: the text speaks of a word there, it does not use it.
fn mark_mention(tokens: &mut [Token], mention: &Range<usize>) {
    let first = tokens.partition_point(|token| (token.start as usize) < mention.start);
    let last = tokens.partition_point(|token| (token.start as usize) < mention.end);
    if last.saturating_sub(first) <= 4 {
        for token in tokens.iter_mut().take(last).skip(first) {
            token.flags |= flag::MENTION;
        }
    }
}
