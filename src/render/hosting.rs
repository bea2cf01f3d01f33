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
    // Only what hosts allow as FileInfo: one directive beyond it, and the whole site answers with an error.
    let mut text = String::from(
        "# Made by loket, for Apache 2.4. It is replaced at each build.\n\
         AddDefaultCharset utf-8\n\
         AddCharset utf-8 .html .css .js .json .txt .csv .xml .svg\n\
         AddType text/javascript .js\n\
         AddType image/webp .webp\n\
         AddType image/avif .avif\n",
    );
    match base_path {
        Some(path) => drop(writeln!(text, "ErrorDocument 404 {path}404.html")),
        None => text.push_str("# ErrorDocument 404 /404.html needs `alamat_situs` in site.yaml.\n"),
    }
    let _ =
        write!(text, "<IfModule mod_headers.c>\nHeader always set Content-Security-Policy \"{POLICY}\"\n");
    for (name, value) in HEADERS {
        let _ = writeln!(text, "Header always set {name} \"{value}\"");
    }
    let _ = write!(
        text,
        "Header set Cache-Control \"no-cache\"\n\
         # Names that hold a hash of the content: kept for good.\n\
         <FilesMatch \"\\.[0-9a-f]{{10}}(-[0-9]+)?\\.[a-z]+$|^[0-9a-f]{{10}}\\.png$\">\n\
         Header set Cache-Control \"{FOR_GOOD}\"\n\
         </FilesMatch>\n\
         </IfModule>\n\
         <IfModule mod_deflate.c>\n\
         AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript text/plain \
         text/csv text/xml application/xml application/atom+xml application/json image/svg+xml\n\
         </IfModule>\n"
    );
    text
}
