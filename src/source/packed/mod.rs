//! Files that are packed (`.gz`, `.zst`, a table in a `.zip`), beneath the kinds that read them: what a kind reads comes
//! unpacked, as it is read. The only folder that names the crates flate2 and ruzstd.
//!
//! Whether a file is packed is told by its first bytes and never by its name. Nothing is written anywhere, and no more is in
//! memory than what unpacking takes. What is damaged or cut off is an error with a sentence of its own (`problem`) wherever
//! reading meets it.

mod ahead;
mod archive;
pub(super) mod problem;
mod stream;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::file::{Stamp, file_name, read_error};
use super::{Field, FieldKind, Group, Guess, Holding, ReadingVersion, SourceError};
use crate::message;
use crate::message::Message;
use ahead::fill;
pub(super) use archive::{Entry, entries, names};
use problem::PackedProblem;
use stream::Packing;
pub(super) use stream::{Reach, Stream};

/// Asks which file of an archive is read. Each kind that reads unpacked files has it.
pub(super) const INSIDE: Field = Field {
    id: "inside",
    label: "setting-inside",
    help: None,
    kind: FieldKind::Held,
    required: false,
    group: Group::What,
};

/// How archives begin, the empty one too.
const ARCHIVES: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
const GZIP: &[u8] = b"\x1F\x8B";
const ZSTD: &[u8] = b"\x28\xB5\x2F\xFD";
/// What other packed files and archives begin with, which are not looked into.
const OTHERS: [&[u8]; 4] = [b"7z\xBC\xAF\x27\x1C", b"Rar!\x1a\x07", b"\xFD7zXZ\0", b"BZh"];

/// Where a tar archive names itself, and how.
const TAR: (usize, &[u8]) = (257, b"ustar");

/// A file that is read as if it were not packed.
#[derive(Clone, Debug)]
pub(super) struct Input {
    pub(super) path: Arc<Path>,
    pub(super) stamp: Stamp,
    packing: Packing,
    /// What is read of an archive, and what it holds besides that its kind reads too.
    inside: Option<Inside>,
    /// The end of what was unpacked to its end once, so that it need not be for that alone.
    seen_end: Arc<OnceLock<End>>,
}

/// How much of an end is kept at least, in bytes.
const END: usize = 64 * 1024;

/// The end of what a file holds.
#[derive(Debug, Default)]
struct End {
    bytes: Vec<u8>,
    /// Whether there is nothing before it.
    all: bool,
}

/// One file of an archive.
#[derive(Clone, Debug)]
struct Inside {
    name: String,
    holds: Vec<Holding>,
    why: Option<Message>,
    chosen: bool,
}

/// The beginning of what a file holds, unpacked, of about so many bytes; of an archive of its likely file.
///
/// # Errors
/// When it cannot be read.
pub(super) fn beginning(path: &Path, length: u64) -> Result<Vec<u8>, SourceError> {
    let input = Input::of(path.into(), None, ReadingVersion::NOW, &|_| true)?;
    let mut head = Vec::new();
    input.open()?.take(length).read_to_end(&mut head).map_err(|error| read_error(path, None, error))?;
    Ok(head)
}

impl Input {
    /// Looks at a file. Of an archive it is the file `inside` that is read, or the largest of those that `is_own` says are
    /// for the kind that asks, by how they begin. What is hardly a table comes after all others,
    /// unless it is read by the rules of an earlier `version`.
    ///
    /// # Errors
    /// When there is no file that can be read, or nothing in an archive.
    pub(super) fn of(
        path: Arc<Path>,
        inside: Option<&str>,
        version: ReadingVersion,
        is_own: &dyn Fn(&[u8]) -> bool,
    ) -> Result<Self, SourceError> {
        let stamp = Stamp::of(&path)?;
        let failed = |error| read_error(&path, None, error);
        let mut head = Vec::new();
        File::open(&path).map_err(failed)?.take(8).read_to_end(&mut head).map_err(failed)?;
        let mut input =
            Self { path: Arc::clone(&path), stamp, packing: Packing::Plain, inside: None, seen_end: Arc::default() };
        if ARCHIVES.iter().any(|magic| head.starts_with(magic)) {
            input.look_into(inside, version, is_own)?;
        } else if head.starts_with(GZIP) {
            input.packing = Packing::Gzip;
        } else if head.starts_with(ZSTD) || matches!(*head, [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..]) {
            // Some programs begin what they pack with a part that is to be passed over.
            input.packing = Packing::Zstd;
        }
        if let (None, Some(wanted)) = (&input.inside, inside) {
            let allowed = message!("allowed-no-archive").into();
            return Err(SourceError::BadAnswer { field: INSIDE.id, value: wanted.to_owned(), allowed });
        }
        if input.is_packed() {
            input.refuse_packed_within()?;
        }
        Ok(input)
    }

