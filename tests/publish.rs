//! Publishing as a whole: refusals, what is kept, what is removed, and what a later run makes of an
//! earlier one's leftovers. Kills and faults are in `publish_faults.rs`.

#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use loket::error::Error;
use loket::output::{Publication, Report, SourceFolders};
use tempfile::TempDir;

/// A site folder with `content/` in it and an output folder `public/`.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Site {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        Site { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn begin_at(&self, output: &str) -> Result<Publication, Error> {
        let folders = [&*self.path("content"), &*self.path("static")];
        Publication::begin(&self.path(output), SourceFolders { root: self.folder.path(), folders: &folders })
    }

    fn begin(&self) -> Publication {
        self.begin_at("public").unwrap()
    }

    fn publish(&self, files: &[(&str, &str)]) -> Report {
        self.try_publish(files).unwrap()
    }

    fn try_publish(&self, files: &[(&str, &str)]) -> Result<Report, Error> {
        let publication = self.begin();
        for (path, text) in files {
            publication.put(path, text.as_bytes())?;
        }
        publication.commit([1; 32])
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Lists what stands beside `content`: what publishing has made or left.
    fn beside(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "content")
            .collect();
        names.sort();
        names
    }
}

fn inode_and_time(path: &Path) -> (u64, i64, i64) {
    let metadata = fs::symlink_metadata(path).unwrap();
    (metadata.ino(), metadata.mtime(), metadata.mtime_nsec())
}

fn counts(report: &Report) -> (usize, usize, usize) {
    assert!(report.trouble.is_empty(), "{:?}", report.trouble);
    (report.written, report.unchanged, report.removed)
}

const PAGES: [(&str, &str); 3] =
    [("index.html", "beranda"), ("panduan/ktp.html", "ktp"), ("panduan/kk.html", "kk")];

#[test]
fn publishes_and_leaves_only_the_state_beside() {
    let site = Site::new();
    assert_eq!(counts(&site.publish(&PAGES)), (3, 0, 0));
    assert_eq!(site.read("public/panduan/ktp.html"), "ktp");
    assert_eq!(site.beside(), [".public.state", "public"]);
}

#[test]
fn the_manifest_verifies_and_names_every_file() {
    let site = Site::new();
    site.publish(&PAGES);
    let manifest = site.read("public/manifest.sha256");
    let paths: Vec<&str> = manifest.lines().map(|line| &line[66..]).collect();
    assert_eq!(paths, [".loket-output", "index.html", "panduan/kk.html", "panduan/ktp.html"]);
    // Where there is no such tool the format is covered by the unit tests.
    if let Ok(output) = Command::new("sha256sum")
        .args(["-c", "--strict", "manifest.sha256"])
        .current_dir(site.path("public"))
        .output()
    {
        assert!(output.status.success(), "{output:?}");
    }
}

#[test]
fn unchanged_files_keep_inode_and_time_and_the_rest_follows() {
    let site = Site::new();
    site.publish(&PAGES);
    let before = inode_and_time(&site.path("public/panduan/ktp.html"));

    let report = site.publish(&[("index.html", "baru"), ("panduan/ktp.html", "ktp"), ("x/y.html", "y")]);
    assert_eq!(counts(&report), (2, 1, 1));
    assert_eq!(inode_and_time(&site.path("public/panduan/ktp.html")), before);
    assert_eq!(site.read("public/index.html"), "baru");
    assert!(!site.path("public/panduan/kk.html").exists());

    site.publish(&[("index.html", "baru")]);
    assert!(!site.path("public/panduan").exists(), "an emptied folder goes");
}

#[test]
fn nothing_new_leaves_the_folder_itself_in_place() {
    let site = Site::new();
    site.publish(&PAGES);
    let before = inode_and_time(&site.path("public"));
    assert_eq!(counts(&site.publish(&PAGES)), (0, 3, 0));
    assert_eq!(inode_and_time(&site.path("public")), before);
}

