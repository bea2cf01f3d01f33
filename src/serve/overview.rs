//! The overview at `/_loket/`: all findings of the site, what is due, and every page.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::overlay::{escape, frame, write_finding};
use super::panel::count;
use super::state::{Snapshot, State};
use super::words::words;
use crate::diagnostic::wording::{UiLanguage, level_word};
use crate::diagnostic::{self, Diagnostic, Level};
use crate::document::register::regulation::{Regulation, Status};
use crate::site::route::Form;
use crate::site::standard::{self, Component};
use crate::site::{Link, Page, PageId, Site, law, review};

/// Most findings of a level on the page; the terminal shows them all.
const MAX_FINDINGS: usize = 200;

/// Most pages or links in a list.
const MAX_LISTED: usize = 1000;

/// Makes the page.
pub(super) fn page(snapshot: &Snapshot, state: &State) -> String {
    let words = words(snapshot.ui);
    let site = &snapshot.project.site;
    let mut main = format!("<h1>{}: {}</h1>", words.overview, escape(&site.config.title));
    if let Some(trouble) = state.trouble() {
        let _ = write!(main, "<pre>{}</pre>", escape(&trouble));
    }
    write_findings(&mut main, snapshot, state);
    write_due(&mut main, site, snapshot.ui);
    write_stale(&mut main, site, snapshot.ui);
    write_standards(&mut main, site, snapshot.ui);
    write_laws(&mut main, site, snapshot.ui);
    let outside = outside_links(site);
    if !outside.is_empty() {
        let total = outside.len();
        let _ = write!(main, "<details><summary>{} ({total})</summary><ul>", words.outside);
        for url in outside.into_iter().take(MAX_LISTED) {
            // Shown, not linked: the preview leads nowhere outside by itself.
            let _ = write!(main, "<li>{}</li>", escape(url));
        }
        write_more(&mut main, total, words.more);
        main.push_str("</ul></details>");
    }
    let pages: Vec<&Page> = site.pages.iter().filter(|page| page.address.anchor.is_none()).collect();
    let _ = write!(main, "<details><summary>{} ({})</summary><ul>", words.all_pages, pages.len());
    for page in pages.iter().take(MAX_LISTED) {
        let _ = write!(main, "<li>{}</li>", page_link(page));
    }
    write_more(&mut main, pages.len(), words.more);
    main.push_str("</ul></details>");
    let _ = write!(main, "<p><a href=\"/\">{}</a></p>", words.home);
    frame(snapshot.ui, words.overview, &main, "")
}

/// Writes the findings, worst first.
fn write_findings(main: &mut String, snapshot: &Snapshot, state: &State) {
    let words = words(snapshot.ui);
    let plain = snapshot.plain(state).map_or(&[][..], |plain| plain.diagnostics.as_slice());
    let mut findings = [snapshot.project.diagnostics.as_slice(), plain].concat();
    diagnostic::sort(&mut findings);
    if findings.is_empty() {
        let _ = write!(main, "<p>{}</p>", words.nothing_found);
    }
    for level in [Level::Error, Level::Needed, Level::Hint] {
        let total = count(&findings, level);
        if total == 0 {
            continue;
        }
        let open = if level == Level::Error { " open" } else { "" };
        let word = level_word(level, snapshot.ui);
        let meaning = match level {
            Level::Error => words.error_means,
            Level::Needed => words.needed_means,
            Level::Hint => words.hint_means,
        };
        let _ = write!(main, "<details{open}><summary>{word} ({total}): {meaning}</summary>");
        let shown: Vec<&Diagnostic> =
            findings.iter().filter(|finding| finding.level == level).take(MAX_FINDINGS).collect();
        for finding in shown {
            let page = snapshot.project.site.pages.iter().find(|page| page.document.path == finding.at.file);
            if let Some(page) = page {
                let _ = write!(main, "<p>{}</p>", page_link(page));
            }
            write_finding(main, finding, snapshot, state);
        }
        if total > MAX_FINDINGS {
            let _ = write!(main, "<p>+{} {}</p>", total - MAX_FINDINGS, words.more);
        }
        main.push_str("</details>");
    }
}

/// Days ahead in which a page counts as due soon: time to ask for an hour of somebody's day.
const SOON_DAYS: i64 = 60;

/// Writes the pages that are to be checked again, by their days: those that are late, then those due soon.
fn write_due(main: &mut String, site: &Site, ui: UiLanguage) {
    let words = words(ui);
    let mut due: Vec<(Date, &Page)> =
        site.pages.iter().filter_map(|page| Some((review::due(&page.document.head)?, page))).collect();
    due.sort_by_key(|(day, _)| *day);
    let soon = site.today.saturating_add(jiff::Span::new().days(SOON_DAYS));
    let late = due.partition_point(|(day, _)| *day <= site.today);
    let near = due.partition_point(|(day, _)| *day <= soon);
    for (title, pages) in [(words.due, due.get(..late)), (words.due_soon, due.get(late..near))] {
        let pages = pages.unwrap_or_default();
        let _ = write!(main, "<details><summary>{title} ({})</summary><ul>", pages.len());
        if pages.is_empty() {
            let _ = write!(main, "<li>{}</li>", words.none_due);
        }
        for (day, page) in pages.iter().take(MAX_LISTED) {
            let owner = site.owner(page).map_or(String::new(), |owner| format!(" – {}", escape(owner)));
            let _ = write!(main, "<li>{day}: {}{owner}</li>", page_link(page));
        }
        write_more(main, pages.len(), words.more);
        main.push_str("</ul>");
        main.push_str("</details>");
    }
    if site.routes.iter().any(|route| route.form == Form::ReviewCalendar) {
        let _ = write!(main, "<p><a href=\"/data/periksa.ics\">{}</a></p>", words.calendar);
    }
}

