//! Where a file stands below `content/`, and what that says: type, language, name.
//!
//! In: the file's path. Out: [`Place`], [`Language`] and [`Type`]. The text is not read.

use super::{Language, Place};
use crate::source::path::SourcePath;

/// The type of a document, by its first folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Type {
    /// `panduan`
    Guide,
    /// `kisah`
    Story,
    /// `instansi`
    Office,
    /// `istilah`
    Term,
    /// `pengumuman`
    Notice,
    /// `tanya-jawab`
    Faq,
    /// Anything else.
    Page,
    /// A folder's own page.
    Folder,
}

/// The types that have a folder of their own, with its names.
const FOLDERS: [(&str, &str, Type); 6] = [
    ("panduan", "guides", Type::Guide),
    ("kisah", "stories", Type::Story),
    ("instansi", "offices", Type::Office),
    ("istilah", "terms", Type::Term),
    ("pengumuman", "notices", Type::Notice),
    ("tanya-jawab", "faqs", Type::Faq),
];

/// Languages that a file name may end in even where the site does not offer them.
const KNOWN_LANGUAGES: [&str; 4] = ["id", "en", "jv", "su"];

impl Type {
    /// All types, in the order of the manual.
    pub(crate) const ALL: [Type; 8] = [
        Type::Guide,
        Type::Story,
        Type::Office,
        Type::Term,
        Type::Notice,
        Type::Faq,
        Type::Page,
        Type::Folder,
    ];

    /// Gives the name that the command line uses.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Type::Guide => "guide",
            Type::Story => "story",
            Type::Office => "office",
            Type::Term => "term",
            Type::Notice => "notice",
            Type::Faq => "faq",
            Type::Page => "page",
            Type::Folder => "folder",
        }
    }

    /// Finds a type by the command line's name or by its folder's, in either language.
    pub(crate) fn named(name: &str) -> Option<Type> {
        let of_folder = FOLDERS.iter().find(|(id, en, _)| *id == name || *en == name);
        of_folder.map(|(_, _, kind)| *kind).or_else(|| Type::ALL.into_iter().find(|kind| kind.key() == name))
    }

    /// Tells whether a file of this type must have front matter.
    pub(crate) fn needs_front_matter(self) -> bool {
        !matches!(self, Type::Page | Type::Folder)
    }
}

/// Reads a path; `None` if it is no Markdown file below `content/`.
pub(crate) fn read(path: &SourcePath, languages: &[Language]) -> Option<(Place, Language, Type)> {
    let inside = path.as_str().strip_prefix("content/")?;
    let (folders, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let (stem, ending) = name.rsplit_once('.')?;
    if !crate::source::path::PAGE_ENDINGS.contains(&ending.to_lowercase().as_str()) {
        return None;
    }
    let default = || languages.first().cloned().unwrap_or_else(|| Language("id".to_owned()));
    let (stem, language) = match stem.rsplit_once('.') {
        Some((before, code)) if !before.is_empty() => {
            let code = code.to_lowercase();
            let known = KNOWN_LANGUAGES.contains(&code.as_str()) || languages.iter().any(|l| l.0 == code);
            if known { (before, Language(code)) } else { (stem, default()) }
        }
        _ => (stem, default()),
    };
    let folders: Vec<String> =
        folders.split('/').filter(|folder| !folder.is_empty()).map(str::to_owned).collect();
    // The names that other programs give a folder's own page.
    let stem = if stem == "_index" || stem.eq_ignore_ascii_case("readme") { "index" } else { stem };
    let kind = if stem == "index" {
        Type::Folder
    } else {
        let first = folders.first().map(String::as_str).unwrap_or_default();
        FOLDERS.iter().find(|(id, en, _)| *id == first || *en == first).map_or(Type::Page, |(_, _, t)| *t)
    };
    Some((Place { folders, stem: stem.to_owned() }, language, kind))
}

/// Makes a title of a file's name, where the file gives none.
pub(crate) fn title_from(place: &Place) -> String {
    let name = if place.stem == "index" {
        place.folders.last().map_or("index", String::as_str)
    } else {
        place.stem.as_str()
    };
    let words = name.replace(['-', '_'], " ");
    let mut characters = words.trim().chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