#[test]
fn unchanged_means_same_inputs_and_untouched_files() {
    let site = Site::new();
    assert!(!site.begin().unchanged(&[1; 32]));
    site.publish(&PAGES);
    assert!(site.begin().unchanged(&[1; 32]));
    assert!(!site.begin().unchanged(&[2; 32]));

    // Somebody's own file is no reason to build.
    fs::write(site.path("public/CNAME"), "kota.example").unwrap();
    assert!(site.begin().unchanged(&[1; 32]));

    fs::write(site.path("public/index.html"), "BERANDA").unwrap();
    assert!(!site.begin().unchanged(&[1; 32]));
    assert_eq!(counts(&site.publish(&PAGES)), (1, 2, 0));
    assert_eq!(site.read("public/index.html"), "beranda");
    assert!(site.begin().unchanged(&[1; 32]));

    fs::remove_file(site.path("public/panduan/kk.html")).unwrap();
    assert!(!site.begin().unchanged(&[1; 32]));
}

#[test]
fn a_file_replaced_with_its_time_and_size_copied_is_seen() {
    let site = Site::new();
    site.publish(&PAGES);
    let page = site.path("public/index.html");
    let modified = fs::metadata(&page).unwrap().modified().unwrap();
    let other = site.path("other");
    fs::write(&other, "BERANDA").unwrap();
    fs::File::options().write(true).open(&other).unwrap().set_modified(modified).unwrap();
    fs::rename(&other, &page).unwrap();

    assert!(!site.begin().unchanged(&[1; 32]));
    assert_eq!(counts(&site.publish(&PAGES)), (1, 2, 0));
}

#[test]
fn losing_the_state_costs_no_file() {
    let site = Site::new();
    site.publish(&PAGES);
    let before = inode_and_time(&site.path("public/index.html"));
    fs::remove_file(site.path(".public.state")).unwrap();
    assert_eq!(counts(&site.publish(&PAGES)), (0, 3, 0));
    assert_eq!(inode_and_time(&site.path("public/index.html")), before);
    assert!(site.begin().unchanged(&[1; 32]));
}

#[test]
fn the_same_site_gives_the_same_bytes_anywhere() {
    let (one, other) = (Site::new(), Site::new());
    one.publish(&[("index.html", "lama"), ("lama.html", "lama")]);
    one.publish(&PAGES);
    let mut backwards = PAGES;
    backwards.reverse();
    other.publish(&backwards);
    let output =
        Command::new("diff").arg("-r").arg(one.path("public")).arg(other.path("public")).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn dropping_a_publication_changes_nothing() {
    let site = Site::new();
    site.publish(&PAGES);
    let publication = site.begin();
    publication.put("index.html", b"baru").unwrap();
    drop(publication);
    assert_eq!(site.read("public/index.html"), "beranda");
    assert_eq!(site.beside(), [".public.state", "public"]);
}

#[test]
fn assets_are_copied_never_linked() {
    let site = Site::new();
    let source = site.path("content/foto.jpg");
    let put = || {
        let publication = site.begin();
        publication.put_file("foto.jpg", &source).unwrap();
        counts(&publication.commit([1; 32]).unwrap())
    };
    fs::write(&source, vec![7; 300_000]).unwrap();
    assert_eq!(put(), (1, 0, 0));
    assert_ne!(inode_and_time(&source).0, inode_and_time(&site.path("public/foto.jpg")).0);
    assert_eq!(put(), (0, 1, 0));
    fs::write(&source, vec![8; 300_000]).unwrap();
    assert_eq!(fs::read(site.path("public/foto.jpg")).unwrap(), vec![7; 300_000]);
    assert_eq!(put(), (1, 0, 0));
    assert_eq!(fs::read(site.path("public/foto.jpg")).unwrap(), vec![8; 300_000]);
}

#[test]
fn a_missing_asset_is_named() {
    let site = Site::new();
    let publication = site.begin();
    let error = publication.put_file("a", &site.path("content/none.jpg")).unwrap_err();
    assert!(error.to_string().contains("none.jpg: no such file"), "{error}");
}

#[test]
fn many_threads_may_put() {
    let site = Site::new();
    let publication = site.begin();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let publication = &publication;
            scope.spawn(move || {
                for page in 0..100 {
                    publication.put(&format!("f{}/{thread}-{page}.html", page % 7), b"x").unwrap();
                }
            });
        }
    });
    assert_eq!(counts(&publication.commit([1; 32]).unwrap()), (400, 0, 0));
}

