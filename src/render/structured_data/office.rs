//! An office in schema.org's words: where, when, how to reach it, what it offers to those who need more help.

use serde_json::{Map, Value, json};

use super::{insert, script, set};
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
        let mut place = self.thing("GovernmentOffice", page);
        insert(&mut place, "alternateName", office.short_name.clone());
        insert(
            &mut place,
            "address",
            office.address.as_ref().map(
                |address| json!({"@type": "PostalAddress", "streetAddress": address, "addressCountry": "ID"}),
            ),
        );
        insert(&mut place, "telephone", office.telephone.first().cloned());
        insert(&mut place, "email", office.email.clone());
        let numbers = office.telephone.iter().skip(1).chain(&office.whatsapp);
        set(&mut place, "contactPoint", numbers.map(|number| contact_point(number)).collect());
        insert(
            &mut place,
            "geo",
            office.coordinates.map(|(latitude, longitude)| {
                json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude})
            }),
        );
        let hours = office.hours.iter().filter_map(opening_hours).collect();
        set(&mut place, "openingHoursSpecification", hours);
        let card = self.office_card(page);
        let access = card.iter().flat_map(|card| &card.access);
        let access = access.map(
            |access| json!({"@type": "LocationFeatureSpecification", "name": access.text, "value": true}),
        );
        set(&mut place, "amenityFeature", access.collect());
        let own = self.site.agencies.iter().position(|agency| agency.page == self.id_of(page));
        let parent = page.agencies.first().and_then(|parent| self.site.agencies.get(*parent));
        insert(&mut place, "parentOrganization", parent.map(|parent| self.office_name(parent)));
        let parts = self.site.agencies.iter().filter(|agency| {
            agency.page.is_some_and(|id| own.is_some_and(|own| self.site.page(id).agencies.contains(&own)))
        });
        set(&mut place, "subOrganization", parts.map(|part| self.office_name(part)).collect());
        let graph = [Value::Object(place), self.breadcrumb_list(page)];
        script(&json!({"@context": "https://schema.org", "@graph": graph}))
    }

    /// Names another office.
    fn office_name(&self, agency: &Agency) -> Value {
        let mut named = Map::new();
        named.insert("@type".into(), json!("GovernmentOffice"));
        named.insert("name".into(), json!(agency.name));
        insert(&mut named, "url", self.absolute(&agency.output));
        Value::Object(named)
    }
}

/// Describes a number to call.
pub(super) fn contact_point(number: &str) -> Value {
    json!({"@type": "ContactPoint", "telephone": number, "contactType": "customer service"})
}

/// Describes opening hours; `None` where the words are no such statement.
fn opening_hours(hours: &OpeningHours) -> Option<Value> {
    let span = hours.span.as_ref()?;
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let days = span.days.iter().filter_map(|day| DAYS.get(usize::from(*day).checked_sub(1)?).copied());
    Some(json!({
        "@type": "OpeningHoursSpecification", "dayOfWeek": days.collect::<Vec<&str>>(),
        "opens": clock(span.opens), "closes": clock(span.closes),
    }))
}
