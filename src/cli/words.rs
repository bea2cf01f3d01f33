//! Words of the command line: the Indonesian help, and what is said when something is not understood.
//!
//! clap brings English words of its own ("Usage", "error: unexpected argument"); none of them
//! is shown. Own templates replace the headings, own sentences the errors.

use clap::error::{ContextKind, ErrorKind};

use crate::diagnostic::wording::UiLanguage;

/// Gives a command line, its options and its commands one language.
pub(super) fn localise(command: clap::Command, ui: UiLanguage) -> clap::Command {
    let mut command = in_language(command, ui)
        .help_template(template(ui, Page::Main))
        .override_usage(match ui {
            UiLanguage::Indonesian => "loket PERINTAH [PILIHAN]",
            UiLanguage::English => "loket COMMAND [OPTIONS]",
        })
        .after_help(match ui {
            UiLanguage::Indonesian => "Contoh: loket build --source situs",
            UiLanguage::English => "Example: loket build --source situs",
        });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| {
            let texts = positionals(&name, ui);
            let takes_text = !texts.is_empty();
            let options = if ui == UiLanguage::Indonesian { "[PILIHAN]" } else { "[OPTIONS]" };
            let usage = format!("loket {name} {texts}{options}");
            let page = if takes_text { Page::WithText } else { Page::Plain };
            in_language(sub, ui).help_template(template(ui, page)).override_usage(usage)
        });
    }
    command
}

/// Names what stands after a command, with a blank at its end; empty for most.
fn positionals(command: &str, ui: UiLanguage) -> &'static str {
    match (command, ui) {
        ("schema", UiLanguage::Indonesian) => "[JENIS] ",
        ("schema", UiLanguage::English) => "[TYPE] ",
        ("init", _) => "[FOLDER] ",
        ("new", UiLanguage::Indonesian) => "JENIS \"JUDUL\" ",
        ("new", UiLanguage::English) => "TYPE \"TITLE\" ",
        _ => "",
    }
}

/// A help page, by what it has to list beside options.
#[derive(Clone, Copy)]
enum Page {
    /// The commands.
    Main,
    /// Nothing.
    Plain,
    /// A text that stands after the command.
    WithText,
}

/// Lays out a help page with headings in the reader's language.
fn template(ui: UiLanguage, page: Page) -> &'static str {
    match (ui, page) {
        (UiLanguage::Indonesian, Page::Main) => {
            "{about}\n\nPemakaian: {usage}\n\nPerintah:\n{subcommands}\n\nPilihan:\n{options}{after-help}\n"
        }
        (UiLanguage::Indonesian, Page::Plain) => "{about}\n\nPemakaian: {usage}\n\nPilihan:\n{options}\n",
        (UiLanguage::Indonesian, Page::WithText) => {
            "{about}\n\nPemakaian: {usage}\n\nIsi:\n{positionals}\n\nPilihan:\n{options}\n"
        }
        (UiLanguage::English, Page::Main) => {
            "{about}\n\nUsage: {usage}\n\nCommands:\n{subcommands}\n\nOptions:\n{options}{after-help}\n"
        }
        (UiLanguage::English, Page::Plain) => "{about}\n\nUsage: {usage}\n\nOptions:\n{options}\n",
        (UiLanguage::English, Page::WithText) => {
            "{about}\n\nUsage: {usage}\n\nText:\n{positionals}\n\nOptions:\n{options}\n"
        }
    }
}

/// Words one command and its options; English is what the definition says.
fn in_language(mut command: clap::Command, ui: UiLanguage) -> clap::Command {
    if ui == UiLanguage::English {
        return command;
    }
    if let Some(about) = about(command.get_name()) {
        command = command.about(about);
    }
    command.mut_args(|argument| match help(argument.get_id().as_str()) {
        Some((text, None)) => argument.help(text),
        Some((text, Some(value))) => argument.help(text).value_name(value),
        None => argument,
    })
}

