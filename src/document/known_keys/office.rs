//! The keys of an office, the type that has most of them.

use super::field;
use crate::document::field::Kind::{
    Choices, Coordinates, Date, Decimal, Decimals, Hours, Maps, Number, Text, TextOrMap, Texts, YesNo,
};
use crate::document::field::Need::{Fatal, Needed, Optional};
use crate::document::field::{Choice, Field};

/// The keys of an office.
pub(super) static OFFICE: &[Field] = &[
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
/// What an office writes that has nothing of it yet and says so.
pub(crate) const NO_ACCESS_YET: &str = "belum ada";

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
    Choice { value: NO_ACCESS_YET, aliases: &["none yet", "none", "tidak ada"] },
    Choice { value: "jemput bola", aliases: &["home service", "home visits", "home visit"] },
];
