//! All files together: pages with addresses, resolved links, lists and routes.
//!
//! In: the documents, the names of the assets, the settings, and what day it is. Out: a
//! [`Site`], in which every link leads somewhere or is known to be broken, and the findings
//! that need more than one file. It knows nothing of HTML and touches no disk.

pub mod align;
pub mod booklet;
mod easy_read;
mod fact;
mod fallback;
mod former;
pub mod glossary;
pub mod helper;
mod human_path;
pub mod law;
pub mod life_event;
pub mod link;
pub mod list;
pub mod moved;
mod notice;
mod part;
pub mod permalink;
pub mod picture;
mod publication;
mod reference;
mod related;
pub mod review;
pub mod route;
pub mod staleness;
pub mod standard;
mod text_change;
mod translation;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::asset::picture::Picture;
use crate::config::SiteConfig;
use crate::diagnostic::{Checked, Diagnostic};
use crate::document::register::Registers;
use crate::document::{Document, Language, Meaning};
use crate::source::ListedFile;
use crate::source::path::{OutputPath, SourcePath};
use booklet::Booklet;
use former::Former;
use glossary::Glossary;
use helper::HelperPages;
use law::Laws;
use life_event::Event;
use link::ChosenLinks;
use list::{Agency, Letter, Section, Topic};
pub use part::GuideParts;
use permalink::Address;
use route::{Redirect, Route};
use staleness::Staleness;
pub use text_change::Change;

/// Points to a page of [`Site::pages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// What the site is made from.
#[derive(Debug)]
pub struct Parts {
    /// The settings.
    pub config: SiteConfig,
    /// The documents, sorted by path.
    pub documents: Vec<Arc<Document>>,
    /// The regulations and shared facts.
    pub registers: Arc<Registers>,
    /// The files that are published as they are, sorted by path.
    pub assets: Vec<ListedFile>,
    /// What is known of the pictures among them.
    pub pictures: HashMap<SourcePath, Picture>,
    /// The day for which the site is made.
    pub today: Date,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// All pages in their places.
#[derive(Debug, Clone)]
pub struct Site {
    /// The settings.
    pub config: SiteConfig,
    /// The day for which it is made.
    pub today: Date,
    /// The languages in which there is at least one page, the site's first before all.
    pub languages: Vec<Language>,
    /// The published pages, sorted by source path.
    pub pages: Vec<Page>,
    /// The folders of the site as lists.
    pub sections: Vec<Section>,
    /// The topics.
    pub topics: Vec<Topic>,
    /// The offices, with and without a page of their own.
    pub agencies: Vec<Agency>,
    /// The life events, sorted by page.
    pub events: Vec<Event>,
    /// The pages of the decision helpers, sorted by page.
    pub helpers: Vec<HelperPages>,
    /// The glossary of each language, in the order of `languages`.
    pub glossaries: Vec<Glossary>,
    /// The pages of each language by the first letter of their titles, in the order of `languages`.
    pub letters: Vec<Vec<Letter>>,
    /// The regulations and shared facts.
    pub registers: Arc<Registers>,
    /// Who rests on which regulation.
    pub laws: Laws,
    /// The files that are published as they are.
    pub assets: Vec<Asset>,
    /// The settings' links, in the order of `languages`.
    pub chosen_links: Vec<ChosenLinks>,
    /// The picture that stands for the site, an index into `assets`.
    pub logo: Option<usize>,
    /// The lists that are printed as one, volume by volume, sorted by list.
    pub booklets: Vec<Booklet>,
    /// Old addresses and where they lead.
    pub redirects: Vec<Redirect>,
    /// Every output, sorted by address.
    pub routes: Vec<Route>,
}

/// A document in its site.
#[derive(Debug, Clone)]
pub struct Page {
    /// The document.
    pub document: Arc<Document>,
    /// Where it stands in the output.
    pub address: Address,
    /// What its title is sorted by; every list needs it.
    pub title_key: String,
    /// The document's links, resolved; the same order.
    pub links: Vec<Link>,
    /// The short code of a guide, chosen or made.
    pub code: Option<String>,
    /// Where it is done or whom it is about, in the editor's order.
    pub agencies: Vec<usize>,
    /// Its topics.
    pub topics: Vec<usize>,
    /// The folder that it stands in.
    pub section: Option<usize>,
    /// The guides that a story, notice or FAQ names.
    pub guides: Vec<PageId>,
    /// For a guide: the stories and FAQ pages that name it.
    pub mentioned_by: Vec<PageId>,
    /// For a guide: others that people need next.
    pub related: Vec<PageId>,
    /// The running notices that concern it, loudest first.
    pub notices: Vec<PageId>,
    /// For a guide: the life events in which it is a step, with the step's place from 0.
    pub events: Vec<(usize, usize)>,
    /// For a guide in several parts: its parts.
    pub parts: Option<GuideParts>,
    /// For a part of a guide: the guide.
    pub whole: Option<PageId>,
    /// The easy version of the page; for an easy version the page that it is of.
    pub easy_read: Option<PageId>,
    /// The same page in other languages.
    pub translations: Vec<PageId>,
    /// For a translation that is behind its source: where.
    pub stale: Option<Box<Staleness>>,
}

/// Where a link of a document leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// To a page of the site, perhaps to a heading on it.
    Page {
        /// The page.
        page: PageId,
        /// The heading's anchor.
        anchor: Option<String>,
    },
    /// To a file that is published as it is, an index into [`Site::assets`].
    Asset(usize),
    /// To a list of the site that has no file of its own.
    Output(OutputPath),
    /// To nothing but itself: its text is a shared fact, by its place among the register's facts.
    Fact(usize),
    /// To a heading of the same page.
    Anchor(String),
    /// Out of the site.
    External(String),
    /// Nowhere; its text is shown without a link.
    Broken,
}

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The file in the source.
    pub file: ListedFile,
    /// Where it stands in the output.
    pub output: OutputPath,
    /// What is known of it, if it is a picture.
    pub picture: Option<Picture>,
}

