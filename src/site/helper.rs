//! The pages of decision helpers: one for each way through the questions, or where those are too
//! many, one for each question.
//!
//! In: the graph of each helper. Out: [`HelperPages`] with the address of each page and which answer
//! leads to which. Addresses are made of the answers' own words, so that they stay when answers are
//! put in another order.

use super::permalink::slug;
use super::{Page, PageId};
use crate::document::helper::{Answer, Helper, Target};
use crate::document::{Document, Meaning};
use crate::source::path::OutputPath;

/// Up to how many ways through a helper each way has pages of its own.
pub const MAX_PATHS: usize = 300;

/// Longest part of an address that one answer gives, in characters.
const MAX_ANSWER_SLUG: usize = 24;

/// The name of the sheet with all questions, for staff.
const SHEET: &str = "semua";

/// The pages of one helper.
#[derive(Debug, Clone)]
pub struct HelperPages {
    /// The helper.
    pub page: PageId,
    /// How its questions are laid out.
    pub layout: Layout,
    /// The pages, the helper's own first.
    pub stops: Vec<Stop>,
    /// Where the sheet with all questions stands.
    pub sheet: OutputPath,
}

/// How the questions of a helper are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A page for each way: it knows all answers so far.
    Paths,
    /// A page for each question and result.
    Questions,
    /// Everything on the helper's own page.
    OnePage,
}

/// A page of a helper.
#[derive(Debug, Clone)]
pub struct Stop {
    /// Where it stands.
    pub output: OutputPath,
    /// What it shows.
    pub node: Node,
    /// The answers that lead here, each with its question; known for each way only.
    pub given: Vec<Given>,
    /// For each answer of the question the page that it leads to, an index into [`HelperPages::stops`].
    pub next: Vec<Option<usize>>,
}

/// A question or a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// An index into the helper's questions.
    Question(usize),
    /// An index into the helper's results.
    Outcome(usize),
}

/// An answer that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The page on which it was given, an index into [`HelperPages::stops`].
    pub stop: usize,
    /// The question, an index into the helper's questions.
    pub question: usize,
    /// The answer, an index into the question's answers.
    pub answer: usize,
}

/// Lays out the pages of all helpers.
pub(super) fn lay_out(pages: &[Page]) -> Vec<HelperPages> {
    let helpers = pages.iter().enumerate().filter_map(|(id, page)| match &page.document.meaning {
        Meaning::Helper(helper) if !helper.questions.is_empty() => Some((PageId(id), page, &**helper)),
        _ => None,
    });
    helpers.filter_map(|(id, page, helper)| lay_out_one(id, page, helper)).collect()
}

fn lay_out_one(id: PageId, page: &Page, helper: &Helper) -> Option<HelperPages> {
    let output = page.address.output.clone();
    let folder = output.as_str().strip_suffix(".html").unwrap_or(output.as_str()).to_owned();
    let sheet = OutputPath::new(&format!("{folder}/{SHEET}.html"))?;
    let first = Stop { output, node: Node::Question(0), given: Vec::new(), next: Vec::new() };
    let (layout, stops) = if helper.one_page {
        (Layout::OnePage, vec![first])
    } else if count_paths(helper) <= MAX_PATHS {
        (Layout::Paths, paths(helper, &folder, first))
    } else {
        (Layout::Questions, questions(&page.document, helper, &folder, first))
    };
    Some(HelperPages { page: id, layout, stops, sheet })
}

/// Gives the question or result that an answer leads to.
fn node_of(answer: &Answer) -> Option<Node> {
    match answer.target {
        Target::Question(question) => Some(Node::Question(question)),
        Target::Outcome(outcome) => Some(Node::Outcome(outcome)),
        Target::Link(_) | Target::Nowhere => None,
    }
}

/// Counts the ways through a helper, up to one more than have pages of their own.
pub fn count_paths(helper: &Helper) -> usize {
    let mut open = vec![0];
    let mut paths = 0;
    let mut steps = 0;
    while let Some(question) = open.pop() {
        steps += 1;
        if paths > MAX_PATHS || steps > MAX_PATHS * 8 {
            return MAX_PATHS + 1;
        }
        for answer in helper.questions.get(question).map_or(&[][..], |query| &query.answers) {
            match answer.target {
                Target::Question(next) => open.push(next),
                Target::Outcome(_) | Target::Link(_) | Target::Nowhere => paths += 1,
            }
        }
    }
    paths
}

