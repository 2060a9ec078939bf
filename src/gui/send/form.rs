//! Where the events go, as a person chooses it before anything is sent.

use super::SendState;
use crate::error::Error;
use crate::tracker::client::{ApiKey, Destination};

/// Where the events go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// The tracker in this program; nothing leaves.
    #[default]
    Practice,
    /// Kissmetrics, or the address that the person gave.
    Product,
}

/// What a person typed about the product. The key is kept here only, never saved.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ProductForm {
    /// What the person calls it.
    pub name: String,
    /// The API key.
    pub key: String,
    /// The tracker's address; blank for Kissmetrics.
    pub address: String,
    /// The person has said that an address other than Kissmetrics' is meant.
    pub address_confirmed: bool,
    /// The product's name, typed again before many events go to it.
    pub typed_name: String,
}

/// Above this many events to a product, its name is typed before they go.
pub const NAME_TYPED_ABOVE: u64 = 1_000;

impl SendState {
    /// Why sending cannot begin yet, in words.
    pub fn obstacle(&self, events: u64) -> Option<String> {
        if self.target == Target::Practice {
            return None;
        }
        if self.form.name.trim().is_empty() {
            return Some("Give the product a name, so that it is plain where the events go.".to_owned());
        }
        if ApiKey::new(&self.form.key).is_none() {
            return Some("Fill in the product's API key. It stands in Kissmetrics under Settings.".to_owned());
        }
        match self.destination() {
            Err(error) => return Some(error.sentence()),
            Ok(destination) if !destination.is_kissmetrics() && !self.form.address_confirmed => {
                return Some(format!("{destination} is not Kissmetrics. Say that this is meant."));
            }
            Ok(_) => {}
        }
        if events > NAME_TYPED_ABOVE && self.form.typed_name.trim() != self.form.name.trim() {
            return Some(format!("Type the product's name, {}, to go on.", self.form.name.trim()));
        }
        None
    }

    /// Where a product's events go.
    ///
    /// # Errors
    /// When the address is none that may be sent to.
    pub fn destination(&self) -> Result<Destination, Error> {
        match self.form.address.trim() {
            "" => Ok(Destination::kissmetrics()),
            address => Ok(Destination::parse(address)?),
        }
    }

    pub(super) fn chosen_product(&self) -> String {
        match self.target {
            Target::Practice => "the practice tracker".to_owned(),
            Target::Product => self.form.name.trim().to_owned(),
        }
    }
}
