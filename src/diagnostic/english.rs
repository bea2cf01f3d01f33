//! Words every problem in English.
//!
//! The same voice as `indonesian`: a message speaks of the text, never of the writer; a help
//! says what to type next. Keys are shown in Indonesian, as most sites write them.

use super::problem::{Expected, HeavyPart, Problem, StaleChange, StalePart};
use super::reason::Reason;
use super::wording::{
    Wording, example_line, harmless, is_box, is_on_own_computer, listed, quoted, rupiah, to_write, weight,
};

/// Words a problem.
pub(super) fn wording(problem: &Problem) -> Wording {
    use Problem as P;
    let say = Wording::new;
    match problem {
        P::ConfigMissing => say(
            "The site has no settings file yet",
            "This folder has no “site.yaml” yet, so the built-in settings are used.".into(),
            "Create “site.yaml” in the site's main folder. One line is enough, for example “title: Services of Contoh City”."
                .into(),
        ),
        P::ConfigUnreadable { reason } => say(
            "The site's settings cannot be read yet",
            format!("“site.yaml” cannot be read yet. {}", cause(reason)),
            next_step(reason),
        ),
        P::AccentPale { colour, nearest } => say(
            "The site's colour is too pale",
            format!("Text in the colour {} is hard to read, so the site uses {nearest}.", quoted(colour)),
            format!("Write “warna: \"{nearest}\"”, or choose another colour that is darker."),
        ),
        P::NoContent => say(
            "There are no pages yet",
            "There is no page in the folder “content” yet.".into(),
            "Is your site in another folder? Go there first. A new site? Type “loket init”.".into(),
        ),
        P::NotUtf8 => say(
            "The file is saved in an old encoding",
            "This file is saved in a text encoding that cannot be read here.".into(),
            "Open the file in a text editor, choose “Save as”, and choose the encoding “UTF-8”.".into(),
        ),
        P::Utf16 => say(
            "The file is saved as UTF-16",
            "This file is saved in the encoding “UTF-16”, which cannot be read here.".into(),
            "Open the file in a text editor, choose “Save as”, and choose the encoding “UTF-8”.".into(),
        ),
        P::SymlinkOutside => say(
            "A shortcut leads out of the site",
            "This file is only a shortcut to a place outside the site, so it is not published.".into(),
            "Copy the real file into the site's folder and remove the shortcut.".into(),
        ),
        P::SpecialFile => say(
            "Not an ordinary file",
            "This is not an ordinary file, so it is not published.".into(),
            "Move it out of the site's folder.".into(),
        ),
        P::NameNotPortable { name } => say(
            "A file name that not every computer can keep",
            format!("Some computers cannot keep a file with the name {}.", quoted(name)),
            "Rename it. Use small letters, digits and hyphens only, for example “kartu-keluarga.md”.".into(),
        ),
        P::ReadmeAside => say(
            "The file “README.md” is not published",
            "This folder has an “index.md” already, so “README.md” is not published.".into(),
            "If its text is for the public, move it to “index.md”. If not, leave it.".into(),
        ),
        P::NameClash => say(
            "Two file names are too much alike",
            "This file has the same name as another one, but for capital and small letters.".into(),
            "Rename one of the two, for example to “kartu-keluarga-baru.md”.".into(),
        ),
        P::FrontMatterMissing { .. } => say(
            "The top of the page is missing",
            "This page has no top part yet (between two lines of ---).".into(),
            "Type “---” on the first line. Below it, type “title: Getting a birth certificate”. Close it with “---” on its own line."
                .into(),
        ),
        P::FrontMatterUnclosed => say(
            "The top of the page is not closed yet",
            "The top of the page is opened with “---” but not closed yet.".into(),
            "Type “---” on its own line, right below the last entry.".into(),
        ),
        P::FrontMatterMark => say(
            "The opening line of the page is not quite right",
            "The top of the page is not seen, because its opening line is not quite right.".into(),
            "Type “---” (three hyphens) on the first line of the file, with no empty line above it. The closing line is the same.".into(),
        ),
        P::FrontMatterTooLong => say(
            "The top of the page is too long",
            "The top of the page (between the --- lines) has more than 16,000 letters.".into(),
            "Move the long text below the closing “---”.".into(),
        ),
        P::FrontMatterTooDeep => say(
            "The top of the page has too many levels",
            "The top of the page (between the --- lines) has more than 32 levels.".into(),
            "Keep entries to one or two levels, for example “fee: free”.".into(),
        ),
        P::YamlFeature { found } => say(
            "A special sign at the top of the page",
            format!("The sign {} has a special meaning at the top of the page (between the --- lines).", quoted(found)),
            "Put the text in quotation marks. Example: ringkasan: \"*Gratis* untuk semua warga\".".into(),
        ),
        P::YamlTab => say(
            "A tab at the top of the page",
            "This line starts with a tab. At the top of the page (between the --- lines) only spaces can be read.".into(),
            "Delete the tab. If the line has to stand further right, type two spaces.".into(),
        ),
        P::YamlSyntax { reason } => say(
            "The top of the page cannot be read yet",
            format!("This line at the top of the page (between the --- lines) cannot be read yet. {}", cause(reason)),
            next_step(reason),
        ),
        P::TomlSyntax => say(
            "The top of the page cannot be read yet",
            "This line at the top of the page (between +++) cannot be read yet.".into(),
            "Write each line like this: title = \"Getting an identity card\". Text always stands in quotation marks.".into(),
        ),
        P::KeyTwice { key } => say(
            "An entry is written twice",
            format!("{} is written twice.", quoted(key)),
            "Keep one of them and delete the other.".into(),
        ),
        P::KeyUnknown { key, nearest } => say(
            "An entry is not known",
            format!("{} is not known, so what it says is not used.", quoted(key)),
            match nearest {
                Some(nearest) => format!("Is {} meant? If so, write that.", quoted(nearest)),
                None if key == "slug" => "Was the page published there? Write that address, for example “aliases: guides/family-card.html”. If not, delete this line.".into(),
                None => "Delete this line, or write its text in the body of the page.".into(),
            },
        ),
        P::FolderNoGuide { key } => say(
            "This folder is read as a list of guides",
            format!("{} is not shown, because this folder is read as a list of guides.", quoted(key)),
            "Is the folder one guide? Number the names of its parts, for example “1-what-you-need.md”. Is it a list? Delete this line.".into(),
        ),
        P::KeyMissing { key, fatal } => say(
            "An entry is missing",
            if *fatal {
                format!("This page cannot be made yet, because {} is missing.", quoted(named(key)))
            } else {
                format!("{} is missing. The page can be seen, but is not ready to be published.", quoted(named(key)))
            },
            format!("Write it at the top of the page (between the --- lines), for example “{}”.", typed(key)),
        ),
        P::KeyEmpty { key, fatal } => say(
            "An entry is still empty",
            if *fatal {
                format!("This page cannot be made yet, because {} is still empty.", quoted(key))
            } else {
                format!("{} is still empty.", quoted(key))
            },
            format!("Write its text after the colon, for example “{}”.", example_line(key)),
        ),
        P::ValueType { key, expected } => say(
            "An entry has another form",
            format!("What {} says is not {} yet.", quoted(key), kind(*expected)),
            how(*expected, key),
        ),
        P::DateInvalid { key, value, meant } => say(
            "A date cannot be read",
            format!("The date {} in {} is not in the calendar or cannot be read.", quoted(value), quoted(key)),
            match meant {
                Some(day) => format!("Write it like this: “{}: {day}”.", harmless(key)),
                None => format!("Write year, month and day, for example “{}: 2026-11-20”.", harmless(key)),
            },
        ),
        P::ValueUnknown { key, value, known } => say(
            "An entry is not among the choices",
            format!("{} in {} is not among the choices.", quoted(value), quoted(key)),
            if known.is_empty() {
                "Delete it, or choose one that the writer's guide names.".into()
            } else {
                format!("Choose one of {}.", listed(known, "or"))
            },
        ),
        P::DataUnreadable { reason } => say(
            "A line of a list cannot be read yet",
            format!("This line of the list cannot be read yet. {}", cause(reason)),
            next_step(reason),
        ),
        P::DataTooLong => say(
            "A list is too long",
            "This list has more than 500,000 letters, so it is not read.".into(),
            "Delete the rows that no page uses.".into(),
        ),
        P::DataRowTwice { row } => say(
            "A name is used twice in a list",
            format!("The name {} is already used above. What the second one says is not used.", quoted(row)),
            "Keep one of them and delete the other. If both are needed, give one another name.".into(),
        ),
        P::DataValueMissing { row, key, fatal } => say(
            "A row of a list is not complete",
            if *fatal {
                format!("{} has no “{}” yet, so it cannot be used.", quoted(row), harmless(key))
            } else {
                format!("{} has no “{}” yet.", quoted(row), harmless(key))
            },
            format!("Below “{}:”, write it with two spaces in front, for example “{}”.", harmless(row), example_line(key)),
        ),
        P::LawUnknown { law, nearest } => say(
            "A law is not in the list",
            format!("{} is not in “data/peraturan.yml” yet.", quoted(law)),
            nearest_or(nearest.as_deref(), "Add it to “data/peraturan.yml”: its name, then “nama” and “status” below it."),
        ),
        P::LawRepealed { law, successor } => say(
            "A law is no longer in force",
            match successor {
                Some([name, _]) => format!("{} is repealed. {} came in its place.", quoted(law), quoted(name)),
                None => format!("{} is repealed.", quoted(law)),
            },
            match successor {
                Some([_, key]) => format!("Compare the page with the new law. Then write “{}” in “dasar_hukum”.", harmless(key)),
                None => "Find what came in its place, and write its name as “diganti” in the list of laws.".into(),
            },
        ),
        P::LawAmended { law, successor } => say(
            "A law was changed",
            match successor {
                Some([name, _]) => format!("{} was changed by {}.", quoted(law), quoted(name)),
                None => format!("{} was changed.", quoted(law)),
            },
            match successor {
                Some([_, key]) => format!("Check that the page still fits. If needed, write “{}” as well.", harmless(key)),
                None => "Check that the page still fits the change.".into(),
            },
        ),
        P::SuccessorUnknown { law, nearest } => say(
            "The law that replaced another one is not in the list",
            format!("{} in “diganti” is not in this list yet.", quoted(law)),
            nearest_or(nearest.as_deref(), "Add that law to this list, with “nama” and “status”."),
        ),
        P::SuccessorLoop { laws } => say(
            "Laws replace each other",
            format!("By this list, {} replace each other.", listed(laws, "and")),
            "Check “diganti” of each of them. The newest one has none.".into(),
        ),
        P::FactUnknown { fact, nearest } => say(
            "A fact is not in the list",
            format!("The fact {} is not in “data/fakta.yml” yet.", quoted(fact)),
            match nearest {
                Some(nearest) => format!("Is {} meant? If so, write that.", quoted(nearest)),
                None => format!("Add a line to “data/fakta.yml”, for example “{}: 0800-000-0000”.", harmless(fact)),
            },
        ),
        P::FactMismatch { fact, written, value } => say(
            "The text differs from the list of facts",
            format!("The page says {}, but the fact {} is {}.", quoted(written), quoted(fact), quoted(value)),
            "Run “loket fix” to bring them together. If the page is right, change “data/fakta.yml”.".into(),
        ),
        P::ReviewOverdue { due, owner } => say(
            "A page is due for a check",
            match owner {
                Some(owner) => format!("This page has been due for a check since {due}, by {}.", quoted(owner)),
                None => format!("This page has been due for a check since {due}."),
            },
            "Read it together with the counter staff. If all is right, set “reviewed” to the day of that check.".into(),
        ),
        P::OnlineOnly => say(
            "A service is on the internet alone",
            "This service is on the internet alone. People without internet cannot use it yet.".into(),
            "Name an office that can help in “office”. Give that office counters, a telephone or WhatsApp.".into(),
        ),
        P::AccessMissing => say(
            "Access to the office is not described",
            "People who use a wheelchair or need help cannot know what to expect here.".into(),
            "Write what there is, for example “access: [ramp, companion]”. If there is nothing yet, write “access: belum ada”.".into(),
        ),
        P::NobodyToReach => say(
            "Nobody at the office can be reached",
            "People cannot ask anybody at this office yet.".into(),
            "Write one of “phone”, “whatsapp” or “email”, for example “phone: 0800-000-0000”.".into(),
        ),
        P::RawHtml => say(
            "HTML code is shown as text",
            "This HTML code is shown on the page just as it is written.".into(),
            "Delete the code. For bold text, write **important**. For a link, write [name](address).".into(),
        ),
        P::LinkUnsafe { url } if is_on_own_computer(url) => say(
            "A link leads to a file on this computer",
            format!("{} is on this computer only, so the public cannot open it.", quoted(url)),
            "Copy the file into the folder of this page, then write its name alone, for example “form.pdf”.".into(),
        ),
        P::LinkSpaces { url } => say(
            "The address of a link has blanks in it",
            format!("The address {} has blanks in it, so it is shown as text and not as a link.", quoted(url)),
            format!("Write each blank as “%20”: {}.", quoted(&url.replace(' ', "%20"))),
        ),
        P::LinkUnsafe { url } => say(
            "A link address is not safe",
            format!("The address {} is not safe for readers, so it is not used.", quoted(url)),
            "Use an address that starts with https://, mailto: or tel:, or the name of a file in this site.".into(),
        ),
        P::TemplateTag { tag } => say(
            "A sign of another site program is shown as text",
            format!("The sign {} is shown on the page just as it is written.", quoted(tag)),
            if is_box(tag) {
                "Write a box like this: “> [!NOTE]” on the first line, and its text below, each line with “>” before it.".into()
            } else {
                "Delete it and write what it stands for.".into()
            },
        ),
        P::ImageWithoutAlt => say(
            "A picture has no description yet",
            "This picture has no description yet. People who use a screen reader cannot know what it shows.".into(),
            "Describe it between the square brackets, for example “![Map of counters 1 to 4](denah.png)”.".into(),
        ),
        P::HeadingLevelOne => say(
            "A second title on the page",
            "The page already has a title, so this one is shown as a heading.".into(),
            "Add one more #, for example “## Yang perlu disiapkan”.".into(),
        ),
        P::HeadingSkips { level, expected } => say(
            "A heading skips a level",
            format!("This heading has level {level}, while the one above it has level {}.", expected.saturating_sub(1)),
            format!("Use {expected} signs of #, for example “{} Biaya”.", "#".repeat(usize::from(*expected))),
        ),
        P::TooManyCallouts { count } => say(
            "Too many note boxes",
            format!("There are {count} note boxes on this page. Among so many, the important one is not seen."),
            "Keep three at most. Write the others as ordinary sentences.".into(),
        ),
        P::SectionShape { heading, expected } => say(
            "A section cannot be read yet",
            format!("The section {} is not {} yet.", quoted(heading), kind(*expected)),
            how(*expected, heading),
        ),
        P::StepsTakeLonger { steps, promised } => say(
            "The steps take longer than promised",
            format!("All steps together take {}, but “waktu” promises {}.", harmless(steps), harmless(promised)),
            "Check the time of each step, or change “waktu” at the top of the page.".into(),
        ),
        P::StepsCostMore { steps, promised } => say(
            "The steps cost more than the service",
            format!("All steps together cost {}, but “biaya” says {}.", rupiah(*steps), rupiah(*promised)),
            format!("Check the cost of each step, or write “biaya: {steps}” at the top of the page."),
        ),
        P::StandardOfGuide { stated, missing, .. } => say(
            "The service standard of this guide is not complete",
            format!("This service standard states {stated} of 14 components. Still missing: {}.", listed(missing, "and")),
            standard_help(missing),
        ),
        P::StandardOfOffice { missing } => say(
            "The service standard of this office is not complete",
            format!("This office does not state {} yet, so the standard of all its services is not complete.", listed(missing, "and")),
            format!("{} Once is enough: all guides of this office use it.", standard_help(missing)),
        ),
        P::EventWithoutSteps => say(
            "A life event without a list of guides",
            "This page has no numbered list of links to guides yet.".into(),
            "Write the list, for example “1. [Getting a birth certificate](../guides/birth-certificate.md)”.".into(),
        ),
        P::EventStepWithoutGuide => say(
            "A step of a life event without a link to a guide",
            "This line does not lead to a guide yet, so its fee, time and documents are not counted.".into(),
            "Turn its text into a link, for example “[Getting a birth certificate](../guides/birth-certificate.md)”.".into(),
        ),
        P::EventStepSecondGuide { url } => say(
            "A second link in one step",
            format!("This step has its guide already, so {} is not counted.", quoted(url)),
            "Make it a step of its own. Or write it below with three blanks before: “- or […](…)”, “- meanwhile […](…)”.".into(),
        ),
        P::EventStepNoGuide { url } => say(
            "A step's link leads to something else than a guide",
            format!("{} is no guide, so its fee, time and documents are not counted.", quoted(url)),
            "Link to a file in the folder of guides. None there yet? Begin with: loket new guide \"Its title\".".into(),
        ),
        P::HoursUnread => say(
            "Opening hours are not understood",
            "These hours are shown as they stand. The home page cannot tell people whether the office is open now.".into(),
            "Write the days, then when it opens and closes, for example “hours: Monday–Thursday 08.00–15.00”.".into(),
        ),
        P::SurveyElements { count } => say(
            "A survey does not have nine elements",
            format!("This survey has {count} values of elements. The public satisfaction survey has 9 elements."),
            "Write 9 numbers in their order, for example “elements: [3.6, 3.5, 3.4, 3.9, 3.6, 3.6, 3.7, 3.4, 3.3]”. None yet? Delete that line.".into(),
        ),
        P::TermWithoutMeaning => say(
            "A term without its meaning",
            "This term is not explained yet, so people see its name alone.".into(),
            "Write what it means in one sentence, below the second line of ---.".into(),
        ),
        P::FaqWithoutQuestions => say(
            "A page of questions without a question",
            "This page has no question yet, so search cannot find its answers one by one.".into(),
            "Write each question with two # signs, for example “## Do I have to pay?”. Write its answer below.".into(),
        ),
        P::NoticeReversed => say(
            "A notice ends before it begins",
            "The last day is earlier than the first, so this notice is never shown.".into(),
            "Check both days. For example “from: 2026-12-01”, then “until: 2026-12-10”.".into(),
        ),
        P::BookWithoutChapters => say(
            "A list for a book is empty",
            "This list has no link to a page that can be printed yet, so its book is not made.".into(),
            "Write the list, for example “- [Getting a birth certificate](../guides/birth-certificate.md)”.".into(),
        ),
        P::BookLinkNoChapter { url } => say(
            "A link that is no chapter of the book",
            format!("{} is not printed in this book: that page is no chapter.", quoted(url)),
            "Link to a guide, life event, office, story or page of questions. Terms are printed at the end by themselves.".into(),
        ),
        P::HelperWithoutQuestions => say(
            "A helper without a question",
            "This page has no question yet.".into(),
            "Write a question as a heading, for example “## Where was the child born?”. Below it, write the answers as a list of links."
                .into(),
        ),
        P::HelperDeadEnd { question } => say(
            "A question without answers",
            format!("The question {} has no answers to choose from. People would be left standing here.", quoted(question)),
            "Write a list of answers below it, for example “- [At home](#result-bring-this)”. If this is a result, begin its heading with “Result:”."
                .into(),
        ),
        P::HelperAnswerWithoutLink { answer } => say(
            "An answer leads nowhere",
            format!("The answer {} has no link. People who choose it would be left standing here.", quoted(answer)),
            "Turn it into a link to the next heading, for example “[At home](#is-there-a-marriage-book)” or “[At home](#result-ask-us)”."
                .into(),
        ),
        P::HelperLoop { answer, question } => say(
            "An answer leads round in a circle",
            format!("The answer {} leads back to {}. People would go round without a result.", quoted(answer), quoted(question)),
            "Link to a later question or to a result, for example “(#result-ask-us)”.".into(),
        ),
        P::HelperUnreachable { heading } => say(
            "No answer leads here",
            format!("No answer leads to {}, so nobody sees it.", quoted(heading)),
            "Let an answer link to this heading, or delete this part.".into(),
        ),
        P::HelperWithoutDontKnow { question } => say(
            "No answer “I don't know” yet",
            format!("The question {} has no answer for people who do not know.", quoted(question)),
            "Add one, for example “- [I don't know](#result-ask-us)”.".into(),
        ),
        P::HelperTooDeep { depth } => say(
            "Too many questions in a row",
            format!("The longest way has {depth} questions. Beyond 6, many people stop half-way."),
            "Join or delete questions, or make two helpers of it.".into(),
        ),
        P::PictureUnreadable => say(
            "A picture cannot be opened",
            "This file has the name of a picture, but it cannot be opened. Citizens see an empty place.".into(),
            "Save the picture again as JPEG or PNG, under the same name.".into(),
        ),
        P::PictureTooLarge { width, height } => say(
            "A picture is too large to be made smaller",
            format!("This picture has {width} × {height} pixels, so it is published as it is. Old phones do not show it."),
            "Make it 1600 pixels wide and save it under the same name.".into(),
        ),
        P::PictureHeavy { size } => say(
            "The file of a picture is very heavy",
            format!("The file of this picture has {}. Pages use a small form of it, but the file itself is published as well.", weight(*size, '.')),
            "Make it 1600 pixels wide. Save photos as JPEG.".into(),
        ),
        P::PageHeavy { size, biggest, part } => say(
            "A page is heavy on a slow line",
            format!(
                "The first view of this page has {} (text, style and the pictures at its top, compressed). A good limit is 14 KB. Its biggest part: {}, {}.",
                weight(*size, '.'),
                match biggest {
                    HeavyPart::Text => "the text of the page".to_owned(),
                    HeavyPart::Theme => "style and scripts of the theme".to_owned(),
                    HeavyPart::Picture(name) => format!("the picture {}", quoted(name)),
                },
                weight(*part, '.'),
            ),
            match biggest {
                HeavyPart::Text => "Make two pages of it, or move a part to another page.".into(),
                HeavyPart::Theme => "Make the files in the folder “themes” smaller.".into(),
                HeavyPart::Picture(_) => "Put the picture into the text, below its first paragraph, or use a simpler one.".into(),
            },
        ),
        P::PossibleNik => say(
            "This may be a NIK",
            "This number of 16 digits may be somebody's NIK.".into(),
            "Delete the number, or write a made-up one: “3300xxxxxxxxxxxx”.".into(),
        ),
        P::PrivatePhone => say(
            "This may be a private telephone number",
            "This number may be somebody's private telephone.".into(),
            "Delete the number, or write the office's number.".into(),
        ),
        P::HomeAddress => say(
            "This may be a home address",
            "This text may be somebody's home address.".into(),
            "Name the area only, for example “a resident of Kelurahan Mekar”.".into(),
        ),
        P::LooksWord { word } => say(
            "A word about somebody's looks",
            format!("The word {} speaks of looks and not of what was done.", quoted(word)),
            "Try to write what the person did.".into(),
        ),
        P::LinkTargetMissing { url, nearest, moved } => say(
            "The target of a link is not found",
            format!("The link leads to {}, but that file is not found.", quoted(url)),
            moved_or(*moved, nearest.as_deref(), "Check the name of the file, for example “../instansi/disdukcapil.md”."),
        ),
        P::LinkAnchorMissing { anchor, nearest } => say(
            "The section of a link is not found",
            format!("The link leads to the section {}, but that section is not found.", quoted(anchor)),
            nearest_or(
                nearest.as_deref(),
                "Check the heading on that page. Write it in small letters with hyphens, for example “#yang-perlu-disiapkan”.",
            ),
        ),
        P::LinkTargetUnpublished { url } => say(
            "The target of a link is not published",
            format!("The page {} is not published now, so the link cannot be opened.", quoted(url)),
            "Publish that page, or delete the link.".into(),
        ),
        P::ReferenceMissing { key, value, nearest, moved } => say(
            "A page that is named is not found",
            format!("{} in {} is not found in this site.", quoted(value), quoted(named(key))),
            moved_or(*moved, nearest.as_deref(), "Write the name of its file without “.md”, for example “disdukcapil”."),
        ),
        P::OfficeFreeText { office } => say(
            "The office has no page yet",
            format!("{} has no page yet, so its address and opening hours are not shown.", quoted(office)),
            "Create its page in “content/offices”, then write the name of that file, for example “office: civil-registry”.".into(),
        ),
        P::AddressTaken { address } => say(
            "Two pages want the same address",
            format!("The address {} is already used by another page.", quoted(address)),
            "Rename one of the two files, for example to “akta-kelahiran-terlambat.md”. Is it one of the “aliases”? Delete it there.".into(),
        ),
        P::AddressInvalid { address } if address.contains("://") => say(
            "An address cannot be used",
            format!("The address {} names a site, but an old address is always on this site.", quoted(address)),
            "Write only what follows the site's name, for example “guides/family-card.html”.".into(),
        ),
        P::AddressInvalid { address } => say(
            "An address cannot be used",
            format!("The address {} cannot be used on the web.", quoted(address)),
            "Use small letters, digits and hyphens only, for example “panduan/kartu-keluarga”.".into(),
        ),
        P::AddressVanished { address, candidate, certain } => say(
            "An old address is gone",
            format!("The page {} was published and is gone. Links that people have to it will break.", quoted(address)),
            match (candidate, certain) {
                (Some(page), true) => format!(
                    "That page moved to {}. Run “loket fix”, or write there: “alamat_lama: [{}]”.",
                    quoted(page),
                    harmless(address)
                ),
                (Some(page), false) => format!(
                    "Perhaps {} takes its place. If so, write there: “alamat_lama: [{}]”. If it was deleted on purpose, leave it.",
                    quoted(page),
                    harmless(address)
                ),
                (None, _) => format!(
                    "If another page takes its place, write there: “alamat_lama: [{}]”. If it was deleted on purpose, leave it.",
                    harmless(address)
                ),
            },
        ),
        P::RedirectLoop { address } => say(
            "An old address is the present one",
            format!("{} is this page's own address already.", quoted(address)),
            "Delete it from “alamat_lama”.".into(),
        ),
        P::TranslationOrphan { language } => say(
            "A translation without its page",
            format!("This is a translation (language {}), but the page that it translates is not found.", quoted(language)),
            "Give both files the same name, for example “ktp.md” and “ktp.en.md”.".into(),
        ),
        P::TranslationStale { part, change, language } => {
            let part = stale_part(*part);
            let message = match change {
                StaleChange::Changed => format!("{part} of this translation differs from the page that it translates (language {}).", quoted(language)),
                StaleChange::New => format!("{part} of the page that this translates (language {}) is not in the translation yet.", quoted(language)),
                StaleChange::Gone => format!("{part} of this translation is no longer on the page that it translates (language {}).", quoted(language)),
            };
            say(
                "A translation is behind",
                message,
                "Translate that part. If it says the same already, run “loket fix --translated” with the name of this file. Until then, people see the part of the other page.".into(),
            )
        }
        P::EasyReadOrphan { base } => say(
            "An easy version without its page",
            format!("This is an easy version, but its page ({}) is not there.", quoted(base)),
            "Give the file the name of its page, for example “birth.md” and “birth.mudah.md”.".into(),
        ),
        P::CodeShape { code } => say(
            "A code is not fit for a short address",
            format!("The code {} is printed on paper and typed by people. Best are 2 to 6 letters or digits.", quoted(code)),
            "Write a shorter one, for example “code: BIRTH”. Delete the line to have one made.".into(),
        ),
        P::SearchWordDead { word, meaning } => say(
            "A search word that leads to no page",
            format!("No page has {}, so this line does not help people who type {} yet.", quoted(meaning), quoted(word)),
            "Put a word of a guide's title in its place, or delete this line.".into(),
        ),
        P::SearchWordLine => say(
            "A line of search words is not complete",
            "This line has no meaning yet, so search passes it over.".into(),
            "Write what people type, press Tab, then write the word that the page has. For example “vanished”, Tab, “lost”.".into(),
        ),
        P::KeywordIdle { keyword } => say(
            "A keyword that is never looked for",
            format!("{} has only small words or question words, and those are left out of every search.", quoted(keyword)),
            "Delete it, or add the word that names the matter, for example “how to get an identity card”.".into(),
        ),
        P::CodeTaken { code } => say(
            "Two pages have the same code",
            format!("The code {} is already used by another page.", quoted(code)),
            "Choose another code, or delete the line “kode” to have one made.".into(),
        ),
        P::ThemeMissing { theme } => say(
            "The theme is not found",
            format!("The theme {} is not found in the folder “themes”.", quoted(theme)),
            "Write “tema: loket” in “site.yaml” to use the built-in theme, or check the name of the folder.".into(),
        ),
        P::TemplateInvalid { reason } => say(
            "A file of the theme cannot be used yet",
            "This file of the theme cannot be used yet.".into(),
            for_the_theme(reason),
        ),
        P::TemplateFailed { page, reason } => say(
            "The theme cannot show a page yet",
            format!("The theme cannot show the page {} yet.", quoted(page)),
            for_the_theme(reason),
        ),
        P::PlainLanguage(finding) => {
            let [_, message] = &finding.message;
            let [_, help] = &finding.help;
            say("The sentence can be easier to read", message.clone(), help.clone())
        }
        P::RuleFile(fault) => {
            let [_, message] = &fault.message;
            let [_, help] = &fault.help;
            say("A language rule cannot be used yet", message.clone(), help.clone())
        }
        P::StringsKey { key, missing: true } => say(
            "A text of the theme is missing",
            format!("The text {} is missing in this language file of the theme.", quoted(key)),
            format!("Add a line to this file, for example “{}: …”.", harmless(key)),
        ),
        P::StringsKey { key, missing: false } => say(
            "A text of the theme is not used",
            format!("The text {} is not used by the theme.", quoted(key)),
            "Delete this line, or check how its name is spelt.".into(),
        ),
    }
}

