//! Finds where a page has changed since it was translated.
//!
//! In: pages joined with their translations. Out: for each translation that is behind, a
//! [`Staleness`], and a finding for each part of it. Facts are compared by value, and the source's
//! take the place of old ones, so that nothing made of the page tells them. Requirements
//! and steps are compared by the marks that the translation was made from, where it has them,
//! else by their number and by what needs no language: times, fees, numbers of counters. Helpers are compared by
//! their graph, notices by their days; life events by their guides, in [`super::life_event`].

use std::ops::Range;
use std::sync::Arc;

use super::align::{self, Pair};
use super::{Page, PageId, Site};
use crate::config::SiteConfig;
use crate::diagnostic::problem::{StaleChange, StalePart};
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::amount::{Duration, Fee};
use crate::document::guide::fingerprint::Fingerprint;
use crate::document::helper::{Helper, Query, Target};
use crate::document::life_event::{EventStep, LifeEvent};
use crate::document::{Document, Guide, Meaning, Notice, Office, Requirement, Step};

/// What of a translation is behind its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staleness {
    /// The page that was translated.
    pub source: PageId,
    /// The fee.
    pub fee: bool,
    /// The time.
    pub time: bool,
    /// What one gets.
    pub results: bool,
    /// Whom it is for.
    pub audience: bool,
    /// How the things to prepare stand to the source's; empty where nothing changed.
    pub requirements: Vec<Pair>,
    /// How the steps stand to the source's; empty where nothing changed.
    pub steps: Vec<Pair>,
    /// For an office: telephone, WhatsApp, e-mail or hours.
    pub contact: bool,
    /// For a notice: the days between which it stands.
    pub dates: bool,
    /// For a decision helper: its questions, answers or what to bring.
    pub questions: bool,
}

/// Fills [`Page::stale`] and tells every part that is behind.
pub(super) fn find(pages: &mut [Page], config: &SiteConfig, diagnostics: &mut Vec<Diagnostic>) {
    for id in 0..pages.len() {
        if pages[id].document.language == config.language {
            continue;
        }
        let translations = &pages[id].translations;
        let source = translations.iter().find(|other| pages[other.0].document.language == config.language);
        let Some(&source) = source else { continue };
        let (own, other) = (&pages[id].document, &pages[source.0].document);
        let staleness = match (&own.meaning, &other.meaning) {
            (Meaning::Guide(guide), Meaning::Guide(original)) => compare_guides(guide, original, source),
            (Meaning::Office(office), Meaning::Office(original)) => compare_offices(office, original, source),
            (Meaning::Helper(helper), Meaning::Helper(original)) => {
                Staleness { questions: first_difference(helper, original).is_some(), ..nothing(source) }
            }
            (Meaning::Notice(notice), Meaning::Notice(original)) => {
                let days = |notice: &Notice| (notice.from, notice.until);
                Staleness { dates: days(notice) != days(original), ..nothing(source) }
            }
            // Life events are compared when their links are known.
            _ => continue,
        };
        if staleness == nothing(source) {
            continue;
        }
        tell(&staleness, own, other, diagnostics);
        let current = with_facts_of(own, other, &staleness);
        pages[id].document = Arc::new(current);
        pages[id].stale = Some(Box::new(staleness));
    }
}

/// Gives a translation with the facts that its source states today, so that nothing made of it tells an old one.
fn with_facts_of(own: &Document, source: &Document, stale: &Staleness) -> Document {
    let mut current = own.clone();
    match (&mut current.meaning, &source.meaning) {
        (Meaning::Guide(guide), Meaning::Guide(source)) => {
            if stale.fee {
                guide.fee.clone_from(&source.fee);
            }
            if stale.time {
                guide.time.clone_from(&source.time);
            }
            if stale.results {
                guide.results.clone_from(&source.results);
            }
            if stale.audience {
                guide.audience.clone_from(&source.audience);
            }
        }
        (Meaning::Office(office), Meaning::Office(source)) => {
            office.telephone.clone_from(&source.telephone);
            office.whatsapp.clone_from(&source.whatsapp);
            office.email.clone_from(&source.email);
            office.hours.clone_from(&source.hours);
        }
        (Meaning::Notice(notice), Meaning::Notice(source)) => {
            notice.from = source.from;
            notice.until = source.until;
        }
        _ => {}
    }
    current
}

