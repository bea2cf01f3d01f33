//! Where a file stands below `content/`, and what that says: type, language, name.
//!
//! In: the file's path. Out: [`Place`], [`Language`] and [`Type`]. The text is not read.

use std::collections::BTreeSet;

use super::{Context, Language, Place};
use crate::source::path::SourcePath;

/// The type of a document, by its first folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Type {
    /// `panduan`
    Guide,
    /// A file in a guide that is a folder: `panduan/nikah/1-syarat.md`.
    Part,
    /// `peristiwa`
    LifeEvent,
    /// `penentu`
    Helper,
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
    /// The easy version of another page: `nama.mudah.md`.
    EasyRead,
}

/// The types that have a folder of their own, with its names.
const FOLDERS: [(&str, &str, Type); 8] = [
    ("panduan", "guides", Type::Guide),
    ("peristiwa", "life-events", Type::LifeEvent),
    ("penentu", "helpers", Type::Helper),
    ("kisah", "stories", Type::Story),
    ("instansi", "offices", Type::Office),
    ("istilah", "terms", Type::Term),
    ("pengumuman", "notices", Type::Notice),
    ("tanya-jawab", "faqs", Type::Faq),
];

/// Languages that a file name may end in even where the site does not offer them.
const KNOWN_LANGUAGES: [&str; 4] = ["id", "en", "jv", "su"];

/// The ends of a file's name that make it the easy version of another page.
const EASY: [&str; 2] = [".mudah", ".easy"];

impl Type {
    /// All types, in the order of the manual.
    pub(crate) const ALL: [Type; 12] = [
        Type::Guide,
        Type::Part,
        Type::LifeEvent,
        Type::Helper,
        Type::Story,
        Type::Office,
        Type::Term,
        Type::Notice,
        Type::Faq,
        Type::Page,
        Type::Folder,
        Type::EasyRead,
    ];

    /// Gives the name that the command line uses.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Type::Guide => "guide",
            Type::Part => "part",
            Type::LifeEvent => "life-event",
            Type::Helper => "helper",
            Type::Story => "story",
            Type::Office => "office",
            Type::Term => "term",
            Type::Notice => "notice",
            Type::Faq => "faq",
            Type::Page => "page",
            Type::Folder => "folder",
            Type::EasyRead => "easy-read",
        }
    }

    /// Finds a type by the command line's name or by its folder's, in either language.
    pub(crate) fn named(name: &str) -> Option<Type> {
        let of_folder = FOLDERS.iter().find(|(id, en, _)| *id == name || *en == name);
        of_folder.map(|(_, _, kind)| *kind).or_else(|| Type::ALL.into_iter().find(|kind| kind.key() == name))
    }

    /// Tells whether a file of this type must have front matter.
    pub(crate) fn needs_front_matter(self) -> bool {
        !matches!(self, Type::Page | Type::Folder | Type::Part | Type::EasyRead)
    }
}

/// Reads a path; `None` if it is no Markdown file below `content/`.
pub(crate) fn read(path: &SourcePath, context: &Context<'_>) -> Option<(Place, Language, Type)> {
    let languages = context.languages;
    let inside = path.as_str().strip_prefix("content/")?;
    let (folders, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let (stem, ending) = name.rsplit_once('.')?;
    if !crate::source::path::PAGE_ENDINGS.contains(&ending.to_lowercase().as_str()) {
        return None;
    }
    let default = || languages.first().cloned().unwrap_or_else(|| Language("id".to_owned()));
    // `nama.mudah.en.md` is the rule; the other order is understood too.
    let (stem, easy) = without_easy(stem);
    let (stem, language) = match stem.rsplit_once('.') {
        Some((before, code)) if !before.is_empty() => {
            let code = code.to_lowercase();
            let known = KNOWN_LANGUAGES.contains(&code.as_str()) || languages.iter().any(|l| l.0 == code);
            if known { (before, Language(code)) } else { (stem, default()) }
        }
        _ => (stem, default()),
    };
    let (stem, easy) = if easy { (stem, true) } else { without_easy(stem) };
    let is_guide = context.guide_folders.contains(folders);
    let folders: Vec<String> =
        folders.split('/').filter(|folder| !folder.is_empty()).map(str::to_owned).collect();
    // The names that other programs give a folder's own page.
    let stem = if stem == "_index" || stem.eq_ignore_ascii_case("readme") { "index" } else { stem };
    if easy {
        return Some((Place { folders, stem: format!("{stem}{}", EASY[0]) }, language, Type::EasyRead));
    }
    let kind = if stem == "index" {
        if is_guide { Type::Guide } else { Type::Folder }
    } else {
        match first_type(&folders) {
            Type::Guide if is_guide => Type::Part,
            kind => kind,
        }
    };
    Some((Place { folders, stem: stem.to_owned() }, language, kind))
}

/// Gives the type that a page has by its first folder.
fn first_type(folders: &[String]) -> Type {
    let first = folders.first().map(String::as_str).unwrap_or_default();
    FOLDERS.iter().find(|(id, en, _)| *id == first || *en == first).map_or(Type::Page, |(_, _, kind)| *kind)
}

/// Tells whether a place is in a folder below `panduan/`, which may be one guide or a list of guides.
pub(crate) fn is_below_guides(place: &Place) -> bool {
    place.folders.len() > 1 && first_type(&place.folders) == Type::Guide
}

/// Takes the mark of an easy version off a name, and tells whether it was there.
fn without_easy(stem: &str) -> (&str, bool) {
    let base = EASY.iter().find_map(|mark| stem.strip_suffix(mark)).filter(|base| !base.is_empty());
    (base.unwrap_or(stem), base.is_some())
}

/// Gives the name of the page that an easy version is of: `akta` for `akta.mudah`.
pub(crate) fn base_of_easy(stem: &str) -> &str {
    without_easy(stem).0
}

/// Gives the number of a part of a guide from its name: 2 for `2-langkah`.
pub(crate) fn part_number(stem: &str) -> Option<u32> {
    let digits = stem.len() - stem.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = stem.get(digits..)?;
    let named = rest.strip_prefix(['-', '_', ' ']).is_some_and(|name| !name.is_empty());
    stem.get(..digits)?.parse().ok().filter(|_| named)
}

/// Finds the folders that are one guide each: below `panduan/`, with an `index.md` and numbered files.
pub(crate) fn guide_folders<'p>(paths: impl Iterator<Item = &'p SourcePath>) -> BTreeSet<String> {
    let (mut indexed, mut numbered) = (BTreeSet::new(), BTreeSet::new());
    for path in paths {
        let inside = path.as_str().strip_prefix("content/").unwrap_or_default();
        let Some((folder, name)) = inside.rsplit_once('/') else { continue };
        let is_below = FOLDERS.iter().any(|(id, en, kind)| {
            let first = folder.split_once('/').map_or("", |(first, _)| first);
            *kind == Type::Guide && (*id == first || *en == first)
        });
        let stem = name.split('.').next().unwrap_or_default();
        if is_below && part_number(stem).is_some() {
            numbered.insert(folder);
        } else if is_below && matches!(stem, "index" | "_index") {
            indexed.insert(folder);
        }
    }
    indexed.intersection(&numbered).map(|folder| (*folder).to_owned()).collect()
}

/// Makes a title of a file's name, where the file gives none.
pub(crate) fn title_from(place: &Place) -> String {
    let stem = base_of_easy(&place.stem);
    let name = match part_number(stem) {
        _ if stem == "index" => place.folders.last().map_or("index", String::as_str),
        Some(_) => stem.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => stem,
    };
    let words = name.replace(['-', '_'], " ");
    let mut characters = words.trim().chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
