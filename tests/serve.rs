//! The preview from outside: every way of saving is seen, and only its own editor is answered.
//!
//! Runs the program on small sites in folders of its own, over HTTP on this computer.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a change may take to be seen; far above what is promised, since test machines are busy.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running preview with its site.
struct Preview {
    process: Child,
    address: SocketAddr,
    folder: tempfile::TempDir,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Preview {
    fn start() -> Preview {
        Preview::start_with(|_| {})
    }

    fn start_with(prepare: impl FnOnce(&Path)) -> Preview {
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
        let mut process = Command::new(env!("CARGO_BIN_EXE_loket"))
            .args(["serve", "--port", "0", "--ui-lang", "id", "--source"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
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
        Preview { process, address, folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("is written");
    }

    /// Sends bytes as they are and reads the whole answer.
    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).expect("it answers");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream.write_all(request.as_bytes()).expect("is sent");
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get_with(&self, path: &str, more: &str) -> String {
        let host = self.address;
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n"))
    }

    fn get(&self, path: &str) -> String {
        self.get_with(path, "")
    }

    /// Waits until a page holds a text.
    fn shows(&self, path: &str, text: &str) {
        let begin = Instant::now();
        loop {
            let answer = self.get(path);
            if answer.contains(text) {
                return;
            }
            assert!(begin.elapsed() < PATIENCE, "{path} never showed {text:?}:\n{answer}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    #[cfg(target_os = "linux")]
    fn threads_and_files(&self) -> (usize, usize) {
        let count = |folder: &str| {
            fs::read_dir(format!("/proc/{}/{folder}", self.process.id())).map_or(0, Iterator::count)
        };
        (count("task"), count("fd"))
    }
}

fn page(title: &str, text: &str) -> String {
    format!("---\njudul: {title}\n---\n\n{text}\n")
}

#[test]
fn every_way_of_saving_is_seen() {
    let preview = Preview::start();
    preview.shows("/a.html", "isi-awal");

    preview.write("content/a.md", &page("Halaman A", "di-tempat"));
    preview.shows("/a.html", "di-tempat");

    preview.write("content/.a.md.baru", &page("Halaman A", "ganti-nama"));
    fs::rename(preview.path("content/.a.md.baru"), preview.path("content/a.md")).expect("is renamed");
    preview.shows("/a.html", "ganti-nama");

    fs::rename(preview.path("content/a.md"), preview.path("content/a.md~")).expect("is renamed");
    preview.write("content/a.md", &page("Halaman A", "cadangan"));
    preview.shows("/a.html", "cadangan");

    let mut file = fs::File::create(preview.path("content/a.md")).expect("is opened");
    for piece in ["---\njudul: Halaman A\n", "---\n\n", "pelan-", "pelan\n"] {
        file.write_all(piece.as_bytes()).expect("is written");
        std::thread::sleep(Duration::from_millis(60));
    }
    drop(file);
    preview.shows("/a.html", "pelan-pelan");

    let old = fs::metadata(preview.path("content/a.md")).expect("is there").modified().expect("a time");
    preview.write("content/a.md", &page("Halaman A", "PELAN-PELAN"));
    let file = fs::File::options().write(true).open(preview.path("content/a.md")).expect("is opened");
    file.set_modified(old).expect("the time is set");
    preview.shows("/a.html", "PELAN-PELAN");

    preview.write("content/c.md", &page("Halaman C", "isi-c"));
    preview.shows("/c.html", "isi-c");
    fs::remove_file(preview.path("content/c.md")).expect("is deleted");
    preview.shows("/c.html", "HTTP/1.1 404");
    fs::rename(preview.path("content/b.md"), preview.path("content/d.md")).expect("is renamed");
    preview.shows("/d.html", "isi-b");

    fs::create_dir_all(preview.path("content/satu/dua")).expect("folders");
    preview.write("content/satu/dua/e.md", &page("Halaman E", "isi-e"));
    preview.shows("/satu/dua/e.html", "isi-e");
    preview.write("content/satu/dua/e.md", &page("Halaman E", "isi-e-lagi"));
    preview.shows("/satu/dua/e.html", "isi-e-lagi");
    fs::rename(preview.path("content/satu"), preview.path("content/tiga")).expect("is renamed");
    preview.shows("/tiga/dua/e.html", "isi-e-lagi");
    preview.write("content/tiga/dua/e.md", &page("Halaman E", "sesudah-pindah"));
    preview.shows("/tiga/dua/e.html", "sesudah-pindah");

    for number in 0..1000 {
        preview.write(&format!("content/n{number}.md"), &page("Banyak", &format!("nomor-{number}")));
    }
    preview.shows("/n0.html", "nomor-0");
    preview.shows("/n999.html", "nomor-999");

    preview.write("site.yaml", "judul: Kota Berubah\nbahasa: id\n");
    preview.shows("/a.html", "Kota Berubah");
    fs::create_dir_all(preview.path("themes/loket/templates")).expect("folders");
    preview.write("themes/loket/templates/page.html", "<html><body>tema-baru {{ page.title }}</body></html>");
    preview.shows("/a.html", "tema-baru");

    // A switch of branches replaces the folder as a whole.
    fs::rename(preview.path("content"), preview.path("lama")).expect("is renamed");
    fs::create_dir_all(preview.path("content")).expect("a folder");
    preview.write("content/a.md", &page("Halaman A", "cabang-lain"));
    preview.shows("/n1.html", "HTTP/1.1 404");
    preview.write("content/a.md", &page("Halaman A", "cabang-lain-lagi"));
    preview.shows("/_loket/page?url=a.html", "content/a.md");
}

#[test]
fn rules_words_and_strings_are_seen() {
    let preview = Preview::start_with(|root| {
        fs::write(root.join("content/r.md"), page("Halaman R", "Mari sowan. Apabila hilang, lapor."))
            .expect("is written");
    });
    let panel = "/_loket/page?url=r.html";
    preview.shows(panel, "officialese/apabila");
    fs::create_dir_all(preview.path("aturan")).expect("a folder");
    let rules = "extends: id/officialese\nremove: [apabila]\nadd:\n  - id: sowan\n    match: [sowan]\n";
    preview.write("aturan/kita.yml", rules);
    preview.shows(panel, "officialese/sowan");
    assert!(!preview.get(panel).contains("officialese/apabila"));
    preview.write("aturan/kita.yml", "extends: id/officialese\nadd:\n  - macth: [x]\n");
    preview.shows("/_loket/", "aturan/kita.yml:3");
    preview.shows(panel, "officialese/apabila");
    fs::remove_file(preview.path("aturan/kita.yml")).expect("is deleted");
    preview.shows("/a.html", "isi-awal");

    fs::create_dir_all(preview.path("themes/loket/strings")).expect("folders");
    let strings = include_str!("../themes/loket/strings/id.yaml");
    let search = strings.lines().find(|line| line.starts_with("search_label:")).unwrap_or("");
    let changed = strings.replace(search, "search_label: \"Cari yang-baru\"");
    assert!(!search.is_empty(), "the string has this name");
    preview.write("themes/loket/strings/id.yaml", &changed);
    preview.shows("/a.html", "Cari yang-baru");
    fs::create_dir_all(preview.path("data")).expect("a folder");
    preview.write("data/kata.tsv", "sowan\tberkunjung\n");
    preview.shows("/a.html", "isi-awal");
}

#[test]
fn the_panel_begins_with_what_works_and_orders_the_rest_by_effect() {
    let text = "Dalam rangka tertib, minta ijin. Ada jalur untuk orang cacat. Karena keteledoran pemohon, kartu hilang.";
    let preview = Preview::start_with(|root| {
        fs::create_dir_all(root.join("content/panduan")).expect("a folder");
        let matter = "---\njudul: Mengurus kartu\nbiaya: gratis\nwaktu: 1 hari\n---\n\n";
        fs::write(root.join("content/panduan/p.md"), format!("{matter}{text}\n")).expect("is written");
    });
    let answer = preview.get("/_loket/page?url=panduan/p.html");
    let json = answer.split_once("\r\n\r\n").expect("a body").1;
    let data: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
    assert_eq!(data["good"][0], "Biaya dan waktu sudah jelas.", "{data}");
    let words: Vec<&str> = data["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|finding| finding["word"].as_str())
        .collect();
    let at =
        |word| words.iter().position(|other| *other == word).unwrap_or_else(|| panic!("{word} in {words:?}"));
    let order = ["Susunan", "Manusiawi", "Nada", "Kata", "Ejaan"].map(at);
    assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{words:?}");
    let spelling =
        data["findings"].as_array().expect("a list").iter().find(|finding| finding["word"] == "Ejaan");
    let spelling = spelling.expect("it is told");
    assert_eq!(spelling["suggestions"][0], "izin");
    assert_eq!(spelling["sentence"], "Dalam rangka tertib, minta ijin.");
    assert!(
        data["bands"].as_array().is_some_and(|bands| bands.iter().any(|band| band["sign"] == "✓")),
        "{data}"
    );
}

#[test]
#[cfg(unix)]
fn a_swapped_link_is_seen() {
    let preview = Preview::start_with(|root| {
        fs::create_dir_all(root.join("simpanan")).expect("a folder");
        fs::write(root.join("simpanan/satu.md"), page("Halaman L", "tujuan-satu")).expect("is written");
        fs::write(root.join("simpanan/dua.md"), page("Halaman L", "tujuan-dua")).expect("is written");
        std::os::unix::fs::symlink("../simpanan/satu.md", root.join("content/l.md")).expect("a link");
    });
    preview.shows("/l.html", "tujuan-satu");
    std::os::unix::fs::symlink("../simpanan/dua.md", preview.path("content/.l")).expect("a link");
    fs::rename(preview.path("content/.l"), preview.path("content/l.md")).expect("is renamed");
    preview.shows("/l.html", "tujuan-dua");
}

#[test]
fn a_half_written_page_stays_as_it_was_with_a_strip() {
    let preview = Preview::start();
    preview.shows("/a.html", "isi-awal");
    preview.write("content/a.md", "---\njudul: [Halaman\n---\n\nisi-rusak\n");
    preview.shows("/a.html", "loket-strip");
    let answer = preview.get("/a.html");
    assert!(answer.contains("isi-awal") && !answer.contains("isi-rusak"), "{answer}");
    assert!(answer.contains("content/a.md:2"), "{answer}");
    preview.write("content/a.md", &page("Halaman A", "isi-pulih"));
    preview.shows("/a.html", "isi-pulih");
    assert!(!preview.get("/a.html").contains("loket-strip"));

    fs::create_dir_all(preview.path("themes/loket/templates")).expect("folders");
    preview.write("themes/loket/templates/page.html", "{% if %}");
    preview.shows("/a.html", "loket-strip");
    assert!(preview.get("/a.html").contains("isi-pulih"));
    preview.write("themes/loket/templates/page.html", "<body>{{ tidak_ada.sama_sekali }}</body>");
    preview.shows("/a.html", "themes/loket/templates/page.html");
    assert!(preview.get("/a.html").contains("isi-pulih"));
}

#[test]
fn starts_on_a_broken_site_and_recovers() {
    let preview = Preview::start_with(|root| {
        fs::remove_dir_all(root.join("content")).expect("is removed");
        fs::write(root.join("site.yaml"), "judul: [\n").expect("is written");
    });
    preview.shows("/_loket/", "site.yaml");
    preview.write("site.yaml", "judul: Pulih\n");
    fs::create_dir_all(preview.path("content")).expect("a folder");
    preview.write("content/a.md", &page("Halaman A", "kembali"));
    preview.shows("/a.html", "kembali");
}

#[test]
fn only_its_own_editor_is_answered() {
    let preview = Preview::start();
    let host = preview.address;
    let status = |answer: &str| answer.split(' ').nth(1).unwrap_or_default().to_owned();
    let send = |request: String| status(&preview.send(&request));

    let good = preview.get("/a.html");
    assert_eq!(status(&good), "200");
    for header in ["Cache-Control: no-store", "X-Content-Type-Options: nosniff"] {
        assert!(good.contains(header), "{good}");
    }
    assert!(!good.to_lowercase().contains("access-control-"), "{good}");
    assert_eq!(status(&preview.get("/gambar.svg")), "200");

    for path in
        ["/../site.yaml", "/%2e%2e/site.yaml", "/..%2fsite.yaml", "/content/a.md", "/site.yaml", "//a.html"]
    {
        assert_eq!(status(&preview.get(path)), "404", "{path}");
    }
    let moved = Preview::start_with(|root| {
        fs::create_dir_all(root.join("content/lain")).expect("a folder");
        fs::write(root.join("content/lain/f.md"), page("F", "f")).expect("is written");
    })
    .get("/lain");
    assert!(moved.contains("302") && moved.contains("Location: /lain/\r\n"), "{moved}");

    let origin = "Origin: http://jahat.example\r\n";
    assert_eq!(status(&preview.get_with("/a.html", origin)), "403");
    assert_eq!(status(&preview.get_with("/_loket/events", "Sec-Fetch-Site: cross-site\r\n")), "403");
    assert_eq!(send("GET / HTTP/1.1\r\nHost: jahat.example\r\n\r\n".to_owned()), "403");
    assert_eq!(send("GET / HTTP/1.1\r\n\r\n".to_owned()), "400");
    assert_eq!(send(format!("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n")), "405");
    assert_eq!(send(format!("GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\n\r\nabc")), "413");
    assert_eq!(send(format!("GET / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n")), "413");
    assert_eq!(send(format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "x".repeat(20_000))), "431");
    assert_eq!(send(format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "x".repeat(20_000))), "414");
    let head = preview.send(&format!("HEAD /a.html HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    assert!(status(&head) == "200" && head.ends_with("\r\n\r\n"), "{head}");
    assert!(!preview.path("public").exists());
}

#[test]
#[cfg(target_os = "linux")]
fn threads_and_files_come_back() {
    let preview = Preview::start();
    preview.shows("/a.html", "isi-awal");
    let before = preview.threads_and_files();
    let host = preview.address;
    let connect = || TcpStream::connect(host).expect("it answers");
    let idle: Vec<TcpStream> = (0..200).map(|_| connect()).collect();
    let slow: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = connect();
            stream.write_all(b"GET / HT").expect("is sent");
            stream
        })
        .collect();
    let tabs: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = connect();
            let ask = format!("GET /_loket/events HTTP/1.1\r\nHost: {host}\r\n\r\n");
            stream.write_all(ask.as_bytes()).expect("is sent");
            stream
        })
        .collect();
    let clients: Vec<_> = (0..200)
        .map(|_| {
            std::thread::spawn(move || {
                let mut stream = TcpStream::connect(host)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                write!(stream, "GET /a.html HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
                let mut answer = String::new();
                stream.read_to_string(&mut answer)?;
                Ok::<bool, std::io::Error>(answer.contains("isi-awal") || answer.contains("503"))
            })
        })
        .collect();
    let answers: Vec<_> = clients.into_iter().map(|client| client.join().expect("no panic")).collect();
    assert!(answers.iter().all(|answer| matches!(answer, Ok(true))), "{answers:?}");
    preview.shows("/a.html", "isi-awal");
    let mut tabs = tabs;
    tabs.truncate(20);
    preview.write("content/a.md", &page("Halaman A", "untuk-semua"));
    preview.shows("/a.html", "untuk-semua");
    for tab in &mut tabs {
        tab.set_read_timeout(Some(PATIENCE)).expect("a limit");
        let mut told = String::new();
        while !told.contains("event: change") {
            let mut buffer = [0; 1024];
            let count = tab.read(&mut buffer).expect("the tab is told");
            assert!(count > 0, "the stream ended: {told}");
            told.push_str(&String::from_utf8_lossy(&buffer[..count]));
        }
    }
    drop((idle, slow, tabs));
    let begin = Instant::now();
    loop {
        let (threads, files) = preview.threads_and_files();
        if threads <= before.0 && files <= before.1 {
            return;
        }
        assert!(begin.elapsed() < PATIENCE, "{before:?} became {:?}", (threads, files));
        std::thread::sleep(Duration::from_millis(100));
    }
}
