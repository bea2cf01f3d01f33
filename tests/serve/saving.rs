//! Every way of saving is seen, whatever was saved.

use std::fs;
use std::io::Write;
use std::time::Duration;

use super::preview::{Preview, page};

#[test]
fn every_way_of_saving_is_seen() {
    let preview = Preview::start();
    preview.shows("/a.html", "isi-awal");

    preview.write("content/a.md", &page("Halaman A", "di-tempat"));
    preview.shows("/a.html", "di-tempat");

    preview.write("content/.a.md.baru", &page("Halaman A", "ganti-nama"));
    fs::rename(preview.path("content/.a.md.baru"), preview.path("content/a.md")).expect("is renamed");
    preview.shows("/a.html", "ganti-nama");

    fs::rename(preview.path("content/a.md"), preview.path("content/a.md~")).expect("is renamed");
    preview.write("content/a.md", &page("Halaman A", "cadangan"));
    preview.shows("/a.html", "cadangan");

    let mut file = fs::File::create(preview.path("content/a.md")).expect("is opened");
    for piece in ["---\njudul: Halaman A\n", "---\n\n", "pelan-", "pelan\n"] {
        file.write_all(piece.as_bytes()).expect("is written");
        std::thread::sleep(Duration::from_millis(60));
    }
    drop(file);
    preview.shows("/a.html", "pelan-pelan");

    let old = fs::metadata(preview.path("content/a.md")).expect("is there").modified().expect("a time");
    preview.write("content/a.md", &page("Halaman A", "PELAN-PELAN"));
    let file = fs::File::options().write(true).open(preview.path("content/a.md")).expect("is opened");
    file.set_modified(old).expect("the time is set");
    preview.shows("/a.html", "PELAN-PELAN");

    preview.write("content/c.md", &page("Halaman C", "isi-c"));
    preview.shows("/c.html", "isi-c");
    fs::remove_file(preview.path("content/c.md")).expect("is deleted");
    preview.shows("/c.html", "HTTP/1.1 404");
    fs::rename(preview.path("content/b.md"), preview.path("content/d.md")).expect("is renamed");
    preview.shows("/d.html", "isi-b");

    fs::create_dir_all(preview.path("content/satu/dua")).expect("folders");
    preview.write("content/satu/dua/e.md", &page("Halaman E", "isi-e"));
    preview.shows("/satu/dua/e.html", "isi-e");
    preview.write("content/satu/dua/e.md", &page("Halaman E", "isi-e-lagi"));
    preview.shows("/satu/dua/e.html", "isi-e-lagi");
    fs::rename(preview.path("content/satu"), preview.path("content/tiga")).expect("is renamed");
    preview.shows("/tiga/dua/e.html", "isi-e-lagi");
    preview.write("content/tiga/dua/e.md", &page("Halaman E", "sesudah-pindah"));
    preview.shows("/tiga/dua/e.html", "sesudah-pindah");

    for number in 0..1000 {
        preview.write(&format!("content/n{number}.md"), &page("Banyak", &format!("nomor-{number}")));
    }
    preview.shows("/n0.html", "nomor-0");
    preview.shows("/n999.html", "nomor-999");

    preview.write("site.yaml", "judul: Kota Berubah\nbahasa: id\n");
    preview.shows("/a.html", "Kota Berubah");
    fs::create_dir_all(preview.path("themes/loket/templates")).expect("folders");
    preview.write("themes/loket/templates/page.html", "<html><body>tema-baru {{ page.title }}</body></html>");
    preview.shows("/a.html", "tema-baru");

    // A switch of branches replaces the folder as a whole.
    fs::rename(preview.path("content"), preview.path("lama")).expect("is renamed");
    fs::create_dir_all(preview.path("content")).expect("a folder");
    preview.write("content/a.md", &page("Halaman A", "cabang-lain"));
    preview.shows("/n1.html", "HTTP/1.1 404");
    preview.write("content/a.md", &page("Halaman A", "cabang-lain-lagi"));
    preview.shows("/_loket/page?url=a.html", "content/a.md");
}

