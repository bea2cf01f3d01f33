//! Puts running notices where they concern: on their guides, the guides of their offices, or everywhere.

use super::{Page, PageId};
use crate::document::{Meaning, Urgency};

/// Fills [`Page::notices`], loudest first.
pub(super) fn attach(pages: &mut [Page]) {
    struct Running {
        id: PageId,
        urgency: Urgency,
        language: crate::document::Language,
        agencies: Vec<usize>,
        guides: Vec<PageId>,
    }
    let mut running: Vec<Running> = pages
        .iter()
        .enumerate()
        .filter_map(|(id, page)| match &page.document.meaning {
            Meaning::Notice(notice) => Some(Running {
                id: PageId(id),
                urgency: notice.urgency,
                language: page.document.language.clone(),
                agencies: page.agencies.clone(),
                guides: page.guides.clone(),
            }),
            _ => None,
        })
        .collect();
    running.sort_by_key(|notice| (std::cmp::Reverse(notice.urgency), notice.id));
    for (id, page) in pages.iter_mut().enumerate() {
        page.notices = running
            .iter()
            .filter(|notice| {
                let everybody = notice.agencies.is_empty() && notice.guides.is_empty();
                notice.language == page.document.language
                    && notice.id != PageId(id)
                    && (everybody
                        || notice.guides.contains(&PageId(id))
                        || notice.agencies.iter().any(|agency| page.agencies.contains(agency)))
            })
            .map(|notice| notice.id)
            .collect();
    }
}
