//! Joins the pages that are one page in several languages: siblings `nama.md`, `nama.en.md`.

use std::collections::BTreeMap;

use super::{Page, PageId};
use crate::config::SiteConfig;
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::{Meaning, Place};

/// Fills [`Page::translations`]; a translation without an original is a finding.
pub(super) fn join(pages: &mut [Page], config: &SiteConfig, diagnostics: &mut Vec<Diagnostic>) {
    let mut groups: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (id, page) in pages.iter().enumerate() {
        groups.entry(page.document.place.clone()).or_default().push(id);
    }
    for group in groups.into_values() {
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
