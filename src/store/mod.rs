//! Backfill's own folder, and files that are written whole or not at all.
//!
//! What is in the folder is for nobody but its owner. Secrets are not in it: they are the [`keychain`]'s.

pub mod connections;
mod error;
pub mod faults;
pub mod keychain;
mod locked;
mod own;
mod part;

use std::io::Write;
use std::path::{Path, PathBuf};

pub use error::StoreError;
pub use locked::Locked;
pub use own::{SETTINGS, data_folder, free_room, is_open_to_others, make_private_file, private_file, try_folder};
pub use part::sweep;
pub(crate) use part::{Part, Reader};

/// Refuses a file to write to that is among those being read: it may be all that there is of the past.
///
/// # Errors
/// [`StoreError::WouldReplace`].
pub fn spare(path: &Path, read: impl IntoIterator<Item = impl AsRef<Path>>) -> Result<(), StoreError> {
    // What is not there yet cannot be written over.
    let Ok(wanted) = std::fs::canonicalize(path) else { return Ok(()) };
    match read.into_iter().any(|file| std::fs::canonicalize(file).is_ok_and(|file| file == wanted)) {
        true => Err(StoreError::WouldReplace { path: path.to_owned() }),
        false => Ok(()),
    }
}

/// Writes a file that a person asked for, whole or not at all: a crash or a full disk leaves what was there before.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_for(path, Reader::Usual, bytes)
}

/// Writes one of Backfill's own files, which nobody but its owner may read.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_own(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_for(path, Reader::Owner, bytes)
}

/// The same in a folder, which is made where it is not there.
///
/// # Errors
/// When the folder cannot be made or written to.
pub fn write_own_in(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    make_own_folder(folder)?;
    write_own(&folder.join(name), bytes)
}

/// Removes a file; that it is gone already is as well.
///
/// # Errors
/// When the folder cannot be written to.
pub fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::Write { path: Some(path.to_owned()), source })
        }
        _ => Ok(()),
    }
}

/// Makes a folder that nobody but its owner may look into, where it is not there.
///
/// # Errors
/// When it cannot be made.
pub fn make_own_folder(folder: &Path) -> Result<(), StoreError> {
    own::make_private_folder(folder).map_err(|source| StoreError::Write { path: Some(folder.to_owned()), source })
}

fn write_for(path: &Path, reader: Reader, bytes: &[u8]) -> Result<(), StoreError> {
    let mut part = Part::begin(path, reader)?;
    part.write_all(bytes).map_err(|source| part.failed(source))?;
    part.finish()
}

/// Keeps a table that is no file yet, so that it can be read again.
///
/// # Errors
/// When the folder cannot be written to.
pub fn keep(folder: &Path, name: &str, table: &[u8]) -> Result<PathBuf, StoreError> {
    let path = folder.join(name);
    if std::fs::read(&path).is_ok_and(|there| there == table) {
        return Ok(path);
    }
    write_own(&path, table)?;
    Ok(path)
}
