//! The writer's panel of one page as data, and the views of that page side by side.
//!
//! In: the address of a page, by its exact name. Out: the findings of its source with their
//! places, its measures, and what is good about it already, as JSON for `serve.js`.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::desk::{Desk, desk};
use super::overlay::{Place, editor_url, escape, frame, page_of};
use super::state::{Snapshot, State};
use super::words::words;
use crate::diagnostic::wording::{UiLanguage, level_id, level_word, wording};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Meaning;
use crate::site::route::{Form, Route};
use crate::site::{Link, Page, Site};

/// Good news beyond this is skipped over.
const MAX_GOOD: usize = 5;

/// Makes the panel's data; `None` where no such page is.
pub(super) fn json(output: &str, snapshot: &Snapshot, state: &State) -> Option<String> {
    let route = snapshot.route(output)?;
    let ui = snapshot.ui;
    let site = &snapshot.project.site;
    let page = page_of(route, site);
    let findings: Vec<&Diagnostic> = page.map_or_else(Vec::new, |page| {
        let mut findings: Vec<&Diagnostic> = snapshot
            .project
            .diagnostics
            .iter()
            .filter(|finding| finding.at.file == page.document.path)
            .collect();
        findings.sort_by_key(|finding| finding.level);
        findings
    });
    let source = page.map(|page| {
        let file = page.document.path.as_str();
        json!({ "file": file, "editor": editor_url(file, None, state, snapshot) })
    });
    let Desk { good: plain, findings: spoken, bands, suppressed } =
        page.map_or_else(Desk::default, |page| desk(page, snapshot, state));
    // What stops the page is told first, advice on its sentences next, hints of the rest last.
    let (first, last): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        findings.into_iter().partition(|finding| finding.level != Level::Hint);
    let shown = |finding: &&Diagnostic| entry(finding, snapshot, state);
    let findings: Vec<Value> = first.iter().map(shown).chain(spoken).chain(last.iter().map(shown)).collect();
    let good: Vec<String> =
        plain.into_iter().chain(page.map_or_else(Vec::new, |page| good(page, ui))).take(MAX_GOOD).collect();
    let data = json!({
        "state": snapshot.name,
        "ui": ui.code(),
        "source": source,
        "findings": findings,
        "good": good,
        "bands": bands,
        "suppressed": suppressed,
        "measures": page.map_or_else(Vec::new, |page| measures(page, ui)),
        "views": page.map(|_| format!("/_loket/views?url={}", super::words::percent(output))),
        "words": panel_words(ui),
    });
    Some(data.to_string())
}

/// Shows one finding as data.
fn entry(finding: &Diagnostic, snapshot: &Snapshot, state: &State) -> Value {
    let wording = wording(&finding.problem, snapshot.ui);
    let place = Place::of(finding, snapshot);
    json!({
        "code": finding.problem.code(),
        "level": level_id(finding.level),
        "word": level_word(finding.level, snapshot.ui),
        "message": wording.message,
        "help": wording.help,
        "file": place.file,
        "line": place.line,
        "editor": editor_url(&place.file, place.line, state, snapshot),
        "marked": place.excerpt.map(|(_, marked, _)| marked),
    })
}

/// Says what works already.
fn good(page: &Page, ui: UiLanguage) -> Vec<String> {
    let indonesian = ui == UiLanguage::Indonesian;
    let mut good = Vec::new();
    let mut say = |is_so: bool, own: String, other: String| {
        if is_so {
            good.push(if indonesian { own } else { other });
        }
    };
    let head = &page.document.head;
    if let Some(day) = head.reviewed {
        say(
            true,
            format!("Tanggal pemeriksaan tertulis: {day}."),
            format!("The day of the last check is there: {day}."),
        );
    }
    let headings = page.document.headings.len();
    say(
        headings > 1,
        format!("Ada {headings} judul bagian, jadi mudah dibaca sekilas."),
        format!("{headings} headings make it easy to skim."),
    );
    let is_whole = !page.links.is_empty() && !page.links.contains(&Link::Broken);
    say(is_whole, "Semua tautan sampai ke tujuannya.".to_owned(), "All links lead somewhere.".to_owned());
    if let Meaning::Guide(_) = &page.document.meaning {
        say(
            !page.agencies.is_empty(),
            "Orang tahu ke kantor mana harus datang.".to_owned(),
            "People know which office to go to.".to_owned(),
        );
    }
    good
}

/// Measures the page.
fn measures(page: &Page, ui: UiLanguage) -> Vec<[String; 2]> {
    let names = match ui {
        UiLanguage::Indonesian => ["Judul bagian", "Tautan", "Gambar", "Halaman yang menuju ke sini"],
        UiLanguage::English => ["Headings", "Links", "Pictures", "Pages that lead here"],
    };
    let pictures =
        page.document.links.iter().filter(|link| link.kind == crate::document::LinkKind::Image).count();
    let numbers = [
        page.document.headings.len(),
        page.document.links.len() - pictures,
        pictures,
        page.mentioned_by.len(),
    ];
    names.into_iter().zip(numbers).map(|(name, number)| [name.to_owned(), number.to_string()]).collect()
}

