//! Mistakes in rule files, as values with file, line, sentence and next step.

use super::compile::Source;
use super::finding::Text;

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
        Self {
            file: path.to_owned(),
            line,
            what: Text::new(
                format!("Berkas aturan ini tidak terbaca: {detail}."),
                format!("This rule file cannot be read: {detail}."),
            ),
            help: Text::new(
                "Periksa jarak awal baris dan nama kuncinya; contoh ada di docs/aturan-bahasa.md.",
                "Check the indentation and the key names; see docs/rules.md for examples.",
            ),
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
                format!("Aturan “{rule}” memuat bagian yang tidak dikenal: {detail}."),
                format!("Rule “{rule}” has a part that is not known: {detail}."),
            ),
            help: Text::new(
                "Cocokkan dengan daftar kunci, bentuk kata, dan kumpulan kata di docs/aturan-bahasa.md.",
                "Compare it with the keys, word shapes and word sets in docs/rules.md.",
            ),
        }
    }

    pub(super) fn unknown(source: &Source, name: &str) -> Self {
        Self {
            file: source.path.clone(),
            line: line_of(&source.text, name),
            what: Text::new(
                format!("Nama “{name}” tidak dikenal."),
                format!("The name “{name}” is not known."),
            ),
            help: Text::new(
                "Pakai salah satu nama di docs/aturan-bahasa.md.",
                "Use one of the names in docs/rules.md.",
            ),
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

fn line_of(text: &str, name: &str) -> usize {
    text.lines().position(|line| line.contains(name)).map_or(1, |at| at + 1)
}
