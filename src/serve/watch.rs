//! Notices that something was saved, however it was saved.
//!
//! In: the site's folder. Out: a [`Hint`] where to look, once a burst. What the system tells
//! is never more than a hint: the pipeline looks at the files and decides. Where the system
//! tells nothing (its watches are used up, a drive of another computer), the files are looked
//! at again and again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::pipeline::Hint;
use crate::source;

/// How long nothing may happen before one or a few saved files are read.
const QUIET: Duration = Duration::from_millis(8);

/// The same where many files change at once.
const QUIET_IN_A_BURST: Duration = Duration::from_millis(60);

/// From how many files it is a burst.
const BURST: usize = 4;

/// Longest wait for a burst to end.
const MAX_WAIT: Duration = Duration::from_millis(700);

/// How long a file may stand empty before that is believed; some editors empty it first.
const EMPTY_WAIT: Duration = Duration::from_millis(120);

/// How often the files are looked at although the system tells of changes.
const SECOND_LINE: Duration = Duration::from_secs(2);

/// How often where it does not.
const POLL: Duration = Duration::from_millis(300);

/// How soon the folders are walked a second time: a new folder is watched only after it is there.
const ECHO: Duration = Duration::from_millis(250);

/// Share of the time that may go into looking at files without being told.
const MAX_SHARE: u32 = 20;

/// Watches a site.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    signals: Receiver<Signal>,
    /// How long a look at all files took last time.
    cost: Duration,
    /// When to walk the folders again after something happened to a folder.
    echo: Option<Instant>,
}

/// What the system tells.
enum Signal {
    Path(PathBuf),
    Everywhere,
    Failed,
}

/// What is to be done next.
pub(super) enum Next {
    /// Something was told.
    Look(Hint),
    /// Nothing was told; a look at all files is due.
    Poll,
    /// It was not about this site.
    Nothing,
    /// From now on nothing will be told.
    TurnedDeaf,
}

