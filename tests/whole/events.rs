//! Life events, helpers, guides in parts and easy versions, as pages of a small site.

use jiff::civil::date;
use loket::pipeline::{Options, Project, load_texts};
use loket::render::{Content, Renderer};

const OFFICE: &str = "---\nnama: Kantor\nalamat: Jalan 1\njam: Senin 08.00–12.00\ntelepon: 0800-000-0000\npengaduan: Loket 1\nakses: belum ada\n---\n";

fn guide(title: &str, facts: &str, requirements: &str) -> String {
    format!(
        "---\njudul: {title}\ninstansi: kantor\ndiperiksa: 2026-11-01\n{facts}---\n\n## Persyaratan\n\n{requirements}"
    )
}

fn site(files: &[(&str, String)]) -> Project {
    let mut texts = vec![
        ("site.yaml".to_owned(), "judul: Kota".to_owned()),
        ("content/instansi/kantor.md".to_owned(), OFFICE.to_owned()),
    ];
    texts.extend(files.iter().map(|(path, text)| ((*path).to_owned(), text.clone())));
    let today = Some(date(2026, 11, 24));
    load_texts(&Options { source: "situs".into(), base_url: None, drafts: false, today }, &texts)
}

fn page(project: &Project, output: &str) -> String {
    let renderer = Renderer::new(&project.site, &project.theme);
    let route = renderer.routes().iter().find(|route| route.output.as_str() == output);
    let route = route.unwrap_or_else(|| panic!("{output} is not there"));
    match renderer.render(route) {
        Ok(Content::Bytes(bytes)) => String::from_utf8(bytes).expect("text"),
        other => panic!("{output}: {other:?}"),
    }
}

fn codes(project: &Project) -> Vec<&'static str> {
    project.diagnostics.iter().map(|finding| finding.problem.code()).collect()
}

#[test]
fn a_life_event_sums_up_and_names_each_paper_once() {
    let event = "---\njudul: Anak lahir\ndiperiksa: 2026-11-01\n---\n\n1. [Surat](../panduan/surat.md)\n2. [Akta](../panduan/akta.md)\n   - atau [Akta kilat](../panduan/kilat.md)\n";
    let project = site(&[
        ("content/peristiwa/lahir.md", event.to_owned()),
        (
            "content/panduan/surat.md",
            guide("Surat", "hasil: Surat lahir\n", "- [ ] Kartu keluarga — *asli*\n"),
        ),
        (
            "content/panduan/akta.md",
            guide(
                "Akta",
                "biaya: gratis\nwaktu: 3 hari kerja\n",
                "- [ ] Kartu keluarga — *fotokopi*\n- [ ] Surat lahir — *asli*\n",
            ),
        ),
        (
            "content/panduan/kilat.md",
            guide(
                "Kilat",
                "biaya: 50000\nwaktu: 1 hari kerja\n",
                "- [ ] Kartu keluarga — *fotokopi*\n- [ ] Surat lahir — *asli*\n- [ ] Bukti bayar\n",
            ),
        ),
    ]);
    assert_eq!(codes(&project), [""; 0]);
    let html = page(&project, "peristiwa/lahir.html");
    assert!(
        html.contains("Gratis, atau paling banyak Rp50.000")
            && html.contains("1 hari kerja sampai 3 hari kerja"),
        "{html}"
    );
    assert!(html.contains("Biaya langkah 1 belum tertulis"), "what is not known is said: {html}");
    assert_eq!(html.matches("Kartu keluarga").count(), 1, "{html}");
    assert!(
        html.contains("asli di langkah 1, fotokopi di langkah 2")
            && html.contains("Dipakai di langkah 1 dan 2.")
    );
    assert!(html.contains("Anda terima di langkah 1.") && html.contains("jika memilih “Kilat”"), "{html}");
    assert!(page(&project, "panduan/kilat.html").contains("Langkah 2 dari 2"));
    assert!(page(&project, "peristiwa/lahir.txt").contains("2. Akta; atau Kilat"));
    assert!(page(&project, "index.html").contains("peristiwa/lahir.html"));
}

const HELPER: &str = "## Di mana lahir?\n\n- [Di rumah](#ada-saksi)\n  - [ ] Surat lurah — *asli*\n- [Tidak tahu](#hasil-tanya-petugas)\n\n## Ada saksi?\n\n- [Ya](#hasil-tanya-petugas)\n  - [ ] KTP saksi\n- [Tidak tahu](../panduan/akta.md)\n\n## Hasil: Tanya petugas\n\nDatanglah.\n";

