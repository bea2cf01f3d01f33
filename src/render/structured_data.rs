//! Structured data for search engines: JSON-LD in schema.org's words.

use serde_json::{Map, Value, json};

use super::Renderer;
use crate::document::amount::{Duration, Fee, TimeUnit};
use crate::document::{Consent, Faq, Guide, Language, Office, Story};
use crate::site::Page;

impl Renderer<'_> {
    /// Describes a guide: a GovernmentService, and a HowTo where it has steps.
    pub(super) fn guide_json_ld(&self, page: &Page, guide: &Guide) -> String {
        let mut service = self.thing("GovernmentService", page);
        let operators: Vec<Value> = page
            .agencies
            .iter()
            .filter_map(|agency| self.site.agencies.get(*agency))
            .map(|agency| json!({"@type": "GovernmentOrganization", "name": agency.name}))
            .collect();
        if !operators.is_empty() {
            service.insert("serviceOperator".into(), Value::Array(operators));
        }
        insert(&mut service, "identifier", page.code.clone());
        insert(
            &mut service,
            "audience",
            guide.audience.clone().map(|a| json!({"@type": "Audience", "audienceType": a})),
        );
        insert(&mut service, "offers", self.site.fee(page, guide).and_then(offers));
        if !guide.results.is_empty() {
            let output: Vec<Value> =
                guide.results.iter().map(|r| json!({"@type": "Thing", "name": r})).collect();
            service.insert("serviceOutput".into(), Value::Array(output));
        }
        let mut graph = vec![Value::Object(service)];
        let steps = self.site.current_steps(page, guide);
        if !steps.is_empty() {
            let mut how_to = self.thing("HowTo", page);
            let steps: Vec<Value> = steps
                .iter()
                .enumerate()
                .map(|(index, step)| json!({"@type": "HowToStep", "position": index + 1, "text": step.plain}))
                .collect();
            how_to.insert("step".into(), Value::Array(steps));
            insert(&mut how_to, "totalTime", self.site.time(page, guide).and_then(iso_duration));
            graph.push(Value::Object(how_to));
        }
        graph.push(self.breadcrumb_list(page));
        script(&json!({"@context": "https://schema.org", "@graph": graph}))
    }

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

    /// Describes an office with its hours.
    pub(super) fn office_json_ld(&self, page: &Page, office: &Office) -> String {
        let mut place = self.thing("GovernmentOffice", page);
        let reached = self.site.reach(page, office);
        insert(&mut place, "address", office.address.clone());
        insert(&mut place, "telephone", reached.telephone.first().cloned());
        insert(&mut place, "email", reached.email.clone());
        insert(
            &mut place,
            "geo",
            office.coordinates.map(|(latitude, longitude)| {
                json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude})
            }),
        );
        const DAYS: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let hours: Vec<Value> = reached
            .hours
            .iter()
            .filter_map(|hours| hours.span.as_ref())
            .map(|span| {
                let days: Vec<&str> = span
                    .days
                    .iter()
                    .filter_map(|day| DAYS.get(usize::from(*day).checked_sub(1)?).copied())
                    .collect();
                json!({
                    "@type": "OpeningHoursSpecification", "dayOfWeek": days,
                    "opens": clock(span.opens), "closes": clock(span.closes),
                })
            })
            .collect();
        if !hours.is_empty() {
            place.insert("openingHoursSpecification".into(), Value::Array(hours));
        }
        let graph = [Value::Object(place), self.breadcrumb_list(page)];
        script(&json!({"@context": "https://schema.org", "@graph": graph}))
    }

    /// Describes a page of questions.
    pub(super) fn faq_json_ld(&self, page: &Page, faq: &Faq) -> String {
        let mut thing = self.thing("FAQPage", page);
        let questions: Vec<Value> = faq
            .questions
            .items
            .iter()
            .filter_map(|question| {
                let name = &page.document.headings.get(question.heading)?.text;
                let answer = question.answer.plain_text();
                Some(json!({
                    "@type": "Question", "name": name,
                    "acceptedAnswer": {"@type": "Answer", "text": answer},
                }))
            })
            .collect();
        thing.insert("mainEntity".into(), Value::Array(questions));
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
        if kind != "GovernmentOffice" && kind != "GovernmentService" {
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
        let base = self.site.config.base_url.as_deref().unwrap_or_default();
        let items: Vec<Value> = crumbs
            .iter()
            .enumerate()
            .map(|(index, crumb)| {
                let item = format!("{base}{}", crumb.url);
                json!({"@type": "ListItem", "position": index + 1, "name": crumb.title, "item": item})
            })
            .collect();
        json!({"@type": "BreadcrumbList", "itemListElement": items})
    }
}

/// Inserts a value if there is one.
fn insert(map: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value.into());
    }
}

/// Describes what a service costs; words that are no number are left out.
fn offers(fee: &Fee) -> Option<Value> {
    let offer = |amount: u64| json!({"@type": "Offer", "price": amount, "priceCurrency": "IDR"});
    match fee {
        Fee::Free => Some(offer(0)),
        Fee::Amount(amount) => Some(offer(*amount)),
        Fee::Rows(rows) => {
            let offers = rows.iter().map(|row| {
                json!({"@type": "Offer", "name": row.case, "price": row.amount, "priceCurrency": "IDR"})
            });
            Some(Value::Array(offers.collect()))
        }
        Fee::Text(_) => None,
    }
}

/// Writes a time as ISO 8601 does: `P1D`, `PT15M`. Working days count as days.
fn iso_duration(duration: &Duration) -> Option<String> {
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
