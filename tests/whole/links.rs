//! Follows every link of built sites and holds what every page promises.
//!
//! Every `href` and `src` inside the site leads to a file and an anchor that exist; every
//! page is reached from the home page by links; ids are unique; one first heading, no level
//! skipped; nothing inline that a policy would forbid; structured data, sitemap and feeds
//! can be read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::support::page::{Element, Page};
use super::support::site::{Files, TODAY, loket, read_folder, run};

/// Attributes whose values are addresses.
const ADDRESSES: [&str; 7] = ["href", "src", "action", "poster", "data", "cite", "formaction"];

/// Schemes that leave the site. `data:` is allowed for the icon in the head alone.
const OUTSIDE: [&str; 6] = ["https:", "http:", "mailto:", "tel:", "geo:", "sms:"];

/// The page of the search, to which every page's form leads; a site without search has none.
const SEARCH_PAGE: &str = "cari.html";

/// Checks a whole built site; gives what is wrong, each with its file.
pub(crate) fn check(files: &Files) -> Vec<String> {
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), Page::read(bytes)))
        .collect();
    let mut wrong = Vec::new();
    let ids: BTreeMap<&str, BTreeSet<String>> =
        pages.iter().map(|(path, page)| (*path, ids(path, page, &mut wrong))).collect();
    let mut leads: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (path, page) in &pages {
        let targets = leads.entry(path).or_default();
        let root = host_root(path, page);
        for element in page.elements() {
            for (name, value) in element.attributes().filter(|(name, _)| ADDRESSES.contains(name)) {
                let value = root.as_deref().and_then(|root| value.strip_prefix(root)).unwrap_or(value);
                if let Some(target) = follow(path, name, value, &element, files, &ids, &mut wrong) {
                    targets.insert(target);
                }
            }
        }
        if !page.is_redirect() {
            structure(path, page, &mut wrong);
        }
        references(path, page, &ids, &mut wrong);
        inert(path, page, &mut wrong);
        if page.named("main").any(|main| main.text().contains("{\"")) {
            wrong.push(format!("{path}: shows people what is meant for machines"));
        }
    }
    reachable(&pages, &leads, &mut wrong);
    sitemap(files, &pages, &mut wrong);
    for (path, bytes) in files {
        read_data(path, bytes, &mut wrong);
    }
    wrong
}

/// Gives where the links of the page for missing addresses begin: it is shown at any depth, so that where the site knows
/// its address they begin at the host's root.
fn host_root(path: &str, page: &Page) -> Option<String> {
    let style = page.named("link").find(|link| link.attribute("rel") == Some("stylesheet"))?;
    let (root, _) = style.attribute("href")?.split_once("tema/")?;
    (path == "404.html" && root.starts_with('/')).then(|| root.to_owned())
}

/// Collects the ids of a page; each may stand once.
fn ids(path: &str, page: &Page, wrong: &mut Vec<String>) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for element in page.elements() {
        let Some(id) = element.attribute("id") else { continue };
        if id.is_empty() || id.contains(char::is_whitespace) {
            wrong.push(format!("{path}: the id “{id}” is none"));
        }
        if !ids.insert(id.to_owned()) {
            wrong.push(format!("{path}: the id “{id}” stands twice"));
        }
    }
    ids
}

/// Follows an address; gives the file of the site that it leads to.
fn follow(
    path: &str,
    name: &str,
    value: &str,
    element: &Element<'_>,
    files: &Files,
    ids: &BTreeMap<&str, BTreeSet<String>>,
    wrong: &mut Vec<String>,
) -> Option<String> {
    let icon = element.attribute("rel") == Some("icon") && value.starts_with("data:image/svg+xml,");
    if icon {
        return None;
    }
    let lower = value.to_ascii_lowercase();
    if OUTSIDE.iter().any(|scheme| lower.starts_with(scheme)) {
        let loads = name != "href" || element.attribute("rel").is_some_and(|rel| rel == "stylesheet");
        if loads && name != "cite" {
            wrong.push(format!("{path}: asks a third party: {}", element.shown()));
        }
        return None;
    }
    let (address, anchor) = value.split_once('#').map_or((value, None), |(a, b)| (a, Some(b)));
    let target = if address.is_empty() {
        path.to_owned()
    } else if let Some(target) = resolve(path, address) {
        target
    } else {
        wrong.push(format!("{path}: is no relative address of a file: {name}=“{value}”"));
        return None;
    };
    if target == SEARCH_PAGE && !files.contains_key(SEARCH_PAGE) {
        return None;
    }
    if value.is_empty() || !files.contains_key(&target) {
        wrong.push(format!("{path}: leads to no file: {}", element.shown()));
        return None;
    }
    if let Some(anchor) = anchor {
        let anchor = decode(anchor);
        if !ids.get(target.as_str()).is_some_and(|ids| ids.contains(&anchor)) {
            wrong.push(format!("{path}: leads to no anchor: {name}=“{value}”"));
        }
    }
    Some(target)
}

