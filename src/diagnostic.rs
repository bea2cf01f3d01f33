//! Findings about what people wrote, as data.
//!
//! A [`Diagnostic`] says which [`Problem`] stands where; it holds no prose. The wording
//! lives in `indonesian` and `english`, line and column are worked out when a finding is
//! shown. Every stage hands its findings on beside its result, in [`Checked`].
//! A failure of the machine is no finding: see [`crate::error`].

mod english;
#[cfg(test)]
mod examples;
pub mod github;
mod indonesian;
pub mod json;
pub mod line_index;
#[cfg(test)]
mod manual;
pub mod problem;
mod reason;
#[cfg(test)]
mod render_tests;
pub mod sarif;
pub mod shown;
pub mod terminal;
pub mod wording;

use std::ops::Range;

use crate::source::path::SourcePath;
pub use problem::Problem;

/// Grades a finding by what it stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `salah`: the page would be wrong or cannot be made; stops a build.
    Error,
    /// `perlu`: needed before release; stops a build only with `--strict`.
    Needed,
    /// `saran`: a hint; never stops anything.
    Hint,
}

/// Points to a part of a source file, in bytes; `span` is `None` for the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file, relative to the site's root.
    pub file: SourcePath,
    /// Byte range in the file's text.
    pub span: Option<Range<usize>>,
}

impl Location {
    /// Points to a range of bytes in a file.
    pub fn new(file: &SourcePath, span: Range<usize>) -> Location {
        Location { file: file.clone(), span: Some(span) }
    }

    /// Points to a file as a whole.
    pub fn whole(file: &SourcePath) -> Location {
        Location { file: file.clone(), span: None }
    }
}

/// Reports one problem at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is the matter.
    pub problem: Problem,
    /// What it stops.
    pub level: Level,
    /// Where it is.
    pub at: Location,
    /// Other places that belong to it, such as the other page of a collision.
    pub related: Vec<Location>,
}

impl Diagnostic {
    /// Makes a finding of the level that its problem has by nature.
    pub fn new(problem: Problem, at: Location) -> Diagnostic {
        Diagnostic { level: problem.level(), problem, at, related: Vec::new() }
    }

    /// Adds a place that belongs to the finding.
    #[must_use]
    pub fn with_related(mut self, other: Location) -> Diagnostic {
        self.related.push(other);
        self
    }
}

/// Pairs a value with the findings that came up while it was made.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// The value, as good as it could be made.
    pub value: T,
    /// The findings, in no particular order; [`sort`] orders them for people.
    pub diagnostics: Vec<Diagnostic>,
}

/// Sorts findings by file, place and code, and drops exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.at.file, a.at.span.as_ref().map(|s| (s.start, s.end)), a.problem.code()).cmp(&(
            &b.at.file,
            b.at.span.as_ref().map(|s| (s.start, s.end)),
            b.problem.code(),
        ))
    });
    diagnostics.dedup();
}
