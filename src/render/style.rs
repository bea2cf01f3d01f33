//! Style sheets as browsers get them: without what explains them, and what is for paper in a file of its own.
//!
//! In: a style sheet as people write it. Out: the same rules, shorter. A page on a slow line waits
//! for its style before the first word appears, so that rules for paper, which no screen needs,
//! come in a second file that nothing waits for.

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
            if !short.is_empty() && !short.ends_with([' ', '\n', '{', '}', ';', ',']) {
                short.push(' ');
            }
        } else {
            if matches!(letter, '{' | '}' | ';' | ',') && short.ends_with(' ') {
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

/// Divides a style sheet into what is for screens and what is for paper.
pub(super) fn divided(css: &str) -> (String, String) {
    let (mut screen, mut paper) = (String::new(), String::new());
    let mut rest = css;
    while let Some(end) = end_of_rule(rest) {
        let (rule, after) = rest.split_at(end);
        let start = rule.trim_start();
        let is_paper = start.starts_with("@media print") || start.starts_with("@page");
        if is_paper { &mut paper } else { &mut screen }.push_str(rule);
        rest = after;
    }
    screen.push_str(rest);
    (screen, paper)
}

/// Finds the end of the first rule: its last bracket, or the semicolon of one without a block.
fn end_of_rule(css: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut quote = None;
    for (at, letter) in css.char_indices() {
        if let Some(end) = quote {
            quote = (letter != end).then_some(end);
            continue;
        }
        match letter {
            '"' | '\'' => quote = Some(letter),
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            ';' if depth == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_do_not_need_goes() {
        let css = "/* why */\n.a > .b { color: red;\n  margin: calc(1px + 2px) 0; }\n@media (min-width: 1em) {\n  a , b { content: \"; }  /\"; }\n}\n";
        let short = ".a > .b{color: red;margin: calc(1px + 2px) 0}\n@media (min-width: 1em){a,b{content: \"; }  /\"}}\n";
        assert_eq!(without_comments(css), short);
        assert_eq!(without_comments(&without_comments(css)), without_comments(css));
    }

    #[test]
    fn rules_for_paper_have_a_file_of_their_own() {
        let css =
            "@import x;a{}@page{size: A4;@top-left{content: \"}\"}}@media print{a{b: c}}@media screen{d{}}";
        let (screen, paper) = divided(css);
        assert_eq!(screen, "@import x;a{}@media screen{d{}}");
        assert_eq!(paper, "@page{size: A4;@top-left{content: \"}\"}}@media print{a{b: c}}");
        assert_eq!(divided("a{").0, "a{", "what is broken stays whole");
    }
}