/// Begins with nothing behind.
pub(super) fn nothing(source: PageId) -> Staleness {
    Staleness {
        source,
        fee: false,
        time: false,
        results: false,
        audience: false,
        requirements: Vec::new(),
        steps: Vec::new(),
        contact: false,
        dates: false,
        questions: false,
    }
}

/// Compares a translated guide with its source.
fn compare_guides(own: &Guide, source: &Guide, id: PageId) -> Staleness {
    let now = Fingerprint::of(source);
    let then = own.translated_from.as_ref();
    let changed = |then: Option<&Option<String>>, now: &Option<String>| then.is_some_and(|then| then != now);
    let items: Vec<&Requirement> = own.requirements().collect();
    let source_items: Vec<&Requirement> = source.requirements().collect();
    let steps: Vec<&Step> = own.steps().collect();
    let source_steps: Vec<&Step> = source.steps().collect();
    Staleness {
        fee: fees_differ(own.fee.as_ref(), source.fee.as_ref())
            .unwrap_or_else(|| changed(then.map(|then| &then.fee), &now.fee)),
        time: times_differ(own.time.as_ref(), source.time.as_ref())
            .unwrap_or_else(|| changed(then.map(|then| &then.time), &now.time)),
        results: changed(then.map(|then| &then.results), &now.results),
        audience: changed(then.map(|then| &then.audience), &now.audience),
        requirements: align::pairs(
            &items,
            &source_items,
            then.map(|then| (&then.requirements[..], &now.requirements[..])),
            requirements_match,
        ),
        steps: align::pairs(
            &steps,
            &source_steps,
            then.map(|then| (&then.steps[..], &now.steps[..])),
            steps_match,
        ),
        ..nothing(id)
    }
}

/// Compares two fees by value; `None` where words leave it open.
fn fees_differ(own: Option<&Fee>, source: Option<&Fee>) -> Option<bool> {
    match (own, source) {
        (_, None) => Some(false),
        (None, Some(_)) => Some(true),
        (Some(Fee::Rows(own)), Some(Fee::Rows(source))) => {
            let amounts = |rows: &[crate::document::amount::FeeRow]| -> Vec<u64> {
                rows.iter().map(|row| row.amount).collect()
            };
            Some(amounts(own) != amounts(source))
        }
        (Some(Fee::Text(_)), Some(Fee::Text(_))) => None,
        (Some(own), Some(source)) => Some(own != source),
    }
}

/// Compares two times by length; `None` where words leave it open.
fn times_differ(own: Option<&Duration>, source: Option<&Duration>) -> Option<bool> {
    match (own, source) {
        (_, None) => Some(false),
        (None, Some(_)) => Some(true),
        (Some(own), Some(source)) => Some(minutes(own)? != minutes(source)?),
    }
}

/// Gives a time's length in minutes; a language may have no word of its own for a working day.
fn minutes(time: &Duration) -> Option<u64> {
    time.length.map(|(count, unit)| u64::from(count) * unit.minutes())
}

/// Tells whether two requirements can be the same, as far as that needs no language.
fn requirements_match(own: &Requirement, source: &Requirement) -> bool {
    let digits = |item: &Requirement| digits(item.note.as_deref().unwrap_or_default());
    own.condition.is_some() == source.condition.is_some()
        && own.substitutes.len() == source.substitutes.len()
        && digits(own) == digits(source)
}

