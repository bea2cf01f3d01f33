//! `site.yaml` and every default: what a site is called, where it will stand, how it looks.
//!
//! In: the text of `site.yaml`. Out: a [`SiteConfig`] and findings. Every key has an
//! Indonesian name and an English alias; unknown keys are reported, never fatal.

use crate::document::Language;

/// The site's settings; each field has a default, so that an empty file is a site.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteConfig {
    /// `judul` (`title`): the site's name.
    pub title: String,
    /// `keterangan` (`description`): one sentence about the site.
    pub description: Option<String>,
    /// `bahasa` (`language`): the first language; the others stand under their code.
    pub language: Language,
    /// `bahasa_lain` (`languages`): the other languages, in the order of the switch.
    pub other_languages: Vec<Language>,
    /// `alamat_situs` (`base_url`): where the site will stand, ending in `/`; only for addresses that must be absolute.
    pub base_url: Option<String>,
    /// `tema` (`theme`): a folder of `themes/`; `loket` is built in.
    pub theme: String,
    /// `keluaran` (`outputs`): the forms that are made of each guide beside its page.
    pub outputs: Outputs,
    /// `zona_waktu` (`utc_offset`): minutes east of Greenwich; decides what "today" is.
    pub utc_offset_minutes: i16,
    /// `penyelenggara` (`organisation`): who publishes the site.
    pub organisation: Option<String>,
    /// `kontak` (`contact`): a human being to turn to.
    pub contact: Contact,
    /// `menu`: links in the header, each a text and a path or address; empty: the sections that exist.
    pub menu: Vec<(String, String)>,
    /// `tautan_kaki` (`footer_links`): links in the footer.
    pub footer_links: Vec<(String, String)>,
    /// `warna` (`accent`): accent colour `#rrggbb`.
    pub accent: Option<String>,
    /// `logo`: a picture in `static/`.
    pub logo: Option<String>,
    /// `contoh` (`sample`): the whole site is a sample and says so.
    pub sample: bool,
    /// `per_halaman` (`page_size`): entries on a page of a list.
    pub page_size: usize,
}

/// A human being to turn to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// `nama` (`name`): a desk or role.
    pub name: Option<String>,
    /// `telepon` (`telephone`).
    pub telephone: Option<String>,
    /// `whatsapp`.
    pub whatsapp: Option<String>,
    /// `surel` (`email`).
    pub email: Option<String>,
    /// `alamat` (`address`).
    pub address: Option<String>,
    /// `jam` (`hours`).
    pub hours: Option<String>,
}

/// The forms that are made of each guide beside its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outputs {
    /// `text`: the chat text.
    pub text: bool,
}
