//! A guide in schema.org's words: the service, its page, its steps, its questions.
//!
//! Properties stand where schema.org defines them: the time on the channel and the steps, the
//! laws on the page. `isAccessibleForFree` is none of a service, so a free one has an offer of 0.

use serde_json::{Value, json};

use super::{insert, iso_duration, questions, script, set};
use crate::document::amount::Fee;
use crate::document::{Guide, SectionContent};
use crate::render::Renderer;
use crate::site::list::Agency;
use crate::site::standard::{self, StandardPage};
use crate::site::{Page, Site};

/// What the service is called within its page, for the descriptions that speak of it.
const SERVICE: &str = "#layanan";

impl Renderer<'_> {
    /// Describes a guide: a `GovernmentService` on a `WebPage`, with a `HowTo` where it has steps.
    pub(in crate::render) fn guide_json_ld(&self, page: &Page, guide: &Guide) -> String {
        let mut graph = vec![self.service_thing(page, guide), self.service_page(page, guide)];
        graph.extend(how_to(self.site, page, guide));
        let asked: Vec<Value> = guide
            .sections
            .iter()
            .filter_map(|section| match &section.content {
                SectionContent::Questions(list) => Some(questions(page, list)),
                _ => None,
            })
            .flatten()
            .collect();
        if !asked.is_empty() {
            graph.push(json!({"@type": "FAQPage", "mainEntity": asked}));
        }
        graph.push(self.breadcrumb_list(page));
        script(&json!({"@context": "https://schema.org", "@graph": graph}))
    }

    /// Describes the service itself.
    fn service_thing(&self, page: &Page, guide: &Guide) -> Value {
        let mut service = self.thing("GovernmentService", page);
        service.insert("@id".into(), json!(SERVICE));
        insert(&mut service, "identifier", page.code.clone());
        let audience = guide.audience.as_ref();
        insert(&mut service, "audience", audience.map(|a| json!({"@type": "Audience", "audienceType": a})));
        set(&mut service, "offers", self.site.fee(page, guide).map_or_else(Vec::new, offers));
        let results = guide.results.iter().map(|result| json!({"@type": "Thing", "name": result}));
        set(&mut service, "serviceOutput", results.collect());
        let agencies: Vec<&Agency> =
            page.agencies.iter().filter_map(|agency| self.site.agencies.get(*agency)).collect();
        set(&mut service, "serviceOperator", agencies.iter().map(|agency| self.operator(agency)).collect());
        let publisher = self.site.config.organisation.as_ref();
        insert(&mut service, "provider", publisher.map(|name| organisation(name)));
        let time = self.site.time(page, guide).and_then(iso_duration);
        let mut channels = Vec::new();
        for agency in agencies {
            let Some(at) = agency.page.map(|id| self.site.page(id)) else { continue };
            let Some(office) = standard::office_of(at) else { continue };
            // A translation that is behind is reached as its original says.
            let office = self.site.reach(at, office);
            let place = json!({"@type": "GovernmentOffice", "name": agency.name, "address": office.address});
            let mut channel = json!({"@type": "ServiceChannel", "serviceLocation": place});
            if let Some(channel) = channel.as_object_mut() {
                insert(channel, "processingTime", time.clone());
                let number = office.telephone.first();
                insert(channel, "servicePhone", number.map(|number| super::office::contact_point(number)));
            }
            channels.push(channel);
        }
        channels.extend(
            guide
                .online
                .iter()
                .map(|way| json!({"@type": "ServiceChannel", "name": way.name, "serviceUrl": way.url})),
        );
        set(&mut service, "availableChannel", channels);
        let id = self.id_of(page).map(|id| standard::original_of(self.site, id));
        let terms = id.filter(|id| standard::pages_of(self.site, *id).contains(&StandardPage::Table));
        let terms = terms.and_then(|id| StandardPage::Table.address(self.site.page(id)));
        insert(&mut service, "termsOfService", terms.and_then(|output| self.absolute(&output)));
        Value::Object(service)
    }

    /// Describes the page that tells of the service: when it was checked, on which laws it rests.
    fn service_page(&self, page: &Page, guide: &Guide) -> Value {
        let head = &page.document.head;
        let mut described = serde_json::Map::new();
        described.insert("@type".into(), json!("WebPage"));
        insert(&mut described, "url", self.absolute(&page.address.output));
        described.insert("inLanguage".into(), json!(page.document.language.code()));
        described.insert("isAccessibleForFree".into(), json!(true));
        insert(&mut described, "lastReviewed", head.reviewed.map(|day| day.to_string()));
        described.insert("mainEntity".into(), json!({"@id": SERVICE}));
        let laws = guide.legal_basis.iter().map(|law| json!(self.law_line(&law.value)));
        set(&mut described, "citation", laws.collect());
        Value::Object(described)
    }

    /// Names an agency, with the address of its page.
    fn operator(&self, agency: &Agency) -> Value {
        let mut named = organisation(&agency.name);
        if let (Some(named), Some(url)) = (named.as_object_mut(), self.absolute(&agency.output)) {
            named.insert("url".into(), json!(url));
        }
        named
    }
}

/// Describes the steps; `None` where there are none.
fn how_to(site: &Site, page: &Page, guide: &Guide) -> Option<Value> {
    let steps = site.current_steps(page, guide);
    if steps.is_empty() {
        return None;
    }
    let mut how_to = serde_json::Map::new();
    how_to.insert("@type".into(), json!("HowTo"));
    how_to.insert("name".into(), json!(page.document.head.title));
    how_to.insert("inLanguage".into(), json!(page.document.language.code()));
    let steps: Vec<Value> = steps
        .iter()
        .enumerate()
        .map(|(index, step)| json!({"@type": "HowToStep", "position": index + 1, "text": step.plain}))
        .collect();
    how_to.insert("step".into(), Value::Array(steps));
    insert(&mut how_to, "totalTime", site.time(page, guide).and_then(iso_duration));
    let cost = match site.fee(page, guide) {
        Some(Fee::Free) => Some(0),
        Some(Fee::Amount(amount)) => Some(*amount),
        _ => None,
    };
    insert(
        &mut how_to,
        "estimatedCost",
        cost.map(|value| json!({"@type": "MonetaryAmount", "currency": "IDR", "value": value})),
    );
    Some(Value::Object(how_to))
}

/// Names an organisation.
fn organisation(name: &str) -> Value {
    json!({"@type": "GovernmentOrganization", "name": name})
}

/// Describes what a service costs; words that are no number are left out.
fn offers(fee: &Fee) -> Vec<Value> {
    let offer = |amount: u64| json!({"@type": "Offer", "price": amount, "priceCurrency": "IDR"});
    match fee {
        Fee::Free => vec![offer(0)],
        Fee::Amount(amount) => vec![offer(*amount)],
        Fee::Rows(rows) => rows
            .iter()
            .map(|row| {
                json!({"@type": "Offer", "name": row.case, "price": row.amount, "priceCurrency": "IDR"})
            })
            .collect(),
        Fee::Text(_) => Vec::new(),
    }
}
