//! The names of a plan, held against those that a product knows.

use std::collections::{BTreeSet, HashMap};

use crate::check::name_stem;
use crate::check::whole::Checked;
use crate::kissmetrics::query::{Account, KnownName};
use crate::kissmetrics::rules::fold_name;
use crate::ledger::{Ledger, Product, Reading};
use crate::mapping::EventRule;
use crate::pipeline::Pipeline;
use crate::workflow::Error;

/// How a name stands at Kissmetrics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is there just so, counted so often where that is told.
    There(Option<u64>),
    /// It is there in another spelling, which Kissmetrics takes for the same.
    Spelled(KnownName),
    /// One much like it is there, which Kissmetrics takes for another.
    Alike(KnownName),
    /// It would be new.
    New,
}

/// A name and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameCheck {
    /// As it would be sent.
    pub name: String,
    /// How it stands.
    pub standing: Standing,
}

impl NameCheck {
    /// The name that may have been meant, where one is there in another spelling or much alike.
    pub fn other(&self) -> Option<&str> {
        match &self.standing {
            Standing::Spelled(known) | Standing::Alike(known) => Some(&known.name),
            Standing::There(_) | Standing::New => None,
        }
    }
}

/// How the names of a plan stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanNames {
    /// Of its events.
    pub events: Vec<NameCheck>,
    /// Of its properties.
    pub properties: Vec<NameCheck>,
}

/// What a product knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Events.
    pub events: Vec<KnownName>,
    /// Properties.
    pub properties: Vec<KnownName>,
    /// Entries that could not be understood; with any, a name that is not among the others may be there all the same.
    pub unread: u64,
}

/// Reads what a product knows, and notes how often each event was counted, so that it can be told later whether a count
/// stood still.
///
/// # Errors
/// When it cannot be read, or the ledger cannot be written.
pub fn read_names(
    account: &Account,
    ledger: &Ledger,
    product: &Product,
    reading: &Reading,
    properties: bool,
) -> Result<Names, Error> {
    let events = account.events(reading.product)?;
    let properties = if properties { account.properties(reading.product)? } else { Default::default() };
    let totals = events.all.iter().filter_map(|known| Some((known.name.as_str(), known.total?)));
    ledger.see_totals(product, reading, totals)?;
    Ok(Names { events: events.all, properties: properties.all, unread: events.unread + properties.unread })
}

impl Names {
    /// How the names stand that a source and its plan come to.
    pub fn check(&self, pipeline: &Pipeline, checked: &Checked) -> PlanNames {
        let events = checked.summary.names();
        let properties: BTreeSet<_> = pipeline.mapping().rules.iter().flat_map(EventRule::property_names).collect();
        PlanNames {
            events: self.check_events(events.iter().map(|(name, _)| name.as_str())),
            properties: self.check_properties(properties.iter().map(AsRef::as_ref)),
        }
    }

    /// How these names of events stand.
    pub fn check_events<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<NameCheck> {
        check(names, &self.events)
    }

    /// How these names of properties stand.
    pub fn check_properties<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<NameCheck> {
        check(names, &self.properties)
    }
}

fn check<'n>(names: impl IntoIterator<Item = &'n str>, known: &[KnownName]) -> Vec<NameCheck> {
    let by = |key: fn(&str) -> String| {
        // The first of several, as they stand there.
        let mut by: HashMap<String, &KnownName> = HashMap::new();
        known.iter().for_each(|known| _ = by.entry(key(&known.name)).or_insert(known));
        by
    };
    let (folded, stems) = (by(fold_name), by(name_stem));
    let standing = |name: &str| match (folded.get(&fold_name(name)), stems.get(&name_stem(name))) {
        (Some(known), _) if known.name == name => Standing::There(known.total),
        (Some(known), _) => Standing::Spelled((*known).clone()),
        (None, Some(known)) => Standing::Alike((*known).clone()),
        (None, None) => Standing::New,
    };
    names.into_iter().map(|name| NameCheck { name: name.to_owned(), standing: standing(name) }).collect()
}
