//! `loket serve`: shows the site in the browser while it is written, and says what happens.

use std::net::SocketAddr;
use std::process::{Command, Stdio};

use super::timings::decimal;
use super::{Console, Exit, failure};
use crate::cli::ServeArguments;
use crate::diagnostic::Level;
use crate::diagnostic::wording::{UiLanguage, level_word};
use crate::pipeline;
use crate::serve::{self, Options, Summary, Told};

/// The variable that says how an editor opens a file.
const EDITOR_VARIABLE: &str = "LOKET_EDITOR";

/// Runs the command until it is stopped.
pub(super) fn run(
    arguments: &ServeArguments,
    asked: Option<UiLanguage>,
    environment: &dyn Fn(&str) -> Option<String>,
    console: &mut Console<'_>,
) -> Exit {
    let options = Options {
        source: arguments.source.clone(),
        host: arguments.host,
        port: arguments.port,
        drafts: arguments.drafts,
        today: arguments.today,
        clock: pipeline::today,
        ui: asked,
        editor: environment(EDITOR_VARIABLE).filter(|pattern| pattern.contains("{file}")),
        word: failure::text,
    };
    let mut ui = asked.unwrap_or_default();
    let mut say = |told: Told<'_>| {
        match told {
        Told::Started { address, elsewhere, summary } => {
            ui = summary.ui;
            console.answer(&started(address, elsewhere, summary));
            console.flush();
            if arguments.open {
                open(&url(address));
            }
        }
        Told::Rebuilt { files, summary } => {
            ui = summary.ui;
            console.answer(&rebuilt(files, summary));
            console.flush();
        }
        Told::Polling => console.note(match ui {
            UiLanguage::Indonesian => {
                "Sistem tidak memberi tahu perubahan berkas, jadi loket melihat sendiri beberapa kali setiap detik.\n"
            }
            UiLanguage::English => {
                "The system does not tell of changed files, so loket looks for itself a few times a second.\n"
            }
        }),
        Told::Trouble(error) => console.note(&failure::text(error, ui)),
    }
    };
    match serve::run(&options, &mut say) {
        Ok(()) => Exit::Good,
        Err(error) => {
            console.note(&failure::text(&error, asked.unwrap_or_default()));
            Exit::Machine
        }
    }
}

/// Says where to look.
fn started(address: SocketAddr, elsewhere: Option<SocketAddr>, summary: Summary) -> String {
    let Summary { pages, time, ui, .. } = summary;
    let (here, seconds) = (url(address), decimal(time.as_secs_f64(), 2, ui));
    let found = findings(summary);
    let mut text = match ui {
        UiLanguage::Indonesian => format!(
            "Buka {here} di peramban. {pages} halaman, {found}, siap dalam {seconds} detik.\n\
             Simpan tulisan Anda, halaman ikut berubah. Ringkasan: {here}_loket/. Berhenti: Ctrl+C.\n"
        ),
        UiLanguage::English => format!(
            "Open {here} in your browser. {pages} pages, {found}, ready in {seconds} seconds.\n\
             Save what you write and the page follows. Overview: {here}_loket/. Stop: Ctrl+C.\n"
        ),
    };
    if let Some(elsewhere) = elsewhere {
        text.push_str(match ui {
            UiLanguage::Indonesian => {
                "Perhatian: siapa pun di jaringan ini bisa melihat situs yang belum terbit. Dari ponsel: "
            }
            UiLanguage::English => {
                "Note: anybody in this network can see the unpublished site. From a phone: "
            }
        });
        text.push_str(&url(elsewhere));
        text.push('\n');
    }
    text
}

/// Says in one line what changed.
fn rebuilt(files: &[String], summary: Summary) -> String {
    let ui = summary.ui;
    let what = match (files, ui) {
        ([file], _) => file.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect(),
        ([], UiLanguage::Indonesian) => "Berkas".to_owned(),
        ([], UiLanguage::English) => "Files".to_owned(),
        (files, UiLanguage::Indonesian) => format!("{} berkas", files.len()),
        (files, UiLanguage::English) => format!("{} files", files.len()),
    };
    let milliseconds = summary.time.as_millis();
    let found = findings(summary);
    match ui {
        UiLanguage::Indonesian => format!("{what} berubah, tampil dalam {milliseconds} ms. {found}.\n"),
        UiLanguage::English => format!("{what} changed, shown in {milliseconds} ms. {found}.\n"),
    }
}

/// Counts the findings, worst first.
fn findings(summary: Summary) -> String {
    let levels = [Level::Error, Level::Needed, Level::Hint];
    let parts: Vec<String> = levels
        .into_iter()
        .zip(summary.findings)
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| format!("{count} {}", level_word(level, summary.ui)))
        .collect();
    match (parts.is_empty(), summary.ui) {
        (false, _) => parts.join(", "),
        (true, UiLanguage::Indonesian) => "tanpa temuan".to_owned(),
        (true, UiLanguage::English) => "no findings".to_owned(),
    }
}

/// Writes an address for the browser.
fn url(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("http://localhost:{}/", address.port())
    } else {
        format!("http://{address}/")
    }
}

/// Opens the browser; where there is none, the printed address is enough.
fn open(url: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[url])
    } else if cfg!(windows) {
        ("explorer", &[url])
    } else {
        ("xdg-open", &[url])
    };
    let mut command = Command::new(program);
    let command = command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Not waited for: the browser may be that very process.
    drop(command.spawn());
}
