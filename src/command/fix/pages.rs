//! Changes of a page's top: old addresses of pages that moved, and what a translation was made from.
//!
//! In: findings, and the files that somebody names. Out: changes by file.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::Loaded;
use super::{Change, front_matter, text_of};
use crate::cli::FixArguments;
use crate::diagnostic::wording::UiLanguage;
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::path::SourcePath;

/// The names of the key that holds a page's old addresses.
const OLD_ADDRESSES: [&str; 3] = ["alamat_lama", "aliases", "redirect_from"];

/// The names of the key that holds what a translation was made from.
const TRANSLATED_FROM: [&str; 2] = ["terjemahan_dari", "translated_from"];

/// Gives pages that surely moved their old addresses.
pub(super) fn moved<'l, P>(loaded: &'l Loaded<P>, source: &Path) -> BTreeMap<&'l SourcePath, Vec<Change>> {
    let mut moved: BTreeMap<&SourcePath, Vec<String>> = BTreeMap::new();
    for Diagnostic { problem, at, .. } in &loaded.findings {
        if let Problem::AddressVanished { address, certain: true, .. } = problem {
            moved.entry(&at.file).or_default().push(address.clone());
        }
    }
    let change = |file: &SourcePath, addresses: &[String]| {
        front_matter::add(&text_of(loaded, source, file)?, &OLD_ADDRESSES, addresses)
    };
    moved
        .into_iter()
        .map(|(file, addresses)| (file, change(file, &addresses).into_iter().collect()))
        .collect()
}

/// Writes into the named translations what they were made from; an error names a file that is none.
pub(super) fn translated<'l, P>(
    loaded: &'l Loaded<P>,
    arguments: &FixArguments,
) -> Result<BTreeMap<&'l SourcePath, Vec<Change>>, String> {
    let mut changes: BTreeMap<&SourcePath, Vec<Change>> = BTreeMap::new();
    for named in &arguments.translated {
        // Both forms are typed: from where one stands, and from the site's folder.
        let inside = named.strip_prefix(&arguments.source).unwrap_or(named);
        let name = inside.to_string_lossy().replace('\\', "/");
        let name = name.trim_start_matches("./");
        let (file, marks) = loaded
            .translations
            .iter()
            .find(|(file, _)| file.as_str() == name)
            .ok_or_else(|| named.display().to_string())?;
        let text = text_of(loaded, &arguments.source, file);
        let change = text.and_then(|text| front_matter::set(&text, &TRANSLATED_FROM, marks));
        changes.entry(file).or_default().extend(change.filter(|change| change.old != change.new.trim()));
    }
    changes.retain(|_, changes| !changes.is_empty());
    Ok(changes)
}

/// Says that a file is no translation of a guide.
pub(super) fn no_translation(file: &str, ui: UiLanguage) -> String {
    match ui {
        UiLanguage::Indonesian => {
            format!(
                "“{file}” bukan terjemahan panduan. Contoh: content/panduan/ktp.en.md, di samping ktp.md.\n"
            )
        }
        UiLanguage::English => format!(
            "“{file}” is no translation of a guide. Example: content/guides/id-card.jv.md, beside id-card.md.\n"
        ),
    }
}
