//! The service standard: which of its 14 components each service states, and where they stand.
//!
//! In: a site. Out: for a guide, at each of its offices, every component as stated or missing
//! (UU 25/2009 article 21; order and groups of PermenPANRB 15/2014), with the file that states
//! it: the guide, its office, or the office around that. What a component says in words is
//! `render`'s to tell. Findings come only where an office has begun to state its standard, so
//! that content from elsewhere is not flooded.

use super::{Page, PageId, Site};
use crate::diagnostic::{Diagnostic, Location, Problem};
use crate::document::{Guide, Meaning, Office, SectionContent, StandardPart};
use crate::source::path::OutputPath;

/// A component of the service standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    /// Persyaratan.
    Requirements,
    /// Sistem, mekanisme, dan prosedur.
    Procedure,
    /// Jangka waktu penyelesaian.
    Time,
    /// Biaya atau tarif.
    Fee,
    /// Produk pelayanan.
    Product,
    /// Penanganan pengaduan, saran, dan masukan.
    Complaint,
    /// Dasar hukum.
    LegalBasis,
    /// Sarana dan prasarana.
    Facilities,
    /// Kompetensi pelaksana.
    Competence,
    /// Pengawasan internal.
    Supervision,
    /// Jumlah pelaksana.
    StaffCount,
    /// Jaminan pelayanan.
    ServiceGuarantee,
    /// Jaminan keamanan.
    SafetyGuarantee,
    /// Evaluasi kinerja.
    Evaluation,
}

impl Component {
    /// All components: the six of service delivery, then the eight of how the office works inside.
    pub const ALL: [Component; 14] = [
        Component::Requirements,
        Component::Procedure,
        Component::Time,
        Component::Fee,
        Component::Product,
        Component::Complaint,
        Component::LegalBasis,
        Component::Facilities,
        Component::Competence,
        Component::Supervision,
        Component::StaffCount,
        Component::ServiceGuarantee,
        Component::SafetyGuarantee,
        Component::Evaluation,
    ];

    /// Tells whether it is one of the six that the public must be told.
    pub fn is_public(self) -> bool {
        self <= Component::Complaint
    }

    /// Gives the key or heading under which editors write it.
    pub fn written_as(self) -> &'static str {
        match self {
            Component::Requirements => "## Yang perlu disiapkan",
            Component::Procedure => "## Langkah-langkah",
            Component::Time => "waktu",
            Component::Fee => "biaya",
            Component::Product => "hasil",
            Component::Complaint => "pengaduan",
            Component::LegalBasis => "dasar_hukum",
            Component::Facilities => "sarana",
            Component::Competence => "kompetensi",
            Component::Supervision => "pengawasan",
            Component::StaffCount => "jumlah_pelaksana",
            Component::ServiceGuarantee => "jaminan_layanan",
            Component::SafetyGuarantee => "jaminan_keamanan",
            Component::Evaluation => "evaluasi",
        }
    }

    /// Gives the part of an office's standard that it is; `None` for what guides write.
    pub fn part(self) -> Option<StandardPart> {
        Some(match self {
            Component::Facilities => StandardPart::Facilities,
            Component::Competence => StandardPart::Competence,
            Component::Supervision => StandardPart::Supervision,
            Component::StaffCount => StandardPart::StaffCount,
            Component::ServiceGuarantee => StandardPart::ServiceGuarantee,
            Component::SafetyGuarantee => StandardPart::SafetyGuarantee,
            Component::Evaluation => StandardPart::Evaluation,
            _ => return None,
        })
    }

    /// Tells whether a guide states it.
    fn is_in_guide(self, guide: &Guide) -> bool {
        let has = |wanted: fn(&SectionContent) -> bool| {
            guide.sections.iter().any(|section| wanted(&section.content))
        };
        match self {
            Component::Requirements => has(|content| {
                matches!(content, SectionContent::Requirements(list)
                    if !list.items.is_empty() || !list.before.is_empty() || !list.after.is_empty())
            }),
            Component::Procedure => has(|content| {
                matches!(content, SectionContent::Steps(steps)
                    if !steps.items.is_empty() || !steps.before.is_empty() || !steps.after.is_empty())
            }),
            Component::Time => {
                guide.time.is_some()
                    || has(|content| matches!(content, SectionContent::Time(prose) if !prose.is_empty()))
            }
            Component::Fee => {
                guide.fee.is_some()
                    || has(|content| matches!(content, SectionContent::Fee(prose) if !prose.is_empty()))
            }
            Component::Product => !guide.results.is_empty(),
            Component::Complaint => {
                has(|content| matches!(content, SectionContent::Complaint(prose) if !prose.is_empty()))
            }
            Component::LegalBasis => !guide.legal_basis.is_empty(),
            _ => false,
        }
    }

    /// Tells whether an office states it for its services.
    fn is_in_office(self, office: &Office) -> bool {
        match self.part() {
            Some(part) => office.standard.iter().any(|(own, _)| *own == part),
            None => self == Component::Complaint && !office.complaint.is_empty(),
        }
    }
}

