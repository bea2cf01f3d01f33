//! Pictures and cards as templates see them.

use serde::Serialize;

/// A picture. Its addresses are relative to the page on which it stands.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// The form for browsers that cannot choose.
    pub url: String,
    /// All forms with their widths, where there are several.
    pub srcset: Option<String>,
    /// How wide it stands on the page, for choosing among them.
    pub sizes: Option<&'static str>,
    /// Its width in pixels, where it is known.
    pub width: Option<u32>,
    /// Its height in pixels, where it is known.
    pub height: Option<u32>,
    /// What it shows, in words.
    pub text: String,
}

/// What stands for the site in its header.
#[derive(Debug, Clone, Serialize)]
pub struct LogoView {
    /// Where it stands, relative to the root of the output.
    pub url: String,
    /// The width at which it is shown, in pixels.
    pub width: u32,
    /// The height at which it is shown, in pixels.
    pub height: u32,
}

/// The picture that chats and social media show beside a link to the page.
#[derive(Debug, Clone, Serialize)]
pub struct ShareImage {
    /// Its whole address.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, in words.
    pub text: String,
}
