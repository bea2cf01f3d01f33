//! Decides which documents are public on a given day: drafts, first and last days.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::document::{Document, Meaning};
use crate::source::path::SourcePath;

/// Divides the documents into those that are published and the paths of those that are not.
pub(super) fn split(
    documents: Vec<Arc<Document>>,
    today: Date,
    drafts: bool,
) -> (Vec<Arc<Document>>, HashSet<SourcePath>) {
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
