//! Where the window keeps the keys of products: the system's keychain, or what stands in for it.
//!
//! Each call may wait for a person who unlocks the keychain, so that none is made on the window's thread.

use crate::import::ledger::Product;
use crate::import::products::{self, KeychainError};
use crate::tracker::client::ApiKey;

/// Keeps keys. A test puts its own in place of [`System`].
pub trait Keychain: Send + Sync {
    /// Whether there is one at all.
    ///
    /// # Errors
    /// When there is none.
    fn available(&self) -> Result<(), KeychainError>;

    /// The key that was kept for a product.
    ///
    /// # Errors
    /// When there is no keychain, or it refuses.
    fn key(&self, product: &Product) -> Result<Option<ApiKey>, KeychainError>;

    /// Keeps the key of a product.
    ///
    /// # Errors
    /// When there is no keychain, or it refuses.
    fn keep(&self, product: &Product, key: &ApiKey) -> Result<(), KeychainError>;

    /// Forgets the key of a product; there need not be one.
    ///
    /// # Errors
    /// When there is no keychain, or it refuses.
    fn forget(&self, product: &Product) -> Result<(), KeychainError>;
}

/// The system's own.
pub struct System;

impl Keychain for System {
    fn available(&self) -> Result<(), KeychainError> {
        products::available()
    }

    fn key(&self, product: &Product) -> Result<Option<ApiKey>, KeychainError> {
        products::key(product)
    }

    fn keep(&self, product: &Product, key: &ApiKey) -> Result<(), KeychainError> {
        products::keep(product, key)
    }

    fn forget(&self, product: &Product) -> Result<(), KeychainError> {
        products::forget(product)
    }
}
