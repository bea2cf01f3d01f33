//! Guides in several parts: a page for each part, and one with the whole guide. And easy versions.

use super::Renderer;
use super::card::link;
use super::guide::Extent;
use super::prose::{Scene, lead};
use super::view::Crumb;
use super::view::guide_parts::{EasyReadView, GuidePartView, PartLink, PartsView};
use super::wording;
use crate::diagnostic::Diagnostic;
use crate::document::{Guide, Meaning, PlainPage};
use crate::site::route::Route;
use crate::site::{Page, PageId};

impl Renderer<'_> {
    /// Renders a part of a guide.
    pub(super) fn guide_part(
        &self,
        route: &Route,
        page: &Page,
        part: &Guide,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let strings = self.words(page);
        let front = page.whole.map(|id| self.site.page(id));
        let mut frame = self.page_frame(route, page, "guide");
        let head = &page.document.head;
        if let Some(front) = front {
            frame.title = format!("{}: {}", front.document.head.title, head.title);
            frame.sample |= front.document.head.sample;
            if let (Some(section), Some(own)) =
                (front.section.and_then(|section| self.site.sections.get(section)), frame.breadcrumbs.pop())
            {
                frame.breadcrumbs.extend(self.section_crumbs(section));
                frame.breadcrumbs.push(link(&front.document.head.title, front.url()));
                frame.breadcrumbs.push(own);
            }
        }
        frame.json_ld = Some(self.page_json_ld(page));
        let mut scene = Scene::new(page, &route.output);
        let intro = self.blocks(&part.intro, &mut scene);
        let sections: Vec<_> =
            part.sections.iter().filter_map(|section| self.guide_section(section, &mut scene)).collect();
        let place = front.and_then(|front| {
            let pages = &front.parts.as_ref()?.pages;
            let here = pages.iter().position(|id| self.site.page(*id).address == page.address)?;
            let (number, total) = ((here + 1).to_string(), pages.len().to_string());
            Some(strings.fill("part_place", &[("number", &number), ("total", &total)]))
        });
        let reviewed = head.reviewed.or_else(|| front.and_then(|front| front.document.head.reviewed));
        let view = GuidePartView {
            title: head.title.clone(),
            summary: lead(page, &part.intro),
            place,
            parts: front.and_then(|front| self.parts_view(front, page)),
            intro,
            own_complaint: sections.iter().any(|section| section.kind == "complaint"),
            sections,
            office: self.office_to_ask(page),
            code: front.and_then(|front| front.code.clone()),
            reviewed: reviewed.map(|day| wording::date(day, strings)),
            review_due: self.review_due(if head.reviewed.is_some() { page } else { front.unwrap_or(page) }),
            terms: self.terms_used(&scene),
        };
        self.template("guide_part.html", route, &frame, &view)
    }

    /// Renders a guide in several parts whole, on one page for paper.
    pub(super) fn whole_guide(&self, route: &Route, id: PageId) -> Result<Vec<u8>, Box<Diagnostic>> {
        let page = self.site.page(id);
        let Meaning::Guide(guide) = &page.document.meaning else { return Ok(Vec::new()) };
        let mut frame = self.page_frame(route, page, "guide");
        // The parts are what search engines are to show.
        frame.noindex = true;
        frame.alternates.clear();
        let whole = self.words(page).text("parts_whole");
        frame.title = format!("{} ({whole})", page.document.head.title);
        frame.description = None;
        frame.breadcrumbs.push(link(whole, route.output.encoded()));
        let mut scene = Scene::new(page, &route.output);
        let view = self.guide_view(&mut scene, guide, Extent::Whole);
        self.template("guide.html", route, &frame, &view)
    }

    /// Gives the parts of a guide as a page of it shows them.
    pub(super) fn parts_view(&self, front: &Page, here: &Page) -> Option<PartsView> {
        let parts = front.parts.as_ref()?;
        let crumb = |page: &Page| link(&page.document.head.title, page.url());
        let mut way: Vec<Crumb> = vec![crumb(front)];
        way.extend(parts.pages.iter().map(|id| crumb(self.site.page(*id))));
        let at = way.iter().position(|crumb| crumb.url == here.url())?;
        let contents = way.iter().skip(1).map(|crumb| PartLink {
            title: crumb.title.clone(),
            url: crumb.url.clone(),
            current: crumb.url == here.url(),
        });
        Some(PartsView {
            guide: crumb(front),
            on_guide: at == 0,
            contents: contents.collect(),
            whole: parts.whole.encoded(),
            previous: at.checked_sub(1).and_then(|before| way.get(before)).cloned(),
            next: way.get(at + 1).cloned(),
        })
    }

    /// Renders the easy version of a page.
    pub(super) fn easy_read(
        &self,
        route: &Route,
        page: &Page,
        plain: &PlainPage,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let full = page.easy_read.map(|id| self.site.page(id));
        let mut frame = self.page_frame(route, page, "easy-read");
        if let (Some(full), Some(mut own)) = (full, frame.breadcrumbs.pop()) {
            if let Some(section) = full.section.and_then(|section| self.site.sections.get(section)) {
                frame.breadcrumbs.extend(self.section_crumbs(section));
            }
            frame.breadcrumbs.push(link(&full.document.head.title, full.url()));
            self.words(page).text("easy_read_name").clone_into(&mut own.title);
            frame.breadcrumbs.push(own);
            frame.sample |= full.document.head.sample;
        }
        // The same title would stand twice in the results of a search engine.
        frame.title = format!("{} ({})", page.document.head.title, self.words(page).text("easy_read_name"));
        let view = EasyReadView {
            title: page.document.head.title.clone(),
            body: self.blocks(&plain.body, &mut Scene::without_terms(page, &route.output)),
            full: full.map(|full| link(&full.document.head.title, full.url())),
            office: full.and_then(|full| self.office_to_ask(full)),
            reviewed: page.document.head.reviewed.map(|day| wording::date(day, self.words(page))),
        };
        self.template("easy_read.html", route, &frame, &view)
    }
}
