//! Guides that are a folder: `index.md` and the parts beside it.
//!
//! In: the pages with their links resolved. Out: on each such guide its parts and, in the place of
//! its document, one that holds the whole guide; so whatever counts requirements, steps or words
//! of a guide sees all of it, and only its page must know where its own sections end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::permalink::slug;
use super::{Link, Page, PageId};
use crate::document::prose::{Piece, Prose};
use crate::document::{
    Document, Heading, Language, Meaning, QuestionList, Requirement, Requirements, Section, SectionContent,
    Step, Steps,
};
use crate::source::path::OutputPath;

/// The parts of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideParts {
    /// The parts, in order.
    pub pages: Vec<PageId>,
    /// At which section of the whole guide each part begins; its own heading stands there.
    pub starts: Vec<usize>,
    /// Where the page with the whole guide stands.
    pub whole: OutputPath,
}

impl GuideParts {
    /// Gives how many sections stand on the guide's own page.
    pub fn own_sections(&self) -> usize {
        self.starts.first().copied().unwrap_or_default()
    }

    /// Gives the part that a section of the whole guide belongs to; `None` for the guide's own page.
    pub fn part_of(&self, section: usize) -> Option<PageId> {
        let number = self.starts.iter().rposition(|start| *start <= section)?;
        self.pages.get(number).copied()
    }
}

/// Fills [`Page::parts`] and [`Page::whole`], and gives each guide in parts its whole document.
pub(super) fn join(pages: &mut [Page]) {
    let mut fronts: BTreeMap<(Vec<String>, Language), usize> = BTreeMap::new();
    for (id, page) in pages.iter().enumerate() {
        if page.is_guide() && page.document.place.stem == "index" {
            fronts.insert((page.document.place.folders.clone(), page.document.language.clone()), id);
        }
    }
    let mut parts: BTreeMap<usize, Vec<PageId>> = BTreeMap::new();
    for id in 0..pages.len() {
        let document = &pages[id].document;
        if !matches!(document.meaning, Meaning::Part(_)) {
            continue;
        }
        let folders = &document.place.folders;
        let own = fronts.get(&(folders.clone(), document.language.clone())).copied();
        if let Some(front) = own {
            parts.entry(front).or_default().push(PageId(id));
        }
        // A translated part may stand beside a front that is not translated.
        let any = || fronts.iter().find(|((other, _), _)| other == folders).map(|(_, front)| *front);
        pages[id].whole = own.or_else(any).map(PageId);
    }
    for (front, mut ids) in parts {
        ids.sort_by_key(|id| {
            let place = &pages[id.0].document.place;
            (place.part_number().unwrap_or(u32::MAX), place.stem.clone())
        });
        let address = pages[front].address.output.as_str();
        let folder = address.strip_suffix("index.html").unwrap_or_default();
        let Some(whole) = OutputPath::new(&format!("{folder}{WHOLE}")) else { continue };
        let (document, links, starts) = merge(&pages[front], ids.iter().map(|id| &pages[id.0]));
        pages[front].document = Arc::new(document);
        pages[front].links = links;
        pages[front].parts = Some(GuideParts { pages: ids, starts, whole });
    }
}

/// The name of the page on which a guide in parts stands whole.
const WHOLE: &str = "semua.html";

/// Lets the parts have what only their guide says: offices and the notices that concern it.
pub(super) fn inherit(pages: &mut [Page]) {
    for id in 0..pages.len() {
        let Some(front) = pages[id].whole else { continue };
        let (agencies, notices) = (pages[front.0].agencies.clone(), pages[front.0].notices.clone());
        (pages[id].agencies, pages[id].notices) = (agencies, notices);
    }
}

