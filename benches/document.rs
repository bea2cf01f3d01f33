//! How long it takes to understand many guides: `cargo bench --bench document`.
//!
//! The guides are those of `corpus`.

mod corpus;

use std::hint::black_box;
use std::time::Instant;

use loket::document::{self, Context, Language};
use loket::source::SourceFile;
use loket::source::path::SourcePath;

/// Guides in one run.
const GUIDES: usize = 10_000;

fn main() {
    let files: Vec<SourceFile> = (0..GUIDES).map(guide).collect();
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    let languages = [Language("id".to_owned()), Language("en".to_owned())];
    let guide_folders = std::collections::BTreeSet::new();
    let context = Context { languages: &languages, guide_folders: &guide_folders };
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            for file in &files {
                black_box(document::parse(black_box(file), &context));
            }
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let rate = bytes as f64 / 1e6 / median;
    let mean = bytes / GUIDES;
    eprint(&format!("{GUIDES} guides of {mean} bytes: {median:.3} s on one core, {rate:.0} MB/s"));
}

/// Writes a line for the person who measures.
#[expect(clippy::print_stderr, reason = "a bench has nobody else to talk to")]
fn eprint(line: &str) {
    eprintln!("{line}");
}

/// Makes one guide.
fn guide(number: usize) -> SourceFile {
    let text = corpus::guide(number, GUIDES).into();
    SourceFile { path: SourcePath::new(&corpus::path(number)), text, hash: 0 }
}
