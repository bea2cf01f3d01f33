//! A guide's forms for paper, and the short address that paper shows.
//!
//! A sheet shows the same data as the guide's page by another template; only the poster is
//! cut to what fits (`poster`). Sheets are for people who have the guide: search engines are
//! sent away from them.

use std::borrow::Cow;

use super::Renderer;
use super::card::link;
use super::frame::Media;
use super::guide::Extent;
use super::prose::Scene;
use super::view::paper::SheetView;
use super::view::{Crumb, Frame, RedirectView};
use crate::diagnostic::Diagnostic;
use crate::document::prose::Prose;
use crate::document::{Guide, Meaning, SectionContent};
use crate::site::Page;
use crate::site::route::{Route, Sheet};

/// The style of sheets on paper, over the theme's own.
const SHEET_STYLESHEET: &str = "css/sheets.css";

/// The style of posters; it stands alone.
const POSTER_STYLESHEET: &str = "css/poster.css";

impl Renderer<'_> {
    /// Renders a form of a guide for paper.
    pub(super) fn sheet(&self, route: &Route, page: &Page, sheet: Sheet) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Meaning::Guide(guide) = &page.document.meaning else { return Ok(Vec::new()) };
        let frame = self.sheet_frame(route, page, sheet);
        let mut scene = match sheet {
            Sheet::LargePrint => Scene::new(page, &route.output),
            Sheet::Checklist | Sheet::Poster | Sheet::Staff => Scene::on_sheet(page, &route.output),
        };
        let view = SheetView {
            form: self.words(page).text(title_key(sheet)).to_owned(),
            guide_url: page.url(),
            guide: self.guide_view(&mut scene, &parts_on(sheet, guide), Extent::Sheet),
        };
        match sheet {
            Sheet::Checklist => self.template("checklist.html", route, &frame, &view),
            Sheet::LargePrint => self.template("large_print.html", route, &frame, &view),
            Sheet::Poster => {
                self.template("poster.html", route, &frame, &self.poster_view(page, guide, view))
            }
            Sheet::Staff => self.template("staff_sheet.html", route, &frame, &view),
        }
    }

    /// Makes the frame of a sheet.
    fn sheet_frame(&self, route: &Route, page: &Page, sheet: Sheet) -> Frame {
        let form = self.words(page).text(title_key(sheet));
        let kind = match sheet {
            Sheet::Checklist => "checklist-sheet",
            Sheet::LargePrint => "large-print",
            Sheet::Poster => "poster",
            Sheet::Staff => "staff-sheet",
        };
        let mut frame = self.page_frame(route, page, kind);
        frame.title = format!("{form}: {}", page.document.head.title);
        // The guide's own words would name two pages alike.
        frame.description = None;
        frame.alternates.clear();
        frame.breadcrumbs.push(link(form, route.output.encoded()));
        frame.canonical = None;
        frame.noindex = true;
        if sheet == Sheet::Poster {
            self.dress_plainly(&mut frame, POSTER_STYLESHEET);
        } else {
            frame.styles.extend(self.styles(&[(SHEET_STYLESHEET, Media::Print)]));
        }
        frame
    }

    /// Gives the ways to a guide's sheets and to the booklet that it is in.
    pub(super) fn guide_forms(&self, page: &Page) -> Vec<Crumb> {
        let strings = self.words(page);
        let wanted = Sheet::ALL.into_iter().filter(|sheet| sheet.is_wanted(self.site.config.outputs));
        let mut forms: Vec<Crumb> = wanted
            .filter_map(|sheet| Some(link(strings.text(link_key(sheet)), sheet.address(page)?.encoded())))
            .collect();
        let section = page.section.and_then(|section| self.site.sections.get(section));
        forms.extend(section.and_then(|section| self.booklet_with(&section.output, page)));
        forms
    }

    /// Renders a short address: a page that leads on to the guide, without script.
    pub(super) fn short_page(&self, route: &Route, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
        let title = page.document.head.title.clone();
        let mut frame = self.frame(route, &page.document.language, &title, "redirect");
        frame.noindex = true;
        frame.canonical = self.absolute(&page.address.output);
        // Chats show what they find here beside the address.
        frame.description.clone_from(&page.document.head.summary);
        self.template("redirect.html", route, &frame, &RedirectView { title, url: page.url() })
    }
}

/// Gives the parts of a guide that a sheet shows, so that its list of addresses has no others.
fn parts_on(sheet: Sheet, guide: &Guide) -> Cow<'_, Guide> {
    let is_shown: fn(&SectionContent) -> bool = match sheet {
        Sheet::LargePrint => return Cow::Borrowed(guide),
        Sheet::Poster => |_| false,
        Sheet::Checklist => |content| matches!(content, SectionContent::Requirements(_)),
        Sheet::Staff => |content| {
            matches!(
                content,
                SectionContent::Requirements(_) | SectionContent::Trouble(_) | SectionContent::Questions(_)
            )
        },
    };
    let mut shown = guide.clone();
    shown.intro = Prose::default();
    shown.online.clear();
    shown.sections.retain(|section| is_shown(&section.content));
    Cow::Owned(shown)
}

/// Gives the string that names a sheet.
fn title_key(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Checklist => "sheet_checklist",
        Sheet::LargePrint => "sheet_large_print",
        Sheet::Poster => "sheet_poster",
        Sheet::Staff => "sheet_staff",
    }
}

/// Gives the string by which a guide offers a sheet.
fn link_key(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Checklist => "offer_checklist",
        Sheet::LargePrint => "offer_large_print",
        Sheet::Poster => "offer_poster",
        Sheet::Staff => "offer_staff",
    }
}
