//! Owns what search knows of a language: affixes, seed roots, word list.
//!
//! In: a language code. Out: the tables embedded in the program, or empty ones. It must not know a site.

use std::collections::{HashMap, HashSet};

use crate::search::affix::AffixTable;
use crate::search::roots::root_of;
use crate::search::words::{self, Meaning, WordEntry};

/// The tables of one language.
#[derive(Debug, Default, Clone)]
pub struct Language {
    /// The code, as in `lang`.
    pub code: String,
    /// Affix rules.
    pub affixes: AffixTable,
    /// Roots that count as words even when the site lacks them, and words that must not be cut.
    pub seeds: HashSet<String>,
    /// The word list, in file order.
    pub words: Vec<WordEntry>,
    /// Words that are never indexed.
    pub fillers: HashSet<String>,
    /// Other spellings of a word: "akte" is "akta" wherever it stands.
    pub spellings: HashMap<String, String>,
}

/// The Indonesian word list; each file is one kind of word. Spellings come first: they also hold for the site's text.
pub const INDONESIAN_WORDS: [(&str, &str); 11] = [
    ("ejaan", include_str!("data/id/ejaan.tsv")),
    ("pengisi", include_str!("data/id/pengisi.tsv")),
    ("kerja", include_str!("data/id/kerja.tsv")),
    ("obrolan", include_str!("data/id/obrolan.tsv")),
    ("singkatan", include_str!("data/id/singkatan.tsv")),
    ("peristiwa", include_str!("data/id/peristiwa.tsv")),
    ("layanan", include_str!("data/id/layanan.tsv")),
    ("nama-lama", include_str!("data/id/nama-lama.tsv")),
    ("daerah", include_str!("data/id/daerah.tsv")),
    ("inggris", include_str!("data/id/inggris.tsv")),
    ("nama", include_str!("data/id/nama.tsv")),
];

/// Kinds of words that few visitors type; those who do wait for one shard more.
const WAITING: [&str; 6] = ["daerah", "inggris", "nama-lama", "layanan", "obrolan", "nama"];

/// The English word lists, in the order in which they count.
const ENGLISH_WORDS: [(&str, &str); 2] =
    [("fillers", include_str!("data/en/fillers.tsv")), ("everyday", include_str!("data/en/everyday.tsv"))];

impl Language {
    /// Gives the tables of `code`; an unknown language has none and searches words as they stand.
    pub fn named(code: &str) -> Self {
        match code.split('-').next().unwrap_or_default() {
            "id" => {
                let (affixes, roots) = (include_str!("data/id/affix.tsv"), include_str!("data/id/roots.txt"));
                Self::from_tables(code, affixes, roots, &INDONESIAN_WORDS)
            }
            "en" => {
                let (affixes, roots) = (include_str!("data/en/affix.tsv"), include_str!("data/en/roots.txt"));
                Self::from_tables(code, affixes, roots, &ENGLISH_WORDS)
            }
            _ => Self { code: code.to_owned(), ..Self::default() },
        }
    }

    fn from_tables(code: &str, affixes: &str, roots: &str, lists: &[(&str, &str)]) -> Self {
        let lines = roots.lines().filter(|line| !line.starts_with('#'));
        let mut language = Self {
            code: code.to_owned(),
            affixes: AffixTable::parse(affixes),
            seeds: lines.flat_map(str::split_whitespace).map(str::to_owned).collect(),
            ..Self::default()
        };
        for (kind, text) in lists {
            for mut entry in words::parse(text) {
                entry.is_core = !WAITING.contains(kind);
                if let ([form], Meaning::Nothing) = (&entry.form[..], &entry.meaning) {
                    language.fillers.insert(form.clone());
                }
                if *kind == "ejaan"
                    && let ([form], Meaning::Phrases(phrases)) = (&entry.form[..], &entry.meaning)
                    && let [phrase] = &phrases[..]
                    && let [right] = &phrase[..]
                {
                    language.seeds.insert(form.clone());
                    language.spellings.insert(form.clone(), right.clone());
                }
                language.words.push(entry);
            }
        }
        language
    }

    /// Gives the root of `word`, in the right spelling; `is_known` says which words the site has.
    pub fn root(&self, word: &str, mut is_known: impl FnMut(&str) -> bool) -> String {
        let root = root_of(word, &self.affixes, |root| self.seeds.contains(root), &mut is_known);
        match self.spellings.get(&root) {
            Some(right) => root_of(right, &self.affixes, |root| self.seeds.contains(root), is_known),
            None => root,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{INDONESIAN_WORDS, Language};
    use crate::search::affix::AffixTable;
    use crate::search::words;

    #[test]
    fn shipped_tables_have_no_broken_lines() {
        for text in [include_str!("data/id/affix.tsv"), include_str!("data/en/affix.tsv")] {
            assert_eq!(AffixTable::problems(text), Vec::<String>::new());
        }
        for (kind, text) in INDONESIAN_WORDS {
            assert_eq!(words::problems(text), [], "{kind}");
        }
        for (kind, text) in super::ENGLISH_WORDS {
            assert_eq!(words::problems(text), [], "{kind}");
        }
    }

    #[test]
    fn the_indonesian_list_is_large_enough() {
        assert!(Language::named("id").words.len() >= 1500, "{}", Language::named("id").words.len());
    }

    #[test]
    fn spelling_holds_under_affixes() {
        assert_eq!(Language::named("id").root("aktenya", |_| false), "akta");
    }

    #[test]
    fn english_words_meet_in_their_root() {
        let language = Language::named("en");
        let site = ["apply", "application", "permit"];
        let root = |word| language.root(word, |known| site.contains(&known));
        assert_eq!(root("applications"), "apply");
        assert_eq!(root("permits"), "permit");
    }

    #[test]
    fn other_languages_keep_words_as_they_stand() {
        assert_eq!(Language::named("ban").root("ngurusang", |_| true), "ngurusang");
    }
}
