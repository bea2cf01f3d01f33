//! The card that chats and social media show beside a link: whose page it is, what it tells, what it costs.
//!
//! In: a few words and a colour. Out: a PNG of 1200 × 630 pixels. It has the look of the site: the
//! sign over the counter, its ledge, a slip with the answer. It must be read as a thumbnail in a
//! chat, so the title is as large as it can be and nothing is written small.

use xxhash_rust::xxh3::xxh3_128;

use super::drawing::{Colour, Ink, Sheet};
use super::lettering::{self, Letters, Weight};

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The name of the site, on the sign.
    pub site: String,
    /// The title.
    pub title: String,
    /// The answer in a few words: `Gratis · 1 hari kerja`.
    pub answer: Option<String>,
    /// Where it is done or whom it is about.
    pub foot: Option<String>,
    /// The site's colour; a light text on it must be readable.
    pub accent: [u8; 3],
    /// A word in the corner, for a site that is a sample.
    pub mark: Option<String>,
}

/// Width and height in pixels: what Open Graph asks for, and what chats show without cutting.
pub const SIZE: (u32, u32) = (1200, 630);

/// Changes whenever the same words would give other bytes than before.
const VERSION: u32 = 1;

const PAPER: Colour = [0xfa, 0xf5, 0xea];
const INK: Colour = [0x20, 0x24, 0x1f];
const ON_SIGN: Colour = [0xfd, 0xf8, 0xec];
const LEDGE: Colour = [0xd0, 0x92, 0x2f];

const TEXT: Ink = Sheet::ink(0);
const LABEL: Ink = Sheet::ink(1);
const SIGN: Ink = Sheet::ink(2);
const LINE: Ink = Sheet::ink(3);

/// Free space at the left and right.
const MARGIN: f32 = 64.0;
/// The lower edge of the sign, and of its ledge.
const SIGN_FOOT: usize = 128;
const LEDGE_FOOT: usize = 142;
/// Sizes of a title, largest first, each with the lines that it may take.
const TITLE_SIZES: [(f32, usize); 5] = [(112.0, 2), (98.0, 3), (84.0, 3), (72.0, 4), (60.0, 4)];
/// The room that a title has.
const TITLE_TOP: f32 = 176.0;
const TITLE_FOOT: f32 = 452.0;

impl Card {
    /// Tells whether the font can write these words; a title in other letters has no card.
    pub fn can_say(text: &str) -> bool {
        lettering::can_write(text)
    }

    /// Gives a name that changes with the card: ten hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let all = format!("{VERSION}\0{self:?}");
        format!("{:010x}", xxh3_128(all.as_bytes()) >> 88)
    }

    /// Draws it.
    pub fn draw(&self) -> Vec<u8> {
        let (width, height) = (SIZE.0 as usize, SIZE.1 as usize);
        let inks = [(PAPER, INK), (PAPER, self.accent), (self.accent, ON_SIGN), (PAPER, LEDGE)];
        let mut sheet = Sheet::new(width, height, &inks);
        sheet.fill([0, 0, width, SIGN_FOOT], SIGN, false);
        sheet.fill([0, SIGN_FOOT, width, LEDGE_FOOT], LINE, true);
        self.write(&mut sheet);
        sheet.to_png()
    }

    /// Writes the words; nothing where there is no font.
    fn write(&self, sheet: &mut Sheet) -> Option<()> {
        let across = SIZE.0 as f32 - 2.0 * MARGIN;

        window(sheet, MARGIN, 30.0);
        let name = Letters::new(Weight::Bold, 50.0)?;
        let mut room = across - 92.0;
        if let Some(mark) = &self.mark {
            let mark = name.cut(&lettering::plain(mark), room / 2.0);
            let width = name.width(&mark);
            name.draw(&mark, MARGIN + across - width, 82.0, SIGN, sheet);
            room -= width + 36.0;
        }
        let site = name.cut(&lettering::plain(&self.site), room);
        name.draw(&site, MARGIN + 92.0, 82.0, SIGN, sheet);

        let (letters, lines, size) = title(&lettering::plain(&self.title), across)?;
        let leading = size * 1.04;
        // Short titles stand in the middle of their room.
        let room = TITLE_FOOT - TITLE_TOP - leading * lines.len() as f32;
        let mut foot = TITLE_TOP + (room / 2.0).max(0.0) + size * 0.8;
        for line in &lines {
            letters.draw(line, MARGIN, foot, TEXT, sheet);
            foot += leading;
        }

        let mut left = MARGIN;
        if let Some(answer) = &self.answer {
            let label = Letters::new(Weight::Bold, 60.0)?;
            let text = label.cut(&lettering::plain(answer), across - 72.0);
            let (top, bottom) = (474.0, 574.0);
            let right = left + label.width(&text) + 72.0;
            slip(sheet, [left, top, right, bottom]);
            label.draw(&text, left + 36.0, 544.0, SIGN, sheet);
            left = right + 36.0;
        }
        if let Some(foot) = &self.foot {
            let small = Letters::new(Weight::Regular, 44.0)?;
            let width = SIZE.0 as f32 - MARGIN - left;
            let mut lines = small.lines(&lettering::plain(foot), width);
            if lines.len() > 2 {
                let rest = lines.drain(1..).collect::<Vec<_>>().join(" ");
                lines.push(small.cut(&rest, width));
            }
            let mut foot = if lines.len() > 1 { 513.0 } else { 539.0 };
            for line in &lines {
                small.draw(line, left, foot, TEXT, sheet);
                foot += 48.0;
            }
        }
        Some(())
    }
}

