//! When a page is to be checked again, and by whom.

use jiff::civil::Date;

use super::{Page, Site};
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::Head;

/// Months after which a page is to be checked again where it does not say.
pub const REVIEW_MONTHS: u16 = 6;

/// Gives the day on which a page is to be checked again; `None` where it was never checked.
pub fn due(head: &Head) -> Option<Date> {
    let months = i64::from(head.review_every.unwrap_or(REVIEW_MONTHS));
    head.reviewed?.checked_add(jiff::Span::new().try_months(months).ok()?).ok()
}

impl Site {
    /// Names who checks a page: the role that it gives, or else its first office.
    pub fn owner<'s>(&'s self, page: &'s Page) -> Option<&'s str> {
        let office = || Some(self.agencies.get(*page.agencies.first()?)?.name.as_str());
        page.document.head.owner.as_deref().or_else(office)
    }
}

/// Tells of pages whose day has passed. On the day itself there is still time.
pub(super) fn check(pages: &[Page], today: Date, diagnostics: &mut Vec<Diagnostic>) {
    for page in pages {
        let head = &page.document.head;
        if let Some(due) = due(head).filter(|due| *due < today) {
            let problem = Problem::ReviewOverdue { due, owner: head.owner.clone() };
            let at = Location::new(&page.document.path, head.reviewed_span.clone());
            diagnostics.push(Diagnostic::new(problem, at));
        }
    }
}