/// The file that states a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The guide itself.
    Guide,
    /// The office, or one around it.
    Office(PageId),
}

/// A component with where it is stated; `None` where it is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// The component.
    pub component: Component,
    /// Where it is stated.
    pub origin: Option<Origin>,
}

/// The standard of one service at one office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// The service.
    pub guide: PageId,
    /// The office; `None` where the guide names none that has a page.
    pub office: Option<PageId>,
    /// All 14 components, in the order of [`Component::ALL`].
    pub components: Vec<Stated>,
}

impl Standard {
    /// Counts the components that are stated.
    pub fn stated(&self) -> usize {
        self.components.iter().filter(|stated| stated.origin.is_some()).count()
    }

    /// Gives the components that are missing.
    pub fn missing(&self) -> impl Iterator<Item = Component> {
        self.components.iter().filter(|stated| stated.origin.is_none()).map(|stated| stated.component)
    }
}

/// Gives the standard of a guide at each of its offices that has a page; one without office where none has.
pub fn of_guide(site: &Site, id: PageId) -> Vec<Standard> {
    let page = site.page(id);
    let Meaning::Guide(guide) = &page.document.meaning else { return Vec::new() };
    let offices: Vec<PageId> = offices_of(site, page).collect();
    let at = |office: Option<PageId>| {
        let around = office.map_or_else(Vec::new, |office| with_parents(site, office));
        let origin = |component: Component| {
            if component.is_in_guide(guide) {
                return Some(Origin::Guide);
            }
            let states = |id: &&PageId| office_of(site.page(**id)).is_some_and(|o| component.is_in_office(o));
            around.iter().find(states).map(|id| Origin::Office(*id))
        };
        let components = Component::ALL.map(|component| Stated { component, origin: origin(component) });
        Standard { guide: id, office, components: components.to_vec() }
    };
    if offices.is_empty() { vec![at(None)] } else { offices.into_iter().map(|id| at(Some(id))).collect() }
}

/// Gives the guides that are done at an office, in the order of its list; translations are left out.
pub fn services_of(site: &Site, office: PageId) -> Vec<PageId> {
    let agency = site.agencies.iter().find(|agency| agency.page == Some(office));
    let entries = agency.map_or(&[][..], |agency| &agency.entries);
    let is_service = |id: &&PageId| site.page(**id).is_guide() && is_original(site, site.page(**id));
    entries.iter().filter(is_service).copied().collect()
}

/// Gives the standard of a service at one office.
pub fn at_office(site: &Site, guide: PageId, office: PageId) -> Option<Standard> {
    of_guide(site, guide).into_iter().find(|standard| standard.office == Some(office))
}

/// Gives an office and those around it, the nearest first; an office inside itself ends the row.
pub fn with_parents(site: &Site, office: PageId) -> Vec<PageId> {
    let mut row = vec![office];
    let mut here = office;
    while let Some(parent) = offices_of(site, site.page(here)).next() {
        if row.contains(&parent) {
            break;
        }
        row.push(parent);
        here = parent;
    }
    row
}

/// Tells whether an office, or one around it, has begun to state its standard.
pub fn is_begun(site: &Site, office: PageId) -> bool {
    with_parents(site, office)
        .into_iter()
        .filter_map(|id| office_of(site.page(id)))
        .any(|office| office.pledge.is_some() || !office.standard.is_empty() || !office.surveys.is_empty())
}

