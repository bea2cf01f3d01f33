//! What the templates of lists see: folders, topics, home, A–Z, glossary, notices.

use serde::Serialize;

use super::{Block, Crumb, NoticeView, PageCard, TermView};

/// One page of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListPage {
    /// The entries of this page.
    pub entries: Vec<PageCard>,
    /// Whether there are entries in another language, for want of a translation.
    pub untranslated: bool,
    /// How many there are in all.
    pub total: usize,
    /// Number of this page, from 1.
    pub number: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// `page` of `list.html` (folders, topics, offices without a page, further pages of lists).
#[derive(Debug, Serialize)]
pub struct ListView {
    /// Title.
    pub title: String,
    /// What stands in it: `guides`, `stories`, `offices`, `faqs`, `pages`, `topic`, `agency`, `topics`.
    pub kind: &'static str,
    /// The folder's own text; on the first page only.
    pub intro: Vec<Block>,
    /// Folders in it, or topics.
    pub children: Vec<Crumb>,
    /// The entries.
    pub list: ListPage,
    /// The volumes of its booklet; of a folder too large for one, the booklets of the folders in it.
    pub booklets: Vec<Crumb>,
}

/// `page` of `home.html`.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// Title.
    pub title: String,
    /// The home page's own text.
    pub intro: Vec<Block>,
    /// The life events.
    pub events: Vec<PageCard>,
    /// The guides that are needed most.
    pub featured: Vec<PageCard>,
    /// Folders and topics of guides.
    pub topics: Vec<Crumb>,
    /// The outermost folders.
    pub sections: Vec<Crumb>,
    /// The newest stories.
    pub stories: Vec<PageCard>,
    /// Offices.
    pub offices: Vec<PageCard>,
}

/// `page` of `index.html` (A–Z).
#[derive(Debug, Serialize)]
pub struct IndexView {
    /// Title.
    pub title: String,
    /// The letters that have titles: letter, address (an anchor while all stand on one page), titles.
    pub letters: Vec<LetterView>,
    /// The letter whose page this is; `None` on the first page.
    pub letter: Option<String>,
    /// The entries, for a letter's own page.
    pub list: Option<ListPage>,
    /// Whether there are titles in another language, for want of a translation.
    pub untranslated: bool,
}

/// A letter of the A–Z list.
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
    /// The letter in capitals, or `0–9`.
    pub letter: String,
    /// Anchor on the page.
    pub anchor: String,
    /// Where its titles stand; `None` when they stand here.
    pub url: Option<String>,
    /// How many titles it has.
    pub total: usize,
    /// Its titles, when they stand here.
    pub entries: Vec<PageCard>,
}

/// `page` of `glossary.html`.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    /// Title.
    pub title: String,
    /// The folder's own text.
    pub intro: Vec<Block>,
    /// The words, from A to Z.
    pub terms: Vec<TermView>,
}

/// `page` of `notices.html`.
#[derive(Debug, Serialize)]
pub struct NoticesView {
    /// Title.
    pub title: String,
    /// The folder's own text.
    pub intro: Vec<Block>,
    /// The running notices with their anchors.
    pub notices: Vec<(String, NoticeView)>,
}
