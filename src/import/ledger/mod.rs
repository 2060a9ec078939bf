//! The ledger: what was handed over, to which product, by which plan, from which source. The tracker tells nobody, so
//! this is the only record that there is.
//!
//! An SQLite file of the person's own. It is written after the tracker has answered and never before, so that it may
//! lack what was handed over just before a crash, and never claims what was not. Of events it holds fingerprints
//! ([`Print`]), of keys too; no person, no key and no password ever goes into it.

mod error;
mod lock;
mod product;
mod recorder;
mod schema;

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};

pub use error::{Failure, LedgerError};
pub use product::{Product, ProductKind};
pub use recorder::Recorder;

use super::Outcomes;
use super::checking::Checked;
use super::done::Done;
use super::files::private_file;
use super::fingerprint::{Fingerprint, Print};
use super::renew::Bookmark;
use crate::clock;
use error::failure;
use lock::Lock;

/// The ledger's file in the folder of Backfill's own files.
pub const FILE: &str = "ledger.sqlite";

/// How long another process may keep the file from being written, as while it writes a batch itself.
const OTHERS: Duration = Duration::from_secs(10);

/// The open ledger.
pub struct Ledger {
    path: PathBuf,
    connection: Connection,
}

/// An import that is to begin.
#[derive(Clone, Debug)]
pub struct NewImport<'a> {
    /// What the source is called.
    pub source: &'a str,
    /// The plan's text, without secrets, with whole paths.
    pub plan: &'a str,
    /// Of the whole source, from the check.
    pub fingerprint: Fingerprint,
    /// What the check counted.
    pub checked: Outcomes,
    /// How often events are not sent, by reason.
    pub not_sent: Vec<(String, u64)>,
    /// The names of the events that are to be sent.
    pub names: Vec<String>,
    /// Send no event beyond this many, counted from the first of the source.
    pub limit: Option<u64>,
    /// What earlier imports handed over already, which is passed over.
    pub earlier: Done,
    /// Up to where the source was read, from the check.
    pub bookmark: Option<Bookmark>,
    /// The version of reading that the plan names: how cells come of what stands in the source.
    pub reading: u32,
}

/// The version of reading of every import that was recorded before versions were.
pub const FIRST_READING: u32 = 1;

impl<'a> NewImport<'a> {
    /// An import of what was checked. `plan` is its text, with whole paths.
    pub fn new(source: &'a str, plan: &'a str, checked: &Checked, limit: Option<u64>, earlier: Done) -> Self {
        let not_sent = checked.groups.iter().map(|(group, sample)| (group.id().to_owned(), sample.count));
        Self {
            source,
            plan,
            fingerprint: checked.fingerprint,
            checked: checked.outcomes,
            not_sent: not_sent.collect(),
            names: checked.summary.names().into_iter().map(|(name, _)| name).collect(),
            limit,
            earlier,
            bookmark: checked.bookmark.clone(),
            reading: checked.reading.number(),
        }
    }
}

/// An import as the ledger knows it.
#[derive(Clone, Debug)]
pub struct Import {
    /// Its number.
    pub id: i64,
    /// Where it went.
    pub product: Product,
    /// What the source is called.
    pub source: String,
    /// The plan's text.
    pub plan: String,
    /// Of the whole source when it began.
    pub fingerprint: Fingerprint,
    /// What became of everything, as far as it is known. Of what was under way when a process died, nobody knows; it
    /// counts as not tried.
    pub outcomes: Outcomes,
    /// Of the events handed over, those that earlier imports had handed over already.
    pub earlier: u64,
    /// Which events were handed over.
    pub done: Done,
    /// Send no event beyond this many, counted from the first of the source.
    pub limit: Option<u64>,
    /// How often events are not sent, by reason.
    pub not_sent: Vec<(String, u64)>,
    /// Up to where the source was read when it was checked. What is behind it is new once this import is complete.
    pub bookmark: Option<Bookmark>,
    /// The version of reading by which its source was read.
    pub reading: u32,
    /// How it stands.
    pub state: ImportState,
    /// When it began, by this computer's clock.
    pub started: DateTime<Utc>,
    /// When something last happened, by this computer's clock.
    pub changed: DateTime<Utc>,
}

impl Import {
    /// Whether it can go on.
    pub fn has_work_left(&self) -> bool {
        matches!(self.state, ImportState::Interrupted | ImportState::Stopped | ImportState::Failed)
    }

