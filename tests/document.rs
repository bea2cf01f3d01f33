//! What is understood of one file: whole guides, faults, hostile text, anything at all.

#[path = "document/check.rs"]
mod check;
#[path = "document/config.rs"]
mod config;
#[path = "document/faults.rs"]
mod faults;
#[path = "document/guides.rs"]
mod guides;
#[path = "document/hostile.rs"]
mod hostile;
#[path = "document/large.rs"]
mod large;
#[path = "document/random.rs"]
mod random;
#[path = "document/readers.rs"]
mod readers;
