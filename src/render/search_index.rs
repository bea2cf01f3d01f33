//! What search sees of each page, and the files of its index.
//!
//! In: the site's pages. Out: batches for `search`, filled in parallel by the caller, and
//! then the index files of a language below `cari/`.

use std::borrow::Cow;

use super::Renderer;
use super::guide::needed_always;
use super::wording;
use crate::document::prose::Prose;
use crate::document::{Document, Meaning, SectionContent};
use crate::search::batch::{Batch, BatchParts};
use crate::search::language::Language as Analysis;
use crate::search::manifest::Extras;
use crate::search::page::{PageKind, SearchHeading, SearchPage};
use crate::search::words::{self, WordEntry};
use crate::search::{assemble, strings};
use crate::site::{Page, PageId};
use crate::source::path::OutputPath;

/// Fee, time and what to bring, as an answer card shows them.
type Answer<'a> = (Option<Cow<'a, str>>, Option<Cow<'a, str>>, Vec<Cow<'a, str>>);

/// How sure a term's synonym is, in percent.
const SYNONYM_WEIGHT: u8 = 90;

/// Topics that are offered when nothing is found.
const TOPICS_OFFERED: usize = 8;

/// Words of a heading under which a page names others; a hit there says little about this page.
const RELATED_HEADINGS: [&str; 3] = ["terkait", "lihat juga", "related"];

