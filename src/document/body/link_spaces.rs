//! Links and pictures that Markdown does not see, because their addresses have blanks in them.
//!
//! In: the body. Out: findings about `[formulir](formulir pindah.pdf)`, outside of code; nothing
//! that may be words in brackets.

use super::Body;
use super::template_tag::CodePlaces;
use crate::diagnostic::Problem;
use crate::document::findings::{Findings, slice};

/// Ends of the names of files that pages lead to.
const ENDINGS: [&str; 16] = [
    "md", "html", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "jpg", "jpeg", "png",
    "webp", "svg",
];

/// Tells the links with blanks of a body.
pub(crate) fn check(body: &Body<'_>, start: usize, findings: &mut Findings) {
    let mut code = CodePlaces::default();
    let mut at = start;
    while let Some(found) = slice(body.text, at..body.text.len()).find("](") {
        let begin = at + found + 2;
        at = begin;
        let line = slice(body.text, begin..body.text.len()).lines().next().unwrap_or_default();
        let Some(url) = line.find(')').and_then(|end| line.get(..end)) else { continue };
        if is_file_with_blanks(url) && !code.holds(body, begin) {
            findings.add(Problem::LinkSpaces { url: url.to_owned() }, begin..begin + url.len());
        }
    }
}

/// Tells whether an address names a file and has blanks within; behind a quotation mark begins a title.
fn is_file_with_blanks(url: &str) -> bool {
    let path = url.split('#').next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    path.trim() == path
        && path.contains(' ')
        && !path.contains(['<', '"', '\'', '('])
        && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
