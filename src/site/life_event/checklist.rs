//! One list of what to bring for all guides of a life event, each thing once.
//!
//! Two requirements are one thing where they name the same paper: `Kartu keluarga (KK)` and `KK`,
//! `KTP-el` and `KTP elektronik` by the site's own glossary. Whose paper it is stays apart, below
//! the paper's name, so that joining loses nothing.

use super::{Stage, guide_of};
use crate::document::prose::Prose;
use crate::document::{Guide, Meaning, Requirement, SectionContent};
use crate::site::glossary::Glossary;
use crate::site::{Page, PageId};

/// What to bring for a life event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    /// What everybody prepares before the first step.
    pub prepare: Vec<Thing>,
    /// What one gets in an earlier step and needs in a later one.
    pub received: Vec<Thing>,
    /// What is needed in some cases only.
    pub sometimes: Vec<Thing>,
}

/// A thing to bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What it is; the paper's name alone where there are several variants.
    pub name: String,
    /// When it is needed, where it is not always.
    pub condition: Option<String>,
    /// The guide that has to be chosen for it to be needed.
    pub choice: Option<PageId>,
    /// The step in which one gets it, counted from 0.
    pub received_in: Option<usize>,
    /// Whose it is, and where it is needed; one entry where all steps ask for the same.
    pub variants: Vec<Variant>,
    /// What makes two things one.
    key: String,
}

/// A thing as some steps ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// As its first guide words it.
    pub text: String,
    /// The steps that ask for it.
    pub uses: Vec<Use>,
    /// What may stand in its place.
    pub substitutes: Vec<String>,
    /// What makes two variants one.
    key: String,
}

/// A step that asks for a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The step, counted from 0.
    pub step: usize,
    /// `asli`, `fotokopi 2 lembar`.
    pub note: Option<String>,
}

/// Merges what the guides of all steps ask for.
pub(super) fn merge(steps: &[Stage], pages: &[Page], glossary: Option<&Glossary>) -> Checklist {
    let names = Names::of(glossary, pages);
    let mut list = Checklist::default();
    for (step, stage) in steps.iter().enumerate() {
        let choices: Vec<PageId> = stage.choices().collect();
        for guide in stage.choices().chain(stage.beside()) {
            for item in requirements(pages, guide) {
                let key = names.key(&item.plain);
                // What every choice asks for is needed whichever is chosen.
                let is_choice = choices.len() > 1 && choices.contains(&guide);
                let always =
                    !is_choice || choices.iter().all(|choice| asks_for(pages, *choice, &key, &names));
                let choice = (!always).then_some(guide);
                add(&mut list, item, step, choice, &names);
            }
        }
    }
    move_received(&mut list, steps, pages, &names);
    list
}

/// Gives what a guide asks for, in order.
fn requirements(pages: &[Page], guide: PageId) -> impl Iterator<Item = &Requirement> {
    let sections = guide_of(pages, guide).map_or(&[][..], |guide: &Guide| &guide.sections);
    sections
        .iter()
        .filter_map(|section| match &section.content {
            SectionContent::Requirements(requirements) => Some(&requirements.items),
            _ => None,
        })
        .flatten()
}

/// Tells whether a guide always asks for a thing.
fn asks_for(pages: &[Page], guide: PageId, key: &str, names: &Names) -> bool {
    requirements(pages, guide).any(|item| item.condition.is_none() && names.key(&item.plain) == key)
}

