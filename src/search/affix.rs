//! Owns the affix table and the candidates that it gives for a word.
//!
//! In: a table as data (`data/*/affix.tsv`) and a folded word. Out: what may remain of the word without its
//! affixes, likeliest first. It must not decide which candidate is a word: `roots` does, by what is known.

/// The affixes of one language.
#[derive(Debug, Default, Clone)]
pub struct AffixTable {
    /// Prefixes, in the order in which they are tried.
    pub prefixes: Vec<Affix>,
    /// Suffixes, in the order in which they are tried.
    pub suffixes: Vec<Affix>,
}

/// One affix: what is taken off, and what may have stood there before.
#[derive(Debug, Clone)]
pub struct Affix {
    /// Letters that are taken off.
    pub letters: String,
    /// Letters that may be put back, the likeliest first; an empty one puts nothing back.
    pub restored: Vec<String>,
    /// Fewest letters that must remain.
    pub least: usize,
}

impl AffixTable {
    /// Reads a table; lines that it does not understand are left out (`problems` names them).
    pub fn parse(text: &str) -> Self {
        let mut table = Self::default();
        for line in text.lines() {
            match parse_line(line) {
                Some(("awalan", affix)) => table.prefixes.push(affix),
                Some((_, affix)) => table.suffixes.push(affix),
                None => {}
            }
        }
        table
    }

    /// Names the lines of a table that cannot be read.
    pub fn problems(text: &str) -> Vec<String> {
        let is_broken = |line: &&str| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with('#') && parse_line(line).is_none()
        };
        text.lines().filter(is_broken).map(str::to_owned).collect()
    }

    /// Calls `accept` with each candidate until it says true; gives that candidate.
    ///
    /// Order: fewest affixes first, and among equals fewest prefixes ("berikan" is beri-kan before ber-ikan).
    pub fn find(&self, word: &str, mut accept: impl FnMut(&str) -> bool) -> Option<String> {
        let bare = vec![word.to_owned()];
        let once = strip_suffixes(&self.suffixes, &bare);
        let twice = strip_suffixes(&self.suffixes, &once);
        let mut first_hit = |words: &[String]| words.iter().find(|word| accept(word)).cloned();
        if let Some(hit) = first_hit(&once) {
            return Some(hit);
        }
        let bare_once = strip_prefixes(&self.prefixes, &bare);
        if let Some(hit) = first_hit(&bare_once.all).or_else(|| first_hit(&twice)) {
            return Some(hit);
        }
        let once_once = strip_prefixes(&self.prefixes, &once);
        if let Some(hit) = first_hit(&once_once.all) {
            return Some(hit);
        }
        let bare_twice = strip_prefixes(&self.prefixes, &bare_once.plain);
        if let Some(hit) = first_hit(&bare_twice.all) {
            return Some(hit);
        }
        let twice_once = strip_prefixes(&self.prefixes, &twice);
        if let Some(hit) = first_hit(&twice_once.all) {
            return Some(hit);
        }
        let once_twice = strip_prefixes(&self.prefixes, &once_once.plain);
        if let Some(hit) = first_hit(&once_twice.all) {
            return Some(hit);
        }
        first_hit(&strip_prefixes(&self.prefixes, &twice_once.plain).all)
    }
}

/// What prefixes leave: all candidates, and those that needed no letter put back.
///
/// Only the latter may lose a second prefix ("memperpanjang"); a restored letter is a guess, and guesses do not stack.
struct Stripped {
    all: Vec<String>,
    plain: Vec<String>,
}

fn strip_prefixes(prefixes: &[Affix], words: &[String]) -> Stripped {
    let mut stripped = Stripped { all: Vec::new(), plain: Vec::new() };
    for word in words {
        for prefix in prefixes {
            let Some(rest) = word.strip_prefix(prefix.letters.as_str()) else { continue };
            for restored in &prefix.restored {
                if restored.chars().count() + rest.chars().count() >= prefix.least {
                    stripped.all.push(format!("{restored}{rest}"));
                    if restored.is_empty() {
                        stripped.plain.push(rest.to_owned());
                    }
                }
            }
        }
    }
    stripped
}

fn strip_suffixes(suffixes: &[Affix], words: &[String]) -> Vec<String> {
    let mut stripped = Vec::new();
    for word in words {
        for suffix in suffixes {
            let Some(rest) = word.strip_suffix(suffix.letters.as_str()) else { continue };
            for restored in &suffix.restored {
                if restored.chars().count() + rest.chars().count() >= suffix.least {
                    stripped.push(format!("{rest}{restored}"));
                }
            }
        }
    }
    stripped
}

fn parse_line(line: &str) -> Option<(&str, Affix)> {
    let mut cells = line.split('\t').map(str::trim);
    let kind = cells.next().filter(|kind| matches!(*kind, "awalan" | "akhiran"))?;
    let letters = cells.next().filter(|letters| !letters.is_empty())?.to_owned();
    let restored = cells.next()?.split(',').map(|part| part.trim().replace('-', "")).collect();
    let least = cells.next()?.parse().ok()?;
    Some((kind, Affix { letters, restored, least }))
}

#[cfg(test)]
mod tests {
    use super::AffixTable;

    #[test]
    fn tries_suffixes_before_prefixes() {
        let table = AffixTable::parse("awalan\tber\t-\t3\nakhiran\tkan\t-\t3\n");
        assert_eq!(table.find("berikan", |word| ["beri", "ikan"].contains(&word)).as_deref(), Some("beri"));
    }

    #[test]
    fn puts_letters_back() {
        let table = AffixTable::parse("awalan\tmeng\t-,k\t3\n");
        assert_eq!(table.find("mengirim", |word| word == "kirim").as_deref(), Some("kirim"));
    }

    #[test]
    fn names_broken_lines() {
        assert_eq!(AffixTable::problems("# ya\nawalan\tber\t-\t3\ntengah\tin"), ["tengah\tin"]);
    }
}