    /// Whether it is packed in some way.
    pub(super) fn is_packed(&self) -> bool {
        !matches!(self.packing, Packing::Plain)
    }

    /// How it is packed, for the line that says how it is read.
    pub(super) fn reading(&self) -> Option<Message> {
        match (&self.packing, &self.inside) {
            (_, Some(inside)) => Some(message!("reading-in-zip", file = &inside.name)),
            (Packing::Gzip, _) => Some(message!("reading-gzip")),
            (Packing::Zstd, _) => Some(message!("reading-zstd")),
            _ => None,
        }
    }

    /// What a person calls it.
    pub(super) fn name(&self) -> String {
        match &self.inside {
            Some(inside) if inside.holds.len() > 1 => file_name(Path::new(&inside.name)),
            _ => file_name(&self.path),
        }
    }

    /// What an archive holds that its kind reads.
    pub(super) fn holds(&self) -> &[Holding] {
        self.inside.as_ref().map_or(&[], |inside| &inside.holds)
    }

    /// Which file of an archive is read, and why.
    pub(super) fn guess(&self) -> Option<Guess> {
        let inside = self.inside.as_ref()?;
        Some(Guess {
            field: INSIDE.id,
            answer: inside.name.clone(),
            label: inside.name.as_str().into(),
            why: inside.why.clone(),
            chosen: inside.chosen,
        })
    }

    /// Begins to read, from the beginning.
    ///
    /// # Errors
    /// When it is gone, is not what it was, or cannot be read.
    pub(super) fn open(&self) -> Result<Stream, SourceError> {
        self.is_unchanged()?;
        let failed = |error| read_error(&self.path, None, error);
        Stream::open(File::open(&self.path).map_err(failed)?, &self.packing, self.stamp.length).map_err(failed)
    }

    /// Whether the file is what it was.
    ///
    /// # Errors
    /// When it is not.
    pub(super) fn is_unchanged(&self) -> Result<(), SourceError> {
        if Stamp::of(&self.path)? == self.stamp {
            return Ok(());
        }
        Err(SourceError::Changed { path: self.path.to_path_buf() })
    }

