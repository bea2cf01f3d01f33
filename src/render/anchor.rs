//! Where the links of a text lead when it is not read on its own page: anchors on a sheet and in a
//! chapter of a booklet, and the numbered addresses that paper lists because nobody can click it.

use std::collections::{BTreeMap, HashMap};

use crate::site::PageId;

/// Where the headings of a page stand, as seen from where its text is shown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchors<'a> {
    /// Beside the text: the page shows itself.
    Here,
    /// On the page itself, since here only a part of it is shown.
    OnPage,
    /// In a booklet, whose chapters each have a number: the chapters, and which one this page is.
    InBook(&'a BTreeMap<PageId, usize>, usize),
}

/// The addresses behind the links of a print, each once, numbered from 1 in the order of their first use.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    /// In order.
    pub(super) list: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Addresses {
    /// Gives the number of an address, adding it if it is new.
    pub(super) fn number(&mut self, address: &str) -> usize {
        if let Some(number) = self.numbers.get(address) {
            return *number;
        }
        self.list.push(address.to_owned());
        self.numbers.insert(address.to_owned(), self.list.len());
        self.list.len()
    }
}

/// Gives the anchor of a heading in a chapter of a booklet.
pub(super) fn chapter_anchor(chapter: usize, anchor: &str) -> String {
    format!("bab-{chapter}-{anchor}")
}

/// Puts a chapter's number before the anchors of its HTML, and its headings one level lower.
pub(super) fn as_chapter(html: &str, chapter: usize) -> String {
    let own = chapter_anchor(chapter, "");
    let mut shifted = String::with_capacity(html.len() + 64);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tail) = rest.split_at(start);
        shifted.push_str(text);
        let (tag, after) = tail.split_at(tail.find('>').map_or(tail.len(), |end| end + 1));
        let tag = push_deeper(tag, &mut shifted);
        // Most tags have no attribute.
        if tag.contains(' ') {
            let mut tag = tag.to_owned();
            for attribute in [" id=\"", " href=\"#", " aria-labelledby=\""] {
                if tag.contains(attribute) {
                    tag = tag.replace(attribute, &format!("{attribute}{own}"));
                }
            }
            shifted.push_str(&tag);
        } else {
            shifted.push_str(tag);
        }
        rest = after;
    }
    shifted.push_str(rest);
    shifted
}

/// Adds the name of a heading's tag one level lower, and gives what is left of the tag; all of any other tag.
fn push_deeper<'t>(tag: &'t str, html: &mut String) -> &'t str {
    for mark in ["<h", "</h"] {
        for (level, deeper) in [("2", "3"), ("3", "4"), ("4", "5"), ("5", "6")] {
            if let Some(rest) = tag.strip_prefix(mark).and_then(|rest| rest.strip_prefix(level)) {
                html.push_str(mark);
                html.push_str(deeper);
                return rest;
            }
        }
    }
    tag
}

/// Gives the way to a page inside a booklet, if it is a chapter of it.
pub(super) fn in_book(anchors: Anchors, page: PageId, anchor: Option<&str>) -> Option<String> {
    let Anchors::InBook(chapters, _) = anchors else { return None };
    let chapter = *chapters.get(&page)?;
    Some(match anchor {
        Some(anchor) => format!("#{}", chapter_anchor(chapter, anchor)),
        None => format!("#bab-{chapter}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_has_anchors_of_its_own_and_deeper_headings() {
        assert_eq!(
            as_chapter("<h2 id=\"biaya\">id=\"x\"</h2><a href=\"#fn:1\" id=\"fnref:1\">", 3),
            "<h3 id=\"bab-3-biaya\">id=\"x\"</h3><a href=\"#bab-3-fn:1\" id=\"bab-3-fnref:1\">"
        );
        assert_eq!(as_chapter("<h6>a</h6><hr>1 < 2", 1), "<h6>a</h6><hr>1 < 2");
    }

    #[test]
    fn a_page_of_the_booklet_is_reached_inside_it() {
        let chapters = BTreeMap::from([(PageId(7), 2)]);
        let here = Anchors::InBook(&chapters, 1);
        assert_eq!(in_book(here, PageId(7), None).as_deref(), Some("#bab-2"));
        assert_eq!(in_book(here, PageId(7), Some("biaya")).as_deref(), Some("#bab-2-biaya"));
        assert_eq!(in_book(here, PageId(8), None), None);
        assert_eq!(in_book(Anchors::Here, PageId(7), None), None);
    }
}
