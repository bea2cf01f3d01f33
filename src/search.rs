//! Search: from pages to the files that the browser searches in, one index a language.
//!
//! In: `page::SearchPage`s and the site's own words. Out: files below `cari/<language>/`. Two phases, so that the
//! caller can spread the first over its cores:
//!
//! 1. fill `batch::Batch`es, each with some pages, in any division and order;
//! 2. `assemble` what is left of them. Same pages, same bytes, however they were divided.
//!
//! Nothing here reads, writes or prints. The client in `themes/loket/js/search*.js` reads what this module writes.

pub mod abbreviation;
pub mod affix;
pub mod batch;
pub mod client;
pub mod fold;
pub mod forms;
pub mod index;
pub mod interner;
pub mod language;
pub mod lexicon;
pub mod manifest;
pub mod page;
pub mod postings;
pub mod roots;
mod row;
pub mod shard;
pub mod strings;
pub mod words;

use crate::search::batch::BatchParts;
use crate::search::language::Language;
use crate::search::manifest::{Extras, ShardSets, details_a_block, titles_a_block};
use crate::search::shard::ShardFile;
use crate::search::words::WordEntry;

/// Bytes of a shard of forms; a query reads one when a word is in no title.
const FORMS_SHARD: usize = 10_000;

/// Bytes of a shard of postings; a query reads about one a word.
const POSTINGS_SHARD: usize = 6_000;

/// The files of one language's index.
#[derive(Debug, Default)]
pub struct SearchFiles {
    /// Name below `cari/<language>/` and bytes. `manifest.js` keeps its name; all others carry a content hash.
    pub files: Vec<ShardFile>,
}

/// Puts batches together and encodes the index.
pub fn assemble(
    language: &Language,
    batches: Vec<BatchParts>,
    site_words: &[WordEntry],
    extras: &Extras,
) -> SearchFiles {
    let index = index::merge(batches, language);
    let lexicon = lexicon::resolve(language, site_words, &index);
    let code = language.code.as_str();
    let forms = forms::divide(&index, &lexicon.rest);
    let core = format!("[{},{}]", shard::quoted(&lexicon.lines), manifest::affixes(language));
    let (core, core_hash) = shard::script(code, "k", &core);
    let (head, head_hash) = shard::script(code, "h", &shard::quoted(&forms.head));
    let postings = index.roots.iter().map(|root| (root.text.as_str(), postings::line(root))).collect();
    let rows: Vec<&str> = index.pages.iter().map(|page| page.row.as_str()).collect();
    let details: Vec<&str> = index.pages.iter().map(|page| page.detail.as_str()).collect();
    let shards = ShardSets {
        core: core_hash,
        head: head_hash,
        forms: shard::cut(code, 'x', FORMS_SHARD, forms.rest),
        postings: shard::cut(code, 'p', POSTINGS_SHARD, postings),
        titles: shard::cut_rows(code, 't', titles_a_block(rows.len()), &rows),
        details: shard::cut_rows(code, 'd', details_a_block(details.len()), &details),
    };
    let manifest = manifest::manifest(language, &index, &shards, extras);
    let ((_, manifest), _) = shard::script(code, "m", &manifest);
    let mut files = vec![("manifest.js".to_owned(), manifest), core, head];
    for set in [shards.forms, shards.postings, shards.titles, shards.details] {
        files.extend(set.files);
    }
    SearchFiles { files }
}

/// Finds the meanings of a site's own words that stand on no page of a language: the entry's place and the meaning's.
pub fn dead_meanings(
    language: &Language,
    batches: Vec<BatchParts>,
    site_words: &[WordEntry],
) -> Vec<(usize, usize)> {
    lexicon::dead_meanings(language, site_words, &index::merge(batches, language))
}
