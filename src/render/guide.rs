//! The page of a guide: the answer first, then what to prepare, the steps, and help.

use super::Renderer;
use super::anchor::{Anchors, chapter_anchor};
use super::card::link;
use super::prose::{Scene, lead};
use super::strings::Strings;
use super::view::paper::NumberedLink;
use super::view::{
    DateView, FeeView, GuideSection, GuideView, HeadingView, QuestionView, RequirementView, StepView,
    TermView,
};
use super::wording;
use crate::diagnostic::Diagnostic;
use crate::document::amount::Fee;
use crate::document::prose::{Piece, Prose};
use crate::document::{Guide, Meaning, QuestionList, Requirement, Section, SectionContent, Step};
use crate::site::review;
use crate::site::route::Route;
use crate::site::{Link, Page, PageId};

/// How many things to bring the box at the top names; the rest is one jump below it.
const BRING_IN_SUMMARY: usize = 4;

/// How much of a guide in several parts a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Its own page alone.
    Own,
    /// All parts, in the order of writing.
    Whole,
    /// All parts as one text: a sheet leaves some sections out, so that parts no longer begin where they did.
    Sheet,
}

impl Renderer<'_> {
    /// Renders a guide.
    pub(super) fn guide(
        &self,
        route: &Route,
        page: &Page,
        guide: &Guide,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut frame = self.page_frame(route, page, "guide");
        frame.json_ld = Some(self.guide_json_ld(page, guide));
        let mut scene = Scene::new(page, &route.output);
        let view = self.guide_view(&mut scene, guide, Extent::Own);
        frame.share_image = self.share_image(page).or(frame.share_image);
        self.template("guide.html", route, &frame, &view)
    }

    /// Gathers what the templates of a guide and of its sheets show.
    pub(super) fn guide_view(&self, scene: &mut Scene, guide: &Guide, extent: Extent) -> GuideView {
        let page = scene.page;
        let strings = self.words(page);
        let head = &page.document.head;
        let online = guide.online.iter().map(|channel| NumberedLink {
            title: channel.name.clone(),
            url: channel.url.clone(),
            number: scene.number_external(&channel.url, &channel.name),
        });
        let online = online.collect();
        let intro = self.blocks(&guide.intro, scene);
        let own = match (&page.parts, extent) {
            (Some(parts), Extent::Own) => parts.own_sections(),
            _ => guide.sections.len(),
        };
        let mut sections: Vec<(usize, &Section)> = guide
            .sections
            .iter()
            .enumerate()
            .take(own)
            .filter(|(_, section)| !self.only_names_office(page, section))
            .collect();
        // A guide on one page is told in the order of need; parts keep the order of writing.
        if extent == Extent::Own || page.parts.is_none() {
            sections.sort_by_key(|(_, section)| rank(&section.content));
        }
        let parts = page.parts.as_ref().filter(|_| extent != Extent::Sheet);
        let chapters = parts.map_or(&[][..], |parts| &parts.starts);
        let sections: Vec<GuideSection> = sections
            .into_iter()
            .filter_map(|(number, section)| {
                let mut view = self.guide_section(section, scene)?;
                if chapters.contains(&number) {
                    view.kind = "chapter";
                }
                Some(view)
            })
            .collect();
        let sections = match page.parts {
            None => self.with_missing_sections(page, guide, sections, scene.here),
            Some(_) => sections,
        };
        let stale = page.stale.as_deref();
        let source = self.source_of(page).map(|(_, source)| source);
        let of_bring = source.filter(|_| stale.is_some_and(|stale| !stale.requirements.is_empty()));
        let bring = needed_always(of_bring.unwrap_or(guide));
        let mentions = |is_wanted: fn(&Meaning) -> bool| -> Vec<PageId> {
            let fits = |id: &&PageId| {
                let other = &self.site.page(**id).document;
                is_wanted(&other.meaning) && other.language == page.document.language
            };
            page.mentioned_by.iter().filter(fits).copied().collect()
        };
        let stories = mentions(|meaning| matches!(meaning, Meaning::Story(_)));
        let newest = stories.into_iter().max_by_key(|id| match &self.site.page(*id).document.meaning {
            Meaning::Story(story) => story.date,
            _ => None,
        });
        GuideView {
            title: head.title.clone(),
            summary: lead(page, &guide.intro),
            code: page.code.clone(),
            fee: guide.fee.as_ref().map(|fee| self.fee(fee, strings)),
            time: guide.time.as_ref().map(|time| time.text.clone()),
            results: guide.results.clone(),
            audience: guide.audience.clone(),
            offices: self.agency_links(page),
            online,
            bring_more: bring.len().saturating_sub(BRING_IN_SUMMARY),
            bring: bring.into_iter().take(BRING_IN_SUMMARY).map(|item| item.plain.clone()).collect(),
            intro,
            own_complaint: sections.iter().any(|section| section.kind == "complaint"),
            sections,
            events: self.event_places(page),
            helpers: mentions(|meaning| matches!(meaning, Meaning::Helper(_)))
                .into_iter()
                .map(|id| self.site.page(id))
                .map(|helper| link(&helper.document.head.title, helper.url()))
                .collect(),
            easy_read: page.easy_read.map(|id| self.site.page(id).url()),
            parts: self.parts_view(page, page).filter(|_| extent == Extent::Own),
            office: self.office_to_ask(page),
            legal_basis: guide
                .legal_basis
                .iter()
                .map(|law| self.law(&law.value, &page.document.language))
                .collect(),
            reviewed: head.reviewed.map(|day| wording::date(day, strings)),
            review_due: self.review_due(page),
            standard: self.id_of(page).and_then(|id| self.standard_links(id).into_iter().next()),
            story: newest.map(|id| self.page_card(id)),
            faqs: mentions(|meaning| matches!(meaning, Meaning::Faq(_)))
                .into_iter()
                .map(|id| self.next_link(id))
                .collect(),
            related: page.related.iter().map(|id| self.next_link(*id)).collect(),
            topics: self.topic_links(page),
            terms: self.terms_used(scene),
            chat_text: self.chat_text_url(page),
            share: self.share_link(page),
            forms: self.guide_forms(page),
            addresses: Self::addresses_after(scene),
        }
    }

    /// Gives the addresses that are printed after a guide; a booklet lists those of all its chapters once.
    fn addresses_after(scene: &Scene) -> Vec<String> {
        match (scene.anchors, &scene.addresses) {
            (Anchors::Here | Anchors::OnPage, Some(addresses)) => addresses.list.clone(),
            _ => Vec::new(),
        }
    }

    /// Words the guide's fee, with the laws that set it by their names.
    fn fee(&self, fee: &Fee, strings: &Strings) -> FeeView {
        let mut view = wording::fee(fee, strings);
        for basis in view.rows.iter_mut().filter_map(|row| row.basis.as_mut()) {
            *basis = self.law_line(basis);
        }
        view
    }

    /// Gives the day on which a page is to be checked again, in words.
    pub(super) fn review_due(&self, page: &Page) -> Option<DateView> {
        review::due(&page.document.head).map(|day| wording::date(day, self.words(page)))
    }

    /// Tells whether a part holds nothing but the card of the office that the page ends with anyway.
    fn only_names_office(&self, page: &Page, section: &Section) -> bool {
        let SectionContent::Other(prose) = &section.content else { return false };
        let mut cards = prose.pieces.iter().filter(|piece| match piece {
            Piece::Html(html) => !html.trim().is_empty(),
            _ => true,
        });
        let (Some(Piece::Card(index)), None) = (cards.next(), cards.next()) else { return false };
        let office = page.agencies.iter().find_map(|agency| self.site.agencies.get(*agency)?.page);
        matches!(page.links.get(*index), Some(Link::Page { page, .. }) if Some(*page) == office)
    }

    /// Gathers a part of a guide.
    pub(super) fn guide_section(&self, section: &Section, scene: &mut Scene) -> Option<GuideSection> {
        let heading = heading_of(scene, section.heading)?;
        let guide = match &scene.page.document.meaning {
            Meaning::Guide(guide) => &guide.sections[..],
            _ => &[],
        };
        let before = || guide.iter().take_while(|other| other.heading != section.heading);
        let mut view = GuideSection {
            kind: kind(&section.content),
            heading,
            language: None,
            before: Vec::new(),
            requirements: Vec::new(),
            conditional: Vec::new(),
            steps: Vec::new(),
            questions: Vec::new(),
            after: Vec::new(),
        };
        match &section.content {
            SectionContent::Requirements(requirements) => {
                view.before = self.blocks(&requirements.before, scene);
                let first = before().map(|section| match &section.content {
                    SectionContent::Requirements(requirements) => requirements.items.len(),
                    _ => 0,
                });
                let items = self.requirements_beside(&requirements.items, first.sum(), scene);
                let is_conditional = |item: &RequirementView| {
                    let current = item.stale.as_ref().and_then(|stale| stale.current.as_deref());
                    current.unwrap_or(item).condition.is_some()
                };
                (view.conditional, view.requirements) = items.into_iter().partition(is_conditional);
                view.after = self.blocks(&requirements.after, scene);
            }
            SectionContent::Steps(steps) => {
                view.before = self.blocks(&steps.before, scene);
                let first = before().map(|section| match &section.content {
                    SectionContent::Steps(steps) => steps.items.len(),
                    _ => 0,
                });
                view.steps = self.steps_beside(&steps.items, first.sum(), scene);
                view.after = self.blocks(&steps.after, scene);
            }
            SectionContent::Questions(list) => {
                view.before = self.blocks(&list.before, scene);
                view.questions = self.questions(list, scene);
            }
            SectionContent::Fee(prose)
            | SectionContent::Time(prose)
            | SectionContent::Trouble(prose)
            | SectionContent::Complaint(prose)
            | SectionContent::Other(prose) => view.before = self.blocks(prose, scene),
        }
        Some(view)
    }

    /// Adds the source's checklist or steps where a translation has no such part at all.
    fn with_missing_sections(
        &self,
        page: &Page,
        guide: &Guide,
        mut sections: Vec<GuideSection>,
        here: &crate::source::path::OutputPath,
    ) -> Vec<GuideSection> {
        let Some((source, original)) = self.source_of(page) else { return sections };
        for section in &original.sections {
            let wanted =
                matches!(section.content, SectionContent::Requirements(_) | SectionContent::Steps(_));
            let same = |own: &Section| kind(&own.content) == kind(&section.content);
            if !wanted || guide.sections.iter().any(same) {
                continue;
            }
            let mut scene = Scene::without_terms(source, here);
            if let Some(mut view) = self.guide_section(section, &mut scene) {
                view.language = Some(source.document.language.code().to_owned());
                sections.push(view);
            }
        }
        let rank_of = |view: &GuideSection| match view.kind {
            "requirements" => 0,
            "steps" => 1,
            _ => 2,
        };
        sections.sort_by_key(rank_of);
        sections
    }

    /// Gathers a thing to prepare.
    pub(super) fn requirement(&self, item: &Requirement, scene: &mut Scene) -> RequirementView {
        RequirementView {
            html: self.inline(&item.text, scene),
            note: item.note.clone(),
            condition: item.condition.clone(),
            substitutes: item.substitutes.iter().map(|prose| self.inline(prose, scene)).collect(),
            details: self.blocks(&item.details, scene),
            stale: None,
        }
    }

    /// Gathers a step.
    pub(super) fn step(&self, step: &Step, scene: &mut Scene) -> StepView {
        let strings = self.words(scene.page);
        let mut inline = |prose: &Option<Prose>| prose.as_ref().map(|prose| self.inline(prose, scene));
        StepView {
            place: inline(&step.place),
            bring: inline(&step.bring),
            result: inline(&step.result),
            online: inline(&step.online),
            time: step.time.as_ref().map(|time| time.text.clone()),
            fee: step.fee.as_ref().map(|fee| wording::fee(fee, strings)),
            html: self.inline(&step.text, scene),
            details: self.blocks(&step.details, scene),
            stale: None,
        }
    }

    /// Gathers questions with their answers.
    pub(super) fn questions(&self, list: &QuestionList, scene: &mut Scene) -> Vec<QuestionView> {
        list.items
            .iter()
            .filter_map(|question| {
                let heading = heading_of(scene, question.heading)?;
                Some(QuestionView { heading, answer: self.blocks(&question.answer, scene) })
            })
            .collect()
    }

    /// Gives the glossary words that a page has used, in the order of their first use.
    pub(super) fn terms_used(&self, scene: &Scene) -> Vec<TermView> {
        let glossary = self.site.glossary(&scene.page.document.language);
        let (Some(glossary), Some(used)) = (glossary, &scene.terms) else { return Vec::new() };
        let pages = used.iter().filter_map(|term| glossary.terms.get(*term));
        pages.filter_map(|id| self.term(self.site.page(*id), scene.here)).collect()
    }

    /// Gives a word of the glossary; `None` for other pages.
    pub(super) fn term(&self, page: &Page, here: &crate::source::path::OutputPath) -> Option<TermView> {
        let Meaning::Term(term) = &page.document.meaning else { return None };
        Some(TermView {
            term: page.document.head.title.clone(),
            anchor: page.address.anchor.clone().unwrap_or_default(),
            url: page.url(),
            expansion: term.expansion.clone(),
            not: term.not.clone(),
            synonyms: term.synonyms.clone(),
            meaning: self.blocks(&term.body, &mut Scene::without_terms(page, here)),
            text: term.body.plain_text(),
        })
    }
}