/// Writes the laws that are not in force as they were made, with the guides that rest on them.
fn write_laws(main: &mut String, site: &Site, ui: UiLanguage) {
    let words = words(ui);
    let laws = &site.registers.regulations;
    if laws.is_empty() {
        return;
    }
    let stale: Vec<(usize, &Regulation)> =
        laws.iter().enumerate().filter(|(_, law)| law.status != Status::InForce).collect();
    let _ = write!(main, "<details><summary>{} ({})</summary><ul>", words.stale_laws, stale.len());
    for (index, law) in stale.iter().take(MAX_LISTED) {
        let next = law::successor(&site.registers, *index).and_then(|next| laws.get(next));
        let next = next.map_or(String::new(), |next| format!(" → {}", escape(&next.name)));
        let pages = site.laws.rests_on.get(*index).map_or(&[][..], Vec::as_slice);
        let word = if law.status == Status::Repealed { words.repealed } else { words.amended };
        let _ = write!(main, "<li>{}: {word}{next} ({})", escape(&law.name), pages.len());
        if !pages.is_empty() {
            main.push_str("<ul>");
            for id in pages.iter().take(MAX_LISTED) {
                let _ = write!(main, "<li>{}</li>", page_link(site.page(*id)));
            }
            write_more(main, pages.len(), words.more);
            main.push_str("</ul>");
        }
        main.push_str("</li>");
    }
    main.push_str("</ul></details>");
}

/// Writes the translations that are behind their pages, each beside the page that it follows; nothing where there are none.
fn write_stale(main: &mut String, site: &Site, ui: UiLanguage) {
    let words = words(ui);
    let stale: Vec<(&Page, &Page)> =
        site.pages.iter().filter_map(|page| Some((page, site.page(page.stale.as_deref()?.source)))).collect();
    if stale.is_empty() {
        return;
    }
    let _ = write!(main, "<details><summary>{} ({})</summary><ul>", words.stale, stale.len());
    for (page, source) in stale.iter().take(MAX_LISTED) {
        let language = page.document.language.code();
        let _ = write!(main, "<li>{language}: {} ({})</li>", page_link(page), page_link(source));
    }
    write_more(main, stale.len(), words.more);
    main.push_str("</ul></details>");
}

/// Writes for each office that has begun to state its standard how many services are complete, and what others lack.
fn write_standards(main: &mut String, site: &Site, ui: UiLanguage) {
    let words = words(ui);
    let offices: Vec<PageId> = (0..site.pages.len())
        .map(PageId)
        .filter(|id| standard::office_of(site.page(*id)).is_some() && standard::is_begun(site, *id))
        .filter(|id| standard::is_original(site, site.page(*id)))
        .collect();
    if offices.is_empty() {
        return;
    }
    let _ = write!(main, "<details><summary>{} ({})</summary><ul>", words.standards, offices.len());
    for office in offices.iter().take(MAX_LISTED) {
        let services = standard::services_of(site, *office).into_iter();
        let standards: Vec<_> =
            services.filter_map(|guide| standard::at_office(site, guide, *office)).collect();
        let lacking: Vec<_> =
            standards.iter().filter(|standard| standard.missing().next().is_some()).collect();
        let complete = standards.len() - lacking.len();
        let link = page_link(site.page(*office));
        let _ = write!(main, "<li>{link}: {complete}/{} {}", standards.len(), words.standards_complete);
        if !lacking.is_empty() {
            main.push_str("<ul>");
            for standard in lacking.into_iter().take(MAX_LISTED) {
                let missing: Vec<&str> = standard.missing().map(Component::written_as).collect();
                let (link, all) = (page_link(site.page(standard.guide)), standard.components.len());
                let (stated, missing) = (standard.stated(), escape(&missing.join(", ")));
                let _ =
                    write!(main, "<li>{link}: {stated}/{all}, {}: {missing}</li>", words.standard_missing);
            }
            main.push_str("</ul>");
        }
        main.push_str("</li>");
    }
    write_more(main, offices.len(), words.more);
    main.push_str("</ul></details>");
}

/// Lists the addresses of other sites, each once.
fn outside_links(site: &Site) -> BTreeSet<&str> {
    let links = site.pages.iter().flat_map(|page| &page.links);
    links
        .filter_map(|link| match link {
            Link::External(url) if url.starts_with("http") => Some(url.as_str()),
            _ => None,
        })
        .collect()
}

/// Says how many entries a list does not show.
fn write_more(main: &mut String, total: usize, more: &str) {
    if total > MAX_LISTED {
        let _ = write!(main, "<li>+{} {more}</li>", total - MAX_LISTED);
    }
}

/// Makes a link to a page.
fn page_link(page: &Page) -> String {
    let anchor = page.address.anchor.as_ref().map_or(String::new(), |anchor| format!("#{anchor}"));
    format!(
        "<a href=\"/{}{}\">{}</a>",
        escape(&page.address.output.encoded()),
        escape(&anchor),
        escape(&page.document.head.title)
    )
}
