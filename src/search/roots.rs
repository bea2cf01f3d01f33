//! Owns which root a word belongs to.
//!
//! In: the affix table, the seed roots of a language and the words that are known. Out: one root a word. A candidate
//! of the affix table counts only when it is a seed root or a known word, so nothing is cut off blindly.

use crate::search::affix::AffixTable;

/// A word that is known only from the site must keep this many letters, else "kelas" would lead to "las".
const SHORTEST_SITE_ROOT: usize = 4;

/// "keberlangsungan" → "langsung" takes one step; a chain of site words may take a few.
const DEEPEST_CHAIN: usize = 3;

/// Finds the root of `word`: itself when it is a seed root or nothing better is known.
pub fn root_of(
    word: &str,
    table: &AffixTable,
    is_seed: impl Fn(&str) -> bool,
    mut is_known: impl FnMut(&str) -> bool,
) -> String {
    let mut current = word.to_owned();
    for _ in 0..DEEPEST_CHAIN {
        if is_seed(&current) {
            break;
        }
        if let Some(seed) = table.find(&current, &is_seed) {
            return seed;
        }
        let found = table.find(&current, |candidate| {
            candidate.chars().count() >= SHORTEST_SITE_ROOT && is_known(candidate)
        });
        match found {
            Some(shorter) => current = shorter,
            None => break,
        }
    }
    current
}

#[cfg(test)]
mod tests {
    use super::root_of;
    use crate::search::language::Language;

    #[track_caller]
    fn check(word: &str, root: &str) {
        let language = Language::named("id");
        assert_eq!(
            root_of(word, &language.affixes, |root| language.seeds.contains(root), |_| false),
            root,
            "{word}"
        );
    }

    #[test]
    fn takes_off_formal_affixes() {
        check("pengurusan", "urus");
        check("memperpanjang", "panjang");
        check("kehilangan", "hilang");
        check("penyerahan", "serah");
        check("keterlambatan", "lambat");
        check("pemohonnya", "mohon");
    }

    #[test]
    fn takes_off_affixes_of_daily_speech() {
        check("ngurusin", "urus");
        check("nyari", "cari");
        check("dibikinin", "bikin");
        check("ngirim", "kirim");
        check("nolak", "tolak");
    }

    #[test]
    fn leaves_words_that_only_look_affixed() {
        check("meninggal", "meninggal");
        check("sekolah", "sekolah");
        check("dinas", "dinas");
        check("keluarga", "keluarga");
    }
}
