//! The lists of the site: folders, topics, and offices with their guides.
//!
//! A list knows its entries as page numbers; what a page of a list shows is cut out in
//! `render`, so that nothing here grows faster than the site.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::permalink::{self, slug, sort_key};
use super::{Page, PageId, fallback};
use crate::config::SiteConfig;
use crate::document::{Language, Meaning};
use crate::source::path::OutputPath;

/// A folder of `content/` as a list, in one language.
#[derive(Debug, Clone)]
pub struct Section {
    /// The language.
    pub language: Language,
    /// The folders, outermost first, as written.
    pub folders: Vec<String>,
    /// What stands in it.
    pub kind: SectionKind,
    /// The folder's own page (`index.md`).
    pub intro: Option<PageId>,
    /// The title that the folder's page gives, or one made from the folder's name; for the
    /// outermost folders that loket knows, templates prefer their own word.
    pub title: String,
    /// The folder around it.
    pub parent: Option<usize>,
    /// The folders in it, sorted by title.
    pub children: Vec<usize>,
    /// Its entries, in the order in which they are shown.
    pub entries: Vec<Entry>,
    /// How many pages stand in it and in the folders in it.
    pub total: usize,
    /// Where the list's first page stands.
    pub output: OutputPath,
}

/// What stands in a folder, by its first folder's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SectionKind {
    /// `peristiwa/`
    LifeEvents,
    /// `panduan/`
    Guides,
    /// `penentu/`
    Helpers,
    /// `kisah/`
    Stories,
    /// `instansi/`
    Offices,
    /// `istilah/`
    Terms,
    /// `pengumuman/`
    Notices,
    /// `tanya-jawab/`
    Faqs,
    /// Any other folder.
    Pages,
}

/// An entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A page.
    Page(PageId),
    /// An office without a page of its own, an index into the agencies.
    Agency(usize),
}

impl From<PageId> for Entry {
    fn from(id: PageId) -> Entry {
        Entry::Page(id)
    }
}

/// A topic, in one language.
#[derive(Debug, Clone)]
pub struct Topic {
    /// The language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Its pages: guides first, by title.
    pub entries: Vec<PageId>,
    /// Where its list stands: its folder's list where a folder has the topic's name.
    pub output: OutputPath,
    /// The folder that is the topic, if there is one.
    pub section: Option<usize>,
}

/// An office with its guides, with or without a page of its own.
#[derive(Debug, Clone)]
pub struct Agency {
    /// Its name.
    pub name: String,
    /// The language of its page or of the first page that names it.
    pub language: Language,
    /// Its page.
    pub page: Option<PageId>,
    /// Where its page or list stands.
    pub output: OutputPath,
    /// The pages that name it: guides first, by title.
    pub entries: Vec<PageId>,
}

/// The pages whose titles begin with one letter.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The letter in lower case, `#` for all that is no letter.
    pub letter: char,
    /// Its pages, by title.
    pub pages: Vec<PageId>,
}

/// Divides the guides, offices and question pages of a language by the first letter of their titles.
///
/// What the language does not have yet stands there in the site's first language.
pub(super) fn letters(language: &Language, pages: &[Page], config: &SiteConfig) -> Vec<Letter> {
    let own = pages.iter().enumerate().filter(|(_, page)| page.document.language == *language);
    let own = own.map(|(id, _)| PageId(id)).chain(fallback::untranslated(language, pages, config));
    let is_listed = |id: &PageId| {
        let meaning = &pages[id.0].document.meaning;
        matches!(
            meaning,
            Meaning::Guide(_)
                | Meaning::LifeEvent(_)
                | Meaning::Helper(_)
                | Meaning::Faq(_)
                | Meaning::Office(_)
        )
    };
    let mut titles: Vec<(&str, PageId)> =
        own.filter(is_listed).map(|id| (pages[id.0].title_key.as_str(), id)).collect();
    titles.sort_unstable();
    let mut letters: Vec<Letter> = Vec::new();
    for (title, id) in titles {
        let letter = title.chars().next().filter(|c| c.is_alphabetic()).unwrap_or('#');
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.pages.push(id),
            _ => letters.push(Letter { letter, pages: vec![id] }),
        }
    }
    letters
}

/// Tells what stands in a folder from its first folder's name.
fn section_kind(page: &Page) -> SectionKind {
    match &page.document.meaning {
        Meaning::LifeEvent(_) => SectionKind::LifeEvents,
        Meaning::Guide(_) | Meaning::Part(_) => SectionKind::Guides,
        Meaning::Helper(_) => SectionKind::Helpers,
        Meaning::Story(_) => SectionKind::Stories,
        Meaning::Office(_) => SectionKind::Offices,
        Meaning::Term(_) => SectionKind::Terms,
        Meaning::Notice(_) => SectionKind::Notices,
        Meaning::Faq(_) => SectionKind::Faqs,
        Meaning::Page(_) | Meaning::Folder(_) | Meaning::EasyRead(_) => SectionKind::Pages,
    }
}

