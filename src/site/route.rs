//! Every output of the site: which address shows what.
//!
//! `build` renders all routes, the preview renders the one that a browser asks for. All
//! addresses go through one table, so that no two outputs can want one place.

use super::list::SectionKind;
use super::permalink::{self, AddressTable};
use super::picture;
use super::standard::{self, StandardPage};
use super::{Page, PageId, Site};
use crate::config::Outputs;
use crate::diagnostic::{Diagnostic, Level, Location, Problem};
use crate::document::{Language, Meaning};
use crate::source::path::{OutputPath, SourcePath};

/// One output of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Where it stands.
    pub output: OutputPath,
    /// What it shows.
    pub form: Form,
}

/// What an output shows. Pages of a list count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// The home page of a language, by its place in [`Site::languages`].
    Home(usize),
    /// A page of a folder's list.
    Section(usize, usize),
    /// The list of topics of a language.
    Topics(usize),
    /// A page of a topic's list.
    Topic(usize, usize),
    /// A page of an agency's list; 0 only where it has no page of its own.
    Agency(usize, usize),
    /// All titles from A to Z: a language, and where they are many, one letter and its page.
    Index(usize, Option<(char, usize)>),
    /// The list of laws of a language.
    LegalList(usize),
    /// A page.
    Page(PageId),
    /// A guide as chat text.
    ChatText(PageId),
    /// A guide in a form for paper.
    Sheet(PageId, Sheet),
    /// A volume of a booklet, an index into [`Site::booklets`].
    Booklet(usize),
    /// The short address of a guide, which leads to its page.
    ShortAddress(PageId),
    /// The QR code of a guide's short address.
    Qr(PageId),
    /// A page made of the service standard of a guide or office.
    Standard(PageId, StandardPage),
    /// A guide in several parts, whole on one page.
    WholeGuide(PageId),
    /// A further page of a helper: its place in [`Site::helpers`], and the page's in [`HelperPages::stops`](super::helper::HelperPages::stops).
    HelperStop(usize, usize),
    /// A helper's sheet with all questions: its place in [`Site::helpers`].
    HelperSheet(usize),
    /// The search page of a language.
    Search(usize),
    /// The page for addresses that do not exist.
    NotFound,
    /// What search engines read: the site's addresses.
    Sitemap(usize),
    /// What search engines may read.
    Robots,
    /// News of a language as an Atom feed.
    Feed(usize, FeedKind),
    /// All services as open data.
    ServicesJson,
    /// All services as a table.
    ServicesCsv,
    /// When each page is to be checked again, as a calendar.
    ReviewCalendar,
    /// What the fields of the open data mean, as a JSON Schema.
    ServicesSchema,
    /// All services in the words of CPSV-AP.
    ServicesCpsv,
    /// An old address, an index into [`Site::redirects`].
    Redirect(usize),
    /// A file that is published as it is, an index into [`Site::assets`].
    Asset(usize),
    /// A picture, an index into [`Site::assets`], in a width that pages need.
    Picture(usize, u32),
    /// What kind hosts are told of the site's answers: one of [`HostFile`].
    Host(HostFile),
}

/// Files that tell a web server how to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostFile {
    /// `_headers`, as several hosts of static sites read it.
    Headers,
    /// `.htaccess`, as Apache reads it.
    Htaccess,
}

/// The forms of a guide that are made for paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// What to bring, to tick off.
    Checklist,
    /// The whole guide in large letters.
    LargePrint,
    /// For the wall of the office.
    Poster,
    /// For the staff at the counter.
    Staff,
}

impl Sheet {
    /// All of them, in the order in which a guide offers them.
    pub const ALL: [Sheet; 4] = [Sheet::Checklist, Sheet::LargePrint, Sheet::Poster, Sheet::Staff];

