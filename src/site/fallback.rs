//! What a language does not have yet is still found from its lists: the page of the site's first language.
//!
//! In: pages and the lists of every language. Out: the same lists, each with the untranslated
//! pages behind its own. No page is made twice: an entry leads to the page that there is, and
//! whoever draws the list says which language that page is in.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{Entry, Section, SectionKind};
use super::permalink::sort_key;
use super::{Page, PageId};
use crate::config::SiteConfig;
use crate::document::{Document, Language, Meaning, Place};

/// Adds the pages that a language lacks to its lists of folders, by title, behind its own.
///
/// A page goes into the deepest folder that the language has on its path, and into no other.
pub(super) fn fill(sections: &mut [Section], pages: &[Page], config: &SiteConfig) {
    let places: BTreeMap<(Language, Vec<String>), usize> = sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.language != config.language)
        .map(|(index, section)| ((section.language.clone(), section.folders.clone()), index))
        .collect();
    let languages: BTreeSet<Language> = places.keys().map(|(language, _)| language.clone()).collect();
    let mut missing: Vec<(usize, String, PageId)> = Vec::new();
    for language in &languages {
        for id in untranslated(language, pages, config) {
            let document = &pages[id.0].document;
            let folders = &document.place.folders;
            let section = (1..=folders.len())
                .rev()
                .find_map(|depth| places.get(&(language.clone(), folders.get(..depth)?.to_vec())).copied());
            let fits = |section: &usize| {
                let kind = sections.get(*section).map(|section| section.kind);
                !matches!(kind, None | Some(SectionKind::Terms | SectionKind::Notices))
            };
            if let Some(section) = section.filter(fits) {
                missing.push((section, sort_key(&document.head.title), id));
            }
        }
    }
    missing.sort();
    for (section, _, id) in missing {
        if let Some(section) = sections.get_mut(section) {
            section.entries.push(Entry::Page(id));
            section.total += 1;
        }
    }
}

/// Gives the pages of the site's first language that a language does not have, in their order.
pub(super) fn untranslated(language: &Language, pages: &[Page], config: &SiteConfig) -> Vec<PageId> {
    if *language == config.language {
        return Vec::new();
    }
    let theirs: BTreeSet<&Place> = pages
        .iter()
        .filter(|page| page.document.language == *language)
        .map(|page| &page.document.place)
        .collect();
    let is_missing = |document: &Document| {
        document.language == config.language
            && matches!(
                document.meaning,
                Meaning::Guide(_)
                    | Meaning::LifeEvent(_)
                    | Meaning::Helper(_)
                    | Meaning::Story(_)
                    | Meaning::Office(_)
                    | Meaning::Faq(_)
            )
            && !theirs.contains(&document.place)
    };
    let missing = pages.iter().enumerate().filter(|(_, page)| is_missing(&page.document));
    missing.map(|(id, _)| PageId(id)).collect()
}
