//! What the template of a guide sees, and the sheets and booklets that show guides.

use serde::Serialize;

use super::guide_parts::PartsView;
use super::legal::LawView;
use super::life_event::EventPlace;
use super::paper::NumberedLink;
use super::translation::StaleMark;
use super::{Block, Crumb, DateView, HeadingView, NextLink, OfficeCard, PageCard, TermView};

/// `page` of `guide.html`.
#[derive(Debug, Serialize)]
pub struct GuideView {
    /// Title.
    pub title: String,
    /// Lead.
    pub summary: Option<String>,
    /// Short code.
    pub code: Option<String>,
    /// What it costs.
    pub fee: Option<FeeView>,
    /// How long it takes.
    pub time: Option<String>,
    /// What one gets.
    pub results: Vec<String>,
    /// Whom it is for.
    pub audience: Option<String>,
    /// Where it is done.
    pub offices: Vec<Crumb>,
    /// Where it can be done over the internet.
    pub online: Vec<NumberedLink>,
    /// The first things to bring, plain, for the box at the top.
    pub bring: Vec<String>,
    /// How many things to bring there are beyond `bring`.
    pub bring_more: usize,
    /// Text before the first heading.
    pub intro: Vec<Block>,
    /// The parts below second-level headings, in the order in which they are shown.
    pub sections: Vec<GuideSection>,
    /// The life events in which it is a step.
    pub events: Vec<EventPlace>,
    /// Helpers that ask what one person needs.
    pub helpers: Vec<Crumb>,
    /// Where its easy version stands.
    pub easy_read: Option<String>,
    /// For a guide in several parts: the parts; `None` on the page that holds them all.
    pub parts: Option<PartsView>,
    /// A person to ask.
    pub office: Option<OfficeCard>,
    /// Whether the guide has its own complaint part.
    pub own_complaint: bool,
    /// The laws that it rests on.
    pub legal_basis: Vec<LawView>,
    /// Its service standard as a table.
    pub standard: Option<Crumb>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
    /// The day on which it is to be checked again.
    pub review_due: Option<DateView>,
    /// A story about it.
    pub story: Option<PageCard>,
    /// Questions and answers about it.
    pub faqs: Vec<NextLink>,
    /// What people need next.
    pub related: Vec<NextLink>,
    /// Topics.
    pub topics: Vec<Crumb>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
    /// Where the chat text stands.
    pub chat_text: Option<String>,
    /// A link that opens WhatsApp with the chat text's short form.
    pub share: Option<String>,
    /// The guide in other forms, for paper.
    pub forms: Vec<Crumb>,
    /// The addresses behind the numbered links.
    pub addresses: Vec<String>,
}

/// What a service costs.
#[derive(Debug, Clone, Serialize)]
pub struct FeeView {
    /// In short words: `Gratis`, `Rp30.000`, `Gratis, atau paling banyak Rp600.000`.
    pub text: String,
    /// Whether it costs nothing.
    pub free: bool,
    /// Whether it is told in words and no amount is known: then nothing can be promised about other fees.
    pub worded: bool,
    /// The cases, where they differ.
    pub rows: Vec<FeeRowView>,
}

/// One case of a fee.
#[derive(Debug, Clone, Serialize)]
pub struct FeeRowView {
    /// For what or whom.
    pub case: String,
    /// `Rp600.000`.
    pub amount: String,
    /// The rule that sets it.
    pub basis: Option<String>,
}

/// A part of a guide. Exactly the fields of its `kind` are filled.
#[derive(Debug, Clone, Serialize)]
pub struct GuideSection {
    /// `requirements`, `steps`, `fee`, `time`, `trouble`, `complaint`, `questions`, `other`; on the page of a
    /// whole guide also `chapter`, where a part begins.
    pub kind: &'static str,
    /// The heading.
    pub heading: HeadingView,
    /// The language code, for a part that is not translated yet.
    pub language: Option<String>,
    /// Text before the items, or all of it for kinds without items.
    pub before: Vec<Block>,
    /// Things to prepare that are always needed.
    pub requirements: Vec<RequirementView>,
    /// Things to prepare in some cases.
    pub conditional: Vec<RequirementView>,
    /// Steps.
    pub steps: Vec<StepView>,
    /// Questions.
    pub questions: Vec<QuestionView>,
    /// Text after the items.
    pub after: Vec<Block>,
}

/// A thing to prepare.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementView {
    /// What it is, inline HTML.
    pub html: String,
    /// `asli`, `fotokopi 2 lembar`.
    pub note: Option<String>,
    /// When it is needed.
    pub condition: Option<String>,
    /// What may stand in its place, inline HTML.
    pub substitutes: Vec<String>,
    /// More about it.
    pub details: Vec<Block>,
    /// What is behind in it, for a translation.
    pub stale: Option<StaleMark<RequirementView>>,
}

/// A step.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// What to do, inline HTML.
    pub html: String,
    /// Where, inline HTML.
    pub place: Option<String>,
    /// How long.
    pub time: Option<String>,
    /// What it costs.
    pub fee: Option<FeeView>,
    /// What to bring, inline HTML.
    pub bring: Option<String>,
    /// What one gets, inline HTML.
    pub result: Option<String>,
    /// Over the internet, inline HTML.
    pub online: Option<String>,
    /// More about it.
    pub details: Vec<Block>,
    /// What is behind in it, for a translation.
    pub stale: Option<StaleMark<StepView>>,
}

/// A question and its answer.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// The question.
    pub heading: HeadingView,
    /// The answer.
    pub answer: Vec<Block>,
}
