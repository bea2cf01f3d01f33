//! Runs whole commands on an engine that holds its answers ready, and reads what they print.

use std::io::{self, Write};

use super::*;
use crate::diagnostic::{Location, Problem};
use crate::error::Action;

const TEXT: &str = "---\njudul: Membuat KTP\ninstansi: dukcapil\n---\n\nBaca [syarat](kk.md).\n";

fn finding(problem: Problem, span: std::ops::Range<usize>) -> Diagnostic {
    Diagnostic::new(problem, Location::new(&SourcePath::new("content/panduan/ktp.md"), span))
}

fn broken_link() -> Diagnostic {
    finding(
        Problem::LinkTargetMissing {
            url: "kk.md".into(),
            nearest: Some("kartu-keluarga.md".into()),
            moved: false,
        },
        52..67,
    )
}

fn missing_date() -> Diagnostic {
    finding(Problem::KeyMissing { key: "diperiksa", fatal: false }, 0..3)
}

fn loaded(findings: Vec<Diagnostic>, language: &str) -> Loaded<String> {
    let file = |name: &str| SourcePath::new(name);
    Loaded {
        project: "Kota Contoh".to_owned(),
        language: Language(language.to_owned()),
        findings,
        texts: BTreeMap::from([(file("content/panduan/ktp.md"), Arc::from(TEXT))]),
        pages: vec![
            (file("content/panduan/ktp.md"), PageKind::Guide),
            (file("content/panduan/kia.md"), PageKind::Guide),
            (file("content/kisah/kacamata.md"), PageKind::Story),
        ],
        translations: Vec::new(),
        made_codes: Vec::new(),
        reports: Vec::new(),
        fail_on: None,
        timings: vec![("read", Duration::from_micros(1500))],
    }
}

/// What a run printed and how it ended.
struct Ran {
    exit: Exit,
    answers: String,
    notes: String,
}

fn run_line(
    line: &str,
    load: &dyn Fn(&LoadOptions) -> Result<Loaded<String>, Error>,
    publish: &dyn Fn(&String, &Path) -> Result<Published, Error>,
) -> Ran {
    let arguments: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
    let (mut answers, mut notes) = (Vec::new(), Vec::new());
    let mut console = Console::new(Stream::new(&mut answers, false), Stream::new(&mut notes, false));
    let schema = |name: &str| (name == "panduan").then(|| "{}".to_owned());
    let check_text = |_: &TextOptions| panic!("no test reads the standard input");
    let engine = Engine {
        load,
        publish,
        check_text: &check_text,
        schema: &schema,
        schema_names: &["panduan", "kisah"],
    };
    let exit = run(&arguments, &|_| None, &mut console, &engine);
    let text = |bytes| String::from_utf8(bytes).expect("text is printed");
    Ran { exit, answers: text(answers), notes: text(notes) }
}

#[expect(clippy::unnecessary_wraps, reason = "has the form that an engine needs")]
fn published(_: &String, _: &Path) -> Result<Published, Error> {
    let report = Report { written: 58, unchanged: 2, removed: 0, ..Report::default() };
    Ok(Published { findings: Vec::new(), report: Some(report), timings: vec![("publish", Duration::ZERO)] })
}

fn never_published(_: &String, _: &Path) -> Result<Published, Error> {
    panic!("nothing may be published")
}

#[test]
fn check_shows_everything_and_sums_up() {
    let load = |_: &LoadOptions| Ok(loaded(vec![missing_date(), broken_link()], "id"));
    let ran = run_line("loket check --source situs", &load, &never_published);
    assert_eq!((ran.exit, ran.notes.as_str()), (Exit::Content, ""));
    insta::assert_snapshot!(ran.answers);
}

#[test]
fn check_is_good_unless_something_stops() {
    let load = |_: &LoadOptions| Ok(loaded(vec![missing_date()], "id"));
    assert_eq!(run_line("loket check", &load, &never_published).exit, Exit::Good);
    assert_eq!(run_line("loket check --strict", &load, &never_published).exit, Exit::Content);
    let ran = run_line("loket check", &|_| Ok(loaded(Vec::new(), "en")), &never_published);
    assert_eq!(ran.answers, "2 guides ready.\n3 of 3 pages are ready.\nNothing to change.\n");
}

#[test]
fn words_fail_a_check_only_where_the_site_asks_for_it_and_missing_parts_unless_it_refuses() {
    let said = |rule: &str, severity| {
        finding(
            Problem::PlainLanguage(Box::new(crate::diagnostic::problem::PlainLanguage {
                rule: rule.to_owned(),
                severity,
                message: [String::new(), String::new()],
                help: [String::new(), String::new()],
                suggestions: Vec::new(),
                certain: false,
            })),
            52..56,
        )
    };
    let (part, spelling, word) = (
        said("structure/missing-fee", RuleSeverity::Error),
        said("spelling/ijin", RuleSeverity::Error),
        said("officialese/guna", RuleSeverity::Warning),
    );
    for (line, site, failing) in [
        ("loket check", None, [true, false, false]),
        ("loket check", Some(FailOn::Never), [false, false, false]),
        ("loket check", Some(FailOn::Error), [true, true, false]),
        ("loket check", Some(FailOn::Warning), [true, true, true]),
        ("loket check --fail-on never", Some(FailOn::Warning), [false, false, false]),
        ("loket check --gagal-bila saran", None, [true, true, true]),
        ("loket check --strict --fail-on never", None, [true, true, false]),
    ] {
        for (problem, fails) in [&part, &spelling, &word].into_iter().zip(failing) {
            let load = |_: &LoadOptions| Ok(Loaded { fail_on: site, ..loaded(vec![problem.clone()], "id") });
            let expected = if fails { Exit::Content } else { Exit::Good };
            assert_eq!(run_line(line, &load, &never_published).exit, expected, "{line} {site:?} {problem:?}");
        }
    }
}

