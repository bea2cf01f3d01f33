//! Turns rule files into a compiled language, and mistakes in them into problems with file, line and next step.
//!
//! Goes in: parsed files with their names and texts. Comes out: `Language` and problems. A rule with a mistake is
//! left out; the others work.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::expand;
use super::finding::{RuleId, Severity, Text};
use super::glossary::Glossary;
use super::morphology::{self, class};
use super::pattern::{Element, Pattern, SetNames};
use super::rule::{
    ANCHOR_LISTS, Compiled, Consistency, Language, Metric, Rule, Shape, Target, group_index, scope,
};
use super::rule_file::{RuleFile, RuleKind, RuleSpec, TextSpec, TokenSpec};
use super::rule_names::{at_named, case_named, kinds_of, measure_named, place_named, scope_named};
use super::rule_problem::RuleProblem;
use super::structure::Part;

/// Most patterns of a language; our own are some thousands.
const MOST_PATTERNS: usize = 100_000;

/// A rule file with its name and text, for messages.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) file: RuleFile,
}

struct Sets(BTreeMap<String, u64>);

impl SetNames for Sets {
    fn set(&self, name: &str) -> Option<u64> {
        self.0.get(name).copied()
    }
}

struct Compiler<'a> {
    language: Language,
    sets: Sets,
    off: BTreeSet<String>,
    /// Names by which rules were looked for, to find those that name none.
    names: BTreeSet<String>,
    severities: BTreeMap<String, Severity>,
    problems: &'a mut Vec<RuleProblem>,
}

/// Compiles the files of one language.
pub(super) fn compile(sources: &[&Source], glossary: &Glossary, problems: &mut Vec<RuleProblem>) -> Language {
    let mut compiler = Compiler {
        language: Language { class_anchors: vec![Vec::new(); ANCHOR_LISTS], ..Language::default() },
        sets: Sets(BTreeMap::new()),
        off: BTreeSet::new(),
        names: BTreeSet::new(),
        severities: BTreeMap::new(),
        problems,
    };
    for source in sources {
        compiler.words(source);
    }
    for source in sources {
        compiler.changes(source);
    }
    for source in sources {
        compiler.file(source);
    }
    for source in sources {
        compiler.unused_names(source);
    }
    compiler.glossary(glossary);
    compiler.anchors();
    compiler.regex_set();
    compiler.language.set_bits = compiler.sets.0;
    compiler.language
}

