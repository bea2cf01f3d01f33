//! Reading a text as a file of a site, and what must hold of every result.

use loket::diagnostic::{Checked, Level};
use loket::document::prose::{Piece, Prose};
use loket::document::{self, Context, Document, Language, Meaning, Section, SectionContent};
use loket::source::SourceFile;
use loket::source::path::SourcePath;

/// Reads a text as a file of a site in Indonesian and English.
pub(crate) fn read(path: &str, text: &str) -> Checked<Document> {
    let languages = [Language("id".to_owned()), Language("en".to_owned())];
    let file = SourceFile { path: SourcePath::new(path), text: text.into(), hash: 0 };
    document::parse(
        &file,
        &Context { languages: &languages, guide_folders: &std::collections::BTreeSet::new() },
    )
    .expect("a path below content")
}

/// Gives the findings as lines: level, line, code, text pointed to.
pub(crate) fn findings(text: &str, checked: &Checked<Document>) -> Vec<String> {
    let mut diagnostics = checked.diagnostics.clone();
    loket::diagnostic::sort(&mut diagnostics);
    diagnostics
        .iter()
        .map(|finding| {
            let level = match finding.level {
                Level::Error => "error",
                Level::Needed => "needed",
                Level::Hint => "hint",
            };
            let span = finding.at.span.clone().unwrap_or(0..0);
            let line = text[..span.start].matches('\n').count() + 1;
            format!(
                "{line} {level} {} `{}`",
                finding.problem.code(),
                text[span].trim_end_matches(['\n', '\r', ' '])
            )
        })
        .collect()
}

/// Gives the proses of a document.
pub(crate) fn proses(document: &Document) -> Vec<&Prose> {
    match &document.meaning {
        Meaning::Guide(guide) | Meaning::Part(guide) => {
            let mut list = vec![&guide.intro];
            list.extend(guide.sections.iter().flat_map(section_proses));
            list
        }
        Meaning::LifeEvent(event) => {
            let mut list = vec![&event.intro, &event.after];
            for step in &event.steps {
                list.extend([&step.text, &step.details]);
                list.extend(step.branches.iter().map(|branch| &branch.text));
            }
            list
        }
        Meaning::Helper(helper) => {
            let mut list = vec![&helper.intro];
            for query in &helper.questions {
                list.extend([&query.before, &query.after]);
                list.extend(query.answers.iter().map(|answer| &answer.details));
            }
            list.extend(helper.outcomes.iter().map(|outcome| &outcome.body));
            let answers = helper.questions.iter().flat_map(|query| &query.answers);
            let documents = answers.flat_map(|answer| &answer.documents);
            let documents = documents.chain(helper.outcomes.iter().flat_map(|outcome| &outcome.documents));
            list.extend(documents.flat_map(|item| [&item.text, &item.details]));
            list
        }
        Meaning::Story(story) => vec![&story.body],
        Meaning::Office(office) => vec![&office.body],
        Meaning::Term(term) => vec![&term.body],
        Meaning::Notice(notice) => vec![&notice.body],
        Meaning::Faq(faq) => {
            let answers = faq.questions.items.iter().map(|question| &question.answer);
            std::iter::once(&faq.questions.before).chain(answers).collect()
        }
        Meaning::Page(page) | Meaning::Folder(page) | Meaning::EasyRead(page) => vec![&page.body],
    }
}

fn section_proses(section: &Section) -> Vec<&Prose> {
    match &section.content {
        SectionContent::Requirements(requirements) => {
            let mut list = vec![&requirements.before, &requirements.after];
            for item in &requirements.items {
                list.extend([&item.text, &item.details]);
                list.extend(&item.substitutes);
            }
            list
        }
        SectionContent::Steps(steps) => {
            let mut list = vec![&steps.before, &steps.after];
            for item in &steps.items {
                list.extend([&item.text, &item.details]);
                list.extend([&item.place, &item.bring, &item.result, &item.online].into_iter().flatten());
            }
            list
        }
        SectionContent::Questions(questions) => {
            let answers = questions.items.iter().map(|question| &question.answer);
            std::iter::once(&questions.before).chain(answers).collect()
        }
        SectionContent::Fee(prose)
        | SectionContent::Time(prose)
        | SectionContent::Trouble(prose)
        | SectionContent::Complaint(prose)
        | SectionContent::Other(prose) => vec![prose],
    }
}

