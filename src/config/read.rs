//! `site.yaml` read into settings.
//!
//! In: the file's text. Out: a [`SiteConfig`] with defaults for all that is absent or
//! wrong, and findings.

use super::{ChosenLink, Contact, FailOn, Outputs, SiteConfig, keys};
use crate::diagnostic::problem::Expected;
use crate::diagnostic::{Checked, Problem};
use crate::document::body::link;
use crate::document::findings::Findings;
use crate::document::front_matter;
use crate::document::front_matter::values::Values;
use crate::document::{Language, Spanned};
use crate::source::SourceFile;

/// Entries on a page of a list: below, pages are many and empty; above, long and slow.
const PAGE_SIZES: std::ops::RangeInclusive<usize> = 5..=1_000;

pub(super) fn read(file: &SourceFile) -> Checked<SiteConfig> {
    let mut findings = Findings::new(&file.path);
    let text: &str = &file.text;
    // A mark before the first key, as some editors write it, does not matter.
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let start = start + text.get(start..).and_then(|t| t.strip_prefix("---\n")).map_or(0, |_| "---\n".len());
    let entries = front_matter::read(text, start..text.len(), &mut findings).unwrap_or_default();
    let mut values = Values::new(text, entries, &[keys::SITE], &|_| false, &(0..0), &mut findings);
    let config = settings(&mut values, &mut findings);
    let mut diagnostics = findings.into_list();
    for finding in &mut diagnostics {
        if let Problem::YamlSyntax { reason } = &mut finding.problem {
            finding.problem = Problem::ConfigUnreadable { reason: std::mem::take(reason) };
        }
    }
    Checked { value: config, diagnostics }
}

fn settings(values: &mut Values<'_>, findings: &mut Findings) -> SiteConfig {
    let default = SiteConfig::default();
    let language = values.read("bahasa", findings, read_language).unwrap_or(default.language);
    let mut other_languages: Vec<Language> = Vec::new();
    for other in values.read_list("bahasa_lain", findings, read_language) {
        if other != language && !other_languages.contains(&other) {
            other_languages.push(other);
        }
    }
    let theme = values.text("tema", findings);
    SiteConfig {
        title: values.plain("judul", findings).unwrap_or(default.title),
        description: values.plain("keterangan", findings),
        language,
        other_languages,
        base_url: values.read("alamat_situs", findings, read_base_url),
        theme_span: theme.as_ref().map_or(0..0, |theme| theme.span.clone()),
        theme: theme.map_or(default.theme, |theme| theme.value),
        outputs: outputs(values, findings),
        utc_offset_minutes: values
            .read("zona_waktu", findings, read_offset)
            .unwrap_or(default.utc_offset_minutes),
        organisation: values.plain("penyelenggara", findings),
        contact: contact(values, findings),
        menu: links(values, "menu", findings),
        footer_links: links(values, "tautan_kaki", findings),
        accent: values.read("warna", findings, read_colour),
        logo: values.text("logo", findings),
        sample: values.yes_no("contoh", findings),
        sample_note: values.plain("tentang_contoh", findings),
        page_size: values
            .read("per_halaman", findings, |text| text.parse().ok().filter(|size| PAGE_SIZES.contains(size)))
            .unwrap_or(default.page_size),
        fail_on: values.read("gagal_bila", findings, FailOn::from_name),
    }
}

fn outputs(values: &mut Values<'_>, findings: &mut Findings) -> Outputs {
    if !values.has("keluaran") {
        return Outputs::default();
    }
    let chosen = values.choices("keluaran", findings);
    let has = |name: &str| chosen.contains(&name);
    Outputs {
        text: has("text"),
        checklist: has("checklist"),
        large_print: has("large-print"),
        poster: has("poster"),
        staff: has("staff"),
        booklet: has("booklet"),
        standard: has("standard"),
    }
}

fn contact(values: &mut Values<'_>, findings: &mut Findings) -> Contact {
    let Some(mut group) = values.groups("kontak", "nama", findings).into_iter().next() else {
        return Contact::default();
    };
    let hours = group.plains("jam", findings);
    Contact {
        name: group.plain("nama", findings),
        telephone: group.plain("telepon", findings),
        whatsapp: group.plain("whatsapp", findings),
        email: group.plain("surel", findings),
        address: group.plain("alamat", findings),
        hours: (!hours.is_empty()).then(|| hours.join("; ")),
    }
}

/// Reads links; one that lacks its text shows its address, one that no page may hold is told.
fn links(values: &mut Values<'_>, key: &'static str, findings: &mut Findings) -> Vec<ChosenLink> {
    let mut links = Vec::new();
    for mut group in values.groups(key, "alamat", findings) {
        let text = group.text("teks", findings);
        match (text, group.text("alamat", findings)) {
            (text, Some(Spanned { value, span })) => {
                let url = link::clean(&value);
                if link::is_safe(&url) {
                    let text = text.map_or_else(|| url.clone(), |text| text.value);
                    links.push(ChosenLink { text, url, span });
                } else {
                    findings.add(Problem::LinkUnsafe { url: value }, span);
                }
            }
            (Some(text), None) => {
                findings.add(Problem::ValueType { key: key.to_owned(), expected: Expected::Url }, text.span);
            }
            (None, None) => {}
        }
    }
    links
}

/// Reads a language code.
fn read_language(text: &str) -> Option<Language> {
    let code = text.trim().to_ascii_lowercase();
    let good = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
    good.then_some(Language(code))
}

/// Reads the site's address; it ends in `/` afterwards.
fn read_base_url(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let good = !rest.is_empty()
        && !rest.starts_with('/')
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\?#".contains(c));
    good.then(|| format!("{}/", text.trim_end_matches('/')))
}

/// Reads an offset from Greenwich, or the name of an Indonesian time zone, into minutes.
fn read_offset(text: &str) -> Option<i16> {
    match text.to_ascii_uppercase().as_str() {
        "WIB" => return Some(7 * 60),
        "WITA" => return Some(8 * 60),
        "WIT" => return Some(9 * 60),
        "Z" | "UTC" => return Some(0),
        _ => {}
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (hours, minutes) = rest.split_once([':', '.']).unwrap_or((rest, "0"));
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (digits(hours) && digits(minutes)).then_some(())?;
    let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Reads a colour `#rrggbb`.
fn read_colour(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then(|| text.to_ascii_lowercase())
}
