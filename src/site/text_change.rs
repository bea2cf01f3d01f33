//! Pages of which nothing but their own text has changed: the rest of the site stays as it is.
//!
//! In: a site with its findings, and a document before and after. Out: the same site with the new text
//! in it, or nothing where it has to be put together anew. That is decided here and nowhere else, by
//! comparing all of the two documents but what [`outline`] takes out of them; whatever is added to a
//! document counts as read by other pages until it is taken out there.

use std::sync::Arc;

use super::{Page, PageId, Site};
use crate::diagnostic::Diagnostic;
use crate::document::prose::Prose;
use crate::document::{Document, Meaning, QuestionList, Requirement, SectionContent, Step};

impl Site {
    /// Gives the site with new texts in some of its pages; `None` where more than a page's own text may change.
    ///
    /// `findings` are those of [`super::assemble`] about this site, which must hold for the new one.
    pub fn with_texts(&self, changes: &[Change], findings: &[Diagnostic]) -> Option<Site> {
        let mut places = Vec::with_capacity(changes.len());
        for change in changes {
            let id = self.pages.binary_search_by(|page| page.document.path.cmp(&change.before.path)).ok()?;
            let findings_hold = findings.iter().all(|finding| holds(finding, change.before));
            let stays = findings_hold && self.stays(PageId(id), self.pages.get(id)?, change);
            places.push((id, stays.then_some(change.now)?));
        }
        let mut site = self.clone();
        for (id, document) in places {
            site.pages.get_mut(id)?.document = Arc::clone(document);
        }
        Some(site)
    }

    /// Tells whether all that is made of a page's document, but the page itself, stays as it is.
    fn stays(&self, id: PageId, page: &Page, change: &Change) -> bool {
        // A guide in parts, an old translation and facts in the front matter have made another document of it.
        if !Arc::ptr_eq(&page.document, change.before) || page.whole.is_some() {
            return false;
        }
        let is_step = |id: PageId| self.events.iter().any(|event| event.guides().any(|guide| guide == id));
        let is_compared = !page.translations.is_empty() || is_step(id);
        outline(change.before, is_compared) == outline(change.now, is_compared)
    }
}

/// A document of the site before and after.
#[derive(Debug, Clone, Copy)]
pub struct Change<'d> {
    /// As it was when the site was put together.
    pub before: &'d Arc<Document>,
    /// As it is now.
    pub now: &'d Arc<Document>,
}

/// Tells whether a finding is still at its place: those in a body may stand behind what was typed.
fn holds(finding: &Diagnostic, changed: &Document) -> bool {
    let mut places = finding.related.iter().chain(std::iter::once(&finding.at));
    places.all(|at| {
        let in_body = at.span.as_ref().is_some_and(|span| span.end > changed.body_start);
        at.file != changed.path || !in_body
    })
}

/// Gives what other pages, lists, addresses and findings are made of.
///
/// Taken out are the texts, of which nobody asks more than whether there are any, and where headings
/// and links stand. Requirements and steps stay where they are compared with those of other pages:
/// by translations, and by life events, which make one list of all.
fn outline(document: &Document, is_compared: bool) -> Document {
    let mut outline = document.clone();
    // The lists show it, but none is made of it.
    outline.head.summary = None;
    for span in outline.headings.iter_mut().map(|heading| &mut heading.span) {
        *span = 0..0;
    }
    for span in outline.links.iter_mut().map(|link| &mut link.span) {
        *span = 0..0;
    }
    match &mut outline.meaning {
        Meaning::Guide(guide) => {
            hide(&mut guide.intro);
            for section in &mut guide.sections {
                hide_section(&mut section.content, is_compared);
            }
        }
        Meaning::Story(story) => hide(&mut story.body),
        Meaning::Office(office) => hide(&mut office.body),
        Meaning::Term(term) => hide(&mut term.body),
        Meaning::Notice(notice) => hide(&mut notice.body),
        Meaning::Faq(faq) => hide_answers(&mut faq.questions),
        Meaning::Page(page) | Meaning::Folder(page) | Meaning::EasyRead(page) => hide(&mut page.body),
        Meaning::LifeEvent(event) => {
            hide(&mut event.intro);
            hide(&mut event.after);
            for step in &mut event.steps {
                hide(&mut step.text);
                hide(&mut step.details);
                step.branches.iter_mut().for_each(|branch| hide(&mut branch.text));
            }
        }
        // The answers of a helper are addresses, and parts stand in their guide.
        Meaning::Helper(_) | Meaning::Part(_) => {}
    }
    outline
}