impl Site {
    /// Gives a page.
    ///
    /// # Panics
    /// Never for a [`PageId`] of this site, and there are no others.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    /// Gives the place of a language in [`Site::languages`].
    pub fn language_index(&self, language: &Language) -> usize {
        self.languages.iter().position(|other| other == language).unwrap_or_default()
    }

    /// Gives the folder of the output in which pages of a language stand: nothing or `en/`.
    pub fn language_root(&self, language: &Language) -> String {
        permalink::language_root(&self.config, language)
    }

    /// Gives the glossary of a language.
    pub fn glossary(&self, language: &Language) -> Option<&Glossary> {
        self.glossaries.get(self.language_index(language))
    }
}

impl Page {
    /// Gives the page's address relative to the output's root, with its anchor, ready for a link.
    pub fn url(&self) -> String {
        let mut url = self.address.output.encoded();
        if let Some(anchor) = &self.address.anchor {
            url.push('#');
            url.push_str(anchor);
        }
        url
    }

    /// Tells whether the page is a guide.
    pub fn is_guide(&self) -> bool {
        matches!(self.document.meaning, Meaning::Guide(_))
    }
}

/// Puts the documents together.
pub fn assemble(parts: Parts) -> Checked<Site> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let Parts { config, documents, registers, assets, pictures, today, drafts } = parts;

    let documents = publication::set_readmes_aside(documents, &mut diagnostics);
    let (mut published, unpublished) = publication::split(documents, today, drafts);
    fact::fill(&mut published, &registers);
    let assets = permalink::place_assets(assets, &pictures, &mut diagnostics);
    let mut pages: Vec<Page> = Vec::with_capacity(published.len());
    for document in published {
        if let Some(address) = permalink::place_page(&document, &config, &mut diagnostics) {
            pages.push(Page::alone(document, address));
        }
    }
    let languages = used_languages(&config, &pages);
    let paths: FxHashMap<SourcePath, PageId> =
        pages.iter().enumerate().map(|(id, page)| (page.document.path.clone(), PageId(id))).collect();

    translation::join(&mut pages, &config, &mut diagnostics);
    staleness::find(&mut pages, &config, &mut diagnostics);
    easy_read::join(&mut pages, &mut diagnostics);
    let former = Former::collect(&pages, &config);
    let mut agencies = reference::resolve(&mut pages, &config, &paths, &former, &mut diagnostics);
    list::fill_agencies(&mut agencies, &pages);
    let mut sections = list::sections(&mut pages, &agencies, &config);
    let topics = list::topics(&mut pages, &mut sections, &config);
    permalink::give_codes(&mut pages, &mut diagnostics);
    let targets = link::Targets {
        paths: &paths,
        unpublished: &unpublished,
        assets: &assets,
        sections: &sections,
        registers: &registers,
        former: &former,
    };
    let (chosen_links, logo) = link::resolve(&mut pages, &targets, &config, &languages, &mut diagnostics);
    part::join(&mut pages);
    related::join(&mut pages, &topics);
    notice::attach(&mut pages);
    fallback::fill(&mut sections, &pages, &config);
    let laws = law::check(&pages, &registers, &languages, &config, &mut diagnostics);
    review::check(&pages, today, &mut diagnostics);
    human_path::check(&pages, &agencies, &mut diagnostics);
    part::inherit(&mut pages);
    let letters = languages.iter().map(|language| list::letters(language, &pages, &config)).collect();
    let glossaries: Vec<Glossary> =
        languages.iter().map(|language| Glossary::collect(language, &pages)).collect();
    let glossary_of = |page: &Page| languages.iter().position(|language| *language == page.document.language);
    let events = life_event::join(&mut pages, &config, glossary_of, &glossaries, &mut diagnostics);
    let helpers = helper::lay_out(&pages);

    let mut site = Site {
        config,
        today,
        languages,
        pages,
        sections,
        topics,
        agencies,
        events,
        helpers,
        glossaries,
        letters,
        registers,
        laws,
        assets,
        chosen_links,
        logo,
        booklets: Vec::new(),
        redirects: Vec::new(),
        routes: Vec::new(),
    };
    if site.config.outputs.booklet {
        site.booklets = booklet::collect(&site);
        booklet::check(&site, &mut diagnostics);
    }
    standard::check(&site, &mut diagnostics);
    route::lay_out(&mut site, &mut diagnostics);
    Checked { value: site, diagnostics }
}

impl Page {
    /// Begins a page that knows nothing of the others yet.
    fn alone(document: Arc<Document>, address: Address) -> Page {
        Page {
            title_key: permalink::sort_key(&document.head.title),
            document,
            address,
            links: Vec::new(),
            code: None,
            agencies: Vec::new(),
            topics: Vec::new(),
            section: None,
            guides: Vec::new(),
            mentioned_by: Vec::new(),
            related: Vec::new(),
            notices: Vec::new(),
            events: Vec::new(),
            parts: None,
            whole: None,
            easy_read: None,
            translations: Vec::new(),
            stale: None,
        }
    }
}

/// Lists the languages that have pages, the site's first before all, the rest as configured and then by code.
fn used_languages(config: &SiteConfig, pages: &[Page]) -> Vec<Language> {
    let mut languages = vec![config.language.clone()];
    let mut found: Vec<&Language> = pages.iter().map(|page| &page.document.language).collect();
    found.sort();
    found.dedup();
    let known = config.other_languages.iter().filter(|language| found.contains(language));
    languages.extend(known.cloned());
    for language in found {
        if !languages.contains(language) {
            languages.push(language.clone());
        }
    }
    languages
}
