//! `loket schema`: shows the schema of a kind of page, or names the kinds.

use super::{Console, Engine, Exit};
use crate::cli::SchemaArguments;
use crate::diagnostic::wording::UiLanguage;

/// Runs the command.
pub(super) fn run<P>(
    arguments: &SchemaArguments,
    asked: Option<UiLanguage>,
    console: &mut Console<'_>,
    engine: &Engine<'_, P>,
) -> Exit {
    let names = engine.schema_names.join(", ");
    let ui = asked.unwrap_or_default();
    let Some(name) = &arguments.type_name else {
        console.answer(&match ui {
            UiLanguage::Indonesian => format!("Jenis halaman: {names}.\nContoh: loket schema panduan\n"),
            UiLanguage::English => format!("Kinds of page: {names}.\nExample: loket schema panduan\n"),
        });
        return Exit::Good;
    };
    if let Some(schema) = (engine.schema)(name) {
        console.answer(&schema);
        if !schema.ends_with('\n') {
            console.answer("\n");
        }
        return Exit::Good;
    }
    let name: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    console.note(&match ui {
        UiLanguage::Indonesian => {
            format!("Jenis halaman “{name}” tidak dikenal.\nPilih salah satu: {names}.\n")
        }
        UiLanguage::English => {
            format!("The kind of page “{name}” is not known.\nChoose one of: {names}.\n")
        }
    });
    Exit::Usage
}
