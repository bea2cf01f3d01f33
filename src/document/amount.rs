//! What a service costs and how long it takes: values that are written by people and compared by machines.

/// What a service or a step costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fee {
    /// `gratis`, or 0.
    Free,
    /// One amount in whole rupiah.
    Amount(u64),
    /// Different amounts for different cases.
    Rows(Vec<FeeRow>),
    /// Words that are no number, such as `sesuai Perda`; shown as written.
    Text(String),
}

/// One case of a fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeRow {
    /// For what or whom.
    pub case: String,
    /// Whole rupiah.
    pub amount: u64,
    /// The rule that sets it, as written.
    pub basis: Option<String>,
    /// Where the rule is written.
    pub basis_span: std::ops::Range<usize>,
}

/// How long something takes, as written, and read where it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// As written: `1 hari kerja setelah berkas lengkap`.
    pub text: String,
    /// The longest time that it names, if it names one: `(1, WorkingDay)`.
    pub length: Option<(u32, TimeUnit)>,
}

/// A unit of time, as guides promise it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// `menit`
    Minute,
    /// `jam`
    Hour,
    /// `hari kerja`
    WorkingDay,
    /// `hari`
    Day,
    /// `minggu`
    Week,
    /// `bulan`
    Month,
    /// `tahun`
    Year,
}

impl Fee {
    /// Makes a fee of an amount in rupiah.
    pub fn of_amount(amount: u64) -> Fee {
        if amount == 0 { Fee::Free } else { Fee::Amount(amount) }
    }

    /// Reads a fee as people write it: `gratis`, `Rp30.000`, `600 ribu`; other words are kept.
    pub fn read(text: &str) -> Fee {
        let text = text.trim();
        let text = text.strip_suffix('.').unwrap_or(text);
        let lower = text.to_lowercase();
        if FREE_WORDS.contains(&lower.as_str()) {
            return Fee::Free;
        }
        read_amount(&lower).map_or_else(|| Fee::Text(text.to_owned()), Fee::of_amount)
    }

    /// Gives the highest amount that the fee names, in rupiah.
    pub fn highest(&self) -> Option<u64> {
        match self {
            Fee::Free => Some(0),
            Fee::Amount(amount) => Some(*amount),
            Fee::Rows(rows) => rows.iter().map(|row| row.amount).max(),
            Fee::Text(_) => None,
        }
    }
}

/// The words that say "nothing to pay" by themselves.
const FREE_WORDS: [&str; 16] = [
    "gratis",
    "free",
    "free of charge",
    "no fee",
    "tanpa biaya",
    "bebas biaya",
    "cuma-cuma",
    "tidak dipungut biaya",
    "tidak ada biaya",
    "tidak ada",
    "tanpa dipungut biaya",
    "nol rupiah",
    "rp nihil",
    "nihil",
    "gratis (rp0)",
    "rp0 (gratis)",
];

/// Reads an amount in lower case: `rp30.000`, `rp 30.000,-`, `30000`, `1,5 juta`.
fn read_amount(lower: &str) -> Option<u64> {
    let lower = lower.strip_prefix("pnbp ").unwrap_or(lower);
    let rest = ["rp.", "rp", "idr"].iter().find_map(|mark| lower.strip_prefix(mark)).unwrap_or(lower).trim();
    let rest = rest.strip_suffix("rupiah").unwrap_or(rest).trim();
    if let Some((number, factor)) = [("ribu", 1_000), ("juta", 1_000_000)]
        .iter()
        .find_map(|(word, factor)| rest.strip_suffix(word).map(|number| (number.trim(), *factor)))
    {
        let (whole, part) = number.split_once(',').unwrap_or((number, ""));
        let whole: u64 = digits(whole)?.checked_mul(factor)?;
        let scale = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
        let part = if part.is_empty() { 0 } else { digits(part)?.checked_mul(factor)? / scale };
        return whole.checked_add(part);
    }
    let rest = [",-", ",00", ".-"].iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    let mark = if rest.contains('.') { '.' } else { ',' };
    let mut groups = rest.split(mark);
    let first = groups.next()?;
    let mut amount = digits(first)?;
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
        amount = amount.checked_mul(1_000)?.checked_add(digits(group)?)?;
    }
    (!grouped || first.len() <= 3).then_some(amount)
}

