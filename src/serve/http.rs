//! The part of HTTP/1.1 that a preview needs, with a bound on everything.
//!
//! In: a connection. Out: a [`Request`] whose every field is checked, or the [`Refusal`] to
//! answer with; then a [`Response`] on the wire. GET and HEAD only, no bodies, no forms that
//! two programs could read in two ways. Knows nothing of pages.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// Most bytes of a request's line and headers together.
const MAX_HEAD_BYTES: usize = 16 * 1024;

/// Most bytes of an address.
const MAX_TARGET_BYTES: usize = 4 * 1024;

/// How long a new connection may say nothing; browsers open some in advance.
const FIRST_WAIT: Duration = Duration::from_secs(5);

/// How long a connection is kept between two requests.
const NEXT_WAIT: Duration = Duration::from_secs(10);

/// How long a request may take to arrive once it has begun.
const HEAD_TIME: Duration = Duration::from_secs(5);

/// How long an answer may take to be read.
const ANSWER_TIME: Duration = Duration::from_secs(30);

/// Bytes written at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// A request that may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Whether only the head of the answer is wanted.
    pub head_only: bool,
    /// The path, decoded, with its first `/`.
    pub path: String,
    /// What stands after `?`, as sent.
    pub query: String,
    /// `Host`.
    pub host: String,
    /// `Origin`.
    pub origin: Option<String>,
    /// `Sec-Fetch-Site`.
    pub fetch_site: Option<String>,
    /// Whether the connection stays open.
    pub keep_alive: bool,
}

/// Why a request is not answered, as its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Not HTTP as we read it.
    BadRequest = 400,
    /// From a page or host that is not ours.
    Forbidden = 403,
    /// Not GET or HEAD.
    Method = 405,
    /// Took too long.
    Timeout = 408,
    /// With a body.
    Body = 413,
    /// The address is too long.
    TargetTooLong = 414,
    /// The headers are too long.
    HeadTooLong = 431,
    /// Too many connections.
    Busy = 503,
    /// Another version of HTTP.
    Version = 505,
}

/// An answer.
#[derive(Debug)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The content's type.
    pub content_type: &'static str,
    /// More headers: name and value.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub body: Body,
}

/// The content of an answer.
#[derive(Debug)]
pub enum Body {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These bytes of the program.
    Static(&'static str),
    /// A file and its size.
    File(File, u64),
    /// No end: the connection is handed to the event stream.
    Events,
}

impl Response {
    /// Makes an answer of bytes.
    pub fn new(status: u16, content_type: &'static str, body: Vec<u8>) -> Response {
        Response { status, content_type, headers: Vec::new(), body: Body::Bytes(body) }
    }
}

/// One end of a connection, with what has arrived and is not read yet.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    arrived: Vec<u8>,
    /// Whether a request has been answered on it.
    used: bool,
}

impl Connection {
    /// Takes a new connection.
    ///
    /// # Errors
    /// If the system does not take the settings.
    pub fn new(stream: TcpStream) -> io::Result<Connection> {
        stream.set_nodelay(true)?;
        Ok(Connection { stream, arrived: Vec::new(), used: false })
    }

    /// Reads the next request; `None` where the other side is done.
    ///
    /// # Errors
    /// The refusal to answer with, after which the connection is to be closed.
    pub fn read(&mut self) -> Result<Option<Request>, Refusal> {
        let wait = if self.used { NEXT_WAIT } else { FIRST_WAIT };
        self.used = true;
        let mut deadline = Instant::now() + wait;
        let mut begun = false;
        loop {
            if !begun && !self.arrived.is_empty() {
                begun = true;
                deadline = Instant::now() + HEAD_TIME;
            }
            if let Some(end) = find(&self.arrived, b"\r\n\r\n") {
                if end > MAX_HEAD_BYTES {
                    return Err(self.too_long());
                }
                let rest = self.arrived.split_off(end + 4);
                let head = std::mem::replace(&mut self.arrived, rest);
                return parse(&head).map(Some);
            }
            if self.arrived.len() > MAX_HEAD_BYTES {
                return Err(self.too_long());
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return if begun { Err(Refusal::Timeout) } else { Ok(None) };
            }
            let mut buffer = [0; 4096];
            let read = self.stream.set_read_timeout(Some(left)).and_then(|()| self.stream.read(&mut buffer));
            match read {
                Ok(0) => return Ok(None),
                Ok(count) => self.arrived.extend_from_slice(buffer.get(..count).unwrap_or_default()),
                Err(error) => match error.kind() {
                    io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut | io::ErrorKind::Interrupted => {}
                    _ => return Ok(None),
                },
            }
        }
    }

