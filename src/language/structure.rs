//! What a guide must hold and how its steps are written: sections by heading, parts by signals, step by step.
//!
//! A reading with its signals goes in; findings about structure and the list of parts come out. Which words open a
//! section or give a signal is rule data.

use std::ops::Range;

use super::finding::{Finding, Parts};
use super::matching::{Found, Reading};
use super::page_kind::PageKind;
use super::reader::{Block, BlockKind, Page};
use super::rule::Language;
use super::steps;
use super::wording;

/// Steps in one list beyond this are hard to keep in mind.
const MANY_STEPS: usize = 10;

/// Order words in one paragraph from which on it wants to be a list.
const ORDER_MARKERS: usize = 3;

/// A part of a service page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Requirements,
    Steps,
    Fee,
    Time,
    Place,
    Contact,
}

impl Part {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "requirements" => Self::Requirements,
            "steps" => Self::Steps,
            "fee" => Self::Fee,
            "time" => Self::Time,
            "place" => Self::Place,
            "contact" => Self::Contact,
            _ => return None,
        })
    }

    fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

/// The parts that each block of a page stands in.
pub(super) struct Sections {
    bits: Vec<u8>,
}

impl Sections {
    /// Reads the sections of a page off its headings; a heading that says nothing keeps the part of the one above.
    pub(super) fn read(page: &Page, language: &Language) -> Self {
        let mut stack: Vec<(u8, u8)> = Vec::new();
        let mut bits = Vec::with_capacity(page.blocks.len());
        for block in &page.blocks {
            if let BlockKind::Heading(level) = block.kind {
                while stack.last().is_some_and(|(above, _)| *above >= level) {
                    stack.pop();
                }
                let own = parts_of_heading(page.text_of(block), language);
                // The page's title names the service, not a part of the page.
                let own = if level == 1 { 0 } else { own };
                let inherited = stack.last().map_or(0, |(_, parts)| *parts);
                stack.push((level, if own == 0 { inherited } else { own }));
            }
            bits.push(stack.last().map_or(0, |(_, parts)| *parts));
        }
        Self { bits }
    }

    /// Tells whether a block stands in a part.
    pub(super) fn is_in(&self, block: usize, part: Part) -> bool {
        self.bits.get(block).is_some_and(|bits| bits & part.bit() != 0)
    }

    pub(super) fn is_plain(&self, block: usize) -> bool {
        self.bits.get(block).is_none_or(|bits| *bits == 0)
    }
}

fn parts_of_heading(heading: &str, language: &Language) -> u8 {
    let padded: String = heading
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_alphanumeric() || letter == '-' { letter } else { ' ' })
        .collect();
    let words: Vec<&str> = padded.split_whitespace().collect();
    let spaced = format!(" {} ", words.join(" "));
    language
        .headings
        .iter()
        .filter(|(_, phrases)| phrases.iter().any(|phrase| spaced.contains(&format!(" {phrase} "))))
        .fold(0, |bits, (part, _)| bits | part.bit())
}

/// Says which parts of a service page are there.
pub(super) fn parts(reading: &Reading<'_>, found: &Found) -> Parts {
    let Reading { page, sections, language, .. } = reading;
    let signals = Signals::of(reading, found);
    let key = |part: &str| {
        language.keys.get(part).is_some_and(|keys| {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            page.front_matter.value(&keys).is_some()
        })
    };
    let filled = |part: Part| {
        page.blocks.iter().enumerate().any(|(index, block)| {
            !matches!(block.kind, BlockKind::Heading(_)) && !block.quoted && sections.is_in(index, part)
        })
    };
    let listed = page.blocks.iter().enumerate().any(|(index, block)| match block.kind {
        BlockKind::Item { ordered, .. } if !block.quoted => {
            sections.is_in(index, Part::Steps) || (ordered && !sections.is_in(index, Part::Requirements))
        }
        BlockKind::Heading(level) => {
            level > 2 && sections.is_in(index, Part::Steps) && is_numbered(page.text_of(block))
        }
        _ => false,
    });
    Parts {
        requirements: filled(Part::Requirements) || signals.has("no-requirements") || key("requirements"),
        steps: listed,
        fee: key("fee") || signals.without("fee", "not-fee", Part::Fee),
        time: key("time") || signals.without("time", "not-time", Part::Time),
        place: key("place") || filled(Part::Place) || signals.has("place"),
        contact: key("contact") || filled(Part::Contact) || signals.has("contact"),
    }
}

fn is_numbered(heading: &str) -> bool {
    heading.starts_with(|letter: char| letter.is_ascii_digit())
        || heading.to_lowercase().starts_with("langkah ")
}

struct Signals<'a> {
    reading: &'a Reading<'a>,
    found: &'a Found,
}

impl<'a> Signals<'a> {
    fn of(reading: &'a Reading<'a>, found: &'a Found) -> Self {
        Self { reading, found }
    }

    fn number(&self, name: &str) -> Option<u8> {
        self.reading.language.signals.iter().position(|signal| signal == name).map(|at| at as u8)
    }