    /// Gives the name of the file in the guide's folder.
    pub fn file_name(self) -> &'static str {
        match self {
            Sheet::Checklist => "daftar-bawaan.html",
            Sheet::LargePrint => "huruf-besar.html",
            Sheet::Poster => "poster.html",
            Sheet::Staff => "lembar-petugas.html",
        }
    }

    /// Tells whether the settings want it.
    pub fn is_wanted(self, outputs: Outputs) -> bool {
        match self {
            Sheet::Checklist => outputs.checklist,
            Sheet::LargePrint => outputs.large_print,
            Sheet::Poster => outputs.poster,
            Sheet::Staff => outputs.staff,
        }
    }

    /// Gives the address of a guide's sheet: `panduan/akta.html` has `panduan/akta/poster.html`.
    pub fn address(self, guide: &Page) -> Option<OutputPath> {
        let folder = without_ending(&guide.address.output);
        OutputPath::new(&format!("{folder}/{}", self.file_name()))
    }
}

/// Gives the short address of a guide, `k/LAHIR.html`, where short addresses are made.
pub fn short_address(site: &Site, guide: &Page) -> Option<OutputPath> {
    short_file(site, guide, "html")
}

/// Gives the address of the picture of a guide's QR code; a code needs the site's own whole address.
pub fn qr_address(site: &Site, guide: &Page) -> Option<OutputPath> {
    site.config.base_url.as_ref()?;
    short_file(site, guide, "svg")
}

/// Gives the address of a file that is named by a guide's code.
fn short_file(site: &Site, guide: &Page, ending: &str) -> Option<OutputPath> {
    let code = guide.code.as_deref().filter(|_| site.config.outputs.any_paper())?;
    let code: String = code.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let root = site.language_root(&guide.document.language);
    OutputPath::new(&format!("{root}k/{code}.{ending}"))
}

/// What a feed tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedKind {
    /// Guides, by the day they were checked, and stories.
    All,
    /// Stories.
    Stories,
}

/// An old address and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: OutputPath,
    /// The page that stands there now.
    pub to: PageId,
}

/// Up to how many titles stand on one A–Z page, so that its first view stays light; more are divided by letter.
pub const INDEX_ON_ONE_PAGE: usize = 50;

/// Most addresses in one sitemap file (sitemaps.org protocol).
pub const SITEMAP_SIZE: usize = 50_000;

/// Fills [`Site::redirects`] and [`Site::routes`]; addresses that are wanted twice are findings.
pub(super) fn lay_out(site: &mut Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut layout = Layout {
        table: AddressTable::default(),
        routes: Vec::with_capacity(site.pages.len() * 2),
        diagnostics,
    };
    page_routes(site, &mut layout);
    list_routes(site, &mut layout);
    fixed_routes(site, &mut layout);
    for (index, asset) in site.assets.iter().enumerate() {
        layout.push(Some(asset.output.clone()), Form::Asset(index), Some(&asset.file.path));
    }
    for (output, (index, width)) in picture::narrowed(&site.pages, &site.assets, site.logo) {
        let path = site.assets.get(index).map(|asset| asset.file.path.clone());
        layout.push(Some(output), Form::Picture(index, width), path.as_ref());
    }
    let redirects = redirects(site, &mut layout);
    layout.routes.sort_by(|a, b| a.output.cmp(&b.output));
    site.routes = layout.routes;
    site.redirects = redirects;
}

/// The outputs so far, each with an address of its own.
struct Layout<'d> {
    table: AddressTable,
    routes: Vec<Route>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Layout<'_> {
    /// Adds an output if its address is good and free; tells whether it was added.
    fn push(&mut self, output: Option<OutputPath>, form: Form, owner: Option<&SourcePath>) -> bool {
        let Some(output) = output else { return false };
        let is_free = self.table.take(&output, owner, self.diagnostics);
        if is_free {
            self.routes.push(Route { output, form });
        }
        is_free
    }
}

