//! What the templates of sheets, posters and booklets see.

use serde::Serialize;

use super::life_event::EventChapter;
use super::{Block, Crumb, DateView, FeeView, GuideView, OfficeCard, QuestionView, TermView};

/// A short address with its QR code.
#[derive(Debug, Clone, Serialize)]
pub struct QrView {
    /// Where the picture stands, relative to the output's root.
    pub url: String,
    /// The address as people type it, without its scheme.
    pub text: String,
}

/// A link out of the site, whose address paper lists by number.
#[derive(Debug, Clone, Serialize)]
pub struct NumberedLink {
    /// The text.
    pub title: String,
    /// The whole address.
    pub url: String,
    /// Its number in the list; `None` where the text is the address.
    pub number: Option<usize>,
}

/// `page` of `checklist.html`, `large_print.html` and `staff_sheet.html`: the fields of a guide, and these.
#[derive(Debug, Serialize)]
pub struct SheetView {
    /// What the sheet is, in words.
    pub form: String,
    /// The page of the guide.
    pub guide_url: String,
    /// The guide.
    #[serde(flatten)]
    pub guide: GuideView,
}

/// `page` of `poster.html`: one sheet, cut to what fits.
#[derive(Debug, Serialize)]
pub struct PosterView {
    /// Title of the guide.
    pub title: String,
    /// What the sheet is, in words.
    pub form: String,
    /// The page of the guide.
    pub guide_url: String,
    /// Short code.
    pub code: Option<String>,
    /// The size of the title in points.
    pub title_size: u8,
    /// The sizes of the fee, where it is not free, and of the time in points.
    pub fee_size: u8,
    /// See `fee_size`.
    pub time_size: u8,
    /// The size of the text in points; never below 24.
    pub size: u8,
    /// What it costs.
    pub fee: Option<FeeView>,
    /// How long it takes.
    pub time: Option<String>,
    /// What one gets.
    pub results: PosterList,
    /// What to bring.
    pub bring: PosterList,
    /// What to do.
    pub steps: PosterList,
    /// The office to turn to.
    pub office: Option<OfficeCard>,
    /// Names of the offices, where none has a page.
    pub offices: Vec<Crumb>,
    /// The day on which somebody last checked the guide.
    pub reviewed: Option<DateView>,
    /// The day until which the poster may hang.
    pub review_due: Option<DateView>,
}

/// A list of a poster with how many entries found no room.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct PosterList {
    /// The entries that fit.
    pub items: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

/// `page` of `booklet.html`.
#[derive(Debug, Serialize)]
pub struct BookletView {
    /// What the cover says.
    pub title: String,
    /// `Jilid 1 dari 3`, where there are several.
    pub volume: Option<String>,
    /// The list that it prints.
    pub list_url: String,
    /// The other volumes.
    pub volumes: Vec<Crumb>,
    /// The chapters.
    pub chapters: Vec<Chapter>,
    /// Words of the glossary that the chapters use, from A to Z.
    pub terms: Vec<TermView>,
    /// The addresses behind the numbered links.
    pub addresses: Vec<String>,
    /// The day of the newest check.
    pub reviewed: Option<DateView>,
    /// The day on which the first chapter is to be checked again.
    pub review_due: Option<DateView>,
}

/// A page as a chapter of a booklet. A guide has `guide`, an office `office`; the rest is in the other fields.
#[derive(Debug, Serialize)]
pub struct Chapter {
    /// Its number, from 1.
    pub number: usize,
    /// Language code.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its lead.
    pub summary: Option<String>,
    /// Its short address.
    pub qr: Option<QrView>,
    /// A guide.
    pub guide: Option<Box<GuideView>>,
    /// An office.
    pub office: Option<OfficeCard>,
    /// A life event.
    pub event: Option<Box<EventChapter>>,
    /// The text of all else.
    pub body: Vec<Block>,
    /// Questions with their answers.
    pub questions: Vec<QuestionView>,
    /// For a story: who it is about.
    pub person: Option<String>,
    /// The day on which somebody last checked it; for a story its day.
    pub date: Option<DateView>,
}
