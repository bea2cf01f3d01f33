//! What templates see of laws: the lines on a guide, and the list of all.

use serde::Serialize;

use super::{Crumb, DateView};

/// A law that a guide rests on.
#[derive(Debug, Clone, Serialize)]
pub struct LawView {
    /// Its full name, or as written where the register has none.
    pub name: String,
    /// The article, as written.
    pub article: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// Where it stands in the list of laws.
    pub url: Option<String>,
    /// In words, where it is no longer as it was made: `sudah dicabut, diganti …`.
    pub status: Option<String>,
}

/// `page` of `legal.html`.
#[derive(Debug, Serialize)]
pub struct LegalListView {
    /// Title.
    pub title: String,
    /// Those that hold, and those that do not any more; neither group is empty.
    pub groups: Vec<LegalGroup>,
}

/// Laws of one status.
#[derive(Debug, Serialize)]
pub struct LegalGroup {
    /// Its heading.
    pub title: String,
    /// The laws, in the register's order.
    pub laws: Vec<LegalEntry>,
}

/// A law of the list.
#[derive(Debug, Serialize)]
pub struct LegalEntry {
    /// Anchor on the page.
    pub anchor: String,
    /// Its full name.
    pub name: String,
    /// What it is about.
    pub about: Option<String>,
    /// Whether it holds, in words.
    pub status: String,
    /// What came in its place, on the same page.
    pub successor: Option<Crumb>,
    /// Where its text can be read.
    pub source: Option<String>,
    /// The day on which somebody last checked its status.
    pub reviewed: Option<DateView>,
    /// The guides that rest on it, as many as fit.
    pub guides: Vec<Crumb>,
    /// In words, how many more there are.
    pub more: Option<String>,
}
