//! The theme: templates, words, style and scripts, built in or the site's own.
//!
//! `themes/loket` is embedded in the program. A site overrides single files of it by files
//! of the same name in its `themes/<name>/`; everything else stays the built-in one.

use std::collections::BTreeMap;
use std::ops::Range;

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use tera::{Kwargs, State, Tera};
use xxhash_rust::xxh3::Xxh3;

use super::strings::{self, Strings};
use super::style;
use crate::config::accent::{self, Accent};
use crate::config::{self, SiteConfig};
use crate::diagnostic::{Checked, Diagnostic, Location, Problem};
use crate::search::client;
use crate::source::SourceFile;
use crate::source::path::{OutputPath, SourcePath};

/// The built-in theme.
static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/loket");

/// The built-in theme's name.
pub const BUILT_IN: &str = "loket";

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    /// The templates, compiled.
    pub(super) templates: Tera,
    /// The words of each language, by its code.
    pub(super) strings: BTreeMap<String, Strings>,
    /// The files that pages load.
    pub files: Vec<ThemeFile>,
    /// The script that keeps pages for reading without a connection; it stands at the root, under a name of its own.
    pub(super) offline_worker: Option<String>,
    /// Hash of everything in the theme; for noticing change, not for safety.
    pub hash: u128,
    /// Hash of everything but the style sheets.
    pub hash_but_styles: u128,
}

/// A style sheet, script or picture of the theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFile {
    /// Its name in the theme: `css/loket.css`.
    pub name: String,
    /// Where it stands in the output; the name holds a hash of the content, so that browsers may keep it for good.
    pub output: OutputPath,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Builds the theme of a site from the built-in one and the site's own files.
pub fn load(config: &SiteConfig, own_files: &[SourceFile]) -> Checked<Theme> {
    let mut diagnostics = Vec::new();
    let name = config.theme.as_str();
    let folder = format!("themes/{name}/");
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    collect_embedded(&EMBEDDED, &mut files);
    let mut found = name == BUILT_IN;
    for file in own_files {
        if let Some(inner) = file.path.as_str().strip_prefix(&folder) {
            found = true;
            files.insert(inner.to_owned(), file.text.as_bytes().to_vec());
        }
    }
    if !found {
        let problem = Problem::ThemeMissing { theme: name.to_owned() };
        let at = Location::new(&SourcePath::new(config::FILE_NAME), config.theme_span.clone());
        diagnostics.push(Diagnostic::new(problem, at));
    }
    let mut theme = Theme {
        templates: Tera::default(),
        strings: BTreeMap::new(),
        files: Vec::new(),
        offline_worker: None,
        hash: hash(files.iter()),
        hash_but_styles: hash(files.iter().filter(|(inner, _)| !inner.ends_with(".css"))),
    };
    theme.templates.autoescape_on(vec![".html", ".xml", ".txt", ".json", ".svg"]);
    theme.templates.register_filter("fill", fill_filter);
    let mut templates: Vec<(String, String)> = Vec::new();
    let mut scripts: BTreeMap<String, String> = BTreeMap::new();
    for (inner, bytes) in files {
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        if let Some(template) = inner.strip_prefix("templates/") {
            templates.push((template.to_owned(), text()));
        } else if let Some(language) = inner.strip_prefix("strings/").and_then(|n| n.strip_suffix(".yaml")) {
            match Strings::parse(&text()) {
                Ok(strings) => drop(theme.strings.insert(language.to_owned(), strings)),
                Err(reason) => diagnostics.push(invalid(&folder, &inner, None, reason)),
            }
        } else if inner.strip_prefix("js/") == Some(OFFLINE_WORKER) {
            theme.offline_worker = Some(client::without_comments(&text()));
        } else if inner.starts_with("js/") && inner.ends_with(".js") {
            scripts.insert(inner, client::without_comments(&text()));
        } else {
            let bytes = match inner.strip_suffix(".css") {
                Some(name) => {
                    let accent = config.accent.and_then(|accent| accent_style(name, accent));
                    style::without_comments(&(text() + &accent.unwrap_or_default())).into_bytes()
                }
                None => bytes,
            };
            theme.add(inner, bytes);
        }
    }
    theme.add(PAGE_SCRIPT.to_owned(), joined(&scripts, PAGE_PARTS.into_iter()));
    theme.add(SEARCH_SCRIPT.to_owned(), joined(&scripts, client::SCRIPTS.into_iter()));
    for (inner, script) in scripts.into_iter().filter(|(inner, _)| !stands_in_another(inner)) {
        theme.add(inner, script.into_bytes());
    }
    complete_strings(&mut theme.strings, &folder, own_files, &mut diagnostics);
    if let Err(error) = theme.templates.add_raw_templates(templates) {
        let mut diagnostic = template_diagnostic(&folder, &error);
        if diagnostic.at.span.is_none()
            && let Some((_, line)) = place_in(&error.to_string())
            && let Some(file) = own_files.iter().find(|file| file.path == diagnostic.at.file)
        {
            let lines = file.text.split_inclusive('\n');
            let start = lines.clone().take(line.saturating_sub(1)).map(str::len).sum();
            let length = lines.skip(line.saturating_sub(1)).map(|line| line.trim_end().len()).next();
            diagnostic.at.span = length.map(|length| start..start + length);
        }
        diagnostics.push(diagnostic);
    }
    Checked { value: theme, diagnostics }
}

