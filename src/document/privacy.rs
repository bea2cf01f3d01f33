//! What a story must not tell: numbers and addresses of private people, words on looks.
//!
//! In: the text of a story's file. Out: findings. It judges patterns, not meaning.

use std::ops::Range;

use super::findings::{Findings, slice};
use crate::diagnostic::Problem;

/// Words about looks, Indonesian and English; small on purpose, as each is only a hint.
const LOOKS: [&str; 27] = [
    "cantik",
    "ganteng",
    "tampan",
    "jelita",
    "molek",
    "rupawan",
    "gendut",
    "gemuk",
    "montok",
    "jelek",
    "buruk rupa",
    "berparas",
    "berkulit hitam",
    "berkulit putih",
    "berkulit gelap",
    "berwajah",
    "ayu",
    "handsome",
    "good-looking",
    "ugly",
    "skinny",
    "sexy",
    "overweight",
    "pretty woman",
    "pretty girl",
    "beautiful woman",
    "dark-skinned",
];

/// Checks a story's file from a byte on.
pub(crate) fn check(text: &str, start: usize, findings: &mut Findings) {
    check_numbers(text, start, findings);
    check_addresses(text, start, findings);
    check_looks(text, start, findings);
}

/// A run of digits with single separators.
struct Run {
    span: Range<usize>,
    digits: String,
    groups: Vec<usize>,
}

fn check_numbers(text: &str, start: usize, findings: &mut Findings) {
    let mut at = start;
    while let Some(run) = next_run(text, at) {
        at = run.span.end;
        if run.digits.len() == 16 && (run.groups.len() == 1 || run.groups.iter().all(|size| *size >= 4)) {
            findings.add(Problem::PossibleNik, run.span);
        } else if is_mobile(&run.digits) {
            findings.add(Problem::PrivatePhone, run.span);
        }
    }
}

/// Finds the next run of digits from a byte on.
fn next_run(text: &str, from: usize) -> Option<Run> {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let start = (from..bytes.len()).find(|i| digit(*i))?;
    let mut run = Run { span: start..start, digits: String::new(), groups: vec![0] };
    let mut i = start;
    loop {
        if digit(i) {
            // The length is bounded, as no number that matters is longer.
            if run.digits.len() <= 20 {
                run.digits.push(char::from(bytes.get(i).copied().unwrap_or(b'0')));
            }
            if let Some(size) = run.groups.last_mut() {
                *size += 1;
            }
            i += 1;
            run.span.end = i;
        } else if matches!(bytes.get(i), Some(b' ' | b'-' | b'.')) && digit(i + 1) {
            run.groups.push(0);
            i += 1;
        } else {
            return Some(run);
        }
    }
}

/// Tells whether digits are a mobile number; `0800` numbers are free lines of offices and samples.
fn is_mobile(digits: &str) -> bool {
    let local = digits.strip_prefix("628").or_else(|| digits.strip_prefix("08"));
    let length = digits.len() - usize::from(digits.starts_with("62"));
    local.is_some_and(|rest| !rest.starts_with('0')) && (10..=13).contains(&length)
}

fn check_addresses(text: &str, start: usize, findings: &mut Findings) {
    let mut at = start;
    for line in slice(text, start..text.len()).split_inclusive('\n') {
        let lower = line.to_ascii_lowercase();
        if let Some(span) = street(&lower).or_else(|| neighbourhood(line)) {
            findings.add(Problem::HomeAddress, at + span.start..at + span.end);
        }
        at += line.len();
    }
}

/// Longest distance between a street and its number, in bytes.
const STREET_BYTES: usize = 60;

/// Finds a street with a house number in a line in small letters.
fn street(lower: &str) -> Option<Range<usize>> {
    for mark in ["jalan ", "jl. ", "jl ", "jln. ", "jln ", "gang ", "gg. "] {
        for (at, _) in lower.match_indices(mark) {
            if !at_word(lower, at) {
                continue;
            }
            let rest: String = slice(lower, at..lower.len())
                .chars()
                .scan(0, |used, c| {
                    *used += c.len_utf8();
                    (*used <= STREET_BYTES).then_some(c)
                })
                .collect();
            for number in [" no. ", " no.", " no ", " nomor ", " nomer "] {
                if let Some(found) = rest.find(number) {
                    let tail = slice(&rest, found + number.len()..rest.len());
                    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
                    if digits > 0 {
                        return Some(at..at + found + number.len() + digits);
                    }
                }
            }
        }
    }
    None
}

/// Finds `RT 03` or `RW 05` with its number.
fn neighbourhood(line: &str) -> Option<Range<usize>> {
    ["RT", "RW", "Rt", "Rw"].iter().flat_map(|mark| line.match_indices(mark)).find_map(|(at, mark)| {
        let rest = slice(line, at + mark.len()..line.len());
        let number = rest.trim_start_matches(['.', ' ', ':']);
        let skipped = rest.len() - number.len();
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        (at_word(line, at) && skipped <= 2 && (1..=3).contains(&digits))
            .then(|| at..at + mark.len() + skipped + digits)
    })
}

fn check_looks(text: &str, start: usize, findings: &mut Findings) {
    let lower = slice(text, start..text.len()).to_ascii_lowercase();
    for word in LOOKS {
        for (at, _) in lower.match_indices(word) {
            let end = at + word.len();
            let ends = !lower.get(end..).and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric);
            if at_word(&lower, at) && ends {
                let span = start + at..start + end;
                findings.add(Problem::LooksWord { word: slice(text, span.clone()).to_owned() }, span);
            }
        }
    }
}

/// Tells whether a word can begin at a byte.
fn at_word(text: &str, at: usize) -> bool {
    !text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphanumeric)
}