/// Puts a guide's own page and its parts into one document, with its links and the section at which each part begins.
fn merge<'p>(front: &Page, parts: impl Iterator<Item = &'p Page>) -> (Document, Vec<Link>, Vec<usize>) {
    let mut document = (*front.document).clone();
    let mut links = front.links.clone();
    let mut starts = Vec::new();
    let mut taken: BTreeSet<String> =
        document.headings.iter().map(|heading| heading.anchor.clone()).collect();
    for (number, page) in parts.enumerate() {
        let part = &*page.document;
        let (Meaning::Part(of_part), Meaning::Guide(guide)) = (&part.meaning, &mut document.meaning) else {
            continue;
        };
        starts.push(guide.sections.len());
        let shift = Shift {
            links: links.len(),
            headings: document.headings.len() + 1,
            footnotes: format!("p{}-", number + 1),
        };
        document.headings.push(Heading {
            level: 2,
            text: part.head.title.clone(),
            html: escape(&part.head.title),
            anchor: unique(&mut taken, &slug(&part.place.stem)),
            span: 0..0,
        });
        let mut anchors: BTreeMap<&str, String> = BTreeMap::new();
        for heading in &part.headings {
            let anchor = unique(&mut taken, &heading.anchor);
            anchors.insert(&heading.anchor, anchor.clone());
            document.headings.push(Heading { anchor, ..heading.clone() });
        }
        let mut intro = of_part.intro.clone();
        shift.prose(&mut intro);
        guide.sections.push(Section { heading: shift.headings - 1, content: SectionContent::Other(intro) });
        for section in &of_part.sections {
            let mut content = section.content.clone();
            shift.content(&mut content);
            guide.sections.push(Section { heading: section.heading + shift.headings, content });
        }
        document.links.extend(part.links.iter().cloned());
        links.extend(page.links.iter().map(|link| match link {
            Link::Anchor(anchor) => {
                Link::Anchor(anchors.get(anchor.as_str()).cloned().unwrap_or_else(|| anchor.clone()))
            }
            other => other.clone(),
        }));
        document.head.keywords.extend(part.head.keywords.iter().cloned());
    }
    (document, links, starts)
}

/// Gives an anchor that the page does not have yet.
fn unique(taken: &mut BTreeSet<String>, wanted: &str) -> String {
    let mut anchor = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(anchor.clone()) {
        anchor = format!("{wanted}-{number}");
        number += 1;
    }
    anchor
}

/// Escapes a title as the HTML of a heading.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// By how much the numbers in a part's text grow in the whole guide.
struct Shift {
    links: usize,
    headings: usize,
    footnotes: String,
}

impl Shift {
    fn prose(&self, prose: &mut Prose) {
        for piece in &mut prose.pieces {
            match piece {
                Piece::LinkStart(index) | Piece::Card(index) | Piece::Image(index) => *index += self.links,
                // Text is escaped, so a quotation mark before `fn` is one of our own attributes.
                Piece::Html(html) if html.contains("\"fn") || html.contains("\"#fn") => {
                    for mark in ["\"fn:", "\"fnref:", "\"#fn:", "\"#fnref:"] {
                        *html = html.replace(mark, &format!("{mark}{}", self.footnotes));
                    }
                }
                Piece::Html(_) | Piece::LinkEnd | Piece::CalloutStart(_) | Piece::CalloutEnd => {}
            }
        }
    }

    fn content(&self, content: &mut SectionContent) {
        match content {
            SectionContent::Requirements(Requirements { before, items, after }) => {
                self.prose(before);
                for item in items {
                    self.requirement(item);
                }
                self.prose(after);
            }
            SectionContent::Steps(Steps { before, items, after }) => {
                self.prose(before);
                for step in items {
                    self.step(step);
                }
                self.prose(after);
            }
            SectionContent::Questions(QuestionList { before, items }) => {
                self.prose(before);
                for question in items {
                    question.heading += self.headings;
                    self.prose(&mut question.answer);
                }
            }
            SectionContent::Fee(prose)
            | SectionContent::Time(prose)
            | SectionContent::Trouble(prose)
            | SectionContent::Complaint(prose)
            | SectionContent::Other(prose) => self.prose(prose),
        }
    }

    fn requirement(&self, item: &mut Requirement) {
        self.prose(&mut item.text);
        item.substitutes.iter_mut().for_each(|prose| self.prose(prose));
        self.prose(&mut item.details);
    }

    fn step(&self, step: &mut Step) {
        self.prose(&mut step.text);
        let fields = [&mut step.place, &mut step.bring, &mut step.result, &mut step.online];
        fields.into_iter().flatten().for_each(|prose| self.prose(prose));
        self.prose(&mut step.details);
    }
}
