//! Finds pages by where they stood before they moved.
//!
//! In: the pages with the old addresses that they name. Out: for an address, a source file or a
//! name that is no more, the page that went from there, where just one did.

use std::collections::BTreeMap;

use super::permalink::{self, sort_key};
use super::{Page, PageId, route};
use crate::config::SiteConfig;
use crate::document::{self, Context, Language};
use crate::source::path::{OutputPath, PAGE_ENDINGS, SourcePath};

/// The pages by the addresses that they had before.
pub(super) struct Former<'a> {
    config: &'a SiteConfig,
    languages: Vec<Language>,
    /// In the order of the pages.
    by_address: BTreeMap<OutputPath, Vec<PageId>>,
}

impl<'a> Former<'a> {
    /// Collects what the pages say of where they stood.
    pub(super) fn collect(pages: &[Page], config: &'a SiteConfig) -> Former<'a> {
        let mut by_address: BTreeMap<OutputPath, Vec<PageId>> = BTreeMap::new();
        for (id, page) in pages.iter().enumerate() {
            let head = &page.document.head;
            let old = head.old_addresses.iter().chain(&head.permalink);
            for address in old.filter_map(|old| route::old_address(&old.value)) {
                let there = by_address.entry(address).or_default();
                if there.last() != Some(&PageId(id)) {
                    there.push(PageId(id));
                }
            }
        }
        Former { config, languages: config.languages(), by_address }
    }

    /// Gives the first page that had an address.
    pub(super) fn at(&self, address: &OutputPath) -> Option<PageId> {
        self.by_address.get(address)?.first().copied()
    }

    /// Gives the page whose file stood at a place of the source, with or without its ending.
    pub(super) fn file(&self, place: &SourcePath) -> Option<PageId> {
        let text = place.as_str();
        let stem = text.rsplit_once('.').filter(|(_, end)| *end == "html" || PAGE_ENDINGS.contains(end));
        let stem = stem.map_or(text, |(stem, _)| stem);
        let found = ["", "/index"].iter().find_map(|name| {
            let file = SourcePath::new(&format!("{stem}{name}.md"));
            self.by_address.get(&address_of_file(&file, self.config, &self.languages)?)
        })?;
        only(found.iter())
    }

    /// Gives the page that was called by a name, of those that fit, in the language of who asks before all.
    pub(super) fn named(
        &self,
        name: &str,
        language: &Language,
        pages: &[Page],
        fits: impl Fn(&Page) -> bool,
    ) -> Option<PageId> {
        let key = sort_key(name);
        let had_name = |address: &OutputPath| {
            let path = address.as_str();
            let stem =
                path.strip_suffix("/index.html").or_else(|| path.strip_suffix(".html")).unwrap_or(path);
            sort_key(stem.rsplit('/').next().unwrap_or(stem)) == key
        };
        let were = self.by_address.iter().filter(|(address, _)| had_name(address));
        let mut were: Vec<PageId> = were.flat_map(|(_, pages)| pages.iter().copied()).collect();
        were.sort_unstable();
        were.dedup();
        were.retain(|id| fits(&pages[id.0]));
        only(were.iter().filter(|id| pages[id.0].document.language == *language))
            .or_else(|| only(were.iter()))
    }
}

/// Gives the one there is.
fn only<'p>(mut pages: impl Iterator<Item = &'p PageId>) -> Option<PageId> {
    pages.next().copied().filter(|_| pages.next().is_none())
}

/// Gives the address that a file of `content/` would have.
fn address_of_file(path: &SourcePath, config: &SiteConfig, languages: &[Language]) -> Option<OutputPath> {
    // Whether a folder is one guide changes what its files are, and not where they stand.
    let context = Context { languages, guide_folders: &std::collections::BTreeSet::new() };
    let (place, language) = document::place_of(path, &context)?;
    let folder = permalink::folder_address(config, &language, &place.folders);
    OutputPath::new(&format!("{folder}{}.html", permalink::slug(&place.stem)))
}
