//! The settings.

#![no_main]

use libfuzzer_sys::fuzz_target;
use loket::config;
use loket::source::SourceFile;
use loket::source::path::SourcePath;

fuzz_target!(|text: &str| {
    let file = SourceFile::from_text(SourcePath::new(config::FILE_NAME), text);
    let read = config::read(Some(&file));
    for finding in read.diagnostics {
        if let Some(span) = finding.at.span {
            assert!(span.start <= span.end && span.end <= file.text.len());
        }
    }
});
