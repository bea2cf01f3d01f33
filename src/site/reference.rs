//! Resolves what front matter names: the offices of a page and the guides of a story.
//!
//! An office is named by its file (`disdukcapil`), by its name or short name, or as free
//! text; a free text becomes an agency without a page of its own, so that its guides can
//! still be listed.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::former::Former;
use super::link::relative;
use super::list::Agency;
use super::permalink::{self, sort_key};
use super::{Page, PageId};
use crate::config::SiteConfig;
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::{Language, Meaning, Spanned};
use crate::source::path::{OutputPath, SourcePath};

/// Least likeness (Jaro-Winkler, 0 to 1) at which another name is worth proposing.
const NEAR_ENOUGH: f64 = 0.84;

/// Fills [`Page::agencies`] and [`Page::guides`], and gives all agencies.
pub(super) fn resolve(
    pages: &mut [Page],
    config: &SiteConfig,
    paths: &FxHashMap<SourcePath, PageId>,
    former: &Former<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Agency> {
    let mut directory = Directory::of_offices(pages, config);
    let guides = GuideNames::collect(pages);
    for id in 0..pages.len() {
        let document = pages[id].document.clone();
        let (offices, named_guides, key) = match &document.meaning {
            Meaning::Guide(guide) => (&guide.offices[..], &[][..], "instansi"),
            Meaning::Helper(helper) => (&[][..], &helper.guides[..], ""),
            Meaning::Story(story) => (&story.offices[..], &story.guides[..], "instansi"),
            Meaning::Notice(notice) => (&notice.offices[..], &notice.guides[..], "instansi"),
            Meaning::Faq(faq) => (&faq.offices[..], &faq.guides[..], "instansi"),
            Meaning::Office(office) => (office.parent.as_slice(), &[][..], "induk"),
            Meaning::Folder(page) | Meaning::Page(page) => (&[][..], &page.featured[..], ""),
            Meaning::Part(_) | Meaning::LifeEvent(_) | Meaning::Term(_) | Meaning::EasyRead(_) => continue,
        };
        for office in offices {
            match directory.find(&document.language, office) {
                Found::Agency(agency) => pages[id].agencies.push(agency),
                Found::New(agency) => {
                    pages[id].agencies.push(agency);
                    let problem = Problem::OfficeFreeText { office: office.value.clone() };
                    let at = Location::new(&document.path, office.span.clone());
                    diagnostics.push(Diagnostic::new(problem, at));
                }
                Found::Missing(nearest) => {
                    let is_office = |page: &Page| matches!(page.document.meaning, Meaning::Office(_));
                    let name = bare(&office.value);
                    let moved = former
                        .named(name, &document.language, pages, is_office)
                        .map(|page| written_like(office, &pages[page.0], &document.path, true));
                    diagnostics.push(missing(&document.path, key, office, nearest, moved));
                }
            }
        }
        let key_of_guides = match &document.meaning {
            Meaning::Folder(_) | Meaning::Page(_) => "panduan_utama",
            _ => "panduan",
        };
        for guide in named_guides {
            match guides.find(guide, &document.path, &document.language, paths) {
                Ok(guide) => pages[id].guides.push(guide),
                Err(nearest) => {
                    let moved = guides.moved(guide, &document.path, &document.language, pages, former);
                    diagnostics.push(missing(&document.path, key_of_guides, guide, nearest, moved));
                }
            }
        }
    }
    directory.agencies
}

/// Reports a reference that leads nowhere.
fn missing(
    path: &SourcePath,
    key: &str,
    name: &Spanned<String>,
    nearest: Option<String>,
    moved: Option<String>,
) -> Diagnostic {
    let (key, value, is_moved) = (key.to_owned(), name.value.clone(), moved.is_some());
    let problem = Problem::ReferenceMissing { key, value, nearest: moved.or(nearest), moved: is_moved };
    Diagnostic::new(problem, Location::new(path, name.span.clone()))
}

/// Gives the name alone of a reference that may be a path.
fn bare(text: &str) -> &str {
    let text = text.trim_end_matches('/').trim_end_matches(".md");
    text.rsplit('/').next().unwrap_or(text)
}

/// Writes a reference to a page the way that another was written: a name or a path, with its ending or without.
fn written_like(old: &Spanned<String>, page: &Page, from: &SourcePath, by_name: bool) -> String {
    let path = &page.document.path;
    let new = if by_name && !old.value.contains('/') {
        format!("{}.md", page.document.name())
    } else if old.value.starts_with('.') {
        relative(from, path)
    } else {
        path.as_str().strip_prefix("content/").unwrap_or(path.as_str()).to_owned()
    };
    if old.value.ends_with(".md") { new } else { new.trim_end_matches(".md").to_owned() }
}

/// What a name of an office leads to.
enum Found {
    /// An agency that is known.
    Agency(usize),
    /// An agency that the name itself has just made.
    New(usize),
    /// Nothing: it looks like the key of an office that is not there.
    Missing(Option<String>),
}

/// All offices by the names that people give them.
struct Directory<'a> {
    config: &'a SiteConfig,
    agencies: Vec<Agency>,
    /// The files' names of the agencies that have a page; those come first.
    stems: Vec<String>,
    by_name: BTreeMap<(Language, String), usize>,
    free: FxHashMap<(Language, String), usize>,
    folder: BTreeMap<Language, String>,
}

