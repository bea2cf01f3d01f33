//! The pages of a site read by the rules of plain language, and single texts too.
//!
//! In: a [`Project`], or one Markdown text with nothing around it. Out: findings, the texts that they
//! point into, and what is said of whole pages. Rules are compiled once and kept by whoever asks for
//! one page after another. What the rules mean is `language`'s business.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::Project;
use crate::diagnostic::json::PageReport;
use crate::diagnostic::problem::{PlainLanguage, RuleFile, RuleSeverity};
use crate::diagnostic::{self, Diagnostic, Location, Problem};
use crate::document::findings::line_at;
use crate::document::{self, Language, Meaning};
use crate::error::Error;
use crate::language::{self, Checker, Glossary, PageKind, Report, RuleProblem};
use crate::site::{Page, Site};
use crate::source::path::SourcePath;
use crate::source::{self, SourceFile};

/// The rules as a site tunes them, compiled.
pub struct PlainRules {
    /// Checks texts.
    pub checker: Checker,
    /// Findings about the site's own rule files.
    pub diagnostics: Vec<Diagnostic>,
    made_of: u128,
}

impl PlainRules {
    /// Compiles the rules for a site.
    pub fn of(project: &Project) -> PlainRules {
        let glossary = words_of(&project.site);
        let files: Vec<(String, String)> =
            project.rules.iter().map(|file| (file.path.to_string(), file.text.to_string())).collect();
        let (checker, problems) = Checker::with_site_rules(&files, &glossary);
        let diagnostics = problems.iter().map(|problem| rule_diagnostic(problem, &project.rules)).collect();
        PlainRules { checker, diagnostics, made_of: made_of(&project.rules, &glossary) }
    }

    /// Tells whether they are still those of a site.
    pub fn fit(&self, project: &Project) -> bool {
        self.made_of == made_of(&project.rules, &words_of(&project.site))
    }
}

impl fmt::Debug for PlainRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlainRules").field("diagnostics", &self.diagnostics).finish_non_exhaustive()
    }
}

/// Hashes all that rules are compiled from.
fn made_of(files: &[SourceFile], glossary: &Glossary) -> u128 {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    for file in files {
        hasher.update(file.path.as_str().as_bytes());
        hasher.update(&file.hash.to_le_bytes());
    }
    hasher.update(format!("{glossary:?}").as_bytes());
    hasher.digest128()
}

/// What the plain-language checker says of a site's pages.
#[derive(Debug)]
pub struct PlainReading {
    /// Its findings, those about the site's own rules among them.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that they point into.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// What it says of whole pages.
    pub reports: Vec<PageReport>,
    /// How long it took.
    pub time: Duration,
}

/// Reads the published pages of a site as a reader would, by the rules of plain language.
///
/// # Errors
/// If the disk does not give the files.
pub fn read_plainly(project: &Project) -> Result<PlainReading, Error> {
    let started = Instant::now();
    let rules = PlainRules::of(project);
    let mut reading = read_all_plainly(project, &rules)?;
    reading.time = started.elapsed();
    Ok(reading)
}

/// Reads all pages by rules that are compiled already.
///
/// # Errors
/// If the disk does not give the files.
pub fn read_all_plainly(project: &Project, rules: &PlainRules) -> Result<PlainReading, Error> {
    let checker = &rules.checker;
    let listing = source::list(&project.source)?;
    let listed = |path: &SourcePath| {
        let found = listing.documents.binary_search_by(|file| file.path.cmp(path));
        found.ok().and_then(|at| listing.documents.get(at))
    };
    let unread = unreadable_tops(project);
    let read: Vec<(SourceFile, Report)> = project
        .site
        .pages
        .par_iter()
        // A language without rules has nothing to say; its silence must not read as a verdict.
        .filter(|page| checker.knows(page.document.language.code()))
        .filter_map(|page| Some((page, listed(&page.document.path)?)))
        .map(|(page, file)| {
            let file = source::read(file)?.value;
            let document = &page.document;
            // Of a page whose top cannot be read, nothing is asked that may stand there.
            let kind = if unread.contains(&document.path) { PageKind::Page } else { kind_of(page) };
            let report = checker.check(&file.text, document.language.code(), kind);
            Ok((file, report))
        })
        .collect::<Result<_, Error>>()?;
    let mut reading = PlainReading {
        diagnostics: rules.diagnostics.clone(),
        texts: BTreeMap::new(),
        reports: Vec::new(),
        time: Duration::ZERO,
    };
    reading.texts.extend(project.rules.iter().map(|file| (file.path.clone(), file.text.clone())));
    for (file, report) in read {
        let findings = report.findings.iter();
        reading.diagnostics.extend(findings.map(|finding| plain_diagnostic(&file.path, finding)));
        reading.reports.extend(page_report(&file.path, &report));
        if !report.findings.is_empty() {
            reading.texts.insert(file.path, file.text);
        }
    }
    Ok(reading)
}

/// Gives the pages whose top has a fault that hides what stands in it.
fn unreadable_tops(project: &Project) -> BTreeSet<&SourcePath> {
    let hides = |problem: &Problem| {
        matches!(
            problem,
            Problem::FrontMatterMissing { fatal: true }
                | Problem::FrontMatterUnclosed
                | Problem::FrontMatterMark
                | Problem::FrontMatterTooLong
                | Problem::FrontMatterTooDeep
                | Problem::YamlTab
                | Problem::YamlSyntax { .. }
                | Problem::TomlSyntax
        )
    };
    let findings = project.diagnostics.iter().filter(|finding| hides(&finding.problem));
    findings.map(|finding| &finding.at.file).collect()
}

