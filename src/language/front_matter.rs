//! A light reader of front matter: which keys are there, and where the title and the summary stand.
//!
//! The file goes in; top-level keys with their values as written come out. It does not judge YAML: a broken
//! block is another part's finding. Reads at most 16 KiB.

use std::ops::Range;

/// More than this is not front matter.
const LIMIT: usize = 16 * 1024;

/// The keys of a page's front matter, read by line.
#[derive(Default)]
pub(super) struct FrontMatter {
    /// Where the body begins.
    pub(super) body: usize,
    /// True where there is front matter.
    pub(super) present: bool,
    /// The place of the title's text, without quotation marks.
    pub(super) title: Option<Range<usize>>,
    /// The place of the summary's text, without quotation marks.
    pub(super) summary: Option<Range<usize>>,
    /// Rules and groups named by `abaikan`, with their place.
    pub(super) ignored: Vec<(String, Range<usize>)>,
    entries: Vec<(String, String)>,
}

impl FrontMatter {
    /// Reads the front matter of a file; without one, all is empty and the body begins at 0.
    pub(super) fn read(file: &str) -> Self {
        let start = if file.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let Some(rest) =
            file.get(start..).filter(|rest| rest.starts_with("---\n") || rest.starts_with("---\r\n"))
        else {
            return Self { body: start, ..Self::default() };
        };
        let mut matter = Self { present: true, ..Self::default() };
        let mut at = start;
        let mut key_of_list: Option<String> = None;
        for (index, line) in rest.split_inclusive('\n').enumerate() {
            let here = at;
            at += line.len();
            let bare = line.trim_end();
            if index > 0 && (bare == "---" || bare == "...") {
                matter.body = at;
                return matter;
            }
            if at > start + LIMIT {
                break;
            }
            if index > 0 {
                matter.line(bare, here, &mut key_of_list);
            }
        }
        Self { body: start, ..Self::default() }
    }

    fn line(&mut self, line: &str, at: usize, key_of_list: &mut Option<String>) {
        if line.starts_with([' ', '\t', '-']) {
            let item = line.trim_start().trim_start_matches('-');
            let value = item.trim();
            if let Some(key) = key_of_list.clone() {
                if let Some((_, known)) = self.entries.iter_mut().rev().find(|(name, _)| *name == key) {
                    known.push(' ');
                    known.push_str(value);
                }
                if is_ignore(&key) {
                    let start = at + line.len() - item.trim_start().len();
                    self.ignore(without_comment(value), start);
                }
            }
            return;
        }
        let Some((key, value)) = line.split_once(':') else { return };
        let value_at = at + key.len() + 1 + (value.len() - value.trim_start().len());
        let key = key.trim().to_lowercase().replace('-', "_");
        let value = value.trim();
        let (inner, inner_at) = unquoted(value, value_at);
        let span = inner_at..inner_at + inner.len();
        match key.as_str() {
            "judul" | "title" | "nama" | "istilah" if !inner.is_empty() => self.title = Some(span),
            "ringkasan" | "summary" | "description" if !inner.is_empty() && !is_block_mark(inner) => {
                self.summary = Some(span);
            }
            _ if is_ignore(&key) => {
                let inner = without_comment(inner);
                let list = inner.trim_start_matches('[').trim_end_matches(']');
                self.ignore(list, inner_at + usize::from(inner.starts_with('[')));
            }
            _ => {}
        }
        self.entries.push((key.clone(), value.to_owned()));
        *key_of_list = Some(key);
    }

    fn ignore(&mut self, list: &str, at: usize) {
        let mut offset = at;
        for part in list.split(',') {
            let name = part.trim().trim_matches(['"', '\'']);
            if !name.is_empty() {
                let start = offset + part.find(name).unwrap_or(0);
                self.ignored.push((name.to_owned(), start..start + name.len()));
            }
            offset += part.len() + 1;
        }
    }

    /// Gives the value of the first of these keys that is not empty.
    pub(super) fn value(&self, keys: &[&str]) -> Option<&str> {
        self.entries
            .iter()
            .find(|(key, value)| {
                keys.contains(&key.as_str()) && !matches!(value.as_str(), "" | "[]" | "~" | "null")
            })
            .map(|(_, value)| value.as_str())
    }
}

fn is_ignore(key: &str) -> bool {
    matches!(key, "abaikan" | "loket_abaikan" | "ignore")
}

/// Takes the reason from the end of a line: `[tone] # why`.
fn without_comment(value: &str) -> &str {
    value.split(" #").next().unwrap_or(value).trim_end()
}

fn is_block_mark(value: &str) -> bool {
    value.starts_with(['>', '|'])
}

fn unquoted(value: &str, at: usize) -> (&str, usize) {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return (inner, at + 1);
        }
    }
    (value, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_places_are_read_by_line() {
        let file =
            "---\njudul: \"Surat pindah\"\nbiaya:\n  - untuk: umum\nabaikan: [length, tone/seru]\n---\nIsi";
        let matter = FrontMatter::read(file);
        assert_eq!(matter.title.clone().and_then(|span| file.get(span)), Some("Surat pindah"));
        assert!(matter.value(&["biaya", "fee"]).is_some_and(|value| value.contains("umum")));
        assert_eq!(matter.ignored.len(), 2);
        assert!(matter.ignored.iter().all(|(name, span)| file.get(span.clone()) == Some(name)));
        assert_eq!(file.get(matter.body..), Some("Isi"));
    }

    #[test]
    fn an_unclosed_block_is_no_front_matter() {
        assert_eq!(FrontMatter::read("---\njudul: x\n").body, 0);
    }
}
