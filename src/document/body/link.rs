//! Addresses of links and pictures, cleaned and judged.
//!
//! In: an address with its entities decoded by the Markdown parser. Out: the address
//! without the characters that browsers skip, and whether it may be followed. Whether its
//! target exists is not known here.

/// Schemes that a link may have; `fakta:` and `fact:` name a shared fact and never reach a page.
const LINK_SCHEMES: [&str; 6] = ["http", "https", "mailto", "tel", "fakta", "fact"];

/// Schemes that a picture may have.
const IMAGE_SCHEMES: [&str; 2] = ["http", "https"];

/// Drops what browsers drop before they look at an address: controls, tabs, line ends, outer blanks.
///
/// Invisible characters go too, as nobody types them and they hide what an address says.
pub(crate) fn clean(url: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let kept: String = url.chars().filter(|c| !hidden(*c)).collect();
    kept.trim().to_owned()
}

/// Tells whether a cleaned address may be followed by a link.
pub(crate) fn is_safe(url: &str) -> bool {
    is_allowed(url, &LINK_SCHEMES)
}

/// Tells whether a cleaned address may be shown as a picture.
pub(crate) fn is_safe_image(url: &str) -> bool {
    !url.is_empty() && !url.starts_with('#') && is_allowed(url, &IMAGE_SCHEMES)
}

/// Tells whether an address is relative to this site or has one of some schemes.
fn is_allowed(url: &str, schemes: &[&str]) -> bool {
    // Browsers take `//host` and `/\host` for other hosts.
    let mut start = url.chars();
    let slash = |c: Option<char>| matches!(c, Some('/' | '\\'));
    if slash(start.next()) && slash(start.next()) || url.starts_with('\\') {
        return false;
    }
    match url.find([':', '/', '?', '#']) {
        Some(at) if url.get(at..).is_some_and(|rest| rest.starts_with(':')) => {
            let scheme = url.get(..at).unwrap_or_default().to_ascii_lowercase();
            schemes.contains(&scheme.as_str())
        }
        _ => true,
    }
}
