//! Puts shared facts in place of the names that front matter gives them: `telepon: fakta:telepon-kantor`.
//!
//! A document is copied only where it names a fact so; most name theirs in the body, where
//! the text itself is the value and [`super::link`] compares it.

use std::sync::Arc;

use crate::document::amount::{Duration, Fee};
use crate::document::hours::OpeningHours;
use crate::document::register::Registers;
use crate::document::register::fact::key_of;
use crate::document::{Document, Guide, Language, Meaning, Office};

/// Fills the fields of all documents that name facts; names that are not in the register stay.
pub(super) fn fill(documents: &mut [Arc<Document>], registers: &Registers) {
    for document in documents.iter_mut().filter(|document| !document.named_facts.is_empty()) {
        let document = Arc::make_mut(document);
        let values = Values { registers, language: document.language.clone() };
        values.texts(&mut document.head.summary);
        match &mut document.meaning {
            Meaning::Guide(guide) | Meaning::Part(guide) => values.guide(guide),
            Meaning::Office(office) => values.office(office),
            _ => {}
        }
    }
}

/// The facts as one language says them.
struct Values<'r> {
    registers: &'r Registers,
    language: Language,
}

impl Values<'_> {
    /// Gives the value that a text names.
    fn of(&self, text: &str) -> Option<&str> {
        let index = self.registers.fact(key_of(text)?, &self.language)?;
        Some(&self.registers.facts.get(index)?.value)
    }

    /// Fills texts.
    fn texts<'t>(&self, texts: impl IntoIterator<Item = &'t mut String>) {
        for text in texts {
            if let Some(value) = self.of(text) {
                *text = value.to_owned();
            }
        }
    }

    fn guide(&self, guide: &mut Guide) {
        if let Some(Fee::Text(text)) = &guide.fee
            && let Some(value) = self.of(text)
        {
            guide.fee = Some(Fee::read(value));
        }
        if let Some(value) = guide.time.as_ref().and_then(|time| self.of(&time.text)) {
            guide.time = Some(Duration::read(value));
        }
        self.texts(guide.results.iter_mut().chain(&mut guide.audience));
    }

    fn office(&self, office: &mut Office) {
        let lists = [&mut office.telephone, &mut office.closed, &mut office.social, &mut office.complaint];
        self.texts(lists.into_iter().flatten());
        let single = [
            &mut office.whatsapp,
            &mut office.email,
            &mut office.address,
            &mut office.landmark,
            &mut office.break_time,
        ];
        self.texts(single.into_iter().flatten());
        let hours = std::mem::take(&mut office.hours);
        office.hours = hours
            .into_iter()
            .flat_map(|hours| match self.of(&hours.text) {
                Some(value) => OpeningHours::read(value),
                None => vec![hours],
            })
            .collect();
    }
}
