//! What chats and social media show beside a link: a card of the page, a story's photo, the site's card.
//!
//! Cards exist only where the site knows its own address, for nobody can ask for them otherwise.

use super::Renderer;
use super::view::picture::ShareImage;
use super::wording;
use crate::asset::card::{self, Card};
use crate::document::{Consent, Language, Meaning, Story};
use crate::site::{self, Page};
use crate::source::path::OutputPath;

/// The width in which a photo is handed on.
const PHOTO_WIDTH: u32 = 1440;

impl Renderer<'_> {
    /// Gives every card of the site with its address: one for each language, each guide and each story.
    pub fn cards(&self) -> Vec<(OutputPath, Card)> {
        if !self.has_cards() {
            return Vec::new();
        }
        let sites = self.site.languages.iter().map(|language| self.site_card(language));
        let pages = self.site.pages.iter().filter_map(|page| self.card_of(page));
        let mut cards: Vec<(OutputPath, Card)> =
            sites.chain(pages).filter_map(|card| Some((address(&card)?, card))).collect();
        cards.sort_by(|a, b| a.0.cmp(&b.0));
        cards.dedup_by(|a, b| a.0 == b.0);
        cards
    }

    /// Tells whether the site has cards.
    fn has_cards(&self) -> bool {
        self.site.config.outputs.card && self.site.config.base_url.is_some()
    }

    /// Makes the card of a guide or story; `None` for other pages, and for titles that the font cannot write.
    fn card_of(&self, page: &Page) -> Option<Card> {
        let strings = self.words(page);
        let office = page.agencies.first().and_then(|office| self.site.agencies.get(*office));
        let office = office.map(|office| office.name.clone());
        let (answer, foot) = match &page.document.meaning {
            Meaning::Guide(guide) => {
                let fee = guide.fee.as_ref().map(|fee| wording::fee_in_short(fee, strings));
                let time = guide.time.as_ref().map(|time| time.text.clone());
                let answer: Vec<String> = fee.into_iter().chain(time).collect();
                ((!answer.is_empty()).then(|| answer.join(" · ")), office)
            }
            Meaning::Story(story) => {
                (Some(strings.text("section_stories").to_owned()), story.person.clone().or(office))
            }
            _ => return None,
        };
        let title = page.document.head.title.clone();
        let writable = |text: Option<String>| text.filter(|text| Card::can_say(text));
        Card::can_say(&title).then(|| Card {
            site: self.site.config.title.clone(),
            title,
            answer: writable(answer),
            foot: writable(foot),
            accent: self.site.config.colour(),
            mark: self.sample_mark(page.document.head.sample, &page.document.language),
        })
    }

    /// Makes the card of the site in a language.
    fn site_card(&self, language: &Language) -> Card {
        let config = &self.site.config;
        Card {
            site: config.organisation.as_ref().unwrap_or(&config.title).clone(),
            title: self.strings(language).text("search_label").to_owned(),
            answer: None,
            foot: Some(self.strings(language).text("home_tagline").to_owned()),
            accent: config.colour(),
            mark: self.sample_mark(false, language),
        }
    }

    /// Gives the word for what is invented: a card is seen without the page that says so.
    fn sample_mark(&self, page: bool, language: &Language) -> Option<String> {
        (page || self.site.config.sample).then(|| self.strings(language).text("sample").to_uppercase())
    }

    /// Gives the picture of a page that has none of its own.
    pub(super) fn site_image(&self, language: &Language) -> Option<ShareImage> {
        self.has_cards().then(|| self.site_card(language)).and_then(|card| self.card_image(&card))
    }

    /// Gives the picture of a guide: its card.
    pub(super) fn share_image(&self, page: &Page) -> Option<ShareImage> {
        self.has_cards().then(|| self.card_of(page)).flatten().and_then(|card| self.card_image(&card))
    }

    /// Gives the picture of a story: its photo where the people on it agreed in writing, else its card.
    pub(super) fn story_image(&self, page: &Page, story: &Story) -> Option<ShareImage> {
        let photo = || {
            let asset = self.site.assets.get(site::picture::photo(page, &self.site.assets)?)?;
            let picture = asset.picture.as_ref()?;
            let width = picture.widths().into_iter().rfind(|width| *width <= PHOTO_WIDTH)?;
            Some(ShareImage {
                url: self.absolute(&asset.narrowed(width)?)?,
                width,
                height: picture.height_at(width),
                text: story.photo_text.clone().unwrap_or_default(),
            })
        };
        let agreed = matches!(story.consent, Some(Consent::Written(_)));
        agreed.then(photo).flatten().or_else(|| self.share_image(page))
    }

    /// Gives a card as a picture for machines.
    fn card_image(&self, card: &Card) -> Option<ShareImage> {
        let words = [Some(&card.title), card.answer.as_ref(), card.foot.as_ref()];
        let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
        Some(ShareImage {
            url: self.absolute(&address(card)?)?,
            width: card::SIZE.0,
            height: card::SIZE.1,
            text: words.join(". "),
        })
    }
}

/// Gives the place of a card; its name changes with what it shows.
fn address(card: &Card) -> Option<OutputPath> {
    OutputPath::new(&format!("tema/kartu/{}.png", card.fingerprint()))
}
