//! Keys of products, in the system's keychain and nowhere else.

use super::keychain::{Keychain, System};
use super::ledger::Product;
use crate::tracker::client::ApiKey;

pub use super::keychain::KeychainError;

/// Whether there is a keychain at all.
///
/// # Errors
/// When there is none.
pub fn available() -> Result<(), KeychainError> {
    System.available()
}

/// The key that was kept for a product; `None` when there is none.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn key(product: &Product) -> Result<Option<ApiKey>, KeychainError> {
    Ok(System.get(&account(product))?.and_then(|key| ApiKey::new(&key)))
}

/// Keeps the key of a product.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn keep(product: &Product, key: &ApiKey) -> Result<(), KeychainError> {
    System.keep(&account(product), key.expose())
}

/// Forgets the key of a product; there need not be one.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn forget(product: &Product) -> Result<(), KeychainError> {
    System.forget(&account(product))
}

/// A product's name may change; its number in the ledger and its address do not.
fn account(product: &Product) -> String {
    format!("product {} at {}", product.id, product.address)
}
