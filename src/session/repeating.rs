//! Imports that repeat by themselves: which there are, setting one up and taking one away.

use std::sync::Arc;

use super::task::{Beside, Queue, Task};
use crate::error::Error;
use crate::ledger::Import;
use crate::schedule::system::scheduler;
use crate::schedule::{At, Every, Scheduler};
use crate::store::data_folder;
use crate::store::keychain::{Keychain, KeychainError};
use crate::text::spoken;
use crate::tr;
use crate::workflow::schedules::{self, PlanAt, Repeats, Wanted};
use crate::workflow::{products, record};

/// What a person can do about imports that repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatAction {
    /// Send what is new of the import of this number every day at this time.
    EveryDay(i64, At),
    /// Let the one of this number repeat no more.
    Stop(u32),
}

/// What starts programs by the clock, found when it is needed.
type Find = Arc<dyn Fn(Option<&str>) -> Result<&'static dyn Scheduler, Error> + Send + Sync>;

/// The imports that repeat, as far as they are known.
pub struct Repeating {
    keychain: Arc<dyn Keychain>,
    find: Find,
    listing: Task<(Vec<Repeats>, Option<Error>)>,
    changing: Queue<()>,
    all: Vec<Repeats>,
}

impl Repeating {
    /// None is known yet. Keys of products are looked for in this keychain.
    pub fn new(keychain: Arc<dyn Keychain>) -> Self {
        let find: Find = Arc::new(|named| Ok(scheduler(named).map_err(crate::workflow::Error::from)?));
        Self { keychain, find, listing: Task::default(), changing: Queue::default(), all: Vec::new() }
    }

    /// Has this start programs by the clock, whatever the system has.
    pub fn with_scheduler(&mut self, by: &'static dyn Scheduler) {
        self.find = Arc::new(move |_| Ok(by));
    }

    /// All of them.
    pub fn all(&self) -> &[Repeats] {
        &self.all
    }

    /// Whether one is being set up or taken away.
    pub fn is_changing(&self) -> bool {
        self.changing.is_running()
    }

    /// Reads which there are.
    pub fn list(&mut self, beside: &Beside) {
        let data = beside.data.clone();
        self.listing.start("schedules", &beside.wake, move |_| {
            // Only to look makes no ledger where there is none.
            let Some(ledger) = record::look(data.as_deref())? else { return Ok((Vec::new(), None)) };
            let (all, unreadable) = schedules::all(&ledger, &data_folder(data.as_deref())?)?;
            Ok((all, unreadable.into_iter().next().map(Error::from)))
        });
    }

    /// Has an import repeat every day.
    pub fn add(&mut self, import: Import, at: At, beside: &Beside) {
        let (data, find, keychain) = (beside.data.clone(), Arc::clone(&self.find), Arc::clone(&self.keychain));
        self.changing.add("schedule", &beside.wake, move |_| {
            let folder = data_folder(data.as_deref())?;
            let ledger = record::open(data.as_deref())?;
            // Nobody will be there to be asked for it.
            match products::key(keychain.as_ref(), &import.product) {
                Ok(Some(_)) => {}
                Ok(None) | Err(KeychainError::Missing) => {
                    return Err(Error::KeyNotKept { product: import.product.name.clone() });
                }
                Err(error) => return Err(error.into()),
            }
            let wanted = Wanted {
                plan: PlanAt::Import(&import),
                product: &import.product,
                every: Every::Day,
                at,
                on_end: None,
                keychain: keychain.as_ref(),
                without_passwords: false,
                says: &tr!("schedule-says", product = &import.product.name),
                language: spoken().id,
            };
            schedules::add(&wanted, find(None)?, &ledger, &folder)?;
            Ok(())
        });
    }

    /// Lets one repeat no more.
    pub fn stop(&mut self, id: u32, beside: &Beside) {
        let Some(schedule) = self.all.iter().map(|repeats| &repeats.schedule).find(|one| one.id == id).cloned() else {
            return;
        };
        let (data, find) = (beside.data.clone(), Arc::clone(&self.find));
        self.changing.add("schedule", &beside.wake, move |_| {
            let folder = data_folder(data.as_deref())?;
            let ledger = record::open(data.as_deref())?;
            Ok(schedules::remove(&schedule, find(Some(&schedule.by))?, &ledger, &folder)?)
        });
    }

    /// Receives what was found or done; why something failed.
    pub fn receive(&mut self, beside: &Beside) -> Option<Error> {
        let listed = self.listing.take();
        let changed = self.changing.take();
        if changed.is_some() {
            self.list(beside);
        }
        let failed = match listed {
            Some(Ok((all, unreadable))) => {
                self.all = all;
                unreadable
            }
            Some(Err(error)) => Some(error),
            None => None,
        };
        changed.and_then(Result::err).or(failed)
    }
}
