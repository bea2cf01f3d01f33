//! HTML in pieces, with holes for what only the site knows.
//!
//! A parsed document stays good when other files change, because links, pictures, cards
//! and words of the interface are holes that `render` fills. The HTML in the pieces is
//! made by loket from Markdown events; nothing that a writer typed is in it unescaped.

/// A run of HTML with holes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The pieces, in order; neighbouring HTML is merged.
    pub pieces: Vec<Piece>,
}

/// A piece of a [`Prose`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Finished HTML.
    Html(String),
    /// The start of a link, an index into the document's links; its text follows.
    LinkStart(usize),
    /// The end of the link that was started last.
    LinkEnd,
    /// A link alone in its paragraph, with its paragraph: an index into the document's links.
    Card(usize),
    /// A picture, an index into the document's links.
    Image(usize),
    /// The start of a callout; its blocks follow.
    CalloutStart(Callout),
    /// The end of the callout that was started last.
    CalloutEnd,
}

/// The kinds of callout (GFM alerts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Callout {
    /// NOTE, Catatan.
    Note,
    /// TIP, Saran.
    Tip,
    /// IMPORTANT, Penting.
    Important,
    /// WARNING, Perhatian.
    Warning,
    /// CAUTION, Bahaya.
    Caution,
}

impl Callout {
    /// Gives the name that templates and strings use.
    pub fn key(self) -> &'static str {
        match self {
            Callout::Note => "note",
            Callout::Tip => "tip",
            Callout::Important => "important",
            Callout::Warning => "warning",
            Callout::Caution => "caution",
        }
    }
}

impl Prose {
    /// Tells whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Html(html) if html.trim().is_empty()))
    }

    /// Adds finished HTML, merging it with a piece of HTML before it.
    pub fn push_html(&mut self, html: &str) {
        if html.is_empty() {
            return;
        }
        if let Some(Piece::Html(last)) = self.pieces.last_mut() {
            last.push_str(html);
        } else {
            self.pieces.push(Piece::Html(html.to_owned()));
        }
    }

    /// Adds a hole.
    pub fn push(&mut self, piece: Piece) {
        match piece {
            Piece::Html(html) => self.push_html(&html),
            hole => self.pieces.push(hole),
        }
    }

    /// Adds the pieces of another run at the end.
    pub fn append(&mut self, other: Prose) {
        for piece in other.pieces {
            self.push(piece);
        }
    }

    /// Gives the text without marks, blocks separated by blanks; for search, chat and summaries.
    pub fn plain_text(&self) -> String {
        let mut text = String::new();
        self.push_plain_text(&mut text);
        let mut plain = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push_str(word);
        }
        plain
    }

    /// Adds the text without marks; runs of white space stay as they come.
    pub fn push_plain_text(&self, text: &mut String) {
        for piece in &self.pieces {
            if let Piece::Html(html) = piece {
                push_text(html, text);
            }
        }
    }

    /// Gives the links and cards in it, as indices into the document's links.
    pub fn links(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::LinkStart(index) | Piece::Card(index) => Some(*index),
            _ => None,
        })
    }
}

/// Adds the text of our own HTML: tags become blanks only where they end a block.
fn push_text(html: &str, text: &mut String) {
    let mut rest = html;
    while let Some(start) = rest.find(['<', '&']) {
        let (before, tail) = rest.split_at(start);
        text.push_str(before);
        if tail.starts_with('<') {
            let Some(end) = tail.find('>') else { return };
            let (tag, after) = tail.split_at(end + 1);
            let name = tag.trim_start_matches(['<', '/']);
            let inline = ["a", "em", "strong", "code", "del", "sup", "b", "i"]
                .iter()
                .any(|n| name.strip_prefix(n).is_some_and(|r| r.starts_with(['>', ' '])));
            if !inline {
                text.push(' ');
            }
            rest = after;
        } else {
            let entity = ENTITIES.iter().find(|(name, _)| tail.starts_with(name));
            let (name, character) = entity.copied().unwrap_or(("&", '&'));
            text.push(character);
            rest = tail.strip_prefix(name).unwrap_or_default();
        }
    }
    text.push_str(rest);
}

/// The entities that our own HTML writer produces.
const ENTITIES: [(&str, char); 5] =
    [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];
