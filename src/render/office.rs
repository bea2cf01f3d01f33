//! The page of an office: where, when, how to reach it, what it promises, what it does.

use super::Renderer;
use super::card::link;
use super::prose::Scene;
use super::strings::Strings;
use super::view::{CounterView, OfficeView, PledgeView, StandardView, SurveyView};
use super::wording;
use crate::diagnostic::Diagnostic;
use crate::document::{Office, StandardPart, Survey};
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
        let Some(card) = self.office_card(page) else { return Ok(Vec::new()) };
        let strings = self.words(page);
        let mut frame = self.page_frame(route, page, "office");
        frame.json_ld = Some(self.office_json_ld(page, office));
        let mut scene = Scene::new(page, &route.output);
        let body = self.blocks(&office.body, &mut scene);
        let own = self.site.agencies.iter().position(|agency| agency.page == self.id_of(page));
        let entries = own.and_then(|index| self.site.agencies.get(index)).map_or(&[][..], |a| &a.entries);
        let entries: Vec<Entry> = entries.iter().map(|id| Entry::Page(*id)).collect();
        let is_child = |other: &&Page| own.is_some_and(|own| other.agencies.contains(&own));
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
            standard: office
                .standard
                .iter()
                .map(|(part, items)| StandardView {
                    title: strings.text(standard_key(*part)).to_owned(),
                    items: items.clone(),
                })
                .collect(),
            surveys: office.surveys.iter().map(|survey| survey_view(survey, strings)).collect(),
            parent: page
                .agencies
                .first()
                .and_then(|parent| self.site.agencies.get(*parent))
                .map(|parent| link(&parent.name, parent.output.encoded())),
            children: self
                .site
                .agencies
                .iter()
                .filter_map(|agency| agency.page)
                .filter(|id| is_child(&self.site.page(*id)))
                .map(|id| self.page_card(id))
                .collect(),
            body,
            list: self.list_page(&page.document.language, &entries, 0, &page.address.output),
            reviewed: page.document.head.reviewed.map(|day| wording::date(day, strings)),
            terms: self.terms_used(&scene),
        };
        self.template("office.html", route, &frame, &view)
    }

    /// Finds the number of a page; pages are sorted by source path.
    pub(super) fn id_of(&self, page: &Page) -> Option<PageId> {
        let found = self.site.pages.binary_search_by(|other| other.document.path.cmp(&page.document.path));
        found.ok().map(PageId)
    }
}

/// Gives the string that names a part of the standard.
pub(super) fn standard_key(part: StandardPart) -> &'static str {
    match part {
        StandardPart::Facilities => "standard_facilities",
        StandardPart::Competence => "standard_competence",
        StandardPart::Supervision => "standard_supervision",
        StandardPart::StaffCount => "standard_staff_count",
        StandardPart::ServiceGuarantee => "standard_service_guarantee",
        StandardPart::SafetyGuarantee => "standard_safety_guarantee",
        StandardPart::Evaluation => "standard_evaluation",
    }
}

/// Words a year of the survey.
fn survey_view(survey: &Survey, strings: &Strings) -> SurveyView {
    let elements = survey.elements.iter().enumerate().map(|(index, value)| {
        let name = strings.text(&format!("survey_element_{}", index + 1)).to_owned();
        (name, wording::decimal(*value, strings))
    });
    SurveyView {
        year: survey.year,
        score: wording::decimal(survey.score, strings),
        respondents: survey.respondents.map(|n| wording::grouped(u64::from(n), strings.text("thousands"))),
        elements: elements.collect(),
    }
}
