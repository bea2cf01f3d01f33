//! The keys of `site.yaml`, as data.
//!
//! Nothing is read here; reading, the check for unknown keys and the schema use the table.

use crate::document::field::Kind::{
    Choices, Colour, Languages, Map, Maps, Number, Text, Texts, Url, UtcOffset, YesNo,
};
use crate::document::field::{Choice, Field, Kind, Need};

/// Makes a field of the table; no key of `site.yaml` is required.
const fn field(
    key: &'static str,
    aliases: &'static [&'static str],
    kind: Kind,
    about: [&'static str; 2],
) -> Field {
    Field { key, aliases, kind, need: Need::Optional, about }
}

/// The keys of `site.yaml`.
pub(super) static SITE: &[Field] = &[
    field("judul", &["title"], Text, ["Nama situs", "Name of the site"]),
    field(
        "keterangan",
        &["description"],
        Text,
        ["Satu kalimat tentang situs", "One sentence about the site"],
    ),
    field(
        "bahasa",
        &["language"],
        Kind::Language,
        ["Bahasa utama, misalnya id", "First language, such as id"],
    ),
    field(
        "bahasa_lain",
        &["languages"],
        Languages,
        ["Bahasa lain, menurut urutan tombolnya", "Other languages, in the order of the switch"],
    ),
    field("alamat_situs", &["base_url"], Url, ["Alamat situs di internet", "Where the site will stand"]),
    field("tema", &["theme"], Text, ["Folder tema; loket sudah tersedia", "Theme folder; loket is built in"]),
    field(
        "keluaran",
        &["outputs"],
        Choices(OUTPUTS),
        ["Bentuk yang dibuat dari setiap panduan", "The forms that are made of each guide"],
    ),
    field(
        "zona_waktu",
        &["utc_offset"],
        UtcOffset,
        ["Selisih waktu, misalnya +07:00", "Offset such as +07:00"],
    ),
    field(
        "penyelenggara",
        &["organisation", "organization"],
        Text,
        ["Lembaga yang menerbitkan situs", "Who publishes the site"],
    ),
    field("kontak", &["contact"], Map(CONTACT), ["Orang yang bisa ditanya", "A human being to turn to"]),
    field("menu", &[], Maps(LINK), ["Tautan di kepala halaman", "Links in the header"]),
    field("tautan_kaki", &["footer_links"], Maps(LINK), ["Tautan di kaki halaman", "Links in the footer"]),
    field("warna", &["accent"], Colour, ["Warna utama, misalnya #0b5d3b", "Accent colour such as #0b5d3b"]),
    field("logo", &[], Text, ["Gambar di folder static", "A picture in the folder static"]),
    field("contoh", &["sample"], YesNo, ["Seluruh situs ini contoh", "The whole site is a sample"]),
    field(
        "tentang_contoh",
        &["sample_note"],
        Text,
        ["Yang perlu diketahui pembaca tentang contoh ini", "What readers should know about the sample"],
    ),
    field(
        "per_halaman",
        &["page_size"],
        Number,
        ["Banyak isi satu halaman daftar", "Entries on a page of a list"],
    ),
    field(
        "gagal_bila",
        &["fail_on", "fail-on"],
        Kind::Choice(FAIL_ON),
        ["Temuan bahasa yang membuat loket check gagal", "Language findings that let loket check fail"],
    ),
];

static CONTACT: &[Field] = &[
    field("nama", &["name"], Text, ["Meja atau jabatan", "A desk or role"]),
    field("telepon", &["telephone", "phone"], Text, ["Nomor telepon", "Telephone number"]),
    field("whatsapp", &["wa"], Text, ["Nomor WhatsApp", "WhatsApp number"]),
    field("surel", &["email"], Text, ["Alamat surel", "E-mail address"]),
    field("alamat", &["address"], Text, ["Alamat", "Address"]),
    field("jam", &["hours"], Texts, ["Jam layanan", "Hours"]),
];

static LINK: &[Field] = &[
    field("teks", &["text", "nama", "name"], Text, ["Tulisan tautan", "What the link says"]),
    field(
        "alamat",
        &["url", "link", "tautan", "path"],
        Text,
        ["Halaman atau alamat web", "Page or web address"],
    ),
];

/// From which weight on findings let a check fail.
static FAIL_ON: &[Choice] = &[
    Choice { value: "error", aliases: &["perlu"] },
    Choice { value: "warning", aliases: &["saran"] },
    Choice { value: "never", aliases: &["tidak"] },
];

/// The forms of a guide; Indonesian names are accepted beside the usual ones.
static OUTPUTS: &[Choice] = &[
    Choice { value: "page", aliases: &["halaman"] },
    Choice { value: "text", aliases: &["teks"] },
    Choice { value: "checklist", aliases: &["daftar-bawaan"] },
    Choice { value: "large-print", aliases: &["huruf-besar"] },
    Choice { value: "poster", aliases: &[] },
    Choice { value: "staff", aliases: &["lembar-petugas"] },
    Choice { value: "booklet", aliases: &["buku"] },
    Choice { value: "standard", aliases: &["standar", "standar-pelayanan", "standards"] },
];