/// Names a part of a translation, to stand at the beginning of a sentence.
fn stale_part(part: StalePart) -> String {
    match part {
        StalePart::Fee => "The fee".into(),
        StalePart::Time => "The time".into(),
        StalePart::Results => "The result".into(),
        StalePart::Audience => "“For whom”".into(),
        StalePart::Requirement(number) => format!("Requirement {number}"),
        StalePart::Step(number) => format!("Step {number}"),
        StalePart::Contact => "Telephone, WhatsApp, e-mail or hours".into(),
        StalePart::Dates => "The first or last day".into(),
        StalePart::Questions => "A question, its answers or what to bring".into(),
    }
}

/// Names what a value or section should be, to stand after "is not".
fn kind(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "one piece of text",
        Expected::YesNo => "“ya” or “tidak”",
        Expected::Number => "a whole number",
        Expected::Decimal => "a number",
        Expected::Date => "a date",
        Expected::List => "a list",
        Expected::TextOrList => "text or a list",
        Expected::Map => "a group of entries",
        Expected::Fee => "an amount that can be counted",
        Expected::Duration => "a length of time",
        Expected::Hours => "opening hours",
        Expected::NumberedList => "a numbered list",
        Expected::BulletedList => "a list",
        Expected::Questions => "questions and answers",
        Expected::Url => "a web address",
        Expected::LanguageCode => "the code of a language",
        Expected::Colour => "the code of a colour",
        Expected::UtcOffset => "a time difference",
    }
}

