//! What the pages of the service standard show: tables, the public promise, the survey.

use serde::Serialize;

use super::{Crumb, DateView, SurveyView};

/// How many of the components of a standard are stated.
#[derive(Debug, Clone, Serialize)]
pub struct MeterView {
    /// How many are.
    pub stated: usize,
    /// How many there are in all.
    pub total: usize,
    /// The names of those that are not.
    pub missing: Vec<String>,
}

/// `page` of `standard.html`: the standard of a guide, a table for each office.
#[derive(Debug, Serialize)]
pub struct StandardPageView {
    /// The guide's title.
    pub title: String,
    /// Its short code.
    pub code: Option<String>,
    /// The guide.
    pub guide: Crumb,
    /// Its standard at each of its offices.
    pub tables: Vec<StandardTable>,
    /// The day on which somebody last checked the guide.
    pub reviewed: Option<DateView>,
    /// The day on which it is to be checked again.
    pub review_due: Option<DateView>,
}

/// The standard of a service at an office.
#[derive(Debug, Clone, Serialize)]
pub struct StandardTable {
    /// The office.
    pub office: Option<Crumb>,
    /// Its anchor on the page.
    pub anchor: String,
    /// How much is stated.
    pub meter: MeterView,
    /// The six components that the public must be told.
    pub delivery: Vec<StandardRow>,
    /// The eight of how the office works inside.
    pub inside: Vec<StandardRow>,
    /// The office's public promise on a page of its own.
    pub pledge: Option<Crumb>,
}

/// A component of a standard.
#[derive(Debug, Clone, Serialize)]
pub struct StandardRow {
    /// Its number, 1 to 14.
    pub number: usize,
    /// Its name.
    pub title: String,
    /// What it says; empty where it is missing.
    pub items: Vec<String>,
    /// Whether the items are steps in order.
    pub numbered: bool,
    /// The office around this one that says it for this one, too.
    pub source: Option<Crumb>,
}

/// `page` of `office_standard.html`: the services of an office with what their standards state.
#[derive(Debug, Serialize)]
pub struct OfficeStandardView {
    /// The office's name.
    pub title: String,
    /// The office.
    pub office: Crumb,
    /// What the office says for all its services.
    pub parts: Vec<StandardRow>,
    /// Its services; a page of them.
    pub services: Vec<ServiceRow>,
    /// How many of all its services state everything.
    pub complete: usize,
    /// How many services it has.
    pub total: usize,
    /// The page of the list before.
    pub previous: Option<String>,
    /// The page of the list after.
    pub next: Option<String>,
    /// The office's other pages: promise, survey.
    pub links: Vec<Crumb>,
}

/// A service of an office.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceRow {
    /// The page of its standard, or of the guide.
    pub link: Crumb,
    /// How much is stated.
    pub meter: MeterView,
}

/// What an office's own page shows of its standard.
#[derive(Debug, Clone, Serialize)]
pub struct OfficePromise {
    /// How many of all its services state everything.
    pub complete: usize,
    /// How many services it has.
    pub total: usize,
    /// The newest year of the survey.
    pub survey: Option<SurveyView>,
    /// Its pages: standard, promise, survey, survey form.
    pub links: Vec<Crumb>,
}

/// `page` of `pledge.html`: the public promise of an office on one sheet.
#[derive(Debug, Serialize)]
pub struct PledgePageView {
    /// The office's name.
    pub title: String,
    /// The office.
    pub office: Crumb,
    /// The promise.
    pub text: String,
    /// How long it is, so that it fits on one sheet: `short`, `medium`, `long`.
    pub length: &'static str,
    /// Who signed it.
    pub signatory: Option<String>,
    /// When.
    pub date: Option<DateView>,
    /// Where.
    pub place: Option<String>,
}

/// `page` of `survey.html`: what people said of an office.
#[derive(Debug, Serialize)]
pub struct SurveyPageView {
    /// The office's name.
    pub title: String,
    /// The office.
    pub office: Crumb,
    /// The years, newest first.
    pub years: Vec<SurveyView>,
    /// The nine elements over the years, where they are told.
    pub elements: Option<ElementTable>,
    /// The sheet on which people answer.
    pub form: Crumb,
}

/// The nine elements of the survey over the years.
#[derive(Debug, Clone, Serialize)]
pub struct ElementTable {
    /// The years, newest first.
    pub years: Vec<i16>,
    /// The elements, in the rule's order.
    pub rows: Vec<ElementRow>,
}

/// An element of the survey over the years.
#[derive(Debug, Clone, Serialize)]
pub struct ElementRow {
    /// Its name.
    pub title: String,
    /// Its value in each of the years.
    pub values: Vec<Option<String>>,
}

/// `page` of `survey_form.html`: the sheet on which people answer the survey.
#[derive(Debug, Serialize)]
pub struct SurveyFormView {
    /// The office's name.
    pub title: String,
    /// The office.
    pub office: Crumb,
    /// The nine questions.
    pub questions: Vec<SurveyQuestion>,
}

/// A question of the survey.
#[derive(Debug, Clone, Serialize)]
pub struct SurveyQuestion {
    /// What it is about.
    pub element: String,
    /// The question.
    pub question: String,
    /// The four answers, the worst first, each with its value.
    pub answers: Vec<SurveyAnswer>,
}

/// An answer of the survey.
#[derive(Debug, Clone, Serialize)]
pub struct SurveyAnswer {
    /// 1 to 4.
    pub value: usize,
    /// The answer.
    pub text: String,
}
