//! What a page in one language shows of its page in another: what changed since, and what is not translated.

use serde::Serialize;

/// What of a translated page is behind the page that it was made from. Its fields say which
/// values of the page are the source's, in the source's language.
#[derive(Debug, Clone, Serialize)]
pub struct StaleView {
    /// The source's language code.
    pub language: String,
    /// The source's language by its own name.
    pub language_name: String,
    /// The source's address.
    pub url: String,
    /// The parts in words of the page's language: `Fee`, `Step 4`.
    pub parts: Vec<String>,
    /// The fee is the source's.
    pub fee: bool,
    /// The time is the source's.
    pub time: bool,
    /// What one gets is the source's.
    pub results: bool,
    /// Whom it is for is the source's.
    pub audience: bool,
    /// The things to bring in the box at the top are the source's.
    pub bring: bool,
}

/// Marks a requirement or a step that is behind.
#[derive(Debug, Clone, Serialize)]
pub struct StaleMark<T> {
    /// `changed`: `current` holds the source's; `new`: the item itself is the source's;
    /// `gone`: the source has it no more.
    pub kind: &'static str,
    /// The source's language code.
    pub language: String,
    /// The item as the source has it today.
    pub current: Option<Box<T>>,
}

/// A language in which the page does not exist.
#[derive(Debug, Clone, Serialize)]
pub struct Untranslated {
    /// Language code.
    pub language: String,
    /// "This page is not in English yet.", in that language.
    pub notice: String,
    /// The home page of that language.
    pub url: String,
    /// What to call that home page, in that language.
    pub link: String,
}
