//! What is read before an import begins, where somebody gave access: how often Kissmetrics counts each name.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::kissmetrics::query::{Credential, Pause, Sleep};
use crate::ledger::{Ledger, Product, TotalsBefore};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::{Pipeline, Stop, Wake};
use crate::workflow::arrival::{Names, access, begin_totals, expect, read_names};
use crate::workflow::begin::Start;

/// What is needed to read totals before an import begins.
pub struct Before {
    /// What opens the account.
    pub credential: Credential,
    /// What the product knows, where that was read a moment ago.
    pub names: Option<Names>,
}

/// Tells of a reading before an import: whether it is its turn that is waited for, which may take minutes, and whether
/// somebody does not want to wait for it.
#[derive(Clone, Default)]
pub(super) struct Patience {
    waits: Arc<AtomicBool>,
    skip: Stop,
}

impl Patience {
    /// Whether only so much may be asked, so that this takes a while.
    pub fn waits(&self) -> bool {
        self.waits.load(Ordering::Relaxed) && !self.skip.requested()
    }

    /// Nobody wants to wait for it.
    pub fn skip(&self) {
        self.skip.request();
    }
}

/// Waits for no longer than somebody does who has pressed *Send*, unless only so much may be asked and nothing is the
/// matter: then until whoever is told of that wants to wait no longer.
struct Brief {
    patience: Patience,
    wake: Wake,
    /// Nobody waits for the import itself any more.
    stop: Stop,
}

impl Pause for Brief {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&self, time: Duration) -> bool {
        const BRIEF: Duration = Duration::from_secs(15);
        let stopped = || self.patience.skip.requested() || self.stop.requested();
        (time <= BRIEF || self.patience.waits()) && Sleep::new(stopped).wait(time)
    }

    fn wait_for_turn(&self, time: Duration) -> bool {
        if !self.patience.waits.swap(true, Ordering::Relaxed) {
            (self.wake)();
        }
        self.wait(time)
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
        (patience, wake, stop): (&Patience, &Wake, &Stop),
    ) -> Result<Option<TotalsBefore>, Error> {
        let (Start::Anew { prior, limit, .. }, Some(reading)) = (start, ledger.reading(product)?) else {
            return Ok(None);
        };
        let names = match self.names {
            Some(names) => names,
            None => {
                let brief = Brief { patience: patience.clone(), wake: wake.clone(), stop: stop.clone() };
                let account = access::account(Some(ledger.folder()), &reading.host, self.credential, Box::new(brief))?;
                read_names(&account, ledger, product, &reading, false)?
            }
        };
        let none = RangeSet::default();
        let done = prior.as_ref().map_or(&none, |prior| &prior.events.done);
        let expected = expect(pipeline, done, *limit, &Stop::default())?;
        Ok(Some(begin_totals(ledger, product, (&names, reading), expected)?))
    }
}
