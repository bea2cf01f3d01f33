//! A guide: its fields, and its body read by heading names and the shape of lists.
//!
//! In: the values of the front matter and the body. Out: a [`Guide`]. Links stay raw,
//! offices and laws are keys; whether they exist is known to the site alone.

pub mod fingerprint;
pub(crate) mod item;
pub(crate) mod requirement;
pub(crate) mod section_name;
pub(crate) mod step;
pub(crate) mod totals;

use std::ops::Range;

use pulldown_cmark::Tag;

use super::amount::{Duration, Fee};
use super::body::writer::Writer;
use super::findings::Findings;
use super::front_matter::values::Values;
use super::prose::Prose;
use super::{Guide, OnlineChannel, Question, QuestionList, Requirement, Section, SectionContent, Step};
use crate::diagnostic::Problem;
use crate::diagnostic::problem::Expected;
use fingerprint::Fingerprint;
use section_name::Name;

/// Longest paragraph that is taken for a fee or a time, in characters.
const MAX_VALUE_CHARACTERS: usize = 120;

impl Guide {
    /// Gives everything to prepare, in order, of all its checklists.
    pub fn requirements(&self) -> impl Iterator<Item = &Requirement> {
        self.sections
            .iter()
            .filter_map(|section| match &section.content {
                SectionContent::Requirements(requirements) => Some(&requirements.items),
                _ => None,
            })
            .flatten()
    }

    /// Gives every step, in order, of all its procedures.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.sections
            .iter()
            .filter_map(|section| match &section.content {
                SectionContent::Steps(steps) => Some(&steps.items),
                _ => None,
            })
            .flatten()
    }
}

/// Reads the fields of the front matter.
pub(crate) fn read_fields(values: &mut Values<'_>, findings: &mut Findings) -> Guide {
    Guide {
        offices: values.texts("instansi", findings),
        fee: values.fee("biaya", findings),
        time: values.duration("waktu", findings),
        results: values.plains("hasil", findings),
        audience: values.plain("untuk", findings),
        legal_basis: values.texts("dasar_hukum", findings),
        online: online(values, findings),
        translated_from: values.read("terjemahan_dari", findings, Fingerprint::read),
        intro: Prose::default(),
        sections: Vec::new(),
    }
}

/// Reads the body into the guide.
pub(crate) fn read_body(guide: &mut Guide, writer: &mut Writer<'_, '_>) {
    let body = writer.body();
    let (intro, sections) = body.sections(body.all(), 2);
    guide.intro = writer.write(intro);
    let (mut fee, mut time) = (None, None);
    for (heading, range) in sections {
        writer.set_heading(heading);
        let name = body.headings.get(heading).and_then(|heading| section_name::of(&heading.text));
        match name {
            Some(Name::Fee) => fee = fee.or_else(|| value_paragraph(writer, &range)),
            Some(Name::Time) => time = time.or_else(|| value_paragraph(writer, &range)),
            _ => {}
        }
        let content = read_section(name, heading, range, writer);
        guide.sections.push(Section { heading, content });
    }
    if guide.fee.is_none() {
        guide.fee = fee.map(|text| fee_of(&text));
    }
    if guide.time.is_none() {
        guide.time = time.map(|text| Duration::read(&text));
    }
    totals::check(guide, writer.findings());
}

fn read_section(
    name: Option<Name>,
    heading: usize,
    range: Range<usize>,
    writer: &mut Writer<'_, '_>,
) -> SectionContent {
    match name {
        Some(Name::Requirements) => {
            SectionContent::Requirements(requirement::read_all(writer, heading, range))
        }
        Some(Name::Steps) => SectionContent::Steps(step::read_all(writer, heading, range)),
        Some(Name::Questions) => {
            let list = read_questions(writer, range, 3);
            if list.items.is_empty() {
                tell_shape(writer, heading, Expected::Questions);
            }
            SectionContent::Questions(list)
        }
        Some(Name::Fee) => SectionContent::Fee(writer.write(range)),
        Some(Name::Time) => SectionContent::Time(writer.write(range)),
        Some(Name::Trouble) => SectionContent::Trouble(writer.write(range)),
        Some(Name::Complaint) => SectionContent::Complaint(writer.write(range)),
        None => SectionContent::Other(writer.write(range)),
    }
}

/// Reads questions that are headings of a level, each with the answer below it.
pub(crate) fn read_questions(writer: &mut Writer<'_, '_>, range: Range<usize>, level: u8) -> QuestionList {
    let (before, questions) = writer.body().sections(range, level);
    let before = writer.write(before);
    let items = questions
        .into_iter()
        .map(|(heading, range)| {
            writer.set_heading(heading);
            Question { heading, answer: writer.write(range) }
        })
        .collect();
    QuestionList { before, items }
}

/// Tells that a section that is understood has another shape than it should.
pub(crate) fn tell_shape(writer: &mut Writer<'_, '_>, heading: usize, expected: Expected) {
    if let Some(heading) = writer.body().headings.get(heading) {
        let (text, span) = (heading.text.clone(), heading.span.clone());
        writer.findings().add(Problem::SectionShape { heading: text, expected }, span);
    }
}

/// Reads the fee of a paragraph; where its first sentence is a fee by itself, the rest explains it.
fn fee_of(text: &str) -> Fee {
    match text.split_once(". ").map(|(first, _)| Fee::read(first)) {
        Some(fee @ (Fee::Free | Fee::Amount(_))) => fee,
        _ => Fee::read(text),
    }
}

/// Gives the first paragraph of a section where it is short enough to be its value.
fn value_paragraph(writer: &Writer<'_, '_>, range: &Range<usize>) -> Option<String> {
    let body = writer.body();
    let text = matches!(body.tag(range.start), Some(Tag::Paragraph))
        .then(|| body.plain(body.inside(range.start)))
        .filter(|text| !text.is_empty())?;
    (text.chars().count() <= MAX_VALUE_CHARACTERS).then_some(text)
}

fn online(values: &mut Values<'_>, findings: &mut Findings) -> Vec<OnlineChannel> {
    let mut channels = Vec::new();
    for mut group in values.groups("daring", "url", findings) {
        let name = group.plain("nama", findings);
        let Some(url) = group.text("url", findings) else { continue };
        let rest = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).filter(|host| !host.is_empty());
        match host {
            Some(host) if !url.value.contains(char::is_whitespace) => {
                let name = name.unwrap_or_else(|| host.to_owned());
                channels.push(OnlineChannel { name, url: url.value, span: url.span });
            }
            _ => {
                let problem = Problem::ValueType { key: "daring".to_owned(), expected: Expected::Url };
                findings.add(problem, url.span);
            }
        }
    }
    channels
}
