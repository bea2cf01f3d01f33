//! Words what the machine refused, in the reader's language.
//!
//! In: an [`Error`], which holds facts only. Out: what happened and what to do next, without
//! numbers of the system and without words of the trade.

use std::io::ErrorKind;
use std::path::Path;

use crate::diagnostic::wording::UiLanguage;
use crate::error::{Action, Error};

/// Says what happened and what to do next, each on a line.
pub(super) fn text(error: &Error, ui: UiLanguage) -> String {
    let (message, help) = match ui {
        UiLanguage::Indonesian => indonesian(error),
        UiLanguage::English => english(error),
    };
    format!("{message}\n  → {help}\n")
}

fn indonesian(error: &Error) -> (String, String) {
    match error {
        Error::Io { action, path, source } => {
            let verb = match action {
                Action::Read => "dibaca",
                Action::Write => "ditulis",
                Action::CreateFolder => "dibuat",
                Action::Link => "disalin",
                Action::Remove => "dihapus",
                Action::Lock => "dikunci",
                Action::Sync => "disimpan",
                Action::Exchange => "diganti dengan yang baru",
            };
            let help = match source.kind() {
                ErrorKind::NotFound => {
                    "Cek apakah berkas atau folder itu ada, dan apakah namanya benar.".to_owned()
                }
                ErrorKind::PermissionDenied => {
                    "Minta izin untuk folder itu, atau pilih folder lain.".to_owned()
                }
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                    "Ruang simpan penuh. Kosongkan sedikit, lalu coba lagi.".to_owned()
                }
                ErrorKind::ReadOnlyFilesystem => {
                    "Tempat itu hanya bisa dibaca. Pilih folder lain.".to_owned()
                }
                _ => format!("Tunjukkan catatan ini kepada petugas komputer: “{source}”."),
            };
            (format!("{} tidak bisa {verb}.", shown(path)), help)
        }
        Error::Listen { address, source } => (
            match source.kind() {
                ErrorKind::AddrInUse => {
                    format!("Alamat {address} sedang dipakai, mungkin oleh loket lain yang masih berjalan.")
                }
                ErrorKind::AddrNotAvailable => format!("Komputer ini tidak punya alamat {}.", address.ip()),
                ErrorKind::PermissionDenied => {
                    format!("Nomor {} hanya boleh dipakai oleh pengelola komputer.", address.port())
                }
                _ => format!("Pratinjau tidak bisa dibuka di alamat {address}: “{source}”."),
            },
            match source.kind() {
                ErrorKind::AddrNotAvailable => {
                    "Hapus “--host” untuk melihat di komputer ini, atau tulis: --host 0.0.0.0.".to_owned()
                }
                _ => format!("Pilih nomor lain, contoh: --port {}.", other_port(*address)),
            },
        ),
        Error::NotOurs { path } => (
            format!("Folder {} sudah berisi berkas yang bukan buatan loket.", shown(path)),
            "Pilih folder lain dengan --output, atau kosongkan folder itu dulu.".to_owned(),
        ),
        Error::OutputHoldsSource { output, folder } => (
            format!("Hasil di {} akan menimpa folder situs {}.", shown(output), shown(folder)),
            "Pilih folder lain dengan --output, contoh: --output public.".to_owned(),
        ),
        Error::OutputInsideSource { output, folder } => (
            format!(
                "Folder hasil {} ada di dalam folder {}, yang ikut dibaca.",
                shown(output),
                shown(folder)
            ),
            "Pilih folder lain dengan --output, contoh: --output public.".to_owned(),
        ),
        Error::OutputIsNotAFolder { path } => (
            format!("{} bukan folder.", shown(path)),
            "Pilih nama lain dengan --output, contoh: --output public.".to_owned(),
        ),
        Error::OutputIsSymlink { path } => (
            format!("{} hanya pintasan ke folder lain.", shown(path)),
            "Tulis folder aslinya dengan --output.".to_owned(),
        ),
        Error::OutputIsMountPoint { path } => (
            format!("{} adalah pangkal sebuah disk, jadi tidak bisa diganti sekaligus.", shown(path)),
            "Tulis folder di dalamnya dengan --output.".to_owned(),
        ),
        Error::Locked { path, pid } => (
            format!("loket lain sedang menerbitkan ke {}{}.", shown(path), process(*pid, "proses")),
            "Tunggu sampai selesai, lalu coba lagi.".to_owned(),
        ),
        Error::BadOutputPath { path } => (
            format!("Nama “{path}” tidak bisa dipakai di folder hasil."),
            "Ganti nama berkasnya. Pakai huruf kecil, angka, dan tanda hubung saja.".to_owned(),
        ),
        Error::PathTaken { path } => (
            format!("Dua berkas situs memakai nama “{path}” di folder hasil."),
            "Ganti nama salah satunya.".to_owned(),
        ),
        Error::ForeignInTheWay { paths } => (
            format!("Ada berkas yang bukan buatan loket di tempat halaman baru: {}.", listed(paths, "lagi")),
            "Pindahkan berkas itu, lalu coba lagi.".to_owned(),
        ),
        Error::OutputChanged { path } => (
            format!("{} diubah pihak lain saat situs dibuat.", shown(path)),
            "Simpan dulu perubahan itu di tempat lain, lalu coba lagi.".to_owned(),
        ),
        Error::Stranded { path, kept_at } => (
            format!("{} bukan buatan loket dan tidak bisa dipindahkan ke hasil baru.", shown(path)),
            format!("Berkas itu aman di {}. Pindahkan sendiri kalau masih perlu.", shown(kept_at)),
        ),
    }
}