#[test]
fn rules_words_and_strings_are_seen() {
    let preview = Preview::start_with(|root| {
        fs::write(root.join("content/r.md"), page("Halaman R", "Mari sowan. Apabila hilang, lapor."))
            .expect("is written");
    });
    let panel = "/_loket/page?url=r.html";
    preview.shows(panel, "officialese/apabila");
    fs::create_dir_all(preview.path("aturan")).expect("a folder");
    let rules = "extends: id/officialese\nremove: [apabila]\nadd:\n  - id: sowan\n    match: [sowan]\n";
    preview.write("aturan/kita.yml", rules);
    preview.shows(panel, "officialese/sowan");
    assert!(!preview.get(panel).contains("officialese/apabila"));
    preview.write("aturan/kita.yml", "extends: id/officialese\nadd:\n  - macth: [x]\n");
    preview.shows("/_loket/", "aturan/kita.yml:3");
    preview.shows(panel, "officialese/apabila");
    fs::remove_file(preview.path("aturan/kita.yml")).expect("is deleted");
    preview.shows("/a.html", "isi-awal");

    fs::create_dir_all(preview.path("themes/loket/strings")).expect("folders");
    let strings = include_str!("../../themes/loket/strings/id.yaml");
    let search = strings.lines().find(|line| line.starts_with("search_label:")).unwrap_or("");
    let changed = strings.replace(search, "search_label: \"Cari yang-baru\"");
    assert!(!search.is_empty(), "the string has this name");
    preview.write("themes/loket/strings/id.yaml", &changed);
    preview.shows("/a.html", "Cari yang-baru");
    fs::create_dir_all(preview.path("data")).expect("a folder");
    preview.write("data/kata.tsv", "sowan\tberkunjung\n");
    preview.shows("/a.html", "isi-awal");
}

#[test]
#[cfg(unix)]
fn a_swapped_link_is_seen() {
    let preview = Preview::start_with(|root| {
        fs::create_dir_all(root.join("simpanan")).expect("a folder");
        fs::write(root.join("simpanan/satu.md"), page("Halaman L", "tujuan-satu")).expect("is written");
        fs::write(root.join("simpanan/dua.md"), page("Halaman L", "tujuan-dua")).expect("is written");
        std::os::unix::fs::symlink("../simpanan/satu.md", root.join("content/l.md")).expect("a link");
    });
    preview.shows("/l.html", "tujuan-satu");
    std::os::unix::fs::symlink("../simpanan/dua.md", preview.path("content/.l")).expect("a link");
    fs::rename(preview.path("content/.l"), preview.path("content/l.md")).expect("is renamed");
    preview.shows("/l.html", "tujuan-dua");
}

#[test]
fn a_half_written_page_stays_as_it_was_with_a_strip() {
    let preview = Preview::start();
    preview.shows("/a.html", "isi-awal");
    preview.write("content/a.md", "---\njudul: [Halaman\n---\n\nisi-rusak\n");
    preview.shows("/a.html", "loket-strip");
    let answer = preview.get("/a.html");
    assert!(answer.contains("isi-awal") && !answer.contains("isi-rusak"), "{answer}");
    assert!(answer.contains("content/a.md:2"), "{answer}");
    preview.write("content/a.md", &page("Halaman A", "isi-pulih"));
    preview.shows("/a.html", "isi-pulih");
    assert!(!preview.get("/a.html").contains("loket-strip"));

    fs::create_dir_all(preview.path("themes/loket/templates")).expect("folders");
    preview.write("themes/loket/templates/page.html", "{% if %}");
    preview.shows("/a.html", "loket-strip");
    assert!(preview.get("/a.html").contains("isi-pulih"));
    preview.write("themes/loket/templates/page.html", "<body>{{ tidak_ada.sama_sekali }}</body>");
    preview.shows("/a.html", "themes/loket/templates/page.html");
    assert!(preview.get("/a.html").contains("isi-pulih"));
}

