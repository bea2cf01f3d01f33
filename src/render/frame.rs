//! What every page has around its content: title, addresses, breadcrumbs, notices, the site's menu.

use super::Renderer;
use super::card::link;
use super::prose::Scene;
use super::theme;
use super::view::picture::LogoView;
use super::view::{Alternate, Crumb, Frame, NoticeView, SiteView, StyleLink};
use super::wording;
use crate::config::accent;
use crate::document::{Language, Meaning, Urgency};
use crate::site::link::ChosenLinks;
use crate::site::list::{Section, SectionKind};
use crate::site::route::{FeedKind, Form, Route};
use crate::site::{Link, Page, PageId};
use crate::source::path::OutputPath;

/// The theme's style of the screen.
pub(super) const STYLESHEET: &str = "css/loket.css";

/// The theme's style of paper, which no screen waits for.
pub(super) const PAPER_STYLESHEET: &str = "css/paper.css";

/// The style of what the search shows, which comes with its scripts.
const SEARCH_STYLESHEET: &str = "css/search.css";

/// The script of pages whose search is a plain form, because they load no style for its results.
const PLAIN_SCRIPT: &str = "js/page.js";

/// Of whom a style sheet is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// Everybody: the page waits for it.
    All,
    /// The printer alone.
    Print,
}

