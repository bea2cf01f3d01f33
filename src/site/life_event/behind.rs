//! Translated life events that are behind: which steps are the source's.
//!
//! In: the steps of a translated life event and of its source. Out: the steps that hold today, each with
//! whose words it is written in. A step is the same when it leads to the same guides, in whatever language.

use super::{Line, Stage, Written};
use crate::document::Language;
use crate::site::align::{self, Pair};
use crate::site::staleness::{Staleness, nothing};
use crate::site::{Page, PageId};

/// Puts the steps together that hold today; `None` where the translation follows its source.
pub(super) fn bring_up_to_date(
    own: &[Stage],
    source: &[Stage],
    source_page: PageId,
    pages: &[Page],
    (language, original): (&Language, &Language),
) -> Option<(Vec<Stage>, Vec<Line>, Staleness)> {
    let keys = |stages: &[Stage]| -> Vec<Vec<PageId>> {
        stages.iter().map(|stage| stage.guides().map(|id| version(id, original, pages)).collect()).collect()
    };
    let (own_keys, source_keys) = (keys(own), keys(source));
    let pairs = align::pairs(
        &own_keys.iter().collect::<Vec<_>>(),
        &source_keys.iter().collect::<Vec<_>>(),
        None,
        |own, source| own == source,
    );
    if pairs.is_empty() {
        return None;
    }
    let (mut steps, mut lines) = (Vec::new(), Vec::new());
    for pair in &pairs {
        let (at, is_new) = match *pair {
            Pair::Same(at) => {
                steps.extend(own.get(at).cloned());
                lines.push(Line { step: at, written: Written::Here });
                continue;
            }
            Pair::Changed { source, .. } => (source, false),
            Pair::New(source) => (source, true),
            Pair::Gone(_) => continue,
        };
        let Some(stage) = source.get(at) else { continue };
        let there = |id: PageId| version(id, language, pages);
        steps.push(Stage {
            guide: stage.guide.map(there),
            branches: stage.branches.iter().map(|(join, guide)| (*join, guide.map(there))).collect(),
        });
        lines.push(Line { step: at, written: Written::Source { page: source_page, is_new } });
    }
    Some((steps, lines, Staleness { steps: pairs, ..nothing(source_page) }))
}

/// Gives a page in a language; itself where it does not exist in that.
fn version(id: PageId, language: &Language, pages: &[Page]) -> PageId {
    let translations = &pages[id.0].translations;
    let other = translations.iter().find(|other| pages[other.0].document.language == *language);
    if pages[id.0].document.language == *language { id } else { other.copied().unwrap_or(id) }
}
