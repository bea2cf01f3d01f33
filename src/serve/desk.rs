//! The plain-language part of the writer's panel: what works, what to do next, how easy the page reads.
//!
//! In: what the checker says of one page. Out: data for `panel.js`: good news first, then findings in
//! the order in which they help readers most, then measures in bands with a word and a sign. Knows no
//! writer and keeps no history.

use serde_json::{Value, json};

use super::overlay::editor_url;
use super::state::{Snapshot, State};
use crate::diagnostic::line_index::LineIndex;
use crate::diagnostic::wording::UiLanguage;
use crate::language::{Band, Finding, Measures, PageKind, Report, Severity};
use crate::pipeline;
use crate::site::Page;

/// What the panel shows of a page's language.
#[derive(Default)]
pub(super) struct Desk {
    /// What works already.
    pub(super) good: Vec<String>,
    /// Findings, those that help readers most first.
    pub(super) findings: Vec<Value>,
    /// Measures with their bands.
    pub(super) bands: Vec<Value>,
    /// How many findings the writer lets rest.
    pub(super) suppressed: usize,
}

/// Reads a page for the panel; empty where there are no rules for its language or the disk does not give it.
pub(super) fn desk(page: &Page, snapshot: &Snapshot, state: &State) -> Desk {
    let rules = snapshot.rules(state);
    let read = pipeline::read_page_plainly(&snapshot.project, page, &rules);
    let Ok(Some((text, report))) = read else { return Desk::default() };
    let ui = snapshot.ui;
    let kind = pipeline::kind_of(page);
    let file = page.document.path.as_str();
    let mut ranked: Vec<&Finding> = report.findings.iter().collect();
    ranked.sort_by_key(|finding| (class_of(&finding.rule.group).0, std::cmp::Reverse(finding.severity)));
    let index = LineIndex::new(text.clone());
    let shown = |finding: &&Finding| {
        let span = finding.span.clone();
        let line = span.as_ref().map(|span| index.position(span.start).line);
        let marked = span.as_ref().and_then(|span| text.get(span.clone()));
        json!({
            "rule": finding.rule.to_string(),
            "word": class_of(&finding.rule.group).1[usize::from(ui == UiLanguage::English)],
            "maybe": finding.severity == Severity::Suggestion,
            "message": finding.message.wording(ui.code()),
            "help": finding.help.wording(ui.code()),
            "why": finding.why.wording(ui.code()),
            "file": file,
            "line": line,
            "editor": editor_url(file, line, state, snapshot),
            "marked": marked,
            "sentence": span.map(|span| sentence_around(&text, &span)),
            "suggestions": finding.suggestions.iter().filter(|text| !text.is_empty()).take(MAX_SUGGESTIONS).collect::<Vec<_>>(),
        })
    };
    Desk {
        good: good(&report, kind, ui),
        findings: ranked.iter().map(shown).collect(),
        bands: bands(&report.measures, ui),
        suppressed: report.suppressed,
    }
}

/// More suggestions than these make a choice harder.
const MAX_SUGGESTIONS: usize = 3;

