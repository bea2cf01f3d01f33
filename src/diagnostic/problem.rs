//! Every problem that loket can find in a site, with its stable code and level.
//!
//! Fields are what a wording needs, never the wording itself. A new problem gets a
//! variant, a code, a level, a wording in each language and a fixture; the compiler and
//! `tests/problems.rs` ask for each.

use jiff::civil::Date;

use super::Level;

/// Names what is the matter, with the facts that a wording needs.
///
/// Codes are `area/name`, stable once released: editors' tools and suppressions use them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    // --- source: files and names ---
    /// No `site.yaml` at the site's root; defaults are used.
    ConfigMissing,
    /// `site.yaml` cannot be read as YAML.
    ConfigUnreadable {
        /// The parser's reason, in English.
        reason: String,
    },
    /// No `content/` folder, or it holds no page.
    NoContent,
    /// A text file is not UTF-8.
    NotUtf8,
    /// A text file is UTF-16, as some editors save it.
    Utf16,
    /// A symbolic link that leads out of the site.
    SymlinkOutside,
    /// A device, pipe or socket.
    SpecialFile,
    /// A file name that some system or host cannot keep, such as `con.md` or `a:b.md`.
    NameNotPortable {
        /// The name as it stands.
        name: String,
    },
    /// A `README.md` beside the folder's `index.md`.
    ReadmeAside,
    /// Two files whose names differ only by Unicode form.
    NameClash,

    /// The site's colour is too pale for text.
    AccentPale {
        /// The colour as written.
        colour: String,
        /// The nearest colour that is dark enough.
        nearest: String,
    },

    // --- front matter ---
    /// The file does not start with `---` although its type needs fields.
    FrontMatterMissing {
        /// Whether the page cannot be made without it.
        fatal: bool,
    },
    /// The front matter is opened by `---` and never closed.
    FrontMatterUnclosed,
    /// The front matter's opening mark is not the first line or not three hyphens.
    FrontMatterMark,
    /// The front matter is longer than 16 KiB.
    FrontMatterTooLong,
    /// The front matter is nested deeper than 32 levels.
    FrontMatterTooDeep,
    /// An anchor, alias or tag (`&x`, `*x`, `!x`), which front matter may not use.
    YamlFeature {
        /// The characters as written.
        found: String,
    },
    /// A line that starts with a tab.
    YamlTab,
    /// YAML that cannot be read.
    YamlSyntax {
        /// The parser's reason, in English.
        reason: String,
    },
    /// TOML between `+++` that cannot be read.
    TomlSyntax,
    /// The same key twice.
    KeyTwice {
        /// The key as written.
        key: String,
    },
    /// A key that loket does not know.
    KeyUnknown {
        /// The key as written.
        key: String,
        /// The nearest known key, if one is near.
        nearest: Option<String>,
    },
    /// A key of a guide in the page of a folder that is read as a list of guides.
    FolderNoGuide {
        /// The key as written.
        key: String,
    },
    /// A required key is absent.
    KeyMissing {
        /// The key's Indonesian name.
        key: &'static str,
        /// Whether the page cannot be made without it.
        fatal: bool,
    },
    /// A key without a value.
    KeyEmpty {
        /// The key as written.
        key: String,
        /// Whether the page cannot be made without it.
        fatal: bool,
    },
    /// A value of the wrong kind, such as a list where text is meant.
    ValueType {
        /// The key as written.
        key: String,
        /// What is meant.
        expected: Expected,
    },
    /// A date that is not `YYYY-MM-DD` or does not exist.
    DateInvalid {
        /// The key as written.
        key: String,
        /// The value as written.
        value: String,
        /// The day that is surely meant, as it is to be written.
        meant: Option<String>,
    },
    /// A value outside a fixed vocabulary.
    ValueUnknown {
        /// The key as written.
        key: String,
        /// The value as written.
        value: String,
        /// The values that are known.
        known: Vec<String>,
    },

    // --- data: registers of regulations and facts ---
    /// A line of a register that cannot be read.
    DataUnreadable {
        /// The parser's reason, in English.
        reason: String,
    },
    /// A register that is longer than 512 KiB.
    DataTooLong,
    /// Two rows of a register with the same key.
    DataRowTwice {
        /// The key as written.
        row: String,
    },
    /// A row of a register without what it must say.
    DataValueMissing {
        /// The row's key as written.
        row: String,
        /// The key that is missing or empty.
        key: String,
        /// Whether the row says nothing without it.
        fatal: bool,
    },

    // --- laws that guides rest on ---
    /// A law that looks like a key and is not in the register.
    LawUnknown {
        /// The key as written.
        law: String,
        /// The nearest key of the register.
        nearest: Option<String>,
    },
    /// A guide rests on a law that is no longer in force.
    LawRepealed {
        /// The law's name.
        law: String,
        /// What is in force in its place: name and key.
        successor: Option<[String; 2]>,
    },
    /// A guide rests on a law that another one has changed.
    LawAmended {
        /// The law's name.
        law: String,
        /// What has changed it: name and key.
        successor: Option<[String; 2]>,
    },
    /// The law that is said to have come in place of another one is not in the register.
    SuccessorUnknown {
        /// The key as written.
        law: String,
        /// The nearest key of the register.
        nearest: Option<String>,
    },
    /// Laws that are said to have replaced each other in a circle.
    SuccessorLoop {
        /// The keys, in the order in which one leads to the next.
        laws: Vec<String>,
    },

    // --- shared facts ---
    /// A fact that is not in the register.
    FactUnknown {
        /// The key as written.
        fact: String,
        /// The nearest key of the register.
        nearest: Option<String>,
    },
    /// A text that should be a fact's value and says something else.
    FactMismatch {
        /// The fact's key.
        fact: String,
        /// What the page says.
        written: String,
        /// What the register says.
        value: String,
    },

    // --- body ---
    /// Raw HTML, which is shown as text.
    RawHtml,
    /// A link or picture with a scheme that is not allowed.
    LinkUnsafe {
        /// The address as written.
        url: String,
    },
    /// An address with blanks in it, which is no link and is shown as it is written.
    LinkSpaces {
        /// The address as written.
        url: String,
    },
    /// Tags of another generator's templates, shown as text.
    TemplateTag {
        /// The tag as written.
        tag: String,
    },
    /// A picture without alternative text.
    ImageWithoutAlt,
    /// A first-level heading in the body; the title is the page's only one.
    HeadingLevelOne,
    /// A heading that skips a level.
    HeadingSkips {
        /// The level it has.
        level: u8,
        /// The deepest level that fits here.
        expected: u8,
    },
    /// More callouts than help.
    TooManyCallouts {
        /// How many there are.
        count: usize,
    },
    /// A heading that is understood has a body of another shape, such as steps without a numbered list.
    SectionShape {
        /// The heading as written.
        heading: String,
        /// What is meant.
        expected: Expected,
    },
    /// The steps' times add up to more than the promised time.
    StepsTakeLonger {
        /// Sum of the steps, in words.
        steps: String,
        /// The promised time, as written.
        promised: String,
    },
    /// A step costs money while the guide says that it is free.
    StepsCostMore {
        /// Sum of the steps in rupiah.
        steps: u64,
        /// The promised fee in rupiah.
        promised: u64,
    },

    // --- age and the way to a person ---
    /// The day has passed on which the page was to be checked again.
    ReviewOverdue {
        /// The day.
        due: Date,
        /// Who checks it: a role.
        owner: Option<String>,
    },
    /// A service that is on the internet alone: no counter, telephone or WhatsApp.
    OnlineOnly,
    /// An office that does not say how people who need more help get in.
    AccessMissing,
    /// An office without a telephone, WhatsApp or e-mail address.
    NobodyToReach,
    /// Opening hours that are not read as days and times.
    HoursUnread,
    /// A survey that does not have one value for each of its nine elements.
    SurveyElements {
        /// How many stand there.
        count: usize,
    },
    // --- small types ---
    /// A word of the glossary without its meaning.
    TermWithoutMeaning,
    /// A page of questions without a question.
    FaqWithoutQuestions,
    /// A notice that ends before it begins.
    NoticeReversed,
    // --- standard ---
    /// A guide does not state all components of the service standard that it can.
    StandardOfGuide {
        /// How many of the 14 components stand.
        stated: usize,
        /// Whether a component is missing that the public must be told.
        public: bool,
        /// The keys and headings to write.
        missing: Vec<&'static str>,
    },
    /// An office does not state all components that its guides inherit.
    StandardOfOffice {
        /// The keys to write.
        missing: Vec<&'static str>,
    },
    // --- life events ---
    /// A life event without a list of guides.
    EventWithoutSteps,
    /// A step of a life event without a link.
    EventStepWithoutGuide,
    /// A further link of a step to a guide, which is not counted.
    EventStepSecondGuide {
        /// The address as written.
        url: String,
    },
    /// A step of a life event that links to something else than a guide.
    EventStepNoGuide {
        /// The address as written.
        url: String,
    },

    // --- books ---
    /// A list for a booklet that names no page to print.
    BookWithoutChapters,
    /// A link of such a list to something that is no chapter.
    BookLinkNoChapter {
        /// The address as written.
        url: String,
    },

    // --- decision helpers ---
    /// A helper without a question.
    HelperWithoutQuestions,
    /// A question without answers to follow.
    HelperDeadEnd {
        /// The question.
        question: String,
    },
    /// An answer that leads nowhere.
    HelperAnswerWithoutLink {
        /// The answer.
        answer: String,
    },
    /// An answer that leads back to a question that was asked before it.
    HelperLoop {
        /// The answer.
        answer: String,
        /// The question that it leads back to.
        question: String,
    },
    /// A question or result that no answer leads to.
    HelperUnreachable {
        /// Its heading.
        heading: String,
    },
    /// A question without an answer for those who do not know.
    HelperWithoutDontKnow {
        /// The question.
        question: String,
    },
    /// More questions in a row than people answer.
    HelperTooDeep {
        /// How many there are on the longest way.
        depth: usize,
    },
    // --- pictures ---
    /// A file that is named like a picture and that no browser shows.
    PictureUnreadable,
    /// A picture with more pixels than are opened; it is published as it is.
    PictureTooLarge {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// A picture whose file is very heavy.
    PictureHeavy {
        /// Its size in bytes.
        size: u64,
    },
    /// A page whose first view is heavier than a slow line carries at once.
    PageHeavy {
        /// Compressed bytes of the first view.
        size: u64,
        /// What takes most of it.
        biggest: HeavyPart,
        /// Compressed bytes of that.
        part: u64,
    },

    // --- story ---
    /// A 16-digit number, which may be a NIK.
    PossibleNik,
    /// A private telephone number in a story.
    PrivatePhone,
    /// An exact home address in a story.
    HomeAddress,
    /// Words about somebody's looks.
    LooksWord {
        /// The word as written.
        word: String,
    },

    // --- links ---
    /// A link to a page or file that does not exist.
    LinkTargetMissing {
        /// The address as written.
        url: String,
        /// The nearest existing one.
        nearest: Option<String>,
        /// Whether the page surely went there: its file says so.
        moved: bool,
    },
    /// A link to a heading that does not exist.
    LinkAnchorMissing {
        /// The anchor as written.
        anchor: String,
        /// The nearest heading's anchor on that page.
        nearest: Option<String>,
    },
    /// A link to a page that is not published now (draft, not yet, no longer).
    LinkTargetUnpublished {
        /// The address as written.
        url: String,
    },
    /// A reference in front matter to an office, guide or page that does not exist.
    ReferenceMissing {
        /// The key as written.
        key: String,
        /// The value as written.
        value: String,
        /// The nearest existing one, as it is to be written.
        nearest: Option<String>,
        /// Whether the page surely went there: its file says so.
        moved: bool,
    },
    /// The guide's office is free text, not a page of this site.
    OfficeFreeText {
        /// The office as written.
        office: String,
    },

    // --- addresses ---
    /// Two pages or files want the same address, perhaps but for case or Unicode form.
    AddressTaken {
        /// The address.
        address: String,
    },
    /// An address that leaves the output or that some host cannot keep.
    AddressInvalid {
        /// The address as written.
        address: String,
    },
    /// A page of the last publication whose address the new site does not have.
    AddressVanished {
        /// The address.
        address: String,
        /// The file of the page that takes its place, perhaps.
        candidate: Option<String>,
        /// Whether there is no doubt about it.
        certain: bool,
    },
    /// A page that names its own address as an old one.
    RedirectLoop {
        /// The address as written.
        address: String,
    },
    /// A translation of a page that does not exist.
    TranslationOrphan {
        /// The language.
        language: String,
    },
    /// A part of a translation that is behind its source.
    TranslationStale {
        /// The part.
        part: StalePart,
        /// What happened to it in the source.
        change: StaleChange,
        /// The source's language.
        language: String,
    },
    /// An easy version of a page that does not exist.
    EasyReadOrphan {
        /// The name that the page would have.
        base: String,
    },
    /// A code that is too long or too short for a short address, or has signs in it.
    CodeShape {
        /// The code.
        code: String,
    },
    /// Two pages with the same code.
    CodeTaken {
        /// The code.
        code: String,
    },

    // --- search ---
    /// A word of `data/kata.tsv` whose meaning stands on no page.
    SearchWordDead {
        /// What people type.
        word: String,
        /// What it is said to mean.
        meaning: String,
    },
    /// A line of `data/kata.tsv` that has no meaning.
    SearchWordLine,
    /// A keyword or synonym of words that search always leaves out, such as `bagaimana ya`.
    KeywordIdle {
        /// The keyword.
        keyword: String,
    },

    // --- theme ---
    /// The theme named in `site.yaml` has no folder.
    ThemeMissing {
        /// The theme's name.
        theme: String,
    },
    /// A template that cannot be read, or a cycle of templates.
    TemplateInvalid {
        /// The engine's reason, in English.
        reason: String,
    },
    /// A page that its template cannot show.
    TemplateFailed {
        /// The page's address.
        page: String,
        /// The engine's reason, in English.
        reason: String,
    },
    // --- plain language ---
    /// What a plain-language rule says of a sentence or page; its wording comes with the rule.
    PlainLanguage(Box<PlainLanguage>),
    /// A part of a site's own rule file that cannot be used; its wording comes with the rules.
    RuleFile(Box<RuleFile>),
    /// A strings file of the theme lacks a key or has one too many.
    StringsKey {
        /// The key.
        key: String,
        /// Whether it is missing (else unknown).
        missing: bool,
    },
}

