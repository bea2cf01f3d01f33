//! Owns what is sent of the client's source: everything but lines of comment and the types that comments tell.
//!
//! In: a script of the theme. Out: the same script, shorter. It must not change what a line of code does.

/// The scripts that `search-start.js` inserts when a box is first used, in this order; a build joins them to one. Their
/// names stand in `data-search` of the start script's element, divided by spaces.
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
                push_without_type(&mut kept, line);
                kept.push('\n');
            }
            continue;
        }
        if !line.is_empty() && !line.starts_with("//") {
            push_without_type(&mut kept, line);
            kept.push('\n');
        }
    }
    kept
}

/// Adds a line of code without the comments that tell the type of what follows them.
fn push_without_type(kept: &mut String, line: &str) {
    let mut rest = line;
    while let Some((before, (_, after))) = rest
        .split_once("/** @type ")
        // What looks like a comment within quotation marks is text.
        .filter(|(before, _)| before.matches(['"', '\'', '`']).count() % 2 == 0)
        .and_then(|(before, tail)| Some((before, tail.split_once("*/")?)))
    {
        kept.push_str(before);
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    kept.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn drops_comment_lines_alone() {
        let script = "// @ts-check\n/* What\n * it is. */\n  var a = /** @type {any} */ (b); // why\n\n/** @type */ (c);\n";
        assert_eq!(without_comments(script), "var a = (b); // why\n(c);\n");
    }

    #[test]
    fn leaves_text_that_looks_like_a_type() {
        let script = "var a = '/** @type */ b', c = /** @type {any} */ (d);\n";
        assert_eq!(without_comments(script), script);
    }
}
