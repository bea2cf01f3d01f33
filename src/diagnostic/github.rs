//! Writes findings as GitHub workflow commands, which show them beside the changed lines.
//!
//! One line a finding: `::error file=…,line=…,col=…,title=…::message`. Values are escaped as
//! GitHub's runner undoes it, so no text of a page can start a command of its own.

use std::fmt::Write as _;

use super::Level;
use super::shown::Shown;
use super::wording::wording;

/// Renders findings, one line each, in their order.
pub fn render(shown: &Shown<'_>) -> String {
    let places = shown.places();
    let mut text = String::new();
    for finding in shown.findings {
        let command = match finding.level {
            Level::Error => "error",
            Level::Needed => "warning",
            Level::Hint => "notice",
        };
        let wording = wording(&finding.problem, shown.ui);
        let _ = write!(text, "::{command} file={}", property(&shown.path(&finding.at.file)));
        if let Some(place) = places.of(&finding.at) {
            let _ = write!(text, ",line={},endLine={}", place.start.line, place.end.line);
            // GitHub shows columns only where a finding stays on one line.
            if place.start.line == place.end.line {
                let _ = write!(text, ",col={},endColumn={}", place.start.column, place.end.column);
            }
        }
        let title = format!("{} [{}]", wording.title, finding.problem.name());
        let body = format!("{}\n{}", wording.message, wording.help);
        let _ = writeln!(text, ",title={}::{}", property(&title), data(&body));
    }
    text
}

/// Escapes a command's text.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property's value.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_a_value_or_start_a_command() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("a,b:c\n"), "a%2Cb%3Ac%0A");
    }
}
