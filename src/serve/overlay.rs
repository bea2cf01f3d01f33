//! What the preview adds to a page of the site: the strip about what is wrong, and its script.
//!
//! In: a rendered page and the findings of its source. Out: the same page with one block before
//! `</body>`. Nothing of it is ever part of the published site. The strip is there without the
//! script; panel, reload and marks are the script's.

use std::fmt::Write as _;

use super::state::{Snapshot, State};
use super::words::{Words, words};
use crate::diagnostic::line_index::LineIndex;
use crate::diagnostic::wording::{UiLanguage, wording};
use crate::diagnostic::{Diagnostic, Level};
use crate::site::route::{Form, Route};
use crate::site::{Page, Site};

/// What a fault page tells.
pub(super) enum Fault<'a> {
    /// There never was a site.
    NoSite,
    /// Nothing stands at the address.
    NoPage,
    /// The program itself failed.
    Ours,
    /// These findings.
    Findings(Vec<Diagnostic>, &'a Snapshot),
}

/// Most findings that a strip shows; all stand in the panel and the overview.
const MAX_IN_STRIP: usize = 3;

/// Adds strip and script to a page.
pub(super) fn dress(
    mut html: Vec<u8>,
    route: &Route,
    snapshot: &Snapshot,
    state: &State,
    failed: Option<&Diagnostic>,
) -> Vec<u8> {
    let mut block = String::new();
    let findings: Vec<&Diagnostic> =
        failed.into_iter().chain(stopping_findings(route, snapshot)).take(MAX_IN_STRIP).collect();
    let trouble = state.trouble();
    if !findings.is_empty() || trouble.is_some() {
        let words = words(snapshot.ui);
        let page = page_of(route, &snapshot.project.site);
        let is_old = failed.is_some()
            || trouble.is_some()
            || page.is_some_and(|page| snapshot.outdated.contains(&page.document.path));
        let title = if is_old { words.strip_old } else { words.strip };
        let _ = write!(
            block,
            "<aside class=\"loket-strip\" role=\"status\" lang=\"{}\"><strong>{title}</strong>",
            snapshot.ui.code()
        );
        if let Some(trouble) = trouble {
            let _ = write!(block, "<p>{}</p>", escape(&trouble));
        }
        for finding in findings {
            write_finding(&mut block, finding, snapshot, state);
        }
        let _ = write!(block, "<p><a href=\"/_loket/\">{}</a></p></aside>", words.all_findings);
    }
    let _ = write!(
        block,
        "<link rel=\"stylesheet\" href=\"/_loket/panel.css\">\
         <script src=\"/_loket/serve.js\" defer data-state=\"{}\"></script>\
         <script src=\"/_loket/panel.js\" defer data-url=\"{}\"></script>",
        escape(&snapshot.name),
        escape(route.output.as_str())
    );
    let at = html
        .windows(END_OF_PAGE.len())
        .rposition(|window| window.eq_ignore_ascii_case(END_OF_PAGE))
        .unwrap_or(html.len());
    html.splice(at..at, block.into_bytes());
    html
}

/// Lets the relative addresses of a page begin at the site's root.
pub(super) fn move_to_root(html: &mut Vec<u8>, base_path: Option<&str>) {
    const HEAD: &[u8] = b"<head>";
    if let Some(path) = base_path.filter(|path| *path != "/") {
        // The preview stands at the root, wherever the site will stand.
        *html = String::from_utf8_lossy(html).replace(&format!("=\"{path}"), "=\"/").into_bytes();
    }
    if let Some(at) = html.windows(HEAD.len()).position(|window| window == HEAD) {
        html.splice(at + HEAD.len()..at + HEAD.len(), *b"<base href=\"/\">");
    }
}

const END_OF_PAGE: &[u8] = b"</body>";

/// Finds the page that a route shows.
pub(super) fn page_of<'a>(route: &Route, site: &'a Site) -> Option<&'a Page> {
    match &route.form {
        Form::Page(id) | Form::ChatText(id) | Form::WholeGuide(id) => Some(site.page(*id)),
        Form::HelperStop(helper, _) | Form::HelperSheet(helper) => {
            site.helpers.get(*helper).map(|helper| site.page(helper.page))
        }
        Form::Section(section, 0) => {
            site.sections.get(*section).and_then(|section| section.intro).map(|id| site.page(id))
        }
        Form::Home(language) => {
            let language = site.languages.get(*language)?;
            site.pages.iter().find(|page| crate::site::route::is_home(&page.document, language))
        }
        _ => None,
    }
}

/// Gives what stops the page from being published as it is: its own, then what concerns every page.
fn stopping_findings<'a>(route: &Route, snapshot: &'a Snapshot) -> impl Iterator<Item = &'a Diagnostic> {
    let path = page_of(route, &snapshot.project.site).map(|page| page.document.path.clone());
    let stops = |finding: &&Diagnostic| finding.level == Level::Error;
    let all = snapshot.project.diagnostics.iter();
    let own = all.clone().filter(move |finding| Some(&finding.at.file) == path.as_ref());
    let common = all.filter(|finding| !finding.at.file.as_str().starts_with("content/"));
    own.filter(stops).chain(common.filter(stops))
}

