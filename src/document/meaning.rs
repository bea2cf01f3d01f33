//! What a file means, by its kind: the fields of guides, stories, offices and all else, as data.
//!
//! Filled by [`super::parse`]; it reads nothing itself and knows no other file.

use std::ops::Range;

use jiff::civil::Date;

use super::Spanned;
use super::amount::{Duration, Fee};
use super::guide::fingerprint::Fingerprint;
use super::helper::Helper;
use super::hours::OpeningHours;
use super::life_event::LifeEvent;
use super::prose::Prose;

/// What a file is, by its folder.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// One service, one procedure.
    Guide(Box<Guide>),
    /// A part of a guide that is a folder; no service by itself.
    Part(Box<Guide>),
    /// An ordered set of guides for what happens in a life.
    LifeEvent(LifeEvent),
    /// Questions that lead to what one person needs.
    Helper(Box<Helper>),
    /// A staff story.
    Story(Box<Story>),
    /// An agency or counter.
    Office(Box<Office>),
    /// A glossary entry.
    Term(Term),
    /// A dated banner.
    Notice(Notice),
    /// Questions and answers.
    Faq(Faq),
    /// A plain page.
    Page(PlainPage),
    /// The page of a folder (`index.md`); at the root of `content/` the home page.
    Folder(PlainPage),
    /// The easy version of the page beside it; no service by itself.
    EasyRead(PlainPage),
}

/// One service, one procedure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guide {
    /// Where it is done: keys of offices or free text, as written.
    pub offices: Vec<Spanned<String>>,
    /// What it costs.
    pub fee: Option<Fee>,
    /// How long it takes.
    pub time: Option<Duration>,
    /// What one gets.
    pub results: Vec<String>,
    /// Whom it is for.
    pub audience: Option<String>,
    /// Laws it rests on, as written: `uu-24-2013 pasal 27`.
    pub legal_basis: Vec<Spanned<String>>,
    /// Where it can be done over the internet.
    pub online: Vec<OnlineChannel>,
    /// For a translation: the marks of the page that it was made from.
    pub translated_from: Option<Fingerprint>,
    /// What stands before the first heading.
    pub intro: Prose,
    /// The body below second-level headings, in the editor's order.
    pub sections: Vec<Section>,
}

/// A way to a service over the internet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlineChannel {
    /// What it is called; the address's host where not given.
    pub name: String,
    /// The address, http or https.
    pub url: String,
    /// Where the address is written.
    pub span: Range<usize>,
}

/// A part of a guide's body under a second-level heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The heading, an index into [`super::Document::headings`].
    pub heading: usize,
    /// What is below it.
    pub content: SectionContent,
}

/// What a section of a guide holds, by the meaning of its heading.
#[derive(Debug, Clone, PartialEq)]
pub enum SectionContent {
    /// What to prepare.
    Requirements(Requirements),
    /// What to do, in order.
    Steps(Steps),
    /// Exceptions of the fee.
    Fee(Prose),
    /// Exceptions of the time.
    Time(Prose),
    /// If-then help.
    Trouble(Prose),
    /// The complaint path, in place of the office's.
    Complaint(Prose),
    /// Questions and answers.
    Questions(QuestionList),
    /// Everything else.
    Other(Prose),
}

/// A checklist of what to prepare, with the text around it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Requirements {
    /// Text before the first item.
    pub before: Prose,
    /// The items, in order.
    pub items: Vec<Requirement>,
    /// Text after the last item, with further sub-headings such as local differences.
    pub after: Prose,
}

/// One thing to prepare.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Requirement {
    /// What it is, without its note; inline HTML.
    pub text: Prose,
    /// The same as plain text, for chat, lists and comparison.
    pub plain: String,
    /// The note after the last ` — ` (`asli`, `fotokopi 2 lembar`), as plain text.
    pub note: Option<String>,
    /// The condition, where the note starts with `jika`; without that word's part it is always needed.
    pub condition: Option<String>,
    /// What may stand in its place.
    pub substitutes: Vec<Prose>,
    /// Everything else nested below it.
    pub details: Prose,
    /// Where it is written.
    pub span: Range<usize>,
}

/// A procedure, with the text around it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Steps {
    /// Text before the first step.
    pub before: Prose,
    /// The steps, in order.
    pub items: Vec<Step>,
    /// Text after the last step, with further sub-headings.
    pub after: Prose,
}

/// One step of a procedure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// What to do; inline HTML (bold lead and sentence).
    pub text: Prose,
    /// The same as plain text.
    pub plain: String,
    /// `Tempat:`.
    pub place: Option<Prose>,
    /// `Waktu:`, as written and read where it can be.
    pub time: Option<Duration>,
    /// `Biaya:`.
    pub fee: Option<Fee>,
    /// `Bawa:`.
    pub bring: Option<Prose>,
    /// `Hasil:`.
    pub result: Option<Prose>,
    /// `Daring:`.
    pub online: Option<Prose>,
    /// Everything else nested below it.
    pub details: Prose,
    /// Where it is written.
    pub span: Range<usize>,
}

/// Questions with their answers, and the text before them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct QuestionList {
    /// Text before the first question.
    pub before: Prose,
    /// The questions, in order.
    pub items: Vec<Question>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The question, an index into [`super::Document::headings`].
    pub heading: usize,
    /// The answer.
    pub answer: Prose,
}

/// A staff story.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// The day of the story.
    pub date: Option<Date>,
    /// Whether the people in it agreed to be shown.
    pub consent: Option<Consent>,
    /// Who it is about: a name or a role.
    pub person: Option<String>,
    /// Offices, as written.
    pub offices: Vec<Spanned<String>>,
    /// The guides that it belongs to, as written.
    pub guides: Vec<Spanned<String>>,
    /// A photo beside the file, as written.
    pub photo: Option<Spanned<String>>,
    /// What the photo shows, in words.
    pub photo_text: Option<String>,
    /// The story.
    pub body: Prose,
}