impl<'a> Directory<'a> {
    /// Begins with the offices that have a page.
    fn of_offices(pages: &[Page], config: &'a SiteConfig) -> Directory<'a> {
        let mut directory = Directory {
            config,
            agencies: Vec::new(),
            stems: Vec::new(),
            by_name: BTreeMap::new(),
            free: FxHashMap::default(),
            folder: BTreeMap::new(),
        };
        for (id, page) in pages.iter().enumerate() {
            let Meaning::Office(office) = &page.document.meaning else { continue };
            let language = &page.document.language;
            let agency = directory.agencies.len();
            directory.stems.push(page.document.place.stem.clone());
            directory.agencies.push(Agency {
                name: page.document.head.title.clone(),
                language: language.clone(),
                page: Some(PageId(id)),
                output: page.address.output.clone(),
                entries: Vec::new(),
            });
            let names = [
                Some(&page.document.place.stem),
                Some(&page.document.head.title),
                office.short_name.as_ref(),
            ];
            for name in names.into_iter().flatten() {
                directory.by_name.entry((language.clone(), sort_key(name))).or_insert(agency);
            }
            if let Some(folder) = page.document.place.folders.first() {
                directory.folder.entry(language.clone()).or_insert_with(|| folder.clone());
            }
        }
        directory
    }

    /// Finds the office whose name is most like another, as it is to be written.
    fn nearest(&self, key: &str) -> Option<String> {
        let near = nearest(key, self.by_name.keys().map(|(_, known)| known.as_str()))?;
        let (_, agency) = self.by_name.iter().find(|((_, known), _)| *known == near)?;
        self.stems.get(*agency).cloned()
    }

    /// Finds an office by what is written, in the page's language or else in the site's.
    fn find(&mut self, language: &Language, name: &Spanned<String>) -> Found {
        let text = name.value.trim_end_matches(".md");
        let text = text.rsplit('/').next().unwrap_or(text);
        let mut asked = (language.clone(), sort_key(text));
        let find =
            |asked: &(Language, String)| self.by_name.get(asked).or_else(|| self.free.get(asked)).copied();
        if let Some(agency) = find(&asked) {
            return Found::Agency(agency);
        }
        if *language != self.config.language {
            asked.0.clone_from(&self.config.language);
            if let Some(agency) = find(&asked) {
                return Found::Agency(agency);
            }
        }
        let key = asked.1;
        // A lone lower-case word or a path is meant as a key, not as a name for people.
        if name.value.ends_with(".md")
            || (!name.value.contains(' ') && name.value == name.value.to_lowercase())
        {
            return Found::Missing(self.nearest(&key));
        }
        let folder = self.folder.get(language).map_or("instansi", String::as_str);
        let folder = permalink::folder_address(self.config, language, &[folder.to_owned()]);
        let slug = permalink::slug(&name.value);
        let Some(output) = OutputPath::new(&format!("{folder}{}.html", shorten(&slug))) else {
            return Found::Missing(None);
        };
        let agency = self.agencies.len();
        self.agencies.push(Agency {
            name: name.value.clone(),
            language: language.clone(),
            page: None,
            output,
            entries: Vec::new(),
        });
        self.free.insert((language.clone(), key), agency);
        Found::New(agency)
    }
}

/// Longest file name that a free text gives, in bytes.
const LONGEST_SLUG: usize = 120;

/// Cuts a slug to a length that every file system keeps.
fn shorten(slug: &str) -> &str {
    let mut end = slug.len().min(LONGEST_SLUG);
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    slug.get(..end).unwrap_or(slug).trim_end_matches('-')
}

/// Guides by the names that stories give them.
struct GuideNames {
    by_stem: BTreeMap<(String, Language), PageId>,
    /// The names as the files have them, by what they are found by.
    written: BTreeMap<String, String>,
}

impl GuideNames {
    /// Collects the stems of all guides; of two guides of one name the first counts.
    fn collect(pages: &[Page]) -> GuideNames {
        let (mut by_stem, mut written) = (BTreeMap::new(), BTreeMap::new());
        for (id, page) in pages.iter().enumerate().filter(|(_, page)| page.is_guide()) {
            let name = page.document.name();
            let key = (sort_key(name), page.document.language.clone());
            written.entry(key.0.clone()).or_insert_with(|| name.to_owned());
            by_stem.entry(key).or_insert(PageId(id));
        }
        GuideNames { by_stem, written }
    }

