//! How long a whole site takes: `cargo bench --bench build` (1,000 and 10,000 guides).
//!
//! The guides are made here, each of 3 to 6 KB, all different and the same in every run, in
//! folders of 100, with offices, a glossary and links between them. For each size: the time
//! of every stage, first from nothing, then again with one page changed and with none; the
//! process's peak memory; pages a second.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::civil::date;
use loket::diagnostic::Level;
use loket::pipeline::{self, Options};

/// Guides in the sites that are measured; others by `cargo bench --bench build -- 50000`.
const SIZES: [usize; 2] = [1_000, 10_000];

/// Guides in one folder.
const IN_A_FOLDER: usize = 100;

/// Offices of the site.
const OFFICES: usize = 50;

/// Words of the glossary.
const TERMS: usize = 40;

/// Words of the made text.
const WORDS: [&str; 48] = [
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

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    for size in sizes {
        measure(size);
    }
}

/// Builds a site of so many guides three times and prints what it took.
fn measure(guides: usize) {
    let folder = std::env::temp_dir().join(format!("loket-bench-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let bytes = write_site(&folder, guides);
    let output = folder.join("public");
    say(&format!("\n{guides} guides, {:.1} KB each", bytes as f64 / 1024.0 / guides as f64));
    let cold = run("from nothing", &folder, &output);
    let rate = guides as f64 / cold.as_secs_f64();
    let memory = peak_memory().map_or_else(|| "unknown".to_owned(), |mega| format!("{mega} MB"));
    say(&format!("  {rate:.0} guides/s, peak memory {memory}"));
    let changed = guide_path(&folder, guides / 2);
    let text = fs::read_to_string(&changed).expect("the guide is there");
    fs::write(&changed, text.replace("Datang", "Datanglah")).expect("the guide is changed");
    run("one page changed", &folder, &output);
    run("nothing changed", &folder, &output);
    fs::remove_dir_all(&folder).expect("the folder is ours");
}

/// Builds once; gives the whole time.
fn run(name: &str, source: &Path, output: &Path) -> Duration {
    let options = Options {
        source: source.to_path_buf(),
        base_url: None,
        drafts: false,
        today: Some(date(2026, 11, 24)),
    };
    let start = Instant::now();
    let project = pipeline::load(&options).expect("the site is read");
    let fault = project.diagnostics.iter().find(|finding| finding.level == Level::Error);
    assert!(fault.is_none(), "{fault:?}");
    let publishing = pipeline::publish(&project, output).expect("the site is written");
    let whole = start.elapsed();
    let report = publishing.report.expect("nothing stops it");
    let stages = project.timings.iter().chain(&publishing.timings);
    let mut line = format!("  {name:<17} {:>7.3} s:", whole.as_secs_f64());
    for (stage, time) in stages {
        let _ = write!(line, " {stage} {:.3}", time.as_secs_f64());
    }
    let _ = write!(line, "; {} written, {} kept", report.written, report.unchanged);
    say(&line);
    whole
}

/// Writes a site; gives the bytes of its guides.
fn write_site(folder: &Path, guides: usize) -> usize {
    let write = |path: PathBuf, text: &str| {
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("its folder");
        fs::write(path, text).expect("the file is written");
        text.len()
    };
    write(
        folder.join("site.yaml"),
        "judul: Layanan Kota Contoh\nalamat_situs: https://layanan.kotacontoh.example/\n",
    );
    for office in 0..OFFICES {
        let text = format!(
            "---\nnama: Kantor {office}\nalamat: Jalan Melati {office}\njam: Senin–Kamis 08.00–15.00\n\
             telepon: 0800-000-{office:04}\npengaduan: Sampaikan di loket 1\n---\n\nDatang langsung.\n"
        );
        write(folder.join(format!("content/instansi/kantor-{office}.md")), &text);
    }
    for (term, word) in WORDS.iter().enumerate().take(TERMS) {
        let text = format!("---\nistilah: {word}\n---\n\nArti kata nomor {term}.\n");
        write(folder.join(format!("content/istilah/{word}.md")), &text);
    }
    (0..guides).map(|number| write(guide_path(folder, number), &guide(number, guides))).sum()
}

/// Names the file of a guide.
fn guide_path(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("content/panduan/topik-{:03}/panduan-{number:05}.md", number / IN_A_FOLDER))
}

/// Makes a guide of 3 to 6 KB.
fn guide(number: usize, guides: usize) -> String {
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
    text.push_str("\n## Langkah-langkah\n\n");
    for step in 1..next(5) + 4 {
        let _ = write!(text, "{step}. **Datang ke loket {step}.** ");
        sentence(&mut text, &mut next, 14);
        let _ = write!(text, "\n   - Tempat: Loket {step}\n   - Waktu: {} menit\n", next(50) + 5);
    }
    for part in 0..next(4) + 5 {
        let _ = write!(text, "\n## Bagian {part}\n\n");
        for _ in 0..2 {
            sentence(&mut text, &mut next, 30);
            text.push(' ');
        }
        let other = next(guides);
        let _ = write!(
            text,
            "Lihat [layanan {other}](../topik-{:03}/panduan-{other:05}.md).\n",
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

/// Gives the most memory that this process has used, in MB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? / 1024)
}

/// Writes a line for the person who measures.
fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}
