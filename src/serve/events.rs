//! The event stream: tells every open page that something has changed.
//!
//! In: connections that asked for events, and the events. One thread looks after all of them;
//! a page that went away without goodbye, or that does not read, is dropped.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Most pages that are told; a hundred open tabs are many.
const MAX_LISTENERS: usize = 200;

/// How often it is looked who went away.
pub(super) const SWEEP: Duration = Duration::from_secs(1);

/// How often a page is told that we are still there.
const PING: Duration = Duration::from_secs(15);

/// All pages that listen.
#[derive(Debug, Default)]
pub(super) struct Events {
    listeners: Mutex<Vec<Listener>>,
}

/// One page that listens.
#[derive(Debug)]
struct Listener {
    stream: TcpStream,
    told: Instant,
}

impl Events {
    /// Takes a connection whose head has been answered, and greets it.
    pub(super) fn add(&self, stream: TcpStream, greeting: &str) {
        if stream.set_nonblocking(true).is_err() {
            return;
        }
        let mut listener = Listener { stream, told: Instant::now() };
        if listener.tell(greeting.as_bytes()).is_err() {
            return;
        }
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if listeners.len() >= MAX_LISTENERS {
            // The one that listens longest is the tab that nobody looks at.
            listeners.remove(0);
        }
        listeners.push(listener);
    }

    /// Tells all pages.
    pub(super) fn tell(&self, event: &str) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain_mut(|listener| listener.tell(event.as_bytes()).is_ok());
    }

    /// Drops those who went away.
    pub(super) fn sweep(&self) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain_mut(|listener| {
            let is_there = listener.is_there();
            is_there && (listener.told.elapsed() < PING || listener.tell(b": ada\n\n").is_ok())
        });
    }
}

impl Listener {
    /// Writes without waiting; who has no room left does not read.
    fn tell(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.told = Instant::now();
        self.stream.write_all(bytes)
    }

    /// Tells whether the other side has closed the connection.
    fn is_there(&mut self) -> bool {
        match self.stream.read(&mut [0; 256]) {
            Ok(count) => count > 0,
            Err(error) => matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted),
        }
    }
}
