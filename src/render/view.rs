//! All that a template may see: plain data, one struct a template.
//!
//! Addresses of the site (`url`) are relative to the output's root; a template writes
//! `{{ root }}{{ page.url }}`. Text is plain and gets escaped; fields named `html` are
//! finished HTML made by loket. Nothing here grows with the site: lists are cut to a page.

pub mod feedback;
mod frame;
mod guide;
pub mod guide_parts;
pub mod helper;
pub mod legal;
pub mod life_event;
mod list;
pub mod paper;
pub mod picture;
pub mod standard;
pub mod translation;

use serde::Serialize;

use picture::PictureView;
use standard::OfficePromise;

pub use frame::{Alternate, Crumb, DateView, Frame, NoticeView, SiteView, StyleLink};
pub use guide::{FeeRowView, FeeView, GuideSection, GuideView, QuestionView, RequirementView, StepView};
pub use list::{GlossaryView, HomeView, IndexView, LetterView, ListPage, ListView, NoticesView};

/// A run of content: finished HTML, or a card that the template draws.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Block {
    /// Finished HTML.
    pub html: Option<String>,
    /// A card.
    pub card: Option<Box<Card>>,
}

/// A link that stands alone in its paragraph.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// `office`, `page` or `file`.
    pub kind: &'static str,
    /// The link's text.
    pub title: String,
    /// Where it leads, relative to the output's root.
    pub url: String,
    /// The office, for an office card.
    pub office: Option<Box<OfficeCard>>,
    /// The page, for a page card.
    pub page: Option<Box<PageCard>>,
    /// For a file: its kind in capitals (`PDF`).
    pub file_kind: Option<String>,
    /// For a file: its size in words (`120 KB`).
    pub file_size: Option<String>,
    /// Under which number paper lists its address.
    pub number: Option<usize>,
}

/// A page as a link with what it costs.
#[derive(Debug, Clone, Serialize)]
pub struct NextLink {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// What it costs, in short.
    pub fee: Option<String>,
}

/// A page as an entry of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PageCard {
    /// Its title.
    pub title: String,
    /// Its language code.
    pub language: String,
    /// Its language by its own name.
    pub language_name: String,
    /// Where it stands.
    pub url: String,
    /// `guide`, `life-event`, `helper`, `story`, `office`, `faq`, `page`, `agency`.
    pub kind: &'static str,
    /// One or two sentences.
    pub summary: Option<String>,
    /// For a guide: what it costs, in short words.
    pub fee: Option<String>,
    /// For a guide: whether it costs nothing.
    pub free: bool,
    /// For a guide: how long it takes.
    pub time: Option<String>,
    /// Where it is done or whom it is about.
    pub office: Option<String>,
    /// For a story: its day.
    pub date: Option<DateView>,
    /// For a story: who it is about.
    pub person: Option<String>,
    /// For an agency: how many pages name it.
    pub total: Option<usize>,
}

/// An office, short, as a person to ask.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeCard {
    /// The language of its own words: those of a translation may tell of an office that is not translated.
    pub language: String,
    /// Language of the words that the site itself adds, such as those for access.
    pub words_language: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Postal address.
    pub address: Option<String>,
    /// A landmark nearby.
    pub landmark: Option<String>,
    /// Opening hours, as written.
    pub hours: Vec<String>,
    /// Break, as written.
    pub break_time: Option<String>,
    /// Closed days, as written.
    pub closed: Vec<String>,
    /// Telephone numbers.
    pub telephone: Vec<Reach>,
    /// WhatsApp.
    pub whatsapp: Option<Reach>,
    /// E-mail.
    pub email: Option<Reach>,
    /// What the place offers to people who need more help.
    pub access: Vec<AccessView>,
    /// The complaint path, in words.
    pub complaint: Vec<String>,
}

/// A way to reach somebody: what to read and what to follow.
#[derive(Debug, Clone, Serialize)]
pub struct Reach {
    /// For people.
    pub text: String,
    /// `tel:…`, `https://wa.me/…`, `mailto:…`.
    pub href: String,
}

/// Help that a place offers.
#[derive(Debug, Clone, Serialize)]
pub struct AccessView {
    /// Stable name: `ramp`, `wheelchair`, `priority-queue`, `sign-language`, `nursing-room`, `companion`, `home-service`.
    pub key: &'static str,
    /// In words.
    pub text: String,
}

/// The site's own desk.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// A desk or role.
    pub name: Option<String>,
    /// Telephone.
    pub telephone: Option<Reach>,
    /// WhatsApp.
    pub whatsapp: Option<Reach>,
    /// E-mail.
    pub email: Option<Reach>,
    /// Postal address.
    pub address: Option<String>,
    /// Opening hours.
    pub hours: Option<String>,
}

