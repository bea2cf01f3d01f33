//! A decision helper: questions as headings, answers as links to headings, results as headings.
//!
//! In: the values of the front matter and the body of a page below `penentu/`. Out: a [`Helper`]
//! as a graph without loops, and findings about whoever would be left standing in it. What stands
//! on which page of the output is the site's matter.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::body::Body;
use super::body::writer::Writer;
use super::findings::Findings;
use super::front_matter::values::Values;
use super::guide::item::{Item, of_lists, write_rest};
use super::guide::requirement;
use super::prose::Prose;
use super::{Heading, Requirement, Spanned};
use crate::diagnostic::Problem;

/// More questions in a row than this, and people give up.
pub const MAX_DEPTH: usize = 6;

/// Questions that lead to what one person needs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Helper {
    /// The guides that it serves, as written.
    pub guides: Vec<Spanned<String>>,
    /// Whether everything is to stay on one page, with no answer in an address.
    pub one_page: bool,
    /// Text before the first question.
    pub intro: Prose,
    /// The questions; the first one is where everybody begins.
    pub questions: Vec<Query>,
    /// The results.
    pub outcomes: Vec<Outcome>,
}

/// A question with its answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// The question, an index into the document's headings.
    pub heading: usize,
    /// Text between the question and its answers.
    pub before: Prose,
    /// The answers, in order.
    pub answers: Vec<Answer>,
    /// Text after the answers.
    pub after: Prose,
}

/// An answer, where it leads, and what has to be brought because of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The answer, plain.
    pub text: String,
    /// Where it leads.
    pub target: Target,
    /// What has to be brought because of it.
    pub documents: Vec<Requirement>,
    /// Everything else nested below it.
    pub details: Prose,
    /// Where it is written.
    pub span: Range<usize>,
}

/// Where an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// To a question, an index into [`Helper::questions`].
    Question(usize),
    /// To a result, an index into [`Helper::outcomes`].
    Outcome(usize),
    /// To another page, an index into the document's links.
    Link(usize),
    /// Nowhere; a finding says so.
    Nowhere,
}

/// What comes out at the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The result, an index into the document's headings.
    pub heading: usize,
    /// Its text without the word `Hasil`.
    pub title: String,
    /// What has to be brought.
    pub documents: Vec<Requirement>,
    /// What to do.
    pub body: Prose,
}

/// The words that begin the heading of a result.
const RESULT: [&str; 5] = ["hasil", "result", "outcome", "asil", "kasil"];

/// Words of an answer for those who do not know.
const DONT_KNOW: [&str; 14] = [
    "tidak tahu",
    "tak tahu",
    "belum tahu",
    "kurang tahu",
    "tidak yakin",
    "belum yakin",
    "bingung",
    "don't know",
    "don’t know",
    "do not know",
    "not sure",
    "ora ngerti",
    "mboten ngertos",
    "teu terang",
];

impl Helper {
    /// Gives the last text, below which footnotes stand.
    pub(crate) fn last_prose(&mut self) -> &mut Prose {
        match (self.outcomes.last_mut(), self.questions.last_mut()) {
            (Some(outcome), _) => &mut outcome.body,
            (None, Some(query)) => &mut query.after,
            (None, None) => &mut self.intro,
        }
    }
}

/// Reads the fields of the front matter.
pub(crate) fn read_fields(values: &mut Values<'_>, findings: &mut Findings) -> Helper {
    Helper {
        guides: values.texts("panduan", findings),
        one_page: values.yes_no("satu_halaman", findings),
        ..Helper::default()
    }
}

/// Reads the body and checks that every way through it ends well.
pub(crate) fn read_body(helper: &mut Helper, writer: &mut Writer<'_, '_>) {
    let body = writer.body();
    let (intro, sections) = body.sections(body.all(), 2);
    helper.intro = writer.write(intro);
    let nodes = Nodes::of(&body.headings, &sections);
    for (heading, range) in sections {
        writer.set_heading(heading);
        let Some(text) = body.headings.get(heading).map(|heading| heading.text.as_str()) else { continue };
        match result_title(text) {
            Some(title) => {
                let title = title.to_owned();
                let (documents, body) = documents_and_rest(writer, range);
                helper.outcomes.push(Outcome { heading, title, documents, body });
            }
            None => helper.questions.push(read_query(writer, heading, range, &nodes)),
        }
    }
    check(helper, writer);
}

