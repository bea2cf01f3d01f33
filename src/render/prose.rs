//! Fills the holes of a document's text: links, pictures, cards, callouts, words of the glossary.

use std::borrow::Cow;
use std::fmt::Write;

use super::anchor::{Addresses, Anchors, as_chapter, chapter_anchor, in_book};
use super::view::{Block, Card};
use super::wording::{self, escape_html};
use super::{Renderer, card};
use crate::document::prose::{Piece, Prose};
use crate::document::register::fact::{Fact, FactKind};
use crate::site::permalink::Address;
use crate::site::{Link, Page, route};
use crate::source::path::OutputPath;

/// The page that text is filled for, and which glossary words it has met so far.
pub(super) struct Scene<'a> {
    /// The page whose text it is.
    pub(super) page: &'a Page,
    /// Where it will be shown; links are relative to this file.
    pub(super) here: &'a OutputPath,
    /// Glossary words in the order of their first use, as indices into the glossary; `None` where words are not marked.
    pub(super) terms: Option<Vec<usize>>,
    /// Where the page's own headings stand.
    pub(super) anchors: Anchors<'a>,
    /// The addresses behind the links so far, which paper lists by number; `None` where links are not numbered.
    pub(super) addresses: Option<Addresses>,
}

impl<'a> Scene<'a> {
    /// Begins a page on which glossary words are marked.
    pub(super) fn new(page: &'a Page, here: &'a OutputPath) -> Scene<'a> {
        let (terms, addresses) = (Some(Vec::new()), Some(Addresses::default()));
        Scene { page, here, terms, anchors: Anchors::Here, addresses }
    }

    /// Begins a text in which they are not: banners, the glossary itself.
    pub(super) fn without_terms(page: &'a Page, here: &'a OutputPath) -> Scene<'a> {
        Scene { page, here, terms: None, anchors: Anchors::Here, addresses: None }
    }

    /// Begins a part of a page that is shown on a sheet of its own.
    pub(super) fn on_sheet(page: &'a Page, here: &'a OutputPath) -> Scene<'a> {
        let addresses = Some(Addresses::default());
        Scene { page, here, terms: None, anchors: Anchors::OnPage, addresses }
    }

    /// Gives the number of an address in the list that is printed after the text.
    pub(super) fn number(&mut self, address: &str) -> Option<usize> {
        Some(self.addresses.as_mut()?.number(address))
    }

    /// Makes anchors in finished HTML lead to where the headings stand here.
    fn settle<'h>(&self, html: &'h str) -> Cow<'h, str> {
        match self.anchors {
            Anchors::Here => Cow::Borrowed(html),
            Anchors::OnPage => {
                let page = escape_html(&self.here.relative(&self.page.address.output));
                Cow::Owned(html.replace(" href=\"#", &format!(" href=\"{page}#")))
            }
            Anchors::InBook(_, chapter) => Cow::Owned(as_chapter(html, chapter)),
        }
    }

    /// Notes an address outside the site behind a text that does not show it.
    pub(super) fn number_external(&mut self, url: &str, text: &str) -> Option<usize> {
        let shown = on_paper(url);
        let bare = |text: &str| {
            text.split_once("://").map_or(text, |(_, rest)| rest).trim_end_matches('/').to_owned()
        };
        (bare(shown) != bare(text.trim())).then(|| self.number(shown)).flatten()
    }
}

/// Gives what paper shows of an address: without the scheme of telephone numbers and letters.
fn on_paper(url: &str) -> &str {
    ["tel:", "mailto:"].iter().find_map(|scheme| url.strip_prefix(scheme)).unwrap_or(url)
}

/// Gives a page's summary as its lead; `None` where the text below begins with the same words.
pub(super) fn lead(page: &Page, text: &Prose) -> Option<String> {
    let summary = page.document.head.summary.clone()?;
    (!text.plain_text().starts_with(summary.trim_end_matches('…').trim_end())).then_some(summary)
}