/// What a plain-language rule says; rules are data and bring their own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainLanguage {
    /// The rule, `group/name`.
    pub rule: String,
    /// How much it weighs.
    pub severity: RuleSeverity,
    /// What stands there: Indonesian, English.
    pub message: [String; 2],
    /// What to do next: Indonesian, English.
    pub help: [String; 2],
    /// Wordings that can stand in its place, best first.
    pub suggestions: Vec<String>,
    /// Whether the first of them is right in every context, so that `loket fix` may write it.
    pub certain: bool,
}

/// What is the matter with a part of a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    /// What stands there: Indonesian, English.
    pub message: [String; 2],
    /// What to type: Indonesian, English.
    pub help: [String; 2],
}

/// How much a plain-language rule weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleSeverity {
    /// Wrong by a public standard, or hurts people.
    Error,
    /// Readers stumble.
    Warning,
    /// Taste.
    Suggestion,
}

/// Names a part of a page's first view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeavyPart {
    /// The page's own text.
    Text,
    /// The theme's style and scripts.
    Theme,
    /// A picture, by its name.
    Picture(String),
}

/// Says what a value or a section should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A piece of text.
    Text,
    /// `ya` or `tidak`.
    YesNo,
    /// A whole number.
    Number,
    /// A number that may have decimals.
    Decimal,
    /// A date.
    Date,
    /// A list.
    List,
    /// A list of texts or one text.
    TextOrList,
    /// A group of keys.
    Map,
    /// A fee: `gratis`, a number, or a list of {untuk, nilai, dasar}.
    Fee,
    /// A time: `15 menit`, `1 hari kerja`.
    Duration,
    /// Opening hours: `Senin–Kamis 08.00–15.00`.
    Hours,
    /// A numbered list (steps).
    NumberedList,
    /// A bulleted list (requirements).
    BulletedList,
    /// Questions as third-level headings.
    Questions,
    /// A web address.
    Url,
    /// A language code such as `id`.
    LanguageCode,
    /// A colour such as `#0b5d3b`.
    Colour,
    /// An offset such as `+07:00`.
    UtcOffset,
}

