//! The poster of a guide: exactly one A3 sheet, so what does not fit is left to the QR code.
//!
//! A template cannot measure paper. Lines are counted here by the width of common fonts, the
//! largest size that holds everything is taken, and at the smallest (24 points, readable at
//! two metres) the lists are cut and say how much is missing. `css/poster.css` has the same measures.

use super::Renderer;
use super::guide::needed_always;
use super::view::GuideView;
use super::view::paper::{PosterList, PosterView, SheetView};
use crate::document::{Guide, SectionContent};
use crate::site::Page;

/// The sizes of the lists in points, largest first.
const SIZES: [u8; 4] = [33, 30, 27, TEXT];

/// The size of all else in points, and the smallest that there is.
const TEXT: u8 = 24;

/// The sizes of the title in points, largest first, and how high all its lines may be together, in millimetres.
const TITLE_SIZES: [u8; 7] = [84, 72, 64, 56, 48, 40, 32];
const TITLE_HEIGHT: f64 = 45.0;

/// The size of a free fee, and the sizes of any other fee and of the time in points, largest first.
const FREE: u8 = 68;
const AMOUNTS: [u8; 4] = [40, 33, 27, TEXT];

/// Most lines of an amount at any size but the smallest: long words leave the sheet to what to bring.
const AMOUNT_LINES: f64 = 3.0;

/// Millimetres in a point.
const POINT: f64 = 0.3528;

/// How much wider than the table below a font may run: Arial's twins not at all, a bold serif a little.
const SANS: f64 = 1.0;
const SERIF: f64 = 1.06;

/// Height of a line in parts of the font size, and of large letters.
const LINE: f64 = 1.2;
const LARGE_LINE: f64 = 1.05;

/// Height of the sheet between its margins, and of what is always the same on it (band, sign, room between parts), in millimetres.
const SHEET: f64 = 395.0;
const FIXED: f64 = 117.0;

/// Widths in millimetres: the sheet, the tickets, a column of the lists beside its boxes, the text beside the QR code.
const WIDTH: f64 = 269.0;
const FEE_WIDTH: f64 = 155.0;
const TIME_WIDTH: f64 = 86.0;
const COLUMN: f64 = 113.0;
const HELP_WIDTH: f64 = 193.0;

/// Height of the QR code with its frame.
const QR: f64 = 66.0;

/// Room between two entries of a list.
const GAP: f64 = 3.0;

/// Most lines that tell what one gets.
const RESULT_LINES: usize = 3;

