//! The keys of front matter, as data: one table for all types, one more for each type.
//!
//! Nothing is read here. A key added to a table is accepted, offered by the schema and
//! checked for its kind; the type's own file then takes its value.

use super::field::{Choice, Field, Kind, Need};
use super::place::Type;

/// Makes a field of the table.
const fn field(
    key: &'static str,
    aliases: &'static [&'static str],
    kind: Kind,
    need: Need,
    about: [&'static str; 2],
) -> Field {
    Field { key, aliases, kind, need, about }
}

use Kind::{
    Choices, Consent, Coordinates, Date, Decimal, Decimals, Duration, Fee, Hours, Interval, Maps, Number,
    Text, TextOrMap, Texts, Words, YesNo,
};
use Need::{Fatal, Needed, Optional};

/// Gives the tables of a type.
pub(crate) fn tables(kind: Type) -> [&'static [Field]; 3] {
    match kind {
        Type::Guide => [TITLE, COMMON, GUIDE],
        Type::Story => [TITLE, COMMON, STORY],
        Type::Office => [NAME, COMMON, OFFICE],
        Type::Term => [WORD, COMMON, TERM],
        Type::Notice => [TITLE, NOTICE_COMMON, NOTICE],
        Type::Faq => [TITLE, COMMON, FAQ],
        Type::Page => [PAGE_TITLE, COMMON, PAGE],
        Type::Folder => [PAGE_TITLE, COMMON, FOLDER],
    }
}

/// Tells whether a key is right in some other type of document.
pub(crate) fn is_known_elsewhere(key: &str) -> bool {
    Type::ALL.iter().flat_map(|kind| tables(*kind)).flatten().any(|field| field.is_named(key))
        || LATER.contains(&key)
}

