//! How long it takes to understand many guides: `cargo bench --bench document`.
//!
//! The guides are made here, each of about 4.3 KB, all different, the same in every run.

use std::hint::black_box;
use std::time::Instant;

use loket::document::{self, Context, Language};
use loket::source::SourceFile;
use loket::source::path::SourcePath;

/// Guides in one run.
const GUIDES: usize = 10_000;

/// Words of the made text.
const WORDS: [&str; 40] = [
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
];

fn main() {
    let files: Vec<SourceFile> = (0..GUIDES).map(guide).collect();
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    let languages = [Language("id".to_owned()), Language("en".to_owned())];
    let guide_folders = std::collections::BTreeSet::new();
    let context = Context { languages: &languages, guide_folders: &guide_folders };
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            for file in &files {
                black_box(document::parse(black_box(file), &context));
            }
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let rate = bytes as f64 / 1e6 / median;
    let mean = bytes / GUIDES;
    eprint(&format!("{GUIDES} guides of {mean} bytes: {median:.3} s on one core, {rate:.0} MB/s"));
}

/// Writes a line for the person who measures.
#[expect(clippy::print_stderr, reason = "a bench has nobody else to talk to")]
fn eprint(line: &str) {
    eprintln!("{line}");
}

/// Makes one guide.
fn guide(number: usize) -> SourceFile {
    let mut seed = number as u64 * 2_654_435_761 + 1;
    let mut sentence = |count: usize| {
        let mut text = String::new();
        for i in 0..count {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let word = WORDS.get((seed >> 33) as usize % WORDS.len()).copied().unwrap_or_default();
            text.push_str(if i > 0 { " " } else { "" });
            text.push_str(word);
        }
        text
    };
    let mut text = vec![format!(
        "---\njudul: Mengurus {}\ninstansi: disdukcapil\ndiperiksa: 2026-11-20\nringkasan: {}.\n\
         topik: [kependudukan, akta, anak]\nbiaya:\n  - untuk: {}\n    nilai: 25000\n  - untuk: {}\n    nilai: 0\n\
         waktu: 4 hari kerja\n---\n\n",
        sentence(3),
        sentence(12),
        sentence(3),
        sentence(2),
    )];
    for _ in 0..3 {
        text.push(format!("{}. {}. {}.\n\n", sentence(14), sentence(11), sentence(16)));
    }
    text.push("> [!TIP]\n> Datanglah pagi hari.\n\n## Persyaratan\n\n".to_owned());
    for _ in 0..6 {
        text.push(format!("- [ ] {} — *fotokopi 2 lembar*\n", sentence(6)));
    }
    text.push("\n## Langkah-langkah\n\n".to_owned());
    for step in 1..=7 {
        text.push(format!(
            "{step}. **{}.** {}.\n   - Tempat: Loket 2\n   - Waktu: 10 menit\n",
            sentence(3),
            sentence(13)
        ));
    }
    text.push("\n![Alur layanan](/images/alur.svg)\n\n## Biaya dan waktu\n\n| Layanan | Biaya | Waktu |\n| --- | ---: | --- |\n".to_owned());
    for _ in 0..4 {
        text.push(format!("| {} | Rp25.000 | 4 hari |\n", sentence(3)));
    }
    text.push("\n## Tanya jawab\n\n".to_owned());
    for _ in 0..4 {
        text.push(format!("### Apakah {}?\n\n{}. {}.\n\n", sentence(4), sentence(13), sentence(10)));
    }
    text.push("## Panduan terkait\n\n".to_owned());
    for _ in 0..3 {
        text.push(format!("- [{}](../akta/{}.md)\n", sentence(5), sentence(3).replace(' ', "-")));
    }
    let path = SourcePath::new(&format!("content/panduan/akta/panduan-{number}.md"));
    SourceFile { path, text: text.concat().into(), hash: 0 }
}