/// A heading with its anchor.
#[derive(Debug, Clone, Serialize)]
pub struct HeadingView {
    /// Anchor on the page.
    pub anchor: String,
    /// Inline HTML.
    pub html: String,
    /// Plain text.
    pub text: String,
}

/// A word of the glossary.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    /// The word.
    pub term: String,
    /// Its anchor, on the glossary page and on pages that use it.
    pub anchor: String,
    /// Where it stands in the glossary.
    pub url: String,
    /// The long form.
    pub expansion: Option<String>,
    /// What it is not.
    pub not: Option<String>,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// The meaning.
    pub meaning: Vec<Block>,
    /// The meaning as plain text.
    pub text: String,
}

/// `page` of `story.html`.
#[derive(Debug, Serialize)]
pub struct StoryView {
    /// Title.
    pub title: String,
    /// Lead.
    pub summary: Option<String>,
    /// Its day.
    pub date: Option<DateView>,
    /// Who it is about.
    pub person: Option<String>,
    /// `written`, `anonymous`, `sample`.
    pub consent: Option<&'static str>,
    /// Its photo, where the people on it agreed to be shown.
    pub photo: Option<PictureView>,
    /// The story.
    pub body: Vec<Block>,
    /// Offices.
    pub offices: Vec<Crumb>,
    /// The guides that it belongs to.
    pub guides: Vec<PageCard>,
    /// Topics.
    pub topics: Vec<Crumb>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
    /// The addresses behind the numbered links.
    pub addresses: Vec<String>,
}

/// `page` of `office.html`.
#[derive(Debug, Serialize)]
pub struct OfficeView {
    /// Short facts, shared with cards.
    pub card: OfficeCard,
    /// Short name.
    pub short_name: Option<String>,
    /// A link to a map application (`geo:`), where coordinates are given.
    pub map: Option<String>,
    /// Accounts on social media, as written.
    pub social: Vec<String>,
    /// Counters.
    pub counters: Vec<CounterView>,
    /// The public promise.
    pub pledge: Option<PledgeView>,
    /// What it shows of its service standard and survey, where it has begun to state one.
    pub promise: Option<OfficePromise>,
    /// The office that it is part of.
    pub parent: Option<Crumb>,
    /// The offices that are part of it.
    pub children: Vec<PageCard>,
    /// The page's text.
    pub body: Vec<Block>,
    /// The first page of the guides and stories that name it.
    pub list: ListPage,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
    /// The day on which it is to be checked again.
    pub review_due: Option<DateView>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
    /// The volumes of the booklet of the office and its pages.
    pub booklets: Vec<Crumb>,
    /// The addresses behind the numbered links.
    pub addresses: Vec<String>,
}

/// A counter.
#[derive(Debug, Clone, Serialize)]
pub struct CounterView {
    /// What the sign says.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: Option<String>,
}

/// A public promise.
#[derive(Debug, Clone, Serialize)]
pub struct PledgeView {
    /// The promise.
    pub text: String,
    /// Who signed it.
    pub signatory: Option<String>,
    /// When.
    pub date: Option<DateView>,
    /// Where.
    pub place: Option<String>,
}

/// A year of the satisfaction survey.
#[derive(Debug, Clone, Serialize)]
pub struct SurveyView {
    /// The year.
    pub year: i16,
    /// The index, with the language's decimal mark.
    pub score: String,
    /// What the index means: `A (sangat baik)`.
    pub quality: Option<String>,
    /// How many answered.
    pub respondents: Option<String>,
}

/// `page` of `faq.html`.
#[derive(Debug, Serialize)]
pub struct FaqView {
    /// Title.
    pub title: String,
    /// Lead.
    pub summary: Option<String>,
    /// Text before the first question.
    pub before: Vec<Block>,
    /// The questions.
    pub questions: Vec<QuestionView>,
    /// Guides that it is about.
    pub guides: Vec<PageCard>,
    /// Offices that it is about.
    pub offices: Vec<Crumb>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
    /// The day on which it is to be checked again.
    pub review_due: Option<DateView>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
    /// The addresses behind the numbered links.
    pub addresses: Vec<String>,
}

/// `page` of `page.html`.
#[derive(Debug, Default, Serialize)]
pub struct PlainView {
    /// Title.
    pub title: String,
    /// Where its easy version stands.
    pub easy_read: Option<String>,
    /// Lead.
    pub summary: Option<String>,
    /// The text.
    pub body: Vec<Block>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
    /// The day on which it is to be checked again.
    pub review_due: Option<DateView>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
    /// The volumes of the booklet of the pages that it lists.
    pub booklets: Vec<Crumb>,
    /// The addresses behind the numbered links.
    pub addresses: Vec<String>,
}

/// `page` of `redirect.html`.
#[derive(Debug, Serialize)]
pub struct RedirectView {
    /// Title of the page that it leads to.
    pub title: String,
    /// Where that page stands, relative to the output's root.
    pub url: String,
}
