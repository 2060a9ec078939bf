//! What becomes of a person's events, where they come person by person and not in the order of a source.
//!
//! What a row comes to by itself is decided by [`Pipeline::each_row`](super::Pipeline::each_row). What is left depends on
//! one person's events and their order alone, so that many processes can share the people: the same decisions as in a
//! walk over the whole, in the same order, each over the events of one person.

use std::sync::Arc;

use super::decide::Decide;
use super::decided::Decided;
use super::same_second::{Collect, Steps};
use super::thin::{Thinned, Thinning};
use crate::event::Event;
use crate::mapping::Mapping;
use crate::mapping::apply::Made;

/// Decides what becomes of events, person by person.
pub struct ByPerson {
    mapping: Arc<Mapping>,
    thins: bool,
    spaces: bool,
}

/// Is shown an event with the number of its rule.
pub type See<'s, E> = dyn FnMut(usize, Event<'_>) -> Result<(), E> + 's;

/// Is told what becomes of what a rule made.
pub type Tell<'t, E> = dyn FnMut(usize, Decided<'_>) -> Result<(), E> + 't;

/// All events of a person, in the source's order, as often as they are asked for.
pub trait Events {
    /// What goes wrong in reading them.
    type Error;

    /// Shows one after the other.
    ///
    /// # Errors
    /// When they cannot be read, and what `see` gives.
    fn each(&mut self, see: &mut See<'_, Self::Error>) -> Result<(), Self::Error>;
}

impl ByPerson {
    /// By the choices of a mapping.
    pub fn new(mapping: Arc<Mapping>) -> Self {
        let thins = mapping.rules.iter().any(|rule| rule.thin.is_some());
        let spaces = Collect::of(&mapping).is_some();
        Self { mapping, thins, spaces }
    }

    /// Whether what becomes of an event depends on others of its person at all.
    pub fn looks_around(&self) -> bool {
        self.thins || self.spaces
    }

    /// Whether events are merged with earlier ones of a while.
    pub fn thins(&self) -> bool {
        self.thins
    }

    /// Says of each event of a person what becomes of it, in their order. `events` come from rows alone
    /// ([`Pipeline::each_row`](super::Pipeline::each_row)); `several` says that there is more than one.
    ///
    /// # Errors
    /// When they cannot be read, and what `tell` gives.
    pub fn decide<E: Events>(
        &self,
        several: bool,
        events: &mut E,
        tell: &mut Tell<'_, E::Error>,
    ) -> Result<(), E::Error> {
        let rules = self.mapping.rules.len();
        let mut thinned: Vec<Option<Thinned>> = Vec::new();
        let mut steps = Steps::default();
        if self.thins && several {
            let reading = self.mapping.reading;
            let mut thinning: Vec<Option<Thinning>> =
                self.mapping.rules.iter().map(|rule| rule.thin.map(|thin| Thinning::new(thin, reading))).collect();
            events.each(&mut |rule, event| {
                if let Some(Some(thinning)) = thinning.get_mut(rule) {
                    thinning.add(&event);
                }
                Ok(())
            })?;
            thinned = thinning.into_iter().map(|rule| rule.map(Thinning::finish)).collect();
        }
        if let Some(mut collect) = (self.spaces && several).then(|| Collect::of(&self.mapping)).flatten() {
            let mut decide = Decide::new(rules, &thinned, &steps);
            events.each(&mut |rule, event| {
                if let Some(made) = decide.settle(rule, Decided::Send(made(event))).sent() {
                    collect.add(rule, &made.event);
                }
                Ok(())
            })?;
            steps = collect.finish();
        }
        let mut decide = Decide::new(rules, &thinned, &steps);
        events.each(&mut |rule, event| tell(rule, decide.settle(rule, Decided::Send(made(event)))))
    }
}

/// An event of which only what leaves is known.
fn made(event: Event<'_>) -> Made<'_> {
    Made { event, written: "", clock: None, date_only: false, details: None, notes: None }
}
