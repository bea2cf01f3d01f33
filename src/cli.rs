//! The command line: what can be asked for, and in which language loket answers.
//!
//! In: the program's arguments and the environment's language. Out: a [`Cli`], or a [`Stop`]
//! with the text to show: help, version, or what is not understood, wholly in the reader's
//! language. Doc comments here are the English help; the Indonesian one and the sentences for
//! what is not understood stand in `words`. Reads no file and prints nothing.

mod words;

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ErrorKind};
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::config::FailOn;
use crate::diagnostic::wording::UiLanguage;
use crate::language::PageKind;

/// Make a clear, searchable, printable website from Markdown guides of public offices.
#[derive(Debug, Parser)]
#[command(
    name = "loket",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_required = true
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Speak this language: id or en (also: --bahasa-pesan).
    #[arg(
        long,
        alias = "bahasa-pesan",
        global = true,
        display_order = 100,
        value_name = "ID|EN",
        hide_possible_values = true,
        value_parser = ui_language_parser()
    )]
    pub ui_lang: Option<UiLanguage>,
    /// Use colour: auto, always or never (also: --pakai-warna).
    #[arg(
        long,
        alias = "pakai-warna",
        global = true,
        display_order = 101,
        value_enum,
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true,
        value_name = "WHEN"
    )]
    pub color: Color,
    /// Show this help.
    #[arg(short = 'h', long, action = ArgAction::Help, global = true, display_order = 102)]
    help: Option<bool>,
    /// Show the version.
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 103)]
    version: Option<bool>,
}

/// What can be asked for.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the site (also: bangun).
    #[command(alias = "bangun")]
    Build(BuildArguments),
    /// Look through the pages and say what to do next (also: periksa).
    #[command(alias = "periksa")]
    Check(CheckArguments),
    /// Show the site in the browser while you write (also: tulis).
    #[command(alias = "tulis")]
    Serve(ServeArguments),
    /// Begin a site that can be looked at (also: mulai).
    #[command(alias = "mulai")]
    Init(InitArguments),
    /// Begin a page with what is known already (also: baru).
    #[command(alias = "baru")]
    New(NewArguments),
    /// Mend what is certain, such as links to pages that moved (also: perbaiki).
    #[command(alias = "perbaiki")]
    Fix(FixArguments),
    /// Show what an editor needs to complete entries at the top of a page (also: skema).
    #[command(alias = "skema")]
    Schema(SchemaArguments),
}

/// What `loket build` is given.
#[derive(Debug, Args)]
pub struct BuildArguments {
    /// What every command that reads the site is given.
    #[command(flatten)]
    pub site: SiteArguments,
    /// Put the finished site here; public in the site's folder if not given (also: --hasil).
    #[arg(long, alias = "hasil", value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// The address at which the site will stand, such as `https://kotacontoh.example/` (also: --alamat-situs).
    #[arg(long, alias = "alamat-situs", value_name = "ADDRESS", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Show how long each stage took (also: --waktu).
    #[arg(long, alias = "waktu")]
    pub timings: bool,
}

/// What `loket check` is given.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// What every command that reads the site is given.
    #[command(flatten)]
    pub site: SiteArguments,
    /// Form of the answer: text, json, github or sarif (also: --bentuk).
    #[arg(
        long,
        alias = "bentuk",
        value_enum,
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true,
        value_name = "FORM"
    )]
    pub format: Format,
    /// The folder of the published site, to find pages that vanished; public if not given (also: --hasil).
    #[arg(long, alias = "hasil", id = "published", value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Fail from this weight of language findings on: error, warning or never (also: --gagal-bila).
    #[arg(long, alias = "gagal-bila", value_name = "WEIGHT", value_parser = fail_on)]
    pub fail_on: Option<FailOn>,
    /// Read one text from the standard input, with no site around it (also: --masukan).
    #[arg(long, alias = "masukan", conflicts_with = "source")]
    pub stdin: bool,
    /// With --stdin: the text's language, such as id or en (also: --bahasa).
    #[arg(long, alias = "bahasa", value_name = "LANGUAGE", requires = "stdin", value_parser = language_code)]
    pub lang: Option<String>,
    /// With --stdin: the kind of page, guide if not given; none for a bare passage (also: --jenis).
    #[arg(long = "type", alias = "jenis", value_name = "TYPE", requires = "stdin", value_parser = page_kind)]
    pub text_type: Option<PageKind>,
}