/// Works out which file of the site a relative address names; `None` if it leaves the site.
fn resolve(from: &str, address: &str) -> Option<String> {
    let address = address.split('?').next().unwrap_or_default();
    if address.starts_with('/') || address.contains(':') || address.contains('\\') || address.ends_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(decode(&parts.join("/")))
}

/// Decodes `%20` and the like.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.filter(|_| byte == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(value) => {
                decoded.push(value);
                at += 3;
            }
            None => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// Holds what a page is made of: language, title, headings, text in place of pictures.
fn structure(path: &str, page: &Page, wrong: &mut Vec<String>) {
    for error in page.errors() {
        wrong.push(format!("{path}: {error}"));
    }
    if page.attribute("html", "lang").is_none_or(|lang| lang.len() < 2) {
        wrong.push(format!("{path}: says no language"));
    }
    if page.named("title").all(|title| title.text().trim().is_empty()) {
        wrong.push(format!("{path}: has no title"));
    }
    if page.named("main").count() != 1 {
        wrong.push(format!("{path}: has not one main part"));
    }
    if page.named("h1").count() != 1 {
        wrong.push(format!("{path}: has {} first headings", page.named("h1").count()));
    }
    let mut last = 0;
    for element in page.elements() {
        let name = element.name();
        if name == "img" && element.attribute("alt").is_none() {
            wrong.push(format!("{path}: a picture without words: {}", element.shown()));
        }
        if name == "a" && element.attribute("href").is_some() && is_nameless(&element) {
            wrong.push(format!("{path}: a link without a name: {}", element.shown()));
        }
        let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
        let Some(level) = level else { continue };
        if level > last + 1 {
            wrong.push(format!("{path}: from heading level {last} to {level}: {}", element.shown()));
        }
        if element.text().trim().is_empty() {
            wrong.push(format!("{path}: an empty heading"));
        }
        last = level;
    }
}

/// Tells whether a link says nothing to somebody who cannot see it.
fn is_nameless(link: &Element<'_>) -> bool {
    let labelled = ["aria-label", "aria-labelledby", "title"];
    link.text().trim().is_empty()
        && labelled.iter().all(|name| link.attribute(name).is_none_or(str::is_empty))
        && !link.inner.descendent_elements().any(|inner| {
            inner.value().name() == "img" && inner.attr("alt").is_some_and(|alt| !alt.is_empty())
        })
}

/// Holds that attributes which name other elements find them.
fn references(path: &str, page: &Page, ids: &BTreeMap<&str, BTreeSet<String>>, wrong: &mut Vec<String>) {
    let own = &ids[path];
    for element in page.elements() {
        for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "list"] {
            for id in element.attribute(name).unwrap_or_default().split_whitespace() {
                if !own.contains(id) {
                    wrong.push(format!("{path}: {name}=“{id}” names nothing"));
                }
            }
        }
    }
}

/// Holds that nothing stands in the page that a strict policy would forbid.
fn inert(path: &str, page: &Page, wrong: &mut Vec<String>) {
    for element in page.elements() {
        let name = element.name();
        let data = element.attribute("type") == Some("application/ld+json");
        if name == "style" || name == "script" && element.attribute("src").is_none() && !data {
            wrong.push(format!("{path}: inline: {}", element.shown()));
        }
        if name == "script" && data {
            let json: Result<serde_json::Value, _> = serde_json::from_str(&element.text());
            if let Err(error) = json {
                wrong.push(format!("{path}: structured data: {error}"));
            }
        }
        for (attribute, value) in element.attributes() {
            if attribute == "style" || attribute.starts_with("on") {
                wrong.push(format!("{path}: inline {attribute}=“{value}”"));
            }
        }
    }
}

