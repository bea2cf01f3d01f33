//! Tests of the checker as a whole: the embedded rules compile, their examples hold, any text is safe.

mod manual;

use super::*;

/// All tests share one checker: compiling takes longer than checking.
fn checker() -> &'static Checker {
    static CHECKER: std::sync::OnceLock<Checker> = std::sync::OnceLock::new();
    CHECKER.get_or_init(Checker::embedded)
}

#[test]
fn embedded_rules_compile() {
    let (_, problems) = Checker::with_site_rules(&[], &Glossary::default());
    let told: Vec<String> =
        problems.iter().map(|one| format!("{}:{} {}", one.file, one.line, one.what.en)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn examples_of_all_rules_hold() {
    let mut failures = Vec::new();
    for (path, text) in embedded_files() {
        let file: RuleFile = serde_yaml::from_str(text).unwrap();
        let lang = file.lang.clone().unwrap_or_default();
        let group = file.group.clone().unwrap_or_default();
        for spec in &file.rules {
            let group = spec.group.clone().unwrap_or_else(|| group.clone());
            let kind = if group == "structure" { PageKind::Guide } else { PageKind::None };
            let name = spec.id.clone().unwrap_or_default();
            let spoken = |text: &str| -> Vec<String> {
                let report = checker().check(text, &lang, kind);
                report.findings.iter().map(|finding| finding.rule.to_string()).collect()
            };
            for bad in &spec.examples.bad {
                let found = spoken(bad);
                if !found.iter().any(|rule| rule.starts_with(&format!("{group}/"))) {
                    failures.push(format!("{path} {name}: missed {bad:?} {found:?}"));
                }
            }
            for good in &spec.examples.good {
                let found = spoken(good);
                if found.iter().any(|rule| rule.starts_with(&format!("{group}/"))) {
                    failures.push(format!("{path} {name}: false in {good:?} {found:?}"));
                }
            }
            for (wrong, right) in &spec.pairs {
                let bad = format!("Kami {wrong} itu.");
                if !spoken(&bad).iter().any(|rule| rule.starts_with(&format!("{group}/"))) {
                    failures.push(format!("{path} {name}: missed {wrong:?}"));
                }
                for right in right.split(" / ").filter(|right| !right.is_empty()) {
                    let good = format!("Kami {right} itu.");
                    if spoken(&good).iter().any(|rule| rule.starts_with(&format!("{group}/"))) {
                        failures.push(format!("{path} {name}: suggests what it blames: {wrong} → {right}"));
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// Each line of `held_out.txt` is a group and a sentence, or "-" and a clean sentence.
#[test]
fn held_out_sentences_are_judged_rightly() {
    let lines = include_str!("tests/held_out.txt").lines().filter_map(|line| line.split_once('\t'));
    let mut failures = Vec::new();
    for (group, sentence) in lines {
        let report = checker().check(sentence, "id", PageKind::None);
        let strong = report.findings.iter().filter(|finding| finding.severity > Severity::Suggestion);
        let found: Vec<String> = report.findings.iter().map(|finding| finding.rule.to_string()).collect();
        let right = if group == "-" {
            strong.count() == 0
        } else {
            report.findings.iter().any(|finding| &*finding.rule.group == group)
        };
        if !right {
            failures.push(format!("{group}: {sentence} {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Each line of `held_out_more.txt` is a language, groups and a text; the floors are those of the checker's goals.
#[test]
fn more_held_out_texts_are_judged_as_well_as_promised() {
    let (mut right, mut surplus, mut missed) = (0, Vec::new(), Vec::new());
    for line in include_str!("tests/held_out_more.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.splitn(3, '\t').map(str::to_owned);
        let (lang, groups, text) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
        let (lang, groups) = (lang.unwrap_or_default(), groups.unwrap_or_default());
        let expected: std::collections::BTreeSet<&str> =
            groups.split('+').filter(|name| *name != "-").collect();
        let kind = if expected.contains("structure") { PageKind::Guide } else { PageKind::None };
        let report = checker().check(&text.replace("\\n", "\n"), &lang, kind);
        let found: std::collections::BTreeSet<&str> =
            report.findings.iter().map(|finding| &*finding.rule.group).collect();
        right += expected.intersection(&found).count();
        surplus.extend(found.difference(&expected).map(|group| format!("{group}: {text}")));
        missed.extend(expected.difference(&found).map(|group| format!("{group}: {text}")));
    }
    let share = |others: usize| right as f64 / (right + others) as f64;
    assert!(share(surplus.len()) >= 0.94, "false findings:\n{}", surplus.join("\n"));
    assert!(share(missed.len()) >= 0.9, "misses:\n{}", missed.join("\n"));
}

#[test]
fn emphasis_and_links_are_transparent_and_spans_exact() {
    for (text, quote) in [
        ("Kami datang dalam *rangka* libur.", "dalam *rangka"),
        ("Isi [buku tamu](a.md) dalam\nrangka kunjungan &amp; tamu.", "dalam\nrangka"),
        ("Biaya &amp; denda: di loket, **apabila** perlu.", "apabila"),
    ] {
        let report = checker().check(text, "id", PageKind::None);
        let found = report.findings.iter().find(|finding| &*finding.rule.group == "officialese");
        let span = found.and_then(|finding| finding.span.clone());
        assert_eq!(span.and_then(|span| text.get(span)), Some(quote), "{text}");
    }
}

#[test]
fn code_quotations_mentions_and_quotes_rest() {
    for text in [
        "Tekan `apabila`.",
        "> Apabila hilang, lapor.",
        "Tertulis \"apabila hilang\" di sana.",
        "Ia berkata “apabila hujan”.",
        "Kata *apabila* berarti jika.",
        "    apabila\n",
        "```\napabila\n```\n",
        "Lihat <https://contoh.id/apabila>.",
    ] {
        let report = checker().check(text, "id", PageKind::None);
        assert!(
            !report.findings.iter().any(|f| &*f.rule.group == "officialese"),
            "{text} {:?}",
            report.findings
        );
    }
}

#[test]
fn callouts_are_read() {
    for text in ["> [!TIP]\n> Apabila hilang, lapor.", "> [!SARAN]\n> Apabila hilang, lapor."] {
        let report = checker().check(text, "id", PageKind::None);
        assert!(report.findings.iter().any(|f| &*f.rule.name == "apabila"), "{text}");
    }
}

#[test]
fn suppressions_hide_count_and_are_checked() {
    let text = "<!-- loket-abaikan: officialese/apabila — istilah resmi -->\nApabila hilang, lapor.\n\nApabila rusak, lapor.";
    let report = checker().check(text, "id", PageKind::None);
    assert_eq!(report.suppressed, 1);
    assert_eq!(report.findings.iter().filter(|f| &*f.rule.name == "apabila").count(), 1);

    let range = "<!-- loket-abaikan-mulai: officialese -->\n\nApabila a.\n\nApabila b.\n\n<!-- loket-abaikan-selesai -->\n\nApabila c.";
    assert_eq!(checker().check(range, "id", PageKind::None).suppressed, 2);

    let page = "---\njudul: Uji\nabaikan: [officialese]\n---\nApabila a.";
    assert_eq!(checker().check(page, "id", PageKind::None).suppressed, 1);

    let reasoned = "---\njudul: Uji\nabaikan: [officialese]   # nama resmi\n---\nApabila a.";
    assert_eq!(checker().check(reasoned, "id", PageKind::None).suppressed, 1);

    let idle = checker().check("<!-- loket-abaikan: tone -->\nBaik.", "id", PageKind::None);
    assert_eq!(idle.findings.iter().map(|f| f.rule.to_string()).collect::<Vec<_>>(), ["suppression/unused"]);
    let unknown = checker().check("<!-- loket-abaikan: nada -->\nBaik.", "id", PageKind::None);
    assert_eq!(
        unknown.findings.iter().map(|f| f.rule.to_string()).collect::<Vec<_>>(),
        ["suppression/unknown"]
    );
}

#[test]
fn a_glossary_explains_and_protects() {
    let glossary = Glossary {
        names: vec!["Sistem Online Kota".to_owned()],
        abbreviations: vec![("KK".to_owned(), "kartu keluarga".to_owned())],
        plain_words: vec![("pelawa".to_owned(), "undang".to_owned())],
    };
    let (checker, problems) = Checker::with_site_rules(&[], &glossary);
    assert!(problems.is_empty());
    let clean = checker.check("Bawa KK. Buka sistem online kota.", "id", PageKind::None);
    assert!(clean.findings.is_empty(), "{:?}", clean.findings);
    let plain = checker.check("Kami pelawa Anda.", "id", PageKind::None);
    assert_eq!(plain.findings.first().map(|f| f.suggestions.clone()), Some(vec!["undang".to_owned()]));
}

#[test]
fn a_site_adds_removes_and_weighs_rules() {
    let yaml = "extends: id/officialese\nremove: [apabila]\nseverity: { guna: error }\nadd:\n  - id: pelawa\n    match: [\"melawa\"]\n    use: [\"mengundang\"]\n";
    let files = [("aturan/kita.yml".to_owned(), yaml.to_owned())];
    let (checker, problems) = Checker::with_site_rules(&files, &Glossary::default());
    assert!(problems.is_empty(), "{problems:?}");
    let report = checker.check("Apabila perlu, kami melawa tamu guna rapat.", "id", PageKind::None);
    let found: Vec<_> = report.findings.iter().map(|f| (f.rule.to_string(), f.severity)).collect();
    let expected = [("officialese/pelawa", Severity::Warning), ("officialese/guna", Severity::Error)]
        .map(|(a, b)| (a.to_owned(), b));
    assert_eq!(found, expected);
}

#[test]
fn mistakes_in_site_rules_name_file_and_line() {
    let files = [
        ("aturan/a.yml".to_owned(), "lang: id\ngroup: tone\nrules:\n  - id: x\n    macth: [a]\n".to_owned()),
        (
            "aturan/b.yml".to_owned(),
            "lang: id\ngroup: tone\nrules:\n  - id: salah\n    match: [\"<tak-ada>\"]\n".to_owned(),
        ),
        ("aturan/c.yml".to_owned(), "rules: []\n".to_owned()),
    ];
    let (_, problems) = Checker::with_site_rules(&files, &Glossary::default());
    let places: Vec<_> = problems.iter().map(|one| (one.file.as_str(), one.line)).collect();
    assert_eq!(places, [("aturan/a.yml", 5), ("aturan/c.yml", 1), ("aturan/b.yml", 4)]);
}

/// Checks one rule file of a site; gives the lines of its mistakes and what each says.
fn mistakes(text: &str) -> Vec<(usize, String)> {
    let files = [("aturan/a.yml".to_owned(), text.to_owned())];
    let (_, problems) = Checker::with_site_rules(&files, &Glossary::default());
    problems.into_iter().map(|problem| (problem.line, problem.what.id)).collect()
}

#[test]
fn a_group_is_switched_off_or_weighed_as_a_whole() {
    let check = |yaml: &str| {
        let files = [("aturan/a.yml".to_owned(), yaml.to_owned())];
        let (checker, problems) = Checker::with_site_rules(&files, &Glossary::default());
        assert!(problems.is_empty(), "{problems:?}");
        checker.check("Apabila perlu, datang guna rapat.", "id", PageKind::None).findings
    };
    assert!(check("extends: id/officialese\nremove: [\"*\"]\n").is_empty());
    let light = check("extends: id/officialese\nseverity: { \"*\": suggestion }\n");
    assert!(light.len() == 2 && light.iter().all(|finding| finding.severity == Severity::Suggestion));
}

#[test]
fn names_that_change_nothing_are_told() {
    let told = mistakes("extends: id/officialese\nremove:\n  - apabilaa\nseverity: { gunaa: error }\n");
    assert_eq!(told.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4]);
    assert_eq!(told[0].1, "Nama “apabilaa” tidak dikenal.");
}

#[test]
fn what_would_cost_the_reader_too_much_is_refused() {
    let deep = format!("lang: id\ngroup: tone\nrules: {}\n", "[".repeat(40_000));
    assert_eq!(mistakes(&deep).first().map(|(line, _)| *line), Some(3));
    let long = format!("lang: id\ngroup: tone\n# {}\n", "x".repeat(70_000));
    assert_eq!(mistakes(&long).first().map(|(line, _)| *line), Some(1));
    assert_eq!(mistakes("lang: &a id\ngroup: *a\n").first().map(|(line, _)| *line), Some(1));
    let words: Vec<String> = (0..3000).map(|number| format!("kata{number}")).collect();
    let many: Vec<String> = (0..500).map(|number| format!("      - \"a{number} {{x}}\"\n")).collect();
    let text = format!(
        "lang: id\ngroup: tone\nsets:\n  x: {}\nrules:\n  - id: banyak\n    match:\n{}",
        words.join(" "),
        many.concat()
    );
    assert_eq!(mistakes(&text), [(6, "Aturan sudah terlalu banyak, jadi sisanya tidak dipakai.".to_owned())]);
}

#[test]
fn our_own_files_pass_the_look_that_those_of_a_site_get() {
    for (path, text) in embedded_files() {
        assert_eq!(rule_file::look_over(path, text), None);
    }
}

/// The checker's own sentences obey its rules.
#[test]
fn messages_obey_the_rules() {
    let mut failures = Vec::new();
    for (path, text) in embedded_files() {
        let file: RuleFile = serde_yaml::from_str(text).unwrap();
        for spec in file.rules.iter().chain(std::iter::once(&file.defaults)) {
            for told in [&spec.message, &spec.help, &spec.why].into_iter().flatten() {
                for (lang, sentence) in [("id", &told.id), ("en", &told.en)] {
                    let report = checker().check(sentence, lang, PageKind::None);
                    for finding in report.findings.iter().filter(|f| f.severity > Severity::Suggestion) {
                        failures.push(format!("{path}: {sentence} {}", finding.rule));
                    }
                }
            }
        }
    }
    failures.sort();
    failures.dedup();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_rule_speaks_both_languages() {
    for lang in ["id", "en"] {
        for rule in &checker().languages[lang].rules {
            assert!(!rule.shape.message.id.is_empty() && !rule.shape.message.en.is_empty(), "{}", rule.id);
        }
    }
}

#[test]
fn certain_fixes_fit_their_place() {
    for (text, fixed) in [
        ("Ijinnya habis.", "Izinnya habis."),
        ("Bayar Rp. 10.000,- di loket.", "Bayar Rp10.000 di loket."),
        ("Berkas di bayar disini.", "Berkas dibayar di sini."),
        ("Data anda aman.", "Data Anda aman."),
        ("Mulai 08:30 kami mempengaruhi.", "Mulai 08.30 kami memengaruhi."),
    ] {
        let report = checker().check(text, "id", PageKind::None);
        let mut result = text.to_owned();
        for finding in report.findings.iter().rev().filter(|finding| finding.certain) {
            if let (Some(span), Some(new)) = (finding.span.clone(), finding.suggestions.first()) {
                result.replace_range(span, new);
            }
        }
        assert_eq!(result, fixed);
    }
}

/// Puts the certain spellings into a text, as `loket fix` does, until there is nothing left to do.
fn mended(text: &str, lang: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..5 {
        let report = checker().check(&text, lang, PageKind::Page);
        let certain: Vec<&Finding> = report.findings.iter().filter(|finding| finding.certain).collect();
        let mut end = text.len() + 1;
        let before = text.clone();
        for finding in certain.iter().rev() {
            if let (Some(span), [new]) = (finding.span.clone(), finding.suggestions.as_slice())
                && span.end < end
            {
                end = span.start;
                text.replace_range(span, new);
            }
        }
        if text == before {
            break;
        }
    }
    text
}

/// Gives what a text is made of, without its words.
fn skeleton(text: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Options, Parser};
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut last_was_text = false;
    let shape = |event: Event<'_>| {
        let is_text = matches!(event, Event::Text(_));
        let again = std::mem::replace(&mut last_was_text, is_text) && is_text;
        match event {
            Event::Text(_) if again => None,
            Event::Text(_) => Some("text".to_owned()),
            other => Some(format!("{other:?}")),
        }
    };
    Parser::new_ext(text, options).filter_map(shape).collect()
}

#[test]
fn certain_spellings_leave_code_quotations_links_and_headings_alone() {
    for text in [
        "Tekan `ijin` lalu `di bayar`.",
        "```\nijin\n```",
        "> Ijin hilang, kata surat itu.",
        "Tertulis \"ijin\" di sana.",
        "Ia berkata “ijin saya hilang”.",
        "Buka [surat ijin](ijin.md) atau <https://ijin.example/ijin>.",
        "Lihat https://ijin.example/ijin atau ijin@ijin.example.",
        "## Cara mengurus ijin",
        "![Foto ijin](ijin.png)",
        "Toko *ijin* itu.",
        "[ijin]: ijin.md",
    ] {
        assert_eq!(mended(text, "id"), text);
    }
}

fn markdown() -> impl proptest::strategy::Strategy<Value = String> {
    let pieces = [
        "Ijin",
        "ijin",
        "resiko",
        "di bayar",
        "disini",
        "data anda",
        "Rp. 10.000,-",
        "pukul 08:30",
        "apotik",
        "sekedar",
        "praktek",
        " ",
        " ",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "# ",
        "> ",
        "`",
        "*",
        "**",
        "_",
        "[",
        "](a.md)",
        "|",
        "\n|---|\n",
        "\\",
        "&amp;",
        "<b>",
        "“",
        "”",
        "\"",
        ".",
        ",",
        "\r\n",
        "kantor",
        "Desa",
        "é",
    ];
    proptest::strategy::Strategy::prop_map(
        proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..40),
        |pieces| pieces.concat(),
    )
}

proptest::proptest! {
    #[test]
    fn mending_twice_is_mending_once_and_leaves_the_structure(text in markdown()) {
        let once = mended(&text, "id");
        proptest::prop_assert_eq!(&mended(&once, "id"), &once);
        proptest::prop_assert_eq!(skeleton(&once), skeleton(&text));
        let ends = |text: &str| text.matches("\r\n").count();
        proptest::prop_assert_eq!(ends(&once), ends(&text));
    }

    #[test]
    fn any_text_is_safe(text in "(\\PC|[\n\t #>*_`\\[\\]()!|<\"“”:.,-]|apabila |<!-- loket-abaikan: tone -->|Rp |KK |di bayar |é|&amp;){0,120}") {
        for kind in [PageKind::Guide, PageKind::None] {
            for lang in ["id", "en"] {
                let report = checker().check(&text, lang, kind);
                for finding in &report.findings {
                    if let Some(span) = &finding.span {
                        proptest::prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
                    }
                }
            }
        }
    }
}
