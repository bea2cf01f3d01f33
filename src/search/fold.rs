//! Owns how text becomes tokens: folding of case, marks and hyphens, the same in the build and in the browser.
//!
//! In: any text. Out: lower-case tokens of letters and digits. It must not know words, affixes or languages;
//! `themes/loket/js/search-analysis.js` holds the same rules, and `tests/search/vectors.json` keeps the two equal.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Longer tokens are addresses or rubbish; nobody types them into a search box. Unit: characters.
const LONGEST_TOKEN: usize = 40;

/// Calls `emit` with every token of `text`, in order.
pub fn each_token(text: &str, mut emit: impl FnMut(&str)) {
    let mut compound = Compound::default();
    let mut lower = String::new();
    for chunk in text.split_ascii_whitespace() {
        // Most words of running text are plain letters with a stop behind them at most.
        let plain = chunk.trim_matches(['.', ',', ':', ';', '!', '?', '(', ')', '"', '*']);
        if plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
            if !plain.is_empty() {
                emit_word(plain, &mut emit);
            }
        } else if plain.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            lower.clear();
            lower.push_str(plain);
            lower.make_ascii_lowercase();
            emit_word(&lower, &mut emit);
        } else {
            each_token_of_chunk(&fold(chunk), &mut compound, &mut emit);
        }
    }
}

fn each_token_of_chunk(folded: &str, compound: &mut Compound, emit: &mut impl FnMut(&str)) {
    let mut before = ' ';
    let mut characters = folded.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        if is_word(character) {
            compound.text.push(character);
        } else if is_apostrophe(character) {
            // "jum'at" is one word, "'kata'" too: an apostrophe neither joins nor parts.
            continue;
        } else if matches!(character, '.' | ',') && before.is_ascii_digit() && after.is_ascii_digit() {
            // "30.000" and "f-2.01" are one number.
        } else if is_hyphen(character) && is_word(before) && is_word(after) {
            compound.cuts.push(compound.text.len());
        } else {
            compound.finish(emit);
        }
        before = character;
    }
    compound.finish(emit);
}

/// Collects the tokens of `text`.
pub fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_token(text, |token| found.push(token.to_owned()));
    found
}

/// Lower-cases `text` and takes marks off its letters ("Café" is "cafe").
fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let bare: String = text.nfkd().filter(|character| !matches!(character, '\u{300}'..='\u{36f}')).collect();
    let lower = bare.to_lowercase();
    // Lower-casing can bring a mark of its own (the dotted capital I).
    Cow::Owned(lower.chars().filter(|character| !matches!(character, '\u{300}'..='\u{36f}')).collect())
}

/// Says whether a folded character is part of a word: written as ranges because old browsers know no classes.
fn is_word(character: char) -> bool {
    match character {
        'a'..='z' | '0'..='9' => true,
        '\0'..='\u{bf}' | '\u{d7}' | '\u{f7}' => false,
        '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' => false,
        '\u{fff0}'.. => false,
        _ => true,
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}' | '\u{2019}' | '`')
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}

/// Words that hyphens hold together: "ktp-el", "anak-anak", "08.00-15.00".
#[derive(Default)]
struct Compound {
    text: String,
    cuts: Vec<usize>,
}

impl Compound {
    fn finish(&mut self, emit: &mut impl FnMut(&str)) {
        if !self.text.is_empty() {
            if self.cuts.is_empty() {
                emit_word(&self.text, emit);
            } else {
                self.emit_parts(emit);
            }
        }
        self.text.clear();
        self.cuts.clear();
    }

    fn emit_parts(&self, emit: &mut impl FnMut(&str)) {
        let mut parts: Vec<&str> = Vec::with_capacity(self.cuts.len() + 1);
        let mut rest = self.text.as_str();
        let mut done = 0;
        for cut in &self.cuts {
            let (part, after) = rest.split_at(cut - done);
            parts.push(part);
            rest = after;
            done = *cut;
        }
        parts.push(rest);
        if let [first, second] = parts[..] {
            // Reduplication: "surat-surat", "anak-anaknya", "berlari-lari".
            if second.starts_with(first) {
                return emit_word(second, emit);
            }
            if first.ends_with(second) {
                return emit_word(first, emit);
            }
        }
        let numbers = parts.iter().all(|part| is_number(part));
        let joined = !numbers && parts.iter().any(|part| part.chars().count() <= 2);
        for part in &parts {
            if !joined || (part.chars().count() > 2 && !is_number(part)) {
                emit_word(part, emit);
            }
        }
        if joined {
            // "ktp-el", "e-paspor", "ak-1": the short piece means something only together with the other.
            emit_word(&self.text, emit);
        }
    }
}

/// Says whether a token is digits alone.
pub fn is_number(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_digit())
}

fn emit_word(word: &str, emit: &mut impl FnMut(&str)) {
    if word.len() > LONGEST_TOKEN && word.chars().count() > LONGEST_TOKEN {
        return;
    }
    // In chat, a 2 doubles the word: "anak2" and "anak2nya" are "anak-anak" and "anak-anaknya".
    if word.contains('2')
        && let Some((before, after)) = word.split_once('2')
        && before.len() >= 3
        && before.bytes().all(|byte| byte.is_ascii_lowercase())
        && matches!(after, "" | "nya" | "an" | "kan")
    {
        if after.is_empty() {
            emit(before);
        } else {
            emit(&format!("{before}{after}"));
        }
        return;
    }
    emit(word);
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(tokens(text).join(" "), expected, "{text}");
    }

    #[test]
    fn folds_case_marks_and_apostrophes() {
        check("Café JUM'AT  naïve", "cafe jumat naive");
        check("Rp30.000, jam 08.00–15.00", "rp30000 jam 0800 1500");
    }

    #[test]
    fn joins_short_pieces_of_hyphens() {
        check("KTP-el e-paspor AK-1 F-2.01", "ktp ktpel paspor epaspor ak1 f201");
        check("non-pegawai", "non pegawai");
    }

    #[test]
    fn undoes_reduplication() {
        check("surat-surat anak-anaknya berlari-lari gara2 anak2nya", "surat anaknya berlari gara anaknya");
    }

    #[test]
    fn leaves_out_pictures_and_endless_words() {
        check(&format!("a😀b {}", "x".repeat(50)), "a b");
    }
}
