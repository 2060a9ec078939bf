//! Files of the ledger's that only their owner may read, and the lock that keeps two imports from one product.
//!
//! The lock is the system's own on an open file, so it goes with the process that holds it, however that ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;

/// Opens a file for writing, made when it is not there, for nobody but its owner.
///
/// On Windows the folder of a program's own files is its owner's already.
pub(super) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The right to send to a product; given back when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes it; `None` while another process or window has it.
    pub fn take(ledger: &Path, product: i64) -> io::Result<Option<Self>> {
        /// Somebody who only looks whether it is held, holds it for a moment.
        const LOOKS: u32 = 5;
        for _ in 0..LOOKS {
            if let Some(lock) = Self::try_take(ledger, product)? {
                return Ok(Some(lock));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(None)
    }

    /// Whether somebody has it.
    pub fn is_held(ledger: &Path, product: i64) -> io::Result<bool> {
        Ok(Self::try_take(ledger, product)?.is_none())
    }

    fn try_take(ledger: &Path, product: i64) -> io::Result<Option<Self>> {
        let file = private_file(&ledger.with_extension(format!("product-{product}.lock")))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}
