//! A site's own language rules, and a page that they read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use loket::language::{Checker, Glossary, PageKind};

const KINDS: [PageKind; 4] = [PageKind::Guide, PageKind::Story, PageKind::Office, PageKind::None];

fuzz_target!(|input: &str| {
    // The rules of the program are the same each time; compiling them anew would take most of the time.
    thread_local!(static SHIPPED: Checker = Checker::embedded());
    let mut characters = input.chars();
    let choice = characters.next().map_or(0, |c| u32::from(c) as usize);
    let kind = KINDS[choice % KINDS.len()];
    let language = if choice % 8 < 4 { "id" } else { "en" };
    let (rules, text) = match characters.as_str().split_once("--- page\n") {
        Some((rules, text)) => (Some(rules), text),
        None => (None, characters.as_str()),
    };
    let report = match rules {
        Some(rules) => {
            let files = [("aturan/uji.yml".to_owned(), rules.to_owned())];
            Checker::with_site_rules(&files, &Glossary::default()).0.check(text, language, kind)
        }
        None => SHIPPED.with(|checker| checker.check(text, language, kind)),
    };
    for finding in report.findings {
        if let Some(span) = finding.span {
            assert!(text.get(span.clone()).is_some(), "{} points to {span:?}", finding.rule);
        }
    }
});
