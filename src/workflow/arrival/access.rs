//! Access for reading: which product of an account a product is, and what opens the account. The one stands in the
//! ledger, the other in memory or in the system's keychain.

use std::path::Path;
use std::sync::Arc;

use super::pace::SharedPace;
use crate::kissmetrics::client::Destination;
use crate::kissmetrics::query::{Account, Credential, Listed, Pause, ReadProduct};
use crate::ledger::{Ledger, Product, Reading};
use crate::store::keychain::{Keychain, KeychainError};
use crate::workflow::Error;

/// Makes ready to ask an account at this address; nothing is sent. It is asked at one pace by all who go by the same folder
/// of Backfill's own files.
///
/// # Errors
/// When the address is none that may be asked, or the system gives no way to.
pub fn account(
    data: Option<&Path>,
    host: &str,
    credential: Credential,
    pause: Box<dyn Pause>,
) -> Result<Account, Error> {
    let host = Account::host(Some(host))?;
    let pace = Arc::new(SharedPace::new(data, &host)?);
    Ok(Account::new(&host, credential, pace, pause)?)
}

/// Where the account of a product at this address is asked: a tracker on this computer answers itself, and else
/// Kissmetrics' own host does.
pub fn host_of(address: &str) -> String {
    let tracker = Destination::parse(address).ok().filter(Destination::is_this_computer);
    tracker.map_or_else(|| Account::KISSMETRICS.to_owned(), |tracker| tracker.base().to_owned())
}

/// The account's products, of which the person picks one. Nobody can tell by a product's key which of them it is.
///
/// # Errors
/// When the account cannot be read.
pub fn products(account: &Account) -> Result<Listed<ReadProduct>, Error> {
    Ok(account.products()?)
}

/// Access that was given.
pub struct Given {
    /// How the product is read from now on.
    pub reading: Reading,
    /// Why the keychain does not hold just what it should; access is given all the same.
    pub keychain: Option<Error>,
}

/// Gives access: from now on this product is read as that one of the account. What opens the account is kept where
/// `keep` holds it; what was kept before, of this product or the one that was read in its place, is not any more.
///
/// # Errors
/// When the ledger cannot be written.
pub fn give(
    ledger: &Ledger,
    keychain: &dyn Keychain,
    product: &Product,
    (host, picked): (&str, &ReadProduct),
    keep: Option<&Credential>,
) -> Result<Given, Error> {
    let host = Account::host(Some(host))?.base().to_owned();
    let reading = Reading { host, product: picked.id, name: picked.name.clone(), zone: picked.zone.clone() };
    let before = ledger.reading(product)?;
    ledger.set_reading(product, Some(&reading))?;
    let kept = match keep {
        Some(credential) => keychain.keep(&entry(&reading), &credential.to_secret()).map_err(Error::from),
        // What stands there may open another account.
        None => forget(ledger, keychain, &reading, Some(product)),
    };
    let replaced = before.filter(|before| entry(before) != entry(&reading));
    let forgotten = replaced.map_or(Ok(()), |before| forget(ledger, keychain, &before, None));
    Ok(Given { reading, keychain: kept.and(forgotten).err() })
}

/// Takes access away, and forgets what opens the account; what keeps it from being forgotten, if something does: nothing
/// is read all the same.
///
/// # Errors
/// When the ledger cannot be written.
pub fn take(ledger: &Ledger, keychain: &dyn Keychain, product: &Product) -> Result<Option<Error>, Error> {
    let reading = ledger.reading(product)?;
    // Nothing is read from now on, whatever the keychain says.
    ledger.set_reading(product, None)?;
    Ok(reading.and_then(|reading| forget(ledger, keychain, &reading, None).err()))
}

/// What was kept to open the account; `None` when nothing was.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn kept(keychain: &dyn Keychain, reading: &Reading) -> Result<Option<Credential>, KeychainError> {
    Ok(keychain.get(&entry(reading))?.and_then(|secret| Credential::of_secret(&secret)))
}

/// Forgets what opens the account of a product that is not read so any more, unless another product than `but` is.
fn forget(ledger: &Ledger, keychain: &dyn Keychain, reading: &Reading, but: Option<&Product>) -> Result<(), Error> {
    let others = ledger.products()?.into_iter().filter(|product| but.is_none_or(|but| but.id != product.id));
    for product in others {
        if ledger.reading(&product)?.is_some_and(|other| entry(&other) == entry(reading)) {
            return Ok(());
        }
    }
    match keychain.forget(&entry(reading)) {
        Ok(()) | Err(KeychainError::Missing) => Ok(()),
        Err(source) => Err(Error::SignInLeft { entry: entry(reading), source }),
    }
}

/// What opens an account opens it for one of its products.
fn entry(reading: &Reading) -> String {
    format!("reading {} at {}", reading.product, reading.host)
}
