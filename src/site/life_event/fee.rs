//! What all guides of a life event cost together.

use std::collections::HashSet;

use super::{Stage, guide_of};
use crate::document::amount::Fee;
use crate::site::{Page, PageId};

/// A sum of fees, from the least to the most that one may pay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeeTotal {
    /// The least, in rupiah.
    pub least: u64,
    /// The most, in rupiah.
    pub most: u64,
    /// Whether any guide names a fee.
    pub known: bool,
    /// The steps whose fee is not known, counted from 0.
    pub unknown: Vec<usize>,
}

/// Adds the fees up; a guide that comes twice is paid once.
pub(super) fn total(steps: &[Stage], pages: &[Page]) -> FeeTotal {
    let mut total = FeeTotal::default();
    let mut paid: HashSet<PageId> = HashSet::new();
    for (number, stage) in steps.iter().enumerate() {
        let mut unknown = stage.guide.is_none();
        let mut choice: Option<(u64, u64)> = None;
        for guide in stage.choices().filter(|guide| !paid.contains(guide)).collect::<Vec<_>>() {
            match range_of(guide, pages) {
                Some((least, most)) => {
                    let (a, b) = choice.unwrap_or((least, most));
                    choice = Some((a.min(least), b.max(most)));
                }
                None => unknown = true,
            }
        }
        let mut ranges: Vec<(u64, u64)> = choice.into_iter().collect();
        for guide in stage.beside().filter(|guide| !paid.contains(guide)) {
            match range_of(guide, pages) {
                Some(range) => ranges.push(range),
                None => unknown = true,
            }
        }
        for (least, most) in ranges {
            total.known = true;
            total.least = total.least.saturating_add(least);
            total.most = total.most.saturating_add(most);
        }
        if unknown {
            total.unknown.push(number);
        }
        paid.extend(stage.choices().chain(stage.beside()));
    }
    total
}

/// Gives the least and the most that a guide costs, where it says so in numbers.
fn range_of(guide: PageId, pages: &[Page]) -> Option<(u64, u64)> {
    match guide_of(pages, guide)?.fee.as_ref()? {
        Fee::Free => Some((0, 0)),
        Fee::Amount(amount) => Some((*amount, *amount)),
        Fee::Rows(rows) => {
            let amounts = || rows.iter().map(|row| row.amount);
            Some((amounts().min()?, amounts().max()?))
        }
        Fee::Text(_) => None,
    }
}
