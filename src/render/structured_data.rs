//! Structured data for search engines: JSON-LD in schema.org's words.

mod office;
mod service;

use serde_json::{Map, Value, json};

use super::Renderer;
use super::view::{Crumb, TermView};
use crate::document::amount::{Duration, TimeUnit};
use crate::document::{Consent, Faq, Language, QuestionList, Story};
use crate::site::Page;
use crate::site::life_event::Event;
use crate::source::path::OutputPath;

impl Renderer<'_> {
    /// Describes a story; a person is named only with consent in writing.
    pub(super) fn story_json_ld(&self, page: &Page, story: &Story) -> String {
        let mut article = self.thing("Article", page);
        if let Some(name) = article.remove("name") {
            article.insert("headline".into(), name);
        }
        insert(&mut article, "datePublished", story.date.map(|day| day.to_string()));
        let about: Vec<Value> = page
            .guides
            .iter()
            .map(|id| json!({"@type": "GovernmentService", "name": self.site.page(*id).document.head.title}))
            .collect();
        if !about.is_empty() {
            article.insert("about".into(), Value::Array(about));
        }
        if let (Some(Consent::Written(_)), Some(person)) = (&story.consent, &story.person) {
            article.insert("mentions".into(), json!({"@type": "Person", "name": person}));
        }
        let graph = [Value::Object(article), self.breadcrumb_list(page)];
        script(&json!({"@context": "https://schema.org", "@graph": graph}))
    }

    /// Describes a page of questions.
    pub(super) fn faq_json_ld(&self, page: &Page, faq: &Faq) -> String {
        let mut thing = self.thing("FAQPage", page);
        thing.insert("mainEntity".into(), Value::Array(questions(page, &faq.questions)));
        let graph = [Value::Object(thing), self.breadcrumb_list(page)];
        script(&json!({"@context": "https://schema.org", "@graph": graph}))
    }

    /// Describes a life event: the list of its guides.
    pub(super) fn life_event_json_ld(&self, page: &Page, event: &Event) -> String {
        let mut list = self.thing("ItemList", page);
        let guides = event.steps.iter().filter_map(|stage| stage.guide).map(|id| self.site.page(id));
        let items: Vec<Value> = guides
            .enumerate()
            .map(|(index, guide)| {
                let mut item = self.thing("GovernmentService", guide);
                insert(&mut item, "identifier", guide.code.clone());
                json!({"@type": "ListItem", "position": index + 1, "item": item})
            })
            .collect();
        list.insert("itemListOrder".into(), json!("https://schema.org/ItemListOrderAscending"));
        list.insert("numberOfItems".into(), json!(items.len()));
        list.insert("itemListElement".into(), Value::Array(items));
        let graph = [Value::Object(list), self.breadcrumb_list(page)];
        script(&json!({"@context": "https://schema.org", "@graph": graph}))
    }

    /// Describes a page that is about guides without being a service: a helper, a part of a guide.
    pub(super) fn page_json_ld(&self, page: &Page) -> String {
        let mut thing = self.thing("WebPage", page);
        let guides = page.guides.iter().chain(&page.whole).map(|id| self.site.page(*id));
        let about: Vec<Value> =
            guides.map(|guide| Value::Object(self.thing("GovernmentService", guide))).collect();
        if !about.is_empty() {
            thing.insert("about".into(), Value::Array(about));
        }
        let graph = [Value::Object(thing), self.breadcrumb_list(page)];
        script(&json!({"@context": "https://schema.org", "@graph": graph}))
    }

    /// Describes the site.
    pub(super) fn home_json_ld(&self, language: &Language) -> String {
        let config = &self.site.config;
        let mut site = Map::new();
        site.insert("@context".into(), json!("https://schema.org"));
        site.insert("@type".into(), json!("WebSite"));
        site.insert("name".into(), json!(config.title));
        site.insert("inLanguage".into(), json!(language.code()));
        insert(&mut site, "url", config.base_url.clone());
        insert(&mut site, "description", config.description.clone());
        insert(
            &mut site,
            "publisher",
            config.organisation.clone().map(|name| json!({"@type": "GovernmentOrganization", "name": name})),
        );
        script(&Value::Object(site))
    }

    /// Begins the description of a page.
    fn thing(&self, kind: &str, page: &Page) -> Map<String, Value> {
        let head = &page.document.head;
        let mut thing = Map::new();
        thing.insert("@type".into(), json!(kind));
        thing.insert("name".into(), json!(head.title));
        insert(&mut thing, "description", head.summary.clone());
        insert(&mut thing, "url", self.absolute(&page.address.output));
        // Offices, services and lists are no works that somebody wrote in a language.
        if !["GovernmentOffice", "GovernmentService", "ItemList"].contains(&kind) {
            thing.insert("inLanguage".into(), json!(page.document.language.code()));
        }
        thing
    }

    /// Describes the way from the home page to a page.
    fn breadcrumb_list(&self, page: &Page) -> Value {
        let mut crumbs = vec![self.home_crumb(&page.document.language)];
        if let Some(section) = page.section.and_then(|section| self.site.sections.get(section)) {
            crumbs.extend(self.section_crumbs(section));
        }
        crumbs.push(super::card::link(&page.document.head.title, page.url()));
        self.crumbs(&crumbs, &page.address.output)
    }

    /// Describes the way to a page that is no file of the site's own.
    pub(super) fn crumbs_json_ld(&self, crumbs: &[Crumb], here: &OutputPath) -> String {
        let mut list = self.crumbs(crumbs, here);
        if let Some(list) = list.as_object_mut() {
            list.insert("@context".into(), json!("https://schema.org"));
        }
        script(&list)
    }

    /// Describes the words of a glossary page.
    pub(super) fn glossary_json_ld(
        &self,
        title: &str,
        terms: &[TermView],
        crumbs: &[Crumb],
        here: &OutputPath,
    ) -> String {
        let words: Vec<Value> = terms
            .iter()
            .map(|term| {
                let mut word = Map::new();
                word.insert("@type".into(), json!("DefinedTerm"));
                word.insert("@id".into(), json!(format!("#{}", term.anchor)));
                word.insert("name".into(), json!(term.term));
                word.insert("description".into(), json!(term.text));
                insert(&mut word, "alternateName", term.expansion.clone());
                Value::Object(word)
            })
            .collect();
        let mut set = Map::new();
        set.insert("@type".into(), json!("DefinedTermSet"));
        set.insert("name".into(), json!(title));
        insert(&mut set, "url", self.absolute(here));
        set.insert("hasDefinedTerm".into(), Value::Array(words));
        let graph = [Value::Object(set), self.crumbs(crumbs, here)];
        script(&json!({"@context": "https://schema.org", "@graph": graph}))
    }

    /// Lists breadcrumbs; without an address of its own the site gives addresses relative to the page.
    fn crumbs(&self, crumbs: &[Crumb], here: &OutputPath) -> Value {
        let root = self.site.config.base_url.clone().unwrap_or_else(|| here.to_root());
        let items: Vec<Value> = crumbs
            .iter()
            .enumerate()
            .map(|(index, crumb)| {
                let item = format!("{root}{}", crumb.url);
                json!({"@type": "ListItem", "position": index + 1, "name": crumb.title, "item": item})
            })
            .collect();
        json!({"@type": "BreadcrumbList", "itemListElement": items})
    }
}

