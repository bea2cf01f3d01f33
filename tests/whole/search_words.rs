//! The words that a site adds for search: those that help nobody are told by `check`, with their line.

use super::support::site::{TODAY, TestSite};

const SITE: &str = "\
--- site.yaml
judul: Layanan
bahasa_lain: [en]
--- data/kata.tsv
# kata warga, Tab, kata di halaman
raib\thilang
ruwat, ruwatan\tslametan | kartu
vanished\tlost
surabaya\t!
monggo\t-
ktp\t= kartu tanda penduduk
tanpa arti
--- content/panduan/ktp.md
---
judul: KTP hilang
instansi: dinas
diperiksa: 2026-11-20
kata_kunci: [kartu ilang, bagaimana ya]
---

Datang membawa kartu.
--- content/panduan/ktp.en.md
---
judul: Lost identity card
instansi: dinas
diperiksa: 2026-11-20
---

Come.
--- content/instansi/dinas.md
---
nama: Dinas
alamat: Jalan A
jam: Senin–Kamis 08.00–15.00
telepon: 0800-000-0000
pengaduan: Loket 1
akses: [ramp]
---

Datang.
";

#[test]
fn words_that_lead_nowhere_are_told_with_their_line() {
    let run = TestSite::new(SITE).run(&["check", "--today", TODAY]);
    for told in [
        "data/kata.tsv:3:16  [search/dead-word]",
        "saran: Tidak ada halaman yang memuat “slametan”, jadi baris ini belum membantu warga yang mengetik “ruwat, ruwatan”.",
        "data/kata.tsv:8:1  [search/word-line]",
        "content/panduan/ktp.md:5:27  [search/idle-keyword]",
        "“bagaimana ya” hanya berisi kata sambung atau kata tanya",
    ] {
        assert!(run.out.contains(told), "{told}\n{}", run.out);
    }
    assert_eq!(run.out.matches("[search/").count(), 3, "{}", run.out);
}

#[test]
fn a_site_without_words_of_its_own_hears_nothing() {
    let site = SITE.replace(", bagaimana ya", "");
    let (before, rest) = site.split_once("--- data/kata.tsv").expect("the words stand there");
    let (_, after) = rest.split_once("--- content").expect("pages follow");
    let run = TestSite::new(&format!("{before}--- content{after}")).run(&["check", "--today", TODAY]);
    assert!(!run.out.contains("search/"), "{}", run.out);
}