/// Gives the words that the script needs.
fn panel_words(ui: UiLanguage) -> Value {
    let words = words(ui);
    match ui {
        UiLanguage::Indonesian => json!({
            "title": "Untuk penulis", "show": "Tandai di halaman", "rest": "Lihat lainnya", "source": "Berkas",
            "good": "Yang sudah baik", "measures": "Ukuran", "views": words.views, "overview": words.overview,
            "none": words.nothing_found, "absent": "Bagian ini tidak tampil di halaman.",
            "next": "Langkah berikutnya", "maybe": "mungkin", "copy": words.copy, "copied": words.copied,
            "rest_rule": "Biarkan", "reason": "Alasan (boleh kosong):",
            "put_above": "Tempel di baris kosong tepat di atas bagian itu.",
            "suppressed": "{count} temuan Anda biarkan di halaman ini.", "fewer": "{count} temuan sudah beres.",
            "lost": "loket berhenti. Halaman ini menyambung lagi sendiri kalau loket dijalankan.",
        }),
        UiLanguage::English => json!({
            "title": "For the writer", "show": "Mark on the page", "rest": "See the others", "source": "File",
            "good": "What works already", "measures": "Measures", "views": words.views,
            "overview": words.overview, "none": words.nothing_found,
            "absent": "This part is not shown on the page.",
            "next": "Next steps", "maybe": "maybe", "copy": words.copy, "copied": words.copied,
            "rest_rule": "Let it rest", "reason": "Reason (may stay empty):",
            "put_above": "Paste it on an empty line right above that part.",
            "suppressed": "You let {count} findings rest on this page.", "fewer": "{count} findings fewer.",
            "lost": "loket has stopped. This page connects again by itself once loket runs.",
        }),
    }
}

/// Makes the page with the views of one page side by side.
pub(super) fn views(output: &str, snapshot: &Snapshot) -> Option<String> {
    let route = snapshot.route(output)?;
    let site = &snapshot.project.site;
    page_of(route, site)?;
    let words = words(snapshot.ui);
    let address = escape(&route.output.encoded());
    let mut main = format!(
        "<h1>{}</h1><p><a href=\"/{address}\">{}</a></p><div class=\"loket-views\">",
        words.views,
        escape(output)
    );
    let _ = write!(
        main,
        "<section class=\"loket-narrow\"><h2>{}</h2><iframe src=\"/{address}\" title=\"{}\" data-view=\"screen\"></iframe></section>\
         <section class=\"loket-paper\"><h2>{}</h2><iframe src=\"/{address}\" title=\"{}\" data-view=\"paper\"></iframe></section>",
        words.narrow, words.narrow, words.paper, words.paper
    );
    for other in other_forms(route, site) {
        let name = escape(&name_of_form(other, snapshot.ui));
        let address = escape(&other.output.encoded());
        let _ = if other.output.as_str().ends_with(".txt") {
            write!(
                main,
                "<section><h2>{name}</h2><p><button type=\"button\" data-copy=\"{address}\" data-done=\"{}\">{}</button></p>\
                 <pre data-text=\"/{address}\" id=\"{address}\"></pre></section>",
                words.copied, words.copy
            )
        } else {
            write!(
                main,
                "<section class=\"loket-paper\"><h2>{name}</h2><iframe src=\"/{address}\" title=\"{name}\" data-view=\"paper\" loading=\"lazy\"></iframe></section>"
            )
        };
    }
    let _ = write!(
        main,
        "<section><h2>{}</h2><ol class=\"loket-outline\" data-outline=\"{}\"></ol></section></div>",
        words.heard,
        escape(words.landmarks)
    );
    let script = "<script src=\"/_loket/views.js\" defer></script>";
    Some(frame(snapshot.ui, words.views, &main, script))
}

/// Finds the other forms of a page: the outputs that stand below its address and are no pages of their own.
fn other_forms<'a>(route: &'a Route, site: &'a Site) -> impl Iterator<Item = &'a Route> {
    let output = route.output.as_str();
    let stem = output.strip_suffix("/index.html").or_else(|| output.strip_suffix(".html")).unwrap_or(output);
    let is_other = move |other: &&Route| {
        let below = other.output.as_str().strip_prefix(stem);
        let own = !matches!(
            other.form,
            Form::Page(_)
                | Form::Home(_)
                | Form::Section(..)
                | Form::Topic(..)
                | Form::Agency(..)
                | Form::Asset(_)
                | Form::Redirect(_)
        );
        own && other.output != route.output
            && below.is_some_and(|rest| rest == ".txt" || rest.starts_with('/'))
            && [".html", ".txt"].iter().any(|ending| other.output.as_str().ends_with(ending))
    };
    let is_page = matches!(route.form, Form::Page(_));
    site.routes.iter().filter(move |other| is_page && is_other(other))
}

/// Names a form of a page by its file: the chat text by what it is for, others by their own name.
fn name_of_form(route: &Route, ui: UiLanguage) -> String {
    let output = route.output.as_str();
    if output.ends_with(".txt") {
        return words(ui).chat.to_owned();
    }
    let name = output.rsplit('/').next().unwrap_or(output);
    let name = name.strip_suffix(".html").unwrap_or(name).replace('-', " ");
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Counts the findings of a level.
pub(super) fn count(findings: &[Diagnostic], level: Level) -> usize {
    findings.iter().filter(|finding| finding.level == level).count()
}
