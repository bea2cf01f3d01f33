//! Measures the preview as an editor feels it: from saving a file to its new text over HTTP.
//!
//! `cargo bench --bench edit` makes sites of 1,000 and 10,000 guides, edits a page some times, then a
//! template that every page uses. `-- 500` makes one of that size; `-- FOLDER content/panduan/x.md` edits
//! that page of that site and puts it back. Prints the start, each edit, the medians, and the memory.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

/// How often a file is edited.
const EDITS: usize = 9;

/// How long an edit may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sites that are made where none is named.
const SIZES: [usize; 2] = [1_000, 10_000];

/// The template that every page uses, as a site overrides it.
const TEMPLATE: &str = "themes/loket/templates/base.html";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let sizes: Vec<usize> = arguments.iter().filter_map(|word| word.parse().ok()).collect();
    let result = match arguments.as_slice() {
        [folder, page] if sizes.is_empty() => run(Path::new(folder), page),
        [] => SIZES.into_iter().try_for_each(made),
        _ if sizes.len() == arguments.len() => sizes.into_iter().try_for_each(made),
        _ => {
            let _ = writeln!(
                io::stderr(),
                "usage: cargo bench --bench edit -- [GUIDES | FOLDER content/PAGE.md]"
            );
            return ExitCode::SUCCESS;
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// Makes a site of so many guides and measures it.
fn made(guides: usize) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("site.yaml"), "judul: Kota Contoh\nbahasa: id\n")?;
    for number in 0..guides {
        let shelf = folder.path().join(format!("content/panduan/rak-{}", number / 100));
        fs::create_dir_all(&shelf)?;
        fs::write(shelf.join(format!("panduan-{number}.md")), guide(number))?;
    }
    writeln!(io::stdout(), "{guides} guides")?;
    run(folder.path(), "content/panduan/rak-0/panduan-0.md")
}

/// Writes a guide of some 4 KB, each a little different.
fn guide(number: usize) -> String {
    let mut text = format!(
        "---\njudul: Mengurus surat nomor {number}\nringkasan: Surat nomor {number} gratis.\ndiperiksa: 2026-11-20\n\
         biaya: gratis\nwaktu: 1 hari kerja\n---\n\n## Yang perlu disiapkan\n\n- [ ] Kartu keluarga\n- [ ] Surat ke-{number}\n\n\
         ## Langkah-langkah\n\n"
    );
    for step in 1..30 {
        let _ = writeln!(
            text,
            "{step}. **Datang ke loket {}.** Tunjukkan berkas kepada petugas, lalu tunggu nama Anda dipanggil di ruang {}.",
            number % 9 + 1,
            step * number % 17
        );
    }
    text
}

fn run(folder: &Path, page: &str) -> io::Result<()> {
    let file = folder.join(page);
    let old = fs::read(&file)?;
    let template = folder.join(TEMPLATE);
    let own = fs::read(&template).ok();
    let begin = Instant::now();
    let mut preview = Command::new(env!("CARGO_BIN_EXE_loket"))
        .args(["serve", "--port", "0", "--source"])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()?;
    let result = measure(&mut preview, begin, folder, page, &old);
    fs::write(&file, &old)?;
    match own {
        Some(own) => fs::write(&template, own)?,
        // There may be none, where the run ended early.
        None => drop(fs::remove_file(&template)),
    }
    preview.kill()?;
    preview.wait()?;
    result
}

fn measure(preview: &mut Child, begin: Instant, folder: &Path, page: &str, old: &[u8]) -> io::Result<()> {
    let mut answers = io::stdout().lock();
    let mut lines = BufReader::new(preview.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?).lines();
    let address = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| Some(line.split("http://").nth(1)?.split('/').next()?.to_owned()))
        .ok_or(io::ErrorKind::UnexpectedEof)?;
    thread::spawn(move || lines.for_each(drop));
    let path = page.trim_start_matches("content/").replace(".md", ".html");
    get(&address, &path)?;
    writeln!(answers, "start {} ms", begin.elapsed().as_millis())?;

    let file = folder.join(page);
    let times = edits(&address, &path, &file, |token| [old, format!("\n\n{token}\n").as_bytes()].concat())?;
    writeln!(answers, "edit {times:?} ms, median {} ms", times[EDITS / 2])?;

    let template = folder.join(TEMPLATE);
    let frame = fs::read_to_string(&template)
        .unwrap_or_else(|_| include_str!("../themes/loket/templates/base.html").to_owned());
    fs::create_dir_all(template.parent().unwrap_or(folder))?;
    let end = |token: &str| frame.replace("</body>", &format!("<p>{token}</p></body>")).into_bytes();
    let times = edits(&address, &path, &template, end)?;
    writeln!(answers, "template edit {times:?} ms, median {} ms", times[EDITS / 2])?;

    let begin = Instant::now();
    get(&address, &format!("_loket/page?url={path}"))?;
    let first = begin.elapsed().as_millis();
    let begin = Instant::now();
    get(&address, &format!("_loket/page?url={path}"))?;
    writeln!(answers, "panel {first} ms, then {:.1} ms", begin.elapsed().as_secs_f64() * 1000.0)?;
    let status = fs::read_to_string(format!("/proc/{}/status", preview.id())).unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS")) {
        writeln!(answers, "{line}")?;
    }
    Ok(())
}

/// Saves a file some times and waits for the page to show it; gives the milliseconds, sorted.
fn edits(address: &str, path: &str, file: &Path, content: impl Fn(&str) -> Vec<u8>) -> io::Result<Vec<u128>> {
    let mut times = Vec::new();
    for number in 0..EDITS {
        let token = format!("suntingan-{number}-{}", std::process::id());
        let content = content(&token);
        let begin = Instant::now();
        fs::write(file, content)?;
        while !get(address, path)?.contains(&token) {
            if begin.elapsed() > PATIENCE {
                return Err(io::ErrorKind::TimedOut.into());
            }
            thread::sleep(Duration::from_millis(1));
        }
        times.push(begin.elapsed().as_millis());
        thread::sleep(Duration::from_millis(500));
    }
    times.sort_unstable();
    Ok(times)
}

fn get(address: &str, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
