//! The laws that guides rest on: found in the register, and followed to what is in force today.
//!
//! A guide names a law by its key and perhaps an article (`uu-24-2013 pasal 27`), or as people
//! write it (`UU 24/2013 pasal 27`). Words that are no key of the register stay as written.

use super::reference::nearest;
use super::{Page, PageId};
use crate::config::SiteConfig;
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::amount::Fee;
use crate::document::register::Registers;
use crate::document::register::regulation::{Status, name_of};
use crate::document::{Guide, Language, Meaning};
use crate::source::path::OutputPath;

/// Most unknown laws for which a nearest match is looked for; the search reads every key.
const MAX_SUGGESTIONS: usize = 200;

/// Who rests on which law.
#[derive(Debug, Clone, Default)]
pub struct Laws {
    /// The guides that rest on a law, sorted by source path; the order of the register.
    pub rests_on: Vec<Vec<PageId>>,
    /// Where the list of laws stands, in the order of the site's languages; `None` where there is none.
    pub lists: Vec<Option<OutputPath>>,
}

/// A law as a guide names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation<'t> {
    /// Its place in the register.
    pub regulation: Option<usize>,
    /// The article and what else stands behind the name.
    pub article: &'t str,
}

/// Words with which the part of a law begins that a guide rests on.
const ARTICLE_WORDS: [&str; 12] = [
    "pasal", "ayat", "huruf", "angka", "bab", "lampiran", "article", "articles", "art.", "section",
    "chapter", "annex",
];

/// Finds the law that a text names.
pub fn cite<'t>(registers: &Registers, text: &'t str) -> Citation<'t> {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if let Some(regulation) = registers.regulation(first) {
        return Citation { regulation: Some(regulation), article: rest.trim() };
    }
    let (name, article) = text.split_at(article_start(text));
    let regulation = name_of(name).and_then(|name| registers.regulation(&name));
    Citation { regulation, article: if regulation.is_some() { article.trim() } else { "" } }
}

/// Finds where the article begins behind a law's name.
fn article_start(text: &str) -> usize {
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim().trim_start_matches(['(', ',']).to_lowercase();
        if at > 0 && ARTICLE_WORDS.contains(&bare.as_str()) {
            return at;
        }
        at += word.len();
    }
    text.len()
}