impl Compiler<'_> {
    fn words(&mut self, source: &Source) {
        for (name, list) in &source.file.sets {
            let next = self.sets.0.len() as u32;
            if next >= u64::BITS && !self.sets.0.contains_key(name) {
                self.problems.push(RuleProblem::too_many_sets(source, name));
                continue;
            }
            let bit = *self.sets.0.entry(name.clone()).or_insert_with(|| 1_u64 << next);
            let words = list.words();
            for word in &words {
                let number = self.language.dictionary.intern(word);
                if let Some(entry) = self.language.dictionary.entry_mut(number) {
                    entry.sets |= bit;
                }
            }
            self.language.lists.entry(name.clone()).or_default().extend(words);
        }
        let verbs = source.file.verbs.iter().map(|(noun, verb)| (noun.to_lowercase(), verb.clone()));
        self.language.verbs.extend(verbs);
        let expansions = source.file.expansions.iter().map(|(short, long)| (short.clone(), long.clone()));
        self.language.expansions.extend(expansions);
        for (part, keys) in &source.file.keys {
            self.language.keys.entry(part.clone()).or_default().extend(keys.iter().cloned());
        }
        for (name, phrases) in &source.file.headings {
            match Part::from_name(name) {
                Some(part) => self.language.headings.push((part, phrases.clone())),
                None => self.problems.push(RuleProblem::unknown(source, name)),
            }
        }
    }

    fn changes(&mut self, source: &Source) {
        let group = group_of(source);
        let full = |name: &String| if name.contains('/') { name.clone() } else { format!("{group}/{name}") };
        self.off.extend(source.file.remove.iter().map(full));
        self.severities.extend(source.file.severity.iter().map(|(name, weight)| (full(name), *weight)));
    }

    /// Tells of changes to rules that there are not.
    fn unused_names(&mut self, source: &Source) {
        let group = group_of(source);
        let named = source.file.remove.iter().chain(source.file.severity.keys());
        for name in named {
            let full = if name.contains('/') { name.clone() } else { format!("{group}/{name}") };
            if !self.names.contains(&full) {
                self.problems.push(RuleProblem::unknown(source, name));
            }
        }
    }

    fn file(&mut self, source: &Source) {
        let file = &source.file;
        for (name, phrases) in &file.signals {
            let signal = self.language.signals.len() as u8;
            self.language.signals.push(name.clone());
            for phrase in phrases {
                self.pattern(source, name, phrase, Target::Signal(signal), true);
            }
        }
        let group = group_of(source);
        if let Some(index) = group_index(&group) {
            for phrase in &file.keep {
                self.pattern(source, "keep", phrase, Target::Keep(1 << index), true);
            }
        }
        for spec in file.rules.iter().chain(&file.add) {
            self.rule(source, &group, spec);
        }
    }

    fn rule(&mut self, source: &Source, file_group: &str, spec: &RuleSpec) {
        let defaults = &source.file.defaults;
        let group = spec.group.as_deref().unwrap_or(file_group);
        let label = spec.id.clone().unwrap_or_else(|| "?".to_owned());
        let Some(index) = group_index(group) else {
            self.problems.push(RuleProblem::unknown(source, group));
            return;
        };
        let shape = match self.shape(spec, defaults, index) {
            Ok(shape) => Arc::new(shape),
            Err(what) => {
                self.problems.push(RuleProblem::in_rule(source, &label, &what));
                return;
            }
        };
        let clitics = spec.clitics.or(defaults.clitics).unwrap_or(false);
        match kind_of(spec) {
            RuleKind::Pairs => {
                for (wrong, right) in &spec.pairs {
                    let uses = right.split(" / ").map(str::to_owned).collect();
                    if let Some(rule) = self.add(group, &slug(wrong), uses, spec, defaults, &shape) {
                        self.pattern(source, &label, wrong, Target::Rule(rule), clitics);
                    }
                }
            }
            RuleKind::Roots | RuleKind::ForeignVerbs => {
                for (wrong, right) in &spec.pairs {
                    let forms = if kind_of(spec) == RuleKind::Roots {
                        expand::root_forms(wrong, right)
                    } else {
                        expand::foreign_forms(wrong, right)
                    };
                    for (form, uses) in forms {
                        if let Some(rule) = self.add(group, &slug(wrong), uses, spec, defaults, &shape) {
                            self.pattern(source, &label, &form, Target::Rule(rule), clitics);
                        }
                    }
                }
            }
            RuleKind::Substitution | RuleKind::Pattern => {
                self.phrases(source, group, spec, &shape, &label, clitics);
            }
            RuleKind::Consistency => {
                let Some(rule) = self.add(group, &label, Vec::new(), spec, defaults, &shape) else { return };
                let set = self.language.consistency.len();
                let prefer = spec.prefer.as_ref().and_then(|form| spec.forms.iter().position(|f| f == form));
                let first = |form: &String| form.split(" = ").next().unwrap_or(form).to_owned();
                let forms = spec.forms.iter().map(first).collect();
                self.language.consistency.push(Consistency { rule, forms, prefer });
                for (form, phrases) in spec.forms.iter().enumerate() {
                    for phrase in phrases.split(" = ") {
                        self.pattern(source, &label, phrase, Target::Form { set, form }, true);
                    }
                }
            }
            RuleKind::Metric => {
                let measure = spec.measure.as_deref().and_then(measure_named);
                let (Some(measure), Some(max)) = (measure, spec.max) else {
                    self.problems.push(RuleProblem::in_rule(source, &label, "measure, max"));
                    return;
                };
                let Some(rule) = self.add(group, &label, Vec::new(), spec, defaults, &shape) else { return };
                self.language.metrics.push(Metric { rule, measure, max });
                if let Some(near) = spec.near {
                    let Some(rule) = self.add(group, &label, Vec::new(), spec, defaults, &shape) else {
                        return;
                    };
                    if let Some(rule) = self.language.rules.get_mut(rule) {
                        rule.severity = Severity::Suggestion;
                    }
                    self.language.metrics.push(Metric { rule, measure, max: near });
                }
            }
            RuleKind::Structure | RuleKind::Abbreviation => {
                let check = spec.check.clone().unwrap_or_else(|| label.clone());
                let Some(rule) = self.add(group, &label, spec.uses.clone(), spec, defaults, &shape) else {
                    return;
                };
                self.language.checks.insert(check, rule);
            }
        }
    }

    fn phrases(
        &mut self,
        source: &Source,
        group: &str,
        spec: &RuleSpec,
        shape: &Arc<Shape>,
        label: &str,
        clitics: bool,
    ) {
        let defaults = &source.file.defaults;
        let mut uses = spec.uses.clone();
        uses.extend(spec.use_template.clone());
        for written in &spec.matches {
            if self.language.patterns.len() > MOST_PATTERNS {
                self.problems.push(RuleProblem::too_many_rules(source, label));
                return;
            }
            for (phrase, uses) in expand::braces(written, &uses, &self.language.lists) {
                let Some(rule) = self.add(group, label, uses, spec, defaults, shape) else { return };
                self.pattern_of(source, label, &phrase, Target::Rule(rule), clitics, &spec.not);
            }
        }
        if let Some(regex) = &spec.regex {
            match ascii_first(regex) {
                Ok(compiled) => {
                    let Some(rule) = self.add(group, label, uses.clone(), spec, defaults, shape) else {
                        return;
                    };
                    self.language.regexes.push((compiled, rule));
                }
                Err(_) => self.problems.push(RuleProblem::in_rule(source, label, regex)),
            }
        }
        if !spec.tokens.is_empty() {
            let Some(rule) = self.add(group, label, uses, spec, defaults, shape) else { return };
            let elements: Result<Vec<Element>, String> =
                spec.tokens.iter().map(|token| self.element(token)).collect();
            match elements {
                Ok(elements) => self.language.patterns.push(Compiled {
                    pattern: Pattern { elements },
                    target: Target::Rule(rule),
                    clitics,
                }),
                Err(what) => self.problems.push(RuleProblem::in_rule(source, label, &what)),
            }
        }
    }

    fn element(&mut self, token: &TokenSpec) -> Result<Element, String> {
        let dictionary = &mut self.language.dictionary;
        let mut intern = |list: &[String]| -> Vec<u32> {
            list.iter().map(|word| dictionary.intern(&word.to_lowercase())).collect()
        };
        let mut words = intern(&token.any);
        words.extend(intern(token.word.as_slice()));
        let excluded = intern(&token.not);
        let sets = match &token.set {
            Some(name) => self.sets.set(name).ok_or_else(|| name.clone())?,
            None => 0,
        };
        let mut classes = 0;
        for affix in &token.affix {
            classes |= morphology::class_named(affix).ok_or_else(|| affix.clone())?;
        }
        Ok(Element::any(words, sets, classes).loosely(token.gap, token.optional).without(excluded))
    }

    fn pattern(&mut self, source: &Source, label: &str, phrase: &str, target: Target, clitics: bool) {
        self.pattern_of(source, label, phrase, target, clitics, &[]);
    }

    fn pattern_of(
        &mut self,
        source: &Source,
        label: &str,
        phrase: &str,
        target: Target,
        clitics: bool,
        not: &[String],
    ) {
        match Pattern::parse(phrase, &self.sets, &mut self.language.dictionary) {
            Ok(mut pattern) => {
                let not: Vec<u32> = not.iter().map(|word| self.language.dictionary.intern(word)).collect();
                pattern.exclude(&not);
                self.language.patterns.push(Compiled { pattern, target, clitics });
            }
            Err(what) => self.problems.push(RuleProblem::in_rule(source, label, &what)),
        }
    }

    fn add(
        &mut self,
        group: &str,
        name: &str,
        uses: Vec<String>,
        spec: &RuleSpec,
        defaults: &RuleSpec,
        shape: &Arc<Shape>,
    ) -> Option<usize> {
        let id = RuleId::new(group, name);
        let full = id.to_string();
        let family = spec.id.as_ref().map(|label| format!("{group}/{label}"));
        let whole = format!("{group}/*");
        let names = [Some(&full), family.as_ref(), Some(&whole)];
        for name in names.into_iter().flatten() {
            if !self.names.contains(name) {
                self.names.insert(name.clone());
            }
        }
        if names.into_iter().flatten().any(|name| self.off.contains(name)) {
            return None;
        }
        let changed = names.into_iter().flatten().find_map(|name| self.severities.get(name));
        let severity = changed.copied().or(spec.severity).or(defaults.severity).unwrap_or(Severity::Warning);
        self.language.rules.push(Rule { id, uses, severity, shape: Arc::clone(shape) });
        Some(self.language.rules.len() - 1)
    }

    fn shape(&mut self, spec: &RuleSpec, defaults: &RuleSpec, group: u8) -> Result<Shape, String> {
        let mut severity_in = BTreeMap::new();
        for (name, severity) in defaults.severity_in.iter().chain(&spec.severity_in) {
            severity_in.insert(place_named(name).ok_or_else(|| name.clone())?, *severity);
        }
        let mut bits = scope::DEFAULT;
        if let Some(names) = spec.scope.as_ref().or(defaults.scope.as_ref()) {
            bits = 0;
            for name in names {
                bits |= scope_named(name).ok_or_else(|| name.clone())?;
            }
        }
        let kinds = kinds_of(spec, defaults)?;
        let mut contexts = |list: &[String]| -> Result<Vec<Pattern>, String> {
            list.iter()
                .map(|one| Pattern::parse_context(one, &self.sets, &mut self.language.dictionary))
                .collect()
        };
        Ok(Shape {
            group,
            severity_in,
            scope: bits,
            kinds,
            at: at_named(spec.at.as_deref())?,
            case: case_named(spec.case.as_deref())?,
            certain: spec.certain.or(defaults.certain).unwrap_or(false),
            skip_names: spec.skip_names.or(defaults.skip_names).unwrap_or(false),
            unless_before: contexts(&spec.unless_before)?,
            unless_after: contexts(&spec.unless_after)?,
            unless_with: contexts(&spec.unless_with)?,
            only_before: contexts(&spec.only_before)?,
            only_after: contexts(&spec.only_after)?,
            only_with: contexts(&spec.only_with)?,
            message: text(spec.message.as_ref(), defaults.message.as_ref()),
            help: text(spec.help.as_ref(), defaults.help.as_ref()),
            why: text(spec.why.as_ref(), defaults.why.as_ref()),
        })
    }

    fn glossary(&mut self, glossary: &Glossary) {
        let every_group = u32::MAX;
        for name in &glossary.names {
            let phrase = expand::plain(name);
            if let Ok(pattern) = Pattern::parse(&phrase, &self.sets, &mut self.language.dictionary) {
                self.language.patterns.push(Compiled {
                    pattern,
                    target: Target::Keep(every_group),
                    clitics: true,
                });
            }
        }
        let shorts = glossary.abbreviations.iter().map(|(short, _)| short.clone());
        self.language.explained.extend(glossary.names.iter().cloned().chain(shorts));
        let model = self.language.rules.iter().find(|rule| &*rule.id.group == "officialese");
        let Some(shape) = model.map(|rule| Arc::clone(&rule.shape)) else { return };
        for (term, plain) in &glossary.plain_words {
            let phrase = expand::plain(term);
            let Ok(pattern) = Pattern::parse(&phrase, &self.sets, &mut self.language.dictionary) else {
                continue;
            };
            self.language.rules.push(Rule {
                id: RuleId::new("officialese", &slug(term)),
                uses: vec![plain.clone()],
                severity: Severity::Suggestion,
                shape: Arc::clone(&shape),
            });
            let target = Target::Rule(self.language.rules.len() - 1);
            self.language.patterns.push(Compiled { pattern, target, clitics: true });
        }
    }

    fn regex_set(&mut self) {
        let written = self.language.regexes.iter().map(|(regex, _)| regex.as_str());
        let mut builder = regex::RegexSetBuilder::new(written);
        let ascii = builder.unicode(false).build();
        self.language.any_regex = ascii.or_else(|_| builder.unicode(true).build()).unwrap_or_default();
    }

    fn anchors(&mut self) {
        let language = &mut self.language;
        for (index, compiled) in language.patterns.iter().enumerate() {
            if let Some((firsts, seconds)) = compiled.pattern.word_pairs() {
                for &first in firsts {
                    for &second in &seconds {
                        language.dictionary.keep_pair(first, second, index as u32);
                    }
                }
                continue;
            }
            let Some(first) = compiled.pattern.elements.first() else { continue };
            let members: Vec<u32> = language.dictionary.members(first.sets).collect();
            let mut words: Vec<u32> = first.words.iter().copied().chain(members).collect();
            words.sort_unstable();
            words.dedup();
            for word in words {
                if let Some(entry) = language.dictionary.entry_mut(word) {
                    entry.anchors.push(index as u32);
                }
            }
            for (bit, anchored) in language.class_anchors.iter_mut().enumerate() {
                if first.classes & (1 << bit) != 0 {
                    anchored.push(index as u32);
                    language.anchored_classes |= 1 << bit;
                }
            }
        }
    }
}

