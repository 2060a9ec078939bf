//! How a command reaches an account for reading: what opens it, and whether access was given at all. Without that nothing
//! is asked, of nobody.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::terminal::{ask, one_line, say_line};
use crate::error::Error;
use crate::kissmetrics::query::{Account, Credential, MOST_A_MINUTE, Pause};
use crate::ledger::{Ledger, Product, Reading};
use crate::pipeline;
use crate::store::keychain::{KeychainError, System};
use crate::text::{Face, workflow_sentence};
use crate::tr;
use crate::workflow::arrival::access;

const EMAIL: &str = "KISSMETRICS_ACCOUNT_EMAIL";
const PASSWORD: &str = "KISSMETRICS_ACCOUNT_PASSWORD";
const KEY: &str = "KISSMETRICS_ACCOUNT_KEY";

/// What opens an account, from the environment.
pub(super) fn from_environment() -> Option<Credential> {
    let variable = |name| std::env::var(name).ok();
    variable(KEY)
        .and_then(|key| Credential::key(&key))
        .or_else(|| Credential::password(&variable(EMAIL)?, &variable(PASSWORD)?))
}

/// What opens an account, asked at the terminal; `None` where nobody is there or nothing was typed.
pub(super) fn asked() -> Result<Option<Credential>, Error> {
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        return Ok(None);
    }
    let system = |source| pipeline::Error::System { source };
    let secret = |question: &str| rpassword::prompt_password(one_line(question)).map_err(system);
    let email = ask(tr!("cli-arrival-ask-email")).map_err(system)?;
    Ok(match email.trim() {
        "" => Credential::key(&secret(tr!("cli-arrival-ask-key"))?),
        email => Credential::password(email, &secret(&tr!("cli-arrival-ask-password", email = email))?),
    })
}

/// What was kept in the keychain; that there is none is no error.
pub(super) fn kept(reading: &Reading) -> Result<Option<Credential>, Error> {
    match access::kept(&System, reading) {
        Ok(credential) => Ok(credential),
        Err(KeychainError::Missing) => Ok(None),
        Err(error) => {
            say_line(&workflow_sentence(&error.into(), Face::Commands));
            Ok(None)
        }
    }
}

/// An account that can be asked, at the pace of all that keep their files in this folder.
pub(super) fn account(folder: &Path, host: &str, credential: Credential) -> Result<Account, Error> {
    Ok(access::account(Some(folder), host, credential, Box::new(Waiting::default()))?)
}

/// Waits as long as it takes. That this takes a while is said once, where only so much may be asked.
#[derive(Default)]
struct Waiting {
    is_said: AtomicBool,
}

impl Pause for Waiting {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&self, time: Duration) -> bool {
        std::thread::sleep(time);
        true
    }

    fn wait_for_turn(&self, time: Duration) -> bool {
        const SHORT: Duration = Duration::from_secs(1);
        if time > SHORT && !self.is_said.swap(true, Ordering::Relaxed) {
            say_line(&tr!("cli-arrival-paced", most = MOST_A_MINUTE));
        }
        self.wait(time)
    }
}

/// The account of a product that may be read, and how it is read there; `None`, with a word about why, where access was
/// not given or nothing opens it.
pub(super) fn of_product(ledger: &Ledger, product: &Product) -> Result<Option<(Account, Reading)>, Error> {
    let Some(reading) = ledger.reading(product)? else { return Ok(None) };
    let credential = match from_environment() {
        Some(credential) => Some(credential),
        None => kept(&reading)?,
    };
    match credential {
        Some(credential) => Ok(Some((account(ledger.folder(), &reading.host, credential)?, reading))),
        None => {
            say_line(&tr!("cli-arrival-no-credential", product = &product.name));
            Ok(None)
        }
    }
}
