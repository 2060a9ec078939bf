//! What a product was handed of the rows that are open: looked up in the background whenever the product or the
//! choices change, so that nothing is sent twice by accident and no row becomes two different events.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::begin::To;
use super::form::{FormPart, Obstacle};
use crate::error::Error;
use crate::ledger::{Import, Product};
use crate::pipeline::{Pipeline, Wake};
use crate::session::task::Task;
use crate::tr;
use crate::workflow::begin::PriorSends;
use crate::workflow::record;

/// Looks up what the product was sent before, and keeps what was found.
#[derive(Default)]
pub struct Earlier {
    looking: Task<Found>,
    /// For what it is looked up, or was.
    asked: Option<Asked>,
    found: Option<Result<Found, Error>>,
    /// The person has said that the doubles are meant.
    pub doubles_meant: bool,
}

/// The same key at the same address takes the same events, whatever the product is called.
#[derive(Clone, PartialEq, Eq)]
struct Asked {
    address: String,
    key: String,
    check: u64,
    /// The import that goes on.
    going_on: Option<i64>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Which events they are, and how many come out differently now.
    pub prior: PriorSends,
    /// The product, where this key at this address is one that is known.
    pub product: Option<Product>,
    /// The imports that handed them over, the latest first.
    pub imports: Vec<EarlierImport>,
}

/// An import that sent some of the same events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierImport {
    /// What its source was called.
    pub source: String,
    /// When it began.
    pub started: DateTime<Utc>,
    /// How many of the same events.
    pub events: u64,
}

impl Earlier {
    /// Looks it up, unless that was done or is under way. `check` tells one check of the rows from another; of an import
    /// that is `going_on` only what is left of it is asked about.
    pub fn look(
        &mut self,
        to: Option<&To>,
        what: Option<(&Pipeline, u64)>,
        going_on: Option<&Import>,
        data: Option<&Path>,
        wake: &Wake,
    ) {
        let (Some(to), Some((pipeline, check))) = (to, what) else { return self.forget() };
        let (address, key) = (to.destination.base().to_owned(), to.key.expose().to_owned());
        let asked = Asked { address, key, check, going_on: going_on.map(|import| import.id) };
        if self.asked.as_ref() == Some(&asked) {
            return;
        }
        *self = Self { asked: Some(asked), ..Self::default() };
        let (to, pipeline, data) = (to.clone(), pipeline.clone(), data.map(Path::to_owned));
        let going_on = going_on.cloned();
        self.looking.start("earlier", wake, move |context| {
            let Some(ledger) = record::look(data.as_deref())? else {
                return Ok(Found::default());
            };
            let Some(product) = ledger.known_product(&to.destination, &to.key)? else { return Ok(Found::default()) };
            let going_on = going_on.as_ref().filter(|import| import.product.id == product.id);
            let prior = PriorSends::look_up(&ledger, &product, &pipeline, going_on, &context.stop, &context.progress)?;
            let mut imports = Vec::new();
            for (id, sent) in prior.events.by_import.iter().rev() {
                let import = ledger.import(*id)?;
                imports.push(EarlierImport { source: import.source, started: import.started, events: sent.len() });
            }
            Ok(Found { prior, product: Some(product), imports })
        });
    }

    /// What was found no longer holds.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Receives what was found.
    pub fn receive(&mut self) {
        if let Some(found) = self.looking.take() {
            self.found = Some(found);
        }
    }

    /// What was found, once that is known.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()?.as_ref().ok()
    }

    /// Why it could not be found.
    pub fn failed(&self) -> Option<&Error> {
        self.found.as_ref()?.as_ref().err()
    }

    /// How many of so many events were sent already.
    pub fn done(&self, events: u64) -> u64 {
        self.found().map_or(0, |found| found.prior.events.done.len()).min(events)
    }

    /// Why nothing may be sent yet, in words; `events` are to be sent in all.
    pub fn obstacle(&self, events: u64) -> Option<Obstacle> {
        match self.found() {
            Some(found) if events > 0 && found.prior.events.done.len() >= events => {
                Some(Obstacle::new(tr!("session-none-new")))
            }
            _ => self.obstacle_to_more(),
        }
    }

    /// The same of an import that goes on, of which something is left.
    pub(super) fn obstacle_to_more(&self) -> Option<Obstacle> {
        match &self.found {
            _ if self.looking.is_running() => Some(Obstacle::new(tr!("session-looking-up-earlier"))),
            None => None,
            Some(Err(error)) => Some(Obstacle::new(error.sentence())),
            Some(Ok(found)) if found.prior.may_double() && !self.doubles_meant => {
                Some(Obstacle::at(FormPart::Doubles, tr!("session-would-double")))
            }
            Some(Ok(_)) => None,
        }
    }
}