impl Theme {
    /// Adds a file that pages load.
    fn add(&mut self, name: String, bytes: Vec<u8>) {
        if let Some(output) = fingerprinted(&name, &bytes) {
            self.files.push(ThemeFile { name, output, bytes });
        }
    }

    /// Gives the words of a language; Indonesian where the theme does not know it.
    pub fn strings(&self, language: &str) -> Option<&Strings> {
        self.strings.get(language).or_else(|| self.strings.get(BASE_LANGUAGE))
    }

    /// Finds a file of the theme by its name.
    pub fn file(&self, name: &str) -> Option<&ThemeFile> {
        self.files.iter().find(|file| file.name == name)
    }
}

impl ThemeFile {
    /// Gives the name under which it stands in the output, without its folder.
    pub fn file_name(&self) -> &str {
        self.output.as_str().rsplit('/').next().unwrap_or_default()
    }
}

/// The name of the script that keeps pages, in the theme below `js/` and in the output.
pub const OFFLINE_WORKER: &str = "sw.js";

/// Writes the colours of an agency, to stand behind those of a style sheet of the theme, named without its ending.
fn accent_style(name: &str, accent: Accent) -> Option<String> {
    let Accent { light, tint, dark, dark_sign, dark_tint } = accent;
    let [light, tint, dark, dark_sign, dark_tint] =
        [light, tint, dark, dark_sign, dark_tint].map(accent::hex);
    match name {
        "css/loket" | "css/book" => Some(format!(
            "@media screen {{\n:root {{ --accent: {light}; --sign: {light}; --tint: {tint}; }}\n}}\n\
             @media screen and (prefers-color-scheme: dark) {{\n\
             :root {{ --accent: {dark}; --sign: {dark_sign}; --tint: {dark_tint}; }}\n}}\n"
        )),
        // A poster keeps its colour on paper: it is made for the wall.
        "css/poster" => Some(format!(":root {{ --accent: {light}; }}\n")),
        _ => None,
    }
}

/// The script of nearly every page: one file in one request, joined of [`PAGE_PARTS`].
pub(super) const PAGE_SCRIPT: &str = "js/loket.js";

/// The parts of [`PAGE_SCRIPT`], in order.
const PAGE_PARTS: [&str; 2] = ["page.js", "search-start.js"];

/// The name of the search client, put together from its parts.
pub(super) const SEARCH_SCRIPT: &str = "js/loket-search.js";

/// Joins scripts, in the order in which they need each other.
fn joined<'p>(scripts: &BTreeMap<String, String>, parts: impl Iterator<Item = &'p str>) -> Vec<u8> {
    let parts = parts.filter_map(|part| scripts.get(&format!("js/{part}")));
    parts.flat_map(|script| script.bytes()).collect()
}

/// Tells whether a script comes as a part of another one alone.
fn stands_in_another(name: &str) -> bool {
    let name = name.strip_prefix("js/").unwrap_or(name);
    name == "search-start.js" || client::SCRIPTS.contains(&name)
}

/// The language whose words are complete by definition.
const BASE_LANGUAGE: &str = "id";

/// Languages whose words are meant to be complete; others translate the page's frame only.
const COMPLETE_LANGUAGES: [&str; 2] = [BASE_LANGUAGE, "en"];

