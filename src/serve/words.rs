//! The words of the preview's own pages, in both languages.

use std::fmt::Write as _;

use crate::diagnostic::wording::UiLanguage;

/// Every sentence of the preview's pages.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) strip: &'static str,
    pub(super) strip_old: &'static str,
    pub(super) all_findings: &'static str,
    pub(super) no_site: &'static str,
    pub(super) no_page: &'static str,
    pub(super) no_show: &'static str,
    pub(super) ours: &'static str,
    pub(super) comes_back: &'static str,
    pub(super) home: &'static str,
    pub(super) overview: &'static str,
    pub(super) nothing_found: &'static str,
    pub(super) error_means: &'static str,
    pub(super) needed_means: &'static str,
    pub(super) hint_means: &'static str,
    pub(super) due: &'static str,
    pub(super) none_due: &'static str,
    pub(super) stale: &'static str,
    pub(super) standards: &'static str,
    pub(super) standards_complete: &'static str,
    pub(super) standard_missing: &'static str,
    pub(super) due_soon: &'static str,
    pub(super) calendar: &'static str,
    pub(super) stale_laws: &'static str,
    pub(super) repealed: &'static str,
    pub(super) amended: &'static str,
    pub(super) all_pages: &'static str,
    pub(super) outside: &'static str,
    pub(super) more: &'static str,
    pub(super) views: &'static str,
    pub(super) narrow: &'static str,
    pub(super) paper: &'static str,
    pub(super) chat: &'static str,
    pub(super) heard: &'static str,
    /// What the parts of a page are called that a screen reader tells, as `name=words;…`.
    pub(super) landmarks: &'static str,
    pub(super) copy: &'static str,
    pub(super) copied: &'static str,
}

/// Gives the words of a language.
pub(super) fn words(ui: UiLanguage) -> &'static Words {
    match ui {
        UiLanguage::Indonesian => &INDONESIAN,
        UiLanguage::English => &ENGLISH,
    }
}

static INDONESIAN: Words = Words {
    strip: "Ada yang perlu dibereskan sebelum halaman ini terbit",
    strip_old: "Yang tampil adalah halaman sebelum perubahan terakhir",
    all_findings: "Lihat semua temuan",
    no_site: "Situs belum bisa ditampilkan",
    no_page: "Tidak ada halaman di alamat ini",
    no_show: "Halaman ini belum bisa ditampilkan",
    ours: "Ada yang rusak di dalam loket, bukan di tulisan Anda",
    comes_back: "Halaman ini muat ulang sendiri setelah Anda menyimpan perbaikan.",
    home: "Beranda",
    overview: "Ringkasan situs",
    nothing_found: "Tidak ada yang perlu diubah.",
    error_means: "betulkan sebelum terbit",
    needed_means: "sebaiknya lengkapi",
    hint_means: "boleh diikuti, boleh tidak",
    due: "Halaman yang perlu diperiksa lagi",
    stale: "Terjemahan yang tertinggal",
    standards: "Standar pelayanan",
    standards_complete: "standar yang lengkap",
    standard_missing: "belum ada",
    none_due: "Tidak ada.",
    due_soon: "Diperiksa lagi dalam 60 hari",
    calendar: "Kalender pemeriksaan, untuk dibuka di aplikasi kalender",
    stale_laws: "Dasar hukum yang dicabut atau diubah",
    repealed: "dicabut",
    amended: "diubah",
    all_pages: "Semua halaman",
    outside: "Tautan ke situs lain",
    more: "lainnya",
    views: "Tampilan berdampingan",
    narrow: "Layar ponsel, lebar 360 piksel",
    paper: "Di kertas",
    chat: "Teks untuk WhatsApp",
    heard: "Yang dibacakan pembaca layar",
    landmarks: "banner=kepala halaman;navigation=menu;search=pencarian;main=isi utama;complementary=pelengkap;contentinfo=kaki halaman;form=formulir;region=bagian;table=tabel;status=pemberitahuan;combobox=kotak isian;heading=judul;img=gambar",
    copy: "Salin",
    copied: "Tersalin",
};

static ENGLISH: Words = Words {
    strip: "Mend this first, then the page can be published",
    strip_old: "You see the page as it was before the last change",
    all_findings: "See all findings",
    no_site: "The site cannot be shown yet",
    no_page: "There is no page at this address",
    no_show: "This page cannot be shown yet",
    ours: "Something inside loket broke, not in your pages",
    comes_back: "This page loads again by itself once you have saved the correction.",
    home: "Home",
    overview: "The site at a glance",
    nothing_found: "Nothing to change.",
    error_means: "mend before publication",
    needed_means: "complete it when you can",
    hint_means: "take it or leave it",
    due: "Pages to check again",
    stale: "Translations that are behind",
    standards: "Service standards",
    standards_complete: "standards complete",
    standard_missing: "missing",
    none_due: "None.",
    due_soon: "Due for a check within 60 days",
    calendar: "The calendar of checks, for any calendar program",
    stale_laws: "Laws that are repealed or changed",
    repealed: "repealed",
    amended: "changed",
    all_pages: "All pages",
    outside: "Links to other sites",
    more: "more",
    views: "Side by side",
    narrow: "Phone, 360 pixels wide",
    paper: "On paper",
    chat: "Text for WhatsApp",
    heard: "What a screen reader reads out",
    landmarks: "banner=head of the page;navigation=menu;search=search;main=main text;complementary=beside the text;contentinfo=foot of the page;form=form;region=part;table=table;status=notice;combobox=text box;heading=heading;img=picture",
    copy: "Copy",
    copied: "Copied",
};

/// Writes a part of an address so that every character arrives.
pub(super) fn percent(part: &str) -> String {
    let mut text = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}
