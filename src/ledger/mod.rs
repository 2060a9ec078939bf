//! The ledger: what was sent, to which product, by which plan, from which source. The tracker tells nobody, so this is
//! the only record that there is.
//!
//! An SQLite file of the person's own. Before an event leaves, it holds that it may have left (it is *claimed*), and once
//! the tracker has answered, that it was sent; so it may claim what did not arrive, and never lacks what did. Of events
//! it holds fingerprints ([`EventFingerprint`](crate::pipeline::fingerprint::EventFingerprint)), of keys too; no person, no key and no password
//! ever goes into it. What stands in it is sealed, so that a part that is wrong or missing is found before anything is
//! sent by it.

mod allowance;
mod behind;
mod claims;
mod delivery;
mod error;
mod import;
mod lock;
mod practice;
mod presence;
mod product;
mod reading;
mod recorder;
mod schema;
mod seal;
mod sent;
mod unattended;
mod writer;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, Row, Transaction, TransactionBehavior, params};

pub use allowance::SentIn;
pub use claims::MOST_UNRECORDED;
pub use delivery::{DeliveredPart, Delivery, PartSent};
pub use error::{Failure, LedgerError};
pub use import::{FIRST_READING, Import, ImportState, NewImport, SentSince};
pub use lock::Holder;
pub use product::{Product, ProductKind};
pub use reading::{ImportTotals, NameTotal, Reading, SeenTotal, TotalsBefore};
pub use recorder::Recorder;
pub use sent::Prior;
pub use unattended::{Ending, UnattendedRun};

use crate::clock;
use crate::pipeline::range_set::RangeSet;
use crate::store::make_private_file;
use error::failure;
use lock::{Lock, Note};
use writer::Writer;

/// The ledger's file in the folder of Backfill's own files.
pub const FILE: &str = "ledger.sqlite";

/// How long another process may keep the file from being written, as while it writes a batch itself.
const OTHERS: Duration = Duration::from_secs(10);

/// The open ledger.
pub struct Ledger {
    path: PathBuf,
    connection: Connection,
}

/// The right to send to a product, from [`Ledger::hold`]. While somebody has it, nobody else begins an import to the
/// product, goes on with one or forgets one, so that what the ledger says of it stays as it is.
pub struct Held {
    lock: Lock,
    product: Product,
}

impl Held {
    /// The product.
    pub fn product(&self) -> &Product {
        &self.product
    }
}

impl Ledger {
    /// Opens the ledger in the folder of Backfill's own files, making it when there is none.
    ///
    /// # Errors
    /// When it cannot be written, is damaged, has lost what it held, or was written by a newer Backfill.
    pub fn open(folder: &Path) -> Result<Self, LedgerError> {
        let path = folder.join(FILE);
        let open = || {
            make_private_file(&path).map_err(system)?;
            let mut connection = connect(&path)?;
            schema::migrate(&mut connection, || lock::was_used(&path))?;
            Ok(connection)
        };
        match open() {
            Ok(connection) => Ok(Self { path, connection }),
            Err(failure) => Err(LedgerError::File { path, failure }),
        }
    }