#[test]
fn one_path_for_two_files_is_refused() {
    let site = Site::new();
    let publication = site.begin();
    publication.put("a.html", b"1").unwrap();
    assert!(matches!(publication.put("a.html", b"1"), Err(Error::PathTaken { .. })));
    publication.put("b", b"1").unwrap();
    assert!(matches!(publication.put("b/c", b"1"), Err(Error::PathTaken { .. })));
    drop(publication);

    site.publish(&PAGES);
    let twice = [PAGES[0], PAGES[0]];
    assert!(matches!(site.try_publish(&twice), Err(Error::PathTaken { .. })), "also when unchanged");
    assert_eq!(site.read("public/panduan/kk.html"), "kk");
}

#[test]
fn a_bad_output_path_is_refused() {
    let site = Site::new();
    let publication = site.begin();
    for path in ["../x", "/x", "a//b", "", ".loket-output", "manifest.sha256", "a\\b"] {
        assert!(matches!(publication.put(path, b""), Err(Error::BadOutputPath { .. })), "{path}");
        assert!(
            matches!(publication.put_file(path, Path::new("x")), Err(Error::BadOutputPath { .. })),
            "{path}"
        );
    }
}

// Refused places.

#[test]
fn a_folder_with_files_and_no_mark_is_refused() {
    let site = Site::new();
    fs::create_dir(site.path("public")).unwrap();
    site.publish(&PAGES);

    fs::create_dir(site.path("thesis")).unwrap();
    fs::write(site.path("thesis/chapter.txt"), "years").unwrap();
    assert!(matches!(site.begin_at("thesis"), Err(Error::NotOurs { .. })));
    fs::create_dir(site.path("thesis/.loket-output")).unwrap();
    assert!(matches!(site.begin_at("thesis"), Err(Error::NotOurs { .. })), "a folder is no mark");
    assert_eq!(site.read("thesis/chapter.txt"), "years");
}

#[test]
fn the_source_is_refused_by_any_name() {
    let site = Site::new();
    symlink(site.path("content"), site.path("alias")).unwrap();
    for output in [".", "./", "content/..", "../"] {
        assert!(matches!(site.begin_at(output), Err(Error::OutputHoldsSource { .. })), "{output}");
    }
    for output in ["content", "static"] {
        assert!(matches!(site.begin_at(output), Err(Error::OutputHoldsSource { .. })), "{output}");
    }
    for output in ["content/public", "static/a/b", "alias/public", "public/../content/x"] {
        // The last goes through a folder that is not there, which has no meaning.
        let refused = site.begin_at(output).map(drop);
        assert!(
            matches!(refused, Err(Error::OutputInsideSource { .. } | Error::Io { .. })),
            "{output}: {refused:?}"
        );
    }
    assert!(matches!(site.begin_at("/"), Err(Error::NotOurs { .. } | Error::OutputHoldsSource { .. })));
    assert_eq!(site.beside(), ["alias"], "refusing makes nothing");
}

#[test]
fn a_place_in_the_site_that_is_not_source_is_fine() {
    let site = Site::new();
    for output in ["public", "build/site/", "content-public"] {
        site.begin_at(output).unwrap().commit([0; 32]).unwrap();
        assert!(site.path(output).join("manifest.sha256").exists());
    }
}

#[test]
fn a_link_or_file_as_output_is_refused() {
    let site = Site::new();
    fs::create_dir(site.path("elsewhere")).unwrap();
    symlink(site.path("elsewhere"), site.path("public")).unwrap();
    for output in ["public", "public/"] {
        assert!(matches!(site.begin_at(output), Err(Error::OutputIsSymlink { .. })), "{output}");
    }
    symlink(site.path("nowhere"), site.path("dangling")).unwrap();
    assert!(matches!(site.begin_at("dangling"), Err(Error::OutputIsSymlink { .. })));
    fs::write(site.path("file"), "").unwrap();
    assert!(matches!(site.begin_at("file"), Err(Error::OutputIsNotAFolder { .. })));
    assert!(matches!(site.begin_at("file/public"), Err(Error::Io { .. })));
}