    /// Finds a guide by a relative path, a path below `content/`, or its file's name alone.
    fn find(
        &self,
        name: &Spanned<String>,
        from: &SourcePath,
        language: &Language,
        paths: &FxHashMap<SourcePath, PageId>,
    ) -> Result<PageId, Option<String>> {
        let text = name.value.trim_start_matches('/');
        let with_ending = if text.ends_with(".md") { text.to_owned() } else { format!("{text}.md") };
        // A guide may be a folder: `nikah.md` and `nikah/` both mean `nikah/index.md`.
        let folder = text.trim_end_matches('/').trim_end_matches(".md");
        let candidates = [with_ending.clone(), format!("{folder}/index.md")]
            .into_iter()
            .flat_map(|name| [from.join(&name), Some(SourcePath::new(&format!("content/{name}")))]);
        if let Some(id) = candidates.flatten().find_map(|path| paths.get(&path)) {
            return Ok(*id);
        }
        let stem = sort_key(with_ending.trim_end_matches(".md").rsplit('/').next().unwrap_or_default());
        let exact = self.by_stem.get(&(stem.clone(), language.clone()));
        let any = || self.by_stem.iter().find(|((other, _), _)| *other == stem).map(|(_, id)| id);
        if text.contains('/') {
            return Err(self.nearest(&stem));
        }
        exact.or_else(any).copied().ok_or_else(|| self.nearest(&stem))
    }

    /// Finds the guide whose name is most like another, as it is to be written.
    fn nearest(&self, stem: &str) -> Option<String> {
        let near = nearest(stem, self.written.keys().map(String::as_str))?;
        self.written.get(&near).cloned()
    }

    /// Finds where the guide went that a name or a path meant, as it is to be written.
    fn moved(
        &self,
        name: &Spanned<String>,
        from: &SourcePath,
        language: &Language,
        pages: &[Page],
        former: &Former<'_>,
    ) -> Option<String> {
        let text = name.value.trim_start_matches('/').trim_end_matches('/');
        let places = [from.join(text), Some(SourcePath::new(&format!("content/{text}")))];
        let by_place = || places.into_iter().flatten().find_map(|place| former.file(&place));
        let id = if text.contains('/') {
            by_place()?
        } else {
            former.named(bare(text), language, pages, Page::is_guide)?
        };
        let page = &pages[id.0];
        let key = (sort_key(page.document.name()), page.document.language.clone());
        // Another guide may have that name, too; then only a path is sure.
        Some(written_like(name, page, from, self.by_stem.get(&key) == Some(&id)))
    }
}

/// Finds the most similar name, if one is near.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    known
        .map(|other| (strsim::jaro_winkler(name, other), other))
        .filter(|(likeness, _)| *likeness >= NEAR_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, other)| other.to_owned())
}
