//! Odd and monstrous inputs: no panic, no hang, memory in bounds.
//!
//! The odd ones must give a page; the monstrous ones may be refused, but in time. Each runs
//! in a thread of its own against a clock that is generous in debug builds; the heaviest
//! run in release builds alone, where `cargo test --release` means them.

use std::fmt::Write;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::support::page::Page;
use super::support::site::{Files, TestSite, owned, render};

/// Longest that one input may take, in seconds, on a machine that is busy with other work; a real hang takes for ever.
const PATIENCE: u64 = 60;

const HEAD: &str = "---\njudul: Uji\ninstansi: disdukcapil\ndiperiksa: 2026-11-01\n---\n\n";

/// Renders a site of one guide, given as its whole text; panics where it panics or is late.
fn in_time(name: &str, text: String) -> (Files, Vec<String>) {
    let (send, receive) = mpsc::channel();
    let worker = thread::spawn(move || {
        let mut files = owned(&[
            ("site.yaml", "judul: Layanan Kota Contoh\nalamat_situs: https://kotacontoh.example/\n"),
            (
                "content/instansi/disdukcapil.md",
                "---\nnama: Disdukcapil\nalamat: Jalan Melati 1\njam: Senin 08.00–15.00\ntelepon: 0800-000-0000\npengaduan: Loket 1\n---\n\nDatang.\n",
            ),
            ("content/istilah/berkas.md", "---\nistilah: berkas\n---\n\nKertas yang dibawa.\n"),
        ]);
        files.push(("content/panduan/uji.md".to_owned(), text));
        let (files, findings) = render(&files);
        let codes = findings.iter().map(|finding| finding.problem.code().to_owned()).collect();
        let _ = send.send((files, codes));
    });
    match receive.recv_timeout(Duration::from_secs(PATIENCE)) {
        Ok(result) => {
            worker.join().expect("it has sent its result");
            result
        }
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{name}: takes longer than {PATIENCE} s"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("{name}: panics"),
    }
}

/// The 28 odd inputs, each a whole file.
fn odd() -> Vec<(&'static str, String)> {
    let body = |text: &str| format!("{HEAD}{text}");
    vec![
        ("byte order mark", format!("\u{feff}{HEAD}Isi.\n")),
        ("CRLF", body("Isi.\n\n## Langkah-langkah\n\n1. Satu\n2. Dua\n").replace('\n', "\r\n")),
        ("old Macintosh line ends in the body", body("Satu.\r\rDua.\r")),
        ("mixed line ends", body("Satu.\r\n\nDua.\n\r\nTiga.")),
        ("no line end at the end", body("Isi.")),
        ("empty body", HEAD.to_owned()),
        ("blank body", body("\n \n\t\n")),
        ("blanks behind the marks", HEAD.replace("---\n", "---   \n") + "Isi.\n"),
        ("NFD text", body("Izin kafe\u{301} dan e\u{301}\n\n## Kafe\u{301}\n")),
        ("unclosed fence", body("```\nkode\n")),
        ("unclosed fence in a list", body("- satu\n  ```\n  kode\n\nlagi")),
        ("unclosed emphasis, link and code", body("**tebal *miring [tautan](x `kode\n")),
        ("unclosed HTML comment", body("<!-- komentar\n\nIsi.\n")),
        ("a rule that looks like front matter", body("Satu.\n\n---\njudul: Bukan\n---\n\nDua.\n")),
        ("only a heading", body("## Judul")),
        ("heading of nothing", body("##\n\nIsi.\n\n## \n\nIsi.\n")),
        ("headings of one name", body("## Sama\n\n## Sama\n\n## Sama\n\n## sama 2\n")),
        ("heading of signs alone", body("## !!!\n\n## ???\n\n## 日本語\n\n## \u{1f600}\n")),
        ("a table of one column", body("| a |\n| - |\n| b |\n")),
        ("a table with too many cells", body("| a | b |\n| - | - |\n| 1 | 2 | 3 | 4 |\n| 1 |\n")),
        ("a task list outside its part", body("- [ ] satu\n- [x] dua\n")),
        ("steps that are bullets", body("## Langkah-langkah\n\n- satu\n- dua\n")),
        ("an empty checklist", body("## Yang perlu disiapkan\n\n## Langkah-langkah\n")),
        ("empty items", body("## Yang perlu disiapkan\n\n- [ ] \n-\n\n## Langkah-langkah\n\n1.\n2. \n")),
        ("footnotes without a note, twice, in themselves", body("A[^1] B[^1] C[^2]\n\n[^1]: Satu[^1]\n")),
        (
            "right-to-left and joined signs",
            body("שלום مرحبا \u{202b}x\u{202c} 👩\u{200d}👩\u{200d}👧 a\u{300}\u{301}\u{302}\n"),
        ),
        (
            "zero bytes and controls",
            body("a\u{0}b\u{1}c\u{7f}d\u{2028}e &#0;&#1;&#27;&#x7f; f\n\n## A&#1;b\n"),
        ),
        (
            "a title of signs and 400 letters",
            HEAD.replace("Uji", &format!("\"& < > ' {}\"", "panjang ".repeat(50))) + "Isi.\n",
        ),
    ]
}

