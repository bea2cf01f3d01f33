//! Lists: home, folders, topics, offices without a page, A–Z, glossary, notices.

use super::Renderer;
use super::card::link;
use super::prose::Scene;
use super::view::{
    Block, Crumb, Frame, GlossaryView, HomeView, IndexView, LetterView, ListPage, ListView, NoticesView,
    PageCard, TermView,
};
use crate::diagnostic::Diagnostic;
use crate::document::{Language, Meaning};
use crate::site::list::{Entry, Letter, Section, SectionKind};
use crate::site::permalink::sort_key;
use crate::site::route::{self, Route};
use crate::site::{Page, PageId};
use crate::source::path::OutputPath;

/// How many entries the home page shows of each kind.
const ON_HOME: usize = 6;

/// How many topics the home page names.
const TOPICS_ON_HOME: usize = 24;

impl Renderer<'_> {
    /// Counts the pages of a list.
    fn pages_of(&self, entries: usize) -> usize {
        entries.div_ceil(self.site.config.page_size.max(1)).max(1)
    }

    /// Tells a further page of a list from the first in its title, for tabs and search engines.
    fn name_page(&self, frame: &mut Frame, language: &Language, number: usize, pages: usize) {
        if number > 0 {
            let (number, pages) = ((number + 1).to_string(), pages.to_string());
            let place = self.strings(language).fill("page_of", &[("number", &number), ("pages", &pages)]);
            frame.title = format!("{}, {place}", frame.title);
        }
    }

    /// Cuts a page out of a list.
    pub(super) fn list_page(
        &self,
        language: &Language,
        entries: &[impl Copy + Into<Entry>],
        number: usize,
        first: &OutputPath,
    ) -> ListPage {
        self.list_page_sized(language, entries, number, self.site.config.page_size.max(1), |number| {
            route::page_of(first, number)
        })
    }

    /// Cuts a page of a given size out of a list whose pages stand where `address` says.
    fn list_page_sized(
        &self,
        language: &Language,
        entries: &[impl Copy + Into<Entry>],
        number: usize,
        size: usize,
        address: impl Fn(usize) -> Option<OutputPath>,
    ) -> ListPage {
        let pages = entries.len().div_ceil(size).max(1);
        let shown = entries.iter().skip(number * size).take(size);
        let url = |number: usize| address(number).map(|output| output.encoded());
        let entries_shown: Vec<PageCard> =
            shown.filter_map(|entry| self.entry_card((*entry).into())).collect();
        ListPage {
            untranslated: self.has_untranslated(language, &entries_shown),
            entries: entries_shown,
            total: entries.len(),
            number: number + 1,
            pages,
            previous: number.checked_sub(1).and_then(url),
            next: Some(number + 1).filter(|next| *next < pages).and_then(url),
        }
    }

    /// Tells whether a list shows pages of the site's first language because its own has none of them.
    fn has_untranslated(&self, language: &Language, entries: &[PageCard]) -> bool {
        let first = &self.site.config.language;
        language != first && entries.iter().any(|entry| entry.language == first.code())
    }

    /// Renders the home page of a language.
    pub(super) fn home(&self, route: &Route, language: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let language = self.language(language);
        let own = self.site.pages.iter().find(|page| route::is_home(&page.document, language));
        let title = own.map_or(&self.site.config.title, |page| &page.document.head.title);
        let mut frame = self.frame(route, language, title, "home");
        frame.breadcrumbs.clear();
        frame.description = own
            .and_then(|page| page.document.head.summary.clone())
            .or_else(|| self.site.config.description.clone());
        frame.alternates = self.site_view(language).languages;
        frame.notices = self.notices_for_all(language, &route.output);
        frame.json_ld = Some(self.home_json_ld(language));
        let intro = own.map_or_else(Vec::new, |page| match &page.document.meaning {
            Meaning::Folder(plain) => {
                self.blocks(&plain.body, &mut Scene::without_terms(page, &route.output))
            }
            _ => Vec::new(),
        });
        let named: Vec<PageId> = own.map_or_else(Vec::new, |page| page.guides.clone());
        let featured = if named.is_empty() { self.main_guides(language) } else { named };
        let sections = self.site.sections.iter().filter(|s| s.language == *language && s.parent.is_none());
        let view = HomeView {
            title: title.clone(),
            intro,
            events: self.first_entries(language, SectionKind::LifeEvents),
            featured: featured.into_iter().map(|id| self.page_card(id)).collect(),
            topics: self.topics_of_guides(language),
            sections: sections.clone().map(|section| self.section_link(section)).collect(),
            stories: self.first_entries(language, SectionKind::Stories),
            offices: self.first_entries(language, SectionKind::Offices),
        };
        self.template("home.html", route, &frame, &view)
    }

    /// Gives the guides that are marked as the main one, or else the first ones.
    fn main_guides(&self, language: &Language) -> Vec<PageId> {
        let guides = self
            .site
            .pages
            .iter()
            .enumerate()
            .filter(|(_, page)| page.is_guide() && page.document.language == *language);
        let marked: Vec<PageId> =
            guides.clone().filter(|(_, page)| page.document.head.main).map(|(id, _)| PageId(id)).collect();
        let chosen = if marked.is_empty() { guides.map(|(id, _)| PageId(id)).collect() } else { marked };
        chosen.into_iter().take(ON_HOME).collect()
    }

    /// Gives the first entries of the outermost folder of a kind.
    fn first_entries(&self, language: &Language, kind: SectionKind) -> Vec<super::view::PageCard> {
        let mut sections = self.site.sections.iter().filter(|section| {
            section.kind == kind && section.language == *language && section.parent.is_none()
        });
        let entries = sections.next().map_or(&[][..], |section| &section.entries);
        entries.iter().take(ON_HOME).filter_map(|entry| self.entry_card(*entry)).collect()
    }

    /// Gives the folders of guides, or where there are none the topics, the largest first where not all fit.
    pub(super) fn topics_of_guides(&self, language: &Language) -> Vec<Crumb> {
        let folders = self.site.sections.iter().filter(|section| {
            section.kind == SectionKind::Guides && section.language == *language && section.folders.len() == 2
        });
        let mut links: Vec<Crumb> = folders.map(|section| self.section_link(section)).collect();
        if links.is_empty() {
            links = self.topic_list(language);
            links.sort_by_key(|topic| std::cmp::Reverse(topic.total));
            links.truncate(TOPICS_ON_HOME);
        }
        links.sort_by_cached_key(|topic| sort_key(&topic.title));
        links
    }

    /// Gives all topics of a language, by title.
    fn topic_list(&self, language: &Language) -> Vec<Crumb> {
        let topics = self.site.topics.iter().filter(|topic| topic.language == *language);
        let mut links: Vec<Crumb> = topics
            .map(|topic| {
                let mut crumb = link(&topic.title, topic.output.encoded());
                crumb.total = Some(topic.entries.len());
                crumb
            })
            .collect();
        links.sort_by_cached_key(|topic| sort_key(&topic.title));
        links
    }

    /// Gives a folder as a link.
    fn section_link(&self, section: &Section) -> Crumb {
        let mut crumb = link(&self.section_title(section), section.output.encoded());
        crumb.total = Some(section.total);
        crumb
    }

    /// Renders a page of a folder's list.
    pub(super) fn section(
        &self,
        route: &Route,
        index: usize,
        number: usize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Some(section) = self.site.sections.get(index) else { return Ok(Vec::new()) };
        let title = self.section_title(section);
        let kind = match section.kind {
            SectionKind::LifeEvents => "life-events",
            SectionKind::Guides => "guides",
            SectionKind::Helpers => "helpers",
            SectionKind::Stories => "stories",
            SectionKind::Offices => "offices",
            SectionKind::Terms => "terms",
            SectionKind::Notices => "notices",
            SectionKind::Faqs => "faqs",
            SectionKind::Pages => "pages",
        };
        let frame_kind = match section.kind {
            SectionKind::Terms => "glossary",
            _ => "list",
        };
        let mut frame = self.frame(route, &section.language, &title, frame_kind);
        frame.breadcrumbs.extend(self.section_crumbs(section));
        let mut intro = Vec::new();
        if let Some(page) = section.intro.map(|id| self.site.page(id)) {
            frame.description.clone_from(&page.document.head.summary);
            frame.sample |= page.document.head.sample;
            if number == 0
                && let Meaning::Folder(plain) = &page.document.meaning
            {
                intro = self.blocks(&plain.body, &mut Scene::without_terms(page, &route.output));
            }
        }
        match section.kind {
            SectionKind::Terms => self.glossary_page(route, frame, title, intro, section),
            SectionKind::Notices => self.notices_page(route, &frame, title, intro, section),
            _ => {
                let children = section.children.iter().filter_map(|child| self.site.sections.get(*child));
                let children = children.filter(|_| number == 0).map(|child| self.section_link(child));
                let list = self.list_page(&section.language, &section.entries, number, &section.output);
                self.name_page(&mut frame, &section.language, number, list.pages);
                let booklets = if number == 0 { self.booklets_of_section(section) } else { Vec::new() };
                let view = ListView { title, kind, intro, children: children.collect(), list, booklets };
                self.template("list.html", route, &frame, &view)
            }
        }
    }

    /// Gives the pages of a folder, in the order of its list.
    fn pages_in<'s>(&'s self, section: &'s Section) -> impl Iterator<Item = &'s Page> {
        section.entries.iter().filter_map(|entry| match entry {
            Entry::Page(id) => Some(self.site.page(*id)),
            Entry::Agency(_) => None,
        })
    }

    /// Renders the glossary.
    fn glossary_page(
        &self,
        route: &Route,
        mut frame: Frame,
        title: String,
        intro: Vec<Block>,
        section: &Section,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let terms: Vec<TermView> =
            self.pages_in(section).filter_map(|page| self.term(page, &route.output)).collect();
        frame.json_ld = Some(self.glossary_json_ld(&title, &terms, &frame.breadcrumbs, &route.output));
        self.template("glossary.html", route, &frame, &GlossaryView { title, intro, terms })
    }

    /// Renders the running notices.
    fn notices_page(
        &self,
        route: &Route,
        frame: &Frame,
        title: String,
        intro: Vec<Block>,
        section: &Section,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let notices = self
            .pages_in(section)
            .filter_map(|page| {
                let anchor = page.address.anchor.clone().unwrap_or_default();
                Some((anchor, self.notice(page, &route.output)?))
            })
            .collect();
        self.template("notices.html", route, frame, &NoticesView { title, intro, notices })
    }

    /// Renders the list of topics.
    pub(super) fn topics(&self, route: &Route, language: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let language = self.language(language);
        let title = self.strings(language).text("topics_title").to_owned();
        let mut frame = self.frame(route, language, &title, "list");
        frame.breadcrumbs.push(link(&title, route.output.encoded()));
        let list = self.list_page(language, &[] as &[Entry], 0, &route.output);
        let (intro, children) = (Vec::new(), self.topic_list(language));
        let view = ListView { title, kind: "topics", intro, children, list, booklets: Vec::new() };
        self.template("list.html", route, &frame, &view)
    }

    /// Renders a page of a topic's list.
    pub(super) fn topic(
        &self,
        route: &Route,
        index: usize,
        number: usize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Some(topic) = self.site.topics.get(index) else { return Ok(Vec::new()) };
        let root = self.site.language_root(&topic.language);
        let topics = self.strings(&topic.language).text("topics_title").to_owned();
        let mut frame = self.frame(route, &topic.language, &topic.title, "list");
        frame.breadcrumbs.push(link(&topics, format!("{root}topik/index.html")));
        frame.breadcrumbs.push(link(&topic.title, topic.output.encoded()));
        self.name_page(&mut frame, &topic.language, number, self.pages_of(topic.entries.len()));
        self.plain_list(route, &frame, "topic", &topic.title, &topic.entries, number, &topic.output)
    }

    /// Renders a page of the list of what names an agency.
    pub(super) fn agency(
        &self,
        route: &Route,
        index: usize,
        number: usize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Some(agency) = self.site.agencies.get(index) else { return Ok(Vec::new()) };
        let mut frame = self.frame(route, &agency.language, &agency.name, "list");
        let mut sections = self.site.sections.iter().filter(|section| {
            section.kind == SectionKind::Offices
                && section.language == agency.language
                && section.parent.is_none()
        });
        if let Some(section) = sections.next() {
            frame.breadcrumbs.extend(self.section_crumbs(section));
        }
        frame.breadcrumbs.push(link(&agency.name, agency.output.encoded()));
        self.name_page(&mut frame, &agency.language, number, self.pages_of(agency.entries.len()));
        self.plain_list(route, &frame, "agency", &agency.name, &agency.entries, number, &agency.output)
    }

    /// Renders a page of a list of pages.
    #[expect(clippy::too_many_arguments, reason = "a list is told by just these, and only here")]
    fn plain_list(
        &self,
        route: &Route,
        frame: &Frame,
        kind: &'static str,
        title: &str,
        entries: &[PageId],
        number: usize,
        first: &OutputPath,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut list = self.list_page(&Language(frame.language.clone()), entries, number, first);
        leave_office_out(&mut list.entries, title);
        let view = ListView {
            title: title.to_owned(),
            kind,
            intro: Vec::new(),
            children: Vec::new(),
            list,
            booklets: if number == 0 { self.booklets_of(first) } else { Vec::new() },
        };
        self.template("list.html", route, frame, &view)
    }

    /// Renders the A–Z list, whole or a letter of it.
    pub(super) fn index(
        &self,
        route: &Route,
        index: usize,
        letter: Option<(char, usize)>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let language = self.language(index);
        let title = self.strings(language).text("index_title").to_owned();
        let mut frame = self.frame(route, language, &title, "index");
        let root = self.site.language_root(language);
        frame.breadcrumbs.push(link(&title, format!("{root}indeks.html")));
        let letters = self.site.letters.get(index).map_or(&[][..], Vec::as_slice);
        let total: usize = letters.iter().map(|letter| letter.pages.len()).sum();
        let here = total <= route::INDEX_ON_ONE_PAGE;
        let list = letter.and_then(|(letter, number)| {
            let titles = letters.iter().find(|other| other.letter == letter)?;
            let address = |number| route::index_address(self.site, language, letter, number);
            let size = route::INDEX_ON_ONE_PAGE;
            let mut list = self.list_page_sized(language, &titles.pages, number, size, address);
            list.entries.iter_mut().for_each(shorten);
            Some(list)
        });
        let letters: Vec<LetterView> = letters
            .iter()
            .map(|Letter { letter, pages: titles }| LetterView {
                letter: letter_name(*letter),
                anchor: if *letter == '#' { "huruf-0".to_owned() } else { format!("huruf-{letter}") },
                url: (!here)
                    .then(|| route::index_address(self.site, language, *letter, 0))
                    .flatten()
                    .map(|output| output.encoded()),
                total: titles.len(),
                entries: if here && list.is_none() {
                    let mut entries: Vec<PageCard> = titles.iter().map(|id| self.page_card(*id)).collect();
                    entries.iter_mut().for_each(shorten);
                    entries
                } else {
                    Vec::new()
                },
            })
            .collect();
        if let (Some((letter, number)), Some(list)) = (letter, &list) {
            frame.title = format!("{}: {}", frame.title, letter_name(letter));
            self.name_page(&mut frame, language, number, list.pages);
        }
        let letter = letter.map(|(letter, _)| letter_name(letter));
        let untranslated = letters.iter().any(|letter| self.has_untranslated(language, &letter.entries));
        self.template("index.html", route, &frame, &IndexView { title, letters, letter, list, untranslated })
    }
}

/// Leaves out the name of an office on its own page, where every entry would say it again.
pub(super) fn leave_office_out(entries: &mut [PageCard], name: &str) {
    for entry in entries.iter_mut().filter(|entry| entry.office.as_deref() == Some(name)) {
        entry.office = None;
    }
}

/// Shortens an entry to what is asked of an A–Z list: which page it is.
fn shorten(entry: &mut PageCard) {
    entry.summary = None;
}

/// Words a letter of the A–Z list.
fn letter_name(letter: char) -> String {
    if letter == '#' { "0–9".to_owned() } else { letter.to_uppercase().collect() }
}
