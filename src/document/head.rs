//! The fields that every type of document has.
//!
//! In: the values of the front matter. Out: a [`Head`] whose title and summary may still
//! be empty; the body fills them.

use super::Head;
use super::findings::Findings;
use super::front_matter::value::read_interval;
use super::front_matter::values::Values;
use super::place::Type;

/// Reads the fields.
pub(crate) fn read(values: &mut Values<'_>, kind: Type, findings: &mut Findings) -> Head {
    let title_key = match kind {
        Type::Office => "nama",
        Type::Term => "istilah",
        _ => "judul",
    };
    let title = values.text(title_key, findings);
    // `published: false` is another generator's word for a draft.
    let held_back = values.take_yes_no("berlaku") == Some(false);
    let (title, title_span) = title.map_or((String::new(), 0..0), |title| (title.value, title.span));
    let reviewed_span = values.place("diperiksa").unwrap_or_default();
    Head {
        title,
        title_span,
        summary: values.plain("ringkasan", findings),
        keywords: values.plains("kata_kunci", findings),
        topics: values.plains("topik", findings),
        reviewed: values.date("diperiksa", findings),
        reviewed_span,
        owner: values.plain("penanggung_jawab", findings),
        review_every: values.read("periksa_lagi", findings, read_interval),
        publish: values.date("berlaku", findings),
        // A notice's last day is its own, read with it.
        expires: if kind == Type::Notice { None } else { values.date("sampai", findings) },
        old_addresses: values.texts("alamat_lama", findings),
        permalink: values.text("alamat_tetap", findings),
        order: values.plain("urutan", findings).and_then(|order| order.parse().ok()),
        changed: values.date("diubah", findings),
        code: values.text("kode", findings),
        draft: values.yes_no("konsep", findings) || held_back,
        sample: values.yes_no("contoh", findings),
        main: values.yes_no("utama", findings),
    }
}
