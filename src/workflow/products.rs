//! Keys of products, in the system's keychain and nowhere else.

use crate::kissmetrics::client::ApiKey;
use crate::ledger::Product;
use crate::store::keychain::{Keychain, KeychainError};

/// The key that was kept for a product; `None` when there is none.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn key(keychain: &dyn Keychain, product: &Product) -> Result<Option<ApiKey>, KeychainError> {
    Ok(keychain.get(&account(product))?.and_then(|key| ApiKey::new(&key)))
}

/// Keeps the key of a product.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn keep(keychain: &dyn Keychain, product: &Product, key: &ApiKey) -> Result<(), KeychainError> {
    keychain.keep(&account(product), key.expose())
}

/// Forgets the key of a product; there need not be one.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn forget(keychain: &dyn Keychain, product: &Product) -> Result<(), KeychainError> {
    keychain.forget(&account(product))
}

/// A product's name may change; its number in the ledger and its address do not.
fn account(product: &Product) -> String {
    format!("product {} at {}", product.id, product.address)
}
