//! The headings of a guide that are understood, as data.
//!
//! In: a heading's text. Out: what the section below it means, if anything. Case,
//! punctuation and numbering do not matter.

/// What a section means by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    /// What to prepare.
    Requirements,
    /// What to do.
    Steps,
    /// What it costs.
    Fee,
    /// How long it takes.
    Time,
    /// If-then help.
    Trouble,
    /// Where to complain.
    Complaint,
    /// Questions and answers.
    Questions,
}

/// Headings that are understood as a whole, Indonesian and English.
const WHOLE: [(Name, &[&str]); 7] = [
    (
        Name::Requirements,
        &[
            "yang perlu disiapkan",
            "yang harus disiapkan",
            "yang perlu dibawa",
            "yang harus dibawa",
            "syarat",
            "syarat syarat",
            "persyaratan",
            "persyaratan layanan",
            "dokumen",
            "dokumen persyaratan",
            "persyaratan dokumen",
            "syarat dokumen",
            "dokumen yang diperlukan",
            "dokumen yang dibutuhkan",
            "dokumen yang perlu disiapkan",
            "dokumen yang harus disiapkan",
            "dokumen yang harus dibawa",
            "berkas yang diperlukan",
            "berkas yang perlu disiapkan",
            "berkas",
            "kelengkapan berkas",
            "siapkan ini",
            "syarat dan dokumen",
            "sing kudu disiapake",
            "ingkang perlu dipunasta",
            "ingkang kedah dipunsiapaken",
            "what you need",
            "what to prepare",
            "what to bring",
            "requirements",
            "documents",
            "required documents",
            "documents you need",
            "you will need",
        ],
    ),
    (
        Name::Steps,
        &[
            "langkah",
            "langkah langkah",
            "cara",
            "tata cara",
            "prosedur",
            "alur",
            "alur layanan",
            "alur pelayanan",
            "cara mengurus",
            "cara mendaftar",
            "cara mengajukan",
            "prosedur layanan",
            "prosedur pelayanan",
            "tahapan",
            "tahap tahap",
            "sistem mekanisme dan prosedur",
            "mekanisme",
            "caranya",
            "steps",
            "procedure",
            "how to apply",
            "how to do it",
            "what to do",
            "how it works",
            "lampah lampah",
            "lampah lampahipun",
        ],
    ),
    (
        Name::Fee,
        &[
            "biaya",
            "tarif",
            "tarif dan biaya",
            "biaya dan tarif",
            "biaya tarif",
            "biaya layanan",
            "fee",
            "fees",
            "cost",
            "costs",
            "price",
            "how much it costs",
            "ragad",
        ],
    ),
    (
        Name::Time,
        &[
            "waktu",
            "waktu penyelesaian",
            "lama proses",
            "lama waktu",
            "jangka waktu",
            "jangka waktu penyelesaian",
            "lama pengerjaan",
            "waktu layanan",
            "waktu proses",
            "time",
            "duration",
            "processing time",
            "how long it takes",
        ],
    ),
    (
        Name::Trouble,
        &[
            "kalau ada kendala",
            "jika ada kendala",
            "bila ada kendala",
            "jika ditolak",
            "kalau ditolak",
            "masalah umum",
            "kendala",
            "kendala umum",
            "jika ada masalah",
            "kalau ada masalah",
            "yen ana alangan",
            "menawi wonten alangan",
            "if there is a problem",
            "problems",
            "common problems",
            "if it is refused",
            "troubleshooting",
            "if something goes wrong",
        ],
    ),
    (
        Name::Complaint,
        &[
            "pengaduan",
            "pengaduan dan bantuan",
            "bantuan dan pengaduan",
            "keluhan",
            "keluhan dan pengaduan",
            "saran dan pengaduan",
            "pengaduan saran dan masukan",
            "pengaduan layanan",
            "complaints",
            "complaint",
            "how to complain",
            "help and complaints",
        ],
    ),
    (
        Name::Questions,
        &[
            "tanya jawab",
            "pertanyaan",
            "pertanyaan umum",
            "pertanyaan yang sering diajukan",
            "faq",
            "pertanyaan yang sering ditanyakan",
            "yang sering ditanyakan",
            "questions",
            "questions and answers",
            "frequently asked questions",
            "pitakonan",
            "pitaken lan wangsulan",
            "takon jawab",
        ],
    ),
];

/// Words that may have more words behind them: `Syarat membuat paspor`.
const STARTS: [(Name, &[&str]); 4] = [
    (Name::Requirements, &["syarat", "persyaratan", "dokumen persyaratan", "requirements for"]),
    (
        Name::Steps,
        &[
            "langkah langkah",
            "langkah",
            "tata cara",
            "prosedur",
            "cara mengurus",
            "cara mendaftar",
            "cara mengajukan",
            "cara membuat",
            "alur",
            "steps to",
            "steps for",
        ],
    ),
    (Name::Fee, &["biaya", "tarif"]),
    (Name::Time, &["waktu penyelesaian", "lama proses", "jangka waktu"]),
];

/// Finds what a heading means.
pub(crate) fn of(text: &str) -> Option<Name> {
    let words = normal(text);
    let whole = WHOLE.iter().find(|(_, names)| names.contains(&words.as_str())).map(|(name, _)| *name);
    whole.or_else(|| {
        let (name, rest) = STARTS.iter().find_map(|(name, starts)| {
            let rest = starts.iter().find_map(|start| words.strip_prefix(start)?.strip_prefix(' '))?;
            Some((*name, rest))
        })?;
        // `Biaya dan waktu` is about two things, hence none of them.
        let other = WHOLE.iter().filter(|(other, _)| *other != name).flat_map(|(_, names)| names.iter());
        let mixed = other.filter(|n| !n.contains(' ')).any(|n| rest.split(' ').any(|word| word == *n));
        (!mixed).then_some(name)
    })
}

/// Gives a heading's words in small letters with single blanks, without numbering.
fn normal(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let is_number =
        |word: &str| word.chars().all(|c| c.is_ascii_digit()) || (word.len() == 1 && word.is_ascii());
    if words.len() > 1 && words.first().is_some_and(|word| is_number(word)) {
        words.remove(0);
    }
    words.join(" ")
}