/// Says how to type what is meant; `key` is a key, or a heading where a section is meant.
fn how(expected: Expected, key: &str) -> String {
    let key = harmless(key);
    match expected {
        Expected::Text => format!("Write it on one line after the colon, for example “{}”.", example_line(&key)),
        Expected::YesNo => format!("Write “{key}: ya” (yes) or “{key}: tidak” (no)."),
        Expected::Number => format!("Write digits only, without dots, for example “{key}: 20”."),
        Expected::Decimal => format!("Write one number, with a dot for decimals, for example “{key}: 89.28”."),
        Expected::Date => format!("Write year, month and day, for example “{key}: 2026-11-20”."),
        Expected::List | Expected::TextOrList => {
            format!("Put commas between the parts and square brackets around them, for example “{key}: [one, two]”.")
        }
        Expected::Map => format!("Write “{key}:”. Below it, write each entry with two spaces in front."),
        Expected::Fee => {
            format!("Write “{key}: gratis” (free), or rupiah without dots, for example “{key}: 50000”.")
        }
        Expected::Duration => format!("Write a number and its unit, for example “{key}: 15 menit” or “{key}: 1 hari kerja”."),
        Expected::Hours => format!("Write the days, then the hours, for example “{key}: Senin–Kamis 08.00–15.00”."),
        Expected::NumberedList => "Write each step on its own line, for example “1. Isi formulir”, then “2. Serahkan berkas”.".into(),
        Expected::BulletedList => "Write each item on its own line, for example “- [ ] Kartu Keluarga — *fotokopi*”.".into(),
        Expected::Questions => "Start each question with three signs of #, for example “### Apakah bisa diwakilkan?”. Write the answer below it.".into(),
        Expected::Url => format!("Write the whole address, for example “{key}: https://kotacontoh.example/”."),
        Expected::LanguageCode => format!("Write a code of two letters: id, en, jv or su. Example: “{key}: id”."),
        Expected::Colour => format!("Write # and six digits or letters in quotation marks. Example: {key}: \"#0b5d3b\"."),
        Expected::UtcOffset => format!("Write the hours ahead of world time. Example for western Indonesia: {key}: \"+07:00\"."),
    }
}

