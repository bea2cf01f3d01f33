//! The poster of a guide: exactly one A3 sheet, so what does not fit is left to the QR code.
//!
//! A template cannot measure paper. Lines are counted here by the width of common fonts, the
//! largest size that holds everything is taken, and at the smallest (24 points, readable at
//! two metres) the lists are cut and say how much is missing. `css/poster.css` has the same measures.

use super::Renderer;
use super::guide::needed_always;
use super::view::paper::{PosterList, PosterView, SheetView};
use crate::document::{Guide, SectionContent};

/// The sizes of the text in points, largest first.
const SIZES: [u8; 4] = [33, 30, 27, 24];

/// Millimetres in a point.
const POINT: f64 = 0.3528;

/// Mean width of a letter in parts of the font size, for Arial and its metric twins; a little more than measured.
const LETTER: f64 = 0.53;

/// Height of a line in parts of the font size.
const LINE: f64 = 1.2;

/// Height that title, tickets, lists and foot share, in millimetres: A3 without margins, band and gaps.
const SHEET: f64 = 352.0;

/// Height of the foot with QR code, complaint path and office.
const FOOT: f64 = 108.0;

/// Width of a column of the two lists beside its boxes or numbers.
const COLUMN: f64 = 110.0;

/// Width of the ticket with the results.
const RESULTS: f64 = 92.0;

/// Height of a list's heading, and room between two entries.
const HEADING: f64 = 17.0;
const GAP: f64 = 3.0;

impl Renderer<'_> {
    /// Cuts a guide to a poster.
    pub(super) fn poster_view(&self, guide: &Guide, sheet: SheetView) -> PosterView {
        let (title_size, title_height) = size_of_title(&sheet.guide.title);
        let bring = needed_always(guide).into_iter().map(|item| match &item.note {
            Some(note) => format!("{} ({note})", item.plain),
            None => item.plain.clone(),
        });
        let steps = guide.sections.iter().find_map(|section| match &section.content {
            SectionContent::Steps(steps) => Some(&steps.items),
            _ => None,
        });
        let steps = steps.into_iter().flatten().map(|step| first_sentence(&step.plain));
        let results = cut(&sheet.guide.results, 24, RESULTS, 66.0);
        let fee_rows = sheet.guide.fee.as_ref().map_or(0, |fee| fee.rows.len());
        let tickets = height(&results.items, 24, RESULTS).max(62.0).max(40.0 + 21.0 * fee_rows as f64);
        let room = SHEET - title_height - tickets - FOOT - HEADING;
        let (size, [bring, steps]) = fit([bring.collect(), steps.collect()], room);
        PosterView {
            form: sheet.form,
            guide_url: sheet.guide_url,
            title_size,
            size,
            results,
            bring,
            steps,
            title: sheet.guide.title,
            code: sheet.guide.code,
            fee: sheet.guide.fee,
            time: sheet.guide.time,
            office: sheet.guide.office,
            offices: sheet.guide.offices,
            reviewed: sheet.guide.reviewed,
            review_due: sheet.guide.review_due,
        }
    }
}

/// Gives the size class of a title and its height in millimetres.
fn size_of_title(title: &str) -> (&'static str, f64) {
    match title.chars().count() {
        0..=26 => ("short", 66.0),
        27..=52 => ("middle", 58.0),
        _ => ("long", 58.0),
    }
}

/// Finds the largest size at which two lists side by side fit; at the smallest they are cut.
fn fit(lists: [Vec<String>; 2], room: f64) -> (u8, [PosterList; 2]) {
    let whole = SIZES.into_iter().find(|size| lists.iter().all(|list| height(list, *size, COLUMN) <= room));
    let size = whole.unwrap_or(SIZES[SIZES.len() - 1]);
    (size, lists.map(|list| cut(&list, size, COLUMN, room)))
}

/// Takes what fits of a list; the line that says how much is missing has its room too.
fn cut(list: &[String], size: u8, width: f64, room: f64) -> PosterList {
    if height(list, size, width) <= room {
        return PosterList { items: list.to_vec(), more: 0 };
    }
    let rest = room - 2.0 * f64::from(size) * POINT * LINE - GAP;
    let fits = (0..list.len())
        .rev()
        .find(|count| list.get(..*count).is_some_and(|first| height(first, size, width) <= rest));
    let count = fits.unwrap_or_default();
    PosterList { items: list.iter().take(count).cloned().collect(), more: list.len() - count }
}

/// Gives the height of a list in millimetres.
fn height(list: &[String], size: u8, width: f64) -> f64 {
    let size = f64::from(size) * POINT;
    let letters = (width / (size * LETTER)).max(1.0) as usize;
    list.iter().map(|text| lines(text, letters) as f64 * size * LINE + GAP).sum()
}

/// Counts the lines of a text whose lines hold so many letters.
fn lines(text: &str, letters: usize) -> usize {
    let (mut lines, mut filled) = (1, 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if filled > 0 && filled + 1 + length > letters {
            lines += 1;
            filled = 0;
        }
        // A word longer than a line is broken.
        lines += length.saturating_sub(1) / letters;
        filled += length + usize::from(filled > 0);
    }
    lines
}

/// Gives the first sentence of a step: what to do, without how.
fn first_sentence(text: &str) -> String {
    let end = text.match_indices(['.', '!', '?']).find(|(at, mark)| {
        let after = text.get(at + mark.len()..).unwrap_or_default();
        after.is_empty() || after.starts_with(' ')
    });
    let sentence = end.and_then(|(at, _)| text.get(..at)).unwrap_or(text);
    sentence.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_step_is_told_by_its_first_sentence() {
        assert_eq!(first_sentence("Isi formulir F-2.01. Petugas membantu."), "Isi formulir F-2.01");
        assert_eq!(first_sentence("Ambil nomor antrean"), "Ambil nomor antrean");
        assert_eq!(first_sentence("Bayar Rp30.000!"), "Bayar Rp30.000");
    }

    #[test]
    fn short_lists_get_large_letters_and_long_ones_are_cut() {
        let short = vec!["KTP-el".to_owned(); 3];
        assert_eq!(fit([short.clone(), short], 150.0).0, 33);
        let long = vec!["Surat keterangan dari kelurahan tempat tinggal".to_owned(); 30];
        let (size, [first, _]) = fit([long.clone(), Vec::new()], 150.0);
        assert_eq!(size, 24);
        assert_eq!(first.items.len() + first.more, 30);
        assert!(first.more > 0);
    }

    proptest! {
        #[test]
        fn what_is_shown_fits(texts in proptest::collection::vec("[a-z ]{0,120}", 0..40)) {
            let (size, [shown, _]) = fit([texts.clone(), Vec::new()], 150.0);
            prop_assert!(height(&shown.items, size, COLUMN) <= 150.0);
            prop_assert_eq!(shown.items.len() + shown.more, texts.len());
        }
    }
}
