//! The two streams that a person or a program reads.
//!
//! An answer goes to the first, a note to the second. A reader who went away (`loket check |
//! head`) is no failure; a stream that cannot be written for another reason is remembered and
//! ends the run as a failure of the machine.

use std::io::{self, Write};

use crate::cli::Color;

/// Writes what the commands say.
pub struct Console<'a> {
    answers: Stream<'a>,
    notes: Stream<'a>,
    failed: bool,
}

/// One stream and what is known of its reader.
pub struct Stream<'a> {
    /// Where the bytes go.
    pub writer: &'a mut dyn Write,
    /// Whether a person reads it at a terminal.
    pub is_terminal: bool,
    /// Whether colour may be used; `choose_colour` decides.
    pub colour: bool,
}

impl<'a> Stream<'a> {
    /// Takes a stream, without colour until it is chosen.
    pub fn new(writer: &'a mut dyn Write, is_terminal: bool) -> Stream<'a> {
        Stream { writer, is_terminal, colour: false }
    }
}

impl<'a> Console<'a> {
    /// Joins the stream for answers and the stream for notes.
    pub fn new(answers: Stream<'a>, notes: Stream<'a>) -> Console<'a> {
        Console { answers, notes, failed: false }
    }

    /// Decides on colour: as asked, else at a terminal whose owner did not refuse it.
    pub(super) fn choose_colour(&mut self, color: Color, environment: &dyn Fn(&str) -> Option<String>) {
        let refused = environment("NO_COLOR").is_some_and(|value| !value.is_empty())
            || environment("TERM").is_some_and(|value| value == "dumb");
        for stream in [&mut self.answers, &mut self.notes] {
            stream.colour = match color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => stream.is_terminal && !refused,
            };
        }
    }

    /// Tells whether answers may have colour.
    pub(super) fn answers_have_colour(&self) -> bool {
        self.answers.colour
    }

    /// Tells whether notes may have colour.
    pub(super) fn notes_have_colour(&self) -> bool {
        self.notes.colour
    }

    /// Writes what was asked for.
    pub(super) fn answer(&mut self, text: &str) {
        let result = self.answers.writer.write_all(text.as_bytes());
        self.remember(result);
    }

    /// Writes what has to be said beside the answer.
    pub(super) fn note(&mut self, text: &str) {
        // Whoever sees both streams shall see them in order.
        let result = self.answers.writer.flush().and_then(|()| self.notes.writer.write_all(text.as_bytes()));
        self.remember(result);
    }

    /// Hands on what was written so far, for a reader who waits for it.
    pub(super) fn flush(&mut self) {
        let result = self.answers.writer.flush();
        self.remember(result);
    }

    /// Hands the last bytes on, and tells whether everything could be written.
    pub(super) fn finish(&mut self) -> bool {
        let result = self.answers.writer.flush().and_then(|()| self.notes.writer.flush());
        self.remember(result);
        !self.failed
    }

    fn remember(&mut self, result: io::Result<()>) {
        if let Err(error) = result {
            self.failed |= error.kind() != io::ErrorKind::BrokenPipe;
        }
    }
}
