//! QR codes as small SVG files: what a telephone reads from paper.
//!
//! In: an address. Out: black modules on white with the quiet zone that scanners need. Error
//! level M: a corner may be torn off or stained. The crate computes the modules; the SVG is ours.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

use super::Renderer;
use super::view::paper::QrView;
use crate::site::{Page, route};

/// White modules around the code, as the standard asks (ISO/IEC 18004).
const QUIET_ZONE: usize = 4;

impl Renderer<'_> {
    /// Gives the short address of a guide with its QR code, where they are made.
    pub(super) fn qr(&self, page: &Page) -> Option<QrView> {
        let picture = page.is_guide().then(|| route::qr_address(self.site, page))??;
        let address = self.absolute(&route::short_address(self.site, page)?)?;
        let text = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).to_owned();
        Some(QrView { url: picture.encoded(), text })
    }

    /// Draws the QR code of a guide's short address.
    pub(super) fn qr_svg(&self, page: &Page) -> String {
        let address = route::short_address(self.site, page).and_then(|short| self.absolute(&short));
        address.and_then(|address| svg(&address)).unwrap_or_default()
    }
}

/// Draws a text as a QR code; `None` where it is too long for one.
fn svg(text: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let width = code.size;
    let side = width + 2 * QUIET_ZONE;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\""
    );
    let rows = code.data.chunks(width).take(width);
    for (y, row) in rows.enumerate() {
        let mut x = 0;
        // One rectangle for each run of black: a third of the size of single modules, and no hairlines between them.
        for run in row.chunk_by(|a, b| a.value() == b.value()) {
            if run.first().is_some_and(|module| module.value()) {
                let _ = write!(svg, "M{} {}h{}v1h-{}z", x + QUIET_ZONE, y + QUIET_ZONE, run.len(), run.len());
            }
            x += run.len();
        }
    }
    svg.push_str("\"/></svg>\n");
    Some(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the modules back from the picture.
    fn black(svg: &str) -> Vec<(usize, usize)> {
        let path = svg.rsplit(" d=\"").next().unwrap();
        let mut black = Vec::new();
        for run in path.split('M').skip(1) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
            black.extend((0..numbers[2]).map(|x| (numbers[0] + x, numbers[1])));
        }
        black
    }

    #[test]
    fn has_its_three_corners_and_a_quiet_zone() {
        let svg = svg("https://layanan.kotacontoh.example/k/LAHIR.html").unwrap();
        let black = black(&svg);
        let last = black.iter().map(|(x, _)| *x).max().unwrap();
        let first = black.iter().map(|(x, _)| *x).min().unwrap();
        assert_eq!(first, QUIET_ZONE);
        assert!(svg.contains(&format!("viewBox=\"0 0 {0} {0}\"", last + 1 + QUIET_ZONE)));
        for (x, y) in [(first, first), (last - 6, first), (first, last - 6)] {
            assert!((0..7).all(|i| black.contains(&(x + i, y)) && black.contains(&(x, y + i))));
        }
    }

    #[test]
    fn what_no_code_can_hold_gives_none() {
        assert_eq!(svg(&"a".repeat(3_000)), None);
    }
}
