//! Measures search on a site: `cargo run --release --example search_quality -- SITE OUT`.
//!
//! Reads a site folder with a small reader of its own, writes the index to `OUT/cari/<language>/` and says how long it
//! took. `node tests/search/evaluate.mjs OUT/cari/id JUDGEMENTS` then asks the judged queries and prints the table.

#![expect(clippy::print_stdout, reason = "an example talks to its reader")]

use std::borrow::Cow;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use loket::search::batch::Batch;
use loket::search::language::Language;
use loket::search::manifest::Extras;
use loket::search::page::{PageKind, SearchHeading, SearchPage};
use loket::search::{assemble, strings};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_yaml::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [site, out, ..] = &arguments[..] else {
        return Err("usage: search_quality SITE OUT [LANGUAGE]".into());
    };
    let code = arguments.get(2).map_or("id", String::as_str);
    let language = Language::named(code);
    let content = Path::new(site).join("content");
    let mut paths: Vec<_> = walkdir::WalkDir::new(&content)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "_index" && stem != "index"))
        // Translations and easy-read siblings are other languages' pages.
        .filter(|path| !path.file_stem().is_some_and(|stem| stem.to_string_lossy().contains('.')))
        .collect();
    paths.sort();
    let mut pages = Vec::new();
    for path in &paths {
        let id = path.strip_prefix(&content)?.with_extension("").to_string_lossy().into_owned();
        pages.push(Page::read(id, &fs::read_to_string(path)?));
    }
    let views: Vec<SearchPage<'_>> = pages.iter().map(Page::view).collect();
    let start = Instant::now();
    let mut batches = Vec::new();
    for chunk in views.chunks(256) {
        let mut batch = Batch::default();
        for view in chunk {
            batch.add(view, &language);
        }
        batches.push(batch.into_parts());
    }
    let analysed = start.elapsed();
    let extras = Extras { strings: strings::strings(code), ..Extras::default() };
    let files = assemble(&language, batches, &[], &extras);
    println!(
        "{} pages: analysed in {analysed:?}, assembled in {:?}",
        views.len(),
        start.elapsed().saturating_sub(analysed)
    );
    let folder = Path::new(out).join("cari").join(code);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (name, bytes) in &files.files {
        fs::write(folder.join(name), bytes)?;
    }
    println!("{} files", files.files.len());
    Ok(())
}

/// One page, read simply.
struct Page {
    id: String,
    url: String,
    front: Value,
    keywords: Vec<String>,
    topics: Vec<String>,
    headings: Vec<(String, String)>,
    body: String,
    related: Vec<String>,
    prepare: Vec<String>,
}

impl Page {
    fn read(id: String, text: &str) -> Self {
        let (front, body) =
            text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or(("", text));
        let front: Value = serde_yaml::from_str(front).unwrap_or(Value::Null);
        let mut page = Self {
            url: format!("{id}.html"),
            id,
            keywords: list(&front, &["kata_kunci", "keywords"]),
            topics: list(&front, &["topik", "topics", "tags"]),
            front,
            headings: Vec::new(),
            body: String::new(),
            related: Vec::new(),
            prepare: Vec::new(),
        };
        page.read_body(body);
        page
    }

    fn read_body(&mut self, body: &str) {
        let (mut heading, mut item, mut link): (Option<String>, String, String) = Default::default();
        for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Start(Tag::Item) => item.clear(),
                Event::Start(Tag::Link { .. }) => link.clear(),
                Event::End(TagEnd::Heading(_)) => {
                    let text = heading.take().unwrap_or_default();
                    let anchor = loket::search::fold::tokens(&text).join("-");
                    self.headings.push((text, anchor));
                }
                Event::End(TagEnd::Item) => {
                    let last = self.headings.last().map_or("", |(text, _)| text.as_str()).to_lowercase();
                    if last.contains("syarat") || last.contains("disiapkan") {
                        self.prepare.push(item.clone());
                    }
                }
                Event::End(TagEnd::Link) if self.is_related() => self.related.push(link.clone()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                        continue;
                    }
                    item.push_str(&text);
                    link.push_str(&text);
                    if !self.is_related() {
                        self.body.push_str(&text);
                    }
                }
                Event::SoftBreak | Event::HardBreak | Event::End(_) => self.body.push('\n'),
                _ => {}
            }
        }
    }

    fn is_related(&self) -> bool {
        self.headings.last().is_some_and(|(text, _)| text.to_lowercase().contains("terkait"))
    }

    fn view(&self) -> SearchPage<'_> {
        let folder = self.id.split('/').next().unwrap_or_default();
        SearchPage {
            id: &self.id,
            url: &self.url,
            kind: match folder {
                "kisah" | "stories" => PageKind::Story,
                "instansi" | "offices" => PageKind::Office,
                "tanya-jawab" | "faqs" => PageKind::Faq,
                "istilah" | "terms" => PageKind::Term,
                "panduan" | "guides" | "peristiwa" | "penentu" => PageKind::Guide,
                _ => PageKind::Page,
            },
            title: text(&self.front, &["judul", "title", "istilah", "nama"]),
            keywords: &self.keywords,
            summary: text(&self.front, &["ringkasan", "summary", "description"]),
            topics: &self.topics,
            office: text(&self.front, &["instansi", "agency", "office"]),
            fee: Some(Cow::Borrowed(text(&self.front, &["biaya", "fee"]))),
            time: Some(Cow::Borrowed(text(&self.front, &["waktu", "duration"]))),
            headings: self.headings.iter().map(|(text, anchor)| SearchHeading { text, anchor }).collect(),
            body: Cow::Borrowed(&self.body),
            related: self.related.iter().map(String::as_str).collect(),
            prepare: self.prepare.iter().map(|line| Cow::Borrowed(line.as_str())).collect(),
            main: self.front.get("utama").is_some(),
        }
    }
}

fn text<'a>(front: &'a Value, keys: &[&str]) -> &'a str {
    keys.iter().find_map(|key| front.get(key)?.as_str()).unwrap_or_default()
}

fn list(front: &Value, keys: &[&str]) -> Vec<String> {
    let values = keys.iter().find_map(|key| front.get(key)?.as_sequence());
    values.into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}