    /// Opens the ledger to look at it; `None` where there is and was none, so that looking makes none.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub fn look(folder: &Path) -> Result<Option<Self>, LedgerError> {
        let path = folder.join(FILE);
        // Where even that cannot be told, opening says why.
        let there = path.try_exists().unwrap_or(true) || lock::was_used(&path);
        there.then(|| Self::open(folder)).transpose()
    }

    /// The folder of Backfill's own files, in which it is.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
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

    /// Takes the right to send to a product, and makes sure that all that the ledger holds of it is as it was written.
    ///
    /// # Errors
    /// When another window or process has the right, or the ledger is damaged or cannot be read.
    pub fn hold(&self, product: &Product) -> Result<Held, LedgerError> {
        let lock = self.lock(product)?;
        self.check_health(product)?;
        Ok(Held { lock, product: product.clone() })
    }

    /// Begins an import, in the place of another where that is left for it. The recorder keeps every other process from
    /// sending to the product until it is dropped.
    ///
    /// # Errors
    /// When the import that it is to replace has come to its end, or the ledger cannot be written.
    pub fn begin(&mut self, held: Held, new: &NewImport<'_>, instead_of: Option<i64>) -> Result<Recorder, LedgerError> {
        let replaced = instead_of.map(|id| self.to_go_on(id, Some(&held))).transpose()?;
        let product = held.product.clone();
        self.start(held, |transaction| {
            let id = import::insert(transaction, &product, new)?;
            if let Some(old) = replaced {
                // What was lost of it is as unknown as before.
                transaction.execute(
                    "UPDATE import SET behind = (SELECT behind FROM import WHERE id = ?2) WHERE id = ?1",
                    [id, old.id],
                )?;
                set_state(transaction, old.id, ImportState::Replaced)?;
            }
            behind::make_good(transaction, &product, id)?;
            Ok(id)
        })
        .map(|(recorder, _)| recorder)
    }

    /// Goes on with an import, from where it stands now, which comes with the recorder. What was sent of it meanwhile is
    /// passed over from now on.
    ///
    /// # Errors
    /// When there is no such import any more, it has come to its end, or the ledger cannot be written.
    pub fn go_on(&mut self, held: Held, id: i64, since: &SentSince) -> Result<(Recorder, Import), LedgerError> {
        let import = self.to_go_on(id, Some(&held))?;
        let done = since.done_of(&import);
        self.start(held, |transaction| {
            if done != import.done {
                let more = since.by_others(&import);
                transaction.execute(
                    "UPDATE import SET done = ?2, handed_over = ?3, earlier = earlier + ?4 WHERE id = ?1",
                    params![import.id, done_to_blob(&done), done.len().cast_signed(), more.cast_signed()],
                )?;
                let sealed = format!("UPDATE import SET seal = {} WHERE id = ?1", seal::IMPORT);
                transaction.execute(&sealed, [import.id])?;
            }
            // What was unknown is sent again.
            transaction.execute(
                "UPDATE import SET unknown = 0, changed = ?2 WHERE id = ?1",
                params![import.id, clock::now().timestamp()],
            )?;
            set_state(transaction, import.id, ImportState::Running)?;
            Ok(import.id)
        })
    }

    /// The import of this number, where it can go on, as it stands now; whoever holds its product says so, since then
    /// nobody else is at it.
    ///
    /// # Errors
    /// When there is none, it is under way, or it has come to its end.
    pub fn to_go_on(&self, id: i64, held: Option<&Held>) -> Result<Import, LedgerError> {
        let mut import = self.import(id)?;
        // Whoever holds a product knows that nobody else sends to it.
        if import.state == ImportState::Running && held.is_some_and(|held| held.product.id == import.product.id) {
            self.interrupt(&mut import)?;
        }
        match import.state {
            ImportState::Running => Err(self.in_use(&import.product)),
            ImportState::Complete | ImportState::Replaced => Err(LedgerError::Ended { id, state: import.state }),
            ImportState::Interrupted | ImportState::Stopped | ImportState::Failed => Ok(import),
        }
    }

    /// Notes what is to be noted as an import begins or goes on, and starts its writer.
    fn start(
        &mut self,
        held: Held,
        note: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<i64>,
    ) -> Result<(Recorder, Import), LedgerError> {
        let Held { mut lock, product } = held;
        let write = || {
            let transaction =
                self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure)?;
            let known = behind::catch_up(&transaction, &product, lock.before).map_err(failure)?;
            let (id, writes) = (note(&transaction).map_err(failure)?, known + 1);
            set_writes(&transaction, &product, writes).map_err(failure)?;
            // Whoever sees it under way finds that somebody is at it.
            lock.begin(id, writes);
            lock.note(id, known).map_err(system)?;
            transaction.commit().map_err(failure)?;
            Ok((id, writes))
        };
        let (id, writes) = match write() {
            Ok(begun) => begun,
            Err(failure) => {
                // That it could not begin is what is told.
                let _ = lock.note_as_before();
                return Err(self.file(failure));
            }
        };
        let import = self.import(id)?;
        let writer = Writer::start(&self.path, lock, &import, writes).map_err(|failure| self.file(failure))?;
        Ok((Recorder::start(writer, &self.path)?, import))
    }

    /// Forgets an import, also which rows it sent.
    ///
    /// # Errors
    /// When another import goes to its product, there is none of this number, or the ledger cannot be written.
    pub fn forget(&mut self, import: &Import) -> Result<(), LedgerError> {
        let lock = self.lock(&import.product)?;
        let mut write = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let writes = behind::catch_up(&transaction, &import.product, lock.before)?;
            let there = transaction.execute("DELETE FROM import WHERE id = ?1", [import.id])?;
            set_writes(&transaction, &import.product, writes + 1)?;
            transaction.commit()?;
            Ok(there)
        };
        match write().map_err(|error| self.failed(error))? {
            0 => Err(LedgerError::NoImport { id: import.id }),
            _ => Ok(()),
        }
    }

    /// Makes sure that nobody sends to the product just now.
    ///
    /// # Errors
    /// When another window or process does, or that cannot be told.
    pub fn ensure_free(&self, product: &Product) -> Result<(), LedgerError> {
        self.lock(product).map(drop)
    }

    /// Changes with everything that the ledger takes in about a product or forgets of it: as long as it stays the same,
    /// so do [`Ledger::fingerprints`].
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn revision(&self, product: &Product) -> Result<u64, LedgerError> {
        writes(&self.connection, product).map_err(|error| self.failed(error))
    }

    fn lock(&self, product: &Product) -> Result<Lock, LedgerError> {
        let lock = Lock::take(&self.path, product.id).map_err(|source| self.file(system(source)))?;
        lock.ok_or_else(|| self.in_use(product))
    }

    fn in_use(&self, product: &Product) -> LedgerError {
        let holder = Note::read(&self.path, product.id).map(|note| note.holder);
        LedgerError::InUse { product: product.name.clone(), holder }
    }

    /// Makes sure that what the ledger holds of a product is as it was written. A ledger of which a part is missing or
    /// wrong is found out before anything is sent by it.
    ///
    /// # Errors
    /// When the ledger is damaged or cannot be read.
    pub fn check_health(&self, product: &Product) -> Result<(), LedgerError> {
        let verdict = |whole: rusqlite::Result<bool>| match whole {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.file(Failure::Damaged)),
            Err(error) => Err(self.failed(error)),
        };
        let whole = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
            verdict(self.connection.query_row(sql, values, |row| row.get(0)))
        };
        let structure = self.connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0));
        verdict(structure.map(|said| said == "ok"))?;
        whole(&format!("SELECT NOT EXISTS (SELECT 1 FROM product WHERE seal IS NOT {})", seal::PRODUCT), &[])?;
        whole(&sent::check(), params![product.id])?;
        // Each event that an import sent left its fingerprint.
        whole(
            "SELECT NOT EXISTS (SELECT 1 FROM import WHERE product = ?1 AND printed <>
                (SELECT coalesce(sum(length(prints)), 0) / 10 FROM print WHERE print.import = import.id))",
            params![product.id],
        )?;
        self.select("WHERE import.product = ?1", [product.id]).map(drop)
    }

    fn select(&self, which: &str, values: impl rusqlite::Params) -> Result<Vec<Import>, LedgerError> {
        let mut imports = self.read(which, values)?;
        for import in imports.iter_mut().filter(|import| import.state == ImportState::Running) {
            if self.is_under_way(import)? {
                continue;
            }
            // It may have come to its end since it was read; that is written before the lock is given back.
            if let Some(now) = self.read("WHERE import.id = ?1", [import.id])?.pop() {
                *import = now;
            }
            if import.state == ImportState::Running {
                self.interrupt(import)?;
            }
        }
        Ok(imports)
    }

    /// Imports as the ledger has them, where those whose process is gone are still under way.
    fn read(&self, which: &str, values: impl rusqlite::Params) -> Result<Vec<Import>, LedgerError> {
        let read = || {
            let mut statement = self.connection.prepare(&import::query(which))?;
            let imports: Result<Vec<Import>, _> = statement.query_map(values, import::import_of)?.collect();
            let mut imports = imports?;
            let mut reasons = self.connection.prepare("SELECT reason, count FROM not_sent WHERE import = ?1")?;
            for import in &mut imports {
                let rows =
                    reasons.query_map([import.id], |row| Ok((import::reason(row.get(0)?), unsigned(row, 1)?)))?;
                import.not_sent = rows.collect::<Result<_, _>>()?;
                import.delivery = self.delivery(import.id)?;
            }
            Ok(imports)
        };
        read().map_err(|error| self.failed(error))
    }

    /// Whether a process is at this import.
    fn is_under_way(&self, import: &Import) -> Result<bool, LedgerError> {
        let held = Lock::is_held(&self.path, import.product.id).map_err(|error| self.file(system(error)))?;
        // Whoever holds the product may be at another one.
        Ok(held && Note::read(&self.path, import.product.id).is_none_or(|note| note.import == import.id))
    }

    /// The process that was at this import is gone without a word.
    fn interrupt(&self, import: &mut Import) -> Result<(), LedgerError> {
        import.state = ImportState::Interrupted;
        let noted = Note::read(&self.path, import.product.id).filter(|note| note.import == import.id);
        import.is_behind |= noted.map_or(0, |note| note.writes) > self.revision(&import.product)?;
        // What it may have sent just before is as what was sent without an answer.
        let may_have_left = self.count_claims(import)?.min(import.outcomes.pending);
        let outcomes = &mut import.outcomes;
        outcomes.unconfirmed += may_have_left;
        outcomes.pending -= may_have_left;
        Ok(())
    }

    fn failed(&self, error: rusqlite::Error) -> LedgerError {
        self.file(failure(error))
    }

    fn file(&self, failure: Failure) -> LedgerError {
        LedgerError::File { path: self.path.clone(), failure }
    }
}

