//! The pages of a decision helper: a question or result each, or all of them on one page.

use super::Renderer;
use super::guide::page_heading;
use super::prose::{Scene, lead};
use super::view::helper::{AnswerView, GivenView, HelperAllView, HelperView, NodeView};
use super::view::{HeadingView, OfficeCard, RequirementView};
use super::wording;
use crate::diagnostic::Diagnostic;
use crate::document::helper::{Answer, Helper, Target};
use crate::document::{Meaning, Requirement};
use crate::site::helper::{HelperPages, Layout, Node, Stop};
use crate::site::route::Route;
use crate::site::{Link, Page};

/// A helper with all that its pages are made of.
struct Asked<'a> {
    page: &'a Page,
    helper: &'a Helper,
    pages: &'a HelperPages,
}

/// How answers are shown.
#[derive(Clone, Copy)]
enum Answers<'s> {
    /// As links to the next page.
    Linked(&'s Stop),
    /// As links to the parts of one page, each with what it asks to be brought.
    Anchored,
}

impl Renderer<'_> {
    /// Renders a helper's own page: its first question, or all of it.
    pub(super) fn helper(&self, route: &Route, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
        let found = self
            .site
            .helpers
            .iter()
            .position(|pages| self.site.page(pages.page).document.path == page.document.path);
        match found.and_then(|index| self.asked(index)) {
            Some(asked) if asked.pages.layout == Layout::OnePage => self.helper_all(route, &asked, false),
            Some(asked) => match asked.pages.stops.first() {
                Some(stop) => self.stop(route, &asked, stop, true),
                None => Ok(Vec::new()),
            },
            // Without a question there is nothing to ask; a finding says so.
            None => Ok(Vec::new()),
        }
    }

    /// Renders a further page of a helper.
    pub(super) fn helper_stop(
        &self,
        route: &Route,
        index: usize,
        number: usize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Some(asked) = self.asked(index) else { return Ok(Vec::new()) };
        let Some(stop) = asked.pages.stops.get(number) else { return Ok(Vec::new()) };
        self.stop(route, &asked, stop, false)
    }

    /// Renders the sheet with all questions.
    pub(super) fn helper_sheet(&self, route: &Route, index: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        match self.asked(index) {
            Some(asked) => self.helper_all(route, &asked, true),
            None => Ok(Vec::new()),
        }
    }

    /// Gathers what the pages of a helper are made of.
    fn asked(&self, index: usize) -> Option<Asked<'_>> {
        let pages = self.site.helpers.get(index)?;
        let page = self.site.page(pages.page);
        match &page.document.meaning {
            Meaning::Helper(helper) => Some(Asked { page, helper, pages }),
            _ => None,
        }
    }

    /// Renders one question or result.
    fn stop(
        &self,
        route: &Route,
        asked: &Asked<'_>,
        stop: &Stop,
        first: bool,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Asked { page, helper, pages } = asked;
        let strings = self.words(page);
        let mut frame = self.page_frame(route, page, "helper");
        let mut scene = Scene::new(page, &route.output);
        let intro = if first { self.blocks(&helper.intro, &mut scene) } else { Vec::new() };
        let Some(node) = self.node(asked, stop.node, Answers::Linked(stop), &mut scene) else {
            return Ok(Vec::new());
        };
        let mut documents = Vec::new();
        let mut given = Vec::new();
        for earlier in &stop.given {
            let Some(query) = helper.questions.get(earlier.question) else { continue };
            let Some(answer) = query.answers.get(earlier.answer) else { continue };
            documents.extend(self.requirements(&answer.documents, &mut scene));
            given.push(GivenView {
                question: page_heading(page, query.heading).map(|heading| heading.text).unwrap_or_default(),
                answer: answer.text.clone(),
                change: pages.stops.get(earlier.stop).map(|stop| stop.output.encoded()).unwrap_or_default(),
            });
        }
        documents.extend(match stop.node {
            Node::Outcome(outcome) => {
                let outcome = helper.outcomes.get(outcome);
                self.requirements(outcome.map_or(&[][..], |outcome| &outcome.documents), &mut scene)
            }
            Node::Question(_) => Vec::new(),
        });
        if first {
            frame.json_ld = Some(self.page_json_ld(page));
        } else {
            // Only the beginning is for search engines: the rest makes sense after it alone.
            frame.noindex = true;
            frame.alternates.clear();
            // Each way has its own name in lists of tabs and of pages visited: what it asks, and what was answered.
            let answers: Vec<&str> = given.iter().map(|given| given.answer.as_str()).collect();
            let parts = [node.heading.text.clone(), answers.join(", "), page.document.head.title.clone()];
            frame.title = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ");
            let answers: Vec<String> =
                given.iter().map(|given| format!("{} {}.", given.question, given.answer)).collect();
            frame.description = Some(match answers.as_slice() {
                [] => frame.title.clone(),
                answers => format!("{}: {}", strings.text("helper_given"), answers.join(" ")),
            });
            if let Some(crumb) = frame.breadcrumbs.last().cloned() {
                let mut here = crumb;
                here.title.clone_from(&node.heading.text);
                here.url = route.output.encoded();
                frame.breadcrumbs.push(here);
            }
        }
        let is_question = matches!(stop.node, Node::Question(_));
        let number = (stop.given.len() + 1).to_string();
        let place = (is_question && pages.layout == Layout::Paths)
            .then(|| strings.fill("helper_question_number", &[("number", &number)]));
        let view = HelperView {
            title: page.document.head.title.clone(),
            summary: lead(page, &helper.intro).filter(|_| first),
            first,
            intro,
            node,
            place,
            given,
            documents: once(documents),
            start: page.url(),
            sheet_url: pages.sheet.encoded(),
            guides: page.guides.iter().map(|id| self.page_card(*id)).collect(),
            office: self.helper_office(page),
            reviewed: page.document.head.reviewed.map(|day| wording::date(day, strings)),
            terms: self.terms_used(&scene),
        };
        self.template("helper.html", route, &frame, &view)
    }

    /// Renders all questions and results.
    fn helper_all(&self, route: &Route, asked: &Asked<'_>, sheet: bool) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Asked { page, helper, pages } = asked;
        let strings = self.words(page);
        let mut frame = self.page_frame(route, page, "helper");
        let title = if sheet {
            strings.fill("helper_sheet_title", &[("title", &page.document.head.title)])
        } else {
            page.document.head.title.clone()
        };
        if sheet {
            frame.noindex = true;
            frame.alternates.clear();
            frame.title.clone_from(&title);
            frame.description = Some(strings.text("helper_sheet_lead").to_owned());
            let crumb = super::card::link(strings.text("helper_sheet"), route.output.encoded());
            frame.breadcrumbs.push(crumb);
        } else {
            frame.json_ld = Some(self.page_json_ld(page));
        }
        let mut scene = Scene::new(page, &route.output);
        let intro = self.blocks(&helper.intro, &mut scene);
        let questions = (0..helper.questions.len()).map(Node::Question);
        let nodes = questions.chain((0..helper.outcomes.len()).map(Node::Outcome));
        let nodes = nodes.filter_map(|node| self.node(asked, node, Answers::Anchored, &mut scene)).collect();
        let view = HelperAllView {
            title,
            summary: lead(page, &helper.intro),
            sheet,
            intro,
            nodes,
            start: page.url(),
            sheet_url: pages.sheet.encoded(),
            guides: page.guides.iter().map(|id| self.page_card(*id)).collect(),
            office: self.helper_office(page),
            reviewed: page.document.head.reviewed.map(|day| wording::date(day, strings)),
            terms: self.terms_used(&scene),
        };
        self.template("helper_all.html", route, &frame, &view)
    }

    /// Gathers a question or result.
    fn node(
        &self,
        asked: &Asked<'_>,
        node: Node,
        answers: Answers<'_>,
        scene: &mut Scene,
    ) -> Option<NodeView> {
        let helper = asked.helper;
        let (anchor, number) = (node_anchor(helper, node), node_number(node));
        match node {
            Node::Question(question) => {
                let query = helper.questions.get(question)?;
                Some(NodeView {
                    kind: "question",
                    heading: page_heading(asked.page, query.heading)?,
                    anchor,
                    number,
                    before: self.blocks(&query.before, scene),
                    answers: query
                        .answers
                        .iter()
                        .enumerate()
                        .map(|(index, answer)| self.answer(asked, answer, index, answers, scene))
                        .collect(),
                    after: self.blocks(&query.after, scene),
                    documents: Vec::new(),
                })
            }
            Node::Outcome(outcome) => {
                let outcome = helper.outcomes.get(outcome)?;
                let title = &outcome.title;
                let written = page_heading(asked.page, outcome.heading)?;
                let heading = HeadingView {
                    anchor: written.anchor,
                    html: wording::escape_html(title),
                    text: title.clone(),
                };
                let documents = match answers {
                    Answers::Linked(_) => Vec::new(),
                    Answers::Anchored => self.requirements(&outcome.documents, scene),
                };
                Some(NodeView {
                    kind: "result",
                    heading,
                    anchor,
                    number,
                    before: self.blocks(&outcome.body, scene),
                    answers: Vec::new(),
                    after: Vec::new(),
                    documents,
                })
            }
        }
    }

    /// Gathers an answer.
    fn answer(
        &self,
        asked: &Asked<'_>,
        answer: &Answer,
        index: usize,
        answers: Answers<'_>,
        scene: &mut Scene,
    ) -> AnswerView {
        let node = match answer.target {
            Target::Question(question) => Some(Node::Question(question)),
            Target::Outcome(outcome) => Some(Node::Outcome(outcome)),
            Target::Link(_) | Target::Nowhere => None,
        };
        let (url, whole) = match (answer.target, answers) {
            (Target::Link(link), _) => self.link_url(scene.page, link),
            (_, Answers::Linked(stop)) => {
                let next = stop.next.get(index).copied().flatten();
                let next = next.and_then(|next| asked.pages.stops.get(next));
                (next.map(|stop| stop.output.encoded()), false)
            }
            (_, Answers::Anchored) => {
                (node.map(|node| format!("#{}", node_anchor(asked.helper, node))), true)
            }
        };
        // Where the next page does not know the way to it, the answer itself says what it asks for.
        let shown = matches!(answers, Answers::Anchored) || asked.pages.layout == Layout::Questions;
        AnswerView {
            text: answer.text.clone(),
            url,
            whole,
            to: node.map(node_number),
            documents: if shown { self.requirements(&answer.documents, scene) } else { Vec::new() },
            details: self.blocks(&answer.details, scene),
        }
    }

    /// Gives the address of a link of a page, and whether it is a whole one.
    fn link_url(&self, page: &Page, link: usize) -> (Option<String>, bool) {
        match page.links.get(link) {
            Some(Link::Page { page, anchor }) => {
                let target = self.site.page(*page);
                let url = match anchor {
                    Some(anchor) => format!("{}#{anchor}", target.address.output.encoded()),
                    None => target.url(),
                };
                (Some(url), false)
            }
            Some(Link::Output(output)) => (Some(output.encoded()), false),
            Some(Link::Asset(asset)) => {
                (self.site.assets.get(*asset).map(|asset| asset.output.encoded()), false)
            }
            Some(Link::External(url)) => (Some(url.clone()), true),
            Some(Link::Anchor(_) | Link::Fact(_) | Link::Broken) | None => (None, false),
        }
    }

    /// Gathers things to bring.
    fn requirements(&self, items: &[Requirement], scene: &mut Scene) -> Vec<RequirementView> {
        items.iter().map(|item| self.requirement(item, scene)).collect()
    }

    /// Finds a person to ask: the office of the first guide that the helper serves.
    fn helper_office(&self, page: &Page) -> Option<OfficeCard> {
        page.guides.iter().find_map(|id| self.office_to_ask(self.site.page(*id)))
    }
}

/// Gives an anchor that tells nothing of what is asked.
fn node_anchor(helper: &Helper, node: Node) -> String {
    match node {
        Node::Question(question) => format!("bagian-{}", question + 1),
        Node::Outcome(outcome) => format!("bagian-{}", helper.questions.len() + outcome + 1),
    }
}

/// Numbers questions `1`, `2`, and results `A`, `B`.
fn node_number(node: Node) -> String {
    match node {
        Node::Question(question) => (question + 1).to_string(),
        Node::Outcome(outcome) => {
            let letter = u8::try_from(outcome % 26).map_or('A', |place| char::from(b'A' + place));
            let round = outcome / 26;
            if round == 0 { letter.to_string() } else { format!("{letter}{}", round + 1) }
        }
    }
}

/// Keeps each thing once, in order.
fn once(documents: Vec<RequirementView>) -> Vec<RequirementView> {
    let mut kept: Vec<RequirementView> = Vec::with_capacity(documents.len());
    for document in documents {
        if !kept.iter().any(|other| other.html == document.html && other.note == document.note) {
            kept.push(document);
        }
    }
    kept
}
