//! JSON files that hold an entry for every page, written an entry at a time.
//!
//! In: the fields before the list, and the entries. Out: the same text as of one value that holds
//! them all; but such a value takes five times the room of its text, and a site has ten thousand pages.

use serde_json::{Map, Value};

/// Writes an object whose last field is a list, in the form for people.
pub(super) struct LongList {
    text: String,
    is_empty: bool,
}

impl LongList {
    /// Begins with the fields before the list, of which there is at least one, and the list's name.
    ///
    /// `room` is about how many bytes the entries take: a text of tens of megabytes is costly to move.
    pub(super) fn begin(before: &Map<String, Value>, name: &str, room: usize) -> LongList {
        let mut text = String::with_capacity(room + 1024);
        text.push_str(&pretty(before));
        // The last brace is the object's own, and the break before it.
        text.truncate(text.len().saturating_sub("\n}".len()));
        text.push_str(",\n  ");
        text.push_str(&Value::from(name).to_string());
        text.push_str(": [");
        LongList { text, is_empty: true }
    }

    /// Adds an entry, as [`pretty`] writes it.
    pub(super) fn push(&mut self, entry: &str) {
        if !self.is_empty {
            self.text.push(',');
        }
        self.is_empty = false;
        // A line break inside a text is written `\n`, so every break is one between fields.
        for line in entry.split('\n') {
            self.text.push_str("\n    ");
            self.text.push_str(line);
        }
    }

    /// Gives the whole file.
    pub(super) fn finish(mut self) -> String {
        self.text.push_str(if self.is_empty { "]\n}\n" } else { "\n  ]\n}\n" });
        self.text
    }
}

/// Writes an object for people, without a line break at its end.
pub(super) fn pretty(object: &Map<String, Value>) -> String {
    serde_json::to_string_pretty(object).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn is_what_one_value_would_be() {
        let entry = json!({"a": "x\ny", "list": [1, {"b": []}], "empty": {}});
        for entries in [vec![], vec![entry.clone()], vec![entry.clone(), entry]] {
            let before = json!({"versi": 1, "in": {"x": "}"}, "last": "}"});
            let mut whole = before.clone();
            whole["all"] = Value::Array(entries.clone());
            let mut list = LongList::begin(before.as_object().unwrap(), "all", 0);
            for entry in &entries {
                list.push(&pretty(entry.as_object().unwrap()));
            }
            assert_eq!(list.finish(), serde_json::to_string_pretty(&whole).unwrap() + "\n");
        }
    }
}