fn set_state(transaction: &Transaction<'_>, import: i64, state: ImportState) -> rusqlite::Result<()> {
    transaction.execute("UPDATE import SET state = ?2 WHERE id = ?1", params![import, state.id()])?;
    let sealed = format!("UPDATE import SET record_seal = {} WHERE id = ?1", seal::RECORD);
    transaction.execute(&sealed, [import]).map(|_| ())
}

/// How often something was written about a product.
fn writes(connection: &Connection, product: &Product) -> rusqlite::Result<u64> {
    connection.query_row("SELECT writes FROM product WHERE id = ?1", [product.id], |row| unsigned(row, 0))
}

fn set_writes(transaction: &Transaction<'_>, product: &Product, writes: u64) -> rusqlite::Result<()> {
    let values = params![product.id, writes.cast_signed()];
    transaction.execute("UPDATE product SET writes = ?2 WHERE id = ?1", values).map(|_| ())
}

/// A connection that keeps what it has said it keeps, also through a power cut.
fn connect(path: &Path) -> Result<Connection, Failure> {
    let connection = Connection::open(path).map_err(failure)?;
    connection.busy_timeout(OTHERS).map_err(failure)?;
    write_ahead(&connection)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(failure)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(failure)?;
    seal::register(&connection).map_err(failure)?;
    Ok(connection)
}

