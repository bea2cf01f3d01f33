//! Shows findings to a person at a terminal.
//!
//! Files with the worst finding come first, and in a file the worst finding; each with its
//! place as an editor's terminal can open it, the line with the marked part, and what to do
//! next. Colour only where it is asked for; the words say the same without it.

use std::fmt::Write as _;

use super::line_index::Excerpt;
use super::shown::{Places, Shown};
use super::wording::{level_word, wording};
use super::{Diagnostic, Level};
use crate::source::path::SourcePath;

/// Most places that belong to a finding and are listed with it.
const MAX_RELATED: usize = 5;

/// Renders findings as text, an empty text for none.
pub fn render(shown: &Shown<'_>, colour: bool) -> String {
    let places = shown.places();
    let paint = Paint { colour };
    let mut text = String::new();
    for (file, findings) in by_file(shown.findings) {
        let _ = writeln!(text, "{}  {}", paint.bold(&shown.path(file)), paint.dim(&counts(shown, &findings)));
        for finding in findings {
            text.push('\n');
            write_finding(&mut text, finding, shown, &places, paint);
        }
        text.push('\n');
    }
    text
}

/// Groups findings by file; the worst file first, and in it the worst finding.
fn by_file(findings: &[Diagnostic]) -> Vec<(&SourcePath, Vec<&Diagnostic>)> {
    let mut groups: Vec<(&SourcePath, Vec<&Diagnostic>)> = Vec::new();
    for finding in findings {
        match groups.last_mut() {
            Some((file, group)) if *file == &finding.at.file => group.push(finding),
            _ => groups.push((&finding.at.file, vec![finding])),
        }
    }
    for (_, group) in &mut groups {
        group.sort_by_key(|finding| finding.level);
    }
    groups.sort_by_key(|(_, group)| group.first().map(|finding| finding.level));
    groups
}

/// Counts a file's findings by level: `1 salah, 2 saran`.
fn counts(shown: &Shown<'_>, findings: &[&Diagnostic]) -> String {
    let parts: Vec<String> = [Level::Error, Level::Needed, Level::Hint]
        .into_iter()
        .filter_map(|level| {
            let count = findings.iter().filter(|finding| finding.level == level).count();
            (count > 0).then(|| format!("{count} {}", level_word(level, shown.ui)))
        })
        .collect();
    parts.join(", ")
}

/// Writes one finding.
fn write_finding(text: &mut String, finding: &Diagnostic, shown: &Shown<'_>, places: &Places, paint: Paint) {
    let wording = wording(&finding.problem, shown.ui);
    let level = paint.level(finding.level, level_word(finding.level, shown.ui));
    let _ = writeln!(text, "{level}: {}", paint.bold(&wording.message));
    let place = places.of(&finding.at);
    let mut path = shown.path(&finding.at.file);
    if let Some(place) = &place {
        let _ = write!(path, ":{}:{}", place.start.line, place.start.column);
    }
    let _ = writeln!(text, "  {path}  {}", paint.dim(&format!("[{}]", finding.problem.name())));
    if let Some(place) = &place {
        write_excerpt(text, &place.index.excerpt(&place.span), finding.level, paint);
    }
    let _ = writeln!(text, "  → {}", wording.help);
    for location in finding.related.iter().take(MAX_RELATED) {
        let mut path = shown.path(&location.file);
        if let Some(place) = places.of(location) {
            let _ = write!(path, ":{}:{}", place.start.line, place.start.column);
        }
        let _ = writeln!(text, "  {} {path}", see_also(shown));
    }
    if finding.related.len() > MAX_RELATED {
        let _ = writeln!(text, "  {} +{}", see_also(shown), finding.related.len() - MAX_RELATED);
    }
}

/// Writes the line with a mark below the part that is meant.
fn write_excerpt(text: &mut String, excerpt: &Excerpt, level: Level, paint: Paint) {
    let number = excerpt.line.to_string();
    let margin = " ".repeat(number.len());
    let before = " ".repeat(excerpt.marked.start);
    let mark = "~".repeat(excerpt.marked.len());
    let _ = writeln!(text, "  {} {}", paint.dim(&format!("{number} |")), excerpt.text);
    let _ = writeln!(text, "  {} {before}{}", paint.dim(&format!("{margin} |")), paint.level(level, &mark));
}

/// Introduces another place.
fn see_also(shown: &Shown<'_>) -> &'static str {
    match shown.ui {
        super::wording::UiLanguage::Indonesian => "lihat juga",
        super::wording::UiLanguage::English => "see also",
    }
}

/// Puts colour around words, or leaves them as they are.
#[derive(Clone, Copy)]
struct Paint {
    colour: bool,
}

impl Paint {
    fn bold(self, words: &str) -> String {
        self.with("1", words)
    }

    fn dim(self, words: &str) -> String {
        self.with("2", words)
    }

    fn level(self, level: Level, words: &str) -> String {
        let code = match level {
            Level::Error => "1;31",
            Level::Needed => "1;33",
            Level::Hint => "1;36",
        };
        self.with(code, words)
    }

    fn with(self, code: &str, words: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
    }
}
