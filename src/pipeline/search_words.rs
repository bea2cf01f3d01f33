//! The words that a site adds for search, read for `check`: which of them help nobody.
//!
//! In: a [`Project`]. Out: a hint for each line of `data/kata.tsv` that cannot be read or whose meaning stands on
//! no page, in whatever language, and for each keyword and synonym that has no word to look for.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Project, publish, source};
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::Meaning;
use crate::error::Error;
use crate::render::Renderer;
use crate::search::language::Language as Analysis;
use crate::search::words::{self, WordEntry};
use crate::search::{self, fold};
use crate::site::Page;
use crate::source::SourceFile;

/// Reads the site's own words for search; their texts join those of the project.
///
/// # Errors
/// If the disk does not give a page.
pub fn read_search_words(project: &mut Project) -> Result<Vec<Diagnostic>, Error> {
    let renderer = Renderer::new(&project.site, &project.theme);
    let analyses: Vec<Analysis> =
        (0..project.site.languages.len()).map(|language| renderer.analysis(language)).collect();
    let mut diagnostics = Vec::new();
    for file in &project.word_lists {
        diagnostics.extend(words::problems(&file.text).into_iter().map(|(line, text)| {
            let start = line_starts(&file.text).nth(line - 1).unwrap_or_default();
            let at = Location::new(&file.path, start..start + text.len());
            Diagnostic::new(Problem::SearchWordLine, at)
        }));
        diagnostics.extend(dead_words(file, &renderer, &analyses));
    }
    let site = &project.site;
    let idle: Vec<(&Page, Vec<&String>)> = site
        .pages
        .par_iter()
        .filter_map(|page| {
            let analysis = analyses.get(site.language_index(&page.document.language))?;
            let idle: Vec<&String> = words_of(page).filter(|word| is_idle(word, analysis)).collect();
            (!idle.is_empty()).then_some((page, idle))
        })
        .collect();
    let mut read = Vec::new();
    for (page, keywords) in idle {
        let path = &page.document.path;
        let text = match project.texts.get(path) {
            Some(text) => text.clone(),
            None => source::read_at(&project.source, path)?.value.text,
        };
        for keyword in keywords {
            let written = text.find(keyword.as_str()).map(|start| start..start + keyword.len());
            let at = Location::new(path, written.unwrap_or_else(|| page.document.head.title_span.clone()));
            diagnostics.push(Diagnostic::new(Problem::KeywordIdle { keyword: keyword.clone() }, at));
        }
        read.push((path.clone(), text));
    }
    let lists = project.word_lists.iter().map(|file| (file.path.clone(), file.text.clone()));
    let texts: Vec<_> = lists.chain(read).collect();
    project.texts.extend(texts);
    Ok(diagnostics)
}

/// Gives the words that an editor adds to a page for search alone.
fn words_of(page: &Page) -> impl Iterator<Item = &String> {
    let synonyms = match &page.document.meaning {
        Meaning::Term(term) => &term.synonyms[..],
        _ => &[],
    };
    page.document.head.keywords.iter().chain(synonyms)
}

/// Tells whether search leaves out every word of a text.
fn is_idle(text: &str, analysis: &Analysis) -> bool {
    fold::tokens(text).iter().all(|word| analysis.fillers.contains(word))
}

/// Tells of the meanings that no page of any language has.
fn dead_words(file: &SourceFile, renderer: &Renderer<'_>, analyses: &[Analysis]) -> Vec<Diagnostic> {
    let mut entries: Vec<WordEntry> = Vec::new();
    // For each entry the line that it is written in: where that begins, and its text.
    let mut lines: Vec<(usize, &str)> = Vec::new();
    for (start, line) in line_starts(&file.text).zip(file.text.lines()) {
        let read = words::parse(line);
        lines.extend(read.iter().map(|_| (start, line)));
        entries.extend(read);
    }
    let dead_in = |(language, analysis): (usize, &Analysis)| -> BTreeSet<(usize, usize)> {
        let batches = publish::search_batches(renderer, language, analysis);
        search::dead_meanings(analysis, batches, &entries).into_iter().collect()
    };
    let mut languages = analyses.iter().enumerate().map(dead_in);
    let first = languages.next().unwrap_or_default();
    let dead = languages.fold(first, |dead, other| dead.intersection(&other).copied().collect());
    // One line may have several forms; its meaning is told once.
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for (entry, meaning) in dead {
        let Some(&(start, line)) = lines.get(entry) else { continue };
        if !told.insert((start, meaning)) {
            continue;
        }
        let mut cells = line.split('\t');
        let (word, meanings) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let mut at = start + word.len() + 1;
        let phrases = meanings.split('|').map(|phrase| {
            let from = at;
            at += phrase.len() + 1;
            (from, phrase)
        });
        // As the reader of the list counts: what has no word is no meaning.
        let mut phrases = phrases.filter(|(_, phrase)| !fold::tokens(phrase).is_empty());
        let Some((from, phrase)) = phrases.nth(meaning) else { continue };
        let blank = phrase.len() - phrase.trim_start_matches([' ', '=']).len();
        let phrase = phrase.trim_matches([' ', '=']);
        let problem = Problem::SearchWordDead { word: word.trim().to_owned(), meaning: phrase.to_owned() };
        let span = from + blank..from + blank + phrase.len();
        diagnostics.push(Diagnostic::new(problem, Location::new(&file.path, span)));
    }
    diagnostics
}

/// Gives where each line begins.
fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1))
}