impl Renderer<'_> {
    /// Fills a text as blocks: HTML with cards between.
    pub(super) fn blocks(&self, prose: &Prose, scene: &mut Scene) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut html = String::new();
        let mut open: Vec<bool> = Vec::new();
        for piece in &prose.pieces {
            match piece {
                Piece::Html(text) => {
                    let text = scene.settle(text);
                    self.push_marked(&text, &open, scene, &mut html);
                }
                Piece::LinkStart(index) => {
                    let tag = self.link_tag(scene, *index);
                    open.push(tag.is_some());
                    html.push_str(tag.as_deref().unwrap_or_default());
                }
                Piece::LinkEnd => {
                    if open.pop() == Some(true) {
                        html.push_str("</a>");
                    }
                }
                Piece::Image(index) => self.push_image(scene, *index, &mut html),
                Piece::CalloutStart(kind) => {
                    let key = kind.key();
                    let title = self.words(scene.page).text(&format!("callout_{key}")).to_owned();
                    let title = escape_html(&title);
                    let _ = write!(
                        html,
                        "<div class=\"callout callout-{key}\"><p class=\"callout-title\">{title}</p>"
                    );
                }
                Piece::CalloutEnd => html.push_str("</div>"),
                Piece::Card(index) => match self.card(scene, *index) {
                    Some(card) => {
                        if !html.is_empty() {
                            blocks.push(Block { html: Some(std::mem::take(&mut html)), card: None });
                        }
                        blocks.push(Block { html: None, card: Some(Box::new(card)) });
                    }
                    None => self.push_plain_link(scene, *index, &mut html),
                },
            }
        }
        if !html.trim().is_empty() {
            blocks.push(Block { html: Some(html), card: None });
        }
        blocks
    }

    /// Fills a text that stands inside a line or list item; a card becomes a link.
    pub(super) fn inline(&self, prose: &Prose, scene: &mut Scene) -> String {
        let mut html = String::new();
        for block in self.blocks(prose, scene) {
            if let Some(text) = block.html {
                html.push_str(&text);
            } else if let Some(card) = block.card {
                let url = format!("{}{}", scene.here.to_root(), card.url);
                let _ = write!(html, "<a href=\"{}\">{}</a>", escape_html(&url), escape_html(&card.title));
            }
        }
        html
    }

    /// Gives the opening tag of a link; `None` for a broken one, whose text stands alone.
    fn link_tag(&self, scene: &mut Scene, index: usize) -> Option<String> {
        let (href, number) = match scene.page.links.get(index)? {
            Link::Page { page, anchor } => {
                let target = self.site.page(*page);
                if let Some(href) = in_book(scene.anchors, *page, anchor.as_deref()) {
                    (href, None)
                } else {
                    let href = address_from(scene.here, &target.address, anchor.as_deref());
                    (href, scene.number(&self.paper_address(target)))
                }
            }
            Link::Asset(asset) => {
                let output = &self.site.assets.get(*asset)?.output;
                (scene.here.relative(output), scene.number(&self.address_of(output)))
            }
            Link::Output(output) => (scene.here.relative(output), scene.number(&self.address_of(output))),
            Link::Anchor(anchor) => match scene.anchors {
                Anchors::Here => (format!("#{anchor}"), None),
                Anchors::OnPage => (address_from(scene.here, &scene.page.address, Some(anchor)), None),
                Anchors::InBook(_, chapter) => (format!("#{}", chapter_anchor(chapter, anchor)), None),
            },
            Link::External(url) => {
                let rel = if url.starts_with("http") { " rel=\"noopener\"" } else { "" };
                let text = scene.page.document.links.get(index).map_or("", |raw| &raw.text);
                let number = numbered(scene.number_external(url, text));
                return Some(format!("<a href=\"{}\"{rel}{number}>", escape_html(url)));
            }
            Link::Fact(fact) => (fact_href(self.site.registers.facts.get(*fact)?)?, None),
            Link::Broken => return None,
        };
        Some(format!("<a href=\"{}\"{}>", escape_html(&href), numbered(number)))
    }

    /// Gives the whole address of a page as paper shows it: the short one where there is one.
    pub(super) fn paper_address(&self, page: &Page) -> String {
        let short = route::short_address(self.site, page).filter(|_| page.is_guide());
        self.address_of(short.as_ref().unwrap_or(&page.address.output))
    }

    /// Gives the whole address of an output, or where the site does not know its own, its place in the site.
    fn address_of(&self, output: &OutputPath) -> String {
        self.absolute(output).unwrap_or_else(|| output.to_string())
    }

    /// Makes the card of a link that stands alone; `None` where its target has none.
    fn card(&self, scene: &mut Scene, index: usize) -> Option<Card> {
        let title = scene.page.document.links.get(index)?.text.clone();
        match scene.page.links.get(index)? {
            Link::Page { page, .. } => {
                let target = self.site.page(*page);
                let office = self.office_card(target, scene.page).map(Box::new);
                let kind = if office.is_some() { "office" } else { "page" };
                let page = office.is_none().then(|| Box::new(self.page_card(*page)));
                let url = target.url();
                let number = page.as_ref().and_then(|_| scene.number(&self.paper_address(target)));
                Some(Card { kind, title, url, office, page, file_kind: None, file_size: None, number })
            }
            Link::Asset(asset) => {
                let asset = self.site.assets.get(*asset)?;
                let strings = self.words(scene.page);
                Some(Card {
                    kind: "file",
                    title,
                    url: asset.output.encoded(),
                    office: None,
                    page: None,
                    file_kind: Some(asset.file.path.extension().to_uppercase()),
                    file_size: Some(wording::file_size(asset.file.size, strings)),
                    number: scene.number(&self.address_of(&asset.output)),
                })
            }
            Link::Output(_) | Link::Anchor(_) | Link::External(_) | Link::Fact(_) | Link::Broken => None,
        }
    }

    /// Adds a link that stands alone but has no card, in its paragraph.
    fn push_plain_link(&self, scene: &mut Scene, index: usize, html: &mut String) {
        let Some(raw) = scene.page.document.links.get(index) else { return };
        let text = escape_html(&raw.text);
        match self.link_tag(scene, index) {
            Some(tag) => drop(write!(html, "<p>{tag}{text}</a></p>")),
            None => drop(write!(html, "<p>{text}</p>")),
        }
    }

    /// Adds a picture; a broken one leaves its alternative text.
    fn push_image(&self, scene: &Scene, index: usize, html: &mut String) {
        let Some(raw) = scene.page.document.links.get(index) else { return };
        let alt = escape_html(&raw.text);
        let picture = match scene.page.links.get(index) {
            Some(Link::Asset(asset)) => self.picture(*asset, scene.here, &raw.text),
            // No page asks a third party for anything: a picture elsewhere becomes a link.
            Some(Link::External(url)) => {
                let _ = write!(html, "<a href=\"{}\" rel=\"noopener\">{alt}</a>", escape_html(url));
                return;
            }
            _ => None,
        };
        match picture {
            Some(picture) => Self::push_picture(&picture, html),
            None => html.push_str(&alt),
        }
    }

    /// Adds HTML in which the first use of each glossary word leads to its meaning on the same page.
    fn push_marked(&self, text: &str, open: &[bool], scene: &mut Scene, html: &mut String) {
        let glossary = self.site.glossary(&scene.page.document.language);
        let (Some(glossary), Some(seen)) =
            (glossary.filter(|glossary| open.is_empty() && !glossary.terms.is_empty()), scene.terms.as_mut())
        else {
            html.push_str(text);
            return;
        };
        // Inside these elements a link would be wrong or lost.
        const CLOSED: [&str; 10] = ["a", "code", "pre", "h2", "h3", "h4", "h5", "h6", "th", "sup"];
        let mut rest = text;
        let mut closed = 0usize;
        while !rest.is_empty() {
            let end = rest.find('<').unwrap_or(rest.len());
            let (words, tail) = rest.split_at(end);
            if closed == 0 && words.len() > 1 {
                let mut done = 0;
                for (range, term) in glossary.find(words) {
                    if seen.contains(&term) {
                        continue;
                    }
                    let Some(id) = glossary.terms.get(term) else { continue };
                    seen.push(term);
                    let anchor = self.site.page(*id).address.anchor.as_deref().unwrap_or_default();
                    html.push_str(words.get(done..range.start).unwrap_or_default());
                    let word = words.get(range.clone()).unwrap_or_default();
                    let _ = write!(html, "<a class=\"term\" href=\"#istilah-{anchor}\">{word}</a>");
                    done = range.end;
                }
                html.push_str(words.get(done..).unwrap_or_default());
            } else {
                html.push_str(words);
            }
            let end = tail.find('>').map_or(tail.len(), |end| end + 1);
            let (tag, after) = tail.split_at(end);
            let name = tag.trim_start_matches(['<', '/']);
            let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if CLOSED.contains(&name) {
                closed = if tag.starts_with("</") { closed.saturating_sub(1) } else { closed + 1 };
            }
            html.push_str(tag);
            rest = after;
        }
    }
}

