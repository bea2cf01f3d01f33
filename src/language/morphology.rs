//! Word shapes: which affixes a word seems to carry, and the forms that a root can take.
//!
//! Folded words go in; bit sets of classes and spelled forms come out. It looks at letters only: words that
//! merely look affixed ("dinas", "menit") are told apart by the rule data, through a set that the caller passes.

/// One bit for each shape that a pattern can ask for.
pub(super) mod class {
    pub(in crate::language) const DI: u32 = 1;
    pub(in crate::language) const ME: u32 = 1 << 1;
    pub(in crate::language) const BER: u32 = 1 << 2;
    pub(in crate::language) const TER: u32 = 1 << 3;
    pub(in crate::language) const PE_AN: u32 = 1 << 4;
    pub(in crate::language) const KE_AN: u32 = 1 << 6;
    pub(in crate::language) const ASI: u32 = 1 << 7;
    pub(in crate::language) const KAN: u32 = 1 << 8;
    pub(in crate::language) const I: u32 = 1 << 9;
    pub(in crate::language) const REPEATED: u32 = 1 << 10;
    pub(in crate::language) const NUMBER: u32 = 1 << 11;
    pub(in crate::language) const WORD: u32 = 1 << 12;
    pub(in crate::language) const CAPITALS: u32 = 1 << 13;
    pub(in crate::language) const TITLE: u32 = 1 << 14;
    pub(in crate::language) const LOWER: u32 = 1 << 15;
    pub(in crate::language) const MONEY: u32 = 1 << 16;
    pub(in crate::language) const OPAQUE: u32 = 1 << 17;
    pub(in crate::language) const ED: u32 = 1 << 18;
    pub(in crate::language) const ING: u32 = 1 << 19;
    pub(in crate::language) const TION: u32 = 1 << 20;
    pub(in crate::language) const DOUBLED_BY_2: u32 = 1 << 21;
    pub(in crate::language) const PHONE: u32 = 1 << 22;
    pub(in crate::language) const EMAIL: u32 = 1 << 23;
    pub(in crate::language) const PUN: u32 = 1 << 24;

    /// The shapes that come from affixes, which the set of look-alikes takes away.
    pub(in crate::language) const AFFIXES: u32 =
        DI | ME | BER | TER | PE_AN | KE_AN | ASI | KAN | I | ED | ING | TION | PUN;
    /// How many class bits there are.
    pub(in crate::language) const COUNT: usize = 25;
}

/// Reads a class from its name in a pattern, as in `<pe-an>`.
pub(super) fn class_named(name: &str) -> Option<u32> {
    Some(match name {
        "di-" => class::DI,
        "me-" => class::ME,
        "ber-" => class::BER,
        "ter-" => class::TER,
        "pe-an" | "per-an" => class::PE_AN,
        "ke-an" => class::KE_AN,
        "-asi" => class::ASI,
        "-kan" => class::KAN,
        "-i" => class::I,
        "-pun" => class::PUN,
        "ulang" => class::REPEATED,
        "angka" | "number" => class::NUMBER,
        "kata" | "word" => class::WORD,
        "kapital" | "capitals" => class::CAPITALS,
        "judul" | "title" => class::TITLE,
        "kecil" | "lower" => class::LOWER,
        "uang" | "money" => class::MONEY,
        "-ed" => class::ED,
        "-ing" => class::ING,
        "-tion" => class::TION,
        "ulang-2" => class::DOUBLED_BY_2,
        "telepon" | "phone" => class::PHONE,
        "surel" | "email" => class::EMAIL,
        _ => return None,
    })
}

/// Tells which affixes a folded word seems to carry.
pub(super) fn affixes(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let n = bytes.len();
    if n < 4 {
        return 0;
    }
    let ends = |suffix: &[u8]| bytes.ends_with(suffix);
    let mut found = 0;
    if ends(b"kan") && n >= 6 {
        found |= class::KAN;
    }
    if ends(b"i") && n >= 5 {
        found |= class::I;
    }
    if ends(b"asi") && n >= 6 {
        found |= class::ASI;
    }
    if ends(b"pun") && n >= 6 {
        found |= class::PUN;
    }
    if ends(b"ed") && n >= 5 {
        found |= class::ED;
    }
    if ends(b"ing") && n >= 6 {
        found |= class::ING;
    }
    if ends(b"tion") && n >= 6 {
        found |= class::TION;
    }
    match bytes {
        [b'd', b'i', rest @ ..] if rest.len() >= 3 => found |= class::DI,
        [b'b', b'e', b'r', _, _, _, ..] => found |= class::BER,
        [b't', b'e', b'r', _, _, _, ..] => found |= class::TER,
        [b'm', b'e', b'm' | b'n' | b'l' | b'r' | b'w' | b'y', _, _, _, ..] => found |= class::ME,
        [b'p', b'e', ..] if n >= 7 && ends(b"an") => found |= class::PE_AN,
        [b'k', b'e', ..] if n >= 7 && ends(b"an") => found |= class::KE_AN,
        _ => {}
    }
    if bytes.contains(&b'-') && is_repeated(word) {
        found |= class::REPEATED;
    }
    found
}

/// Tells whether a hyphenated word is a reduplication: "warga-warga", "bantu-membantu", "sebaik-baiknya".
fn is_repeated(word: &str) -> bool {
    word.split_once('-').is_some_and(|(left, right)| {
        left.len() >= 2
            && right.len() >= 2
            && (right.starts_with(left) || left.ends_with(right) || right.ends_with(left)
                || left.strip_prefix("ber").is_some_and(|root| root.len() >= 3 && right.starts_with(root))
                // The first letter may have melted: "tolong-menolong".
                || left.get(1..).is_some_and(|rest| rest.len() >= 4 && right.ends_with(rest)))
    })
}

