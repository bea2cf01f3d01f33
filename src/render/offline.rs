//! Reading without a connection: the page for what was never read, and the worker that keeps what was.

use std::collections::BTreeMap;

use serde_json::json;

use super::Renderer;
use super::view::PlainView;
use crate::diagnostic::Diagnostic;
use crate::site::route::Route;

/// The page that stands for a page that was never read.
const OFFLINE_PAGE: &str = "luring.html";

/// The words that the worker adds to a kept page.
const WORDS: [&str; 5] =
    ["offline_notice", "offline_today", "offline_yesterday", "offline_days", "offline_kept_none"];

impl Renderer<'_> {
    /// Renders the page that is shown in place of a page that was never read.
    pub(super) fn offline(&self, route: &Route) -> Result<Vec<u8>, Box<Diagnostic>> {
        let language = &self.site.config.language;
        let title = self.strings(language).text("offline_title").to_owned();
        let mut frame = self.frame(route, language, &title, "offline");
        frame.noindex = true;
        frame.canonical = None;
        frame.share_image = None;
        let view = PlainView { title, summary: None, body: Vec::new(), reviewed: None, terms: Vec::new() };
        self.template("offline.html", route, &frame, &view)
    }

    /// Writes the worker for a state of the site; `None` where the theme has none.
    pub fn offline_worker(&self, version: &str) -> Option<Vec<u8>> {
        let script = self.theme.offline_worker.as_deref()?;
        let words = self.site.languages.iter().map(|language| {
            let strings = self.strings(language);
            let words = WORDS.iter().map(|key| (*key, strings.text(key))).collect::<BTreeMap<_, _>>();
            (language.code(), words)
        });
        let words: BTreeMap<_, _> = words.collect();
        // Without these a kept page would not look like one.
        let mut files: Vec<String> = self.theme.files.iter().map(|file| file.output.encoded()).collect();
        files.push("index.html".to_owned());
        files.push(OFFLINE_PAGE.to_owned());
        let state = json!({
            "version": version,
            "language": self.site.config.language.code(),
            "offline": OFFLINE_PAGE,
            "files": files,
            "words": words,
        });
        Some(format!("var SITE = {state};\n{script}").into_bytes())
    }
}
