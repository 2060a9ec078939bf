//! The lock that keeps two imports from one product.
//!
//! The lock is the system's own on an open file, so it goes with the process that holds it, however that ends. Beside it
//! stands a note that others may read meanwhile: who holds the lock, and how far the record has come.

use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::clock;
use crate::store::{Locked, private_file};

/// What the names of these files begin with, behind the ledger's own name without its ending.
const PRODUCT: &str = "product-";

/// Whether imports were begun by the ledger that is or was here, whatever it holds now.
pub(super) fn was_used(ledger: &Path) -> bool {
    let (Some(folder), Some(stem)) = (ledger.parent(), ledger.file_stem()) else { return false };
    let beginning = format!("{}.{PRODUCT}", stem.to_string_lossy());
    let Ok(files) = std::fs::read_dir(folder) else { return false };
    files.flatten().any(|file| file.file_name().to_string_lossy().starts_with(&beginning))
}

/// Who sends to a product, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The number of its process.
    pub process: u32,
    /// Since when, by this computer's clock.
    pub since: DateTime<Utc>,
}

/// What the holder of a lock tells others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Note {
    pub holder: Holder,
    /// The import that it is at; 0 before there is one.
    pub import: i64,
    /// The number of the write with which that import began, or went on after another. What was written before is of
    /// others; 0 where that is not known.
    pub begun: u64,
    /// The number of the latest write about the product that the ledger has taken and kept. A ledger that knows of fewer
    /// has lost something.
    pub writes: u64,
}

impl Note {
    /// The note about a product; `None` where there is none that can be read.
    pub fn read(ledger: &Path, product: i64) -> Option<Self> {
        let mut text = String::new();
        File::open(note_path(ledger, product)).ok()?.read_to_string(&mut text).ok()?;
        let number = |name: &str| -> Option<i64> {
            text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
        };
        let (process, since, import, writes) =
            (number("process")?, number("since")?, number("import")?, number("writes")?);
        let holder = Holder { process: u32::try_from(process).ok()?, since: DateTime::from_timestamp(since, 0)? };
        // It is not in a note of an earlier Backfill.
        let begun = number("begun").and_then(|begun| u64::try_from(begun).ok()).unwrap_or(0);
        Some(Self { holder, import, begun, writes: u64::try_from(writes).ok()? })
    }

    /// Whether a ledger that has taken only so many writes lacks some of other imports, too.
    pub fn lacks_others(&self, writes: u64) -> bool {
        writes + 1 < self.begun
    }

    /// Always as long, so that it can be written over in one go.
    fn text(&self) -> String {
        let Self { holder: Holder { process, since }, import, begun, writes } = self;
        let since = since.timestamp();
        format!(
            "process {process:010}\nsince {since:020}\nimport {import:020}\nbegun {begun:020}\nwrites {writes:020}\n"
        )
    }
}

/// The right to send to a product; given back when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Locked,
    note: File,
    holder: Holder,
    begun: u64,
    /// What the holder of before had noted.
    pub before: Option<Note>,
}

impl Lock {
    /// Takes it; `None` while another process or window has it.
    pub fn take(ledger: &Path, product: i64) -> io::Result<Option<Self>> {
        /// Somebody who only looks whether it is held, holds it for a moment.
        const LOOKS: u32 = 5;
        for _ in 0..LOOKS {
            if let Some(file) = get(ledger, product, File::try_lock)? {
                let before = Note::read(ledger, product);
                let holder = Holder { process: std::process::id(), since: clock::now() };
                let note = private_file(&note_path(ledger, product))?;
                let mut lock = Self { _file: file, note, holder, begun: 0, before };
                lock.note_as_before()?;
                return Ok(Some(lock));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(None)
    }

    /// Whether somebody has it. Those who look share the lock for that moment: two who look at the same time would
    /// otherwise take each other for somebody who sends.
    pub fn is_held(ledger: &Path, product: i64) -> io::Result<bool> {
        Ok(get(ledger, product, File::try_lock_shared)?.is_none())
    }

    /// From this write on it is at this import.
    pub fn begin(&mut self, import: i64, writes: u64) {
        if self.before.is_none_or(|before| before.import != import) {
            self.begun = writes;
        }
    }

    /// Notes what the holder of before had noted: nothing came of what was to begin.
    pub fn note_as_before(&mut self) -> io::Result<()> {
        self.begun = self.before.map_or(0, |note| note.begun);
        self.note(self.before.map_or(0, |note| note.import), self.before.map_or(0, |note| note.writes))
    }

    /// Notes how far the record has come.
    pub fn note(&mut self, import: i64, writes: u64) -> io::Result<()> {
        let note = Note { holder: self.holder, import, begun: self.begun, writes };
        self.note.rewind()?;
        self.note.write_all(note.text().as_bytes())
    }
}

/// The locked file; `None` where the lock cannot be had just now.
fn get(
    ledger: &Path,
    product: i64,
    lock: impl FnOnce(&File) -> Result<(), TryLockError>,
) -> io::Result<Option<Locked>> {
    Locked::take(&ledger.with_extension(format!("{PRODUCT}{product}.lock")), lock)
}

/// On Windows nobody can read a file that is locked, so the note is another.
fn note_path(ledger: &Path, product: i64) -> PathBuf {
    ledger.with_extension(format!("{PRODUCT}{product}.note"))
}
