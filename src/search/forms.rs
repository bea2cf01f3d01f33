//! Owns the lines that lead from words as written to their roots: the head words and the rest.
//!
//! In: the index. Out: text of the head words, always loaded, and sorted lines for the others. It must not know
//! files. `themes/loket/js/search-index.js` reads both.

use std::collections::BTreeMap;

use crate::search::index::Index;
use crate::search::postings::base36;

/// Head words travel with the first search; rarer ones stay in the shards. Unit: bytes.
const MOST_HEAD_BYTES: usize = 40_000;

/// The forms of a site.
#[derive(Debug, Default)]
pub struct Forms<'a> {
    /// One line a root: `root title-pages form form …`, the root within a form written `~`.
    pub head: String,
    /// The other forms, sorted: `form` or `form root`; and rare forms of the word list, `form =value`.
    pub rest: Vec<(&'a str, String)>,
}

/// Divides the forms into head words (words of titles, keywords and summaries) and the rest.
pub fn divide<'a>(index: &'a Index, words: &'a [(String, String)]) -> Forms<'a> {
    let mut forms_of: Vec<Vec<&str>> = vec![Vec::new(); index.roots.len()];
    for form in &index.forms {
        if let (Some(forms), Some(root)) =
            (forms_of.get_mut(form.root as usize), index.roots.get(form.root as usize))
            && *form.text != *root.text
        {
            forms.push(&form.text);
        }
    }
    let mut order: Vec<usize> = (0..index.roots.len()).collect();
    order.sort_by_key(|&number| {
        index.roots.get(number).map(|root| std::cmp::Reverse((root.title_pages, root.head_pages)))
    });
    let mut bytes = 0;
    let mut head: BTreeMap<&str, String> = BTreeMap::new();
    let mut rest: Vec<(&str, String)> = Vec::new();
    for number in order {
        let (Some(root), Some(forms)) = (index.roots.get(number), forms_of.get(number)) else { continue };
        if root.head_pages > 0 && bytes < MOST_HEAD_BYTES {
            let mut line = format!("{} {}", root.text, base36(root.title_pages));
            for form in forms {
                line.push(' ');
                line.push_str(&form.replacen(&root.text, "~", 1));
            }
            bytes += line.len() + 1;
            head.insert(&root.text, line);
        } else {
            rest.push((&root.text, root.text.clone()));
            rest.extend(forms.iter().map(|form| (*form, format!("{form} {}", root.text))));
        }
    }
    // A phrase is found by its first word.
    let first = |form: &'a str| form.split(' ').next().unwrap_or(form);
    rest.extend(words.iter().map(|(form, line)| (first(form), line.clone())));
    rest.sort_unstable();
    rest.dedup();
    Forms { head: head.into_values().collect::<Vec<_>>().join("\n"), rest }
}
