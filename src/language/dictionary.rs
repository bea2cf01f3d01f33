//! The words that the rules of one language know, each with a number, its word sets and its patterns.
//!
//! Filled while rules are compiled; then only asked. One look-up per word of a page is all that a page pays
//! for the words that no rule knows.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::morphology;

/// Number of a word that no rule knows.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// Longer words are never looked up.
const LONGEST: usize = 48;

/// All words of a language's rules.
#[derive(Default)]
pub(super) struct Dictionary {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<WordHasher>>,
    entries: Vec<Entry>,
    /// Patterns by their first two words, for those that can begin in no other way.
    pairs: HashMap<u64, Vec<u32>, BuildHasherDefault<WordHasher>>,
}

/// What rules know of a word.
#[derive(Default)]
pub(super) struct Entry {
    /// One bit for each word set that holds it.
    pub(super) sets: u64,
    /// Patterns that can begin with this word.
    pub(super) anchors: Vec<u32>,
    /// True where patterns are kept by this word and the next.
    pub(super) opens_pairs: bool,
}

impl Dictionary {
    /// Gives the number of a folded word, making one if need be.
    pub(super) fn intern(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.entries.len() as u32;
        self.numbers.insert(word.into(), number);
        self.entries.push(Entry::default());
        number
    }

    /// Gives the number of a folded word and whether a clitic was taken off to find it.
    pub(super) fn find(&self, word: &str) -> (u32, bool) {
        if word.len() > LONGEST {
            return (UNKNOWN, false);
        }
        if let Some(&number) = self.numbers.get(word) {
            return (number, false);
        }
        if let Some(stem) = word.len().checked_sub(5).and_then(|_| morphology::without_clitic(word))
            && let Some(&number) = self.numbers.get(stem)
        {
            return (number, true);
        }
        (UNKNOWN, false)
    }

    /// Keeps a pattern under its first two words.
    pub(super) fn keep_pair(&mut self, first: u32, second: u32, pattern: u32) {
        let patterns = self.pairs.entry(pair_key(first, second)).or_default();
        if patterns.last() != Some(&pattern) {
            patterns.push(pattern);
        }
        if let Some(entry) = self.entry_mut(first) {
            entry.opens_pairs = true;
        }
    }

    /// Gives the patterns that begin with these two words.
    pub(super) fn pair(&self, first: u32, second: u32) -> &[u32] {
        self.pairs.get(&pair_key(first, second)).map_or(&[], Vec::as_slice)
    }

    /// Gives what rules know of a word.
    pub(super) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(number as usize)
    }

    /// Gives the same, to fill it.
    pub(super) fn entry_mut(&mut self, number: u32) -> Option<&mut Entry> {
        self.entries.get_mut(number as usize)
    }

    /// Lists the numbers of the words in any of these sets.
    pub(super) fn members(&self, sets: u64) -> impl Iterator<Item = u32> + '_ {
        self.entries
            .iter()
            .enumerate()
            .filter(move |(_, entry)| entry.sets & sets != 0)
            .map(|(n, _)| n as u32)
    }
}

fn pair_key(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// A multiplicative hash over eight bytes at a time: the keys are short words and come from the program itself.
#[derive(Default)]
pub(super) struct WordHasher(u64);

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
        }
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(chunks.remainder()) {
            *to = *from;
        }
        self.add(u64::from_le_bytes(last));
    }

    fn write_u64(&mut self, value: u64) {
        self.add(value);
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }
}

impl WordHasher {
    fn add(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(FACTOR);
    }
}
