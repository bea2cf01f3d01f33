//! The agency's own colour, and what it must be to be read.
//!
//! In: a colour `#rrggbb` as an agency has it. Out: an [`Accent`]: that colour or the nearest that
//! text can have on paper, and what follows from it for the dark and for hovered things. Contrast
//! is measured as WCAG 2.2 does; text on a loket site has 7:1.

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// The colours of a site, all derived from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// For links and titles on paper, and for the sign.
    pub light: Colour,
    /// The ground of hovered things on paper.
    pub tint: Colour,
    /// For links and titles in the dark.
    pub dark: Colour,
    /// For the sign in the dark.
    pub dark_sign: Colour,
    /// The ground of hovered things in the dark.
    pub dark_tint: Colour,
}

/// Least contrast of text and its ground: WCAG 2.2, level AAA.
pub const LEAST: f64 = 7.0;

/// The theme's grounds and the text of its sign. A site that changes these in a style sheet of its
/// own names its accent there as well.
const PAPER: Colour = [0xfa, 0xf5, 0xea];
const SHEET: Colour = [0xff, 0xfd, 0xf8];
const ON_SIGN: Colour = [0xfd, 0xf8, 0xec];
const DARK_SHEET: Colour = [0x1c, 0x26, 0x22];
const WHITE: Colour = [0xff; 3];
const BLACK: Colour = [0; 3];

/// The theme's own colour, which a site has that names none.
pub const BUILT_IN: Colour = [0x0e, 0x44, 0x39];

impl Accent {
    /// Derives a site's colours from the agency's; a pale one is darkened until it can be read.
    pub fn of(colour: Colour) -> Accent {
        let light = nearest(colour, BLACK, |candidate| is_readable(*candidate));
        let dark = nearest(colour, WHITE, |candidate| contrast(*candidate, DARK_SHEET) >= LEAST);
        Accent {
            light,
            tint: ground(light, light, SHEET),
            dark,
            // Beside a dark page a sign in full colour glares.
            dark_sign: mix(light, BLACK, 45),
            dark_tint: ground(dark, dark, DARK_SHEET),
        }
    }
}

/// Tells whether a colour can be read as text on paper, and light text on it.
pub fn is_readable(colour: Colour) -> bool {
    [PAPER, SHEET, ON_SIGN].iter().all(|ground| contrast(colour, *ground) >= LEAST)
}

/// Measures the contrast of two colours, from 1 to 21.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Reads `#rrggbb`.
pub fn parse(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// Writes `#rrggbb`.
pub fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Measures how light a colour is, from 0 to 1.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Mixes a colour with so many hundredths of another.
fn mix(colour: Colour, other: Colour, hundredths: u32) -> Colour {
    std::array::from_fn(|at| {
        let mixed = u32::from(colour[at]) * (100 - hundredths) + u32::from(other[at]) * hundredths;
        u8::try_from((mixed + 50) / 100).unwrap_or(u8::MAX)
    })
}

/// Moves a colour towards another in the smallest steps until it is good; the other one is.
fn nearest(colour: Colour, towards: Colour, is_good: impl Fn(&Colour) -> bool) -> Colour {
    (0..=100).map(|hundredths| mix(colour, towards, hundredths)).find(is_good).unwrap_or(towards)
}

/// Gives a ground a breath of a colour, as much as its text allows.
fn ground(text: Colour, breath: Colour, ground: Colour) -> Colour {
    let mixed = (0..=12).rev().map(|hundredths| mix(ground, breath, hundredths));
    mixed.into_iter().find(|ground| contrast(text, *ground) >= LEAST).unwrap_or(ground)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_as_wcag_measures_it() {
        assert!((contrast(WHITE, BLACK) - 21.0).abs() < 1e-9);
        assert!((contrast([0x76; 3], WHITE) - 4.54).abs() < 0.01);
        assert!(is_readable(BUILT_IN) && !is_readable([0xe6, 0x7e, 0x22]));
        assert_eq!(parse("#0E4439"), Some(BUILT_IN));
        assert_eq!((parse("#12345"), parse("#1234é"), parse("red")), (None, None, None));
    }

    #[test]
    fn whatever_colour_an_agency_has_its_site_can_be_read() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let accent = Accent::of([red, green, blue]);
                    let readable = [
                        (accent.light, PAPER),
                        (accent.light, SHEET),
                        (accent.light, accent.tint),
                        (accent.light, ON_SIGN),
                        (accent.dark, DARK_SHEET),
                        (accent.dark, accent.dark_tint),
                        (accent.dark_sign, ON_SIGN),
                    ];
                    for (text, ground) in readable {
                        assert!(contrast(text, ground) >= LEAST, "{accent:?}: {text:?} on {ground:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_good_colour_stays_as_it_is() {
        assert_eq!(Accent::of([0x0b, 0x3d, 0x91]).light, [0x0b, 0x3d, 0x91]);
        assert_eq!(hex(Accent::of([0xe6, 0x7e, 0x22]).light), "#7c4412");
    }
}
