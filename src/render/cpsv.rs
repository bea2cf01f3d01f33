//! All services in the words of CPSV-AP 3.2, as JSON-LD: `data/layanan.cpsv.jsonld`.
//!
//! In: the guides and what their standards state. Out: one graph whose context stands in the
//! file, so that nobody has to be asked to read it. A service and its translations are one
//! `cpsv:PublicService` with texts in several languages. Things are named by the site's address,
//! or where the site does not know its own, by a URN made of the service's code.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Renderer;
use super::long_list::{LongList, pretty};
use super::structured_data::iso_duration;
use super::wording;
use crate::document::amount::Fee;
use crate::document::{Language, Meaning, Office};
use crate::site::list::Agency;
use crate::site::permalink::slug;
use crate::site::{Page, PageId, standard};
use crate::source::path::OutputPath;

/// The rupiah in the list of currencies that CPSV-AP asks for.
const RUPIAH: &str = "http://publications.europa.eu/resource/authority/currency/IDR";

/// Languages in the list that CPSV-AP asks for.
const LANGUAGES: [(&str, &str); 4] = [("id", "IND"), ("en", "ENG"), ("jv", "JAV"), ("su", "SUN")];

/// The list of languages.
const LANGUAGE_LIST: &str = "http://publications.europa.eu/resource/authority/language/";

/// The country, as the list of countries names it.
const COUNTRY: &str = "http://publications.europa.eu/resource/authority/country/IDN";

/// Room for a service with all that belongs to it, as most are.
const USUAL_BYTES: usize = 4_000;

/// Whom things belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// A guide.
    Guide(PageId),
    /// An office, an index into the site's agencies.
    Agency(usize),
}

