//! The page of a life event: the sums first, then the steps, then one list of what to bring.

use std::collections::BTreeSet;

use super::Renderer;
use super::card::link;
use super::prose::{Scene, lead};
use super::strings::Strings;
use super::view::Crumb;
use super::view::life_event::{
    BranchView, EventChapter, EventPlace, EventStepView, GuideFacts, LifeEventView, ThingView, TotalView,
    VariantView,
};
use super::wording;
use crate::diagnostic::Diagnostic;
use crate::document::Meaning;
use crate::document::amount::{Fee, TimeUnit};
use crate::document::life_event::{EventStep, Join, LifeEvent};
use crate::site::life_event::{Event, Span, Stage, Thing, Variant, Written};
use crate::site::route::Route;
use crate::site::{Page, PageId};

impl Renderer<'_> {
    /// Renders a life event.
    pub(super) fn life_event(
        &self,
        route: &Route,
        page: &Page,
        written: &LifeEvent,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Some(event) = self.event_of(page) else { return Ok(Vec::new()) };
        let strings = self.words(page);
        let mut frame = self.page_frame(route, page, "life-event");
        frame.json_ld = Some(self.life_event_json_ld(page, event));
        let mut scene = Scene::new(page, &route.output);
        let intro = self.blocks(&written.intro, &mut scene);
        let steps = self.event_steps(event, written, &mut scene);
        let after = self.blocks(&written.after, &mut scene);
        let things = |list: &[Thing]| list.iter().map(|thing| self.thing_view(thing, strings)).collect();
        let head = &page.document.head;
        let view = LifeEventView {
            title: head.title.clone(),
            summary: lead(page, &written.intro),
            fee: fee_total(event, strings),
            time: time_total(event, strings),
            count: strings.fill("event_count", &[("count", &event.steps.len().to_string())]),
            offices: self.event_offices(event),
            intro,
            steps,
            prepare: things(&event.checklist.prepare),
            received: things(&event.checklist.received),
            sometimes: things(&event.checklist.sometimes),
            after,
            reviewed: head.reviewed.map(|day| wording::date(day, strings)),
            review_due: self.review_due(page),
            terms: self.terms_used(&scene),
            booklets: self.booklets_of(&page.address.output),
            chat_text: self.chat_text_url(page),
            share: self.share_link(page),
        };
        self.template("life_event.html", route, &frame, &view)
    }

    /// Finds what a life event's guides say together.
    pub(super) fn event_of(&self, page: &Page) -> Option<&Event> {
        self.site.events.iter().find(|event| self.site.page(event.page).document.path == page.document.path)
    }

    /// Gathers the steps, each in the words of the page that has it as it holds today.
    fn event_steps(&self, event: &Event, own: &LifeEvent, scene: &mut Scene) -> Vec<EventStepView> {
        let mut steps = Vec::with_capacity(event.steps.len());
        for (number, (stage, line)) in event.steps.iter().zip(&event.lines).enumerate() {
            let source = match line.written {
                Written::Here => None,
                Written::Source { page, is_new } => Some((self.site.page(page), is_new)),
            };
            let view = match source.map(|(page, _)| (page, &page.document.meaning)) {
                Some((page, Meaning::LifeEvent(source))) => {
                    let mut there = Scene::without_terms(page, scene.here);
                    source.steps.get(line.step).map(|step| self.event_step(number, stage, step, &mut there))
                }
                _ => own.steps.get(line.step).map(|step| self.event_step(number, stage, step, scene)),
            };
            steps.extend(view.map(|view| EventStepView {
                stale: source.map(|(_, is_new)| if is_new { "new" } else { "changed" }),
                language: source.map(|(page, _)| page.document.language.code().to_owned()),
                ..view
            }));
        }
        steps
    }

    /// Gathers a step.
    fn event_step(&self, number: usize, stage: &Stage, step: &EventStep, scene: &mut Scene) -> EventStepView {
        let html = self.inline(&step.text, scene);
        let branches = step.branches.iter().zip(&stage.branches).map(|(branch, (join, guide))| BranchView {
            join: match join {
                Join::Or => "or",
                Join::Meanwhile => "meanwhile",
            },
            html: self.inline(&branch.text, scene),
            facts: guide.map(|id| self.guide_facts(id)),
        });
        EventStepView {
            anchor: format!("langkah-{}", number + 1),
            html,
            facts: stage.guide.map(|id| self.guide_facts(id)),
            branches: branches.collect(),
            details: self.blocks(&step.details, scene),
            stale: None,
            language: None,
        }
    }

    /// Gathers a life event as a chapter of a booklet: sums, steps and what to bring, in short.
    pub(super) fn event_chapter(
        &self,
        page: &Page,
        written: &LifeEvent,
        scene: &mut Scene,
    ) -> Option<EventChapter> {
        let event = self.event_of(page)?;
        let strings = self.words(page);
        let things = |list: &[Thing]| list.iter().map(|thing| self.thing_view(thing, strings)).collect();
        Some(EventChapter {
            fee: fee_total(event, strings),
            time: time_total(event, strings),
            steps: self.event_steps(event, written, scene),
            prepare: things(&event.checklist.prepare),
            sometimes: things(&event.checklist.sometimes),
            received: things(&event.checklist.received),
            after: self.blocks(&written.after, scene),
        })
    }

    /// Gives what a guide says in short.
    fn guide_facts(&self, id: PageId) -> GuideFacts {
        let card = self.page_card(id);
        GuideFacts { fee: card.fee, free: card.free, time: card.time, office: card.office }
    }

    /// Gives the offices of all steps, each once, in the order of the steps.
    fn event_offices(&self, event: &Event) -> Vec<Crumb> {
        let mut known = BTreeSet::new();
        let mut offices = Vec::new();
        for guide in guides_of(event) {
            for agency in &self.site.page(guide).agencies {
                if let Some(found) = self.site.agencies.get(*agency).filter(|_| known.insert(*agency)) {
                    offices.push(link(&found.name, found.output.encoded()));
                }
            }
        }
        offices
    }

    /// Words a thing to bring.
    pub(super) fn thing_view(&self, thing: &Thing, strings: &Strings) -> ThingView {
        let uses = || thing.variants.iter().flat_map(|variant| &variant.uses);
        let used = |steps: BTreeSet<usize>| numbers(&steps, strings);
        let several = thing.variants.len() > 1;
        let substitutes = thing.variants.iter().flat_map(|variant| variant.substitutes.iter().cloned());
        let choice = thing.choice.map(|guide| {
            strings.fill("event_if_chosen", &[("title", &self.site.page(guide).document.head.title)])
        });
        let conditions: Vec<String> = choice.into_iter().chain(thing.condition.clone()).collect();
        ThingView {
            name: thing.name.clone(),
            condition: (!conditions.is_empty()).then(|| conditions.join(", ")),
            used: strings.fill("event_used", &[("steps", &used(uses().map(|u| u.step).collect()))]),
            note: (!several).then(|| thing.variants.first().and_then(|v| note(v, strings))).flatten(),
            received: thing
                .received_in
                .map(|step| strings.fill("event_received_in", &[("step", &(step + 1).to_string())])),
            variants: if several {
                let variants = thing.variants.iter().map(|variant| VariantView {
                    text: variant.text.clone(),
                    note: note(variant, strings),
                    used: (!names_every_step(variant)).then(|| {
                        strings.fill(
                            "event_steps_named",
                            &[("steps", &used(variant.uses.iter().map(|u| u.step).collect()))],
                        )
                    }),
                });
                variants.collect()
            } else {
                Vec::new()
            },
            substitutes: substitutes.collect(),
        }
    }

    /// Gives the life events in which a guide is a step.
    pub(super) fn event_places(&self, page: &Page) -> Vec<EventPlace> {
        let places = page.events.iter().filter_map(|(event, step)| {
            let event = self.site.events.get(*event)?;
            let owner = self.site.page(event.page);
            let crumb = |step: usize| {
                let guide = self.site.page(event.steps.get(step)?.guide?);
                Some(link(&guide.document.head.title, guide.url()))
            };
            let (number, total) = ((step + 1).to_string(), event.steps.len().to_string());
            let place = self.words(page).fill("event_place", &[("number", &number), ("total", &total)]);
            Some(EventPlace {
                title: owner.document.head.title.clone(),
                url: owner.url(),
                place,
                previous: step.checked_sub(1).and_then(crumb),
                next: crumb(step + 1),
            })
        });
        places.collect()
    }
}

