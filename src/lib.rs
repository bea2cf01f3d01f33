//! loket: from a folder of Markdown guides and stories to a published public-service site.
//!
//! The modules stand in the order in which data flows; each may use only those above it
//! (and the foundations `error`, `diagnostic`).

pub mod language;