/// Gives what a result's heading says behind its first word; `None` for a question.
fn result_title(heading: &str) -> Option<&str> {
    let (word, title) = heading.split_once(':')?;
    RESULT.contains(&word.trim().to_lowercase().as_str()).then_some(title.trim())
}

/// The headings that answers can lead to, by their anchors.
struct Nodes(Vec<(String, Target)>);

impl Nodes {
    fn of(headings: &[Heading], sections: &[(usize, Range<usize>)]) -> Nodes {
        let (mut questions, mut outcomes) = (0, 0);
        let next = |count: &mut usize| {
            *count += 1;
            *count - 1
        };
        let nodes = sections.iter().filter_map(|(heading, _)| headings.get(*heading)).map(|heading| {
            let target = match result_title(&heading.text) {
                Some(_) => Target::Outcome(next(&mut outcomes)),
                None => Target::Question(next(&mut questions)),
            };
            (heading.anchor.clone(), target)
        });
        Nodes(nodes.collect())
    }

    fn find(&self, anchor: &str) -> Target {
        self.0.iter().find(|(known, _)| known == anchor).map_or(Target::Nowhere, |(_, target)| *target)
    }
}

fn read_query(writer: &mut Writer<'_, '_>, heading: usize, range: Range<usize>, nodes: &Nodes) -> Query {
    let body = writer.body();
    let list = body.blocks(range.clone()).find(|at| {
        matches!(body.tag(*at), Some(Tag::List(_)))
            && body.inside(*at).any(|event| matches!(body.tag(event), Some(Tag::Link { .. })))
    });
    let Some(list) = list else {
        let span = body.headings.get(heading).map_or(0..0, |heading| heading.span.clone());
        let question = body.headings.get(heading).map(|heading| heading.text.clone()).unwrap_or_default();
        writer.findings().add(Problem::HelperDeadEnd { question }, span);
        return Query { heading, before: writer.write(range), answers: Vec::new(), after: Prose::default() };
    };
    let before = writer.write(range.start..list);
    let (items, end) = of_lists(body, list, range.end);
    let answers = items.into_iter().map(|item| read_answer(writer, item, nodes)).collect();
    Query { heading, before, answers, after: writer.write(end..range.end) }
}

fn read_answer(writer: &mut Writer<'_, '_>, item: Item, nodes: &Nodes) -> Answer {
    let body = writer.body();
    let text = body.plain(item.line.clone());
    let url = item.line.clone().find_map(|at| match body.tag(at) {
        Some(Tag::Link { dest_url, .. }) => Some(dest_url.trim()),
        _ => None,
    });
    // Written for its link alone, which the site then resolves and checks.
    let link = writer.write(item.line.clone()).links().next();
    let target = match (url, link) {
        (Some(url), Some(link)) => match url.strip_prefix('#') {
            Some(anchor) => nodes.find(anchor),
            None => Target::Link(link),
        },
        _ => {
            writer
                .findings()
                .add(Problem::HelperAnswerWithoutLink { answer: text.clone() }, item.span.clone());
            Target::Nowhere
        }
    };
    let (documents, details) = documents_and_rest(writer, item.below);
    Answer { text, target, documents, details, span: item.span }
}

/// Reads the task items of a range as things to bring, and writes the rest.
fn documents_and_rest(writer: &mut Writer<'_, '_>, range: Range<usize>) -> (Vec<Requirement>, Prose) {
    let mut documents = Vec::new();
    let rest = write_rest(writer, range, |writer, item| {
        if !is_task(writer.body(), item) {
            return false;
        }
        documents.push(requirement::read(writer, item.clone()));
        true
    });
    (documents, rest)
}

/// Tells whether an item has a check box.
fn is_task(body: &Body<'_>, item: &Item) -> bool {
    let before = item.line.start.checked_sub(1);
    before.is_some_and(|at| matches!(body.event(at), Some(Event::TaskListMarker(_))))
}

