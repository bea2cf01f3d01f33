//! A guide as text for a chat: what an officer sends instead of typing it again.
//!
//! Marks are WhatsApp's (`*tebal*`, `_miring_`). The order is always the same: title, fee,
//! time, what to bring, steps, where and when, whom to ask, complaints; the day of the last
//! check and the address stand last, so that the text is still true when it is forwarded.

use std::fmt::Write;

use super::Renderer;
use super::guide::needed_always;
use super::wording;
use crate::document::{Guide, Meaning, SectionContent};
use crate::site::{Page, route};
use crate::source::path::OutputPath;

/// About how long one message may be, in characters; longer texts are divided at empty lines.
const MESSAGE_LENGTH: usize = 1_500;

/// Longest text of a share link once it is encoded, in bytes; some telephones cut longer ones.
const SHARE_BYTES: usize = 1_800;

impl Renderer<'_> {
    /// Writes the chat text of a guide, in numbered parts where it is long.
    pub(super) fn chat_text(&self, page: &Page) -> String {
        let Meaning::Guide(guide) = &page.document.meaning else { return String::new() };
        let strings = self.words(page);
        let parts = divide(&self.paragraphs(page, guide));
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
        let Meaning::Guide(guide) = &page.document.meaning else { return None };
        let paragraphs = self.paragraphs(page, guide);
        let (first, last) = (paragraphs.first()?, paragraphs.last()?);
        let text = wording::encode_query(&format!("{first}\n\n{last}"));
        (text.len() <= SHARE_BYTES).then(|| format!("https://wa.me/?text={text}"))
    }

    /// Writes the paragraphs of the text; the last one holds day and address.
    fn paragraphs(&self, page: &Page, guide: &Guide) -> Vec<String> {
        let strings = self.words(page);
        let head = &page.document.head;
        let mut first = vec![format!("*{}*", plain(&head.title))];
        if head.sample || self.site.config.sample {
            first.push(format!("_{}_", strings.text("chat_sample")));
        }
        if let Some(fee) = &guide.fee {
            first.push(format!("{}: *{}*", strings.text("chat_fee"), wording::fee(fee, strings).text));
        }
        if let Some(time) = &guide.time {
            first.push(format!("{}: {}", strings.text("chat_time"), plain(&time.text)));
        }
        let mut paragraphs = vec![first.join("\n")];
        paragraphs.extend(self.bring_paragraph(page, guide));
        paragraphs.extend(self.steps_paragraph(page, guide));
        paragraphs.extend(self.office_paragraph(page));
        let mut last = Vec::new();
        if let Some(day) = head.reviewed {
            last.push(strings.fill("chat_checked", &[("date", &wording::date(day, strings).text)]));
        }
        let short = route::short_address(self.site, page);
        last.extend(self.absolute(short.as_ref().unwrap_or(&page.address.output)));
        paragraphs.push(last.join("\n"));
        paragraphs
    }

    /// Lists what to bring, and what only some people need with its condition.
    fn bring_paragraph(&self, page: &Page, guide: &Guide) -> Option<String> {
        let mut lines: Vec<String> = needed_always(guide)
            .into_iter()
            .map(|item| match &item.note {
                Some(note) => format!("• {} ({})", plain(&item.plain), plain(note)),
                None => format!("• {}", plain(&item.plain)),
            })
            .collect();
        for section in &guide.sections {
            if let SectionContent::Requirements(requirements) = &section.content {
                let conditional = requirements.items.iter().filter_map(|item| {
                    let condition = item.condition.as_ref()?;
                    Some(format!("• {} ({})", plain(&item.plain), plain(condition)))
                });
                lines.extend(conditional);
            }
        }
        let title = format!("*{}*", self.words(page).text("chat_bring"));
        (!lines.is_empty()).then(|| format!("{title}\n{}", lines.join("\n")))
    }

    /// Numbers the steps.
    fn steps_paragraph(&self, page: &Page, guide: &Guide) -> Option<String> {
        let steps = guide.sections.iter().find_map(|section| match &section.content {
            SectionContent::Steps(steps) => Some(&steps.items),
            _ => None,
        })?;
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