/// Lays out the pages and their other forms.
fn page_routes(site: &Site, layout: &mut Layout) {
    for (id, page) in site.pages.iter().enumerate() {
        let path = &page.document.path;
        // Entries of a common page and folder pages are shown by their section.
        if page.address.anchor.is_some() || matches!(page.document.meaning, Meaning::Folder(_)) {
            continue;
        }
        let output = page.address.output.clone();
        if !layout.push(Some(output.clone()), Form::Page(PageId(id)), Some(path)) {
            continue;
        }
        let has_text = page.is_guide() || matches!(page.document.meaning, Meaning::LifeEvent(_));
        if has_text && site.config.outputs.text {
            let text = OutputPath::new(&format!("{}.txt", without_ending(&output)));
            layout.push(text, Form::ChatText(PageId(id)), Some(path));
        }
        if page.is_guide() {
            paper_routes(site, PageId(id), page, layout);
        }
        for standard in standard::pages_of(site, PageId(id)) {
            layout.push(standard.address(page), Form::Standard(PageId(id), standard), Some(path));
        }
        if let Some(parts) = &page.parts {
            layout.push(Some(parts.whole.clone()), Form::WholeGuide(PageId(id)), Some(path));
        }
    }
    for (index, helper) in site.helpers.iter().enumerate() {
        let path = &site.page(helper.page).document.path;
        // The first stop is the helper's own page.
        for (number, stop) in helper.stops.iter().enumerate().skip(1) {
            layout.push(Some(stop.output.clone()), Form::HelperStop(index, number), Some(path));
        }
        layout.push(Some(helper.sheet.clone()), Form::HelperSheet(index), Some(path));
    }
}

/// Lays out a guide's forms for paper, its short address and its QR code.
fn paper_routes(site: &Site, id: PageId, guide: &Page, layout: &mut Layout) {
    let path = Some(&guide.document.path);
    for sheet in Sheet::ALL.into_iter().filter(|sheet| sheet.is_wanted(site.config.outputs)) {
        layout.push(sheet.address(guide), Form::Sheet(id, sheet), path);
    }
    layout.push(short_address(site, guide), Form::ShortAddress(id), path);
    layout.push(qr_address(site, guide), Form::Qr(id), path);
}

/// Lays out the lists.
fn list_routes(site: &Site, layout: &mut Layout) {
    let size = site.config.page_size.max(1);
    for (index, section) in site.sections.iter().enumerate() {
        let intro = section.intro.map(|id| site.page(id).document.path.clone());
        // Glossaries and notices stand on one page, so that their anchors do.
        let whole = matches!(section.kind, SectionKind::Terms | SectionKind::Notices);
        let pages = if whole { 1 } else { section.entries.len().div_ceil(size).max(1) };
        for number in 0..pages {
            layout.push(page_of(&section.output, number), Form::Section(index, number), intro.as_ref());
        }
    }
    for (index, topic) in site.topics.iter().enumerate().filter(|(_, topic)| topic.section.is_none()) {
        for number in 0..topic.entries.len().div_ceil(size) {
            layout.push(page_of(&topic.output, number), Form::Topic(index, number), None);
        }
    }
    for (index, agency) in site.agencies.iter().enumerate() {
        let first = usize::from(agency.page.is_some());
        let path = agency.page.map(|id| site.page(id).document.path.clone());
        for number in first..agency.entries.len().div_ceil(size) {
            layout.push(page_of(&agency.output, number), Form::Agency(index, number), path.as_ref());
        }
    }
    for (index, booklet) in site.booklets.iter().enumerate() {
        layout.push(Some(booklet.output.clone()), Form::Booklet(index), None);
    }
    for (index, language) in site.languages.iter().enumerate() {
        let root = site.language_root(language);
        let home = site.pages.iter().find(|page| is_home(&page.document, language));
        let path = home.map(|page| page.document.path.clone());
        layout.push(OutputPath::new(&format!("{root}index.html")), Form::Home(index), path.as_ref());
        layout.push(OutputPath::new(&format!("{root}cari.html")), Form::Search(index), None);
        layout.push(OutputPath::new(&format!("{root}indeks.html")), Form::Index(index, None), None);
        if site.topics.iter().any(|topic| topic.language == *language) {
            layout.push(OutputPath::new(&format!("{root}topik/index.html")), Form::Topics(index), None);
        }
        if let Some(Some(output)) = site.laws.lists.get(index) {
            layout.push(Some(output.clone()), Form::LegalList(index), None);
        }
        let letters = site.letters.get(index).map_or(&[][..], Vec::as_slice);
        let total: usize = letters.iter().map(|letter| letter.pages.len()).sum();
        for letter in letters.iter().filter(|_| total > INDEX_ON_ONE_PAGE) {
            for number in 0..letter.pages.len().div_ceil(INDEX_ON_ONE_PAGE) {
                let output = index_address(site, language, letter.letter, number);
                layout.push(output, Form::Index(index, Some((letter.letter, number))), None);
            }
        }
    }
}

