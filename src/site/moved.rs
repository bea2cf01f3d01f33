//! Finds where a page went whose address the new site does not have.
//!
//! In: a page of the last publication, and the site. Out: the page that takes its place, and
//! whether that is certain. A redirect sends people: what is not certain is only proposed.

use super::permalink::{self, sort_key};
use super::{Page, PageId, Site};
use crate::document::{self, Context};
use crate::source::path::{OutputPath, SourcePath};

/// What is known of a page that was published before.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Its address, relative to the output's root.
    pub address: &'a str,
    /// Its title.
    pub title: Option<&'a str>,
    /// A guide's code.
    pub code: Option<&'a str>,
}

/// The page that takes the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Successor {
    /// The page.
    pub page: PageId,
    /// Whether code or title leave no doubt.
    pub certain: bool,
}

/// Least likeness (Jaro-Winkler, 0 to 1) of two names at which one is proposed for the other.
const NEAR_ENOUGH: f64 = 0.80;

impl Site {
    /// Finds the page that takes the place of one that vanished; `was_there` tells addresses of before.
    ///
    /// A page that stood elsewhere before is no page that moved, and never certain.
    pub fn successor(&self, old: Known<'_>, was_there: &dyn Fn(&str) -> bool) -> Option<Successor> {
        let pages = || {
            let own = self.pages.iter().enumerate().filter(|(_, page)| page.address.anchor.is_none());
            own.filter(|(_, page)| !was_there(page.address.output.as_str()))
        };
        let only = |fits: &dyn Fn(&Page) -> bool| {
            let mut found = pages().filter(|(_, page)| fits(page));
            let first = found.next()?;
            found.next().is_none().then_some(PageId(first.0))
        };
        let root = |page: &Page| self.language_root(&page.document.language);
        let same_language = |page: &Page| {
            let root = root(page);
            if root.is_empty() {
                !self.languages.iter().any(|other| {
                    let other = self.language_root(other);
                    !other.is_empty() && old.address.starts_with(&other)
                })
            } else {
                old.address.starts_with(&root)
            }
        };
        let by_code =
            old.code.and_then(|code| only(&|page| same_language(page) && page.code.as_deref() == Some(code)));
        let by_title = || {
            let title = sort_key(old.title?);
            only(&|page| same_language(page) && sort_key(&page.document.head.title) == title)
        };
        if let Some(page) = by_code.or_else(by_title) {
            return Some(Successor { page, certain: true });
        }
        let stem = |address: &str| {
            let name = address.strip_suffix("/index.html").or_else(|| address.strip_suffix(".html"));
            name.unwrap_or(address).rsplit('/').next().unwrap_or_default().to_owned()
        };
        let name = stem(old.address);
        let likeness = |page: &Page| {
            let by_name = strsim::jaro_winkler(&name, &stem(page.address.output.as_str()));
            let by_title = old.title.map_or(0.0, |title| {
                strsim::jaro_winkler(&sort_key(title), &sort_key(&page.document.head.title))
            });
            by_name.max(by_title)
        };
        pages()
            .filter(|(_, page)| same_language(page))
            .map(|(id, page)| (likeness(page), id))
            .filter(|(likeness, _)| *likeness >= NEAR_ENOUGH)
            .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)))
            .map(|(_, id)| Successor { page: PageId(id), certain: false })
    }

    /// Gives the address at which a file of `content/` stands while it is published.
    pub fn address_of_file(&self, path: &SourcePath, context: &Context<'_>) -> Option<OutputPath> {
        let (place, language) = document::place_of(path, context)?;
        let folder = permalink::folder_address(&self.config, &language, &place.folders);
        OutputPath::new(&format!("{folder}{}.html", permalink::slug(&place.stem)))
    }
}