/// Holds that every page is reached by links from the home page of the site.
fn reachable(
    pages: &BTreeMap<&str, Page>,
    leads: &BTreeMap<&str, BTreeSet<String>>,
    wrong: &mut Vec<String>,
) {
    let mut found: BTreeSet<&str> = BTreeSet::from(["index.html"]);
    let mut next = vec!["index.html"];
    while let Some(path) = next.pop() {
        for target in leads.get(path).into_iter().flatten() {
            if leads.contains_key(target.as_str()) && found.insert(target) {
                next.push(target);
            }
        }
    }
    for (path, page) in pages {
        if !found.contains(path) && *path != "404.html" && !page.is_redirect() {
            wrong.push(format!("{path}: is reached by no link from index.html"));
        }
    }
}

/// Holds that the sitemap names the pages that search engines may show, and no others.
fn sitemap(files: &Files, pages: &BTreeMap<&str, Page>, wrong: &mut Vec<String>) {
    let Some(bytes) = files.get("sitemap.xml") else { return };
    let text = String::from_utf8_lossy(bytes);
    let Ok(xml) = roxmltree::Document::parse(&text) else { return };
    let urls: Vec<&str> = xml
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .filter_map(|node| node.text())
        .collect();
    // The home page's address is the site's own, and so the shortest.
    let base = urls.iter().min_by_key(|url| url.len()).copied().unwrap_or_default();
    let listed: BTreeSet<String> = urls
        .iter()
        .filter_map(|url| url.strip_prefix(base))
        .map(decode)
        .map(|path| if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path })
        .collect();
    let expected: BTreeSet<String> = pages
        .iter()
        .filter(|(path, page)| **path != "404.html" && !page.is_redirect() && !page.is_hidden())
        .map(|(path, _)| (*path).to_owned())
        .collect();
    for path in listed.symmetric_difference(&expected) {
        let which = if listed.contains(path) { "is in the sitemap" } else { "is not in the sitemap" };
        wrong.push(format!("{path}: {which}"));
    }
}

/// Reads what other programs read.
fn read_data(path: &str, bytes: &[u8], wrong: &mut Vec<String>) {
    let text = String::from_utf8_lossy(bytes);
    if path.ends_with(".xml") || path.ends_with(".svg") {
        if let Err(error) = roxmltree::Document::parse(&text) {
            wrong.push(format!("{path}: {error}"));
        }
    } else if path.ends_with(".json") {
        let json: Result<serde_json::Value, _> = serde_json::from_str(&text);
        if let Err(error) = json {
            wrong.push(format!("{path}: {error}"));
        }
    }
}

/// Marks that no sentence of the shipped site has: a value was left out, or two were joined that end alike.
const ODD_MARKS: [&str; 10] = ["()", "((", "))", "( ", " ,", ",,", ": :", ";;", "{{", ". ."];

/// Reads what people read: nothing is left empty, joined wrongly or said twice in one breath. For a site whose own texts
/// are known to be clean.
fn read_through(path: &str, page: &Page, wrong: &mut Vec<String>) {
    for element in page.elements() {
        let wordless = element.text().trim().is_empty();
        match element.name() {
            "h1" | "h2" | "h3" | "h4" | "p" | "dt" | "dd" | "th" | "caption" | "summary"
                if wordless && element.attribute("class") != Some("blank") && !holds_picture(&element) =>
            {
                wrong.push(format!("{path}: says nothing: {}", element.shown()));
            }
            "p" | "li" | "dd" | "h1" | "h2" | "h3" | "title" => {
                let text = element.text().split_whitespace().collect::<Vec<_>>().join(" ");
                for mark in ODD_MARKS.iter().filter(|mark| text.contains(**mark)) {
                    wrong.push(format!("{path}: “{mark}” in: {text}"));
                }
            }
            _ => {}
        }
        if element.name() == "p" && element.attribute("class") == Some("meta") {
            let said: Vec<String> = spans(&element).collect();
            if said.windows(2).any(|two| two.first() == two.last()) {
                wrong.push(format!("{path}: says twice: {}", element.shown()));
            }
        }
    }
}

/// Tells whether an element shows a picture.
fn holds_picture(element: &Element<'_>) -> bool {
    let below =
        element.inner.descendants().filter_map(|node| node.value().as_element().map(|e| e.name().to_owned()));
    below.into_iter().any(|name| name == "img" || name == "svg")
}

