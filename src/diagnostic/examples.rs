//! One example of every problem at least, for tests and for the manual.
//!
//! A test compares the codes here with the codes in `problem.rs`, so none can be forgotten.

use super::problem::{
    Expected, HeavyPart, PlainLanguage, Problem, RuleFile, RuleSeverity, StaleChange, StalePart,
};

/// Gives examples; the first of each code stands in the manual.
pub(super) fn examples() -> Vec<Problem> {
    use Problem as P;
    let text = str::to_owned;
    let mut examples = vec![
        P::ConfigMissing,
        P::ConfigUnreadable { reason: text("did not find expected ',' or ']' at line 3 column 1") },
        P::AccentPale { colour: text("#e67e22"), nearest: text("#7c4412") },
        P::NoContent,
        P::NotUtf8,
        P::Utf16,
        P::SymlinkOutside,
        P::SpecialFile,
        P::NameNotPortable { name: text("ktp: baru.md") },
        P::ReadmeAside,
        P::NameClash,
        P::FrontMatterMissing { fatal: true },
        P::FrontMatterMissing { fatal: false },
        P::FrontMatterUnclosed,
        P::FrontMatterTooLong,
        P::FrontMatterTooDeep,
        P::YamlFeature { found: text("*Gratis") },
        P::YamlTab,
        P::YamlSyntax { reason: text("mapping values are not allowed in this context at line 1 column 11") },
        P::TomlSyntax,
        P::KeyTwice { key: text("biaya") },
        P::KeyUnknown { key: text("biya"), nearest: Some(text("biaya")) },
        P::KeyUnknown { key: text("warna_tulisan"), nearest: None },
        P::KeyMissing { key: "judul", fatal: true },
        P::KeyMissing { key: "diperiksa", fatal: false },
        P::KeyEmpty { key: text("judul"), fatal: true },
        P::KeyEmpty { key: text("instansi"), fatal: false },
        P::ValueType { key: text("biaya"), expected: Expected::Fee },
        P::DateInvalid { key: text("diperiksa"), value: text("31 Februari 2026") },
        P::ValueUnknown {
            key: text("tingkat"),
            value: text("gawat"),
            known: vec![text("info"), text("penting"), text("darurat")],
        },
        P::ValueUnknown { key: text("tingkat"), value: text("gawat"), known: Vec::new() },
        P::DataUnreadable { reason: text("did not find expected key at line 3 column 1") },
        P::DataTooLong,
        P::DataRowTwice { row: text("telepon-disdukcapil") },
        P::DataValueMissing { row: text("telepon-disdukcapil"), key: text("nilai"), fatal: true },
        P::DataValueMissing { row: text("uu-25-2009"), key: text("status"), fatal: false },
        P::LawUnknown { law: text("uu-24-2031"), nearest: Some(text("uu-24-2013")) },
        P::LawUnknown { law: text("perda-3-2020"), nearest: None },
        P::LawRepealed {
            law: text("Peraturan Presiden Nomor 25 Tahun 2008"),
            successor: Some([text("Peraturan Presiden Nomor 96 Tahun 2018"), text("perpres-96-2018")]),
        },
        P::LawRepealed { law: text("Peraturan Presiden Nomor 25 Tahun 2008"), successor: None },
        P::LawAmended {
            law: text("Undang-Undang Nomor 23 Tahun 2006"),
            successor: Some([text("Undang-Undang Nomor 24 Tahun 2013"), text("uu-24-2013")]),
        },
        P::LawAmended { law: text("Undang-Undang Nomor 23 Tahun 2006"), successor: None },
        P::SuccessorUnknown { law: text("perpres-96-2081"), nearest: Some(text("perpres-96-2018")) },
        P::SuccessorUnknown { law: text("perda-3-2020"), nearest: None },
        P::SuccessorLoop { laws: vec![text("perda-1-2020"), text("perda-2-2021")] },
        P::FactUnknown { fact: text("telepon-disdukcapi"), nearest: Some(text("telepon-disdukcapil")) },
        P::FactUnknown { fact: text("biaya-paspor"), nearest: None },
        P::FactMismatch {
            fact: text("telepon-disdukcapil"),
            written: text("0800-000-0009"),
            value: text("0800-000-0000"),
        },
        P::ReviewOverdue { due: jiff::civil::date(2026, 5, 20), owner: Some(text("Kepala Seksi Akta")) },
        P::ReviewOverdue { due: jiff::civil::date(2026, 5, 20), owner: None },
        P::OnlineOnly,
        P::AccessMissing,
        P::NobodyToReach,
        P::RawHtml,
        P::LinkUnsafe { url: text("javascript:alert(1)") },
        P::TemplateTag { tag: text("{{ page.title }}") },
        P::TemplateTag { tag: text(":::note") },
        P::ImageWithoutAlt,
        P::HeadingLevelOne,
        P::HeadingSkips { level: 4, expected: 3 },
        P::TooManyCallouts { count: 5 },
        P::SectionShape { heading: text("Langkah-langkah"), expected: Expected::NumberedList },
        P::StepsTakeLonger { steps: text("3 hari kerja"), promised: text("1 hari kerja") },
        P::StepsCostMore { steps: 50_000, promised: 0 },
        P::StandardOfGuide {
            stated: 11,
            public: true,
            missing: vec!["## Langkah-langkah", "waktu", "hasil"],
        },
        P::StandardOfGuide { stated: 13, public: false, missing: vec!["dasar_hukum"] },
        P::StandardOfOffice { missing: vec!["kompetensi", "evaluasi"] },
        P::EventWithoutSteps,
        P::EventStepWithoutGuide,
        P::EventStepNoGuide { url: text("../kisah/gratis-bu.md") },
        P::BookWithoutChapters,
        P::BookLinkNoChapter { url: text("../istilah/akta.md") },
        P::SearchWordDead { word: text("ruwat"), meaning: text("slametan") },
        P::SearchWordLine,
        P::KeywordIdle { keyword: text("bagaimana ya") },
        P::HelperWithoutQuestions,
        P::HelperDeadEnd { question: text("Di mana anak lahir?") },
        P::HelperAnswerWithoutLink { answer: text("Di rumah") },
        P::HelperLoop { answer: text("Ya"), question: text("Di mana anak lahir?") },
        P::HelperUnreachable { heading: text("Hasil: Bawa berkas ini") },
        P::HelperWithoutDontKnow { question: text("Di mana anak lahir?") },
        P::HelperTooDeep { depth: 8 },
        P::PictureUnreadable,
        P::PictureTooLarge { width: 30_000, height: 20_000 },
        P::PictureHeavy { size: 5_340_000 },
        P::PageHeavy { size: 19_200, biggest: HeavyPart::Picture(text("denah.png")), part: 9_100 },
        P::PageHeavy { size: 16_000, biggest: HeavyPart::Text, part: 9_900 },
        P::PageHeavy { size: 31_000, biggest: HeavyPart::Theme, part: 24_000 },
        P::PossibleNik,
        P::PrivatePhone,
        P::HomeAddress,
        P::LooksWord { word: text("cantik") },
        P::LinkTargetMissing { url: text("ktp.md"), nearest: Some(text("ktp-el.md")) },
        P::LinkTargetMissing { url: text("formulir.pdf"), nearest: None },
        P::LinkAnchorMissing { anchor: text("syarat"), nearest: Some(text("persyaratan")) },
        P::LinkAnchorMissing { anchor: text("biaya"), nearest: None },
        P::LinkTargetUnpublished { url: text("pindah.md") },
        P::ReferenceMissing {
            key: text("instansi"),
            value: text("disdukcapi"),
            nearest: Some(text("disdukcapil")),
        },
        P::ReferenceMissing { key: text("panduan"), value: text("paspor"), nearest: None },
        P::OfficeFreeText { office: text("Kelurahan Mekar") },
        P::AddressTaken { address: text("panduan/akta-kelahiran.html") },
        P::AddressInvalid { address: text("../rahasia") },
        P::AddressVanished {
            address: text("panduan/ktp.html"),
            candidate: Some(text("content/panduan/kependudukan/ktp.md")),
            certain: true,
        },
        P::AddressVanished {
            address: text("panduan/ktp.html"),
            candidate: Some(text("content/panduan/ktp-el.md")),
            certain: false,
        },
        P::AddressVanished { address: text("panduan/ktp.html"), candidate: None, certain: false },
        P::RedirectLoop { address: text("panduan/ktp.html") },
        P::TranslationOrphan { language: text("en") },
        P::TranslationStale { part: StalePart::Step(3), change: StaleChange::Changed, language: text("id") },
        P::TranslationStale {
            part: StalePart::Requirement(2),
            change: StaleChange::New,
            language: text("id"),
        },
        P::TranslationStale { part: StalePart::Step(5), change: StaleChange::Gone, language: text("id") },
        P::TranslationStale { part: StalePart::Fee, change: StaleChange::Changed, language: text("id") },
        P::TranslationStale { part: StalePart::Contact, change: StaleChange::Changed, language: text("id") },
        P::TranslationStale { part: StalePart::Dates, change: StaleChange::Changed, language: text("id") },
        P::TranslationStale {
            part: StalePart::Questions,
            change: StaleChange::Changed,
            language: text("id"),
        },
        P::EasyReadOrphan { base: text("akta-kelahiran.md") },
        P::CodeTaken { code: text("AK1") },
        P::ThemeMissing { theme: text("kota") },
        P::TemplateInvalid { reason: text("page.html:3:5: unknown tag `iff`") },
        P::TemplateFailed {
            page: text("panduan/akta-kelahiran.html"),
            reason: text("page.html:8:4: `page.titel` is not known"),
        },
        P::PlainLanguage(Box::new(PlainLanguage {
            rule: text("officialese/dalam-rangka"),
            severity: RuleSeverity::Warning,
            message: [text("“dalam rangka” bisa lebih singkat."), text("“dalam rangka” can be shorter.")],
            help: [text("Coba “untuk”."), text("Try “untuk”.")],
            suggestions: vec![text("untuk")],
            certain: false,
        })),
        P::RuleFile(Box::new(RuleFile {
            message: [
                text("Nama “macth” tidak dikenal di sini."),
                text("The name “macth” is not known here."),
            ],
            help: [
                text("Cocokkan dengan daftar nama di docs/aturan-bahasa.md."),
                text("Compare it with the names in docs/rules.md."),
            ],
        })),
        P::StringsKey { key: text("search_label"), missing: true },
        P::StringsKey { key: text("serch_label"), missing: false },
    ];
    examples.extend(REASONS.map(|reason| P::YamlSyntax { reason: text(reason) }));
    examples.extend(EXPECTED.map(|expected| P::ValueType { key: text("keterangan"), expected }));
    examples
}

/// Reasons as the reader of front matter gives them, one of each kind that is worded.
const REASONS: [&str; 8] = [
    "did not find expected key",
    "while scanning a quoted scalar: found unexpected end of stream",
    "did not find expected ',' or ']'",
    "found character that cannot start any token",
    "found a tab character that violates indentation",
    "while parsing a quoted scalar: found unknown escape character",
    "mapping values are not allowed in this context",
    "found incompatible document",
];

/// Every shape that a value or section may be asked to have.
const EXPECTED: [Expected; 17] = [
    Expected::Text,
    Expected::YesNo,
    Expected::Number,
    Expected::Date,
    Expected::List,
    Expected::TextOrList,
    Expected::Map,
    Expected::Fee,
    Expected::Duration,
    Expected::Hours,
    Expected::NumberedList,
    Expected::BulletedList,
    Expected::Questions,
    Expected::Url,
    Expected::LanguageCode,
    Expected::Colour,
    Expected::UtcOffset,
];

/// Reads every code from the source of `Problem::code`, which the compiler keeps complete.
pub(super) fn codes() -> Vec<&'static str> {
    include_str!("problem.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("P::")?.split_once("=> \"")?.1.strip_suffix("\","))
        .collect()
}