    /// How many events it is to hand over in all.
    pub fn wanted(&self) -> u64 {
        self.outcomes.to_send().min(self.limit.unwrap_or(u64::MAX))
    }

    /// Whether all events of its source were handed over.
    pub fn is_whole(&self) -> bool {
        self.state == ImportState::Complete && self.outcomes.handed_over >= self.outcomes.to_send()
    }
}

/// How an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// A process is at it.
    Running,
    /// A process was at it and is gone without a word.
    Interrupted,
    /// The person stopped it.
    Stopped,
    /// It could not go on.
    Failed,
    /// All that it was to hand over was handed over.
    Complete,
    /// Another import of the same plan took its place, since its source had changed.
    Replaced,
}

impl ImportState {
    /// The name in the ledger and in `--json`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Interrupted => "interrupted",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
            Self::Complete => "complete",
            Self::Replaced => "replaced",
        }
    }

    fn from_id(id: &str) -> Option<Self> {
        [Self::Running, Self::Stopped, Self::Failed, Self::Complete, Self::Replaced].into_iter().find(|s| s.id() == id)
    }
}

impl Ledger {
    /// Opens the ledger in the folder of Backfill's own files, making it when there is none.
    ///
    /// # Errors
    /// When it cannot be written, is damaged, or was written by a newer Backfill.
    pub fn open(folder: &Path) -> Result<Self, LedgerError> {
        let path = folder.join(FILE);
        let open = || {
            private_file(&path).map_err(system)?;
            let mut connection = connect(&path)?;
            schema::migrate(&mut connection)?;
            Ok(connection)
        };
        match open() {
            Ok(connection) => Ok(Self { path, connection }),
            Err(failure) => Err(LedgerError::File { path, failure }),
        }
    }