/// Says why a line cannot be read, where that is known.
fn cause(reason: &str) -> &'static str {
    match Reason::read(reason) {
        Some(Reason::Colon) => "There may be a colon inside its text.",
        Some(Reason::Blank) => "The colon and the text behind it stand too close.",
        Some(Reason::Indent) => "It may start too far left or right, or have text after a quotation mark.",
        Some(Reason::Quote) => "A quotation mark may not be closed yet.",
        Some(Reason::Bracket) => "A bracket may not be closed yet.",
        Some(Reason::FirstSign) => "Its text starts with a sign of special meaning.",
        Some(Reason::Tab) => "There is a tab in it.",
        Some(Reason::Backslash) => "There is a backslash (\\) between quotation marks.",
        None => "Each line has the form “name: text”.",
    }
}

/// Says what to type where a line cannot be read.
fn next_step(reason: &str) -> String {
    match Reason::read(reason) {
        Some(Reason::Colon) => "Put the text in quotation marks. Example: title: \"Identity card: how to get it\".",
        Some(Reason::Blank) => "Type a space behind the colon. Example: “title: Getting an identity card”.",
        Some(Reason::Indent) => "Start the line right below the start of the one above it. If there are quotation marks, put the whole text between them.",
        Some(Reason::Quote) => "Type the quotation mark at the end of the text. Example: title: \"Getting an identity card\".",
        Some(Reason::Bracket) => "Close it with the same kind of bracket. Example: topics: [identity-card, family].",
        Some(Reason::FirstSign) => "Put the text in quotation marks. Example: medsos: \"@dukcapilkota\".",
        Some(Reason::Tab) => "Replace the tab with two spaces.",
        Some(Reason::Backslash) => "Replace \\ with /. Example: title: \"Letters in/out\".",
        None => "Check this line and the one above it. Example: “title: Getting an identity card”.",
    }
    .to_owned()
}

