//! What is read before an import begins, where somebody gave access: how often Kissmetrics counts each name.

use std::time::{Duration, Instant};

use crate::error::Error;
use crate::kissmetrics::query::{Credential, Pause};
use crate::ledger::{Ledger, Product, TotalsBefore};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::{Pipeline, Stop};
use crate::workflow::arrival::{Names, access, begin_totals, expect, read_names};
use crate::workflow::begin::Start;

/// What is needed to read totals before an import begins.
pub struct Before {
    /// What opens the account.
    pub credential: Credential,
    /// What the product knows, where that was read a moment ago.
    pub names: Option<Names>,
}

/// Waits for no longer than somebody does who has pressed *Send*.
struct Brief;

impl Pause for Brief {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&self, time: Duration) -> bool {
        let is_brief = time <= Duration::from_secs(15);
        if is_brief {
            std::thread::sleep(time);
        }
        is_brief
    }
}

impl Before {
    /// How often Kissmetrics counts each name before an import that begins anew, where the product may be read.
    ///
    /// # Errors
    /// When it can't be read just now.
    pub(super) fn totals(
        self,
        ledger: &Ledger,
        product: &Product,
        pipeline: &Pipeline,
        start: &Start,
    ) -> Result<Option<TotalsBefore>, Error> {
        let (Start::Anew { prior, limit, .. }, Some(reading)) = (start, ledger.reading(product)?) else {
            return Ok(None);
        };
        let names = match self.names {
            Some(names) => names,
            None => {
                let account = access::account(&reading.host, self.credential, Box::new(Brief))?;
                read_names(&account, ledger, product, &reading, false)?
            }
        };
        let none = RangeSet::default();
        let done = prior.as_ref().map_or(&none, |prior| &prior.events.done);
        let expected = expect(pipeline, done, *limit, &Stop::default())?;
        Ok(Some(begin_totals(ledger, product, (&names, reading), expected)?))
    }
}
