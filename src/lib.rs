//! loket: from a folder of Markdown guides and stories to a published public-service site.
//!
//! The modules stand in the order in which data flows; each may use only those above it
//! and the names of files ([`source::path`]), which depend on nothing.
//! `tests/architecture.rs` holds that order, and what each may touch.

pub mod error;

pub mod diagnostic;

pub mod source;

pub mod asset;

pub mod document;

pub mod config;

pub mod language;

pub mod site;

pub mod search;

pub mod render;

pub mod output;

pub mod memo;

pub mod pipeline;

pub mod serve;

pub mod cli;

pub mod command;
