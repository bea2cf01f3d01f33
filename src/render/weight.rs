//! What a page weighs when it is opened first, on a telephone, with nothing kept from before.
//!
//! In: a page's bytes and its place. Out: what has to come over the line for its first view: its text,
//! the theme's style and scripts, and the pictures that do not wait until they are near. Text is
//! counted as servers send it, compressed by gzip; pictures as they are.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Renderer, frame, theme};
use crate::site::route::Route;
use crate::source::path::{OutputPath, SourcePath};

/// What a first view may weigh, in bytes: what a server sends before it waits for the first answer.
pub const MOST: u64 = 14_336;

/// How many times smaller compression makes a page at least; surely light pages need no counting.
const LEAST_RATIO: u64 = 3;

impl Renderer<'_> {
    /// Weighs the style and scripts that every page of the site loads.
    pub fn theme_weight(&self) -> u64 {
        let names = [frame::STYLESHEET, frame::PAPER_STYLESHEET, theme::PAGE_SCRIPT];
        let files = names.into_iter().filter_map(|name| self.theme.file(name));
        files.map(|file| compressed(&file.bytes)).sum()
    }

    /// Finds the pictures that a page loads at once, in the form that a telephone asks for.
    pub fn pictures_at_once(&self, output: &OutputPath, html: &str) -> Vec<&Route> {
        let tags = html.split("<img ").skip(1).filter_map(|rest| rest.split('>').next());
        let at_once = tags.filter(|tag| !tag.contains("loading=\"lazy\""));
        let here = SourcePath::new(output.as_str());
        at_once
            .filter_map(|tag| {
                let value = |name: &str| tag.split_once(name)?.1.split('"').next();
                let srcset = value("srcset=\"").and_then(|set| set.split_whitespace().next());
                let address = srcset.or_else(|| value("src=\""))?;
                let place = here.join(address)?;
                let routes = &self.site.routes;
                routes.iter().find(|route| route.output.encoded() == place.as_str())
            })
            .collect()
    }
}

/// Weighs a page's text; nothing is counted of a page that is surely light beside `rest`.
pub fn text_weight(html: &[u8], rest: u64) -> u64 {
    let least = html.len() as u64 / LEAST_RATIO;
    if least + rest <= MOST { least } else { compressed(html) }
}

/// Counts bytes as gzip sends them.
fn compressed(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().map_or(bytes.len(), |compressed| compressed.len()) as u64
}