/// Gives the texts of the spans in an element.
fn spans<'a>(element: &Element<'a>) -> impl Iterator<Item = String> + 'a {
    let spans = element
        .inner
        .descendants()
        .filter(|node| node.value().as_element().is_some_and(|e| e.name() == "span"));
    spans.map(|span| {
        span.descendants().filter_map(|node| node.value().as_text().map(|text| text.to_string())).collect()
    })
}

#[test]
fn the_shipped_site_keeps_every_promise() {
    let folder = tempfile::tempdir().expect("a folder for the site");
    let output = folder.path().join("public");
    let built = run(loket()
        .args(["build", "--today", TODAY, "--source", env!("CARGO_MANIFEST_DIR"), "--output"])
        .arg(&output));
    assert_eq!(built.code, 0, "{}{}", built.out, built.err);
    let files = read_folder(&output);
    assert!(files.len() > 50, "{} files", files.len());
    let mut wrong = check(&files);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        read_through(path, &Page::read(bytes), &mut wrong);
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".txt")) {
        let text = String::from_utf8_lossy(bytes);
        for mark in ODD_MARKS.iter().filter(|mark| text.contains(**mark)) {
            wrong.push(format!("{path}: “{mark}” in a text for chats"));
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    // Where no amount is known, an officer promises none.
    let asked = "panduan/akta/surat-keterangan-kelahiran/lembar-petugas.html";
    let asked =
        files.get(asked).map(|bytes| String::from_utf8_lossy(bytes)).expect("a sheet for the counter");
    assert!(asked.contains("Tanyakan di tempat bayi lahir") && !asked.contains("Tidak ada biaya lain"));
    let source = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(!source.join("public").exists() || !source.join("public").join("index.html").exists());
}

#[test]
fn the_check_finds_what_is_wrong() {
    let page = |body: &str| {
        format!("<!doctype html>\n<html lang=\"id\"><head><title>A</title></head><body><main>{body}</main></body></html>")
            .into_bytes()
    };
    let cases = [
        ("<h1>A</h1><a href=\"b.html\">b</a>", "leads to no file"),
        ("<h1>A</h1><a href=\"#b\">b</a>", "leads to no anchor"),
        ("<h1>A</h1><a href=\"/index.html\">b</a>", "no relative address"),
        ("<h1>A</h1><a href=\"../index.html\">b</a>", "no relative address"),
        ("<h1>A</h1><a href=\"javascript:b\">b</a>", "no relative address"),
        ("<h1>A</h1><img src=\"https://b.example/c.png\" alt=\"b\">", "asks a third party"),
        ("<h1>A</h1><h3>b</h3>", "from heading level 1 to 3"),
        ("<h2>A</h2>", "0 first headings"),
        ("<h1>A</h1><p id=\"b\"></p><p id=\"b\"></p>", "stands twice"),
        ("<h1>A</h1><p style=\"b\"></p>", "inline style"),
        ("<h1>A</h1><p onclick=\"b\"></p>", "inline onclick"),
        ("<h1>A</h1><script>b</script>", "inline: <script"),
        ("<h1>A</h1><script type=\"application/ld+json\">{b</script>", "structured data"),
        ("<h1>A</h1><section aria-labelledby=\"b\"></section>", "names nothing"),
        ("<h1>A</h1><a href=\"index.html\"></a>", "without a name"),
        ("<h1>A</h1><img src=\"index.html\">", "picture without words"),
        ("<h1>A</h1><p></b></p>", "index.html: "),
    ];
    assert!(check(&Files::from([("index.html".to_owned(), page("<h1>A</h1>"))])).is_empty());
    for (body, expected) in cases {
        let wrong = check(&Files::from([("index.html".to_owned(), page(body))]));
        assert!(wrong.iter().any(|line| line.contains(expected)), "{body}: {wrong:?}");
    }
    let files = Files::from([
        ("index.html".to_owned(), page("<h1>A</h1>")),
        ("b.html".to_owned(), page("<h1>A</h1>")),
        ("c.xml".to_owned(), b"<a><b></a>".to_vec()),
        ("d.json".to_owned(), b"{".to_vec()),
    ]);
    let wrong = check(&files).join("\n");
    for expected in ["b.html: is reached by no link", "c.xml: ", "d.json: "] {
        assert!(wrong.contains(expected), "{wrong}");
    }
}
