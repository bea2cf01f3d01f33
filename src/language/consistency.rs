//! One thing, one name: finds the rarer name of a thing that a page calls by two.
//! Walked forms go in; hits with the names to use come out.

use std::ops::Range;

use super::matching::{Found, Reading};

/// A name that another name on the page is preferred to.
pub(super) struct Mixed {
    pub(super) rule: usize,
    pub(super) tokens: Range<usize>,
    pub(super) other: String,
}

/// Finds the first use of each rarer form.
pub(super) fn findings(reading: &Reading<'_>, found: &Found) -> Vec<Mixed> {
    let mut mixed = Vec::new();
    for (number, consistency) in reading.language.consistency.iter().enumerate() {
        let uses = |form: usize| {
            found
                .forms
                .iter()
                .filter(move |(set, one, _)| *set == number && *one == form)
                .map(|(_, _, tokens)| tokens)
        };
        let counts: Vec<usize> = (0..consistency.forms.len()).map(|form| uses(form).count()).collect();
        if counts.iter().filter(|count| **count > 0).count() < 2 {
            continue;
        }
        let most = counts.iter().max().copied().unwrap_or(0);
        let best = match consistency.prefer.filter(|form| counts.get(*form).is_some_and(|count| *count > 0)) {
            Some(form) => form,
            None => counts.iter().position(|count| *count == most).unwrap_or(0),
        };
        for form in (0..consistency.forms.len()).filter(|form| *form != best) {
            let Some(first) = uses(form).next() else { continue };
            if explains(reading, first) {
                continue;
            }
            let other = consistency.forms.get(best).cloned().unwrap_or_default();
            mixed.push(Mixed { rule: consistency.rule, tokens: first.clone(), other });
        }
    }
    mixed
}

/// Tells whether a form stands in brackets after the other one, to introduce it.
fn explains(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let at = |index: Option<usize>| index.and_then(|index| reading.tokens.all.get(index));
    at(tokens.start.checked_sub(1)).is_some_and(|token| token.is_mark('('))
        || at(Some(tokens.end)).is_some_and(|token| token.is_mark('('))
}