impl Renderer<'_> {
    /// Writes the graph of all services.
    pub(super) fn services_cpsv(&self) -> String {
        // The things of one owner begin with one name. Owner by owner they are sorted, each once, so that
        // the file is the same in every run; all at once they would take as much room again as the file.
        let mut owners: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
        let mut add = |name: String, owner: Owner| {
            let known = owners.entry(name).or_default();
            if !known.contains(&owner) {
                known.push(owner);
            }
        };
        for (index, page) in self.site.pages.iter().enumerate() {
            if page.is_guide() && standard::is_original(self.site, page) {
                add(self.iri(page, ""), Owner::Guide(PageId(index)));
                for agency in &page.agencies {
                    if let Some(found) = self.site.agencies.get(*agency) {
                        add(self.agency_iri(found, ""), Owner::Agency(*agency));
                    }
                }
            }
        }
        let before = Map::from_iter([("@context".to_owned(), context())]);
        let mut list = LongList::begin(&before, "@graph", self.site.pages.len() * USUAL_BYTES);
        for owners in owners.into_values() {
            let mut things: BTreeMap<String, String> = BTreeMap::new();
            for owner in owners {
                match owner {
                    Owner::Guide(id) => self.public_service(id, &mut things),
                    Owner::Agency(agency) => self.authority(agency, &mut things),
                }
            }
            for thing in things.into_values() {
                list.push(&thing);
            }
        }
        list.finish()
    }

    /// Describes an office, and how it is reached where it has a page that says so.
    fn authority(&self, agency: usize, things: &mut BTreeMap<String, String>) {
        let Some(agency) = self.site.agencies.get(agency) else { return };
        let iri = self.agency_iri(agency, "kantor");
        let mut organisation = thing(&iri, "cv:PublicOrganisation");
        organisation.insert("skos:prefLabel".into(), text(&agency.name, &agency.language));
        organisation.insert("dct:spatial".into(), reference(COUNTRY));
        let page = agency.page.map(|id| self.site.page(id));
        if let Some((page, office)) = page.and_then(|page| Some((page, standard::office_of(page)?))) {
            let contact = self.agency_iri(agency, "kontak");
            organisation.insert("cv:contactPoint".into(), reference(&contact));
            insert(
                &mut organisation,
                "locn:address",
                office.address.as_ref().map(|address| {
                    json!({ "@type": "locn:Address", "locn:fullAddress": text(address, &agency.language) })
                }),
            );
            things.insert(contact.clone(), pretty(&self.contact_point(&contact, page, office)));
        }
        things.insert(iri, pretty(&organisation));
    }

    /// Describes a service with everything that belongs to it alone.
    fn public_service(&self, id: PageId, things: &mut BTreeMap<String, String>) {
        let page = self.site.page(id);
        let Meaning::Guide(guide) = &page.document.meaning else { return };
        let own = self.iri(page, "layanan");
        let language = &page.document.language;
        let part = |name: &str| self.iri(page, name);
        let mut service = thing(&own, "cpsv:PublicService");
        insert(&mut service, "dct:identifier", page.code.clone());
        let titles = self.in_languages(page, |other| Some(other.document.head.title.clone()));
        service.insert("dct:title".into(), titles);
        let told = |page: &Page| {
            page.document.head.summary.clone().or_else(|| Some(page.document.head.title.clone()))
        };
        service.insert("dct:description".into(), self.in_languages(page, told));
        let languages = std::iter::once(id).chain(page.translations.iter().copied());
        let languages = languages.filter_map(|id| language_iri(&self.site.page(id).document.language));
        set(&mut service, "dct:language", languages.map(|iri| reference(&iri)).collect());
        service.insert("dct:spatial".into(), reference(COUNTRY));
        let words = page.document.head.keywords.iter().map(|word| text(word, language)).collect();
        set(&mut service, "dcat:keyword", words);
        let time = guide.time.as_ref().and_then(iso_duration);
        insert(&mut service, "cv:processingTime", time.as_deref().map(duration));

        let mut channels = Vec::new();
        let mut contacts = Vec::new();
        let mut authorities = Vec::new();
        for agency in page.agencies.iter().filter_map(|agency| self.site.agencies.get(*agency)) {
            let authority = self.agency_iri(agency, "kantor");
            authorities.push(reference(&authority));
            let office = agency.page.and_then(|id| standard::office_of(self.site.page(id)));
            if let Some(office) = office {
                contacts.push(reference(&self.agency_iri(agency, "kontak")));
                let counter = part(&format!("loket-{}", channels.len() + 1));
                let mut channel = thing(&counter, "cv:Channel");
                channel.insert("dct:identifier".into(), json!(counter));
                channel.insert("dct:description".into(), text(&agency.name, &agency.language));
                channel.insert("cv:ownedBy".into(), reference(&authority));
                insert(&mut channel, "cv:processingTime", time.as_deref().map(duration));
                set(&mut channel, "cv:openingHours", opening_hours(office, &agency.language));
                channels.push(reference(&counter));
                things.insert(counter, pretty(&channel));
            }
        }
        for (index, way) in guide.online.iter().enumerate() {
            let iri = part(&format!("daring-{}", index + 1));
            let mut channel = thing(&iri, "cv:Channel");
            channel.insert("dct:identifier".into(), json!(way.url));
            channel.insert("dct:description".into(), text(&way.name, language));
            channels.push(reference(&iri));
            things.insert(iri, pretty(&channel));
        }
        set(&mut service, "cv:hasCompetentAuthority", authorities);
        set(&mut service, "cv:contactPoint", contacts);
        set(&mut service, "cv:hasChannel", channels);

        let costs = guide.fee.as_ref().map_or_else(Vec::new, |fee| costs(fee, language));
        let costs = costs.into_iter().enumerate().map(|(index, mut cost)| {
            let iri = part(&format!("biaya-{}", index + 1));
            name(&mut cost, &iri, "cv:Cost");
            cost.insert("dct:identifier".into(), json!(iri));
            things.insert(iri.clone(), pretty(&cost));
            reference(&iri)
        });
        set(&mut service, "cv:hasCost", costs.collect());

        let mut requirements = Vec::new();
        let mut inputs = Vec::new();
        for (index, item) in guide.requirements().enumerate() {
            let requirement_iri = part(&format!("syarat-{}", index + 1));
            let evidence_iri = part(&format!("berkas-{}", index + 1));
            let mut requirement = thing(&requirement_iri, "cv:Requirement");
            let told = item.condition.as_ref().map_or(item.plain.clone(), |c| format!("{c}: {}", item.plain));
            requirement.insert("dct:identifier".into(), json!(requirement_iri));
            requirement.insert("dct:title".into(), text(&told, language));
            requirement.insert("cv:hasSupportingEvidence".into(), reference(&evidence_iri));
            let mut evidence = thing(&evidence_iri, "cv:Evidence");
            evidence.insert("dct:identifier".into(), json!(evidence_iri));
            evidence.insert("dct:title".into(), text(&item.plain, language));
            insert(&mut evidence, "dct:description", item.note.as_ref().map(|note| text(note, language)));
            evidence.insert("cv:supportsRequirement".into(), reference(&requirement_iri));
            requirements.push(reference(&requirement_iri));
            inputs.push(reference(&evidence_iri));
            things.insert(requirement_iri, pretty(&requirement));
            things.insert(evidence_iri, pretty(&evidence));
        }
        set(&mut service, "cv:holdsRequirement", requirements);
        set(&mut service, "cpsv:hasInput", inputs);

        let outputs = guide.results.iter().enumerate().map(|(index, result)| {
            let iri = part(&format!("hasil-{}", index + 1));
            let mut output = thing(&iri, "cv:Output");
            output.insert("dct:identifier".into(), json!(iri));
            output.insert("dct:title".into(), text(result, language));
            things.insert(iri.clone(), pretty(&output));
            reference(&iri)
        });
        set(&mut service, "cpsv:produces", outputs.collect());

        let laws = guide.legal_basis.iter().enumerate().map(|(index, law)| {
            let iri = part(&format!("dasar-hukum-{}", index + 1));
            let mut resource = thing(&iri, "eli:LegalResource");
            resource.insert("dct:title".into(), text(&self.law_line(&law.value), &self.site.config.language));
            things.insert(iri.clone(), pretty(&resource));
            reference(&iri)
        });
        set(&mut service, "cv:hasLegalResource", laws.collect());
        let events = page.events.iter().filter_map(|(event, _)| self.site.events.get(*event));
        let events = events.map(|event| self.site.page(event.page)).map(|event| {
            let iri = self.iri(event, "peristiwa");
            let mut happening = thing(&iri, "cv:LifeEvent");
            happening.insert("dct:identifier".into(), json!(iri));
            let title = |page: &Page| Some(page.document.head.title.clone());
            happening.insert("dct:title".into(), self.in_languages(event, title));
            happening.insert(
                "dct:description".into(),
                self.in_languages(event, |page| page.document.head.summary.clone()),
            );
            things.insert(iri.clone(), pretty(&happening));
            reference(&iri)
        });
        set(&mut service, "cv:isGroupedBy", events.collect());
        things.insert(own, pretty(&service));
    }

    /// Describes how an office is reached.
    fn contact_point(&self, iri: &str, page: &Page, office: &Office) -> Map<String, Value> {
        let mut contact = thing(iri, "cv:ContactPoint");
        set(&mut contact, "cv:telephone", office.telephone.iter().map(|number| json!(number)).collect());
        insert(&mut contact, "cv:email", office.email.clone());
        insert(
            &mut contact,
            "cv:contactPage",
            self.absolute(&page.address.output).map(|url| reference(&url)),
        );
        set(&mut contact, "cv:openingHours", opening_hours(office, &page.document.language));
        contact
    }

    /// Gives a text of a page and its translations, each with its language.
    fn in_languages(&self, page: &Page, told: impl Fn(&Page) -> Option<String>) -> Value {
        let others = page.translations.iter().map(|id| self.site.page(*id));
        let texts = std::iter::once(page)
            .chain(others)
            .filter_map(|page| Some(text(&told(page)?, &page.document.language)));
        Value::Array(texts.collect())
    }

    /// Names a thing that belongs to a page.
    fn iri(&self, page: &Page, part: &str) -> String {
        let code = page.code.clone().unwrap_or_else(|| page.document.place.stem.clone());
        self.iri_of(&page.address.output, part, &code)
    }

    /// Names a thing that belongs to an office.
    fn agency_iri(&self, agency: &Agency, part: &str) -> String {
        match agency.page {
            Some(id) => self.iri(self.site.page(id), part),
            None => self.iri_of(&agency.output, part, &slug(&agency.name)),
        }
    }

    /// Names a thing that belongs to an output, or by a code where the site does not know its address.
    fn iri_of(&self, output: &OutputPath, part: &str, code: &str) -> String {
        match self.absolute(output) {
            Some(url) => format!("{url}#{part}"),
            None => format!("urn:x-loket:{}:{part}", wording::encode_query(code)),
        }
    }
}

