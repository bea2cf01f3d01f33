//! The writer's panel of one page as data, and the views of that page side by side.
//!
//! In: the address of a page, by its exact name. Out: the findings of its source with their
//! places, its measures, and what is good about it already, as JSON for `serve.js`.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::overlay::{Place, editor_url, escape, frame, page_of};
use super::state::{Snapshot, State};
use super::words::words;
use crate::diagnostic::wording::{UiLanguage, level_id, level_word, wording};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Meaning;
use crate::site::route::Form;
use crate::site::{Link, Page};

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
    let data = json!({
        "state": snapshot.name,
        "ui": ui.code(),
        "source": source,
        "findings": findings.iter().map(|finding| entry(finding, snapshot, state)).collect::<Vec<_>>(),
        "good": page.map_or_else(Vec::new, |page| good(page, ui)),
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
        UiLanguage::Indonesian => ["Judul bagian", "Tautan", "Gambar", "Disebut oleh"],
        UiLanguage::English => ["Headings", "Links", "Pictures", "Named by"],
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
            "title": "Untuk penulis", "show": "Tandai di halaman", "rest": "Temuan lain", "source": "Berkas",
            "good": "Yang sudah baik", "measures": "Ukuran", "views": words.views, "overview": words.overview,
            "none": words.nothing_found, "absent": "Bagian ini tidak tampil di halaman.",
            "lost": "loket berhenti. Halaman ini menyambung lagi sendiri kalau loket dijalankan.",
        }),
        UiLanguage::English => json!({
            "title": "For the writer", "show": "Mark on the page", "rest": "More findings", "source": "File",
            "good": "What works already", "measures": "Measures", "views": words.views,
            "overview": words.overview, "none": words.nothing_found,
            "absent": "This part is not shown on the page.",
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
    let id = match &route.form {
        Form::Page(id) => Some(*id),
        _ => None,
    };
    let other = |wanted: &dyn Fn(&Form) -> bool| {
        site.routes.iter().find(|route| wanted(&route.form)).map(|route| escape(&route.output.encoded()))
    };
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
    if let Some(text) = id.and_then(|id| other(&|form| *form == Form::ChatText(id))) {
        let _ = write!(
            main,
            "<section><h2>{}</h2><p><button type=\"button\" data-copy=\"chat\" data-done=\"{}\">{}</button></p>\
             <pre data-text=\"/{text}\" id=\"chat\"></pre></section>",
            words.chat, words.copied, words.copy
        );
    }
    let _ = write!(
        main,
        "<section><h2>{}</h2><ol class=\"loket-outline\" data-outline=\"\"></ol></section></div>",
        words.heard
    );
    let script = "<script src=\"/_loket/views.js\" defer></script>";
    Some(frame(snapshot.ui, words.views, &main, script))
}

/// Counts the findings of a level.
pub(super) fn count(findings: &[Diagnostic], level: Level) -> usize {
    findings.iter().filter(|finding| finding.level == level).count()
}
