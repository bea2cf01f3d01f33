//! Whole guides, and the HTML of each kind of block.

use super::check::{assert_sound, proses, read};
use loket::document::prose::{Piece, Prose};
use loket::document::{Document, Meaning, SectionContent};

/// Shows pieces in short.
fn show(prose: &Prose) -> String {
    prose
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Html(html) => html.clone(),
            Piece::LinkStart(index) => format!("[link {index}:"),
            Piece::LinkEnd => "]".to_owned(),
            Piece::Card(index) => format!("[card {index}]"),
            Piece::Image(index) => format!("[image {index}]"),
            Piece::CalloutStart(callout) => format!("[{}: ", callout.key()),
            Piece::CalloutEnd => "]".to_owned(),
        })
        .collect()
}

/// Shows a guide in short.
fn outline(document: &Document) -> String {
    let Meaning::Guide(guide) = &document.meaning else { panic!("no guide") };
    let mut lines = vec![
        format!("{} | {:?} | {:?}", document.head.title, guide.fee, guide.time),
        format!("summary: {:?}", document.head.summary),
        format!("intro: {}", show(&guide.intro)),
    ];
    for section in &guide.sections {
        let heading = &document.headings[section.heading];
        lines.push(format!("## {} #{}", heading.text, heading.anchor));
        match &section.content {
            SectionContent::Requirements(requirements) => {
                for item in &requirements.items {
                    lines.push(format!(
                        "need {} | note {:?} | if {:?}",
                        item.plain, item.note, item.condition
                    ));
                    lines.extend(item.substitutes.iter().map(|s| format!("  or {}", show(s))));
                    lines.push(format!("  more {}", show(&item.details)));
                }
                lines.push(format!("after: {}", show(&requirements.after)));
            }
            SectionContent::Steps(steps) => {
                for item in &steps.items {
                    let [place, bring, result, online] =
                        [&item.place, &item.bring, &item.result, &item.online].map(|p| p.as_ref().map(show));
                    lines.push(format!(
                        "step {} | {place:?} {:?} {:?}",
                        show(&item.text),
                        item.time,
                        item.fee
                    ));
                    lines.push(format!("  {bring:?} {result:?} {online:?} {}", show(&item.details)));
                }
                lines.push(format!("after: {}", show(&steps.after)));
            }
            SectionContent::Questions(list) => {
                for question in &list.items {
                    lines.push(format!(
                        "ask {} -> {}",
                        document.headings[question.heading].text,
                        show(&question.answer)
                    ));
                }
            }
            SectionContent::Fee(prose) => lines.push(format!("fee: {}", show(prose))),
            SectionContent::Time(prose) => lines.push(format!("time: {}", show(prose))),
            SectionContent::Trouble(prose) => lines.push(format!("trouble: {}", show(prose))),
            SectionContent::Complaint(prose) => lines.push(format!("complaint: {}", show(prose))),
            SectionContent::Other(prose) => lines.push(format!("other: {}", show(prose))),
        }
    }
    lines.join("\n")
}

#[test]
fn a_guide_with_everything() {
    let text = "---\njudul: Mengurus akta\ninstansi: disdukcapil\ndiperiksa: 2026-11-20\nbiaya: gratis\nwaktu: 1 hari kerja\n---\n\n\
        Laporkan *segera*. Tetap gratis.\n\n## Yang perlu disiapkan\n\n- [ ] Surat lahir — *asli*\n  - Pengganti: SPTJM (F-2.03), dengan [saksi](saksi.md)\n\
        - [ ] **KK** orang tua - *fotokopi, jika ada*\n- [ ] Surat kuasa — *jika diwakilkan*\n  - Contohnya di loket\n- KTP-el — diperlihatkan\n\n> [!NOTE]\n> Cek lagi.\n\n\
        ## Langkah-langkah\n\n1. **Isi formulir.** Ada di loket.\n   - Tempat: Loket 2\n   - **Waktu:** 10 menit\n   - Bawa: *KTP-el* asli\n2. Serahkan berkas.\n   - Hasil: Tanda terima\n   - Catatan lain\n\n   [Formulir](f.pdf)\n\n\
        ## Kalau ada kendala\n\n- Datang saja.\n\n## Tanya jawab\n\n### Sah?\n\nYa.\n\n### Boleh?\n\nBoleh.\n\n[Disdukcapil](../instansi/disdukcapil.md)\n";
    let checked = read("content/panduan/akta.md", text);
    assert_sound(text, &checked);
    assert_eq!(checked.diagnostics, []);
    insta::assert_snapshot!(outline(&checked.value));
}