/// Says what the short names stand for.
fn context() -> Value {
    json!({
        "cpsv": "http://purl.org/vocab/cpsv#",
        "cv": "http://data.europa.eu/m8g/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "locn": "http://www.w3.org/ns/locn#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "time": "http://www.w3.org/2006/time#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

/// Begins the description of a thing.
fn thing(iri: &str, class: &str) -> Map<String, Value> {
    let mut thing = Map::new();
    name(&mut thing, iri, class);
    thing
}

/// Names a thing and its class.
fn name(thing: &mut Map<String, Value>, iri: &str, class: &str) {
    thing.insert("@id".into(), json!(iri));
    thing.insert("@type".into(), json!(class));
}

/// Points to a thing.
fn reference(iri: &str) -> Value {
    json!({ "@id": iri })
}

/// Writes a text with its language.
fn text(text: &str, language: &Language) -> Value {
    json!({ "@value": text, "@language": language.code() })
}

/// Writes a length of time.
fn duration(iso: &str) -> Value {
    json!({ "@type": "xsd:duration", "@value": iso })
}

/// Inserts a value if there is one.
fn insert(thing: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        thing.insert(key.to_owned(), value.into());
    }
}

/// Inserts values, if there are any.
fn set(thing: &mut Map<String, Value>, key: &str, values: Vec<Value>) {
    if !values.is_empty() {
        thing.insert(key.to_owned(), Value::Array(values));
    }
}

/// Names a language as the list of languages does.
fn language_iri(language: &Language) -> Option<String> {
    let (_, name) = LANGUAGES.iter().find(|(code, _)| *code == language.code())?;
    Some(format!("{LANGUAGE_LIST}{name}"))
}

/// Describes opening hours, as written.
fn opening_hours(office: &Office, language: &Language) -> Vec<Value> {
    let hours = office.hours.iter();
    hours
        .map(
            |hours| json!({ "@type": "time:TemporalEntity", "dct:description": text(&hours.text, language) }),
        )
        .collect()
}

/// Describes what a service costs, without names.
fn costs(fee: &Fee, language: &Language) -> Vec<Map<String, Value>> {
    let cost = |amount: Option<u64>, case: Option<&str>| {
        let mut cost = Map::new();
        if let Some(amount) = amount {
            cost.insert("cv:hasValue".into(), json!({ "@type": "xsd:double", "@value": amount.to_string() }));
            cost.insert("cv:currency".into(), reference(RUPIAH));
        }
        insert(&mut cost, "dct:description", case.map(|case| text(case, language)));
        cost
    };
    match fee {
        Fee::Free => vec![cost(Some(0), None)],
        Fee::Amount(amount) => vec![cost(Some(*amount), None)],
        Fee::Rows(rows) => rows.iter().map(|row| cost(Some(row.amount), Some(&row.case))).collect(),
        Fee::Text(words) => vec![cost(None, Some(words))],
    }
}
