//! Mistakes in rule files, as values with file, line, sentence and next step.

use super::compile::Source;
use super::finding::Text;
use crate::diagnostic::Problem;

/// A mistake in a site's rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleProblem {
    /// The file's path as it was given.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// What is wrong.
    pub what: Text,
    /// What to type.
    pub help: Text,
}

impl RuleProblem {
    pub(super) fn unreadable(path: &str, line: usize, detail: &str) -> Self {
        let name = detail.split_once("unknown field `").and_then(|(_, rest)| rest.split('`').next());
        let name = name
            .or_else(|| detail.split_once("unknown variant `").and_then(|(_, rest)| rest.split('`').next()));
        let (what, help) = match name.map(harmless) {
            Some(name) => (
                Text::new(
                    format!("Nama “{name}” tidak dikenal di sini."),
                    format!("The name “{name}” is not known here."),
                ),
                names(),
            ),
            None => (
                Text::new(
                    "Baris ini belum bisa dibaca sebagai aturan.",
                    "This line cannot be read as a rule yet.",
                ),
                Text::new(
                    "Periksa jarak di awal baris, titik dua, dan tanda kutip. Contoh ada di docs/aturan-bahasa.md.",
                    "Check the blanks at its start, the colon and the quotation marks. See docs/rules.md for examples.",
                ),
            ),
        };
        Self { file: path.to_owned(), line, what, help }
    }

    /// Words what a look over the file finds.
    pub(super) fn scanned(path: &str, line: usize, problem: &Problem) -> Self {
        let (what, help) = match problem {
            Problem::YamlFeature { found } => {
                let found = harmless(found);
                (
                    Text::new(
                        format!("Tanda “{found}” punya arti khusus di sini."),
                        format!("“{found}” has a special meaning here."),
                    ),
                    Text::new("Tulis di antara tanda kutip.", "Write it between quotation marks."),
                )
            }
            Problem::YamlTab => (
                Text::new("Baris ini diawali tab.", "This line starts with a tab."),
                Text::new("Ganti tab itu dengan spasi.", "Use blanks in its place."),
            ),
            Problem::FrontMatterTooDeep => (
                Text::new("Isi baris ini bertingkat terlalu dalam.", "This line is nested too deeply."),
                Text::new("Pakai paling banyak tiga tingkat.", "Use three levels at most."),
            ),
            _ => return Self::unreadable(path, line, ""),
        };
        Self { file: path.to_owned(), line, what, help }
    }

    pub(super) fn too_long(path: &str, limit: usize) -> Self {
        Self {
            file: path.to_owned(),
            line: 1,
            what: Text::new(
                format!("Berkas aturan ini lebih besar dari {limit} KB."),
                format!("This rule file is larger than {limit} KB."),
            ),
            help: Text::new("Bagi menjadi beberapa berkas.", "Divide it into several files."),
        }
    }

    pub(super) fn too_many_files(path: &str) -> Self {
        Self {
            file: path.to_owned(),
            line: 1,
            what: Text::new(
                "Berkas aturan di folder ini terlalu banyak, jadi berkas ini tidak dipakai.",
                "There are too many rule files, so this one is not used.",
            ),
            help: Text::new("Gabungkan beberapa berkas.", "Merge some files."),
        }
    }

    pub(super) fn too_many_rules(source: &Source, rule: &str) -> Self {
        Self {
            file: source.path.clone(),
            line: line_of(&source.text, rule),
            what: Text::new(
                "Aturan sudah terlalu banyak, jadi sisanya tidak dipakai.",
                "There are too many rules, so the rest is not used.",
            ),
            help: Text::new("Hapus aturan yang tidak perlu.", "Delete rules that are not needed."),
        }
    }

    pub(super) fn no_group(path: &str) -> Self {
        Self {
            file: path.to_owned(),
            line: 1,
            what: Text::new(
                "Berkas aturan ini belum menyebut bahasa dan grupnya.",
                "This rule file does not say its language and group yet.",
            ),
            help: Text::new(
                "Tulis `lang: id` dan `group: officialese`, atau `extends: id/officialese`.",
                "Write `lang: id` and `group: officialese`, or `extends: id/officialese`.",
            ),
        }
    }

    pub(super) fn in_rule(source: &Source, rule: &str, detail: &str) -> Self {
        Self {
            file: source.path.clone(),
            line: line_of(&source.text, rule),
            what: Text::new(
                format!(
                    "Aturan “{}” memuat bagian yang tidak dikenal: {}.",
                    harmless(rule),
                    harmless(detail)
                ),
                format!("Rule “{}” has a part that is not known: {}.", harmless(rule), harmless(detail)),
            ),
            help: names(),
        }
    }

    pub(super) fn unknown(source: &Source, name: &str) -> Self {
        Self {
            file: source.path.clone(),
            line: line_of(&source.text, name),
            what: Text::new(
                format!("Nama “{}” tidak dikenal.", harmless(name)),
                format!("The name “{}” is not known.", harmless(name)),
            ),
            help: names(),
        }
    }

    pub(super) fn too_many_sets(source: &Source, name: &str) -> Self {
        Self {
            file: source.path.clone(),
            line: line_of(&source.text, name),
            what: Text::new(
                format!("Kumpulan kata “{name}” melewati batas 64 kumpulan."),
                format!("The word set “{name}” goes over the limit of 64 sets."),
            ),
            help: Text::new("Gabungkan beberapa kumpulan kata.", "Merge some word sets."),
        }
    }
}

/// Points to the list of all names.
fn names() -> Text {
    Text::new(
        "Cocokkan dengan daftar nama di docs/aturan-bahasa.md.",
        "Compare it with the names in docs/rules.md.",
    )
}

/// Longest name that a message quotes, in characters.
const LONGEST_NAME: usize = 60;

/// Takes from a name what could disturb a sentence or a terminal.
fn harmless(name: &str) -> String {
    name.chars().take(LONGEST_NAME).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn line_of(text: &str, name: &str) -> usize {
    text.lines().position(|line| line.contains(name)).map_or(1, |at| at + 1)
}
