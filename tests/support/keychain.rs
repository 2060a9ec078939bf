//! A keychain for tests: the system's own is never touched.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use backfill::store::keychain::{Keychain, KeychainError};

/// A system without a keychain.
pub struct Missing;

impl Keychain for Missing {
    fn available(&self) -> Result<(), KeychainError> {
        Err(KeychainError::Missing)
    }

    fn get(&self, _: &str) -> Result<Option<String>, KeychainError> {
        Err(KeychainError::Missing)
    }

    fn keep(&self, _: &str, _: &str) -> Result<(), KeychainError> {
        Err(KeychainError::Missing)
    }

    fn forget(&self, _: &str) -> Result<(), KeychainError> {
        Err(KeychainError::Missing)
    }
}

/// Secrets by account; clones share them.
#[derive(Clone, Default)]
pub struct InMemory(Arc<Mutex<BTreeMap<String, String>>>);

impl InMemory {
    /// How many secrets it holds.
    pub fn count(&self) -> usize {
        self.0.lock().expect("no holder panics").len()
    }

    /// The names of its accounts.
    pub fn accounts(&self) -> Vec<String> {
        self.0.lock().expect("no holder panics").keys().cloned().collect()
    }
}

impl Keychain for InMemory {
    fn available(&self) -> Result<(), KeychainError> {
        Ok(())
    }

    fn get(&self, account: &str) -> Result<Option<String>, KeychainError> {
        Ok(self.0.lock().expect("no holder panics").get(account).cloned())
    }

    fn keep(&self, account: &str, secret: &str) -> Result<(), KeychainError> {
        self.0.lock().expect("no holder panics").insert(account.to_owned(), secret.to_owned());
        Ok(())
    }

    fn forget(&self, account: &str) -> Result<(), KeychainError> {
        self.0.lock().expect("no holder panics").remove(account);
        Ok(())
    }
}

/// A keychain that is locked: whatever is asked of it is refused.
pub struct Locked;

impl Locked {
    fn refusal<T>() -> Result<T, KeychainError> {
        Err(KeychainError::Refused { why: "it is locked".to_owned() })
    }
}

impl Keychain for Locked {
    fn available(&self) -> Result<(), KeychainError> {
        Self::refusal()
    }

    fn get(&self, _: &str) -> Result<Option<String>, KeychainError> {
        Self::refusal()
    }

    fn keep(&self, _: &str, _: &str) -> Result<(), KeychainError> {
        Self::refusal()
    }

    fn forget(&self, _: &str) -> Result<(), KeychainError> {
        Self::refusal()
    }
}

/// A keychain in which nothing of a bucket can be kept; secrets of others can, and are gone.
pub struct NoBuckets;

impl Keychain for NoBuckets {
    fn available(&self) -> Result<(), KeychainError> {
        Ok(())
    }

    fn get(&self, _: &str) -> Result<Option<String>, KeychainError> {
        Ok(None)
    }

    fn keep(&self, account: &str, _: &str) -> Result<(), KeychainError> {
        match account.starts_with("bucket ") {
            true => Err(KeychainError::Refused { why: "it is full".to_owned() }),
            false => Ok(()),
        }
    }

    fn forget(&self, _: &str) -> Result<(), KeychainError> {
        Ok(())
    }
}

/// A keychain that does not answer, as where it waits for somebody to unlock it in a window that nobody sees.
pub struct Silent;

impl Keychain for Silent {
    fn available(&self) -> Result<(), KeychainError> {
        loop {
            std::thread::park();
        }
    }

    fn get(&self, _: &str) -> Result<Option<String>, KeychainError> {
        Ok(None)
    }

    fn keep(&self, _: &str, _: &str) -> Result<(), KeychainError> {
        Ok(())
    }

    fn forget(&self, _: &str) -> Result<(), KeychainError> {
        Ok(())
    }
}
