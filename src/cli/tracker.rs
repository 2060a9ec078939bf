//! Where a command sends to, and who said so. A plan may be a stranger's: an address that stands in it gets a company's
//! key and its past only when the person at hand has seen it named, or has typed it.

use crate::error::Error;
use crate::kissmetrics::client::Destination;

/// Where events go.
pub(super) struct Tracker {
    pub destination: Destination,
    /// It stands in a plan or in the record of an import, is not Kissmetrics', and nobody has typed it.
    pub unnamed: bool,
}

impl Tracker {
    /// The address that was typed, else the plan's, else Kissmetrics'.
    ///
    /// # Errors
    /// When it is none that may be sent to.
    pub fn of_plan(typed: Option<&str>, plan: Option<&str>) -> Result<Self, Error> {
        let destination = match typed.or(plan) {
            Some(address) => Destination::parse(address)?,
            None => Destination::kissmetrics(),
        };
        Ok(Self::new(destination, typed.is_some()))
    }

    /// The address that an import went to. What was typed must be the same.
    ///
    /// # Errors
    /// When it is none that may be sent to, or another was typed.
    pub fn of_import(typed: Option<&str>, import: &str) -> Result<Self, Error> {
        let destination = Destination::parse(import)?;
        match typed.map(Destination::parse).transpose()? {
            Some(other) if other != destination => {
                Err(Error::OtherTracker { typed: other.to_string(), import: destination.to_string() })
            }
            typed => Ok(Self::new(destination, typed.is_some())),
        }
    }

    fn new(destination: Destination, typed: bool) -> Self {
        let unnamed = !typed && !destination.is_kissmetrics();
        Self { destination, unnamed }
    }

    /// Refuses an address that nobody has named where nobody is asked: also one of this computer, where another user's
    /// program may listen.
    ///
    /// # Errors
    /// [`Error::UnnamedTracker`].
    pub fn ensure_named(&self, nobody_asked: bool) -> Result<(), Error> {
        match self.unnamed && nobody_asked {
            true => Err(Error::UnnamedTracker { address: self.destination.to_string() }),
            false => Ok(()),
        }
    }
}
