//! JSON for a script element, written as it is told.
//!
//! No value is put together first: a guide has some forty objects, and a site ten thousand guides.
//! No character of a text can end the script element around it.

use std::fmt::{Display, Write as _};

/// An object that is being written.
pub(super) struct Object<'t> {
    text: &'t mut String,
    is_empty: bool,
}

/// A list that is being written.
pub(super) struct List<'t> {
    text: &'t mut String,
    is_empty: bool,
}

/// Writes an object.
pub(super) fn object(write: impl FnOnce(&mut Object)) -> String {
    let mut text = String::with_capacity(USUAL_BYTES);
    write_object(&mut text, write);
    text
}

/// Room for the description of a page as most are.
const USUAL_BYTES: usize = 8 * 1024;

impl Object<'_> {
    /// Adds a text.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        push_text(value, self.text);
    }

    /// Adds a text if there is one.
    pub(super) fn text_if_any<T: AsRef<str>>(&mut self, key: &str, value: Option<T>) {
        if let Some(value) = value {
            self.text(key, value.as_ref());
        }
    }

    /// Adds a number, a truth value or `null`, as it is written.
    pub(super) fn plain(&mut self, key: &str, value: impl Display) {
        self.key(key);
        let _ = write!(self.text, "{value}");
    }

    /// Adds an object.
    pub(super) fn object(&mut self, key: &str, write: impl FnOnce(&mut Object)) {
        self.key(key);
        write_object(self.text, write);
    }

    /// Adds a list.
    pub(super) fn list(&mut self, key: &str, write: impl FnOnce(&mut List)) {
        self.key(key);
        self.text.push('[');
        write(&mut List { text: self.text, is_empty: true });
        self.text.push(']');
    }

    /// Adds a list unless it stays empty.
    pub(super) fn list_if_any(&mut self, key: &str, write: impl FnOnce(&mut List)) {
        let (end, was_empty) = (self.text.len(), self.is_empty);
        let mut stayed_empty = true;
        self.list(key, |list| {
            write(list);
            stayed_empty = list.is_empty;
        });
        if stayed_empty {
            self.text.truncate(end);
            self.is_empty = was_empty;
        }
    }

    fn key(&mut self, key: &str) {
        separate(self.text, &mut self.is_empty);
        push_text(key, self.text);
        self.text.push(':');
    }
}

impl List<'_> {
    /// Adds an object.
    pub(super) fn object(&mut self, write: impl FnOnce(&mut Object)) {
        separate(self.text, &mut self.is_empty);
        write_object(self.text, write);
    }

    /// Adds a text.
    pub(super) fn text(&mut self, value: &str) {
        separate(self.text, &mut self.is_empty);
        push_text(value, self.text);
    }
}

fn write_object(text: &mut String, write: impl FnOnce(&mut Object)) {
    text.push('{');
    write(&mut Object { text, is_empty: true });
    text.push('}');
}

fn separate(text: &mut String, is_empty: &mut bool) {
    if !std::mem::take(is_empty) {
        text.push(',');
    }
}

/// Adds a text in quotation marks.
fn push_text(value: &str, text: &mut String) {
    text.push('"');
    let mut rest = value;
    while let Some(at) = rest.find(is_special) {
        let (before, tail) = rest.split_at(at);
        text.push_str(before);
        let mut characters = tail.chars();
        match characters.next() {
            Some('"') => text.push_str("\\\""),
            Some('\\') => text.push_str("\\\\"),
            Some('\n') => text.push_str("\\n"),
            Some('\r') => text.push_str("\\r"),
            Some('\t') => text.push_str("\\t"),
            Some('\u{8}') => text.push_str("\\b"),
            Some('\u{c}') => text.push_str("\\f"),
            Some(other) => drop(write!(text, "\\u{:04x}", u32::from(other))),
            None => {}
        }
        rest = characters.as_str();
    }
    text.push_str(rest);
    text.push('"');
}

/// Tells whether a character cannot stand for itself in a text of JSON, or in a script element.
fn is_special(character: char) -> bool {
    matches!(character, '\0'..='\u{1f}' | '"' | '\\' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn json_cannot_end_its_script_element() {
        let name = "</script><script>alert(1)&\u{2028}";
        let text = object(|thing| thing.text("name", name));
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["name"], name);
    }

    #[test]
    fn is_what_a_value_would_be() {
        let odd = "\"\\ \u{8}\u{c}\n\r\t\0\u{1f}é漢";
        let text = object(|thing| {
            thing.list_if_any("none", |_| {});
            thing.text(odd, odd);
            thing.text_if_any("no", None::<&str>);
            thing.plain("number", 1);
            thing.list("empty", |_| {});
            thing.object("inner", |inner| inner.plain("yes", true));
            thing.list_if_any("list", |list| {
                list.text("a");
                list.object(|_| {});
            });
        });
        let value = json!({odd: odd, "number": 1, "empty": [], "inner": {"yes": true}, "list": ["a", {}]});
        assert_eq!(text, value.to_string());
    }
}