#[test]
fn formats_for_programs_print_nothing_else() {
    let load = |_: &LoadOptions| Ok(loaded(vec![broken_link()], "id"));
    for format in ["json", "sarif"] {
        let ran = run_line(&format!("loket check --format {format}"), &load, &never_published);
        assert!(serde_json::from_str::<serde_json::Value>(&ran.answers).is_ok(), "{}", ran.answers);
    }
    let ran = run_line("loket check --format github", &load, &never_published);
    assert_eq!(ran.answers.lines().count(), 1);
}

#[test]
fn build_publishes_and_counts_the_rest() {
    let load = |_: &LoadOptions| Ok(loaded(vec![missing_date()], "id"));
    let ran = run_line("loket build --source situs", &load, &published);
    assert_eq!((ran.exit, ran.notes.as_str()), (Exit::Good, ""));
    let lines: Vec<&str> = ran.answers.lines().collect();
    assert_eq!(lines[0], "Situs sudah jadi: 2 panduan, 1 kisah.");
    assert!(
        lines[1].starts_with("58 berkas baru atau berubah, 2 tetap, 0 dihapus, dalam 0,"),
        "{}",
        lines[1]
    );
    assert_eq!(lines[2], format!("Buka {}", Path::new("situs/public/index.html").display()));
    assert_eq!(lines[3], "2 dari 3 halaman jadi, 1 perlu dilihat.");
    assert_eq!(lines[4], "Ada juga 1 perlu. Jalankan “loket check” untuk melihatnya.");
}

#[test]
fn build_stops_before_anything_is_written() {
    let load = |_: &LoadOptions| Ok(loaded(vec![missing_date(), broken_link()], "en"));
    let ran = run_line("loket build", &load, &never_published);
    assert_eq!(ran.exit, Exit::Content);
    insta::assert_snapshot!(ran.notes);
    let load = |_: &LoadOptions| Ok(loaded(vec![missing_date()], "en"));
    assert_eq!(run_line("loket build --strict", &load, &never_published).exit, Exit::Content);
}

#[test]
fn build_stops_where_a_template_cannot_show_a_page() {
    let load = |_: &LoadOptions| Ok(loaded(Vec::new(), "id"));
    let publish = |_: &String, _: &Path| {
        let problem = Problem::TemplateFailed { page: "index.html".into(), reason: "x".into() };
        let at = Location::whole(&SourcePath::new("themes/kota/templates/page.html"));
        Ok(Published { findings: vec![Diagnostic::new(problem, at)], report: None, timings: Vec::new() })
    };
    let ran = run_line("loket build", &load, &publish);
    assert_eq!(ran.exit, Exit::Content);
    assert!(ran.notes.contains("Halaman “index.html” belum bisa ditampilkan"), "{}", ran.notes);
}

#[test]
fn timings_are_a_table() {
    let load = |_: &LoadOptions| Ok(loaded(Vec::new(), "id"));
    let ran = run_line("loket build --waktu", &load, &published);
    assert!(ran.answers.contains("  membaca berkas        1,5 ms\n"), "{}", ran.answers);
}

#[test]
fn the_machine_s_failures_are_worded() {
    let denied = |_: &LoadOptions| -> Result<Loaded<String>, Error> {
        Err(Error::io(Action::Read, "situs")(io::ErrorKind::PermissionDenied.into()))
    };
    let ran = run_line("loket check", &denied, &never_published);
    assert_eq!(ran.exit, Exit::Machine);
    assert_eq!(
        ran.notes,
        "“situs” tidak bisa dibaca.\n  → Minta izin untuk folder itu, atau pilih folder lain.\n"
    );
    let ran = run_line("loket build --ui-lang en", &denied, &never_published);
    assert_eq!(
        ran.notes,
        "“situs” cannot be read.\n  → Ask for access to that folder, or choose another one.\n"
    );
}

#[test]
fn help_and_misunderstandings_have_their_exit_codes() {
    let load = |_: &LoadOptions| -> Result<Loaded<String>, Error> { panic!("nothing is loaded") };
    let ran = |line| run_line(line, &load, &never_published);
    assert_eq!(ran("loket --help").exit, Exit::Good);
    assert_eq!(ran("loket --version").answers, concat!("loket ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(ran("loket").exit, Exit::Usage);
    assert_eq!(ran("loket biuld").exit, Exit::Usage);
    assert_eq!(ran("loket schema panduan").answers, "{}\n");
    assert_eq!(ran("loket schema").exit, Exit::Good);
    let ran = ran("loket skema paspor --ui-lang en");
    assert_eq!((ran.exit, ran.answers.as_str()), (Exit::Usage, ""));
    assert!(ran.notes.contains("Choose one of: panduan, kisah."), "{}", ran.notes);
}

/// A stream that refuses every byte.
struct Refusing(io::ErrorKind);

impl Write for Refusing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_who_went_away_is_no_failure_but_a_full_disk_is() {
    for (kind, expected) in
        [(io::ErrorKind::BrokenPipe, Exit::Good), (io::ErrorKind::StorageFull, Exit::Machine)]
    {
        let (mut answers, mut notes) = (Refusing(kind), Vec::new());
        let mut console = Console::new(Stream::new(&mut answers, false), Stream::new(&mut notes, false));
        let load = |_: &LoadOptions| Ok(loaded(Vec::new(), "id"));
        let engine = Engine {
            load: &load,
            publish: &never_published,
            check_text: &|_| panic!("no test reads the standard input"),
            schema: &|_| None,
            schema_names: &[],
        };
        assert_eq!(run(&["loket".into(), "check".into()], &|_| None, &mut console, &engine), expected);
    }
}
