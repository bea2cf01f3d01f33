//! The page of an office: where, when, how to reach it, what it promises, what it does.

use super::Renderer;
use super::card::link;
use super::list::leave_office_out;
use super::prose::Scene;
use super::view::{CounterView, OfficeView, PledgeView};
use super::wording;
use crate::diagnostic::Diagnostic;
use crate::document::Office;
use crate::site::list::Entry;
use crate::site::route::Route;
use crate::site::{Page, PageId};

impl Renderer<'_> {
    /// Renders an office.
    pub(super) fn office(
        &self,
        route: &Route,
        page: &Page,
        office: &Office,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Some(card) = self.office_card(page, page) else { return Ok(Vec::new()) };
        let strings = self.words(page);
        let mut frame = self.page_frame(route, page, "office");
        frame.json_ld = Some(self.office_json_ld(page, office));
        let mut scene = Scene::new(page, &route.output);
        let body = self.blocks(&office.body, &mut scene);
        let own = self.site.agencies.iter().position(|agency| agency.page == self.id_of(page));
        let entries = own.and_then(|index| self.site.agencies.get(index)).map_or(&[][..], |a| &a.entries);
        let entries: Vec<Entry> = entries.iter().map(|id| Entry::Page(*id)).collect();
        let is_child = |other: &&Page| own.is_some_and(|own| other.agencies.contains(&own));
        let children = self.site.agencies.iter().filter_map(|agency| agency.page);
        let children = children.filter(|id| is_child(&self.site.page(*id)));
        let mut children: Vec<_> = children.map(|id| self.page_card(id)).collect();
        let mut list = self.list_page(&page.document.language, &entries, 0, &page.address.output);
        leave_office_out(&mut children, &card.name);
        leave_office_out(&mut list.entries, &card.name);
        let view = OfficeView {
            card,
            short_name: office.short_name.clone(),
            map: office.coordinates.map(|(latitude, longitude)| format!("geo:{latitude},{longitude}")),
            social: office.social.clone(),
            counters: office
                .counters
                .iter()
                .map(|counter| CounterView {
                    code: counter.code.clone(),
                    name: counter.name.clone(),
                    purpose: counter.purpose.clone(),
                })
                .collect(),
            pledge: office.pledge.as_ref().map(|pledge| PledgeView {
                text: pledge.text.clone(),
                signatory: pledge.signatory.clone(),
                date: pledge.date.map(|day| wording::date(day, strings)),
                place: pledge.place.clone(),
            }),
            promise: self.id_of(page).and_then(|id| self.office_promise(id, office)),
            parent: page
                .agencies
                .first()
                .and_then(|parent| self.site.agencies.get(*parent))
                .map(|parent| link(&parent.name, parent.output.encoded())),
            children,
            body,
            list,
            reviewed: page.document.head.reviewed.map(|day| wording::date(day, strings)),
            review_due: self.review_due(page),
            terms: self.terms_used(&scene),
            booklets: self.booklets_of(&page.address.output),
            addresses: scene.addresses.take().unwrap_or_default().list,
        };
        self.template("office.html", route, &frame, &view)
    }

    /// Finds the number of a page; pages are sorted by source path.
    pub(super) fn id_of(&self, page: &Page) -> Option<PageId> {
        let found = self.site.pages.binary_search_by(|other| other.document.path.cmp(&page.document.path));
        found.ok().map(PageId)
    }
}