/// Asserts what holds of every document, whatever was typed.
pub(crate) fn assert_sound(text: &str, checked: &Checked<Document>) {
    let document = &checked.value;
    for finding in &checked.diagnostics {
        let span = finding.at.span.clone().expect("findings of a file point into it");
        assert!(text.get(span.clone()).is_some(), "{:?} points to {span:?}", finding.problem);
    }
    for span in document.headings.iter().map(|h| &h.span).chain(document.links.iter().map(|l| &l.span)) {
        assert!(text.get(span.clone()).is_some(), "{span:?} is no part of the text");
    }
    assert!(
        !document.head.title.trim().is_empty()
            || document.place.stem.trim_matches(['-', '_', ' ']).is_empty()
    );
    let mut anchors = std::collections::HashSet::new();
    for heading in &document.headings {
        assert!((2..=6).contains(&heading.level));
        assert!(anchors.insert(&heading.anchor), "anchor {} twice", heading.anchor);
        assert_inert(&heading.html);
    }
    for prose in proses(document) {
        assert_balanced(document, prose);
    }
    for link in &document.links {
        assert!(
            !link.url.to_lowercase().contains("javascript:")
                || link.url.starts_with(['/', '.', '#', '?'])
                || is_web(&link.url),
            "{}",
            link.url
        );
        assert!(!link.url.chars().any(char::is_control));
    }
}

fn is_web(url: &str) -> bool {
    let lower = url.to_lowercase();
    ["http:", "https:", "mailto:", "tel:", "fakta:"].iter().any(|scheme| lower.starts_with(scheme))
        || lower.split([':']).next().is_some_and(|before| before.contains(['/', '?', '#']))
}

/// Asserts that starts and ends match, and that indices point to something.
fn assert_balanced(document: &Document, prose: &Prose) {
    let mut open = Vec::new();
    for piece in &prose.pieces {
        match piece {
            Piece::Html(html) => assert_inert(html),
            Piece::LinkStart(index) => {
                assert!(*index < document.links.len());
                open.push("link");
            }
            Piece::CalloutStart(_) => open.push("callout"),
            Piece::LinkEnd => assert_eq!(open.pop(), Some("link")),
            Piece::CalloutEnd => assert_eq!(open.pop(), Some("callout")),
            Piece::Card(index) | Piece::Image(index) => assert!(*index < document.links.len()),
        }
    }
    assert!(open.is_empty(), "never closed: {open:?}");
}

/// The tags that the writer may write, and nothing else.
const TAGS: [&str; 28] = [
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "em",
    "strong",
    "del",
    "code",
    "pre",
    "blockquote",
    "br",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "section",
    "sup",
    "a",
    "span",
];

/// The attributes that the writer may write, each with a test of its value.
const ATTRIBUTES: [&str; 10] =
    ["id", "class", "href", "start", "scope", "role", "tabindex", "aria-label", "aria-labelledby", "lang"];

/// Asserts that HTML holds only our own tags with our own attributes, all quoted.
pub(crate) fn assert_inert(html: &str) {
    let mut rest = html;
    while let Some((before, tail)) = rest.split_once('<') {
        assert!(!before.contains('>'), "a stray `>` in {html}");
        let (tag, after) = tail.split_once('>').unwrap_or_else(|| panic!("an open tag in {html}"));
        rest = after;
        let tag = tag.trim_start_matches('/');
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(TAGS.contains(&name), "the tag {name} in {html}");
        while !attributes.trim().is_empty() {
            let (key, value) =
                attributes.trim_start().split_once("=\"").unwrap_or_else(|| panic!("unquoted in {html}"));
            let (value, more) = value.split_once('"').unwrap_or_else(|| panic!("unquoted in {html}"));
            assert!(ATTRIBUTES.contains(&key), "the attribute {key} in {html}");
            assert!(key != "href" || value.starts_with('#'), "the address {value} in {html}");
            attributes = more;
        }
    }
    assert!(!rest.contains('>'), "a stray `>` in {html}");
}