/// Gives all guides of a life event, in the order of its steps.
pub(super) fn guides_of(event: &Event) -> impl Iterator<Item = PageId> {
    event.steps.iter().flat_map(|stage| {
        stage.guide.into_iter().chain(stage.branches.iter().filter_map(|(_, guide)| *guide))
    })
}

/// Words the note of a thing: one where all steps agree, else each with its steps.
fn note(variant: &Variant, strings: &Strings) -> Option<String> {
    let mut notes: Vec<(&str, BTreeSet<usize>)> = Vec::new();
    for used in &variant.uses {
        let note = used.note.as_deref().unwrap_or_default();
        match notes.iter_mut().find(|(known, _)| *known == note) {
            Some((_, steps)) => drop(steps.insert(used.step)),
            None => notes.push((note, BTreeSet::from([used.step]))),
        }
    }
    match notes.as_slice() {
        [("", _)] | [] => None,
        [(only, _)] => Some((*only).to_owned()),
        several => {
            let said = several.iter().filter(|(note, _)| !note.is_empty());
            let words = said.map(|(note, steps)| {
                let steps = strings.fill("event_steps_named", &[("steps", &numbers(steps, strings))]);
                strings.fill("event_note_in", &[("note", note), ("steps", &steps)])
            });
            Some(words.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Whether the note of a thing already says every step: each step has a note, and they differ.
fn names_every_step(variant: &Variant) -> bool {
    let mut notes = variant.uses.iter().map(|used| used.note.as_deref().unwrap_or_default());
    let first = notes.clone().next();
    notes.clone().all(|note| !note.is_empty()) && notes.any(|note| Some(note) != first)
}

/// Words the numbers of steps: `1, 2 dan 4`.
fn numbers(steps: &BTreeSet<usize>, strings: &Strings) -> String {
    let words: Vec<String> = steps.iter().map(|step| (step + 1).to_string()).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => strings.fill("event_and", &[("rest", &rest.join(", ")), ("last", last)]),
    }
}

/// Words a sum of fees.
pub(super) fn fee_total(event: &Event, strings: &Strings) -> TotalView {
    let total = &event.fee;
    let text = if total.least == total.most {
        wording::fee(&Fee::of_amount(total.most), strings).text
    } else {
        wording::fee_between(total.least, total.most, strings)
    };
    TotalView {
        text: total.known.then_some(text),
        of: counted(event, &total.unknown, strings),
        free: total.known && total.most == 0 && total.unknown.is_empty(),
        unknown: unknown(&total.unknown, "event_fee_unknown", strings),
    }
}

/// Words a sum of times.
pub(super) fn time_total(event: &Event, strings: &Strings) -> TotalView {
    let total = &event.time;
    let text = (!total.most.parts.is_empty()).then(|| {
        let most = span(&total.most, strings);
        if total.least == total.most || total.least.parts.is_empty() {
            strings.fill("event_time_most", &[("time", &most)])
        } else {
            strings.fill("event_time_range", &[("least", &span(&total.least, strings)), ("most", &most)])
        }
    });
    TotalView {
        text,
        of: counted(event, &total.unknown, strings),
        free: false,
        unknown: unknown(&total.unknown, "event_time_unknown", strings),
    }
}

impl TotalView {
    /// Gives the sum with the steps that it counts, on one line: for cards, search and chat.
    pub(super) fn said(&self) -> Option<String> {
        let text = self.text.as_ref()?;
        Some(self.of.as_ref().map_or_else(|| text.clone(), |of| format!("{text} ({of})")))
    }
}

/// Says which steps a sum counts, where it does not count all.
fn counted(event: &Event, unknown: &[usize], strings: &Strings) -> Option<String> {
    let steps: BTreeSet<usize> = (0..event.steps.len()).filter(|step| !unknown.contains(step)).collect();
    let some = !unknown.is_empty() && !steps.is_empty();
    some.then(|| strings.fill("event_steps_named", &[("steps", &numbers(&steps, strings))]))
}

/// Says which steps are not counted.
fn unknown(steps: &[usize], key: &str, strings: &Strings) -> Option<String> {
    let steps: BTreeSet<usize> = steps.iter().copied().collect();
    (!steps.is_empty()).then(|| strings.fill(key, &[("steps", &numbers(&steps, strings))]))
}

/// Words times of several units: `3 hari kerja dan 30 menit`.
fn span(span: &Span, strings: &Strings) -> String {
    let words: Vec<String> = span
        .parts
        .iter()
        .map(|(count, unit)| {
            let (one, many) = match unit {
                TimeUnit::Minute => ("unit_minute", "unit_minutes"),
                TimeUnit::Hour => ("unit_hour", "unit_hours"),
                TimeUnit::WorkingDay => ("unit_working_day", "unit_working_days"),
                TimeUnit::Day => ("unit_day", "unit_days"),
                TimeUnit::Week => ("unit_week", "unit_weeks"),
                TimeUnit::Month => ("unit_month", "unit_months"),
                TimeUnit::Year => ("unit_year", "unit_years"),
            };
            strings.fill(if *count == 1 { one } else { many }, &[("count", &count.to_string())])
        })
        .collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => strings.fill("event_and", &[("rest", &rest.join(", ")), ("last", last)]),
    }
}
