//! The plain-language checker: helps editors to write plainly and kindly.
//!
//! A Markdown text with its language and the kind of its page goes in; a [`Report`] comes out: findings with exact
//! places, counts, and for guides a verdict. The rules are data (`rules/`); this module knows the shapes of rules,
//! not words. Pure: no I/O, no clock, no printing; it cannot fail on any text.

mod abbreviation;
mod compile;
mod consistency;
mod dictionary;
mod expand;
mod finding;
mod front_matter;
mod glossary;
mod json;
/// Tells whether marks of Markdown beside some words mean the same with others in their place: `**10.000,-**` ends with a
/// sign and `**10.000**` with a letter, and by that CommonMark decides what a mark opens or closes.
fn keeps_marks(text: &str, span: &Range<usize>, new: &str) -> bool {
    let is_mark = |c: Option<char>| c.is_some_and(|c| "*_`~[]()<>\\".contains(c));
    let sort = |c: Option<char>| c.map(|c| (c.is_whitespace(), c.is_alphanumeric()));
    let written = text.get(span.clone()).unwrap_or_default();
    let before = text.get(..span.start).and_then(|text| text.chars().next_back());
    let after = text.get(span.end..).and_then(|text| text.chars().next());
    (!is_mark(before) || sort(written.chars().next()) == sort(new.chars().next()))
        && (!is_mark(after) || sort(written.chars().next_back()) == sort(new.chars().next_back()))
}

#[cfg(test)]
mod manual;
mod matching;
mod measure;
mod morphology;
mod page_kind;
mod pattern;
mod reader;
mod rule;
mod rule_file;
mod rule_names;
mod rule_problem;
mod scan;
mod steps;
mod structure;
mod suppression;
mod syllable;
mod tokens;
mod wording;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use include_dir::{Dir, include_dir};

pub use finding::{Band, Finding, Measures, Parts, Report, RuleId, Severity, Text, Verdict};
pub use glossary::Glossary;
pub use page_kind::PageKind;
pub use rule_problem::RuleProblem;

use compile::Source;
use matching::{Found, Reading};
use reader::Page;
use rule::Language;
use rule_file::RuleFile;
use structure::Sections;
use suppression::Suppressions;
use tokens::Cutter;

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// Most rule files that a site may bring.
const MOST_FILES: usize = 64;

/// Longer texts are checked up to here: a page of this size is not read by people.
const LONGEST_TEXT: usize = u32::MAX as usize / 2;

/// The compiled rules of all languages, ready to check any number of texts at the same time.
pub struct Checker {
    languages: BTreeMap<String, Language>,
}

impl Checker {
    /// Compiles the rules that the program brings.
    pub fn embedded() -> Self {
        Self::with_site_rules(&[], &Glossary::default()).0
    }

    /// Compiles the program's rules with a site's own: (path, YAML) of each file in `aturan/`, and its glossary.
    pub fn with_site_rules(files: &[(String, String)], glossary: &Glossary) -> (Self, Vec<RuleProblem>) {
        let mut problems = Vec::new();
        let own = embedded_files();
        let fault = |at: usize, path: &str, text: &str| {
            if at >= MOST_FILES {
                Some(RuleProblem::too_many_files(path))
            } else {
                rule_file::look_over(path, text)
            }
        };
        let mut site = Vec::new();
        for (at, (path, text)) in files.iter().enumerate() {
            match fault(at, path, text) {
                Some(problem) => problems.push(problem),
                None => site.push((path.as_str(), text.as_str())),
            }
        }
        let mut by_lang: BTreeMap<String, Vec<Source>> = BTreeMap::new();
        for (path, text) in own.iter().copied().chain(site) {
            let file: RuleFile = match serde_yaml::from_str(text) {
                Ok(file) => file,
                Err(error) => {
                    let line = error.location().map_or(1, |place| place.line());
                    problems.push(RuleProblem::unreadable(path, line, &error.to_string()));
                    continue;
                }
            };
            let extended =
                file.extends.as_deref().and_then(|name| name.split_once('/')).map(|(lang, _)| lang);
            let Some(lang) = file.lang.as_deref().or(extended).map(str::to_owned) else {
                problems.push(RuleProblem::no_group(path));
                continue;
            };
            by_lang.entry(lang).or_default().push(Source {
                path: path.to_owned(),
                text: text.to_owned(),
                file,
            });
        }
        let languages = by_lang
            .into_iter()
            .map(|(lang, sources)| {
                let sources: Vec<&Source> = sources.iter().collect();
                let language = compile::compile(&sources, glossary, &mut problems);
                (lang, language)
            })
            .collect();
        (Self { languages }, problems)
    }

