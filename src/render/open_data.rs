//! All services as open data: `data/layanan.json`, `data/layanan.csv` and the schema of both.
//!
//! In: the guides and what their standards state. Out: one row for each service at each of its
//! offices, with all 14 components; the fields of the JSON are the columns of the table. Each
//! field is described in `docs/open-data.md` and in the schema.

use serde_json::{Map, Value, json};

use super::Renderer;
use super::long_list::{LongList, pretty};
use crate::document::amount::Fee;
use crate::document::{Guide, Meaning};
use crate::site::standard::{self, Component, Standard, StandardPage};
use crate::site::{Page, PageId};

/// Version of the format; grows when a field changes its meaning.
const FORMAT_VERSION: u32 = 1;

/// Room for a service as most are.
const USUAL_SERVICE_BYTES: usize = 2_500;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    OptionalText,
    Number,
    OptionalNumber,
    YesNo,
    Texts,
}

/// The fields before the components, in order: name, kind, meaning.
const BEFORE: [(&str, Kind, &str); 15] = [
    ("kode", Kind::OptionalText, "Short code of the service; the same for its translations and offices."),
    ("judul", Kind::Text, "Title of the service."),
    ("ringkasan", Kind::OptionalText, "One or two sentences about it."),
    ("bahasa", Kind::Text, "Language of this row, as a code: id, en, jv."),
    ("alamat", Kind::Text, "Address of the guide, relative to the site."),
    ("instansi", Kind::OptionalText, "Office at which this row holds."),
    ("alamat_instansi", Kind::OptionalText, "Address of the office's page, relative to the site."),
    ("standar_pelayanan", Kind::OptionalText, "Address of the printed standard, relative to the site."),
    ("untuk", Kind::OptionalText, "Whom the service is for."),
    ("topik", Kind::Texts, "Topics."),
    ("daring", Kind::Texts, "Addresses where it can be done over the internet."),
    ("diperiksa", Kind::OptionalText, "Day on which somebody last checked the guide, YYYY-MM-DD."),
    ("contoh", Kind::YesNo, "Whether the guide is a sample and no official information."),
    ("biaya_rupiah", Kind::OptionalNumber, "The fee in whole rupiah, where there is exactly one; 0 is free."),
    ("tersedia", Kind::Number, "How many of the 14 components are stated."),
];

/// The field after the components.
const MISSING: (&str, Kind, &str) =
    ("belum_ada", Kind::Texts, "The components that are not stated, by the names of their fields.");

/// Gives a component's field and its meaning.
fn component_field(component: Component) -> (&'static str, &'static str) {
    match component {
        Component::Requirements => {
            ("persyaratan", "What to prepare; conditions and notes stand in the text.")
        }
        Component::Procedure => ("prosedur", "The steps, in order."),
        Component::Time => ("waktu", "Time to completion, as promised."),
        Component::Fee => ("biaya", "Fee in words; several cases are several entries."),
        Component::Product => ("hasil", "What one receives."),
        Component::Complaint => ("pengaduan", "How complaints are handled."),
        Component::LegalBasis => ("dasar_hukum", "Laws and regulations it rests on."),
        Component::Facilities => ("sarana", "Facilities."),
        Component::Competence => ("kompetensi", "Competence of the staff."),
        Component::Supervision => ("pengawasan", "Internal supervision."),
        Component::StaffCount => ("jumlah_pelaksana", "Number of staff."),
        Component::ServiceGuarantee => ("jaminan_layanan", "Guarantee of service."),
        Component::SafetyGuarantee => ("jaminan_keamanan", "Guarantee of safety."),
        Component::Evaluation => ("evaluasi", "Evaluation of performance."),
    }
}

/// Lists all fields in order: name, kind, meaning.
fn fields() -> Vec<(&'static str, Kind, &'static str)> {
    let components = Component::ALL.map(|component| {
        let (name, meaning) = component_field(component);
        (name, Kind::Texts, meaning)
    });
    BEFORE.into_iter().chain(components).chain(std::iter::once(MISSING)).collect()
}