/// Compiles a regex with ASCII classes and borders where it can be: these run in the fast engine on any text.
fn ascii_first(written: &str) -> Result<regex::Regex, regex::Error> {
    let mut builder = regex::RegexBuilder::new(written);
    builder.size_limit(1 << 20);
    let ascii = builder.unicode(false).build();
    ascii.or_else(|_| builder.unicode(true).build())
}

/// Gives the group that a file speaks for.
fn group_of(source: &Source) -> String {
    let extended =
        source.file.extends.as_deref().and_then(|name| name.split_once('/')).map(|(_, group)| group);
    source.file.group.as_deref().or(extended).unwrap_or("").to_owned()
}

fn kind_of(spec: &RuleSpec) -> RuleKind {
    spec.kind.unwrap_or(match spec {
        _ if !spec.pairs.is_empty() => RuleKind::Pairs,
        _ if spec.measure.is_some() => RuleKind::Metric,
        _ if !spec.forms.is_empty() => RuleKind::Consistency,
        _ if spec.check.is_some() => RuleKind::Structure,
        _ => RuleKind::Substitution,
    })
}

fn text(own: Option<&TextSpec>, default: Option<&TextSpec>) -> Text {
    own.or(default).map_or_else(Text::default, |text| Text::new(text.id.clone(), text.en.clone()))
}

/// Turns a phrase into a rule name: "Dalam rangka" → "dalam-rangka".
pub(super) fn slug(phrase: &str) -> String {
    let words: Vec<String> = phrase
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

const _: () = assert!(class::COUNT <= u32::BITS as usize, "class bits fit their word");
