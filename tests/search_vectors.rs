//! The build's analysis agrees with the vectors that `node tests/search/vectors.mjs` runs against the client, and
//! never panics.

use loket::search::fold;
use loket::search::language::Language;
use loket::search::roots::root_of;
use proptest::prelude::proptest;
use serde_json::Value;

#[test]
fn tokens_and_roots_agree_with_the_client() {
    let vectors: Value = serde_json::from_str(include_str!("search/vectors.json")).expect("vectors are JSON");
    let known: Vec<&str> =
        vectors["known"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    // The client's test reads the same two files, without the spellings of the word list.
    let roots = include_str!("../src/search/data/id/roots.txt").lines().filter(|line| !line.starts_with('#'));
    let seeds: Vec<&str> = roots.flat_map(str::split_whitespace).collect();
    let table = Language::named("id").affixes;
    for vector in vectors["vectors"].as_array().expect("vectors are a list") {
        let text = vector["text"].as_str().expect("a vector has a text");
        let tokens = fold::tokens(text);
        let found: Vec<String> = tokens
            .iter()
            .map(|word| root_of(word, &table, |root| seeds.contains(&root), |root| known.contains(&root)))
            .collect();
        assert_eq!(Value::from(tokens), vector["tokens"], "{text}");
        assert_eq!(Value::from(found), vector["roots"], "{text}");
    }
}

proptest! {
    #[test]
    fn analysis_never_panics(text in "\\PC{0,60}") {
        let language = Language::default();
        let indonesian = language_once();
        for token in fold::tokens(&text) {
            indonesian.root(&token, |_| true);
            language.root(&token, |_| false);
        }
        loket::search::abbreviation::each_abbreviation(&text, |_, _| {});
        loket::search::words::parse(&text);
        loket::search::affix::AffixTable::parse(&text);
    }
}

fn language_once() -> &'static Language {
    static LANGUAGE: std::sync::OnceLock<Language> = std::sync::OnceLock::new();
    LANGUAGE.get_or_init(|| Language::named("id"))
}
