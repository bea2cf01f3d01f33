//! Looks at letters: where a word, a number or an address ends, and what its spelling shows.
//!
//! A text and an offset go in, an end and a kind or bits come out. Offsets are always on character borders.

use super::morphology::class;
use super::reader::PLACEHOLDER;
use super::tokens::Kind;

/// What stands at an offset, with its width in bytes.
pub(super) enum Letter {
    Alphanumeric(usize),
    Space(usize),
    Placeholder(usize),
    Mark(char, usize),
}

pub(super) fn letter_at(text: &str, at: usize) -> Letter {
    let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else {
        return Letter::Space(1);
    };
    let width = letter.len_utf8();
    if letter.is_alphanumeric() {
        Letter::Alphanumeric(width)
    } else if letter == PLACEHOLDER {
        Letter::Placeholder(width)
    } else if letter.is_whitespace() {
        Letter::Space(width)
    } else {
        Letter::Mark(letter, width)
    }
}

/// Finds where the word that begins here ends, and what it is.
pub(super) fn word_end(text: &str, start: usize, end: usize) -> (Kind, usize) {
    let bytes = text.as_bytes();
    if let Some(next) = initials_end(bytes, start, end) {
        return (Kind::Word, next);
    }
    let byte = |at: usize| if at < end { bytes.get(at).copied().unwrap_or(0) } else { 0 };
    let mut at = start;
    let mut letters = false;
    while at < end {
        let b = byte(at);
        if b.is_ascii_alphanumeric() {
            letters |= b.is_ascii_alphabetic();
            at += 1;
            continue;
        }
        if b >= 0x80 {
            match letter_at(text, at) {
                Letter::Alphanumeric(width) => {
                    letters = true;
                    at += width;
                    continue;
                }
                Letter::Mark('’', width) if byte(at + width).is_ascii_alphanumeric() && letters => {
                    at += width;
                    continue;
                }
                // A combining accent belongs to its letter.
                Letter::Mark('\u{300}'..='\u{36f}', width) => {
                    at += width;
                    continue;
                }
                _ => break,
            }
        }
        let before = byte(at.wrapping_sub(1));
        let after = byte(at + 1);
        let joins = match b {
            b'-' | b'\'' => {
                (before.is_ascii_alphanumeric() || before >= 0x80)
                    && (after.is_ascii_alphanumeric() || after >= 0x80)
            }
            b'.' | b',' | b':' | b'/' => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => false,
        };
        if joins
            && at > start
            && !(b == b'-' && after >= 0x80 && !matches!(letter_at(text, at + 1), Letter::Alphanumeric(_)))
        {
            at += 1;
            continue;
        }
        let address = match b {
            b'@' => after.is_ascii_alphanumeric(),
            b':' => after == b'/' && byte(at + 2) == b'/',
            b'.' => {
                at - start >= 2
                    && letters
                    && after.is_ascii_lowercase()
                    && byte(at + 2).is_ascii_alphanumeric()
            }
            _ => false,
        };
        if address {
            return (Kind::Opaque, opaque_end(text, start, end));
        }
        break;
    }
    (if letters { Kind::Word } else { Kind::Number }, at.max(start + 1))
}

/// Reads "a.n.", "s.d.", "e.g." and "s/d", "a/n" as one word.
fn initials_end(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let byte = |at: usize| if at < end { bytes.get(at).copied().unwrap_or(b' ') } else { b' ' };
    if !byte(start).is_ascii_alphabetic() || !matches!(byte(start + 1), b'.' | b'/') {
        return None;
    }
    let mark = byte(start + 1);
    if !byte(start + 2).is_ascii_alphabetic() || byte(start + 3).is_ascii_alphanumeric() {
        return None;
    }
    let mut at = start + 3;
    while mark == b'.'
        && byte(at) == b'.'
        && byte(at + 1).is_ascii_alphabetic()
        && !byte(at + 2).is_ascii_alphanumeric()
    {
        at += 2;
    }
    Some(at)
}

/// Finds the end of an address: the next space, quotation mark or bracket, less its final marks.
pub(super) fn opaque_end(text: &str, start: usize, end: usize) -> usize {
    let rest = text.get(start..end).unwrap_or("");
    let stop = rest
        .find(|c: char| {
            c.is_whitespace() || matches!(c, '"' | '<' | '>' | '(' | ')' | '“' | '”' | PLACEHOLDER)
        })
        .unwrap_or(rest.len());
    let kept = rest.get(..stop).unwrap_or("").trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    start + kept.len().max(1)
}

pub(super) fn shape(written: &str) -> u32 {
    let bytes = written.as_bytes();
    let mut found = 0;
    let first = bytes.first().copied().unwrap_or(0);
    if first.is_ascii_lowercase() {
        found |= class::LOWER;
    } else if first.is_ascii_uppercase() {
        found |= class::TITLE;
        let second = bytes.get(1).copied().unwrap_or(0);
        if second.is_ascii_uppercase() && !bytes.iter().any(u8::is_ascii_lowercase) {
            found |= class::CAPITALS;
        }
        if first == b'R' && second.eq_ignore_ascii_case(&b'p') && bytes.get(2).is_some_and(u8::is_ascii_digit)
        {
            found |= class::MONEY;
        }
    }
    if bytes.contains(&b'2') && written.strip_prefix(|c: char| c.is_ascii_alphabetic()).is_some() {
        let (letters, tail) = written.split_once('2').unwrap_or((written, ""));
        let plural = matches!(tail, "" | "an" | "nya" | "kan");
        if plural && letters.len() >= 4 && letters.bytes().skip(1).all(|b| b.is_ascii_lowercase()) {
            found |= class::DOUBLED_BY_2;
        }
    }
    found
}

/// Tells whether a number reads as a telephone number.
pub(super) fn is_phone(written: &str) -> bool {
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    (written.starts_with('0') || written.starts_with('+'))
        && (7..=15).contains(&digits)
        && written.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'+')
}