/// Finds the largest letters in which a title fits; one that never does is cut.
fn title(text: &str, width: f32) -> Option<(Letters, Vec<String>, f32)> {
    for (size, most) in TITLE_SIZES {
        let letters = Letters::new(Weight::Bold, size)?;
        let divided = text.split_whitespace().any(|word| letters.width(word) > width);
        let lines = letters.lines(text, width);
        if lines.len() <= most
            && !divided
            && size * 1.04 * lines.len() as f32 <= TITLE_FOOT - TITLE_TOP + 24.0
        {
            let lines = balanced(&letters, text, width, lines);
            return Some((letters, lines, size));
        }
    }
    let (size, most) = TITLE_SIZES[TITLE_SIZES.len() - 1];
    let letters = Letters::new(Weight::Bold, size)?;
    let mut lines = letters.lines(text, width);
    if lines.len() > most {
        let rest = lines.drain(most - 1..).collect::<Vec<_>>().join(" ");
        lines.push(letters.cut(&rest, width));
    }
    Some((letters, lines, size))
}

/// Makes the lines of a title about as long as each other: no word stands alone below the others.
fn balanced(letters: &Letters, text: &str, width: f32, lines: Vec<String>) -> Vec<String> {
    let longest = text.split_whitespace().map(|word| letters.width(word)).fold(0.0, f32::max);
    let mut best = lines;
    let mut narrower = width;
    loop {
        narrower -= 24.0;
        let lines = letters.lines(text, narrower);
        if narrower < longest || lines.len() > best.len() {
            return best;
        }
        best = lines;
    }
}

/// Draws the mark of loket: the arch of a counter window, its sill, somebody behind it.
fn window(sheet: &mut Sheet, left: f32, top: f32) {
    // The lines of the theme's mark, in a square of 40.
    let scale = 68.0 / 40.0;
    let bounds = [left as i32, top as i32, left as i32 + 68, top as i32 + 68];
    sheet.shape(bounds, SIGN, |x, y| {
        let (x, y) = ((x - left) / scale, (y - top) / scale);
        let arch = if y < 17.0 { (x - 20.0).hypot(y - 17.0) - 12.0 } else { (x - 20.0).abs() - 12.0 };
        let arch = if y > 32.0 { f32::MAX } else { arch.abs() };
        let sill = if (3.0..=37.0).contains(&x) { (y - 32.0).abs() } else { f32::MAX };
        let post = if (23.0..=32.0).contains(&y) { (x - 20.0).abs() } else { f32::MAX };
        (arch.min(sill).min(post) - 1.7) * scale
    });
}

/// Draws a filled slip with round corners.
fn slip(sheet: &mut Sheet, [left, top, right, bottom]: [f32; 4]) {
    const ROUND: f32 = 14.0;
    let bounds = [left as i32 - 1, top as i32 - 1, right as i32 + 2, bottom as i32 + 2];
    sheet.shape(bounds, LABEL, |x, y| {
        let outside = |at: f32, from: f32, to: f32| (from + ROUND - at).max(at - (to - ROUND)).max(0.0);
        outside(x, left, right).hypot(outside(y, top, bottom)) - ROUND
    });
    // Inside the letters lie on the sign's own ground.
    let inner = [left + ROUND, top + 2.0, right - ROUND, bottom - 2.0].map(|side| side as i32);
    #[expect(clippy::cast_sign_loss, reason = "the slip lies within the sheet")]
    sheet.fill(inner.map(|side| side.max(0) as usize), SIGN, false);
}
