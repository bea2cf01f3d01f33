//! Tests of the checker as a whole: the embedded rules compile, their examples hold, any text is safe.

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
