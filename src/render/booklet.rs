//! A booklet: many pages in one print, with a cover, numbered contents and a glossary.
//!
//! Links between its pages become jumps inside it; each chapter's anchors carry its number.
//! Words of the glossary are explained once, at the end, and addresses are listed there.

use std::collections::BTreeMap;

use super::Renderer;
use super::anchor::{Addresses, Anchors};
use super::card::link;
use super::guide::Extent;
use super::prose::{Scene, lead};
use super::sheet::PAPER_STYLESHEET;
use super::view::Crumb;
use super::view::paper::{BookletView, Chapter};
use super::wording;
use crate::diagnostic::Diagnostic;
use crate::document::{Meaning, prose::Prose};
use crate::site::PageId;
use crate::site::booklet::{Booklet, Title, volumes_of};
use crate::site::permalink::sort_key;
use crate::site::review;
use crate::site::route::Route;
use crate::source::path::OutputPath;

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
        frame.breadcrumbs.push(link(&title, booklet.list.encoded()));
        frame.breadcrumbs.push(link(strings.text("booklet"), route.output.encoded()));
        frame.canonical = None;
        frame.noindex = true;
        frame.paper_stylesheet = self.theme.file(PAPER_STYLESHEET).map(|file| file.output.encoded());
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
            volumes: volumes_of(self.site, &booklet.list)
                .iter()
                .filter(|other| other.volume != booklet.volume)
                .filter_map(|other| Some(link(&self.volume(other)?, other.output.encoded())))
                .collect(),
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
                chapter.office = self.office_card(page);
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

    /// Gives the way to the booklet of a list, if there is one.
    pub(super) fn booklet_of(&self, list: &OutputPath) -> Option<Crumb> {
        let booklet = volumes_of(self.site, list).first()?;
        let title = self.booklet_title(booklet);
        let text = self.strings(&booklet.language).fill("offer_booklet", &[("title", &title)]);
        Some(link(&text, booklet.output.encoded()))
    }
}
