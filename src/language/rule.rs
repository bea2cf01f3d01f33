//! Compiled rules: what the checker walks with, made by `compile` and never changed after.

use std::collections::BTreeMap;
use std::sync::Arc;

use regex::{Regex, RegexSet};

use super::dictionary::Dictionary;
use super::finding::{RuleId, Severity, Text};
use super::morphology::class;
use super::page_kind::PageKind;
use super::pattern::Pattern;
use super::reader::BlockKind;
use super::structure::Part;

/// The groups of the rules, in every language.
pub(super) const GROUPS: [&str; 16] = [
    "officialese",
    "redundancy",
    "nominal",
    "passive",
    "spelling",
    "prefix",
    "loanword",
    "abbrev",
    "tone",
    "inclusive",
    "address",
    "number",
    "length",
    "negation",
    "consistency",
    "structure",
];

/// Gives the place of a group in `GROUPS`.
pub(super) fn group_index(name: &str) -> Option<u8> {
    GROUPS.iter().position(|group| *group == name).map(|at| at as u8)
}

/// The compiled rules of one language.
#[derive(Default)]
pub(super) struct Language {
    pub(super) dictionary: Dictionary,
    pub(super) patterns: Vec<Compiled>,
    /// For each class bit, the patterns that can begin with a word of that shape.
    pub(super) class_anchors: Vec<Vec<u32>>,
    /// The classes that have any such pattern.
    pub(super) anchored_classes: u32,
    pub(super) rules: Vec<Rule>,
    pub(super) regexes: Vec<(Regex, usize)>,
    /// All of these at once: most sentences match none.
    pub(super) any_regex: RegexSet,
    pub(super) verbs: BTreeMap<String, String>,
    /// Word lists in their order, for templates such as `{bulan:m}`.
    pub(super) lists: BTreeMap<String, Vec<String>>,
    pub(super) set_bits: BTreeMap<String, u64>,
    pub(super) consistency: Vec<Consistency>,
    pub(super) metrics: Vec<Metric>,
    /// Built-in checks by name, with their rule.
    pub(super) checks: BTreeMap<String, usize>,
    pub(super) signals: Vec<String>,
    pub(super) headings: Vec<(Part, Vec<String>)>,
    pub(super) keys: BTreeMap<String, Vec<String>>,
    pub(super) expansions: BTreeMap<String, String>,
    /// Abbreviations that the site's glossary explains.
    pub(super) explained: Vec<String>,
}

impl Language {
    /// Gives the bit of a set that the engine asks for by name; 0 where the data has none.
    pub(super) fn set_bit(&self, name: &str) -> u64 {
        self.set_bits.get(name).copied().unwrap_or(0)
    }
}

/// A pattern with what it is for.
pub(super) struct Compiled {
    pub(super) pattern: Pattern,
    pub(super) target: Target,
    pub(super) clitics: bool,
}

/// What a match means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A finding of this rule.
    Rule(usize),
    /// No finding of these groups here (a bit each).
    Keep(u32),
    /// One form of a thing that should have one name.
    Form { set: usize, form: usize },
    /// A fact about the page.
    Signal(u8),
}

/// One rule as it is named and suggested; its conditions are shared with its kin.
pub(super) struct Rule {
    pub(super) id: RuleId,
    pub(super) uses: Vec<String>,
    pub(super) severity: Severity,
    pub(super) shape: Arc<Shape>,
}

/// The conditions and words of a rule.
pub(super) struct Shape {
    pub(super) group: u8,
    pub(super) severity_in: BTreeMap<Place, Severity>,
    pub(super) scope: u8,
    pub(super) kinds: u8,
    pub(super) at: At,
    pub(super) case: Case,
    pub(super) certain: bool,
    pub(super) skip_names: bool,
    pub(super) unless_before: Vec<Pattern>,
    pub(super) unless_after: Vec<Pattern>,
    pub(super) unless_with: Vec<Pattern>,
    pub(super) only_before: Vec<Pattern>,
    pub(super) only_after: Vec<Pattern>,
    pub(super) only_with: Vec<Pattern>,
    pub(super) message: Text,
    pub(super) help: Text,
    pub(super) why: Text,
}

/// A place where a rule can weigh differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Requirements,
    Steps,
    Story,
    Heading,
}

/// Where in a sentence a match must begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum At {
    #[default]
    Anywhere,
    Sentence,
    Clause,
    Step,
    Middle,
}

/// How the match must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Case {
    #[default]
    Any,
    Lower,
    Title,
    Capitals,
    NotCapitals,
}

/// One thing with several names.
pub(super) struct Consistency {
    pub(super) rule: usize,
    pub(super) forms: Vec<String>,
    pub(super) prefer: Option<usize>,
}

/// A limit on a measure.
pub(super) struct Metric {
    pub(super) rule: usize,
    pub(super) measure: Measure,
    pub(super) max: f64,
}

/// What a limit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    WordsInSentence,
    WordsInStep,
    WordsInItem,
    SentencesInParagraph,
    WordsInParagraph,
}

/// Where a rule looks: one bit for each kind of block.
pub(super) mod scope {
    pub(in crate::language) const PARAGRAPH: u8 = 1;
    pub(in crate::language) const LIST: u8 = 2;
    pub(in crate::language) const TABLE: u8 = 4;
    pub(in crate::language) const HEADING: u8 = 8;
    pub(in crate::language) const IMAGE: u8 = 16;
    pub(in crate::language) const DEFAULT: u8 = PARAGRAPH | LIST | TABLE;
}

/// Gives the scope bit of a block.
pub(super) fn scope_of(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph | BlockKind::Summary => scope::PARAGRAPH,
        BlockKind::Item { .. } => scope::LIST,
        BlockKind::Cell => scope::TABLE,
        BlockKind::Heading(_) | BlockKind::Title => scope::HEADING,
        BlockKind::ImageText => scope::IMAGE,
    }
}

impl Shape {
    pub(super) fn applies_to(&self, kind: PageKind) -> bool {
        self.kinds & kind.bit() != 0
    }
}

/// How many lists of anchors there are.
pub(super) const ANCHOR_LISTS: usize = class::COUNT;
