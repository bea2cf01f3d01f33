//! One file, understood alone.
//!
//! In: the text of one Markdown file and where it stands. Out: a [`Document`], the meaning
//! of that file with every link still raw, and the findings about it. It sees no other
//! file, reads no clock and touches no disk; whatever needs two files is in
//! [`crate::site`].

pub mod amount;
pub(crate) mod body;
pub(crate) mod field;
pub(crate) mod findings;
pub(crate) mod front_matter;
pub mod guide;
mod head;
pub mod helper;
pub mod hours;
mod known_keys;
pub mod life_event;
#[cfg(test)]
mod manual;
mod office;
mod place;
mod privacy;
pub mod prose;
pub mod register;
pub mod schema;
mod simple;

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use crate::diagnostic::{Checked, Problem};
use crate::source::SourceFile;
use crate::source::path::SourcePath;
use amount::{Duration, Fee};
use body::Body;
use body::writer::Writer;
use findings::{Findings, line_at};
use front_matter::Split;
use front_matter::values::Values;
use helper::Helper;
use hours::OpeningHours;
use life_event::LifeEvent;
use place::Type;
use prose::Prose;
use register::fact;

/// What a file cannot know by itself.
#[derive(Debug, Clone, Copy)]
pub struct Context<'c> {
    /// The languages of the site, the first one first.
    pub languages: &'c [Language],
    /// The folders below `content/` that are one guide in several parts; see [`guide_folders`].
    pub guide_folders: &'c BTreeSet<String>,
}

/// Finds the folders that are one guide each, in several parts: those below `panduan/` with an
/// `index.md` and at least one numbered file such as `1-syarat.md`.
pub fn guide_folders<'p>(paths: impl Iterator<Item = &'p SourcePath>) -> BTreeSet<String> {
    place::guide_folders(paths)
}

/// Reads one file; `None` if it is no Markdown file below `content/`.
///
/// A file with faults gives what can be known of it all the same, so that links of other
/// pages to it hold in the same run.
pub fn parse(file: &SourceFile, context: &Context<'_>) -> Option<Checked<Document>> {
    let (place, language, kind) = place::read(&file.path, context)?;
    let mut findings = Findings::new(&file.path);
    let text: &str = &file.text;
    let front = read_front_matter(text, kind, &mut findings);
    let mut values = front.values;
    let mut head = head::read(&mut values, kind, &mut findings);
    let mut meaning = read_fields(&mut values, kind, &mut head, front.told_at.as_ref(), &mut findings);

    let mut body = Body::new(text, front.body_start);
    let title = Some(head.title.as_str()).filter(|title| !title.is_empty());
    let first_heading = body::heading::collect(&mut body, title, &mut findings);
    if head.title.is_empty() {
        let span = body.dropped.map_or(0..0, |at| body.span(at));
        if let Some(text) = first_heading.filter(|text| !text.is_empty()) {
            (head.title, head.title_span) = (text, span);
        } else {
            head.title = place::title_from(&place);
            if let (false, Some(at)) = (kind.needs_front_matter() || front.title_written, &front.told_at) {
                findings.add(Problem::KeyMissing { key: "judul", fatal: true }, at.clone());
            }
            if let (false, Some((key, span))) = (kind.needs_front_matter(), front.title_empty) {
                findings.add(Problem::KeyEmpty { key, fatal: true }, span);
            }
        }
    }
    if let Some(line) = front.missing {
        // Content from elsewhere has its title as a heading; who agreed to a story, no heading tells.
        let fatal = matches!(kind, Type::Story | Type::Notice) || head.title_span.is_empty();
        findings.add(Problem::FrontMatterMissing { fatal }, line);
    }
    if head.summary.is_none() {
        head.summary = body.summary();
    }
    body.check(front.body_start, &mut findings);
    if kind == Type::Story {
        privacy::check(text, 0, &mut findings);
    }
    let mut writer = Writer::new(&body, &mut findings);
    read_body(&mut meaning, &head.title_span, &mut writer);
    let (links, footnotes) = writer.finish();
    last_prose(&mut meaning).append(footnotes);
    let headings = body.headings;
    let value = Document {
        path: file.path.clone(),
        language,
        place,
        head,
        meaning,
        headings,
        links,
        named_facts: front.named_facts,
        body_start: front.body_start,
    };
    Some(Checked { value, diagnostics: findings.into_list() })
}