/// What `loket serve` is given.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// The site's folder; this folder if not given (also: --sumber).
    #[arg(long, alias = "sumber", default_value = ".", hide_default_value = true, value_name = "FOLDER")]
    pub source: PathBuf,
    /// Answer at this port; 4000 if not given.
    #[arg(long, default_value_t = DEFAULT_PORT, hide_default_value = true, value_name = "NUMBER")]
    pub port: u16,
    /// Answer at this address; this computer alone if not given, 0.0.0.0 for the whole network.
    #[arg(long, default_value = "127.0.0.1", hide_default_value = true, value_name = "ADDRESS")]
    pub host: IpAddr,
    /// Open the browser (also: --buka).
    #[arg(long, alias = "buka")]
    pub open: bool,
    /// Include pages that are not for publication yet (also: --konsep).
    #[arg(long, alias = "konsep")]
    pub drafts: bool,
    /// Take this day for today, such as 2026-11-20 (also: --hari-ini).
    #[arg(long, alias = "hari-ini", value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
}

/// What `loket init` is given.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The new site's folder; this folder if not given.
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
    /// The site's language: id or en (also: --bahasa).
    #[arg(
        long,
        alias = "bahasa",
        value_name = "ID|EN",
        hide_possible_values = true,
        value_parser = ui_language_parser()
    )]
    pub language: Option<UiLanguage>,
}

/// What `loket new` is given.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The kind of page: guide, life-event, helper, story, office, term, notice, faq or page.
    #[arg(value_name = "TYPE", id = "kind")]
    pub type_name: String,
    /// The page's title.
    #[arg(value_name = "TITLE", required = true)]
    pub title: Vec<String>,
    /// The site's folder; this folder if not given (also: --sumber).
    #[arg(long, alias = "sumber", default_value = ".", hide_default_value = true, value_name = "FOLDER")]
    pub source: PathBuf,
    /// Take this day for today, such as 2026-11-20 (also: --hari-ini).
    #[arg(long, alias = "hari-ini", value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
}

/// What `loket fix` is given.
#[derive(Debug, Args)]
pub struct FixArguments {
    /// The site's folder; this folder if not given (also: --sumber).
    #[arg(long, alias = "sumber", default_value = ".", hide_default_value = true, value_name = "FOLDER")]
    pub source: PathBuf,
    /// Show the changes without making them (also: --coba).
    #[arg(long, alias = "coba")]
    pub dry_run: bool,
    /// These translations say what their pages say now; write that down (also: --terjemahan).
    #[arg(long, alias = "terjemahan", value_name = "FILE", num_args = 1..)]
    pub translated: Vec<PathBuf>,
    /// Also write down the code of each guide, so that it stays when the file is renamed (also: --kode).
    #[arg(long, alias = "kode")]
    pub codes: bool,
}

/// The port of the preview, if nobody asks for another.
const DEFAULT_PORT: u16 = 4000;

/// What every command that reads the site is given.
#[derive(Debug, Args)]
pub struct SiteArguments {
    /// The site's folder; this folder if not given (also: --sumber).
    #[arg(long, alias = "sumber", default_value = ".", hide_default_value = true, value_name = "FOLDER")]
    pub source: PathBuf,
    /// Include pages that are not for publication yet (also: --konsep).
    #[arg(long, alias = "konsep")]
    pub drafts: bool,
    /// Let findings of the level “needed” stop too (also: --ketat).
    #[arg(long, alias = "ketat")]
    pub strict: bool,
    /// Take this day for today, such as 2026-11-20 (also: --hari-ini).
    #[arg(long, alias = "hari-ini", value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
}

/// What `loket schema` is given.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// The kind of page, such as panduan; all kinds are named if not given.
    #[arg(value_name = "TYPE")]
    pub type_name: Option<String>,
}

/// Form of an answer of `loket check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[value(alias = "teks")]
    Text,
    /// For programs.
    Json,
    /// For GitHub's workflows.
    Github,
    /// For code-review tools.
    Sarif,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// At a terminal that has colours.
    Auto,
    /// Always.
    #[value(alias = "selalu")]
    Always,
    /// Never.
    #[value(alias = "tidak")]
    Never,
}

/// What was asked for, understood.
#[derive(Debug)]
pub struct Asked {
    /// The command and its arguments.
    pub cli: Cli,
    /// The language that a flag or the environment asks for; else the site's own decides.
    pub ui: Option<UiLanguage>,
}

/// A text to show in place of a command.
#[derive(Debug, PartialEq, Eq)]
pub struct Stop {
    /// The text, with its line end.
    pub text: String,
    /// Whether it is what was asked for (help, version), or something was not understood.
    pub asked_for: bool,
}

