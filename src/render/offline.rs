//! Reading without a connection: the page for what was never read, and the worker that keeps what was.

use std::collections::BTreeMap;

use serde_json::json;

use super::Renderer;
use super::view::PlainView;
use crate::diagnostic::Diagnostic;
use crate::site::route::{Form, Route};
use crate::source::path::OutputPath;

/// The page that is kept from the beginning.
const HOME: &str = "index.html";

/// The words that the worker adds to a kept page.
const WORDS: [&str; 5] =
    ["offline_notice", "offline_today", "offline_yesterday", "offline_days", "offline_kept_none"];

impl Renderer<'_> {
    /// Writes the worker for a state of the site; `None` where the theme has none.
    ///
    /// # Errors
    /// A finding, where the theme cannot show the page for what was never read.
    pub fn offline_worker(&self, version: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let Some(script) = self.theme.offline_worker.as_deref() else { return Ok(None) };
        let words = self.site.languages.iter().map(|language| {
            let strings = self.strings(language);
            let words = WORDS.iter().map(|key| (*key, strings.text(key))).collect::<BTreeMap<_, _>>();
            (language.code(), words)
        });
        let words: BTreeMap<_, _> = words.collect();
        // Without these a kept page would not look like one.
        let mut files: Vec<String> = self.theme.files.iter().map(|file| file.output.encoded()).collect();
        files.push(HOME.to_owned());
        let state = json!({
            "version": version,
            "language": self.site.config.language.code(),
            "page": String::from_utf8_lossy(&self.offline_page()?),
            "files": files,
            "words": words,
        });
        Ok(Some(format!("var SITE = {state};\n{script}").into_bytes()))
    }

    /// Renders the page that the worker shows in place of a page that was never read, as if it stood at the root.
    fn offline_page(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        let language = &self.site.config.language;
        let Some(output) = OutputPath::new(HOME) else { return Ok(Vec::new()) };
        let route = Route { output, form: Form::Home(0) };
        let title = self.strings(language).text("offline_title").to_owned();
        let mut frame = self.frame(&route, language, &title, "offline");
        frame.noindex = true;
        frame.canonical = None;
        frame.share_image = None;
        let view = PlainView { title, ..PlainView::default() };
        self.template("offline.html", &route, &frame, &view)
    }
}
