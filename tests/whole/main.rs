//! Whole sites, from a folder or from texts to what a citizen's browser is given.
//!
//! One test program, so that it is linked once. Its parts: `build` runs the binary on the
//! awkward sites of `tests/sites/`; `edits` compares an edited site with a fresh one; `import` those of other generators; `links` follows every link of what was built; `hostile`
//! and `odd` feed the pipeline in memory with what should not be there; `outline` keeps
//! short snapshots; `search_words` checks a site's own words; `standard` holds the service standard, `vocabulary` the words of structured
//! and open data; `support` makes sites and reads pages.

mod build;
mod edits;
mod events;
mod hostile;
mod hostile_vectors;
mod import;
mod links;
mod moves;
mod odd;
mod outline;
mod registers;
mod search_words;
mod seeds;
mod standard;
mod support;
mod translations;
mod vocabulary;
