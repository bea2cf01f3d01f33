//! Structured data for search engines: JSON-LD in schema.org's words.

mod json;
mod office;
mod service;

use super::Renderer;
use super::view::{Crumb, TermView};
use crate::document::amount::{Duration, TimeUnit};
use crate::document::{Consent, Faq, Language, QuestionList, Story};
use crate::site::Page;
use crate::site::life_event::Event;
use crate::source::path::OutputPath;
use json::{List, Object, object};

impl Renderer<'_> {
    /// Describes a story; a person is named only with consent in writing.
    pub(super) fn story_json_ld(&self, page: &Page, story: &Story) -> String {
        graph(|graph| {
            graph.object(|article| {
                let head = &page.document.head;
                article.text("@type", "Article");
                article.text("inLanguage", page.document.language.code());
                article.text_if_any("description", head.summary.as_ref());
                article.text_if_any("url", self.absolute(&page.address.output));
                article.text("headline", &head.title);
                article.text_if_any("datePublished", story.date.map(|day| day.to_string()));
                article.list_if_any("about", |about| {
                    for guide in page.guides.iter().map(|id| self.site.page(*id)) {
                        about.object(|thing| {
                            thing.text("@type", "GovernmentService");
                            thing.text("name", &guide.document.head.title);
                        });
                    }
                });
                if let (Some(Consent::Written(_)), Some(person)) = (&story.consent, &story.person) {
                    article.object("mentions", |thing| named(thing, "Person", person));
                }
            });
            self.breadcrumb_list(graph, page);
        })
    }

    /// Describes a page of questions.
    pub(super) fn faq_json_ld(&self, page: &Page, faq: &Faq) -> String {
        graph(|graph| {
            graph.object(|thing| {
                self.thing(thing, "FAQPage", page);
                thing.list("mainEntity", |list| questions(list, page, &faq.questions));
            });
            self.breadcrumb_list(graph, page);
        })
    }

    /// Describes a life event: the list of its guides.
    pub(super) fn life_event_json_ld(&self, page: &Page, event: &Event) -> String {
        let guides: Vec<&Page> =
            event.steps.iter().filter_map(|stage| stage.guide).map(|id| self.site.page(id)).collect();
        graph(|graph| {
            graph.object(|list| {
                self.thing(list, "ItemList", page);
                list.text("itemListOrder", "https://schema.org/ItemListOrderAscending");
                list.plain("numberOfItems", guides.len());
                list.list("itemListElement", |items| {
                    for (index, guide) in guides.iter().enumerate() {
                        items.object(|item| {
                            item.text("@type", "ListItem");
                            item.plain("position", index + 1);
                            item.object("item", |service| {
                                self.thing(service, "GovernmentService", guide);
                                service.text_if_any("identifier", guide.code.as_ref());
                            });
                        });
                    }
                });
            });
            self.breadcrumb_list(graph, page);
        })
    }

    /// Describes a page that is about guides without being a service: a helper, a part of a guide.
    pub(super) fn page_json_ld(&self, page: &Page) -> String {
        graph(|graph| {
            graph.object(|thing| {
                self.thing(thing, "WebPage", page);
                thing.list_if_any("about", |about| {
                    for guide in page.guides.iter().chain(&page.whole).map(|id| self.site.page(*id)) {
                        about.object(|service| self.thing(service, "GovernmentService", guide));
                    }
                });
            });
            self.breadcrumb_list(graph, page);
        })
    }

    /// Describes the site.
    pub(super) fn home_json_ld(&self, language: &Language) -> String {
        let config = &self.site.config;
        object(|site| {
            site.text("@context", "https://schema.org");
            named(site, "WebSite", &config.title);
            site.text("inLanguage", language.code());
            site.text_if_any("url", config.base_url.as_ref());
            site.text_if_any("description", config.description.as_ref());
            if let Some(name) = &config.organisation {
                site.object("publisher", |publisher| named(publisher, "GovernmentOrganization", name));
            }
        })
    }

    /// Begins the description of a page.
    fn thing(&self, thing: &mut Object, kind: &str, page: &Page) {
        let head = &page.document.head;
        named(thing, kind, &head.title);
        thing.text_if_any("description", head.summary.as_ref());
        thing.text_if_any("url", self.absolute(&page.address.output));
        // Offices, services and lists are no works that somebody wrote in a language.
        if !["GovernmentOffice", "GovernmentService", "ItemList"].contains(&kind) {
            thing.text("inLanguage", page.document.language.code());
        }
    }

    /// Describes the way from the home page to a page.
    fn breadcrumb_list(&self, graph: &mut List, page: &Page) {
        let mut crumbs = vec![self.home_crumb(&page.document.language)];
        if let Some(section) = page.section.and_then(|section| self.site.sections.get(section)) {
            crumbs.extend(self.section_crumbs(section));
        }
        crumbs.push(super::card::link(&page.document.head.title, page.url()));
        graph.object(|list| self.crumbs(list, &crumbs, &page.address.output));
    }

    /// Describes the way to a page that is no file of the site's own.
    pub(super) fn crumbs_json_ld(&self, crumbs: &[Crumb], here: &OutputPath) -> String {
        object(|list| {
            self.crumbs(list, crumbs, here);
            list.text("@context", "https://schema.org");
        })
    }

    /// Describes the words of a glossary page.
    pub(super) fn glossary_json_ld(
        &self,
        title: &str,
        terms: &[TermView],
        crumbs: &[Crumb],
        here: &OutputPath,
    ) -> String {
        graph(|graph| {
            graph.object(|set| {
                named(set, "DefinedTermSet", title);
                set.text_if_any("url", self.absolute(here));
                set.list("hasDefinedTerm", |words| {
                    for term in terms {
                        words.object(|word| {
                            word.text("@type", "DefinedTerm");
                            word.text("@id", &format!("#{}", term.anchor));
                            word.text("name", &term.term);
                            word.text("description", &term.text);
                            word.text_if_any("alternateName", term.expansion.as_ref());
                        });
                    }
                });
            });
            graph.object(|list| self.crumbs(list, crumbs, here));
        })
    }

    /// Lists breadcrumbs; without an address of its own the site gives addresses relative to the page.
    fn crumbs(&self, list: &mut Object, crumbs: &[Crumb], here: &OutputPath) {
        let root = self.site.config.base_url.clone().unwrap_or_else(|| here.to_root());
        list.text("@type", "BreadcrumbList");
        list.list("itemListElement", |items| {
            for (index, crumb) in crumbs.iter().enumerate() {
                items.object(|item| {
                    item.text("@type", "ListItem");
                    item.plain("position", index + 1);
                    item.text("name", &crumb.title);
                    item.text("item", &format!("{root}{}", crumb.url));
                });
            }
        });
    }
}

