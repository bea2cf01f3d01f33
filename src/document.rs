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
mod meaning;
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
use body::Body;
use body::writer::Writer;
use findings::{Findings, line_at};
use front_matter::Split;
use front_matter::values::Values;
use life_event::LifeEvent;
use place::Type;
use prose::Prose;
use register::fact;

pub use meaning::{
    Access, Consent, Counter, Faq, Guide, Meaning, Notice, Office, OnlineChannel, PlainPage, Pledge, Quality,
    Question, QuestionList, Requirement, Requirements, Section, SectionContent, StandardPart, Step, Steps,
    Story, Survey, Term, Urgency,
};

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
    let is_list_of_guides = kind == Type::Folder && place::is_below_guides(&place);
    let front = read_front_matter(text, kind, is_list_of_guides, &mut findings);
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

fn read_front_matter<'t>(
    text: &'t str,
    kind: Type,
    is_list_of_guides: bool,
    findings: &mut Findings,
) -> Front<'t> {
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
        Split::None(body_start) => {
            let needed = kind.needs_front_matter();
            let meant = front_matter::near_mark(text).filter(|_| needed);
            let missing = (needed && meant.is_none()).then_some(first_line);
            if let Some(line) = meant {
                findings.add(Problem::FrontMatterMark, line);
            }
            Front { missing, ..front(Values::none(text), body_start) }
        }
        Split::Unclosed(line) => {
            findings.add(Problem::FrontMatterUnclosed, line);
            front(Values::none(text), text.len())
        }
        Split::Found(range, body_start, format) => {
            match front_matter::read(text, range.clone(), format, findings) {
                None => front(Values::none(text), body_start),
                Some(entries) => {
                    let title = entries
                        .iter()
                        .find(|entry| matches!(entry.key.to_lowercase().as_str(), "judul" | "title"));
                    let title_written = title.is_some();
                    let title_empty = title
                        .filter(|entry| !entry.bad && entry.value.is_empty())
                        .map(|entry| (entry.key.clone(), entry.key_span.clone()));
                    // Who writes these means one guide, and would wait for it in vain.
                    let mut of_guide =
                        entries.iter().filter(|entry| known_keys::is_of_guides_alone(&entry.key));
                    if let Some(entry) = of_guide.next().filter(|_| is_list_of_guides) {
                        let problem = Problem::FolderNoGuide { key: entry.key.clone() };
                        findings.add(problem, entry.key_span.clone());
                    }
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
