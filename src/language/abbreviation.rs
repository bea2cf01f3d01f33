//! Abbreviations are explained at their first use on a page.
//!
//! A reading goes in; the tokens of abbreviations without explanation come out. "Kartu keluarga (KK)", "KK (kartu
//! keluarga)" and "NIK atau nomor induk kependudukan" explain; the site's glossary explains for all pages.

use std::collections::BTreeSet;

use super::matching::{Hit, Reading};
use super::morphology::class;
use super::reader::BlockKind;
use super::tokens::{Kind, Token, flag};

/// Letters of an abbreviation; more is a word in capitals.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// Words before a bracket that may hold the expansion.
const EXPANSION: usize = 12;

/// Finds abbreviations that the page uses before it explains them.
pub(super) fn findings(reading: &Reading<'_>) -> Vec<Hit> {
    let language = reading.language;
    let Some(&rule) = language.checks.get("abbreviation") else { return Vec::new() };
    let softer = language.checks.get("abbreviation-known").copied();
    let Some(shape) = language.rules.get(rule).map(|rule| &rule.shape) else { return Vec::new() };
    if !shape.applies_to(reading.kind) {
        return Vec::new();
    }
    let known = language.set_bit("known-abbreviations");
    let half_known = language.set_bit("half-known-abbreviations");
    let plain = language.set_bit("plain-words");
    let words = language.set_bit("abbreviation-words");
    let mut seen: BTreeSet<String> = language.explained.iter().map(|short| short.to_lowercase()).collect();
    seen.extend(defined(reading));
    let mut hits = Vec::new();
    for (index, sentence) in reading.tokens.sentences.iter().enumerate() {
        let Some(block) = reading.page.blocks.get(sentence.block) else { continue };
        let skipped = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title | BlockKind::ImageText);
        if block.quoted || skipped {
            continue;
        }
        let tokens = reading.sentence(sentence);
        for (at, token) in tokens.iter().enumerate() {
            let looks = token.is(class::TITLE) || token.sets & words != 0;
            if token.kind != Kind::Word || !looks || token.has(flag::QUOTED | flag::NAME | flag::MENTION) {
                continue;
            }
            let Some(short) = abbreviation(reading, token, words) else { continue };
            let word = is_plain_word(reading, token, words);
            if token.sets & (known | plain) != 0 || word || is_shouted(reading, tokens, at, words) {
                continue;
            }
            let folded = short.to_lowercase();
            if seen.contains(&folded) {
                continue;
            }
            seen.insert(folded);
            if is_explained(reading, tokens, at, short) {
                continue;
            }
            let number = if token.sets & half_known != 0 { softer.unwrap_or(rule) } else { rule };
            let from = sentence.tokens.start + at;
            hits.push(Hit { rule: number, tokens: from..from + 1, sentence: index });
        }
    }
    hits
}

/// Lists the words that the page defines in a sentence of their own: "OSS adalah …".
fn defined(reading: &Reading<'_>) -> BTreeSet<String> {
    let defining = reading.language.set_bit("defining-words");
    let pairs = reading.tokens.all.iter().zip(reading.tokens.all.iter().skip(1));
    pairs
        .filter(|(token, next)| token.is(class::CAPITALS) && next.sets & defining != 0)
        .map(|(token, _)| reading.folded(token).to_owned())
        .collect()
}

/// Gives the abbreviation without its clitic, if the token is one.
fn abbreviation<'a>(reading: &'a Reading<'_>, token: &Token, words: u64) -> Option<&'a str> {
    let written = reading.written(token);
    if token.sets & words != 0 && token.is(class::TITLE) {
        return Some(written.strip_suffix("nya").unwrap_or(written));
    }
    let stem = match written.rsplit_once('-') {
        Some((stem, "nya" | "mu" | "ku")) => stem,
        _ => written,
    };
    let head = stem.strip_suffix("-el").unwrap_or(stem);
    let letters = head.chars().filter(|letter| *letter != '-').count();
    let capitals = head.chars().all(|letter| letter.is_uppercase() || letter == '-');
    let fits = capitals && LETTERS.contains(&letters) && !is_roman(head);
    fits.then_some(stem)
}

fn is_roman(word: &str) -> bool {
    word.len() <= 6
        && word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C'))
        && !matches!(word, "CV" | "CC" | "LC" | "LLC")
}

