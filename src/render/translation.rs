//! Translations on the page: parts that are behind stand beside the source's, and languages
//! that a page does not have are named.
//!
//! In: a page with what is behind in it. Out: views. A reader shall never act on an old fee or
//! miss a new step: what the source says today always stands first, in the source's language.

use super::Renderer;
use super::prose::Scene;
use super::view::translation::{StaleMark, StaleView, Untranslated};
use super::view::{RequirementView, StepView};
use crate::document::{Guide, Meaning, Requirement, Step};
use crate::site::align::Pair;
use crate::site::staleness::Staleness;
use crate::site::{Page, PageId};

impl Renderer<'_> {
    /// Says what of a page is behind; `None` for a page that is not.
    pub(super) fn stale_view(&self, page: &Page) -> Option<StaleView> {
        let stale = page.stale.as_deref()?;
        let source = self.site.page(stale.source);
        let language = &source.document.language;
        Some(StaleView {
            language: language.code().to_owned(),
            language_name: self.strings(language).text("language_name").to_owned(),
            url: source.url(),
            parts: self.stale_parts(page, stale),
            fee: stale.fee,
            time: stale.time,
            results: stale.results,
            audience: stale.audience,
            bring: !stale.requirements.is_empty(),
        })
    }

    /// Names the parts that are behind.
    fn stale_parts(&self, page: &Page, stale: &Staleness) -> Vec<String> {
        let strings = self.words(page);
        let facts = [
            (stale.fee, "fee_label"),
            (stale.time, "time_label"),
            (stale.results, "result_label"),
            (stale.audience, "audience_label"),
            (stale.contact, "visit"),
            (!stale.requirements.is_empty(), "bring_label"),
        ];
        let mut parts: Vec<String> = facts
            .into_iter()
            .filter(|(behind, _)| *behind)
            .map(|(_, key)| strings.text(key).to_owned())
            .collect();
        if matches!(page.document.meaning, Meaning::LifeEvent(_)) && !stale.steps.is_empty() {
            // What is gone is not shown here, so that numbers of its steps would mislead.
            parts.push(strings.text("event_steps").to_owned());
            return parts;
        }
        // Numbers as they stand on this page, old and new steps counted together.
        for (index, pair) in stale.steps.iter().enumerate() {
            if !matches!(pair, Pair::Same(_)) {
                parts.push(strings.fill("stale_step", &[("number", &(index + 1).to_string())]));
            }
        }
        parts
    }

    /// Gives the page that a stale page was made from, as a guide.
    pub(super) fn source_of<'s>(&'s self, page: &Page) -> Option<(&'s Page, &'s Guide)> {
        let source = self.site.page(page.stale.as_deref()?.source);
        match &source.document.meaning {
            Meaning::Guide(guide) => Some((source, guide)),
            _ => None,
        }
    }

    /// Gathers the steps of a part, the source's beside those that are behind; `first` is the number of
    /// the part's first step among all of the page.
    pub(super) fn steps_beside(&self, own: &[Step], first: usize, scene: &mut Scene) -> Vec<StepView> {
        let pairs = scene.page.stale.as_deref().map_or(&[][..], |stale| &stale.steps);
        let Some((source, guide)) = self.source_of(scene.page).filter(|_| !pairs.is_empty()) else {
            return own.iter().map(|step| self.step(step, scene)).collect();
        };
        let originals: Vec<&Step> = guide.steps().collect();
        let mut there = Scene::without_terms(source, scene.here);
        let mut views = Vec::new();
        for pair in pairs_of(pairs, first, own.len()) {
            let mut original = |at: usize| originals.get(at).map(|step| self.step(step, &mut there));
            let shown = match pair {
                Pair::Same(at) => own.get(at - first).map(|step| (self.step(step, scene), None)),
                Pair::New(at) => original(at).map(|view| (view, Some(("new", None)))),
                Pair::Changed { own: at, source: other } => {
                    let current = original(other).map(Box::new);
                    own.get(at - first).map(|step| (self.step(step, scene), Some(("changed", current))))
                }
                Pair::Gone(at) => {
                    own.get(at - first).map(|step| (self.step(step, scene), Some(("gone", None))))
                }
            };
            if let Some((mut view, mark)) = shown {
                view.stale = mark.map(|(kind, current)| mark_of(source, kind, current));
                views.push(view);
            }
        }
        views
    }

    /// Gathers the things to prepare of a part, as [`Renderer::steps_beside`] does, each with whether it is always needed.
    pub(super) fn requirements_beside(
        &self,
        own: &[Requirement],
        first: usize,
        scene: &mut Scene,
    ) -> Vec<RequirementView> {
        let pairs = scene.page.stale.as_deref().map_or(&[][..], |stale| &stale.requirements);
        let Some((source, guide)) = self.source_of(scene.page).filter(|_| !pairs.is_empty()) else {
            return own.iter().map(|item| self.requirement(item, scene)).collect();
        };
        let originals: Vec<&Requirement> = guide.requirements().collect();
        let mut there = Scene::without_terms(source, scene.here);
        let mut views = Vec::new();
        for pair in pairs_of(pairs, first, own.len()) {
            let mut original = |at: usize| originals.get(at).map(|item| self.requirement(item, &mut there));
            let shown = match pair {
                Pair::Same(at) => own.get(at - first).map(|item| (self.requirement(item, scene), None)),
                Pair::New(at) => original(at).map(|view| (view, Some(("new", None)))),
                Pair::Changed { own: at, source: other } => {
                    let current = original(other).map(Box::new);
                    own.get(at - first)
                        .map(|item| (self.requirement(item, scene), Some(("changed", current))))
                }
                Pair::Gone(at) => {
                    own.get(at - first).map(|item| (self.requirement(item, scene), Some(("gone", None))))
                }
            };
            if let Some((mut view, mark)) = shown {
                view.stale = mark.map(|(kind, current)| mark_of(source, kind, current));
                views.push(view);
            }
        }
        views
    }

    /// Names the languages of the site that a page does not have, each in its own words.
    pub(super) fn untranslated(&self, page: &Page) -> Vec<Untranslated> {
        let has = |language: &crate::document::Language| {
            page.document.language == *language
                || page
                    .translations
                    .iter()
                    .any(|id: &PageId| self.site.page(*id).document.language == *language)
        };
        let missing = self.site.languages.iter().filter(|language| !has(language));
        missing
            .map(|language| {
                let strings = self.strings(language);
                Untranslated {
                    language: language.code().to_owned(),
                    notice: strings.text("not_translated").to_owned(),
                    url: format!("{}index.html", self.site.language_root(language)),
                    link: strings.text("language_home").to_owned(),
                }
            })
            .collect()
    }
}

/// Makes the mark of an item that is behind.
fn mark_of<T>(source: &Page, kind: &'static str, current: Option<Box<T>>) -> StaleMark<T> {
    StaleMark { kind, language: source.document.language.code().to_owned(), current }
}

/// Gives the pairs that belong to the part whose items are numbered from `first`.
fn pairs_of(pairs: &[Pair], first: usize, count: usize) -> Vec<Pair> {
    let mut before = 0;
    let belongs = |pair: &&Pair| {
        match pair {
            Pair::Same(own) | Pair::Changed { own, .. } | Pair::Gone(own) => before = *own,
            // A new one stands behind the one before it.
            Pair::New(_) => {}
        }
        (first..first + count.max(1)).contains(&before)
    };
    pairs.iter().filter(belongs).copied().collect()
}
