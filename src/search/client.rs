//! Owns what is sent of the client's source: everything but whole lines of comment.
//!
//! In: a script of the theme. Out: the same script, shorter. It must not change a line that has code on it.

/// The scripts that `search-start.js` inserts beside itself when a box is first used, in this order. A build that gives
/// files other names says so in `data-scripts` of the start script, divided by spaces; `search-start.js` is the only
/// one that a page names.
pub const SCRIPTS: [&str; 9] = [
    "search-analysis.js",
    "search-index.js",
    "search-spelling.js",
    "search-query.js",
    "search-rank.js",
    "search-wishes.js",
    "search-box.js",
    "search-page.js",
    "search.js",
];

/// Drops lines that are comments and empty lines; a quarter of the client explains itself to readers of the source.
pub fn without_comments(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut is_inside = false;
    for line in script.lines() {
        let line = line.trim();
        let opens = line.starts_with("/*");
        if is_inside || opens {
            let end = line.rfind("*/");
            is_inside = end.is_none();
            // Code after a comment's end keeps its line.
            if opens && end.is_some_and(|end| end + 2 < line.len()) {
                kept.push_str(line);
                kept.push('\n');
            }
            continue;
        }
        if !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn drops_comment_lines_alone() {
        let script = "// @ts-check\n/* What\n * it is. */\n  var a = /** @type {any} */ (b); // why\n\n/** @type */ (c);\n";
        assert_eq!(without_comments(script), "var a = /** @type {any} */ (b); // why\n/** @type */ (c);\n");
    }
}