#[test]
fn one_at_a_time() {
    let site = Site::new();
    let first = site.begin();
    match site.begin_at("public").unwrap_err() {
        Error::Locked { pid, .. } => assert_eq!(pid, Some(std::process::id())),
        other => panic!("{other}"),
    }
    site.begin_at("other").unwrap();
    drop(first);
    site.begin();
    assert!(site.beside().is_empty());
}

// What others put into the output.

#[test]
fn foreign_files_stay_and_are_reported() {
    let site = Site::new();
    site.publish(&PAGES);
    fs::write(site.path("public/CNAME"), "kota.example").unwrap();
    fs::create_dir_all(site.path("public/.git/objects")).unwrap();
    fs::write(site.path("public/.git/HEAD"), "ref").unwrap();
    fs::write(site.path("public/panduan/catatan.txt"), "catatan").unwrap();
    fs::write(site.path("content/rahasia"), "rahasia").unwrap();
    symlink(site.path("content"), site.path("public/tautan")).unwrap();
    let before = inode_and_time(&site.path("public/CNAME"));

    let report = site.publish(&[("index.html", "baru")]);
    assert_eq!(counts(&report), (1, 0, 2));
    let foreign = [".git/HEAD", ".git/objects", "CNAME", "panduan/catatan.txt", "tautan"].map(PathBuf::from);
    assert_eq!(report.foreign, foreign);
    assert_eq!(inode_and_time(&site.path("public/CNAME")), before);
    assert_eq!(site.read("public/panduan/catatan.txt"), "catatan");
    assert!(site.path("public/.git/objects").is_dir());
    assert_eq!(fs::read_link(site.path("public/tautan")).unwrap(), site.path("content"));
    assert_eq!(site.read("content/rahasia"), "rahasia");
    assert_eq!(site.beside(), [".public.state", "public"]);
}

#[test]
fn a_foreign_file_in_the_way_stops_everything() {
    let site = Site::new();
    site.publish(&PAGES);
    fs::write(site.path("public/robots.txt"), "punya saya").unwrap();
    fs::write(site.path("public/berita"), "file").unwrap();
    fs::create_dir(site.path("public/peta")).unwrap();
    fs::write(site.path("public/peta/a"), "a").unwrap();
    for path in ["robots.txt", "berita/a.html", "peta"] {
        let refused = site.try_publish(&[("index.html", "baru"), (path, "milik situs")]);
        assert!(matches!(refused, Err(Error::ForeignInTheWay { .. })), "{path}: {refused:?}");
        assert_eq!(site.read("public/index.html"), "beranda");
        assert_eq!(site.read("public/robots.txt"), "punya saya");
    }
    assert_eq!(site.beside(), [".public.state", "public"]);
}

#[test]
fn a_foreign_file_with_our_bytes_becomes_ours() {
    let site = Site::new();
    site.publish(&PAGES);
    fs::write(site.path("public/robots.txt"), "sama").unwrap();
    let pages = [PAGES[0], ("robots.txt", "sama")];
    assert_eq!(counts(&site.publish(&pages)), (0, 2, 2));
    site.publish(&[PAGES[0]]);
    assert!(!site.path("public/robots.txt").exists());
}

#[test]
fn a_link_in_place_of_our_folder_is_not_followed() {
    let site = Site::new();
    site.publish(&PAGES);
    fs::rename(site.path("public/panduan"), site.path("elsewhere")).unwrap();
    symlink(site.path("elsewhere"), site.path("public/panduan")).unwrap();

    assert!(!site.begin().unchanged(&[1; 32]));
    assert!(matches!(site.try_publish(&PAGES), Err(Error::ForeignInTheWay { .. })));
    site.publish(&[PAGES[0]]);
    assert_eq!(site.read("elsewhere/ktp.html"), "ktp");
    assert!(site.path("public/panduan").is_symlink());
}

