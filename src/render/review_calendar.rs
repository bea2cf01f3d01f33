//! The review calendar, `data/periksa.ics` (RFC 5545): one event a page, on the day of its next check.
//!
//! An event keeps its name while its page keeps its file, so that a calendar that has subscribed
//! moves it when the page was checked. Its stamp is the day of the last check, never the clock.

use std::fmt::Write;

use jiff::civil::Date;

use super::{Renderer, wording};
use crate::site::permalink::slug;
use crate::site::{Page, review};

/// Longest line, in bytes, without its end.
const LINE: usize = 75;

impl Renderer<'_> {
    /// Writes the calendar.
    pub(super) fn review_calendar(&self) -> String {
        let strings = self.strings(&self.site.config.language);
        let mut pages: Vec<(Date, Date, &Page)> = self
            .site
            .pages
            .iter()
            .filter_map(|page| Some((review::due(&page.document.head)?, page.document.head.reviewed?, page)))
            .collect();
        pages.sort_by_key(|(due, _, page)| (*due, &page.document.path));
        let name = strings.fill("calendar_title", &[("site", &self.site.config.title)]);
        let mut calendar = String::new();
        let mut push = |name: &str, value: &str| push_line(&format!("{name}:{value}"), &mut calendar);
        push("BEGIN", "VCALENDAR");
        push("VERSION", "2.0");
        push("PRODID", "-//loket//periksa//ID");
        push("CALSCALE", "GREGORIAN");
        push("NAME", &escaped(&name));
        push("X-WR-CALNAME", &escaped(&name));
        let host = self.calendar_host();
        for (due, reviewed, page) in pages {
            let document = &page.document;
            let summary = strings.fill("calendar_event", &[("title", &document.head.title)]);
            let checked = wording::date(reviewed, strings).text;
            let text = strings.fill("calendar_text", &[("date", &checked), ("file", document.path.as_str())]);
            let hash = xxhash_rust::xxh3::xxh3_64(document.path.as_str().as_bytes());
            push("BEGIN", "VEVENT");
            push("UID", &format!("{hash:016x}.periksa@{host}"));
            push("DTSTAMP", &format!("{}T000000Z", compact(reviewed)));
            push("DTSTART;VALUE=DATE", &compact(due));
            push("SUMMARY", &escaped(&summary));
            push("DESCRIPTION", &escaped(&text));
            if let Some(owner) = self.site.owner(page) {
                push("CONTACT", &escaped(owner));
            }
            if let Some(address) = self.absolute(&page.address.output) {
                push("URL", &address);
            }
            push("TRANSP", "TRANSPARENT");
            push("END", "VEVENT");
        }
        push("END", "VCALENDAR");
        calendar
    }

    /// Names the site in the names of events: by its address, or by its title while it has none.
    fn calendar_host(&self) -> String {
        let config = &self.site.config;
        match config.base_url.as_deref().and_then(|url| url.split_once("://")) {
            Some((_, address)) => slug_of_address(address),
            None => format!("{}.loket.invalid", slug(&config.title)),
        }
    }
}

/// Keeps of an address what the name of an event may hold.
fn slug_of_address(address: &str) -> String {
    let fit = |c: char| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '-' };
    address.trim_matches('/').chars().map(fit).collect()
}

/// Writes a day as calendars do: `20261120`.
fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Escapes a text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => drop(write!(escaped, "\\{character}")),
            '\n' => escaped.push_str("\\n"),
            other if other.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Adds a line, folded where it is long, never inside a character.
fn push_line(line: &str, calendar: &mut String) {
    let mut room = LINE;
    for character in line.chars() {
        if character.len_utf8() > room {
            calendar.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= character.len_utf8();
        calendar.push(character);
    }
    calendar.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut calendar = String::new();
        let line = format!("SUMMARY:{}", "–é".repeat(60));
        push_line(&line, &mut calendar);
        assert!(calendar.split("\r\n").all(|line| line.len() <= LINE), "{calendar}");
        assert!(calendar.ends_with("\r\n"));
        assert_eq!(calendar.replace("\r\n ", "").trim_end(), line);
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a, b; c\\ d\ne"), "a\\, b\\; c\\\\ d\\ne");
    }
}