/// Makes the folder lists and fills [`Page::section`]; also fills the agencies' entries.
pub(super) fn sections(pages: &mut [Page], agencies: &[Agency], config: &SiteConfig) -> Vec<Section> {
    let mut by_folder: BTreeMap<(Language, Vec<String>), Section> = BTreeMap::new();
    for (id, page) in pages.iter().enumerate() {
        // Parts are found on their guide, easy versions on their page.
        if matches!(page.document.meaning, Meaning::Part(_) | Meaning::EasyRead(_)) {
            continue;
        }
        let folders = page.document.shelf();
        let language = &page.document.language;
        for depth in 1..=folders.len() {
            let prefix = folders.iter().take(depth).cloned().collect::<Vec<_>>();
            let Some(section) = section_at(&mut by_folder, language, prefix, config) else { continue };
            let own = depth == folders.len();
            match &page.document.meaning {
                Meaning::Folder(_) if own => {
                    section.intro = Some(PageId(id));
                    section.title.clone_from(&page.document.head.title);
                }
                Meaning::Folder(_) => {}
                _ => {
                    section.total += 1;
                    // Folders around a guide are guides' folders, whatever else stands there.
                    let kind = section_kind(page);
                    section.kind = if section.total == 1 { kind } else { section.kind.min(kind) };
                    if own {
                        section.entries.push(Entry::Page(PageId(id)));
                    }
                }
            }
        }
    }
    add_free_agencies(&mut by_folder, agencies, config);
    // A folder of which nothing but its own page is written is that page.
    let holds_something = |section: &Section| section.total > 0 || section.intro.is_some();
    let mut sections: Vec<Section> = by_folder.into_values().filter(holds_something).collect();
    connect(&mut sections);
    for section in &mut sections {
        let kind = section.kind;
        section.entries.sort_by_cached_key(|entry| entry_key(*entry, kind, pages, agencies));
    }
    for (index, section) in sections.iter().enumerate() {
        for entry in &section.entries {
            if let Entry::Page(id) = entry {
                pages[id.0].section = Some(index);
            }
        }
        if let Some(intro) = section.intro {
            pages[intro.0].section = Some(index);
        }
    }
    sections
}

/// Gives the section of a folder, making it if need be.
fn section_at<'a>(
    by_folder: &'a mut BTreeMap<(Language, Vec<String>), Section>,
    language: &Language,
    folders: Vec<String>,
    config: &SiteConfig,
) -> Option<&'a mut Section> {
    let key = (language.clone(), folders);
    // Nearly every page stands in a folder that another one has brought.
    if by_folder.contains_key(&key) {
        return by_folder.get_mut(&key);
    }
    let address = permalink::folder_address(config, language, &key.1);
    let output = OutputPath::new(&format!("{address}index.html"))?;
    let title = key.1.last().map(|folder| humanise(folder)).unwrap_or_default();
    let (language, folders) = key.clone();
    Some(by_folder.entry(key).or_insert(Section {
        language,
        folders,
        kind: SectionKind::Pages,
        intro: None,
        title,
        parent: None,
        children: Vec::new(),
        entries: Vec::new(),
        total: 0,
        output,
    }))
}

/// Makes a title from a folder's name: `pencatatan-sipil` becomes `Pencatatan sipil`.
fn humanise(folder: &str) -> String {
    let text = folder.replace(['-', '_'], " ");
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Lists offices without a page in the folder of those that have one.
fn add_free_agencies(
    by_folder: &mut BTreeMap<(Language, Vec<String>), Section>,
    agencies: &[Agency],
    config: &SiteConfig,
) {
    for (index, agency) in agencies.iter().enumerate().filter(|(_, agency)| agency.page.is_none()) {
        let existing = by_folder
            .iter()
            .find(|((language, _), section)| {
                *language == agency.language && section.kind == SectionKind::Offices
            })
            .map(|((_, folders), _)| folders.clone());
        let folders = existing.unwrap_or_else(|| vec!["instansi".to_owned()]);
        if let Some(section) = section_at(by_folder, &agency.language, folders, config) {
            section.kind = SectionKind::Offices;
            section.total += 1;
            section.entries.push(Entry::Agency(index));
        }
    }
}

/// Connects folders with the folders in them.
fn connect(sections: &mut [Section]) {
    let places: BTreeMap<(Language, Vec<String>), usize> = sections
        .iter()
        .enumerate()
        .map(|(index, section)| ((section.language.clone(), section.folders.clone()), index))
        .collect();
    for index in 0..sections.len() {
        let mut folders = sections[index].folders.clone();
        folders.pop();
        let parent = places.get(&(sections[index].language.clone(), folders)).copied();
        sections[index].parent = parent;
        if let Some(parent) = parent {
            sections[parent].children.push(index);
        }
    }
    let keys: Vec<String> = sections.iter().map(|section| sort_key(&section.title)).collect();
    for section in sections.iter_mut() {
        section.children.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
    }
}

/// Gives the key by which an entry is sorted: stories newest first, all else by the editor's order and by title.
fn entry_key<'a>(
    entry: Entry,
    kind: SectionKind,
    pages: &'a [Page],
    agencies: &[Agency],
) -> (i64, i64, Cow<'a, str>) {
    match entry {
        Entry::Agency(index) => (0, i64::MAX, Cow::Owned(sort_key(&agencies[index].name))),
        Entry::Page(id) => {
            let document = &pages[id.0].document;
            let day = match &document.meaning {
                Meaning::Story(story) if kind == SectionKind::Stories => story.date,
                Meaning::Notice(notice) => notice.from,
                _ => None,
            };
            let order = document.head.order.unwrap_or(i64::MAX);
            (day.map_or(0, |day| -days(day)), order, Cow::Borrowed(&pages[id.0].title_key))
        }
    }
}

