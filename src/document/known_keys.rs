//! The keys of front matter, as data: one table for all types, one more for each type.
//!
//! Nothing is read here. A key added to a table is accepted, offered by the schema and
//! checked for its kind; the type's own file then takes its value.

pub(crate) mod office;

use super::field::{Choice, Field, Kind, Need};
use super::place::Type;

/// Makes a field of a table.
pub(crate) const fn field(
    key: &'static str,
    aliases: &'static [&'static str],
    kind: Kind,
    need: Need,
    about: [&'static str; 2],
) -> Field {
    Field { key, aliases, kind, need, about }
}

use Kind::{Consent, Date, Duration, Fee, Interval, Maps, Number, Text, Texts, Words, YesNo};
use Need::{Fatal, Needed, Optional};

/// Gives the tables of a type.
pub(crate) fn tables(kind: Type) -> [&'static [Field]; 3] {
    match kind {
        Type::Guide => [TITLE, COMMON, GUIDE],
        Type::Part => [PAGE_TITLE, COMMON, PAGE],
        Type::LifeEvent => [TITLE, COMMON, LIFE_EVENT],
        Type::Helper => [TITLE, COMMON, HELPER],
        Type::Story => [TITLE, COMMON, STORY],
        Type::Office => [NAME, COMMON, office::OFFICE],
        Type::Term => [WORD, COMMON, TERM],
        Type::Notice => [TITLE, NOTICE_COMMON, NOTICE],
        Type::Faq => [TITLE, COMMON, FAQ],
        Type::Page => [PAGE_TITLE, COMMON, PAGE],
        Type::Folder => [PAGE_TITLE, COMMON, FOLDER],
        Type::EasyRead => [PAGE_TITLE, COMMON, PAGE],
    }
}

/// Tells whether a key says something of a guide that no list of guides has.
pub(crate) fn is_of_guides_alone(key: &str) -> bool {
    GUIDE.iter().any(|field| field.is_named(key))
        && !tables(Type::Folder).into_iter().flatten().any(|field| field.is_named(key))
}

/// Tells whether a key is right in some other type of document.
pub(crate) fn is_known_elsewhere(key: &str) -> bool {
    Type::ALL.iter().flat_map(|kind| tables(*kind)).flatten().any(|field| field.is_named(key))
}

static TITLE: &[Field] = &[field(
    "judul",
    &["title"],
    Text,
    Fatal,
    ["Judul halaman, diawali kata kerja: Mengurus akta kelahiran", "Title of the page, verb first"],
)];
static NAME: &[Field] =
    &[field("nama", &["name", "judul", "title"], Text, Fatal, ["Nama kantor", "Name of the office"])];
static WORD: &[Field] =
    &[field("istilah", &["term", "judul", "title"], Text, Fatal, ["Istilah", "The term"])];
/// The title of plain pages may stand in the body; the page's own reader asks for it.
static PAGE_TITLE: &[Field] =
    &[field("judul", &["title"], Text, Optional, ["Judul halaman", "Title of the page"])];

static COMMON: &[Field] = &[
    field(
        "ringkasan",
        &["summary", "description"],
        Text,
        Optional,
        [
            "Satu atau dua kalimat; bila kosong, paragraf pertama dipakai",
            "One or two sentences; the first paragraph where absent",
        ],
    ),
    field(
        "abaikan",
        &["loket_abaikan", "ignore"],
        Texts,
        Optional,
        [
            "Aturan bahasa yang tidak berlaku di halaman ini: officialese/apabila",
            "Language rules that do not hold on this page: officialese/in-order-to",
        ],
    ),
    field(
        "kata_kunci",
        &["keywords"],
        Words,
        Optional,
        ["Kata yang dipakai orang saat mencari", "Words that people really use; for search alone"],
    ),
    field(
        "topik",
        &["topics", "tags", "topic"],
        Words,
        Optional,
        ["Topik; bila kosong, nama folder", "Topics; the folder where absent"],
    ),
    field(
        "periksa_lagi",
        &["review_every"],
        Interval,
        Optional,
        ["Jarak pemeriksaan, misalnya 6 bulan", "How often to check, such as 6 months"],
    ),
    field(
        "penanggung_jawab",
        &["owner"],
        Text,
        Optional,
        ["Jabatan yang memeriksa halaman ini", "The role that checks this page"],
    ),
    field(
        "berlaku",
        &["publish", "published"],
        Date,
        Optional,
        ["Hari pertama halaman tampil", "First day of publication"],
    ),
    field(
        "sampai",
        &["expires"],
        Date,
        Optional,
        ["Hari terakhir halaman tampil", "Last day of publication"],
    ),
    field(
        "alamat_lama",
        &["aliases", "redirect_from"],
        Texts,
        Optional,
        ["Alamat lama halaman ini", "Old addresses of the page"],
    ),
    field(
        "alamat_tetap",
        &["permalink", "url"],
        Text,
        Optional,
        [
            "Alamat halaman ini di program lain; tautan ke sana tetap jalan",
            "Where another program put the page; links to it keep working",
        ],
    ),
    field(
        "urutan",
        &["order", "weight", "nav_order", "sidebar_position"],
        Number,
        Optional,
        [
            "Urutan di daftar folder; tanpa ini, menurut judul",
            "Place in the folder's list; by title without it",
        ],
    ),
    field(
        "diubah",
        &["updated", "lastmod", "last_modified_at"],
        Date,
        Optional,
        ["Tanggal perubahan terakhir", "Day of the last change"],
    ),
    field(
        "kode",
        &["code"],
        Text,
        Optional,
        ["Kode pendek, 2 sampai 6 huruf atau angka", "Short code of 2 to 6 characters"],
    ),
    field("konsep", &["draft"], YesNo, Optional, ["Belum untuk diterbitkan", "Not for publication yet"]),
    field(
        "contoh",
        &["sample"],
        YesNo,
        Optional,
        ["Contoh, bukan informasi resmi", "A sample, no official information"],
    ),
    field(
        "utama",
        &["main"],
        YesNo,
        Optional,
        [
            "Halaman yang dimaksud bila orang menyebut layanan ini saja",
            "The page that is meant by the service's bare name",
        ],
    ),
];

