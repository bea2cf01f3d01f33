//! Writes a key into the top of a page and leaves every other byte as it was.
//!
//! In: the text of a file, a key, a value. Out: one [`Change`]; `None` where the text is not
//! in a form that is surely understood. Reading what is written there is the document's.

use super::Change;

/// The top of a page: where its lines are and how they are written.
struct Top<'t> {
    text: &'t str,
    /// Each line with its first byte, without its line end.
    lines: Vec<(usize, &'t str)>,
    /// Where the closing mark's line begins.
    end: usize,
    /// `+++` in place of `---`.
    is_toml: bool,
}

impl<'t> Top<'t> {
    /// Finds the top of a page.
    fn of(text: &'t str) -> Option<Top<'t>> {
        let mut at = 0;
        let mut lines = Vec::new();
        let mut mark = None;
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end_matches(['\n', '\r']);
            match mark {
                None if matches!(bare.trim_end(), "---" | "+++") => mark = Some(bare.trim_end()),
                None => return None,
                Some(mark) if bare.trim_end() == mark => {
                    return Some(Top { text, lines, end: at, is_toml: mark == "+++" });
                }
                Some(_) => lines.push((at, bare)),
            }
            at += line.len();
        }
        None
    }

    /// Finds a key by one of its names: the line's number, its first byte and what stands behind the sign.
    fn find(&self, names: &[&str]) -> Option<(usize, usize, &'t str)> {
        let sign = if self.is_toml { '=' } else { ':' };
        self.lines.iter().enumerate().find_map(|(number, (at, line))| {
            let (key, value) = line.split_once(sign)?;
            let named = names.contains(&key.trim_end().trim_matches('"'));
            named.then_some((number, at + key.len() + 1, value))
        })
    }

    /// Writes a new line: before the closing mark, in TOML at the beginning, where no table holds it.
    fn insert(&self, line: &str) -> Change {
        let at = if self.is_toml { self.lines.first().map_or(self.end, |(at, _)| *at) } else { self.end };
        let line_end = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        Change { span: at..at, old: String::new(), new: format!("{line}{line_end}") }
    }
}

/// Sets a key to a text.
pub(super) fn set(text: &str, names: &[&str], value: &str) -> Option<Change> {
    let top = Top::of(text)?;
    let key = names.first()?;
    let value = if top.is_toml { format!("\"{value}\"") } else { value.to_owned() };
    Some(match top.find(names) {
        Some((_, at, old)) => {
            Change { span: at..at + old.len(), old: old.trim().to_owned(), new: format!(" {value}") }
        }
        None => top.insert(&format!("{key}{} {value}", if top.is_toml { " =" } else { ":" })),
    })
}

/// Adds texts to a key that holds a list.
pub(super) fn add(text: &str, names: &[&str], values: &[String]) -> Option<Change> {
    let top = Top::of(text)?;
    let key = names.first()?;
    let quoted: Vec<String> =
        values.iter().map(|value| if top.is_toml { format!("\"{value}\"") } else { value.clone() }).collect();
    let joined = quoted.join(", ");
    let Some((number, at, old)) = top.find(names) else {
        return Some(top.insert(&format!("{key}{} [{joined}]", if top.is_toml { " =" } else { ":" })));
    };
    let trimmed = old.trim();
    let change = |new: String| Change { span: at..at + old.len(), old: trimmed.to_owned(), new };
    if let Some(inside) = trimmed.strip_prefix('[') {
        let inside = inside.strip_suffix(']')?.trim().trim_end_matches(',');
        let before = if inside.is_empty() { String::new() } else { format!("{inside}, ") };
        return Some(change(format!(" [{before}{joined}]")));
    }
    if top.is_toml {
        return trimmed.starts_with('"').then(|| change(format!(" [{trimmed}, {joined}]")));
    }
    if !trimmed.is_empty() {
        let plain = !trimmed.starts_with(['|', '>', '{', '&', '*', '!', '#']) && !trimmed.contains(" #");
        return plain.then(|| change(format!(" [{trimmed}, {joined}]")));
    }
    // A list of lines: the new ones stand behind its last, as far in.
    let items =
        top.lines.get(number + 1..)?.iter().take_while(|(_, line)| line.trim_start().starts_with("- "));
    let (at, last) = items.last()?;
    let indent = last.len() - last.trim_start().len();
    let indent = last.get(..indent)?;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let new: Vec<String> = values.iter().map(|value| format!("{line_end}{indent}- {value}")).collect();
    let new = new.concat();
    let end = at + last.len();
    Some(Change { span: end..end, old: String::new(), new })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, change: Option<Change>) -> String {
        let Some(change) = change else { return "unchanged".into() };
        format!("{}{}{}", &text[..change.span.start], change.new, &text[change.span.end..])
    }

    fn added(top: &str) -> String {
        after(top, add(top, &["alamat_lama", "aliases"], &["a/b.html".into()]))
    }

    #[test]
    fn an_address_joins_those_that_are_there_in_any_form() {
        assert_eq!(added("---\njudul: A\n---\n\nX\n"), "---\njudul: A\nalamat_lama: [a/b.html]\n---\n\nX\n");
        assert_eq!(added("---\r\nx: 1\r\n---\r\n"), "---\r\nx: 1\r\nalamat_lama: [a/b.html]\r\n---\r\n");
        assert_eq!(added("---\naliases: [x]\n---\n"), "---\naliases: [x, a/b.html]\n---\n");
        assert_eq!(added("---\naliases: []\n---\n"), "---\naliases: [a/b.html]\n---\n");
        assert_eq!(added("---\naliases: x.html\n---\n"), "---\naliases: [x.html, a/b.html]\n---\n");
        assert_eq!(
            added("---\naliases:\n  - x\n  - y\njudul: A\n---\n"),
            "---\naliases:\n  - x\n  - y\n  - a/b.html\njudul: A\n---\n"
        );
        assert_eq!(
            added("+++\ntitle = \"A\"\n[extra]\nx = 1\n+++\n"),
            "+++\nalamat_lama = [\"a/b.html\"]\ntitle = \"A\"\n[extra]\nx = 1\n+++\n"
        );
        for unsure in ["X\n", "---\naliases: >\n  x\n---\n", "---\naliases: [x,\n  y]\n---\n", "---\nx: 1\n"]
        {
            assert_eq!(added(unsure), "unchanged", "{unsure}");
        }
    }

    #[test]
    fn a_text_is_set_once() {
        let names = ["terjemahan_dari", "translated_from"];
        let once = |text: &str| after(text, set(text, &names, "biaya BKTZ"));
        assert_eq!(once("---\na: 1\n---\n"), "---\na: 1\nterjemahan_dari: biaya BKTZ\n---\n");
        assert_eq!(
            once("---\ntranslated_from: x\na: 1\n---\n"),
            "---\ntranslated_from: biaya BKTZ\na: 1\n---\n"
        );
    }
}
