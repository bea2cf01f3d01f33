//! Resolves the links of documents: to pages, headings, files and other sites.
//!
//! The form that works everywhere is a relative path to the `.md` file. Tolerated as well,
//! since content comes from elsewhere: paths from the site's root (`/panduan/ktp`), folders
//! (`../kependudukan/`), addresses without ending or with `.html`, addresses that a page had
//! elsewhere (`permalink`), and headings' anchors as other generators make them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::former::Former;
use super::list::Section;
use super::reference::nearest;
use super::{Asset, Link, Page, PageId, permalink, route};
use crate::config::{self, ChosenLink, SiteConfig};
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::register::{Registers, fact};
use crate::document::{Language, LinkKind, RawLink};
use crate::source::path::{OutputPath, PAGE_ENDINGS, SourcePath};

/// What links can lead to.
pub(super) struct Targets<'a> {
    /// The published pages.
    pub(super) paths: &'a FxHashMap<SourcePath, PageId>,
    /// The documents that are not published now.
    pub(super) unpublished: &'a FxHashSet<SourcePath>,
    /// The files that are published as they are, sorted by path.
    pub(super) assets: &'a [Asset],
    /// The folder lists.
    pub(super) sections: &'a [Section],
    /// The shared facts.
    pub(super) registers: &'a Registers,
    /// The pages by where they stood before.
    pub(super) former: &'a Former<'a>,
}

/// Most broken links for which a nearest match is looked for; the search reads every name.
const MAX_SUGGESTIONS: usize = 200;

/// Fills [`Page::links`], gives the settings' links in each language and the logo, and reports those that lead nowhere.
pub(super) fn resolve(
    pages: &mut [Page],
    targets: &Targets,
    config: &SiteConfig,
    languages: &[Language],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<ChosenLinks>, Option<usize>) {
    let folders: FxHashMap<(&Language, String), usize> = targets
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| ((&section.language, section.folders.join("/")), index))
        .collect();
    let assets: FxHashMap<&SourcePath, usize> =
        targets.assets.iter().enumerate().map(|(index, asset)| (&asset.file.path, index)).collect();
    let resolver = Resolver { targets, folders, assets, config };
    let chosen = resolver.settings(languages, pages, diagnostics);
    let logo = resolver.logo(diagnostics);
    let mut suggestions = 0;
    for id in 0..pages.len() {
        let document = pages[id].document.clone();
        let links = document
            .links
            .iter()
            .map(|raw| {
                resolver.resolve(raw, &document.path, &document.language, pages).unwrap_or_else(|failure| {
                    let problem = match failure {
                        Failure::Unpublished => Problem::LinkTargetUnpublished { url: raw.url.clone() },
                        Failure::Anchor(target, anchor) => {
                            let headings = &pages[target.0].document.headings;
                            let known = headings.iter().map(|heading| heading.anchor.as_str());
                            Problem::LinkAnchorMissing { nearest: nearest(&anchor, known), anchor }
                        }
                        Failure::FactUnknown(key) => resolver.unknown_fact(&key),
                        Failure::FactMismatch(index) => {
                            let fact = &targets.registers.facts[index];
                            Problem::FactMismatch {
                                fact: fact.key.clone(),
                                written: raw.text.clone(),
                                value: fact.value.clone(),
                            }
                        }
                        Failure::Missing => {
                            let moved = resolver.moved_path(&raw.url, &document.path, pages);
                            suggestions += usize::from(moved.is_none());
                            let nearest = || {
                                outside(&raw.url).or_else(|| resolver.nearest_path(&raw.url, &document.path))
                            };
                            let nearest =
                                (moved.is_none() && suggestions <= MAX_SUGGESTIONS).then(nearest).flatten();
                            let (url, is_moved) = (raw.url.clone(), moved.is_some());
                            Problem::LinkTargetMissing { url, nearest: moved.or(nearest), moved: is_moved }
                        }
                    };
                    let at = Location::new(&document.path, raw.span.clone());
                    diagnostics.push(Diagnostic::new(problem, at));
                    Link::Broken
                })
            })
            .collect();
        pages[id].links = links;
        for key in &document.named_facts {
            if targets.registers.fact(&key.value, &document.language).is_none() {
                let at = Location::new(&document.path, key.span.clone());
                diagnostics.push(Diagnostic::new(resolver.unknown_fact(&key.value), at));
            }
        }
    }
    (chosen, logo)
}

/// Links of the settings, resolved, with their texts: the menu and the footer of a language.
#[derive(Debug, Clone, Default)]
pub struct ChosenLinks {
    /// The header's.
    pub menu: Vec<(String, Link)>,
    /// The footer's.
    pub footer: Vec<(String, Link)>,
}

