//! Hostile Markdown must come out inert: as text, or as a link that is safe.

use super::check::{assert_inert, assert_sound, proses, read};
use loket::document::prose::Piece;

/// Texts that must give neither a live tag nor a live address.
const VECTORS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<body onload=alert(1)>",
    "<style>@import 'http://evil.example'</style>",
    "<link rel=stylesheet href=http://evil.example>",
    "<meta http-equiv=refresh content=0;url=http://evil.example>",
    "<base href=http://evil.example>",
    "<form action=http://evil.example><input type=submit>",
    "<object data=\"data:text/html,x\"></object>",
    "<embed src=x>",
    "<details open ontoggle=alert(1)>",
    "text <b onmouseover=alert(1)>bold</b> text",
    "<!-- --><script>alert(1)</script>",
    "<!-- <script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo '<script>alert(1)</script>'; ?>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "</div></main><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javascript&#x3A;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](java&#13;script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](\u{1}javascript:alert(1))",
    "[x](&#x200b;javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](<\tjavascript:alert(1)>)",
    "[x](javascript\\:alert(1))",
    "[x](\\j\\avascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data&colon;text/html,<script>)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://evil.example/1)",
    "[x](view-source:javascript:alert(1))",
    "[x](feed:javascript:alert(1))",
    "[x](intent://x#Intent;scheme=javascript;end)",
    "[x](//evil.example/x)",
    "[x](/\\evil.example/x)",
    "[x](\\\\\\\\evil.example)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x]\n\n[x]: <javascript:alert(1)> \"t\"",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "<vbscript:x>",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "![x\" onerror=\"alert(1)](x.png)",
    "![x][1]\n\n[1]: data:text/html,x",
    "![<script>alert(1)</script>](x.png)",
    "[![x](javascript:1)](javascript:2)",
    "[x](x.md \"t\\\" onmouseover=\\\"alert(1)\")",
    "[x](x.md 'a\"><script>alert(1)</script>')",
    "[\"><script>alert(1)</script>](x.md)",
    "[x](x.md\"onmouseover=alert(1))",
    "[x](\"><script>alert(1)</script>)",
    "# x {#a onclick=alert(1)}",
    "## x {#\"><script>alert(1)</script>}",
    "## x {.a\" onclick=\"alert(1)}",
    "## <script>alert(1)</script>",
    "## [x](javascript:alert(1))",
    "## \"><img src=x onerror=alert(1)>",
    "```\"><script>alert(1)</script>\nx\n```",
    "```js\" onclick=\"alert(1)\nx\n```",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "``` <script>\n</script>",
    "| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=1> | [x](javascript:1) |",
    "| \" onclick=\"alert(1) | b |\n|:--|--:|\n| x | y |",
    "- [ ] <script>alert(1)</script> — *<img src=x onerror=1>*",
    "> [!NOTE]\n> <script>alert(1)</script>",
    "> [!CATATAN]\n> <script>alert(1)</script>",
    "> [!<script>]\n> x",
    "x[^<script>]\n\n[^<script>]: <script>alert(1)</script>",
    "x[^\"onclick]\n\n[^\"onclick]: note",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script\\>alert(1)\\</script\\>",
    "{{< script >}}alert(1){{< /script >}}",
    "{% raw %}<script>{% endraw %}",
    "{{ '<script>' | safe }}",
    "**<script>**alert(1)**</script>**",
    "<a name=\"x\" href=\"&#106;avascript:1\">x</a>",
    "http://evil.example/\"><script>alert(1)</script>",
    "<https://a.example/\"onmouseover=\"alert(1)>",
    "<a@b.example\"onclick=1>",
    "\u{2028}<script>\u{2029}alert(1)</script>",
    "\0<script>alert(1)</script>",
    "<\0script>alert(1)</script>",
    "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
];

#[test]
fn hostile_text_is_inert_everywhere() {
    for vector in VECTORS {
        for (path, before) in [
            ("content/panduan/x.md", "---\njudul: X\n---\n\n"),
            ("content/panduan/x.md", "---\njudul: X\n---\n\n## Syarat\n\n"),
            ("content/panduan/x.md", "---\njudul: X\n---\n\n## Syarat\n\n- "),
            ("content/panduan/x.md", "---\njudul: X\n---\n\n## Langkah\n\n1. A\n   - Tempat: "),
            ("content/tanya-jawab/x.md", "---\njudul: X\n---\n\n## A\n\n"),
            ("content/x.md", ""),
        ] {
            let text = format!("{before}{vector}\n");
            let checked = read(path, &text);
            assert_sound(&text, &checked);
            for link in &checked.value.links {
                assert!(is_safe(&link.url), "{vector} gives the address {}", link.url);
            }
        }
    }
}

/// Tells whether a browser takes an address for this site or for one of the good schemes.
fn is_safe(url: &str) -> bool {
    let good = ["http://", "https://", "mailto:", "tel:", "fakta:"];
    let lower = url.to_lowercase();
    good.iter().any(|scheme| lower.starts_with(scheme))
        || (!url.starts_with("//")
            && !url.starts_with("/\\")
            && !url.starts_with('\\')
            && !url.split(['/', '?', '#']).next().unwrap_or_default().contains(':'))
}

#[test]
fn hostile_front_matter_stays_data() {
    let text = "---\njudul: \"<script>alert(1)</script>\"\ninstansi: \"<img onerror=1>\"\ndiperiksa: 2026-01-01\n\
                daring: javascript:alert(1)\n---\n\nTeks.\n";
    let checked = read("content/panduan/x.md", text);
    assert_eq!(checked.value.head.title, "<script>alert(1)</script>");
    assert!(checked.diagnostics.iter().any(|finding| finding.problem.code() == "front-matter/value-type"));
}

#[test]
fn unsafe_links_keep_their_text_and_are_told() {
    for vector in VECTORS.iter().filter(|vector| vector.starts_with("[x](j") && vector.contains("script:")) {
        let checked = read("content/x.md", vector);
        let body = proses(&checked.value)[0];
        assert!(checked.value.links.is_empty(), "{vector}");
        assert!(checked.diagnostics.iter().any(|f| f.problem.code() == "body/link-unsafe"), "{vector}");
        assert!(body.pieces.iter().any(|p| matches!(p, Piece::Html(html) if html.contains('x'))), "{vector}");
    }
}

#[test]
fn the_check_itself_sees_live_tags() {
    for html in ["<script>", "<p onclick=\"x\">", "<a href=\"javascript:x\">", "<p class=x>", "a > b"] {
        assert!(std::panic::catch_unwind(|| assert_inert(html)).is_err(), "{html}");
    }
}