    /// The end of what it holds, of about so many bytes, and whether that is all.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn end(&self, length: usize) -> io::Result<(Vec<u8>, bool)> {
        if !self.is_packed() {
            // Half a letter at the beginning is kept whole in every encoding with two bytes for each.
            let from = self.stamp.length.saturating_sub(length as u64) & !1;
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::Start(from))?;
            let mut bytes = Vec::new();
            file.take(length as u64 + 1).read_to_end(&mut bytes)?;
            return Ok((bytes, from == 0));
        }
        if self.seen_end.get().is_none() {
            self.read_all(&mut |_| {})?;
        }
        let Some(end) = self.seen_end.get() else { return Ok((Vec::new(), true)) };
        // Half a letter is kept whole here too: what is before the end is of an even length.
        let from = end.bytes.len().saturating_sub(length) & !1;
        Ok((end.bytes[from..].to_vec(), end.all && from == 0))
    }

    /// Hands `each` all that a packed file holds, piece by piece, and keeps its end.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn read_all(&self, each: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let mut stream = Stream::open(File::open(&self.path)?, &self.packing, self.stamp.length)?;
        // The last two pieces are kept, so that the end is there however short the last one is.
        let (mut all, mut before, mut piece) = (true, Vec::new(), vec![0; END]);
        let end = loop {
            let (length, wrong) = fill(&mut stream, &mut piece);
            if let Some(error) = wrong {
                return Err(error);
            }
            each(&piece[..length]);
            if length < piece.len() {
                break End { bytes: [&before, &piece[..length]].concat(), all };
            }
            all &= before.is_empty();
            std::mem::swap(&mut before, &mut piece);
            piece.resize(END, 0);
        };
        // Somebody else may have come to the same.
        let _ = self.seen_end.set(end);
        Ok(())
    }

    fn look_into(
        &mut self,
        inside: Option<&str>,
        version: ReadingVersion,
        is_own: &dyn Fn(&[u8]) -> bool,
    ) -> Result<(), SourceError> {
        let entries = archive::tables(&self.path)?;
        let begins = |entry: &Entry| -> (bool, bool) {
            let packing = Packing::Inside(entry.clone());
            let stream = File::open(&self.path).and_then(|file| Stream::open(file, &packing, self.stamp.length));
            let mut head = Vec::new();
            // What can't be read is told when it is read.
            let read = stream.and_then(|stream| stream.take(BEGINNING).read_to_end(&mut head));
            // Earlier programs took the largest, whatever it was.
            let likely = !version.reads_rows_alone() || is_likely(&entry.name, &head);
            (read.map_or(true, |_| is_own(&head)), likely)
        };
        let all: Vec<(&Entry, (bool, bool))> = entries.iter().map(|entry| (entry, begins(entry))).collect();
        // What the other kinds read is worth their sentence.
        let are_own = all.iter().any(|(_, (own, _))| *own);
        let own: Vec<(&Entry, bool)> = all
            .into_iter()
            .filter(|(_, (own, _))| *own || !are_own)
            .map(|(entry, (_, likely))| (entry, likely))
            .collect();
        let (entry, why) = match inside {
            Some(wanted) => {
                let entry = entries.iter().find(|entry| entry.name == wanted).ok_or_else(|| {
                    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
                    SourceError::BadAnswer {
                        field: INSIDE.id,
                        value: wanted.to_owned(),
                        allowed: names.join(", ").into(),
                    }
                })?;
                (entry, None)
            }
            // Of several as large the first.
            None => {
                let largest = own.iter().rev().max_by_key(|(entry, likely)| (*likely, entry.size));
                let Some((entry, _)) = largest else {
                    return Err(problem::error(&self.path, PackedProblem::NoTable { holds: Vec::new() }));
                };
                let is_larger = |(other, _): &(&Entry, bool)| other.size > entry.size;
                let why = match own.len() {
                    1 => message!("because-only-one-read-so"),
                    _ if own.iter().any(is_larger) => message!("because-largest-table"),
                    _ => message!("because-largest"),
                };
                (*entry, Some(why))
            }
        };
        entry.can_be_read(&self.path)?;
        let holds = own.iter().map(|(entry, _)| Holding { name: entry.name.clone(), rows: None }).collect();
        self.inside = Some(Inside { name: entry.name.clone(), holds, why, chosen: inside.is_some() });
        self.packing = Packing::Inside(entry.clone());
        Ok(())
    }

    /// What was packed twice, or is an archive within, has to be unpacked by hand.
    fn refuse_packed_within(&self) -> Result<(), SourceError> {
        let mut head = Vec::new();
        let stream = self.open()?;
        stream.take(512).read_to_end(&mut head).map_err(|error| read_error(&self.path, None, error))?;
        let packed = ARCHIVES.iter().chain([&GZIP, &ZSTD]).chain(&OTHERS).any(|magic| head.starts_with(magic));
        let is_tar = head.get(TAR.0..).is_some_and(|rest| rest.starts_with(TAR.1));
        if packed || is_tar {
            return Err(problem::error(&self.path, PackedProblem::Twice { tar: is_tar }));
        }
        Ok(())
    }
}

/// Whether a file of an archive is likely to be a table, by its name or by how it begins. What people read, such as a list of
/// what the other files hold, is called `.txt` as tables are.
fn is_likely(name: &str, head: &[u8]) -> bool {
    let is_text = |ending: &OsStr| ["txt", "log"].iter().any(|text| ending.eq_ignore_ascii_case(text));
    !Path::new(name).extension().is_none_or(is_text) || has_columns(head)
}

/// Whether nearly all lines have one of the separators as often.
fn has_columns(head: &[u8]) -> bool {
    let lines = || head.split(|byte| *byte == b'\n').filter(|line| line.len() > 1).take(LINES);
    b"\t,;|".iter().any(|separator| {
        let mut counts: Vec<usize> = lines().map(|line| memchr::memchr_iter(*separator, line).count()).collect();
        counts.sort_unstable();
        counts.chunk_by(|a, b| a == b).any(|alike| alike[0] > 0 && alike.len() * 10 >= counts.len() * 9)
    })
}

/// How many of its lines are looked at.
const LINES: usize = 50;

/// How much of each file of an archive is looked at, in bytes.
const BEGINNING: u64 = 64 * 1024;

/// Unpacks a file of an archive, for kinds that are archives themselves.
///
/// # Errors
/// When it can't be read, or can't be unpacked here.
pub(super) fn unpacked(path: &Path, entry: &Entry) -> Result<Stream, SourceError> {
    entry.can_be_read(path)?;
    let failed = |error| read_error(path, None, error);
    Stream::open(File::open(path).map_err(failed)?, &Packing::Inside(entry.clone()), entry.packed).map_err(failed)
}
