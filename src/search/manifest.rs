//! Owns the manifest: what the client must know before it can search.
//!
//! In: the shards' names, the pages' kinds, words to show. Out: one script of a fixed name. It must not hold
//! anything that grows quickly with the site: a hash a shard is all.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::search::affix::Affix;
use crate::search::index::{Index, LEVELS, TOP_IMPACT};
use crate::search::language::Language;
use crate::search::postings::base36;
use crate::search::shard::ShardSet;

/// What the site adds to the index: texts to show and ways out of an empty result.
#[derive(Debug, Default, Clone)]
pub struct Extras {
    /// Texts of the interface by key; see `search::strings`.
    pub strings: BTreeMap<String, String>,
    /// Topics offered when nothing fits: name and address from the site's root.
    pub topics: Vec<(String, String)>,
    /// A person to ask: words and address (`tel:`, `https:` or from the site's root).
    pub contact: Option<(String, String)>,
    /// The other languages of the site, offered below the results: code and name.
    pub languages: Vec<(String, String)>,
}

/// The shards of one index.
#[derive(Debug, Default)]
pub struct ShardSets {
    /// Hash of the core: word list and affixes.
    pub core: String,
    /// Hash of the head words.
    pub head: String,
    /// Other forms.
    pub forms: ShardSet,
    /// Postings.
    pub postings: ShardSet,
    /// Title blocks.
    pub titles: ShardSet,
    /// Detail blocks.
    pub details: ShardSet,
}

/// Gives how many pages stand in a title block: few on a small site, where each byte of a first search counts, more on
/// a large one, where files would become too many.
pub fn titles_a_block(pages: usize) -> usize {
    (pages / 20).clamp(8, 32)
}

/// Gives how many pages stand in a detail block; they are read only for what is shown.
pub fn details_a_block(pages: usize) -> usize {
    (pages / 20).clamp(8, 64)
}

/// Makes the manifest's value, as JSON.
pub fn manifest(language: &Language, index: &Index, shards: &ShardSets, extras: &Extras) -> String {
    let manifest = json!({
        "version": 1,
        "language": language.code,
        "pages": index.pages.len(),
        "levels": LEVELS,
        "top": TOP_IMPACT,
        "kinds": kinds(index),
        "main": main_pages(index),
        "core": shards.core,
        "head": shards.head,
        "forms": [shards.forms.firsts, shards.forms.hashes],
        "postings": [shards.postings.firsts, shards.postings.hashes],
        "titles": [titles_a_block(index.pages.len()), shards.titles.hashes],
        "details": [details_a_block(index.pages.len()), shards.details.hashes],
        "strings": extras.strings,
        "topics": extras.topics,
        "contact": extras.contact,
        "languages": extras.languages,
    });
    manifest.to_string()
}

/// Makes the affix table's value, as JSON: prefixes and suffixes, each `[letters, [restored], least]`.
pub fn affixes(language: &Language) -> Value {
    let rows = |affixes: &[Affix]| {
        let row = |affix: &Affix| json!([affix.letters, affix.restored, affix.least]);
        Value::Array(affixes.iter().map(row).collect())
    };
    json!([rows(&language.affixes.prefixes), rows(&language.affixes.suffixes)])
}

/// Writes the pages' kinds as runs: letter and length in base 36, divided by spaces.
fn kinds(index: &Index) -> String {
    let runs = index.pages.chunk_by(|one, other| one.kind == other.kind);
    let run = |run: &[crate::search::index::IndexPage]| {
        run.first().map(|page| format!("{}{}", page.kind.letter(), base36(run.len() as u32)))
    };
    runs.filter_map(run).collect::<Vec<_>>().join(" ")
}

/// Writes the numbers of the usual pages.
fn main_pages(index: &Index) -> Vec<usize> {
    let numbered = index.pages.iter().enumerate();
    numbered.filter(|(_, page)| page.main).map(|(number, _)| number).collect()
}
