//! Publishing under kills and faults: at every moment the output is wholly the old or wholly the new one.
//!
//! The tests start this very program again as the publisher, so that it can be killed or limited.

#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use loket::error::Error;
use loket::output::{Publication, SourceFolders};

/// Tells the started program where to publish.
const FOLDER: &str = "LOKET_TEST_PUBLISH_IN";
/// Tells the started program how large its files are to be, in bytes.
const SIZE: &str = "LOKET_TEST_PUBLISH_SIZE";
/// Tells it how often to publish, where that has a limit.
const TIMES: &str = "LOKET_TEST_PUBLISH_TIMES";
/// Enough files that a publication takes some milliseconds, so that kills hit every part of it.
const FILES: usize = 300;
const KILLS: u32 = 60;

fn begin(root: &Path) -> Result<Publication, Error> {
    Publication::begin(&root.join("public"), SourceFolders { root, folders: &[] })
}

/// Publishes a site of one generation: a third of the files is new each time, a third never changes, and
/// a third comes and goes.
fn publish(root: &Path, generation: u64, size: usize) -> Result<(), Error> {
    let publication = begin(root)?;
    for file in 0..FILES {
        let text = match file % 3 {
            0 => format!("{generation}\n{}", "x".repeat(size)),
            1 => format!("always {file}"),
            _ if generation.is_multiple_of(2) => continue,
            _ => format!("{generation}"),
        };
        publication.put(&format!("folder-{}/page-{file}.html", file % 5), text.as_bytes())?;
    }
    publication.commit([generation as u8; 32]).map(drop)
}

/// Checks that the output is one generation whole, and tells which.
fn generation(root: &Path) -> u64 {
    let public = root.join("public");
    let first = fs::read_to_string(public.join("folder-0/page-0.html")).unwrap();
    let generation: u64 = first.lines().next().unwrap().parse().unwrap();
    for file in 0..FILES {
        let text = fs::read_to_string(public.join(format!("folder-{}/page-{file}.html", file % 5)));
        match file % 3 {
            0 => assert_eq!(text.unwrap().lines().next().unwrap(), generation.to_string()),
            1 => assert_eq!(text.unwrap(), format!("always {file}")),
            _ if generation.is_multiple_of(2) => assert!(text.is_err()),
            _ => assert_eq!(text.unwrap(), generation.to_string()),
        }
    }
    let listed = fs::read_to_string(public.join("manifest.sha256")).unwrap().lines().count();
    let expected = if generation.is_multiple_of(2) { FILES * 2 / 3 } else { FILES };
    assert_eq!(listed, expected + 1, "the mark is listed too");
    assert_eq!(fs::read_to_string(public.join("own/CNAME")).unwrap(), "kota.example");
    generation
}

/// Starts over with a first generation and a file of somebody else's.
fn prepared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path(), 1, 10).unwrap();
    fs::create_dir(folder.path().join("public/own")).unwrap();
    fs::write(folder.path().join("public/own/CNAME"), "kota.example").unwrap();
    folder
}

fn start_publisher(root: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "publisher", "--nocapture"])
        .env(FOLDER, root)
        .env(SIZE, "10")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Not a test by itself: publishes one generation after the other until it is killed or fails, or as
/// often as it is told.
#[test]
fn publisher() {
    let Ok(root) = env::var(FOLDER) else { return };
    let size = env::var(SIZE).unwrap().parse().unwrap();
    let times = env::var(TIMES).map_or(u64::MAX, |times| times.parse().unwrap());
    let last = generation(Path::new(&root));
    for next in (last + 1..).take(usize::try_from(times).unwrap()) {
        publish(Path::new(&root), next, size).unwrap();
    }
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_or_the_new() {
    let folder = prepared();
    let root = folder.path();
    let mut seed: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut generations = vec![generation(root)];
    let started = Instant::now();
    for _ in 0..KILLS {
        let mut child = start_publisher(root);
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(Duration::from_micros(20_000 + (seed >> 33) % 100_000));
        child.kill().unwrap();
        child.wait().unwrap();
        generations.push(generation(root));
        assert!(started.elapsed() < Duration::from_secs(60), "too slow to be of use");
    }
    assert!(generations.is_sorted());
    assert!(generations.last() > generations.first(), "the publisher never got anywhere");

    drop(begin(root).unwrap());
    let mut names: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".public.state", "public"]);
}

#[test]
fn a_file_that_cannot_grow_leaves_the_old() {
    let folder = prepared();
    // Ignoring the signal makes the write fail as on a full disk, instead of ending the program.
    let status = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" --exact publisher"])
        .arg(env::current_exe().unwrap())
        .env(FOLDER, folder.path())
        .env(SIZE, "50000")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(101), "the write must fail, not the program be killed");
    assert_eq!(generation(folder.path()), 1);
    assert!(!has_leftovers(folder.path()));
}

#[test]
fn a_name_too_long_leaves_the_old() {
    let folder = prepared();
    let publication = begin(folder.path()).unwrap();
    publication.put("folder-0/page-0.html", b"2").unwrap();
    let error = publication.put(&"x".repeat(300), b"").unwrap_err();
    assert!(error.to_string().ends_with("file name too long"), "{error}");
    drop(publication);
    assert_eq!(generation(folder.path()), 1);
    assert!(!has_leftovers(folder.path()));
}

#[test]
fn a_parent_that_vanishes_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    fs::create_dir(&root).unwrap();
    let publication = begin(&root).unwrap();
    publication.put("a/b.html", b"x").unwrap();
    fs::remove_dir_all(&root).unwrap();
    assert!(matches!(publication.put("c.html", b"x"), Err(Error::Io { .. })));
    assert!(matches!(publication.commit([0; 32]), Err(Error::Io { .. })));
    assert!(!root.exists());
}

#[test]
fn a_folder_that_may_not_be_written_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let folder = prepared();
    let rights = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    rights(0o555);
    // The superuser may write anyway: then there is nothing to see.
    let is_bound = fs::write(folder.path().join("probe"), "").is_err();
    if is_bound {
        let error = begin(folder.path()).unwrap_err();
        assert!(error.to_string().ends_with("permission denied"), "{error}");
        assert_eq!(generation(folder.path()), 1);
    }
    rights(0o755);
}

#[test]
fn an_output_replaced_by_others_during_the_build_is_not_lost() {
    let folder = prepared();
    let public = folder.path().join("public");
    let publication = begin(folder.path()).unwrap();
    publication.put("index.html", b"new").unwrap();
    fs::rename(&public, folder.path().join("aside")).unwrap();
    fs::create_dir(&public).unwrap();
    fs::write(public.join("thesis.txt"), "years").unwrap();
    assert!(matches!(publication.commit([2; 32]), Err(Error::OutputChanged { .. })));
    assert_eq!(fs::read_to_string(public.join("thesis.txt")).unwrap(), "years");
    assert!(!has_leftovers(folder.path()));
}

fn has_leftovers(root: &Path) -> bool {
    fs::read_dir(root)
        .unwrap()
        .any(|entry| entry.unwrap().file_name().as_encoded_bytes().starts_with(b".public.tmp"))
}
