//! All services as open data: `data/layanan.json` and `data/layanan.csv`, one row a guide.

use serde_json::{Value, json};

use super::Renderer;
use super::guide::needed_always;
use crate::document::amount::Fee;
use crate::document::{Guide, Meaning, SectionContent};
use crate::site::Page;

/// Version of the format; grows when a field changes its meaning.
const FORMAT_VERSION: u32 = 1;

/// Columns of the table, which are also the fields of the JSON.
const COLUMNS: [&str; 15] = [
    "kode",
    "judul",
    "bahasa",
    "alamat",
    "instansi",
    "biaya",
    "biaya_rupiah",
    "waktu",
    "hasil",
    "untuk",
    "persyaratan",
    "prosedur",
    "dasar_hukum",
    "topik",
    "diperiksa",
];

impl Renderer<'_> {
    /// Writes all guides as JSON.
    pub(super) fn services_json(&self) -> String {
        let services: Vec<Value> = self.services().map(|(page, guide)| self.service(page, guide)).collect();
        let data = json!({
            "versi": FORMAT_VERSION,
            "situs": self.site.config.title,
            "contoh": self.site.config.sample,
            "layanan": services,
        });
        serde_json::to_string_pretty(&data).unwrap_or_default() + "\n"
    }

    /// Writes all guides as a table (RFC 4180), lists joined by `; `.
    pub(super) fn services_csv(&self) -> String {
        let mut csv = COLUMNS.join(",") + "\r\n";
        for (page, guide) in self.services() {
            let service = self.service(page, guide);
            let cells: Vec<String> = COLUMNS.iter().map(|column| cell(&service[*column])).collect();
            csv.push_str(&cells.join(","));
            csv.push_str("\r\n");
        }
        csv
    }

    /// Gives all guides, sorted by source path.
    fn services(&self) -> impl Iterator<Item = (&Page, &Guide)> {
        self.site.pages.iter().filter_map(|page| match &page.document.meaning {
            Meaning::Guide(guide) => Some((page, &**guide)),
            _ => None,
        })
    }

    /// Describes a guide.
    fn service(&self, page: &Page, guide: &Guide) -> Value {
        let head = &page.document.head;
        let strings = self.words(page);
        let agencies = page.agencies.iter().filter_map(|agency| self.site.agencies.get(*agency));
        let topics = page.topics.iter().filter_map(|topic| self.site.topics.get(*topic));
        let steps = guide.sections.iter().filter_map(|section| match &section.content {
            SectionContent::Steps(steps) => Some(&steps.items),
            _ => None,
        });
        json!({
            "kode": page.code,
            "judul": head.title,
            "bahasa": page.document.language.code(),
            "alamat": page.address.output.encoded(),
            "instansi": agencies.map(|agency| agency.name.as_str()).collect::<Vec<_>>(),
            "biaya": guide.fee.as_ref().map(|fee| super::wording::fee(fee, strings).text),
            "biaya_rupiah": match &guide.fee {
                Some(Fee::Free) => Some(0),
                Some(Fee::Amount(amount)) => Some(*amount),
                _ => None,
            },
            "waktu": guide.time.as_ref().map(|time| &time.text),
            "hasil": guide.results,
            "untuk": guide.audience,
            "persyaratan": needed_always(guide).iter().map(|item| item.plain.as_str()).collect::<Vec<_>>(),
            "prosedur": steps.flatten().map(|step| step.plain.as_str()).collect::<Vec<_>>(),
            "dasar_hukum": guide.legal_basis.iter().map(|law| self.law_line(&law.value)).collect::<Vec<_>>(),
            "topik": topics.map(|topic| topic.title.as_str()).collect::<Vec<_>>(),
            "diperiksa": head.reviewed.map(|day| day.to_string()),
        })
    }
}

/// Writes a value as a cell; a cell that a spreadsheet would run as a formula gets a mark before it.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            items.iter().map(|item| item.as_str().unwrap_or_default()).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    };
    let text = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
