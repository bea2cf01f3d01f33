//! Owns the abbreviations that a site explains itself: "Kartu Identitas Anak (KIA)", "SIM (Surat Izin Mengemudi)".
//!
//! In: plain text. Out: pairs of abbreviation and long name. It must not guess: the initials must agree.

/// Explanations are short; a longer parenthesis is a sentence. Unit: bytes.
const LONGEST_PARENTHESIS: usize = 80;

/// Little words that an abbreviation leaves out.
const LEFT_OUT: [&str; 10] = ["dan", "di", "ke", "dari", "atau", "of", "and", "the", "for", "untuk"];

/// Calls `found` with each abbreviation and its long name, as written.
pub fn each_abbreviation(text: &str, mut found: impl FnMut(&str, &str)) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        rest = after;
        let Some((inside, _)) = after.split_once(')') else { return };
        if inside.len() > LONGEST_PARENTHESIS {
            continue;
        }
        let before = before.trim_end();
        if is_abbreviation(inside) {
            if let Some(name) = name_before(before, inside) {
                found(inside, name);
            }
        } else {
            let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            if is_abbreviation(word) && name_before(inside, word).is_some_and(|name| name == inside) {
                found(word, inside);
            }
        }
    }
}

fn is_abbreviation(word: &str) -> bool {
    (2..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Gives the last words of `text` whose initials are `abbreviation`.
fn name_before<'a>(text: &'a str, abbreviation: &str) -> Option<&'a str> {
    let mut letters = abbreviation.chars().rev().peekable();
    let mut end = text.len();
    let mut start = end;
    while let Some(letter) = letters.peek() {
        let words = text.get(..end)?.trim_end();
        let word = words.rsplit(char::is_whitespace).next().filter(|word| !word.is_empty())?;
        start = words.len() - word.len();
        end = start;
        let initial = word.chars().next()?.to_ascii_uppercase();
        if initial == *letter {
            letters.next();
        } else if !LEFT_OUT.contains(&word) {
            return None;
        }
    }
    let name = text.get(start..)?;
    // A sentence may end between the words; then it is chance.
    (!name.contains(['.', '\n', ';', ':'])).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::each_abbreviation;

    fn pairs(text: &str) -> Vec<String> {
        let mut pairs = Vec::new();
        each_abbreviation(text, |short, long| pairs.push(format!("{short}={long}")));
        pairs
    }

    #[test]
    fn finds_both_orders() {
        assert_eq!(pairs("Kartu Identitas Anak (KIA) baru"), ["KIA=Kartu Identitas Anak"]);
        assert_eq!(pairs("Buat SIM (surat izin mengemudi)."), ["SIM=surat izin mengemudi"]);
        assert_eq!(
            pairs("Dinas Penanaman Modal dan Pelayanan Terpadu (DPMPT)"),
            ["DPMPT=Dinas Penanaman Modal dan Pelayanan Terpadu"]
        );
    }

    #[test]
    fn refuses_chance() {
        assert_eq!(pairs("bawa berkas (asli) dan KK (2 lembar), kantor lama (BPN) (A"), Vec::<String>::new());
    }
}