/// Turns the write-ahead journal on. Where a file system cannot do it, the database stays with its other journal, which
/// is as safe.
///
/// While another process does the same SQLite refuses at once, without the wait that it keeps everywhere else.
fn write_ahead(connection: &Connection) -> Result<(), Failure> {
    const PAUSE: Duration = Duration::from_millis(5);
    let begun = Instant::now();
    loop {
        let done = connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
        match done.map_err(failure) {
            Err(Failure::Busy) if begun.elapsed() < OTHERS => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
}

fn system(error: std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::StorageFull => Failure::Full,
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Failure::NoAccess,
        _ => Failure::System(error),
    }
}

fn unsigned(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(index).map(i64::cast_unsigned)
}

/// The error of a value that we never wrote.
fn unexpected(index: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(index, String::new(), rusqlite::types::Type::Null)
}

/// Each range as its start and its end, eight bytes each, the lowest first.
fn done_to_blob(done: &RangeSet) -> Vec<u8> {
    done.ranges().flat_map(|range| [range.start.to_le_bytes(), range.end.to_le_bytes()].concat()).collect()
}

fn done_from_blob(blob: &[u8]) -> RangeSet {
    let (ranges, _) = blob.as_chunks::<16>();
    let half = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
    RangeSet::from_ranges(ranges.iter().map(|bytes| half(&bytes[..8])..half(&bytes[8..])))
}