#[test]
fn an_edited_manifest_gives_no_right_to_files_outside() {
    let site = Site::new();
    site.publish(&PAGES);
    fs::write(site.path("public/mine.txt"), "mine").unwrap();
    let zeros = "0".repeat(64);
    let manifest = format!("{zeros}  ../content/a.md\n{zeros}  {}\n", site.path("content/a.md").display());
    fs::write(site.path("content/a.md"), "a").unwrap();
    fs::write(site.path("public/manifest.sha256"), manifest).unwrap();
    // Without a list, everything but what equals the new site is somebody's.
    let report = site.publish(&[PAGES[0]]);
    assert_eq!(report.removed, 0);
    assert_eq!(site.read("content/a.md"), "a");
    assert_eq!(site.read("public/mine.txt"), "mine");
    assert_eq!(site.read("public/panduan/ktp.html"), "ktp");
}

#[test]
fn the_folder_keeps_its_rights() {
    let site = Site::new();
    site.publish(&PAGES);
    fs::set_permissions(site.path("public"), fs::Permissions::from_mode(0o700)).unwrap();
    site.publish(&[PAGES[0]]);
    assert_eq!(fs::metadata(site.path("public")).unwrap().permissions().mode() & 0o7777, 0o700);
}

// What dead runs left.

#[test]
fn a_half_made_staging_folder_goes() {
    let site = Site::new();
    site.publish(&PAGES);
    let leftover = site.path(".public.tmp-4194999");
    fs::create_dir_all(leftover.join("panduan")).unwrap();
    fs::write(leftover.join(".loket-staging"), "").unwrap();
    fs::write(leftover.join("panduan/x.html"), "").unwrap();
    fs::hard_link(site.path("public/index.html"), leftover.join("index.html")).unwrap();
    fs::create_dir(site.path(".public.tmp-4194998")).unwrap();
    site.begin();
    assert_eq!(site.beside(), [".public.state", "public"]);
    assert_eq!(site.read("public/index.html"), "beranda");
}

#[test]
fn a_folder_that_only_has_such_a_name_stays() {
    let site = Site::new();
    fs::create_dir(site.path(".public.tmp-mine")).unwrap();
    fs::write(site.path(".public.tmp-mine/a"), "a").unwrap();
    fs::write(site.path(".public.tmp-file"), "a").unwrap();
    site.publish(&PAGES);
    assert_eq!(site.read(".public.tmp-mine/a"), "a");
    assert_eq!(site.read(".public.tmp-file"), "a");
}

#[test]
fn an_old_output_left_after_the_exchange_goes_and_gives_back_what_is_not_ours() {
    let site = Site::new();
    site.publish(&PAGES);
    // As if a run had been killed right after the exchange, and somebody's files had come in late.
    fs::rename(site.path("public"), site.path(".public.tmp-4194999")).unwrap();
    fs::write(site.path(".public.tmp-4194999/late.txt"), "late").unwrap();
    fs::create_dir(site.path(".public.tmp-4194999/own")).unwrap();
    fs::write(site.path(".public.tmp-4194999/own/late.txt"), "late").unwrap();
    fs::create_dir(site.path("public")).unwrap();
    fs::write(site.path("public/.loket-output"), "").unwrap();

    site.publish(&[PAGES[0]]);
    assert_eq!(site.beside(), [".public.state", "public"]);
    assert_eq!(site.read("public/late.txt"), "late");
    assert_eq!(site.read("public/own/late.txt"), "late");
    assert!(!site.path("public/panduan").exists());
}

#[test]
fn what_cannot_be_given_back_stays_and_is_told() {
    let site = Site::new();
    site.publish(&PAGES);
    let leftover = site.path(".public.tmp-4194999");
    fs::create_dir(&leftover).unwrap();
    fs::write(leftover.join(".loket-output"), "").unwrap();
    fs::write(leftover.join("index.html"), "somebody's").unwrap();
    let report = site.publish(&PAGES);
    assert!(matches!(&*report.trouble, [Error::Stranded { .. }]), "{:?}", report.trouble);
    assert_eq!(fs::read_to_string(leftover.join("index.html")).unwrap(), "somebody's");
    assert_eq!(site.read("public/index.html"), "beranda");
}

#[test]
fn a_half_done_exchange_in_two_steps_is_undone() {
    let site = Site::new();
    site.publish(&PAGES);
    fs::rename(site.path("public"), site.path(".public.old")).unwrap();
    drop(site.begin());
    assert_eq!(site.read("public/index.html"), "beranda");
    assert!(site.begin().unchanged(&[1; 32]));
}
