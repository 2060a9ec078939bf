//! Whether the ledger's files are still where others will look for them. A file that was deleted or moved can be written
//! to for as long as it is open, and what is written there is gone afterwards.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

/// The files that the ledger consists of while it is written, as they were at the beginning.
pub(super) struct Presence {
    files: Vec<(PathBuf, Option<Identity>)>,
}

/// What tells a file from another of the same name.
#[derive(PartialEq, Eq)]
struct Identity(u64, u64);

impl Presence {
    /// Of the ledger that this connection has written to.
    pub fn of(ledger: &Path, connection: &Connection) -> Self {
        let mut paths = vec![ledger.to_owned()];
        let journal = connection.pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0));
        if journal.is_ok_and(|mode| mode == "wal") {
            let mut wal = ledger.as_os_str().to_owned();
            wal.push("-wal");
            paths.push(wal.into());
        }
        let files = paths.into_iter().map(|path| {
            let identity = identity(&path);
            (path, identity)
        });
        Self { files: files.collect() }
    }

    /// Whether all are there, and none is another one.
    pub fn holds(&self) -> bool {
        self.files.iter().all(|(path, was)| {
            let now = identity(path);
            now.is_some() && now == *was
        })
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let file = std::fs::metadata(path).ok()?;
    Some(Identity(file.dev(), file.ino()))
}

/// Elsewhere an open file can be neither deleted nor replaced, so that it is enough to see that it is there.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    std::fs::metadata(path).ok().map(|_| Identity(0, 0))
}
