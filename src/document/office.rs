//! An office: address, hours, contacts, access and its part of the service standard.
//!
//! In: the values of the front matter. Out: an [`Office`] without its text.

use super::findings::Findings;
use super::front_matter::values::Values;
use super::hours::OpeningHours;
use super::known_keys::office::NO_ACCESS_YET;
use super::prose::Prose;
use super::{Access, Counter, Office, Pledge, StandardPart, Survey};
use crate::diagnostic::Problem;

/// The components of the standard that guides inherit, by key.
const STANDARD: [(&str, StandardPart); 7] = [
    ("sarana", StandardPart::Facilities),
    ("kompetensi", StandardPart::Competence),
    ("pengawasan", StandardPart::Supervision),
    ("jumlah_pelaksana", StandardPart::StaffCount),
    ("jaminan_layanan", StandardPart::ServiceGuarantee),
    ("jaminan_keamanan", StandardPart::SafetyGuarantee),
    ("evaluasi", StandardPart::Evaluation),
];

/// The vocabulary of access, by key.
const ACCESS: [(&str, Access); 7] = [
    ("ramp", Access::Ramp),
    ("kursi roda", Access::Wheelchair),
    ("antrean prioritas", Access::PriorityQueue),
    ("juru bahasa isyarat", Access::SignLanguage),
    ("ruang laktasi", Access::NursingRoom),
    ("pendampingan", Access::Companion),
    ("jemput bola", Access::HomeService),
];

/// Reads the fields; `at` is where a missing contact is told.
pub(crate) fn read_fields(
    values: &mut Values<'_>,
    at: Option<&std::ops::Range<usize>>,
    findings: &mut Findings,
) -> Office {
    let reachable = ["telepon", "whatsapp", "surel"].iter().any(|key| values.has(key));
    if let (false, Some(at)) = (reachable, at) {
        findings.add(Problem::NobodyToReach, at.clone());
    }
    if let (false, Some(at)) = (values.has("akses"), at) {
        findings.add(Problem::AccessMissing, at.clone());
    }
    let access = values.choices("akses", findings);
    Office {
        short_name: values.plain("singkatan", findings),
        address: values.plain("alamat", findings),
        landmark: values.plain("patokan", findings),
        coordinates: coordinates(values, findings),
        hours: opening_hours(values, findings),
        break_time: values.plain("istirahat", findings),
        closed: values.plains("libur", findings),
        telephone: values.plains("telepon", findings),
        whatsapp: values.plain("whatsapp", findings),
        email: values.plain("surel", findings),
        social: values.plains("medsos", findings),
        counters: counters(values, findings),
        access: ACCESS.iter().filter(|(key, _)| access.contains(key)).map(|(_, access)| *access).collect(),
        no_access_yet: access.contains(&NO_ACCESS_YET),
        complaint: values.plains("pengaduan", findings),
        pledge: pledge(values, findings),
        standard: STANDARD
            .iter()
            .map(|(key, part)| (*part, values.plains(key, findings)))
            .filter(|(_, texts)| !texts.is_empty())
            .collect(),
        surveys: surveys(values, findings),
        parent: values.text("induk", findings),
        body: Prose::default(),
    }
}

/// Reads the opening hours; those of a shared fact are read where the fact is known.
fn opening_hours(values: &mut Values<'_>, findings: &mut Findings) -> Vec<OpeningHours> {
    let at = values.place("jam").unwrap_or_default();
    let hours = values.hours("jam", findings);
    let is_fact = |text: &str| text.starts_with("fakta:") || text.starts_with("fact:");
    if hours.iter().any(|hours| hours.span.is_none() && !is_fact(&hours.text)) {
        findings.add(Problem::HoursUnread, at);
    }
    hours
}

/// Reads latitude and longitude, a list of two numbers or a text with a comma.
fn coordinates(values: &mut Values<'_>, findings: &mut Findings) -> Option<(f64, f64)> {
    let numbers: Vec<f64> = values
        .read_list("koordinat", findings, |text| {
            let numbers: Option<Vec<f64>> = text
                .split(',')
                .map(|part| part.trim().parse().ok().filter(|n: &f64| n.is_finite()))
                .collect();
            numbers
        })
        .concat();
    match numbers.as_slice() {
        [latitude, longitude] if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
            Some((*latitude, *longitude))
        }
        _ => None,
    }
}

fn counters(values: &mut Values<'_>, findings: &mut Findings) -> Vec<Counter> {
    let mut counters = Vec::new();
    for mut group in values.groups("loket", "nama", findings) {
        let code = group.plain("kode", findings);
        let name = group.plain("nama", findings).or_else(|| code.clone());
        let purpose = group.plain("untuk", findings);
        if let Some(name) = name {
            counters.push(Counter { code, name, purpose });
        }
    }
    counters
}

fn pledge(values: &mut Values<'_>, findings: &mut Findings) -> Option<Pledge> {
    let mut group = values.groups("maklumat", "teks", findings).into_iter().next()?;
    Some(Pledge {
        text: group.plain("teks", findings)?,
        signatory: group.plain("penanda_tangan", findings),
        date: group.date("tanggal", findings),
        place: group.plain("tempat", findings),
    })
}

/// What the public satisfaction survey asks (PermenPANRB 14/2017).
const SURVEY_ELEMENTS: usize = 9;

fn surveys(values: &mut Values<'_>, findings: &mut Findings) -> Vec<Survey> {
    let mut surveys = Vec::new();
    for mut group in values.groups("skm", "tahun", findings) {
        let number = |text: &str| text.replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite());
        let year = group.read("tahun", findings, |text| text.parse().ok());
        let score = group.read("nilai", findings, number);
        let respondents = group.read("responden", findings, |text| text.replace('.', "").parse().ok());
        let elements_at = group.place("unsur").unwrap_or_default();
        let elements = group.read_list("unsur", findings, number);
        if !matches!(elements.len(), 0 | SURVEY_ELEMENTS) {
            findings.add(Problem::SurveyElements { count: elements.len() }, elements_at);
        }
        if let (Some(year), Some(score)) = (year, score) {
            surveys.push(Survey { year, score, respondents, elements });
        }
    }
    surveys.sort_by_key(|survey| std::cmp::Reverse(survey.year));
    surveys
}
