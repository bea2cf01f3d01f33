//! The shape of a rule file, as YAML gives it: `rules/<lang>/<group>.yml` and a site's `aturan/*.yml`.
//!
//! Only reading and naming; what the values mean is the compiler's business. Unknown keys are refused, so that a
//! typing slip does not switch a condition off.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::finding::Severity;
use super::rule_problem::RuleProblem;
use crate::document::front_matter::scan::Scan;

/// Longest rule file that a site may bring, in bytes; ours stay below 32 KiB.
const LONGEST: usize = 64 * 1024;

/// Looks over a site's rule file before it is read: what would cost the reader too much is refused.
pub(super) fn look_over(path: &str, text: &str) -> Option<RuleProblem> {
    if text.len() > LONGEST {
        return Some(RuleProblem::too_long(path, LONGEST / 1024));
    }
    let scan = Scan::of(text, 0..text.len());
    let (problem, span) = scan.faults.into_iter().next()?;
    let line = text.get(..span.start).map_or(1, |before| before.matches('\n').count() + 1);
    Some(RuleProblem::scanned(path, line, &problem))
}

/// One file of rules.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RuleFile {
    pub(super) schema: u32,
    pub(super) lang: Option<String>,
    pub(super) group: Option<String>,
    /// `id/officialese`: this file changes rules that exist.
    pub(super) extends: Option<String>,
    pub(super) defaults: RuleSpec,
    /// Word lists for patterns, as one text or as a list.
    pub(super) sets: BTreeMap<String, WordList>,
    /// Noun → verb, for `{verb}` in suggestions.
    pub(super) verbs: BTreeMap<String, String>,
    /// Phrases in which no rule of this group speaks.
    pub(super) keep: Vec<String>,
    /// Named facts about a page that structure rules ask for.
    pub(super) signals: BTreeMap<String, Vec<String>>,
    /// Heading words for each part of a guide.
    pub(super) headings: BTreeMap<String, Vec<String>>,
    /// Front matter keys for each part of a guide.
    pub(super) keys: BTreeMap<String, Vec<String>>,
    /// Abbreviation → expansion.
    pub(super) expansions: BTreeMap<String, String>,
    pub(super) rules: Vec<RuleSpec>,
    /// With `extends`: more rules.
    pub(super) add: Vec<RuleSpec>,
    /// With `extends`: rules to switch off.
    pub(super) remove: Vec<String>,
    /// With `extends`: rules to weigh anew.
    pub(super) severity: BTreeMap<String, Severity>,
}

/// A list of words, written as a list or as one text parted by spaces.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum WordList {
    Text(String),
    List(Vec<String>),
}

impl WordList {
    /// Lists the words.
    pub(super) fn words(&self) -> Vec<String> {
        match self {
            Self::Text(text) => text.split_whitespace().map(str::to_lowercase).collect(),
            Self::List(list) => list.iter().map(|word| word.to_lowercase()).collect(),
        }
    }
}

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RuleKind {
    /// Phrases with better wordings.
    Substitution,
    /// The same, written as token patterns.
    Pattern,
    /// One rule a pair of words: wrong → right.
    Pairs,
    /// Pairs of roots with all their derived forms.
    Roots,
    /// Foreign verbs in Indonesian dress, each with base / active / passive.
    ForeignVerbs,
    /// A limit on a measure.
    Metric,
    /// One thing, one name.
    Consistency,
    /// A part or shape that a page must have.
    Structure,
    /// Abbreviations are explained at first use.
    Abbreviation,
}

/// One rule, or the defaults of a file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RuleSpec {
    pub(super) id: Option<String>,
    pub(super) group: Option<String>,
    pub(super) kind: Option<RuleKind>,
    #[serde(rename = "match")]
    pub(super) matches: Vec<String>,
    pub(super) tokens: Vec<TokenSpec>,
    pub(super) regex: Option<String>,
    #[serde(rename = "use")]
    pub(super) uses: Vec<String>,
    pub(super) use_template: Option<String>,
    pub(super) pairs: BTreeMap<String, String>,
    pub(super) message: Option<TextSpec>,
    pub(super) help: Option<TextSpec>,
    pub(super) why: Option<TextSpec>,
    pub(super) severity: Option<Severity>,
    /// Other weights by place: `requirements`, `story`, `heading`.
    pub(super) severity_in: BTreeMap<String, Severity>,
    pub(super) scope: Option<Vec<String>>,
    pub(super) at: Option<String>,
    pub(super) case: Option<String>,
    pub(super) clitics: Option<bool>,
    pub(super) certain: Option<bool>,
    pub(super) skip_names: Option<bool>,
    pub(super) unless_before: Vec<String>,
    pub(super) unless_after: Vec<String>,
    pub(super) unless_with: Vec<String>,
    pub(super) only_before: Vec<String>,
    pub(super) only_after: Vec<String>,
    pub(super) only_with: Vec<String>,
    pub(super) not: Vec<String>,
    pub(super) not_in: Vec<String>,
    pub(super) applies_to: Vec<String>,
    pub(super) measure: Option<String>,
    pub(super) max: Option<f64>,
    pub(super) near: Option<f64>,
    pub(super) forms: Vec<String>,
    pub(super) prefer: Option<String>,
    pub(super) check: Option<String>,
    pub(super) examples: Examples,
}

/// An element in the long form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct TokenSpec {
    pub(super) word: Option<String>,
    pub(super) any: Vec<String>,
    pub(super) set: Option<String>,
    pub(super) affix: Vec<String>,
    pub(super) not: Vec<String>,
    pub(super) gap: u8,
    pub(super) optional: bool,
}

/// A sentence in one or both languages.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct TextSpec {
    pub(super) id: String,
    pub(super) en: String,
}

/// Texts that a test runs through the rule.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Examples {
    pub(super) bad: Vec<String>,
    pub(super) good: Vec<String>,
}