/// Tells whether a page is the first of its translations: a standard is one text, in the site's language.
pub fn is_original(site: &Site, page: &Page) -> bool {
    let own = site.language_index(&page.document.language);
    page.translations.iter().all(|id| own < site.language_index(&site.page(*id).document.language))
}

/// Gives the first of a page's translations, which may be itself.
pub fn original_of(site: &Site, id: PageId) -> PageId {
    let page = site.page(id);
    let all = std::iter::once(&id).chain(&page.translations);
    let language = |id: &&PageId| site.language_index(&site.page(**id).document.language);
    all.min_by_key(language).copied().unwrap_or(id)
}

/// Gives the office that a page describes.
pub fn office_of(page: &Page) -> Option<&Office> {
    match &page.document.meaning {
        Meaning::Office(office) => Some(office),
        _ => None,
    }
}

/// Gives the offices that a page names, where they have a page; for an office the one around it.
fn offices_of<'s>(site: &'s Site, page: &'s Page) -> impl Iterator<Item = PageId> {
    page.agencies.iter().filter_map(|agency| site.agencies.get(*agency)?.page)
}

/// A page that is made of the standard of a guide or office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandardPage {
    /// The 14 components of a guide as a table.
    Table,
    /// The services of an office with what their standards state; a page of the list, from 0.
    Services(usize),
    /// The public promise of an office on one sheet.
    Pledge,
    /// What people said of an office in the survey.
    Survey,
    /// The sheet on which people answer the survey.
    SurveyForm,
}

impl StandardPage {
    /// Gives its address below the page that it is made of: `panduan/akta/standar-pelayanan.html`.
    pub fn address(self, page: &Page) -> Option<OutputPath> {
        let name = match self {
            StandardPage::Table | StandardPage::Services(_) => "standar-pelayanan",
            StandardPage::Pledge => "maklumat",
            StandardPage::Survey => "hasil-survei",
            StandardPage::SurveyForm => "survei",
        };
        let own = page.address.output.as_str();
        let folder = own.strip_suffix(".html").unwrap_or(own);
        let folder = folder.strip_suffix("/index").unwrap_or(folder);
        let first = OutputPath::new(&format!("{folder}/{name}.html"))?;
        match self {
            StandardPage::Services(number) => super::route::page_of(&first, number),
            _ => Some(first),
        }
    }
}

/// Gives the pages that are made of the standard of a guide or office.
pub fn pages_of(site: &Site, id: PageId) -> Vec<StandardPage> {
    let page = site.page(id);
    if !site.config.outputs.standard || !is_original(site, page) {
        return Vec::new();
    }
    let Some(office) = office_of(page) else {
        let is_asked = page.is_guide() && offices_of(site, page).any(|office| is_begun(site, office));
        return if is_asked { vec![StandardPage::Table] } else { Vec::new() };
    };
    if !is_begun(site, id) {
        return Vec::new();
    }
    let lists = services_of(site, id).len().div_ceil(site.config.page_size.max(1)).max(1);
    let mut pages: Vec<StandardPage> = (0..lists).map(StandardPage::Services).collect();
    if office.pledge.is_some() {
        pages.push(StandardPage::Pledge);
    }
    if !office.surveys.is_empty() {
        pages.push(StandardPage::Survey);
    }
    pages.push(StandardPage::SurveyForm);
    pages
}

/// Finds what standards lack, where an office has begun to state one: one finding a file, told where it is to be written.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (index, page) in site.pages.iter().enumerate() {
        if !is_original(site, page) {
            continue;
        }
        let id = PageId(index);
        let problem = match &page.document.meaning {
            Meaning::Guide(_) => guide_problem(site, id),
            Meaning::Office(_) => office_problem(site, id),
            _ => None,
        };
        let at = Location::new(&page.document.path, page.document.head.title_span.clone());
        diagnostics.extend(problem.map(|problem| Diagnostic::new(problem, at)));
    }
}

