//! Who may ask: the editor's own browser, and no page of another site.
//!
//! In: a request's `Host`, `Origin` and `Sec-Fetch-Site`. Out: yes or no. A foreign page cannot
//! make a browser send our `Host` and no foreign `Origin`; a foreign name that leads to this
//! computer has the wrong `Host`.

use std::net::{IpAddr, SocketAddr};

use super::http::Request;

/// Tells whether a request comes from the editor's own browser.
pub(super) fn admits(request: &Request, bound: SocketAddr) -> bool {
    let own_page = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| is_own_host(host, bound));
    is_own_host(&request.host, bound) && request.origin.as_deref().is_none_or(own_page)
}

/// Tells whether a request was made by a page of this very server or by the person at the browser.
pub(super) fn is_same_site(request: &Request) -> bool {
    request.fetch_site.as_deref().is_none_or(|site| site == "same-origin" || site == "none")
}

/// Tells whether a `Host` names this server.
fn is_own_host(host: &str, bound: SocketAddr) -> bool {
    let host = host.to_ascii_lowercase();
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port.parse().ok()),
        _ => (host.as_str(), Some(80)),
    };
    if port != Some(bound.port()) {
        return false;
    }
    if name == "localhost" {
        return true;
    }
    let name = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    match name.parse::<IpAddr>() {
        // An address in digits cannot be made to lead elsewhere, as a name can.
        Ok(address) => {
            address == bound.ip()
                || address.to_string() == "127.0.0.1"
                || address.to_string() == "::1"
                || bound.ip().is_unspecified()
        }
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(host: &str, origin: Option<&str>, bound: &str) -> bool {
        let request = Request {
            head_only: false,
            path: "/".to_owned(),
            query: String::new(),
            host: host.to_owned(),
            origin: origin.map(str::to_owned),
            fetch_site: None,
            keep_alive: true,
        };
        admits(&request, bound.parse().expect("an address"))
    }

    #[test]
    fn only_own_hosts_and_origins() {
        let here = "127.0.0.1:4000";
        assert!(admitted("localhost:4000", None, here));
        assert!(admitted("127.0.0.1:4000", Some("http://127.0.0.1:4000"), here));
        assert!(admitted("[::1]:4000", None, here));
        assert!(!admitted("localhost", None, here));
        assert!(!admitted("localhost:4001", None, here));
        assert!(!admitted("evil.example:4000", None, here));
        assert!(!admitted("127.0.0.1.evil.example:4000", None, here));
        assert!(!admitted("192.168.1.5:4000", None, here));
        assert!(!admitted("localhost:4000", Some("http://evil.example"), here));
        assert!(!admitted("localhost:4000", Some("https://localhost:4000"), here));
        assert!(!admitted("localhost:4000", Some("null"), here));
        assert!(admitted("192.168.1.5:4000", None, "0.0.0.0:4000"));
        assert!(!admitted("evil.example:4000", None, "0.0.0.0:4000"));
    }
}
