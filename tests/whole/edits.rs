//! After any edits, the preview's site is the one that a fresh reading gives: nothing in it is stale.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use loket::memo::Memo;
use loket::pipeline::{self, Hint, Options, Project};
use proptest::prelude::*;
use tempfile::TempDir;

/// Lines that an editor may add: to the text, or where a key belongs.
const LINES: [&str; 26] = [
    "Datang pagi, bawa pena.",
    "## Judul baru",
    "### Judul kecil",
    "- [ ] Surat dari RT — asli",
    "  - Pengganti: surat dari RW",
    "1. **Ambil nomor.** Tunggu di kursi.",
    "   - Waktu: 10 menit",
    "   - Biaya: Rp5.000",
    "Lihat [kartu keluarga](../panduan/kependudukan/kartu-keluarga.md).",
    "Lihat [yang tidak ada](tidak-ada.md#bagian).",
    "Telepon [0800-000-0000](fakta:telepon-kantor).",
    "![Gambar](gambar.png)",
    "Catatan kaki.[^1]",
    "[^1]: Isinya.",
    "judul: Judul lain",
    "ringkasan: Ringkasan lain.",
    "topik: [Topik baru]",
    "alamat_lama: [lama/halaman.html]",
    "draf: ya",
    "biaya: Rp7.500",
    "diperiksa: 2020-01-02",
    "instansi: Dinas Baru",
    "dasar_hukum: [uu-24-2013 pasal 2]",
    "kode: BARU",
    "sinonim: [kata lain]",
    "---",
];

/// What an editor does to a site. Numbers choose a file or a line among those that there are.
#[derive(Debug, Clone)]
enum Edit {
    Add { file: usize, line: usize, text: &'static str },
    Remove { file: usize, line: usize },
    Repeat { file: usize, line: usize },
    Type { file: usize, line: usize },
    Delete { file: usize },
    Rename { file: usize },
    Translate { file: usize },
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let file = any::<usize>;
    let edit = prop_oneof![
        6 => (file(), file(), prop::sample::select(&LINES[..]))
            .prop_map(|(file, line, text)| Edit::Add { file, line, text }),
        3 => (file(), file()).prop_map(|(file, line)| Edit::Remove { file, line }),
        2 => (file(), file()).prop_map(|(file, line)| Edit::Repeat { file, line }),
        6 => (file(), file()).prop_map(|(file, line)| Edit::Type { file, line }),
        1 => file().prop_map(|file| Edit::Delete { file }),
        1 => file().prop_map(|file| Edit::Rename { file }),
        1 => file().prop_map(|file| Edit::Translate { file }),
    ];
    prop::collection::vec(edit, 8)
}

impl Edit {
    /// Makes the edit; gives the files that it touched.
    fn make(&self, root: &Path) -> BTreeSet<PathBuf> {
        let pages = files(root);
        let pick = |file: usize| pages[file % pages.len()].clone();
        let change = |file: usize, edit: &dyn Fn(&mut Vec<String>)| {
            let path = pick(file);
            let text = fs::read_to_string(&path).expect("the sample is text");
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            edit(&mut lines);
            fs::write(&path, lines.join("\n") + "\n").expect("the page is saved");
            BTreeSet::from([path])
        };
        match *self {
            Edit::Add { file, line, text } => {
                change(file, &|lines| lines.insert(line % (lines.len() + 1), text.to_owned()))
            }
            Edit::Remove { file, line } => change(file, &|lines| {
                if !lines.is_empty() {
                    lines.remove(line % lines.len());
                }
            }),
            Edit::Repeat { file, line } => change(file, &|lines| {
                if let Some(text) = lines.get(line % lines.len().max(1)).cloned() {
                    lines.push(text);
                }
            }),
            Edit::Type { file, line } => change(file, &|lines| {
                let at = line % lines.len().max(1);
                if let Some(line) = lines.get_mut(at) {
                    line.push_str(" baru");
                }
            }),
            Edit::Delete { file } => {
                let path = pick(file);
                fs::remove_file(&path).expect("the page goes");
                BTreeSet::from([path])
            }
            Edit::Rename { file } => {
                let path = pick(file);
                let to = path.with_file_name("nama-baru.md");
                fs::rename(&path, &to).expect("the page moves");
                BTreeSet::from([path, to])
            }
            Edit::Translate { file } => {
                let path = pick(file);
                let to = path.with_extension("en.md");
                fs::copy(&path, &to).expect("the page is copied");
                BTreeSet::from([to])
            }
        }
    }
}

/// Lists what an editor edits, sorted.
fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.join("content"), root.join("data")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the entry is there").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "md" || end == "yml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Copies the sample site that stands in the project.
fn sample() -> TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"));
    let to = tempfile::tempdir().expect("a folder for the site");
    fs::copy(from.join("site.yaml"), to.path().join("site.yaml")).expect("its settings");
    for file in files(from) {
        let copy = to.path().join(file.strip_prefix(from).expect("it was found there"));
        fs::create_dir_all(copy.parent().expect("a file has a folder")).expect("its folder");
        fs::copy(file, copy).expect("its page");
    }
    to
}

/// Writes down all that a project says of its site.
fn written(project: &Project) -> [String; 3] {
    let findings = format!("{:#?}", project.diagnostics);
    [format!("{:#?}", project.site), findings, format!("{:#?}", project.texts)]
}

/// Gives the first line in which two texts differ.
fn first_difference(a: &str, b: &str) -> Option<String> {
    let (a, b) = (a.lines().chain(["the end"]), b.lines().chain(["the end"]));
    a.zip(b).find(|(a, b)| a != b).map(|(a, b)| format!("{a}\n{b}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_site_is_as_a_fresh_one(edits in edits()) {
        let site = sample();
        let today = Some(date(2026, 11, 24));
        let options = Options { source: site.path().to_owned(), base_url: None, drafts: false, today };
        let mut memo = Memo::default();
        pipeline::refresh(&options, &mut memo, &Hint::Everywhere).expect("the site is read");
        pipeline::assemble(&options, &mut memo);
        for edit in edits {
            let touched = edit.make(site.path());
            pipeline::refresh(&options, &mut memo, &Hint::Files(touched)).expect("the site is read");
            let edited = pipeline::assemble(&options, &mut memo);
            // A page that cannot be read is shown as it was; a fresh reading cannot know how.
            if memo.pages.values().any(|page| page.outdated) || memo.registers.iter().any(|known| !known.diagnostics.is_empty()) {
                break;
            }
            let fresh = pipeline::load(&options).expect("the site is read");
            for (edited, fresh) in written(&edited).iter().zip(&written(&fresh)) {
                prop_assert_eq!(first_difference(edited, fresh), None, "after {:?}", edit);
            }
        }
    }
}
