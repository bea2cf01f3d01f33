//! What the templates of guides in several parts, and of easy versions, see.

use serde::Serialize;

use super::{Block, Crumb, DateView, GuideSection, OfficeCard, TermView};

/// The parts of a guide, as every page of it shows them.
#[derive(Debug, Clone, Serialize)]
pub struct PartsView {
    /// The guide's own page.
    pub guide: Crumb,
    /// Whether the page at hand is the guide's own.
    pub on_guide: bool,
    /// The parts, in order.
    pub contents: Vec<PartLink>,
    /// The page with the whole guide.
    pub whole: String,
    /// The page before this one.
    pub previous: Option<Crumb>,
    /// The page after this one.
    pub next: Option<Crumb>,
}

/// A part as an entry of the contents.
#[derive(Debug, Clone, Serialize)]
pub struct PartLink {
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
}

/// `page` of `guide_part.html`.
#[derive(Debug, Serialize)]
pub struct GuidePartView {
    /// Title.
    pub title: String,
    /// Lead.
    pub summary: Option<String>,
    /// `Bagian 2 dari 3`.
    pub place: Option<String>,
    /// The guide and its parts; `None` for a part whose guide is not there in its language.
    pub parts: Option<PartsView>,
    /// Text before the first heading.
    pub intro: Vec<Block>,
    /// What stands below second-level headings, in the order in which it is written.
    pub sections: Vec<GuideSection>,
    /// A person to ask.
    pub office: Option<OfficeCard>,
    /// Whether the part has its own complaint path.
    pub own_complaint: bool,
    /// The guide's code.
    pub code: Option<String>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
    /// The day on which it is to be checked again.
    pub review_due: Option<DateView>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
}

/// `page` of `easy_read.html`.
#[derive(Debug, Serialize)]
pub struct EasyReadView {
    /// Title.
    pub title: String,
    /// The text.
    pub body: Vec<Block>,
    /// The page that this is the easy version of.
    pub full: Option<Crumb>,
    /// A person to ask.
    pub office: Option<OfficeCard>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
}
