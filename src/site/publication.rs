//! Decides which documents are public on a given day: drafts, first and last days.

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::{Document, Language, Meaning, Place};
use crate::source::path::SourcePath;

/// Takes out each `README.md` that stands beside a folder's `index.md`; a hint says so.
pub(super) fn set_readmes_aside(
    documents: Vec<Arc<Document>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<Document>> {
    let is_readme = |document: &Document| document.path.name().to_lowercase().starts_with("readme.");
    let folders: FxHashSet<(Place, Language)> = documents
        .iter()
        .filter(|document| matches!(document.meaning, Meaning::Folder(_)) && !is_readme(document))
        .map(|document| (document.place.clone(), document.language.clone()))
        .collect();
    let mut kept = Vec::with_capacity(documents.len());
    for document in documents {
        if is_readme(&document) && folders.contains(&(document.place.clone(), document.language.clone())) {
            let problem = Problem::ReadmeAside;
            diagnostics.push(Diagnostic::new(problem, Location::whole(&document.path)));
        } else {
            kept.push(document);
        }
    }
    kept
}

/// Divides the documents into those that are published and the paths of those that are not.
pub(super) fn split(
    documents: Vec<Arc<Document>>,
    today: Date,
    drafts: bool,
) -> (Vec<Arc<Document>>, FxHashSet<SourcePath>) {
    let (published, held): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|document| is_public(document, today, drafts));
    (published, held.into_iter().map(|document| document.path.clone()).collect())
}

/// Tells whether a document is public on a day. Both its first and its last day count.
fn is_public(document: &Document, today: Date, drafts: bool) -> bool {
    let head = &document.head;
    let (from, until) = match &document.meaning {
        Meaning::Notice(notice) => (notice.from.or(head.publish), notice.until.or(head.expires)),
        _ => (head.publish, head.expires),
    };
    (drafts || !head.draft) && from.is_none_or(|day| day <= today) && until.is_none_or(|day| today <= day)
}
