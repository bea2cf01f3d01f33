//! Reporting wrong information without a server: links that open a message with the page filled in.
//!
//! In: a page. Out: the ways that exist: the WhatsApp and e-mail of its office or else of the
//! site, and SP4N-LAPOR!, which every citizen may use. Nothing is sent or counted by the page.

use super::Renderer;
use super::view::feedback::{FeedbackView, FeedbackWay};
use super::wording;
use crate::document::Meaning;
use crate::site::Page;

/// Longest message once it is encoded, in bytes; some telephones cut longer links.
const MESSAGE_BYTES: usize = 1_800;

/// The telephone number of SP4N-LAPOR! for SMS, and its site (Perpres 76/2013).
const LAPOR_SMS: &str = "1708";
const LAPOR_WEB: &str = "https://www.lapor.go.id/";

impl Renderer<'_> {
    /// Gives the ways to report what is wrong on a page.
    pub(super) fn feedback(&self, page: &Page) -> FeedbackView {
        let strings = self.words(page);
        let contact = &self.site.config.contact;
        let of_office = |page: &Page| match &page.document.meaning {
            Meaning::Office(office) => Some((office.whatsapp.clone(), office.email.clone())),
            _ => None,
        };
        let office = of_office(page).or_else(|| {
            let agencies = page.agencies.iter().filter_map(|agency| self.site.agencies.get(*agency));
            agencies.filter_map(|agency| agency.page).find_map(|id| of_office(self.site.page(id)))
        });
        let (whatsapp, email) = office.unwrap_or_default();
        // An office that cannot be written to leaves it to the site's own desk.
        let (whatsapp, email) = match (whatsapp, email) {
            (None, None) => (contact.whatsapp.clone(), contact.email.clone()),
            own => own,
        };
        let message = self.message(page);
        let mut ways = Vec::new();
        if let Some(number) = whatsapp {
            let href = format!("https://wa.me/{}?text={message}", wording::international(&number));
            ways.push(FeedbackWay { kind: "whatsapp", href, text: number });
        }
        if let Some(address) = email {
            let subject = cut(&page.document.head.title, MESSAGE_BYTES / 4);
            let subject = wording::encode_query(&strings.fill("feedback_subject", &[("title", &subject)]));
            let safe: String =
                address.chars().filter(|c| c.is_alphanumeric() || "@.+-_".contains(*c)).collect();
            let href = format!("mailto:{safe}?subject={subject}&body={message}");
            ways.push(FeedbackWay { kind: "email", href, text: address });
        }
        let sms = format!("sms:{LAPOR_SMS}?body={message}");
        ways.push(FeedbackWay { kind: "sms", href: sms, text: LAPOR_SMS.to_owned() });
        ways.push(FeedbackWay { kind: "web", href: LAPOR_WEB.to_owned(), text: "lapor.go.id".to_owned() });
        FeedbackView { ways }
    }

    /// Writes the message, encoded: the page's title, its address, the day of its last check.
    fn message(&self, page: &Page) -> String {
        let strings = self.words(page);
        let address = self.absolute(&page.address.output).unwrap_or_else(|| page.url());
        let day = page.document.head.reviewed.map(|day| wording::date(day, strings).text);
        let key = if day.is_some() { "feedback_message" } else { "feedback_message_undated" };
        let day = day.unwrap_or_default();
        let write = |title: &str, address: &str| {
            let values = [("title", title), ("url", address), ("date", &day)];
            wording::encode_query(&strings.fill(key, &values))
        };
        // A long title gives way first, then the address.
        let title = &page.document.head.title;
        let spare = MESSAGE_BYTES.saturating_sub(write("", &address).len());
        let message = write(&cut(title, spare), &address);
        if message.len() <= MESSAGE_BYTES { message } else { write(&cut(title, MESSAGE_BYTES / 4), "") }
    }
}

/// Cuts a text so that it takes no more than these bytes once it is encoded.
fn cut(text: &str, bytes: usize) -> String {
    if wording::encode_query(text).len() <= bytes {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut length = wording::encode_query("…").len();
    for character in text.chars() {
        length += wording::encode_query(character.encode_utf8(&mut [0; 4])).len();
        if length > bytes {
            break;
        }
        cut.push(character);
    }
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{Options, load_texts};

    /// Gives the ways of the only guide of a site.
    fn ways(title: &str, office: &str) -> Vec<FeedbackWay> {
        let guide =
            format!("---\njudul: \"{title}\"\ninstansi: uji\ndiperiksa: 2026-11-20\n---\n\nDatang.\n");
        let office = format!("---\nnama: Dinas Uji\nalamat: Jalan Uji\n{office}---\n");
        let files = [("content/panduan/uji.md", guide), ("content/instansi/uji.md", office)]
            .map(|(path, text)| (path.to_owned(), text));
        let today = Some(jiff::civil::date(2026, 11, 24));
        let options = Options {
            source: "situs".into(),
            base_url: Some("https://uji.example/".into()),
            drafts: false,
            today,
        };
        let project = load_texts(&options, &files);
        let renderer = Renderer::new(&project.site, &project.theme);
        let page = project.site.pages.iter().find(|page| page.is_guide()).unwrap();
        renderer.feedback(page).ways
    }

    #[test]
    fn only_ways_that_exist_are_offered_and_the_page_is_named() {
        let ways = ways("Uji & coba", "whatsapp: 0800-000-0021\n");
        let kinds: Vec<&str> = ways.iter().map(|way| way.kind).collect();
        assert_eq!(kinds, ["whatsapp", "sms", "web"]);
        let href = &ways[0].href;
        assert!(href.starts_with("https://wa.me/628000000021?text="), "{href}");
        assert!(href.contains("Uji%20%26%20coba") && href.contains("20%20November%202026"), "{href}");
        assert!(href.contains("https%3A%2F%2Fuji.example%2Fpanduan%2Fuji.html"), "{href}");
    }

    #[test]
    fn a_message_stays_short_enough_for_old_telephones() {
        for way in ways(&"ꦲꦏ𝄞 ".repeat(400), "whatsapp: 0800-000-0021\nsurel: a@uji.example\n") {
            let message = way.href.split(['=']).next_back().unwrap_or_default();
            assert!(message.len() <= MESSAGE_BYTES, "{}: {}", way.kind, message.len());
        }
    }
}
