//! Keys of products in the system's own keychain: Keychain on macOS, Credential Manager on Windows, the Secret Service
//! elsewhere. The only file that names the keyring crate.
//!
//! Where there is none, keys are asked for each time; they are never written anywhere else. A keychain may ask the
//! person to unlock it first, so that each call here may take as long as a person does: never on a window's thread.

use keyring::Entry;

use super::ledger::Product;
use crate::tracker::client::ApiKey;

/// What the keychain calls us.
const SERVICE: &str = "Backfill";

/// The keychain cannot be used. Data only; [`crate::error`] makes the sentence.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum KeychainError {
    /// This system has none, or none that runs.
    Missing,
    /// It is locked, or refused; `why` is in its own words.
    Refused { why: String },
}

/// Whether there is a keychain at all.
///
/// # Errors
/// When there is none.
pub fn available() -> Result<(), KeychainError> {
    match Entry::store_status() {
        Ok(()) => Ok(()),
        Err(_) => Err(KeychainError::Missing),
    }
}

/// The key that was kept for a product; `None` when there is none.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn key(product: &Product) -> Result<Option<ApiKey>, KeychainError> {
    match entry(product)?.get_password() {
        Ok(key) => Ok(ApiKey::new(&key)),
        Err(keyring::Error::NoEntry) => Ok(None),
        Err(error) => Err(refused(&error)),
    }
}

/// Keeps the key of a product.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn keep(product: &Product, key: &ApiKey) -> Result<(), KeychainError> {
    entry(product)?.set_password(key.expose()).map_err(|error| refused(&error))
}

/// Forgets the key of a product; there need not be one.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn forget(product: &Product) -> Result<(), KeychainError> {
    match entry(product)?.delete_credential() {
        Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
        Err(error) => Err(refused(&error)),
    }
}

/// A product's name may change; its number in the ledger and its address do not.
fn entry(product: &Product) -> Result<Entry, KeychainError> {
    let account = format!("product {} at {}", product.id, product.address);
    Entry::new(SERVICE, &account).map_err(|error| refused(&error))
}

fn refused(error: &keyring::Error) -> KeychainError {
    match error {
        keyring::Error::NoDefaultStore => KeychainError::Missing,
        // The other kinds may hold what was stored, so that only those are put in words that cannot.
        keyring::Error::NoStorageAccess(why) | keyring::Error::PlatformFailure(why) => {
            KeychainError::Refused { why: why.to_string() }
        }
        _ => KeychainError::Refused { why: "what it holds for this product can't be read".to_owned() },
    }
}
