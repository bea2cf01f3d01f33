//! All that a template may see: plain data, one struct a template.
//!
//! Addresses of the site (`url`) are relative to the output's root; a template writes
//! `{{ root }}{{ page.url }}`. Text is plain and gets escaped; fields named `html` are
//! finished HTML made by loket. Nothing here grows with the site: lists are cut to a page.

pub mod feedback;
pub mod guide_parts;
pub mod helper;
pub mod legal;
pub mod life_event;
pub mod paper;
pub mod picture;
pub mod standard;
pub mod translation;

use serde::Serialize;

use feedback::FeedbackView;
use guide_parts::PartsView;
use legal::LawView;
use life_event::EventPlace;
use paper::{NumberedLink, QrView};
use picture::{LogoView, PictureView, ShareImage};
use standard::OfficePromise;
use translation::{StaleMark, StaleView, Untranslated};

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

/// `page` of `guide.html`.
#[derive(Debug, Serialize)]
pub struct GuideView {
    /// Title.
    pub title: String,
    /// Lead.
    pub summary: Option<String>,
    /// Short code.
    pub code: Option<String>,
    /// What it costs.
    pub fee: Option<FeeView>,
    /// How long it takes.
    pub time: Option<String>,
    /// What one gets.
    pub results: Vec<String>,
    /// Whom it is for.
    pub audience: Option<String>,
    /// Where it is done.
    pub offices: Vec<Crumb>,
    /// Where it can be done over the internet.
    pub online: Vec<NumberedLink>,
    /// The first things to bring, plain, for the box at the top.
    pub bring: Vec<String>,
    /// How many things to bring there are beyond `bring`.
    pub bring_more: usize,
    /// Text before the first heading.
    pub intro: Vec<Block>,
    /// The parts below second-level headings, in the order in which they are shown.
    pub sections: Vec<GuideSection>,
    /// The life events in which it is a step.
    pub events: Vec<EventPlace>,
    /// Helpers that ask what one person needs.
    pub helpers: Vec<Crumb>,
    /// Where its easy version stands.
    pub easy_read: Option<String>,
    /// For a guide in several parts: the parts; `None` on the page that holds them all.
    pub parts: Option<PartsView>,
    /// A person to ask.
    pub office: Option<OfficeCard>,
    /// Whether the guide has its own complaint part.
    pub own_complaint: bool,
    /// The laws that it rests on.
    pub legal_basis: Vec<LawView>,
    /// Its service standard as a table.
    pub standard: Option<Crumb>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<DateView>,
    /// The day on which it is to be checked again.
    pub review_due: Option<DateView>,
    /// A story about it.
    pub story: Option<PageCard>,
    /// Questions and answers about it.
    pub faqs: Vec<NextLink>,
    /// What people need next.
    pub related: Vec<NextLink>,
    /// Topics.
    pub topics: Vec<Crumb>,
    /// Words of the glossary that the page uses.
    pub terms: Vec<TermView>,
    /// Where the chat text stands.
    pub chat_text: Option<String>,
    /// A link that opens WhatsApp with the chat text's short form.
    pub share: Option<String>,
    /// The guide in other forms, for paper.
    pub forms: Vec<Crumb>,
    /// The addresses behind the numbered links.
    pub addresses: Vec<String>,
}

/// What a service costs.
#[derive(Debug, Clone, Serialize)]
pub struct FeeView {
    /// In short words: `Gratis`, `Rp30.000`, `Rp0–Rp600.000`.
    pub text: String,
    /// Whether it costs nothing.
    pub free: bool,
    /// The cases, where they differ.
    pub rows: Vec<FeeRowView>,
}

/// One case of a fee.
#[derive(Debug, Clone, Serialize)]
pub struct FeeRowView {
    /// For what or whom.
    pub case: String,
    /// `Rp600.000`.
    pub amount: String,
    /// The rule that sets it.
    pub basis: Option<String>,
}

/// A part of a guide. Exactly the fields of its `kind` are filled.
#[derive(Debug, Clone, Serialize)]
pub struct GuideSection {
    /// `requirements`, `steps`, `fee`, `time`, `trouble`, `complaint`, `questions`, `other`; on the page of a
    /// whole guide also `chapter`, where a part begins.
    pub kind: &'static str,
    /// The heading.
    pub heading: HeadingView,
    /// The language code, for a part that is not translated yet.
    pub language: Option<String>,
    /// Text before the items, or all of it for kinds without items.
    pub before: Vec<Block>,
    /// Things to prepare that are always needed.
    pub requirements: Vec<RequirementView>,
    /// Things to prepare in some cases.
    pub conditional: Vec<RequirementView>,
    /// Steps.
    pub steps: Vec<StepView>,
    /// Questions.
    pub questions: Vec<QuestionView>,
    /// Text after the items.
    pub after: Vec<Block>,
}

/// A thing to prepare.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementView {
    /// What it is, inline HTML.
    pub html: String,
    /// `asli`, `fotokopi 2 lembar`.
    pub note: Option<String>,
    /// When it is needed.
    pub condition: Option<String>,
    /// What may stand in its place, inline HTML.
    pub substitutes: Vec<String>,
    /// More about it.
    pub details: Vec<Block>,
    /// What is behind in it, for a translation.
    pub stale: Option<StaleMark<RequirementView>>,
}

/// A step.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// What to do, inline HTML.
    pub html: String,
    /// Where, inline HTML.
    pub place: Option<String>,
    /// How long.
    pub time: Option<String>,
    /// What it costs.
    pub fee: Option<FeeView>,
    /// What to bring, inline HTML.
    pub bring: Option<String>,
    /// What one gets, inline HTML.
    pub result: Option<String>,
    /// Over the internet, inline HTML.
    pub online: Option<String>,
    /// More about it.
    pub details: Vec<Block>,
    /// What is behind in it, for a translation.
    pub stale: Option<StaleMark<StepView>>,
}

/// A question and its answer.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// The question.
    pub heading: HeadingView,
    /// The answer.
    pub answer: Vec<Block>,
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