/// Why a link leads nowhere.
enum Failure {
    /// There is no such page or file.
    Missing,
    /// The page is not published now.
    Unpublished,
    /// The page has no such heading.
    Anchor(PageId, String),
    /// There is no such shared fact.
    FactUnknown(String),
    /// The text is not the fact's value; the fact's place in the register.
    FactMismatch(usize),
}

/// Everything by name.
struct Resolver<'a> {
    targets: &'a Targets<'a>,
    folders: FxHashMap<(&'a Language, String), usize>,
    assets: FxHashMap<&'a SourcePath, usize>,
    config: &'a SiteConfig,
}

impl Resolver<'_> {
    /// Finds the logo, an index into the assets; what is no file of the site is told and left out.
    fn logo(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
        let logo = self.config.logo.as_ref()?;
        let asset = places(&logo.value, &SourcePath::new("content/index.md"))
            .find_map(|place| self.assets.get(&place).copied());
        if asset.is_none() {
            let problem = Problem::LinkTargetMissing { url: logo.value.clone(), nearest: None, moved: false };
            let at = Location::new(&SourcePath::new(config::FILE_NAME), logo.span.clone());
            diagnostics.push(Diagnostic::new(problem, at));
        }
        asset
    }

    /// Finds where the settings' links lead in each language; those that lead nowhere are told and left out.
    fn settings(
        &self,
        languages: &[Language],
        pages: &[Page],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<ChosenLinks> {
        let home = SourcePath::new("content/index.md");
        let mut find = |link: &ChosenLink, language: &Language| {
            let (url, text) = (link.url.clone(), link.text.clone());
            let raw = RawLink { url, text, kind: LinkKind::Inline, span: link.span.clone() };
            let target = self.resolve(&raw, &home, language, pages).ok();
            if target.is_none() && *language == self.config.language {
                let nearest = self.moved_path(&raw.url, &home, pages);
                let moved = nearest.is_some();
                let problem = Problem::LinkTargetMissing { url: raw.url, nearest, moved };
                let at = Location::new(&SourcePath::new(config::FILE_NAME), raw.span);
                diagnostics.push(Diagnostic::new(problem, at));
            }
            target.map(|target| (raw.text, target))
        };
        let mut all = Vec::with_capacity(languages.len());
        for language in languages {
            let menu = self.config.menu.iter().filter_map(|link| find(link, language)).collect();
            let footer = self.config.footer_links.iter().filter_map(|link| find(link, language)).collect();
            all.push(ChosenLinks { menu, footer });
        }
        all
    }

    /// Finds where a link leads.
    fn resolve(
        &self,
        raw: &RawLink,
        from: &SourcePath,
        language: &Language,
        pages: &[Page],
    ) -> Result<Link, Failure> {
        let url = raw.url.trim();
        if let Some(key) = fact::key_of(url) {
            return self.fact(key, raw, language);
        }
        // A tag of another generator has been told; its address means nothing here.
        if url.contains("{{") || url.contains("{%") {
            return Ok(Link::Broken);
        }
        if has_scheme(url) || url.starts_with("//") {
            return Ok(Link::External(url.to_owned()));
        }
        let (path, anchor) = url.split_once('#').map_or((url, None), |(path, anchor)| (path, Some(anchor)));
        let path = decode(path.split('?').next().unwrap_or_default());
        let anchor = anchor.map(decode).filter(|anchor| !anchor.is_empty());
        if path.is_empty() {
            let own = self.targets.paths.get(from).copied().ok_or(Failure::Missing)?;
            return match anchor {
                Some(anchor) => match find_anchor(&pages[own.0], &anchor) {
                    Some(anchor) => Ok(Link::Anchor(anchor)),
                    None => Err(Failure::Anchor(own, anchor)),
                },
                None => Ok(Link::Page { page: own, anchor: None }),
            };
        }
        if path.bytes().all(|b| b == b'/') {
            let home =
                OutputPath::new(&format!("{}index.html", permalink::language_root(self.config, language)));
            return home.map(Link::Output).ok_or(Failure::Missing);
        }
        for place in places(&path, from) {
            if raw.kind != LinkKind::Image
                && let Some(page) = self.page_at(&place, language)
            {
                return at_anchor(page, anchor, pages);
            }
            if let Some(&asset) = self.assets.get(&place) {
                return Ok(Link::Asset(asset));
            }
            if let Some(section) = self.section_at(&place, language) {
                return Ok(Link::Output(section.output.clone()));
            }
            if self.targets.unpublished.contains(&place) || self.is_unpublished_stem(&place) {
                return Err(Failure::Unpublished);
            }
        }
        if let Some(page) = route::old_address(&path).and_then(|address| self.targets.former.at(&address)) {
            return at_anchor(page, anchor, pages);
        }
        Err(Failure::Missing)
    }

    /// Finds a shared fact, which must read as the register has it.
    fn fact(&self, key: &str, raw: &RawLink, language: &Language) -> Result<Link, Failure> {
        let registers = self.targets.registers;
        let found = registers.fact(key, language).and_then(|at| Some((at, registers.facts.get(at)?)));
        let (index, fact) = found.ok_or_else(|| Failure::FactUnknown(key.to_owned()))?;
        if raw.text.split_whitespace().eq(fact.value.split_whitespace()) {
            return Ok(Link::Fact(index));
        }
        Err(Failure::FactMismatch(index))
    }

    /// Words a fact that is not in the register, with the one that is most like it.
    fn unknown_fact(&self, fact: &str) -> Problem {
        let known = self.targets.registers.facts.iter().map(|fact| fact.key.as_str());
        Problem::FactUnknown { nearest: nearest(fact, known), fact: fact.to_owned() }
    }

    /// Finds the page at a place of the source, in the language of the page that asks if there is one.
    fn page_at(&self, place: &SourcePath, language: &Language) -> Option<PageId> {
        // The form that the guide for editors teaches, in a site of one language.
        if self.config.other_languages.is_empty()
            && let Some(page) = self.targets.paths.get(place)
        {
            return Some(*page);
        }
        let text = place.as_str();
        let stem = text.rsplit_once('.').filter(|(_, end)| *end == "html" || PAGE_ENDINGS.contains(end));
        let stem = stem.map_or(text, |(stem, _)| stem);
        let stem = stem.strip_suffix("/index").unwrap_or(stem);
        let stems = ["", "/index", "/_index", "/README"].map(|name| format!("{stem}{name}"));
        stems.iter().find_map(|stem| {
            let own = PAGE_ENDINGS.map(|end| format!("{stem}.{}.{end}", language.code()));
            let plain = PAGE_ENDINGS.map(|end| format!("{stem}.{end}"));
            let mut names = own.iter().chain(&plain);
            names.find_map(|name| self.targets.paths.get(&SourcePath::new(name)).copied())
        })
    }

    /// Finds the list of a folder.
    fn section_at(&self, place: &SourcePath, language: &Language) -> Option<&Section> {
        let folder = place.as_str().strip_prefix("content/")?;
        let folder = folder.strip_suffix("/index.md").unwrap_or(folder).to_owned();
        let index = [language, &self.config.language]
            .into_iter()
            .find_map(|language| self.folders.get(&(language, folder.clone())))?;
        self.targets.sections.get(*index)
    }

    /// Tells whether a place without ending is a document that is not published now.
    fn is_unpublished_stem(&self, place: &SourcePath) -> bool {
        self.targets.unpublished.contains(&SourcePath::new(&format!("{place}.md")))
    }

    /// Finds where the page went that a broken link names, as the link should be written.
    fn moved_path(&self, url: &str, from: &SourcePath, pages: &[Page]) -> Option<String> {
        let path = decode(url.split(['#', '?']).next().unwrap_or_default());
        let page = places(&path, from).find_map(|place| self.targets.former.file(&place))?;
        Some(relative(from, &pages[page.0].document.path))
    }

    /// Finds the page whose path is most like a broken link, as the link should be written.
    fn nearest_path(&self, url: &str, from: &SourcePath) -> Option<String> {
        let path = decode(url.split(['#', '?']).next().unwrap_or_default());
        let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let mut known: Vec<&SourcePath> =
            self.targets.paths.keys().chain(self.assets.keys().copied()).collect();
        known.sort();
        let best = nearest(name, known.iter().map(|path| path.name()))?;
        let target = known.iter().find(|path| path.name() == best)?;
        Some(relative(from, target))
    }
}

