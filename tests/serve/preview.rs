//! A running preview and its site, for the tests around it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a change may take to be seen; far above what is promised, since test machines are busy.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// A running preview with its site.
pub(super) struct Preview {
    pub(super) process: Child,
    pub(super) address: SocketAddr,
    pub(super) folder: tempfile::TempDir,
    notes: Arc<Mutex<String>>,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Preview {
    pub(super) fn start() -> Preview {
        Preview::start_with(|_| {})
    }

    pub(super) fn start_with(prepare: impl FnOnce(&Path)) -> Preview {
        Preview::run(Command::new(env!("CARGO_BIN_EXE_loket")), site(prepare))
    }

    /// Starts the program, which a command may wrap, on a site.
    pub(super) fn run(mut program: Command, folder: tempfile::TempDir) -> Preview {
        let mut process = program
            .args(["serve", "--port", "0", "--ui-lang", "id", "--source"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("loket starts");
        let mut lines = BufReader::new(process.stdout.take().expect("an output")).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split("http://").nth(1)?.split('/').next()?.parse().ok())
            .expect("an address is printed");
        // What it prints later is read so that it is never held up.
        std::thread::spawn(move || lines.for_each(drop));
        let notes = Arc::new(Mutex::new(String::new()));
        let noted = Arc::clone(&notes);
        let errors = BufReader::new(process.stderr.take().expect("a second output"));
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                let mut notes = noted.lock().expect("no panic");
                notes.push_str(&line);
                notes.push('\n');
            }
        });
        Preview { process, address, folder, notes }
    }

    /// Waits until it has said a text beside its answers.
    #[track_caller]
    pub(super) fn notes(&self, text: &str) {
        let begin = Instant::now();
        while !self.notes.lock().expect("no panic").contains(text) {
            assert!(begin.elapsed() < PATIENCE, "never said {text:?}: {:?}", self.notes);
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("is written");
    }

    /// Sends bytes as they are and reads the whole answer.
    pub(super) fn send(&self, request: &str) -> String {
        send(self.address, request)
    }

    pub(super) fn get_with(&self, path: &str, more: &str) -> String {
        let host = self.address;
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n"))
    }

    pub(super) fn get(&self, path: &str) -> String {
        get(self.address, path)
    }

    /// Waits until a page holds a text.
    #[track_caller]
    pub(super) fn shows(&self, path: &str, text: &str) {
        shows_at(self.address, path, |answer| answer.contains(text));
    }

    #[cfg(target_os = "linux")]
    pub(super) fn threads_and_files(&self) -> (usize, usize) {
        let count = |folder: &str| {
            fs::read_dir(format!("/proc/{}/{folder}", self.process.id())).map_or(0, Iterator::count)
        };
        (count("task"), count("fd"))
    }
}

/// Sends bytes as they are and reads the whole answer.
fn send(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it answers");
    stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
    stream.write_all(request.as_bytes()).expect("is sent");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// Asks a preview for a page.
pub(super) fn get(address: SocketAddr, path: &str) -> String {
    send(address, &format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"))
}

/// Waits until a page is as it should be.
#[track_caller]
pub(super) fn shows_at(address: SocketAddr, path: &str, is_right: impl Fn(&str) -> bool) {
    let begin = Instant::now();
    loop {
        let answer = get(address, path);
        if is_right(&answer) {
            return;
        }
        assert!(begin.elapsed() < PATIENCE, "{path} never showed what it should:\n{answer}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

pub(super) fn page(title: &str, text: &str) -> String {
    format!("---\njudul: {title}\n---\n\n{text}\n")
}

/// Makes a small site in a folder of its own.
pub(super) fn site(prepare: impl FnOnce(&Path)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("is written");
    };
    write("site.yaml", "judul: Kota Contoh\nbahasa: id\n");
    write("content/index.md", "---\njudul: Beranda\n---\n\nSelamat datang.\n");
    write("content/a.md", &page("Halaman A", "isi-awal"));
    write("content/b.md", &page("Halaman B", "isi-b"));
    write("static/gambar.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    prepare(folder.path());
    folder
}
