//! The small types: story, term, notice, questions, plain page.
//!
//! In: the values of the front matter. Out: each type without its text, which
//! [`super::parse`] adds.

use super::findings::Findings;
use super::front_matter::values::Values;
use super::prose::Prose;
use super::{Consent, Faq, Head, Notice, PlainPage, QuestionList, Story, Term, Urgency};
use crate::diagnostic::Problem;

/// Reads a story's fields.
pub(crate) fn story(values: &mut Values<'_>, head: &mut Head, findings: &mut Findings) -> Story {
    if let Some(until) = values.date("tampil_sampai", findings) {
        head.expires = Some(head.expires.map_or(until, |other| other.min(until)));
    }
    Story {
        date: values.date("tanggal", findings),
        consent: consent(values, findings),
        person: values.plain("tokoh", findings),
        offices: values.texts("instansi", findings),
        guides: values.texts("panduan", findings),
        photo: values.text("foto", findings),
        photo_text: values.plain("teks_foto", findings),
        body: Prose::default(),
    }
}

/// Reads a term's fields.
pub(crate) fn term(values: &mut Values<'_>, findings: &mut Findings) -> Term {
    Term {
        expansion: values.plain("singkatan_dari", findings),
        not: values.plain("bukan", findings),
        synonyms: values.plains("sinonim", findings),
        plain_word: values.plain("kata_biasa", findings),
        body: Prose::default(),
    }
}

/// Reads a notice's fields.
pub(crate) fn notice(values: &mut Values<'_>, findings: &mut Findings) -> Notice {
    let urgency = match values.choices("tingkat", findings).first() {
        Some(&"penting") => Urgency::Important,
        Some(&"darurat") => Urgency::Emergency,
        _ => Urgency::Info,
    };
    let until_at = values.place("sampai").unwrap_or_default();
    let (from, until) = (values.date("mulai", findings), values.date("sampai", findings));
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        findings.add(Problem::NoticeReversed, until_at);
    }
    Notice {
        from,
        until,
        urgency,
        offices: values.texts("instansi", findings),
        guides: values.texts("panduan", findings),
        body: Prose::default(),
    }
}

/// Reads the fields of a page of questions.
pub(crate) fn faq(values: &mut Values<'_>, findings: &mut Findings) -> Faq {
    Faq {
        guides: values.texts("panduan", findings),
        offices: values.texts("instansi", findings),
        questions: QuestionList::default(),
    }
}

/// Reads the fields of a plain page or a folder's page.
pub(crate) fn page(values: &mut Values<'_>, findings: &mut Findings) -> PlainPage {
    PlainPage { featured: values.texts("panduan_utama", findings), body: Prose::default() }
}

/// Reads consent: one word, a word and a date (`tertulis 2026-05-01`), or a list of both.
fn consent(values: &mut Values<'_>, findings: &mut Findings) -> Option<Consent> {
    let (words, date) = values.consent("persetujuan", findings)?;
    match words {
        "tertulis" => Some(Consent::Written(date)),
        "anonim" => Some(Consent::Anonymous),
        _ => Some(Consent::Sample),
    }
}