/// Reads from a file's path where it stands and in which language; `None` if it is no page.
pub fn place_of(path: &SourcePath, context: &Context<'_>) -> Option<(Place, Language)> {
    place::read(path, context).map(|(place, language, _)| (place, language))
}

/// Tells whether a text begins with front matter, even if it is never closed.
pub fn has_front_matter(text: &str) -> bool {
    !matches!(front_matter::split(text), Split::None(_))
}

/// The front matter of a file.
struct Front<'t> {
    values: Values<'t>,
    body_start: usize,
    /// Where a missing key is to be told; `None` where the front matter could not be read.
    told_at: Option<Range<usize>>,
    /// The title's key is there, even if its value is no good.
    title_written: bool,
    /// The title's key where it stands without a value.
    title_empty: Option<(String, Range<usize>)>,
    /// Where it is to be told that there is none, although there should be.
    missing: Option<Range<usize>>,
    /// The shared facts that stand as values.
    named_facts: Vec<Spanned<String>>,
}

fn read_front_matter<'t>(text: &'t str, kind: Type, findings: &mut Findings) -> Front<'t> {
    let front = |values, body_start| Front {
        values,
        body_start,
        told_at: None,
        title_written: false,
        title_empty: None,
        missing: None,
        named_facts: Vec::new(),
    };
    let first_line = line_at(text, 0);
    match front_matter::split(text) {
        Split::None(body_start) => Front {
            missing: kind.needs_front_matter().then_some(first_line),
            ..front(Values::none(text), body_start)
        },
        Split::Unclosed(line) => {
            findings.add(Problem::FrontMatterUnclosed, line);
            front(Values::none(text), text.len())
        }
        Split::Found(range, body_start, format) => {
            match front_matter::read(text, range.clone(), format, findings) {
                None => front(Values::none(text), body_start),
                Some(entries) => {
                    let title = entries.iter().find(|entry| matches!(entry.key.as_str(), "judul" | "title"));
                    let title_written = title.is_some();
                    let title_empty = title
                        .filter(|entry| !entry.bad && entry.value.is_empty())
                        .map(|entry| (entry.key.clone(), entry.key_span.clone()));
                    let tables = known_keys::tables(kind);
                    let also = |key: &str| known_keys::is_known_elsewhere(key);
                    let values = Values::new(text, entries, &tables, &also, &first_line, findings);
                    let named_facts = fact::named_in(text, range);
                    Front {
                        values,
                        body_start,
                        told_at: Some(first_line),
                        title_written,
                        title_empty,
                        missing: None,
                        named_facts,
                    }
                }
            }
        }
    }
}

fn read_fields(
    values: &mut Values<'_>,
    kind: Type,
    head: &mut Head,
    told_at: Option<&Range<usize>>,
    findings: &mut Findings,
) -> Meaning {
    match kind {
        Type::Guide => Meaning::Guide(Box::new(guide::read_fields(values, findings))),
        Type::Part => Meaning::Part(Box::new(guide::read_fields(values, findings))),
        Type::LifeEvent => Meaning::LifeEvent(LifeEvent::default()),
        Type::Helper => Meaning::Helper(Box::new(helper::read_fields(values, findings))),
        Type::Story => Meaning::Story(Box::new(simple::story(values, head, findings))),
        Type::Office => Meaning::Office(Box::new(office::read_fields(values, told_at, findings))),
        Type::Term => Meaning::Term(simple::term(values, findings)),
        Type::Notice => Meaning::Notice(simple::notice(values, findings)),
        Type::Faq => Meaning::Faq(simple::faq(values, findings)),
        Type::Page => Meaning::Page(simple::page(values, findings)),
        Type::Folder => Meaning::Folder(simple::page(values, findings)),
        Type::EasyRead => Meaning::EasyRead(simple::page(values, findings)),
    }
}