    /// Opens the ledger to look at it; `None` where there is none, so that looking makes none.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub fn look(folder: &Path) -> Result<Option<Self>, LedgerError> {
        // Where even that cannot be told, opening says why.
        let there = folder.join(FILE).try_exists().unwrap_or(true);
        there.then(|| Self::open(folder)).transpose()
    }

    /// Every import, the latest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn imports(&self) -> Result<Vec<Import>, LedgerError> {
        self.select("ORDER BY import.id DESC", [])
    }

    /// One import.
    ///
    /// # Errors
    /// When there is none of this number, or the ledger cannot be read.
    pub fn import(&self, id: i64) -> Result<Import, LedgerError> {
        self.select("WHERE import.id = ?1", [id])?.pop().ok_or(LedgerError::NoImport { id })
    }

    /// The latest import that can go on; a finished or replaced one cannot.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn unfinished(&self) -> Result<Option<Import>, LedgerError> {
        Ok(self.imports()?.into_iter().find(Import::has_work_left))
    }

    /// Begins an import. The recorder keeps every other process from sending to the product until it is dropped.
    ///
    /// # Errors
    /// When another window or process is sending to the product, or the ledger cannot be written.
    pub fn begin(&mut self, product: &Product, new: &NewImport<'_>) -> Result<Recorder, LedgerError> {
        let lock = self.lock(product)?;
        self.check_health()?;
        let handed_over = new.earlier.len();
        let result = insert_import(&mut self.connection, product, new, handed_over);
        let id = result.map_err(|error| self.failed(error))?;
        Recorder::start(self.path.clone(), lock, id, new.earlier.clone())
    }

    /// Goes on with an import.
    ///
    /// # Errors
    /// When another window or process is sending to the product, or the ledger cannot be written.
    pub fn go_on(&mut self, import: &Import) -> Result<Recorder, LedgerError> {
        let lock = self.lock(&import.product)?;
        self.check_health()?;
        // What was unknown is sent again.
        let set = self.connection.execute(
            "UPDATE import SET state = ?2, unknown = 0, changed = ?3 WHERE id = ?1",
            params![import.id, ImportState::Running.id(), clock::now().timestamp()],
        );
        set.map_err(|error| self.failed(error))?;
        Recorder::start(self.path.clone(), lock, import.id, import.done.clone())
    }

    /// Notes that another import takes this one's place.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn replace(&self, import: &Import) -> Result<(), LedgerError> {
        let set = self
            .connection
            .execute("UPDATE import SET state = ?2 WHERE id = ?1", params![import.id, ImportState::Replaced.id()]);
        set.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Forgets an import, also which rows it handed over.
    ///
    /// # Errors
    /// When it is running, or the ledger cannot be written.
    pub fn forget(&self, import: &Import) -> Result<(), LedgerError> {
        let _lock = self.lock(&import.product)?;
        let deleted = self.connection.execute("DELETE FROM import WHERE id = ?1", [import.id]);
        deleted.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// What the product was handed over, each event with the number of its import, in no order.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn prints(&self, product: &Product) -> Result<Vec<(Print, i64)>, LedgerError> {
        let mut prints = Vec::new();
        let mut read = || {
            let mut statement = self.connection.prepare(
                "SELECT print.import, print.prints FROM print JOIN import ON import.id = print.import WHERE product = ?1",
            )?;
            let mut rows = statement.query([product.id])?;
            while let Some(row) = rows.next()? {
                let import: i64 = row.get(0)?;
                let (chunks, _) = row.get_ref(1)?.as_blob().unwrap_or_default().as_chunks();
                prints.extend(chunks.iter().map(|bytes| (Print::from_bytes(*bytes), import)));
            }
            Ok(())
        };
        read().map_err(|error| self.failed(error))?;
        Ok(prints)
    }

    /// How many events the product was handed, by all imports together: as long as it stays the same, so do
    /// [`Ledger::prints`].
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn count_prints(&self, product: &Product) -> Result<u64, LedgerError> {
        let sql = "SELECT coalesce(sum(length(prints)), 0) FROM print JOIN import ON import.id = print.import
                   WHERE product = ?1";
        let bytes = self.connection.query_row(sql, [product.id], |row| unsigned(row, 0));
        bytes.map(|bytes| bytes / Print::SIZE as u64).map_err(|error| self.failed(error))
    }

    /// Makes sure that nobody sends to the product just now.
    ///
    /// # Errors
    /// When another window or process does, or that cannot be told.
    pub fn ensure_free(&self, product: &Product) -> Result<(), LedgerError> {
        self.lock(product).map(drop)
    }

    fn lock(&self, product: &Product) -> Result<Lock, LedgerError> {
        Lock::take(&self.path, product.id)
            .map_err(|source| self.file(system(source)))?
            .ok_or_else(|| LedgerError::InUse { product: product.name.clone() })
    }

    /// A ledger of which a part is missing or wrong is found out before anything is sent by it.
    fn check_health(&self) -> Result<(), LedgerError> {
        let verdict = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
        match verdict {
            Ok(verdict) if verdict == "ok" => Ok(()),
            Ok(_) => Err(self.file(Failure::Damaged)),
            Err(error) => Err(self.failed(error)),
        }
    }

    fn select(&self, which: &str, values: impl rusqlite::Params) -> Result<Vec<Import>, LedgerError> {
        let sql = format!(
            "SELECT import.id, source, plan, titles, source_rows, content, event_limit, earlier, done, rows, used,
                left_out, rejected, rejections, made, folded, withheld, handed_over, unknown, state, started, changed,
                product.id, product.name, product.kind, product.address, product.confirmed, bookmark, again, reading
             FROM import JOIN product ON product.id = import.product {which}"
        );
        let read = || {
            let mut statement = self.connection.prepare(&sql)?;
            let imports: Result<Vec<Import>, _> = statement.query_map(values, import_of)?.collect();
            let mut imports = imports?;
            let mut reasons = self.connection.prepare("SELECT reason, count FROM not_sent WHERE import = ?1")?;
            for import in &mut imports {
                let rows = reasons.query_map([import.id], |row| Ok((row.get(0)?, unsigned(row, 1)?)))?;
                import.not_sent = rows.collect::<Result<_, _>>()?;
            }
            Ok(imports)
        };
        let mut imports = read().map_err(|error| self.failed(error))?;
        for import in imports.iter_mut().filter(|import| import.state == ImportState::Running) {
            let held = Lock::is_held(&self.path, import.product.id).map_err(|error| self.file(system(error)))?;
            if !held {
                import.state = ImportState::Interrupted;
            }
        }
        Ok(imports)
    }

    fn failed(&self, error: rusqlite::Error) -> LedgerError {
        self.file(failure(error))
    }

    fn file(&self, failure: Failure) -> LedgerError {
        LedgerError::File { path: self.path.clone(), failure }
    }
}

/// A connection that keeps what it has said it keeps, also through a power cut.
fn connect(path: &Path) -> Result<Connection, Failure> {
    let connection = Connection::open(path).map_err(failure)?;
    connection.busy_timeout(OTHERS).map_err(failure)?;
    // Where a file system cannot do it, the database stays with its other journal, which is as safe.
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).map_err(failure)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(failure)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(failure)?;
    Ok(connection)
}

