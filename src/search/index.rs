//! Owns the second phase of indexing: batches become one index of roots, forms and postings.
//!
//! In: finished batches. Out: an `Index`, everything in its final order. It must not know files or their encoding.

use crate::search::batch::BatchParts;
use crate::search::interner::Interner;
use crate::search::language::Language;
use crate::search::page::PageKind;

/// Saturation: high, because a word in title, keywords and summary should beat one that is merely repeated.
const SATURATION: f32 = 8.0;

/// Stories tell; guides answer. A story comes first only when it fits clearly better.
const STORY_SHARE: f32 = 0.85;

/// Glossary entries and plain pages, against guides.
const OTHER_SHARE: f32 = 0.93;

/// Levels that an impact can have; they fit four bits, and the client divides by this.
pub const LEVELS: u32 = 15;

/// The impact of the highest level; few words reach more.
pub const TOP_IMPACT: f32 = 0.8;

/// All of a language's pages as search sees them.
#[derive(Debug, Default)]
pub struct Index {
    /// Pages in the order of their numbers.
    pub pages: Vec<IndexPage>,
    /// Distinct words of the pages, sorted.
    pub forms: Vec<Form>,
    /// Roots, sorted.
    pub roots: Vec<Root>,
    /// Abbreviations that the pages explain, as written, sorted.
    pub abbreviations: Vec<(String, String)>,
}

/// A page without its words.
#[derive(Debug)]
pub struct IndexPage {
    /// Kind of page.
    pub kind: PageKind,
    /// Whether it is the usual one.
    pub main: bool,
    /// Row of the title block.
    pub row: String,
    /// Row of the detail block.
    pub detail: String,
}

/// A word as it stands on pages.
#[derive(Debug)]
pub struct Form {
    /// The word.
    pub text: Box<str>,
    /// Number of its root.
    pub root: u32,
}

/// Words that count as one.
#[derive(Debug, Default)]
pub struct Root {
    /// The root; it need not stand on any page.
    pub text: String,
    /// Pages that have it in title or keywords.
    pub title_pages: u32,
    /// Pages that have it in title, keywords or summary.
    pub head_pages: u32,
    /// Pages that have it, in order.
    pub postings: Vec<Posting>,
}

/// A page, how much a root counts there (1 to `LEVELS`) and whether it stands in the title or among the keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting(u32);

impl Posting {
    /// Makes a posting.
    pub fn new(page: u32, in_title: bool, level: u32) -> Self {
        Self(page << 5 | u32::from(in_title) << 4 | level & 15)
    }

    /// Gives the page's number.
    pub fn page(self) -> u32 {
        self.0 >> 5
    }

    /// Says whether the root stands in the title or among the keywords.
    pub fn in_title(self) -> bool {
        self.0 >> 4 & 1 == 1
    }

    /// Gives the impact's level.
    pub fn level(self) -> u32 {
        self.0 & 15
    }
}

/// Puts batches together; the result does not depend on how pages were divided among them.
pub fn merge(batches: Vec<BatchParts>, language: &Language) -> Index {
    let mut interner = Interner::default();
    let mut batches: Vec<(Vec<u32>, BatchParts)> = batches
        .into_iter()
        .map(|mut parts| {
            let words = std::mem::take(&mut parts.words);
            (words.iter().map(|word| interner.number(word)).collect(), parts)
        })
        .collect();
    let is_used = used_words(&batches, interner.len());
    let mut abbreviations: Vec<(String, String)> =
        batches.iter_mut().flat_map(|(_, parts)| std::mem::take(&mut parts.abbreviations)).collect();
    abbreviations.sort_unstable();
    abbreviations.dedup();

    let (forms, mut roots, root_of_word) = find_roots(&interner, &is_used, language);

    let mut order: Vec<(usize, usize)> = Vec::new();
    for (batch, (_, parts)) in batches.iter().enumerate() {
        order.extend((0..parts.pages.len()).map(|page| (batch, page)));
    }
    let id_of = |&(batch, page): &(usize, usize)| {
        batches.get(batch).and_then(|(_, parts)| parts.pages.get(page)).map(|page| page.id.as_str())
    };
    order.sort_by(|one, other| id_of(one).cmp(&id_of(other)));

    let mut adder = Adder { slots: vec![Slot::default(); roots.len()], touched: Vec::new() };
    let mut pages = Vec::with_capacity(order.len());
    for (batch, page) in order {
        let Some((words, parts)) = batches.get_mut(batch) else { continue };
        let Some(page) = parts.pages.get_mut(page) else { continue };
        let number = pages.len() as u32;
        for term in std::mem::take(&mut page.terms) {
            let word = words.get(term.word() as usize).copied().unwrap_or_default();
            let root = root_of_word.get(word as usize).copied().unwrap_or_default();
            adder.add(root, term.weight(), term.in_title(), term.in_head());
        }
        adder.finish(number, page.kind, &mut roots);
        pages.push(IndexPage {
            kind: page.kind,
            main: page.main,
            row: std::mem::take(&mut page.row),
            detail: std::mem::take(&mut page.detail),
        });
    }
    Index { pages, forms, roots, abbreviations }
}