/// As [`COMMON`], but `sampai` is a notice's own.
static NOTICE_COMMON: &[Field] = &[
    field(
        "abaikan",
        &["loket_abaikan", "ignore"],
        Texts,
        Optional,
        [
            "Aturan bahasa yang tidak berlaku di halaman ini: officialese/apabila",
            "Language rules that do not hold on this page: officialese/in-order-to",
        ],
    ),
    field("ringkasan", &["summary", "description"], Text, Optional, ["Satu kalimat", "One sentence"]),
    field("kata_kunci", &["keywords"], Words, Optional, ["Kata kunci", "Keywords"]),
    field("topik", &["topics", "tags", "topic"], Words, Optional, ["Topik", "Topics"]),
    field("diperiksa", &["reviewed"], Date, Optional, ["Tanggal diperiksa", "Day of the last check"]),
    field("alamat_lama", &["aliases", "redirect_from"], Texts, Optional, ["Alamat lama", "Old addresses"]),
    field("konsep", &["draft"], YesNo, Optional, ["Belum untuk diterbitkan", "Not for publication yet"]),
    field("contoh", &["sample"], YesNo, Optional, ["Contoh, bukan informasi resmi", "A sample"]),
];

static GUIDE: &[Field] = &[
    field(
        "instansi",
        &["agency", "office"],
        Texts,
        Needed,
        [
            "Kantor yang mengurus: nama berkas di folder instansi",
            "The office: a file name in the folder of offices",
        ],
    ),
    field(
        "diperiksa",
        &["reviewed"],
        Date,
        Needed,
        ["Tanggal isi halaman diperiksa, TTTT-BB-HH", "Day of the last check, YYYY-MM-DD"],
    ),
    field(
        "biaya",
        &["fee"],
        Fee,
        Optional,
        [
            "gratis, angka rupiah, atau daftar untuk, nilai, dasar",
            "free, whole rupiah, or a list of for, amount, basis",
        ],
    ),
    field(
        "waktu",
        &["duration", "time"],
        Duration,
        Optional,
        ["Waktu penyelesaian: 1 hari kerja", "How long it takes: 1 working day"],
    ),
    field("hasil", &["result"], Texts, Optional, ["Yang diterima warga", "What people receive"]),
    field("untuk", &["audience"], Text, Optional, ["Untuk siapa", "Whom it is for"]),
    field(
        "dasar_hukum",
        &["legal_basis"],
        Texts,
        Optional,
        ["Kunci peraturan, boleh dengan pasal", "Keys of regulations, with articles if wanted"],
    ),
    field(
        "daring",
        &["online"],
        Maps(ONLINE),
        Optional,
        ["Alamat web layanan", "Web address of the service"],
    ),
    field(
        "terjemahan_dari",
        &["translated_from"],
        Text,
        Optional,
        [
            "Tanda halaman asal terjemahan; ditulis oleh loket fix --translated",
            "Marks of the page that this is a translation of; written by loket fix --translated",
        ],
    ),
];
static ONLINE: &[Field] = &[
    field("nama", &["name"], Text, Optional, ["Nama layanan daring", "Name of the online service"]),
    field("url", &["alamat", "address"], Text, Fatal, ["Alamat web", "Web address"]),
];

/// The day of the last check, where a page is not ready without it.
const REVIEWED: Field = field(
    "diperiksa",
    &["reviewed"],
    Date,
    Needed,
    ["Tanggal isi halaman diperiksa, TTTT-BB-HH", "Day of the last check, YYYY-MM-DD"],
);

static LIFE_EVENT: &[Field] = &[REVIEWED];

static HELPER: &[Field] = &[
    REVIEWED,
    field(
        "panduan",
        &["guides", "guide"],
        Texts,
        Optional,
        ["Panduan yang dibantu penentu ini", "The guides that this helper serves"],
    ),
    field(
        "satu_halaman",
        &["one_page"],
        YesNo,
        Optional,
        [
            "Semua pertanyaan di satu halaman; jawaban tidak tampak di alamat web",
            "All questions on one page; no answer shows in the address",
        ],
    ),
];

