//! What each component of a service standard says, as lines of plain text.
//!
//! In: a standard, which knows where each component stands. Out: the lines that the printed
//! table and the open data share, so that neither can say what the other does not.

use std::fmt::Write as _;

use super::Renderer;
use super::guide::all_requirements;
use super::standard::office_items;
use super::wording;
use crate::document::amount::Fee;
use crate::document::prose::Prose;
use crate::document::{Guide, Meaning, Requirement, SectionContent, Step};
use crate::site::standard::{Component, Origin, Standard};

impl Renderer<'_> {
    /// Gives what a component says; nothing where it is missing.
    pub(super) fn component_items(&self, standard: &Standard, component: Component) -> Vec<String> {
        let stated = standard.components.iter().find(|stated| stated.component == component);
        match stated.and_then(|stated| stated.origin) {
            None => Vec::new(),
            Some(Origin::Guide) => match &self.site.page(standard.guide).document.meaning {
                Meaning::Guide(guide) => self.guide_items(standard, guide, component),
                _ => Vec::new(),
            },
            Some(Origin::Office(id)) => match &self.site.page(id).document.meaning {
                Meaning::Office(office) => office_items(office, component).to_vec(),
                _ => Vec::new(),
            },
        }
    }

    /// Gives what a guide says of a component.
    fn guide_items(&self, standard: &Standard, guide: &Guide, component: Component) -> Vec<String> {
        let strings = self.words(self.site.page(standard.guide));
        let contents = || guide.sections.iter().map(|section| &section.content);
        match component {
            Component::Requirements => {
                let list = contents().filter_map(|content| match content {
                    SectionContent::Requirements(list) => Some(list),
                    _ => None,
                });
                let mut items: Vec<String> = Vec::new();
                if all_requirements(guide).next().is_none() {
                    list.for_each(|list| {
                        items.extend(text(&list.before).into_iter().chain(text(&list.after)));
                    });
                }
                items.extend(
                    all_requirements(guide).map(|item| requirement(item, strings.text("substitute_or"))),
                );
                items
            }
            Component::Procedure => {
                let mut items: Vec<String> = Vec::new();
                for content in contents() {
                    if let SectionContent::Steps(steps) = content {
                        if steps.items.is_empty() {
                            items.extend(text(&steps.before).into_iter().chain(text(&steps.after)));
                        }
                        items.extend(steps.items.iter().map(step));
                    }
                }
                items
            }
            Component::Time => {
                let told = guide.time.iter().map(|time| time.text.clone());
                let more = contents().filter_map(|content| match content {
                    SectionContent::Time(prose) => text(prose),
                    _ => None,
                });
                told.chain(more).collect()
            }
            Component::Fee => {
                let mut items: Vec<String> = match &guide.fee {
                    Some(Fee::Rows(rows)) => rows
                        .iter()
                        .map(|row| {
                            let amount = wording::fee(&Fee::of_amount(row.amount), strings).text;
                            let basis = row.basis.as_ref().map_or(String::new(), |b| format!(" ({b})"));
                            format!("{}: {amount}{basis}", row.case)
                        })
                        .collect(),
                    Some(fee) => vec![wording::fee(fee, strings).text],
                    None => Vec::new(),
                };
                items.extend(contents().filter_map(|content| match content {
                    SectionContent::Fee(prose) => text(prose),
                    _ => None,
                }));
                items
            }
            Component::Product => guide.results.clone(),
            Component::Complaint => contents()
                .filter_map(|content| match content {
                    SectionContent::Complaint(prose) => text(prose),
                    _ => None,
                })
                .collect(),
            Component::LegalBasis => guide.legal_basis.iter().map(|law| self.law_line(&law.value)).collect(),
            // The rest is the office's to say.
            _ => Vec::new(),
        }
    }
}

/// Gives a text as one line, if it says anything.
fn text(prose: &Prose) -> Option<String> {
    Some(prose.plain_text()).filter(|text| !text.is_empty())
}

/// Writes a thing to prepare as one line: `Kartu keluarga (fotokopi), atau: Surat keterangan`.
fn requirement(item: &Requirement, or: &str) -> String {
    let mut line = match &item.condition {
        Some(condition) => format!("{condition}: {}", item.plain),
        None => item.plain.clone(),
    };
    if let Some(note) = &item.note {
        let _ = write!(line, " ({note})");
    }
    for substitute in item.substitutes.iter().filter_map(text) {
        let _ = write!(line, "; {or} {substitute}");
    }
    line
}

/// Writes a step as one line: `Serahkan berkas. (Loket 2, 10 menit)`.
fn step(step: &Step) -> String {
    let place = step.place.as_ref().and_then(text);
    let facts: Vec<String> =
        place.into_iter().chain(step.time.iter().map(|time| time.text.clone())).collect();
    if facts.is_empty() { step.plain.clone() } else { format!("{} ({})", step.plain, facts.join(", ")) }
}