impl Renderer<'_> {
    /// Begins the frame of an output in a language.
    pub(super) fn frame(&self, route: &Route, language: &Language, title: &str, kind: &'static str) -> Frame {
        let name = |name: &str| self.theme.file(name).map(|file| file.file_name().to_owned());
        Frame {
            language: language.code().to_owned(),
            direction: direction(language),
            root: route.output.to_root(),
            url: route.output.encoded(),
            title: title.to_owned(),
            description: None,
            canonical: self.absolute(&route.output),
            alternates: Vec::new(),
            untranslated: Vec::new(),
            stale: None,
            feedback: None,
            breadcrumbs: vec![self.home_crumb(language)],
            notices: Vec::new(),
            json_ld: None,
            sample: self.site.config.sample,
            kind,
            styles: self.styles(&[(STYLESHEET, Media::All), (PAPER_STYLESHEET, Media::Print)]),
            script: self.theme_file(theme::PAGE_SCRIPT),
            search_files: [SEARCH_STYLESHEET, theme::SEARCH_SCRIPT].into_iter().filter_map(name).collect(),
            noindex: false,
            qr: None,
            share_image: self.site_image(language),
        }
    }

    /// Begins the frame of a page of its own.
    pub(super) fn page_frame(&self, route: &Route, page: &Page, kind: &'static str) -> Frame {
        let document = &page.document;
        let mut frame = self.frame(route, &document.language, &document.head.title, kind);
        frame.description.clone_from(&document.head.summary);
        frame.sample |= document.head.sample;
        frame.alternates = self.alternates(page);
        frame.untranslated = self.untranslated(page);
        frame.stale = self.stale_view(page);
        let reported = matches!(document.meaning, Meaning::Guide(_) | Meaning::Office(_) | Meaning::Story(_));
        frame.feedback = reported.then(|| self.feedback(page));
        if let Some(section) = page.section.and_then(|section| self.site.sections.get(section)) {
            frame.breadcrumbs.extend(self.section_crumbs(section));
        }
        frame.breadcrumbs.push(link(&document.head.title, page.url()));
        frame.notices = self.notices(&page.notices, &route.output);
        frame.qr = self.qr(page);
        frame
    }

    /// Finds style sheets of the theme for a page.
    pub(super) fn styles(&self, names: &[(&str, Media)]) -> Vec<StyleLink> {
        let found =
            names.iter().filter_map(|(name, media)| Some((self.theme_file(name)?, *media == Media::Print)));
        found.map(|(url, print)| StyleLink { url, print }).collect()
    }

    /// Gives the address of a file of the theme.
    fn theme_file(&self, name: &str) -> Option<String> {
        self.theme.file(name).map(|file| file.output.encoded())
    }

    /// Lets a page load a style of its own in place of the theme's: its search is a plain form.
    pub(super) fn dress_plainly(&self, frame: &mut Frame, style: &str) {
        frame.styles = self.styles(&[(style, Media::All)]);
        frame.script = self.theme_file(PLAIN_SCRIPT);
        frame.search_files.clear();
    }

    /// Gives a whole address, where the site knows its own.
    pub(super) fn absolute(&self, output: &OutputPath) -> Option<String> {
        let base = self.site.config.base_url.as_deref()?;
        let address = output.encoded();
        let folder = address.strip_suffix("index.html").filter(|p| p.is_empty() || p.ends_with('/'));
        Some(format!("{base}{}", folder.unwrap_or(&address)))
    }

    /// Gives the home page of a language as a link.
    pub(super) fn home_crumb(&self, language: &Language) -> Crumb {
        let root = self.site.language_root(language);
        link(self.strings(language).text("home"), format!("{root}index.html"))
    }

    /// Gives the way from the outermost folder to a folder.
    pub(super) fn section_crumbs(&self, section: &Section) -> Vec<Crumb> {
        let mut crumbs = vec![link(&self.section_title(section), section.output.encoded())];
        let mut parent = section.parent;
        while let Some(around) = parent.and_then(|index| self.site.sections.get(index)) {
            crumbs.push(link(&self.section_title(around), around.output.encoded()));
            parent = around.parent;
        }
        crumbs.reverse();
        crumbs
    }

    /// Gives a page in all its languages, in the site's order; nothing where there is only one.
    fn alternates(&self, page: &Page) -> Vec<Alternate> {
        if page.translations.is_empty() {
            return Vec::new();
        }
        let mut pages: Vec<(&Page, bool)> = vec![(page, true)];
        pages.extend(page.translations.iter().map(|id| (self.site.page(*id), false)));
        pages.sort_by_key(|(page, _)| self.site.language_index(&page.document.language));
        pages
            .into_iter()
            .map(|(page, current)| self.alternate(&page.document.language, &page.address.output, current))
            .collect()
    }

    /// Gives an address in a language.
    fn alternate(&self, language: &Language, output: &OutputPath, current: bool) -> Alternate {
        Alternate {
            language: language.code().to_owned(),
            name: self.strings(language).text("language_name").to_owned(),
            url: output.encoded(),
            absolute: self.absolute(output),
            current,
            default: *language == self.site.config.language,
        }
    }

    /// Gives notices as banners.
    pub(super) fn notices(&self, ids: &[PageId], here: &OutputPath) -> Vec<NoticeView> {
        ids.iter().filter_map(|id| self.notice(self.site.page(*id), here)).collect()
    }

    /// Gives a notice; `None` for other pages.
    pub(super) fn notice(&self, page: &Page, here: &OutputPath) -> Option<NoticeView> {
        let Meaning::Notice(notice) = &page.document.meaning else { return None };
        let strings = self.words(page);
        Some(NoticeView {
            title: page.document.head.title.clone(),
            url: page.url(),
            urgency: match notice.urgency {
                Urgency::Info => "info",
                Urgency::Important => "important",
                Urgency::Emergency => "emergency",
            },
            text: self.blocks(&notice.body, &mut Scene::without_terms(page, here)),
            from: notice.from.map(|day| wording::date(day, strings)),
            until: notice.until.map(|day| wording::date(day, strings)),
        })
    }

    /// Gives the notices that concern everybody.
    pub(super) fn notices_for_all(&self, language: &Language, here: &OutputPath) -> Vec<NoticeView> {
        let everybody = self.site.pages.iter().filter(|page| {
            page.document.language == *language && page.agencies.is_empty() && page.guides.is_empty()
        });
        everybody.filter_map(|page| self.notice(page, here)).collect()
    }

    /// Gives what every page of a language sees of the site.
    pub(super) fn site_view(&self, language: &Language) -> SiteView {
        let config = &self.site.config;
        let chosen = self.chosen_links(language);
        let root = self.site.language_root(language);
        let strings = self.strings(language);
        let outermost = self.site.sections.iter().filter(|section| {
            section.parent.is_none() && section.language == *language && section.kind != SectionKind::Notices
        });
        let mut menu: Vec<(SectionKind, Crumb)> = outermost
            .map(|section| {
                let mut crumb = link(&self.section_title(section), section.output.encoded());
                crumb.total = Some(section.total);
                (section.kind, crumb)
            })
            .collect();
        menu.sort_by_key(|(kind, _)| *kind);
        let feed = self
            .site
            .routes
            .iter()
            .find(|route| route.form == Form::Feed(self.site.language_index(language), FeedKind::All));
        let has_topics = self.site.topics.iter().any(|topic| topic.language == *language);
        let several = self.site.languages.len() > 1;
        let languages = self.site.languages.iter().filter(|_| several).filter_map(|other| {
            let output = OutputPath::new(&format!("{}index.html", self.site.language_root(other)))?;
            Some(self.alternate(other, &output, other == language))
        });
        SiteView {
            title: config.title.clone(),
            description: config.description.clone(),
            organisation: config.organisation.clone(),
            home: format!("{root}index.html"),
            index: format!("{root}indeks.html"),
            search: format!("{root}cari.html"),
            topics: has_topics.then(|| format!("{root}topik/index.html")),
            legal: self
                .site
                .laws
                .lists
                .get(self.site.language_index(language))
                .and_then(|list| Some(list.as_ref()?.encoded())),
            menu: if chosen.menu.is_empty() {
                menu.into_iter().map(|(_, crumb)| crumb).collect()
            } else {
                chosen.menu.iter().filter_map(|(text, link)| self.chosen_link(text, link)).collect()
            },
            footer_links: self.footer_links(language),
            contact: self.contact(),
            feed: feed.map(|route| route.output.encoded()),
            languages: languages.collect(),
            logo: self.logo(),
            colour: accent::hex(config.colour()).trim_start_matches('#').to_owned(),
            sample: config.sample && !strings.text("sample").is_empty(),
        }
    }

    /// Gives the logo at the height of the header's line.
    fn logo(&self) -> Option<LogoView> {
        const HEIGHT: u32 = 40;
        let asset = self.site.assets.get(self.site.logo?)?;
        let narrow = asset.logo_width().and_then(|width| asset.narrowed(width));
        let (width, height) = asset.picture.map_or((1, 1), |picture| (picture.width, picture.height.max(1)));
        Some(LogoView {
            url: narrow.as_ref().unwrap_or(&asset.output).encoded(),
            width: (u64::from(width) * u64::from(HEIGHT) / u64::from(height)).clamp(1, 400) as u32,
            height: HEIGHT,
        })
    }

    /// Gives the settings' links for a language.
    fn chosen_links(&self, language: &Language) -> &ChosenLinks {
        &self.site.chosen_links[self.site.language_index(language)]
    }

    /// Makes a link that the settings name; `None` where it leads nowhere.
    fn chosen_link(&self, text: &str, target: &Link) -> Option<Crumb> {
        let url = match target {
            Link::Page { page, anchor: None } => self.site.page(*page).url(),
            Link::Page { page, anchor: Some(anchor) } => {
                format!("{}#{anchor}", self.site.page(*page).address.output.encoded())
            }
            Link::Asset(asset) => self.site.assets.get(*asset)?.output.encoded(),
            Link::Output(output) => output.encoded(),
            Link::External(url) => {
                return Some(Crumb { title: text.to_owned(), url: url.clone(), external: true, total: None });
            }
            Link::Anchor(_) | Link::Fact(_) | Link::Broken => return None,
        };
        Some(link(text, url))
    }

    /// Gives the links of the footer: the settings' own, else the plain pages at the root.
    fn footer_links(&self, language: &Language) -> Vec<Crumb> {
        let chosen = self.chosen_links(language);
        if !chosen.footer.is_empty() {
            return chosen.footer.iter().filter_map(|(text, link)| self.chosen_link(text, link)).collect();
        }
        let plain = self.site.pages.iter().filter(|page| {
            matches!(page.document.meaning, Meaning::Page(_))
                && page.document.place.folders.is_empty()
                && page.document.language == *language
        });
        plain.map(|page| link(&page.document.head.title, page.url())).take(MAX_FOOTER_LINKS).collect()
    }
}

/// Most plain pages that the footer names by itself.
const MAX_FOOTER_LINKS: usize = 12;

/// Tells the direction in which a language is written.
fn direction(language: &Language) -> &'static str {
    if ["ar", "fa", "he", "ur"].contains(&language.code()) { "rtl" } else { "ltr" }
}
