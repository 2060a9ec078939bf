//! A file that is locked as long as this is kept.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use super::private_file;

/// A file of ours that is locked; unlocked when dropped. Closing it would not be enough: a program that is being started
/// at that moment has it open, too, and the lock belongs to all who have.
#[derive(Debug)]
pub struct Locked(File);

impl Locked {
    /// Locks this file in one of the ways of [`File`]; `None` where somebody else has it. It is made where it is missing.
    ///
    /// # Errors
    /// When it cannot be opened, or nothing can be locked there.
    pub fn take(path: &Path, lock: impl FnOnce(&File) -> Result<(), TryLockError>) -> io::Result<Option<Self>> {
        let file = private_file(path)?;
        match lock(&file) {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Locks this file, waiting for whoever has it. It is made where it is missing.
    ///
    /// # Errors
    /// When it cannot be opened, or nothing can be locked there.
    pub fn wait_for(path: &Path) -> io::Result<Self> {
        let file = private_file(path)?;
        file.lock()?;
        Ok(Self(file))
    }

    /// Notes since when it is locked, for others to see; where that cannot be noted, they see nothing.
    pub fn note_since(&self, since: SystemTime) {
        let _ = self.0.set_modified(since);
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        // Where it cannot be unlocked it is closed a moment later.
        let _ = self.0.unlock();
    }
}
