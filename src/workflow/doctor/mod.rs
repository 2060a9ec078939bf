//! What Backfill finds on a computer, and what it lacks there: each thing with what to do about it. Nothing is changed but
//! that the folder of its own files is made.
//!
//! A thing is a file, or a function of one, that gives a [`Finding`]; what it says is data, which
//! [`text`](crate::text) words.

#[cfg(feature = "window")]
mod chooser;
#[cfg(feature = "window")]
pub mod display;
#[cfg(feature = "window")]
mod fonts;
mod own;

use std::path::Path;

pub use own::clock;

use super::Error;
use crate::message;
use crate::message::Message;
use crate::store::keychain::{Keychain, KeychainError};

/// How well something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// It is as it should be.
    Good,
    /// Backfill works without it, or with it as it is, though not as well.
    Lacking,
    /// Backfill cannot work so.
    Bad,
}

impl Health {
    /// Its name, for scripts.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Lacking => "lacking",
            Self::Bad => "bad",
        }
    }
}

/// What was found about one thing.
#[derive(Debug)]
pub struct Finding {
    /// What was looked at, by a name for scripts.
    pub about: &'static str,
    /// How well it is.
    pub health: Health,
    /// What was found.
    pub said: Said,
    /// What to do about it, where that is not said yet.
    pub advice: Option<Message>,
}

/// What was found, as data.
#[derive(Debug)]
pub enum Said {
    /// A sentence of its own.
    Plain(Message),
    /// What any command would say that needs the thing.
    Error(Box<Error>),
}

impl Finding {
    fn good(about: &'static str, said: Message) -> Self {
        Self { about, health: Health::Good, said: Said::Plain(said), advice: None }
    }

    fn lacking(about: &'static str, said: Message, advice: Message) -> Self {
        Self { about, health: Health::Lacking, said: Said::Plain(said), advice: Some(advice) }
    }

    fn bad(about: &'static str, error: impl Into<Error>) -> Self {
        Self { about, health: Health::Bad, said: Said::Error(Box::new(error.into())), advice: None }
    }
}

/// Looks at everything. `data` is the folder for Backfill's own files, else the system's usual place.
pub fn examine(data: Option<&Path>, secrets: &dyn Keychain) -> Vec<Finding> {
    let mut found = own::examine(data);
    found.push(keychain(secrets));
    #[cfg(feature = "window")]
    found.extend([display::examine(), chooser::examine(), fonts::examine()]);
    found
}

/// Whether secrets can be kept.
pub fn keychain(keychain: &dyn Keychain) -> Finding {
    const ABOUT: &str = "keychain";
    // Whether it lets one in is only known once it was asked for something.
    let tried = keychain.available().and_then(|()| keychain.get("doctor"));
    let Err(error) = tried else { return Finding::good(ABOUT, message!("doctor-keychain")) };
    let advice = match error {
        KeychainError::Missing => message!("doctor-keychain-install"),
        KeychainError::Unreadable | KeychainError::Refused { .. } => message!("doctor-keychain-unlock"),
    };
    Finding { health: Health::Lacking, advice: Some(advice), ..Finding::bad(ABOUT, error) }
}
