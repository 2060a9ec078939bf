//! The system's own keychain: Keychain on macOS, Credential Manager on Windows, the Secret Service elsewhere. The only
//! file that names the keyring crate.
//!
//! Where there is none, secrets are asked for each time; they are never written anywhere else. A keychain may ask the
//! person to unlock it first, so that each call here may take as long as a person does: never on a window's thread.

use keyring::Entry;

/// What the keychain calls us.
const SERVICE: &str = "Backfill";

/// The keychain cannot be used. Data only; [`crate::text`] makes the sentence.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum KeychainError {
    /// This system has none, or none that runs.
    Missing,
    /// What it holds can't be read.
    Unreadable,
    /// It is locked, or refused; `why` is in its own words.
    Refused { why: String },
}

/// Keeps secrets, each under the name of an account.
pub trait Keychain: Send + Sync {
    /// Whether there is one at all.
    ///
    /// # Errors
    /// When there is none.
    fn available(&self) -> Result<(), KeychainError>;

    /// The secret that was kept for an account; `None` when there is none.
    ///
    /// # Errors
    /// When there is no keychain, or it refuses.
    fn get(&self, account: &str) -> Result<Option<String>, KeychainError>;

    /// Keeps the secret of an account, in place of an earlier one.
    ///
    /// # Errors
    /// When there is no keychain, or it refuses.
    fn keep(&self, account: &str, secret: &str) -> Result<(), KeychainError>;

    /// Forgets the secret of an account; there need not be one.
    ///
    /// # Errors
    /// When there is no keychain, or it refuses.
    fn forget(&self, account: &str) -> Result<(), KeychainError>;
}

/// The system's own.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl Keychain for System {
    fn available(&self) -> Result<(), KeychainError> {
        if Entry::store_status().is_ok() { Ok(()) } else { Err(KeychainError::Missing) }
    }

    fn get(&self, account: &str) -> Result<Option<String>, KeychainError> {
        match entry(account)?.get_password() {
            Ok(secret) => Ok(Some(secret)),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(refused(&error)),
        }
    }

    fn keep(&self, account: &str, secret: &str) -> Result<(), KeychainError> {
        entry(account)?.set_password(secret).map_err(|error| refused(&error))
    }

    fn forget(&self, account: &str) -> Result<(), KeychainError> {
        match entry(account)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(refused(&error)),
        }
    }
}

fn entry(account: &str) -> Result<Entry, KeychainError> {
    Entry::new(SERVICE, account).map_err(|error| refused(&error))
}

fn refused(error: &keyring::Error) -> KeychainError {
    match error {
        keyring::Error::NoDefaultStore => KeychainError::Missing,
        // The other kinds may hold what was stored, so that only those are put in words that cannot.
        keyring::Error::NoStorageAccess(why) | keyring::Error::PlatformFailure(why) => {
            KeychainError::Refused { why: why.to_string() }
        }
        _ => KeychainError::Unreadable,
    }
}
