//! Joins guides with what people need next: other guides, the stories and questions about them.

use super::list::{Topic, listed_key};
use super::{Link, Page, PageId};

/// Most guides that are shown as related; more is a list, not help.
const MAX_RELATED: usize = 5;

/// Fills [`Page::mentioned_by`] and [`Page::related`].
///
/// Related are, in this order: guides that link to this one and guides of the same topic
/// that stand beside it. Guides that the page links to itself are left out: it shows them.
pub(super) fn join(pages: &mut [Page], topics: &[Topic]) {
    let mut linked_from: Vec<Vec<PageId>> = vec![Vec::new(); pages.len()];
    for (id, page) in pages.iter().enumerate() {
        for link in &page.links {
            if let Link::Page { page: target, .. } = link
                && page.is_guide()
                && *target != PageId(id)
                && page.document.language == pages[target.0].document.language
                && !linked_from[target.0].contains(&PageId(id))
                && linked_from[target.0].len() < MAX_RELATED
            {
                linked_from[target.0].push(PageId(id));
            }
        }
    }
    let mut mentions: Vec<(PageId, PageId)> = Vec::new();
    for (id, page) in pages.iter().enumerate() {
        let is_notice = matches!(page.document.meaning, crate::document::Meaning::Notice(_));
        let is_folder = matches!(page.document.meaning, crate::document::Meaning::Folder(_));
        if !is_notice && !is_folder {
            mentions.extend(page.guides.iter().map(|guide| (*guide, PageId(id))));
        }
    }
    for (guide, by) in mentions {
        if !pages[guide.0].mentioned_by.contains(&by) {
            pages[guide.0].mentioned_by.push(by);
        }
    }
    for id in 0..pages.len() {
        if !pages[id].is_guide() {
            continue;
        }
        let shown: Vec<PageId> = pages[id]
            .links
            .iter()
            .filter_map(|link| if let Link::Page { page, .. } = link { Some(*page) } else { None })
            .collect();
        let mut related = Vec::with_capacity(MAX_RELATED);
        let neighbours = pages[id].topics.iter().filter_map(|topic| topics.get(*topic)).flat_map(|topic| {
            // A topic may hold thousands; they stand by title, those of one title in the order of the pages.
            let place = |id: usize| (listed_key(&pages[id]), id);
            let here = topic.entries.binary_search_by(|entry| place(entry.0).cmp(&place(id)));
            let here = here.unwrap_or_default();
            topic.entries.iter().skip(here + 1).chain(topic.entries.iter().take(here)).take(MAX_RELATED)
        });
        for other in linked_from[id].iter().chain(neighbours) {
            let fits = pages[other.0].is_guide() && other.0 != id;
            if fits && !shown.contains(other) && !related.contains(other) && related.len() < MAX_RELATED {
                related.push(*other);
            }
        }
        pages[id].related = related;
    }
}
