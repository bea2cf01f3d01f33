//! Where each page and file stands in the output, and that no two want one place.
//!
//! The name as written is what stands in the address: `content/panduan/KTP baru.md` becomes
//! `panduan/ktp-baru.html`. Glossary entries and notices stand on one page a folder, as anchors.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::{Asset, Page};
use crate::asset::picture::Picture;
use crate::config::SiteConfig;
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::{Document, Language, Meaning, Place};
use crate::source::ListedFile;
use crate::source::path::{OutputPath, SourcePath};

/// Where a page stands: a file, and for entries of a common page the anchor on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The file.
    pub output: OutputPath,
    /// The anchor on it.
    pub anchor: Option<String>,
}

/// Turns a name into a part of an address: lower case, letters, digits and `-`.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut push = |character: char| {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    };
    // ASCII, nearly all there is, is in every normal form already.
    if name.is_ascii() {
        name.chars().for_each(|character| push(character.to_ascii_lowercase()));
    } else {
        name.nfc().flat_map(char::to_lowercase).for_each(push);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Gives a key by which titles are sorted and names compared: lower case without accents or marks.
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut push = |character: char| {
        if character.is_alphanumeric() {
            key.push(character);
        } else if !unicode_normalization::char::is_combining_mark(character)
            && !key.is_empty()
            && !key.ends_with(' ')
        {
            key.push(' ');
        }
    };
    if text.is_ascii() {
        text.chars().for_each(|character| push(character.to_ascii_lowercase()));
    } else {
        text.nfkd().flat_map(char::to_lowercase).for_each(push);
    }
    key.truncate(key.trim_end().len());
    key
}

/// Gives the folder of the output for pages of a language: nothing for the site's first, else `en/`.
pub fn language_root(config: &SiteConfig, language: &Language) -> String {
    if *language == config.language { String::new() } else { format!("{}/", language.code()) }
}

/// Gives the output folder for a folder of `content/`, ending in `/` unless it is the root.
pub fn folder_address(config: &SiteConfig, language: &Language, folders: &[String]) -> String {
    let mut address = language_root(config, language);
    for folder in folders {
        address.push_str(&slug(folder));
        address.push('/');
    }
    address
}