fn system(error: std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::StorageFull => Failure::Full,
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Failure::NoAccess,
        _ => Failure::System(error),
    }
}

fn insert_import(
    connection: &mut Connection,
    product: &Product,
    new: &NewImport<'_>,
    handed_over: u64,
) -> rusqlite::Result<i64> {
    let transaction = connection.transaction()?;
    let (print, counts, now) = (&new.fingerprint, &new.checked, clock::now().timestamp());
    transaction.execute(
        "INSERT INTO import (product, source, plan, titles, source_rows, content, event_limit, earlier, done, rows,
            used, left_out, rejected, rejections, made, folded, withheld, handed_over, unknown, state, started, changed,
            bookmark, again, reading)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?8, 0, ?18, ?19, ?19,
            ?20, ?21, ?22)",
        params![
            product.id,
            new.source,
            new.plan,
            print.titles.cast_signed(),
            print.rows.cast_signed(),
            print.content.cast_signed(),
            new.limit.map(u64::cast_signed),
            handed_over.cast_signed(),
            done_to_blob(&new.earlier),
            counts.rows.cast_signed(),
            counts.used.cast_signed(),
            counts.left_out.cast_signed(),
            counts.rejected.cast_signed(),
            counts.rejections.cast_signed(),
            counts.made.cast_signed(),
            counts.folded.cast_signed(),
            counts.withheld.cast_signed(),
            ImportState::Running.id(),
            now,
            new.bookmark.as_ref().map(|bookmark| &bookmark.since),
            new.bookmark.as_ref().map_or("", |bookmark| &bookmark.again),
            new.reading,
        ],
    )?;
    let id = transaction.last_insert_rowid();
    for (reason, count) in &new.not_sent {
        transaction.execute(
            "INSERT INTO not_sent (import, reason, count) VALUES (?1, ?2, ?3)",
            params![id, reason, count.cast_signed()],
        )?;
    }
    let mut note = transaction.prepare("INSERT OR IGNORE INTO event_name (import, name) VALUES (?1, ?2)")?;
    for name in &new.names {
        note.execute(params![id, name])?;
    }
    drop(note);
    transaction.commit()?;
    Ok(id)
}

fn import_of(row: &Row<'_>) -> rusqlite::Result<Import> {
    let count = |index| unsigned(row, index);
    let (made, folded, withheld) = (count(14)?, count(15)?, count(16)?);
    let (handed_over, unknown) = (count(17)?, count(18)?);
    let outcomes = Outcomes {
        rows: count(9)?,
        used: count(10)?,
        left_out: count(11)?,
        rejected: count(12)?,
        rejections: count(13)?,
        made,
        folded,
        withheld,
        handed_over,
        unknown,
        not_tried: made.saturating_sub(folded + withheld + handed_over + unknown),
    };
    let state: String = row.get(19)?;
    let state = ImportState::from_id(&state).ok_or_else(|| unexpected(19))?;
    let time = |index| DateTime::from_timestamp(row.get(index)?, 0).ok_or_else(|| unexpected(index));
    Ok(Import {
        id: row.get(0)?,
        source: row.get(1)?,
        plan: row.get(2)?,
        fingerprint: Fingerprint { titles: count(3)?, rows: count(4)?, content: count(5)? },
        limit: row.get::<_, Option<i64>>(6)?.map(i64::cast_unsigned),
        earlier: count(7)?,
        done: done_from_blob(row.get_ref(8)?.as_blob()?),
        outcomes,
        not_sent: Vec::new(),
        bookmark: match row.get(27)? {
            Some(since) => Some(Bookmark { since, again: row.get(28)? }),
            None => None,
        },
        reading: row.get(29)?,
        state,
        started: time(20)?,
        changed: time(21)?,
        product: product::product_of(row, 22)?,
    })
}

fn unsigned(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(index).map(i64::cast_unsigned)
}

/// The error of a value that we never wrote.
fn unexpected(index: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(index, String::new(), rusqlite::types::Type::Null)
}

/// Each range as its start and its end, eight bytes each, the lowest first.
fn done_to_blob(done: &Done) -> Vec<u8> {
    done.ranges().flat_map(|range| [range.start.to_le_bytes(), range.end.to_le_bytes()].concat()).collect()
}

fn done_from_blob(blob: &[u8]) -> Done {
    let (ranges, _) = blob.as_chunks::<16>();
    let half = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
    Done::from_ranges(ranges.iter().map(|bytes| half(&bytes[..8])..half(&bytes[8..])))
}
