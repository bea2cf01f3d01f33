//! Single values of front matter, read from their text.
//!
//! In: a scalar or a small group. Out: a date, an interval, a case of a fee. Findings are
//! the caller's.

use jiff::civil::Date;

use super::node::Node;
use crate::document::amount::{Duration, Fee, FeeRow, TimeUnit};

/// Joins a value that runs over lines, and drops control characters.
pub(super) fn tidy(text: &str) -> String {
    let text = text.trim();
    if text.bytes().any(|b| b < b' ' || b == 0x7f) {
        let words =
            text.split_whitespace().map(|w| w.chars().filter(|c| !c.is_control()).collect::<String>());
        return words.collect::<Vec<_>>().join(" ");
    }
    text.to_owned()
}

/// Reads `YYYY-MM-DD`; a time behind it, as other generators write it, does not matter.
pub(super) fn read_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?;
    let rest = text.get(10..).unwrap_or_default();
    if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    (digits(year, 4) && digits(month, 2) && digits(day, 2)).then_some(())?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The first letters of the months, in Indonesian and English.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "peb"],
    &["mar"],
    &["apr"],
    &["mei", "may"],
    &["jun"],
    &["jul"],
    &["agu", "agt", "aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov", "nop"],
    &["des", "dec"],
];

/// Understands a date as people write it (`31-12-2026`, `5/1/2026`, `31 Desember 2026`), to say how it is to be written.
pub(super) fn guess_date(text: &str) -> Option<Date> {
    let mut parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let (first, month, last) = (parts.next()?, parts.next()?.to_lowercase(), parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let named = MONTHS.iter().position(|names| names.iter().any(|name| month.starts_with(name)));
    let month = match named {
        Some(index) => i8::try_from(index + 1).ok()?,
        None => month.parse().ok()?,
    };
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    Date::new(year, month, day.parse().ok()?).ok()
}

/// Reads one case of a fee.
pub(super) fn fee_row(node: &Node) -> Option<FeeRow> {
    let Node::Map(pairs) = node else { return None };
    let get = |names: &[&str]| pairs.iter().find(|(key, _)| names.contains(&key.as_str())).map(|(_, v)| v);
    let amount = match Fee::read(get(&["nilai", "amount"])?.scalar()?) {
        Fee::Free => 0,
        Fee::Amount(amount) => amount,
        Fee::Rows(_) | Fee::Text(_) => return None,
    };
    let text = |names: &[&str]| get(names).and_then(Node::scalar).map(tidy);
    Some(FeeRow {
        case: text(&["untuk", "for"]).unwrap_or_default(),
        amount,
        basis: text(&["dasar", "basis"]),
        basis_span: 0..0,
    })
}

/// Reads an interval in months: `6 bulan`, `1 tahun`, `6`.
pub(crate) fn read_interval(text: &str) -> Option<u16> {
    if let Ok(months) = text.trim().parse::<u16>() {
        return (months > 0).then_some(months);
    }
    let (count, unit) = Duration::read(text).length?;
    let count = u16::try_from(count).ok()?;
    match unit {
        TimeUnit::Month => Some(count),
        TimeUnit::Year => count.checked_mul(12),
        TimeUnit::Week | TimeUnit::Day => Some(1),
        TimeUnit::Minute | TimeUnit::Hour | TimeUnit::WorkingDay => None,
    }
    .filter(|months| *months > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them_are_understood() {
        let guess = |text: &str| guess_date(text).map(|date| date.to_string());
        for text in
            ["31-12-2026", "31/12/2026", "31.12.2026", "31 Desember 2026", "2026/12/31", "31 Dec, 2026"]
        {
            assert_eq!(guess(text).as_deref(), Some("2026-12-31"), "{text}");
        }
        assert_eq!(guess("5-1-2026").as_deref(), Some("2026-01-05"));
        for text in ["31-2-2026", "besok", "12-31-2026", "1-1-26", "Desember 2026", "2026-13-45"] {
            assert_eq!(guess(text), None, "{text}");
        }
    }
}