impl Watch {
    /// Begins to watch; where that is not possible, [`Watch::is_deaf`] says so.
    pub(super) fn begin(root: &Path) -> Watch {
        let (sender, signals) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let signals: Vec<Signal> = match event {
                Ok(event) if !means_change(event.kind) => Vec::new(),
                Ok(event) if event.need_rescan() || event.paths.is_empty() => vec![Signal::Everywhere],
                Ok(event) => event.paths.into_iter().map(Signal::Path).collect(),
                Err(_) => vec![Signal::Failed],
            };
            for signal in signals {
                // The receiver is gone only when the program ends.
                let _ = sender.send(signal);
            }
        });
        let mut watch = Watch {
            root: root.to_path_buf(),
            watcher: watcher.ok(),
            signals,
            cost: Duration::ZERO,
            echo: None,
        };
        watch.attach();
        watch
    }

    /// Begins anew where the site's folder was gone: what was watched may be another folder now.
    pub(super) fn begin_anew(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let folders = source::FOLDERS.iter().map(|folder| self.root.join(folder));
        for folder in folders.chain([self.root.clone()]) {
            // Fails where the folder was not watched; then there is nothing to undo.
            let _ = watcher.unwatch(&folder);
        }
        self.attach();
    }

    /// Tells whether the system does not tell of changes.
    pub(super) fn is_deaf(&self) -> bool {
        self.watcher.is_none()
    }

    /// Learns how long a look at all files takes, so as not to look too often.
    pub(super) fn learn_cost(&mut self, cost: Duration) {
        self.cost = cost;
    }

    /// Waits for what is to be done next.
    pub(super) fn next(&mut self) -> Next {
        let pause = if self.is_deaf() { POLL } else { SECOND_LINE };
        let pause = pause.max(self.cost * MAX_SHARE);
        let echo = self.echo.map(|at| at.saturating_duration_since(Instant::now()));
        let signal = match self.signals.recv_timeout(echo.map_or(pause, |echo| echo.min(pause))) {
            Ok(signal) => signal,
            Err(RecvTimeoutError::Timeout) => {
                self.echo = None;
                return Next::Poll;
            }
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(pause);
                return Next::Poll;
            }
        };
        let begin = Instant::now();
        let mut paths = BTreeSet::new();
        let mut everywhere = false;
        let mut next = Some(signal);
        let mut believed_empty = false;
        loop {
            match next {
                Some(Signal::Path(path)) if self.concerns(&path) => {
                    everywhere |= self.reattach(&path);
                    paths.insert(path);
                }
                Some(Signal::Path(_)) => {}
                Some(Signal::Everywhere) => everywhere = true,
                Some(Signal::Failed) => {
                    self.watcher = None;
                    return Next::TurnedDeaf;
                }
                None if !believed_empty && paths.iter().any(|path| source::is_empty(path)) => {
                    believed_empty = true;
                    next = self.signals.recv_timeout(EMPTY_WAIT).ok();
                    continue;
                }
                None => break,
            }
            if begin.elapsed() > MAX_WAIT {
                break;
            }
            let quiet = if paths.len() >= BURST || everywhere { QUIET_IN_A_BURST } else { QUIET };
            next = self.signals.recv_timeout(quiet).ok();
        }
        if everywhere || paths.iter().any(|path| path.is_dir()) {
            self.echo = Some(Instant::now() + ECHO);
            return Next::Look(Hint::Everywhere);
        }
        if paths.is_empty() { Next::Nothing } else { Next::Look(Hint::Files(paths)) }
    }

    /// Tells whether a path belongs to the site.
    fn concerns(&self, path: &Path) -> bool {
        let Ok(inside) = path.strip_prefix(&self.root) else { return true };
        let mut parts = inside.iter().map(|part| part.to_string_lossy());
        let Some(first) = parts.next() else { return false };
        let is_ours = source::FOLDERS.contains(&&*first) || first.starts_with("site.y");
        is_ours && !parts.any(|part| source::is_left_alone(&part))
    }

    /// Watches a folder of the site anew where it was itself replaced; tells whether it was.
    fn reattach(&mut self, path: &Path) -> bool {
        let Ok(inside) = path.strip_prefix(&self.root) else { return true };
        if inside.iter().count() != 1 || inside.to_string_lossy().starts_with("site.y") {
            return false;
        }
        if let Some(watcher) = &mut self.watcher {
            // Fails where the folder was not watched or is gone; then there is nothing to undo.
            let _ = watcher.unwatch(path);
            if path.is_dir() && watcher.watch(path, RecursiveMode::Recursive).is_err() {
                self.watcher = None;
            }
        }
        true
    }

    /// Watches the site's folder and the folders in it that are read, and no other.
    fn attach(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let mut attached = watcher.watch(&self.root, RecursiveMode::NonRecursive).is_ok();
        for folder in source::FOLDERS {
            let folder = self.root.join(folder);
            attached &= !folder.is_dir() || watcher.watch(&folder, RecursiveMode::Recursive).is_ok();
        }
        if !attached {
            self.watcher = None;
        }
    }
}

/// Tells whether an event can mean that a file is different; our own reading cannot.
fn means_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_ears_the_files_are_looked_at_again_and_again() {
        let (sender, signals) = mpsc::channel();
        let root = PathBuf::from("/situs");
        let mut watch = Watch { root, watcher: None, signals, cost: Duration::ZERO, echo: None };
        assert!(watch.is_deaf());
        let begin = Instant::now();
        assert!(matches!(watch.next(), Next::Poll));
        assert!(begin.elapsed() >= POLL && begin.elapsed() < SECOND_LINE);
        // A site that takes long to look at is looked at less often.
        watch.learn_cost(Duration::from_millis(20));
        let begin = Instant::now();
        assert!(matches!(watch.next(), Next::Poll));
        assert!(begin.elapsed() >= Duration::from_millis(20) * MAX_SHARE);
        drop(sender);
    }

    #[test]
    fn watches_that_run_out_are_told_once() {
        let (sender, signals) = mpsc::channel();
        let root = PathBuf::from("/situs");
        let mut watch = Watch { root, watcher: None, signals, cost: Duration::ZERO, echo: None };
        sender.send(Signal::Failed).expect("it is heard");
        assert!(matches!(watch.next(), Next::TurnedDeaf));
        sender.send(Signal::Path(PathBuf::from("/situs/aturan/kita.yml"))).expect("it is heard");
        assert!(matches!(watch.next(), Next::Look(Hint::Files(_))));
        sender.send(Signal::Path(PathBuf::from("/situs/public/index.html"))).expect("it is heard");
        assert!(matches!(watch.next(), Next::Nothing));
    }
}
