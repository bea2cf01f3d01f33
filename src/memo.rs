//! What is known of each file since it was last read, so that an edit reads and parses one file.
//!
//! In: what the pipeline found out about a file. Out: the same again, for as long as the disk
//! says that the file is the same. Keeps for each page its last good form beside the findings
//! of the present one: a file that is half written does not take a page away. Forgetting it
//! costs time, never a finding. Knows nothing of the order of the stages.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::asset::picture::Look;
use crate::config::SiteConfig;
use crate::diagnostic::{Checked, Diagnostic, Level};
use crate::document::register::Registers;
use crate::document::{Document, Language};
use crate::render::theme::Theme;
use crate::site::{self, Change, Parts, Site};
use crate::source::path::SourcePath;
use crate::source::{ListedFile, Listing, SourceFile, Stamp};

/// Remembers a site's files between two readings.
#[derive(Debug, Default)]
pub struct Memo {
    /// The files as they were last listed.
    pub listing: Listing,
    /// The languages with which the pages were understood; others would understand them otherwise.
    pub languages: Vec<Language>,
    /// The folders that were understood as one guide each.
    pub guide_folders: BTreeSet<String>,
    /// The settings, the last good ones, with the findings about the present file.
    pub config: Option<Known<SiteConfig>>,
    /// The regulations and shared facts, the last good ones, with the findings about the present files.
    pub registers: Option<Known<Arc<Registers>>>,
    /// The theme, the last good one, with the findings about the present files.
    pub theme: Option<Known<Arc<Theme>>>,
    /// The settings and the theme's files as texts.
    pub texts: FxHashMap<SourcePath, ReadText>,
    /// The pages.
    pub pages: FxHashMap<SourcePath, KnownPage>,
    /// Hashes of the files that are not read as text.
    pub others: FxHashMap<SourcePath, (Stamp, u128)>,
    /// What is known of the pictures among them.
    pub pictures: HashMap<SourcePath, Look>,
    /// Whether anything has changed since the site was put together last.
    pub changed: bool,
    /// The site as it was put together last; changes of the theme and of mere texts leave it as it is.
    pub site: Option<KnownSite>,
}

/// A text file that is kept as it was read.
#[derive(Debug, Clone)]
pub struct ReadText {
    /// The disk's stamp when it was read.
    pub stamp: Stamp,
    /// The file.
    pub file: SourceFile,
    /// Findings from reading it.
    pub diagnostics: Vec<Diagnostic>,
}

/// A value that was made of files, with what it was made of.
#[derive(Debug, Clone)]
pub struct Known<T> {
    /// Hash of all that it was made of.
    pub made_of: u128,
    /// The last good value.
    pub value: T,
    /// Findings about the present files.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is known of one page.
#[derive(Debug, Clone)]
pub struct KnownPage {
    /// The disk's stamp when it was read.
    pub stamp: Stamp,
    /// Hash of its bytes.
    pub hash: u128,
    /// Its text, where findings point into it.
    pub text: Option<Arc<str>>,
    /// All findings about the present file alone.
    pub diagnostics: Vec<Diagnostic>,
    /// What it says; of an earlier state where the present one cannot be read.
    pub document: Option<Arc<Document>>,
    /// Whether `document` is of an earlier state.
    pub outdated: bool,
}

/// A site as it was put together, with what it was made of.
#[derive(Debug)]
pub struct KnownSite {
    made_of: [u8; 32],
    documents: Vec<Arc<Document>>,
    assets: Vec<ListedFile>,
    /// The site.
    pub site: Arc<Site>,
    /// Findings that need more than one file.
    pub diagnostics: Vec<Diagnostic>,
}

impl KnownSite {
    /// Puts a site together, from an earlier one where that gives the same for less.
    ///
    /// `made_of` stands for all that is in `parts`, but for its documents and names of files.
    pub fn assemble(earlier: Option<KnownSite>, made_of: [u8; 32], parts: Parts) -> KnownSite {
        let earlier = earlier.filter(|known| known.made_of == made_of && known.assets == parts.assets);
        if let Some(same) = earlier.and_then(|known| known.with_documents(&parts.documents)) {
            return same;
        }
        let (documents, assets) = (parts.documents.clone(), parts.assets.clone());
        let Checked { value, diagnostics } = site::assemble(parts);
        KnownSite { made_of, documents, assets, site: Arc::new(value), diagnostics }
    }

    /// Gives the same site with other texts; `None` where the documents differ in more than that.
    fn with_documents(mut self, documents: &[Arc<Document>]) -> Option<KnownSite> {
        if self.documents.len() != documents.len() {
            return None;
        }
        let pairs = self.documents.iter().zip(documents);
        let changes: Vec<Change> = pairs
            .filter(|(before, now)| !Arc::ptr_eq(before, now))
            .map(|(before, now)| Change { before, now })
            .collect();
        if !changes.is_empty() {
            self.site = Arc::new(self.site.with_texts(&changes, &self.diagnostics)?);
            self.documents = documents.to_vec();
        }
        Some(self)
    }
}

impl<T> Known<T> {
    /// Puts a newly made value in the place of an earlier one, which stays where the new one is no good.
    pub fn replace(earlier: Option<Known<T>>, mut new: Known<T>) -> Known<T> {
        let broken = new.diagnostics.iter().any(|finding| finding.level == Level::Error);
        if let (true, Some(earlier)) = (broken, earlier) {
            new.value = earlier.value;
        }
        new
    }
}

impl KnownPage {
    /// Keeps what an earlier state of the file said, where this one cannot be read.
    pub fn keep_good(&mut self, earlier: &KnownPage) {
        if self.diagnostics.iter().any(makes_unreadable) && earlier.document.is_some() {
            self.document.clone_from(&earlier.document);
            self.outdated = true;
        }
    }
}

/// Tells whether a finding means that the page cannot be shown as its writer means it.
fn makes_unreadable(finding: &Diagnostic) -> bool {
    let code = finding.problem.code();
    finding.level == Level::Error
        && (code.starts_with("front-matter/") || code == "source/not-utf8" || code == "source/utf16")
}
