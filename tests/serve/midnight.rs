//! At midnight notices begin and end, though nothing was saved and nothing was started anew.

use std::fs;
use std::sync::atomic::{AtomicI8, Ordering};
use std::sync::mpsc;

use jiff::civil::{Date, date};
use loket::config::SiteConfig;
use loket::serve::{self, Options, Told};

use super::preview::{get, shows_at, site};

/// The day of November 2026 that the clock shows.
static DAY: AtomicI8 = AtomicI8::new(24);

fn clock(_: &SiteConfig) -> Date {
    date(2026, 11, DAY.load(Ordering::Relaxed))
}

#[test]
fn a_notice_begins_and_ends_without_a_restart() {
    let folder = site(|root| {
        fs::create_dir_all(root.join("content/pengumuman")).expect("a folder");
        let notice =
            "---\njudul: Loket tutup besok\nmulai: 2026-11-25\nsampai: 2026-11-26\n---\n\nKami libur.\n";
        fs::write(root.join("content/pengumuman/tutup.md"), notice).expect("is written");
    });
    let options = Options {
        source: folder.path().to_path_buf(),
        host: [127, 0, 0, 1].into(),
        port: 0,
        drafts: false,
        today: None,
        clock,
        ui: None,
        editor: None,
        word: |error, _| error.to_string(),
    };
    let (sender, receiver) = mpsc::channel();
    // Ends with the tests: a preview has no end of its own.
    std::thread::spawn(move || {
        serve::run(&options, &mut |told| {
            if let Told::Started { address, .. } = told {
                sender.send(address).expect("somebody waits");
            }
        })
    });
    let address = receiver.recv().expect("it starts");
    let notice = "Loket tutup besok";
    assert!(!get(address, "/").contains(notice));
    DAY.store(25, Ordering::Relaxed);
    shows_at(address, "/", |answer| answer.contains(notice));
    DAY.store(27, Ordering::Relaxed);
    shows_at(address, "/", |answer| !answer.contains(notice));
}
