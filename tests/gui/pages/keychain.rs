//! A keychain for tests: the system's own is never touched.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use backfill::gui::keychain::Keychain;
use backfill::import::ledger::Product;
use backfill::import::products::KeychainError;
use backfill::tracker::client::ApiKey;

/// A system without a keychain.
pub struct Missing;

impl Keychain for Missing {
    fn available(&self) -> Result<(), KeychainError> {
        Err(KeychainError::Missing)
    }

    fn key(&self, _: &Product) -> Result<Option<ApiKey>, KeychainError> {
        Err(KeychainError::Missing)
    }

    fn keep(&self, _: &Product, _: &ApiKey) -> Result<(), KeychainError> {
        Err(KeychainError::Missing)
    }

    fn forget(&self, _: &Product) -> Result<(), KeychainError> {
        Err(KeychainError::Missing)
    }
}

/// Keys by the product's number; clones share them.
#[derive(Clone, Default)]
pub struct InMemory(Arc<Mutex<BTreeMap<i64, ApiKey>>>);

impl InMemory {
    /// How many keys it holds.
    pub fn count(&self) -> usize {
        self.0.lock().expect("no holder panics").len()
    }
}

impl Keychain for InMemory {
    fn available(&self) -> Result<(), KeychainError> {
        Ok(())
    }

    fn key(&self, product: &Product) -> Result<Option<ApiKey>, KeychainError> {
        Ok(self.0.lock().expect("no holder panics").get(&product.id).cloned())
    }

    fn keep(&self, product: &Product, key: &ApiKey) -> Result<(), KeychainError> {
        self.0.lock().expect("no holder panics").insert(product.id, key.clone());
        Ok(())
    }

    fn forget(&self, product: &Product) -> Result<(), KeychainError> {
        self.0.lock().expect("no holder panics").remove(&product.id);
        Ok(())
    }
}
