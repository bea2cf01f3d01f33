//! The service standard from content to page: what is inherited, what is made, what the data says.

use std::path::Path;

use jiff::civil::date;
use loket::pipeline::{self, Options};
use serde_json::Value;

use super::support::page::Page;
use super::support::site::{Files, owned, render, render_project};

/// A guide at a counter that is part of a building.
const SITE: [(&str, &str); 4] = [
    ("site.yaml", "judul: Layanan Uji\n"),
    (
        "content/panduan/akta.md",
        "---\njudul: Mengurus akta\ninstansi: loket\ndiperiksa: 2026-11-01\nbiaya:\n  - untuk: Di kantor\n    nilai: 0\n  - untuk: Di luar kantor\n    nilai: 600000\nwaktu: 1 hari kerja\nhasil: Akta\ndasar_hukum: uu-24-2013 pasal 27\n---\n\n## Yang perlu disiapkan\n\n- [ ] Kartu keluarga — *fotokopi*\n  - Pengganti: Surat keterangan\n\n## Langkah-langkah\n\n1. Serahkan berkas.\n   - Tempat: Loket 2\n   - Waktu: 5 menit\n",
    ),
    (
        "content/instansi/loket.md",
        "---\nnama: Loket Akta\ninduk: gedung\nalamat: Jalan Uji 1\njam: Senin 08.00–12.00\ntelepon: 0800-000-0000\npengaduan: Bilang ke petugas\nsarana: Kursi\nmaklumat:\n  teks: Kami sanggup melayani sesuai standar.\n  penanda_tangan: Kepala Loket\n  tanggal: 2026-01-05\n  tempat: Kota Uji\nskm:\n  - tahun: 2026\n    nilai: 88.31\n    responden: 120\n    unsur: [3.60, 3.52, 3.38, 3.96, 3.64, 3.58, 3.72, 3.44, 3.30]\n---\n",
    ),
    (
        "content/instansi/gedung.md",
        "---\nnama: Gedung Layanan\nalamat: Jalan Uji 1\njam: Senin 08.00–12.00\ntelepon: 0800-000-0000\npengaduan: Bilang ke petugas\nsarana: Taman\nevaluasi: Rapat setiap bulan\n---\n",
    ),
];

/// Gives the text of a page's main part, words by single blanks.
fn main_text(files: &Files, path: &str) -> String {
    let page = Page::read(files.get(path).unwrap_or_else(|| panic!("{path} is made")));
    let text: Vec<String> = page.named("main").map(|main| main.text()).collect();
    text.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_table_says_what_guide_and_offices_state() {
    let files = render(&owned(&SITE)).0;
    insta::assert_snapshot!("table", main_text(&files, "panduan/akta/standar-pelayanan.html"));
    insta::assert_snapshot!("services", main_text(&files, "instansi/loket/standar-pelayanan.html"));
}

#[test]
fn promise_survey_and_form_are_pages_of_their_own() {
    let files = render(&owned(&SITE)).0;
    insta::assert_snapshot!("pledge", main_text(&files, "instansi/loket/maklumat.html"));
    insta::assert_snapshot!("survey", main_text(&files, "instansi/loket/hasil-survei.html"));
    insta::assert_snapshot!("survey_form", main_text(&files, "instansi/loket/survei.html"));
    // What an office does not state, it has no page for.
    assert!(!files.contains_key("instansi/gedung/maklumat.html"));
    assert!(!files.contains_key("instansi/gedung/hasil-survei.html"));
}

#[test]
fn nothing_is_made_where_nobody_states_a_standard_or_the_site_does_not_want_it() {
    let wanted = |files: &Files| files.keys().filter(|path| path.contains("standar-pelayanan")).count();
    let mut site = owned(&SITE);
    assert!(wanted(&render(&site).0) > 0);
    site[0].1.push_str("keluaran: [page]\n");
    assert_eq!(wanted(&render(&site).0), 0);
    let mut site = owned(&SITE);
    for (_, text) in &mut site[2..] {
        let lines = text.lines().take_while(|line| !line.starts_with("sarana"));
        *text = lines.chain(["---", ""]).collect::<Vec<_>>().join("\n");
    }
    assert_eq!(wanted(&render(&site).0), 0);
}

#[test]
fn the_shipped_standard_is_complete_where_it_says_so() {
    let options = Options {
        source: Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf(),
        base_url: None,
        drafts: false,
        today: Some(date(2026, 11, 24)),
    };
    let files = render_project(&pipeline::load(&options).expect("the shipped site is read")).0;
    let data: Value = serde_json::from_slice(&files["data/layanan.json"]).expect("it is JSON");
    let rows = data["layanan"].as_array().expect("services are a list");
    let stated = |office: &str| -> Vec<u64> {
        let here = format!("instansi/{office}.html");
        let of = rows.iter().filter(|row| row["bahasa"] == "id" && row["alamat_instansi"] == here);
        of.filter_map(|row| row["tersedia"].as_u64()).collect()
    };
    assert!(stated("disdukcapil").iter().all(|stated| *stated == 14) && stated("disdukcapil").len() > 5);
    assert_eq!(stated("kua-mekar"), [14]);
    // The schema knows every field, and no other.
    let schema: Value = serde_json::from_slice(&files["data/layanan.schema.json"]).expect("it is JSON");
    let fields = schema["properties"]["layanan"]["items"]["properties"].as_object().expect("it has fields");
    for row in rows {
        let row = row.as_object().expect("a service is an object");
        assert_eq!(row.keys().collect::<Vec<_>>(), fields.keys().collect::<Vec<_>>());
    }
    let csv = String::from_utf8(files["data/layanan.csv"].clone()).expect("it is text");
    assert!(csv.starts_with("\u{feff}kode,judul,"));
    assert_eq!(csv.lines().count(), rows.len() + 1);
    let docs = include_str!("../../docs/open-data.md");
    for field in fields.keys() {
        assert!(docs.contains(&format!("`{field}`")), "docs/open-data.md describes {field}");
    }
}
