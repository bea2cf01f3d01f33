//! Reads Markdown into blocks of plain text with exact places in the source.
//!
//! A whole file goes in; one text comes out in which emphasis and links are transparent, code is a placeholder,
//! and each block knows its kind, its heading and where every byte came from. Knows nothing of rules.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Options, Parser, Tag, TagEnd};

use super::front_matter::FrontMatter;

/// Stands in the text for inline code, formulas and footnote marks: one word that no rule knows.
pub(super) const PLACEHOLDER: char = '\u{FFFC}';

/// A Markdown file as the rules see it.
pub(super) struct Page {
    /// All blocks' text, one after the other.
    pub(super) text: String,
    /// In the order of the source, titles of the front matter first.
    pub(super) blocks: Vec<Block>,
    /// HTML comments with their place in the source.
    pub(super) comments: Vec<(Range<usize>, String)>,
    /// Links: place in the source, text, and whether the text is the naked address.
    pub(super) links: Vec<LinkText>,
    /// Ordered lists: place in the source and number of items.
    pub(super) ordered_lists: Vec<(Range<usize>, usize)>,
    /// Texts in emphasis, as ranges of `text`.
    pub(super) mentions: Vec<Range<usize>>,
    pub(super) front_matter: FrontMatter,
    segments: Vec<Segment>,
}

/// One paragraph, list item, table cell or heading.
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// In `Page::text`.
    pub(super) text: Range<usize>,
    /// In the file.
    pub(super) source: Range<usize>,
    pub(super) quoted: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    Paragraph,
    /// A list item's own text; `first` is false for its later paragraphs.
    Item {
        ordered: bool,
        depth: u8,
        first: bool,
    },
    Cell,
    Heading(u8),
    ImageText,
    /// `judul` of the front matter.
    Title,
    /// `ringkasan` of the front matter.
    Summary,
}

/// A link's text, for the rule on vague links.
pub(super) struct LinkText {
    pub(super) source: Range<usize>,
    pub(super) text: String,
    pub(super) address: String,
    pub(super) naked: bool,
    pub(super) quoted: bool,
}

struct Segment {
    text: usize,
    length: usize,
    source: usize,
    source_length: usize,
}

impl Page {
    /// Reads a whole file.
    pub(super) fn read(file: &str) -> Self {
        let front_matter = FrontMatter::read(file);
        let mut reader = Reader::new(front_matter, file.len());
        reader.front_matter_blocks(file);
        let body_at = reader.page.front_matter.body;
        let body = file.get(body_at..).unwrap_or("");
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM
            | Options::ENABLE_HEADING_ATTRIBUTES;
        for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
            reader.event(event, range.start + body_at..range.end + body_at, file);
        }
        reader.flush();
        reader.page
    }

    /// Gives the place in the file of a range of `text`.
    pub(super) fn source_of(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.segment_at(range.start).map_or(0, |segment| {
            if segment.length == segment.source_length {
                segment.source + (range.start - segment.text).min(segment.source_length)
            } else {
                segment.source
            }
        });
        let last = range.end.saturating_sub(1).max(range.start);
        let end = self.segment_at(last).map_or(start, |segment| {
            if segment.length == segment.source_length {
                segment.source + (range.end - segment.text).min(segment.source_length)
            } else {
                segment.source + segment.source_length
            }
        });
        start..end.max(start)
    }

    fn segment_at(&self, offset: usize) -> Option<&Segment> {
        let after = self.segments.partition_point(|segment| segment.text <= offset);
        self.segments.get(after.checked_sub(1)?)
    }

    /// Gives the text of a block.
    pub(super) fn text_of(&self, block: &Block) -> &str {
        self.text.get(block.text.clone()).unwrap_or("")
    }
}

struct List {
    ordered: bool,
    items: usize,
    source: Range<usize>,
    /// True until the first block of the current item is closed.
    item_is_new: bool,
}

struct Reader {
    page: Page,
    open: Option<(BlockKind, usize, Range<usize>)>,
    lists: Vec<List>,
    /// One entry a block quote: true where the quote is a callout, whose text is checked.
    quotes: Vec<bool>,
    heading: Option<u8>,
    in_cell: bool,
    code_block: bool,
    emphasis: Vec<usize>,
    links: Vec<(usize, String)>,
    images: usize,
    image_texts: Vec<(String, Range<usize>)>,
}

impl Reader {
    fn new(front_matter: FrontMatter, size: usize) -> Self {
        Self {
            page: Page {
                text: String::with_capacity(size),
                blocks: Vec::new(),
                comments: Vec::new(),
                links: Vec::new(),
                ordered_lists: Vec::new(),
                mentions: Vec::new(),
                front_matter,
                segments: Vec::new(),
            },
            open: None,
            lists: Vec::new(),
            quotes: Vec::new(),
            heading: None,
            in_cell: false,
            code_block: false,
            emphasis: Vec::new(),
            links: Vec::new(),
            images: 0,
            image_texts: Vec::new(),
        }
    }

