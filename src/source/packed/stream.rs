//! What a file holds, unpacked as it is read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Take};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::CrcReader;
use flate2::bufread::{DeflateDecoder, GzDecoder};
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use super::ahead::Ahead;
use super::archive::Entry;
use super::problem::{MOST_TIMES, PackedProblem};
use crate::message;

/// Bytes that come out of a file before it is asked by how many times it grew.
const MOST_UNASKED: u64 = 64 * 1024 * 1024;

/// How a file is packed.
#[derive(Clone, Debug)]
pub(super) enum Packing {
    Plain,
    Gzip,
    Zstd,
    /// In a ZIP archive.
    Inside(Entry),
}

/// What a file holds, as it is read.
pub(in crate::source) struct Stream {
    unpacked: Box<dyn Read + Send>,
    /// Bytes that were read of the file itself.
    taken: Arc<AtomicU64>,
    /// Bytes of it that there are to read.
    total: u64,
    /// Bytes that came out.
    given: u64,
    packed: bool,
    ended: bool,
}

/// The file itself, of which it is counted how much was read.
struct Counted {
    file: Take<File>,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.taken.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl Stream {
    /// Begins at the beginning; what is behind `length` is not read.
    pub(super) fn open(mut file: File, packing: &Packing, length: u64) -> io::Result<Self> {
        let taken = Arc::new(AtomicU64::new(0));
        let total = match packing {
            Packing::Inside(entry) => {
                file.seek(SeekFrom::Start(entry.start))?;
                entry.packed
            }
            _ => length,
        };
        let counted = Counted { file: file.take(total), taken: Arc::clone(&taken) };
        let buffered = |counted| BufReader::with_capacity(64 * 1024, counted);
        let unpacked: Box<dyn Read + Send> = match packing {
            Packing::Plain => Box::new(counted),
            Packing::Gzip => Box::new(Ahead::new(Members::new(buffered(counted), false))),
            Packing::Zstd => Box::new(Ahead::new(Members::new(buffered(counted), true))),
            Packing::Inside(entry) if entry.deflated => Box::new(Ahead::new(Whole {
                file: CrcReader::new(DeflateDecoder::new(buffered(counted))),
                entry: entry.clone(),
                given: 0,
            })),
            Packing::Inside(entry) => Box::new(Whole { file: CrcReader::new(counted), entry: entry.clone(), given: 0 }),
        };
        let packed = !matches!(packing, Packing::Plain);
        Ok(Self { unpacked, taken, total, given: 0, packed, ended: false })
    }

    /// How far reading has come in the file itself, and how far it goes. It can be asked from elsewhere.
    pub(in crate::source) fn reach(&self) -> Reach {
        Reach { taken: Arc::clone(&self.taken), total: self.total, packed: self.packed }
    }
}

/// How far reading has come in the file itself.
#[derive(Clone, Debug)]
pub(in crate::source) struct Reach {
    taken: Arc<AtomicU64>,
    /// How far it goes.
    pub(in crate::source) total: u64,
    packed: bool,
}

impl Reach {
    /// How far it has come, where `waiting` bytes of what was read are not used yet.
    pub(in crate::source) fn done(&self, waiting: u64) -> u64 {
        let taken = self.taken.load(Ordering::Relaxed);
        if self.packed { taken } else { taken.saturating_sub(waiting) }
    }

