//! The pages of the service standard: the table of a guide, the services of an office, its
//! public promise, its survey and the sheet on which people answer it.
//!
//! In: a guide or office. Out: pages for auditors and for those who want to know exactly; citizens
//! find the same facts in plain order on the guide and the office themselves.

use super::Renderer;
use super::card::link;
use super::frame::Media;
use super::strings::Strings;
use super::view::standard::{
    ElementRow, ElementTable, MeterView, OfficePromise, OfficeStandardView, PledgePageView, ServiceRow,
    StandardPageView, StandardRow, StandardTable, SurveyAnswer, SurveyFormView, SurveyPageView,
    SurveyQuestion,
};
use super::view::{Crumb, Frame, SurveyView};
use super::wording;
use crate::diagnostic::Diagnostic;
use crate::document::{Office, Quality, Survey};
use crate::site::review;
use crate::site::route::Route;
use crate::site::standard::{self, Component, Origin, Standard, StandardPage};
use crate::site::{Page, PageId};

/// The style of these pages on paper, beside the theme's own.
const STANDARD_STYLESHEET: &str = "css/standard.css";

/// Elements of the survey (PermenPANRB 14/2017).
const ELEMENTS: usize = 9;

/// Most years that stand side by side; more do not fit on a telephone.
const YEARS_COMPARED: usize = 4;

/// Answers to each question of the survey.
const ANSWERS: usize = 4;

/// Most letters of a promise that is printed in the largest type, and in the middle one.
const PLEDGE_LENGTHS: [usize; 2] = [320, 800];