/// Puts `meN-` before a root: "isi" → "mengisi", "periksa" → "memeriksa".
pub(super) fn active(root: &str) -> String {
    nasal("me", root)
}

/// Puts `peN-` before a root: "isi" → "pengisi".
pub(super) fn agent(root: &str) -> String {
    nasal("pe", root)
}

fn nasal(prefix: &str, root: &str) -> String {
    let mut letters = root.chars();
    let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let drop_first = || root.get(first.len_utf8()..).unwrap_or("").to_owned();
    let cluster = matches!(second, 'r' | 'l') || (first == 's' && second == 't');
    match first {
        'b' | 'f' | 'v' => format!("{prefix}m{root}"),
        'p' if cluster => format!("{prefix}m{root}"),
        'p' => format!("{prefix}m{}", drop_first()),
        't' | 's' if cluster => format!("{prefix}n{root}"),
        't' => format!("{prefix}n{}", drop_first()),
        's' if second == 'y' => format!("{prefix}n{root}"),
        's' => format!("{prefix}ny{}", drop_first()),
        'c' | 'd' | 'j' | 'z' => format!("{prefix}n{root}"),
        'k' if cluster || second == 'h' => format!("{prefix}ng{root}"),
        'k' => format!("{prefix}ng{}", drop_first()),
        'g' | 'h' | 'a' | 'e' | 'i' | 'o' | 'u' => format!("{prefix}ng{root}"),
        _ => format!("{prefix}{root}"),
    }
}

/// Spells the usual derived forms of a root with its replacement, in the same order.
///
/// `("ijin", "izin")` gives `("diijinkan", "diizinkan")`, `("perijinan", "perizinan")` and the like.
pub(super) fn derived_pairs(wrong: &str, right: &str) -> Vec<(String, String)> {
    const SUFFIXES: [&str; 4] = ["", "kan", "i", "an"];
    let mut pairs = Vec::new();
    for suffix in SUFFIXES {
        let of = |prefix: &str, root: &str| format!("{prefix}{root}{suffix}");
        pairs.push((of("", wrong), of("", right)));
        for prefix in ["di", "ter", "ber", "per"] {
            pairs.push((of(prefix, wrong), of(prefix, right)));
        }
        for make in [active, agent] {
            pairs.push((format!("{}{suffix}", make(wrong)), format!("{}{suffix}", make(right))));
        }
    }
    // "resiko" → "beresiko": ber- loses its r before r.
    if wrong.starts_with('r') {
        pairs.push((format!("be{wrong}"), format!("be{right}")));
    }
    pairs.retain(|(wrong, right)| wrong != right);
    pairs
}

/// Spells the forms of a foreign verb in Indonesian dress: "upload" → "diupload", "meng-upload", "ngupload".
pub(super) fn foreign_forms(verb: &str) -> Vec<(Voice, String)> {
    let mut forms = vec![
        (Voice::Base, verb.to_owned()),
        (Voice::Passive, format!("di{verb}")),
        (Voice::Passive, format!("di-{verb}")),
        (Voice::Passive, format!("di {verb}")),
        (Voice::Passive, format!("ter{verb}")),
        (Voice::Passive, format!("ter-{verb}")),
    ];
    let joined = active(verb);
    if let Some(prefix) = joined.strip_suffix(verb) {
        forms.push((Voice::Active, format!("{prefix}-{verb}")));
        forms.push((Voice::Active, format!("nge{verb}")));
        forms.push((Voice::Active, format!("nge-{verb}")));
    }
    for prefix in ["me-", "men-", "mem-", "meng-", "me", "men", "mem", "meng"] {
        forms.push((Voice::Active, format!("{prefix}{verb}")));
    }
    forms.push((Voice::Active, joined));
    forms.sort_by(|a, b| a.1.cmp(&b.1));
    forms.dedup_by(|a, b| a.1 == b.1);
    forms
}

/// The side of a verb that a form stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    Base,
    Active,
    Passive,
}

/// Takes a clitic off a folded word: "berkasnya" → "berkas".
pub(super) fn without_clitic(word: &str) -> Option<&str> {
    ["nya", "lah", "kah", "pun"]
        .iter()
        .find_map(|clitic| word.strip_suffix(clitic))
        .map(|stem| stem.strip_suffix('-').unwrap_or(stem))
        .filter(|stem| stem.len() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nasal_prefixes_follow_the_first_letter() {
        for (root, expected) in [
            ("isi", "mengisi"),
            ("periksa", "memeriksa"),
            ("tulis", "menulis"),
            ("sapu", "menyapu"),
            ("kirim", "mengirim"),
            ("bayar", "membayar"),
            ("proses", "memproses"),
            ("transfer", "mentransfer"),
            ("syaratkan", "mensyaratkan"),
            ("lihat", "melihat"),
            ("cetak", "mencetak"),
        ] {
            assert_eq!(active(root), expected);
        }
    }

    #[test]
    fn affixes_are_read_off_the_letters() {
        assert_ne!(affixes("dilampirkan") & class::DI, 0);
        assert_ne!(affixes("pendaftaran") & class::PE_AN, 0);
        assert_ne!(affixes("ibu-ibu") & class::REPEATED, 0);
        assert_ne!(affixes("tolong-menolong") & class::REPEATED, 0);
        assert_eq!(affixes("e-mail") & class::REPEATED, 0);
        assert_eq!(affixes("di"), 0);
    }
}
