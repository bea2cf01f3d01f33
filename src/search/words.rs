//! Owns the word list: what people type and what the site calls it.
//!
//! In: text of tab-separated lines, `forms <tab> meanings <tab> weight`. Out: entries. Several forms are divided by
//! commas, several meanings by `|`. `-` as the meaning says that a word means nothing in a search; `?` (and words
//! after it) that it asks about a part of a page; `!` that it means itself and is no slip of another word; a leading `=`
//! that form and meaning stand for each other.
//! It must not know which words a site has: `lexicon` drops what leads nowhere.

use crate::search::fold;

/// What a form stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing: "dong", "saya".
    Nothing,
    /// Itself: "surabaya" is no slip of a word that the site has.
    Itself,
    /// A part of every page: "berapa" asks about the fee; the words name the part.
    Part(Vec<String>),
    /// One of several phrases, each a list of words.
    Phrases(Vec<Vec<String>>),
}

/// One form of the word list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordEntry {
    /// The form as tokens; more than one for a phrase.
    pub form: Vec<String>,
    /// What it stands for.
    pub meaning: Meaning,
    /// How surely, in percent.
    pub weight: u8,
    /// Whether the meaning may also be read as the form: "ktp" and "kartu tanda penduduk".
    pub two_way: bool,
    /// Whether it is loaded with every first search; else it waits in a shard until a word asks for it.
    pub is_core: bool,
}

/// Without a third column a form is almost as good as its meaning. Unit: percent.
const USUAL_WEIGHT: u8 = 90;

/// Reads a list; lines without form or meaning are left out.
pub fn parse(text: &str) -> Vec<WordEntry> {
    text.lines().flat_map(parse_line).collect()
}

/// Names the lines of a list that cannot be read, with their numbers from 1.
pub fn problems(text: &str) -> Vec<(usize, String)> {
    let is_broken = |line: &str| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#') && parse_line(line).is_empty()
    };
    let numbered = text.lines().enumerate();
    numbered.filter(|(_, line)| is_broken(line)).map(|(index, line)| (index + 1, line.to_owned())).collect()
}

/// Makes entries of one form list and one meaning, as a site's own words have them.
pub fn entries(forms: &str, meaning: &str, weight: u8) -> Vec<WordEntry> {
    let meaning = meaning.trim();
    let two_way = meaning.starts_with('=');
    let meaning = meaning.trim_start_matches('=').trim();
    let parsed = if meaning == "-" {
        Meaning::Nothing
    } else if meaning == "!" {
        Meaning::Itself
    } else if let Some(part) = meaning.strip_prefix('?') {
        Meaning::Part(fold::tokens(part))
    } else {
        let phrases: Vec<Vec<String>> =
            meaning.split('|').map(fold::tokens).filter(|phrase| !phrase.is_empty()).collect();
        if phrases.is_empty() {
            return Vec::new();
        }
        Meaning::Phrases(phrases)
    };
    let forms = forms.split(',').map(fold::tokens).filter(|form| !form.is_empty());
    forms.map(|form| WordEntry { form, meaning: parsed.clone(), weight, two_way, is_core: true }).collect()
}

#[expect(clippy::cast_sign_loss, reason = "clamped to a percentage")]
fn parse_line(line: &str) -> Vec<WordEntry> {
    let line = line.trim_end();
    if line.starts_with('#') {
        return Vec::new();
    }
    let mut cells = line.split('\t');
    let (Some(forms), Some(meaning)) = (cells.next(), cells.next()) else { return Vec::new() };
    let weight = cells.next().and_then(|cell| cell.trim().parse::<f32>().ok());
    let weight = weight.map_or(USUAL_WEIGHT, |weight| (weight.clamp(0.0, 1.0) * 100.0).round() as u8);
    entries(forms, meaning, weight)
}

#[cfg(test)]
mod tests {
    use super::{Meaning, parse, problems};

    #[test]
    fn reads_forms_meanings_and_weights() {
        let entries =
            parse("# kata\nraib, lenyap\thilang | curi\t0.8\nktp\t= kartu tanda penduduk\ndong\t-\n");
        assert_eq!(entries.len(), 4);
        assert_eq!(entries[0].form, ["raib"]);
        assert_eq!(entries[0].weight, 80);
        assert!(matches!(&entries[1].meaning, Meaning::Phrases(phrases) if phrases.len() == 2));
        assert!(entries[2].two_way);
        assert_eq!(entries[3].meaning, Meaning::Nothing);
    }

    #[test]
    fn names_lines_without_a_meaning() {
        assert_eq!(problems("raib\thilang\nlenyap\n"), [(2, "lenyap".to_owned())]);
    }
}
