//! Spells out short forms of the rule data: `di{tempat}`, roots with affixes, foreign verbs.
//! Strings go in, strings come out.

use std::collections::BTreeMap;

use super::morphology::{self, Voice};

/// Replaces `{set}` in a phrase by each word of the set, in the phrase and in its suggestions alike.
pub(super) fn braces(
    phrase: &str,
    uses: &[String],
    lists: &BTreeMap<String, Vec<String>>,
) -> Vec<(String, Vec<String>)> {
    let named = phrase.split_once('{').and_then(|(before, rest)| {
        let (name, after) = rest.split_once('}')?;
        Some((before, name, after))
    });
    let Some((before, name, after)) = named else { return vec![(phrase.to_owned(), uses.to_vec())] };
    let Some(words) = lists.get(name) else { return vec![(phrase.to_owned(), uses.to_vec())] };
    let hole = format!("{{{name}}}");
    let filled = |word: &String| {
        let uses = uses.iter().map(|one| one.replace(&hole, word)).collect();
        (format!("{before}{word}{after}"), uses)
    };
    words.iter().map(filled).collect()
}

/// Spells the derived forms of a misspelt root, each with its correction.
pub(super) fn root_forms(wrong: &str, right: &str) -> Vec<(String, Vec<String>)> {
    morphology::derived_pairs(wrong, right).into_iter().map(|(wrong, right)| (wrong, vec![right])).collect()
}

/// Spells the forms of a foreign verb; the right side is "base / active / passive" (the last two may be absent).
pub(super) fn foreign_forms(verb: &str, right: &str) -> Vec<(String, Vec<String>)> {
    let words: Vec<&str> = right.split(" / ").collect();
    let base = words.first().copied().unwrap_or("");
    let active = words.get(1).map_or_else(|| morphology::active(base), |word| (*word).to_owned());
    let passive = words.get(2).map_or_else(|| format!("di{base}"), |word| (*word).to_owned());
    morphology::foreign_forms(verb)
        .into_iter()
        .map(|(voice, form)| {
            let word = match voice {
                Voice::Base => base.to_owned(),
                Voice::Active => active.clone(),
                Voice::Passive => passive.clone(),
            };
            (form, vec![word])
        })
        .collect()
}

/// Writes a name of the glossary as a pattern: marks become words of their own, signs of the notation go.
pub(super) fn plain(name: &str) -> String {
    let mut written = String::new();
    for letter in name.chars() {
        match letter {
            '<' | '>' | '|' | '?' | '^' | '$' | '{' | '}' => written.push(' '),
            '.' | ',' | '(' | ')' | '/' | '&' | ':' | '!' | '+' => {
                written.push(' ');
                written.push(letter);
                written.push(' ');
            }
            _ => written.push(letter),
        }
    }
    written.trim_start_matches('.').to_owned()
}
