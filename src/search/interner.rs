//! Owns numbers for words: each distinct word is kept once.
//!
//! In: words. Out: numbers in order of first sight. It must not be iterated: hash order is no order.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Gives words small numbers.
#[derive(Debug, Default)]
pub struct Interner {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<WordHasher>>,
}

impl Interner {
    /// Gives the number of `word`, a new one when it was never seen.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(word.into(), number);
        number
    }

    /// Gives the number of `word` if it was seen.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// Counts the words.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Says whether no word was seen.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Gives the words in alphabetical order, each with its number.
    pub fn sorted(&self) -> Vec<(&str, u32)> {
        let mut sorted: Vec<(&str, u32)> = Vec::with_capacity(self.numbers.len());
        sorted.extend(self.numbers.iter().map(|(word, number)| (&**word, *number)));
        sorted.sort_unstable();
        sorted
    }

    /// Gives the words in the order of their numbers.
    pub fn into_words(self) -> Vec<Box<str>> {
        let mut numbered: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        numbered.sort_unstable_by_key(|(_, number)| *number);
        numbered.into_iter().map(|(word, _)| word).collect()
    }
}

/// Hashes short words quickly; the site's own words are no attacker's.
#[derive(Debug, Default)]
pub struct WordHasher(u64);

/// An odd number with its bits well spread, from the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            for (to, from) in eight.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(SPREAD);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(SPREAD);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn numbers_words_in_order_of_first_sight() {
        let mut interner = Interner::default();
        assert_eq!([interner.number("b"), interner.number("a"), interner.number("b")], [0, 1, 0]);
        assert_eq!(interner.into_words().concat(), "ba");
    }
}