fn helper(facts: &str) -> Project {
    let front =
        format!("---\njudul: Berkas apa?\ndiperiksa: 2026-11-01\npanduan: akta\n{facts}---\n\n{HELPER}");
    site(&[
        ("content/penentu/berkas.md", front),
        ("content/panduan/akta.md", guide("Akta", "", "- [ ] KK\n")),
    ])
}

#[test]
fn a_helper_has_a_page_for_each_way_with_the_answers_and_papers_so_far() {
    let project = helper("");
    assert_eq!(codes(&project), [""; 0]);
    let first = page(&project, "penentu/berkas.html");
    assert!(
        first.contains("href=\"../penentu/berkas/di-rumah.html\"") && !first.contains("noindex"),
        "{first}"
    );
    let end = page(&project, "penentu/berkas/di-rumah--ya.html");
    assert!(end.contains("noindex") && end.contains("Surat lurah") && end.contains("KTP saksi"), "{end}");
    assert!(
        end.contains("href=\"../../penentu/berkas/di-rumah.html\" aria-label=\"Ubah: Ada saksi?\""),
        "{end}"
    );
    assert!(page(&project, "penentu/berkas/di-rumah.html").contains("href=\"../../panduan/akta.html\""));
    assert!(page(&project, "penentu/berkas/semua.html").contains("Lembar petugas"));
    assert!(page(&project, "panduan/akta.html").contains("Cari tahu: Berkas apa?"));
}

#[test]
fn each_way_of_a_helper_has_its_own_title_and_description() {
    let project = helper("");
    let outputs = project.site.routes.iter().map(|route| route.output.as_str());
    let pages: Vec<String> = outputs
        .filter(|output| output.starts_with("penentu/berkas"))
        .map(|output| page(&project, output))
        .collect();
    let between = |html: &str, from: &str, to: &str| -> String {
        html.split_once(from)
            .and_then(|(_, rest)| Some(rest.split_once(to)?.0.to_owned()))
            .unwrap_or_default()
    };
    for (from, to) in [("<title>", "</title>"), ("name=\"description\" content=\"", "\"")] {
        let mut told: Vec<String> = pages.iter().map(|html| between(html, from, to)).collect();
        told.sort();
        let all = told.len();
        told.dedup();
        assert!(all > 3 && told.len() == all, "{from}: {told:?}");
    }
    let end = page(&project, "penentu/berkas/di-rumah--ya.html");
    assert!(end.contains("<title>Tanya petugas – Di rumah, Ya – Berkas apa?"), "{end}");
    assert!(end.contains("content=\"Jawaban Anda: Di mana lahir? Di rumah. Ada saksi? Ya.\""), "{end}");
}

#[test]
fn a_life_event_in_a_booklet_prints_its_steps_and_papers() {
    let event = "---\njudul: Anak lahir\ndiperiksa: 2026-11-01\n---\n\nSelamat.\n\n1. [Surat](../panduan/surat.md)\n2. [Akta](../panduan/akta.md)\n   - sambil itu [Kilat](../panduan/kilat.md)\n";
    let book = "---\njudul: Ruang tunggu\ndiperiksa: 2026-11-01\n---\n\n- [Anak lahir](../peristiwa/lahir.md)\n- [Akta](../panduan/akta.md)\n";
    let project = site(&[
        ("content/peristiwa/lahir.md", event.to_owned()),
        ("content/buku/ruang.md", book.to_owned()),
        ("content/panduan/surat.md", guide("Surat", "biaya: gratis\n", "- [ ] Kartu keluarga — *asli*\n")),
        ("content/panduan/akta.md", guide("Akta", "biaya: 5000\n", "- [ ] Kartu keluarga — *fotokopi*\n")),
        ("content/panduan/kilat.md", guide("Kilat", "biaya: 1000\n", "- [ ] Bukti bayar\n")),
    ]);
    assert_eq!(codes(&project), [""; 0]);
    let html = page(&project, "buku/ruang/cetak.html");
    let (event, akta) = html.split_once("id=\"bab-2\"").expect("two chapters");
    for told in
        ["Selamat.", "Rp6.000", "Sambil itu", "Bukti bayar", "asli di langkah 1, fotokopi di langkah 2"]
    {
        assert!(event.contains(told), "{told}: {event}");
    }
    assert!(event.contains("href=\"#bab-2\""), "a guide that is a chapter is a jump away: {event}");
    assert!(akta.contains("Kartu keluarga"), "{akta}");
    // Its own booklet begins with itself.
    let own = page(&project, "peristiwa/lahir/cetak.html");
    assert!(own.contains("<span class=\"number\">1</span> Anak lahir"), "{own}");
    assert!(own.contains("<span class=\"number\">4</span> Kilat"), "{own}");
}