    fn sentences(&self, name: &str) -> impl Iterator<Item = usize> + '_ {
        let number = self.number(name);
        self.found
            .signals
            .iter()
            .filter(move |(signal, _)| Some(*signal) == number)
            .map(|(_, sentence)| *sentence)
    }

    fn has(&self, name: &str) -> bool {
        self.sentences(name).next().is_some()
    }

    /// Tells whether a signal stands in some sentence that a contrary signal does not spoil.
    fn without(&self, name: &str, contrary: &str, part: Part) -> bool {
        let spoilt: Vec<usize> = self.sentences(contrary).collect();
        self.sentences(name).any(|sentence| {
            let block = self.reading.tokens.sentences.get(sentence).map_or(0, |sentence| sentence.block);
            let sections = self.reading.sections;
            let heading = self
                .reading
                .page
                .blocks
                .get(block)
                .is_some_and(|block| matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title));
            !heading
                && (sections.is_in(block, part)
                    || (spoilt.binary_search(&sentence).is_err()
                        && !sections.is_in(block, Part::Requirements)))
        })
    }
}

/// Finds all that is to be said about a page's structure.
pub(super) fn findings(reading: &Reading<'_>, found: &Found, parts: Parts) -> Vec<Finding> {
    let mut report = Structure { reading, findings: Vec::new() };
    report.headings();
    report.links();
    if reading.kind == PageKind::Guide {
        report.paragraphs(found, parts);
        report.lists();
        for (rule, range) in steps::findings(reading) {
            report.push(rule, Some(range), &[]);
        }
        report.missing(parts);
    }
    report.findings
}

struct Structure<'a> {
    reading: &'a Reading<'a>,
    findings: Vec<Finding>,
}

impl Structure<'_> {
    fn push(&mut self, check: &str, source: Option<Range<usize>>, holes: &[(&str, String)]) {
        let language = self.reading.language;
        let Some(rule) = language.checks.get(check).and_then(|number| language.rules.get(*number)) else {
            return;
        };
        if rule.shape.applies_to(self.reading.kind) {
            self.findings.push(wording::build(rule, rule.severity, source, holes, Vec::new()));
        }
    }

    fn block_span(&self, block: &Block) -> Range<usize> {
        self.reading.page.source_of(&block.text)
    }

    fn headings(&mut self) {
        let mut above = u8::from(self.reading.page.front_matter.title.is_some());
        let reading = self.reading;
        for block in reading.page.blocks.iter().filter(|block| !block.quoted) {
            if let BlockKind::Heading(level) = block.kind {
                if above > 0 && level > above + 1 {
                    let holes = [("count", level.to_string()), ("limit", (above + 1).to_string())];
                    self.push("heading-skip", Some(self.block_span(block)), &holes);
                }
                above = level;
            }
        }
    }

    fn links(&mut self) {
        let reading = self.reading;
        let vague = reading.language.lists.get("vague-links").map_or(&[][..], Vec::as_slice);
        for link in reading.page.links.iter().filter(|link| !link.quoted) {
            let text = link.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if (link.naked && !link.address.contains('@')) || vague.contains(&text) {
                self.push("vague-link", Some(link.source.clone()), &[("match", link.text.clone())]);
            }
        }
    }

    fn paragraphs(&mut self, found: &Found, parts: Parts) {
        let reading = self.reading;
        let signals = Signals::of(reading, found);
        let mut markers = vec![0_usize; reading.page.blocks.len()];
        for sentence in signals.sentences("order-marker") {
            let block = reading.tokens.sentences.get(sentence).map_or(0, |sentence| sentence.block);
            if let Some(count) = markers.get_mut(block) {
                *count += 1;
            }
        }
        let requirements_listed = reading.page.blocks.iter().enumerate().any(|(index, block)| {
            matches!(block.kind, BlockKind::Item { .. } | BlockKind::Cell)
                && reading.sections.is_in(index, Part::Requirements)
        });
        for (index, block) in reading.page.blocks.iter().enumerate() {
            if block.kind != BlockKind::Paragraph || block.quoted {
                continue;
            }
            let count = markers.get(index).copied().unwrap_or(0);
            let told = !parts.steps && reading.sections.is_in(index, Part::Steps);
            if count >= ORDER_MARKERS || (told && (count > 0 || steps::commands_in(reading, index) >= 2)) {
                self.push("steps-list", Some(self.block_span(block)), &[]);
            }
            let things = reading.page.text_of(block).matches(',').count() + 1;
            if !requirements_listed && things >= 3 && reading.sections.is_in(index, Part::Requirements) {
                self.push("requirements-list", Some(self.block_span(block)), &[]);
            }
        }
    }

    fn lists(&mut self) {
        for (source, items) in &self.reading.page.ordered_lists {
            if *items > MANY_STEPS {
                let holes = [("count", items.to_string()), ("limit", MANY_STEPS.to_string())];
                self.push("long-steps", Some(source.clone()), &holes);
            }
        }
    }

    fn missing(&mut self, parts: Parts) {
        let page = self.reading.page;
        // Steps told in a paragraph are a finding of their own.
        let told = self.findings.iter().any(|finding| &*finding.rule.name == "steps-list");
        let matter = &page.front_matter;
        let lead = page
            .blocks
            .iter()
            .take_while(|block| !matches!(block.kind, BlockKind::Heading(level) if level > 1))
            .any(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Summary));
        let reviewed = !matter.present || self.has_key("reviewed");
        let checks = [
            ("missing-requirements", parts.requirements),
            ("missing-steps", parts.steps || told),
            ("missing-fee", parts.fee),
            ("missing-time", parts.time),
            ("missing-place", parts.place),
            ("missing-contact", parts.contact),
            ("missing-lead", lead),
            ("missing-reviewed", reviewed),
        ];
        for (check, present) in checks {
            if !present {
                self.push(check, None, &[]);
            }
        }
    }

    fn has_key(&self, part: &str) -> bool {
        self.reading.language.keys.get(part).is_some_and(|keys| {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            self.reading.page.front_matter.value(&keys).is_some()
        })
    }
}