/// Tells whether a text is meant as a key: one small word with a hyphen and a number, perhaps with an article.
fn looks_like_key(text: &str) -> bool {
    let name = text.get(..article_start(text)).unwrap_or(text).trim();
    name.contains('-')
        && name.bytes().any(|byte| byte.is_ascii_digit())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Follows a law to what has come in its place and is not repealed itself.
pub fn successor(registers: &Registers, regulation: usize) -> Option<usize> {
    let mut at = next(registers, regulation)?;
    // A longer way than there are laws goes in a circle; that is told elsewhere.
    for _ in 0..registers.regulations.len() {
        match registers.regulations.get(at)?.status {
            Status::Repealed => at = next(registers, at)?,
            Status::InForce | Status::Amended => return Some(at),
        }
    }
    None
}

/// Gives the law that is said to have come in place of another one.
fn next(registers: &Registers, regulation: usize) -> Option<usize> {
    let key = registers.regulations.get(regulation)?.successor.as_ref()?;
    cite(registers, &key.value).regulation
}

/// Checks the register, and all that rests on it.
pub(super) fn check(
    pages: &[Page],
    registers: &Registers,
    languages: &[Language],
    config: &SiteConfig,
    diagnostics: &mut Vec<Diagnostic>,
) -> Laws {
    let mut laws = Laws { rests_on: vec![Vec::new(); registers.regulations.len()], lists: Vec::new() };
    if registers.regulations.is_empty() {
        laws.lists.resize(languages.len(), None);
        return laws;
    }
    check_successors(registers, diagnostics);
    let mut suggestions = 0;
    let mut cited = vec![false; languages.len()];
    for (id, page) in pages.iter().enumerate() {
        let Meaning::Guide(guide) = &page.document.meaning else { continue };
        for (text, span) in bases(guide) {
            let at = Location::new(&page.document.path, span);
            let Some(index) = cite(registers, text).regulation else {
                if looks_like_key(text) {
                    suggestions += 1;
                    let law = text.get(..article_start(text)).unwrap_or(text).trim().to_owned();
                    let nearest = if suggestions <= MAX_SUGGESTIONS { near(registers, &law) } else { None };
                    diagnostics.push(Diagnostic::new(Problem::LawUnknown { law, nearest }, at));
                }
                continue;
            };
            if let Some(pages) = laws.rests_on.get_mut(index)
                && pages.last() != Some(&PageId(id))
            {
                pages.push(PageId(id));
            }
            diagnostics.extend(stale(registers, index, at));
        }
        let language = languages.iter().position(|language| *language == page.document.language);
        if let Some(cited) = language.and_then(|language| cited.get_mut(language)) {
            *cited |= !guide.legal_basis.is_empty();
        }
    }
    laws.lists = languages
        .iter()
        .zip(cited)
        .map(|(language, cited)| {
            let root = super::permalink::language_root(config, language);
            let output = OutputPath::new(&format!("{root}dasar-hukum.html"));
            output.filter(|_| cited || *language == config.language)
        })
        .collect();
    laws
}

/// Gives the laws that a guide names, for the whole and for cases of its fee, with their places.
fn bases(guide: &Guide) -> impl Iterator<Item = (&str, std::ops::Range<usize>)> {
    let rows = match &guide.fee {
        Some(Fee::Rows(rows)) => rows.as_slice(),
        _ => &[],
    };
    let of_fee = rows.iter().filter_map(|row| Some((row.basis.as_deref()?, row.basis_span.clone())));
    guide.legal_basis.iter().map(|law| (law.value.as_str(), law.span.clone())).chain(of_fee)
}

/// Tells of a law that is not in force as it was made.
fn stale(registers: &Registers, index: usize, at: Location) -> Option<Diagnostic> {
    let regulation = registers.regulations.get(index)?;
    let successor = successor(registers, index)
        .and_then(|index| registers.regulations.get(index))
        .map(|law| [law.name.clone(), law.key.clone()]);
    let law = regulation.name.clone();
    let problem = match regulation.status {
        Status::InForce => return None,
        Status::Amended => Problem::LawAmended { law, successor },
        Status::Repealed => Problem::LawRepealed { law, successor },
    };
    Some(Diagnostic::new(problem, at).with_related(regulation.at.clone()))
}

/// Finds the key of the register that is most like an unknown one.
fn near(registers: &Registers, law: &str) -> Option<String> {
    nearest(law, registers.regulations.iter().map(|regulation| regulation.key.as_str()))
}

/// Tells of successors that are not there, and of those that go in a circle, each circle once.
fn check_successors(registers: &Registers, diagnostics: &mut Vec<Diagnostic>) {
    let mut way_of = vec![0; registers.regulations.len()];
    for (index, regulation) in registers.regulations.iter().enumerate() {
        if let Some(successor) = &regulation.successor
            && cite(registers, &successor.value).regulation.is_none()
        {
            let law = successor.value.clone();
            let problem = Problem::SuccessorUnknown { nearest: near(registers, &law), law };
            let at = Location::new(&regulation.at.file, successor.span.clone());
            diagnostics.push(Diagnostic::new(problem, at));
        }
        // Every law is walked over once; a way that meets itself is a circle.
        let mut way = Vec::new();
        let mut at = Some(index);
        while let Some(here) = at.filter(|here| way_of.get(*here) == Some(&0)) {
            if let Some(mark) = way_of.get_mut(here) {
                *mark = index + 1;
            }
            way.push(here);
            at = next(registers, here);
        }
        let Some(start) = at.filter(|here| way_of.get(*here) == Some(&(index + 1))) else { continue };
        let circle = way.into_iter().skip_while(|here| *here != start);
        let laws: Vec<_> = circle.filter_map(|here| registers.regulations.get(here)).collect();
        let Some(first) = laws.first().and_then(|law| law.successor.as_ref()) else { continue };
        let at = Location::new(&regulation.at.file, first.span.clone());
        let laws = laws.iter().map(|law| law.key.clone()).collect();
        diagnostics.push(Diagnostic::new(Problem::SuccessorLoop { laws }, at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;
    use crate::source::path::SourcePath;

    fn registers(text: &str) -> Registers {
        Registers::read([&SourceFile::from_text(SourcePath::new("data/peraturan.yml"), text)]).value
    }

    #[test]
    fn a_law_is_named_by_its_key_or_as_people_write_it() {
        let registers = registers("uu-24-2013: Undang-Undang Nomor 24 Tahun 2013\nperda-1-2020: Perda\n");
        let article = |text| cite(&registers, text).regulation.map(|_| cite(&registers, text).article);
        assert_eq!(article("uu-24-2013 pasal 27 dan 79A"), Some("pasal 27 dan 79A"));
        assert_eq!(article("uu-24-2013"), Some(""));
        assert_eq!(article("UU 24/2013 Pasal 79A"), Some("Pasal 79A"));
        assert_eq!(article("UU No. 24 Tahun 2013"), Some(""));
        assert_eq!(article("Undang-Undang Nomor 24 Tahun 2013, pasal 27"), Some("pasal 27"));
        assert_eq!(article("uu-24-2031 pasal 2"), None);
        assert!(looks_like_key("uu-24-2031 pasal 2") && !looks_like_key("Perda setempat"));
    }

    #[test]
    fn successors_are_followed_and_circles_found() {
        let row =
            |key: &str, next: &str| format!("{key}:\n  nama: {key}\n  status: dicabut\n  diganti: {next}\n");
        let chain = registers(&(row("a-1", "b-2") + &row("b-2", "c-3") + "c-3: C\n"));
        assert_eq!(successor(&chain, 0), Some(2));
        let circle = registers(&(row("x-0", "a-1") + &row("a-1", "b-2") + &row("b-2", "a-1")));
        assert_eq!(successor(&circle, 0), None);
        let mut told = Vec::new();
        check_successors(&circle, &mut told);
        let problems: Vec<&Problem> = told.iter().map(|finding| &finding.problem).collect();
        assert_eq!(problems, [&Problem::SuccessorLoop { laws: vec!["a-1".into(), "b-2".into()] }]);
    }
}
