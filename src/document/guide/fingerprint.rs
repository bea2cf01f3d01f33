//! What a translation was made from: short marks of the source's facts, requirements and steps.
//!
//! In: the guide that was translated. Out: a [`Fingerprint`], one mark a part, written into the
//! translation by `loket fix --translated` as one line of text, which editors never touch:
//! `biaya BKTZ, waktu DFGH, syarat CCDF GHJK, langkah BCDF`. Marks are letters alone, so that
//! no reader of front matter takes one for a number.

use std::fmt::{self, Write as _};

use crate::document::{Guide, Requirement, Step};

/// Short marks of the parts of a guide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// What it costs.
    pub fee: Option<String>,
    /// How long it takes.
    pub time: Option<String>,
    /// What one gets.
    pub results: Option<String>,
    /// Whom it is for.
    pub audience: Option<String>,
    /// Each thing to prepare, in order.
    pub requirements: Vec<String>,
    /// Each step, in order.
    pub steps: Vec<String>,
}

/// The letters of a mark: none that spell words together.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// Length of a mark; one change in 160,000 goes unseen.
const LENGTH: usize = 4;

impl Fingerprint {
    /// Takes the marks of a guide as it stands now.
    pub fn of(guide: &Guide) -> Fingerprint {
        let list = |texts: &[String]| (!texts.is_empty()).then(|| mark(&texts.join("\n")));
        Fingerprint {
            fee: guide.fee.as_ref().map(|fee| mark(&format!("{fee:?}"))),
            time: guide.time.as_ref().map(|time| mark(&time.text)),
            results: list(&guide.results),
            audience: guide.audience.as_deref().map(mark),
            requirements: guide.requirements().map(|item| mark(&requirement_text(item))).collect(),
            steps: guide.steps().map(|step| mark(&step_text(step))).collect(),
        }
    }

    /// Reads the line; `None` for one that no program has written.
    pub(crate) fn read(text: &str) -> Option<Fingerprint> {
        let mut fingerprint = Fingerprint::default();
        for group in text.split(',') {
            let mut words = group.split_whitespace();
            let name = words.next()?;
            let marks: Vec<String> = words.map(str::to_owned).collect();
            if marks.is_empty()
                || marks
                    .iter()
                    .any(|mark| mark.len() != LENGTH || !mark.bytes().all(|b| LETTERS.contains(&b)))
            {
                return None;
            }
            match name {
                "biaya" => fingerprint.fee = marks.into_iter().next(),
                "waktu" => fingerprint.time = marks.into_iter().next(),
                "hasil" => fingerprint.results = marks.into_iter().next(),
                "untuk" => fingerprint.audience = marks.into_iter().next(),
                "syarat" => fingerprint.requirements = marks,
                "langkah" => fingerprint.steps = marks,
                _ => return None,
            }
        }
        Some(fingerprint)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = |name: &str, mark: &Option<String>| mark.as_ref().map(|mark| format!("{name} {mark}"));
        let many =
            |name: &str, marks: &[String]| (!marks.is_empty()).then(|| format!("{name} {}", marks.join(" ")));
        let groups = [
            one("biaya", &self.fee),
            one("waktu", &self.time),
            one("hasil", &self.results),
            one("untuk", &self.audience),
            many("syarat", &self.requirements),
            many("langkah", &self.steps),
        ];
        f.write_str(&groups.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}

/// Makes the mark of a text; case, blanks and punctuation do not matter.
fn mark(text: &str) -> String {
    let words: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut hash = xxhash_rust::xxh3::xxh3_64(words.as_bytes());
    let base = LETTERS.len() as u64;
    let mut mark = String::with_capacity(LENGTH);
    for _ in 0..LENGTH {
        let letter = usize::try_from(hash % base).ok().and_then(|at| LETTERS.get(at)).copied();
        mark.push(char::from(letter.unwrap_or(b'B')));
        hash /= base;
    }
    mark
}

/// Gives all that a requirement says.
fn requirement_text(item: &Requirement) -> String {
    let mut text = item.plain.clone();
    for part in item.note.iter().chain(&item.condition) {
        text.push_str(part);
    }
    for prose in item.substitutes.iter().chain([&item.details]) {
        prose.push_plain_text(&mut text);
    }
    text
}

/// Gives all that a step says.
fn step_text(step: &Step) -> String {
    let mut text = step.plain.clone();
    if let Some(time) = &step.time {
        text.push_str(&time.text);
    }
    if let Some(fee) = &step.fee {
        let _ = write!(text, "{fee:?}");
    }
    let parts = [&step.place, &step.bring, &step.result, &step.online];
    for prose in parts.into_iter().flatten().chain([&step.details]) {
        prose.push_plain_text(&mut text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::amount::Fee;

    #[test]
    fn a_line_reads_as_it_was_written() {
        let guide = Guide {
            fee: Some(Fee::Free),
            audience: Some("Warga".into()),
            results: vec!["KTP-el".into()],
            ..Guide::default()
        };
        let fingerprint = Fingerprint::of(&guide);
        let line = fingerprint.to_string();
        assert!(line.starts_with("biaya ") && !line.contains("waktu"), "{line}");
        assert_eq!(Fingerprint::read(&line), Some(fingerprint));
    }

    #[test]
    fn what_no_program_wrote_is_refused() {
        for text in ["", "biaya", "biaya gratis", "biaya BKTZ; waktu", "harga BKTZ"] {
            assert_eq!(Fingerprint::read(text), None, "{text}");
        }
    }

    #[test]
    fn case_and_punctuation_are_no_change() {
        assert_eq!(mark("Isi formulir F-2.01."), mark("isi formulir (F-2.01)"));
        assert_ne!(mark("Loket 2"), mark("Loket 3"));
    }
}
