//! Booklets: titled lists of pages that are printed as one, for offices without internet.
//!
//! Made of folders, topics, offices, life events and of lists that an editor picks by hand (`content/buku/`).
//! Whatever else has a title and pages becomes a booklet by one call of `Collection::add`.
//! A long list is divided into volumes of about the same size, and a folder that holds too much for one with all
//! that is in it keeps to its own pages, so that a page stands in few booklets however large the site is.

use std::collections::BTreeSet;

use super::list::{Entry, Section, SectionKind};
use super::{Link, Page, PageId, Site};
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::{Language, Meaning};
use crate::source::path::OutputPath;

/// Most pages of one volume that nobody picked by hand: about a dozen sheets, which any stapler bears, which
/// somebody at a counter leafs through, and which an old telephone opens like a page.
pub const IN_ONE_VOLUME: usize = 6;

/// Most pages of one volume of a list that an editor put together, which belongs together: about 100 sheets.
pub const IN_ONE_PICKED_VOLUME: usize = 50;

/// Fewest pages of a booklet that nobody picked by hand: a single page prints by itself.
const FEWEST: usize = 2;

/// One volume of a booklet.
#[derive(Debug, Clone)]
pub struct Booklet {
    /// What its cover says.
    pub title: Title,
    /// The language of its cover.
    pub language: Language,
    /// The list or page that it prints.
    pub list: OutputPath,
    /// Where it stands.
    pub output: OutputPath,
    /// Its pages, in order.
    pub pages: Vec<PageId>,
    /// Which volume it is, from 1.
    pub volume: usize,
    /// How many volumes there are.
    pub volumes: usize,
}

/// What the cover of a booklet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// The title of a folder, an index into [`Site::sections`]; loket has words of its own for some.
    Section(usize),
    /// The name of a topic.
    Topic(String),
    /// These words.
    Text(String),
}

/// Collects the booklets of a site.
pub(super) fn collect(site: &Site) -> Vec<Booklet> {
    let mut all = Collection::default();
    for (index, section) in site.sections.iter().enumerate() {
        let pages = pages_of_section(site, section);
        if pages.len() >= FEWEST {
            all.add(&Title::Section(index), &section.language, &section.output, &pages, IN_ONE_VOLUME);
        }
    }
    // The list of a topic that is a folder is the folder's.
    for topic in site.topics.iter().filter(|topic| topic.section.is_none()) {
        if topic.entries.len() >= FEWEST {
            let title = Title::Topic(topic.title.clone());
            all.add(&title, &topic.language, &topic.output, &topic.entries, IN_ONE_VOLUME);
        }
    }
    for agency in &site.agencies {
        if agency.entries.len() >= FEWEST {
            // The office itself stands first: where it is and when it is open.
            let pages: Vec<PageId> = agency.page.iter().chain(&agency.entries).copied().collect();
            let title = Title::Text(agency.name.clone());
            all.add(&title, &agency.language, &agency.output, &pages, IN_ONE_VOLUME);
        }
    }
    let is_list =
        |page: &Page| page.document.place.is_book() || matches!(page.document.meaning, Meaning::LifeEvent(_));
    for (id, page) in site.pages.iter().enumerate().filter(|(_, page)| is_list(page)) {
        let linked = page.links.iter().filter_map(|link| match link {
            Link::Page { page, .. } => Some(*page),
            _ => None,
        });
        // A life event itself stands first: its steps in order and one list of what to bring.
        let own = (!page.document.place.is_book()).then_some(PageId(id));
        let pages = chapters(site, own.into_iter().chain(linked));
        let title = Title::Text(page.document.head.title.clone());
        all.add(&title, &page.document.language, &page.address.output, &pages, IN_ONE_PICKED_VOLUME);
    }
    let mut booklets = all.booklets;
    booklets.sort_by(|a, b| (&a.list, a.volume).cmp(&(&b.list, b.volume)));
    booklets
}

/// Gives the volumes of a list's booklet; none where it has no booklet.
pub fn volumes_of<'s>(site: &'s Site, list: &OutputPath) -> &'s [Booklet] {
    let start = site.booklets.partition_point(|booklet| booklet.list < *list);
    let rest = site.booklets.get(start..).unwrap_or_default();
    let end = rest.iter().take_while(|booklet| booklet.list == *list).count();
    rest.get(..end).unwrap_or_default()
}

/// The booklets so far.
#[derive(Debug, Default)]
struct Collection {
    booklets: Vec<Booklet>,
}

