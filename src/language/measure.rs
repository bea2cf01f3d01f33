//! Counts about a page: length, passives, long words, the estimated grade, and the verdict of a guide.
//! A reading and its findings go in; plain numbers come out.

use super::finding::{Finding, Measures, Parts, Severity, Verdict};
use super::matching::{Hit, Reading};
use super::morphology::class;
use super::page_kind::PageKind;
use super::reader::BlockKind;
use super::rule::Measure;
use super::syllable;
use super::tokens::{Kind, flag};

/// A sentence of more words is long.
const LONG_SENTENCE: usize = 25;

/// A word of as many syllables is long.
const LONG_WORD: usize = 4;

/// Words a minute: a cautious guess for reading to act.
const READING_SPEED: usize = 180;

/// Below this many words a grade says nothing.
const GRADE_FROM: usize = 100;

/// The linear equating that gives Indonesian text the mean and spread of English Flesch on parallel texts.
const GRADE: (f64, f64, f64) = (286.8, 1.21, 83.7);

/// Measures a page.
pub(super) fn measures(reading: &Reading<'_>, hits: &[Hit], parts: Parts, lang: &str) -> Measures {
    let mut measures = Measures { parts, ..Measures::default() };
    let (mut syllables, mut spoken, mut long_words, mut passive) = (0_usize, 0_usize, 0_usize, 0_usize);
    for sentence in &reading.tokens.sentences {
        let Some(block) = reading.page.blocks.get(sentence.block) else { continue };
        let heading = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title | BlockKind::ImageText);
        if block.quoted || heading {
            continue;
        }
        measures.words += sentence.words;
        if block.kind == BlockKind::Cell {
            continue;
        }
        measures.sentences += 1;
        measures.long_sentences += usize::from(sentence.words > LONG_SENTENCE);
        let tokens = reading.sentence(sentence);
        passive += usize::from(tokens.iter().any(|token| token.is(class::DI)));
        for token in tokens.iter().filter(|token| token.kind == Kind::Word) {
            let count = syllable::count(reading.folded(token), token.is(class::CAPITALS));
            spoken += 1;
            syllables += count;
            long_words += usize::from(count - count.min(usize::from(token.has(flag::CLITIC))) >= LONG_WORD);
        }
    }
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    let groups = |wanted: &[&str]| {
        let rules = &reading.language.rules;
        hits.iter()
            .filter(|hit| rules.get(hit.rule).is_some_and(|rule| wanted.contains(&&*rule.id.group)))
            .count()
    };
    measures.words_per_sentence = share(measures.words, measures.sentences);
    measures.passive_share = share(passive, measures.sentences);
    measures.long_word_share = share(long_words, spoken);
    measures.syllables_per_word = share(syllables, spoken);
    measures.hard_words_per_100 = 100.0 * share(groups(&["officialese", "loanword"]), measures.words);
    measures.unexplained_abbreviations = groups(&["abbrev"]);
    measures.reading_minutes = measures.words.div_ceil(READING_SPEED).max(1);
    if lang == "id" && measures.words >= GRADE_FROM {
        let (top, by_words, by_syllables) = GRADE;
        let grade = top - by_words * measures.words_per_sentence - by_syllables * measures.syllables_per_word;
        measures.grade = Some(grade.clamp(0.0, 100.0));
    }
    measures
}

/// Finds sentences, steps, items and paragraphs over their limits; gives rule, tokens and count.
pub(super) fn too_long(reading: &Reading<'_>) -> Vec<(usize, f64, usize, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut paragraph: Option<(usize, usize, usize, std::ops::Range<usize>)> = None;
    let limit = |kind: &[Measure], count: usize| {
        reading
            .language
            .metrics
            .iter()
            .filter(|metric| kind.contains(&metric.measure) && count as f64 > metric.max)
            .filter(|metric| {
                let rule = reading.language.rules.get(metric.rule);
                rule.is_some_and(|rule| rule.shape.applies_to(reading.kind))
            })
            .max_by(|a, b| {
                let weight = |rule: usize| reading.language.rules.get(rule).map(|rule| rule.severity);
                weight(a.rule).cmp(&weight(b.rule)).then(b.max.total_cmp(&a.max))
            })
            .map(|metric| (metric.rule, metric.max))
    };
    let close = |paragraph: Option<(usize, usize, usize, std::ops::Range<usize>)>, found: &mut Vec<_>| {
        if let Some((_, sentences, words, tokens)) = paragraph {
            let by_sentences = limit(&[Measure::SentencesInParagraph], sentences).map(|hit| (hit, sentences));
            let by_words = limit(&[Measure::WordsInParagraph], words).map(|hit| (hit, words));
            if let Some(((rule, max), count)) = by_sentences.or(by_words) {
                // One sentence alone is its own finding.
                if sentences > 1 {
                    found.push((rule, max, count, tokens));
                }
            }
        }
    };
    for sentence in &reading.tokens.sentences {
        let Some(block) = reading.page.blocks.get(sentence.block).filter(|block| !block.quoted) else {
            continue;
        };
        let kinds: &[Measure] = match block.kind {
            BlockKind::Paragraph | BlockKind::Summary => &[Measure::WordsInSentence],
            BlockKind::Item { ordered: true, .. } => &[Measure::WordsInStep, Measure::WordsInSentence],
            BlockKind::Item { .. } => &[Measure::WordsInItem, Measure::WordsInSentence],
            BlockKind::Cell => &[Measure::WordsInSentence],
            _ => continue,
        };
        if let Some((rule, max)) = limit(kinds, sentence.words) {
            found.push((rule, max, sentence.words, sentence.tokens.clone()));
        }
        if block.kind == BlockKind::Paragraph {
            match &mut paragraph {
                Some((open, sentences, words, tokens)) if *open == sentence.block => {
                    *sentences += 1;
                    *words += sentence.words;
                    tokens.end = sentence.tokens.end;
                }
                _ => {
                    close(paragraph.take(), &mut found);
                    paragraph = Some((sentence.block, 1, sentence.words, sentence.tokens.clone()));
                }
            }
        }
    }
    close(paragraph, &mut found);
    found
}

/// Judges a guide.
pub(super) fn verdict(kind: PageKind, findings: &[Finding], measures: &Measures) -> Option<Verdict> {
    if kind != PageKind::Guide {
        return None;
    }
    let parts = measures.parts;
    let missing = [parts.requirements, parts.steps, parts.fee, parts.time, parts.contact];
    if missing.iter().filter(|present| !**present).count() >= 2 {
        return Some(Verdict::Rework);
    }
    let errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    let soft = ["missing-place", "missing-lead", "missing-reviewed"];
    let warnings = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Warning && !soft.contains(&&*finding.rule.name))
        .count();
    if errors || warnings * 100 > measures.words {
        return Some(Verdict::Edit);
    }
    Some(Verdict::Ready)
}