/// Says what a guide's standard lacks and the guide can state; a missing complaint path is told at the office.
fn guide_problem(site: &Site, id: PageId) -> Option<Problem> {
    let mut standards = of_guide(site, id);
    standards.retain(|standard| standard.office.is_some_and(|office| is_begun(site, office)));
    let least = standards.iter().min_by_key(|standard| standard.stated())?;
    let missing: Vec<Component> = least
        .missing()
        .filter(|component| component.part().is_none() && *component != Component::Complaint)
        .collect();
    (!missing.is_empty()).then(|| Problem::StandardOfGuide {
        stated: least.stated(),
        public: missing.iter().any(|component| component.is_public()),
        missing: missing.into_iter().map(Component::written_as).collect(),
    })
}

/// Says what an office does not state for its services.
fn office_problem(site: &Site, id: PageId) -> Option<Problem> {
    if !is_begun(site, id) || services_of(site, id).is_empty() {
        return None;
    }
    let row = with_parents(site, id);
    let states = |component: Component| {
        row.iter().filter_map(|id| office_of(site.page(*id))).any(|office| component.is_in_office(office))
    };
    let inherited = Component::ALL.into_iter().filter(|component| component.part().is_some());
    let missing: Vec<&'static str> =
        inherited.filter(|component| !states(*component)).map(Component::written_as).collect();
    (!missing.is_empty()).then_some(Problem::StandardOfOffice { missing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{Options, load_texts};

    /// Assembles a site of one guide at `loket`, which is part of `gedung`.
    fn site(guide: &str, office: &str, parent: &str) -> std::sync::Arc<Site> {
        let head = "alamat: Jalan Uji 1\njam: Senin 08.00–12.00\ntelepon: 0800-000-0000\n";
        let files = [
            ("site.yaml", "judul: Uji\n".to_owned()),
            ("content/panduan/akta.md", format!("---\njudul: Mengurus akta\ninstansi: loket\n{guide}")),
            ("content/instansi/loket.md", format!("---\nnama: Loket\ninduk: gedung\n{head}{office}---\n")),
            ("content/instansi/gedung.md", format!("---\nnama: Gedung\n{head}{parent}---\n")),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text));
        let today = Some(jiff::civil::date(2026, 11, 24));
        let options = Options { source: "situs".into(), base_url: None, drafts: false, today };
        load_texts(&options, &files).site
    }

    fn id(site: &Site, path: &str) -> PageId {
        PageId(site.pages.iter().position(|page| page.document.path.as_str() == path).expect("it is there"))
    }

    #[test]
    fn a_component_comes_from_the_guide_then_the_office_then_the_one_around_it() {
        let site = site(
            "waktu: 1 hari\n---\n\n## Pengaduan\n\nKe meja depan.\n",
            "sarana: Kursi\npengaduan: Loket 1\n",
            "sarana: Taman\nevaluasi: Setiap bulan\n",
        );
        let [standard] = &of_guide(&site, id(&site, "content/panduan/akta.md"))[..] else {
            panic!("one office, one standard")
        };
        let origin =
            |component| standard.components.iter().find(|s| s.component == component).unwrap().origin;
        let office = |path| Some(Origin::Office(id(&site, path)));
        assert_eq!(origin(Component::Time), Some(Origin::Guide));
        assert_eq!(origin(Component::Complaint), Some(Origin::Guide));
        assert_eq!(origin(Component::Facilities), office("content/instansi/loket.md"));
        assert_eq!(origin(Component::Evaluation), office("content/instansi/gedung.md"));
        assert_eq!(origin(Component::Fee), None);
        assert_eq!((standard.stated(), standard.missing().count()), (4, 10));
    }

    #[test]
    fn nothing_is_made_or_asked_where_no_office_has_begun() {
        let site = site("---\n", "pengaduan: Loket 1\n", "");
        let guide = id(&site, "content/panduan/akta.md");
        assert!(!is_begun(&site, id(&site, "content/instansi/loket.md")));
        assert_eq!((pages_of(&site, guide), guide_problem(&site, guide)), (Vec::new(), None));
    }

    #[test]
    fn offices_inside_each_other_end() {
        let site = site("---\n", "", "induk: loket\n");
        assert_eq!(with_parents(&site, id(&site, "content/instansi/loket.md")).len(), 2);
    }
}
