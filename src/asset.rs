//! What loket makes of pictures and words: pictures in the widths that pages need, cards for chats.
//!
//! In: the bytes of a picture, or the words of a card. Out: what is known of the picture
//! ([`picture`]), and the bytes of what a page shows. The bytes are the same on every machine.
//! The one module beside `source` and `output` that touches the disk: it keeps what took long in
//! `.loket/`, which anybody may delete. Knows nothing of pages and templates.

pub mod card;
mod drawing;
mod lettering;
pub mod picture;
mod resize;
mod strip;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::error::Error;
use crate::source;
use card::Card;
use picture::Picture;

/// Something to make.
#[derive(Debug)]
pub enum Made<'a> {
    /// A picture of the site in a width that pages need.
    Narrowed {
        /// Where the picture stands on the disk.
        disk: &'a Path,
        /// What is known of it.
        picture: &'a Picture,
        /// One of its [`Picture::widths`], or another that is no wider than it is.
        width: u32,
    },
    /// A picture of the site as it is, but without what cameras write beside it: place, time, device.
    Cleaned {
        /// Where the picture stands on the disk.
        disk: &'a Path,
        /// What is known of it.
        picture: &'a Picture,
    },
    /// A card for chats and social media.
    Card(Box<Card>),
}

impl Made<'_> {
    /// Tells whether the name of its file changes with its bytes, so that a file of this name needs no making.
    pub fn is_named_by_content(&self) -> bool {
        !matches!(self, Made::Cleaned { .. })
    }
}

/// Makes things, and remembers what took long.
#[derive(Debug)]
pub struct Workshop {
    /// The folder for what took long.
    cache: PathBuf,
    /// Held while a large picture is open: its pixels are many times its bytes.
    large: Mutex<()>,
}

/// The folder at the site's root in which loket keeps what it may forget.
const FOLDER: &str = ".loket";

/// Changes whenever the same picture would give other bytes than before.
const VERSION: u32 = 1;

/// Pixels above which one picture at a time is opened: 16 million are 48 MB.
const LARGE: u64 = 16_000_000;

impl Workshop {
    /// Opens the workshop of the site at `root`; nothing is written before something is made.
    pub fn at(root: &Path) -> Workshop {
        Workshop { cache: root.join(FOLDER).join("gambar"), large: Mutex::new(()) }
    }

    /// Makes the bytes.
    ///
    /// # Errors
    /// If the disk does not give the picture. A picture that cannot be understood is given as it is.
    pub fn make(&self, made: &Made) -> Result<Vec<u8>, Error> {
        match made {
            Made::Card(card) => Ok(card.draw()),
            Made::Cleaned { disk, picture } => {
                let bytes = source::read_bytes(disk, 0)?;
                Ok(strip::without_metadata(&bytes, picture.kind).unwrap_or(bytes))
            }
            Made::Narrowed { disk, picture, width } => self.narrowed(disk, picture, *width),
        }
    }

    /// Gives a picture in a width, from the cache if it is there.
    fn narrowed(&self, disk: &Path, picture: &Picture, width: u32) -> Result<Vec<u8>, Error> {
        let place = |width: u32| self.place(picture, width);
        if let Some(bytes) = fs::read(place(width)).ok().filter(|bytes| !bytes.is_empty()) {
            return Ok(bytes);
        }
        let bytes = source::read_bytes(disk, 0)?;
        let all = {
            let is_large = picture.pixels() > LARGE;
            let _one_at_a_time = is_large.then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
            // All at once: opening the picture takes longer than making it narrow.
            let usual = picture.widths();
            let widths = if usual.contains(&width) { usual } else { vec![width.min(picture.width)] };
            resize::to_widths(&bytes, picture, &widths)
        };
        let cleaned = strip::without_metadata(&bytes, picture.kind).unwrap_or(bytes);
        let mut wanted = None;
        for (made, bytes) in all {
            // What is heavier than the picture itself helps nobody.
            let bytes =
                if bytes.len() < cleaned.len() || picture.changes_form() { bytes } else { cleaned.clone() };
            // A page does not wait for its cache: a full or protected disk only costs time.
            let _ = keep(&place(made), &bytes);
            if made == width {
                wanted = Some(bytes);
            }
        }
        Ok(wanted.unwrap_or(cleaned))
    }

    /// Names the cached file of a picture in a width.
    fn place(&self, picture: &Picture, width: u32) -> PathBuf {
        self.cache.join(format!("{:032x}-{VERSION}-{width}.{}", picture.hash, picture.ending()))
    }
}

/// Keeps bytes for the next run, whole or not at all.
fn keep(place: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = place.with_extension(format!("{}.tmp", std::process::id()));
    fs::write(&draft, bytes)?;
    fs::rename(&draft, place)
}
