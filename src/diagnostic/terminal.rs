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
    let start = excerpt.marked.start;
    let before = " ".repeat(excerpt.text.chars().take(start).map(cells).sum());
    // The mark of an empty place has no letter above it.
    let marked: usize = excerpt.text.chars().skip(start).take(excerpt.marked.len()).map(cells).sum();
    let mark = "~".repeat(marked.max(1));
    let _ = writeln!(text, "  {} {}", paint.dim(&format!("{number} |")), excerpt.text);
    let _ = writeln!(text, "  {} {before}{}", paint.dim(&format!("{margin} |")), paint.level(level, &mark));
}

/// Gives how many columns of a terminal a letter takes: pictures and East Asian letters two, marks above a letter none.
fn cells(letter: char) -> usize {
    match u32::from(letter) {
        0x300..=0x36f | 0x200b..=0x200d | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x231a..=0x231b
        | 0x23e9..=0x23ec
        | 0x2614..=0x2615
        | 0x26a1
        | 0x2705
        | 0x270a..=0x270b
        | 0x2728
        | 0x274c
        | 0x2753..=0x2757
        | 0x2795..=0x2797
        | 0x2b50
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_below_what_is_meant_in_wide_letters_too() {
        let excerpt = Excerpt { line: 7, text: "📍✅ e\u{301} [a](x.md)".to_owned(), marked: 6..15 };
        let mut text = String::new();
        write_excerpt(&mut text, &excerpt, Level::Error, Paint { colour: false });
        assert_eq!(text.lines().nth(1), Some("    |        ~~~~~~~~~"), "{text}");
    }
}
