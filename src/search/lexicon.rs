//! Owns the word list as one site needs it: meanings become roots of that site, and what leads nowhere is left out.
//!
//! In: the language's list, the site's own words, the index. Out: lines for the client, or the site's words that are dead.
//! It must not know files; the format of its lines is read by `themes/loket/js/search-query.js`.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::search::fold;
use crate::search::index::Index;
use crate::search::language::Language;
use crate::search::words::{Meaning, WordEntry};

/// A meaning may itself be a form ("ktpel" → "ktp" → "kartu tanda penduduk"); this many times.
const DEEPEST_MEANING: usize = 2;

/// The client takes affixes only off words of this many letters.
const SHORTEST_AFFIXED: usize = 5;

/// More meanings of one form only blur the result.
const MOST_MEANINGS: usize = 6;

/// The word list of one site.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Lines `value <tab> form,form`: `-` for fillers, `!` for words that must not be cut, `?` with a weight and
    /// words for parts of a page, else meanings divided by `|`, each a weight in tenths (base 36) and roots.
    pub lines: String,
    /// Sorted lines `form =value` of rare forms, for the shards.
    pub rest: Vec<(String, String)>,
}

/// Resolves the word list against the index.
pub fn resolve(language: &Language, site_words: &[WordEntry], index: &Index) -> Lexicon {
    let learned = learned_words(index);
    let resolver = Resolver::new(language, index, [&language.words[..], site_words, &learned]);
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut rest = Vec::new();
    for (form, readings) in &resolver.readings {
        match resolver.value(form, readings) {
            Some(value) if resolver.can_wait(form, readings) => {
                rest.push((form.clone(), format!("{form} ={value}")));
            }
            Some(value) => groups.entry(value).or_default().push(form),
            None => {}
        }
    }
    groups.entry("!".to_owned()).or_default().extend(resolver.guarded());
    let mut lines = String::new();
    for (value, forms) in groups {
        if !forms.is_empty() {
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{value}\t{}", forms.join(","));
        }
    }
    Lexicon { lines, rest }
}

/// Finds the meanings of a site's own words that stand on no page: the entry's place and the meaning's.
pub fn dead_meanings(language: &Language, site_words: &[WordEntry], index: &Index) -> Vec<(usize, usize)> {
    let resolver = Resolver::new(language, index, [&language.words[..], site_words, &[]]);
    let leads = |phrase: &[String]| resolver.phrase_roots(phrase, 0).is_some();
    let mut dead = Vec::new();
    for (place, entry) in site_words.iter().enumerate() {
        let Meaning::Phrases(phrases) = &entry.meaning else { continue };
        // What stands for each other both ways helps as soon as one of them is there.
        let is_needed = |phrase: &[String]| !(leads(phrase) || entry.two_way && leads(&entry.form));
        let found = phrases.iter().enumerate().filter(|(_, phrase)| is_needed(phrase));
        dead.extend(found.map(|(meaning, _)| (place, meaning)));
    }
    dead
}

/// Turns abbreviations that the site explains into entries.
fn learned_words(index: &Index) -> Vec<WordEntry> {
    let entry = |(short, long): &(String, String)| {
        let form = fold::tokens(short);
        let phrase = fold::tokens(long);
        let meaning = Meaning::Phrases(vec![phrase]);
        (form.len() == 1).then_some(WordEntry { form, meaning, weight: 100, two_way: true, is_core: true })
    };
    index.abbreviations.iter().filter_map(entry).collect()
}

/// One way to read a form.
struct Reading<'a> {
    weight: u8,
    meaning: ReadingMeaning<'a>,
    is_core: bool,
}

enum ReadingMeaning<'a> {
    Nothing,
    Itself,
    Part(&'a [String]),
    Phrase(&'a [String]),
}

struct Resolver<'a> {
    language: &'a Language,
    index: &'a Index,
    readings: BTreeMap<String, Vec<Reading<'a>>>,
}

