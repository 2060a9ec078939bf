//! Where results go: lines for people, or one JSON object per line.

use std::io::{self, BufWriter, Stdout, Write};

use serde_json::Value;

use super::passwords::hidden;
use crate::error::Error;
use crate::import;

/// Standard output, buffered; flushed when a command ends.
pub(super) struct Output {
    json: bool,
    out: BufWriter<Stdout>,
}

impl Output {
    pub fn new(json: bool) -> Self {
        Self { json, out: BufWriter::with_capacity(64 * 1024, io::stdout()) }
    }

    /// Whether results are JSON.
    pub fn json(&self) -> bool {
        self.json
    }

    /// Writes a line for people.
    pub fn line(&mut self, text: impl AsRef<str>) -> Result<(), import::Error> {
        self.write(text.as_ref().as_bytes())
    }

    /// Writes one JSON object.
    pub fn object(&mut self, value: &Value) -> Result<(), import::Error> {
        self.write(value.to_string().as_bytes())
    }

    fn write(&mut self, line: &[u8]) -> Result<(), import::Error> {
        let mut write = || self.out.write_all(line).and_then(|()| self.out.write_all(b"\n"));
        write().map_err(|source| import::Error::Write { path: None, source })
    }

    /// Makes what was written visible.
    pub fn flush(&mut self) -> Result<(), import::Error> {
        self.out.flush().map_err(|source| import::Error::Write { path: None, source })
    }

    /// The writer itself, for what writes its own format.
    pub fn writer(&mut self) -> &mut impl Write {
        &mut self.out
    }

    /// Says why a command failed: on stderr, and with `--json` also as an object, so that a reader of the results
    /// is not left without an end.
    pub fn fail(&mut self, error: &Error) {
        let sentence = hidden(&error.sentence());
        if self.json {
            // Should the output be gone too, stderr below still says why.
            let _ = self.object(&serde_json::json!({ "error": sentence }));
        }
        let _ = self.flush();
        eprintln!("{sentence}");
    }
}
