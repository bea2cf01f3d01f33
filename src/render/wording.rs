//! Dates, money and times in words, as a language writes them.

use jiff::civil::Date;

use super::strings::Strings;
use super::view::{DateView, FeeRowView, FeeView};
use crate::document::amount::Fee;

/// Words a day: `20 November 2026`.
pub(super) fn date(day: Date, strings: &Strings) -> DateView {
    let month = usize::try_from(day.month() - 1).unwrap_or_default();
    let text = format!("{} {} {}", day.day(), strings.item("months", month), day.year());
    DateView { text, iso: day.to_string() }
}

/// Words an amount of money: `Rp30.000`.
pub(super) fn money(rupiah: u64, strings: &Strings) -> String {
    strings.fill("currency", &[("amount", &grouped(rupiah, strings.text("thousands")))])
}

/// Writes a number with a mark between groups of three digits.
pub(super) fn grouped(number: u64, mark: &str) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + 4);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

/// Words what a service costs.
pub(super) fn fee(fee: &Fee, strings: &Strings) -> FeeView {
    let rows = match fee {
        Fee::Rows(rows) => rows.as_slice(),
        Fee::Free | Fee::Amount(_) | Fee::Text(_) => &[],
    };
    let is_free = match fee {
        Fee::Free => true,
        Fee::Amount(_) | Fee::Text(_) => false,
        Fee::Rows(rows) => rows.iter().all(|row| row.amount == 0),
    };
    let rows = rows.iter().map(|row| FeeRowView {
        case: row.case.clone(),
        amount: amount(row.amount, strings),
        basis: row.basis.clone(),
    });
    let worded = matches!(fee, Fee::Text(_));
    FeeView { text: fee_in_short(fee, strings), free: is_free, worded, rows: rows.collect() }
}

/// Words what a service costs without its cases: `Gratis`, `Rp30.000`, `Gratis, atau paling banyak Rp600.000`.
pub(super) fn fee_in_short(fee: &Fee, strings: &Strings) -> String {
    match fee {
        Fee::Free => amount(0, strings),
        Fee::Amount(amount) => money(*amount, strings),
        Fee::Text(text) => text.clone(),
        Fee::Rows(rows) => {
            let least = rows.iter().map(|row| row.amount).min().unwrap_or_default();
            let most = rows.iter().map(|row| row.amount).max().unwrap_or_default();
            if least == most {
                return amount(most, strings);
            }
            fee_between(least, most, strings)
        }
    }
}

/// Words what a service costs from case to case; "free to Rp600.000" would sound like a limit.
pub(super) fn fee_between(least: u64, most: u64, strings: &Strings) -> String {
    let key = if least == 0 { "fee_range_free" } else { "fee_range" };
    strings.fill(key, &[("from", &amount(least, strings)), ("to", &amount(most, strings))])
}

/// Words an amount of money, nothing as free.
fn amount(rupiah: u64, strings: &Strings) -> String {
    if rupiah == 0 { strings.text("fee_free").to_owned() } else { money(rupiah, strings) }
}

/// Kinds of Indonesian rules as keys begin with them, and as people write them.
const LAWS: [(&str, &str); 7] = [
    ("uu", "UU"),
    ("pp", "PP"),
    ("perpres", "Perpres"),
    ("permendagri", "Permendagri"),
    ("permenpanrb", "PermenPANRB"),
    ("perda", "Perda"),
    ("perwali", "Perwali"),
];

/// Words a law from its key: `uu-24-2013 pasal 27` becomes `UU 24/2013 pasal 27`; other words stay as they are.
pub(super) fn law(text: &str) -> String {
    let (key, rest) = text.split_once(' ').map_or((text, ""), |(key, rest)| (key, rest));
    let mut parts: Vec<&str> = key.split('-').collect();
    let kind = parts.first().and_then(|first| LAWS.iter().find(|(name, _)| name == first));
    let (Some((_, name)), Some(year), Some(number)) = (kind, parts.pop(), parts.pop()) else {
        return text.to_owned();
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(year) || !is_number(number) || parts.is_empty() {
        return text.to_owned();
    }
    let place: Vec<String> = parts.iter().skip(1).map(|word| format!(" {word}")).collect();
    let rest = if rest.is_empty() { String::new() } else { format!(" {rest}") };
    format!("{name}{} {number}/{year}{rest}", place.concat())
}

/// Words a decimal number with at most two places: `3,42`.
pub(super) fn decimal(number: f64, strings: &Strings) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', strings.text("decimal"))
}

/// Words a decimal number with two places: `3,40`.
pub(super) fn two_places(number: f64, strings: &Strings) -> String {
    format!("{number:.2}").replace('.', strings.text("decimal"))
}

/// Words the size of a file: `120 KB`.
pub(super) fn file_size(bytes: u64, strings: &Strings) -> String {
    if bytes < 1_000_000 {
        format!("{} KB", bytes.div_ceil(1000))
    } else {
        format!("{} MB", decimal((bytes as f64 / 100_000.0).round() / 10.0, strings))
    }
}

/// Turns a telephone number into what `tel:` links and WhatsApp want: digits, with Indonesia's code.
pub(super) fn international(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if number.trim_start().starts_with('+') {
        return digits;
    }
    digits.strip_prefix('0').map_or(digits.clone(), |rest| format!("62{rest}"))
}

/// The digits of numbers to the base 16.
const HEX: [u8; 16] = *b"0123456789ABCDEF";

/// Escapes a part of a query in an address.
pub(super) fn encode_query(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 15].map(|digit| char::from(HEX[usize::from(digit)])));
        }
    }
    encoded
}

/// Escapes text for HTML, in elements and quoted attributes alike.
pub(super) fn escape_html(text: &str) -> String {
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_laws_from_their_keys() {
        assert_eq!(law("uu-24-2013 pasal 27 dan 79A"), "UU 24/2013 pasal 27 dan 79A");
        assert_eq!(law("perwali-contoh-12-2024"), "Perwali contoh 12/2024");
        assert_eq!(law("Peraturan setempat"), "Peraturan setempat");
    }

    #[test]
    fn groups_digits_by_three() {
        assert_eq!(grouped(1_234_567, "."), "1.234.567");
        assert_eq!(grouped(600, "."), "600");
    }

    #[test]
    fn telephone_numbers_get_the_code_of_the_country() {
        assert_eq!(international("0800-000-0001"), "628000000001");
        assert_eq!(international("+62 21 123"), "6221123");
    }
}
