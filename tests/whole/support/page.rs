//! A built page as a browser reads it.
//!
//! In: the bytes of an HTML file. Out: what the checks ask for. The parser is html5ever's,
//! which reads broken HTML as browsers do; so "inert" means inert there.

use scraper::{ElementRef, Html};

/// An element with its place in the page.
pub(crate) struct Element<'a> {
    /// The element.
    pub(crate) inner: ElementRef<'a>,
}

/// A page.
pub(crate) struct Page {
    html: Html,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(bytes: &[u8]) -> Page {
        let text = std::str::from_utf8(bytes).expect("a page is UTF-8");
        Page { html: Html::parse_document(text) }
    }

    /// Gives what the parser found wrong.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.html.errors.iter().map(ToString::to_string).collect()
    }

    /// Gives all elements in document order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        self.html.tree.nodes().filter_map(ElementRef::wrap).map(|inner| Element { inner })
    }

    /// Gives all elements of a name.
    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Element<'a>> {
        self.elements().filter(move |element| element.name() == name)
    }

    /// Gives the first value of an attribute of elements of a name.
    pub(crate) fn attribute<'a>(&'a self, name: &'a str, attribute: &str) -> Option<&'a str> {
        self.named(name).find_map(|element| element.inner.attr(attribute))
    }

    /// Tells whether the page only leads to another one.
    pub(crate) fn is_redirect(&self) -> bool {
        self.named("meta").any(|meta| meta.attribute("http-equiv") == Some("refresh"))
    }

    /// Tells whether search engines are to leave it out.
    pub(crate) fn is_hidden(&self) -> bool {
        self.named("meta").any(|meta| {
            meta.attribute("name") == Some("robots")
                && meta.attribute("content").is_some_and(|content| content.contains("noindex"))
        })
    }
}

impl<'a> Element<'a> {
    /// Gives the element's name; lower case for HTML.
    pub(crate) fn name(&self) -> &'a str {
        self.inner.value().name()
    }

    /// Gives an attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.inner.value().attr(name)
    }

    /// Gives all attributes.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.inner.value().attrs()
    }

    /// Gives the text inside.
    pub(crate) fn text(&self) -> String {
        // Without script a browser reads what stands in `noscript`; with it, as here, it shows none of it.
        let nodes = self.inner.descendants().filter(|node| {
            node.ancestors().filter_map(ElementRef::wrap).all(|above| above.value().name() != "noscript")
        });
        nodes.filter_map(|node| node.value().as_text().map(|text| text.to_string())).collect()
    }

    /// Names the element for a message.
    pub(crate) fn shown(&self) -> String {
        self.inner.html().chars().take(160).collect()
    }
}