/// Says in Indonesian what a command does.
fn about(command: &str) -> Option<&'static str> {
    Some(match command {
        "loket" => "Membuat situs panduan layanan yang jelas, mudah dicari, dan siap cetak.",
        "build" => "Membuat situs (nama lain: bangun)",
        "check" => "Memeriksa halaman dan memberi tahu langkah berikutnya (nama lain: periksa)",
        "serve" => "Menampilkan situs di peramban sambil Anda menulis (nama lain: tulis)",
        "init" => "Memulai situs yang langsung bisa dilihat (nama lain: mulai)",
        "new" => "Memulai halaman dengan isian yang sudah diketahui (nama lain: baru)",
        "fix" => "Membetulkan yang sudah pasti, contoh tautan ke halaman yang pindah (nama lain: perbaiki)",
        "schema" => "Menampilkan daftar isian bagian atas halaman untuk penyunting teks (nama lain: skema)",
        _ => return None,
    })
}

/// Says in Indonesian what an option does, and names its value.
fn help(argument: &str) -> Option<(&'static str, Option<&'static str>)> {
    Some(match argument {
        "ui_lang" => ("Bahasa pesan: id atau en (nama lain: --bahasa-pesan)", None),
        "color" => ("Pakai warna: auto, selalu, atau tidak (nama lain: --pakai-warna)", Some("KAPAN")),
        "help" => ("Menampilkan bantuan ini", None),
        "version" => ("Menampilkan versi", None),
        "output" => {
            ("Folder untuk situs yang sudah jadi; bawaan: public di folder situs (nama lain: --hasil)", None)
        }
        "base_url" => (
            "Alamat situs nanti, contoh https://kotacontoh.example/ (nama lain: --alamat-situs)",
            Some("ALAMAT"),
        ),
        "timings" => ("Menampilkan lama tiap tahap (nama lain: --waktu)", None),
        "format" => ("Bentuk jawaban: teks, json, github, atau sarif (nama lain: --bentuk)", Some("BENTUK")),
        "fail_on" => (
            "Batas temuan bahasa yang membuat pemeriksaan gagal: perlu, saran, atau tidak (nama lain: --gagal-bila)",
            Some("BATAS"),
        ),
        "stdin" => ("Baca satu teks dari masukan standar, tanpa situs (nama lain: --masukan)", None),
        "lang" => ("Untuk --stdin: bahasa teks, contoh id atau en (nama lain: --bahasa)", Some("BAHASA")),
        "text_type" => (
            "Untuk --stdin: jenis halaman; bawaan: panduan, tanpa untuk potongan teks (nama lain: --jenis)",
            Some("JENIS"),
        ),
        "source" => ("Folder situs; bawaan: folder ini (nama lain: --sumber)", None),
        "drafts" => ("Sertakan halaman yang masih konsep (nama lain: --konsep)", None),
        "strict" => ("Temuan “perlu” ikut menahan situs (nama lain: --ketat)", None),
        "today" => {
            ("Anggap hari ini tanggal ini, contoh 2026-11-20 (nama lain: --hari-ini)", Some("TANGGAL"))
        }
        "port" => ("Nomor pintu alamat; bawaan: 4000", Some("NOMOR")),
        "host" => (
            "Alamat untuk pratinjau; bawaan: komputer ini saja, 0.0.0.0 untuk seluruh jaringan",
            Some("ALAMAT"),
        ),
        "open" => ("Buka peramban (nama lain: --buka)", None),
        "folder" => ("Folder situs baru; bawaan: folder ini", None),
        "language" => ("Bahasa situs: id atau en (nama lain: --bahasa)", None),
        "kind" => (
            "Jenis halaman: panduan, peristiwa, penentu, kisah, instansi, istilah, pengumuman, tanya-jawab, atau halaman",
            Some("JENIS"),
        ),
        "title" => ("Judul halaman", Some("JUDUL")),
        "published" => (
            "Folder situs yang sudah terbit, untuk mencari halaman yang hilang; bawaan: public (nama lain: --hasil)",
            None,
        ),
        "translated" => (
            "Terjemahan ini sudah sama dengan halaman asalnya; catat itu (nama lain: --terjemahan)",
            Some("BERKAS"),
        ),
        "codes" => (
            "Tulis juga kode tiap panduan, supaya tetap sama bila berkasnya ganti nama (nama lain: --kode)",
            None,
        ),
        "dry_run" => ("Tampilkan perubahan tanpa mengubah berkas (nama lain: --coba)", None),
        "type_name" => ("Jenis halaman, contoh panduan; kalau kosong, semua jenis disebut", Some("JENIS")),
        _ => return None,
    })
}

