//! A booklet: many pages in one print, with a cover, numbered contents and a glossary.
//!
//! Links between its pages become jumps inside it; each chapter's anchors carry its number.
//! Words of the glossary are explained once, at the end, and addresses are listed there.

use std::collections::BTreeMap;

use super::anchor::{Addresses, Anchors};
use super::card::link;
use super::guide::Extent;
use super::prose::{Scene, lead};
use super::view::Crumb;
use super::view::paper::{BookletView, Chapter};
use super::{Renderer, wording};
use crate::diagnostic::Diagnostic;
use crate::document::{Meaning, prose::Prose};
use crate::site::booklet::{Booklet, Title, volumes_of};
use crate::site::list::Section;
use crate::site::permalink::sort_key;
use crate::site::review;
use crate::site::route::Route;
use crate::site::{Page, PageId};
use crate::source::path::OutputPath;

/// The style of booklets, on the screen and on paper; it stands alone.
const BOOK_STYLESHEET: &str = "css/book.css";

/// Most booklets that a list offers; of more volumes the first one alone, which leads to the next.
const MOST_OFFERED: usize = 12;

impl Renderer<'_> {
    /// Renders a volume of a booklet.
    pub(super) fn booklet(&self, route: &Route, index: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Some(booklet) = self.site.booklets.get(index) else { return Ok(Vec::new()) };
        let strings = self.strings(&booklet.language);
        let title = self.booklet_title(booklet);
        let cover = strings.fill("booklet_title", &[("title", &title)]);
        let mut frame = self.frame(route, &booklet.language, &cover, "booklet");
        if let Some(volume) = self.volume(booklet) {
            frame.title = format!("{cover}, {volume}");
        }
        if matches!(booklet.title, Title::Topic(_)) {
            // An office may be named like a topic.
            frame.title = format!("{} – {}", frame.title, strings.text("topics_title"));
        }
        // It stands alone and shows no way but back to its list.
        frame.breadcrumbs.clear();
        let chapters = booklet.pages.len().to_string();
        let words = strings.fill("booklet_description", &[("chapters", &chapters)]);
        frame.description = Some(format!("{}: {words}", frame.title));
        self.dress_plainly(&mut frame, BOOK_STYLESHEET);
        let pages = || booklet.pages.iter().map(|id| self.site.page(*id));
        frame.sample |= pages().any(|page| page.document.head.sample);

        let numbers: BTreeMap<PageId, usize> =
            booklet.pages.iter().enumerate().map(|(index, id)| (*id, index + 1)).collect();
        let (mut terms, mut addresses) = (Vec::new(), Addresses::default());
        let mut chapters = Vec::with_capacity(booklet.pages.len());
        for (index, page) in pages().enumerate() {
            let mut scene = Scene {
                page,
                here: &route.output,
                // A glossary has the words of one language.
                terms: (page.document.language == booklet.language).then(|| std::mem::take(&mut terms)),
                anchors: Anchors::InBook(&numbers, index + 1),
                addresses: Some(std::mem::take(&mut addresses)),
            };
            chapters.push(self.chapter(&mut scene, index + 1));
            terms = scene.terms.take().unwrap_or(terms);
            addresses = scene.addresses.take().unwrap_or_default();
        }
        let glossary = self.site.glossary(&booklet.language);
        let mut words: Vec<_> = terms
            .iter()
            .filter_map(|term| self.term(self.site.page(*glossary?.terms.get(*term)?), &route.output))
            .collect();
        words.sort_by_cached_key(|word| sort_key(&word.term));
        let view = BookletView {
            title,
            volume: self.volume(booklet),
            list_url: booklet.list.encoded(),
            volumes: self.other_volumes(booklet),
            chapters,
            terms: words,
            addresses: addresses.list,
            reviewed: pages()
                .filter_map(|page| page.document.head.reviewed)
                .max()
                .map(|day| wording::date(day, strings)),
            review_due: pages()
                .filter_map(|page| review::due(&page.document.head))
                .min()
                .map(|day| wording::date(day, strings)),
        };
        self.template("booklet.html", route, &frame, &view)
    }

    /// Gathers a page as a chapter.
    fn chapter(&self, scene: &mut Scene, number: usize) -> Chapter {
        let page = scene.page;
        let strings = self.words(page);
        let head = &page.document.head;
        let mut chapter = Chapter {
            number,
            language: page.document.language.code().to_owned(),
            title: head.title.clone(),
            summary: head.summary.clone(),
            qr: self.qr(page),
            guide: None,
            office: None,
            event: None,
            body: Vec::new(),
            questions: Vec::new(),
            person: None,
            date: head.reviewed.map(|day| wording::date(day, strings)),
        };
        let mut text = |chapter: &mut Chapter, body: &Prose| {
            chapter.summary = lead(page, body);
            chapter.body = self.blocks(body, scene);
        };
        match &page.document.meaning {
            Meaning::Guide(guide) => {
                chapter.guide = Some(Box::new(self.guide_view(scene, guide, Extent::Whole)));
                chapter.summary = chapter.guide.as_ref().and_then(|guide| guide.summary.clone());
            }
            Meaning::Office(office) => {
                chapter.office = self.office_card(page, page);
                text(&mut chapter, &office.body);
            }
            Meaning::Story(story) => {
                chapter.person.clone_from(&story.person);
                chapter.date = story.date.map(|day| wording::date(day, strings));
                text(&mut chapter, &story.body);
            }
            Meaning::Faq(faq) => {
                text(&mut chapter, &faq.questions.before);
                chapter.questions = self.questions(&faq.questions, scene);
            }
            Meaning::Page(plain) | Meaning::Folder(plain) | Meaning::EasyRead(plain) => {
                text(&mut chapter, &plain.body);
            }
            Meaning::Part(part) => text(&mut chapter, &part.intro),
            Meaning::LifeEvent(event) => {
                text(&mut chapter, &event.intro);
                chapter.event = self.event_chapter(page, event, scene).map(Box::new);
            }
            Meaning::Helper(helper) => text(&mut chapter, &helper.intro),
            Meaning::Term(term) => text(&mut chapter, &term.body),
            Meaning::Notice(notice) => text(&mut chapter, &notice.body),
        }
        chapter
    }

    /// Gives what the cover of a booklet says.
    fn booklet_title(&self, booklet: &Booklet) -> String {
        match &booklet.title {
            Title::Topic(title) | Title::Text(title) => title.clone(),
            Title::Section(index) => {
                self.site.sections.get(*index).map(|section| self.section_title(section)).unwrap_or_default()
            }
        }
    }

    /// Words which volume of several a booklet is.
    fn volume(&self, booklet: &Booklet) -> Option<String> {
        let (number, volumes) = (booklet.volume.to_string(), booklet.volumes.to_string());
        let words = self.strings(&booklet.language);
        (booklet.volumes > 1)
            .then(|| words.fill("booklet_volume", &[("number", &number), ("volumes", &volumes)]))
    }

    /// Gives the ways to the other volumes; of many to those beside it.
    fn other_volumes(&self, booklet: &Booklet) -> Vec<Crumb> {
        let is_shown = |other: &&Booklet| match other.volume.abs_diff(booklet.volume) {
            0 => false,
            1 => true,
            _ => booklet.volumes <= MOST_OFFERED,
        };
        let shown = volumes_of(self.site, &booklet.list).iter().filter(is_shown);
        shown.filter_map(|other| Some(link(&self.volume(other)?, other.output.encoded()))).collect()
    }

    /// Makes the way to a booklet from the list or the pages that it prints.
    fn offer(&self, booklet: &Booklet) -> Crumb {
        let title = self.booklet_title(booklet);
        let mut text = self.strings(&booklet.language).fill("offer_booklet", &[("title", &title)]);
        if let Some(volume) = self.volume(booklet) {
            text = format!("{text}, {volume}");
        }
        link(&text, booklet.output.encoded())
    }

    /// Gives the ways to the volumes of a list's booklet.
    pub(super) fn booklets_of(&self, list: &OutputPath) -> Vec<Crumb> {
        let volumes = volumes_of(self.site, list);
        let offered = if volumes.len() > MOST_OFFERED { 1 } else { volumes.len() };
        volumes.iter().take(offered).map(|volume| self.offer(volume)).collect()
    }

    /// Gives the ways to the booklets of a folder; where it is too large for one, to those of the folders in it.
    pub(super) fn booklets_of_section(&self, section: &Section) -> Vec<Crumb> {
        let own = self.booklets_of(&section.output);
        if !own.is_empty() {
            return own;
        }
        let children = section.children.iter().filter_map(|child| self.site.sections.get(*child));
        children.flat_map(|child| self.booklets_of(&child.output)).take(MOST_OFFERED).collect()
    }

    /// Gives the way to the volume of a list's booklet that holds a page.
    pub(super) fn booklet_with(&self, list: &OutputPath, page: &Page) -> Option<Crumb> {
        let pages = &self.site.pages;
        let id = pages.binary_search_by(|other| other.document.path.cmp(&page.document.path)).ok()?;
        let mut volumes = volumes_of(self.site, list).iter();
        volumes.find(|booklet| booklet.pages.contains(&PageId(id))).map(|booklet| self.offer(booklet))
    }
}