#[test]
fn facts_and_laws_are_seen() {
    let preview = Preview::start_with(|root| {
        for folder in ["content/instansi", "content/panduan", "data"] {
            fs::create_dir_all(root.join(folder)).expect("a folder");
        }
        let office = "---\nnama: Kantor K\ntelepon: fakta:telepon-k\n---\n\nDi sini.\n";
        fs::write(root.join("content/instansi/k.md"), office).expect("is written");
        let guide = "---\njudul: Panduan P\ndasar_hukum: [uu-1]\n---\n\nBegini.\n";
        fs::write(root.join("content/panduan/p.md"), guide).expect("is written");
        fs::write(root.join("data/fakta.yml"), "telepon-k: 0800-111-1111\n").expect("is written");
        fs::write(root.join("data/peraturan.yml"), "uu-1:\n  nama: Aturan Lama\n").expect("is written");
    });
    preview.shows("/instansi/k.html", "0800-111-1111");
    preview.write("data/fakta.yml", "telepon-k: 0800-222-2222\n");
    preview.shows("/instansi/k.html", "0800-222-2222");
    preview.shows("/panduan/p.html", "Aturan Lama");
    preview.write("data/peraturan.yml", "uu-1:\n  nama: Aturan Baru\n");
    preview.shows("/panduan/p.html", "Aturan Baru");
    fs::remove_file(preview.path("data/peraturan.yml")).expect("is deleted");
    preview.shows("/_loket/page?url=panduan/p.html", "content/panduan/p.md");
    preview.shows("/dasar-hukum.html", "HTTP/1.1 404");
}

/// As version control does it: what differs is deleted and made anew, file by file, and empty folders go.
#[test]
fn a_switch_of_branches_is_seen() {
    let preview = Preview::start_with(|root| {
        fs::create_dir_all(root.join("content/lama")).expect("a folder");
        for number in 0..40 {
            let text = page("Bersama", &format!("cabang-satu-{number}"));
            fs::write(root.join(format!("content/s{number}.md")), text).expect("is written");
            let text = page("Lama", &format!("hanya-satu-{number}"));
            fs::write(root.join(format!("content/lama/l{number}.md")), text).expect("is written");
        }
    });
    preview.shows("/s39.html", "cabang-satu-39");
    for number in 0..40 {
        fs::remove_file(preview.path(&format!("content/lama/l{number}.md"))).expect("is deleted");
    }
    fs::remove_dir(preview.path("content/lama")).expect("is deleted");
    fs::create_dir_all(preview.path("content/baru")).expect("a folder");
    for number in 0..40 {
        let shared = format!("content/s{number}.md");
        fs::remove_file(preview.path(&shared)).expect("is deleted");
        preview.write(&shared, &page("Bersama", &format!("cabang-dua-{number}")));
        let new = page("Baru", &format!("hanya-dua-{number}"));
        preview.write(&format!("content/baru/b{number}.md"), &new);
    }
    preview.write("site.yaml", "judul: Kota Cabang\nbahasa: id\n");
    for number in [0, 20, 39] {
        preview.shows(&format!("/s{number}.html"), &format!("cabang-dua-{number}"));
        preview.shows(&format!("/baru/b{number}.html"), &format!("hanya-dua-{number}"));
        preview.shows(&format!("/lama/l{number}.html"), "HTTP/1.1 404");
    }
    preview.shows("/", "Kota Cabang");
}

#[test]
fn a_guide_that_is_emptied_keeps_its_page() {
    let guide = |text| format!("---\njudul: Panduan P\n---\n\n{text}\n");
    let preview = Preview::start_with(|root| {
        fs::create_dir_all(root.join("content/panduan")).expect("a folder");
        fs::write(root.join("content/panduan/p.md"), guide("isi-panduan")).expect("is written");
    });
    preview.shows("/panduan/p.html", "isi-panduan");
    // What a full disk leaves of a file.
    preview.write("content/panduan/p.md", "");
    preview.shows("/panduan/p.html", "loket-strip");
    preview.shows("/panduan/p.html", "isi-panduan");
    preview.write("content/panduan/p.md", &guide("isi-pulih"));
    preview.shows("/panduan/p.html", "isi-pulih");
}
