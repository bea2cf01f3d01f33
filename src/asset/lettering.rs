//! Words as letters on a sheet, in the one font that the program carries.
//!
//! In: a text, a size, a width. Out: lines that fit, and their drawing. The font is Atkinson
//! Hyperlegible, made for people who see badly, cut down to the letters of Latin languages
//! (`font/`, SIL Open Font License).

use ab_glyph::{Font, FontRef, GlyphId, PxScale, ScaleFont, point};
use unicode_normalization::UnicodeNormalization;

use super::drawing::{Ink, Sheet};

static REGULAR: &[u8] = include_bytes!("font/AtkinsonHyperlegible-Regular.ttf");
static BOLD: &[u8] = include_bytes!("font/AtkinsonHyperlegible-Bold.ttf");

/// Stands for what is left out.
const MORE: char = '…';

/// How strong letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// For small print.
    Regular,
    /// For what is to be seen first.
    Bold,
}

/// Letters of one weight in one size.
#[derive(Debug)]
pub(super) struct Letters {
    font: FontRef<'static>,
    /// Height of a capital and its foot together, in pixels; what `size` means.
    size: f32,
}

impl Letters {
    /// Takes letters of a weight and size in pixels; `None` if the program was built without its font.
    pub(super) fn new(weight: Weight, size: f32) -> Option<Letters> {
        let bytes = if weight == Weight::Bold { BOLD } else { REGULAR };
        Some(Letters { font: FontRef::try_from_slice(bytes).ok()?, size })
    }

    /// Gives how wide a text is.
    pub(super) fn width(&self, text: &str) -> f32 {
        let font = self.font.as_scaled(PxScale::from(self.size));
        let mut width = 0.0;
        let mut last: Option<GlyphId> = None;
        for letter in text.chars() {
            let glyph = font.glyph_id(letter);
            width += last.map_or(0.0, |last| font.kern(last, glyph)) + font.h_advance(glyph);
            last = Some(glyph);
        }
        width
    }

    /// Divides a text into lines of a width; a word that is wider than a line is divided where it must be.
    pub(super) fn lines(&self, text: &str, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if self.width(&line) > width && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Cuts a text so that it fits a width, and says so with three dots.
    pub(super) fn cut(&self, text: &str, width: f32) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let mut kept = text.to_owned();
        while kept.pop().is_some() {
            let shown = format!("{}{MORE}", kept.trim_end_matches([' ', ',', '.', '·', '–', '-']));
            if self.width(&shown) <= width {
                return shown;
            }
        }
        String::new()
    }

    /// Draws a line; `left` and `foot` are where its letters begin and stand.
    pub(super) fn draw(&self, text: &str, left: f32, foot: f32, ink: Ink, sheet: &mut Sheet) {
        let font = self.font.as_scaled(PxScale::from(self.size));
        let mut pen = left;
        let mut last: Option<GlyphId> = None;
        for letter in text.chars() {
            let id = font.glyph_id(letter);
            pen += last.map_or(0.0, |last| font.kern(last, id));
            let glyph = id.with_scale_and_position(PxScale::from(self.size), point(pen, foot));
            if let Some(outline) = font.outline_glyph(glyph) {
                let bounds = outline.px_bounds();
                let (x, y) = (bounds.min.x as i32, bounds.min.y as i32);
                outline.draw(|column, row, cover| {
                    sheet.dot(x.saturating_add_unsigned(column), y.saturating_add_unsigned(row), ink, cover);
                });
            }
            pen += font.h_advance(id);
            last = Some(id);
        }
    }
}

/// Brings a text to the form that the font knows: letters with their marks in one, no controls.
pub(super) fn plain(text: &str) -> String {
    let kept: String = text.nfc().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether the font has letters for all of a text.
pub(super) fn can_write(text: &str) -> bool {
    let Ok(font) = FontRef::try_from_slice(BOLD) else { return false };
    plain(text).chars().all(|letter| letter == ' ' || font.glyph_id(letter) != GlyphId(0))
}
