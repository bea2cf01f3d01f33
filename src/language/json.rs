//! The names that measures have in `loket check --format json`. The contract itself stands in `diagnostic::json`.

use serde_json::{Map, Value, json};

use super::finding::Measures;

impl Measures {
    /// Gives the measures by the names of the contract.
    pub fn to_map(&self) -> Map<String, Value> {
        let (measures, parts) = (self, self.parts);
        let value = json!({
                "words": measures.words,
                "sentences": measures.sentences,
                "words_per_sentence": rounded(measures.words_per_sentence),
                "long_sentences": measures.long_sentences,
                "passive_share": rounded(measures.passive_share),
                "long_word_share": rounded(measures.long_word_share),
                "syllables_per_word": rounded(measures.syllables_per_word),
                "hard_words_per_100": rounded(measures.hard_words_per_100),
                "unexplained_abbreviations": measures.unexplained_abbreviations,
                "reading_minutes": measures.reading_minutes,
                "grade_estimate": measures.grade.map(rounded),
                "parts": {
                    "requirements": parts.requirements,
                    "steps": parts.steps,
                    "fee": parts.fee,
                    "time": parts.time,
                    "place": parts.place,
                    "contact": parts.contact,
                },
        });
        value.as_object().cloned().unwrap_or_default()
    }
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
