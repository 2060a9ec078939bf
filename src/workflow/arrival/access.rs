//! Access for reading: which product of an account a product is, and what opens the account. The one stands in the
//! ledger, the other in memory or in the system's keychain.

use std::sync::{Arc, OnceLock};

use crate::kissmetrics::client::Destination;
use crate::kissmetrics::query::{Account, Credential, Listed, Pace, Pause, ReadProduct};
use crate::ledger::{Ledger, Product, Reading};
use crate::store::keychain::{Keychain, KeychainError};
use crate::workflow::Error;

/// Every account that this process asks is asked at one pace, since nobody knows which of them share an allowance.
fn pace() -> Arc<Pace> {
    static PACE: OnceLock<Arc<Pace>> = OnceLock::new();
    Arc::clone(PACE.get_or_init(Arc::default))
}

/// Makes ready to ask an account at this address; nothing is sent.
///
/// # Errors
/// When the address is none that may be asked, or the system gives no way to.
pub fn account(host: &str, credential: Credential, pause: Box<dyn Pause>) -> Result<Account, Error> {
    let host = Account::host(Some(host))?;
    Ok(Account::new(&host, credential, pace(), pause)?)
}

/// Where the account of a product is asked: a tracker on this computer answers itself, and else Kissmetrics' own host does.
pub fn host_of(product: &Product) -> String {
    let tracker = Destination::parse(&product.address).ok().filter(Destination::is_this_computer);
    tracker.map_or_else(|| Account::KISSMETRICS.to_owned(), |tracker| tracker.base().to_owned())
}

/// The account's products, of which the person picks one. Nobody can tell by a product's key which of them it is.
///
/// # Errors
/// When the account cannot be read.
pub fn products(account: &Account) -> Result<Listed<ReadProduct>, Error> {
    Ok(account.products()?)
}

/// Gives access: from now on this product is read as that one of the account.
///
/// # Errors
/// When the ledger cannot be written.
pub fn give(ledger: &Ledger, product: &Product, host: &str, picked: &ReadProduct) -> Result<Reading, Error> {
    let host = Account::host(Some(host))?.base().to_owned();
    let reading = Reading { host, product: picked.id, name: picked.name.clone(), zone: picked.zone.clone() };
    ledger.set_reading(product, Some(&reading))?;
    Ok(reading)
}

/// Takes access away, and forgets what opens the account.
///
/// # Errors
/// When the ledger cannot be written. That there is no keychain is none.
pub fn take(ledger: &Ledger, keychain: &dyn Keychain, product: &Product) -> Result<(), Error> {
    let reading = ledger.reading(product)?;
    // Nothing is read from now on, whatever the keychain says.
    ledger.set_reading(product, None)?;
    match reading.map(|reading| forget(keychain, &reading)) {
        Some(Err(error)) if !matches!(error, KeychainError::Missing) => Err(error.into()),
        _ => Ok(()),
    }
}

/// What was kept to open the account; `None` when nothing was.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn kept(keychain: &dyn Keychain, reading: &Reading) -> Result<Option<Credential>, KeychainError> {
    Ok(keychain.get(&entry(reading))?.and_then(|secret| Credential::of_secret(&secret)))
}

/// Keeps what opens the account.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn keep(keychain: &dyn Keychain, reading: &Reading, credential: &Credential) -> Result<(), KeychainError> {
    keychain.keep(&entry(reading), &credential.to_secret())
}

fn forget(keychain: &dyn Keychain, reading: &Reading) -> Result<(), KeychainError> {
    keychain.forget(&entry(reading))
}

/// What opens an account opens it for one of its products.
fn entry(reading: &Reading) -> String {
    format!("reading {} at {}", reading.product, reading.host)
}