/// Understands the arguments, the program's own name first.
pub fn parse(arguments: &[OsString], environment: &dyn Fn(&str) -> Option<String>) -> Result<Asked, Stop> {
    let ui = asked_language(arguments, environment);
    let shown = ui.unwrap_or_default();
    let parsed = command(shown).try_get_matches_from(arguments);
    match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => Ok(Asked { cli, ui }),
        Err(error) => Err(stop(&error, shown)),
    }
}

/// Widest line of a help page, in characters; the eye loses longer ones.
const MAX_HELP_WIDTH: usize = 100;

/// Builds the command line with every word in one language.
fn command(ui: UiLanguage) -> clap::Command {
    let command = words::localise(Cli::command(), ui);
    // Tests must not depend on the width of the terminal that runs them.
    if cfg!(test) { command.term_width(MAX_HELP_WIDTH) } else { command.max_term_width(MAX_HELP_WIDTH) }
}

/// Finds the language that a flag, else the environment, asks for.
fn asked_language(
    arguments: &[OsString],
    environment: &dyn Fn(&str) -> Option<String>,
) -> Option<UiLanguage> {
    let mut rest = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = rest.next() {
        if argument == "--" {
            break;
        }
        for flag in ["--ui-lang", "--bahasa-pesan"] {
            let value = match argument.strip_prefix(flag) {
                Some("") => rest.next().map(|value| value.to_string()),
                Some(value) => value.strip_prefix('=').map(str::to_owned),
                None => None,
            };
            if let Some(language) = value.as_deref().and_then(ui_language) {
                return Some(language);
            }
        }
    }
    // As everywhere: the first of these that is set decides, even where we do not speak it.
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| environment(name).filter(|value| !value.is_empty()))?;
    ui_language(locale.split(['_', '.', '@', '-']).next().unwrap_or_default())
}

/// Reads a language code; Javanese and Sundanese readers are spoken to in Indonesian.
pub fn ui_language(code: &str) -> Option<UiLanguage> {
    match code.to_lowercase().as_str() {
        "id" | "in" | "jv" | "su" => Some(UiLanguage::Indonesian),
        "en" => Some(UiLanguage::English),
        _ => None,
    }
}

/// Reads the value of `--ui-lang`.
fn ui_language_parser() -> impl TypedValueParser<Value = UiLanguage> {
    PossibleValuesParser::new([PossibleValue::new("id"), PossibleValue::new("en")])
        .map(|code| ui_language(&code).unwrap_or_default())
}

/// Reads a day.
fn date(text: &str) -> Result<Date, jiff::Error> {
    text.parse()
}

/// Reads a weight of language findings.
fn fail_on(text: &str) -> Result<FailOn, &'static str> {
    FailOn::from_name(text).ok_or("not a weight")
}

/// Reads a kind of page.
fn page_kind(text: &str) -> Result<PageKind, &'static str> {
    PageKind::from_name(text).ok_or("not a kind of page")
}

/// Reads the code of a language.
fn language_code(text: &str) -> Result<String, &'static str> {
    let good = (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase());
    if good { Ok(text.to_owned()) } else { Err("not a language code") }
}

/// Reads the site's address; it always ends in `/`.
fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest)
            if !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || "?#\"<>".contains(c)) =>
        {
            Ok(format!("{}/", text.trim_end_matches('/')))
        }
        _ => Err("not a web address".to_owned()),
    }
}

/// Turns what clap says into our own text.
fn stop(error: &clap::Error, ui: UiLanguage) -> Stop {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Stop { text: error.render().to_string(), asked_for: true }
        }
        ErrorKind::InvalidSubcommand if asks_for_help(error) => {
            Stop { text: command(ui).render_help().to_string(), asked_for: true }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Stop { text: command(ui).render_help().to_string(), asked_for: false }
        }
        _ => Stop { text: words::not_understood(error, ui), asked_for: false },
    }
}

