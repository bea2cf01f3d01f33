//! What the checker says: findings, measures, the verdict and the report that carries them.
//!
//! Plain values with public fields; they know nothing of rules or of Markdown. Texts come in both
//! languages of the program, so that whoever shows a finding chooses.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Names a rule: `group/name`, as editors write it in suppressions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId {
    /// One of the sixteen groups, such as `officialese`.
    pub group: Arc<str>,
    /// The rule inside its group, such as `dalam-rangka`.
    pub name: Arc<str>,
}

impl RuleId {
    /// Makes an id from its two parts.
    pub fn new(group: &str, name: &str) -> Self {
        Self { group: group.into(), name: name.into() }
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.group, self.name)
    }
}

/// Says how much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A matter of taste.
    Suggestion,
    /// Readers stumble here.
    Warning,
    /// Wrong by a public standard, or hurts people.
    Error,
}

impl Severity {
    /// Gives the word of the rule files: `error`, `warning` or `suggestion`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Suggestion => "suggestion",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Gives the level of the site's findings: `perlu` for errors, else `saran`.
    pub fn level(self) -> &'static str {
        if self == Self::Error { "perlu" } else { "saran" }
    }
}

/// Holds one sentence in both languages of the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The Indonesian wording.
    pub id: String,
    /// The English wording.
    pub en: String,
}

impl Text {
    /// Makes a text from its two wordings.
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self { id: id.into(), en: en.into() }
    }

    /// Gives the English wording for `en` and the Indonesian one for all else.
    pub fn wording(&self, lang: &str) -> &str {
        if lang == "en" && !self.en.is_empty() { &self.en } else { &self.id }
    }
}

/// One thing that an editor may want to change.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that speaks.
    pub rule: RuleId,
    /// How much it weighs.
    pub severity: Severity,
    /// The bytes of the file it speaks of; `None` speaks of the whole page.
    pub span: Option<Range<usize>>,
    /// What stands there, in one sentence.
    pub message: Text,
    /// What to do next.
    pub help: Text,
    /// Why it matters; may be empty.
    pub why: Text,
    /// Wordings that can stand in the place of the span, best first.
    pub suggestions: Vec<String>,
    /// True where the first suggestion is right in every context, so that `loket fix` may apply it.
    pub certain: bool,
}

/// The overall judgement of a guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing stands in the way of publishing.
    Ready,
    /// Good bones; some sentences or one part want work.
    Edit,
    /// Two or more of requirements, steps, fee, time and contact are missing.
    Rework,
}

impl Verdict {
    /// Gives the word of the contract: `ready`, `edit` or `rework`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Edit => "edit",
            Self::Rework => "rework",
        }
    }
}

/// Counts about a page; shares are between 0 and 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measures {
    /// Words between spaces, in prose, lists and tables.
    pub words: usize,
    /// Sentences, list items counted as one or more.
    pub sentences: usize,
    /// Mean words in a sentence.
    pub words_per_sentence: f64,
    /// Sentences of more than 25 words.
    pub long_sentences: usize,
    /// Share of sentences with a passive verb: advice only.
    pub passive_share: f64,
    /// Share of words of four syllables or more.
    pub long_word_share: f64,
    /// Mean syllables in a word.
    pub syllables_per_word: f64,
    /// Officialese and loanwords in 100 words.
    pub hard_words_per_100: f64,
    /// Abbreviations that the page does not explain.
    pub unexplained_abbreviations: usize,
    /// Minutes of reading, at least 1.
    pub reading_minutes: usize,
    /// An estimate from 0 to 100, higher is easier; `None` below 100 words.
    pub grade: Option<f64>,
    /// Which parts of a service page were found.
    pub parts: Parts,
}

/// The parts of a service page that were found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// Requirements, or the statement that there are none.
    pub requirements: bool,
    /// Steps as a list.
    pub steps: bool,
    /// The fee, or that there is none.
    pub fee: bool,
    /// How long the service takes.
    pub time: bool,
    /// Where or through which channel.
    pub place: bool,
    /// Whom to ask or to complain to.
    pub contact: bool,
}

/// The bands of the estimated grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// 65 and up.
    Easy,
    /// 50 to 64.
    Fair,
    /// Under 50.
    Heavy,
}

impl Measures {
    /// Gives the band of the grade, where there is one.
    pub fn band(&self) -> Option<Band> {
        self.grade.map(|grade| match grade {
            g if g >= 65.0 => Band::Easy,
            g if g >= 50.0 => Band::Fair,
            _ => Band::Heavy,
        })
    }
}

/// Everything that the checker says about one text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// Sorted by place; findings about the whole page come last.
    pub findings: Vec<Finding>,
    /// How many findings a suppression hides.
    pub suppressed: usize,
    /// Counts about the page.
    pub measures: Measures,
    /// The judgement; guides only.
    pub verdict: Option<Verdict>,
}