/// Reads digits alone.
fn digits(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

impl TimeUnit {
    /// Gives the unit's length in minutes, a working day being a day.
    pub fn minutes(self) -> u64 {
        match self {
            TimeUnit::Minute => 1,
            TimeUnit::Hour => 60,
            TimeUnit::WorkingDay | TimeUnit::Day => 1_440,
            TimeUnit::Week => 10_080,
            TimeUnit::Month => 43_200,
            TimeUnit::Year => 525_600,
        }
    }
}

impl Duration {
    /// Reads a time as people write it: `1 hari kerja`, `3–5 hari`, `Empat hari kerja.`
    pub fn read(text: &str) -> Duration {
        let text = text.trim();
        let text = text.strip_suffix('.').unwrap_or(text);
        Duration { text: text.to_owned(), length: longest(text) }
    }
}

/// Finds the longest time that a text names.
fn longest(text: &str) -> Option<(u32, TimeUnit)> {
    let lower = text.to_lowercase().replace(['–', '—', '-', '/', '(', ')', ',', ';', ':'], " ");
    let lower = split_times(&lower);
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut best: Option<(u32, TimeUnit)> = None;
    let mut number: Option<u32> = None;
    let mut last: Option<(u32, TimeUnit, usize)> = None;
    let mut i = 0;
    while let Some(word) = words.get(i) {
        let next = words.get(i + 1).copied().unwrap_or_default();
        let (unit, used) = unit_of(word, next);
        let mut found = None;
        if let Some(value) = number_of(word, next) {
            number = Some(match (number, i.checked_sub(1).and_then(|k| words.get(k))) {
                (Some(before), Some(&"x")) => before.saturating_mul(value),
                // `dua puluh delapan`, `twenty eight`
                (Some(tens), Some(&("puluh" | "twenty" | "thirty"))) if value < 10 => {
                    tens.saturating_add(value)
                }
                _ => value,
            });
            if matches!(next, "puluh" | "belas") {
                i += 1;
            }
        } else if let Some(unit) = unit {
            found = number.map(|number| (number, unit));
            number = None;
            i += used - 1;
        } else if let Some(unit) = one_of(word, next) {
            found = Some((1, unit));
            i += usize::from(unit == TimeUnit::WorkingDay);
        } else if *word == "setengah" && next == "jam" {
            found = Some((30, TimeUnit::Minute));
            i += 1;
        } else if !matches!(*word, "x" | "sampai" | "s.d." | "s.d" | "sd" | "hingga" | "to" | "or" | "atau") {
            number = None;
        }
        if let Some((count, unit)) = found {
            let sum = match last {
                Some((hours, TimeUnit::Hour, at)) if unit == TimeUnit::Minute && at + 2 >= i => {
                    (hours.saturating_mul(60).saturating_add(count), TimeUnit::Minute)
                }
                _ => (count, unit),
            };
            last = Some((count, unit, i));
            let weight = |(count, unit): (u32, TimeUnit)| u64::from(count) * unit.minutes();
            if best.is_none_or(|best| weight(sum) > weight(best)) {
                best = Some(sum);
            }
        }
        i += 1;
    }
    best
}

/// Writes `2x24` as `2 x 24`.
fn split_times(text: &str) -> String {
    let mut split = String::with_capacity(text.len() + 4);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let between = split.ends_with(|c: char| c.is_ascii_digit())
            && characters.peek().is_some_and(char::is_ascii_digit);
        if c == 'x' && between {
            split.push_str(" x ");
        } else {
            split.push(c);
        }
    }
    split
}

/// Reads a unit, with the number of words that it takes.
fn unit_of(word: &str, next: &str) -> (Option<TimeUnit>, usize) {
    let unit = match word.trim_end_matches('.') {
        "menit" | "minute" | "minutes" | "min" | "mins" | "mnt" => TimeUnit::Minute,
        "jam" | "hour" | "hours" => TimeUnit::Hour,
        "hari" | "dinten" if next.starts_with("kerja") => return (Some(TimeUnit::WorkingDay), 2),
        "working" | "business" if next.starts_with("day") => return (Some(TimeUnit::WorkingDay), 2),
        "hari" | "dinten" | "day" | "days" => TimeUnit::Day,
        "minggu" | "pekan" | "week" | "weeks" => TimeUnit::Week,
        "bulan" | "month" | "months" => TimeUnit::Month,
        "tahun" | "year" | "years" => TimeUnit::Year,
        _ => return (None, 0),
    };
    (Some(unit), 1)
}

/// Reads a word that is a number and a unit in one, such as `sehari`.
fn one_of(word: &str, next: &str) -> Option<TimeUnit> {
    Some(match word {
        "semenit" => TimeUnit::Minute,
        "sejam" => TimeUnit::Hour,
        "sehari" if next.starts_with("kerja") => TimeUnit::WorkingDay,
        "sehari" => TimeUnit::Day,
        "seminggu" | "sepekan" => TimeUnit::Week,
        "sebulan" => TimeUnit::Month,
        "setahun" => TimeUnit::Year,
        _ => return None,
    })
}

/// Reads a number, in digits or as a word.
fn number_of(word: &str, next: &str) -> Option<u32> {
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    let value = NUMBER_WORDS.iter().find(|(name, _)| *name == word)?.1;
    Some(match next {
        "puluh" => value * 10,
        "belas" => value + 10,
        _ => value,
    })
}

/// Numbers as guides spell them, Indonesian and English.
const NUMBER_WORDS: [(&str, u32); 29] = [
    ("satu", 1),
    ("dua", 2),
    ("tiga", 3),
    ("empat", 4),
    ("lima", 5),
    ("enam", 6),
    ("tujuh", 7),
    ("delapan", 8),
    ("sembilan", 9),
    ("sepuluh", 10),
    ("sebelas", 11),
    ("seratus", 100),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("sixty", 60),
];
