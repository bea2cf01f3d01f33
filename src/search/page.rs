//! Owns what search may see of a page: plain text in named fields.
//!
//! In: nothing. Out: the types that the caller fills. They must not hold HTML, spans or handles.

use std::borrow::Cow;

/// One page as search sees it.
#[derive(Debug, Clone, Default)]
pub struct SearchPage<'a> {
    /// Source path without `.md`, from the content folder: `panduan/ktp-el`.
    pub id: &'a str,
    /// Address from the site's root, with an anchor for a question: `panduan/ktp-el.html`.
    pub url: &'a str,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Title, as shown.
    pub title: &'a str,
    /// `kata_kunci`: words that people really use.
    pub keywords: &'a [String],
    /// One or two sentences.
    pub summary: &'a str,
    /// Topic names.
    pub topics: &'a [String],
    /// Office name, as shown; empty when there is none.
    pub office: &'a str,
    /// Fee in words, as shown: "Gratis", "Rp30.000".
    pub fee: Option<Cow<'a, str>>,
    /// Duration in words, as shown: "1 hari kerja".
    pub time: Option<Cow<'a, str>>,
    /// Headings below the title, in order.
    pub headings: Vec<SearchHeading<'a>>,
    /// The body as plain text, without the headings.
    pub body: Cow<'a, str>,
    /// Texts of links to other pages that the page calls related.
    pub related: Vec<&'a str>,
    /// What to bring, one line each, for the answer card.
    pub prepare: Vec<Cow<'a, str>>,
    /// `utama: ya`: the usual one among pages that answer the same words.
    pub main: bool,
}

/// A heading and where it stands.
#[derive(Debug, Clone, Default)]
pub struct SearchHeading<'a> {
    /// Text, as shown.
    pub text: &'a str,
    /// Anchor without `#`.
    pub anchor: &'a str,
}

/// Kinds of pages; guides come slightly before the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PageKind {
    /// One service, one procedure; also life events and decision helpers.
    #[default]
    Guide,
    /// A staff story.
    Story,
    /// An agency or counter.
    Office,
    /// A question with its answer, or a page of them.
    Faq,
    /// A glossary entry.
    Term,
    /// Any other page.
    Page,
}

impl PageKind {
    /// Gives the letter by which the client knows the kind.
    pub fn letter(self) -> char {
        match self {
            Self::Guide => 'g',
            Self::Story => 's',
            Self::Office => 'o',
            Self::Faq => 'f',
            Self::Term => 't',
            Self::Page => 'p',
        }
    }
}
