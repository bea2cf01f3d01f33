//! Pages of the last publication that the new site has no more.
//!
//! In: a loaded site and the folder of the last publication. Out: a finding for each page that
//! is gone, with the page that takes its place where one is like it.

use std::collections::BTreeSet;
use std::path::Path;

use super::Project;
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document;
use crate::error::Error;
use crate::output::Past;
use crate::site::moved::Known;
use crate::source;
use crate::source::path::SourcePath;

/// Finds the pages of the last publication that a site has no more, and which pages take their place.
///
/// # Errors
/// If the disk does not give the names of the site's files.
pub fn vanished(project: &Project, output: &Path) -> Result<Vec<Diagnostic>, Error> {
    let site = &project.site;
    let stays = |address: &str| {
        site.routes.binary_search_by(|route| route.output.as_str().cmp(address)).is_ok()
            || project.theme.files.iter().any(|file| file.output.as_str() == address)
    };
    let past = Past::read(output, &stays);
    if past.vanished.is_empty() {
        return Ok(Vec::new());
    }
    // A page that is only not published today has not moved.
    let listing = source::list(&project.source)?;
    let languages = site.config.languages();
    let guide_folders = document::guide_folders(listing.documents.iter().map(|file| &file.path));
    let context = document::Context { languages: &languages, guide_folders: &guide_folders };
    let resting: BTreeSet<String> = listing
        .documents
        .iter()
        .filter_map(|file| site.address_of_file(&file.path, &context))
        .map(|address| address.as_str().to_owned())
        .collect();
    let gone = past.vanished.iter().filter(|page| !resting.contains(&page.address));
    let findings = gone.map(|page| {
        let known =
            Known { address: &page.address, title: page.title.as_deref(), code: page.code.as_deref() };
        let successor = site.successor(known, &|address| past.had(address));
        let file = successor.map(|successor| site.page(successor.page).document.path.clone());
        let problem = Problem::AddressVanished {
            address: page.address.clone(),
            candidate: file.as_ref().map(ToString::to_string),
            certain: successor.is_some_and(|successor| successor.certain),
        };
        // Without a page to write it into, it is told where the page used to stand.
        let stem = page.address.strip_suffix(".html").unwrap_or(&page.address);
        let file = file.unwrap_or_else(|| SourcePath::new(&format!("content/{stem}.md")));
        Diagnostic::new(problem, Location::whole(&file))
    });
    Ok(findings.collect())
}
