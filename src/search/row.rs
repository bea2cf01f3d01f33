//! Owns the rows that results are shown from: title, address and answer, as JSON.
//!
//! In: a page. Out: one line of a title block and one of a detail block. It must not hold HTML: the client sets text.

use crate::search::page::SearchPage;

/// Headings kept for sub-results; a page with more is better served by its own contents list.
const MOST_HEADINGS: usize = 24;

/// Lines of "what to bring" on the answer card; the page has the rest.
const MOST_PREPARED: usize = 6;

/// Longest text of a row's cell. Unit: characters.
const LONGEST_CELL: usize = 140;

/// Makes `[title, id, office, fee, time, url]`, without the empty cells at its end; the url stands only where it
/// does not follow from the id.
pub(super) fn title_row(page: &SearchPage<'_>) -> String {
    let follows = page.url.strip_suffix(".html") == Some(page.id);
    let mut cells = vec![
        short(page.title),
        page.id.to_owned(),
        short(page.office),
        page.fee.as_deref().map(short).unwrap_or_default(),
        page.time.as_deref().map(short).unwrap_or_default(),
        if follows { String::new() } else { page.url.to_owned() },
    ];
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    json(&cells)
}

/// Makes `[[line to bring, …], [heading, anchor, heading, anchor, …]]`.
pub(super) fn detail_row(page: &SearchPage<'_>) -> String {
    let prepare: Vec<String> = page.prepare.iter().take(MOST_PREPARED).map(|line| short(line)).collect();
    let headings: Vec<String> = page
        .headings
        .iter()
        .filter(|heading| !heading.anchor.is_empty())
        .take(MOST_HEADINGS)
        .flat_map(|heading| [short(heading.text), heading.anchor.to_owned()])
        .collect();
    format!("[{},{}]", json(&prepare), json(&headings))
}

fn short(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST_CELL) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

fn json(cells: &[String]) -> String {
    serde_json::to_string(cells).unwrap_or_else(|_| "[]".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{detail_row, title_row};
    use crate::search::page::{SearchHeading, SearchPage};

    #[test]
    fn leaves_out_the_url_that_follows_from_the_id() {
        let page =
            SearchPage { id: "panduan/kk", url: "panduan/kk.html", title: "KK", ..SearchPage::default() };
        assert_eq!(title_row(&page), r#"["KK","panduan/kk"]"#);
    }

    #[test]
    fn keeps_headings_with_their_anchors() {
        let headings = vec![SearchHeading { text: "Biaya", anchor: "biaya" }];
        let page = SearchPage { headings, prepare: vec!["KTP".into()], ..SearchPage::default() };
        assert_eq!(detail_row(&page), r#"[["KTP"],["Biaya","biaya"]]"#);
    }
}