/// Adds what a step asks for.
fn add(list: &mut Checklist, item: &Requirement, step: usize, choice: Option<PageId>, names: &Names) {
    let key = names.key(&item.plain);
    let paper = Names::paper(&key);
    let is_conditional = item.condition.is_some() || choice.is_some();
    let things = if is_conditional { &mut list.sometimes } else { &mut list.prepare };
    let known = things
        .iter_mut()
        .find(|thing| thing.key == paper && thing.condition == item.condition && thing.choice == choice);
    let used = Use { step, note: item.note.clone() };
    let substitutes: Vec<String> = item.substitutes.iter().map(Prose::plain_text).collect();
    let Some(thing) = known else {
        let variant = Variant { text: item.plain.clone(), uses: vec![used], substitutes, key };
        things.push(Thing {
            name: item.plain.clone(),
            condition: item.condition.clone(),
            choice,
            received_in: None,
            variants: vec![variant],
            key: paper,
        });
        return;
    };
    match thing.variants.iter_mut().find(|variant| variant.key == key) {
        Some(variant) => {
            if !variant.uses.contains(&used) {
                variant.uses.push(used);
            }
            for substitute in substitutes {
                if !variant.substitutes.contains(&substitute) {
                    variant.substitutes.push(substitute);
                }
            }
        }
        None => {
            thing.variants.push(Variant { text: item.plain.clone(), uses: vec![used], substitutes, key });
            thing.name = names.written(&thing.key, &thing.name);
        }
    }
}

/// Moves what an earlier step gives and only later ones need.
fn move_received(list: &mut Checklist, steps: &[Stage], pages: &[Page], names: &Names) {
    let results: Vec<(usize, String)> = steps
        .iter()
        .enumerate()
        .filter_map(|(step, stage)| Some((step, guide_of(pages, stage.guide?)?)))
        .flat_map(|(step, guide)| guide.results.iter().map(move |result| (step, result)))
        .map(|(step, result)| (step, Names::paper(&names.key(result))))
        .collect();
    let (received, prepare) = std::mem::take(&mut list.prepare).into_iter().partition(|thing: &Thing| {
        let first = thing.variants.iter().flat_map(|variant| &variant.uses).map(|used| used.step).min();
        let given = results.iter().find(|(_, paper)| *paper == thing.key).map(|(step, _)| *step);
        matches!((given, first), (Some(given), Some(first)) if given < first)
    });
    list.prepare = prepare;
    list.received = received;
    for thing in &mut list.received {
        thing.received_in = results.iter().find(|(_, paper)| *paper == thing.key).map(|(step, _)| *step);
    }
}

/// Words before a paper's name that do not change which paper it is.
const BEFORE: [&str; 5] = ["fotokopi", "asli", "kutipan", "copy of", "original"];

/// Words behind a paper's name with which it begins to say whose or from where it is.
const BEHIND: [&str; 44] = [
    "orang",
    "anak",
    "bayi",
    "kedua",
    "calon",
    "pelapor",
    "pemohon",
    "yang",
    "untuk",
    "dari",
    "milik",
    "almarhum",
    "almarhumah",
    "suami",
    "istri",
    "ayah",
    "ibu",
    "bapak",
    "saksi",
    "wali",
    "pasangan",
    "keluarga",
    "lama",
    "baru",
    "dengan",
    "ukuran",
    "asli",
    "fotokopi",
    "terakhir",
    "of",
    "from",
    "for",
    "the",
    "both",
    "parents",
    "child",
    "your",
    "his",
    "her",
    "their",
    "new",
    "old",
    "with",
    "who",
];

/// Names of papers that say too little by themselves to be cut down to.
const GENERAL: [&str; 14] = [
    "surat", "kartu", "formulir", "dokumen", "berkas", "bukti", "buku", "akta", "nomor", "data", "letter",
    "form", "card", "document",
];

/// The names of papers, as the site's glossary joins them.
struct Names {
    /// Each written form in small letters with the word that stands for all of them, longer forms first.
    forms: Vec<(String, String)>,
    /// The words as the glossary writes them, by their small letters.
    written: Vec<(String, String)>,
}

