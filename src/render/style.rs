//! Style sheets as browsers get them: without what explains them.
//!
//! In: a style sheet as people write it. Out: the same rules, shorter: a page on a slow line waits
//! for its style before the first word appears.

/// Takes comments out of a style sheet, and the white space that browsers do not need.
pub(super) fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, tail)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = tail.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let mut short = String::with_capacity(kept.len());
    let mut quote = None;
    let mut depth = 0usize;
    for letter in kept.chars() {
        if let Some(end) = quote {
            short.push(letter);
            quote = (letter != end).then_some(end);
        } else if letter.is_whitespace() {
            if !short.is_empty() && !short.ends_with([' ', '\n', '{', '}', ';', ',', ':', '>']) {
                short.push(' ');
            }
        } else {
            if matches!(letter, '{' | '}' | ';' | ',' | '>') && short.ends_with(' ') {
                short.pop();
            }
            if letter == '}' && short.ends_with(';') {
                short.pop();
            }
            short.push(letter);
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if letter == '}' && depth == 0 {
                // A line each, so that a person who looks at it finds a rule again.
                short.push('\n');
            }
            quote = matches!(letter, '"' | '\'').then_some(letter);
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_do_not_need_goes() {
        let css = "/* why */\n.a > .b { color: red;\n  margin: calc(1px + 2px) 0; }\n@media (min-width: 1em) {\n  a , b :hover { content: \"; }  /\"; }\n}\n";
        let short = ".a>.b{color:red;margin:calc(1px + 2px) 0}\n@media (min-width:1em){a,b :hover{content:\"; }  /\"}}\n";
        assert_eq!(without_comments(css), short);
        assert_eq!(without_comments(&without_comments(css)), without_comments(css));
    }
}
