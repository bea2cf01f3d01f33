//! What a key of front matter or `site.yaml` is: name, aliases, kind of value, need.
//!
//! The tables of [`Field`]s are the one description of the keys: reading, the check for
//! unknown keys and the JSON Schema all come from them. No value is read here.

use crate::diagnostic::problem::Expected;

/// Describes one key.
#[derive(Debug)]
pub(crate) struct Field {
    /// The Indonesian name.
    pub(crate) key: &'static str,
    /// Other names, English first.
    pub(crate) aliases: &'static [&'static str],
    /// What stands behind it.
    pub(crate) kind: Kind,
    /// Whether it may be absent.
    pub(crate) need: Need,
    /// What it means, for editors, in Indonesian and English.
    pub(crate) about: [&'static str; 2],
}

/// Says whether a key may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// It may.
    Optional,
    /// It is needed before release.
    Needed,
    /// The page cannot be made without it.
    Fatal,
}

/// Says what stands behind a key.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// One text.
    Text,
    /// One text or a list of texts.
    Texts,
    /// A list of words, or words with commas between them.
    Words,
    /// `ya` or `tidak`.
    YesNo,
    /// A date.
    Date,
    /// A whole number.
    Number,
    /// A number that may have a fraction.
    Decimal,
    /// A list of numbers.
    Decimals,
    /// A fee.
    Fee,
    /// A time.
    Duration,
    /// Opening hours.
    Hours,
    /// An interval in months: `6 bulan`.
    Interval,
    /// Latitude and longitude.
    Coordinates,
    /// One of a fixed set of values.
    Choice(&'static [Choice]),
    /// Some of a fixed set of values.
    Choices(&'static [Choice]),
    /// Consent: a value of the set, or a map with a date.
    Consent(&'static [Choice]),
    /// A web address.
    Url,
    /// A language code.
    Language,
    /// Language codes.
    Languages,
    /// A colour.
    Colour,
    /// An offset from Greenwich.
    UtcOffset,
    /// A group of keys.
    Map(&'static [Field]),
    /// A text, or a group of keys.
    TextOrMap(&'static [Field]),
    /// A list of groups of keys; one group or one text may stand alone.
    Maps(&'static [Field]),
}

/// A value of a fixed set, with its other spellings.
#[derive(Debug)]
pub(crate) struct Choice {
    /// The Indonesian value.
    pub(crate) value: &'static str,
    /// Other spellings, English first.
    pub(crate) aliases: &'static [&'static str],
}

impl Field {
    /// Tells whether the field has this name.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.key == name || self.aliases.contains(&name)
    }

    /// Gives all names, Indonesian first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.key).chain(self.aliases.iter().copied())
    }
}

impl Kind {
    /// Gives what a finding about a wrong value says was meant.
    pub(crate) fn expected(self) -> Expected {
        match self {
            Kind::Text | Kind::Choice(_) | Kind::Consent(_) | Kind::TextOrMap(_) => Expected::Text,
            Kind::Texts | Kind::Words | Kind::Choices(_) => Expected::TextOrList,
            Kind::YesNo => Expected::YesNo,
            Kind::Date => Expected::Date,
            Kind::Number => Expected::Number,
            Kind::Decimal => Expected::Decimal,
            Kind::Decimals | Kind::Coordinates | Kind::Maps(_) | Kind::Languages => Expected::List,
            Kind::Fee => Expected::Fee,
            Kind::Duration | Kind::Interval => Expected::Duration,
            Kind::Hours => Expected::Hours,
            Kind::Url => Expected::Url,
            Kind::Language => Expected::LanguageCode,
            Kind::Colour => Expected::Colour,
            Kind::UtcOffset => Expected::UtcOffset,
            Kind::Map(_) => Expected::Map,
        }
    }
}

/// Finds a value of a fixed set by any of its spellings, whatever their case.
pub(crate) fn choose(choices: &'static [Choice], text: &str) -> Option<&'static str> {
    let wanted = text.trim().to_lowercase().replace(['_', '-'], " ");
    let same = |name: &str| name.replace(['_', '-'], " ") == wanted;
    choices.iter().find(|c| same(c.value) || c.aliases.iter().any(|a| same(a))).map(|c| c.value)
}

/// Finds the known name nearest to an unknown one, if one is near enough to be meant.
pub(crate) fn nearest(name: &str, known: impl Iterator<Item = &'static str>) -> Option<String> {
    let limit = (name.chars().count() / 3).clamp(1, 3);
    known
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}