fn english(error: &Error) -> (String, String) {
    match error {
        Error::Io { action, path, source } => {
            let verb = match action {
                Action::Read => "read",
                Action::Write => "written",
                Action::CreateFolder => "created",
                Action::Link => "copied",
                Action::Remove => "removed",
                Action::Lock => "locked",
                Action::Sync => "stored",
                Action::Exchange => "replaced by the new one",
            };
            let help = match source.kind() {
                ErrorKind::NotFound => {
                    "Check that the file or folder is there and how its name is spelt.".to_owned()
                }
                ErrorKind::PermissionDenied => {
                    "Ask for access to that folder, or choose another one.".to_owned()
                }
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                    "The disk is full. Make some room and try again.".to_owned()
                }
                ErrorKind::ReadOnlyFilesystem => {
                    "That place can only be read. Choose another folder.".to_owned()
                }
                _ => format!("Show this note to whoever looks after the computer: “{source}”."),
            };
            (format!("{} cannot be {verb}.", shown(path)), help)
        }
        Error::Listen { address, source } => (
            match source.kind() {
                ErrorKind::AddrInUse => {
                    format!("The address {address} is in use, perhaps by another loket that still runs.")
                }
                ErrorKind::AddrNotAvailable => {
                    format!("This computer does not have the address {}.", address.ip())
                }
                ErrorKind::PermissionDenied => {
                    format!("Only the computer's administrator may use the number {}.", address.port())
                }
                _ => format!("The preview cannot be opened at {address}: “{source}”."),
            },
            match source.kind() {
                ErrorKind::AddrNotAvailable => {
                    "Leave “--host” out to look on this computer, or write: --host 0.0.0.0.".to_owned()
                }
                _ => format!("Choose another number, for example: --port {}.", other_port(*address)),
            },
        ),
        Error::NotOurs { path } => (
            format!("The folder {} has files in it that loket did not make.", shown(path)),
            "Choose another folder with --output, or empty that one first.".to_owned(),
        ),
        Error::OutputHoldsSource { output, folder } => (
            format!("The result in {} would replace the site's folder {}.", shown(output), shown(folder)),
            "Choose another folder with --output, for example: --output public.".to_owned(),
        ),
        Error::OutputInsideSource { output, folder } => (
            format!(
                "The folder {} for the result lies in {}, which is read too.",
                shown(output),
                shown(folder)
            ),
            "Choose another folder with --output, for example: --output public.".to_owned(),
        ),
        Error::OutputIsNotAFolder { path } => (
            format!("{} is not a folder.", shown(path)),
            "Choose another name with --output, for example: --output public.".to_owned(),
        ),
        Error::OutputIsSymlink { path } => (
            format!("{} is only a shortcut to another folder.", shown(path)),
            "Name the real folder with --output.".to_owned(),
        ),
        Error::OutputIsMountPoint { path } => (
            format!("{} is the root of a disk and cannot be replaced in one step.", shown(path)),
            "Name a folder inside it with --output.".to_owned(),
        ),
        Error::Locked { path, pid } => (
            format!("Another loket is publishing to {}{}.", shown(path), process(*pid, "process")),
            "Wait until it is done and try again.".to_owned(),
        ),
        Error::BadOutputPath { path } => (
            format!("The name “{path}” cannot be used in the folder for the result."),
            "Rename the file. Use small letters, digits and hyphens only.".to_owned(),
        ),
        Error::PathTaken { path } => (
            format!("Two files of the site want the name “{path}” in the folder for the result."),
            "Rename one of the two.".to_owned(),
        ),
        Error::ForeignInTheWay { paths } => (
            format!(
                "Files that loket did not make stand in the place of new pages: {}.",
                listed(paths, "more")
            ),
            "Move them away and try again.".to_owned(),
        ),
        Error::OutputChanged { path } => (
            format!("{} was changed by somebody else while the site was made.", shown(path)),
            "Keep that change somewhere else and try again.".to_owned(),
        ),
        Error::Stranded { path, kept_at } => (
            format!("{} was not made by loket and could not be moved to the new result.", shown(path)),
            format!("It is safe in {}. Move it yourself if it is still needed.", shown(kept_at)),
        ),
    }
}

/// Proposes a port beside one that cannot be had.
fn other_port(address: std::net::SocketAddr) -> u16 {
    address.port().checked_add(1).filter(|port| *port > 1024).unwrap_or(4001)
}

/// Quotes a path; control characters in a name must not reach the terminal.
fn shown(path: &Path) -> String {
    let name = path.to_string_lossy();
    let name: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("“{name}”")
}

/// Names a process where it is known.
fn process(pid: Option<u32>, word: &str) -> String {
    pid.map_or(String::new(), |pid| format!(" ({word} {pid})"))
}

/// Most files that a sentence names.
const MAX_NAMED: usize = 3;

/// Names the first files and counts the rest.
fn listed(paths: &[std::path::PathBuf], more: &str) -> String {
    let mut names: Vec<String> = paths.iter().take(MAX_NAMED).map(|path| shown(path)).collect();
    if paths.len() > MAX_NAMED {
        names.push(format!("{} {more}", paths.len() - MAX_NAMED));
    }
    names.join(", ")
}
