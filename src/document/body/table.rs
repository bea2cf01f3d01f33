//! Tables: the cells of a row, and the name of the frame in which a table scrolls.
//!
//! In: what the Markdown parser says of a table. Out: the tags of its cells. Alignment is a
//! class, as the site allows no inline style.

use pulldown_cmark::Alignment;

use super::{Body, html};
use crate::document::Heading;

/// A table that is being written.
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
}

impl Table {
    pub(super) fn new(alignments: &[Alignment]) -> Table {
        Table { alignments: alignments.to_vec(), column: 0, head: false }
    }

    pub(super) fn begin_row(&mut self, head: bool) {
        (self.head, self.column) = (head, 0);
    }

    /// Gives the tags of the next cell.
    pub(super) fn cell(&mut self) -> (&'static str, &'static str) {
        let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        let start = match (self.head, alignment) {
            (true, Alignment::None) => "<th scope=\"col\">",
            (true, Alignment::Left) => "<th scope=\"col\" class=\"left\">",
            (true, Alignment::Center) => "<th scope=\"col\" class=\"center\">",
            (true, Alignment::Right) => "<th scope=\"col\" class=\"right\">",
            (false, Alignment::None) => "<td>",
            (false, Alignment::Left) => "<td class=\"left\">",
            (false, Alignment::Center) => "<td class=\"center\">",
            (false, Alignment::Right) => "<td class=\"right\">",
        };
        (start, if self.head { "</th>" } else { "</td>" })
    }
}

/// Gives the attribute that names a table's frame: by the heading above, else by the names of its columns.
pub(super) fn label(body: &Body<'_>, table: usize, heading: Option<&Heading>) -> String {
    if let Some(heading) = heading {
        return format!("aria-labelledby=\"{}\"", html::escaped(&heading.anchor));
    }
    let head = body.inside(table).start;
    let texts = body.blocks(body.inside(head)).map(|cell| body.plain(body.inside(cell)));
    let names: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    format!("aria-label=\"{}\"", html::escaped(&names.join(", ")))
}
