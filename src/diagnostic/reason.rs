//! Understands why the top of a page cannot be read, from the reader's English reason.
//!
//! In: the words of the YAML library. Out: a [`Reason`] that both languages can word, or
//! `None` for the rare ones, which are dropped: a strange English half-sentence helps nobody.

/// Names a common slip at the top of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// A second colon inside a value: `judul: KTP: cara membuat`.
    Colon,
    /// No blank behind the colon: `judul:KTP`.
    Blank,
    /// A line that starts too far left or right.
    Indent,
    /// A quotation mark that is never closed, or text after the closing one.
    Quote,
    /// A bracket or brace that is never closed.
    Bracket,
    /// A value that starts with a sign of special meaning, such as `@`.
    FirstSign,
    /// A tab where only blanks may stand.
    Tab,
    /// A backslash between double quotation marks.
    Backslash,
}

impl Reason {
    /// Reads the library's words; the order matters, since one reason may name several things.
    pub(super) fn read(reason: &str) -> Option<Reason> {
        let reason = reason.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| reason.contains(word));
        if has(&["escape character", "escape code", "hexadecimal number"]) {
            Some(Reason::Backslash)
        } else if has(&["quoted scalar"]) {
            Some(Reason::Quote)
        } else if has(&["no blank behind the colon"]) {
            Some(Reason::Blank)
        } else if has(&["tab character"]) {
            Some(Reason::Tab)
        } else if has(&["',' or ']'", "',' or '}'", "flow sequence", "flow mapping", "flow node"]) {
            Some(Reason::Bracket)
        } else if has(&["cannot start any token"]) {
            Some(Reason::FirstSign)
        } else if has(&["mapping values are not allowed", "unexpected ':'"]) {
            Some(Reason::Colon)
        } else if has(&[
            "too far right",
            "expected key",
            "'-' indicator",
            "block sequence entries",
            "could not find expected ':'",
        ]) {
            Some(Reason::Indent)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a text as the program does and gives the library's own reason.
    fn reason_of(text: &str) -> Option<Reason> {
        let error = serde_yaml::from_str::<serde_yaml::Value>(text).expect_err("the text is broken");
        Reason::read(&error.to_string())
    }

    #[test]
    fn common_slips_are_understood() {
        let cases = [
            ("judul: KTP: cara membuat\n", Reason::Colon),
            ("judul: KTP\n instansi: dukcapil\n", Reason::Colon),
            ("topik:\n  - a\n - b\n", Reason::Indent),
            ("judul: \"KTP\ninstansi: dukcapil\n", Reason::Quote),
            ("judul: \"KTP\" baru\n", Reason::Indent),
            ("topik: [a, b\ninstansi: dukcapil\n", Reason::Bracket),
            ("medsos: @dukcapil\n", Reason::FirstSign),
            ("judul: \"C:\\data\"\n", Reason::Backslash),
        ];
        for (text, expected) in cases {
            assert_eq!(reason_of(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn the_scanners_own_reasons_are_understood() {
        assert_eq!(Reason::read("no blank behind the colon"), Some(Reason::Blank));
        assert_eq!(Reason::read("this line begins too far right"), Some(Reason::Indent));
    }

    #[test]
    fn the_rare_ones_are_dropped() {
        assert_eq!(Reason::read("found incompatible document"), None);
    }
}
