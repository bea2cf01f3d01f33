//! Guides for measuring: each of 3 to 6 KB, all different, the same in every run.

use std::fmt::Write as _;

/// Guides in one folder.
const IN_A_FOLDER: usize = 100;

/// Offices of the site.
pub(crate) const OFFICES: usize = 50;

/// Words of the made text.
pub(crate) const WORDS: [&str; 48] = [
    "warga",
    "petugas",
    "loket",
    "berkas",
    "kartu",
    "keluarga",
    "kelahiran",
    "surat",
    "keterangan",
    "rumah",
    "sakit",
    "datang",
    "membawa",
    "fotokopi",
    "asli",
    "kantor",
    "kelurahan",
    "kecamatan",
    "nomor",
    "antrean",
    "menunggu",
    "paling",
    "lambat",
    "hari",
    "kerja",
    "gratis",
    "biaya",
    "pengaduan",
    "layanan",
    "informasi",
    "tanda",
    "terima",
    "mengisi",
    "formulir",
    "dengan",
    "untuk",
    "dari",
    "yang",
    "dan",
    "di",
    "ke",
    "pada",
    "anak",
    "orang",
    "tua",
    "pindah",
    "alamat",
    "usaha",
];

/// Names the file of a guide in its site.
pub(crate) fn path(number: usize) -> String {
    format!("content/panduan/topik-{:03}/panduan-{number:05}.md", number / IN_A_FOLDER)
}

/// Makes a guide of 3 to 6 KB.
pub(crate) fn guide(number: usize, guides: usize) -> String {
    let mut seed = number as u64 + 1;
    let mut next = |limit: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default() % limit
    };
    let mut text = format!(
        "---\njudul: Mengurus layanan nomor {number}\ninstansi: kantor-{}\ndiperiksa: 2026-{:02}-{:02}\n\
         biaya: gratis\nwaktu: {} hari kerja\nhasil: Surat nomor {number}\n---\n\n",
        next(OFFICES),
        next(11) + 1,
        next(28) + 1,
        next(14) + 1
    );
    sentence(&mut text, &mut next, 18);
    text.push_str("\n\n## Yang perlu disiapkan\n\n");
    for _ in 0..next(6) + 4 {
        text.push_str("- [ ] ");
        sentence(&mut text, &mut next, 5);
        text.push_str(" — *asli*\n");
    }
    text.push_str("\n> [!TIP]\n> Datanglah pagi hari.\n\n## Langkah-langkah\n\n");
    for step in 1..next(5) + 4 {
        let _ = write!(text, "{step}. **Datang ke loket {step}.** ");
        sentence(&mut text, &mut next, 14);
        let _ = write!(text, "\n   - Tempat: Loket {step}\n   - Waktu: {} menit\n", next(50) + 5);
    }
    text.push_str("\n## Biaya\n\n| Layanan | Biaya | Waktu |\n| --- | ---: | --- |\n");
    for _ in 0..4 {
        text.push_str("| ");
        sentence(&mut text, &mut next, 3);
        text.push_str(" | Rp25.000 | 4 hari |\n");
    }
    for part in 0..next(4) + 4 {
        let _ = write!(text, "\n## Bagian {part}\n\n");
        for _ in 0..2 {
            sentence(&mut text, &mut next, 30);
            text.push(' ');
        }
        let other = next(guides);
        let _ = writeln!(
            text,
            "Lihat [layanan {other}](../topik-{:03}/panduan-{other:05}.md).",
            other / IN_A_FOLDER
        );
    }
    text
}

/// Adds a sentence of so many words.
fn sentence(text: &mut String, next: &mut impl FnMut(usize) -> usize, words: usize) {
    for word in 0..words {
        let chosen = WORDS[next(WORDS.len())];
        if word == 0 {
            text.push_str(&chosen[..1].to_uppercase());
            text.push_str(&chosen[1..]);
        } else {
            text.push(' ');
            text.push_str(chosen);
        }
    }
    text.push('.');
}