/// Tells whether somebody asked for help as if it were a command.
fn asks_for_help(error: &clap::Error) -> bool {
    let name = error.get(ContextKind::InvalidSubcommand).map(ToString::to_string).unwrap_or_default();
    ["help", "bantuan", "tolong"].contains(&name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_in(line: &str, locale: &str) -> Result<Asked, Stop> {
        let arguments: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        parse(&arguments, &|name| (name == "LANG").then(|| locale.to_owned()))
    }

    fn text(line: &str, locale: &str) -> String {
        parse_in(line, locale).expect_err("a text is shown").text
    }

    #[test]
    fn the_definition_holds() {
        command(UiLanguage::Indonesian).debug_assert();
        command(UiLanguage::English).debug_assert();
    }

    #[test]
    fn every_command_and_option_is_worded_in_indonesian() {
        let (indonesian, english) = (command(UiLanguage::Indonesian), command(UiLanguage::English));
        for (own, other) in indonesian.get_subcommands().zip(english.get_subcommands()) {
            assert_ne!(own.get_about().map(ToString::to_string), other.get_about().map(ToString::to_string));
            for (own, other) in own.get_arguments().zip(other.get_arguments()) {
                let (own_help, other_help) = (own.get_help().expect("help"), other.get_help().expect("help"));
                assert_ne!(own_help.to_string(), other_help.to_string(), "{}", own.get_id());
            }
        }
    }

    #[test]
    fn help_is_wholly_in_one_language() {
        insta::assert_snapshot!("help_id", text("loket --help", "C"));
        insta::assert_snapshot!("help_en", text("loket --help", "en_GB.UTF-8"));
        insta::assert_snapshot!("build_help_id", text("loket build --help", "id_ID.UTF-8"));
        insta::assert_snapshot!("check_help_en", text("loket periksa --help", "en_US"));
        insta::assert_snapshot!("schema_help_id", text("loket skema -h", ""));
    }

    #[test]
    fn what_is_not_understood_is_said_in_our_own_words() {
        let lines = [
            "loket biuld",
            "loket xyz",
            "loket chek",
            "loket new",
            "loket new panduan",
            "loket check --fail-on kadang",
            "loket build --stric",
            "loket build --qqq",
            "loket build sesuatu",
            "loket build --output",
            "loket check --format xml",
            "loket check --format jsn",
            "loket build --today 31-12-2026",
            "loket build --base-url kotacontoh.example",
            "loket build --strict=ya",
            "loket build --output a --output b",
            "loket build --ui-lang fr",
        ];
        for (name, locale) in [("not_understood_id", "id_ID"), ("not_understood_en", "en_US")] {
            let texts: Vec<String> =
                lines.iter().map(|line| format!("$ {line}\n{}", text(line, locale))).collect();
            insta::assert_snapshot!(name, texts.join("\n"));
        }
    }

    #[test]
    fn help_is_shown_however_it_is_asked_for() {
        let asked = parse_in("loket --help", "id").expect_err("a text is shown");
        for line in ["loket help", "loket bantuan"] {
            assert_eq!(parse_in(line, "id").expect_err("a text is shown"), asked, "{line}");
        }
    }

    #[test]
    fn a_title_needs_no_quotation_marks() {
        let asked =
            parse_in("loket new panduan Mengurus akta kelahiran --sumber situs", "").expect("understood");
        let Command::New(new) = asked.cli.command else { panic!("it is new") };
        assert_eq!(
            (new.title.join(" ").as_str(), new.source),
            ("Mengurus akta kelahiran", PathBuf::from("situs"))
        );
    }

    #[test]
    fn indonesian_names_mean_the_same() {
        let asked = parse_in(
            "loket bangun --sumber situs --hasil public --alamat-situs https://a.example --konsep --ketat \
             --hari-ini 2026-11-20 --waktu --pakai-warna selalu",
            "",
        )
        .expect("is understood");
        assert_eq!(asked.ui, None);
        assert_eq!(asked.cli.color, Color::Always);
        let Command::Build(build) = asked.cli.command else { panic!("bangun is build") };
        assert_eq!(build.site.source, PathBuf::from("situs"));
        assert_eq!(build.base_url.as_deref(), Some("https://a.example/"));
        assert!(build.site.drafts && build.site.strict && build.timings);
        let asked = parse_in("loket periksa --bentuk json", "").expect("is understood");
        assert!(matches!(asked.cli.command, Command::Check(CheckArguments { format: Format::Json, .. })));
    }

    #[test]
    fn the_flag_comes_before_the_environment() {
        let ui = |line, locale| parse_in(line, locale).expect("is understood").ui;
        assert_eq!(ui("loket check --ui-lang en", "id_ID"), Some(UiLanguage::English));
        assert_eq!(ui("loket --bahasa-pesan=id check", "en_US"), Some(UiLanguage::Indonesian));
        assert_eq!(ui("loket check", "jv_ID"), Some(UiLanguage::Indonesian));
        assert_eq!(ui("loket check", "C.UTF-8"), None);
        assert_eq!(ui("loket check", "fr_FR"), None);
    }
}
