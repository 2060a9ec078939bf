//! Some people of a source, spread over it, searched at Kissmetrics before anything is sent: where none is known, the
//! column may be the wrong one, or the product.

use std::ops::ControlFlow;

use crate::kissmetrics::query::{Account, Known, QueryError};
use crate::ledger::Reading;
use crate::pipeline::walk::{Item, Pipeline, RowEnd, Visitor};
use crate::pipeline::{self, Outcomes, PassProgress, Stop};
use crate::source::Record;
use crate::workflow::Error;

/// How many are searched.
pub const PEOPLE: u64 = 5;

/// Who was searched, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchedPeople {
    /// Each identity with the answer.
    pub found: Vec<(String, Known)>,
    /// Why the others were not searched.
    pub ended: Option<QueryError>,
}

impl SearchedPeople {
    /// How many are known.
    pub fn known(&self) -> u64 {
        self.count(Known::Yes)
    }

    /// Of how many the answer was not understood, or did not come.
    pub fn unclear(&self) -> u64 {
        self.count(Known::Unclear) + self.count(Known::Unfinished)
    }

    fn count(&self, wanted: Known) -> u64 {
        self.found.iter().filter(|(_, known)| *known == wanted).count() as u64
    }
}

/// Searches five of a source's people, or all where there are fewer. `events` is how many events are to be sent.
///
/// # Errors
/// When the source or the account cannot be read.
pub fn search_people(
    account: &Account,
    reading: &Reading,
    pipeline: &Pipeline,
    events: u64,
    stop: &Stop,
) -> Result<SearchedPeople, Error> {
    let mut spread = Spread { step: (events / PEOPLE).max(1), people: Vec::new() };
    pipeline.walk(stop, &PassProgress::default(), &mut spread)?;
    let mut searched = SearchedPeople::default();
    for person in spread.people {
        let known = match account.knows(reading.product, &person) {
            // One that was given up at Kissmetrics says nothing about the others.
            Err(QueryError::SearchFailed { .. }) => Known::Unclear,
            // What was found before something went wrong was asked for, and is kept.
            Err(error) if !searched.found.is_empty() && !matches!(error, QueryError::Stopped) => {
                searched.ended = Some(error);
                break;
            }
            known => known?,
        };
        searched.found.push((person, known));
    }
    Ok(searched)
}

/// Takes the first new person from each of as many parts of the source.
struct Spread {
    step: u64,
    people: Vec<String>,
}

impl Visitor for Spread {
    fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), pipeline::Error> {
        let Some((number, made)) = item.sent() else { return Ok(()) };
        let is_due = number >= self.step * self.people.len() as u64 && self.people.len() < PEOPLE as usize;
        if is_due && !self.people.iter().any(|known| *known == made.event.person) {
            self.people.push(made.event.person.into_owned());
        }
        Ok(())
    }

    fn row(&mut self, _: &Record, _: RowEnd, _: &Outcomes) -> Result<ControlFlow<()>, pipeline::Error> {
        let is_enough = self.people.len() >= PEOPLE as usize;
        Ok(if is_enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    }
}
