//! From a request to an answer.
//!
//! In: a checked request and what is shown now. Out: a page, a file, or why there is none. An
//! address is looked up by its exact name in the site's routes; no path of the disk is ever
//! made from it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::http::{Body, Refusal, Request, Response, query_value};
use super::state::{Snapshot, State};
use super::{guard, overlay, overview, panel};
use crate::diagnostic::Diagnostic;
use crate::render::{Content, Renderer};
use crate::site::route::{Form, Route};
use crate::source;

/// The type of a page.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// What the preview's own pages may load: themselves and nothing else.
const OWN_POLICY: &str =
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// What pages of the site may not do in the preview, on top of what they say themselves.
const SITE_POLICY: &str = "object-src 'none'; base-uri 'self'; frame-ancestors 'self'";

/// What a drawing may do when it is opened alone.
const DRAWING_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// Answers a request.
pub(super) fn answer(request: &Request, state: &State) -> Response {
    if !guard::admits(request, state.bound) {
        return refusal(Refusal::Forbidden);
    }
    // A fault of ours in one page must not end the preview of the others.
    catch_unwind(AssertUnwindSafe(|| match request.path.strip_prefix("/_loket") {
        Some(own) if own.is_empty() || own.starts_with('/') => own_answer(own, request, state),
        _ => page(request, state),
    }))
    .unwrap_or_else(|_| {
        let html = overlay::fault_page(state.ui(), &overlay::Fault::Ours, state.trouble().as_deref());
        own_page(500, html)
    })
}

/// Answers with a refusal.
pub(super) fn refusal(refusal: Refusal) -> Response {
    let mut response = Response::new(refusal as u16, "text/plain; charset=utf-8", Vec::new());
    response.body = Body::Static(match refusal {
        Refusal::Forbidden => {
            "Pratinjau ini hanya untuk komputer ini. / This preview is for this computer only.\n"
        }
        Refusal::Busy => "Terlalu banyak sambungan. / Too many connections.\n",
        _ => "Permintaan ini tidak dimengerti. / This request is not understood.\n",
    });
    if matches!(refusal, Refusal::Method) {
        response.headers.push(("Allow", "GET, HEAD".to_owned()));
    }
    response
}

/// Answers below `/_loket/`.
fn own_answer(path: &str, request: &Request, state: &State) -> Response {
    let text = |content_type, text| Response {
        status: 200,
        content_type,
        headers: vec![("Content-Security-Policy", OWN_POLICY.to_owned())],
        body: Body::Static(text),
    };
    let snapshot = state.snapshot();
    match path {
        "" => redirect("/_loket/"),
        "/serve.js" => text("text/javascript; charset=utf-8", include_str!("assets/serve.js")),
        "/panel.js" => text("text/javascript; charset=utf-8", include_str!("assets/panel.js")),
        "/icon.svg" => text("image/svg+xml", include_str!("assets/icon.svg")),
        "/views.js" => text("text/javascript; charset=utf-8", include_str!("assets/views.js")),
        "/panel.css" => text("text/css; charset=utf-8", include_str!("assets/panel.css")),
        _ if !guard::is_same_site(request) => refusal(Refusal::Forbidden),
        "/events" => Response {
            status: 200,
            content_type: "text/event-stream; charset=utf-8",
            headers: Vec::new(),
            body: Body::Events,
        },
        "/" => match snapshot {
            Some(snapshot) => own_page(200, overview::page(&snapshot, state)),
            None => broken(state),
        },
        "/page" => {
            let asked = query_value(&request.query, "url").unwrap_or_default();
            let found = snapshot.and_then(|snapshot| panel::json(&asked, &snapshot, state));
            match found {
                Some(json) => Response::new(200, "application/json; charset=utf-8", json.into_bytes()),
                None => Response::new(404, "application/json; charset=utf-8", b"null".to_vec()),
            }
        }
        "/views" => {
            let asked = query_value(&request.query, "url").unwrap_or_default();
            match snapshot.and_then(|snapshot| panel::views(&asked, &snapshot)) {
                Some(html) => own_page(200, html),
                None => missing(state),
            }
        }
        _ => missing(state),
    }
}

