//! The preview: the site in memory, shown page by page to the editor's browser.
//!
//! In: where the site is. Out: pages, rendered when they are asked for, and an event for every
//! open page when something has changed. Build is serve for every URL: both render by the same
//! function, and nothing is written anywhere. A file that is half written takes no page away.
//!
//! One thread watches and reads, one answers each connection, one looks after the event streams.

mod answer;
mod desk;
mod events;
mod guard;
pub mod http;
mod overlay;
mod overview;
mod panel;
mod state;
mod watch;
mod words;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use jiff::civil::Date;

use crate::config::SiteConfig;
use crate::diagnostic::Level;
use crate::diagnostic::wording::UiLanguage;
use crate::error::{Action, Error};
use crate::memo::Memo;
use crate::pipeline::{self, Hint};
use http::{Connection, Refusal};
use state::{Snapshot, State};
use watch::{Next, Watch};

/// What to show and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub source: PathBuf,
    /// The address to answer at.
    pub host: IpAddr,
    /// The port; 0 lets the system choose.
    pub port: u16,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The day that is today; the clock's where it is not given.
    pub today: Option<Date>,
    /// Asks what day it is where the site is, again and again while it is shown.
    pub clock: fn(&SiteConfig) -> Date,
    /// The language that the editor asks for; else the site's own decides.
    pub ui: Option<UiLanguage>,
    /// How an editor opens a file, with `{file}` and `{line}`: `vscode://file/{file}:{line}`.
    pub editor: Option<String>,
    /// Words a failure of the machine for the page that shows it.
    pub word: fn(&Error, UiLanguage) -> String,
}

impl Options {
    /// Tells which day is shown.
    fn day(&self, memo: &Memo) -> Date {
        let config = memo.config.as_ref().map(|known| &known.value);
        self.today.unwrap_or_else(|| config.map_or_else(|| (self.clock)(&SiteConfig::default()), self.clock))
    }
}

/// What the preview has to say while it runs.
#[derive(Debug)]
pub enum Told<'a> {
    /// It answers.
    Started {
        /// The address for this computer.
        address: SocketAddr,
        /// The address for other devices, where they are let in.
        elsewhere: Option<SocketAddr>,
        /// What the site is like.
        summary: Summary,
    },
    /// Something changed and is shown.
    Rebuilt {
        /// The site's files that were saved; empty where it is not known which.
        files: &'a [String],
        /// What the site is like now.
        summary: Summary,
    },
    /// The system does not tell of changes; the files are looked at again and again.
    Polling,
    /// The machine does not give the files.
    Trouble(&'a Error),
}

/// Sums up the site as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// How long it took.
    pub time: Duration,
    /// How many pages there are.
    pub pages: usize,
    /// How many findings of the level `salah`, `perlu` and `saran` there are.
    pub findings: [usize; 3],
    /// The language of messages.
    pub ui: UiLanguage,
}

/// Most connections at a time; below the number of files that a program may open on common systems.
const MAX_CONNECTIONS: usize = 700;

/// Stack of a thread that renders; deep lists in deep lists need it.
const STACK_BYTES: usize = 2 * 1024 * 1024;

/// How often files that vanish while they are read are looked for again before the editor is told.
const PATIENCE: u32 = 4;

/// How long is waited before they are looked for the first time; twice as long each time after that.
const FIRST_PAUSE: Duration = Duration::from_millis(40);