fn hide_section(content: &mut SectionContent, is_compared: bool) {
    match content {
        SectionContent::Requirements(list) => {
            hide(&mut list.before);
            hide(&mut list.after);
            list.items.iter_mut().for_each(|item| item.span = 0..0);
            if !is_compared {
                list.items.truncate(1);
                list.items.fill(Requirement::default());
            }
        }
        SectionContent::Steps(steps) => {
            hide(&mut steps.before);
            hide(&mut steps.after);
            steps.items.iter_mut().for_each(|step| step.span = 0..0);
            if !is_compared {
                steps.items.truncate(1);
                steps.items.fill(Step::default());
            }
        }
        SectionContent::Questions(list) => hide_answers(list),
        SectionContent::Fee(prose)
        | SectionContent::Time(prose)
        | SectionContent::Trouble(prose)
        | SectionContent::Complaint(prose)
        | SectionContent::Other(prose) => hide(prose),
    }
}

fn hide_answers(list: &mut QuestionList) {
    hide(&mut list.before);
    list.items.iter_mut().for_each(|question| hide(&mut question.answer));
}

/// Leaves of a text whether there is any.
fn hide(prose: &mut Prose) {
    let is_empty = prose.is_empty();
    *prose = Prose::default();
    if !is_empty {
        prose.push_html("…");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{Options, Project, load_texts};

    const GUIDE: &str = "content/panduan/ktp.md";
    const BEFORE: &str = "---\njudul: KTP\ndiperiksa: 2020-01-02\n---\n\nDatang pagi.\n\n## Langkah-langkah\n\n\
                          1. Ambil nomor.\n2. Lihat [kartu](kk.md).\n\n## Catatan\n\nSelesai.\n";

    fn load(guide: &str, others: &[(&str, &str)]) -> Project {
        let others = others.iter().copied().chain([("content/panduan/kk.md", "# KK\n\n## Bawa\n")]);
        let texts: Vec<(String, String)> =
            others.chain([(GUIDE, guide)]).map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
        let today = Some(jiff::civil::date(2026, 11, 24));
        load_texts(&Options { source: "situs".into(), base_url: None, drafts: false, today }, &texts)
    }

    fn guide(project: &Project) -> Arc<Document> {
        let page = project.site.pages.iter().find(|page| page.document.path.as_str() == GUIDE);
        Arc::clone(&page.expect("the guide is there").document)
    }

    /// Tells whether the site stays as it is when a guide changes from `BEFORE`.
    fn stays(now: &str, others: &[(&str, &str)]) -> bool {
        let (old, new) = (load(BEFORE, others), load(now, others));
        let (before, now) = (guide(&old), guide(&new));
        let kept = old.site.with_texts(&[Change { before: &before, now: &now }], &old.diagnostics);
        if let Some(kept) = &kept {
            assert_eq!(format!("{kept:?}"), format!("{:?}", new.site));
        }
        kept.is_some()
    }

    #[test]
    fn text_changes_nothing_else() {
        for (from, to) in [
            ("Datang pagi.", "Datang siang, bawa **pena**."),
            ("Ambil nomor.", "Ambil nomor di mesin."),
            ("2. Lihat", "2. Tunggu.\n3. Lihat"),
            ("Selesai.", "Selesai.\n\nTerima kasih."),
        ] {
            assert!(stays(&BEFORE.replace(from, to), &[]), "{to}");
        }
    }

    #[test]
    fn what_others_see_does() {
        for (from, to) in [
            ("judul: KTP", "judul: KTP-el"),
            ("## Catatan", "## Hasil"),
            ("kk.md", "kk.md#bawa"),
            ("2020-01-02", "2020-01-03"),
            ("1. Ambil nomor.\n2. Lihat [kartu](kk.md).", "Lihat [kartu](kk.md)."),
            ("judul: KTP", "judul: KTP\ndraf: tidak"),
        ] {
            assert!(!stays(&BEFORE.replace(from, to), &[]), "{to}");
        }
    }

    #[test]
    fn steps_are_seen_by_translations_and_life_events() {
        let now = BEFORE.replace("Ambil nomor.", "Ambil nomor di mesin.");
        assert!(!stays(
            &now,
            &[("content/panduan/ktp.en.md", BEFORE), ("site.yaml", "judul: A\nbahasa_lain: [en]\n")]
        ));
        assert!(!stays(&now, &[("content/peristiwa/lahir.md", "# Lahir\n\n1. [KTP](../panduan/ktp.md)\n")]));
    }

    #[test]
    fn a_finding_in_the_body_may_move() {
        let broken = BEFORE.replace("kk.md", "hilang.md");
        let old = load(&broken, &[]);
        let new = load(&broken.replace("Datang pagi.", "Datang siang hari."), &[]);
        let (before, now) = (guide(&old), guide(&new));
        let change = Change { before: &before, now: &now };
        assert!(old.site.with_texts(&[change], &old.diagnostics).is_none());
        assert!(old.site.with_texts(&[change], &[]).is_some());
    }
}
