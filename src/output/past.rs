//! What the last publication had: its pages by address, with what tells which page it was.
//!
//! Only reads, and only files that the manifest in the output names. An output that is not
//! there, not ours, or cannot be read has no past to speak of.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::manifest::{MANIFEST, MARK, Manifest};

/// The pages of the last publication.
#[derive(Debug, Default)]
pub struct Past {
    manifest: Manifest,
    /// Pages that a new publication would not have, sorted by address.
    pub vanished: Vec<OldPage>,
}

/// A page of the last publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldPage {
    /// Where it stands, relative to the output's root.
    pub address: String,
    /// Its title.
    pub title: Option<String>,
    /// A guide's code.
    pub code: Option<String>,
}

/// How much of an old page is read; title and structured data stand in its head, in bytes.
const HEAD_BYTES: u64 = 32 * 1024;

/// Kinds of page that are somebody's writing, as the theme names them in `body`; lists come and go.
const WRITTEN: [&str; 5] = ["guide", "story", "office", "faq", "page"];

impl Past {
    /// Reads the past of an output folder; `stays` tells which addresses the new site has.
    pub fn read(output: &Path, stays: &dyn Fn(&str) -> bool) -> Past {
        let manifest = output.join(MARK).is_file().then(|| fs::read(output.join(MANIFEST)).ok()).flatten();
        let Some(manifest) = manifest.map(|bytes| Manifest::parse(&String::from_utf8_lossy(&bytes))) else {
            return Past::default();
        };
        let is_page = |path: &&str| {
            let ending = Path::new(path).extension();
            ending.is_some_and(|ending| ending.eq_ignore_ascii_case("html")) && !stays(path)
        };
        let paths = manifest.files().iter().map(|file| file.path.as_str()).filter(is_page);
        let vanished = paths.filter_map(|path| old_page(output, path)).collect();
        Past { manifest, vanished }
    }

    /// Tells whether the last publication had this file.
    pub fn had(&self, path: &str) -> bool {
        self.manifest.position(path).is_some()
    }
}

/// Reads what tells which page it was; `None` for lists and for what cannot be read.
fn old_page(output: &Path, path: &str) -> Option<OldPage> {
    let file = output.join(path);
    // A link that somebody put there leads out of the output.
    fs::symlink_metadata(&file).ok().filter(fs::Metadata::is_file)?;
    let mut bytes = Vec::new();
    File::open(file).ok()?.take(HEAD_BYTES).read_to_end(&mut bytes).ok()?;
    let html = String::from_utf8_lossy(&bytes);
    let kind = between(&html, "body class=\"", "\"").and_then(|class| class.split(' ').next());
    // Sheets for paper and short addresses are forms of a page, and go with it; an old address is somebody's promise.
    let is_redirect = html.contains("http-equiv=\"refresh\"");
    let is_form = if is_redirect { path.starts_with("k/") } else { html.contains("content=\"noindex\"") };
    if is_form || kind.is_some_and(|kind| !WRITTEN.contains(&kind)) {
        return None;
    }
    let title = between(&html, "property=\"og:title\" content=\"", "\"");
    let title = title.or_else(|| between(&html, "title>", "</title"));
    Some(OldPage {
        address: path.to_owned(),
        title: title.map(plain).filter(|title| !title.is_empty()),
        code: between(&html, "\"identifier\":\"", "\"").map(str::to_owned),
    })
}

/// Cuts out what stands between two marks.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.split_once(start)?.1.split_once(end).map(|(inside, _)| inside)
}

/// Reads the escapes that our own templates write.
fn plain(html: &str) -> String {
    let escapes =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2F;", "/")];
    let text = escapes.iter().fold(html.to_owned(), |text, (name, sign)| text.replace(name, sign));
    text.replace("&amp;", "&").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_tells_a_page_and_leaves_lists_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("is written");
        let hash = "0".repeat(64);
        write(
            "a.html",
            "<meta property=\"og:title\" content=\"Air &amp; api\"><script>{\"identifier\":\"AIR\"}</script><body class=\"guide\">",
        );
        write("b.html", "<title>B</title><body class=\"list\">");
        write("c.html", "<title>C</title>");
        write("d.html", "<body class=\"guide\">");
        write(
            MANIFEST,
            &["a.html", "b.html", "c.html", "d.html"].map(|name| format!("{hash}  {name}\n")).concat(),
        );
        let none = Past::read(folder.path(), &|_| false);
        assert!(none.vanished.is_empty(), "a folder without the mark is not ours");
        write(MARK, "");
        let past = Past::read(folder.path(), &|path| path == "d.html");
        let expected = [("a.html", Some("Air & api"), Some("AIR")), ("c.html", Some("C"), None)];
        let found: Vec<_> = past
            .vanished
            .iter()
            .map(|page| (page.address.as_str(), page.title.as_deref(), page.code.as_deref()))
            .collect();
        assert_eq!(found, expected);
        assert!(past.had("d.html") && !past.had("e.html"));
    }
}
