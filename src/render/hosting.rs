//! Files that tell a web server how to answer: `_headers` and `.htaccess`.
//!
//! Both say the same: the policy that no page of loket breaks, no guessing of types, what may be
//! kept and for how long, compression, and which page stands for addresses that do not exist.
//! `docs/hosting.md` says it for other servers.

use std::fmt::Write;

use super::Renderer;
use crate::site::route::HostFile;

/// What pages may load: themselves and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/// What every answer says beside the policy.
const HEADERS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
];

/// For files whose name changes with their content.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// Types that some hosts do not know by the file's name.
const TYPES: &str = "AddType text/javascript .js\n\
    AddType text/csv .csv\n\
    AddType text/calendar .ics\n\
    AddType application/ld+json .jsonld\n\
    AddType text/plain .sha256\n\
    AddType image/webp .webp\n\
    AddType image/avif .avif\n";

/// Types of text, which come in a quarter of their size.
const COMPRESSED: &str = "text/html text/css text/javascript application/javascript text/plain text/csv \
    text/calendar text/markdown text/vtt text/xml application/xml application/atom+xml application/json \
    application/ld+json image/svg+xml";

impl Renderer<'_> {
    /// Writes a file for a kind of host.
    pub(super) fn host_file(&self, file: HostFile) -> String {
        match file {
            HostFile::Headers => headers(),
            HostFile::Htaccess => htaccess(self.site.config.base_path()),
        }
    }
}

fn headers() -> String {
    // Rules of such hosts add up. What is not below tema/ is asked for again each time: their own habit.
    let mut text = format!("/*\n  Content-Security-Policy: {POLICY}\n");
    for (name, value) in HEADERS {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let _ = write!(text, "/tema/*\n  Cache-Control: {FOR_GOOD}\n");
    text
}

fn htaccess(base_path: Option<&str>) -> String {
    // Only what hosts allow as FileInfo, and each directive under the name of its module: one that a
    // host does not know, and the whole site answers with an error.
    let mut text = format!(
        "# Made by loket, for Apache 2.4. It is replaced at each build.\n\
         AddDefaultCharset utf-8\n\
         <IfModule mod_mime.c>\n\
         AddCharset utf-8 .html .css .js .json .jsonld .txt .csv .xml .svg .ics .md .vtt .sha256\n\
         {TYPES}\
         </IfModule>\n"
    );
    match base_path {
        Some(path) => drop(writeln!(text, "ErrorDocument 404 {path}404.html")),
        None => text.push_str("# ErrorDocument 404 /404.html needs `alamat_situs` in site.yaml.\n"),
    }
    text.push_str(
        "# Hidden files are nobody's business.\n\
         <IfModule mod_alias.c>\n\
         RedirectMatch 404 \"/\\.(?!well-known/)\"\n\
         </IfModule>\n\
         <IfModule mod_headers.c>\n",
    );
    // Apache keeps two lists of headers and sends both: what the host itself put into the other one
    // would be sent twice.
    for (name, value) in [("Content-Security-Policy", POLICY)].iter().chain(&HEADERS) {
        let _ = write!(text, "Header onsuccess unset {name}\nHeader always set {name} \"{value}\"\n");
    }
    let _ = write!(
        text,
        "Header set Cache-Control \"no-cache\"\n\
         # Names that hold a hash of the content: kept for good.\n\
         <FilesMatch \"\\.[0-9a-f]{{10}}(-[0-9]+)?\\.[a-z]+$|^[0-9a-f]{{10}}\\.png$\">\n\
         Header set Cache-Control \"{FOR_GOOD}\"\n\
         </FilesMatch>\n\
         # A compressed answer has a mark of its own, which Apache would not know again: all would be sent anew.\n\
         RequestHeader edit* If-None-Match \"-(gzip|br)\\\"\" \"\\\"\"\n\
         </IfModule>\n\
         # The page for wrong addresses is compressed as well.\n\
         <IfModule mod_env.c>\n\
         SetEnv filter-errordocs 1\n\
         </IfModule>\n\
         <IfModule mod_filter.c>\n"
    );
    // Brotli first: whoever takes it gets no gzip on top.
    for (module, filter) in [("brotli", "BROTLI_COMPRESS"), ("deflate", "DEFLATE")] {
        let _ = write!(
            text,
            "<IfModule mod_{module}.c>\nAddOutputFilterByType {filter} {COMPRESSED}\n</IfModule>\n"
        );
    }
    text.push_str("</IfModule>\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Directives that `AllowOverride FileInfo` allows, with the module that each one needs.
    const KNOWN: [(&str, &str); 10] = [
        ("AddDefaultCharset", ""),
        ("ErrorDocument", ""),
        ("AddCharset", "mod_mime.c"),
        ("AddType", "mod_mime.c"),
        ("RedirectMatch", "mod_alias.c"),
        ("Header", "mod_headers.c"),
        ("RequestHeader", "mod_headers.c"),
        ("SetEnv", "mod_env.c"),
        ("AddOutputFilterByType BROTLI_COMPRESS", "mod_filter.c mod_brotli.c"),
        ("AddOutputFilterByType DEFLATE", "mod_filter.c mod_deflate.c"),
    ];

    #[test]
    fn apache_meets_no_directive_that_it_may_not_know() {
        for text in [htaccess(None), htaccess(Some("/layanan/"))] {
            let mut modules = Vec::new();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some(module) = line.strip_prefix("<IfModule ").and_then(|rest| rest.strip_suffix('>'))
                {
                    modules.push(module);
                } else if line == "</IfModule>" {
                    assert!(modules.pop().is_some(), "{text}");
                } else if !line.starts_with("<FilesMatch ") && line != "</FilesMatch>" {
                    let needed = KNOWN.iter().find(|(name, _)| line.starts_with(&format!("{name} ")));
                    let (_, needed) = needed.unwrap_or_else(|| panic!("not of FileInfo: {line}"));
                    assert!(
                        needed.split(' ').all(|name| name.is_empty() || modules.contains(&name)),
                        "{line}"
                    );
                }
            }
            assert!(modules.is_empty(), "{text}");
        }
    }

    #[test]
    fn no_header_is_sent_twice() {
        let text = htaccess(None);
        for name in
            ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"]
        {
            assert_eq!(text.matches(&format!("Header always set {name} ")).count(), 1, "{name}");
            let ours = text.find(&format!("Header always set {name} "));
            assert!(text.find(&format!("Header onsuccess unset {name}\n")) < ours, "{name}");
        }
    }

    #[test]
    fn a_compressed_copy_is_known_again() {
        assert!(htaccess(None).contains("RequestHeader edit* If-None-Match \"-(gzip|br)\\\"\" \"\\\"\"\n"));
    }

    #[test]
    fn the_manual_says_the_same_for_other_servers() {
        let manual = include_str!("../../docs/hosting.md");
        for (name, value) in [("Content-Security-Policy", POLICY)].iter().chain(&HEADERS) {
            assert!(manual.contains(&format!("\n{name}: {value}\n")), "said first: {name}");
            let nginx = [
                format!("add_header {name} \"{value}\" always;"),
                format!("add_header {name} {value} always;"),
            ];
            assert!(nginx.iter().any(|line| manual.contains(line)), "nginx: {name}");
            assert!(manual.contains(&format!("<add name=\"{name}\" value=\"{value}\" />")), "IIS: {name}");
        }
        assert_eq!(manual.matches(&format!("add_header Cache-Control \"{FOR_GOOD}\";")).count(), 2);
        assert!(include_str!("../../docs/hosting.id.md").contains(POLICY));
    }
}
