//! A guide or life event as text for a chat: what an officer sends instead of typing it again.
//!
//! Marks are WhatsApp's (`*tebal*`, `_miring_`). The order is always the same: title, fee,
//! time, what to bring, steps, where and when, whom to ask, complaints; the day of the last
//! check and the address stand last, so that the text is still true when it is forwarded.

use std::fmt::Write;

use super::Renderer;
use super::life_event::{fee_total, time_total};
use super::wording;
use crate::document::life_event::Join;
use crate::document::{Guide, Meaning};
use crate::site::life_event::Event;
use crate::site::{Page, PageId, route};
use crate::source::path::OutputPath;

/// About how long one message may be, in characters; longer texts are divided at empty lines.
const MESSAGE_LENGTH: usize = 1_500;

/// Longest text of a share link once it is encoded, in bytes; some telephones cut longer ones.
const SHARE_BYTES: usize = 1_800;

impl Renderer<'_> {
    /// Writes the chat text of a guide, in numbered parts where it is long.
    pub(super) fn chat_text(&self, page: &Page) -> String {
        let strings = self.words(page);
        let parts = divide(&self.paragraphs(page));
        let total = parts.len();
        if total == 1 {
            return parts.concat() + "\n";
        }
        let mut text = String::new();
        for (index, part) in parts.iter().enumerate() {
            let (number, total) = ((index + 1).to_string(), total.to_string());
            let label = strings.fill("chat_part", &[("number", &number), ("total", &total)]);
            if index > 0 {
                text.push('\n');
            }
            let _ = writeln!(text, "{label}\n{part}");
        }
        text
    }

    /// Gives the address of a guide's chat text, if one is made.
    pub(super) fn chat_text_url(&self, page: &Page) -> Option<String> {
        let stem = page.address.output.as_str().strip_suffix(".html")?;
        let output = OutputPath::new(&format!("{stem}.txt"))?;
        self.site.config.outputs.text.then(|| output.encoded())
    }

    /// Gives a link that opens WhatsApp with a guide's title, fee, time and address.
    ///
    /// The whole text stands in the `.txt`; here every byte is paid for on each page.
    pub(super) fn share_link(&self, page: &Page) -> Option<String> {
        let first = match (&page.document.meaning, self.event_of(page)) {
            (Meaning::Guide(guide), _) => self.guide_in_short(page, guide),
            (Meaning::LifeEvent(_), Some(event)) => self.event_in_short(page, event),
            _ => return None,
        };
        let text = wording::encode_query(&format!("{first}\n\n{}", self.last_lines(page)));
        (text.len() <= SHARE_BYTES).then(|| format!("https://wa.me/?text={text}"))
    }

    /// Writes the paragraphs of the text; the last one holds day and address.
    fn paragraphs(&self, page: &Page) -> Vec<String> {
        match (&page.document.meaning, self.event_of(page)) {
            (Meaning::Guide(guide), _) => self.guide_paragraphs(page, guide),
            (Meaning::LifeEvent(_), Some(event)) => self.event_paragraphs(page, event),
            _ => Vec::new(),
        }
    }

    /// Writes the first paragraph of a life event: title and sums.
    fn event_in_short(&self, page: &Page, event: &Event) -> String {
        let strings = self.words(page);
        let mut first = self.title_lines(page);
        let sums = [("chat_fee", fee_total(event, strings)), ("chat_time", time_total(event, strings))];
        for (label, total) in sums {
            let said: Vec<String> = total.said().into_iter().chain(total.unknown).collect();
            if !said.is_empty() {
                first.push(format!("{}: {}", strings.text(label), plain(&said.join(". "))));
            }
        }
        first.join("\n")
    }

    /// Writes the paragraphs of a life event: the sums, the guides in order, one list of what to bring.
    fn event_paragraphs(&self, page: &Page, event: &Event) -> Vec<String> {
        let strings = self.words(page);
        let mut steps = vec![format!("*{}*", strings.text("chat_steps"))];
        for (number, stage) in event.steps.iter().enumerate() {
            let title = |id: PageId| plain(&self.site.page(id).document.head.title);
            let mut line = format!("{}. {}", number + 1, stage.guide.map(title).unwrap_or_default());
            for (join, guide) in &stage.branches {
                let word = match join {
                    Join::Or => strings.text("event_or"),
                    Join::Meanwhile => strings.text("event_meanwhile"),
                };
                if let Some(guide) = guide {
                    let _ = write!(line, "; {} {}", word.to_lowercase(), title(*guide));
                }
            }
            steps.push(line);
        }
        let mut bring = vec![format!("*{}*", strings.text("chat_bring"))];
        let checklist = &event.checklist;
        let things = checklist.prepare.iter().chain(&checklist.sometimes).chain(&checklist.received);
        for thing in things {
            let view = self.thing_view(thing, strings);
            let condition = view.condition.map(|words| format!("{}: ", plain(&words))).unwrap_or_default();
            let mut said: Vec<String> = view.note.iter().map(|note| plain(note)).collect();
            if view.variants.is_empty() {
                said.push(view.used.trim_end_matches('.').to_lowercase());
            }
            said.extend(view.received.map(|words| words.trim_end_matches('.').to_owned()));
            let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) };
            bring.push(format!("• {condition}{}{said}", plain(&view.name)));
            bring.extend(view.variants.iter().map(|one| {
                let said: Vec<String> = one.note.iter().chain(&one.used).map(|words| plain(words)).collect();
                format!("  – {} ({})", plain(&one.text), said.join("; "))
            }));
        }
        let mut paragraphs = vec![self.event_in_short(page, event), steps.join("\n")];
        paragraphs.extend((bring.len() > 1).then(|| bring.join("\n")));
        paragraphs.push(self.last_lines(page));
        paragraphs
    }

    /// Writes the title, and below it that the page is a sample.
    fn title_lines(&self, page: &Page) -> Vec<String> {
        let head = &page.document.head;
        let mut lines = vec![format!("*{}*", plain(&head.title))];
        if head.sample || self.site.config.sample {
            lines.push(format!("_{}_", self.words(page).text("chat_sample")));
        }
        lines
    }

    /// Writes the day of the last check and the address.
    fn last_lines(&self, page: &Page) -> String {
        let strings = self.words(page);
        let day = page.document.head.reviewed.map(|day| wording::date(day, strings).text);
        let day = day.map(|day| strings.fill("chat_checked", &[("date", &day)]));
        let short = route::short_address(self.site, page).filter(|_| page.is_guide());
        day.into_iter()
            .chain(self.absolute(short.as_ref().unwrap_or(&page.address.output)))
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Writes the first paragraph of a guide: title, fee and time.
    fn guide_in_short(&self, page: &Page, guide: &Guide) -> String {
        let strings = self.words(page);
        let mut first = self.title_lines(page);
        if let Some(fee) = guide.fee.as_ref() {
            first.push(format!("{}: *{}*", strings.text("chat_fee"), wording::fee_in_short(fee, strings)));
        }
        if let Some(time) = guide.time.as_ref() {
            first.push(format!("{}: {}", strings.text("chat_time"), plain(&time.text)));
        }
        first.join("\n")
    }

    /// Writes the paragraphs of a guide; the last one holds day and address.
    fn guide_paragraphs(&self, page: &Page, guide: &Guide) -> Vec<String> {
        let mut paragraphs = vec![self.guide_in_short(page, guide)];
        paragraphs.extend(self.bring_paragraph(page, guide));
        paragraphs.extend(self.steps_paragraph(page, guide));
        paragraphs.extend(self.office_paragraph(page));
        paragraphs.push(self.last_lines(page));
        paragraphs
    }

    /// Lists what to bring, and what only some people need with its condition.
    fn bring_paragraph(&self, page: &Page, guide: &Guide) -> Option<String> {
        let items = self.site.current_requirements(page, guide);
        let always = items.iter().filter(|item| item.condition.is_none());
        let mut lines: Vec<String> = always
            .map(|item| match &item.note {
                Some(note) => format!("• {} ({})", plain(&item.plain), plain(note)),
                None => format!("• {}", plain(&item.plain)),
            })
            .collect();
        lines.extend(items.iter().filter_map(|item| {
            let condition = item.condition.as_ref()?;
            Some(format!("• {} ({})", plain(&item.plain), plain(condition)))
        }));
        let title = format!("*{}*", self.words(page).text("chat_bring"));
        (!lines.is_empty()).then(|| format!("{title}\n{}", lines.join("\n")))
    }

    /// Numbers the steps.
    fn steps_paragraph(&self, page: &Page, guide: &Guide) -> Option<String> {
        let steps = self.site.current_steps(page, guide);
        let lines: Vec<String> = steps
            .iter()
            .enumerate()
            .map(|(index, step)| format!("{}. {}", index + 1, plain(&step.plain)))
            .collect();
        let title = format!("*{}*", self.words(page).text("chat_steps"));
        (!lines.is_empty()).then(|| format!("{title}\n{}", lines.join("\n")))
    }

    /// Tells where and when, whom to ask, and where to complain.
    fn office_paragraph(&self, page: &Page) -> Option<String> {
        let strings = self.words(page);
        let Some(office) = self.office_to_ask(page) else {
            let agency = self.site.agencies.get(*page.agencies.first()?)?;
            return Some(format!("*{}*\n{}", strings.text("chat_where"), plain(&agency.name)));
        };
        let mut lines = vec![format!("*{}*", strings.text("chat_where")), plain(&office.name)];
        lines.extend(office.address.as_deref().map(plain));
        lines.extend(office.hours.iter().map(|hours| plain(hours)));
        let mut ask: Vec<String> =
            office.whatsapp.iter().map(|reach| format!("WhatsApp {}", reach.text)).collect();
        ask.extend(office.telephone.iter().map(|reach| reach.text.clone()));
        if !ask.is_empty() {
            lines.push(format!("{}: {}", strings.text("chat_ask"), ask.join(", ")));
        }
        lines.push(format!("{}: {}", strings.text("chat_complaint"), strings.text("chat_complaint_path")));
        Some(lines.join("\n"))
    }
}

/// Takes WhatsApp's own marks out of a text, so that it reads as it was written.
fn plain(text: &str) -> String {
    text.replace(['*', '~', '`'], "").replace('\n', " ")
}

/// Puts paragraphs together into messages of about the right length; only the last may be short.
fn divide(paragraphs: &[String]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        match parts.last_mut() {
            Some(part) if part.chars().count() + paragraph.chars().count() < MESSAGE_LENGTH => {
                part.push_str("\n\n");
                part.push_str(paragraph);
            }
            _ => parts.push(paragraph.clone()),
        }
    }
    parts
}