/// Shows the site until the program is ended.
///
/// # Errors
/// If the address cannot be had.
pub fn run(options: &Options, tell: &mut dyn FnMut(Told<'_>)) -> Result<(), Error> {
    let begin = Instant::now();
    let root = std::path::absolute(&options.source).map_err(Error::io(Action::Read, &options.source))?;
    if !root.is_dir() {
        return Err(Error::io(Action::Read, &options.source)(std::io::ErrorKind::NotFound.into()));
    }
    let wanted = SocketAddr::new(options.host, options.port);
    let listen = |source| Error::Listen { address: wanted, source };
    let listener = TcpListener::bind(wanted).map_err(listen)?;
    let bound = listener.local_addr().map_err(listen)?;

    let mut loading = pipeline::Options {
        source: root.clone(),
        base_url: None,
        drafts: options.drafts,
        today: options.today,
    };
    let mut watch = Watch::begin(&root);
    let mut memo = Memo::default();
    let state = Arc::new(State::new(bound, options.editor.clone(), options.ui));
    let looked = Instant::now();
    let mut patience = 0;
    match pipeline::refresh(&loading, &mut memo, &Hint::Everywhere) {
        Ok(_) => {
            loading.today = Some(options.day(&memo));
            drop(state.show(pipeline::assemble(&loading, &mut memo), &memo));
        }
        Err(error) => {
            state.fail((options.word)(&error, options.ui.unwrap_or_default()));
            tell(Told::Trouble(&error));
            patience = PATIENCE;
        }
    }
    watch.learn_cost(looked.elapsed() / 10);
    spawn_answering(listener, &state)?;
    spawn_sweeping(&state)?;
    let summary = sum_up(state.snapshot().as_deref(), begin.elapsed(), options.ui);
    tell(Told::Started { address: bound, elsewhere: elsewhere(bound), summary });
    let mut was_deaf = watch.is_deaf();
    if was_deaf {
        tell(Told::Polling);
    }

    let mut again = patience > 0;
    loop {
        let next = if again && patience < PATIENCE { Next::Poll } else { watch.next() };
        let hint = match next {
            Next::Nothing => continue,
            Next::TurnedDeaf if was_deaf => continue,
            Next::TurnedDeaf => {
                was_deaf = true;
                tell(Told::Polling);
                Hint::Everywhere
            }
            Next::Poll => Hint::Everywhere,
            // Files that could not be read last time have to be looked for anew.
            Next::Look(_) if again => Hint::Everywhere,
            Next::Look(hint) => hint,
        };
        let begin = Instant::now();
        match pipeline::refresh(&loading, &mut memo, &hint) {
            Ok(refreshed) => {
                if matches!(hint, Hint::Everywhere) && !refreshed.changed {
                    watch.learn_cost(begin.elapsed());
                }
                let recovers = state.recovers();
                if again {
                    // The folder may have come back as another one.
                    watch.begin_anew();
                }
                patience = 0;
                again = false;
                // At midnight notices begin and end, though no file has changed.
                let day = Some(options.day(&memo));
                if !refreshed.changed && !recovers && day == loading.today {
                    continue;
                }
                loading.today = day;
                let project = pipeline::assemble(&loading, &mut memo);
                let old = state.show(project, &memo);
                let snapshot = state.snapshot();
                let summary = sum_up(snapshot.as_deref(), begin.elapsed(), options.ui);
                tell(Told::Rebuilt { files: &names(&hint, &root), summary });
                // Ten thousand pages take a while to be put away; nobody waits for it here.
                drop(old);
            }
            Err(error) => {
                again = true;
                patience += 1;
                if patience < PATIENCE {
                    thread::sleep(FIRST_PAUSE * 2_u32.pow(patience - 1));
                }
                if patience == PATIENCE {
                    let ui = state.snapshot().map_or(options.ui.unwrap_or_default(), |snapshot| snapshot.ui);
                    state.fail((options.word)(&error, ui));
                    tell(Told::Trouble(&error));
                }
            }
        }
    }
}

/// Names the files of a hint as the editor knows them.
fn names(hint: &Hint, root: &std::path::Path) -> Vec<String> {
    match hint {
        Hint::Everywhere => Vec::new(),
        Hint::Files(files) => {
            // Editors that write a copy first leave the name of something that is gone.
            let there: Vec<&PathBuf> = files.iter().filter(|file| file.exists()).collect();
            let files = if there.is_empty() { files.iter().collect() } else { there };
            let name =
                |file: &PathBuf| file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/");
            files.into_iter().map(name).collect()
        }
    }
}

/// Sums up what is shown.
fn sum_up(snapshot: Option<&Snapshot>, time: Duration, ui: Option<UiLanguage>) -> Summary {
    let count = |level| {
        snapshot.map_or(0, |snapshot| {
            snapshot.project.diagnostics.iter().filter(|finding| finding.level == level).count()
        })
    };
    Summary {
        time,
        pages: snapshot.map_or(0, |snapshot| snapshot.project.site.pages.len()),
        findings: [count(Level::Error), count(Level::Needed), count(Level::Hint)],
        ui: snapshot.map_or(ui.unwrap_or_default(), |snapshot| snapshot.ui),
    }
}

/// Finds the address under which other devices reach this computer; no packet is sent for it.
fn elsewhere(bound: SocketAddr) -> Option<SocketAddr> {
    if bound.ip().is_loopback() {
        return None;
    }
    if !bound.ip().is_unspecified() {
        return Some(bound);
    }
    // An address of the documentation's own network, which is never at home.
    let probe = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    probe.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let own = probe.local_addr().ok()?.ip();
    Some(SocketAddr::new(own, bound.port()))
}

/// Looks after the event streams.
fn spawn_sweeping(state: &Arc<State>) -> Result<(), Error> {
    let state = Arc::clone(state);
    let sweep = move || {
        loop {
            thread::sleep(events::SWEEP);
            state.events.sweep();
        }
    };
    let spawned = thread::Builder::new().name("events".to_owned()).spawn(sweep);
    spawned.map(drop).map_err(Error::io(Action::Read, "events"))
}

/// Takes connections, each on a thread of its own.
fn spawn_answering(listener: TcpListener, state: &Arc<State>) -> Result<(), Error> {
    let state = Arc::clone(state);
    let accept = move || {
        let open = Arc::new(AtomicUsize::new(0));
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Too many open files, most likely: some will be closed.
                thread::sleep(Duration::from_millis(50));
                continue;
            };
            let place = Place::take(&open);
            let state = Arc::clone(&state);
            let serve = move || {
                converse(stream, &state, place.0.load(Ordering::Relaxed) > MAX_CONNECTIONS);
                drop(place);
            };
            // Where no thread can be had, the connection is closed by being dropped.
            let _ = thread::Builder::new().stack_size(STACK_BYTES).spawn(serve);
        }
    };
    let spawned = thread::Builder::new().name("accept".to_owned()).spawn(accept);
    spawned.map(drop).map_err(Error::io(Action::Read, "accept"))
}

/// A place among the open connections, given back whatever happens.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(open: &Arc<AtomicUsize>) -> Place {
        open.fetch_add(1, Ordering::Relaxed);
        Place(Arc::clone(open))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Answers the requests of one connection.
fn converse(stream: TcpStream, state: &State, is_full: bool) {
    let Ok(mut connection) = Connection::new(stream) else { return };
    if is_full {
        let _ = connection.write(&mut answer::refusal(Refusal::Busy), false, false);
        return;
    }
    loop {
        let request = match connection.read() {
            Ok(Some(request)) => request,
            Ok(None) => return,
            Err(refusal) => {
                let _ = connection.write(&mut answer::refusal(refusal), false, false);
                connection.close();
                return;
            }
        };
        let mut response = answer::answer(&request, state);
        let is_stream = matches!(response.body, http::Body::Events);
        let keep_alive = request.keep_alive && response.status != Refusal::Forbidden as u16;
        if connection.write(&mut response, request.head_only, keep_alive).is_err() {
            return;
        }
        if is_stream && !request.head_only {
            state.events.add(connection.into_stream(), &state.greeting());
            return;
        }
        if !keep_alive || is_stream {
            connection.close();
            return;
        }
    }
}
