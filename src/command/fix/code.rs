//! Writes the code that was made for a guide into the guide (`loket fix --codes`).
//!
//! A made code comes from the file's place. Written down, it stays when the file is renamed or
//! moved, and with it the short address on paper that hangs on a wall already. It is asked for
//! and never done by itself: it adds a line to every guide and changes nothing that is shown.

use super::Change;

/// Names of the key, Indonesian and English.
const KEYS: [&str; 2] = ["kode", "code"];

/// Gives the line that keeps a code, at the end of the front matter; `None` where there is no place for it.
pub(super) fn kept(text: &str, code: &str) -> Option<Change> {
    let mut at = 0;
    let mut english = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        match number {
            0 if bare != "---" => return None,
            1.. if bare == "---" => {
                let end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
                let new = format!("{}: {code}{end}", KEYS[usize::from(english)]);
                return Some(Change { span: at..at, old: String::new(), new });
            }
            _ => {}
        }
        let key = bare.split(':').next().unwrap_or_default().trim_matches(['"', '\'']);
        if KEYS.contains(&key) || bare.starts_with(['{', '[']) {
            return None;
        }
        english |= key == "title";
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_at_the_end_of_the_top_in_the_words_and_line_ends_of_the_file() {
        let put = |text: &str| {
            kept(text, "AKL").map(|change| {
                format!("{}{}{}", &text[..change.span.start], change.new, &text[change.span.end..])
            })
        };
        assert_eq!(put("---\njudul: A\n---\n\nB\n").as_deref(), Some("---\njudul: A\nkode: AKL\n---\n\nB\n"));
        assert_eq!(
            put("---\r\ntitle: A\r\n---\r\n").as_deref(),
            Some("---\r\ntitle: A\r\ncode: AKL\r\n---\r\n")
        );
        assert_eq!(put("---\njudul: A\nkode:\n---\n"), None);
        assert_eq!(put("---\n{judul: A}\n---\n"), None);
        assert_eq!(put("Tanpa bagian atas\n"), None);
    }
}