/// Lays out what every site has once.
fn fixed_routes(site: &Site, layout: &mut Layout) {
    layout.push(OutputPath::new("404.html"), Form::NotFound, None);
    layout.push(OutputPath::new("robots.txt"), Form::Robots, None);
    layout.push(OutputPath::new("_headers"), Form::Host(HostFile::Headers), None);
    layout.push(OutputPath::new(".htaccess"), Form::Host(HostFile::Htaccess), None);
    if site.pages.iter().any(super::Page::is_guide) {
        layout.push(OutputPath::new("data/layanan.json"), Form::ServicesJson, None);
        layout.push(OutputPath::new("data/layanan.csv"), Form::ServicesCsv, None);
        layout.push(OutputPath::new("data/layanan.schema.json"), Form::ServicesSchema, None);
        layout.push(OutputPath::new("data/layanan.cpsv.jsonld"), Form::ServicesCpsv, None);
    }
    if site.pages.iter().any(|page| super::review::due(&page.document.head).is_some()) {
        layout.push(OutputPath::new("data/periksa.ics"), Form::ReviewCalendar, None);
    }
    // Sitemaps and feeds need whole addresses; without `alamat_situs` there are none to give.
    if site.config.base_url.is_none() {
        return;
    }
    let html = layout.routes.iter().filter(|route| in_sitemap(&route.form)).count();
    let files = html.div_ceil(SITEMAP_SIZE);
    layout.push(OutputPath::new("sitemap.xml"), Form::Sitemap(0), None);
    for number in (1..=files).filter(|_| files > 1) {
        let output = OutputPath::new(&format!("sitemap-{number}.xml"));
        layout.push(output, Form::Sitemap(number), None);
    }
    for (index, language) in site.languages.iter().enumerate() {
        let root = site.language_root(language);
        let output = OutputPath::new(&format!("{root}feed.xml"));
        layout.push(output, Form::Feed(index, FeedKind::All), None);
        let stories = site.sections.iter().find(|section| {
            section.kind == SectionKind::Stories && section.language == *language && section.parent.is_none()
        });
        if let Some(stories) = stories {
            let folder = permalink::folder_address(&site.config, language, &stories.folders);
            let output = OutputPath::new(&format!("{folder}feed.xml"));
            layout.push(output, Form::Feed(index, FeedKind::Stories), None);
        }
    }
}

