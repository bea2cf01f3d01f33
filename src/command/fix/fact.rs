//! Puts a shared fact's value where its text says something else.
//!
//! In: a finding and the text of its file. Out: the change of the link's text alone; the address,
//! and bold or italic marks around the whole text, stay.

use super::Change;
use crate::diagnostic::{Diagnostic, Problem};

/// Marks that may stand around the whole text of a link.
const MARKS: [&str; 6] = ["**", "__", "~~", "*", "_", "`"];

/// Gives the change for a fact whose text is not its value.
pub(super) fn told_anew(finding: &Diagnostic, text: &str) -> Option<Change> {
    let Problem::FactMismatch { fact, value, .. } = &finding.problem else { return None };
    let span = finding.at.span.clone()?;
    let written = text.get(span.clone())?;
    if let Some(address) = written.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        let new = format!("[{}]({address})", escaped(value));
        return Some(Change { span, old: written.to_owned(), new });
    }
    let end = text_end(written)?;
    let rest = written.get(end + 1..)?;
    // `[text]` and `[text][]` are found by their text, which must not change then.
    if !rest.starts_with('(') && (!rest.starts_with('[') || rest.starts_with("[]")) {
        return None;
    }
    let inner = written.get(1..end)?;
    let (mut from, mut to) = (1, end);
    let marked =
        |mark: &&&str| inner.len() > 2 * mark.len() && inner.starts_with(**mark) && inner.ends_with(**mark);
    let mut new = escaped(value);
    if let Some(mark) = MARKS.iter().find(marked) {
        (from, to) = (from + mark.len(), to - mark.len());
        if *mark == "`" {
            new.clone_from(value);
        }
    }
    let (old, span) = (written.get(from..to)?.to_owned(), span.start + from..span.start + to);
    // A change is shown by its lines; an empty text needs its link to be recognised.
    let old = if old.is_empty() { format!("[](fakta:{fact})") } else { old };
    Some(Change { span, old, new })
}

/// Finds the bracket that ends the text of a link.
fn text_end(link: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut skip = false;
    for (at, byte) in link.bytes().enumerate() {
        match byte {
            _ if skip => skip = false,
            b'\\' => skip = true,
            b'[' => depth += 1,
            b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ if at == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Writes a value so that Markdown shows it as it is, also in a table.
fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        if "\\`*_[]<>|~&".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;
    use crate::source::path::SourcePath;

    fn mended(text: &str, value: &str) -> Option<String> {
        let (fact, written) = ("batas".to_owned(), String::new());
        let problem = Problem::FactMismatch { fact, written, value: value.to_owned() };
        let at = Location::new(&SourcePath::new("content/a.md"), 0..text.len());
        let change = told_anew(&Diagnostic::new(problem, at), text)?;
        Some(format!("{}{}{}", &text[..change.span.start], change.new, &text[change.span.end..]))
    }

    #[test]
    fn the_text_changes_and_all_around_it_stays() {
        let to = |text| mended(text, "60 hari");
        assert_eq!(to("[30 hari](fakta:batas)").as_deref(), Some("[60 hari](fakta:batas)"));
        assert_eq!(to("[**30 hari**](fakta:batas)").as_deref(), Some("[**60 hari**](fakta:batas)"));
        assert_eq!(to("[](fakta:batas)").as_deref(), Some("[60 hari](fakta:batas)"));
        assert_eq!(to("[3[0]](fakta:batas)").as_deref(), Some("[60 hari](fakta:batas)"));
        assert_eq!(to("[30 hari][b]").as_deref(), Some("[60 hari][b]"));
        assert_eq!(to("<fakta:batas>").as_deref(), Some("[60 hari](fakta:batas)"));
        assert_eq!(to("[30 hari]"), None);
        assert_eq!(to("[30 hari][]"), None);
        assert_eq!(mended("[a](fakta:batas)", "A*B|C").as_deref(), Some("[A\\*B\\|C](fakta:batas)"));
    }
}