/// Answers with a page or file of the site.
fn page(request: &Request, state: &State) -> Response {
    let Some(snapshot) = state.snapshot() else { return broken(state) };
    let asked = request.path.strip_prefix('/').unwrap_or_default();
    let name = if asked.is_empty() || asked.ends_with('/') {
        format!("{asked}index.html")
    } else {
        asked.to_owned()
    };
    if let Some(route) = snapshot.route(&name) {
        return render(route, 200, &snapshot, state);
    }
    if let Some(file) = snapshot.theme_file(&name) {
        return Response::new(200, content_type(&name), file.bytes.clone());
    }
    if let Some(bytes) = snapshot.search_file(&name) {
        return Response::new(200, content_type(&name), bytes.to_vec());
    }
    if let Some(route) = snapshot.route(&format!("{name}/index.html")) {
        let address = route.output.encoded();
        return redirect(&format!("/{}", address.strip_suffix("index.html").unwrap_or(&address)));
    }
    match snapshot.project.site.routes.iter().find(|route| route.form == Form::NotFound) {
        Some(route) => {
            let mut response = render(route, 404, &snapshot, state);
            if let (Body::Bytes(html), true) = (&mut response.body, asked.contains('/')) {
                // Its links are made for the root of the site, and it is shown elsewhere.
                overlay::move_to_root(html);
            }
            response
        }
        None => missing(state),
    }
}

/// Renders a route, in the state of the site that the request began with.
fn render(route: &Route, status: u16, snapshot: &Snapshot, state: &State) -> Response {
    let name = route.output.as_str();
    let content_type = content_type(name);
    let is_page = content_type == HTML && !matches!(route.form, Form::Asset(_));
    let project = &snapshot.project;
    let rendered = Renderer::new(&project.site, &project.theme).render(route);
    let mut response = match rendered {
        Ok(Content::File(disk)) => match source::open(disk) {
            Ok((file, size)) => {
                Response { status, content_type, headers: Vec::new(), body: Body::File(file, size) }
            }
            // Deleted a moment ago.
            Err(_) => return missing(state),
        },
        Ok(Content::Bytes(bytes)) if is_page => {
            state.good_pages.keep(name, &bytes);
            Response::new(status, content_type, overlay::dress(bytes, route, snapshot, state, None))
        }
        Ok(Content::Bytes(bytes)) => Response::new(status, content_type, bytes),
        Err(finding) => failed(route, &finding, snapshot, state),
    };
    let policy = if name.ends_with(".svg") { DRAWING_POLICY } else { SITE_POLICY };
    if !response.headers.iter().any(|(name, _)| *name == "Content-Security-Policy") {
        response.headers.push(("Content-Security-Policy", policy.to_owned()));
    }
    response
}

/// Answers for a page that its template cannot show: with its last good form, else with the fault.
fn failed(route: &Route, finding: &Diagnostic, snapshot: &Snapshot, state: &State) -> Response {
    if let Some(bytes) = state.good_pages.last(route.output.as_str()) {
        return Response::new(200, HTML, overlay::dress(bytes, route, snapshot, state, Some(finding)));
    }
    let fault = overlay::Fault::Findings(vec![finding.clone()], snapshot);
    own_page(500, overlay::fault_page(snapshot.ui, &fault, state.trouble().as_deref()))
}

/// Answers where there is no site to show yet.
fn broken(state: &State) -> Response {
    own_page(500, overlay::fault_page(state.ui(), &overlay::Fault::NoSite, state.trouble().as_deref()))
}

/// Answers where there is nothing at an address.
fn missing(state: &State) -> Response {
    own_page(404, overlay::fault_page(state.ui(), &overlay::Fault::NoPage, None))
}

/// Makes an answer of a page that is ours and not the site's.
fn own_page(status: u16, html: String) -> Response {
    let mut response = Response::new(status, HTML, html.into_bytes());
    response.headers.push(("Content-Security-Policy", OWN_POLICY.to_owned()));
    response
}

/// Sends the browser to another address of ours.
fn redirect(address: &str) -> Response {
    let mut response = Response::new(302, "text/plain; charset=utf-8", Vec::new());
    response.headers.push(("Location", address.to_owned()));
    response
}

/// Tells the type of a file by its ending.
fn content_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "vtt" => "text/vtt; charset=utf-8",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}