/// How the people of a story agreed to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consent {
    /// In writing, on this day if given.
    Written(Option<Date>),
    /// Told without names.
    Anonymous,
    /// Invented for a sample site.
    Sample,
}

/// An agency or counter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Office {
    /// Short name.
    pub short_name: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// A landmark nearby.
    pub landmark: Option<String>,
    /// Latitude and longitude in degrees.
    pub coordinates: Option<(f64, f64)>,
    /// Opening hours, as written and read where they can be.
    pub hours: Vec<OpeningHours>,
    /// Break, as written.
    pub break_time: Option<String>,
    /// Closed days, as written.
    pub closed: Vec<String>,
    /// Telephone numbers.
    pub telephone: Vec<String>,
    /// WhatsApp number.
    pub whatsapp: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Accounts on social media, as written.
    pub social: Vec<String>,
    /// The counters.
    pub counters: Vec<Counter>,
    /// What the place offers to people who need more help.
    pub access: Vec<Access>,
    /// Says that it offers none of it yet (`akses: belum ada`), which is honest.
    pub no_access_yet: bool,
    /// The office's complaint path, in words.
    pub complaint: Vec<String>,
    /// Its public promise.
    pub pledge: Option<Pledge>,
    /// Components 8 to 14 of the service standard that its guides inherit, by Indonesian key.
    pub standard: Vec<(StandardPart, Vec<String>)>,
    /// Results of the satisfaction survey, newest first.
    pub surveys: Vec<Survey>,
    /// The office that this one is part of, as written.
    pub parent: Option<Spanned<String>>,
    /// The page's text.
    pub body: Prose,
}

/// A counter of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// What the sign says: `2`, `A`.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: Option<String>,
}

/// What a place offers to people who need more help (UU 8/2016, PP 42/2020).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// `ramp`
    Ramp,
    /// `kursi roda`
    Wheelchair,
    /// `antrean prioritas`
    PriorityQueue,
    /// `juru bahasa isyarat`
    SignLanguage,
    /// `ruang laktasi`
    NursingRoom,
    /// `pendampingan`
    Companion,
    /// `jemput bola`
    HomeService,
}

/// A public promise to keep the standard (UU 25/2009, article 22).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pledge {
    /// The promise.
    pub text: String,
    /// Who signed it: name or role.
    pub signatory: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where.
    pub place: Option<String>,
}

/// A component of the service standard that guides inherit from their office (UU 25/2009, article 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandardPart {
    /// `sarana`
    Facilities,
    /// `kompetensi`
    Competence,
    /// `pengawasan`
    Supervision,
    /// `jumlah_pelaksana`
    StaffCount,
    /// `jaminan_layanan`
    ServiceGuarantee,
    /// `jaminan_keamanan`
    SafetyGuarantee,
    /// `evaluasi`
    Evaluation,
}

/// One year of the satisfaction survey (PermenPANRB 14/2017).
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// The year.
    pub year: i16,
    /// The overall index, 0 to 100.
    pub score: f64,
    /// How many people answered.
    pub respondents: Option<u32>,
    /// The nine elements, in the rule's order, 1 to 4 or 0 to 100 as the office gives them.
    pub elements: Vec<f64>,
}

/// What an index of the satisfaction survey means (PermenPANRB 14/2017).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// A, sangat baik: 88.31 to 100.
    VeryGood,
    /// B, baik: 76.61 to 88.30.
    Good,
    /// C, kurang baik: 65.00 to 76.60.
    Poor,
    /// D, tidak baik: 25.00 to 64.99.
    Bad,
}

impl Survey {
    /// Tells what the index means; `None` for a number that is no index.
    pub fn quality(&self) -> Option<Quality> {
        // The rule gives two decimals; in between, the number rounds to one of them.
        match (self.score * 100.0).round() / 100.0 {
            score if !(25.0..=100.0).contains(&score) => None,
            score if score >= 88.31 => Some(Quality::VeryGood),
            score if score >= 76.61 => Some(Quality::Good),
            score if score >= 65.0 => Some(Quality::Poor),
            _ => Some(Quality::Bad),
        }
    }
}

/// A glossary entry; its word is the document's title.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Term {
    /// The long form that the word shortens.
    pub expansion: Option<String>,
    /// What it is not, as people confuse them.
    pub not: Option<String>,
    /// Other words for it; for search.
    pub synonyms: Vec<String>,
    /// The everyday word that says the same; for the plain-language check.
    pub plain_word: Option<String>,
    /// The meaning, one sentence.
    pub body: Prose,
}

/// A dated banner.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// How loud.
    pub urgency: Urgency,
    /// Offices that it concerns, as written; empty with `guides` empty: everybody.
    pub offices: Vec<Spanned<String>>,
    /// Guides that it concerns, as written.
    pub guides: Vec<Spanned<String>>,
    /// The text.
    pub body: Prose,
}

/// How loud a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Urgency {
    /// `info`
    #[default]
    Info,
    /// `penting`
    Important,
    /// `darurat`
    Emergency,
}

/// A page of questions and answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Faq {
    /// Guides that it is about, as written.
    pub guides: Vec<Spanned<String>>,
    /// Offices that it is about, as written.
    pub offices: Vec<Spanned<String>>,
    /// The questions.
    pub questions: QuestionList,
}

/// A plain page or the page of a folder.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlainPage {
    /// For the home page: the guides that are needed most, as written.
    pub featured: Vec<Spanned<String>>,
    /// The text.
    pub body: Prose,
}