/// Reads the old addresses of all pages; one that is taken or leaves the output is a finding.
///
/// An address that another generator gave (`permalink`) is old here: the page stands where its file
/// stands. Where it cannot be kept, that is a hint and no more.
fn redirects(site: &Site, layout: &mut Layout) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    for (id, page) in site.pages.iter().enumerate() {
        let head = &page.document.head;
        let permalink = head.permalink.iter().filter(|old| is_local(&old.value)).map(|old| (old, true));
        for (old, foreign) in head.old_addresses.iter().map(|old| (old, false)).chain(permalink) {
            let before = layout.diagnostics.len();
            match old_address(&old.value) {
                Some(from) if foreign && from == page.address.output => {}
                Some(from) if from == page.address.output => {
                    let problem = Problem::RedirectLoop { address: old.value.clone() };
                    let at = Location::new(&page.document.path, old.span.clone());
                    layout.diagnostics.push(Diagnostic::new(problem, at));
                }
                Some(from) => {
                    let form = Form::Redirect(redirects.len());
                    if layout.push(Some(from.clone()), form, Some(&page.document.path)) {
                        redirects.push(Redirect { from, to: PageId(id) });
                    } else if let Some(finding) = layout.diagnostics.last_mut() {
                        finding.at = Location::new(&page.document.path, old.span.clone());
                    }
                }
                None => {
                    let problem = Problem::AddressInvalid { address: old.value.clone() };
                    let at = Location::new(&page.document.path, old.span.clone());
                    layout.diagnostics.push(Diagnostic::new(problem, at));
                }
            }
            for finding in layout.diagnostics.iter_mut().skip(before).filter(|_| foreign) {
                finding.level = Level::Hint;
            }
        }
    }
    redirects
}

/// Reads an old address: `/lama/` and `lama` become `lama/index.html`; `None` for one that no host can keep.
pub(super) fn old_address(text: &str) -> Option<OutputPath> {
    let path = text.split(['#', '?']).next().unwrap_or_default().trim_start_matches('/');
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let file = match path.trim_end_matches('/') {
        path if is_file => path.to_owned(),
        path => format!("{path}/index.html"),
    };
    OutputPath::new(&file).filter(|_| !path.is_empty())
}

/// Tells whether a permalink is an address of this site, and no pattern or whole address.
fn is_local(permalink: &str) -> bool {
    let path = permalink.trim_matches('/');
    !path.is_empty() && !permalink.contains([':', '{', '}', '*']) && !permalink.starts_with("//")
}

/// Gives the address of a further page of a list: `panduan/index.html`, then `panduan/hal-2.html`;
/// for a list that is no folder's, `topik/x.html`, then `topik/x/hal-2.html`.
pub fn page_of(first: &OutputPath, number: usize) -> Option<OutputPath> {
    if number == 0 {
        return Some(first.clone());
    }
    let stem = without_ending(first);
    let folder = stem.strip_suffix("/index").unwrap_or(stem);
    OutputPath::new(&format!("{folder}/hal-{}.html", number + 1))
}

/// Gives the address of a letter's page in the A–Z list.
pub fn index_address(site: &Site, language: &Language, letter: char, number: usize) -> Option<OutputPath> {
    let root = site.language_root(language);
    let name = if letter == '#' { "angka".to_owned() } else { letter.to_string() };
    let first = OutputPath::new(&format!("{root}indeks/{name}.html"))?;
    page_of(&first, number)
}

/// Tells whether a document is the home page's text of a language.
pub fn is_home(document: &crate::document::Document, language: &Language) -> bool {
    matches!(document.meaning, Meaning::Folder(_))
        && document.place.folders.is_empty()
        && document.language == *language
}

/// Tells whether search engines are told of an output.
pub fn in_sitemap(form: &Form) -> bool {
    matches!(
        form,
        Form::Home(_)
            | Form::Section(..)
            | Form::Topics(_)
            | Form::Topic(..)
            | Form::Agency(..)
            | Form::Index(..)
            | Form::LegalList(_)
            | Form::Booklet(_)
            | Form::Page(_)
            | Form::Standard(
                _,
                StandardPage::Table | StandardPage::Services(_) | StandardPage::Pledge | StandardPage::Survey
            )
    )
}

/// Gives an address without `.html`.
fn without_ending(output: &OutputPath) -> &str {
    output.as_str().strip_suffix(".html").unwrap_or(output.as_str())
}