/// Finds the place of a page; a name that leaves no address is a finding.
pub(super) fn place_page(
    document: &Document,
    config: &SiteConfig,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Address> {
    let folder = folder_address(config, &document.language, &document.place.folders);
    let stem = slug(&document.place.stem);
    let (file, anchor) = match &document.meaning {
        Meaning::Folder(_) => (format!("{folder}index.html"), None),
        Meaning::Term(_) | Meaning::Notice(_) => (format!("{folder}index.html"), Some(stem.clone())),
        _ => (format!("{folder}{stem}.html"), None),
    };
    match OutputPath::new(&file) {
        Some(output) if !stem.is_empty() => Some(Address { output, anchor }),
        _ => {
            let name = document.path.name().to_owned();
            let at = Location::whole(&document.path);
            diagnostics.push(Diagnostic::new(Problem::NameNotPortable { name }, at));
            None
        }
    }
}

/// Finds the places of the files that are published as they are.
///
/// Those below `static/` stand at the root, those below `content/` beside their pages.
pub(super) fn place_assets(
    files: Vec<ListedFile>,
    pictures: &HashMap<SourcePath, Picture>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Asset> {
    let mut assets = Vec::with_capacity(files.len());
    for file in files {
        let place = file.path.as_str().split_once('/').map_or("", |(_, rest)| rest);
        match OutputPath::new(place) {
            Some(output) => {
                let picture = pictures.get(&file.path).copied();
                assets.push(Asset { file, output, picture });
            }
            None => {
                let name = file.path.name().to_owned();
                let at = Location::whole(&file.path);
                diagnostics.push(Diagnostic::new(Problem::NameNotPortable { name }, at));
            }
        }
    }
    assets
}

/// Letters of made codes: no vowels that spell words, no digits that look like letters.
const CODE_LETTERS: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXYZ2345678";

/// Length of a made code; at 10,000 guides about one in ten sites needs a second try for one of them.
const CODE_LENGTH: usize = 6;

/// Gives each guide its code: the editor's, or one made from its path, which stays while the path does.
///
/// The translations of a guide are the same service and share its code.
pub(super) fn give_codes(pages: &mut [Page], diagnostics: &mut Vec<Diagnostic>) {
    let guides: Vec<(usize, Arc<Document>)> = pages
        .iter()
        .enumerate()
        .filter(|(_, page)| page.is_guide())
        .map(|(id, page)| (id, page.document.clone()))
        .collect();
    let mut codes: FxHashMap<&Place, String> = FxHashMap::default();
    let mut owners: FxHashMap<String, (&Place, Location)> = FxHashMap::default();
    for (_, document) in &guides {
        let Some(code) = &document.head.code else { continue };
        let (place, at) = (&document.place, Location::new(&document.path, code.span.clone()));
        let key = sort_key(&code.value);
        let is_plain = code.value.chars().all(|letter| letter.is_ascii_alphanumeric());
        if !is_plain || !SHORT.contains(&code.value.len()) {
            let problem = Problem::CodeShape { code: code.value.clone() };
            diagnostics.push(Diagnostic::new(problem, at.clone()));
        }
        match owners.get(&key) {
            Some((owner, first)) if *owner != place => {
                let problem = Problem::CodeTaken { code: code.value.clone() };
                diagnostics.push(Diagnostic::new(problem, at).with_related(first.clone()));
            }
            _ => {
                owners.insert(key, (place, at));
                codes.insert(place, code.value.clone());
            }
        }
    }
    for (id, document) in &guides {
        let place = &document.place;
        if !codes.contains_key(place) {
            let name = format!("{}/{}", document.shelf().join("/"), document.name());
            let (code, key) = (0..MAX_TRIES)
                .map(|round| make_code(&name, round))
                .map(|code| (sort_key(&code), code))
                .find(|(key, _)| !owners.contains_key(key))
                .map(|(key, code)| (code, key))
                .unwrap_or_default();
            owners.insert(key, (place, Location::whole(&document.path)));
            codes.insert(place, code);
        }
        pages[*id].code = codes.get(place).cloned();
    }
}

/// How many letters a code has that people read off paper and type.
const SHORT: std::ops::RangeInclusive<usize> = 2..=6;

/// How often another code is tried; the chance of needing even three is one in a million.
const MAX_TRIES: u64 = 1_000;

/// Makes a code from a name; `round` gives another one where the first is taken.
fn make_code(name: &str, round: u64) -> String {
    let mut hash = xxhash_rust::xxh3::xxh3_64_with_seed(name.as_bytes(), round);
    let base = CODE_LETTERS.len() as u64;
    (0..CODE_LENGTH)
        .filter_map(|_| {
            let letter = CODE_LETTERS.get(usize::try_from(hash % base).ok()?)?;
            hash /= base;
            Some(char::from(*letter))
        })
        .collect()
}

/// Every address of the output with the file that wants it; two that differ by case or Unicode form are one.
#[derive(Debug, Default)]
pub(super) struct AddressTable {
    owners: FxHashMap<String, Option<SourcePath>>,
}

impl AddressTable {
    /// Takes an address for a file (`None`: for loket itself); tells whether it was free.
    pub(super) fn take(
        &mut self,
        output: &OutputPath,
        owner: Option<&SourcePath>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        let address = output.as_str();
        let key = if address.is_ascii() {
            address.to_ascii_lowercase()
        } else {
            address.nfkc().flat_map(char::to_lowercase).nfc().collect()
        };
        let Some(first) = self.owners.get(&key) else {
            self.owners.insert(key, owner.cloned());
            return true;
        };
        // Between a page and a list that loket makes, the finding stands at the page.
        let Some(at) = owner.or(first.as_ref()) else { return false };
        let mut diagnostic =
            Diagnostic::new(Problem::AddressTaken { address: output.to_string() }, Location::whole(at));
        if let Some(other) = first.as_ref().filter(|other| *other != at) {
            diagnostic = diagnostic.with_related(Location::whole(other));
        }
        diagnostics.push(diagnostic);
        false
    }
}
