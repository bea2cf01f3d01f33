//! The names that rule files use for places, scopes, cases, measures and kinds of page.
//! Names go in, values of `rule` come out; a name that is not known comes back as the error.

use super::page_kind::PageKind;
use super::rule::{At, Case, Measure, Place, scope};
use super::rule_file::RuleSpec;

pub(super) fn kinds_of(spec: &RuleSpec, defaults: &RuleSpec) -> Result<u8, String> {
    let bits = |names: &[String]| -> Result<u8, String> {
        names.iter().try_fold(0, |bits, name| {
            PageKind::from_name(name).map(|kind| bits | kind.bit()).ok_or_else(|| name.clone())
        })
    };
    let applies = if spec.applies_to.is_empty() { &defaults.applies_to } else { &spec.applies_to };
    let mut kinds = if applies.is_empty() { u8::MAX } else { bits(applies)? };
    kinds &= !bits(&spec.not_in)?;
    kinds &= !bits(&defaults.not_in)?;
    Ok(kinds)
}

pub(super) fn measure_named(name: &str) -> Option<Measure> {
    Some(match name {
        "words-per-sentence" => Measure::WordsInSentence,
        "words-per-step" => Measure::WordsInStep,
        "words-per-item" => Measure::WordsInItem,
        "sentences-per-paragraph" => Measure::SentencesInParagraph,
        "words-per-paragraph" => Measure::WordsInParagraph,
        _ => return None,
    })
}

pub(super) fn place_named(name: &str) -> Option<Place> {
    Some(match name {
        "requirements" | "syarat" => Place::Requirements,
        "steps" | "langkah" => Place::Steps,
        "story" | "kisah" => Place::Story,
        "heading" | "judul" => Place::Heading,
        _ => return None,
    })
}

pub(super) fn scope_named(name: &str) -> Option<u8> {
    Some(match name {
        "paragraph" | "paragraf" => scope::PARAGRAPH,
        "list" | "daftar" => scope::LIST,
        "table" | "tabel" => scope::TABLE,
        "heading" | "judul" => scope::HEADING,
        "image" | "gambar" => scope::IMAGE,
        "all" | "semua" => u8::MAX,
        _ => return None,
    })
}

pub(super) fn at_named(name: Option<&str>) -> Result<At, String> {
    Ok(match name {
        None => At::Anywhere,
        Some("sentence") => At::Sentence,
        Some("clause") => At::Clause,
        Some("step") => At::Step,
        Some("middle") => At::Middle,
        Some(other) => return Err(other.to_owned()),
    })
}

pub(super) fn case_named(name: Option<&str>) -> Result<Case, String> {
    Ok(match name {
        None => Case::Any,
        Some("lower") => Case::Lower,
        Some("title") => Case::Title,
        Some("capitals") => Case::Capitals,
        Some("not-capitals") => Case::NotCapitals,
        Some(other) => return Err(other.to_owned()),
    })
}
