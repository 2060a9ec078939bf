//! Where results go: lines for people, or one JSON object per line.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use serde_json::Value;

use super::passwords::hidden;
use super::terminal::{self, say_lines};
use crate::error::Error;
use crate::message::Arg;
use crate::pipeline::Outcomes;
use crate::store::StoreError;
use crate::text::{Face, in_english};
use chrono::{DateTime, Local, Utc};

/// Makes what is written for a cell of a table.
type Cell = fn(&str) -> Cow<'_, [u8]>;

/// Standard output, buffered; flushed when a command ends.
pub(super) struct Output {
    json: bool,
    /// A person looks at it, so that what stands in it must not be obeyed.
    seen: bool,
    out: BufWriter<Stdout>,
}

impl Output {
    pub fn new(json: bool) -> Self {
        let out = io::stdout();
        Self { json, seen: out.is_terminal(), out: BufWriter::with_capacity(64 * 1024, out) }
    }

    /// Whether results are JSON.
    pub fn json(&self) -> bool {
        self.json
    }

    /// Writes a line for people.
    pub fn line(&mut self, text: impl AsRef<str>) -> Result<(), StoreError> {
        self.write(terminal::one_line(text.as_ref()).as_bytes())
    }

    /// Writes a text with lines of its own, byte for byte unless a person looks at it.
    pub fn document(&mut self, text: &str) -> Result<(), StoreError> {
        let text = if self.seen { terminal::document(text) } else { text.into() };
        self.write(text.as_bytes())
    }

    /// Writes one JSON object. What it says is in English whatever is spoken, as programs read it.
    pub fn object(&mut self, make: impl FnOnce() -> Value) -> Result<(), StoreError> {
        self.write(terminal::json(&in_english(make).to_string()).as_bytes())
    }

    fn write(&mut self, line: &[u8]) -> Result<(), StoreError> {
        let mut write = || self.out.write_all(line).and_then(|()| self.out.write_all(b"\n"));
        write().map_err(|source| StoreError::Write { path: None, source })
    }

    /// Makes what was written visible.
    pub fn flush(&mut self) -> Result<(), StoreError> {
        self.out.flush().map_err(|source| StoreError::Write { path: None, source })
    }

    /// The writer itself for a table, and what its cells are made by: as they are, unless a person looks at them.
    pub fn table(&mut self) -> (&mut impl Write, Cell) {
        let cell: Cell = if self.seen { for_a_person } else { as_it_is };
        (&mut self.out, cell)
    }

    /// Says why a command failed: on stderr, and with `--json` also as an object, so that a reader of the results
    /// is not left without an end.
    pub fn fail(&mut self, error: &Error) {
        let sentence = || hidden(&error.sentence_in(Face::Commands));
        if self.json {
            // Should the output be gone too, stderr below still says why.
            let _ = self.object(|| serde_json::json!({ "error": sentence() }));
        }
        let _ = self.flush();
        say_lines(&sentence());
    }
}

fn for_a_person(text: &str) -> Cow<'_, [u8]> {
    terminal::one_line(text).into_owned().into_bytes().into()
}

fn as_it_is(text: &str) -> Cow<'_, [u8]> {
    text.as_bytes().into()
}

/// The counters of a walk as JSON.
pub(super) fn outcomes_object(outcomes: &Outcomes) -> Value {
    // A struct of plain numbers always has a JSON form.
    serde_json::to_value(outcomes).unwrap_or_default()
}

/// A moment by this computer's own clock.
pub(super) fn when(time: DateTime<Utc>) -> Arg {
    Arg::Minute(time.with_timezone(&Local).naive_local())
}
