//! Finds line, column and excerpt of a byte offset in a file's text.
//!
//! In: the text of one file. Out: positions counted from 1, columns in Unicode characters, and
//! one line to show. Built once a file; each question then costs the same in a file of any
//! size. Offsets outside the text or inside a character are moved, never refused.

use std::ops::Range;
use std::sync::Arc;

use super::wording::is_disturbing;

/// Knows where the lines of a text start and how many characters stand before each block.
#[derive(Debug)]
pub struct LineIndex {
    text: Arc<str>,
    /// Byte offset at which each line starts; never empty.
    line_starts: Vec<usize>,
    /// Characters before each block of [`BLOCK_BYTES`] bytes.
    chars_before: Vec<usize>,
}

/// Names a place as people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode characters.
    pub column: usize,
}

/// Shows the first line of a span, cut around it where the line is long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line's number, from 1.
    pub line: usize,
    /// The line or a part of it, without tabs and control characters.
    pub text: String,
    /// The marked part of `text`, in characters; never empty.
    pub marked: Range<usize>,
}

/// Bytes between two counted places; one count each keeps questions cheap in a file of one line.
const BLOCK_BYTES: usize = 1024;

/// Most characters of a line that an excerpt shows.
const EXCERPT_CHARS: usize = 96;

/// Most characters that an excerpt shows before the span in a line that is too long.
const LEAD_CHARS: usize = 32;

/// What a tab becomes in an excerpt.
const TAB: &str = "    ";

impl LineIndex {
    /// Reads a text once; lines end at LF, CR LF or a CR alone, as in Markdown.
    pub fn new(text: Arc<str>) -> LineIndex {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (offset, byte) in bytes.iter().enumerate() {
            let lone_return = *byte == b'\r' && bytes.get(offset + 1) != Some(&b'\n');
            if *byte == b'\n' || lone_return {
                line_starts.push(offset + 1);
            }
        }
        let mut chars_before = vec![0];
        let mut total = 0;
        for block in bytes.chunks(BLOCK_BYTES) {
            total += count_chars(block);
            chars_before.push(total);
        }
        LineIndex { text, line_starts, chars_before }
    }

    /// Moves an offset into the text and to the start of its character.
    pub fn clamp(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// Counts the Unicode characters before an offset.
    pub fn chars(&self, offset: usize) -> usize {
        let offset = self.clamp(offset);
        let block = offset / BLOCK_BYTES;
        self.chars_before[block] + count_chars(&self.text.as_bytes()[block * BLOCK_BYTES..offset])
    }

    /// Gives line and column of an offset.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.clamp(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        Position { line, column: self.chars(offset) - self.chars(start) + 1 }
    }

    /// Cuts out the line on which a span starts, with the part that the span marks.
    pub fn excerpt(&self, span: &Range<usize>) -> Excerpt {
        let from = self.clamp(span.start);
        let line = self.line_starts.partition_point(|start| *start <= from);
        let line_start = self.line_starts[line - 1];
        let next = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        let line_end = line_start + self.text[line_start..next].trim_end_matches(['\r', '\n']).len();
        let from = from.min(line_end);
        let to = self.clamp(span.end).clamp(from, line_end);

        let whole = self.chars(line_end) - self.chars(line_start);
        let start = if whole <= EXCERPT_CHARS { line_start } else { self.back(from, LEAD_CHARS, line_start) };
        let end = self.ahead(start, EXCERPT_CHARS, line_end);
        let mut text = String::new();
        if start > line_start {
            text.push('…');
        }
        text.push_str(&shown(&self.text[start..from]));
        let mark_start = text.chars().count();
        text.push_str(&shown(&self.text[from..to.min(end)]));
        let mark_end = text.chars().count().max(mark_start + 1);
        text.push_str(&shown(&self.text[to.min(end)..end]));
        if end < line_end {
            text.push('…');
        }
        Excerpt { line, text: text.trim_end().to_owned(), marked: mark_start..mark_end }
    }

    /// Goes back some characters from an offset, not beyond a limit.
    fn back(&self, offset: usize, chars: usize, limit: usize) -> usize {
        let before = &self.text[limit..offset];
        before.char_indices().rev().take(chars).last().map_or(offset, |(index, _)| limit + index)
    }

    /// Goes ahead some characters from an offset, not beyond a limit.
    fn ahead(&self, offset: usize, chars: usize, limit: usize) -> usize {
        let after = &self.text[offset..limit];
        after.char_indices().nth(chars).map_or(limit, |(index, _)| offset + index)
    }
}

/// Counts the characters that start in a run of UTF-8 bytes.
fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

/// Makes a piece of a line fit to be shown.
fn shown(piece: &str) -> String {
    let mut text = String::with_capacity(piece.len());
    for letter in piece.chars() {
        match letter {
            '\t' => text.push_str(TAB),
            letter if is_disturbing(letter) => text.push('\u{fffd}'),
            letter => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    fn at(text: &str, offset: usize) -> (usize, usize) {
        let position = LineIndex::new(text.into()).position(offset);
        (position.line, position.column)
    }

    #[test]
    fn counts_lines_of_every_ending_and_columns_in_characters() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("a\nb", 2), (2, 1));
        assert_eq!(at("a\r\nb", 3), (2, 1));
        assert_eq!(at("a\rb", 2), (2, 1));
        assert_eq!(at("Rp—x", "Rp—".len()), (1, 4));
        assert_eq!(at("a\n", 2), (2, 1));
    }

    #[test]
    fn offsets_outside_the_text_are_moved() {
        assert_eq!(at("ab", 99), (1, 3));
        assert_eq!(at("é", 1), (1, 1));
    }

    #[test]
    fn counts_characters_across_blocks() {
        let text = "é".repeat(3 * BLOCK_BYTES);
        let index = LineIndex::new(text.into());
        assert_eq!(index.chars(2 * 1500), 1500);
        assert_eq!(index.chars(usize::MAX), 3 * BLOCK_BYTES);
    }

    #[test]
    fn excerpts_mark_the_span() {
        let text = "satu\n\tdua tiga\r\nempat";
        let excerpt = LineIndex::new(text.into()).excerpt(&(10..14));
        assert_eq!(excerpt, Excerpt { line: 2, text: "    dua tiga".to_owned(), marked: 8..12 });
    }

    #[test]
    fn a_span_of_several_lines_marks_the_first() {
        let excerpt = LineIndex::new("satu\ndua".into()).excerpt(&(2..8));
        assert_eq!(excerpt, Excerpt { line: 1, text: "satu".to_owned(), marked: 2..4 });
    }

    #[test]
    fn long_lines_are_cut_around_the_span() {
        let text = format!("{}SINI{}", "a".repeat(5000), "b".repeat(5000));
        let excerpt = LineIndex::new(text.into()).excerpt(&(5000..5004));
        assert_eq!(excerpt.marked, 33..37);
        assert!(excerpt.text.starts_with("…aaa") && excerpt.text.ends_with("bbb…"), "{}", excerpt.text);
        assert_eq!(excerpt.text.chars().count(), EXCERPT_CHARS + 2);
    }

    proptest! {
        #[test]
        fn never_panics(text in ".{0,200}", start in any::<u16>(), end in any::<u16>()) {
            let index = LineIndex::new(text.into());
            let excerpt = index.excerpt(&(usize::from(start) % 300..usize::from(end) % 300));
            assert!(!excerpt.marked.is_empty());
            assert!(!excerpt.text.contains(['\n', '\r', '\t', '\u{1b}']));
            index.position(usize::from(start));
        }
    }
}