fn read_body(meaning: &mut Meaning, title_span: &Range<usize>, writer: &mut Writer<'_, '_>) {
    let all = writer.body().all();
    match meaning {
        Meaning::Guide(guide) | Meaning::Part(guide) => guide::read_body(guide, writer),
        Meaning::LifeEvent(event) => life_event::read_body(event, writer),
        Meaning::Helper(helper) => helper::read_body(helper, writer),
        Meaning::Faq(faq) => {
            faq.questions = guide::read_questions(writer, all, 2);
            if faq.questions.items.is_empty() && !title_span.is_empty() {
                writer.findings().add(Problem::FaqWithoutQuestions, title_span.clone());
            }
        }
        Meaning::Story(story) => story.body = writer.write(all),
        Meaning::Office(office) => office.body = writer.write(all),
        Meaning::Term(term) => {
            term.body = writer.write(all);
            if term.body.is_empty() && !title_span.is_empty() {
                writer.findings().add(Problem::TermWithoutMeaning, title_span.clone());
            }
        }
        Meaning::Notice(notice) => notice.body = writer.write(all),
        Meaning::Page(page) | Meaning::Folder(page) | Meaning::EasyRead(page) => {
            page.body = writer.write(all);
        }
    }
}

/// Gives the last text of a document, below which its footnotes stand.
fn last_prose(meaning: &mut Meaning) -> &mut Prose {
    match meaning {
        Meaning::Guide(guide) | Meaning::Part(guide) => {
            match guide.sections.last_mut().map(|section| &mut section.content) {
                None => &mut guide.intro,
                Some(SectionContent::Requirements(requirements)) => &mut requirements.after,
                Some(SectionContent::Steps(steps)) => &mut steps.after,
                Some(SectionContent::Questions(list)) => last_answer(list),
                Some(
                    SectionContent::Fee(prose)
                    | SectionContent::Time(prose)
                    | SectionContent::Trouble(prose)
                    | SectionContent::Complaint(prose)
                    | SectionContent::Other(prose),
                ) => prose,
            }
        }
        Meaning::LifeEvent(event) => &mut event.after,
        Meaning::Helper(helper) => helper.last_prose(),
        Meaning::Faq(faq) => last_answer(&mut faq.questions),
        Meaning::Story(story) => &mut story.body,
        Meaning::Office(office) => &mut office.body,
        Meaning::Term(term) => &mut term.body,
        Meaning::Notice(notice) => &mut notice.body,
        Meaning::Page(page) | Meaning::Folder(page) | Meaning::EasyRead(page) => &mut page.body,
    }
}

fn last_answer(list: &mut QuestionList) -> &mut Prose {
    match list.items.last_mut() {
        Some(question) => &mut question.answer,
        None => &mut list.before,
    }
}

/// A value with the place where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Byte range in the file.
    pub span: Range<usize>,
}

/// Names a language by its code in lower case: `id`, `en`, `jv`, `su`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub String);

impl Language {
    /// Gives the code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// One Markdown file, understood alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The file.
    pub path: SourcePath,
    /// The language, from the file's name or the site's first.
    pub language: Language,
    /// Where it stands below `content/`.
    pub place: Place,
    /// The fields that every type has.
    pub head: Head,
    /// What the file is.
    pub meaning: Meaning,
    /// The headings of the body, in order, with their final anchors.
    pub headings: Vec<Heading>,
    /// Every link and picture of the body; [`prose::Piece`]s point into this list.
    pub links: Vec<RawLink>,
    /// The shared facts that the front matter names as values (`telepon: fakta:telepon-kantor`), by key.
    pub named_facts: Vec<Spanned<String>>,
    /// Where in the file the body begins.
    pub body_start: usize,
}

/// Where a file stands below `content/`, without language and ending.
///
/// `content/panduan/kependudukan/ktp.en.md` has folders `[panduan, kependudukan]` and stem `ktp`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The folders, outermost first, as written.
    pub folders: Vec<String>,
    /// The file's name without language and ending; `index` for a folder's own page.
    pub stem: String,
}