impl Renderer<'_> {
    /// Gives the pages of a language that search knows, in the order of their paths.
    pub fn searchable(&self, language: usize) -> Vec<PageId> {
        let language = self.language(language);
        let is_searched = |page: &Page| {
            let meaning = &page.document.meaning;
            page.document.language == *language
                && !matches!(
                    meaning,
                    // Parts are found as sections of their guide, easy versions through their page.
                    Meaning::Notice(_) | Meaning::Folder(_) | Meaning::Part(_) | Meaning::EasyRead(_)
                )
        };
        let pages = self.site.pages.iter().enumerate();
        pages.filter(|(_, page)| is_searched(page)).map(|(id, _)| PageId(id)).collect()
    }

    /// Prepares the analysis of a language's words.
    pub fn analysis(&self, language: usize) -> Analysis {
        Analysis::named(self.language(language).code())
    }

    /// Reads some pages of a language for its index.
    pub fn search_batch(&self, pages: &[PageId], analysis: &Analysis) -> BatchParts {
        let mut batch = Batch::default();
        for id in pages {
            self.add_page(self.site.page(*id), analysis, &mut batch);
        }
        batch.into_parts()
    }

    /// Makes the index files of a language from all its batches and the site's own words.
    pub fn search_files(
        &self,
        language: usize,
        analysis: &Analysis,
        batches: Vec<BatchParts>,
        site_words: &[WordEntry],
    ) -> Vec<(OutputPath, Vec<u8>)> {
        let code = self.language(language).code();
        let mut site_words = site_words.to_vec();
        site_words.extend(self.synonyms(language));
        let files = assemble(analysis, batches, &site_words, &self.extras(language)).files;
        let named = files
            .into_iter()
            .filter_map(|(name, text)| Some((OutputPath::new(&format!("cari/{code}/{name}"))?, text)));
        named.collect()
    }

    /// Gives the words that the glossary says are other words for its own.
    fn synonyms(&self, language: usize) -> Vec<WordEntry> {
        let language = self.language(language);
        let terms = self.site.glossary(language).map_or(&[][..], |glossary| &glossary.terms);
        let mut entries = Vec::new();
        for page in terms.iter().map(|id| self.site.page(*id)) {
            if let Meaning::Term(term) = &page.document.meaning {
                let forms = term.synonyms.join(",");
                entries.extend(words::entries(&forms, &page.document.head.title, SYNONYM_WEIGHT));
            }
        }
        entries
    }

    /// Gives the ways out of an empty result: topics, a person, other languages.
    fn extras(&self, index: usize) -> Extras {
        let language = self.language(index);
        let topics = self.topics_of_guides(language);
        let contact = &self.site.config.contact;
        let person = contact.name.clone().unwrap_or_else(|| self.site.config.title.clone());
        let reach = contact
            .whatsapp
            .as_deref()
            .map(|number| super::card::whatsapp(number, None))
            .or_else(|| contact.telephone.as_deref().map(super::card::telephone));
        let others = self.site.languages.iter().filter(|other| *other != language);
        Extras {
            strings: strings::strings(language.code()),
            topics: topics.into_iter().take(TOPICS_OFFERED).map(|topic| (topic.title, topic.url)).collect(),
            contact: reach.map(|reach| (format!("{person}: {}", reach.text), reach.href)),
            languages: others
                .map(|other| {
                    let name = self.strings(other).text("language_name").to_owned();
                    (other.code().to_owned(), name)
                })
                .collect(),
        }
    }

    /// Adds a page to a batch.
    fn add_page(&self, page: &Page, analysis: &Analysis, batch: &mut Batch) {
        let document = &*page.document;
        let head = &document.head;
        let words = self.words(page);
        let path = document.path.as_str();
        let id = path.strip_prefix("content/").unwrap_or(path);
        let id = id.strip_suffix(".md").unwrap_or(id);
        let url = page.url();
        let topics: Vec<String> = page
            .topics
            .iter()
            .filter_map(|topic| self.site.topics.get(*topic))
            .map(|topic| topic.title.clone())
            .collect();
        let office = page.agencies.first().and_then(|agency| self.site.agencies.get(*agency));
        let text = Text::of(document);
        let (fee, time, prepare) = match &document.meaning {
            Meaning::Guide(guide) => (
                guide.fee.as_ref().map(|fee| Cow::Owned(wording::fee_in_short(fee, words))),
                guide.time.as_ref().map(|time| Cow::Borrowed(time.text.as_str())),
                needed_always(guide).into_iter().map(|item| Cow::Borrowed(item.plain.as_str())).collect(),
            ),
            Meaning::LifeEvent(_) => self.event_answer(page),
            _ => (None, None, Vec::new()),
        };
        // Without an office the kind of page stands in its place, so that people know what they open.
        let kind_name = match &document.meaning {
            Meaning::LifeEvent(_) => words.text("section_life_events"),
            Meaning::Helper(_) => words.text("section_helpers"),
            _ => "",
        };
        let anchors = self.heading_anchors(page);
        let headings = document
            .headings
            .iter()
            .zip(&anchors)
            .map(|(heading, anchor)| SearchHeading { text: &heading.text, anchor })
            .collect();
        batch.add(
            &SearchPage {
                id: if page.parts.is_some() { id.strip_suffix("/index").unwrap_or(id) } else { id },
                url: &url,
                kind: match &document.meaning {
                    Meaning::Guide(_) | Meaning::LifeEvent(_) | Meaning::Helper(_) => PageKind::Guide,
                    Meaning::Story(_) => PageKind::Story,
                    Meaning::Office(_) => PageKind::Office,
                    Meaning::Faq(_) => PageKind::Faq,
                    Meaning::Term(_) => PageKind::Term,
                    Meaning::Part(_)
                    | Meaning::Notice(_)
                    | Meaning::Page(_)
                    | Meaning::Folder(_)
                    | Meaning::EasyRead(_) => PageKind::Page,
                },
                title: &head.title,
                keywords: &head.keywords,
                summary: head.summary.as_deref().unwrap_or_default(),
                topics: &topics,
                office: office.map_or(kind_name, |office| office.name.as_str()),
                fee,
                time,
                headings,
                body: Cow::Owned(text.body),
                related: text.related,
                prepare,
                main: head.main,
            },
            analysis,
        );
    }
}

impl Renderer<'_> {
    /// Gives what a life event costs, how long it takes and what to bring, for the answer card.
    fn event_answer(&self, page: &Page) -> Answer<'_> {
        let Some(event) = self.event_of(page) else { return (None, None, Vec::new()) };
        let words = self.words(page);
        let prepare = event.checklist.prepare.iter().map(|thing| Cow::Borrowed(thing.name.as_str()));
        (
            super::life_event::fee_total(event, words).said().map(Cow::Owned),
            super::life_event::time_total(event, words).said().map(Cow::Owned),
            prepare.collect(),
        )
    }

    /// Gives the anchors of a page's headings; those of a part lead to the part's own page, and
    /// where the pages of a helper divide its headings, none leads anywhere.
    fn heading_anchors(&self, page: &Page) -> Vec<String> {
        let document = &page.document;
        if matches!(document.meaning, Meaning::Helper(_)) {
            return vec![String::new(); document.headings.len()];
        }
        let own = |anchor: &String| anchor.clone();
        let mut anchors: Vec<String> = document.headings.iter().map(|heading| own(&heading.anchor)).collect();
        let (Some(parts), Meaning::Guide(guide)) = (&page.parts, &document.meaning) else { return anchors };
        for (id, start) in parts.pages.iter().zip(&parts.starts) {
            let Some(first) = guide.sections.get(*start).map(|section| section.heading) else { continue };
            let part = self.site.page(*id);
            let file = page.address.output.relative(&part.address.output);
            let headings = part.document.headings.iter().map(|heading| format!("{file}#{}", heading.anchor));
            for (place, anchor) in std::iter::once(file.clone()).chain(headings).enumerate() {
                if let Some(known) = anchors.get_mut(first + place) {
                    *known = anchor;
                }
            }
        }
        anchors
    }
}