#[test]
fn lists_tell_search_engines_the_way_to_them() {
    let project = site(&[("content/panduan/topik/akta.md", guide("Akta", "", "- [ ] KK\n"))]);
    for output in ["panduan/index.html", "panduan/topik/index.html", "instansi/index.html", "indeks.html"] {
        assert!(page(&project, output).contains("\"@type\":\"BreadcrumbList\""), "{output}");
    }
    assert!(!page(&project, "cari.html").contains("BreadcrumbList"), "search is not for search engines");
}

#[test]
fn a_helper_on_one_page_tells_no_address_what_was_answered() {
    let project = helper("satu_halaman: ya\n");
    let html = page(&project, "penentu/berkas.html");
    assert!(html.contains("href=\"#bagian-2\"") && html.contains("id=\"bagian-2\""), "{html}");
    assert!(!html.contains("berkas/di-rumah"), "{html}");
}

#[test]
fn a_helper_with_too_many_ways_has_a_page_for_each_question() {
    let mut body = String::new();
    for number in 1..=6 {
        let next = if number == 6 { "hasil-selesai".to_owned() } else { format!("tanya-{}", number + 1) };
        let question =
            format!("## Tanya {number}\n\n- [Ya](#{next})\n- [Tidak](#{next})\n- [Tidak tahu](#{next})\n\n");
        body.push_str(&question);
    }
    let text =
        format!("---\njudul: Banyak\ndiperiksa: 2026-11-01\n---\n\n{body}## Hasil: Selesai\n\nDatanglah.\n");
    let project = site(&[("content/penentu/banyak.md", text)]);
    assert_eq!(codes(&project), [""; 0]);
    let pages =
        project.site.routes.iter().filter(|route| route.output.as_str().starts_with("penentu/banyak/"));
    assert_eq!(pages.count(), 7, "five further questions, a result and the sheet");
    assert!(page(&project, "penentu/banyak/tanya-3.html").contains("penentu/banyak/tanya-4.html"));
}

#[test]
fn a_guide_in_parts_is_one_service_with_a_page_for_each_part() {
    let front = "---\njudul: Menikah\ninstansi: kantor\ndiperiksa: 2026-11-01\nbiaya: gratis\nkode: NIKAH\n---\n\nSelamat.\n";
    let project = site(&[
        ("content/panduan/nikah/index.md", front.to_owned()),
        (
            "content/panduan/nikah/2-daftar.md",
            "---\njudul: Mendaftar\n---\n\n## Langkah\n\n1. Datang.\n".to_owned(),
        ),
        ("content/panduan/nikah/1-siap.md", "# Bersiap\n\n## Syarat\n\n- [ ] KTP\n".to_owned()),
    ]);
    assert_eq!(codes(&project), [""; 0]);
    let html = page(&project, "panduan/nikah/index.html");
    assert!(html.find("Bersiap") < html.find("Mendaftar") && html.contains("Cetak semua"), "{html}");
    let part = page(&project, "panduan/nikah/2-daftar.html");
    assert!(
        part.contains("Bagian 2 dari 2") && part.contains("0800-000-0000"),
        "the office is the guide's: {part}"
    );
    let whole = page(&project, "panduan/nikah/semua.html");
    assert!(whole.contains("KTP") && whole.contains("Datang."), "{whole}");
    let services = page(&project, "data/layanan.json");
    assert_eq!(services.matches("\"kode\"").count(), 1, "{services}");
    assert!(
        services.contains("KTP") && services.contains("Datang."),
        "the service has what its parts ask for: {services}"
    );
    assert_eq!(
        page(&project, "indeks.html").matches("class=\"card-title\"").count(),
        2,
        "the guide and the office"
    );
}

#[test]
fn an_easy_version_is_offered_and_is_no_service() {
    let project = site(&[
        ("content/panduan/akta.md", guide("Akta", "", "- [ ] KK\n")),
        ("content/panduan/akta.mudah.md", "---\njudul: Akta, mudah\n---\n\nAkta itu gratis.\n".to_owned()),
    ]);
    assert_eq!(codes(&project), [""; 0]);
    assert!(page(&project, "panduan/akta.html").contains("panduan/akta-mudah.html"));
    assert!(page(&project, "panduan/akta-mudah.html").contains("Baca versi lengkap"));
    assert!(!page(&project, "data/layanan.json").contains("mudah"));
    assert!(!page(&project, "panduan/index.html").contains("mudah"));
}