/// Gives the class of a group: its rank by effect on readers, and its name in both languages.
fn class_of(group: &str) -> (u8, [&'static str; 2]) {
    match group {
        "structure" | "consistency" => (0, ["Susunan", "Structure"]),
        "inclusive" => (1, ["Manusiawi", "Respect"]),
        "tone" | "address" => (2, ["Nada", "Tone"]),
        "length" | "nominal" | "passive" | "negation" | "redundancy" => (3, ["Kalimat", "Sentence"]),
        "officialese" | "loanword" | "abbrev" => (4, ["Kata", "Words"]),
        "suppression" => (6, ["Pengecualian", "Exception"]),
        _ => (5, ["Ejaan", "Spelling"]),
    }
}

/// Longest sentence that is handed to the page to be marked, in bytes.
const LONGEST_SENTENCE: usize = 600;

/// Gives the sentence that a span stands in, as written, by its marks and line ends.
fn sentence_around(text: &str, span: &std::ops::Range<usize>) -> String {
    // A full stop inside an address or a number ends nothing.
    let ends = |at: &usize| {
        let rest = text.get(*at..).unwrap_or_default();
        let mut letters = rest.chars();
        match letters.next() {
            Some('\n') => true,
            Some('.' | '!' | '?') => letters.next().is_none_or(char::is_whitespace),
            _ => false,
        }
    };
    let marks = |part: std::ops::Range<usize>| {
        let offset = part.start;
        text.get(part)
            .unwrap_or_default()
            .match_indices(['\n', '.', '!', '?'])
            .map(move |(at, _)| at + offset)
    };
    let start = marks(0..span.start).rfind(ends).map_or(0, |at| at + 1);
    let end = marks(span.end..text.len()).find(ends).map_or(text.len(), |at| at + 1);
    let sentence = text.get(start..end).unwrap_or_default().trim();
    if sentence.len() <= LONGEST_SENTENCE { sentence.to_owned() } else { String::new() }
}

/// Says what works already, the parts of a guide first.
fn good(report: &Report, kind: PageKind, ui: UiLanguage) -> Vec<String> {
    let indonesian = ui == UiLanguage::Indonesian;
    let mut good = Vec::new();
    let Measures { parts, words, long_sentences, .. } = &report.measures;
    if kind == PageKind::Guide {
        let names = [
            (parts.requirements, "syarat", "requirements"),
            (parts.steps, "langkah", "steps"),
            (parts.fee, "biaya", "fee"),
            (parts.time, "waktu", "time"),
            (parts.contact, "tempat bertanya", "whom to ask"),
        ];
        let there: Vec<&str> =
            names.iter().filter(|part| part.0).map(|part| if indonesian { part.1 } else { part.2 }).collect();
        if !there.is_empty() {
            let list = listed(&there, if indonesian { "dan" } else { "and" });
            good.push(if indonesian { format!("{list} sudah jelas.") } else { format!("{list}: clear.") });
        }
    }
    if *words == 0 {
        return good;
    }
    let has = |groups: &[&str]| report.findings.iter().any(|finding| groups.contains(&&*finding.rule.group));
    let mut say = |is_so: bool, own: &str, other: &str| {
        if is_so {
            good.push(if indonesian { own.to_owned() } else { other.to_owned() });
        }
    };
    say(*long_sentences == 0, "Semua kalimat cukup pendek.", "All sentences are short enough.");
    say(!has(&["tone", "inclusive", "address"]), "Nadanya ramah.", "The tone is kind.");
    say(!has(&["spelling", "prefix", "number"]), "Ejaannya rapi.", "The spelling is neat.");
    good
}

/// Joins names to a list that begins with a capital.
fn listed(names: &[&str], and: &str) -> String {
    let text = match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, last] => format!("{first} {and} {last}"),
        [most @ .., last] => format!("{}, {and} {last}", most.join(", ")),
    };
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How good a measure is for readers.
#[derive(Clone, Copy)]
enum Ease {
    Easy,
    Fair,
    Heavy,
    /// Nothing to judge.
    Told,
}

impl Ease {
    /// Judges a number by the ends of its first two bands.
    fn of(number: f64, easy: f64, fair: f64) -> Ease {
        match number {
            number if number <= easy => Ease::Easy,
            number if number <= fair => Ease::Fair,
            _ => Ease::Heavy,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Ease::Easy => "✓",
            Ease::Fair => "≈",
            Ease::Heavy => "△",
            Ease::Told => "",
        }
    }

    fn word(self, ui: UiLanguage) -> &'static str {
        match (self, ui) {
            (Ease::Easy, UiLanguage::Indonesian) => "baik",
            (Ease::Fair, UiLanguage::Indonesian) => "cukup",
            (Ease::Heavy, UiLanguage::Indonesian) => "bisa lebih ringan",
            (Ease::Easy, UiLanguage::English) => "good",
            (Ease::Fair, UiLanguage::English) => "fair",
            (Ease::Heavy, UiLanguage::English) => "could be lighter",
            (Ease::Told, _) => "",
        }
    }
}

