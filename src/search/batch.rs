//! Owns the first phase of indexing: pages become numbers, a batch of pages at a time.
//!
//! In: pages, one after another. Out: `BatchParts`, small enough to keep until all are done (about 2 KB a page).
//! Batches know nothing of each other, so the caller may fill them in parallel; `index` puts them together.

use crate::search::abbreviation::each_abbreviation;
use crate::search::fold::{each_token, is_number};
use crate::search::interner::Interner;
use crate::search::language::Language;
use crate::search::page::{PageKind, SearchPage};
use crate::search::row;

/// How much a word counts in each field, and how many words that field usually has.
struct Field {
    weight: f32,
    usual_length: f32,
    /// 0: length does not matter; 1: a word in a field twice as long counts half.
    length_share: f32,
}

const TITLE: Field = Field { weight: 6.0, usual_length: 5.0, length_share: 0.4 };
const KEYWORDS: Field = Field { weight: 6.0, usual_length: 8.0, length_share: 0.1 };
const SUMMARY: Field = Field { weight: 3.0, usual_length: 12.0, length_share: 0.2 };
const HEADINGS: Field = Field { weight: 1.2, usual_length: 12.0, length_share: 0.2 };
const TOPICS: Field = Field { weight: 1.5, usual_length: 3.0, length_share: 0.0 };
const OFFICE: Field = Field { weight: 0.7, usual_length: 4.0, length_share: 0.0 };
const BODY: Field = Field { weight: 1.0, usual_length: 300.0, length_share: 0.3 };
/// The file's name: writers choose it to be found again.
const NAME: Field = Field { weight: 1.0, usual_length: 3.0, length_share: 0.0 };
const RELATED: Field = Field { weight: 0.1, usual_length: 12.0, length_share: 0.0 };

/// A heading of a questions page is a question, nearly a title.
const QUESTION_WEIGHT: f32 = 3.0;

/// Words in running text say less each time: the seventh "KTP" makes no page be about KTP.
const MOST_BODY_HITS: f32 = 5.0;

/// Pages and the words they hold, as numbers of this batch.
#[derive(Debug, Default)]
pub struct Batch {
    words: Interner,
    is_skipped: Vec<bool>,
    pages: Vec<PageTerms>,
    abbreviations: Vec<(String, String)>,
    scratch: Scratch,
}

/// What is kept of one page.
#[derive(Debug)]
pub struct PageTerms {
    /// Source path without `.md`; the order of documents.
    pub id: String,
    /// Kind of page.
    pub kind: PageKind,
    /// Whether it is the usual one.
    pub main: bool,
    /// Row of the title block, as JSON.
    pub row: String,
    /// Row of the detail block, as JSON.
    pub detail: String,
    /// One entry a distinct word.
    pub terms: Vec<Term>,
}

/// A word of a page: its number in the batch, where it stands and how much it counts, in four bytes.
#[derive(Debug, Clone, Copy)]
pub struct Term(u32);

/// Weights are kept in steps of an eighth.
const WEIGHT_STEPS: f32 = 8.0;

impl Term {
    #[expect(clippy::cast_sign_loss, reason = "clamped to what eight bits hold")]
    fn new(word: u32, in_title: bool, in_head: bool, weight: f32) -> Self {
        let steps = (weight * WEIGHT_STEPS).round().clamp(1.0, 255.0) as u32;
        Self(word << 10 | u32::from(in_title) << 9 | u32::from(in_head) << 8 | steps)
    }

    /// Gives the word's number in its batch.
    pub fn word(self) -> u32 {
        self.0 >> 10
    }

    /// Says whether the word stands in the title or among the keywords.
    pub fn in_title(self) -> bool {
        self.0 >> 9 & 1 == 1
    }

    /// Says whether the word stands in title, keywords or summary.
    pub fn in_head(self) -> bool {
        self.0 >> 8 & 1 == 1
    }

    /// Gives the word's weight on the page, all fields together.
    pub fn weight(self) -> f32 {
        (self.0 & 255) as f32 / WEIGHT_STEPS
    }
}

/// The parts of a finished batch.
#[derive(Debug)]
pub struct BatchParts {
    /// Words in the order of their numbers.
    pub words: Vec<Box<str>>,
    /// Pages in the order in which they were added.
    pub pages: Vec<PageTerms>,
    /// Abbreviations that the pages explain, as written.
    pub abbreviations: Vec<(String, String)>,
}