impl Renderer<'_> {
    /// Renders a page made of the standard of a guide or office.
    pub(super) fn standard(
        &self,
        route: &Route,
        id: PageId,
        kind: StandardPage,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let page = self.site.page(id);
        let strings = self.words(page);
        let office = standard::office_of(page);
        let owner = link(&page.document.head.title, page.url());
        let title = page.document.head.title.clone();
        match (kind, office) {
            (StandardPage::Table, _) => {
                let frame = self.standard_frame(route, page, "standard", "standard_title");
                let view = StandardPageView {
                    title,
                    code: page.code.clone(),
                    guide: owner,
                    tables: standard::of_guide(self.site, id)
                        .iter()
                        .map(|s| self.standard_table(s))
                        .collect(),
                    reviewed: page.document.head.reviewed.map(|day| wording::date(day, strings)),
                    review_due: review::due(&page.document.head).map(|day| wording::date(day, strings)),
                };
                self.template("standard.html", route, &frame, &view)
            }
            (StandardPage::Services(number), Some(office)) => {
                let frame = self.standard_frame(route, page, "standard", "standard_title");
                let view = self.office_standard(id, office, number, owner);
                self.template("office_standard.html", route, &frame, &view)
            }
            (StandardPage::Pledge, Some(Office { pledge: Some(pledge), .. })) => {
                let frame = self.standard_frame(route, page, "pledge", "pledge_title");
                let letters = pledge.text.chars().count();
                let view = PledgePageView {
                    title,
                    office: owner,
                    text: pledge.text.clone(),
                    length: match PLEDGE_LENGTHS.iter().filter(|most| letters > **most).count() {
                        0 => "short",
                        1 => "medium",
                        _ => "long",
                    },
                    signatory: pledge.signatory.clone(),
                    date: pledge.date.map(|day| wording::date(day, strings)),
                    place: pledge.place.clone(),
                };
                self.template("pledge.html", route, &frame, &view)
            }
            (StandardPage::Survey, Some(office)) => {
                let frame = self.standard_frame(route, page, "survey", "survey_title");
                let view = SurveyPageView {
                    title,
                    office: owner,
                    years: office.surveys.iter().map(|survey| survey_view(survey, strings)).collect(),
                    elements: element_rows(office, strings),
                    form: self.standard_link(page, StandardPage::SurveyForm, "survey_form"),
                };
                self.template("survey.html", route, &frame, &view)
            }
            (StandardPage::SurveyForm, Some(_)) => {
                let mut frame = self.standard_frame(route, page, "survey-form", "survey_form");
                // The same sheet for every office: nothing that somebody would search for.
                frame.noindex = true;
                let view = SurveyFormView { title, office: owner, questions: questions(strings) };
                self.template("survey_form.html", route, &frame, &view)
            }
            // `pages_of` makes none of these.
            (_, _) => Ok(Vec::new()),
        }
    }

    /// Gathers what an office's own page shows of its standard; `None` where it has not begun.
    pub(super) fn office_promise(&self, id: PageId, office: &Office) -> Option<OfficePromise> {
        let links = self.standard_links(id);
        if links.is_empty() {
            return None;
        }
        let strings = self.words(self.site.page(id));
        let standards = self.standards_at(id);
        Some(OfficePromise {
            complete: standards.iter().filter(|standard| standard.missing().next().is_none()).count(),
            total: standards.len(),
            survey: office.surveys.first().map(|survey| survey_view(survey, strings)),
            links,
        })
    }

    /// Gives the pages made of the standard of a guide or office as links; a translation has those of the original.
    pub(super) fn standard_links(&self, id: PageId) -> Vec<Crumb> {
        let strings = self.words(self.site.page(id));
        let original = standard::original_of(self.site, id);
        let pages = standard::pages_of(self.site, original);
        let wanted =
            pages.into_iter().filter(|kind| !matches!(kind, StandardPage::Services(number) if *number > 0));
        let name = |kind: StandardPage| match kind {
            StandardPage::Table | StandardPage::Services(_) => "standard",
            StandardPage::Pledge => "pledge_title",
            StandardPage::Survey => "survey_title",
            StandardPage::SurveyForm => "survey_form",
        };
        let page = self.site.page(original);
        wanted
            .filter_map(|kind| Some(link(strings.text(name(kind)), kind.address(page)?.encoded())))
            .collect()
    }

    /// Makes a link to a page made of a standard.
    fn standard_link(&self, page: &Page, kind: StandardPage, name: &str) -> Crumb {
        let url = kind.address(page).map_or_else(|| page.url(), |output| output.encoded());
        link(self.words(page).text(name), url)
    }

    /// Begins the frame of a page made of a standard: below the page that it is made of.
    fn standard_frame(&self, route: &Route, page: &Page, kind: &'static str, title: &str) -> Frame {
        let title = self.words(page).text(title);
        let mut frame = self.page_frame(route, page, kind);
        frame.title = format!("{title}: {}", page.document.head.title);
        frame.description = None;
        frame.alternates.clear();
        frame.breadcrumbs.push(link(title, route.output.encoded()));
        // What is announced today belongs to the guide; a standard hangs on the wall for years.
        frame.notices.clear();
        frame.styles.extend(self.styles(&[(STANDARD_STYLESHEET, Media::Print)]));
        frame
    }

    /// Gives the standards of an office's services, in the order of its list.
    fn standards_at(&self, office: PageId) -> Vec<Standard> {
        let services = standard::services_of(self.site, office).into_iter();
        services.filter_map(|guide| standard::at_office(self.site, guide, office)).collect()
    }

    /// Gathers the services of an office with what their standards state.
    fn office_standard(
        &self,
        id: PageId,
        office: &Office,
        number: usize,
        owner: Crumb,
    ) -> OfficeStandardView {
        let page = self.site.page(id);
        let standards = self.standards_at(id);
        let size = self.site.config.page_size.max(1);
        let url = |number: usize| StandardPage::Services(number).address(page).map(|o| o.encoded());
        let shown = standards.iter().skip(number * size).take(size);
        OfficeStandardView {
            title: page.document.head.title.clone(),
            parts: if number == 0 { self.office_parts(id, office) } else { Vec::new() },
            services: shown
                .map(|standard| {
                    let guide = self.site.page(standard.guide);
                    let url = StandardPage::Table.address(guide).map_or_else(|| guide.url(), |o| o.encoded());
                    let link = link(&guide.document.head.title, url);
                    ServiceRow { link, meter: meter(standard, self.words(page)) }
                })
                .collect(),
            complete: standards.iter().filter(|standard| standard.missing().next().is_none()).count(),
            total: standards.len(),
            previous: number.checked_sub(1).and_then(url),
            next: Some(number + 1).filter(|next| next * size < standards.len()).and_then(url),
            links: self.standard_links(id).into_iter().skip(1).collect(),
            office: owner,
        }
    }

    /// Gathers what an office says for all its services.
    fn office_parts(&self, id: PageId, office: &Office) -> Vec<StandardRow> {
        let strings = self.words(self.site.page(id));
        let row = standard::with_parents(self.site, id);
        Component::ALL
            .into_iter()
            .enumerate()
            .filter(|(_, component)| component.part().is_some())
            .map(|(index, component)| {
                let own = std::iter::once((id, office));
                let around = row
                    .iter()
                    .skip(1)
                    .filter_map(|id| Some((*id, standard::office_of(self.site.page(*id))?)));
                let told = own.chain(around).map(|(by, office)| (by, office_items(office, component)));
                let told = told.into_iter().find(|(_, items)| !items.is_empty());
                StandardRow {
                    number: index + 1,
                    title: strings.text(component_key(component)).to_owned(),
                    source: told.as_ref().filter(|(by, _)| *by != id).map(|(by, _)| self.page_link(*by)),
                    items: told.map_or_else(Vec::new, |(_, items)| items.to_vec()),
                    numbered: false,
                }
            })
            .collect()
    }

    /// Gathers the standard of a service at an office.
    fn standard_table(&self, standard: &Standard) -> StandardTable {
        let page = self.site.page(standard.guide);
        let strings = self.words(page);
        let mut rows: Vec<StandardRow> = standard
            .components
            .iter()
            .enumerate()
            .map(|(index, stated)| StandardRow {
                number: index + 1,
                title: strings.text(component_key(stated.component)).to_owned(),
                items: self.component_items(standard, stated.component),
                numbered: stated.component == Component::Procedure,
                source: match stated.origin {
                    Some(Origin::Office(by)) if standard.office != Some(by) => Some(self.page_link(by)),
                    _ => None,
                },
            })
            .collect();
        let inside = rows.split_off(Component::ALL.iter().filter(|component| component.is_public()).count());
        let office = standard.office.map(|id| self.site.page(id));
        let pledged = standard.office.filter(|id| {
            standard::office_of(self.site.page(*id)).is_some_and(|office| office.pledge.is_some())
        });
        StandardTable {
            office: standard.office.map(|id| self.page_link(id)),
            anchor: office
                .map_or_else(String::new, |page| crate::site::permalink::slug(&page.document.place.stem)),
            meter: meter(standard, strings),
            delivery: rows,
            inside,
            pledge: pledged
                .map(|id| self.standard_link(self.site.page(id), StandardPage::Pledge, "pledge_title")),
        }
    }

    /// Makes a link to a page.
    fn page_link(&self, id: PageId) -> Crumb {
        let page = self.site.page(id);
        link(&page.document.head.title, page.url())
    }
}

