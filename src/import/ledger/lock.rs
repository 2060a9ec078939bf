//! The lock that keeps two imports from one product.
//!
//! The lock is the system's own on an open file, so it goes with the process that holds it, however that ends.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;

use crate::import::files::private_file;

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