/// Says what is not understood and what to type instead.
pub(super) fn not_understood(error: &clap::Error, ui: UiLanguage) -> String {
    let value_of = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = value_of(ContextKind::InvalidArg);
    // clap names an option with its value: `--format <FORM>`.
    let option = argument.split([' ', '=']).next().unwrap_or_default().to_owned();
    let value = value_of(ContextKind::InvalidValue);
    let indonesian = ui == UiLanguage::Indonesian;
    let sentences = match error.kind() {
        ErrorKind::UnknownArgument if option.starts_with('-') => [
            if indonesian {
                format!("Pilihan “{option}” tidak dikenal.")
            } else {
                format!("The option “{option}” is not known.")
            },
            suggestion(error, ContextKind::SuggestedArg, ui),
        ],
        ErrorKind::UnknownArgument => [
            if indonesian {
                format!("“{argument}” tidak dipakai di sini.")
            } else {
                format!("“{argument}” is not used here.")
            },
            String::new(),
        ],
        ErrorKind::InvalidSubcommand => [
            if indonesian {
                format!("Perintah “{}” tidak dikenal.", value_of(ContextKind::InvalidSubcommand))
            } else {
                format!("The command “{}” is not known.", value_of(ContextKind::InvalidSubcommand))
            },
            suggestion(error, ContextKind::SuggestedSubcommand, ui),
        ],
        ErrorKind::InvalidValue if value.is_empty() => [
            if indonesian {
                format!("Pilihan “{option}” perlu diikuti isinya.")
            } else {
                format!("The option “{option}” needs a value after it.")
            },
            choices(&value_of(ContextKind::ValidValue), ui),
        ],
        ErrorKind::InvalidValue => [
            if indonesian {
                format!("“{value}” tidak ada di daftar pilihan untuk “{option}”.")
            } else {
                format!("“{value}” is not among the choices of “{option}”.")
            },
            choices(&value_of(ContextKind::ValidValue), ui),
        ],
        ErrorKind::ValueValidation => [
            if indonesian {
                format!("“{value}” belum bisa dipakai untuk “{option}”.")
            } else {
                format!("“{value}” cannot be used for “{option}”.")
            },
            form_of(&option, ui).to_owned(),
        ],
        ErrorKind::TooManyValues => [
            if indonesian {
                format!("Pilihan “{option}” ditulis tanpa isi.")
            } else {
                format!("The option “{option}” is written without a value.")
            },
            String::new(),
        ],
        ErrorKind::ArgumentConflict => [
            if indonesian {
                format!("Pilihan “{option}” cukup ditulis sekali.")
            } else {
                format!("The option “{option}” is written once only.")
            },
            String::new(),
        ],
        ErrorKind::MissingRequiredArgument => [
            if indonesian {
                format!("Masih kurang: {}.", bare(&argument))
            } else {
                format!("Still missing: {}.", bare(&argument))
            },
            example(&argument, ui).to_owned(),
        ],
        _ => [
            if indonesian {
                "Perintah ini belum dimengerti.".to_owned()
            } else {
                "This is not understood.".to_owned()
            },
            String::new(),
        ],
    };
    let more = if indonesian {
        "Ketik “loket --help” untuk melihat semua perintah dan pilihan."
    } else {
        "Type “loket --help” to see all commands and options."
    };
    let mut text = String::new();
    for line in sentences.iter().map(String::as_str).chain([more]).filter(|line| !line.is_empty()) {
        text.extend(line.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
        text.push('\n');
    }
    text
}

/// Offers the nearest name, if clap found one.
fn suggestion(error: &clap::Error, kind: ContextKind, ui: UiLanguage) -> String {
    let names = error.get(kind).map(ToString::to_string).unwrap_or_default();
    // clap puts the nearest last.
    match (names.rsplit(", ").next().unwrap_or_default(), ui) {
        ("", _) => String::new(),
        (name, UiLanguage::Indonesian) => format!("Mungkin maksudnya “{name}”?"),
        (name, UiLanguage::English) => format!("Is “{name}” meant?"),
    }
}

/// Names what is missing without the signs that clap puts around it: `<TITLE>...` is TITLE.
fn bare(argument: &str) -> String {
    argument.replace(['<', '>'], "").replace("...", "")
}

/// Shows a whole command where one of its parts is missing.
fn example(argument: &str, ui: UiLanguage) -> &'static str {
    match ui {
        UiLanguage::Indonesian if argument.contains("JUDUL") => {
            "Contoh: loket new panduan \"Mengurus akta kelahiran\""
        }
        UiLanguage::English if argument.contains("TITLE") => {
            "Example: loket new guide \"Registering a birth\""
        }
        _ => "",
    }
}