/// Tells whether two steps can be the same, as far as that needs no language.
fn steps_match(own: &Step, source: &Step) -> bool {
    // What a translation leaves out, or says in words that are not read, is no contradiction.
    fn agree<T: PartialEq>(own: Option<T>, source: Option<T>) -> bool {
        own.zip(source).is_none_or(|(own, source)| own == source)
    }
    let place = |step: &Step| step.place.as_ref().map(|place| digits(&place.plain_text()));
    agree(own.time.as_ref().and_then(minutes), source.time.as_ref().and_then(minutes))
        && agree(own.fee.as_ref().and_then(Fee::highest), source.fee.as_ref().and_then(Fee::highest))
        && agree(place(own), place(source))
}

/// Compares how a translated office is reached with its source.
fn compare_offices(own: &Office, source: &Office, id: PageId) -> Staleness {
    let numbers = |office: &Office| -> Vec<String> {
        let mut numbers: Vec<String> = office.telephone.iter().map(|number| digits(number)).collect();
        numbers.sort();
        numbers
    };
    let spans =
        |office: &Office| -> Option<Vec<_>> { office.hours.iter().map(|hours| hours.span.clone()).collect() };
    let hours_differ = spans(own).zip(spans(source)).is_some_and(|(own, source)| own != source);
    let contact = numbers(own) != numbers(source)
        || own.whatsapp.as_deref().map(digits) != source.whatsapp.as_deref().map(digits)
        || own.email != source.email
        || hours_differ;
    Staleness { contact, ..nothing(id) }
}

/// Finds the first question of a translated helper that does not stand as its source's does, as far as that needs no
/// language: how many answers there are, where each leads and how much it asks for. A helper that has more or fewer
/// questions or results than its source differs behind its last common question.
fn first_difference(own: &Helper, source: &Helper) -> Option<usize> {
    let answers = |query: &Query| -> Vec<_> {
        let answers = query.answers.iter();
        answers
            .map(|answer| {
                let target = match answer.target {
                    Target::Link(_) => None,
                    known => Some(known),
                };
                (target, answer.documents.len())
            })
            .collect()
    };
    let documents =
        |helper: &Helper| helper.outcomes.iter().map(|outcome| outcome.documents.len()).collect::<Vec<_>>();
    let mut pairs = own.questions.iter().zip(&source.questions);
    let differing = pairs.position(|(own, source)| answers(own) != answers(source));
    let same_size = own.questions.len() == source.questions.len() && documents(own) == documents(source);
    differing.or_else(|| (!same_size).then(|| own.questions.len().min(source.questions.len())))
}

/// Keeps the digits of a text.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Adds a finding for each part that is behind.
pub(super) fn tell(stale: &Staleness, own: &Document, source: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let mut add = |part, change, at: Place, there: Place| {
        let at = at.unwrap_or_else(|| own.head.title_span.clone());
        let there = there.unwrap_or_else(|| source.head.title_span.clone());
        let problem = Problem::TranslationStale { part, change, language: source.language.code().to_owned() };
        let related = Location::new(&source.path, there);
        diagnostics.push(Diagnostic::new(problem, Location::new(&own.path, at)).with_related(related));
    };
    for (behind, part) in [
        (stale.fee, StalePart::Fee),
        (stale.time, StalePart::Time),
        (stale.results, StalePart::Results),
        (stale.audience, StalePart::Audience),
        (stale.contact, StalePart::Contact),
        (stale.dates, StalePart::Dates),
    ] {
        if behind {
            add(part, StaleChange::Changed, None, None);
        }
    }
    if let (Meaning::Helper(helper), Meaning::Helper(original)) = (&own.meaning, &source.meaning) {
        let place = |helper: &Helper, at: usize| {
            helper.questions.get(at).and_then(|query| Some(query.answers.first()?.span.clone()))
        };
        if let Some(at) = first_difference(helper, original) {
            add(StalePart::Questions, StaleChange::Changed, place(helper, at), place(original, at));
        }
    }
    if let (Meaning::LifeEvent(event), Meaning::LifeEvent(original)) = (&own.meaning, &source.meaning) {
        let spans = |event: &LifeEvent, document: &Document| -> Vec<Range<usize>> {
            let steps = event.steps.iter();
            let link = |step: &EventStep| Some(document.links.get(step.link?)?.span.clone());
            steps.map(|step| link(step).unwrap_or_else(|| document.head.title_span.clone())).collect()
        };
        let (steps, source_steps) = (spans(event, own), spans(original, source));
        tell_pairs(&stale.steps, &steps, &source_steps, StalePart::Step, &mut add);
    }
    let (Meaning::Guide(guide), Meaning::Guide(original)) = (&own.meaning, &source.meaning) else { return };
    let spans = |guide: &Guide| -> (Vec<_>, Vec<_>) {
        (
            guide.requirements().map(|item| item.span.clone()).collect(),
            guide.steps().map(|step| step.span.clone()).collect(),
        )
    };
    let ((items, steps), (source_items, source_steps)) = (spans(guide), spans(original));
    tell_pairs(&stale.requirements, &items, &source_items, StalePart::Requirement, &mut add);
    tell_pairs(&stale.steps, &steps, &source_steps, StalePart::Step, &mut add);
}

