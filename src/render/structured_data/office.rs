//! An office in schema.org's words: where, when, how to reach it, what it offers to those who need more help.

use serde_json::json;

use super::json::{List, Object};
use super::{graph, named};
use crate::document::Office;
use crate::document::hours::OpeningHours;
use crate::render::Renderer;
use crate::site::Page;
use crate::site::list::Agency;

/// The days of the week, Monday first.
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Renderer<'_> {
    /// Describes an office, with the one that it is part of and those that are part of it.
    pub(in crate::render) fn office_json_ld(&self, page: &Page, office: &Office) -> String {
        graph(|graph| {
            graph.object(|place| self.office_thing(place, page, office));
            self.breadcrumb_list(graph, page);
        })
    }

    fn office_thing(&self, place: &mut Object, page: &Page, office: &Office) {
        self.thing(place, "GovernmentOffice", page);
        place.text_if_any("alternateName", office.short_name.as_ref());
        if let Some(street) = &office.address {
            place.object("address", |address| {
                address.text("@type", "PostalAddress");
                address.text("streetAddress", street);
                address.text("addressCountry", "ID");
            });
        }
        place.text_if_any("telephone", office.telephone.first());
        place.text_if_any("email", office.email.as_ref());
        place.list_if_any("contactPoint", |points| {
            for number in office.telephone.iter().skip(1).chain(&office.whatsapp) {
                points.object(|point| contact_point(point, number));
            }
        });
        if let Some((latitude, longitude)) = office.coordinates {
            place.object("geo", |geo| {
                geo.text("@type", "GeoCoordinates");
                // As JSON writes numbers: a whole one with its `.0`.
                geo.plain("latitude", json!(latitude));
                geo.plain("longitude", json!(longitude));
            });
        }
        place.list_if_any("openingHoursSpecification", |list| {
            office.hours.iter().for_each(|hours| opening_hours(list, hours));
        });
        place.list_if_any("amenityFeature", |features| {
            for access in self.office_card(page, page).iter().flat_map(|card| &card.access) {
                features.object(|feature| {
                    named(feature, "LocationFeatureSpecification", &access.text);
                    feature.plain("value", true);
                });
            }
        });
        let own = self.site.agencies.iter().position(|agency| agency.page == self.id_of(page));
        if let Some(parent) = page.agencies.first().and_then(|parent| self.site.agencies.get(*parent)) {
            place.object("parentOrganization", |named| self.name_office(named, parent));
        }
        place.list_if_any("subOrganization", |parts| {
            for part in self.site.agencies.iter().filter(|agency| {
                agency
                    .page
                    .is_some_and(|id| own.is_some_and(|own| self.site.page(id).agencies.contains(&own)))
            }) {
                parts.object(|named| self.name_office(named, part));
            }
        });
    }

    /// Names another office.
    fn name_office(&self, office: &mut Object, agency: &Agency) {
        named(office, "GovernmentOffice", &agency.name);
        office.text_if_any("url", self.absolute(&agency.output));
    }
}

/// Describes a number to call.
pub(super) fn contact_point(point: &mut Object, number: &str) {
    point.text("@type", "ContactPoint");
    point.text("telephone", number);
    point.text("contactType", "customer service");
}

/// Describes opening hours, unless the words are no such statement.
fn opening_hours(list: &mut List, hours: &OpeningHours) {
    let Some(span) = &hours.span else { return };
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    list.object(|described| {
        described.text("@type", "OpeningHoursSpecification");
        described.list("dayOfWeek", |days| {
            let names = span.days.iter().filter_map(|day| DAYS.get(usize::from(*day).checked_sub(1)?));
            names.for_each(|name| days.text(name));
        });
        described.text("opens", &clock(span.opens));
        described.text("closes", &clock(span.closes));
    });
}