    /// Checks one text: a whole Markdown file with or without front matter.
    ///
    /// A language without rules gets counts and no findings.
    pub fn check(&self, text: &str, lang: &str, kind: PageKind) -> Report {
        let text = text.get(..LONGEST_TEXT.min(text.len())).unwrap_or_default();
        let empty = Language::default();
        let language = self.languages.get(lang).unwrap_or(&empty);
        let page = Page::read(text);
        let cutter = Cutter {
            dictionary: &language.dictionary,
            look_alikes: language.set_bit("look-alikes"),
            dotted: language.set_bit("dotted"),
            dotted_last: language.set_bit("dotted-last"),
            law: language.set_bit("law-names"),
        };
        let tokens = cutter.cut(&page);
        let sections = Sections::read(&page, language);
        let reading = Reading { page: &page, tokens: &tokens, sections: &sections, language, kind };
        let mut found = matching::walk(&reading);
        found.hits.extend(abbreviation::findings(&reading));
        let parts = structure::parts(&reading, &found);
        let mut findings: Vec<Finding> =
            found.hits.iter().filter_map(|hit| wording::finding(&reading, hit)).collect();
        findings.extend(counted(&reading));
        findings.extend(mixed(&reading, &found));
        findings.extend(structure::findings(&reading, &found, parts));
        let measures = measure::measures(&reading, &found.hits, parts, lang);
        let mut suppressions = Suppressions::read(&page, text.len());
        let before = findings.len();
        findings.retain(|finding| !suppressions.covers(finding));
        let suppressed = before - findings.len();
        findings.extend(suppressions.findings());
        for finding in &mut findings {
            finding.span = finding.span.take().map(|span| on_borders(text, &span));
            // Marks inside the words would be lost with them.
            let written = finding.span.clone().and_then(|span| text.get(span)).unwrap_or("\n");
            finding.certain &= !written.contains(|c: char| c.is_control() || "*_[]<>&\\`~|".contains(c));
            let span = finding.span.clone().unwrap_or_default();
            finding.certain &= finding.suggestions.iter().all(|new| keeps_marks(text, &span, new));
        }
        findings.sort_by(|a, b| {
            let key = |finding: &Finding| {
                finding.span.as_ref().map_or((usize::MAX, 0), |span| (span.start, span.end))
            };
            key(a).cmp(&key(b)).then_with(|| a.rule.cmp(&b.rule))
        });
        let verdict = measure::verdict(kind, &findings, &measures);
        Report { findings, suppressed, measures, verdict }
    }

    /// Tells whether there are rules for a language.
    pub fn knows(&self, lang: &str) -> bool {
        self.languages.contains_key(lang)
    }

    /// Lists all rules of a language: id, weight and first suggestion, in order.
    pub fn rules(&self, lang: &str) -> Vec<(RuleId, Severity, Vec<String>)> {
        let Some(language) = self.languages.get(lang) else { return Vec::new() };
        let mut rules: Vec<_> =
            language.rules.iter().map(|rule| (rule.id.clone(), rule.severity, rule.uses.clone())).collect();
        rules.sort();
        rules.dedup();
        rules
    }
}

fn embedded_files() -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<_> = RULES
        .dirs()
        .flat_map(Dir::files)
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "yml"))
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
        .collect();
    files.sort_unstable();
    files
}

fn counted(reading: &Reading<'_>) -> Vec<Finding> {
    let finding = |(rule, max, count, tokens): (usize, f64, usize, std::ops::Range<usize>)| {
        let rule = reading.language.rules.get(rule)?;
        let span = reading.page.source_of(&reading.text_range(&tokens));
        let holes = [("count", count.to_string()), ("limit", format!("{max:.0}"))];
        Some(wording::build(rule, rule.severity, Some(span), &holes, Vec::new()))
    };
    measure::too_long(reading).into_iter().filter_map(finding).collect()
}

fn mixed(reading: &Reading<'_>, found: &Found) -> Vec<Finding> {
    let finding = |mixed: consistency::Mixed| {
        let rule = reading.language.rules.get(mixed.rule)?;
        let range = reading.text_range(&mixed.tokens);
        let written = reading.page.text.get(range.clone())?.to_owned();
        let span = reading.page.source_of(&range);
        let holes = [("match", written), ("use", mixed.other.clone())];
        Some(wording::build(rule, rule.severity, Some(span), &holes, vec![mixed.other]))
    };
    consistency::findings(reading, found).into_iter().filter_map(finding).collect()
}

/// Moves a range onto character borders of the text.
fn on_borders(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let mut start = span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = span.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