/// Fills gaps in the words of each language from the base language and reports them.
fn complete_strings(
    all: &mut BTreeMap<String, Strings>,
    folder: &str,
    own_files: &[SourceFile],
    diagnostics: &mut Vec<Diagnostic>,
) {
    // A site's own strings file need not repeat the built-in words.
    for file in EMBEDDED.get_dir("strings").into_iter().flat_map(Dir::files) {
        let language = file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let built_in = file.contents_utf8().and_then(|text| Strings::parse(text).ok());
        if let (Some(language), Some(built_in)) = (language, built_in) {
            all.entry(language).or_default().complete_from(&built_in);
        }
    }
    let Some(base) = all.get(BASE_LANGUAGE).cloned() else { return };
    for (language, strings) in all.iter_mut().filter(|(language, _)| *language != BASE_LANGUAGE) {
        let file = SourcePath::new(&format!("{folder}strings/{language}.yaml"));
        let text = own_files.iter().find(|own| own.path == file).map_or("", |own| &own.text);
        let report = |key: &str, missing| {
            let at = Location { file: file.clone(), span: key_span(text, key) };
            Diagnostic::new(Problem::StringsKey { key: key.to_owned(), missing }, at)
        };
        let base_keys: Vec<&str> = base.keys().collect();
        let own: Vec<&str> = strings.keys().collect();
        let unknown = own.iter().filter(|key| !base_keys.contains(key)).map(|key| report(key, false));
        diagnostics.extend(unknown);
        if COMPLETE_LANGUAGES.contains(&language.as_str()) {
            let missing = base_keys.iter().filter(|key| !own.contains(key)).map(|key| report(key, true));
            diagnostics.extend(missing);
        }
        strings.complete_from(&base);
    }
}

/// Hashes files with their names.
fn hash<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> u128 {
    let mut hasher = Xxh3::new();
    for (inner, bytes) in files {
        hasher.update(inner.as_bytes());
        hasher.update(&bytes.len().to_le_bytes());
        hasher.update(bytes);
    }
    hasher.digest128()
}

/// Finds where a strings file writes a key, if it does.
fn key_span(text: &str, key: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
            return Some(start..start + key.len());
        }
        start += line.len();
    }
    None
}

/// Collects the embedded files by their names, `/` between folders.
fn collect_embedded(dir: &Dir, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        files.insert(name, file.contents().to_vec());
    }
    for inner in dir.dirs() {
        collect_embedded(inner, files);
    }
}

/// Hexadecimal digits of a content hash in a file's name: 40 bits, for a handful of files.
const FINGERPRINT_LENGTH: usize = 10;

/// Gives the place of a theme file in the output: `tema/loket.3fa2b1c4d5.css`.
fn fingerprinted(name: &str, bytes: &[u8]) -> Option<OutputPath> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let (stem, ending) = file.rsplit_once('.')?;
    let mut hash = format!("{:x}", Sha256::digest(bytes));
    hash.truncate(FINGERPRINT_LENGTH);
    OutputPath::new(&format!("tema/{stem}.{hash}.{ending}"))
}

/// The filter `fill`: puts named values into a text's `{names}`.
#[expect(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "the form that the engine asks of a filter"
)]
fn fill_filter(text: &str, values: Kwargs, _: &State) -> Result<String, tera::Error> {
    let values: Vec<(String, String)> =
        values.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    let pairs: Vec<(&str, &str)> = values.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    Ok(strings::fill(text, &pairs))
}

/// Makes a finding about a file of the theme.
fn invalid(folder: &str, inner: &str, span: Option<Range<usize>>, reason: String) -> Diagnostic {
    let file = SourcePath::new(&format!("{folder}{inner}"));
    Diagnostic::new(Problem::TemplateInvalid { reason }, Location { file, span })
}

/// Makes a finding from what the template engine says.
pub(super) fn template_diagnostic(folder: &str, error: &tera::Error) -> Diagnostic {
    use tera::ErrorKind;
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = format!("templates/{}", report.filename());
            invalid(folder, &name, Some(report.span().range.clone()), report.message().to_owned())
        }
        ErrorKind::CircularInclude { tpl, .. } | ErrorKind::CircularExtend { tpl, .. } => {
            invalid(folder, &format!("templates/{tpl}"), None, error.to_string())
        }
        ErrorKind::MissingParent { current, .. } => {
            invalid(folder, &format!("templates/{current}"), None, error.to_string())
        }
        _ => {
            let text = error.to_string();
            if let Some((name, _)) = place_in(&text) {
                let reason = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
                return invalid(folder, &format!("templates/{name}"), None, reason.to_owned());
            }
            let named = text.split_whitespace().find_map(|word| {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !"/-_.".contains(c));
                let word = word.split(':').next().unwrap_or(word);
                word.ends_with(".html").then(|| word.to_owned())
            });
            let name = format!("templates/{}", named.unwrap_or_else(|| "base.html".to_owned()));
            invalid(folder, &name, None, text)
        }
    }
}

/// Finds the template and the line that a message points to: `--> page.html:3:12`.
fn place_in(message: &str) -> Option<(String, usize)> {
    let (_, rest) = message.split_once("--> ")?;
    let mut parts = rest.lines().next()?.split(':');
    Some((parts.next()?.trim().to_owned(), parts.next()?.parse().ok()?))
}
