//! Lines for another process, written many at a time.

use std::io::Write;

use crate::store::StoreError;

/// So much is written at once, in bytes.
const CHUNK: usize = 64 * 1024;

/// Lines that are collected to be written.
pub(super) struct Output<'o> {
    out: &'o mut dyn Write,
    waiting: String,
}

impl<'o> Output<'o> {
    pub fn new(out: &'o mut dyn Write) -> Self {
        Self { out, waiting: String::with_capacity(CHUNK + CHUNK / 4) }
    }

    /// Adds a line, with its end.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn line(&mut self, add: impl FnOnce(&mut String)) -> Result<(), StoreError> {
        add(&mut self.waiting);
        if self.waiting.len() < CHUNK { Ok(()) } else { self.write() }
    }

    /// Writes what was not written yet.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn finish(mut self) -> Result<(), StoreError> {
        self.write()?;
        self.out.flush().map_err(|source| StoreError::Write { path: None, source })
    }

    fn write(&mut self) -> Result<(), StoreError> {
        let written = self.out.write_all(self.waiting.as_bytes());
        self.waiting.clear();
        written.map_err(|source| StoreError::Write { path: None, source })
    }
}
