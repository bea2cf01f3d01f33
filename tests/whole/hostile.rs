//! Hostile content: whatever an editor pastes, a page holds text and nothing that acts.
//!
//! Every vector is rendered even where a finding would refuse the site, so that the second
//! line holds without the first. Then each output is read as its reader reads it (browser,
//! feed reader, spreadsheet) and must hold no element, attribute or address beyond those
//! that loket itself writes.

use std::collections::BTreeSet;

use super::hostile_vectors::{BODIES, NAMES, PAYLOADS, SITE_FIELDS, TYPES};
use super::support::page::Page;
use super::support::site::{Files, load, owned, render, render_project};

/// Elements that loket writes; anything else came from content.
const ELEMENTS: [&str; 86] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "mark",
    "menu",
    "meta",
    "nav",
    "noscript",
    "ol",
    "option",
    "output",
    "p",
    "path",
    "picture",
    "pre",
    "q",
    "rect",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "time",
];

/// More of them.
const MORE_ELEMENTS: [&str; 9] = ["title", "tr", "u", "ul", "use", "circle", "line", "symbol", "wbr"];

/// Attributes by which content could act or load.
const ATTRIBUTES: [&str; 22] = [
    "style",
    "srcdoc",
    "formaction",
    "xlink:href",
    "background",
    "ping",
    "manifest",
    "srcset",
    "dynsrc",
    "lowsrc",
    "codebase",
    "classid",
    "usemap",
    "is",
    "slot",
    "contenteditable",
    "autofocus",
    "accesskey",
    "popovertarget",
    "nonce",
    "http-equiv-pwn",
    "target",
];

/// Addresses that a link of content, or our own beside it, may have.
const SCHEMES: [&str; 6] = ["https:", "http:", "mailto:", "tel:", "geo:", "sms:1708?body="];

/// Holds that a page does nothing that loket did not write; `marks` are the vectors' own names.
fn acts(path: &str, bytes: &[u8]) -> Vec<String> {
    let page = Page::read(bytes);
    let mut wrong = Vec::new();
    let mut tell = |what: String| wrong.push(format!("{path}: {what}"));
    for element in page.elements() {
        let name = element.name();
        if !ELEMENTS.contains(&name) && !MORE_ELEMENTS.contains(&name) {
            tell(format!("element {}", element.shown()));
        }
        if name == "script" {
            let data = element.attribute("type") == Some("application/ld+json");
            let own = element.attribute("src").is_some_and(|src| {
                let src = if path == "404.html" { src.trim_start_matches('/') } else { src };
                let src = src.trim_start_matches("../");
                src.starts_with("tema/") || src.starts_with("cari/")
            });
            if !own && !data {
                tell(format!("script {}", element.shown()));
            }
            if data && serde_json::from_str::<serde_json::Value>(&element.text()).is_err() {
                tell(format!("broken structured data {}", element.shown()));
            }
        }
        if name == "meta" && element.attribute("http-equiv").is_some() && !page.is_redirect() {
            let policy = element.attribute("http-equiv") == Some("Content-Security-Policy");
            if !policy {
                tell(format!("meta {}", element.shown()));
            }
        }
        for (attribute, value) in element.attributes() {
            if attribute.starts_with("on") || ATTRIBUTES.contains(&attribute) || attribute.contains("pwn") {
                tell(format!("attribute {attribute} in {}", element.shown()));
            }
            if attribute
                .contains(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "-:_".contains(c)))
                && !["viewBox", "preserveAspectRatio"].contains(&attribute)
            {
                tell(format!("odd attribute {attribute} in {}", element.shown()));
            }
            if ["href", "src", "action", "cite", "data", "poster"].contains(&attribute) {
                let icon =
                    element.attribute("rel") == Some("icon") && value.starts_with("data:image/svg+xml,");
                let fault = (!icon).then(|| address_fault(value)).flatten();
                if let Some(fault) = fault {
                    tell(format!("{fault}: {}", element.shown()));
                }
            }
        }
    }
    wrong
}

/// Reads an address as a browser does; says what is wrong with it.
fn address_fault(value: &str) -> Option<&'static str> {
    let seen: String = value.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let seen = seen.trim_matches(|c: char| c <= ' ').to_ascii_lowercase();
    if seen != value.to_ascii_lowercase() {
        return Some("an address that browsers read otherwise");
    }
    let slashes: String = seen.chars().take(2).map(|c| if c == '\\' { '/' } else { c }).collect();
    if slashes == "//" {
        return Some("an address of another host");
    }
    let scheme = seen.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.split_once(':') {
        Some(_) if !SCHEMES.iter().any(|good| seen.starts_with(good)) => Some("a scheme"),
        _ => None,
    }
}

/// Reads a table as spreadsheets do; gives its cells.
fn cells(csv: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut characters = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    cells.push(cell);
    assert!(!quoted, "a quote is left open:\n{csv}");
    cells
}