/// Counts what a standard states, and names what it lacks.
fn meter(standard: &Standard, strings: &Strings) -> MeterView {
    MeterView {
        stated: standard.stated(),
        total: standard.components.len(),
        missing: standard.missing().map(|c| strings.text(component_key(c)).to_owned()).collect(),
    }
}

/// Gives what an office says of a component.
pub(super) fn office_items(office: &Office, component: Component) -> &[String] {
    match component.part() {
        Some(part) => office.standard.iter().find(|(own, _)| *own == part).map_or(&[], |(_, items)| items),
        None if component == Component::Complaint => &office.complaint,
        None => &[],
    }
}

/// Gives the string that names a component.
pub(super) fn component_key(component: Component) -> &'static str {
    match component {
        Component::Requirements => "standard_requirements",
        Component::Procedure => "standard_procedure",
        Component::Time => "standard_time",
        Component::Fee => "standard_fee",
        Component::Product => "standard_product",
        Component::Complaint => "standard_complaint",
        Component::LegalBasis => "standard_legal_basis",
        Component::Facilities => "standard_facilities",
        Component::Competence => "standard_competence",
        Component::Supervision => "standard_supervision",
        Component::StaffCount => "standard_staff_count",
        Component::ServiceGuarantee => "standard_service_guarantee",
        Component::SafetyGuarantee => "standard_safety_guarantee",
        Component::Evaluation => "standard_evaluation",
    }
}

/// Compares the nine elements over the newest years that tell them.
fn element_rows(office: &Office, strings: &Strings) -> Option<ElementTable> {
    let years: Vec<&Survey> =
        office.surveys.iter().filter(|survey| !survey.elements.is_empty()).take(YEARS_COMPARED).collect();
    let row = |index: usize| ElementRow {
        title: strings.text(&format!("survey_element_{}", index + 1)).to_owned(),
        values: years
            .iter()
            .map(|year| year.elements.get(index).map(|value| wording::two_places(*value, strings)))
            .collect(),
    };
    (!years.is_empty()).then(|| ElementTable {
        years: years.iter().map(|survey| survey.year).collect(),
        rows: (0..ELEMENTS).map(row).collect(),
    })
}

/// Words a year of the survey.
fn survey_view(survey: &Survey, strings: &Strings) -> SurveyView {
    SurveyView {
        year: survey.year,
        score: wording::two_places(survey.score, strings),
        quality: survey.quality().map(|quality| strings.text(quality_key(quality)).to_owned()),
        respondents: survey.respondents.map(|n| wording::grouped(u64::from(n), strings.text("thousands"))),
    }
}

/// Gives the string that names a quality.
fn quality_key(quality: Quality) -> &'static str {
    match quality {
        Quality::VeryGood => "survey_quality_a",
        Quality::Good => "survey_quality_b",
        Quality::Poor => "survey_quality_c",
        Quality::Bad => "survey_quality_d",
    }
}

/// Words the nine questions of the survey.
fn questions(strings: &Strings) -> Vec<SurveyQuestion> {
    let question = |index: usize| SurveyQuestion {
        element: strings.text(&format!("survey_element_{}", index + 1)).to_owned(),
        question: strings.item("survey_questions", index).to_owned(),
        answers: (0..ANSWERS)
            .map(|answer| SurveyAnswer {
                value: answer + 1,
                text: strings.item("survey_answers", index * ANSWERS + answer).to_owned(),
            })
            .collect(),
    };
    (0..ELEMENTS).map(question).collect()
}
