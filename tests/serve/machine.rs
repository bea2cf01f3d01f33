//! What the machine does to a preview: many clients, no watches left, folders that go, ports that are taken.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use super::preview::{PATIENCE, Preview, page, site};

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

#[test]
fn a_content_folder_that_vanishes_comes_back() {
    let preview = Preview::start();
    preview.shows("/a.html", "isi-awal");
    fs::rename(preview.path("content"), preview.path("simpan")).expect("is renamed");
    preview.shows("/a.html", "HTTP/1.1 404");
    preview.shows("/_loket/", "Belum ada halaman di folder");
    fs::rename(preview.path("simpan"), preview.path("content")).expect("is renamed");
    preview.shows("/a.html", "isi-awal");
    preview.write("content/a.md", &page("Halaman A", "isi-sesudah"));
    preview.shows("/a.html", "isi-sesudah");
}

#[test]
fn a_site_that_is_moved_stays_in_sight_and_is_found_again() {
    let preview = Preview::start();
    preview.shows("/a.html", "isi-awal");
    let elsewhere = preview.folder.path().with_extension("pindah");
    fs::rename(preview.folder.path(), &elsewhere).expect("is moved");
    preview.shows("/a.html", "tidak bisa dibaca");
    preview.shows("/a.html", "isi-awal");
    preview.notes("tidak bisa dibaca");
    fs::rename(&elsewhere, preview.folder.path()).expect("is moved back");
    preview.write("content/a.md", &page("Halaman A", "isi-pulang"));
    preview.shows("/a.html", "isi-pulang");
    assert!(!preview.get("/a.html").contains("loket-strip"));

    // A copy in its place is another folder to the system, and is watched all the same.
    fs::rename(preview.folder.path(), &elsewhere).expect("is moved");
    preview.shows("/a.html", "tidak bisa dibaca");
    fs::create_dir_all(preview.path("content")).expect("folders");
    preview.write("site.yaml", "judul: Kota Salinan\nbahasa: id\n");
    preview.write("content/a.md", &page("Halaman A", "isi-salinan"));
    preview.shows("/a.html", "isi-salinan");
    preview.write("content/a.md", &page("Halaman A", "isi-salinan-lagi"));
    preview.shows("/a.html", "isi-salinan-lagi");
    fs::remove_dir_all(&elsewhere).expect("is removed");
}

/// Runs the preview where the system grants it so many watches; `None` where that cannot be arranged.
#[cfg(target_os = "linux")]
fn with_watches(limit: &str, count: u32) -> Option<Preview> {
    let script = format!("echo {count} > /proc/sys/user/{limit}");
    let tried = Command::new("unshare").args(["--user", "--map-root-user", "sh", "-c", &script]).output();
    if !tried.is_ok_and(|output| output.status.success()) {
        let _ = writeln!(std::io::stderr(), "skipped: the system lets nobody set {limit} here");
        return None;
    }
    let mut program = Command::new("unshare");
    program.args(["--user", "--map-root-user", "sh", "-c", &format!("{script}; exec \"$0\" \"$@\"")]);
    program.arg(env!("CARGO_BIN_EXE_loket"));
    Some(Preview::run(program, site(|_| {})))
}

#[test]
#[cfg(target_os = "linux")]
fn without_watches_it_looks_for_itself_and_says_so() {
    let Some(preview) = with_watches("max_inotify_instances", 0) else { return };
    preview.notes("loket melihat sendiri");
    preview.shows("/a.html", "isi-awal");
    preview.write("content/a.md", &page("Halaman A", "isi-tanpa-kabar"));
    preview.shows("/a.html", "isi-tanpa-kabar");
    fs::create_dir_all(preview.path("content/satu")).expect("a folder");
    preview.write("content/satu/e.md", &page("Halaman E", "isi-e"));
    preview.shows("/satu/e.html", "isi-e");
    fs::remove_file(preview.path("content/b.md")).expect("is deleted");
    preview.shows("/b.html", "HTTP/1.1 404");
}

#[test]
#[cfg(target_os = "linux")]
fn watches_that_run_out_while_it_runs_are_told_and_made_up_for() {
    let Some(preview) = with_watches("max_inotify_watches", 6) else { return };
    preview.shows("/a.html", "isi-awal");
    for number in 0..10 {
        fs::create_dir_all(preview.path(&format!("content/f{number}"))).expect("a folder");
        preview.write(&format!("content/f{number}/e.md"), &page("Halaman E", &format!("isi-{number}")));
    }
    preview.notes("loket melihat sendiri");
    preview.shows("/f9/e.html", "isi-9");
    preview.write("content/f9/e.md", &page("Halaman E", "isi-lagi"));
    preview.shows("/f9/e.html", "isi-lagi");
}

#[test]
fn a_port_that_is_taken_is_named_with_another() {
    let preview = Preview::start();
    let port = preview.address.port().to_string();
    let second = Command::new(env!("CARGO_BIN_EXE_loket"))
        .args(["serve", "--ui-lang", "id", "--port", &port, "--source"])
        .arg(preview.folder.path())
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(3), "{said}");
    assert!(said.contains(&format!("127.0.0.1:{port} sedang dipakai")), "{said}");
    assert!(said.contains("contoh: --port "), "{said}");
    preview.shows("/a.html", "isi-awal");
}