/// Gives the places of the source that an address may mean, most likely first.
fn places<'a>(path: &'a str, from: &SourcePath) -> impl Iterator<Item = SourcePath> + use<'a> {
    // `@/` is the root elsewhere.
    let path = path.strip_prefix('@').filter(|rest| rest.starts_with('/')).unwrap_or(path);
    let rooted = path.strip_prefix('/');
    // Where each page is a folder of its own, `../b/` is the page beside.
    let is_address = rooted.is_none() && !path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let stem = from.name().split('.').next().unwrap_or_default();
    let as_folder = if is_address { from.join(&format!("{stem}/{path}")) } else { None };
    // And the folder that holds all pages has a name of its own there: `/docs/b`.
    let inner = rooted.and_then(|rooted| rooted.split_once('/'));
    let inner = inner.map(|(_, inner)| SourcePath::new(&format!("content/{inner}")));
    let beside = if rooted.is_none() { from.join(path) } else { None };
    let below = rooted.unwrap_or(path);
    let rooted =
        ["content", "static"].into_iter().map(move |folder| SourcePath::new(&format!("{folder}/{below}")));
    // `join` may have left `content/`; such a place is no page.
    beside
        .into_iter()
        .chain(rooted)
        .chain(as_folder)
        .chain(inner)
        .filter(|place| place.as_str().starts_with("content/") || place.as_str().starts_with("static/"))
}

