//! Joins the pages that are one page in several languages: siblings `nama.md`, `nama.en.md`.

use rustc_hash::FxHashMap;

use super::{Page, PageId};
use crate::config::SiteConfig;
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::{Meaning, Place};

/// Fills [`Page::translations`]; a translation without an original is a finding.
pub(super) fn join(pages: &mut [Page], config: &SiteConfig, diagnostics: &mut Vec<Diagnostic>) {
    let mut groups: Vec<Vec<usize>> = Vec::with_capacity(pages.len());
    let mut group_of: FxHashMap<&Place, usize> = FxHashMap::default();
    for (id, page) in pages.iter().enumerate() {
        let group = *group_of.entry(&page.document.place).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(id),
            None => groups.push(vec![id]),
        }
    }
    for group in groups {
        let has_original = group.iter().any(|&id| {
            let document = &pages[id].document;
            // An easy version belongs to the page beside it, in whatever language that is.
            document.language == config.language || matches!(document.meaning, Meaning::EasyRead(_))
        });
        for &id in &group {
            let others = group.iter().filter(|&&other| other != id).map(|&other| PageId(other)).collect();
            let page = &mut pages[id];
            page.translations = others;
            if !has_original {
                let language = page.document.language.code().to_owned();
                let at = Location::whole(&page.document.path);
                diagnostics.push(Diagnostic::new(Problem::TranslationOrphan { language }, at));
            }
        }
    }
}