/// Numbers days so that later ones are greater.
fn days(date: jiff::civil::Date) -> i64 {
    i64::from(date.year()) * 372 + i64::from(date.month()) * 31 + i64::from(date.day())
}

/// Makes the topics and fills [`Page::topics`] and the agencies' entries.
///
/// A guide without topics belongs to the topic of its sub-folder. A topic that is named
/// like a folder of guides is that folder's list, not a second one.
pub(super) fn topics(pages: &mut [Page], sections: &mut [Section], config: &SiteConfig) -> Vec<Topic> {
    let mut index: BTreeMap<(Language, String), usize> = BTreeMap::new();
    let mut topics: Vec<Topic> = Vec::new();
    let folders: BTreeMap<(Language, String), usize> = sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.kind == SectionKind::Guides && section.folders.len() > 1)
        .filter_map(|(i, section)| Some(((section.language.clone(), slug(section.folders.last()?)), i)))
        .collect();
    for id in 0..pages.len() {
        let document = pages[id].document.clone();
        let is_listed = matches!(
            document.meaning,
            Meaning::Guide(_)
                | Meaning::LifeEvent(_)
                | Meaning::Helper(_)
                | Meaning::Story(_)
                | Meaning::Faq(_)
        );
        if !is_listed {
            continue;
        }
        let own_folder = document.shelf().iter().skip(1).next_back().filter(|_| pages[id].is_guide());
        let own_folder = own_folder.filter(|_| document.head.topics.is_empty());
        for name in document.head.topics.iter().chain(own_folder) {
            let key = (document.language.clone(), slug(name));
            if let Some(&topic) = index.get(&key) {
                if !pages[id].topics.contains(&topic) {
                    pages[id].topics.push(topic);
                    topics[topic].entries.push(PageId(id));
                }
                continue;
            }
            let section = folders.get(&key).copied();
            let output = match section.and_then(|section| sections.get(section)) {
                Some(section) => Some(section.output.clone()),
                None => {
                    let root = permalink::language_root(config, &document.language);
                    OutputPath::new(&format!("{root}topik/{}.html", key.1))
                }
            };
            let Some(output) = output.filter(|_| !key.1.is_empty()) else { continue };
            let topic = *index.entry(key).or_insert_with(|| {
                let title =
                    section.and_then(|s| sections.get(s)).map_or_else(|| humanise(name), |s| s.title.clone());
                topics.push(Topic {
                    language: document.language.clone(),
                    title,
                    entries: Vec::new(),
                    output,
                    section,
                });
                topics.len() - 1
            });
            if !pages[id].topics.contains(&topic) {
                pages[id].topics.push(topic);
                topics[topic].entries.push(PageId(id));
            }
        }
    }
    for topic in &mut topics {
        topic.entries.sort_by(|a, b| listed_key(&pages[a.0]).cmp(&listed_key(&pages[b.0])));
        // The folder's list shows what is tagged with its name, wherever the file stands.
        if let Some(section) = topic.section.and_then(|section| sections.get_mut(section)) {
            let folders = &section.folders;
            let outside: Vec<Entry> = topic
                .entries
                .iter()
                .filter(|id| !pages[id.0].document.shelf().starts_with(folders))
                .map(|id| Entry::Page(*id))
                .collect();
            section.total += outside.len();
            section.entries.extend(outside);
        }
    }
    topics
}

/// Fills the entries of the agencies: guides first, by title.
pub(super) fn fill_agencies(agencies: &mut [Agency], pages: &[Page]) {
    for (id, page) in pages.iter().enumerate() {
        let is_listed =
            matches!(page.document.meaning, Meaning::Guide(_) | Meaning::Story(_) | Meaning::Faq(_));
        for &agency in page.agencies.iter().filter(|_| is_listed) {
            // A translation is listed only where its language has no office of its own to be listed at.
            let is_listed_elsewhere = |agency: &Agency| {
                agency.language != page.document.language
                    && page
                        .translations
                        .iter()
                        .any(|other| pages[other.0].document.language == agency.language)
            };
            if let Some(agency) = agencies.get_mut(agency).filter(|agency| !is_listed_elsewhere(agency)) {
                agency.entries.push(PageId(id));
            }
        }
    }
    for agency in agencies {
        agency.entries.sort_by(|a, b| listed_key(&pages[a.0]).cmp(&listed_key(&pages[b.0])));
    }
}

/// Sorts guides before all else, then by title.
pub(super) fn listed_key(page: &Page) -> (bool, &str) {
    (!page.is_guide(), &page.title_key)
}