impl Renderer<'_> {
    /// Cuts a guide to a poster.
    pub(super) fn poster_view(&self, page: &Page, guide: &Guide, sheet: SheetView) -> PosterView {
        let strings = self.words(page);
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
        let results = cut_results(strings.text("result_label"), &sheet.guide.results);
        let told = height_of_results(strings.text("result_label"), &results.items);
        let tickets = self.height_of_tickets(page, &sheet.guide);
        let foot = self.height_of_foot(page, &sheet.guide);
        let room = SHEET - FIXED - title_height - tickets - told - foot;
        let (size, [bring, steps]) = fit([bring.collect(), steps.collect()], room);
        PosterView {
            form: sheet.form,
            guide_url: sheet.guide_url,
            title_size,
            fee_size: sheet.guide.fee.as_ref().map_or(TEXT, |fee| size_of_amount(&fee.text, FEE_WIDTH)),
            time_size: sheet.guide.time.as_ref().map_or(TEXT, |time| size_of_amount(time, TIME_WIDTH)),
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

    /// Gives the height of the tickets: what it costs, with whom to tell when money is asked for, and how long it takes.
    fn height_of_tickets(&self, page: &Page, guide: &GuideView) -> f64 {
        let strings = self.words(page);
        let fee = guide.fee.as_ref().map_or(0.0, |fee| {
            let size = if fee.free { FREE } else { size_of_amount(&fee.text, FEE_WIDTH) };
            let note = if fee.free { "fee_free_note" } else { "poster_fee_other" };
            let note = if fee.worded { 0.0 } else { text(strings.text(note), TEXT, FEE_WIDTH) };
            let rows: f64 = fee
                .rows
                .iter()
                .map(|row| text(&format!("{}: {}", row.case, row.amount), TEXT, FEE_WIDTH))
                .sum();
            // The cases say it themselves; what is in short would take the room of what to bring.
            let amount = if fee.rows.is_empty() { large(&fee.text, size, FEE_WIDTH) } else { rows };
            text("x", TEXT, FEE_WIDTH) + amount + note + text(strings.text("fee_report"), TEXT, FEE_WIDTH)
        });
        let time = guide.time.as_ref().map_or(0.0, |time| {
            text("x", TEXT, TIME_WIDTH) + large(time, size_of_amount(time, TIME_WIDTH), TIME_WIDTH)
        });
        fee.max(time)
    }

    /// Gives the height of the foot: QR code, complaint path, office.
    fn height_of_foot(&self, page: &Page, guide: &GuideView) -> f64 {
        let strings = self.words(page);
        let help = |words: &str| text(words, TEXT, HELP_WIDTH);
        let office = guide.office.as_ref().map_or_else(
            || guide.offices.iter().map(|office| help(&office.title)).sum(),
            |office| {
                let numbers = office.telephone.iter().map(|reach| ("telephone", reach));
                let numbers = numbers.chain(office.whatsapp.iter().map(|reach| ("whatsapp", reach)));
                let numbers: Vec<String> =
                    numbers.map(|(key, reach)| format!("{} {}", strings.text(key), reach.text)).collect();
                help(&office.name) + help(&office.hours.join("; ")) + help(&numbers.join(" "))
            },
        );
        let told = help(strings.text("complaint_title")) + help(strings.text("poster_complaint")) + office;
        told.max(QR)
    }
}

/// Gives the height of a text in millimetres.
fn text(text: &str, size: u8, width: f64) -> f64 {
    let size = f64::from(size) * POINT;
    lines(text, width / (size * SANS)) as f64 * size * LINE
}

/// Gives the height of large letters in millimetres.
fn large(text: &str, size: u8, width: f64) -> f64 {
    let size = f64::from(size) * POINT;
    lines(text, width / (size * SERIF)) as f64 * size * LARGE_LINE
}

/// Gives the height of the sentence that tells what one gets.
fn height_of_results(label: &str, results: &[String]) -> f64 {
    if results.is_empty() { 0.0 } else { text(&format!("{label}: {}.", results.join("; ")), TEXT, WIDTH) }
}

/// Takes as many results as the sentence may have lines; the first is always told.
fn cut_results(label: &str, results: &[String]) -> PosterList {
    let most = text("x", TEXT, WIDTH) * RESULT_LINES as f64;
    let fits =
        |count: &usize| results.get(..*count).is_some_and(|first| height_of_results(label, first) <= most);
    let count = (2..=results.len()).take_while(fits).last().unwrap_or(1).min(results.len());
    PosterList { items: results.iter().take(count).cloned().collect(), more: results.len() - count }
}

/// Gives the size of a title, and its height in millimetres.
fn size_of_title(title: &str) -> (u8, f64) {
    let size = TITLE_SIZES.into_iter().find(|size| large(title, *size, WIDTH) <= TITLE_HEIGHT);
    let size = size.unwrap_or(TITLE_SIZES[TITLE_SIZES.len() - 1]);
    (size, large(title, size, WIDTH))
}

/// Gives the size of a fee or a time: the largest at which it is short.
fn size_of_amount(text: &str, width: f64) -> u8 {
    let short = |size: &u8| large(text, *size, width) <= large("x", *size, width) * AMOUNT_LINES;
    AMOUNTS.into_iter().find(short).unwrap_or(TEXT)
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
    let rest = room - f64::from(size) * POINT * LINE - GAP;
    let mut used = 0.0;
    let fits = list.iter().take_while(|entry| {
        used += text(entry, size, width) + GAP;
        used <= rest
    });
    let count = fits.count();
    PosterList { items: list.iter().take(count).cloned().collect(), more: list.len() - count }
}

/// Gives the height of a list in millimetres.
fn height(list: &[String], size: u8, width: f64) -> f64 {
    list.iter().map(|entry| text(entry, size, width) + GAP).sum()
}

/// Counts the lines of a text; the width of a line is in parts of the font size.
fn lines(text: &str, width: f64) -> usize {
    let (mut lines, mut filled) = (1, 0.0);
    for word in text.split_whitespace() {
        let length: f64 = word.chars().map(letter_width).sum();
        if filled > 0.0 && filled + letter_width(' ') + length > width {
            lines += 1;
            filled = 0.0;
        }
        if filled > 0.0 {
            filled += letter_width(' ');
        }
        filled += length;
        // A word longer than a line is broken.
        while filled > width && width > 1.0 {
            lines += 1;
            filled -= width;
        }
    }
    lines
}

/// Gives the width of a letter in parts of the font size, as Arial and its metric twins have it, rounded up.
fn letter_width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' => 0.23,
        ' ' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '/' | '!' => 0.28,
        'r' | '-' | '(' | ')' | '"' => 0.34,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'w' | 'A'..='L' | 'N' | 'P' | 'R'..='V' | 'X'..='Z' => 0.72,
        'm' | 'M' | 'O' | 'Q' => 0.84,
        'W' | '%' | '@' => 1.0,
        '–' => 0.56,
        letter if letter.is_ascii() || letter.is_alphabetic() && letter < '\u{250}' => 0.56,
        _ => 1.0,
    }
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

    #[test]
    fn long_words_of_fee_and_time_leave_room_for_the_lists() {
        assert_eq!(size_of_amount("1 hari kerja", TIME_WIDTH), 40);
        let long =
            "Perekaman 15 menit; kartu dicetak paling lambat 1 hari kerja setelah data dinyatakan tunggal";
        assert!(size_of_amount(long, TIME_WIDTH) < 33);
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