    /// Whether the file ended before it should.
    pub(in crate::source) fn is_short(&self) -> bool {
        !self.packed && self.taken.load(Ordering::Relaxed) != self.total
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // What ended is not asked again, since what unpacks it may take that for another beginning.
        if self.ended {
            return Ok(0);
        }
        let count = match self.unpacked.read(buffer) {
            Err(error) if self.packed => return Err(told(error)),
            other => other?,
        };
        self.ended = count == 0 && !buffer.is_empty();
        self.given += count as u64;
        let grown = self.given / MOST_TIMES > self.taken.load(Ordering::Relaxed);
        if self.packed && self.given > MOST_UNASKED && grown {
            return Err(io::Error::other(PackedProblem::Bomb));
        }
        Ok(count)
    }
}

/// What went wrong in unpacking, and was not the system's doing.
fn told(error: io::Error) -> io::Error {
    if error.kind() == ErrorKind::Interrupted
        || error.raw_os_error().is_some()
        || super::problem::within(&error).is_some()
    {
        return error;
    }
    io::Error::other(if is_of_end(&error) {
        PackedProblem::CutOff
    } else {
        PackedProblem::Damaged { met: error.to_string().into() }
    })
}

/// Whether something ended too early, at the bottom of an error.
fn is_of_end(error: &io::Error) -> bool {
    if error.kind() == ErrorKind::UnexpectedEof {
        return true;
    }
    let mut cause = error.get_ref().map(|inner| inner as &dyn std::error::Error);
    while let Some(error) = cause {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::UnexpectedEof) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// A file of an archive, which must be as long as the archive says and have its checksum.
struct Whole<R> {
    file: CrcReader<R>,
    entry: Entry,
    given: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.given += count as u64;
        let ended = count == 0 && !buffer.is_empty();
        if ended && self.given < self.entry.size {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        if ended && (self.given > self.entry.size || self.file.crc().sum() != self.entry.checksum) {
            let met = message!("damaged-other-than-listed", name = &self.entry.name).into();
            return Err(io::Error::other(PackedProblem::Damaged { met }));
        }
        Ok(count)
    }
}

type Packed = BufReader<Counted>;

/// What was packed, perhaps in several parts behind each other, as files that were joined are.
struct Members {
    zstd: bool,
    at: At,
    /// Whether a part was begun.
    begun: bool,
}

enum At {
    /// Between parts.
    Between(Packed),
    Gzip(Box<GzDecoder<Packed>>),
    Zstd(Box<StreamingDecoder<Packed, FrameDecoder>>),
    /// Something went wrong.
    Gone,
}

impl Members {
    fn new(packed: Packed, zstd: bool) -> Self {
        Self { zstd, at: At::Between(packed), begun: false }
    }

    /// Begins the next part; `false` where there is none.
    fn begin(&mut self, mut packed: Packed) -> io::Result<bool> {
        loop {
            let more = packed.fill_buf()?;
            // Some fill what they write up with nothing.
            let fill = if self.begun { more.iter().take_while(|byte| **byte == 0).count() } else { 0 };
            if more.is_empty() {
                return Ok(false);
            }
            if fill > 0 {
                packed.consume(fill);
                continue;
            }
            // A part that is to be passed over, such as a table of where the others begin: its mark and its length, each
            // four bytes.
            let skipped = match more {
                [0x50..=0x5F, 0x2A, 0x4D, 0x18, a, b, c, d, ..] if self.zstd => u32::from_le_bytes([*a, *b, *c, *d]),
                _ => break,
            };
            packed.consume(8);
            let passed = io::copy(&mut packed.by_ref().take(skipped.into()), &mut io::sink())?;
            if passed < skipped.into() {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
        self.begun = true;
        self.at = match self.zstd {
            false => At::Gzip(Box::new(GzDecoder::new(packed))),
            true => At::Zstd(Box::new(StreamingDecoder::new(packed).map_err(io::Error::other)?)),
        };
        Ok(true)
    }
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            let count = match &mut self.at {
                At::Gone => return Ok(0),
                At::Between(_) => 0,
                At::Gzip(part) => part.read(buffer)?,
                At::Zstd(part) => part.read(buffer)?,
            };
            if count > 0 {
                return Ok(count);
            }
            let packed = match std::mem::replace(&mut self.at, At::Gone) {
                At::Gone => return Ok(0),
                At::Between(packed) => packed,
                At::Gzip(part) => part.into_inner(),
                At::Zstd(part) => {
                    let (told, found) = (part.decoder.get_checksum_from_data(), part.decoder.get_calculated_checksum());
                    if told.is_some() && told != found {
                        let met = message!("damaged-checksum").into();
                        return Err(io::Error::other(PackedProblem::Damaged { met }));
                    }
                    part.into_inner()
                }
            };
            if !self.begin(packed)? {
                return Ok(0);
            }
        }
    }
}