    /// Says what of the head is too long.
    fn too_long(&self) -> Refusal {
        let line_end = find(&self.arrived, b"\r\n");
        if line_end.is_none_or(|end| end > MAX_TARGET_BYTES) {
            Refusal::TargetTooLong
        } else {
            Refusal::HeadTooLong
        }
    }

    /// Writes an answer.
    ///
    /// # Errors
    /// If the other side does not take it, in time or at all.
    pub fn write(&mut self, response: &mut Response, head_only: bool, keep_alive: bool) -> io::Result<()> {
        let length = match &response.body {
            Body::Bytes(bytes) => Some(bytes.len() as u64),
            Body::Static(text) => Some(text.len() as u64),
            Body::File(_, size) => Some(*size),
            Body::Events => None,
        };
        let mut head = format!("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
        let _ = write!(head, "Content-Type: {}\r\n", response.content_type);
        head.push_str("Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
        head.push_str("Cross-Origin-Resource-Policy: same-origin\r\nReferrer-Policy: same-origin\r\n");
        for (name, value) in &response.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if let Some(length) = length {
            let _ = write!(head, "Content-Length: {length}\r\n");
        }
        let keeps = keep_alive && length.is_some();
        let _ = write!(head, "Connection: {}\r\n\r\n", if keeps { "keep-alive" } else { "close" });

        let deadline = Instant::now() + ANSWER_TIME;
        let mut bytes = head.into_bytes();
        match &mut response.body {
            _ if head_only => self.send(&bytes, deadline),
            Body::Events => self.send(&bytes, deadline),
            Body::Bytes(body) => {
                bytes.append(body);
                self.send(&bytes, deadline)
            }
            Body::Static(text) => {
                bytes.extend_from_slice(text.as_bytes());
                self.send(&bytes, deadline)
            }
            Body::File(file, size) => {
                self.send(&bytes, deadline)?;
                let mut left = *size;
                let mut chunk = vec![0; CHUNK_BYTES];
                while left > 0 {
                    let wanted = usize::try_from(left).unwrap_or(CHUNK_BYTES).min(CHUNK_BYTES);
                    let count = file.read(chunk.get_mut(..wanted).unwrap_or_default())?;
                    if count == 0 {
                        // Shortened while it was sent; only closing tells the reader so.
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    self.send(chunk.get(..count).unwrap_or_default(), deadline)?;
                    left -= count as u64;
                }
                Ok(())
            }
        }
    }

    /// Hands the connection on.
    pub fn into_stream(self) -> TcpStream {
        self.stream
    }

    /// Closes the connection so that the last answer still arrives.
    pub fn close(mut self) {
        let _ = self.stream.shutdown(Shutdown::Write);
        let _ = self.stream.set_read_timeout(Some(Duration::from_millis(200)));
        let mut buffer = [0; 4096];
        for _ in 0..16 {
            if !matches!(self.stream.read(&mut buffer), Ok(count) if count > 0) {
                break;
            }
        }
    }

    /// Writes bytes until they are taken or the time is up.
    fn send(&mut self, mut bytes: &[u8], deadline: Instant) -> io::Result<()> {
        while !bytes.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(io::ErrorKind::TimedOut.into());
            }
            self.stream.set_write_timeout(Some(left))?;
            match self.stream.write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Reads the head of a request.
fn parse(head: &[u8]) -> Result<Request, Refusal> {
    let text = std::str::from_utf8(head).map_err(|_| Refusal::BadRequest)?;
    let text = text.strip_suffix("\r\n\r\n").ok_or(Refusal::BadRequest)?;
    let mut lines = text.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Refusal::BadRequest);
    };
    if method.is_empty() || !method.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Err(Refusal::BadRequest);
    }
    let is_new = match version {
        "HTTP/1.1" => true,
        "HTTP/1.0" => false,
        _ if version.starts_with("HTTP/") => return Err(Refusal::Version),
        _ => return Err(Refusal::BadRequest),
    };
    if target.len() > MAX_TARGET_BYTES {
        return Err(Refusal::TargetTooLong);
    }
    let mut headers: Vec<(String, &str)> = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(Refusal::BadRequest)?;
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        let value = value.trim_matches([' ', '\t']);
        if name.is_empty()
            || !name.bytes().all(is_token)
            || value.chars().any(|c| c.is_control() && c != '\t')
        {
            return Err(Refusal::BadRequest);
        }
        headers.push((name.to_ascii_lowercase(), value));
    }
    // The same thing said twice is a way to be understood in two ways.
    let one = |name: &str| -> Result<Option<&str>, Refusal> {
        let mut found = headers.iter().filter(|(other, _)| other == name).map(|(_, value)| *value);
        let first = found.next();
        if found.next().is_some() { Err(Refusal::BadRequest) } else { Ok(first) }
    };
    let host = one("host")?.ok_or(Refusal::BadRequest)?;
    if one("transfer-encoding")?.is_some() || one("content-length")?.is_some_and(|length| length != "0") {
        return Err(Refusal::Body);
    }
    let head_only = match method {
        "GET" => false,
        "HEAD" => true,
        _ => return Err(Refusal::Method),
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if !path.starts_with('/') {
        return Err(Refusal::BadRequest);
    }
    let connection = one("connection")?.unwrap_or_default().to_ascii_lowercase();
    Ok(Request {
        head_only,
        path: decode(path).ok_or(Refusal::BadRequest)?,
        query: query.to_owned(),
        host: host.to_owned(),
        origin: one("origin")?.map(str::to_owned),
        fetch_site: one("sec-fetch-site")?.map(str::to_owned),
        keep_alive: if is_new { connection != "close" } else { connection == "keep-alive" },
    })
}

/// Decodes `%20` and the like, once; `None` for what is no text.
pub fn decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok().filter(|text| !text.contains(char::is_control))
}