    fn front_matter_blocks(&mut self, file: &str) {
        let matter = &self.page.front_matter;
        let values = [(BlockKind::Title, matter.title.clone()), (BlockKind::Summary, matter.summary.clone())];
        for (kind, value) in values {
            if let Some(range) = value {
                let text = file.get(range.clone()).unwrap_or("");
                self.open = Some((kind, self.page.text.len(), range.clone()));
                self.push(text, range);
                self.flush();
            }
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, file: &str) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => {
                if self.code_block {
                    return;
                }
                if self.images > 0 {
                    self.image_texts.push((text.to_string(), range));
                } else if self.links.last().is_some_and(|(_, address)| is_address(&text, address)) {
                    self.placeholder(range);
                } else {
                    self.text(&text, range, file);
                }
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.placeholder(range),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::Rule => {}
            Event::Html(html) | Event::InlineHtml(html) => {
                if html.starts_with("<!--") {
                    self.page.comments.push((range, html.to_string()));
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if self.images == 0 && self.open.is_some() {
                    self.push(" ", range);
                }
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock => self.flush(),
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level as u8);
            }
            Tag::BlockQuote(kind) => {
                self.flush();
                self.quotes.push(is_callout(kind));
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code_block = true;
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(List {
                    ordered: first.is_some(),
                    items: 0,
                    source: range,
                    item_is_new: false,
                });
            }
            Tag::Item => {
                self.flush();
                if let Some(list) = self.lists.last_mut() {
                    list.items += 1;
                    list.item_is_new = true;
                }
            }
            Tag::TableCell => {
                self.flush();
                self.in_cell = true;
            }
            Tag::Emphasis => self.emphasis.push(self.page.text.len()),
            Tag::Link { dest_url, .. } => self.links.push((self.page.text.len(), dest_url.to_string())),
            Tag::Image { .. } => self.images += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow => self.flush(),
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes.pop();
            }
            TagEnd::CodeBlock => self.code_block = false,
            TagEnd::List(_) => {
                self.flush();
                if let Some(list) = self.lists.pop().filter(|list| list.ordered) {
                    self.page.ordered_lists.push((list.source, list.items));
                }
            }
            TagEnd::Item => self.flush(),
            TagEnd::TableCell => {
                self.flush();
                self.in_cell = false;
            }
            TagEnd::Emphasis => {
                if let Some(start) = self.emphasis.pop() {
                    self.page.mentions.push(start..self.page.text.len());
                }
            }
            TagEnd::Link => {
                if let Some((start, address)) = self.links.pop() {
                    let text = self.page.text.get(start..).unwrap_or("").trim().to_owned();
                    let naked = text.chars().all(|c| c == PLACEHOLDER) || is_address(&text, &address);
                    let quoted = self.is_quoted();
                    self.page.links.push(LinkText { source: range, text, address, naked, quoted });
                }
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    fn is_quoted(&self) -> bool {
        self.quotes.iter().any(|callout| !callout)
    }

    fn text(&mut self, text: &str, range: Range<usize>, file: &str) {
        // A quote that opens with "[!" is a callout by an Indonesian name.
        if self.open.is_none()
            && text.starts_with('[')
            && file.get(range.end..).is_some_and(|rest| text.starts_with("[!") || rest.starts_with('!'))
            && let Some(callout) = self.quotes.last_mut()
        {
            *callout = true;
        }
        self.ensure_open(&range);
        self.push(text, range);
    }

    fn placeholder(&mut self, range: Range<usize>) {
        if self.images == 0 && !self.code_block {
            self.ensure_open(&range);
            self.push("\u{FFFC}", range);
        }
    }

    fn ensure_open(&mut self, range: &Range<usize>) {
        if self.open.is_none() {
            let kind = match (self.heading, self.in_cell, self.lists.last()) {
                (Some(level), ..) => BlockKind::Heading(level),
                (None, true, _) => BlockKind::Cell,
                (None, false, Some(list)) => BlockKind::Item {
                    ordered: list.ordered,
                    depth: self.lists.len().min(200) as u8,
                    first: list.item_is_new,
                },
                _ => BlockKind::Paragraph,
            };
            self.open = Some((kind, self.page.text.len(), range.clone()));
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        if let Some((_, _, source)) = &mut self.open {
            source.end = source.end.max(range.end);
        }
        let (at, length) = (self.page.text.len(), text.len());
        self.page.text.push_str(text);
        if let Some(last) = self.page.segments.last_mut() {
            let joins = last.length == last.source_length
                && length == range.len()
                && last.text + last.length == at
                && last.source + last.source_length == range.start;
            if joins {
                last.length += length;
                last.source_length += length;
                return;
            }
        }
        self.page.segments.push(Segment {
            text: at,
            length,
            source: range.start,
            source_length: range.len(),
        });
    }

    fn flush(&mut self) {
        if let Some((kind, start, source)) = self.open.take() {
            if let Some(list) = self.lists.last_mut() {
                list.item_is_new = false;
            }
            let quoted = self.is_quoted();
            self.page.blocks.push(Block { kind, text: start..self.page.text.len(), source, quoted });
            // A byte between blocks, so that no word runs over a border.
            self.page.text.push('\n');
        }
        for (text, range) in std::mem::take(&mut self.image_texts) {
            self.open = Some((BlockKind::ImageText, self.page.text.len(), range.clone()));
            self.push(&text, range);
            self.flush();
        }
    }
}

fn is_callout(kind: Option<BlockQuoteKind>) -> bool {
    kind.is_some()
}

fn is_address(text: &str, address: &str) -> bool {
    let text = text.trim();
    text.contains("://")
        || text.starts_with("www.")
        || (!text.is_empty()
            && (text == address
                || address.strip_prefix("mailto:") == Some(text)
                || address.strip_prefix("https://").is_some_and(|rest| rest.trim_end_matches('/') == text)))
            && (text.contains('.') || text.contains('@'))
            && !text.contains(' ')
}
