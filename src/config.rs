//! `site.yaml` and every default: what a site is called, where it will stand, how it looks.
//!
//! In: the text of `site.yaml`. Out: a [`SiteConfig`] and findings. Every key has an
//! Indonesian name and an English alias; unknown keys are reported, never fatal.

pub mod accent;
mod keys;
mod read;

use std::ops::Range;

use crate::diagnostic::{Checked, Diagnostic, Location, Problem};
use crate::document::{Language, Spanned, schema};
use crate::source::SourceFile;
use crate::source::path::SourcePath;
use accent::Accent;

/// The file that holds the settings, at the site's root.
pub const FILE_NAME: &str = "site.yaml";

/// Reads the settings; without the file every default holds, and a finding says so.
pub fn read(file: Option<&SourceFile>) -> Checked<SiteConfig> {
    file.map_or_else(missing, read::read)
}

/// Gives the defaults, and says that there is no file.
fn missing() -> Checked<SiteConfig> {
    let at = Location::whole(&SourcePath::new(FILE_NAME));
    let diagnostics = vec![Diagnostic::new(Problem::ConfigMissing, at)];
    Checked { value: SiteConfig::default(), diagnostics }
}

/// Makes the JSON Schema of `site.yaml`.
pub fn schema() -> serde_json::Value {
    schema::of_tables("site.yaml", &[keys::SITE])
}

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
    /// Where the theme is named, for findings about it; empty where it is not.
    pub theme_span: Range<usize>,
    /// `keluaran` (`outputs`): the forms that are made of each guide beside its page.
    pub outputs: Outputs,
    /// `zona_waktu` (`utc_offset`): minutes east of Greenwich; decides what "today" is.
    pub utc_offset_minutes: i16,
    /// `penyelenggara` (`organisation`): who publishes the site.
    pub organisation: Option<String>,
    /// `kontak` (`contact`): a human being to turn to.
    pub contact: Contact,
    /// `menu`: links in the header, each a text and a path or address; empty: the sections that exist.
    pub menu: Vec<ChosenLink>,
    /// `tautan_kaki` (`footer_links`): links in the footer.
    pub footer_links: Vec<ChosenLink>,
    /// `warna` (`accent`): the agency's colour, and what follows from it.
    pub accent: Option<Accent>,
    /// `logo`: a picture in `static/`.
    pub logo: Option<Spanned<String>>,
    /// `contoh` (`sample`): the whole site is a sample and says so.
    pub sample: bool,
    /// `tentang_contoh` (`sample_note`): what a reader of the sample should know.
    pub sample_note: Option<String>,
    /// `per_halaman` (`page_size`): entries on a page of a list.
    pub page_size: usize,
    /// `gagal_bila` (`fail_on`): which findings of plain language let `loket check` fail.
    pub fail_on: Option<FailOn>,
}

/// From which weight on findings of plain language let `loket check` fail.
///
/// Where nothing is chosen, a missing part of a guide does, and words never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailOn {
    /// What is wrong by a public standard or hurts people, and missing parts.
    Error,
    /// Also where readers stumble.
    Warning,
    /// Nothing.
    Never,
}

impl FailOn {
    /// Reads the word of the settings and of the command line, in either language.
    pub fn from_name(name: &str) -> Option<FailOn> {
        Some(match name {
            "error" | "perlu" => FailOn::Error,
            "warning" | "saran" => FailOn::Warning,
            "never" | "tidak" => FailOn::Never,
            _ => return None,
        })
    }
}

/// A link that the settings name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenLink {
    /// What it says.
    pub text: String,
    /// A path in the site or a whole address.
    pub url: String,
    /// Where the address is written.
    pub span: Range<usize>,
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

impl Default for SiteConfig {
    fn default() -> SiteConfig {
        SiteConfig {
            title: "Layanan Publik".to_owned(),
            description: None,
            language: Language("id".to_owned()),
            other_languages: Vec::new(),
            base_url: None,
            theme: "loket".to_owned(),
            theme_span: 0..0,
            outputs: Outputs::default(),
            utc_offset_minutes: 7 * 60,
            organisation: None,
            contact: Contact::default(),
            menu: Vec::new(),
            footer_links: Vec::new(),
            accent: None,
            logo: None,
            sample: false,
            sample_note: None,
            page_size: 30,
            fail_on: None,
        }
    }
}

impl SiteConfig {
    /// Gives the path below which the site stands on its host: `/` or `/layanan/`.
    pub fn base_path(&self) -> Option<&str> {
        let (_, rest) = self.base_url.as_deref()?.split_once("://")?;
        rest.find('/').and_then(|at| rest.get(at..))
    }

    /// Gives the agency's colour, or the theme's own.
    pub fn colour(&self) -> accent::Colour {
        self.accent.map_or(accent::BUILT_IN, |accent| accent.light)
    }

    /// Gives all languages of the site, the first one first.
    pub fn languages(&self) -> Vec<Language> {
        std::iter::once(&self.language).chain(&self.other_languages).cloned().collect()
    }
}

/// The forms that are made of each guide beside its page, which is always made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outputs {
    /// `text`: the chat text.
    pub text: bool,
    /// `checklist`: what to bring, with big boxes.
    pub checklist: bool,
    /// `large-print`: large letters, one column.
    pub large_print: bool,
    /// `poster`: A3 for the wall.
    pub poster: bool,
    /// `staff`: the sheet of the counter's staff.
    pub staff: bool,
    /// `booklet`: many guides in one print.
    pub booklet: bool,
    /// `standard`: the pages of the service standard, where an office has begun to state one.
    pub standard: bool,
    /// `card`: the card that chats show beside a link; only where `base_url` is known.
    pub card: bool,
}

impl Outputs {
    /// Tells whether anything is made for paper alone; short addresses and QR codes serve paper.
    pub fn any_paper(self) -> bool {
        self.checklist || self.large_print || self.poster || self.staff || self.booklet
    }
}

impl Default for Outputs {
    fn default() -> Outputs {
        Outputs {
            text: true,
            checklist: true,
            large_print: true,
            poster: true,
            staff: true,
            booklet: true,
            standard: true,
            card: true,
        }
    }
}