/// Reads every output as its reader does; gives all that acts.
fn all_that_acts(files: &Files) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        if path.split('/').any(|part| part == "..")
            || path.contains(['\\', ':', '"', '<', '>', '|', '?', '*'])
            || path.starts_with('/')
        {
            wrong.push(format!("{path}: a path that leaves the output or is not portable"));
        }
        if path.ends_with(".html") {
            wrong.extend(acts(path, bytes));
        } else if path.ends_with(".xml") {
            match roxmltree::Document::parse(&text) {
                Err(error) => wrong.push(format!("{path}: {error}")),
                Ok(xml) => {
                    const KNOWN: [&str; 15] = [
                        "feed",
                        "id",
                        "title",
                        "updated",
                        "author",
                        "name",
                        "link",
                        "entry",
                        "summary",
                        "urlset",
                        "url",
                        "loc",
                        "sitemapindex",
                        "sitemap",
                        "lastmod",
                    ];
                    let names = xml.descendants().filter(roxmltree::Node::is_element);
                    for name in names.map(|node| node.tag_name().name().to_owned()) {
                        if !KNOWN.contains(&name.as_str()) {
                            wrong.push(format!("{path}: element {name}"));
                        }
                    }
                }
            }
        } else if path.ends_with(".json") {
            if serde_json::from_str::<serde_json::Value>(&text).is_err() {
                wrong.push(format!("{path}: is no JSON"));
            }
        } else if path.ends_with(".csv") {
            for cell in cells(&text) {
                if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                    wrong.push(format!("{path}: a formula “{cell}”"));
                }
            }
        } else if path.ends_with(".txt") && text.chars().any(|c| c.is_control() && c != '\n') {
            wrong.push(format!("{path}: a control character"));
        }
    }
    wrong
}

/// The rest of a site around a hostile page.
fn around() -> Vec<(String, String)> {
    owned(&[
        ("site.yaml", "judul: Layanan Kota Contoh\nalamat_situs: https://kotacontoh.example/\n"),
        (
            "content/instansi/disdukcapil.md",
            "---\nnama: Disdukcapil\nalamat: Jalan Melati 1\njam: Senin 08.00–15.00\ntelepon: 0800-000-0000\npengaduan: Loket 1\n---\n\nDatang.\n",
        ),
    ])
}

#[test]
fn bodies_are_inert() {
    let mut files = around();
    for (index, body) in BODIES.iter().enumerate() {
        let head = "---\njudul: Uji\ninstansi: disdukcapil\ndiperiksa: 2026-11-01\n---\n\n";
        files.push((format!("content/panduan/v{index:03}.md"), format!("{head}{body}\n")));
        // The same inside a checklist, a step and an answer, which are written by other code.
        let parts = format!(
            "{head}## Yang perlu disiapkan\n\n- [ ] {0} — *{0}*\n  - Pengganti: {0}\n\n## Langkah-langkah\n\n\
             1. {0}\n   - Tempat: {0}\n   - Bawa: {0}\n   - Biaya: {0}\n   - Waktu: {0}\n\n\
             ## Tanya jawab\n\n### {0}\n\n{0}\n\n## {0}\n",
            body.lines().next().unwrap_or_default()
        );
        files.push((format!("content/panduan/w{index:03}.md"), parts));
        files.push((format!("content/kisah/v{index:03}.md"), format!("---\njudul: Uji\ntanggal: 2026-10-01\npersetujuan: contoh\npanduan: v{index:03}\n---\n\n{body}\n")));
        files.push((
            format!("content/istilah/v{index:03}.md"),
            format!("---\nistilah: uji{index}\n---\n\n{body}\n"),
        ));
        files.push((
            format!("content/tanya-jawab/v{index:03}.md"),
            format!("---\njudul: Uji\n---\n\n## {}\n\n{body}\n", body.lines().next().unwrap_or_default()),
        ));
    }
    for index in 0..6 {
        let body = BODIES.get(index * 7).copied().unwrap_or_default();
        files.push((
            format!("content/pengumuman/v{index}.md"),
            format!("---\njudul: Uji\nmulai: 2026-11-01\nsampai: 2026-12-31\n---\n\n{body}\n"),
        ));
    }
    let (files, _) = render(&files);
    assert!(files.len() > BODIES.len() * 3, "all are rendered");
    let wrong = all_that_acts(&files);
    assert!(wrong.is_empty(), "{} of {} vectors act:\n{}", wrong.len(), BODIES.len(), wrong.join("\n"));
}

