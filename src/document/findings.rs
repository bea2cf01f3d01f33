//! The findings about one file, while it is read.
//!
//! In: problems with byte ranges. Out: diagnostics that point into the file. One fault
//! repeated a thousand times is told a few times only, so that a broken export of another
//! program cannot bury the rest.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::source::path::SourcePath;

/// How often one code may be told of one file; enough to work on, few enough to read.
const MAX_OF_ONE_CODE: usize = 50;

/// Collects the findings about one file.
#[derive(Debug)]
pub(crate) struct Findings {
    file: SourcePath,
    list: Vec<Diagnostic>,
}

impl Findings {
    /// Begins with none.
    pub(crate) fn new(file: &SourcePath) -> Findings {
        Findings { file: file.clone(), list: Vec::new() }
    }

    /// Adds a finding about a part of the file.
    pub(crate) fn add(&mut self, problem: Problem, span: Range<usize>) {
        let code = problem.code();
        let told = self.list.iter().filter(|finding| finding.problem.code() == code).count();
        if told < MAX_OF_ONE_CODE {
            self.list.push(Diagnostic::new(problem, Location::new(&self.file, span)));
        }
    }

    /// Gives the findings.
    pub(crate) fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }
}

/// Cuts a part out of a text; empty where the range is no part of it.
pub(crate) fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// Gives the range of the line that holds a byte, without its line end.
pub(crate) fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let bytes = text.as_bytes();
    let before = bytes.get(..at).unwrap_or_default();
    let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    let after = bytes.get(start..).unwrap_or_default();
    let mut end = start + after.iter().position(|b| *b == b'\n').unwrap_or(after.len());
    if end > start && bytes.get(end - 1) == Some(&b'\r') {
        end -= 1;
    }
    start..end
}
