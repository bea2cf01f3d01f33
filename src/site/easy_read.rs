//! Joins easy versions with the pages that they are of: `akta.md` and `akta.mudah.md`.

use std::collections::BTreeMap;

use super::{Page, PageId};
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::{Language, Meaning, Place};

/// Fills [`Page::easy_read`] on both; an easy version without its page is a finding.
pub(super) fn join(pages: &mut [Page], diagnostics: &mut Vec<Diagnostic>) {
    let is_easy = |page: &Page| matches!(page.document.meaning, Meaning::EasyRead(_));
    if !pages.iter().any(is_easy) {
        return;
    }
    let bases: BTreeMap<(Place, Language), usize> = pages
        .iter()
        .enumerate()
        .filter(|(_, page)| !is_easy(page))
        .map(|(id, page)| ((page.document.place.clone(), page.document.language.clone()), id))
        .collect();
    for id in 0..pages.len() {
        if !is_easy(&pages[id]) {
            continue;
        }
        let document = pages[id].document.clone();
        let place = document.place.base_of_easy();
        if let Some(&base) = bases.get(&(place, document.language.clone())) {
            pages[id].easy_read = Some(PageId(base));
            pages[base].easy_read = Some(PageId(id));
        } else {
            let base = document.path.name().replace(".mudah", "").replace(".easy", "");
            let at = Location::whole(&document.path);
            diagnostics.push(Diagnostic::new(Problem::EasyReadOrphan { base }, at));
        }
    }
}