/// Puts the measures into bands; the ends of the bands stand in the documentation of the rules.
fn bands(measures: &Measures, ui: UiLanguage) -> Vec<Value> {
    if measures.words == 0 {
        return Vec::new();
    }
    let indonesian = ui == UiLanguage::Indonesian;
    let name = |own: &'static str, other: &'static str| if indonesian { own } else { other };
    let share = |part: f64| format!("{:.0}%", part * 100.0);
    let long = measures.long_sentences as f64 / measures.sentences.max(1) as f64;
    let mut rows = vec![
        (
            name("Kata tiap kalimat", "Words a sentence"),
            format!("{:.0}", measures.words_per_sentence),
            Ease::of(measures.words_per_sentence, 14.0, 20.0),
        ),
        (
            name("Kalimat panjang", "Long sentences"),
            measures.long_sentences.to_string(),
            Ease::of(long, 0.0, 0.05),
        ),
        (
            name("Kata sulit tiap 100 kata", "Hard words in 100"),
            format!("{:.0}", measures.hard_words_per_100),
            Ease::of(measures.hard_words_per_100, 1.0, 3.0),
        ),
        (
            name("Singkatan belum dijelaskan", "Abbreviations not explained"),
            measures.unexplained_abbreviations.to_string(),
            Ease::of(measures.unexplained_abbreviations as f64, 0.0, 1.0),
        ),
        (
            name("Kata panjang", "Long words"),
            share(measures.long_word_share),
            Ease::of(measures.long_word_share, 0.15, 0.22),
        ),
        (
            name("Kalimat pasif", "Passive sentences"),
            share(measures.passive_share),
            Ease::of(measures.passive_share, 0.35, 0.5),
        ),
    ];
    if let Some(band) = measures.band() {
        let ease = match band {
            Band::Easy => Ease::Easy,
            Band::Fair => Ease::Fair,
            Band::Heavy => Ease::Heavy,
        };
        rows.push((name("Keseluruhan, perkiraan", "As a whole, an estimate"), String::new(), ease));
    }
    let minutes = measures.reading_minutes;
    let minutes = if indonesian { format!("{minutes} menit") } else { format!("{minutes} min") };
    rows.push((name("Lama membaca", "Reading time"), minutes, Ease::Told));
    let row = |(name, value, ease): &(&str, String, Ease)| json!({ "name": name, "value": value, "sign": ease.sign(), "word": ease.word(ui) });
    rows.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_of_a_span_is_found() {
        let text = "Satu.\n\n- Dua, jika é perlu! Tiga.";
        let at = text.find("jika").expect("it is there");
        assert_eq!(sentence_around(text, &(at..at + 4)), "- Dua, jika é perlu!");
        assert_eq!(sentence_around(text, &(0..4)), "Satu.");
        let linked = "A. Buka [b](b.md) jam 07.30, ya.";
        assert_eq!(sentence_around(linked, &(8..11)), "Buka [b](b.md) jam 07.30, ya.");
        assert_eq!(sentence_around(text, &(text.len()..text.len())), "");
    }

    #[test]
    fn lists_read_as_people_say_them() {
        assert_eq!(listed(&["biaya"], "dan"), "Biaya");
        assert_eq!(listed(&["biaya", "waktu"], "dan"), "Biaya dan waktu");
        assert_eq!(listed(&["syarat", "biaya", "waktu"], "dan"), "Syarat, biaya, dan waktu");
    }

    #[test]
    fn what_hurts_comes_before_what_is_misspelt() {
        let rank = |group| class_of(group).0;
        let order = ["structure", "inclusive", "tone", "length", "officialese", "spelling", "suppression"];
        assert!(order.windows(2).all(|pair| rank(pair[0]) < rank(pair[1])));
    }
}