#[test]
fn every_field_of_every_type_is_inert() {
    let mut wrong = Vec::new();
    for payload in PAYLOADS {
        let quoted = serde_json::to_string(payload).expect("a text is JSON, and JSON is YAML");
        let mut files = around();
        for (path, fields) in TYPES {
            let head = fields.replace('§', &quoted);
            files.push((format!("content/{path}"), format!("---\n{head}---\n\nIsi.\n")));
        }
        let (files, _) = render(&files);
        assert!(files.contains_key("panduan/biaya.html"), "{payload}: {:?}", files.keys());
        wrong.extend(all_that_acts(&files).into_iter().map(|fault| format!("{payload}: {fault}")));
    }
    assert!(wrong.is_empty(), "{} act:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_setting_is_inert() {
    let mut wrong = Vec::new();
    for payload in PAYLOADS {
        let quoted = serde_json::to_string(payload).expect("a text is JSON, and JSON is YAML");
        for field in SITE_FIELDS {
            let mut files = around();
            files.retain(|(path, _)| path != "site.yaml");
            files.push(("site.yaml".to_owned(), field.replace('§', &quoted)));
            let (files, _) = render(&files);
            wrong
                .extend(all_that_acts(&files).into_iter().map(|fault| format!("{field} {payload}: {fault}")));
        }
    }
    assert!(wrong.is_empty(), "{} act:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn file_names_are_inert() {
    let mut files = around();
    for name in NAMES {
        files.push((
            format!("content/panduan/{name}.md"),
            "---\njudul: Uji\ninstansi: disdukcapil\ndiperiksa: 2026-11-01\n---\n\nIsi.\n".to_owned(),
        ));
        files.push((
            format!("content/panduan/{name}/satu.md"),
            "---\njudul: Uji\ninstansi: disdukcapil\ndiperiksa: 2026-11-01\n---\n\nIsi.\n".to_owned(),
        ));
        files.push((format!("content/{name}/dua.md"), "---\njudul: Uji\n---\n\nIsi.\n".to_owned()));
        files.push((format!("content/panduan/{name}.pdf"), String::new()));
    }
    let links: String =
        NAMES.map(|name| format!("[berkas](<{name}.pdf>)\n\n![gambar](<{name}.pdf>)\n\n")).concat();
    files.push((
        "content/panduan/semua.md".to_owned(),
        format!("---\njudul: Semua\ninstansi: disdukcapil\ndiperiksa: 2026-11-01\n---\n\n{links}"),
    ));
    let (files, _) = render(&files);
    let wrong = all_that_acts(&files);
    assert!(wrong.is_empty(), "{} act:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn unsafe_links_are_told_of_too() {
    let mut silent = Vec::new();
    for body in BODIES.iter().filter(|body| {
        let address = body.strip_prefix("[x](").unwrap_or("#");
        body.contains("alert")
            && !["https://", "mailto:", "tel:", "#"].iter().any(|good| address.starts_with(good))
    }) {
        let mut files = around();
        let head = "---\njudul: Uji\ninstansi: disdukcapil\ndiperiksa: 2026-11-01\n---\n\n";
        files.push(("content/panduan/uji.md".to_owned(), format!("{head}{body}\n")));
        let project = load(&files);
        let (rendered, _) = render_project(&project);
        let html = String::from_utf8_lossy(&rendered["panduan/uji.html"]).into_owned();
        // A link that is no link for the parser is shown as it is written, and needs no word.
        let shown = html.contains("[x](");
        let codes: BTreeSet<&str> =
            project.diagnostics.iter().map(|finding| finding.problem.code()).collect();
        if !shown && !codes.contains("body/link-unsafe") && !codes.contains("link/target-missing") {
            silent.push(*body);
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn there_are_as_many_vectors_as_promised() {
    let count = BODIES.len() + PAYLOADS.len() + NAMES.len();
    assert!(count >= 162, "{count}");
    let unique: BTreeSet<&&str> = BODIES.iter().chain(&PAYLOADS).chain(&NAMES).collect();
    assert_eq!(unique.len(), count);
}

#[test]
fn the_check_sees_what_acts() {
    let page = |body: &str| format!("<!doctype html><html lang=id><body>{body}</body></html>").into_bytes();
    for body in [
        "<script>x</script>",
        "<iframe></iframe>",
        "<p onclick=x>",
        "<a href=javascript:x>",
        "<a href=\"java\tscript:x\">",
        "<a href=//x>",
        "<a href=' x'>",
        "<p style=x>",
        "<base href=x>",
        "<meta http-equiv=refresh-x>",
        "<math>",
        "<p data-pwn>",
        "<p a\"b=c>",
        "<script type=application/ld+json>{</script>",
        "<object>",
        "<img src=data:x>",
    ] {
        assert!(!acts("x.html", &page(body)).is_empty(), "{body}");
    }
    assert!(acts("x.html", &page("<p><a href=\"../a.html#b\">x</a> <a href=tel:1>x</a>")).is_empty());
    assert_eq!(cells("a,\"b,\"\"c\"\n=d"), ["a", "b,\"c", "=d"]);
}
