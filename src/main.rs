//! The thin program: hands arguments and streams to the library and gives back its exit code.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use loket::command::{self, Console, Exit, Stream, engine};

/// A page is thousands of small texts and template values; the system's allocator takes a fifth of a build for them.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // One line for a report instead of a trace; the sentence below it is for the user.
    panic::set_hook(Box::new(|info| {
        let _ = writeln!(io::stderr(), "loket {}: {info}", env!("CARGO_PKG_VERSION"));
    }));
    panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let _ = writeln!(
            io::stderr(),
            "loket berhenti karena ada yang rusak di dalam program ini, bukan di tulisan Anda. Kirim catatan di atas kepada pembuat loket.\n\
             loket stopped because something inside it broke, not in your pages. Please send the note above to its makers."
        );
        Exit::Machine.into()
    })
}

fn run() -> ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    // The streams are not held locked: a thread that panics has to write too.
    let mut answers = BufWriter::new(io::stdout());
    let mut notes = io::stderr();
    let mut console = Console::new(
        Stream::new(&mut answers, io::stdout().is_terminal()),
        Stream::new(&mut notes, io::stderr().is_terminal()),
    );
    let variable = |name: &str| std::env::var(name).ok();
    engine::with_pipeline(|engine| command::run(&arguments, &variable, &mut console, engine)).into()
}