/// Where something is written, if that is known.
type Place = Option<Range<usize>>;

/// Adds a finding for each item of a list that is behind.
fn tell_pairs(
    pairs: &[Pair],
    own: &[Range<usize>],
    source: &[Range<usize>],
    part: fn(usize) -> StalePart,
    add: &mut impl FnMut(StalePart, StaleChange, Place, Place),
) {
    let mut before: Option<usize> = None;
    for pair in pairs {
        let place = |at: Option<usize>| at.and_then(|at| own.get(at).cloned());
        match *pair {
            Pair::Same(at) => before = Some(at),
            Pair::Changed { own: at, source: there } => {
                before = Some(at);
                add(part(there + 1), StaleChange::Changed, place(before), source.get(there).cloned());
            }
            // What is not there yet is told where it belongs: at the part before it.
            Pair::New(there) => {
                let at = place(before.or(Some(0)));
                add(part(there + 1), StaleChange::New, at, source.get(there).cloned());
            }
            Pair::Gone(at) => {
                before = Some(at);
                add(part(at + 1), StaleChange::Gone, place(before), None);
            }
        }
    }
}

impl Site {
    /// Gives the page that a stale translation was made from, as a guide.
    fn original<'a>(&'a self, page: &'a Page) -> Option<(&'a Staleness, &'a Page, &'a Guide)> {
        let stale = page.stale.as_deref()?;
        let source = self.page(stale.source);
        match &source.document.meaning {
            Meaning::Guide(guide) => Some((stale, source, guide)),
            _ => None,
        }
    }

    /// Gives what to prepare today: the source's where the translation's is old.
    pub fn current_requirements<'a>(&'a self, page: &'a Page, guide: &'a Guide) -> Vec<&'a Requirement> {
        match self.original(page) {
            Some((stale, _, source)) => current(
                guide.requirements().collect(),
                &source.requirements().collect::<Vec<_>>(),
                &stale.requirements,
            ),
            None => guide.requirements().collect(),
        }
    }

    /// Gives what to do today: the source's steps where the translation's are old.
    pub fn current_steps<'a>(&'a self, page: &'a Page, guide: &'a Guide) -> Vec<&'a Step> {
        match self.original(page) {
            Some((stale, _, source)) => {
                current(guide.steps().collect(), &source.steps().collect::<Vec<_>>(), &stale.steps)
            }
            None => guide.steps().collect(),
        }
    }
}

/// Puts the parts together that hold today.
fn current<'a, T>(own: Vec<&'a T>, source: &[&'a T], pairs: &[Pair]) -> Vec<&'a T> {
    if pairs.is_empty() {
        return own;
    }
    let shown = pairs.iter().filter_map(|pair| match *pair {
        Pair::Same(at) => own.get(at).copied(),
        Pair::Changed { source: at, .. } | Pair::New(at) => source.get(at).copied(),
        Pair::Gone(_) => None,
    });
    shown.collect()
}
