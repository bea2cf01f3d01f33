//! Laws in words: on the guide that rests on them, and in the list of all.

use super::card::link;
use super::view::legal::{LawView, LegalEntry, LegalGroup, LegalListView};
use super::{Renderer, wording};
use crate::diagnostic::Diagnostic;
use crate::document::Language;
use crate::document::register::regulation::{Regulation, Status};
use crate::site::law::{cite, successor};
use crate::site::permalink::slug;
use crate::site::route::Route;

/// Most guides that the list names below a law; more would bury the next law.
const GUIDES_SHOWN: usize = 50;

impl Renderer<'_> {
    /// Gives a law that a guide names, as its page shows it.
    pub(super) fn law(&self, text: &str, language: &Language) -> LawView {
        let registers = &self.site.registers;
        let citation = cite(registers, text);
        let found = citation.regulation.and_then(|index| Some((index, registers.regulations.get(index)?)));
        let Some((index, regulation)) = found else {
            return LawView { name: wording::law(text), article: None, about: None, url: None, status: None };
        };
        let list = self.site.laws.lists.get(self.site.language_index(language)).and_then(Option::as_ref);
        LawView {
            name: regulation.name.clone(),
            article: Some(citation.article.to_owned()).filter(|article| !article.is_empty()),
            about: regulation.about.clone(),
            url: list.map(|list| format!("{}#{}", list.encoded(), anchor(regulation))),
            status: (regulation.status != Status::InForce).then(|| self.law_status(index, language)),
        }
    }

    /// Gives a law in one line: its full name with the article, or as written.
    pub(super) fn law_line(&self, text: &str) -> String {
        let law = self.law(text, &self.site.config.language);
        match law.article {
            Some(article) => format!("{} {article}", law.name),
            None => law.name,
        }
    }

    /// Says whether a law holds.
    fn law_status(&self, index: usize, language: &Language) -> String {
        let strings = self.strings(language);
        let laws = &self.site.registers.regulations;
        let next = successor(&self.site.registers, index).and_then(|next| laws.get(next));
        match (laws.get(index).map(|law| law.status), next) {
            (Some(Status::Amended), Some(next)) => strings.fill("law_amended_by", &[("law", &next.name)]),
            (Some(Status::Amended), None) => strings.text("law_amended").to_owned(),
            (Some(Status::Repealed), Some(next)) => strings.fill("law_replaced_by", &[("law", &next.name)]),
            (Some(Status::Repealed), None) => strings.text("law_repealed").to_owned(),
            (Some(Status::InForce) | None, _) => strings.text("law_in_force").to_owned(),
        }
    }

    /// Renders the list of laws of a language.
    pub(super) fn legal_list(&self, route: &Route, language: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let language = self.language(language);
        let strings = self.strings(language);
        let title = strings.text("legal_basis").to_owned();
        let mut frame = self.frame(route, language, &title, "list");
        frame.breadcrumbs.push(link(&title, route.output.encoded()));
        frame.description = Some(strings.text("laws_about").to_owned());
        let laws = &self.site.registers.regulations;
        let group = |heading: &str, holds: bool| LegalGroup {
            title: strings.text(heading).to_owned(),
            laws: laws
                .iter()
                .enumerate()
                .filter(|(_, law)| (law.status != Status::Repealed) == holds)
                .map(|(index, law)| self.legal_entry(index, law, language, route))
                .collect(),
        };
        let mut groups = vec![group("laws_in_force", true), group("laws_repealed", false)];
        groups.retain(|group| !group.laws.is_empty());
        self.template("legal.html", route, &frame, &LegalListView { title, groups })
    }

    /// Gathers a law of the list.
    fn legal_entry(&self, index: usize, law: &Regulation, language: &Language, route: &Route) -> LegalEntry {
        let strings = self.strings(language);
        let registers = &self.site.registers;
        let next = successor(registers, index).and_then(|next| registers.regulations.get(next));
        let rests = self.site.laws.rests_on.get(index).map_or(&[][..], Vec::as_slice);
        let pages = rests.iter().map(|id| self.site.page(*id));
        let pages: Vec<_> = pages.filter(|page| page.document.language == *language).collect();
        let more = pages.len().saturating_sub(GUIDES_SHOWN);
        LegalEntry {
            anchor: anchor(law),
            name: law.name.clone(),
            about: law.about.clone(),
            status: match law.status {
                Status::InForce => strings.text("law_in_force"),
                Status::Amended => strings.text("law_amended"),
                Status::Repealed => strings.text("law_repealed"),
            }
            .to_owned(),
            successor: next
                .map(|next| link(&next.name, format!("{}#{}", route.output.encoded(), anchor(next)))),
            source: law.url.clone(),
            reviewed: law.reviewed.map(|day| wording::date(day, strings)),
            guides: pages
                .iter()
                .take(GUIDES_SHOWN)
                .map(|page| link(&page.document.head.title, page.url()))
                .collect(),
            more: (more > 0).then(|| strings.fill("law_more_guides", &[("count", &more.to_string())])),
        }
    }
}

/// Gives the anchor of a law in the list.
fn anchor(law: &Regulation) -> String {
    slug(&law.key)
}