impl Collection {
    /// Adds a titled list of pages, divided into volumes of at most so many pages.
    fn add(&mut self, title: &Title, language: &Language, list: &OutputPath, pages: &[PageId], most: usize) {
        let volumes = pages.len().div_ceil(most);
        // No last volume of a single page.
        let size = pages.len().div_ceil(volumes.max(1)).max(1);
        for (index, pages) in pages.chunks(size).enumerate() {
            let Some(output) = address(list, index) else { continue };
            self.booklets.push(Booklet {
                title: title.clone(),
                language: language.clone(),
                list: list.clone(),
                output,
                pages: pages.to_vec(),
                volume: index + 1,
                volumes,
            });
        }
    }
}

/// Gives the address of a volume: `panduan/index.html` becomes `panduan/cetak.html`, then `panduan/cetak-2.html`;
/// for a list that is no folder's, `topik/x.html` becomes `topik/x/cetak.html`.
fn address(list: &OutputPath, index: usize) -> Option<OutputPath> {
    let stem = list.as_str().strip_suffix(".html").unwrap_or(list.as_str());
    let folder = stem.strip_suffix("/index").unwrap_or(stem);
    let number = if index == 0 { String::new() } else { format!("-{}", index + 1) };
    OutputPath::new(&format!("{folder}/cetak{number}.html"))
}

/// Gives the pages of a folder: with the folders in it while all fit into one volume, else its own alone.
fn pages_of_section(site: &Site, section: &Section) -> Vec<PageId> {
    // Words and notices stand on one page that prints by itself, and a book of books is no book.
    let is_book = section.folders.first().is_some_and(|folder| crate::document::is_book_folder(folder));
    if matches!(section.kind, SectionKind::Terms | SectionKind::Notices) || is_book {
        return Vec::new();
    }
    let mut within = vec![section];
    if section.total <= IN_ONE_VOLUME {
        add_children(site, section, &mut within);
    }
    let entries = within.into_iter().flat_map(|section| &section.entries);
    chapters(site, entries.filter_map(|entry| if let Entry::Page(id) = entry { Some(*id) } else { None }))
}

/// Adds the folders in a folder, each before those in it.
fn add_children<'s>(site: &'s Site, section: &Section, within: &mut Vec<&'s Section>) {
    for child in section.children.iter().filter_map(|child| site.sections.get(*child)) {
        within.push(child);
        add_children(site, child, within);
    }
}

/// Keeps the pages that can be chapters, each once; a part of a guide stands for the guide.
fn chapters(site: &Site, pages: impl Iterator<Item = PageId>) -> Vec<PageId> {
    let mut seen: BTreeSet<PageId> = BTreeSet::new();
    pages
        .map(|id| site.page(id).whole.unwrap_or(id))
        .filter(|id| has_chapter(&site.page(*id).document.meaning) && seen.insert(*id))
        .collect()
}

/// Tells of lists for booklets that name nothing to print, and of links in them to what is no chapter.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for page in site.pages.iter().filter(|page| page.document.place.is_book()) {
        let document = &page.document;
        let (mut has_chapters, mut has_broken) = (false, false);
        for (link, raw) in page.links.iter().zip(&document.links) {
            match link {
                Link::Page { page: target, .. } if chapters(site, [*target].into_iter()).is_empty() => {}
                Link::Output(_) => {}
                Link::Page { .. } => {
                    has_chapters = true;
                    continue;
                }
                // A broken link is told already.
                Link::Broken => {
                    has_broken = true;
                    continue;
                }
                Link::Asset(_) | Link::Fact(_) | Link::Anchor(_) | Link::External(_) => continue,
            }
            let at = Location::new(&document.path, raw.span.clone());
            diagnostics.push(Diagnostic::new(Problem::BookLinkNoChapter { url: raw.url.clone() }, at));
        }
        if !has_chapters && !has_broken {
            let at = Location::new(&document.path, document.head.title_span.clone());
            diagnostics.push(Diagnostic::new(Problem::BookWithoutChapters, at));
        }
    }
}

/// Tells whether a page can be a chapter: words, notices and folder pages stand on pages of others, parts in their
/// guide; helpers have a sheet of their own.
fn has_chapter(meaning: &Meaning) -> bool {
    !matches!(
        meaning,
        Meaning::Term(_)
            | Meaning::Notice(_)
            | Meaning::Folder(_)
            | Meaning::Part(_)
            | Meaning::Helper(_)
            | Meaning::EasyRead(_)
    )
}
