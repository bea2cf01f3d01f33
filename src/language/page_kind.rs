//! The kinds of page that rules tell apart. Knows names only, not files.

/// The type of the page that a text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageKind {
    /// One service, one procedure.
    Guide,
    /// A staff story: free form, so no structure is asked of it.
    Story,
    /// An agency or a counter.
    Office,
    /// A glossary entry.
    Term,
    /// A dated notice.
    Notice,
    /// Questions and answers.
    Faq,
    /// Any other page.
    Page,
    /// A bare passage with no page around it.
    #[default]
    None,
}

impl PageKind {
    /// Reads a kind from its Indonesian or English name, as in `--type panduan`.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "panduan" | "guide" | "guides" => Self::Guide,
            "kisah" | "cerita" | "story" | "stories" => Self::Story,
            "instansi" | "office" | "offices" => Self::Office,
            "istilah" | "term" | "terms" => Self::Term,
            "pengumuman" | "notice" | "notices" => Self::Notice,
            "tanya-jawab" | "faq" | "faqs" => Self::Faq,
            "halaman" | "page" => Self::Page,
            "none" | "tanpa" => Self::None,
            _ => return None,
        })
    }

    /// Gives the folder of `content/` for pages of this kind, with its `/`; `None` for a bare passage.
    pub fn folder(self) -> Option<&'static str> {
        Some(match self {
            Self::Guide => "panduan/",
            Self::Story => "kisah/",
            Self::Office => "instansi/",
            Self::Term => "istilah/",
            Self::Notice => "pengumuman/",
            Self::Faq => "tanya-jawab/",
            Self::Page => "",
            Self::None => return None,
        })
    }

    pub(super) fn bit(self) -> u8 {
        1 << (self as u8)
    }
}