/// Reads one page by rules that are compiled already; `None` where there are none for its language.
///
/// # Errors
/// If the disk does not give the file.
pub fn read_page_plainly(
    project: &Project,
    page: &Page,
    rules: &PlainRules,
) -> Result<Option<(Arc<str>, Report)>, Error> {
    let document = &page.document;
    let code = document.language.code();
    if !rules.checker.knows(code) {
        return Ok(None);
    }
    let text = match project.texts.get(&document.path) {
        Some(text) => text.clone(),
        None => source::read_at(&project.source, &document.path)?.value.text,
    };
    let report = rules.checker.check(&text, code, kind_of(page));
    Ok(Some((text, report)))
}

/// How to read a text with no site around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextOptions {
    /// The text's language.
    pub language: Language,
    /// What kind of page it is; `None` stands for a bare passage, of which no structure is asked.
    pub kind: PageKind,
}

/// Reads one Markdown text with no site around it: front matter is optional, links lead where they lead.
///
/// Gives the text as it was read, the findings, and what is said of it as a page.
pub fn read_text_plainly(
    path: &SourcePath,
    bytes: &[u8],
    options: &TextOptions,
) -> (Arc<str>, Vec<Diagnostic>, Vec<PageReport>) {
    let read = source::from_bytes(path, bytes.to_vec());
    let mut diagnostics = read.diagnostics;
    let text = read.value.text;
    if let Some(folder) = options.kind.folder() {
        let inside = SourcePath::new(&format!("content/{folder}{}.md", path.as_str()));
        let file = SourceFile::from_text(inside, &text);
        let context = document::Context {
            languages: std::slice::from_ref(&options.language),
            guide_folders: &BTreeSet::new(),
        };
        let found = document::parse(&file, &context).map_or_else(Vec::new, |document| document.diagnostics);
        let has_front_matter = document::has_front_matter(&text);
        diagnostics.extend(
            found
                .into_iter()
                .filter(|finding| has_front_matter || !finding.problem.code().starts_with("front-matter/"))
                .map(|finding| Diagnostic { at: Location { file: path.clone(), ..finding.at }, ..finding }),
        );
    }
    let report = Checker::embedded().check(&text, options.language.code(), options.kind);
    diagnostics.extend(report.findings.iter().map(|finding| plain_diagnostic(path, finding)));
    diagnostic::sort(&mut diagnostics);
    let reports = page_report(path, &report).into_iter().collect();
    (text, diagnostics, reports)
}

/// Gives what is said of a page as a whole; only guides are judged.
fn page_report(file: &SourcePath, report: &Report) -> Option<PageReport> {
    let verdict = report.verdict?;
    Some(PageReport {
        file: file.clone(),
        verdict: verdict.word().to_owned(),
        measures: report.measures.to_map(),
    })
}

/// Gives a page's kind as the rules of plain language know it.
pub fn kind_of(page: &Page) -> PageKind {
    match &page.document.meaning {
        // No file of a guide in parts has all that a guide must have; the whole is checked by its standard.
        Meaning::Guide(_) if page.parts.is_some() => PageKind::Page,
        Meaning::Guide(_) => PageKind::Guide,
        Meaning::Story(_) => PageKind::Story,
        Meaning::Office(_) => PageKind::Office,
        Meaning::Term(_) => PageKind::Term,
        Meaning::Notice(_) => PageKind::Notice,
        Meaning::Faq(_) => PageKind::Faq,
        Meaning::Part(_)
        | Meaning::LifeEvent(_)
        | Meaning::Helper(_)
        | Meaning::Page(_)
        | Meaning::Folder(_)
        | Meaning::EasyRead(_) => PageKind::Page,
    }
}

/// Gives the words that a site explains or protects, for the checker.
fn words_of(site: &Site) -> Glossary {
    let mut glossary = Glossary::default();
    glossary.names.extend(site.agencies.iter().map(|agency| agency.name.clone()));
    for page in &site.pages {
        if let Meaning::Term(term) = &page.document.meaning {
            let word = page.document.head.title.clone();
            if let Some(plain) = &term.plain_word {
                glossary.plain_words.push((word.clone(), plain.clone()));
            }
            if let Some(expansion) = &term.expansion {
                glossary.abbreviations.push((word, expansion.clone()));
            }
        }
    }
    glossary
}

/// Turns what a rule says into a finding.
fn plain_diagnostic(file: &SourcePath, finding: &language::Finding) -> Diagnostic {
    let problem = Problem::PlainLanguage(Box::new(PlainLanguage {
        rule: finding.rule.to_string(),
        severity: match finding.severity {
            language::Severity::Error => RuleSeverity::Error,
            language::Severity::Warning => RuleSeverity::Warning,
            language::Severity::Suggestion => RuleSeverity::Suggestion,
        },
        message: [finding.message.id.clone(), finding.message.en.clone()],
        help: [finding.help.id.clone(), finding.help.en.clone()],
        suggestions: finding.suggestions.clone(),
        certain: finding.certain,
    }));
    Diagnostic::new(problem, Location { file: file.clone(), span: finding.span.clone() })
}

/// Turns a mistake in a rule file into a finding at its line.
fn rule_diagnostic(problem: &RuleProblem, files: &[SourceFile]) -> Diagnostic {
    let file = SourcePath::new(&problem.file);
    let text = files.iter().find(|other| other.path == file).map_or("", |file| &file.text);
    let start = problem
        .line
        .checked_sub(2)
        .map_or(0, |before| text.match_indices('\n').nth(before).map_or(0, |(at, _)| at + 1));
    let both = |text: &language::Text| [text.id.clone(), text.en.clone()];
    let problem =
        Problem::RuleFile(Box::new(RuleFile { message: both(&problem.what), help: both(&problem.help) }));
    Diagnostic::new(problem, Location::new(&file, line_at(text, start)))
}