impl<'a> Resolver<'a> {
    fn new(language: &'a Language, index: &'a Index, lists: [&'a [WordEntry]; 3]) -> Self {
        let mut readings: BTreeMap<String, Vec<Reading<'a>>> = BTreeMap::new();
        for entry in lists.into_iter().flatten() {
            let (weight, is_core) = (entry.weight, entry.is_core);
            let form = entry.form.join(" ");
            let mut add = |form: String, meaning| {
                readings.entry(form).or_default().push(Reading { weight, meaning, is_core });
            };
            match &entry.meaning {
                Meaning::Nothing => add(form, ReadingMeaning::Nothing),
                Meaning::Itself => add(form, ReadingMeaning::Itself),
                Meaning::Part(words) => add(form, ReadingMeaning::Part(words)),
                Meaning::Phrases(phrases) => {
                    for phrase in phrases {
                        if entry.two_way {
                            add(phrase.join(" "), ReadingMeaning::Phrase(&entry.form));
                        }
                        add(form.clone(), ReadingMeaning::Phrase(phrase));
                    }
                }
            }
        }
        Self { language, index, readings }
    }

    fn value(&self, form: &str, readings: &[Reading<'_>]) -> Option<String> {
        for reading in readings {
            match reading.meaning {
                ReadingMeaning::Nothing => return Some("-".to_owned()),
                ReadingMeaning::Itself if self.site_root(form).is_none() => return Some("!".to_owned()),
                ReadingMeaning::Part(words) => {
                    let roots: Vec<String> = words.iter().filter_map(|word| self.site_root(word)).collect();
                    return Some(format!("?{}{}", tenths(reading.weight), roots.join(" ")));
                }
                ReadingMeaning::Phrase(_) | ReadingMeaning::Itself => {}
            }
        }
        let phrases = self.phrases(form, readings);
        let value = phrases.iter().map(|(weight, roots)| format!("{}{roots}", tenths(*weight)));
        let value = value.collect::<Vec<_>>().join("|");
        (!value.is_empty() && !self.follows(form, &phrases)).then_some(value)
    }

    /// Gives the phrases of a form that lead to pages, the surest first.
    fn phrases(&self, form: &str, readings: &[Reading<'_>]) -> Vec<(u8, String)> {
        // The client adds a word's own root by itself when it knows the word.
        let own_root = self.site_root(form).filter(|root| root == form || self.has_form(form));
        let mut phrases: Vec<(u8, String)> = Vec::new();
        for reading in readings {
            let ReadingMeaning::Phrase(phrase) = reading.meaning else { continue };
            let Some(roots) = self.phrase_roots(phrase, 0) else { continue };
            let roots = roots.join(" ");
            let is_new = phrases.iter().all(|(_, other)| *other != roots);
            if is_new && Some(&roots) != own_root.as_ref() && roots != form {
                phrases.push((reading.weight, roots));
            }
        }
        phrases.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        phrases.truncate(MOST_MEANINGS);
        phrases
    }

    /// Says whether the client finds the same phrases without the form, by taking off its affixes.
    fn follows(&self, form: &str, phrases: &[(u8, String)]) -> bool {
        if form.contains(' ') || form.len() < SHORTEST_AFFIXED || self.has_form(form) {
            return false;
        }
        let Some(root) = self.language.affixes.find(form, |candidate| self.has_root(candidate)) else {
            return false;
        };
        let of_root = self.readings.get(&root).map(|readings| self.phrases(&root, readings));
        let of_root = of_root.unwrap_or_default();
        phrases.iter().all(|(_, roots)| *roots == root || of_root.iter().any(|(_, other)| other == roots))
    }

    /// Says whether a form may wait in a shard: the client reads the shard of a word that it does not know, so the
    /// form's first word must be unknown without it.
    fn can_wait(&self, form: &str, readings: &[Reading<'_>]) -> bool {
        let first = form.split(' ').next().unwrap_or_default();
        let is_core = |readings: &[Reading<'_>]| readings.iter().any(|reading| reading.is_core);
        let is_head = || {
            self.index.forms.binary_search_by(|form| (*form.text).cmp(first)).is_ok_and(|place| {
                let root =
                    self.index.forms.get(place).and_then(|form| self.index.roots.get(form.root as usize));
                root.is_some_and(|root| root.head_pages > 0)
            })
        };
        let is_head = is_head() || self.has_root(first);
        !is_core(readings) && !self.readings.get(first).is_some_and(|readings| is_core(readings)) && !is_head
    }

    /// Gives the roots of a phrase if the site has every one of them.
    fn phrase_roots(&self, phrase: &[String], depth: usize) -> Option<Vec<String>> {
        let mut roots = Vec::new();
        for word in phrase.iter().filter(|word| !self.language.fillers.contains(*word)) {
            if let Some(root) = self.site_root(word) {
                roots.push(root);
                continue;
            }
            if depth == DEEPEST_MEANING {
                return None;
            }
            let readings = self.readings.get(word)?;
            let longer = readings.iter().find_map(|reading| match reading.meaning {
                ReadingMeaning::Phrase(phrase) => self.phrase_roots(phrase, depth + 1),
                ReadingMeaning::Nothing | ReadingMeaning::Itself | ReadingMeaning::Part(_) => None,
            });
            roots.extend(longer?);
        }
        roots.dedup();
        (!roots.is_empty()).then_some(roots)
    }

    fn site_root(&self, word: &str) -> Option<String> {
        let root = self.language.root(word, |known| self.has_form(known));
        self.has_root(&root).then_some(root)
    }

    fn has_root(&self, root: &str) -> bool {
        self.index.roots.binary_search_by(|other| other.text.as_str().cmp(root)).is_ok()
    }

    fn has_form(&self, word: &str) -> bool {
        self.index.forms.binary_search_by(|form| (*form.text).cmp(word)).is_ok()
    }

    /// Gives the seed roots that the site lacks but that would be cut down to one of its words.
    fn guarded(&self) -> Vec<&str> {
        let is_guarded = |seed: &&str| {
            !self.has_root(seed)
                && !self.readings.contains_key(*seed)
                && self.language.affixes.find(seed, |candidate| self.has_root(candidate)).is_some()
        };
        let mut guarded: Vec<&str> =
            self.language.seeds.iter().map(String::as_str).filter(is_guarded).collect();
        guarded.sort_unstable();
        guarded
    }
}

/// Writes a weight in percent as one digit of base 36: tenths from 0 to 10.
fn tenths(weight: u8) -> char {
    char::from_digit((u32::from(weight) + 5) / 10, 36).unwrap_or('a')
}

#[cfg(test)]
mod tests {
    use super::{dead_meanings, resolve};
    use crate::search::batch::Batch;
    use crate::search::index::merge;
    use crate::search::language::Language;
    use crate::search::page::SearchPage;
    use crate::search::words;

    fn lines(site: &[&str], list: &str) -> (String, Vec<(usize, usize)>) {
        let language = Language { code: "id".to_owned(), ..Language::default() };
        let mut batch = Batch::default();
        for title in site {
            batch.add(&SearchPage { id: title, title, ..SearchPage::default() }, &language);
        }
        let (index, words) = (merge(vec![batch.into_parts()], &language), words::parse(list));
        (resolve(&language, &words, &index).lines, dead_meanings(&language, &words, &index))
    }

    #[test]
    fn meanings_must_lead_to_a_page() {
        let (lines, dead) = lines(&["paspor hilang"], "raib, lenyap\thilang\nruwat\tslametan\n");
        assert_eq!(lines, "9hilang\tlenyap,raib\n");
        assert_eq!(dead, [(2, 0)]);
    }

    #[test]
    fn a_meaning_may_go_through_another_form() {
        let (lines, _) = lines(&["kartu tanda penduduk"], "ktpel\tktp\nktp\t= kartu tanda penduduk\t1\n");
        assert_eq!(lines, "9kartu tanda penduduk\tktpel\nakartu tanda penduduk\tktp\n");
    }

    #[test]
    fn abbreviations_that_the_site_explains_work_both_ways() {
        let (lines, _) = lines(&["Kartu Identitas Anak (KIA)"], "");
        assert_eq!(lines, "akartu identitas anak\tkia\nakia\tkartu identitas anak\n");
    }
}