/// Makes a page for each way, and for each beginning of one.
fn paths(helper: &Helper, folder: &str, first: Stop) -> Vec<Stop> {
    let mut stops = vec![first];
    let mut names = vec![String::new()];
    let mut at = 0;
    while let Some(stop) = stops.get(at) {
        let (node, given, name) = (stop.node, stop.given.clone(), names[at].clone());
        if let Node::Question(question) = node
            && let Some(query) = helper.questions.get(question)
        {
            let slugs = answer_slugs(&query.answers, name.is_empty());
            let mut next = Vec::with_capacity(query.answers.len());
            for (index, (answer, slug)) in query.answers.iter().zip(slugs).enumerate() {
                let name = if name.is_empty() { slug } else { bounded(format!("{name}--{slug}")) };
                let output = OutputPath::new(&format!("{folder}/{name}.html"));
                let (Some(node), Some(output)) = (node_of(answer), output) else {
                    next.push(None);
                    continue;
                };
                let mut given = given.clone();
                given.push(Given { stop: at, question, answer: index });
                next.push(Some(stops.len()));
                stops.push(Stop { output, node, given, next: Vec::new() });
                names.push(name);
            }
            stops[at].next = next;
        }
        at += 1;
    }
    stops
}

/// Longest name of a page, in bytes; file systems keep 255 with its ending and folders around it.
const MAX_NAME: usize = 160;

/// Cuts a name that no file system would keep, and keeps it apart from others that begin alike.
fn bounded(name: String) -> String {
    if name.len() <= MAX_NAME {
        return name;
    }
    let mut end = MAX_NAME - 18;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let hash = xxhash_rust::xxh3::xxh3_64(name.as_bytes());
    format!("{}--{hash:x}", name.get(..end).unwrap_or_default().trim_end_matches('-'))
}

/// Makes names of answers, each its own; on the first page none is the sheet's.
fn answer_slugs(answers: &[Answer], first: bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(answers.len());
    for answer in answers {
        let base = short(&slug(&answer.text)).to_owned();
        let base = if base.is_empty() { "jawaban".to_owned() } else { base };
        let is_taken = |name: &str| names.iter().any(|other| other == name) || (first && name == SHEET);
        let mut name = base.clone();
        let mut number = 2;
        while is_taken(&name) {
            name = format!("{base}-{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// Cuts a name between words.
fn short(slug: &str) -> &str {
    let Some((end, _)) = slug.char_indices().nth(MAX_ANSWER_SLUG) else { return slug };
    let cut = slug.get(..=end).and_then(|head| head.rfind('-')).filter(|at| *at > 0).unwrap_or(end);
    slug.get(..cut).unwrap_or(slug)
}

/// Makes a page for each question and result that can be reached.
fn questions(document: &Document, helper: &Helper, folder: &str, first: Stop) -> Vec<Stop> {
    let mut stops = vec![first];
    let mut at = 0;
    while let Some(stop) = stops.get(at) {
        if let Node::Question(question) = stop.node
            && let Some(query) = helper.questions.get(question)
        {
            let mut next = Vec::with_capacity(query.answers.len());
            for answer in &query.answers {
                let node = node_of(answer);
                let known = stops.iter().position(|stop| Some(stop.node) == node);
                let made = known.or_else(|| {
                    let heading = match node? {
                        Node::Question(question) => helper.questions.get(question)?.heading,
                        Node::Outcome(outcome) => helper.outcomes.get(outcome)?.heading,
                    };
                    let anchor = &document.headings.get(heading)?.anchor;
                    let name = if anchor == SHEET { "semua-2" } else { anchor };
                    let output = OutputPath::new(&format!("{folder}/{name}.html"))?;
                    stops.push(Stop { output, node: node?, given: Vec::new(), next: Vec::new() });
                    Some(stops.len() - 1)
                });
                next.push(made);
            }
            stops[at].next = next;
        }
        at += 1;
    }
    stops
}