/// Finds a value of a query, decoded.
pub fn query_value(query: &str, name: &str) -> Option<String> {
    let pair = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    decode(&pair.replace('+', " "))
}

/// Finds bytes in bytes.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Names a status.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        414 => "URI Too Long",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(head: &str) -> Result<Request, Refusal> {
        parse(head.as_bytes())
    }

    #[test]
    fn reads_a_request() {
        let request =
            ask("GET /panduan/ktp%20el.html?a=b HTTP/1.1\r\nHost: localhost:4000\r\n\r\n").expect("is good");
        assert_eq!((request.path.as_str(), request.query.as_str()), ("/panduan/ktp el.html", "a=b"));
        assert!(request.keep_alive && !request.head_only);
    }

    #[test]
    fn refuses_what_can_be_read_in_two_ways() {
        for (head, refusal) in [
            ("GET / HTTP/1.1\r\n\r\n", Refusal::BadRequest),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", Refusal::BadRequest),
            ("GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n", Refusal::BadRequest),
            ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", Refusal::BadRequest),
            ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::BadRequest),
            ("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::BadRequest),
            ("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::BadRequest),
            ("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::BadRequest),
            ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", Refusal::Version),
            ("POST / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::Method),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n", Refusal::Body),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::Body),
            ("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", Refusal::BadRequest),
        ] {
            assert_eq!(ask(head), Err(refusal), "{head:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_arrives_is_read_or_refused(
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300),
            path in "\\PC{0,40}",
            header in "[A-Za-z:\\t -]{0,20}[^\r\n]{0,20}",
        ) {
            let _ = parse(&bytes);
            let _ = decode(&path);
            let _ = query_value(&path, "url");
            let head = format!("GET /{path} HTTP/1.1\r\nHost: a\r\n{header}\r\n\r\n");
            if let Ok(request) = ask(&head) {
                assert!(request.path.starts_with('/') && !request.path.contains(char::is_control));
            }
        }
    }

    #[test]
    fn finds_values_of_a_query() {
        assert_eq!(query_value("url=panduan%2Fktp.html&x=1", "url").as_deref(), Some("panduan/ktp.html"));
        assert_eq!(query_value("x=1", "url"), None);
    }
}
