//! `site.yaml`: every key, wrong values, nothing at all.

use loket::config::{self, SiteConfig};
use loket::diagnostic::Checked;
use loket::source::SourceFile;
use loket::source::path::SourcePath;

pub(crate) fn read(text: &str) -> Checked<SiteConfig> {
    let file = SourceFile { path: SourcePath::new("site.yaml"), text: text.into(), hash: 0 };
    let checked = config::read(Some(&file));
    for finding in &checked.diagnostics {
        let span = finding.at.span.clone().expect("findings point into the file");
        assert!(text.get(span).is_some());
    }
    checked
}

fn codes(text: &str) -> Vec<(&'static str, String)> {
    read(text)
        .diagnostics
        .iter()
        .map(|finding| (finding.problem.code(), text[finding.at.span.clone().unwrap_or(0..0)].to_owned()))
        .collect()
}

#[test]
fn every_key_is_read() {
    let checked = read(
        "judul: Layanan Kota Contoh\nketerangan: Semua layanan\nbahasa: id   # utama\nbahasa_lain: [en, jv]\n\
         alamat_situs: https://kota.example/layanan\nzona_waktu: \"+08:00\"\ntema: merah\nkeluaran: [page, text, poster]\n\
         penyelenggara: Diskominfo\nkontak:\n  nama: Meja\n  telepon: 0800-000-0020\n  jam: Senin 08.00–15.00\n\
         menu:\n  - teks: Panduan\n    alamat: panduan/index.md\ntautan_kaki:\n  - {text: Peta, url: \"https://peta.example\"}\n\
         warna: \"#0B5D3B\"\nlogo: logo.svg\ncontoh: ya\ntentang_contoh: Karangan\nper_halaman: 20\n\
         gagal_bila: perlu\n",
    );
    assert_eq!(checked.diagnostics, []);
    insta::assert_debug_snapshot!(checked.value);
}

#[test]
fn english_names_are_read() {
    let config = read(
        "title: A\nlanguage: en\nbase_url: http://a.example/\noutputs: [text]\nutc_offset: -03:30\npage_size: 100\n",
    );
    assert_eq!(config.diagnostics, []);
    assert_eq!(config.value.language.code(), "en");
    assert_eq!(config.value.base_url.as_deref(), Some("http://a.example/"));
    assert_eq!(config.value.utc_offset_minutes, -210);
    assert!(config.value.outputs.text && !config.value.outputs.poster);
}

#[test]
fn nothing_is_a_site() {
    for text in ["", "\n", "# hanya keterangan\n", "---\n"] {
        let checked = read(text);
        assert_eq!(checked.value, SiteConfig::default());
        assert_eq!(checked.diagnostics, []);
    }
    let missing = config::read(None);
    assert_eq!(missing.value, SiteConfig::default());
    assert_eq!(missing.diagnostics.len(), 1);
}

#[test]
fn wrong_values_are_told_and_defaults_hold() {
    let cases = [
        ("judul: [a]\n", "front-matter/value-type", "[a]"),
        ("jdul: A\n", "front-matter/key-unknown", "jdul"),
        ("bahasa: Indonesia\n", "front-matter/value-type", "Indonesia"),
        ("bahasa_lain: [en, x]\n", "front-matter/value-type", "[en, x]"),
        ("alamat_situs: kota.example\n", "front-matter/value-type", "kota.example"),
        ("zona_waktu: Jakarta\n", "front-matter/value-type", "Jakarta"),
        ("keluaran: [page, pdf]\n", "front-matter/value-unknown", "pdf"),
        ("warna: hijau\n", "front-matter/value-type", "hijau"),
        ("per_halaman: 0\n", "front-matter/value-type", "0"),
        ("contoh: mungkin\n", "front-matter/value-type", "mungkin"),
        ("judul: A\njudul: B\n", "front-matter/key-twice", "judul"),
        ("judul: A\ntitle: B\n", "front-matter/key-twice", "title"),
        ("judul: \"A\n", "config/unreadable", "\"A"),
        ("judul: a: b\n", "config/unreadable", "judul: a: b"),
        ("kontak:\n  nma: A\n", "front-matter/key-unknown", "nma"),
        ("judul: *a\n", "front-matter/yaml-feature", "*a"),
    ];
    for (text, code, place) in cases {
        assert_eq!(codes(text), [(code, place.to_owned())], "{text}");
    }
}

#[test]
fn the_schema_knows_every_name() {
    let schema = config::schema();
    for name in ["judul", "title", "keluaran", "outputs", "kontak", "tentang_contoh"] {
        assert!(schema["properties"][name]["description"].is_string(), "{name}");
    }
    for name in loket::document::schema::type_names() {
        let schema = loket::document::schema::for_type(name).expect("a known type");
        assert_eq!(schema["type"], "object");
    }
    assert_eq!(loket::document::schema::for_type("x"), None);
}