/// Gives a heading of a page, with the anchor that it has where it is shown.
fn heading_of(scene: &Scene, index: usize) -> Option<HeadingView> {
    let mut heading = page_heading(scene.page, index)?;
    if let Anchors::InBook(_, chapter) = scene.anchors {
        heading.anchor = chapter_anchor(chapter, &heading.anchor);
    }
    Some(heading)
}

/// Gives a heading of a page as the page itself shows it.
pub(super) fn page_heading(page: &Page, index: usize) -> Option<HeadingView> {
    let heading = page.document.headings.get(index)?;
    Some(HeadingView {
        anchor: heading.anchor.clone(),
        html: heading.html.clone(),
        text: heading.text.clone(),
    })
}

/// Gives the things to prepare that are needed in every case, in order.
pub(super) fn needed_always(guide: &Guide) -> Vec<&Requirement> {
    guide.requirements().filter(|item| item.condition.is_none()).collect()
}

/// Gives the place of a part on the page: what citizens need first stands first.
fn rank(content: &SectionContent) -> u8 {
    match content {
        SectionContent::Requirements(_) => 0,
        SectionContent::Steps(_) => 1,
        SectionContent::Fee(_) => 2,
        SectionContent::Time(_) => 3,
        SectionContent::Trouble(_) => 4,
        SectionContent::Questions(_) => 5,
        SectionContent::Other(_) => 6,
        SectionContent::Complaint(_) => 7,
    }
}

/// Gives the name of a part for templates.
fn kind(content: &SectionContent) -> &'static str {
    match content {
        SectionContent::Requirements(_) => "requirements",
        SectionContent::Steps(_) => "steps",
        SectionContent::Fee(_) => "fee",
        SectionContent::Time(_) => "time",
        SectionContent::Trouble(_) => "trouble",
        SectionContent::Questions(_) => "questions",
        SectionContent::Other(_) => "other",
        SectionContent::Complaint(_) => "complaint",
    }
}
