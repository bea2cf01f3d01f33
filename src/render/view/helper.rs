//! What the templates of decision helpers see.

use serde::Serialize;

use super::{Block, DateView, HeadingView, OfficeCard, PageCard, RequirementView, TermView};

/// `page` of `helper.html`: one question or one result.
#[derive(Debug, Serialize)]
pub struct HelperView {
    /// The helper's title.
    pub title: String,
    /// Lead; on the first page only.
    pub summary: Option<String>,
    /// Whether this is the helper's own page.
    pub first: bool,
    /// Text before the first question; on the first page only.
    pub intro: Vec<Block>,
    /// The question or result.
    pub node: NodeView,
    /// `Pertanyaan 2`; `None` where the way here is not known or this is a result.
    pub place: Option<String>,
    /// The answers so far.
    pub given: Vec<GivenView>,
    /// What has to be brought so far.
    pub documents: Vec<RequirementView>,
    /// Where the helper begins.
    pub start: String,
    /// Where the sheet with all questions stands.
    pub sheet_url: String,
    /// The guides that it serves.
    pub guides: Vec<PageCard>,
    /// A person to ask.
    pub office: Option<OfficeCard>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
}

/// `page` of `helper_all.html`: all questions and results, as a sheet for staff or as the helper's only page.
#[derive(Debug, Serialize)]
pub struct HelperAllView {
    /// Title.
    pub title: String,
    /// Lead.
    pub summary: Option<String>,
    /// Whether this is the sheet for staff.
    pub sheet: bool,
    /// Text before the first question.
    pub intro: Vec<Block>,
    /// The questions in the order in which they are written, then the results.
    pub nodes: Vec<NodeView>,
    /// Where the helper begins.
    pub start: String,
    /// Where the sheet with all questions stands.
    pub sheet_url: String,
    /// The guides that it serves.
    pub guides: Vec<PageCard>,
    /// A person to ask.
    pub office: Option<OfficeCard>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
}

/// A question or a result.
#[derive(Debug, Serialize)]
pub struct NodeView {
    /// `question` or `result`.
    pub kind: &'static str,
    /// The heading; a result's without its first word.
    pub heading: HeadingView,
    /// An anchor that tells nothing of the question: `bagian-3`.
    pub anchor: String,
    /// `1` for questions, `A` for results, as the sheet numbers them.
    pub number: String,
    /// A question's text before the answers, or all of a result's.
    pub before: Vec<Block>,
    /// The answers.
    pub answers: Vec<AnswerView>,
    /// Text after the answers.
    pub after: Vec<Block>,
    /// What a result asks to be brought, where the page lists nothing else.
    pub documents: Vec<RequirementView>,
}

/// An answer.
#[derive(Debug, Serialize)]
pub struct AnswerView {
    /// The answer.
    pub text: String,
    /// Where it leads; `None` where it leads nowhere yet.
    pub url: Option<String>,
    /// Whether `url` is a whole address or an anchor of the same page.
    pub whole: bool,
    /// Where it leads, as the sheet numbers it: `3`, `B`.
    pub to: Option<String>,
    /// What has to be brought because of it, where that is not shown later.
    pub documents: Vec<RequirementView>,
    /// More about it.
    pub details: Vec<Block>,
}

/// An answer that was given.
#[derive(Debug, Serialize)]
pub struct GivenView {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Where the answer can be changed.
    pub change: String,
}