static STORY: &[Field] = &[
    field("tanggal", &["date"], Date, Needed, ["Tanggal kisah", "Day of the story"]),
    field(
        "persetujuan",
        &["consent"],
        Consent(CONSENT),
        Fatal,
        [
            "tertulis (boleh dengan tanggal), anonim, atau contoh",
            "written (with a date if wanted), anonymous, or sample",
        ],
    ),
    field("diperiksa", &["reviewed"], Date, Optional, ["Tanggal diperiksa", "Day of the last check"]),
    field("tokoh", &["person"], Text, Optional, ["Nama atau jabatan tokoh", "The person's name or role"]),
    field("instansi", &["agency", "office"], Texts, Optional, ["Kantor", "Office"]),
    field(
        "panduan",
        &["guides", "guide"],
        Texts,
        Optional,
        ["Panduan yang berkaitan", "Guides that it belongs to"],
    ),
    field(
        "foto",
        &["photo"],
        Text,
        Optional,
        ["Berkas foto di samping berkas ini", "A photo beside this file"],
    ),
    field(
        "teks_foto",
        &["photo_text"],
        Text,
        Optional,
        ["Isi foto dalam kata-kata", "What the photo shows, in words"],
    ),
    field(
        "tampil_sampai",
        &["shown_until"],
        Date,
        Optional,
        ["Hari terakhir kisah tampil", "Last day of the story"],
    ),
];
static CONSENT: &[Choice] = &[
    Choice { value: "tertulis", aliases: &["written"] },
    Choice { value: "anonim", aliases: &["anonymous"] },
    Choice { value: "contoh", aliases: &["sample"] },
];

static TERM: &[Field] = &[
    field("singkatan_dari", &["stands_for", "expansion"], Text, Optional, ["Kepanjangan", "The long form"]),
    field("bukan", &["not"], Text, Optional, ["Sering tertukar dengan", "What it is not"]),
    field("sinonim", &["synonyms"], Words, Optional, ["Kata lain untuk hal yang sama", "Other words for it"]),
    field("kata_biasa", &["plain_word"], Text, Optional, ["Kata sehari-hari", "The everyday word"]),
    field("diperiksa", &["reviewed"], Date, Optional, ["Tanggal diperiksa", "Day of the last check"]),
];

static NOTICE: &[Field] = &[
    field("mulai", &["starts", "start", "from"], Date, Fatal, ["Hari pertama pengumuman", "First day"]),
    field("sampai", &["until", "expires", "end"], Date, Fatal, ["Hari terakhir pengumuman", "Last day"]),
    field(
        "tingkat",
        &["urgency", "level"],
        Kind::Choice(URGENCY),
        Optional,
        ["info, penting, atau darurat", "info, important or emergency"],
    ),
    field(
        "instansi",
        &["agency", "office", "offices"],
        Texts,
        Optional,
        ["Kantor yang berkaitan", "Offices that it concerns"],
    ),
    field(
        "panduan",
        &["guides", "guide"],
        Texts,
        Optional,
        ["Panduan yang berkaitan", "Guides that it concerns"],
    ),
];
static URGENCY: &[Choice] = &[
    Choice { value: "info", aliases: &["information"] },
    Choice { value: "penting", aliases: &["important"] },
    Choice { value: "darurat", aliases: &["emergency"] },
];

static FAQ: &[Field] = &[
    field(
        "panduan",
        &["guides", "guide"],
        Texts,
        Optional,
        ["Panduan yang berkaitan", "Guides that it is about"],
    ),
    field(
        "instansi",
        &["agency", "office", "offices"],
        Texts,
        Optional,
        ["Kantor yang berkaitan", "Offices that it is about"],
    ),
    field("diperiksa", &["reviewed"], Date, Optional, ["Tanggal diperiksa", "Day of the last check"]),
];

static PAGE: &[Field] =
    &[field("diperiksa", &["reviewed"], Date, Optional, ["Tanggal diperiksa", "Day of the last check"])];

static FOLDER: &[Field] = &[
    field("diperiksa", &["reviewed"], Date, Optional, ["Tanggal diperiksa", "Day of the last check"]),
    field(
        "panduan_utama",
        &["featured", "unggulan"],
        Texts,
        Optional,
        [
            "Untuk beranda: panduan yang paling dibutuhkan",
            "For the home page: the guides that are needed most",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Problem;
    use crate::diagnostic::wording::{UiLanguage, wording};

    #[test]
    fn what_is_missing_is_named_in_the_language_of_the_message() {
        let needed = Type::ALL.iter().flat_map(|kind| tables(*kind)).flatten();
        for field in needed.filter(|field| field.need != Need::Optional) {
            let words = wording(&Problem::KeyMissing { key: field.key, fatal: true }, UiLanguage::English);
            let named = |name: &str| words.help.contains(&format!("“{name}: "));
            assert!(field.aliases.iter().any(|name| named(name)), "{}: {}", field.key, words.help);
        }
    }
}