/// Keys of types that are not told apart yet.
const LATER: [&str; 2] = ["satu_halaman", "one_page"];

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
];
static ONLINE: &[Field] = &[
    field("nama", &["name"], Text, Optional, ["Nama layanan daring", "Name of the online service"]),
    field("url", &["alamat", "address"], Text, Fatal, ["Alamat web", "Web address"]),
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

static OFFICE: &[Field] = &[
    field("singkatan", &["short_name", "abbreviation"], Text, Optional, ["Nama pendek", "Short name"]),
    field("alamat", &["address"], Text, Needed, ["Alamat kantor", "Postal address"]),
    field("patokan", &["landmark"], Text, Optional, ["Patokan di dekatnya", "A landmark nearby"]),
    field(
        "koordinat",
        &["coordinates"],
        Coordinates,
        Optional,
        ["Lintang dan bujur", "Latitude and longitude"],
    ),
    field(
        "jam",
        &["hours"],
        Hours,
        Needed,
        ["Jam buka: Senin–Kamis 08.00–15.00", "Opening hours: Monday–Thursday 08:00–15:00"],
    ),
    field("istirahat", &["break"], Text, Optional, ["Jam istirahat", "Break"]),
    field("libur", &["closed"], Texts, Optional, ["Hari tutup", "Closed days"]),
    field("telepon", &["telephone", "phone"], Texts, Optional, ["Nomor telepon", "Telephone numbers"]),
    field("whatsapp", &["wa"], Text, Optional, ["Nomor WhatsApp", "WhatsApp number"]),
    field("surel", &["email"], Text, Optional, ["Alamat surel", "E-mail address"]),
    field("medsos", &["social"], Texts, Optional, ["Akun media sosial", "Social media accounts"]),
    field(
        "loket",
        &["counters"],
        Maps(COUNTER),
        Optional,
        ["Daftar loket: kode, nama, untuk", "Counters: code, name, for"],
    ),
    field(
        "akses",
        &["access"],
        Choices(ACCESS),
        Optional,
        ["Kemudahan bagi yang membutuhkan", "What helps people who need more help"],
    ),
    field(
        "pengaduan",
        &["complaints", "complaint"],
        Texts,
        Needed,
        ["Jalan pengaduan kantor ini", "The office's complaint path"],
    ),
    field(
        "maklumat",
        &["pledge"],
        TextOrMap(PLEDGE),
        Optional,
        [
            "Maklumat pelayanan: teks, penanda_tangan, tanggal, tempat",
            "Public promise: text, signatory, date, place",
        ],
    ),
    field("sarana", &["facilities"], Texts, Optional, ["Sarana dan prasarana", "Facilities"]),
    field(
        "kompetensi",
        &["competence"],
        Texts,
        Optional,
        ["Kompetensi pelaksana", "Competence of the staff"],
    ),
    field("pengawasan", &["supervision"], Texts, Optional, ["Pengawasan internal", "Internal supervision"]),
    field("jumlah_pelaksana", &["staff_count"], Texts, Optional, ["Jumlah pelaksana", "Number of staff"]),
    field(
        "jaminan_layanan",
        &["service_guarantee"],
        Texts,
        Optional,
        ["Jaminan pelayanan", "Guarantee of service"],
    ),
    field(
        "jaminan_keamanan",
        &["safety_guarantee"],
        Texts,
        Optional,
        ["Jaminan keamanan", "Guarantee of safety"],
    ),
    field("evaluasi", &["evaluation"], Texts, Optional, ["Evaluasi kinerja", "Evaluation"]),
    field(
        "skm",
        &["surveys", "survey"],
        Maps(SURVEY),
        Optional,
        [
            "Survei kepuasan: tahun, nilai, responden, unsur",
            "Satisfaction survey: year, score, respondents, elements",
        ],
    ),
    field("induk", &["parent"], Text, Optional, ["Kantor induk", "The office that this is part of"]),
    field("diperiksa", &["reviewed"], Date, Optional, ["Tanggal diperiksa", "Day of the last check"]),
];
static COUNTER: &[Field] = &[
    field("kode", &["code"], Text, Optional, ["Tulisan di papan loket", "What the sign says"]),
    field("nama", &["name"], Text, Optional, ["Nama loket", "Name"]),
    field("untuk", &["for"], Text, Optional, ["Untuk keperluan apa", "What it is for"]),
];
static PLEDGE: &[Field] = &[
    field("teks", &["text"], Text, Fatal, ["Isi maklumat", "The promise"]),
    field(
        "penanda_tangan",
        &["signatory", "penandatangan", "ditandatangani"],
        Text,
        Optional,
        ["Penanda tangan", "Who signed it"],
    ),
    field("tanggal", &["date"], Date, Optional, ["Tanggal", "Date"]),
    field("tempat", &["place"], Text, Optional, ["Tempat", "Place"]),
];
static SURVEY: &[Field] = &[
    field("tahun", &["year"], Number, Fatal, ["Tahun", "Year"]),
    field("nilai", &["score"], Decimal, Fatal, ["Nilai, 0 sampai 100", "Score, 0 to 100"]),
    field("responden", &["respondents"], Number, Optional, ["Banyak responden", "How many people answered"]),
    field("unsur", &["elements"], Decimals, Optional, ["Nilai sembilan unsur", "The nine elements"]),
    field("contoh", &["sample"], YesNo, Optional, ["Angka contoh", "Sample figures"]),
];
static ACCESS: &[Choice] = &[
    Choice { value: "ramp", aliases: &["bidang miring", "ramps"] },
    Choice { value: "kursi roda", aliases: &["wheelchair", "wheelchairs"] },
    Choice {
        value: "antrean prioritas",
        aliases: &["priority queue", "antrian prioritas", "loket prioritas"],
    },
    Choice { value: "juru bahasa isyarat", aliases: &["sign language", "bahasa isyarat"] },
    Choice { value: "ruang laktasi", aliases: &["nursing room", "ruang menyusui"] },
    Choice { value: "pendampingan", aliases: &["companion", "assistance", "pendamping"] },
    Choice { value: "jemput bola", aliases: &["home service", "home visits", "home visit"] },
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
