//! The frame of every page: what stands around its content, and the site itself.

use serde::Serialize;

use super::feedback::FeedbackView;
use super::paper::QrView;
use super::picture::{LogoView, ShareImage};
use super::translation::{StaleView, Untranslated};
use super::{Block, ContactView};

/// What every page has around its content. A template sees its fields at the top level,
/// beside `s` (the strings of the page's language), `site` and `page` (the content).
#[derive(Debug, Serialize)]
pub struct Frame {
    /// Language code of the page.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The way up to the output's root: `../` or nothing.
    pub root: String,
    /// Where the page stands.
    pub url: String,
    /// The page's own title; the template adds the site's.
    pub title: String,
    /// One or two sentences for search engines and previews.
    pub description: Option<String>,
    /// Whole address of the page, where the site knows its own.
    pub canonical: Option<String>,
    /// The page in other languages, itself included where there are others.
    pub alternates: Vec<Alternate>,
    /// The site's languages in which the page does not exist.
    pub untranslated: Vec<Untranslated>,
    /// What of the page is behind the page that it was translated from.
    pub stale: Option<StaleView>,
    /// How to report wrong information, on guides, offices and stories.
    pub feedback: Option<FeedbackView>,
    /// The way from the home page to here, both included.
    pub breadcrumbs: Vec<Crumb>,
    /// The running notices that concern the page.
    pub notices: Vec<NoticeView>,
    /// Structured data, ready to stand in a script element.
    pub json_ld: Option<String>,
    /// Marked as sample.
    pub sample: bool,
    /// What the page is: `home`, `guide`, `life-event`, `helper`, `easy-read`, `story`, `office`, `list`, `glossary`,
    /// `faq`, `page`, `index`, `not-found`, `standard`, `pledge`, `survey`, `survey-form`.
    pub kind: &'static str,
    /// The style sheets of the page, each over those before it.
    pub styles: Vec<StyleLink>,
    /// The address of the theme's script.
    pub script: Option<String>,
    /// The names of the search's style and script, which the page's script inserts when a box is first used.
    pub search_files: Vec<String>,
    /// Whether search engines are to leave the page out.
    pub noindex: bool,
    /// The short address of the page with its QR code, for paper.
    pub qr: Option<QrView>,
    /// The picture that chats and social media show beside a link to the page.
    pub share_image: Option<ShareImage>,
}

/// A style sheet that a page loads.
#[derive(Debug, Serialize)]
pub struct StyleLink {
    /// Its address.
    pub url: String,
    /// Whether it is for paper alone; then nobody waits for it.
    pub print: bool,
}

/// What every page of a language sees of the site, as `site`.
#[derive(Debug, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// The home page of the language.
    pub home: String,
    /// The A–Z list of the language.
    pub index: String,
    /// The search page of the language.
    pub search: String,
    /// The list of topics, if there are topics.
    pub topics: Option<String>,
    /// The list of laws, if there is one.
    pub legal: Option<String>,
    /// The menu: the outermost folders of the language.
    pub menu: Vec<Crumb>,
    /// Links in the footer.
    pub footer_links: Vec<Crumb>,
    /// The desk to turn to.
    pub contact: Option<ContactView>,
    /// The feed of the language.
    pub feed: Option<String>,
    /// The languages of the site, if there are several: name, home.
    pub languages: Vec<Alternate>,
    /// A picture to stand for the site.
    pub logo: Option<LogoView>,
    /// The site's colour as six hexadecimal digits, for browsers and the mark in their tabs.
    pub colour: String,
    /// Marked as sample.
    pub sample: bool,
}

/// A page in another language.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// Language code.
    pub language: String,
    /// The language's own name.
    pub name: String,
    /// Where it stands.
    pub url: String,
    /// Whole address, where the site knows its own.
    pub absolute: Option<String>,
    /// Whether it is this page.
    pub current: bool,
    /// Whether it is the one for readers of any other language.
    pub default: bool,
}

/// A link with its text. An `external` one has a whole address in `url`.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// The text.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// Whether `url` is a whole address.
    pub external: bool,
    /// How many pages stand behind it, where that helps.
    pub total: Option<usize>,
}

/// A running notice.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeView {
    /// Its title.
    pub title: String,
    /// Where it stands in full.
    pub url: String,
    /// `info`, `important`, `emergency`.
    pub urgency: &'static str,
    /// Its text.
    pub text: Vec<Block>,
    /// First day.
    pub from: Option<DateView>,
    /// Last day.
    pub until: Option<DateView>,
}

/// A day, for people and for machines.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// `20 November 2026`.
    pub text: String,
    /// `2026-11-20`.
    pub iso: String,
}
