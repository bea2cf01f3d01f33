//! Pages, offices and ways to reach people in short, as entries of lists and as cards.

use super::Renderer;
use super::strings::Strings;
use super::view::{AccessView, ContactView, Crumb, NextLink, OfficeCard, PageCard, Reach};
use super::wording;
use crate::document::amount::Fee;
use crate::document::{Access, Meaning, Office};
use crate::site::list::Entry;
use crate::site::{Page, PageId};

impl Renderer<'_> {
    /// Gives a page as an entry of a list.
    pub(super) fn page_card(&self, id: PageId) -> PageCard {
        let page = self.site.page(id);
        let strings = self.words(page);
        let head = &page.document.head;
        let mut card = PageCard {
            title: head.title.clone(),
            language: page.document.language.code().to_owned(),
            language_name: strings.text("language_name").to_owned(),
            url: page.url(),
            kind: "page",
            summary: head.summary.clone(),
            fee: None,
            free: false,
            time: None,
            office: page.agencies.first().and_then(|a| self.site.agencies.get(*a)).map(|a| a.name.clone()),
            date: None,
            person: None,
            total: None,
        };
        match &page.document.meaning {
            Meaning::Guide(guide) => {
                card.kind = "guide";
                let fee = guide.fee.as_ref();
                card.fee = fee.map(|fee| wording::fee_in_short(fee, strings));
                card.free = fee == Some(&Fee::Free);
                // "Ask the hospital" is not said twice, once for the fee and once for the time.
                card.time = guide.time.as_ref().map(|time| time.text.clone());
                card.time = card.time.filter(|time| card.fee.as_ref() != Some(time));
            }
            Meaning::Story(story) => {
                card.kind = "story";
                card.date = story.date.map(|day| wording::date(day, strings));
                card.person.clone_from(&story.person);
            }
            Meaning::LifeEvent(_) => {
                card.kind = "life-event";
                if let Some(event) = self.event_of(page) {
                    let fee = super::life_event::fee_total(event, strings);
                    (card.free, card.fee) = (fee.free, fee.said());
                    card.time = super::life_event::time_total(event, strings).said();
                }
            }
            Meaning::Helper(_) => card.kind = "helper",
            Meaning::Office(_) => card.kind = "office",
            Meaning::Faq(_) => card.kind = "faq",
            Meaning::Part(_)
            | Meaning::Term(_)
            | Meaning::Notice(_)
            | Meaning::Page(_)
            | Meaning::Folder(_)
            | Meaning::EasyRead(_) => {}
        }
        card
    }

    /// Gives a page as a link with what it costs.
    pub(super) fn next_link(&self, id: PageId) -> NextLink {
        let page = self.site.page(id);
        let fee = match &page.document.meaning {
            Meaning::Guide(guide) => guide.fee.as_ref(),
            _ => None,
        };
        NextLink {
            title: page.document.head.title.clone(),
            url: page.url(),
            fee: fee.map(|fee| wording::fee_in_short(fee, self.words(page))),
        }
    }

    /// Gives an entry of a list.
    pub(super) fn entry_card(&self, entry: Entry) -> Option<PageCard> {
        match entry {
            Entry::Page(id) => Some(self.page_card(id)),
            Entry::Agency(index) => {
                let agency = self.site.agencies.get(index)?;
                Some(PageCard {
                    title: agency.name.clone(),
                    language: agency.language.code().to_owned(),
                    language_name: self.strings(&agency.language).text("language_name").to_owned(),
                    url: agency.output.encoded(),
                    kind: "agency",
                    summary: None,
                    fee: None,
                    free: false,
                    time: None,
                    office: None,
                    date: None,
                    person: None,
                    total: Some(agency.entries.len()),
                })
            }
        }
    }

    /// Gives the agencies of a page as links.
    pub(super) fn agency_links(&self, page: &Page) -> Vec<Crumb> {
        let agencies = page.agencies.iter().filter_map(|agency| self.site.agencies.get(*agency));
        agencies.map(|agency| link(&agency.name, agency.output.encoded())).collect()
    }

    /// Gives the topics of a page as links.
    pub(super) fn topic_links(&self, page: &Page) -> Vec<Crumb> {
        let topics = page.topics.iter().filter_map(|topic| self.site.topics.get(*topic));
        topics.map(|topic| link(&topic.title, topic.output.encoded())).collect()
    }

    /// Gives an office as a person to ask; `None` for other pages.
    pub(super) fn office_card(&self, page: &Page, reader: &Page) -> Option<OfficeCard> {
        let Meaning::Office(office) = &page.document.meaning else { return None };
        Some(OfficeCard {
            language: page.document.language.code().to_owned(),
            words_language: reader.document.language.code().to_owned(),
            name: page.document.head.title.clone(),
            url: page.url(),
            address: office.address.clone(),
            landmark: office.landmark.clone(),
            hours: office.hours.iter().map(|hours| hours.text.clone()).collect(),
            break_time: office.break_time.clone(),
            closed: office.closed.clone(),
            telephone: office.telephone.iter().map(|number| telephone(number)).collect(),
            whatsapp: office.whatsapp.as_deref().map(|number| whatsapp(number, None)),
            email: office.email.as_deref().map(email),
            access: access(office, self.words(reader)),
            complaint: office.complaint.clone(),
        })
    }

    /// Gives the first office of a page that has a page of its own, as a person to ask about a title.
    pub(super) fn office_to_ask(&self, page: &Page) -> Option<OfficeCard> {
        let agencies = page.agencies.iter().filter_map(|agency| self.site.agencies.get(*agency));
        let office = agencies.filter_map(|agency| agency.page).map(|id| self.site.page(id)).next()?;
        let mut card = self.office_card(office, page)?;
        if let (Meaning::Office(facts), Some(_)) = (&office.document.meaning, &card.whatsapp) {
            let question = self.words(page).fill("whatsapp_ask", &[("title", &page.document.head.title)]);
            card.whatsapp = facts.whatsapp.as_deref().map(|number| whatsapp(number, Some(&question)));
        }
        Some(card)
    }

    /// Gives the site's own desk, if the settings name one.
    pub(super) fn contact(&self) -> Option<ContactView> {
        let contact = &self.site.config.contact;
        if *contact == crate::config::Contact::default() {
            return None;
        }
        Some(ContactView {
            name: contact.name.clone(),
            telephone: contact.telephone.as_deref().map(telephone),
            whatsapp: contact.whatsapp.as_deref().map(|number| whatsapp(number, None)),
            email: contact.email.as_deref().map(email),
            address: contact.address.clone(),
            hours: contact.hours.clone(),
        })
    }
}