/// Gives where a shared fact leads: to a telephone, a chat or a letter; `None` for what is only read.
fn fact_href(fact: &Fact) -> Option<String> {
    Some(match fact.kind() {
        FactKind::Telephone => card::telephone(&fact.value).href,
        FactKind::Whatsapp => card::whatsapp(&fact.value, None).href,
        FactKind::Email => card::email(&fact.value).href,
        FactKind::Sms => {
            let number: String = fact.value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            format!("sms:{number}")
        }
        FactKind::Plain => return None,
    })
}

/// Writes the number under which paper lists the address of a link.
fn numbered(number: Option<usize>) -> String {
    number.map_or_else(String::new, |number| format!(" data-n=\"{number}\""))
}

/// Gives the way from a file to an address, with its anchor.
fn address_from(here: &OutputPath, address: &Address, anchor: Option<&str>) -> String {
    let mut href = here.relative(&address.output);
    if let Some(anchor) = anchor.or(address.anchor.as_deref()) {
        href.push('#');
        href.push_str(anchor);
    }
    href
}

#[cfg(test)]
mod tests {
    use crate::pipeline::{Options, load_texts};
    use crate::render::{Content, Renderer};

    /// Builds a site of one guide and gives its page.
    fn page(summary: &str, text: &str) -> String {
        let guide =
            format!("---\njudul: Uji\ninstansi: Dinas Uji\ndiperiksa: 2026-11-20\n{summary}---\n\n{text}\n");
        let files = [("content/panduan/uji.md".to_owned(), guide)];
        let today = Some(jiff::civil::date(2026, 11, 24));
        let options = Options { source: "situs".into(), base_url: None, drafts: false, today };
        let project = load_texts(&options, &files);
        let renderer = Renderer::new(&project.site, &project.theme);
        let route =
            renderer.routes().iter().find(|route| route.output.as_str() == "panduan/uji.html").unwrap();
        match renderer.render(route).unwrap() {
            Content::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
            Content::File(_) | Content::Made(_) => String::new(),
        }
    }

    #[test]
    fn a_first_paragraph_is_not_said_twice() {
        let main =
            |html: &str| html.split("<main").nth(1).unwrap_or_default().matches("Datang pagi.").count();
        assert_eq!(main(&page("", "Datang pagi.")), 1);
        assert_eq!(main(&page("ringkasan: Bawa KTP.\n", "Datang pagi.")), 1);
        assert!(page("ringkasan: Bawa KTP.\n", "Datang pagi.").contains("<p class=\"lead\">Bawa KTP."));
    }
}