/// Writes several descriptions as one.
fn graph(write: impl FnOnce(&mut List)) -> String {
    object(|whole| {
        whole.text("@context", "https://schema.org");
        whole.list("@graph", write);
    })
}

/// Begins a description with its type and name.
fn named(thing: &mut Object, kind: &str, name: &str) {
    thing.text("@type", kind);
    thing.text("name", name);
}

/// Describes questions with their answers.
fn questions(list: &mut List, page: &Page, questions: &QuestionList) {
    for question in &questions.items {
        let Some(heading) = page.document.headings.get(question.heading) else { continue };
        list.object(|thing| {
            named(thing, "Question", &heading.text);
            thing.object("acceptedAnswer", |answer| {
                answer.text("@type", "Answer");
                answer.text("text", &question.answer.plain_text());
            });
        });
    }
}

/// Writes a time as ISO 8601 does: `P1D`, `PT15M`. Working days count as days.
pub(super) fn iso_duration(duration: &Duration) -> Option<String> {
    let (amount, unit) = duration.length?;
    Some(match unit {
        TimeUnit::Minute => format!("PT{amount}M"),
        TimeUnit::Hour => format!("PT{amount}H"),
        TimeUnit::WorkingDay | TimeUnit::Day => format!("P{amount}D"),
        TimeUnit::Week => format!("P{amount}W"),
        TimeUnit::Month => format!("P{amount}M"),
        TimeUnit::Year => format!("P{amount}Y"),
    })
}
