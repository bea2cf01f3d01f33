//! Structured data says only what its vocabularies know: schema.org on the pages, CPSV-AP 3.2 in the open data.
//!
//! The tables below are our own lists of the terms that we use, each property under the class that
//! has it or inherits it. A term that is not in them is a mistake, or a term to look up and add.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use loket::pipeline::{self, Options};
use serde_json::Value;

use super::support::page::Page;
use super::support::site::{Files, render_project};

/// Classes of schema.org with the properties that we give them; `Thing`'s are allowed on all.
const SCHEMA_ORG: [(&str, &[&str]); 28] = [
    ("Thing", &["alternateName", "description", "identifier", "name", "url"]),
    ("Answer", &["text"]),
    ("Article", &["about", "datePublished", "headline", "inLanguage", "mentions"]),
    ("Audience", &["audienceType"]),
    ("BreadcrumbList", &["itemListElement"]),
    ("ContactPoint", &["contactType", "email", "telephone"]),
    ("DefinedTerm", &["inDefinedTermSet", "termCode"]),
    ("DefinedTermSet", &["hasDefinedTerm", "inLanguage"]),
    ("FAQPage", &["inLanguage", "mainEntity"]),
    ("GeoCoordinates", &["latitude", "longitude"]),
    (
        "GovernmentOffice",
        &[
            "address",
            "amenityFeature",
            "contactPoint",
            "email",
            "geo",
            "openingHoursSpecification",
            "parentOrganization",
            "subOrganization",
            "telephone",
        ],
    ),
    ("GovernmentOrganization", &["parentOrganization", "subOrganization"]),
    (
        "GovernmentService",
        &[
            "audience",
            "availableChannel",
            "offers",
            "provider",
            "serviceOperator",
            "serviceOutput",
            "termsOfService",
        ],
    ),
    ("HowTo", &["estimatedCost", "inLanguage", "step", "totalTime"]),
    ("HowToStep", &["position", "text"]),
    ("HowToSupply", &[]),
    ("ItemList", &["itemListElement", "itemListOrder", "numberOfItems"]),
    ("ListItem", &["item", "position"]),
    ("LocationFeatureSpecification", &["value"]),
    ("MonetaryAmount", &["currency", "value"]),
    ("Offer", &["price", "priceCurrency"]),
    ("OpeningHoursSpecification", &["closes", "dayOfWeek", "opens"]),
    ("Person", &[]),
    ("PostalAddress", &["addressCountry", "streetAddress"]),
    ("Question", &["acceptedAnswer"]),
    ("ServiceChannel", &["processingTime", "serviceLocation", "servicePhone", "serviceUrl"]),
    ("WebPage", &["about", "citation", "inLanguage", "isAccessibleForFree", "lastReviewed", "mainEntity"]),
    ("WebSite", &["inLanguage", "publisher"]),
];

/// Classes of CPSV-AP 3.2 with the properties that we give them.
const CPSV_AP: [(&str, &[&str]); 12] = [
    (
        "cpsv:PublicService",
        &[
            "cpsv:hasInput",
            "cpsv:produces",
            "cv:contactPoint",
            "cv:hasChannel",
            "cv:hasCompetentAuthority",
            "cv:hasCost",
            "cv:hasLegalResource",
            "cv:holdsRequirement",
            "cv:isGroupedBy",
            "cv:processingTime",
            "dcat:keyword",
            "dct:description",
            "dct:identifier",
            "dct:language",
            "dct:spatial",
            "dct:title",
        ],
    ),
    ("cv:LifeEvent", &["dct:description", "dct:identifier", "dct:title"]),
    ("cv:PublicOrganisation", &["cv:contactPoint", "dct:spatial", "locn:address", "skos:prefLabel"]),
    ("cv:ContactPoint", &["cv:contactPage", "cv:email", "cv:openingHours", "cv:telephone"]),
    (
        "cv:Channel",
        &["cv:openingHours", "cv:ownedBy", "cv:processingTime", "dct:description", "dct:identifier"],
    ),
    ("cv:Cost", &["cv:currency", "cv:hasValue", "dct:description", "dct:identifier"]),
    ("cv:Requirement", &["cv:hasSupportingEvidence", "dct:identifier", "dct:title"]),
    ("cv:Evidence", &["cv:supportsRequirement", "dct:description", "dct:identifier", "dct:title"]),
    ("cv:Output", &["dct:identifier", "dct:title"]),
    ("eli:LegalResource", &["dct:title"]),
    ("locn:Address", &["locn:fullAddress"]),
    ("time:TemporalEntity", &["dct:description"]),
];

/// Renders the shipped site at an address or at none.
fn shipped(base_url: Option<&str>) -> Files {
    let options = Options {
        source: Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf(),
        base_url: base_url.map(str::to_owned),
        drafts: false,
        today: Some(date(2026, 11, 24)),
    };
    render_project(&pipeline::load(&options).expect("the shipped site is read")).0
}

