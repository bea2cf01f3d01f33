//! How long a whole site takes: `cargo bench --bench build` (1,000 and 10,000 guides).
//!
//! The guides are those of `corpus`, in folders of 100, with offices, a glossary and links between them. For each size: the time
//! of every stage, first from nothing, then again with one page changed and with none; the
//! process's peak memory; pages a second.

mod corpus;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use corpus::{OFFICES, WORDS};
use jiff::civil::date;
use loket::diagnostic::Level;
use loket::pipeline::{self, Options};

/// Guides in the sites that are measured; others by `cargo bench --bench build -- 50000`.
const SIZES: [usize; 2] = [1_000, 10_000];

/// Words of the glossary.
const TERMS: usize = 40;

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
    (0..guides).map(|number| write(guide_path(folder, number), &corpus::guide(number, guides))).sum()
}

/// Names the file of a guide.
fn guide_path(folder: &Path, number: usize) -> PathBuf {
    folder.join(corpus::path(number))
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