impl Batch {
    /// Takes in one page.
    pub fn add(&mut self, page: &SearchPage<'_>, language: &Language) {
        let mut scratch = std::mem::take(&mut self.scratch);
        self.field(&TITLE, &[page.title], IN_TITLE | IN_HEAD, language, &mut scratch);
        let keywords: Vec<&str> = page.keywords.iter().map(String::as_str).collect();
        self.field(&KEYWORDS, &keywords, IN_TITLE | IN_HEAD, language, &mut scratch);
        self.field(&SUMMARY, &[page.summary], IN_HEAD, language, &mut scratch);
        let name = page.id.rsplit('/').next().unwrap_or_default().replace(['-', '_'], " ");
        self.field(&NAME, &[&name], IN_HEAD, language, &mut scratch);
        let topics: Vec<&str> = page.topics.iter().map(String::as_str).collect();
        self.field(&TOPICS, &topics, 0, language, &mut scratch);
        self.field(&OFFICE, &[page.office], 0, language, &mut scratch);
        let headings: Vec<&str> = page.headings.iter().map(|heading| heading.text).collect();
        let weight = if page.kind == PageKind::Faq { QUESTION_WEIGHT } else { HEADINGS.weight };
        self.field(&Field { weight, ..HEADINGS }, &headings, 0, language, &mut scratch);
        self.field(&RELATED, &page.related, 0, language, &mut scratch);
        let prepare: Vec<&str> = page.prepare.iter().map(AsRef::as_ref).collect();
        let body_weight = self.body(&page.body, language, &mut scratch);
        for text in [page.title, page.summary, &page.body].into_iter().chain(prepare) {
            each_abbreviation(text, |short, long| {
                let known = self.abbreviations.iter().any(|(other, _)| other == short);
                if !known {
                    self.abbreviations.push((short.to_owned(), long.to_owned()));
                }
            });
        }
        self.pages.push(PageTerms {
            id: page.id.to_owned(),
            kind: page.kind,
            main: page.main,
            row: row::title_row(page),
            detail: row::detail_row(page),
            terms: scratch.take_terms(body_weight),
        });
        self.scratch = scratch;
    }

    /// Ends the batch: what is left is what the index needs.
    pub fn into_parts(self) -> BatchParts {
        BatchParts { words: self.words.into_words(), pages: self.pages, abbreviations: self.abbreviations }
    }

    fn field(
        &mut self,
        field: &Field,
        texts: &[&str],
        flags: u8,
        language: &Language,
        scratch: &mut Scratch,
    ) {
        let mut numbers = Vec::new();
        for text in texts {
            each_token(text, |token| numbers.extend(self.number(token, language)));
        }
        let length = numbers.len() as f32 / field.usual_length;
        let weight = field.weight / (1.0 - field.length_share + field.length_share * length);
        numbers.sort_unstable();
        let mut before = None;
        for number in numbers {
            // A second "surat" in a title adds little.
            let share = if before == Some(number) { 0.25 } else { 1.0 };
            scratch.add(number, weight * share, flags);
            before = Some(number);
        }
    }

    /// Counts the words of the body; gives what each counts.
    fn body(&mut self, text: &str, language: &Language, scratch: &mut Scratch) -> f32 {
        let mut length = 0.0;
        each_token(text, |token| {
            length += 1.0;
            if is_number(token)
                || (token.starts_with("rp") && token.len() > 2 && is_number(token.trim_start_matches("rp")))
            {
                return;
            }
            if let Some(number) = self.number(token, language) {
                scratch.count(number);
            }
        });
        let length = length / BODY.usual_length;
        BODY.weight / (1.0 - BODY.length_share + BODY.length_share * length)
    }

    /// Gives the number of a word, none for a word that says nothing.
    fn number(&mut self, token: &str, language: &Language) -> Option<u32> {
        let number = self.words.number(token);
        if number as usize == self.is_skipped.len() {
            self.is_skipped.push(language.fillers.contains(token));
        }
        (!self.is_skipped.get(number as usize)?).then_some(number)
    }
}

const IN_TITLE: u8 = 2;
const IN_HEAD: u8 = 1;

/// What is added up while one page is read: one slot a word of the batch, emptied after each page.
#[derive(Debug, Default)]
struct Scratch {
    slots: Vec<Slot>,
    touched: Vec<u32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    weight: f32,
    body_hits: u16,
    flags: u8,
    is_touched: bool,
}

impl Scratch {
    fn slot(&mut self, number: u32) -> Option<&mut Slot> {
        let number = number as usize;
        if number >= self.slots.len() {
            self.slots.resize(number + 1, Slot::default());
        }
        let slot = self.slots.get_mut(number)?;
        if !slot.is_touched {
            slot.is_touched = true;
            self.touched.push(number as u32);
        }
        Some(slot)
    }

    fn add(&mut self, number: u32, weight: f32, flags: u8) {
        if let Some(slot) = self.slot(number) {
            slot.weight += weight;
            slot.flags |= flags;
        }
    }

    fn count(&mut self, number: u32) {
        if let Some(slot) = self.slot(number) {
            slot.body_hits = slot.body_hits.saturating_add(1);
        }
    }

    fn take_terms(&mut self, body_weight: f32) -> Vec<Term> {
        let mut terms = Vec::with_capacity(self.touched.len());
        for number in self.touched.drain(..) {
            let Some(slot) = self.slots.get_mut(number as usize) else { continue };
            let slot = std::mem::take(slot);
            let weight = slot.weight + body_weight * f32::from(slot.body_hits).min(MOST_BODY_HITS);
            terms.push(Term::new(number, slot.flags & IN_TITLE != 0, slot.flags & IN_HEAD != 0, weight));
        }
        terms
    }
}