/// Makes a link of the site.
pub(super) fn link(title: &str, url: String) -> Crumb {
    Crumb { title: title.to_owned(), url, external: false, total: None }
}

/// Most digits of a number that every telephone of the country calls as it is.
const SHORT_NUMBER: usize = 6;

/// Makes a link that a telephone can call.
pub(super) fn telephone(number: &str) -> Reach {
    let digits = wording::international(number);
    // A short number such as 112 belongs to the country that one is in.
    let plus =
        if digits.len() <= SHORT_NUMBER && !number.trim_start().starts_with(['0', '+']) { "" } else { "+" };
    Reach { text: number.to_owned(), href: format!("tel:{plus}{digits}") }
}

/// Makes a link that opens a chat, perhaps with a first message.
pub(super) fn whatsapp(number: &str, message: Option<&str>) -> Reach {
    let mut href = format!("https://wa.me/{}", wording::international(number));
    if let Some(message) = message {
        href.push_str("?text=");
        href.push_str(&wording::encode_query(message));
    }
    Reach { text: number.to_owned(), href }
}

/// Makes a link that opens a letter.
pub(super) fn email(address: &str) -> Reach {
    let safe: String = address.chars().filter(|c| c.is_alphanumeric() || "@.+-_".contains(*c)).collect();
    Reach { text: address.to_owned(), href: format!("mailto:{safe}") }
}

/// Words the help that an office offers.
fn access(office: &Office, strings: &Strings) -> Vec<AccessView> {
    if office.no_access_yet && office.access.is_empty() {
        return vec![AccessView { key: "none", text: strings.text("access_none").to_owned() }];
    }
    office
        .access
        .iter()
        .map(|access| {
            let (key, string) = match access {
                Access::Ramp => ("ramp", "access_ramp"),
                Access::Wheelchair => ("wheelchair", "access_wheelchair"),
                Access::PriorityQueue => ("priority-queue", "access_priority_queue"),
                Access::SignLanguage => ("sign-language", "access_sign_language"),
                Access::NursingRoom => ("nursing-room", "access_nursing_room"),
                Access::Companion => ("companion", "access_companion"),
                Access::HomeService => ("home-service", "access_home_service"),
            };
            AccessView { key, text: strings.text(string).to_owned() }
        })
        .collect()
}
