//! The pages of stories, questions and plain text, and the two that every site has: 404 and redirects.

use super::Renderer;
use super::prose::{Scene, lead};
use super::view::{FaqView, PlainView, RedirectView, StoryView};
use super::wording;
use crate::diagnostic::Diagnostic;
use crate::document::{Consent, Faq, PlainPage, Story};
use crate::site::route::Route;
use crate::site::{self, Page};

impl Renderer<'_> {
    /// Renders a story.
    pub(super) fn story(
        &self,
        route: &Route,
        page: &Page,
        story: &Story,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let strings = self.words(page);
        let mut frame = self.page_frame(route, page, "story");
        frame.json_ld = Some(self.story_json_ld(page, story));
        frame.share_image = self.story_image(page, story).or(frame.share_image);
        let mut scene = Scene::new(page, &route.output);
        let body = self.blocks(&story.body, &mut scene);
        let view = StoryView {
            title: page.document.head.title.clone(),
            summary: lead(page, &story.body),
            date: story.date.map(|day| wording::date(day, strings)),
            person: story.person.clone(),
            consent: story.consent.as_ref().map(|consent| match consent {
                Consent::Written(_) => "written",
                Consent::Anonymous => "anonymous",
                Consent::Sample => "sample",
            }),
            photo: site::picture::photo(page, &self.site.assets).and_then(|photo| {
                self.picture(photo, &route.output, story.photo_text.as_deref().unwrap_or_default())
            }),
            body,
            offices: self.agency_links(page),
            guides: page.guides.iter().map(|id| self.page_card(*id)).collect(),
            topics: self.topic_links(page),
            terms: self.terms_used(&scene),
            addresses: scene.addresses.take().unwrap_or_default().list,
        };
        self.template("story.html", route, &frame, &view)
    }

    /// Renders a page of questions.
    pub(super) fn faq(&self, route: &Route, page: &Page, faq: &Faq) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut frame = self.page_frame(route, page, "faq");
        frame.json_ld = Some(self.faq_json_ld(page, faq));
        let mut scene = Scene::new(page, &route.output);
        let before = self.blocks(&faq.questions.before, &mut scene);
        let questions = self.questions(&faq.questions, &mut scene);
        let view = FaqView {
            title: page.document.head.title.clone(),
            summary: lead(page, &faq.questions.before),
            before,
            questions,
            guides: page.guides.iter().map(|id| self.page_card(*id)).collect(),
            offices: self.agency_links(page),
            reviewed: page.document.head.reviewed.map(|day| wording::date(day, self.words(page))),
            review_due: self.review_due(page),
            terms: self.terms_used(&scene),
            addresses: scene.addresses.take().unwrap_or_default().list,
        };
        self.template("faq.html", route, &frame, &view)
    }

    /// Renders a plain page.
    pub(super) fn plain(
        &self,
        route: &Route,
        page: &Page,
        plain: &PlainPage,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let frame = self.page_frame(route, page, "page");
        let mut scene = Scene::new(page, &route.output);
        let view = PlainView {
            title: page.document.head.title.clone(),
            easy_read: page.easy_read.map(|id| self.site.page(id).url()),
            summary: lead(page, &plain.body),
            body: self.blocks(&plain.body, &mut scene),
            reviewed: page.document.head.reviewed.map(|day| wording::date(day, self.words(page))),
            review_due: self.review_due(page),
            terms: self.terms_used(&scene),
            booklets: self.booklets_of(&page.address.output),
            addresses: scene.addresses.take().unwrap_or_default().list,
        };
        self.template("page.html", route, &frame, &view)
    }

    /// Renders the search page; what was asked stands in the address, so that it works without a server.
    pub(super) fn search(&self, route: &Route, language: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let language = self.language(language);
        let title = self.strings(language).text("search_title").to_owned();
        let mut frame = self.frame(route, language, &title, "search");
        frame.noindex = true;
        frame.breadcrumbs.push(super::card::link(&title, route.output.encoded()));
        let view = PlainView { title, ..PlainView::default() };
        self.template("search.html", route, &frame, &view)
    }

    /// Renders the page for addresses that do not exist.
    pub(super) fn not_found(&self, route: &Route) -> Result<Vec<u8>, Box<Diagnostic>> {
        let language = &self.site.config.language;
        let title = self.strings(language).text("not_found_title").to_owned();
        let mut frame = self.frame(route, language, &title, "not-found");
        frame.noindex = true;
        frame.canonical = None;
        frame.breadcrumbs.clear();
        // It is shown in place of any address, at any depth: its links begin at the host's root.
        if let Some(path) = self.site.config.base_path() {
            path.clone_into(&mut frame.root);
        }
        let view = PlainView { title, ..PlainView::default() };
        self.template("404.html", route, &frame, &view)
    }

    /// Renders an old address.
    pub(super) fn redirect(&self, route: &Route, index: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Some(redirect) = self.site.redirects.get(index) else { return Ok(Vec::new()) };
        let page = self.site.page(redirect.to);
        let title = page.document.head.title.clone();
        let mut frame = self.frame(route, &page.document.language, &title, "redirect");
        frame.noindex = true;
        frame.canonical = self.absolute(&page.address.output);
        let view = RedirectView { title, url: page.url() };
        self.template("redirect.html", route, &frame, &view)
    }
}
