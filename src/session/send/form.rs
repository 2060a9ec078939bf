//! Where the events go, as a person chooses it before anything is sent.

use super::{SendState, To};
use crate::error::Error;
use crate::kissmetrics::client::{ApiKey, Destination};
use crate::ledger::{Product, ProductKind};
use crate::tr;
use crate::workflow::allowance;

/// Where the events go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// The tracker in this program; nothing leaves.
    #[default]
    Practice,
    /// Kissmetrics, or the address that the person gave.
    Product,
    /// Files that Kissmetrics takes by hand; nothing is sent.
    Files,
}

/// What a person typed about the product. The key is kept here only, never saved.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ProductForm {
    /// Its number in the ledger, where it is one that events went to before.
    pub known: Option<i64>,
    /// What the person calls it.
    pub name: String,
    /// What it is for, where the person said so.
    pub kind: Option<ProductKind>,
    /// The API key.
    pub key: String,
    /// The person wants to type the key anew each time.
    pub ask_each_time: bool,
    /// The tracker's address; blank for Kissmetrics.
    pub address: String,
    /// The person has said that an address other than Kissmetrics' is meant.
    pub address_confirmed: bool,
    /// The product's name, typed again before many events go to it.
    pub typed_name: String,
    /// What a known product is to be called and to be for from now on, while that is being said.
    pub label: Option<(String, ProductKind)>,
    /// How many events a month the plan includes, as it was typed; `None` for what is known of the product.
    pub monthly: Option<String>,
}

/// A part of the form that something is missing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormPart {
    /// The product's name.
    Name,
    /// Its API key.
    Key,
    /// Whether another address than Kissmetrics' is meant.
    Address,
    /// The name, typed again.
    TypedName,
    /// Whether doubles are meant.
    Doubles,
    /// The bucket that the events go by.
    Bucket,
}

/// Why sending cannot begin yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// In words.
    pub text: String,
    /// Where it can be put right, if that is on the page.
    pub part: Option<FormPart>,
}

impl Obstacle {
    /// One that no part of the form puts right.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), part: None }
    }

    /// One that is put right there.
    pub fn at(part: FormPart, text: impl Into<String>) -> Self {
        Self { text: text.into(), part: Some(part) }
    }
}

impl ProductForm {
    /// A product that events went to before. Its key is not in it yet.
    pub fn of(product: &Product) -> Self {
        let usual = product.address == Destination::KISSMETRICS;
        Self {
            known: Some(product.id),
            name: product.name.clone(),
            kind: Some(product.kind),
            address: if usual { String::new() } else { product.address.clone() },
            // It was confirmed when the first events went there.
            address_confirmed: true,
            ..Self::default()
        }
    }

    /// Where its events go.
    ///
    /// # Errors
    /// When the address is none that may be sent to.
    pub fn destination(&self) -> Result<Destination, Error> {
        match self.address.trim() {
            "" => Ok(Destination::kissmetrics()),
            address => Ok(Destination::parse(address)?),
        }
    }

    /// What it is for, as the person said. Until then it is somebody's own, whatever address is typed.
    pub fn kind(&self) -> ProductKind {
        self.kind.unwrap_or(ProductKind::Live)
    }

    /// Whether its name is typed before so many events go to it.
    pub fn asks_for_name(&self, events: u64) -> bool {
        events > NAME_TYPED_ABOVE && self.kind() == ProductKind::Live
    }
}

/// Above this many events to a live product, its name is typed before they go.
pub const NAME_TYPED_ABOVE: u64 = 1_000;

impl SendState {
    /// Why sending cannot begin yet, in words.
    pub fn obstacle(&self, events: u64) -> Option<Obstacle> {
        if self.target != Target::Product {
            return None;
        }
        if let Some(going_on) = &self.going_on {
            return self.obstacle_to_go_on(going_on, events);
        }
        let form = &self.form;
        let name = form.name.trim();
        if name.is_empty() {
            return Some(Obstacle::at(FormPart::Name, tr!("session-no-name")));
        }
        if ApiKey::new(&form.key).is_none() {
            return Some(Obstacle::at(FormPart::Key, tr!("session-no-key")));
        }
        match self.destination() {
            Err(error) => return Some(Obstacle::at(FormPart::Address, error.sentence())),
            Ok(destination) if !destination.is_kissmetrics() && !form.address_confirmed => {
                let text = tr!("session-not-kissmetrics", address = destination.to_string());
                return Some(Obstacle::at(FormPart::Address, text));
            }
            Ok(_) => {}
        }
        if form.asks_for_name(self.new_events(events)) && form.typed_name.trim() != name {
            return Some(Obstacle::at(FormPart::TypedName, tr!("session-type-name", name = name)));
        }
        self.bulk_obstacle(self.new_events(events)).or_else(|| self.earlier.obstacle(events))
    }

    /// The product, once all that is needed to reach it was said.
    pub fn to(&self) -> Option<To> {
        let (key, destination) = (ApiKey::new(&self.form.key)?, self.destination().ok()?);
        let name = self.form.name.trim().to_owned();
        let (kind, monthly) = (Some(self.form.kind()), self.form.monthly.as_deref().and_then(allowance::typed));
        (self.target == Target::Product).then_some(To { destination, key, name, kind, monthly })
    }

    /// The same of a product that is not known yet, once it has a name and its address is meant.
    pub fn to_new(&self) -> Option<To> {
        let is_meant = |to: &To| to.destination.is_kissmetrics() || self.form.address_confirmed;
        self.to().filter(|to| self.form.known.is_none() && !to.name.is_empty() && is_meant(to))
    }

    /// Whether the person is asked once more before so many events go: a live product, and nothing was typed that
    /// says so.
    pub fn is_asked_about(&self, events: u64) -> bool {
        self.target == Target::Product
            && self.form.kind() == ProductKind::Live
            && !self.form.asks_for_name(self.new_events(events))
    }

    /// How many of so many events the product was not handed before.
    pub fn new_events(&self, events: u64) -> u64 {
        if self.target == Target::Product { events - self.earlier.done(events) } else { events }
    }

    /// Where a product's events go.
    ///
    /// # Errors
    /// When the address is none that may be sent to.
    pub fn destination(&self) -> Result<Destination, Error> {
        self.form.destination()
    }

    /// What the person calls where the events are to go.
    pub fn chosen_product(&self) -> String {
        match self.target {
            Target::Practice => tr!("session-practice-tracker").to_owned(),
            Target::Product => self.form.name.trim().to_owned(),
            Target::Files => tr!("session-files").to_owned(),
        }
    }

    /// The same with what it is for, to stay in sight on every page; blank where nothing was chosen.
    pub fn in_sight(&self) -> String {
        match (self.target, self.form.kind()) {
            (Target::Practice, _) => tr!("session-in-sight-practice").to_owned(),
            (Target::Files, _) => tr!("session-in-sight-files").to_owned(),
            (Target::Product, _) if self.form.name.trim().is_empty() => String::new(),
            (Target::Product, kind) => {
                tr!("name-and-kind", name = self.form.name.trim(), kind = kind.id())
            }
        }
    }
}
