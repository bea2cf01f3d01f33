//! Indexing time, memory, files and bytes at 1,000, 10,000 and 50,000 generated pages: `cargo bench --bench search`.
//!
//! The generator is its own, and deterministic: pages of about 4.3 KB of words drawn from the seed roots, common words
//! oftener than rare ones. Pages are made one at a time, so that the memory shown is the index's.

#![expect(clippy::print_stdout, reason = "a bench talks to its reader")]

use std::borrow::Cow;
use std::time::{Duration, Instant};

use loket::search::batch::Batch;
use loket::search::language::Language;
use loket::search::manifest::Extras;
use loket::search::page::SearchPage;
use loket::search::{assemble, strings};

/// Words of a body; about 4.3 KB.
const BODY_WORDS: usize = 640;

fn main() {
    let language = Language::named("id");
    let mut words: Vec<&str> = language.seeds.iter().map(String::as_str).collect();
    words.sort_unstable();
    println!(
        "{:>7} {:>9} {:>9} {:>9} {:>6} {:>10}",
        "pages", "analyse", "assemble", "memory", "files", "bytes"
    );
    for count in [1_000, 10_000, 50_000] {
        let before = resident();
        let mut numbers = Numbers(7);
        let mut analysing = Duration::ZERO;
        let mut batches = Vec::new();
        for start in (0..count).step_by(256) {
            let mut batch = Batch::default();
            for number in start..count.min(start + 256) {
                let id = format!("panduan/halaman-{number:05}");
                let title = numbers.text(&words, 5);
                let summary = numbers.text(&words, 12);
                let body = numbers.text(&words, BODY_WORDS);
                let page = SearchPage {
                    id: &id,
                    url: &format!("{id}.html"),
                    title: &title,
                    summary: &summary,
                    body: Cow::Borrowed(&body),
                    ..SearchPage::default()
                };
                let begun = Instant::now();
                batch.add(&page, &language);
                analysing += begun.elapsed();
            }
            batches.push(batch.into_parts());
        }
        let begun = Instant::now();
        let extras = Extras { strings: strings::strings("id"), ..Extras::default() };
        let files = assemble(&language, batches, &[], &extras).files;
        let assembling = begun.elapsed();
        let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        let memory = resident().saturating_sub(before) / 1024;
        println!(
            "{count:>7} {analysing:>9.0?} {assembling:>9.0?} {memory:>5} MiB {:>6} {bytes:>10}",
            files.len()
        );
    }
}

/// Numbers that look random and never change.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most.max(1)
    }

    fn text(&mut self, words: &[&str], count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            // The product of two draws favours the first words.
            let place = self.below(words.len()) * self.below(1000) / 1000;
            text.push_str(words.get(place).copied().unwrap_or_default());
            text.push(' ');
        }
        text
    }
}

/// Gives the most memory that the process has held, in KiB; nothing where the system does not tell.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
