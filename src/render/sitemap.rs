//! What search engines read: `sitemap.xml` (sitemaps.org protocol 0.9) and `robots.txt`.

use std::fmt::Write;

use super::Renderer;
use super::wording::escape_html;
use crate::site::route::{self, Form, SITEMAP_SIZE};

impl Renderer<'_> {
    /// Writes a sitemap: 0 is the first, or where there are several, the list of them.
    pub(super) fn sitemap(&self, number: usize) -> String {
        let listed: Vec<&route::Route> =
            self.site.routes.iter().filter(|route| route::in_sitemap(&route.form)).collect();
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let base = self.site.config.base_url.as_deref().unwrap_or_default();
        if number == 0 && listed.len() > SITEMAP_SIZE {
            xml.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            for number in 1..=listed.len().div_ceil(SITEMAP_SIZE) {
                let url = escape_html(&format!("{base}sitemap-{number}.xml"));
                let _ = writeln!(xml, "<sitemap><loc>{url}</loc></sitemap>");
            }
            xml.push_str("</sitemapindex>\n");
            return xml;
        }
        xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for route in listed.iter().skip(number.saturating_sub(1) * SITEMAP_SIZE).take(SITEMAP_SIZE) {
            let url = self.absolute(&route.output).unwrap_or_default();
            let _ = write!(xml, "<url><loc>{}</loc>", escape_html(&url));
            if let Form::Page(id) = &route.form
                && let Some(day) = {
                    let head = &self.site.page(*id).document.head;
                    head.changed.max(head.reviewed)
                }
            {
                let _ = write!(xml, "<lastmod>{day}</lastmod>");
            }
            xml.push_str("</url>\n");
        }
        xml.push_str("</urlset>\n");
        xml
    }

    /// Writes `robots.txt`: everything may be read.
    pub(super) fn robots(&self) -> String {
        let mut text = String::from("User-agent: *\nAllow: /\n");
        if let Some(base) = &self.site.config.base_url {
            let _ = writeln!(text, "Sitemap: {base}sitemap.xml");
        }
        text
    }
}
