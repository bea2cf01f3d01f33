//! A whole site in memory, rendered to the last output.

#![no_main]

use std::path::PathBuf;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use loket::pipeline::{self, Options};
use loket::render::Renderer;

fuzz_target!(|text: &str| {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.trim_end().strip_prefix("--- ") {
            files.push((path.to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
        }
    }
    let options =
        Options { source: PathBuf::new(), base_url: None, drafts: true, today: Some(date(2026, 11, 24)) };
    let project = pipeline::load_texts(&options, &files);
    let renderer = Renderer::new(&project.site, &project.theme);
    for route in renderer.routes() {
        assert!(!route.output.as_str().split('/').any(|part| part == ".." || part.is_empty()));
        let _ = renderer.render(route);
    }
});
