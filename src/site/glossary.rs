//! The glossary of one language, and finding its words in a text.
//!
//! Words match as they are written, whole, whatever their case; a word in capitals
//! (`SIM`, `KIA`) only in capitals, so that everyday words are left alone.

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Page, PageId};
use crate::document::{Language, Meaning};

/// The words of a language that have a meaning on the site.
#[derive(Debug, Clone)]
pub struct Glossary {
    /// The entries, sorted by page.
    pub terms: Vec<PageId>,
    /// Each written form with the entry that it belongs to.
    forms: Vec<(String, usize)>,
    matcher: Option<AhoCorasick>,
}

impl Glossary {
    /// Collects the entries of a language.
    pub(super) fn collect(language: &Language, pages: &[Page]) -> Glossary {
        let mut terms = Vec::new();
        let mut forms = Vec::new();
        for (id, page) in pages.iter().enumerate() {
            if page.document.language == *language
                && let Meaning::Term(_) = &page.document.meaning
            {
                forms.push((page.document.head.title.clone(), terms.len()));
                terms.push(PageId(id));
            }
        }
        forms.retain(|(form, _)| !form.trim().is_empty());
        let matcher = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(forms.iter().map(|(form, _)| form.as_str()))
            .ok()
            .filter(|_| !forms.is_empty());
        Glossary { terms, forms, matcher }
    }

    /// Finds the words of the glossary in plain text: byte range and index into [`Glossary::terms`].
    pub fn find(&self, text: &str) -> Vec<(std::ops::Range<usize>, usize)> {
        let Some(matcher) = &self.matcher else { return Vec::new() };
        matcher
            .find_iter(text)
            .filter_map(|found| {
                let (form, term) = self.forms.get(found.pattern().as_usize())?;
                let written = text.get(found.range())?;
                let before = text.get(..found.start())?.chars().next_back();
                let after = text.get(found.end()..)?.chars().next();
                let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
                let in_capitals = !form.chars().any(char::is_lowercase);
                let fits = !is_word(before) && !is_word(after) && (!in_capitals || written == form);
                fits.then(|| (found.range(), *term))
            })
            .collect()
    }
}
