//! A small sheet to draw on: flat shapes and letters in a few colours, written as a palette PNG.
//!
//! In: shapes as coverage, in one of a few inks. Out: the bytes of the PNG. Each ink has sixteen
//! steps from its ground to itself, so that edges are smooth and a pixel takes one byte. Knows
//! nothing of what is drawn.

/// A colour: red, green, blue.
pub(super) type Colour = [u8; 3];

/// Steps from a ground to its ink.
const STEPS: u8 = 16;

/// An ink on its ground; a place of the sheet's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(u8);

/// A sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    palette: Vec<Colour>,
}

impl Sheet {
    /// Lays out an empty sheet on the ground of its first ink; up to sixteen inks, each a ground and a colour.
    pub(super) fn new(width: usize, height: usize, inks: &[(Colour, Colour)]) -> Sheet {
        let palette = inks.iter().flat_map(|(ground, ink)| {
            (0..STEPS).map(move |step| {
                std::array::from_fn(|part| {
                    let (from, to) = (u32::from(ground[part]), u32::from(ink[part]));
                    let (step, last) = (u32::from(step), u32::from(STEPS - 1));
                    u8::try_from((from * (last - step) + to * step + last / 2) / last).unwrap_or(u8::MAX)
                })
            })
        });
        Sheet { width, height, pixels: vec![0; width * height], palette: palette.collect() }
    }

    /// Names the ink at a place of the list.
    pub(super) const fn ink(place: u8) -> Ink {
        Ink(place)
    }

    /// Lays ink on a pixel; `cover` from 0 to 1 says how much of it is covered. Outside the sheet is nothing.
    pub(super) fn dot(&mut self, x: i32, y: i32, ink: Ink, cover: f32) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x >= self.width {
            return;
        }
        #[expect(clippy::cast_sign_loss, reason = "clamped to 0 and above")]
        let step = (cover.clamp(0.0, 1.0) * f32::from(STEPS - 1) + 0.5) as u8;
        let Some(pixel) = self.pixels.get_mut(y * self.width + x).filter(|_| step > 0) else { return };
        // Where two shapes of one ink meet, the stronger one shows.
        let below = if *pixel / STEPS == ink.0 { *pixel % STEPS } else { 0 };
        *pixel = ink.0 * STEPS + step.max(below);
    }

    /// Fills a rectangle with a ground: what is drawn on it later lies on this ink's own ground.
    pub(super) fn fill(&mut self, [left, top, right, bottom]: [usize; 4], ink: Ink, full: bool) {
        let value = ink.0 * STEPS + if full { STEPS - 1 } else { 0 };
        let (right, bottom) = (right.min(self.width), bottom.min(self.height));
        for row in self.pixels.chunks_mut(self.width).take(bottom).skip(top) {
            if let Some(part) = row.get_mut(left..right) {
                part.fill(value);
            }
        }
    }

    /// Draws all within a rectangle for which `distance`, in pixels to the edge and negative inside, says so.
    pub(super) fn shape(
        &mut self,
        [left, top, right, bottom]: [i32; 4],
        ink: Ink,
        distance: impl Fn(f32, f32) -> f32,
    ) {
        for y in top..bottom {
            for x in left..right {
                self.dot(x, y, ink, 0.5 - distance(x as f32 + 0.5, y as f32 + 0.5));
            }
        }
    }

    /// Writes the sheet as a PNG.
    pub(super) fn to_png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (width, height) = (self.width as u32, self.height as u32);
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(self.palette.concat());
        // Flat rows are like the row above them, and this compressor is made for such rows.
        encoder.set_filter(png::Filter::Up);
        encoder.set_compression(png::Compression::Fast);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.pixels));
        // Writing into memory does not fail.
        debug_assert!(written.is_ok());
        bytes
    }
}
