//! Fingerprints of rows, requests and whole sources: enough to recognise what was sent before, and too little
//! to read anything out of.
//!
//! They are written to disk and compared years later, so the hash is one with a published definition (XXH3, 64 bits)
//! and what goes into it must never change.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::walk::{Item, Pipeline, RowEnd, Visitor};
use super::{Error, Outcomes, PassProgress, Stop};
use crate::source::{Column, Record, Source};

/// A row that made an event, and the event, in ten bytes. Six for the row: among ten million rows one in three
/// thousand strangers' files would hold a row that is mistaken for another; four for the request, which only has to
/// differ from those of the same row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventFingerprint([u8; EventFingerprint::SIZE]);

impl EventFingerprint {
    /// Bytes in one.
    pub const SIZE: usize = Self::ROW + 4;
    const ROW: usize = 6;

    /// From [`row`] and [`request`].
    pub fn new(row: u64, request: u64) -> Self {
        let mut bytes = [0; Self::SIZE];
        bytes[..Self::ROW].copy_from_slice(&row.to_be_bytes()[..Self::ROW]);
        bytes[Self::ROW..].copy_from_slice(&request.to_be_bytes()[..Self::SIZE - Self::ROW]);
        Self(bytes)
    }

    /// As it was written.
    pub const fn from_bytes(bytes: [u8; Self::SIZE]) -> Self {
        Self(bytes)
    }

    /// To be written.
    pub const fn bytes(&self) -> &[u8; Self::SIZE] {
        &self.0
    }

    /// The part that is the request's.
    pub fn request(&self) -> &[u8] {
        &self.0[Self::ROW..]
    }

    /// The part that is the row's; events of the same row share it.
    pub fn row(&self) -> &[u8] {
        &self.0[..Self::ROW]
    }
}

/// The hash of a row, as [`Record::hash`] makes it.
pub fn row(record: &Record) -> u64 {
    record.hash()
}

/// The hash of a request as [`write_target`](crate::kissmetrics::request::write_target) makes it, but for its key.
pub fn request(target: &str) -> u64 {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    // The key comes first; it is no part of what is sent about anybody.
    let rest = query.split_once('&').map_or("", |(_, rest)| rest);
    xxh3_64_with_seed(rest.as_bytes(), xxh3_64(path.as_bytes()))
}

/// A whole source: what must be equal for the same plan to make the same events with the same numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// The titles, in their order.
    pub titles: u64,
    /// How many rows there are, but for those that can't be read.
    pub rows: u64,
    /// All cells of all rows, in their order.
    pub content: u64,
}

impl Fingerprint {
    /// Of a source of which no row was seen yet.
    pub fn start(columns: &[Column]) -> Self {
        let titles = beginnings(columns).last().unwrap_or_default();
        Self { titles, rows: 0, content: 0 }
    }

    /// Whether its titles are those of these columns, or of the first of them. Where others stand behind them, the rows of
    /// before may still be the same: a row ends with the last of its cells that its kind of source gives it.
    pub fn has_titles_of(&self, columns: &[Column]) -> bool {
        beginnings(columns).any(|titles| titles == self.titles)
    }

    /// Adds the next row, given its [`row`] hash.
    pub fn add(&mut self, row: u64) {
        self.rows += 1;
        self.content = xxh3_64_with_seed(&row.to_le_bytes(), self.content);
    }
}

/// What the titles of the first columns come to: of the first, the first two and so on.
fn beginnings(columns: &[Column]) -> impl Iterator<Item = u64> {
    columns.iter().scan(0, |hash, column| {
        *hash = xxh3_64_with_seed(column.title.as_bytes(), *hash);
        Some(*hash)
    })
}

/// The fingerprint of all of a source as it is now; of what was read of it when it is stopped.
///
/// # Errors
/// When the source cannot be read.
pub fn of(pipeline: &Pipeline, stop: &Stop, progress: &PassProgress) -> Result<Fingerprint, Error> {
    let mut all = First { of: u64::MAX, seen: Fingerprint::start(pipeline.source().columns()) };
    pipeline.walk(stop, progress, &mut all)?;
    Ok(all.seen)
}

