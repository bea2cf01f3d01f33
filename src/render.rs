//! From a site and a theme to the bytes of each output.
//!
//! In: a [`Site`], a [`Theme`] and a [`Route`]. Out: the bytes of that output, or a finding
//! where the theme cannot show it. Rendering is a pure function: no clock, no disk, no
//! locks; `build` calls it for every route, the preview for the one that is asked for.

mod anchor;
mod booklet;
mod card;
mod chat_text;
mod cpsv;
mod feed;
mod feedback;
mod frame;
mod guide;
mod guide_part;
mod helper;
mod hosting;
mod law;
mod life_event;
mod list;
mod long_list;
mod office;
mod offline;
mod open_data;
mod page;
mod picture;
mod poster;
mod prose;
mod qr;
mod review_calendar;
mod search_index;
mod sharing;
mod sheet;
mod sitemap;
mod standard;
mod standard_items;
mod strings;
mod structured_data;
mod style;
pub mod theme;
mod translation;
pub mod view;
pub mod weight;
mod wording;

use std::path::Path;

use serde::Serialize;
use tera::Context;

use crate::asset::Made;
use crate::diagnostic::{Diagnostic, Problem};
use crate::document::{Language, Meaning};
use crate::site::list::SectionKind;
use crate::site::route::{Form, Route};
use crate::site::{Page, Site};
use strings::Strings;
use theme::Theme;
use view::Frame;

/// A site with its theme, ready to give any output.
#[derive(Debug)]
pub struct Renderer<'a> {
    site: &'a Site,
    theme: &'a Theme,
    /// What every page of a language shares, in the order of the site's languages.
    shared: Vec<Shared>,
    empty: Strings,
}

/// What every page of a language shares, as values that templates can use without copying.
#[derive(Debug)]
struct Shared {
    strings: tera::Value,
    site: tera::Value,
}