impl Place {
    /// Tells whether the file is a list of pages that an editor picked for a booklet.
    pub fn is_book(&self) -> bool {
        self.stem != "index" && self.folders.first().is_some_and(|folder| is_book_folder(folder))
    }
}

/// Tells whether pages of this outermost folder are lists for booklets.
pub fn is_book_folder(folder: &str) -> bool {
    ["buku", "books"].contains(&folder)
}

impl Document {
    /// Gives the folders in whose list the page stands: its own, but for a guide that is a folder the ones around it.
    pub fn shelf(&self) -> &[String] {
        let folders = &self.place.folders;
        match (&self.meaning, folders.split_last()) {
            (Meaning::Guide(_), Some((_, around))) if self.place.stem == "index" => around,
            _ => folders,
        }
    }

    /// Gives the name by which other pages call this one: its file's, or for a guide that is a folder the folder's.
    pub fn name(&self) -> &str {
        match (&self.meaning, self.place.folders.last()) {
            (Meaning::Guide(_), Some(folder)) if self.place.stem == "index" => folder,
            _ => &self.place.stem,
        }
    }
}

impl Place {
    /// Gives the place of the page that an easy version is of.
    #[must_use]
    pub fn base_of_easy(&self) -> Place {
        Place { folders: self.folders.clone(), stem: place::base_of_easy(&self.stem).to_owned() }
    }

    /// Gives the number of a part of a guide.
    pub fn part_number(&self) -> Option<u32> {
        place::part_number(&self.stem)
    }
}

/// The fields that every type has.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Head {
    /// Title, as plain text; for a term its word, for an office its name.
    pub title: String,
    /// Where the title is written.
    pub title_span: Range<usize>,
    /// One or two sentences; `None` where neither field nor first paragraph gives one.
    pub summary: Option<String>,
    /// Words that people really use; for search alone.
    pub keywords: Vec<String>,
    /// Topics, as written; empty means "the sub-folder".
    pub topics: Vec<String>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<Date>,
    /// Where that day is written.
    pub reviewed_span: Range<usize>,
    /// How often it is to be checked, in months.
    pub review_every: Option<u16>,
    /// Who checks it: a role.
    pub owner: Option<String>,
    /// First day on which the page is published.
    pub publish: Option<Date>,
    /// Last day on which the page is published.
    pub expires: Option<Date>,
    /// Addresses that the page had before, as written.
    pub old_addresses: Vec<Spanned<String>>,
    /// Where another generator put the page; people have that address.
    pub permalink: Option<Spanned<String>>,
    /// Its place among the pages of its folder; those without one follow, by title.
    pub order: Option<i64>,
    /// The day of the last change, where somebody wrote it down.
    pub changed: Option<Date>,
    /// Short code that the editor chose.
    pub code: Option<Spanned<String>>,
    /// Not for publication yet.
    pub draft: bool,
    /// Marked "CONTOH, bukan informasi resmi".
    pub sample: bool,
    /// The page that is meant when people name a service without more ("paspor" = the new one).
    pub main: bool,
}

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
    pub translated_from: Option<guide::fingerprint::Fingerprint>,
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
    /// The heading, an index into [`Document::headings`].
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
    /// The question, an index into [`Document::headings`].
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

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6, after mending: the title is the page's only first-level heading.
    pub level: u8,
    /// Its text, plain.
    pub text: String,
    /// Its text as inline HTML without links.
    pub html: String,
    /// Its anchor, unique on the page.
    pub anchor: String,
    /// Where it is written.
    pub span: Range<usize>,
}

/// A link or picture of the body, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLink {
    /// The address as written, entities decoded, control characters removed.
    pub url: String,
    /// Its text (or the picture's alternative text), plain.
    pub text: String,
    /// What it is.
    pub kind: LinkKind,
    /// Where the whole link is written.
    pub span: Range<usize>,
}

/// What a link of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Inside a sentence.
    Inline,
    /// Alone in its paragraph: becomes a card where its target has one.
    Alone,
    /// A picture.
    Image,
}