/// Names the choices of an option, if it has some.
fn choices(names: &str, ui: UiLanguage) -> String {
    match (names, ui) {
        ("", _) => String::new(),
        (names, UiLanguage::Indonesian) => format!("Pilih salah satu: {names}."),
        (names, UiLanguage::English) => format!("Choose one of: {names}."),
    }
}

/// Says which form the value of an option has.
fn form_of(option: &str, ui: UiLanguage) -> &'static str {
    match (option, ui) {
        ("--today", UiLanguage::Indonesian) => {
            "Tulis tahun, bulan, lalu tanggal, contoh: --today 2026-11-20."
        }
        ("--today", UiLanguage::English) => "Write year, month and day, for example: --today 2026-11-20.",
        ("--port", UiLanguage::Indonesian) => "Tulis angka dari 1 sampai 65535, contoh: --port 4001.",
        ("--port", UiLanguage::English) => "Write a number from 1 to 65535, for example: --port 4001.",
        ("--host", UiLanguage::Indonesian) => "Tulis alamat dengan angka, contoh: --host 0.0.0.0.",
        ("--host", UiLanguage::English) => "Write the address in digits, for example: --host 0.0.0.0.",
        ("--base-url", UiLanguage::Indonesian) => {
            "Tulis alamat lengkap, contoh: --base-url https://kotacontoh.example/."
        }
        ("--base-url", UiLanguage::English) => {
            "Write the whole address, for example: --base-url https://kotacontoh.example/."
        }
        ("--fail-on", UiLanguage::Indonesian) => {
            "Tulis perlu, saran, atau tidak, contoh: --gagal-bila perlu."
        }
        ("--fail-on", UiLanguage::English) => "Write error, warning or never, for example: --fail-on error.",
        ("--lang", UiLanguage::Indonesian) => "Tulis kode bahasa, contoh: --lang id.",
        ("--lang", UiLanguage::English) => "Write the code of a language, for example: --lang en.",
        ("--type", UiLanguage::Indonesian) => {
            "Tulis panduan, kisah, instansi, istilah, pengumuman, tanya-jawab, halaman, atau tanpa."
        }
        ("--type", UiLanguage::English) => "Write guide, story, office, term, notice, faq, page or none.",
        _ => "",
    }
}