/// The content of an output.
#[derive(Debug)]
pub enum Content<'a> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A file of the source, as it is: where it stands on the disk.
    File(&'a Path),
    /// Something that the workshop makes.
    Made(Made<'a>),
}

impl<'a> Renderer<'a> {
    /// Prepares what all pages share.
    pub fn new(site: &'a Site, theme: &'a Theme) -> Renderer<'a> {
        let mut renderer = Renderer { site, theme, shared: Vec::new(), empty: Strings::default() };
        for language in &site.languages {
            let strings = renderer.strings(language).to_value();
            let site = tera::Value::from_serializable(&renderer.site_view(language));
            renderer.shared.push(Shared { strings, site });
        }
        renderer
    }

    /// Gives every output of the site beside the theme's own files.
    pub fn routes(&self) -> &'a [Route] {
        &self.site.routes
    }

    /// Renders one output.
    ///
    /// # Errors
    /// A finding, where the theme's templates cannot show the page.
    pub fn render(&self, route: &Route) -> Result<Content<'a>, Box<Diagnostic>> {
        let bytes = match &route.form {
            Form::Home(language) => self.home(route, *language)?,
            Form::Section(section, number) => self.section(route, *section, *number)?,
            Form::Topics(language) => self.topics(route, *language)?,
            Form::Topic(topic, number) => self.topic(route, *topic, *number)?,
            Form::Agency(agency, number) => self.agency(route, *agency, *number)?,
            Form::Index(language, letter) => self.index(route, *language, *letter)?,
            Form::LegalList(language) => self.legal_list(route, *language)?,
            Form::Page(id) => self.page(route, self.site.page(*id))?,
            Form::Standard(id, kind) => self.standard(route, *id, *kind)?,
            Form::WholeGuide(id) => self.whole_guide(route, *id)?,
            Form::HelperStop(helper, stop) => self.helper_stop(route, *helper, *stop)?,
            Form::HelperSheet(helper) => self.helper_sheet(route, *helper)?,
            Form::ChatText(id) => self.chat_text(self.site.page(*id)).into_bytes(),
            Form::Sheet(id, sheet) => self.sheet(route, self.site.page(*id), *sheet)?,
            Form::Booklet(booklet) => self.booklet(route, *booklet)?,
            Form::ShortAddress(id) => self.short_page(route, self.site.page(*id))?,
            Form::Qr(id) => self.qr_svg(self.site.page(*id)).into_bytes(),
            Form::Search(language) => self.search(route, *language)?,
            Form::NotFound => self.not_found(route)?,
            Form::Sitemap(number) => self.sitemap(*number).into_bytes(),
            Form::Robots => self.robots().into_bytes(),
            Form::Feed(language, kind) => self.feed(route, *language, *kind).into_bytes(),
            Form::ServicesJson => self.services_json().into_bytes(),
            Form::ServicesCsv => self.services_csv().into_bytes(),
            Form::ReviewCalendar => self.review_calendar().into_bytes(),
            Form::ServicesSchema => open_data::schema().into_bytes(),
            Form::ServicesCpsv => self.services_cpsv().into_bytes(),
            Form::Redirect(redirect) => self.redirect(route, *redirect)?,
            Form::Asset(asset) => return Ok(self.asset(*asset, None)),
            Form::Picture(asset, width) => return Ok(self.asset(*asset, Some(*width))),
            Form::Host(file) => self.host_file(*file).into_bytes(),
        };
        Ok(Content::Bytes(bytes))
    }

    /// Renders a page by the template of its meaning.
    fn page(&self, route: &Route, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
        match &page.document.meaning {
            Meaning::Guide(guide) => self.guide(route, page, guide),
            Meaning::Part(part) => self.guide_part(route, page, part),
            Meaning::LifeEvent(event) => self.life_event(route, page, event),
            Meaning::Helper(_) => self.helper(route, page),
            Meaning::EasyRead(plain) => self.easy_read(route, page, plain),
            Meaning::Story(story) => self.story(route, page, story),
            Meaning::Office(office) => self.office(route, page, office),
            Meaning::Faq(faq) => self.faq(route, page, faq),
            Meaning::Page(plain) | Meaning::Folder(plain) => self.plain(route, page, plain),
            // Entries of a common page have no route of their own.
            Meaning::Term(_) | Meaning::Notice(_) => Ok(Vec::new()),
        }
    }

    /// Runs a template over a frame and its content.
    fn template(
        &self,
        name: &str,
        route: &Route,
        frame: &Frame,
        page: &impl Serialize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let failed = |error: &tera::Error| {
            let folder = format!("themes/{}/", self.site.config.theme);
            let mut diagnostic = theme::template_diagnostic(&folder, error);
            if let Problem::TemplateInvalid { reason } = diagnostic.problem {
                diagnostic.problem = Problem::TemplateFailed { page: route.output.to_string(), reason };
            }
            Box::new(diagnostic)
        };
        let mut context = Context::from_serialize(frame).map_err(|error| failed(&error))?;
        let language = Language(frame.language.clone());
        if let Some(shared) = self.shared.get(self.site.language_index(&language)) {
            context.insert_value("s", shared.strings.clone());
            context.insert_value("site", shared.site.clone());
        }
        let page = tera::Value::try_from_serializable(page).map_err(|error| failed(&error))?;
        context.insert_value("page", page);
        // A page that shows the way to it tells search engines too, unless it is not for them.
        if frame.json_ld.is_none() && !frame.noindex && frame.breadcrumbs.len() > 1 {
            context.insert("json_ld", &self.crumbs_json_ld(&frame.breadcrumbs, &route.output));
        }
        // Begun large enough for nearly every page, so that it need not grow step by step.
        let mut html = Vec::with_capacity(USUAL_PAGE_BYTES);
        self.theme.templates.render_to(name, &context, &mut html).map_err(|error| failed(&error))?;
        Ok(html)
    }

    /// Gives the words of a language.
    fn strings(&self, language: &Language) -> &Strings {
        self.theme.strings(language.code()).unwrap_or(&self.empty)
    }

    /// Gives the words of a page's language.
    fn words(&self, page: &Page) -> &Strings {
        self.strings(&page.document.language)
    }

    /// Gives the language at a place of the site's list.
    fn language(&self, index: usize) -> &'a Language {
        self.site.languages.get(index).unwrap_or(&self.site.config.language)
    }

    /// Gives a section's title: loket's own word for the folders that it knows, else the folder's.
    fn section_title(&self, section: &crate::site::list::Section) -> String {
        let strings = self.strings(&section.language);
        let key = match section.kind {
            SectionKind::LifeEvents => "section_life_events",
            SectionKind::Guides => "section_guides",
            SectionKind::Helpers => "section_helpers",
            SectionKind::Stories => "section_stories",
            SectionKind::Offices => "section_offices",
            SectionKind::Terms => "section_terms",
            SectionKind::Notices => "section_notices",
            SectionKind::Faqs => "section_faqs",
            SectionKind::Pages => return section.title.clone(),
        };
        let outermost = section.parent.is_none() && section.folders.len() == 1;
        if section.intro.is_some() || !outermost {
            section.title.clone()
        } else {
            strings.text(key).to_owned()
        }
    }
}

/// Room for a page as most are.
const USUAL_PAGE_BYTES: usize = 24 * 1024;