/// Walks a source that must be what it was: of another one nobody can tell what became of which row, and a database may be
/// written to between two walks, so that each of them is held against it anew. One that is stopped is not.
///
/// # Errors
/// When the source cannot be read or is not what it was, or the visitor cannot go on. What it has seen till then may be of
/// other rows.
pub fn walk_unchanged(
    pipeline: &Pipeline,
    was: &Fingerprint,
    stop: &Stop,
    progress: &PassProgress,
    visitor: &mut dyn Visitor,
) -> Result<(), Error> {
    let mut held = Held { visitor, seen: Fingerprint::start(pipeline.source().columns()) };
    pipeline.walk(stop, progress, &mut held)?;
    let seen = held.seen;
    if stop.requested() {
        return Ok(());
    }
    match change(pipeline, was, &seen, stop)? {
        None => Ok(()),
        Some(change) => Err(Error::Changed { name: pipeline.source().name().to_owned(), change }),
    }
}

/// Adds up what a visitor is shown.
struct Held<'v> {
    visitor: &'v mut dyn Visitor,
    seen: Fingerprint,
}

impl Visitor for Held<'_> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), Error> {
        self.visitor.item(record, item)
    }

    fn row(&mut self, record: &Record, end: RowEnd, outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        if !record.broken {
            self.seen.add(row(record));
        }
        self.visitor.row(record, end, outcomes)
    }
}

/// How a source differs from what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It has other columns, or the same in another order.
    Columns,
    /// The rows of before are all there, and others were added behind them.
    Grown {
        /// Rows before.
        was: u64,
        /// Rows added.
        added: u64,
    },
    /// Rows were changed, taken away or put between.
    Rows {
        /// Rows before.
        was: u64,
        /// Rows now.
        now: u64,
    },
}

/// Says how a source differs from what it was, by reading as much of it as there was before; `None` when it does not.
///
/// # Errors
/// When the source cannot be read.
pub fn change(pipeline: &Pipeline, was: &Fingerprint, now: &Fingerprint, stop: &Stop) -> Result<Option<Change>, Error> {
    if was == now {
        return Ok(None);
    }
    if !was.has_titles_of(pipeline.source().columns()) {
        return Ok(Some(Change::Columns));
    }
    if now.rows > was.rows {
        let mut first = First { of: was.rows, seen: Fingerprint { rows: 0, content: 0, ..*was } };
        pipeline.walk(stop, &PassProgress::default(), &mut first)?;
        if first.seen == *was {
            return Ok(Some(Change::Grown { was: was.rows, added: now.rows - was.rows }));
        }
    }
    if was.titles != now.titles {
        return Ok(Some(Change::Columns));
    }
    Ok(Some(Change::Rows { was: was.rows, now: now.rows }))
}

/// The longest of the `known` sources that a source is, or begins with; rows that were added behind do no harm. Reads
/// no further than the longest of them.
///
/// # Errors
/// When the source cannot be read.
pub fn longest_beginning(
    source: &dyn Source,
    known: &[Fingerprint],
    stop: &Stop,
) -> Result<Option<Fingerprint>, Error> {
    let mut seen = Fingerprint::start(source.columns());
    let known = || known.iter().filter(|known| known.has_titles_of(source.columns()));
    let lengths: BTreeSet<u64> = known().map(|known| known.rows).collect();
    let contents: HashMap<(u64, u64), Fingerprint> =
        known().map(|known| ((known.rows, known.content), *known)).collect();
    let Some(longest) = lengths.last() else { return Ok(None) };
    let mut found = None;
    let mut records = source.records()?;
    let mut record = Record::default();
    while seen.rows < *longest && !stop.requested() && records.read(&mut record)? {
        seen.add(row(&record));
        found = contents.get(&(seen.rows, seen.content)).copied().or(found);
    }
    Ok(found)
}

/// The fingerprint of the first rows.
struct First {
    of: u64,
    seen: Fingerprint,
}

impl Visitor for First {
    fn row(&mut self, record: &Record, _end: RowEnd, _outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        // What can't be read makes no event, and is no part of what a source is known by.
        if self.seen.rows < self.of && !record.broken {
            self.seen.add(row(record));
        }
        Ok(if self.seen.rows < self.of { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    }
}
