//! News as an Atom feed (RFC 4287): guides by the day they were checked, and stories.

use std::fmt::Write;

use jiff::civil::Date;

use super::Renderer;
use super::wording::escape_html;
use crate::document::Meaning;
use crate::site::Page;
use crate::site::route::{FeedKind, Route};

/// How many entries a feed tells.
const FEED_SIZE: usize = 20;

impl Renderer<'_> {
    /// Writes a feed of a language, the newest entry first.
    pub(super) fn feed(&self, route: &Route, language: usize, kind: FeedKind) -> String {
        let language = self.language(language);
        let strings = self.strings(language);
        let mut entries: Vec<(Date, &Page)> = self
            .site
            .pages
            .iter()
            .filter(|page| page.document.language == *language)
            .filter_map(|page| match &page.document.meaning {
                Meaning::Story(story) => Some((story.date?, page)),
                Meaning::Guide(_) if kind == FeedKind::All => Some((page.document.head.reviewed?, page)),
                _ => None,
            })
            .collect();
        entries.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.document.path.cmp(&b.1.document.path)));
        entries.truncate(FEED_SIZE);
        let own = escape_html(&self.absolute(&route.output).unwrap_or_default());
        let title = match kind {
            FeedKind::All => self.site.config.title.clone(),
            FeedKind::Stories => format!("{}: {}", self.site.config.title, strings.text("section_stories")),
        };
        // An empty feed still needs a day; the day of the build would change it for no reason.
        let updated = entries.first().map_or_else(|| "1970-01-01".to_owned(), |(day, _)| day.to_string());
        let author = self.site.config.organisation.as_deref().unwrap_or(&self.site.config.title);
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
             <id>{own}</id>\n<title>{}</title>\n<updated>{updated}T00:00:00Z</updated>\n\
             <author><name>{}</name></author>\n<link rel=\"self\" href=\"{own}\"/>\n",
            escape_html(language.code()),
            escape_html(&title),
            escape_html(author),
        );
        for (day, page) in entries {
            let url = escape_html(&self.absolute(&page.address.output).unwrap_or_default());
            let title = escape_html(&page.document.head.title);
            let _ = write!(
                xml,
                "<entry>\n<id>{url}</id>\n<title>{title}</title>\n<updated>{day}T00:00:00Z</updated>\n\
                 <link href=\"{url}\"/>\n"
            );
            if let Some(summary) = &page.document.head.summary {
                let _ = writeln!(xml, "<summary>{}</summary>", escape_html(summary));
            }
            xml.push_str("</entry>\n");
        }
        xml.push_str("</feed>\n");
        xml
    }
}