/// Writes a finding: what, where, the line, what to do.
pub(super) fn write_finding(text: &mut String, finding: &Diagnostic, snapshot: &Snapshot, state: &State) {
    let words = wording(&finding.problem, snapshot.ui);
    let _ = write!(text, "<div class=\"loket-finding\"><p>{}</p><p>", escape(&words.message));
    let place = Place::of(finding, snapshot);
    text.push_str(&place.link(state, snapshot));
    text.push_str("</p>");
    if let Some((before, marked, after)) = &place.excerpt {
        let _ = write!(text, "<pre>{}<mark>{}</mark>{}</pre>", escape(before), escape(marked), escape(after));
    }
    let _ = write!(text, "<p>→ {}</p></div>", escape(&words.help));
}

/// Where a finding is, in people's terms.
pub(super) struct Place {
    /// The file.
    pub(super) file: String,
    /// The line, from 1; `None` for the file as a whole.
    pub(super) line: Option<usize>,
    /// The line before the marked part, the part, and the rest.
    pub(super) excerpt: Option<(String, String, String)>,
}

impl Place {
    /// Finds the place of a finding.
    pub(super) fn of(finding: &Diagnostic, snapshot: &Snapshot) -> Place {
        let file = finding.at.file.to_string();
        let text = snapshot.text(&finding.at.file);
        let (Some(span), Some(text)) = (&finding.at.span, text) else {
            return Place { file, line: None, excerpt: None };
        };
        let excerpt = LineIndex::new(text).excerpt(span);
        let letters: Vec<char> = excerpt.text.chars().collect();
        let part = |range: std::ops::Range<usize>| -> String {
            let end = range.end.min(letters.len());
            letters.get(range.start.min(end)..end).unwrap_or_default().iter().collect()
        };
        let marked = excerpt.marked.clone();
        let parts = (part(0..marked.start), part(marked.clone()), part(marked.end..letters.len()));
        Place { file, line: Some(excerpt.line), excerpt: Some(parts) }
    }

    /// Names the place, as a link where an editor can be opened.
    pub(super) fn link(&self, state: &State, snapshot: &Snapshot) -> String {
        let line = self.line.map_or(String::new(), |line| format!(":{line}"));
        let name = escape(&format!("{}{line}", self.file));
        match editor_url(&self.file, self.line, state, snapshot) {
            Some(url) => format!("<a href=\"{}\"><code>{name}</code></a>", escape(&url)),
            None => format!("<code>{name}</code>"),
        }
    }
}

/// Makes the address that opens a file in the editor's program.
pub(super) fn editor_url(
    file: &str,
    line: Option<usize>,
    state: &State,
    snapshot: &Snapshot,
) -> Option<String> {
    let pattern = state.editor.as_ref()?;
    let disk = snapshot.project.source.join(file).to_string_lossy().replace('\\', "/");
    let disk: String = disk.split('/').map(crate::serve::words::percent).collect::<Vec<_>>().join("/");
    // `vscode://file/{file}` would have two slashes where a path begins with one.
    let file = if pattern.contains("/{file}") { disk.trim_start_matches('/') } else { &disk };
    Some(pattern.replace("{file}", file).replace("{line}", &line.unwrap_or(1).to_string()))
}

/// Makes a page of our own that tells what is wrong.
pub(super) fn fault_page(ui: UiLanguage, fault: &Fault<'_>, trouble: Option<&str>) -> String {
    let words: &Words = words(ui);
    let mut main = String::new();
    let title = match fault {
        Fault::NoSite => words.no_site,
        Fault::NoPage => words.no_page,
        Fault::Ours => words.ours,
        Fault::Findings(..) => words.no_show,
    };
    let _ = write!(main, "<h1>{title}</h1>");
    if let Some(trouble) = trouble {
        let _ = write!(main, "<pre>{}</pre>", escape(trouble));
    }
    if let Fault::Findings(findings, snapshot) = fault {
        for finding in findings {
            let text = wording(&finding.problem, ui);
            let place = Place::of(finding, snapshot);
            let line = place.line.map_or(String::new(), |line| format!(":{line}"));
            let _ = write!(
                main,
                "<div class=\"loket-finding\"><p>{}</p><p><code>{}{line}</code></p>",
                escape(&text.message),
                escape(&place.file)
            );
            if let Some((before, marked, after)) = place.excerpt {
                let (before, marked, after) = (escape(&before), escape(&marked), escape(&after));
                let _ = write!(main, "<pre>{before}<mark>{marked}</mark>{after}</pre>");
            }
            let _ = write!(main, "<p>→ {}</p></div>", escape(&text.help));
        }
    }
    let _ = write!(
        main,
        "<p>{}</p><p><a href=\"/\">{}</a> · <a href=\"/_loket/\">{}</a></p>",
        words.comes_back, words.home, words.all_findings
    );
    frame(ui, title, &main, "")
}

/// Puts a page of our own into its frame.
pub(super) fn frame(ui: UiLanguage, title: &str, main: &str, script: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{} – loket</title>\
         <link rel=\"icon\" href=\"/_loket/icon.svg\">\
         <link rel=\"stylesheet\" href=\"/_loket/panel.css\"></head><body class=\"loket-own\"><main>{main}</main>\
         <script src=\"/_loket/serve.js\" defer data-own=\"\"></script>{script}</body></html>\n",
        ui.code(),
        escape(title)
    )
}

/// Makes text harmless inside HTML, in content and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