/// Tells whether a word in capitals is one that the rules know as an everyday word.
fn is_plain_word(reading: &Reading<'_>, token: &Token, words: u64) -> bool {
    let known = token.word != super::dictionary::UNKNOWN && !token.has(flag::CLITIC);
    let short = token.end - token.start < 4;
    known
        && !short
        && token.sets & words == 0
        && !reading.language.expansions.contains_key(reading.written(token))
}

/// Tells words in capitals for emphasis from abbreviations: a long one, or a neighbour, that can be spoken.
fn is_shouted(reading: &Reading<'_>, tokens: &[Token], at: usize, words: u64) -> bool {
    let speakable = |token: Option<&Token>| {
        token.is_some_and(|token| {
            let long = token.end - token.start > *LETTERS.end() as u32;
            token.kind == Kind::Word
                && token.is(class::CAPITALS)
                && (long || is_plain_word(reading, token, words))
        })
    };
    let near = [at.checked_sub(1), Some(at + 1)];
    let loud = near
        .iter()
        .flatten()
        .filter(|near| tokens.get(**near).is_some_and(|t| t.is(class::CAPITALS)))
        .count();
    let run = near.iter().flatten().any(|near| speakable(tokens.get(*near)));
    loud == 2 || run
}

fn is_explained(reading: &Reading<'_>, tokens: &[Token], at: usize, short: &str) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let after = |ahead: usize| tokens.get(at + ahead);
    let joins = |token: Option<&Token>| {
        token.is_some_and(|token| {
            token.sets & reading.language.set_bit("explaining-words") != 0
                || matches!(token.kind, Kind::Mark('—' | '–' | '=' | ':'))
        })
    };
    let opens = before(1).is_some_and(|token| token.is_mark('('));
    if opens || joins(before(1)) {
        let from = at.saturating_sub(EXPANSION + 1);
        let words = tokens.get(from..at.saturating_sub(1)).unwrap_or(&[]);
        let alone = opens && after(1).is_some_and(|token| token.is_mark(')'));
        if spells(reading, words, short) || (alone && names(reading, words, short)) {
            return true;
        }
    }
    // "family card (kartu keluarga, KK)": the words and the abbreviation share the brackets.
    if before(1).is_some_and(|token| token.is_mark(',')) {
        let from = at.saturating_sub(EXPANSION + 1);
        let words = tokens.get(from..at.saturating_sub(1)).unwrap_or(&[]);
        let inside = words.rsplit(|token| token.is_mark('(')).next().unwrap_or(words);
        if inside.len() < words.len() && spells(reading, inside, short) {
            return true;
        }
    }
    let comma = usize::from(after(1).is_some_and(|token| token.is_mark(',')));
    let bracket = after(1).is_some_and(|token| token.is_mark('('));
    if bracket || joins(after(1 + comma)) {
        let from = at + 2 + comma;
        let words = tokens.get(from..(from + EXPANSION).min(tokens.len())).unwrap_or(&[]);
        let inside = words.split(|token| token.is_mark(')')).next().unwrap_or(words);
        return spells(reading, if bracket { inside } else { words }, short);
    }
    false
}

/// Tells whether words before a bracket can be the name behind an abbreviation that it holds alone: two words or
/// more, one of which begins with its first letter. A language without expansions of its own borrows its
/// abbreviations, so that no letter can be asked for.
fn names(reading: &Reading<'_>, words: &[Token], short: &str) -> bool {
    let first = short.chars().next().map(|letter| letter.to_ascii_lowercase());
    let near = words.get(words.len().saturating_sub(6)..).unwrap_or(words);
    let spoken = near.iter().filter(|token| token.kind == Kind::Word);
    spoken.clone().count() >= 2
        && (reading.language.expansions.is_empty()
            || spoken.clone().any(|token| reading.folded(token).chars().next() == first))
}

/// Tells whether the letters of an abbreviation can be found in words, in order, from the start of one of them.
fn spells(reading: &Reading<'_>, words: &[Token], short: &str) -> bool {
    let letters: Vec<char> = short
        .strip_suffix("-el")
        .unwrap_or(short)
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let Some((first, rest)) = letters.split_first() else { return false };
    let spoken: Vec<&str> =
        words.iter().filter(|token| token.kind == Kind::Word).map(|token| reading.folded(token)).collect();
    (0..spoken.len()).any(|from| {
        let tail = spoken.get(from..).unwrap_or(&[]);
        let mut stream = tail.iter().flat_map(|word| word.chars());
        let enough = tail.len() >= 2 || tail.iter().any(|word| word.len() > letters.len() + 3);
        enough && stream.next() == Some(*first) && rest.iter().all(|letter| stream.any(|c| c == *letter))
    })
}