/// Names a part of a page that a translation follows. Numbers count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StalePart {
    /// What it costs.
    Fee,
    /// How long it takes.
    Time,
    /// What one gets.
    Results,
    /// Whom it is for.
    Audience,
    /// A thing to prepare.
    Requirement(usize),
    /// A step.
    Step(usize),
    /// How an office is reached, and its hours.
    Contact,
    /// The days between which a notice stands.
    Dates,
    /// The questions of a helper, their answers, or what they ask to be brought.
    Questions,
}

/// Says what happened to a part of the source of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaleChange {
    /// It reads differently now.
    Changed,
    /// It was added.
    New,
    /// It was taken out; the translation still has it.
    Gone,
}

impl Problem {
    /// Names what found it, for people: the rule of plain language, which a page can let rest; else the code.
    pub fn name(&self) -> &str {
        match self {
            Problem::PlainLanguage(rule) => &rule.rule,
            other => other.code(),
        }
    }

    /// Gives the stable code, `area/name`.
    pub fn code(&self) -> &'static str {
        use Problem as P;
        match self {
            P::ConfigMissing => "config/missing",
            P::ConfigUnreadable { .. } => "config/unreadable",
            P::AccentPale { .. } => "config/accent-pale",
            P::NoContent => "source/no-content",
            P::NotUtf8 => "source/not-utf8",
            P::Utf16 => "source/utf16",
            P::SymlinkOutside => "source/symlink-outside",
            P::SpecialFile => "source/special-file",
            P::NameNotPortable { .. } => "source/name-not-portable",
            P::ReadmeAside => "source/readme-aside",
            P::NameClash => "source/name-clash",
            P::FrontMatterMissing { .. } => "front-matter/missing",
            P::FrontMatterUnclosed => "front-matter/unclosed",
            P::FrontMatterMark => "front-matter/mark",
            P::FrontMatterTooLong => "front-matter/too-long",
            P::FrontMatterTooDeep => "front-matter/too-deep",
            P::YamlFeature { .. } => "front-matter/yaml-feature",
            P::YamlTab => "front-matter/tab",
            P::YamlSyntax { .. } => "front-matter/syntax",
            P::TomlSyntax => "front-matter/toml-syntax",
            P::KeyTwice { .. } => "front-matter/key-twice",
            P::KeyUnknown { .. } => "front-matter/key-unknown",
            P::FolderNoGuide { .. } => "front-matter/folder-no-guide",
            P::KeyMissing { .. } => "front-matter/key-missing",
            P::KeyEmpty { .. } => "front-matter/key-empty",
            P::ValueType { .. } => "front-matter/value-type",
            P::DateInvalid { .. } => "front-matter/date-invalid",
            P::ValueUnknown { .. } => "front-matter/value-unknown",
            P::DataUnreadable { .. } => "data/unreadable",
            P::DataTooLong => "data/too-long",
            P::DataRowTwice { .. } => "data/row-twice",
            P::DataValueMissing { .. } => "data/value-missing",
            P::LawUnknown { .. } => "law/unknown",
            P::LawRepealed { .. } => "law/repealed",
            P::LawAmended { .. } => "law/amended",
            P::SuccessorUnknown { .. } => "law/successor-unknown",
            P::SuccessorLoop { .. } => "law/successor-loop",
            P::FactUnknown { .. } => "fact/unknown",
            P::FactMismatch { .. } => "fact/mismatch",
            P::RawHtml => "body/raw-html",
            P::LinkUnsafe { .. } => "body/link-unsafe",
            P::LinkSpaces { .. } => "body/link-spaces",
            P::TemplateTag { .. } => "body/template-tag",
            P::ImageWithoutAlt => "body/image-without-alt",
            P::HeadingLevelOne => "body/heading-level-one",
            P::HeadingSkips { .. } => "body/heading-skips",
            P::TooManyCallouts { .. } => "body/too-many-callouts",
            P::SectionShape { .. } => "body/section-shape",
            P::StepsTakeLonger { .. } => "guide/steps-take-longer",
            P::StepsCostMore { .. } => "guide/steps-cost-more",
            P::ReviewOverdue { .. } => "review/overdue",
            P::OnlineOnly => "guide/online-only",
            P::AccessMissing => "office/access-missing",
            P::HoursUnread => "office/hours-unread",
            P::SurveyElements { .. } => "office/survey-elements",
            P::TermWithoutMeaning => "term/no-meaning",
            P::FaqWithoutQuestions => "faq/no-questions",
            P::NoticeReversed => "notice/reversed",
            P::NobodyToReach => "office/nobody-to-reach",
            P::StandardOfGuide { .. } => "standard/guide",
            P::StandardOfOffice { .. } => "standard/office",
            P::EventWithoutSteps => "life-event/no-steps",
            P::EventStepWithoutGuide => "life-event/step-without-guide",
            P::EventStepNoGuide { .. } => "life-event/step-no-guide",
            P::EventStepSecondGuide { .. } => "life-event/second-guide",
            P::BookWithoutChapters => "book/no-chapters",
            P::BookLinkNoChapter { .. } => "book/link-no-chapter",
            P::HelperWithoutQuestions => "helper/no-questions",
            P::HelperDeadEnd { .. } => "helper/dead-end",
            P::HelperAnswerWithoutLink { .. } => "helper/answer-without-link",
            P::HelperLoop { .. } => "helper/loop",
            P::HelperUnreachable { .. } => "helper/unreachable",
            P::HelperWithoutDontKnow { .. } => "helper/no-dont-know",
            P::HelperTooDeep { .. } => "helper/too-deep",
            P::PictureUnreadable => "picture/unreadable",
            P::PictureTooLarge { .. } => "picture/too-large",
            P::PictureHeavy { .. } => "picture/heavy",
            P::PageHeavy { .. } => "page/heavy",
            P::PossibleNik => "story/possible-nik",
            P::PrivatePhone => "story/private-phone",
            P::HomeAddress => "story/home-address",
            P::LooksWord { .. } => "story/looks-word",
            P::LinkTargetMissing { .. } => "link/target-missing",
            P::LinkAnchorMissing { .. } => "link/anchor-missing",
            P::LinkTargetUnpublished { .. } => "link/target-unpublished",
            P::ReferenceMissing { .. } => "link/reference-missing",
            P::OfficeFreeText { .. } => "link/office-free-text",
            P::AddressTaken { .. } => "address/taken",
            P::AddressInvalid { .. } => "address/invalid",
            P::AddressVanished { .. } => "address/vanished",
            P::RedirectLoop { .. } => "address/redirect-loop",
            P::TranslationOrphan { .. } => "address/translation-orphan",
            P::TranslationStale { .. } => "translation/stale",
            P::EasyReadOrphan { .. } => "address/easy-read-orphan",
            P::CodeShape { .. } => "address/code-shape",
            P::CodeTaken { .. } => "address/code-taken",
            P::SearchWordDead { .. } => "search/dead-word",
            P::SearchWordLine => "search/word-line",
            P::KeywordIdle { .. } => "search/idle-keyword",
            P::ThemeMissing { .. } => "theme/missing",
            P::TemplateInvalid { .. } => "theme/template-invalid",
            P::TemplateFailed { .. } => "theme/template-failed",
            P::PlainLanguage(_) => "language/rule",
            P::RuleFile(_) => "language/rule-file",
            P::StringsKey { .. } => "theme/strings-key",
        }
    }

    /// Gives the level that the problem has by nature.
    pub fn level(&self) -> Level {
        use Problem as P;
        match self {
            P::ConfigUnreadable { .. }
            | P::NotUtf8
            | P::Utf16
            | P::NameNotPortable { .. }
            | P::NameClash
            | P::FrontMatterMissing { fatal: true }
            | P::FrontMatterUnclosed
            | P::FrontMatterMark
            | P::FrontMatterTooLong
            | P::FrontMatterTooDeep
            | P::YamlFeature { .. }
            | P::YamlTab
            | P::YamlSyntax { .. }
            | P::TomlSyntax
            | P::KeyTwice { .. }
            | P::KeyMissing { fatal: true, .. }
            | P::KeyEmpty { fatal: true, .. }
            | P::ValueType { .. }
            | P::DateInvalid { .. }
            | P::ValueUnknown { .. }
            | P::DataUnreadable { .. }
            | P::DataTooLong
            | P::DataRowTwice { .. }
            | P::DataValueMissing { fatal: true, .. }
            | P::SuccessorLoop { .. }
            | P::FactUnknown { .. }
            | P::FactMismatch { .. }
            | P::LinkUnsafe { .. }
            | P::HelperWithoutQuestions
            | P::HelperDeadEnd { .. }
            | P::HelperAnswerWithoutLink { .. }
            | P::HelperLoop { .. }
            | P::PossibleNik
            | P::PrivatePhone
            | P::HomeAddress
            | P::LinkTargetMissing { .. }
            | P::LinkAnchorMissing { .. }
            | P::ReferenceMissing { .. }
            | P::AddressTaken { .. }
            | P::AddressInvalid { .. }
            | P::CodeTaken { .. }
            | P::ThemeMissing { .. }
            | P::TemplateInvalid { .. }
            | P::TemplateFailed { .. }
            | P::NoContent => Level::Error,
            P::AccentPale { .. }
            | P::SymlinkOutside
            | P::SpecialFile
            | P::FrontMatterMissing { fatal: false }
            | P::KeyMissing { fatal: false, .. }
            | P::KeyEmpty { fatal: false, .. }
            | P::DataValueMissing { fatal: false, .. }
            | P::LawUnknown { .. }
            | P::LawRepealed { .. }
            | P::SuccessorUnknown { .. }
            | P::ReviewOverdue { .. }
            | P::OnlineOnly
            | P::AccessMissing
            | P::NobodyToReach
            | P::ImageWithoutAlt
            | P::PictureUnreadable
            | P::PictureTooLarge { .. }
            | P::SectionShape { .. }
            | P::StepsTakeLonger { .. }
            | P::StepsCostMore { .. }
            | P::StandardOfGuide { public: true, .. }
            | P::LinkTargetUnpublished { .. }
            | P::OfficeFreeText { .. }
            | P::AddressVanished { .. }
            | P::TranslationOrphan { .. }
            | P::TranslationStale { .. }
            | P::RuleFile(_)
            | P::EasyReadOrphan { .. }
            | P::EventWithoutSteps
            | P::EventStepWithoutGuide
            | P::EventStepNoGuide { .. }
            | P::EventStepSecondGuide { .. }
            | P::BookWithoutChapters
            | P::SurveyElements { .. }
            | P::TermWithoutMeaning
            | P::FaqWithoutQuestions
            | P::NoticeReversed
            | P::HelperUnreachable { .. }
            | P::HelperWithoutDontKnow { .. }
            | P::HelperTooDeep { .. }
            | P::LinkSpaces { .. }
            | P::StringsKey { .. } => Level::Needed,
            P::PlainLanguage(finding) if finding.severity == RuleSeverity::Error => Level::Needed,
            P::PlainLanguage(_) => Level::Hint,
            P::ConfigMissing
            | P::ReadmeAside
            | P::KeyUnknown { .. }
            | P::FolderNoGuide { .. }
            | P::RedirectLoop { .. }
            | P::LawAmended { .. }
            | P::RawHtml
            | P::BookLinkNoChapter { .. }
            | P::HoursUnread
            | P::CodeShape { .. }
            | P::SearchWordDead { .. }
            | P::SearchWordLine
            | P::KeywordIdle { .. }
            | P::TemplateTag { .. }
            | P::HeadingLevelOne
            | P::HeadingSkips { .. }
            | P::TooManyCallouts { .. }
            | P::StandardOfGuide { public: false, .. }
            | P::StandardOfOffice { .. }
            | P::PictureHeavy { .. }
            | P::PageHeavy { .. }
            | P::LooksWord { .. } => Level::Hint,
        }
    }
}
