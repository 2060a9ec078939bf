//! Ways into a file: connections for reading only, and a look at how it begins.
//!
//! Where locks are those of POSIX, closing a file gives back all that this process has on it, also those that SQLite
//! holds so that no other program writes while it reads. A file that is read here is therefore never opened in another
//! way meanwhile.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::OpenFlags;

use super::problem;
use crate::source::{SourceError, file};

/// How long another program may keep the file to itself.
const PATIENCE: Duration = Duration::from_secs(10);

/// What every such file begins with, whatever it is called.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// How many connections there are to each file.
static OPEN: Mutex<BTreeMap<PathBuf, usize>> = Mutex::new(BTreeMap::new());

/// A connection to a file, for reading only.
pub(super) struct Connection {
    connection: rusqlite::Connection,
    /// Given back once the connection is closed.
    _entry: Entry,
}

impl Connection {
    /// Opens a file.
    ///
    /// # Errors
    /// When it is not there, may not be read, or is no database.
    pub(super) fn open(path: &Path) -> Result<Self, SourceError> {
        file::about(path)?;
        let entry = Entry::of(path);
        let met = |error| problem::met(path, &error);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = rusqlite::Connection::open_with_flags(path, flags).map_err(met)?;
        connection.busy_timeout(PATIENCE).map_err(met)?;
        // A view may call functions; only those that do no harm are called for it.
        connection.execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF").map_err(met)?;
        Ok(Self { connection, _entry: entry })
    }
}

impl Deref for Connection {
    type Target = rusqlite::Connection;

    fn deref(&self) -> &Self::Target {
        &self.connection
    }
}

/// Whether this is a database, by how it begins.
pub(super) fn is_database(path: &Path) -> bool {
    if !path.is_file() {
        return false;
    }
    let (real, mut first) = (real(path), [0; MAGIC.len()]);
    // While this is held no connection is opened, so that closing the file gives back no lock.
    let open = open();
    open.contains_key(&real)
        || File::open(path).is_ok_and(|mut file| file.read_exact(&mut first).is_ok() && first == MAGIC)
}

/// That a file is open.
struct Entry(PathBuf);

impl Entry {
    fn of(path: &Path) -> Self {
        let path = real(path);
        *open().entry(path.clone()).or_default() += 1;
        Self(path)
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut open = open();
        if let Some(count) = open.get_mut(&self.0) {
            *count -= 1;
        }
        open.retain(|_, count| *count > 0);
    }
}

fn open() -> MutexGuard<'static, BTreeMap<PathBuf, usize>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One path for one file, by whatever way it is named.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.into())
}
