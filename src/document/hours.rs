//! Opening hours: `Senin–Kamis 08.00–15.00`, read into days and times.

/// Opening hours, as written, and read where they can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningHours {
    /// As written.
    pub text: String,
    /// The days and times; `None` where the text is no such statement.
    pub span: Option<HoursSpan>,
}

/// A run of days with one opening time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursSpan {
    /// The days, Monday = 1 to Sunday = 7, in order.
    pub days: Vec<u8>,
    /// Minutes after midnight at which the office opens.
    pub opens: u16,
    /// Minutes after midnight at which it closes.
    pub closes: u16,
}

impl OpeningHours {
    /// Reads opening hours; several statements in one text become several values.
    pub fn read(text: &str) -> Vec<OpeningHours> {
        let mut statements: Vec<String> = Vec::new();
        for part in text.split([';', '\n']) {
            let mut current = String::new();
            for piece in part.split(", ") {
                if count_times(&current) >= 2 && starts_with_day(piece) {
                    statements.push(std::mem::take(&mut current));
                }
                if !current.is_empty() {
                    current.push_str(", ");
                }
                current.push_str(piece);
            }
            statements.push(current);
        }
        statements
            .iter()
            .map(|statement| statement.trim())
            .filter(|statement| !statement.is_empty())
            .map(|statement| OpeningHours { text: statement.to_owned(), span: read_span(statement) })
            .collect()
    }
}

/// What a statement of opening hours is made of.
enum Token {
    Day(u8),
    Days(&'static [u8]),
    Time(u16),
    Through,
    /// A word that does not matter, such as `pukul`.
    Filler,
}

/// Reads one statement; `None` where a word in it is not understood.
fn read_span(text: &str) -> Option<HoursSpan> {
    let mut days: Vec<u8> = Vec::new();
    let mut times: Vec<u16> = Vec::new();
    let mut through = false;
    for token in tokens(text)? {
        match token {
            Token::Through => through = true,
            Token::Filler => {}
            Token::Time(time) => {
                times.push(time);
                through = false;
            }
            Token::Days(many) => days.extend(many),
            Token::Day(day) => {
                let from = days.last().copied().filter(|_| through && times.is_empty()).unwrap_or(day);
                let mut next = from;
                while next != day {
                    next = next % 7 + 1;
                    days.push(next);
                }
                if from == day {
                    days.push(day);
                }
                through = false;
            }
        }
    }
    days.sort_unstable();
    days.dedup();
    let [opens, closes] = times.as_slice() else { return None };
    (!days.is_empty() && opens < closes).then_some(HoursSpan { days, opens: *opens, closes: *closes })
}

/// Splits a statement into its parts.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let lower = text.to_lowercase().replace("s.d.", "-").replace("s/d", "-");
    let mut list = Vec::new();
    let mut rest = lower.trim_start();
    while let Some(first) = rest.chars().next() {
        let class = |c: char| (c.is_alphabetic() || c == '\'', c.is_ascii_digit() || c == '.' || c == ':');
        let end = match class(first) {
            (true, _) => rest.find(|c| !class(c).0),
            (_, true) => rest.find(|c| !class(c).1),
            _ => Some(first.len_utf8()),
        };
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.trim_start();
        if first.is_ascii_digit() {
            list.push(Token::Time(read_time(word.trim_end_matches(['.', ':']))?));
        } else if first.is_alphabetic() {
            list.push(read_word(word)?);
        } else if matches!(first, '-' | '–' | '—') {
            list.push(Token::Through);
        } else if !matches!(first, ',' | '.' | ':' | '(' | ')' | '&') {
            return None;
        }
    }
    Some(list)
}

/// Reads a word: a day, a range, or one that does not matter.
fn read_word(word: &str) -> Option<Token> {
    if let Some(day) = day_of(word) {
        return Some(Token::Day(day));
    }
    Some(match word {
        "sampai" | "hingga" | "sd" | "to" | "through" | "until" => Token::Through,
        "setiap" | "every" | "daily" => Token::Days(&[1, 2, 3, 4, 5, 6, 7]),
        "dan" | "and" | "pukul" | "jam" | "hari" | "day" | "from" | "wib" | "wita" | "wit" | "buka"
        | "open" | "dari" => Token::Filler,
        _ => return None,
    })
}

/// Reads a time of day into minutes after midnight.
fn read_time(word: &str) -> Option<u16> {
    let (hours, minutes) = word.split_once(['.', ':']).unwrap_or((word, "00"));
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let time = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && time <= 1_440).then_some(time)
}

/// Reads the name of a day.
fn day_of(word: &str) -> Option<u8> {
    Some(match word {
        "senin" | "sen" | "monday" | "mon" | "mondays" => 1,
        "selasa" | "sel" | "tuesday" | "tue" | "tues" | "tuesdays" => 2,
        "rabu" | "rab" | "wednesday" | "wed" | "wednesdays" => 3,
        "kamis" | "kam" | "thursday" | "thu" | "thurs" | "thursdays" => 4,
        "jumat" | "jum'at" | "jum" | "friday" | "fri" | "fridays" => 5,
        "sabtu" | "sab" | "saturday" | "sat" | "saturdays" => 6,
        "minggu" | "ahad" | "min" | "sunday" | "sun" | "sundays" => 7,
        _ => return None,
    })
}

/// Tells whether a text begins with a day.
fn starts_with_day(text: &str) -> bool {
    let lower = text.trim_start().to_lowercase();
    let end = lower.find(|c: char| !c.is_alphabetic() && c != '\'').unwrap_or(lower.len());
    lower.get(..end).and_then(day_of).is_some()
}

/// Counts the times of day in a text.
fn count_times(text: &str) -> usize {
    let bytes = text.as_bytes();
    bytes
        .windows(4)
        .filter(|w| matches!(w, [a, b'.' | b':', b, c] if [a, b, c].iter().all(|d| d.is_ascii_digit())))
        .count()
}