#[test]
fn a_guide_that_tells_fee_and_time_in_its_body() {
    let text = "---\ntitle: \"Paspor\"\nagency: \"Imigrasi\"\nreviewed: 2026-06-15\n---\nMemperbarui paspor.\n\n## Persyaratan\n\n- KTP-el\n\nSiapkan semua.\n\n\
        ## Tata cara\n\n1. Daftar.\n2. Bayar.\n\n## Tarif dan biaya\n\nRp350.000 sampai Rp950.000.\n\n## Lama proses\n\nEmpat hari kerja.\n\nDatang sendiri.\n\n\
        ## Pengaduan dan bantuan\n\nLewat pesan.\n\n## Layanan terkait\n\n- [Hilang](paspor-hilang.md)\n";
    let checked = read("content/panduan/paspor.md", text);
    assert_sound(text, &checked);
    assert_eq!(checked.diagnostics, []);
    insta::assert_snapshot!(outline(&checked.value));
}

#[test]
fn blocks_become_html() {
    let html = |text: &str| {
        let checked = read("content/a.md", text);
        assert_sound(text, &checked);
        show(proses(&checked.value)[0])
    };
    let cases = [
        (
            "a *b* **c** ~~d~~ `e<`",
            "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code></p>\n",
        ),
        ("a  \nb\nc", "<p>a<br>\nb\nc</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("- [ ] a\n- [x] b", "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n</ul>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("> [!TIP]\n> a", "[tip: <p>a</p>\n]"),
        ("> [!PENTING]\n> a *b*", "[important: <p>a <em>b</em></p>\n]"),
        ("> [!catatan]\n>\n> a", "[note: <p>a</p>\n]"),
        ("[a](b.md)", "[card 0]"),
        ("a [b](c.md) d", "<p>a [link 0:b] d</p>\n"),
        ("- [a](b.md)", "<ul>\n<li>[link 0:a]</li>\n</ul>\n"),
        ("![a](b.png)", "<p>[image 0]</p>\n"),
        ("<a@b.example>", "[card 0]"),
        (
            "```rust ignore\na<b\n```",
            "<pre tabindex=\"0\"><code class=\"language-rust\">a&lt;b\n</code></pre>\n",
        ),
        (
            "## A\n\n## A\n\n## Ünïcode & 'x' {#pilih}",
            "<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">A</h2>\n<h2 id=\"pilih\">Ünïcode &amp; &#39;x&#39;</h2>\n",
        ),
        (
            "a[^1] b[^1]\n\n[^1]: c",
            "<p>a<sup><a href=\"#fn:1\" id=\"fnref:1\">1</a></sup> b<sup><a href=\"#fn:1\" id=\"fnref:1-2\">1</a></sup></p>\n<section class=\"footnotes\">\n<ol>\n<li id=\"fn:1\">\n<p>c</p>\n<a class=\"back\" href=\"#fnref:1\" aria-label=\"[1]\">↩</a></li>\n</ol>\n</section>\n",
        ),
        (
            "|a|b|\n|-|-:|\n|c|d|",
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"a, b\">\n<table>\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>c</td><td class=\"right\">d</td></tr>\n</tbody>\n</table>\n</div>\n",
        ),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"),
        ("a <!-- b --> c", "<p>a  c</p>\n"),
    ];
    for (text, expected) in cases {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn places_and_titles() {
    let of = |path: &str, text: &str| {
        let document = read(path, text).value;
        (document.place.folders.join("/"), document.place.stem, document.language.0, document.head.title)
    };
    let four = |a: &str, b: &str, c: &str, d: &str| (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned());
    assert_eq!(of("content/panduan/akta/ktp-el.en.md", ""), four("panduan/akta", "ktp-el", "en", "Ktp el"));
    assert_eq!(of("content/panduan/akta/_index.md", ""), four("panduan/akta", "index", "id", "Akta"));
    assert_eq!(of("content/tentang.su.md", "# Tentang\n"), four("", "tentang", "su", "Tentang"));
    assert_eq!(of("content/versi.2.md", ""), four("", "versi.2", "id", "Versi.2"));
    let first = "---\njudul: [x]\n---\n";
    assert_eq!(of("content/panduan/ktp.md", first).3, "Ktp");
}

#[test]
fn summaries_end_with_a_sentence() {
    let long = format!("{}. {}.", "kata ".repeat(25).trim(), "lagi ".repeat(40).trim());
    let document = read("content/a.md", &long).value;
    let summary = document.head.summary.expect("a first paragraph");
    assert!(summary.ends_with("kata.") && summary.chars().count() <= 200, "{summary}");
}
