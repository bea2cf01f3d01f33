//! One Markdown file, read alone.

#![no_main]

use libfuzzer_sys::fuzz_target;
use loket::document::{self, Context, Language};
use loket::source::SourceFile;
use loket::source::path::SourcePath;

const FOLDERS: [&str; 8] =
    ["panduan", "kisah", "instansi", "istilah", "pengumuman", "tanya-jawab", "tentang", "panduan/a"];

fuzz_target!(|input: &str| {
    let mut characters = input.chars();
    let folder = characters.next().map_or(0, |c| u32::from(c) as usize % FOLDERS.len());
    let text = characters.as_str();
    let file = SourceFile::from_text(SourcePath::new(&format!("content/{}/uji.md", FOLDERS[folder])), text);
    let languages = [Language("id".to_owned()), Language("en".to_owned())];
    let parsed = document::parse(&file, &Context { languages: &languages, guide_folders: &std::collections::BTreeSet::new() });
    for finding in parsed.into_iter().flat_map(|checked| checked.diagnostics) {
        if let Some(span) = finding.at.span {
            assert!(span.start <= span.end && span.end <= file.text.len() && file.text.is_char_boundary(span.start));
        }
    }
});
