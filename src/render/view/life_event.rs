//! What the templates of life events see, and of what guides say about them.

use serde::Serialize;

use super::{Block, Crumb, DateView, TermView};

/// `page` of `life_event.html`.
#[derive(Debug, Serialize)]
pub struct LifeEventView {
    /// Title.
    pub title: String,
    /// Lead.
    pub summary: Option<String>,
    /// What all steps cost, with what is not known.
    pub fee: TotalView,
    /// How long all steps take, with what is not known.
    pub time: TotalView,
    /// How many steps there are, in words.
    pub count: String,
    /// Where the steps are done, each office once.
    pub offices: Vec<Crumb>,
    /// Text before the steps.
    pub intro: Vec<Block>,
    /// The steps.
    pub steps: Vec<EventStepView>,
    /// What everybody prepares.
    pub prepare: Vec<ThingView>,
    /// What an earlier step gives.
    pub received: Vec<ThingView>,
    /// What is needed in some cases.
    pub sometimes: Vec<ThingView>,
    /// Text after the steps.
    pub after: Vec<Block>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
    /// The day on which it is to be checked again.
    pub review_due: Option<DateView>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
    /// The volumes of the booklet of all its guides.
    pub booklets: Vec<Crumb>,
    /// Where the chat text stands.
    pub chat_text: Option<String>,
    /// A link that opens WhatsApp with the title and the sums.
    pub share: Option<String>,
}

/// A sum, in words.
#[derive(Debug, Clone, Serialize)]
pub struct TotalView {
    /// The sum; `None` where nothing is known.
    pub text: Option<String>,
    /// The steps that it counts, where it does not count all: `langkah 2 dan 3`.
    pub of: Option<String>,
    /// Whether all of it costs nothing.
    pub free: bool,
    /// Which steps are not counted, as a sentence.
    pub unknown: Option<String>,
}

/// A step of a life event.
#[derive(Debug, Clone, Serialize)]
pub struct EventStepView {
    /// Anchor on the page: `langkah-2`.
    pub anchor: String,
    /// The line as written, inline HTML.
    pub html: String,
    /// What its guide says.
    pub facts: Option<GuideFacts>,
    /// The guides beside it.
    pub branches: Vec<BranchView>,
    /// More about it.
    pub details: Vec<Block>,
    /// `new` or `changed`: the step stands in the words of the page that was translated, which has changed since.
    pub stale: Option<&'static str>,
    /// The language of such a step.
    pub language: Option<String>,
}

/// A life event as a chapter of a booklet.
#[derive(Debug, Serialize)]
pub struct EventChapter {
    /// What all steps cost, with what is not known.
    pub fee: TotalView,
    /// How long all steps take, with what is not known.
    pub time: TotalView,
    /// The steps.
    pub steps: Vec<EventStepView>,
    /// What everybody prepares.
    pub prepare: Vec<ThingView>,
    /// What is needed in some cases.
    pub sometimes: Vec<ThingView>,
    /// What an earlier step gives.
    pub received: Vec<ThingView>,
    /// Text after the steps.
    pub after: Vec<Block>,
}

/// A guide beside that of a step.
#[derive(Debug, Clone, Serialize)]
pub struct BranchView {
    /// `or` or `meanwhile`.
    pub join: &'static str,
    /// The line as written, inline HTML.
    pub html: String,
    /// What its guide says.
    pub facts: Option<GuideFacts>,
}

/// What a guide says in short.
#[derive(Debug, Clone, Serialize)]
pub struct GuideFacts {
    /// What it costs.
    pub fee: Option<String>,
    /// Whether it costs nothing.
    pub free: bool,
    /// How long it takes.
    pub time: Option<String>,
    /// Where it is done.
    pub office: Option<String>,
}

/// A thing to bring, once for all steps.
#[derive(Debug, Clone, Serialize)]
pub struct ThingView {
    /// What it is.
    pub name: String,
    /// When it is needed, where it is not always.
    pub condition: Option<String>,
    /// `dipakai di langkah 1 dan 2`.
    pub used: String,
    /// `asli`; `asli di langkah 1, fotokopi di langkah 2`.
    pub note: Option<String>,
    /// `Anda terima di langkah 2`.
    pub received: Option<String>,
    /// Whose it is, where steps ask for several.
    pub variants: Vec<VariantView>,
    /// What may stand in its place.
    pub substitutes: Vec<String>,
}

/// A thing as some steps ask for it.
#[derive(Debug, Clone, Serialize)]
pub struct VariantView {
    /// As the guide words it.
    pub text: String,
    /// `asli`.
    pub note: Option<String>,
    /// `langkah 1 dan 2`, where the note does not name every step.
    pub used: Option<String>,
}

/// A guide's place in a life event.
#[derive(Debug, Clone, Serialize)]
pub struct EventPlace {
    /// The event's title.
    pub title: String,
    /// Where the event stands.
    pub url: String,
    /// `Langkah 2 dari 4`.
    pub place: String,
    /// The guide of the step before.
    pub previous: Option<Crumb>,
    /// The guide of the step after.
    pub next: Option<Crumb>,
}
