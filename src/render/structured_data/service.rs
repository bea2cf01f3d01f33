//! A guide in schema.org's words: the service, its page, its steps, its questions.
//!
//! Properties stand where schema.org defines them: the time on the channel and the steps, the
//! laws on the page. `isAccessibleForFree` is none of a service, so a free one has an offer of 0.

use super::json::{List, Object};
use super::office::contact_point;
use super::{graph, iso_duration, named, questions};
use crate::document::amount::Fee;
use crate::document::{Guide, SectionContent};
use crate::render::Renderer;
use crate::site::list::Agency;
use crate::site::standard::{self, StandardPage};
use crate::site::{Page, Site};

/// What the service is called within its page, for the descriptions that speak of it.
const SERVICE: &str = "#layanan";

/// The class of whoever publishes the site or does what guides tell of.
const ORGANISATION: &str = "GovernmentOrganization";

impl Renderer<'_> {
    /// Describes a guide: a `GovernmentService` on a `WebPage`, with a `HowTo` where it has steps.
    pub(in crate::render) fn guide_json_ld(&self, page: &Page, guide: &Guide) -> String {
        graph(|graph| {
            graph.object(|service| self.service_thing(service, page, guide));
            graph.object(|described| self.service_page(described, page, guide));
            how_to(graph, self.site, page, guide);
            let asked = guide.sections.iter().filter_map(|section| match &section.content {
                SectionContent::Questions(list) if !list.items.is_empty() => Some(list),
                _ => None,
            });
            let asked: Vec<_> = asked.collect();
            if !asked.is_empty() {
                graph.object(|faq| {
                    faq.text("@type", "FAQPage");
                    faq.list("mainEntity", |all| asked.iter().for_each(|list| questions(all, page, list)));
                });
            }
            self.breadcrumb_list(graph, page);
        })
    }

    /// Describes the service itself.
    fn service_thing(&self, service: &mut Object, page: &Page, guide: &Guide) {
        self.thing(service, "GovernmentService", page);
        service.text("@id", SERVICE);
        service.text_if_any("identifier", page.code.as_ref());
        if let Some(who) = &guide.audience {
            service.object("audience", |audience| {
                audience.text("@type", "Audience");
                audience.text("audienceType", who);
            });
        }
        service.list_if_any("offers", |list| offers(list, guide.fee.as_ref()));
        service.list_if_any("serviceOutput", |outputs| {
            for result in &guide.results {
                outputs.object(|output| named(output, "Thing", result));
            }
        });
        let agencies: Vec<&Agency> =
            page.agencies.iter().filter_map(|agency| self.site.agencies.get(*agency)).collect();
        service.list_if_any("serviceOperator", |operators| {
            for agency in &agencies {
                operators.object(|operator| {
                    named(operator, ORGANISATION, &agency.name);
                    operator.text_if_any("url", self.absolute(&agency.output));
                });
            }
        });
        if let Some(name) = &self.site.config.organisation {
            service.object("provider", |provider| named(provider, ORGANISATION, name));
        }
        service.list_if_any("availableChannel", |channels| {
            for agency in agencies {
                self.counter(channels, agency, guide);
            }
            for way in &guide.online {
                channels.object(|channel| {
                    named(channel, "ServiceChannel", &way.name);
                    channel.text("serviceUrl", &way.url);
                });
            }
        });
        let id = self.id_of(page).map(|id| standard::original_of(self.site, id));
        let terms = id.filter(|id| standard::pages_of(self.site, *id).contains(&StandardPage::Table));
        let terms = terms.and_then(|id| StandardPage::Table.address(self.site.page(id)));
        service.text_if_any("termsOfService", terms.and_then(|output| self.absolute(&output)));
    }

    /// Describes an agency as a place to go to, where it has a page that says so.
    fn counter(&self, channels: &mut List, agency: &Agency, guide: &Guide) {
        let Some(office) = agency.page.and_then(|id| standard::office_of(self.site.page(id))) else { return };
        channels.object(|channel| {
            channel.text("@type", "ServiceChannel");
            channel.object("serviceLocation", |place| {
                named(place, "GovernmentOffice", &agency.name);
                match &office.address {
                    Some(address) => place.text("address", address),
                    None => place.plain("address", "null"),
                }
            });
            channel.text_if_any("processingTime", guide.time.as_ref().and_then(iso_duration));
            if let Some(number) = office.telephone.first() {
                channel.object("servicePhone", |phone| contact_point(phone, number));
            }
        });
    }

    /// Describes the page that tells of the service: when it was checked, on which laws it rests.
    fn service_page(&self, described: &mut Object, page: &Page, guide: &Guide) {
        described.text("@type", "WebPage");
        described.text_if_any("url", self.absolute(&page.address.output));
        described.text("inLanguage", page.document.language.code());
        described.plain("isAccessibleForFree", true);
        described.text_if_any("lastReviewed", page.document.head.reviewed.map(|day| day.to_string()));
        described.object("mainEntity", |service| service.text("@id", SERVICE));
        described.list_if_any("citation", |laws| {
            for law in &guide.legal_basis {
                laws.text(&self.law_line(&law.value));
            }
        });
    }
}

/// Describes the steps, if there are any. Their order is the list's, and what they cost stands with the service.
fn how_to(graph: &mut List, site: &Site, page: &Page, guide: &Guide) {
    let steps = site.current_steps(page, guide);
    if steps.is_empty() {
        return;
    }
    graph.object(|how_to| {
        named(how_to, "HowTo", &page.document.head.title);
        how_to.text("inLanguage", page.document.language.code());
        how_to.list("step", |list| {
            for step in &steps {
                list.object(|described| {
                    described.text("@type", "HowToStep");
                    described.text("text", &step.plain);
                });
            }
        });
        how_to.text_if_any("totalTime", guide.time.as_ref().and_then(iso_duration));
    });
}

/// Describes what a service costs; words that are no number are left out.
fn offers(list: &mut List, fee: Option<&Fee>) {
    let mut add = |case: Option<&str>, amount: u64| {
        list.object(|offer| {
            offer.text("@type", "Offer");
            offer.text_if_any("name", case);
            offer.plain("price", amount);
            offer.text("priceCurrency", "IDR");
        });
    };
    match fee {
        Some(Fee::Free) => add(None, 0),
        Some(Fee::Amount(amount)) => add(None, *amount),
        Some(Fee::Rows(rows)) => rows.iter().for_each(|row| add(Some(&row.case), row.amount)),
        Some(Fee::Text(_)) | None => {}
    }
}
