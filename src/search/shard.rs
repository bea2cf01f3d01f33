//! Owns the files of an index: sorted lines cut into shards, each a script that hands its text to the client.
//!
//! In: sorted lines with their keys, rows of pages. Out: files with content hashes in their names. It must not know
//! what the lines mean; `postings`, `lexicon` and `row` write them.

use xxhash_rust::xxh3::xxh3_64;

/// A file of the index: its name and its bytes.
pub type ShardFile = (String, Vec<u8>);

/// A set of shards as the manifest names them.
#[derive(Debug, Default)]
pub struct ShardSet {
    /// First key of each shard, divided by spaces.
    pub firsts: String,
    /// Hashes of all shards, `HASH_LENGTH` characters each.
    pub hashes: String,
    /// The shards.
    pub files: Vec<ShardFile>,
}

/// Enough to tell versions of one file apart. Lower case, since some file systems know no other.
pub const HASH_LENGTH: usize = 6;

const HASH_DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Cuts sorted `(key, line)` pairs into shards of about `size` bytes; lines of one key stay together.
pub fn cut(language: &str, letter: char, size: usize, lines: Vec<(&str, String)>) -> ShardSet {
    let mut set = ShardSet::default();
    let mut text = String::new();
    let (mut first, mut before) = ("", "");
    for (key, line) in lines {
        if text.is_empty() {
            first = key;
        } else if text.len() + line.len() > size && key != before {
            set.push_text(language, letter, first, &text);
            text.clear();
            first = key;
        }
        text.push_str(&line);
        text.push('\n');
        before = key;
    }
    if !text.is_empty() {
        set.push_text(language, letter, first, &text);
    }
    set
}

/// Cuts rows of JSON into shards of `count` rows.
pub fn cut_rows(language: &str, letter: char, count: usize, rows: &[&str]) -> ShardSet {
    let mut set = ShardSet::default();
    for chunk in rows.chunks(count.max(1)) {
        let value = format!("[{}]", chunk.join(",\n"));
        let name = format!("{letter}{}", set.files.len());
        let (file, hash) = script(language, &name, &value);
        set.hashes.push_str(&hash);
        set.files.push(file);
    }
    set
}

impl ShardSet {
    fn push_text(&mut self, language: &str, letter: char, first: &str, text: &str) {
        if !self.files.is_empty() {
            self.firsts.push(' ');
        }
        // The first shard also answers for keys before its own.
        self.firsts.push_str(if self.files.is_empty() { "-" } else { first });
        let name = format!("{letter}{}", self.files.len());
        let (file, hash) = script(language, &name, &quoted(text));
        self.hashes.push_str(&hash);
        self.files.push(file);
    }
}

/// Makes one script: `loket.s("id/x3", value)`. Gives the file and its hash.
pub fn script(language: &str, name: &str, value: &str) -> (ShardFile, String) {
    let value = value.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    let text = format!("loket.s(\"{language}/{name}\",{value})\n");
    let hash = hash(text.as_bytes());
    ((format!("{name}.{hash}.js"), text.into_bytes()), hash)
}

/// Writes text as a JavaScript string.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

fn hash(bytes: &[u8]) -> String {
    let mut rest = xxh3_64(bytes);
    let mut text = String::with_capacity(HASH_LENGTH);
    for _ in 0..HASH_LENGTH {
        text.push(HASH_DIGITS.get((rest & 31) as usize).map_or('a', |digit| char::from(*digit)));
        rest >>= 5;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{cut, script};

    #[test]
    fn cuts_by_size_and_names_first_keys() {
        let lines = ["aa", "bb", "cc"].map(|key| (key, format!("{key} 1")));
        let set = cut("id", 'x', 10, lines.to_vec());
        assert_eq!(set.firsts, "- cc");
        assert_eq!(set.hashes.len(), 12);
        assert!(set.files[0].1.starts_with(b"loket.s(\"id/x0\",\"aa 1\\nbb 1\\n\")"));
    }

    #[test]
    fn a_script_cannot_end_early() {
        let ((_, bytes), _) = script("id", "t0", "[\"</script>\u{2028}\"]");
        assert_eq!(bytes, b"loket.s(\"id/t0\",[\"\\u003c/script>\\u2028\"])\n");
    }
}
