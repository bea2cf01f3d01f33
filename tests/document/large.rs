//! Very large and very deep text: done in time, in order, without a fall.

use std::time::{Duration, Instant};

use super::check::{assert_sound, read};

/// What any of these texts may take; a quadratic reader takes minutes.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 6 });

/// Joins many parts.
fn many(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().concat()
}

#[test]
fn pathological_text_is_read_in_time() {
    let front = "---\njudul: X\ninstansi: a\ndiperiksa: 2026-01-01\n---\n\n";
    let cases = [
        ("headings", many(10_000, |i| format!("## Judul sama\n\nTeks {i}\n\n"))),
        ("steps", format!("## Langkah\n\n{}", "1. A\n   - Tempat: B\n".repeat(20_000))),
        ("requirements", format!("## Syarat\n\n{}", "- [ ] A — *asli*\n".repeat(50_000))),
        ("deep quotes", "> ".repeat(5_000) + "x"),
        ("deep lists", (0..500).map(|i| "  ".repeat(i) + "- a\n").collect()),
        ("deep emphasis", "*a **b ".repeat(20_000)),
        ("brackets", "[".repeat(50_000)),
        ("links", "[a](b.md) ".repeat(50_000)),
        ("open links", "[a](".repeat(20_000)),
        ("images", "![".repeat(20_000)),
        ("html", "<b>x</b>".repeat(20_000)),
        ("comments", "<!-- ".repeat(20_000)),
        ("braces", "{{".repeat(50_000)),
        ("tags", "{{< x >}} ".repeat(20_000)),
        ("footnotes", many(5_000, |i| format!("a[^{i}]\n\n[^{i}]: b\n\n"))),
        ("table", format!("|a|b|\n|-|-|\n{}", "|x|y|\n".repeat(50_000))),
        ("wide table", format!("{}\n{}\n", "|a".repeat(5_000), "|-".repeat(5_000))),
        ("backticks", "`".repeat(50_000) + "a"),
        ("one line", "kata ".repeat(400_000)),
        ("callouts", "> [!TIP]\n> x\n\n".repeat(10_000)),
        ("dashes", format!("## Syarat\n\n- {}", "a — ".repeat(50_000))),
    ];
    for (name, body) in cases {
        let text = format!("{front}{body}\n");
        let start = Instant::now();
        let checked = read("content/panduan/x.md", &text);
        let time = start.elapsed();
        assert!(time < LIMIT, "{name} took {time:?}");
        assert_sound(&text, &checked);
    }
}

#[test]
fn pathological_front_matter_is_refused_in_time() {
    let cases = [
        ("brackets", "[".repeat(40_000)),
        ("some brackets", format!("judul: {}", "[".repeat(1_000))),
        ("braces", format!("judul: {}", "{a: ".repeat(3_000))),
        ("dashes", "- ".repeat(8_000)),
        ("keys", many(1_000, |i| format!("kunci{i}: x\n"))),
        ("steps", (0..100).map(|i| " ".repeat(i) + "a:\n").collect()),
        ("anchors", "a: &a [x]\nb: [*a, *a, *a]\nc: &c [*a]\n".to_owned()),
        ("quotes", format!("judul: {}", "\"".repeat(8_001))),
        ("long", "a".repeat(20_000)),
    ];
    for (name, yaml) in cases {
        let text = format!("---\n{yaml}\n---\n\nTeks.\n");
        let start = Instant::now();
        let checked = read("content/panduan/x.md", &text);
        assert!(start.elapsed() < LIMIT, "{name}");
        assert!(!checked.diagnostics.is_empty(), "{name}");
        assert_sound(&text, &checked);
    }
}
