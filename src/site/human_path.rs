//! Every service has a way to a person: a counter, a telephone, a chat.

use super::Page;
use super::list::Agency;
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::{Meaning, Office};

/// Tells of guides that lead to the internet and to nobody.
pub(super) fn check(pages: &[Page], agencies: &[Agency], diagnostics: &mut Vec<Diagnostic>) {
    for page in pages {
        let Meaning::Guide(guide) = &page.document.meaning else { continue };
        let Some(channel) = guide.online.first() else { continue };
        let mut offices = page.agencies.iter().filter_map(|agency| {
            let id = agencies.get(*agency)?.page?;
            match &pages.get(id.0)?.document.meaning {
                Meaning::Office(office) => Some(&**office),
                _ => None,
            }
        });
        if !offices.any(has_person) {
            let at = Location::new(&page.document.path, channel.span.clone());
            diagnostics.push(Diagnostic::new(Problem::OnlineOnly, at));
        }
    }
}

/// Tells whether an office offers somebody who helps; an address alone may be that of a head office.
fn has_person(office: &Office) -> bool {
    !office.counters.is_empty() || !office.telephone.is_empty() || office.whatsapp.is_some()
}
