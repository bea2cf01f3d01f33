//! Measures the preview as an editor feels it: from saving a file to its new text over HTTP.
//!
//! `cargo bench --bench edit -- FOLDER content/panduan/x.md` edits that page of that site some
//! times and puts it back. Prints the start, each edit, the median, and the memory.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

/// How often the page is edited.
const EDITS: usize = 9;

/// How long an edit may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [folder, page] = arguments.as_slice() else {
        let _ = writeln!(io::stderr(), "usage: cargo bench --bench edit -- FOLDER content/PAGE.md");
        return ExitCode::SUCCESS;
    };
    match run(Path::new(folder), page) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, page: &str) -> io::Result<()> {
    let file = folder.join(page);
    let old = fs::read(&file)?;
    let begin = Instant::now();
    let mut preview = Command::new(env!("CARGO_BIN_EXE_loket"))
        .args(["serve", "--port", "0", "--source"])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()?;
    let result = measure(&mut preview, begin, &file, page, &old);
    fs::write(&file, &old)?;
    preview.kill()?;
    preview.wait()?;
    result
}

fn measure(preview: &mut Child, begin: Instant, file: &Path, page: &str, old: &[u8]) -> io::Result<()> {
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
    let mut times = Vec::new();
    for number in 0..EDITS {
        let token = format!("suntingan-{number}-{}", std::process::id());
        let begin = Instant::now();
        fs::write(file, [old, format!("\n\n{token}\n").as_bytes()].concat())?;
        while !get(&address, &path)?.contains(&token) {
            if begin.elapsed() > PATIENCE {
                return Err(io::ErrorKind::TimedOut.into());
            }
            thread::sleep(Duration::from_millis(1));
        }
        times.push(begin.elapsed().as_millis());
        thread::sleep(Duration::from_millis(500));
    }
    times.sort_unstable();
    writeln!(answers, "edit {times:?} ms, median {} ms", times[EDITS / 2])?;
    let status = fs::read_to_string(format!("/proc/{}/status", preview.id())).unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS")) {
        writeln!(answers, "{line}")?;
    }
    Ok(())
}

fn get(address: &str, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
