//! `Error`: the machine failed, or somebody asked for what would lose files.
//!
//! Holds facts only: what was being done, to which path, and why it failed. `Display` is the plain
//! English form; the commands word the same facts in the user's language by matching. A writer's
//! mistake is never an `Error` but a diagnostic.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Says why the program cannot go on.
#[derive(Debug)]
pub enum Error {
    /// The operating system refused.
    Io {
        /// What was being done.
        action: Action,
        /// To what, as the user would name it.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// The preview cannot answer at its address.
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system answered.
        source: io::Error,
    },
    /// The output folder has files in it and no mark of ours: it belongs to somebody else.
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// The output folder is, or contains, a folder of the source.
    OutputHoldsSource {
        /// The output folder.
        output: PathBuf,
        /// The source folder that publishing would replace.
        folder: PathBuf,
    },
    /// The output folder lies inside a folder that is read as source.
    OutputInsideSource {
        /// The output folder.
        output: PathBuf,
        /// The source folder around it.
        folder: PathBuf,
    },
    /// The output is a file, a device or the like.
    OutputIsNotAFolder {
        /// The output.
        path: PathBuf,
    },
    /// The output is a symbolic link; publishing would replace the link, not what it points to.
    OutputIsSymlink {
        /// The output.
        path: PathBuf,
    },
    /// The output folder is a mount point, which no system can exchange for another folder.
    OutputIsMountPoint {
        /// The output.
        path: PathBuf,
    },
    /// Another run is publishing to the same folder.
    Locked {
        /// The output folder.
        path: PathBuf,
        /// The process that holds it, where it could be read.
        pid: Option<u32>,
    },
    /// A page or asset has an output path that would not stay inside the output folder, is not
    /// portable, or is kept for our own files.
    BadOutputPath {
        /// The path as it was given.
        path: String,
    },
    /// Two pages or assets want the same output path, or one wants a file where another wants a folder.
    PathTaken {
        /// The path inside the output folder.
        path: String,
    },
    /// Files that somebody else put into the output folder stand where the site needs a file or folder.
    ForeignInTheWay {
        /// The files, sorted; never empty.
        paths: Vec<PathBuf>,
    },
    /// A published file was changed by somebody else while the site was being built.
    OutputChanged {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else's file could not be carried into the new output; it was kept elsewhere.
    Stranded {
        /// Where it stands in the output folder.
        path: PathBuf,
        /// Where it is now.
        kept_at: PathBuf,
    },
}

/// Names what was being done when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reading a file or a folder.
    Read,
    /// Writing or creating a file.
    Write,
    /// Creating a folder.
    CreateFolder,
    /// Keeping an unchanged file by a second name.
    Link,
    /// Deleting a file or a folder.
    Remove,
    /// Taking the lock.
    Lock,
    /// Asking the disk to hold what was written.
    Sync,
    /// Putting the new folder in the place of the old one.
    Exchange,
}

impl Error {
    /// Wraps what the system answered, for use in `map_err`.
    pub fn io(action: Action, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
        let path = path.into();
        move |source| Error::Io { action, path, source }
    }

    /// Wraps what the system answered, for hot paths: the path is copied only on failure.
    pub(crate) fn io_at(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Error + '_ {
        move |source| Error::Io { action, path: path.to_path_buf(), source }
    }
}

impl Action {
    /// Names the action as a verb after "cannot".
    fn verb(self) -> &'static str {
        match self {
            Action::Read => "read",
            Action::Write => "write",
            Action::CreateFolder => "create the folder",
            Action::Link => "link",
            Action::Remove => "remove",
            Action::Lock => "lock",
            Action::Sync => "store on disk",
            Action::Exchange => "replace",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io { action, path, source } => {
                write!(f, "cannot {} {}: {}", action.verb(), path.display(), cause(source))
            }
            Error::Listen { address, source } => {
                write!(f, "cannot answer at {address}: {}", cause(source))
            }
            Error::NotOurs { path } => write!(
                f,
                "{} is not empty and was not made by loket; choose another output folder or empty it",
                path.display()
            ),
            Error::OutputHoldsSource { output, folder } => write!(
                f,
                "the output folder {} would replace the source folder {}",
                output.display(),
                folder.display()
            ),
            Error::OutputInsideSource { output, folder } => write!(
                f,
                "the output folder {} lies inside the source folder {}",
                output.display(),
                folder.display()
            ),
            Error::OutputIsNotAFolder { path } => {
                write!(f, "the output {} is not a folder", path.display())
            }
            Error::OutputIsSymlink { path } => {
                write!(f, "the output {} is a symbolic link; name the folder it points to", path.display())
            }
            Error::OutputIsMountPoint { path } => write!(
                f,
                "the output {} is a mount point and cannot be replaced in one step; name a folder inside it",
                path.display()
            ),
            Error::Locked { path, pid: Some(pid) } => {
                write!(f, "process {pid} is already publishing to {}", path.display())
            }
            Error::Locked { path, pid: None } => {
                write!(f, "another process is already publishing to {}", path.display())
            }
            Error::BadOutputPath { path } => write!(f, "{path:?} cannot be a path in the output folder"),
            Error::PathTaken { path } => write!(f, "two files of the site want the output path {path}"),
            Error::ForeignInTheWay { paths } => {
                let first = paths.first().map(|path| path.display().to_string()).unwrap_or_default();
                write!(f, "{first} was not made by loket and stands in the way of the site")?;
                match paths.len() {
                    0 | 1 => write!(f, "; move it away"),
                    count => write!(f, ", and {} more; move them away", count - 1),
                }
            }
            Error::OutputChanged { path } => {
                write!(f, "{} was changed by somebody else during the build", path.display())
            }
            Error::Stranded { path, kept_at } => write!(
                f,
                "{} was not made by loket and could not be carried over; it is kept as {}",
                path.display(),
                kept_at.display()
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } | Error::Listen { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Words the system's answer as the end of a sentence: "permission denied", without the number.
fn cause(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_action_the_path_and_the_cause() {
        let error = Error::io(Action::Write, "public/ktp.html")(io::Error::from_raw_os_error(13));
        assert_eq!(error.to_string(), "cannot write public/ktp.html: permission denied");
        assert!(std::error::Error::source(&error).is_some());
    }

    #[test]
    fn counts_the_files_in_the_way() {
        let paths = vec![PathBuf::from("public/a"), PathBuf::from("public/b")];
        let text = Error::ForeignInTheWay { paths }.to_string();
        assert!(text.starts_with("public/a was not made by loket"), "{text}");
        assert!(text.contains("and 1 more"), "{text}");
    }
}
