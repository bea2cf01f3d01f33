//! How long all guides of a life event take, done one after the other.

use std::collections::HashSet;

use super::{Stage, guide_of};
use crate::document::amount::TimeUnit;
use crate::site::{Page, PageId};

/// A sum of times, from the least to the most.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimeTotal {
    /// With the quickest choices.
    pub least: Span,
    /// With the slowest choices.
    pub most: Span,
    /// The steps whose time is not known, counted from 0.
    pub unknown: Vec<usize>,
}

/// Times of different units side by side: working days are no days, and nobody adds minutes to weeks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// How many of each unit, shorter units last; none stands twice.
    pub parts: Vec<(u32, TimeUnit)>,
}

impl Span {
    fn one(count: u32, unit: TimeUnit) -> Span {
        Span { parts: vec![(count, unit)] }
    }

    fn add(&mut self, other: &Span) {
        for (count, unit) in &other.parts {
            match self.parts.iter_mut().find(|(_, known)| known == unit) {
                Some((sum, _)) => *sum = sum.saturating_add(*count),
                None => self.parts.push((*count, *unit)),
            }
        }
        self.parts.sort_by_key(|(_, unit)| std::cmp::Reverse(*unit));
    }

    /// Weighs a time against others.
    fn minutes(&self) -> u64 {
        self.parts.iter().map(|(count, unit)| u64::from(*count) * unit.minutes()).sum()
    }
}

/// Adds the times up; a guide that comes twice is waited for once.
pub(super) fn total(steps: &[Stage], pages: &[Page]) -> TimeTotal {
    let mut total = TimeTotal::default();
    let mut done: HashSet<PageId> = HashSet::new();
    for (number, stage) in steps.iter().enumerate() {
        let mut unknown = stage.guide.is_none();
        let mut time_of = |guide: PageId| {
            let length = guide_of(pages, guide).and_then(|guide| guide.time.as_ref()?.length);
            unknown |= length.is_none();
            length.map(|(count, unit)| Span::one(count, unit))
        };
        let choices: Vec<Span> =
            stage.choices().filter(|g| !done.contains(g)).filter_map(&mut time_of).collect();
        let beside: Vec<Span> =
            stage.beside().filter(|g| !done.contains(g)).filter_map(&mut time_of).collect();
        let mut least = choices.iter().min_by_key(|span| span.minutes()).cloned().unwrap_or_default();
        let mut most = choices.iter().max_by_key(|span| span.minutes()).cloned().unwrap_or_default();
        // What is done meanwhile counts where it takes longer.
        for span in beside {
            for sum in [&mut least, &mut most] {
                if span.minutes() > sum.minutes() {
                    *sum = span.clone();
                }
            }
        }
        total.least.add(&least);
        total.most.add(&most);
        if unknown {
            total.unknown.push(number);
        }
        done.extend(stage.choices().chain(stage.beside()));
    }
    total
}
