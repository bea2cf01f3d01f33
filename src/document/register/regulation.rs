//! A regulation that guides rest on: its name, whether it is in force, what came in its place.

use jiff::civil::Date;

use crate::diagnostic::Location;
use crate::document::Spanned;
use crate::document::field::Kind::{self, Text};
use crate::document::field::Need::{Fatal, Needed, Optional};
use crate::document::field::{Choice, Field};
use crate::document::findings::Findings;
use crate::document::front_matter::values::Values;
use crate::document::known_keys::field;

/// The keys of a row; the first stands for a text alone.
pub(crate) static FIELDS: &[Field] = &[
    field("nama", &["name"], Text, Fatal, ["Nama lengkap peraturan", "The regulation's full name"]),
    field("tentang", &["about", "subject"], Text, Optional, ["Tentang apa", "What it is about"]),
    field(
        "status",
        &["state"],
        Kind::Choice(STATUS),
        Needed,
        ["berlaku, diubah, atau dicabut", "in force, amended or repealed"],
    ),
    field(
        "diganti",
        &["replaced_by", "diubah_dengan", "amended_by"],
        Text,
        Optional,
        ["Kunci peraturan yang mengganti atau mengubahnya", "Key of what replaced or amended it"],
    ),
    field(
        "tautan",
        &["url", "link"],
        Kind::Url,
        Optional,
        ["Alamat naskahnya", "Where its text can be read"],
    ),
    field("diperiksa", &["reviewed"], Kind::Date, Optional, ["Tanggal diperiksa", "Day of the last check"]),
];
static STATUS: &[Choice] = &[
    Choice { value: "berlaku", aliases: &["in force", "valid"] },
    Choice { value: "diubah", aliases: &["amended"] },
    Choice { value: "dicabut", aliases: &["repealed", "revoked"] },
];

/// A regulation.
#[derive(Debug, Clone)]
pub struct Regulation {
    /// Its key, as written.
    pub key: String,
    /// Its full name; its key where it has none.
    pub name: String,
    /// What it is about.
    pub about: Option<String>,
    /// Whether it is in force.
    pub status: Status,
    /// The key of what replaced or amended it.
    pub successor: Option<Spanned<String>>,
    /// Where its text can be read, http or https.
    pub url: Option<String>,
    /// The day on which somebody last checked its status.
    pub reviewed: Option<Date>,
    /// Where its key is written.
    pub at: Location,
}

/// Whether a regulation is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// As it was made.
    InForce,
    /// With changes that stand in another one.
    Amended,
    /// No longer.
    Repealed,
}

impl Regulation {
    /// Gives the names by which pages may call it, in the form of [`name_of`].
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let names = [Some(self.key.to_lowercase()), name_of(&self.key), name_of(&self.name)];
        names.into_iter().flatten()
    }
}

/// Reads a row.
pub(super) fn read(key: &str, at: Location, values: &mut Values<'_>, findings: &mut Findings) -> Regulation {
    let status = match values.choices("status", findings).first() {
        Some(&"diubah") => Status::Amended,
        Some(&"dicabut") => Status::Repealed,
        _ => Status::InForce,
    };
    let is_address = |url: &&str| {
        (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(char::is_whitespace)
    };
    Regulation {
        key: key.to_owned(),
        name: values.plain("nama", findings).unwrap_or_else(|| key.to_owned()),
        about: values.plain("tentang", findings),
        status,
        successor: values.text("diganti", findings),
        url: values.read("tautan", findings, |url| Some(url).filter(is_address).map(str::to_owned)),
        reviewed: values.date("diperiksa", findings),
        at,
    }
}

/// Words that stand in a regulation's name and not in its key.
const LEFT_OUT: [&str; 6] = ["nomor", "no", "tahun", "number", "year", "of"];

/// Writes a regulation's name as its key would be: `UU No. 24 Tahun 2013` and `UU 24/2013` as `uu-24-2013`.
///
/// `None` for a text without a word.
pub fn name_of(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !LEFT_OUT.contains(word));
    let name = words.collect::<Vec<_>>().join("-");
    (!name.is_empty()).then_some(name)
}