/// Inserts a value if there is one.
pub(super) fn insert(map: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value.into());
    }
}

/// Inserts values, if there are any.
fn set(map: &mut Map<String, Value>, key: &str, values: Vec<Value>) {
    if !values.is_empty() {
        map.insert(key.to_owned(), Value::Array(values));
    }
}

/// Describes questions with their answers.
fn questions(page: &Page, list: &QuestionList) -> Vec<Value> {
    let items = list.items.iter();
    items
        .filter_map(|question| {
            let name = &page.document.headings.get(question.heading)?.text;
            let answer = json!({"@type": "Answer", "text": question.answer.plain_text()});
            Some(json!({"@type": "Question", "name": name, "acceptedAnswer": answer}))
        })
        .collect()
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

/// Writes JSON so that it can stand in a script element: no character of it can end the element.
fn script(value: &Value) -> String {
    let mut json = value.to_string();
    for (character, escape) in [
        ('<', "\\u003c"),
        ('>', "\\u003e"),
        ('&', "\\u0026"),
        ('\u{2028}', "\\u2028"),
        ('\u{2029}', "\\u2029"),
    ] {
        if json.contains(character) {
            json = json.replace(character, escape);
        }
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_cannot_end_its_script_element() {
        let text = script(&json!({"name": "</script><script>alert(1)&\u{2028}"}));
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["name"], "</script><script>alert(1)&\u{2028}");
    }
}