/// Gives the relative path from one source file to another, as a link has it.
pub(super) fn relative(from: &SourcePath, to: &SourcePath) -> String {
    let here: Vec<&str> = from.folder().split('/').collect();
    let there: Vec<&str> = to.as_str().split('/').collect();
    let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let mut path = "../".repeat(here.len() - shared);
    path.push_str(&there.iter().skip(shared).copied().collect::<Vec<_>>().join("/"));
    // What would end a link's address is written so that it does not.
    path.replace('%', "%25").replace(' ', "%20").replace('(', "%28").replace(')', "%29")
}

/// Leads to a page, perhaps to a heading on it.
fn at_anchor(page: PageId, anchor: Option<String>, pages: &[Page]) -> Result<Link, Failure> {
    match anchor {
        None => Ok(Link::Page { page, anchor: None }),
        Some(anchor) => match find_anchor(&pages[page.0], &anchor) {
            Some(anchor) => Ok(Link::Page { page, anchor: Some(anchor) }),
            None => Err(Failure::Anchor(page, anchor)),
        },
    }
}

/// Finds a heading by its anchor, else by an anchor of the same letters: others write `#faq_1` or `#FAQ-1`.
fn find_anchor(page: &Page, anchor: &str) -> Option<String> {
    let anchors = || page.document.headings.iter().map(|heading| heading.anchor.as_str());
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let wanted = letters(anchor);
    let alike = || anchors().find(|other| !wanted.is_empty() && letters(other) == wanted);
    anchors().find(|other| *other == anchor).or_else(alike).map(str::to_owned)
}

/// Ends of names that are surely no file's, but an address's on the web.
const DOMAINS: [&str; 4] = [".id", ".com", ".org", ".net"];

/// Gives the whole address where somebody wrote a site, a mailbox or a number without what opens it.
fn outside(url: &str) -> Option<String> {
    let url = url.trim();
    let host = url.split(['/', '?', '#', ':']).next().unwrap_or_default().to_lowercase();
    if let Some((name, host)) = host.split_once('@') {
        return (!name.is_empty() && host.contains('.')).then(|| format!("mailto:{url}"));
    }
    if host.starts_with("www.") || DOMAINS.iter().any(|end| host.ends_with(end)) {
        return Some(format!("https://{url}"));
    }
    let digits = decode(url).chars().filter(char::is_ascii_digit).count();
    let is_number =
        digits >= MIN_DIGITS && decode(url).chars().all(|c| c.is_ascii_digit() || "+-. ()".contains(c));
    is_number.then(|| format!("tel:{}", decode(url).replace([' ', '.', '(', ')'], "")))
}

/// Fewest digits of a telephone number; years and prices have fewer.
const MIN_DIGITS: usize = 7;

/// Tells whether an address names its scheme, as `https:` or `tel:` do.
pub(crate) fn has_scheme(url: &str) -> bool {
    url.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// Decodes `%20` and the like; what is no UTF-8 afterwards stays as it was.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, tail)) = rest.split_first() {
        let pair = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let value = pair.filter(|_| first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        decoded.push(value.unwrap_or(first));
        rest = if value.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_out_of_the_site_is_proposed_whole() {
        let proposed = |url: &str, whole: &str| assert_eq!(outside(url).as_deref(), Some(whole));
        proposed("www.contoh.go.id/layanan", "https://www.contoh.go.id/layanan");
        proposed("contoh.go.id", "https://contoh.go.id");
        proposed("layanan@contoh.go.id", "mailto:layanan@contoh.go.id");
        proposed("0800-000-0000", "tel:0800-000-0000");
        proposed("(021)%20555%201234", "tel:0215551234");
        for url in ["ktp.md", "2026", "../panduan/ktp.md", "a@b", "formulir.pdf", ""] {
            assert_eq!(outside(url), None, "{url}");
        }
    }
}
