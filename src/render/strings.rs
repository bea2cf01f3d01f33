//! The words of the interface in one language, from the theme's `strings/*.yaml`.
//!
//! Values are text, perhaps with `{names}` to fill, or lists of texts (`months`). What a
//! language lacks is taken from the theme's Indonesian words, so that no page has a gap.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The words of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strings {
    texts: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<String>>,
}

/// A value of a strings file.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Text(String),
    List(Vec<String>),
}

impl Strings {
    /// Reads a strings file.
    ///
    /// # Errors
    /// The parser's reason, in English.
    pub fn parse(yaml: &str) -> Result<Strings, String> {
        let entries: BTreeMap<String, Entry> =
            serde_yaml::from_str(yaml).map_err(|error| error.to_string())?;
        let mut strings = Strings::default();
        for (key, entry) in entries {
            match entry {
                Entry::Text(text) => drop(strings.texts.insert(key, text)),
                Entry::List(list) => drop(strings.lists.insert(key, list)),
            }
        }
        Ok(strings)
    }

    /// Takes from another language what this one lacks.
    pub fn complete_from(&mut self, other: &Strings) {
        for (key, text) in &other.texts {
            self.texts.entry(key.clone()).or_insert_with(|| text.clone());
        }
        for (key, list) in &other.lists {
            self.lists.entry(key.clone()).or_insert_with(|| list.clone());
        }
    }

    /// Lets another file's words replace these.
    pub fn override_with(&mut self, other: Strings) {
        self.texts.extend(other.texts);
        self.lists.extend(other.lists);
    }

    /// Gives a text; a key that no language has stands for itself, so that it is seen.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// Gives a text with its `{names}` filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// Gives an entry of a list, counted from 0.
    pub fn item(&self, key: &str, index: usize) -> &str {
        self.lists.get(key).and_then(|list| list.get(index)).map_or("", String::as_str)
    }

    /// Gives all keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().chain(self.lists.keys()).map(String::as_str)
    }

    /// Gives the words as a value for templates.
    pub(super) fn to_value(&self) -> tera::Value {
        let mut map: BTreeMap<String, tera::Value> = BTreeMap::new();
        for (key, text) in &self.texts {
            map.insert(key.clone(), tera::Value::from(text.as_str()));
        }
        for (key, list) in &self.lists {
            map.insert(key.clone(), tera::Value::from_serializable(list));
        }
        tera::Value::from(map)
    }
}

/// Fills the `{names}` of a text; unknown names stay as they are.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, tail) = rest.split_at(start);
        filled.push_str(before);
        let found = tail.find('}').and_then(|end| {
            let name = tail.get(1..end)?;
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            Some((value, end))
        });
        match found {
            Some((value, end)) => {
                filled.push_str(value);
                rest = tail.get(end + 1..).unwrap_or_default();
            }
            None => {
                filled.push('{');
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_names_and_leaves_others() {
        assert_eq!(fill("Halaman {n} dari {m} {x}{", &[("n", "1"), ("m", "2")]), "Halaman 1 dari 2 {x}{");
    }

    #[test]
    fn takes_missing_words_from_another_language() {
        let mut javanese = Strings::parse("home: Griya").unwrap();
        javanese.complete_from(&Strings::parse("home: Beranda\nmonths: [Januari]").unwrap());
        assert_eq!(javanese.text("home"), "Griya");
        assert_eq!(javanese.item("months", 0), "Januari");
        assert_eq!(javanese.text("absent"), "absent");
    }
}