impl Names {
    fn of(glossary: Option<&Glossary>, pages: &[Page]) -> Names {
        let mut names = Names { forms: Vec::new(), written: Vec::new() };
        for id in glossary.map_or(&[][..], |glossary| &glossary.terms) {
            let document = &pages[id.0].document;
            let Meaning::Term(term) = &document.meaning else { continue };
            let word = simple(&document.head.title);
            let others = term.expansion.iter().chain(&term.synonyms);
            for form in others.map(|form| simple(form)).filter(|form| !form.is_empty() && *form != word) {
                names.forms.push((form, word.clone()));
            }
            names.written.push((word, document.head.title.clone()));
        }
        names.forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        names
    }

    /// Gives what makes two requirements one: small letters, without brackets and marks, each word by its main form.
    fn key(&self, text: &str) -> String {
        let mut key = format!(" {} ", simple(&without_brackets(text)));
        for (form, word) in &self.forms {
            let form = format!(" {form} ");
            if key.contains(&form) {
                key = key.replace(&form, &format!(" {word} "));
            }
        }
        let mut key = key.trim();
        while let Some(rest) = BEFORE.iter().find_map(|word| key.strip_prefix(word)?.strip_prefix(' ')) {
            key = rest;
        }
        key.to_owned()
    }

    /// Gives the name of the paper in a key: what stands before the words that say whose it is.
    fn paper(key: &str) -> String {
        let words: Vec<&str> = key.split(' ').collect();
        let cut = words.iter().skip(1).position(|word| BEHIND.contains(word)).map(|at| at + 1);
        match cut.and_then(|cut| words.get(..cut)) {
            Some([only]) if GENERAL.contains(only) => key.to_owned(),
            Some(head) => head.join(" "),
            None => key.to_owned(),
        }
    }

    /// Gives a paper's name as people write it: the glossary's way, else as the guide began.
    fn written(&self, paper: &str, text: &str) -> String {
        if let Some((_, written)) = self.written.iter().find(|(word, _)| word == paper) {
            return written.clone();
        }
        let count = paper.split(' ').count();
        let bare = without_brackets(text);
        let name: Vec<&str> = bare.split_whitespace().take(count).collect();
        // Where the paper's words were changed on the way, the whole text says more than a part of it.
        if simple(&name.join(" ")) == paper { name.join(" ") } else { text.to_owned() }
    }
}

/// Gives a text in small letters, its words divided by one blank, without marks but hyphens.
fn simple(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase);
    let kept: String = letters.map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Drops what stands in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let forms =
            [("kartu keluarga", "kk"), ("kartu tanda penduduk elektronik", "ktp-el"), ("ktp", "ktp-el")];
        Names {
            forms: forms.map(|(form, word)| (form.to_owned(), word.to_owned())).to_vec(),
            written: vec![("kk".to_owned(), "KK".to_owned()), ("ktp-el".to_owned(), "KTP-el".to_owned())],
        }
    }

    #[test]
    fn one_paper_has_one_name() {
        let names = names();
        for text in ["Kartu keluarga (KK)", "KK", "Fotokopi KK", "kartu  Keluarga"] {
            assert_eq!(names.key(text), "kk", "{text}");
        }
        let paper = |text: &str| Names::paper(&names.key(text));
        assert_eq!(paper("KTP-el orang yang melapor"), "ktp-el");
        assert_eq!(paper("Kutipan akta kelahiran anak"), "akta kelahiran");
        assert_eq!(paper("Kartu keluarga baru dengan nama anak"), "kk");
        // `surat` alone would join letters that have nothing to do with each other.
        assert_ne!(paper("Surat dari dokter"), paper("Surat dari lurah"));
    }

    #[test]
    fn a_paper_is_named_as_people_write_it() {
        let names = names();
        assert_eq!(names.written("ktp-el", "KTP-el orang yang melapor"), "KTP-el");
        assert_eq!(names.written("akta kelahiran", "Akta kelahiran anak"), "Akta kelahiran");
        assert_eq!(
            names.written("akta kelahiran", "Kutipan akta kelahiran anak"),
            "Kutipan akta kelahiran anak"
        );
    }
}
