//! Owns how postings are written: one line a root, cut to what a reader of results can use.
//!
//! In: a root. Out: `root weight postings`. It must not know shards. `themes/loket/js/search-index.js` reads it.

use std::fmt::Write;

use crate::search::index::{Posting, Root};

/// Pages kept of a word, the best first; further ones could not come among the first results.
const MOST_PAGES: usize = 256;

/// Pages kept of a word when more have it in their title: a query of several common words ("surat izin keramaian")
/// needs the page on which they meet. At 50,000 pages, keeping 640 lost a third of such pages and saved no bytes.
const MOST_TITLE_PAGES: usize = 8_000;

/// How much a page that has a word only in its body counts when the word's rarity is worked out: every page says
/// "KTP", yet few are about it.
const BODY_PAGE_SHARE: f32 = 0.25;

/// Digits: printable, safe in a JavaScript string, `<` left out. The first half ends a number.
const DIGITS: &[u8; 88] =
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&'()*+,-./:;=>?@[]^_`{";

/// Half the digits: the base in which gaps are written.
const BASE: u32 = 44;

/// Writes the line of one root: the root, how many pages it counts as (base 36), the postings.
///
/// Each posting is the gap to the page before in base 44, its last digit from the first half, and a digit with
/// level and title mark.
#[expect(clippy::cast_sign_loss, reason = "a count is never negative")]
pub fn line(root: &Root) -> String {
    let mut line = String::with_capacity(root.text.len() + 4 + root.postings.len().min(MOST_TITLE_PAGES) * 3);
    let body_pages = (root.postings.len() as u32).saturating_sub(root.head_pages);
    let pages = root.head_pages + (body_pages as f32 * BODY_PAGE_SHARE).ceil() as u32;
    // Writing to a String cannot fail.
    let _ = write!(line, "{} {} ", root.text, base36(pages));
    let mut before = 0;
    for posting in kept(&root.postings) {
        push_gap(&mut line, posting.page() - before);
        line.push(digit(posting.level() + if posting.in_title() { 16 } else { 0 }));
        before = posting.page();
    }
    line
}

/// Writes a number in base 36.
pub fn base36(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit(number % 36, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// Keeps the pages with the greatest impact, in page order.
fn kept(postings: &[Posting]) -> Vec<Posting> {
    if postings.len() <= MOST_PAGES {
        return postings.to_vec();
    }
    let mut best = postings.to_vec();
    best.sort_by_key(|posting| (std::cmp::Reverse(posting.level()), posting.page()));
    let (first, rest) = best.split_at(MOST_PAGES);
    let titles = rest.iter().filter(|posting| posting.in_title()).take(MOST_TITLE_PAGES - MOST_PAGES);
    let mut kept: Vec<Posting> = first.iter().chain(titles).copied().collect();
    kept.sort_unstable_by_key(|posting| posting.page());
    kept
}

fn push_gap(line: &mut String, gap: u32) {
    let mut high = gap / BASE;
    let mut digits = [0; 7];
    let mut count = 0;
    while high > 0 {
        if let Some(slot) = digits.get_mut(count) {
            *slot = high % BASE;
        }
        high /= BASE;
        count += 1;
    }
    for digit_value in digits.iter().take(count).rev() {
        line.push(digit(BASE + digit_value));
    }
    line.push(digit(gap % BASE));
}

fn digit(value: u32) -> char {
    DIGITS.get(value as usize).map_or('0', |digit| char::from(*digit))
}

#[cfg(test)]
mod tests {
    use super::{base36, line};
    use crate::search::index::{Posting, Root};

    fn root(postings: Vec<Posting>) -> Root {
        Root { text: "paspor".to_owned(), title_pages: 0, head_pages: 0, postings }
    }

    #[test]
    fn writes_gaps_levels_and_titles() {
        let postings = vec![Posting::new(3, true, 7), Posting::new(50, false, 1)];
        assert_eq!(line(&root(postings)), "paspor 1 3nJ31");
    }

    #[test]
    fn keeps_titles_of_a_common_word() {
        let postings = (0..2000).map(|page| Posting::new(page, page % 10 == 0, 3)).collect();
        let line = line(&root(postings));
        assert!(line.ends_with('j'), "the last title is kept");
        assert!(line.len() < 1500, "{}", line.len());
    }

    #[test]
    fn writes_base_36() {
        assert_eq!([base36(0), base36(35), base36(36)], ["0", "z", "10"]);
    }
}