/// The running text of a document.
#[derive(Default)]
struct Text<'a> {
    body: String,
    related: Vec<&'a str>,
}

impl<'a> Text<'a> {
    /// Gathers the text of a document, the titles of related pages apart.
    fn of(document: &'a Document) -> Text<'a> {
        let mut text = Text::default();
        match &document.meaning {
            Meaning::Guide(guide) | Meaning::Part(guide) => {
                text.add(&guide.intro);
                for section in &guide.sections {
                    let heading = document.headings.get(section.heading);
                    let heading = heading.map(|heading| heading.text.to_lowercase()).unwrap_or_default();
                    let is_related = RELATED_HEADINGS.iter().any(|word| heading.contains(word));
                    text.add_section(&section.content, is_related.then_some(document));
                }
            }
            Meaning::LifeEvent(event) => {
                text.add(&event.intro);
                for step in &event.steps {
                    text.add(&step.text);
                    step.branches.iter().for_each(|branch| text.add(&branch.text));
                    text.add(&step.details);
                }
                text.add(&event.after);
            }
            Meaning::Helper(helper) => {
                text.add(&helper.intro);
                for query in &helper.questions {
                    text.add(&query.before);
                    for answer in &query.answers {
                        text.body.push(' ');
                        text.body.push_str(&answer.text);
                        answer.documents.iter().for_each(|item| text.add(&item.text));
                    }
                }
                for outcome in &helper.outcomes {
                    outcome.documents.iter().for_each(|item| text.add(&item.text));
                    text.add(&outcome.body);
                }
            }
            Meaning::Story(story) => text.add(&story.body),
            Meaning::Office(office) => text.add(&office.body),
            Meaning::Term(term) => {
                text.body.push_str(term.expansion.as_deref().unwrap_or_default());
                text.add(&term.body);
            }
            Meaning::Faq(faq) => {
                text.add(&faq.questions.before);
                faq.questions.items.iter().for_each(|question| text.add(&question.answer));
            }
            Meaning::Notice(notice) => text.add(&notice.body),
            Meaning::Page(page) | Meaning::Folder(page) | Meaning::EasyRead(page) => text.add(&page.body),
        }
        text
    }

    /// Adds a part of a guide; of a part that names related pages only the links' texts.
    fn add_section(&mut self, content: &SectionContent, related: Option<&'a Document>) {
        match content {
            SectionContent::Requirements(requirements) => {
                self.add(&requirements.before);
                for item in &requirements.items {
                    self.add(&item.text);
                    item.substitutes.iter().for_each(|prose| self.add(prose));
                    self.add(&item.details);
                }
                self.add(&requirements.after);
            }
            SectionContent::Steps(steps) => {
                self.add(&steps.before);
                for step in &steps.items {
                    self.add(&step.text);
                    self.add(&step.details);
                }
                self.add(&steps.after);
            }
            SectionContent::Questions(list) => {
                self.add(&list.before);
                list.items.iter().for_each(|question| self.add(&question.answer));
            }
            SectionContent::Other(prose) => match related {
                Some(document) => {
                    let links = prose.links().filter_map(|link| document.links.get(link));
                    self.related.extend(links.map(|link| link.text.as_str()));
                }
                None => self.add(prose),
            },
            SectionContent::Fee(prose)
            | SectionContent::Time(prose)
            | SectionContent::Trouble(prose)
            | SectionContent::Complaint(prose) => self.add(prose),
        }
    }

    /// Adds a run of text.
    fn add(&mut self, prose: &Prose) {
        if !self.body.is_empty() {
            self.body.push(' ');
        }
        prose.push_plain_text(&mut self.body);
    }
}
