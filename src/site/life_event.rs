//! Life events put together: what all their guides cost and take, and one list of what to bring.
//!
//! In: the pages with their links resolved. Out: an [`Event`] for each life event page, and on each
//! guide the events in which it is a step. Sums say what is known and name what is not; nothing is
//! guessed. Words are `render`'s.

mod behind;
mod checklist;
mod fee;
mod time;

use super::glossary::Glossary;
use super::staleness::{self, Staleness};
use super::{Link, Page, PageId};
use crate::config::SiteConfig;
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::life_event::{EventStep, Join};
use crate::document::{Guide, Meaning};
pub use checklist::{Checklist, Thing, Use, Variant};
pub use fee::FeeTotal;
pub use time::{Span, TimeTotal};

/// A life event with all that its guides say together.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its page.
    pub page: PageId,
    /// Its steps, in order, as they hold today.
    pub steps: Vec<Stage>,
    /// For each step where it is written.
    pub lines: Vec<Line>,
    /// What it costs.
    pub fee: FeeTotal,
    /// How long it takes.
    pub time: TimeTotal,
    /// What to bring.
    pub checklist: Checklist,
}

impl Event {
    /// Gives the guides of all steps.
    pub(super) fn guides(&self) -> impl Iterator<Item = PageId> {
        self.steps.iter().flat_map(Stage::guides)
    }
}

/// Where a step is written.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// Its place among the steps of the page that has it.
    pub step: usize,
    /// The page that has it.
    pub written: Written,
}

/// In whose words a step stands.
#[derive(Debug, Clone, Copy)]
pub enum Written {
    /// In those of the event's own page.
    Here,
    /// In those of the page that it was translated from, which has changed since.
    Source {
        /// That page.
        page: PageId,
        /// Whether the step was added, not changed.
        is_new: bool,
    },
}

/// A step of a life event.
#[derive(Debug, Clone, Default)]
pub struct Stage {
    /// The step's guide; `None` where its link leads to none.
    pub guide: Option<PageId>,
    /// The guides beside it, in the order of the step's branches; `None` where a link leads to none.
    pub branches: Vec<(Join, Option<PageId>)>,
}

impl Stage {
    /// Gives the guides of which one is chosen: the step's own and those in its place.
    fn choices(&self) -> impl Iterator<Item = PageId> {
        let others =
            self.branches.iter().filter(|(join, _)| *join == Join::Or).filter_map(|(_, guide)| *guide);
        self.guide.into_iter().chain(others)
    }

    /// Gives all its guides, its own first.
    fn guides(&self) -> impl Iterator<Item = PageId> {
        self.guide.into_iter().chain(self.branches.iter().filter_map(|(_, guide)| *guide))
    }

    /// Gives the guides that are done at the same time.
    fn beside(&self) -> impl Iterator<Item = PageId> {
        self.branches.iter().filter(|(join, _)| *join == Join::Meanwhile).filter_map(|(_, guide)| *guide)
    }
}

/// Puts all life events together and fills [`Page::events`] and [`Page::stale`]; links to what is no guide are findings.
pub(super) fn join(
    pages: &mut [Page],
    config: &SiteConfig,
    glossary: impl Fn(&Page) -> Option<usize>,
    glossaries: &[Glossary],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Event> {
    let mut events = Vec::new();
    for id in 0..pages.len() {
        let Some(own) = stages(&pages[id], pages, diagnostics) else { continue };
        let (steps, lines) = match current(PageId(id), &own, pages, config) {
            Some((steps, lines, stale)) => {
                let source = pages[stale.source.0].document.clone();
                staleness::tell(&stale, &pages[id].document, &source, diagnostics);
                pages[id].stale = Some(Box::new(stale));
                (steps, lines)
            }
            None => {
                let lines = (0..own.len()).map(|step| Line { step, written: Written::Here }).collect();
                (own, lines)
            }
        };
        let number = events.len();
        for (place, stage) in steps.iter().enumerate() {
            for guide in stage.choices().chain(stage.beside()).collect::<Vec<_>>() {
                let same_language = pages[guide.0].document.language == pages[id].document.language;
                let known = pages[guide.0].events.iter().any(|(event, _)| *event == number);
                if same_language && !known {
                    pages[guide.0].events.push((number, place));
                }
            }
        }
        let words = glossary(&pages[id]).and_then(|index| glossaries.get(index));
        events.push(Event {
            page: PageId(id),
            fee: fee::total(&steps, pages),
            time: time::total(&steps, pages),
            checklist: checklist::merge(&steps, pages, words),
            steps,
            lines,
        });
    }
    events
}

/// Puts together the steps of a translated life event that hold today; `None` where it is none or follows its source.
fn current(
    id: PageId,
    own: &[Stage],
    pages: &[Page],
    config: &SiteConfig,
) -> Option<(Vec<Stage>, Vec<Line>, Staleness)> {
    let language = &pages[id.0].document.language;
    if *language == config.language {
        return None;
    }
    let translations = pages[id.0].translations.iter();
    let source = *translations.clone().find(|other| pages[other.0].document.language == config.language)?;
    // What its links lead to is told where the source itself is read.
    let steps = stages(&pages[source.0], pages, &mut Vec::new())?;
    behind::bring_up_to_date(own, &steps, source, pages, (language, &config.language))
}

/// Finds the guides of a life event; `None` for other pages.
fn stages(page: &Page, pages: &[Page], diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Stage>> {
    let Meaning::LifeEvent(event) = &page.document.meaning else { return None };
    let mut stages = Vec::with_capacity(event.steps.len());
    for step in &event.steps {
        let guide_at = |link: usize| match page.links.get(link) {
            Some(Link::Page { page: target, .. }) if pages[target.0].is_guide() => Some(*target),
            _ => None,
        };
        // Of two guides in one line the second is not counted: perhaps it was meant to be.
        for link in step.text.links().skip(1) {
            let is_other = guide_at(link).is_some_and(|guide| step.link.and_then(guide_at) != Some(guide));
            let Some(raw) = page.document.links.get(link).filter(|_| is_other) else { continue };
            let at = Location::new(&page.document.path, raw.span.clone());
            diagnostics.push(Diagnostic::new(Problem::EventStepSecondGuide { url: raw.url.clone() }, at));
        }
        stages.push(stage(page, pages, step, diagnostics));
    }
    Some(stages)
}

/// Finds the guides of a step.
fn stage(page: &Page, pages: &[Page], step: &EventStep, diagnostics: &mut Vec<Diagnostic>) -> Stage {
    let mut find = |link: usize| match page.links.get(link) {
        Some(Link::Page { page: target, .. }) if pages[target.0].is_guide() => Some(*target),
        // A part stands for its guide.
        Some(Link::Page { page: target, .. }) if pages[target.0].whole.is_some() => pages[target.0].whole,
        // A broken link is told already.
        None | Some(Link::Broken) => None,
        Some(_) => {
            let raw = page.document.links.get(link)?;
            let at = Location::new(&page.document.path, raw.span.clone());
            diagnostics.push(Diagnostic::new(Problem::EventStepNoGuide { url: raw.url.clone() }, at));
            None
        }
    };
    Stage {
        guide: step.link.and_then(&mut find),
        branches: step.branches.iter().map(|branch| (branch.join, find(branch.link))).collect(),
    }
}

/// Gives a page's guide; `None` for other pages.
fn guide_of(pages: &[Page], id: PageId) -> Option<&Guide> {
    match &pages[id.0].document.meaning {
        Meaning::Guide(guide) => Some(guide),
        _ => None,
    }
}