#[test]
fn odd_inputs_give_a_page() {
    let all = odd();
    assert_eq!(all.len(), 28);
    for (name, text) in all {
        let (files, codes) = in_time(name, text);
        let page = files.get("panduan/uji.html").unwrap_or_else(|| panic!("{name}: no page; {codes:?}"));
        let page = Page::read(page);
        assert_eq!(page.named("h1").count(), 1, "{name}");
        let faults: Vec<String> = page.errors();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".xml")) {
            let text = String::from_utf8_lossy(bytes);
            assert!(roxmltree::Document::parse(&text).is_ok(), "{name}: {path} is no XML:\n{text}");
        }
    }
}

/// Writes lines made from a number each.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "{}", line(number));
        text
    })
}

/// The 30 monstrous inputs, each a whole file; the flag marks those for release builds.
fn monsters() -> Vec<(&'static str, bool, String)> {
    let body = |text: &str| format!("{HEAD}{text}");
    let front = |entry: &str| HEAD.replace("judul: Uji\n", &format!("judul: Uji\n{entry}\n")) + "Isi.\n";
    vec![
        ("10,000 headings", false, body(&lines(10_000, |n| format!("## Bagian {n}\n")))),
        ("10,000 headings of one name", false, body(&"## Sama\n\n".repeat(10_000))),
        (
            "10,000 headings in turn of all levels",
            false,
            body(&lines(10_000, |n| format!("{} B\n", "#".repeat(n % 6 + 1)))),
        ),
        ("a list 1,000 deep", false, body(&lines(1_000, |n| format!("{}- x", "  ".repeat(n))))),
        ("a numbered list 500 deep", false, body(&lines(500, |n| format!("{}1. x", "   ".repeat(n))))),
        ("quotes 5,000 deep", false, body(&format!("{} x\n", ">".repeat(5_000)))),
        ("quotes and lists in turn 1,000 deep", false, body(&format!("{}x\n", "> - ".repeat(1_000)))),
        ("50,000 open emphases", false, body(&"*a ".repeat(50_000))),
        (
            "50,000 closed emphases in one another",
            false,
            body(&format!("{}x{}", "*".repeat(50_000), "*".repeat(50_000))),
        ),
        ("emphasis of two kinds in turn", false, body(&"*a _b ".repeat(20_000))),
        ("50,000 open brackets", false, body(&"[".repeat(50_000))),
        ("50,000 open links", false, body(&"[a](".repeat(50_000))),
        (
            "20,000 brackets in one another",
            false,
            body(&format!("{}x{}", "[".repeat(20_000), "](a.md)".repeat(20_000))),
        ),
        (
            "5,000 links that lead nowhere",
            false,
            body(&lines(5_000, |n| format!("[x{n}](tidak-ada-{n}.md)\n"))),
        ),
        (
            "20,000 links to other sites",
            false,
            body(&lines(20_000, |n| format!("[x](https://a.example/{n})"))),
        ),
        (
            "10,000 references",
            false,
            body(&format!(
                "{}\n\n{}",
                "[a] ".repeat(10_000),
                lines(10_000, |n| format!("[a{n}]: https://a.example/{n}"))
            )),
        ),
        (
            "10,000 footnotes",
            false,
            body(&format!(
                "{}\n\n{}",
                lines(10_000, |n| format!("x[^{n}]")),
                lines(10_000, |n| format!("[^{n}]: y\n"))
            )),
        ),
        ("50,000 back ticks", false, body(&lines(300, |n| format!("{} x", "`".repeat(n))))),
        ("a line of 5 MB", false, body(&"kata ".repeat(1_000_000))),
        ("a word of 5 MB", false, body(&"a".repeat(5_000_000))),
        (
            "a table of 10,000 rows",
            false,
            body(&format!("| a | b | c |\n| - | - | - |\n{}", "| 1 | 2 | 3 |\n".repeat(10_000))),
        ),
        (
            "a table of 1,000 columns",
            false,
            body(&format!(
                "|{}\n|{}\n{}",
                " a |".repeat(1_000),
                " - |".repeat(1_000),
                format!("|{}\n", " x |".repeat(1_000)).repeat(30)
            )),
        ),
        (
            "10,000 requirements and steps",
            false,
            body(&format!(
                "## Yang perlu disiapkan\n\n{}\n## Langkah-langkah\n\n{}",
                "- [ ] Kartu — *asli*\n".repeat(10_000),
                "1. **Isi.** Di loket.\n   - Waktu: 1 menit\n".repeat(10_000)
            )),
        ),
        ("20,000 lines of raw HTML", false, body(&"<div><b>x\n".repeat(20_000))),
        ("50,000 entities", false, body(&"&amp;&lt;&#60;&nosuch;".repeat(12_500))),
        ("20,000 glossary words", false, body(&"berkas BERKAS Berkas ".repeat(7_000))),
        ("40 KB of open brackets at the top", false, front(&format!("ringkasan: {}", "[".repeat(40_000)))),
        ("front matter of 5,000 keys", false, front(&lines(5_000, |n| format!("kunci{n}: {n}")))),
        (
            "front matter that never ends, 10 MB",
            false,
            format!("---\njudul: Uji\n{}", "a: b\n".repeat(2_000_000)),
        ),
        ("a page of 30 MB", true, body(&"Datang ke loket dengan **berkas** asli.\n\n".repeat(750_000))),
    ]
}