impl Renderer<'_> {
    /// Writes all services as JSON.
    pub(super) fn services_json(&self) -> String {
        let before = json!({
            "versi": FORMAT_VERSION,
            "situs": self.site.config.title,
            "alamat_situs": self.site.config.base_url,
            "penyelenggara": self.site.config.organisation,
            "contoh": self.site.config.sample,
            "skema": "layanan.schema.json",
        });
        let room = self.site.pages.len() * USUAL_SERVICE_BYTES;
        let mut list = LongList::begin(before.as_object().unwrap_or(&Map::new()), "layanan", room);
        for service in self.services() {
            list.push(&pretty(&service));
        }
        list.finish()
    }

    /// Writes all services as a table (RFC 4180), lists joined by `; `.
    ///
    /// The mark at its beginning makes spreadsheets read the letters right; readers of CSV skip it.
    pub(super) fn services_csv(&self) -> String {
        let fields = fields();
        let names: Vec<&str> = fields.iter().map(|(name, _, _)| *name).collect();
        let mut csv = String::with_capacity(self.site.pages.len() * USUAL_SERVICE_BYTES);
        csv.push('\u{feff}');
        csv.push_str(&names.join(","));
        csv.push_str("\r\n");
        for service in self.services() {
            let cells: Vec<String> = names.iter().map(|name| cell(&service[*name])).collect();
            csv.push_str(&cells.join(","));
            csv.push_str("\r\n");
        }
        csv
    }

    /// Describes every service at each of its offices, sorted by source path.
    fn services(&self) -> impl Iterator<Item = Map<String, Value>> {
        let pages = self.site.pages.iter().enumerate();
        let guides = pages.filter_map(|(index, page)| match &page.document.meaning {
            Meaning::Guide(guide) => Some((PageId(index), page, &**guide)),
            _ => None,
        });
        guides.flat_map(move |(id, page, guide)| {
            let standards = standard::of_guide(self.site, id).into_iter();
            standards.map(move |standard| self.service(page, guide, &standard))
        })
    }

    /// Describes a service at an office.
    fn service(&self, page: &Page, guide: &Guide, standard: &Standard) -> Map<String, Value> {
        let head = &page.document.head;
        let agency = page.agencies.first().and_then(|agency| self.site.agencies.get(*agency));
        let office = standard.office.map(|id| self.site.page(id));
        let original = standard::original_of(self.site, standard.guide);
        let printed = standard::pages_of(self.site, original).contains(&StandardPage::Table);
        let table = StandardPage::Table.address(self.site.page(original)).filter(|_| printed);
        let topics = page.topics.iter().filter_map(|topic| self.site.topics.get(*topic));
        let head = json!({
            "kode": page.code,
            "judul": head.title,
            "ringkasan": head.summary,
            "bahasa": page.document.language.code(),
            "alamat": page.address.output.encoded(),
            "instansi": office.map(|o| &o.document.head.title).or(agency.map(|agency| &agency.name)),
            "alamat_instansi": office.map(|office| office.address.output.encoded()),
            "standar_pelayanan": table.map(|output| output.encoded()),
            "untuk": guide.audience,
            "topik": topics.map(|topic| topic.title.as_str()).collect::<Vec<_>>(),
            "daring": guide.online.iter().map(|channel| channel.url.as_str()).collect::<Vec<_>>(),
            "diperiksa": head.reviewed.map(|day| day.to_string()),
            "contoh": head.sample || self.site.config.sample,
            "biaya_rupiah": match &guide.fee {
                Some(Fee::Free) => Some(0),
                Some(Fee::Amount(amount)) => Some(*amount),
                _ => None,
            },
            "tersedia": standard.stated(),
        });
        let mut service = match head {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        for component in Component::ALL {
            let (name, _) = component_field(component);
            service.insert(name.to_owned(), json!(self.component_items(standard, component)));
        }
        let missing: Vec<&str> = standard.missing().map(|component| component_field(component).0).collect();
        service.insert(MISSING.0.to_owned(), json!(missing));
        service
    }
}

/// Writes a value as a cell; a cell that a spreadsheet would run as a formula gets a mark before it.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "ya" } else { "tidak" }.to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            items.iter().map(|item| item.as_str().unwrap_or_default()).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    };
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    let text = if is_formula { format!("'{text}") } else { text };
    if text.contains(['"', ',', ';', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Writes the JSON Schema of `data/layanan.json`.
pub(super) fn schema() -> String {
    let of_kind = |kind: Kind| match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::OptionalText => json!({ "type": ["string", "null"] }),
        Kind::Number => json!({ "type": "integer", "minimum": 0, "maximum": Component::ALL.len() }),
        Kind::OptionalNumber => json!({ "type": ["integer", "null"], "minimum": 0 }),
        Kind::YesNo => json!({ "type": "boolean" }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
    };
    let fields = fields();
    let mut properties = Map::new();
    for (name, kind, meaning) in &fields {
        let mut property = of_kind(*kind);
        property["description"] = json!(meaning);
        properties.insert((*name).to_owned(), property);
    }
    let required: Vec<&str> = fields.iter().map(|(name, _, _)| *name).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "loket: data/layanan.json",
        "type": "object",
        "required": ["versi", "situs", "alamat_situs", "penyelenggara", "contoh", "skema", "layanan"],
        "properties": {
            "versi": { "const": FORMAT_VERSION, "description": "Version of the format; grows when a field changes its meaning." },
            "situs": { "type": "string", "description": "Name of the site." },
            "alamat_situs": { "type": ["string", "null"], "description": "Address of the site; addresses of the rows are relative to it." },
            "penyelenggara": { "type": ["string", "null"], "description": "Who publishes the site." },
            "contoh": { "type": "boolean", "description": "Whether the whole site is a sample." },
            "skema": { "type": "string", "description": "Where this schema stands." },
            "layanan": {
                "type": "array",
                "description": "One entry for each service, in each language, at each of its offices.",
                "items": { "type": "object", "required": required, "properties": properties, "additionalProperties": false },
            },
        },
    });
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+62", "-1", "@a", "\t=1", " =1", "\r=1", "＝1"] {
            assert!(cell(&json!(text)).trim_start_matches('"').starts_with('\''), "{text:?}");
        }
        assert_eq!(cell(&json!(["-a", "b"])), "\"'-a; b\"");
        assert_eq!(cell(&json!("say \"hi\", you")), "\"say \"\"hi\"\", you\"");
        assert_eq!(cell(&json!("Rp0")), "Rp0");
    }
}