/// Offers the nearest name that exists, or another way on.
fn nearest_or(nearest: Option<&str>, otherwise: &str) -> String {
    match nearest {
        Some(nearest) => format!("Is {} meant? If so, write that.", quoted(nearest)),
        None => otherwise.to_owned(),
    }
}

/// Says where a page went, or proposes the nearest name, or else says what to do.
fn moved_or(moved: bool, nearest: Option<&str>, otherwise: &str) -> String {
    match nearest.filter(|_| moved) {
        Some(new) => {
            format!("The page has moved: it is {} now. “loket fix” writes that for you.", quoted(new))
        }
        None => nearest_or(nearest, otherwise),
    }
}

/// Gives the English name of a key that is missing; others are named as they are written.
fn named(key: &str) -> &str {
    match key {
        "judul" => "title",
        "nama" => "name",
        "istilah" => "term",
        "instansi" => "office",
        "panduan" => "guide",
        "panduan_utama" => "featured",
        "diperiksa" => "reviewed",
        "tanggal" => "date",
        "persetujuan" => "consent",
        "mulai" => "starts",
        "sampai" => "until",
        "alamat" => "address",
        "jam" => "hours",
        "pengaduan" => "complaints",
        other => other,
    }
}

/// Shows a line as it is typed for a key that is missing.
fn typed(key: &str) -> String {
    let value = match key {
        "judul" => "Getting a birth certificate",
        "nama" => "Civil Registry Office",
        "istilah" => "Identity card",
        "instansi" => "civil-registry",
        "persetujuan" => "written 2026-11-20",
        "alamat" => "1 Melati Street, Contoh City",
        "jam" => "Monday–Thursday 08:00–15:00",
        "pengaduan" => "At counter 1",
        _ => return example_line(key).replacen(key, named(key), 1),
    };
    format!("{}: {value}", named(key))
}

/// Hands the engine's own words on to whoever keeps the theme.
fn for_the_theme(reason: &str) -> String {
    format!("Show this note to whoever keeps the theme: {}.", quoted(reason))
}

/// Says where the missing components of a service standard are written.
fn standard_help(missing: &[&'static str]) -> String {
    let (lines, headings) = to_write(missing);
    let top = (!lines.is_empty()).then(|| {
        format!("At the top of the page (between ---), write for example {}.", listed(&lines, "and"))
    });
    let below = (!headings.is_empty())
        .then(|| format!("Add the section {} to the page's text.", listed(&headings, "and")));
    [top, below].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