#[test]
fn monstrous_inputs_end_in_time() {
    let all = monsters();
    assert_eq!(all.len(), 30);
    for (name, heavy, text) in all {
        if heavy && cfg!(debug_assertions) {
            continue;
        }
        let (files, codes) = in_time(name, text);
        assert!(files.contains_key("index.html"), "{name}: {codes:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_page_of_30_mb_stays_within_memory() {
    if cfg!(debug_assertions) {
        return;
    }
    let site = TestSite::of(&[(
        "content/besar.md".to_owned(),
        format!(
            "---\njudul: Besar\n---\n\n{}",
            "Datang ke loket dengan **berkas** asli.\n\n".repeat(750_000)
        )
        .into_bytes(),
    )]);
    let mut child = super::support::site::loket()
        .current_dir(site.path(""))
        .args(["build", "--today", "2026-11-24"])
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("the binary runs");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let code = loop {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
        peak = peak.max(line.trim().trim_end_matches("kB").trim().parse::<u64>().unwrap_or_default());
        if let Some(code) = child.try_wait().expect("its end is known") {
            break code;
        }
        thread::sleep(Duration::from_millis(10));
    };
    assert!(code.success(), "{code}");
    assert!((1..1_500_000).contains(&peak), "{peak} kB");
}

#[test]
fn many_files_of_one_kind_of_trouble_are_told_in_time() {
    let site = TestSite::of(&[("site.yaml".to_owned(), b"judul: A\n".to_vec())]);
    for number in 0..300 {
        let links = lines(50, |n| format!("[x](tidak-ada-{number}-{n}.md)\n"));
        site.write(&format!("content/panduan/p{number}.md"), format!("{HEAD}{links}").as_bytes());
    }
    let built = site.build(&[]);
    assert_eq!(built.code, 1, "{}", built.out);
}

#[test]
fn names_of_every_kind_are_read_or_told_of() {
    let site = TestSite::of(&[]);
    for name in [
        "dengan spasi",
        "HURUF BESAR",
        "kafe\u{301}",
        "titik.di.tengah",
        "-awal",
        "akhir-",
        "_garis",
        "日本語",
        "a&b;c",
        "100%",
        "a'b",
        "(kurung)",
        "+plus",
        "#pagar",
        "~gelombang",
        "@ad",
        "a,b",
        "x=y",
        "😀",
    ] {
        site.write(&format!("content/panduan/{name}.md"), format!("{HEAD}Isi.\n").as_bytes());
        site.write(&format!("content/{name}/satu.md"), b"---\njudul: Satu\n---\n\nIsi.\n");
        site.write(&format!("static/{name}.txt"), b"x");
    }
    let built = site.build(&["--ui-lang", "en"]);
    assert!([0, 1].contains(&built.code), "{}", built.err);
    let told = built.err.matches("[source/name-not-portable]").count();
    let files = site.output();
    if built.code == 0 {
        let wrong = super::links::check(&files);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    } else {
        // A name without a letter or digit leaves no address.
        assert!(told > 0 && told <= 4, "{}", built.err);
    }
}