/// Marks the words that stand on a page (fillers are numbered, too, but never indexed).
fn used_words(batches: &[(Vec<u32>, BatchParts)], count: usize) -> Vec<bool> {
    let mut is_used = vec![false; count];
    for (words, parts) in batches {
        for term in parts.pages.iter().flat_map(|page| &page.terms) {
            if let Some(word) = words.get(term.word() as usize)
                && let Some(used) = is_used.get_mut(*word as usize)
            {
                *used = true;
            }
        }
    }
    is_used
}

/// Gives forms and roots, sorted, and the root's number of each interned word.
fn find_roots(
    interner: &Interner,
    is_used: &[bool],
    language: &Language,
) -> (Vec<Form>, Vec<Root>, Vec<u32>) {
    let is_word = |word: u32| is_used.get(word as usize) == Some(&true);
    let is_known = |word: &str| interner.get(word).is_some_and(is_word);
    let words = interner.sorted();
    let mut form_roots: Vec<(&str, u32, String)> = Vec::with_capacity(words.len());
    for (word, number) in words {
        if is_word(number) {
            let root = language.root(word, is_known);
            form_roots.push((word, number, root));
        }
    }
    let mut sorted: Vec<String> = form_roots.iter().map(|(_, _, root)| root.clone()).collect();
    sorted.sort_unstable();
    sorted.dedup();
    let mut root_of_word = vec![0; is_used.len()];
    let mut forms = Vec::with_capacity(form_roots.len());
    for (word, number, root) in form_roots {
        let root = sorted.binary_search(&root).unwrap_or_default() as u32;
        if let Some(slot) = root_of_word.get_mut(number as usize) {
            *slot = root;
        }
        forms.push(Form { text: word.into(), root });
    }
    let roots = sorted.into_iter().map(|text| Root { text, ..Root::default() }).collect();
    (forms, roots, root_of_word)
}

/// What one page gives a root, while its words are added up.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    weight: f32,
    in_title: bool,
    in_head: bool,
}

/// Adds the words of one page up by root.
struct Adder {
    slots: Vec<Slot>,
    touched: Vec<u32>,
}

impl Adder {
    fn add(&mut self, root: u32, weight: f32, in_title: bool, in_head: bool) {
        let Some(slot) = self.slots.get_mut(root as usize) else { return };
        if slot.weight == 0.0 {
            self.touched.push(root);
        }
        slot.weight += weight;
        slot.in_title |= in_title;
        slot.in_head |= in_head;
    }

    #[expect(clippy::cast_sign_loss, reason = "an impact is never negative")]
    fn finish(&mut self, page: u32, kind: PageKind, roots: &mut [Root]) {
        let share = match kind {
            PageKind::Guide | PageKind::Faq => 1.0,
            PageKind::Story => STORY_SHARE,
            PageKind::Office | PageKind::Term | PageKind::Page => OTHER_SHARE,
        };
        for touched in self.touched.drain(..) {
            let touched = touched as usize;
            let (Some(slot), Some(root)) = (self.slots.get_mut(touched), roots.get_mut(touched)) else {
                continue;
            };
            let slot = std::mem::take(slot);
            let impact = slot.weight / (SATURATION + slot.weight) * share;
            let level = (impact / TOP_IMPACT * LEVELS as f32).round() as u32;
            root.postings.push(Posting::new(page, slot.in_title, level.clamp(1, LEVELS)));
            root.title_pages += u32::from(slot.in_title);
            root.head_pages += u32::from(slot.in_head);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, merge};
    use crate::search::batch::Batch;
    use crate::search::language::Language;
    use crate::search::page::SearchPage;

    fn index(batches: &[&[(&str, &str, &str)]]) -> Index {
        let language = Language::named("id");
        let fill = |pages: &&[(&str, &str, &str)]| {
            let mut batch = Batch::default();
            for (id, title, body) in *pages {
                let page = SearchPage { id, title, body: (*body).into(), ..SearchPage::default() };
                batch.add(&page, &language);
            }
            batch.into_parts()
        };
        merge(batches.iter().map(fill).collect(), &language)
    }

    #[test]
    fn forms_of_a_word_share_postings() {
        let index = index(&[&[("a", "Mengurus KK", "diurus di loket"), ("b", "Loket", "pengurusan")]]);
        let urus = index.roots.iter().find(|root| root.text == "urus").map(|root| root.postings.len());
        assert_eq!(urus, Some(2));
    }

    #[test]
    fn a_title_word_weighs_more_than_a_body_word() {
        let index = index(&[&[("a", "Paspor", ""), ("b", "Visa", "paspor")]]);
        let paspor = index.roots.iter().find(|root| root.text == "paspor").map(|root| root.postings.clone());
        let levels: Vec<_> = paspor.iter().flatten().map(|posting| posting.level()).collect();
        assert!(matches!(levels[..], [title, body] if title > 2 * body), "{levels:?}");
    }

    #[test]
    fn division_into_batches_does_not_show() {
        let pages = [("b", "Paspor hilang", "lapor"), ("a", "Kartu", "hilang"), ("c", "Izin", "kartu")];
        let together = index(&[&pages]);
        let apart = index(&[&pages[2..], &pages[..1], &pages[1..2]]);
        assert_eq!(format!("{together:?}"), format!("{apart:?}"));
    }
}