/// Checks the graph, and cuts what would lead round in a circle.
fn check(helper: &mut Helper, writer: &mut Writer<'_, '_>) {
    let headings = &writer.body().headings;
    let heading_of = |index: usize| {
        headings.get(index).map(|heading| (heading.text.clone(), heading.span.clone())).unwrap_or_default()
    };
    let mut told: Vec<(Problem, Range<usize>)> = Vec::new();
    if helper.questions.is_empty() {
        let at = writer.body().events.first().map_or(0..0, |(_, span)| span.clone());
        writer.findings().add(Problem::HelperWithoutQuestions, at);
        return;
    }
    let mut walk =
        Walk { states: vec![State::New; helper.questions.len()], met: vec![false; helper.outcomes.len()] };
    walk.visit(helper, 0, &mut |question, answer| {
        let problem = Problem::HelperLoop { answer: answer.text.clone(), question: heading_of(question).0 };
        told.push((problem, answer.span.clone()));
    });
    for (query, state) in helper.questions.iter().zip(&walk.states) {
        let (question, span) = heading_of(query.heading);
        if *state == State::New {
            told.push((Problem::HelperUnreachable { heading: question }, span));
        } else if !query.answers.is_empty()
            && !query.answers.iter().any(|answer| says_dont_know(&answer.text))
        {
            told.push((Problem::HelperWithoutDontKnow { question }, span));
        }
    }
    for (outcome, met) in helper.outcomes.iter().zip(&walk.met) {
        let (heading, span) = heading_of(outcome.heading);
        if !met {
            told.push((Problem::HelperUnreachable { heading }, span));
        }
    }
    let longest = longest_way(helper);
    if let Some(beyond) = longest.get(MAX_DEPTH).and_then(|question| helper.questions.get(*question)) {
        let (_, span) = heading_of(beyond.heading);
        told.push((Problem::HelperTooDeep { depth: longest.len() }, span));
    }
    for (problem, span) in told {
        writer.findings().add(problem, span);
    }
}

/// Tells whether an answer is for those who do not know.
fn says_dont_know(text: &str) -> bool {
    let text = text.to_lowercase();
    DONT_KNOW.iter().any(|words| text.contains(words))
}

/// How far the walk through the graph is with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// A walk through the whole graph from its first question.
struct Walk {
    states: Vec<State>,
    met: Vec<bool>,
}

impl Walk {
    /// Visits a question and all behind it; answers that lead back are told by their target's heading, and cut.
    ///
    /// Walks with a stack of its own: a file may hold more questions in a row than the machine's stack.
    fn visit(&mut self, helper: &mut Helper, first: usize, told: &mut dyn FnMut(usize, &Answer)) {
        let mut stack = vec![(first, 0)];
        self.states[first] = State::Open;
        while let Some((question, next)) = stack.last_mut() {
            let question = *question;
            let Some(answer) = helper.questions[question].answers.get(*next) else {
                self.states[question] = State::Done;
                stack.pop();
                continue;
            };
            let place = *next;
            *next += 1;
            match answer.target {
                Target::Question(target) if self.states[target] == State::New => {
                    self.states[target] = State::Open;
                    stack.push((target, 0));
                }
                Target::Question(target) if self.states[target] == State::Open => {
                    told(helper.questions[target].heading, answer);
                    helper.questions[question].answers[place].target = Target::Nowhere;
                }
                Target::Outcome(target) => self.met[target] = true,
                Target::Question(_) | Target::Link(_) | Target::Nowhere => {}
            }
        }
    }
}

/// Gives the questions of the longest way from the first one, in order.
fn longest_way(helper: &Helper) -> Vec<usize> {
    let count = helper.questions.len();
    let mut lengths = vec![0_usize; count];
    let mut next: Vec<Option<usize>> = vec![None; count];
    // Without loops, as many rounds as there are questions settle every length.
    for _ in 0..count {
        let mut settled = true;
        for question in (0..count).rev() {
            for answer in &helper.questions[question].answers {
                if let Target::Question(target) = answer.target
                    && lengths[target] + 1 > lengths[question]
                {
                    lengths[question] = lengths[target] + 1;
                    next[question] = Some(target);
                    settled = false;
                }
            }
        }
        if settled {
            break;
        }
    }
    let mut way = Vec::new();
    let mut at = Some(0);
    while let Some(question) = at.filter(|_| way.len() <= count) {
        way.push(question);
        at = next[question];
    }
    way
}