/// Walks a description; tells each class or property that a table does not know.
fn check(at: &str, value: &Value, table: &[(&str, &[&str])], shared: &[&str], wrong: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| check(at, item, table, shared, wrong)),
        Value::Object(fields) => {
            let class = fields.get("@type").and_then(Value::as_str);
            let known = class.and_then(|class| table.iter().find(|(name, _)| *name == class));
            // A number or text with its kind, or a mere reference, is no description.
            let plain = fields.contains_key("@value") || fields.keys().all(|key| key == "@id");
            if let (Some(class), None, false) = (class, known, plain) {
                wrong.push(format!("{at}: no such class: {class}"));
            }
            if class.is_none() && !plain && !fields.contains_key("@graph") {
                wrong.push(format!("{at}: a description without a class: {value}"));
            }
            for (key, inner) in fields.iter().filter(|(key, _)| *key != "@context") {
                let allowed = known.is_some_and(|(_, own)| own.contains(&key.as_str()));
                if !key.starts_with('@') && !allowed && !shared.contains(&key.as_str()) {
                    wrong.push(format!("{at}: {} has no {key}", class.unwrap_or("?")));
                }
                check(at, inner, table, shared, wrong);
            }
        }
        _ => {}
    }
}

#[test]
fn pages_speak_the_words_of_schema_org() {
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (path, bytes) in shipped(None).iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::read(bytes);
        let scripts = page.named("script");
        for script in scripts.filter(|script| script.attribute("type") == Some("application/ld+json")) {
            let value: Value = serde_json::from_str(&script.text()).expect("structured data is JSON");
            assert_eq!(value["@context"], "https://schema.org", "{path}");
            check(path, &value, &SCHEMA_ORG, SCHEMA_ORG[0].1, &mut wrong);
            let graph = value["@graph"].as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            for thing in graph {
                *seen.entry(thing["@type"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for class in [
        "Article",
        "BreadcrumbList",
        "DefinedTermSet",
        "FAQPage",
        "GovernmentOffice",
        "GovernmentService",
        "HowTo",
        "ItemList",
        "WebPage",
        "WebSite",
    ] {
        assert!(seen.contains_key(class), "no page describes a {class}: {seen:?}");
    }
}

#[test]
fn services_speak_the_words_of_cpsv_ap() {
    for base in [Some("https://layanan.kotacontoh.example/"), None] {
        let mut files = shipped(base);
        if base.is_none() {
            // The shipped site knows its address; one that does not names things by codes.
            let site = [(
                "content/panduan/ktp.md",
                "---\njudul: Mengurus KTP\ninstansi: Dinas Uji\nkode: KTP\nbiaya: gratis\n---\n",
            )];
            let texts = super::support::site::owned(&site);
            files = super::support::site::render(&texts).0;
        }
        let value: Value = serde_json::from_slice(&files["data/layanan.cpsv.jsonld"]).expect("it is JSON");
        let mut wrong = Vec::new();
        check("layanan.cpsv.jsonld", &value["@graph"], &CPSV_AP, &[], &mut wrong);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let graph = value["@graph"].as_array().expect("a graph is a list");
        let prefixes = value["@context"].as_object().expect("the context stands in the file");
        let names: Vec<&str> = graph.iter().filter_map(|thing| thing["@id"].as_str()).collect();
        let start = if base.is_some() { "https://layanan.kotacontoh.example/" } else { "urn:x-loket:" };
        assert!(names.iter().all(|name| name.starts_with(start)), "{names:?}");
        for thing in graph {
            let class = thing["@type"].as_str().expect("every thing has a class");
            let prefix = class.split(':').next().unwrap_or_default();
            assert!(prefixes.contains_key(prefix), "{prefix} is explained");
            if class == "cpsv:PublicService" {
                // What the profile asks of every service.
                for needed in ["dct:identifier", "dct:title", "dct:description", "cv:hasCompetentAuthority"] {
                    assert!(!thing[needed].is_null(), "{needed} of {}", thing["@id"]);
                }
            }
        }
        // Nothing points to a thing that is not there.
        let mut open = vec![&value["@graph"]];
        while let Some(next) = open.pop() {
            match next {
                Value::Array(items) => open.extend(items),
                Value::Object(fields) => {
                    if let (1, Some(id)) = (fields.len(), fields.get("@id").and_then(Value::as_str)) {
                        let ours = id.starts_with(start)
                            && id.contains(['#', ':'])
                            && (id.contains('#') || base.is_none());
                        assert!(!ours || names.contains(&id), "{id} is described");
                    }
                    open.extend(fields.values());
                }
                _ => {}
            }
        }
    }
}
