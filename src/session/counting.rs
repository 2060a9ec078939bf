//! How often Kissmetrics counts what imports sent, where access was given. It is looked up now and then for an hour after
//! each import, whichever page is shown, and also where the window was closed in between: the ledger keeps what was
//! counted, and the keychain what opens the account.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::task::{Beside, Context, Task};
use crate::clock;
use crate::error::Error;
use crate::kissmetrics::query::{Credential, Pause as _, QueryError, Sleep};
use crate::ledger::{Import, ImportState};
use crate::store::keychain::{Keychain, KeychainError};
use crate::workflow;
use crate::workflow::arrival::{self, LONGEST, NameMoved, PAUSE, access, is_done, may_pass, next_look};
use crate::workflow::record;

/// What opens accounts, by the number of the product here.
pub(super) type Credentials = HashMap<i64, Credential>;

/// What is known of an import.
#[derive(Default)]
pub struct Counts {
    /// How the total of each name has moved, as of the last look; none where nothing was read before it.
    pub names: Vec<NameMoved>,
    /// What there is to say beside it.
    pub note: Option<CountNote>,
    /// The product may be read, so that it can be looked again.
    pub is_read: bool,
    /// Why nothing was read before it began, where something was to be.
    pub unread: Option<Error>,
}

/// What there is to say beside counts.
#[derive(Debug)]
pub enum CountNote {
    /// No totals were read before the import began.
    NothingBefore,
    /// Nothing opens the account.
    NoSignIn,
    /// The last look failed; there will be another after so long.
    Failed(Error, Duration),
    /// The last look failed, and there will be no other by itself.
    Ended(Error),
}

/// Looks how often imports are counted.
pub struct Counting {
    keychain: Option<Arc<dyn Keychain>>,
    every: Duration,
    counts: HashMap<i64, Counts>,
    /// When each import is looked at next.
    due: BTreeMap<i64, Instant>,
    /// Imports of runs that began here.
    expected: HashSet<i64>,
    /// The import that is looked at, when, and whether nobody had to wait.
    at: Option<(i64, Instant, bool)>,
    looking: Task<(i64, Looked)>,
    listing: Task<Vec<Kept>>,
}

impl Default for Counting {
    fn default() -> Self {
        Self::new(None, PAUSE)
    }
}

/// What the ledger knows of an import.
struct Kept {
    import: i64,
    names: Vec<NameMoved>,
    is_read: bool,
    /// How long until it is to be looked at again, where it is.
    again: Option<Duration>,
}

/// What came of a look.
enum Looked {
    Counted {
        names: Vec<NameMoved>,
        again: bool,
    },
    NothingBefore,
    NoSignIn,
    /// The product is not to be read.
    Off,
    Failed {
        error: Error,
        again: bool,
    },
}

impl Counting {
    /// With the keychain that keeps what opens accounts; looks so often.
    pub fn new(keychain: Option<Arc<dyn Keychain>>, every: Duration) -> Self {
        Self {
            keychain,
            every,
            counts: HashMap::new(),
            due: BTreeMap::new(),
            expected: HashSet::new(),
            at: None,
            looking: Task::default(),
            listing: Task::default(),
        }
    }

    /// What is known of an import.
    pub fn of(&self, import: i64) -> Option<&Counts> {
        self.counts.get(&import)
    }

    /// Whether an import is being looked at; waiting for the next look is none.
    pub fn is_looking(&self, import: i64) -> bool {
        matches!(self.at, Some((of, _, true)) if of == import)
    }

    /// Whether any import is being looked at, or will be.
    pub fn goes_on(&self) -> bool {
        self.listing.is_running() || self.looking.is_running() || !self.due.is_empty()
    }

    /// Reads what the ledger knows, and goes on looking where an hour is not over.
    pub fn list(&mut self, beside: &Beside) {
        let (data, every) = (beside.data.clone(), self.every);
        self.listing.start("counts", &beside.wake, move |_| list(data.as_deref(), every));
    }

    /// A run has begun: what it sends is looked at while it goes on.
    pub fn expect(&mut self, import: i64) {
        if self.expected.insert(import) {
            self.due.insert(import, Instant::now() + self.every);
        }
    }

    /// Nothing was read before an import, so that nothing can be told of it.
    pub fn not_read(&mut self, import: i64, why: Error) {
        let counts = self.counts.entry(import).or_default();
        (counts.unread, counts.is_read) = (Some(why), true);
    }

    /// Looks at an import now.
    pub fn look(&mut self, import: i64) {
        self.due.insert(import, Instant::now());
        if let Some(counts) = self.counts.get_mut(&import) {
            counts.note = None;
        }
    }

    /// What was read so far may be of another product of the account, or is wanted no more.
    pub fn forget(&mut self, beside: &Beside) {
        self.looking.cancel();
        (self.at, self.due, self.counts) = (None, BTreeMap::new(), HashMap::new());
        self.list(beside);
    }

    /// Receives what was looked up, and looks again where that is due.
    pub(super) fn receive(&mut self, credentials: &Credentials, beside: &Beside) -> Option<Error> {
        let mut failed = None;
        match self.listing.take() {
            Some(Ok(all)) => all.into_iter().for_each(|kept| self.take_kept(kept)),
            Some(Err(error)) => failed = Some(error),
            None => {}
        }
        match self.looking.take() {
            Some(Ok((import, looked))) => {
                self.at = None;
                self.take_looked(import, looked);
            }
            Some(Err(error)) => {
                self.at = None;
                failed = Some(error);
            }
            None => {}
        }
        self.start_next(credentials, beside);
        failed
    }

    fn take_kept(&mut self, Kept { import, names, is_read, again }: Kept) {
        let counts = self.counts.entry(import).or_default();
        (counts.names, counts.is_read) = (odd_first(names), is_read);
        if let Some(again) = again.filter(|_| !self.is_looking(import)) {
            self.due.entry(import).or_insert_with(|| Instant::now() + again);
        }
    }

    fn take_looked(&mut self, import: i64, looked: Looked) {
        let mut next = self.every;
        let counts = self.counts.entry(import).or_default();
        counts.is_read = true;
        counts.note = None;
        let again = match looked {
            Looked::Counted { names, again } => {
                counts.names = odd_first(names);
                again
            }
            Looked::NothingBefore => {
                counts.note = Some(CountNote::NothingBefore);
                false
            }
            Looked::NoSignIn => {
                counts.note = Some(CountNote::NoSignIn);
                false
            }
            Looked::Off => {
                counts.is_read = false;
                false
            }
            Looked::Failed { error, again } => {
                if let Error::Workflow(error) = &error {
                    next = next_look(error, self.every);
                }
                counts.note = Some(if again { CountNote::Failed(error, next) } else { CountNote::Ended(error) });
                again
            }
        };
        if again {
            self.due.entry(import).or_insert(Instant::now() + next);
        }
    }

    /// Waits for what is due next, in the place of what is due later.
    fn start_next(&mut self, credentials: &Credentials, beside: &Beside) {
        let Some((&import, &when)) = self.due.iter().min_by_key(|(_, when)| **when) else { return };
        let now = Instant::now();
        if let Some((waiting, at, _)) = self.at {
            // What is being asked is not asked twice.
            if at <= now || when >= at {
                return;
            }
            self.due.entry(waiting).or_insert(at);
        }
        self.due.remove(&import);
        self.at = Some((import, when, when <= now));
        let (data, keychain, credentials) = (beside.data.clone(), self.keychain.clone(), credentials.clone());
        self.looking.start("arrival", &beside.wake, move |context| {
            let stop = context.stop.clone();
            if !Sleep::new(move || stop.requested()).wait(when.saturating_duration_since(Instant::now())) {
                return Err(workflow::Error::from(QueryError::Stopped).into());
            }
            Ok((import, look(import, data.as_deref(), keychain.as_deref(), &credentials, context)))
        });
    }
}

fn list(data: Option<&Path>, every: Duration) -> Result<Vec<Kept>, Error> {
    // Only to look makes no ledger where there is none.
    let Some(ledger) = record::look(data)? else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for import in ledger.imports()? {
        let totals = ledger.totals(&import)?;
        if totals.names.is_empty() {
            continue;
        }
        let names = arrival::moved(&totals, &import);
        let is_read = ledger.reading(&import.product)?.is_some();
        let goes_on = is_read && is_recent(&import) && !is_done(&names);
        let since = totals.looked.map(|looked| (clock::now() - looked).to_std().unwrap_or_default());
        let again = goes_on.then(|| since.map_or(Duration::ZERO, |since| every.saturating_sub(since)));
        // Totals of now are none of an import that was never looked at.
        let names = if totals.looked.is_some() { names } else { Vec::new() };
        all.push(Kept { import: import.id, names, is_read, again });
    }
    Ok(all)
}

/// Those first that are not as expected.
fn odd_first(mut names: Vec<NameMoved>) -> Vec<NameMoved> {
    names.sort_by_key(|name| is_done(std::slice::from_ref(name)));
    names
}

/// Whether an import goes on, or ended so lately that its totals may still move. One that ended in time to come, by a clock
/// that was put back, did so nobody knows when: it ends the looks, lest they go on until that time.
fn is_recent(import: &Import) -> bool {
    let since = clock::now() - import.changed;
    // Clocks are put right by a little all the time.
    let lately = -PAUSE.as_secs().cast_signed()..LONGEST.as_secs().cast_signed();
    import.state == ImportState::Running || lately.contains(&since.num_seconds())
}

fn look(
    import: i64,
    data: Option<&Path>,
    keychain: Option<&dyn Keychain>,
    credentials: &Credentials,
    context: &Context,
) -> Looked {
    let mut recent = true;
    let mut looked = || -> Result<Looked, Error> {
        let Some(ledger) = record::look(data)? else { return Ok(Looked::Off) };
        let import = ledger.import(import)?;
        recent = is_recent(&import);
        let Some(reading) = ledger.reading(&import.product)? else { return Ok(Looked::Off) };
        if ledger.totals(&import)?.names.is_empty() {
            return Ok(Looked::NothingBefore);
        }
        let given = credentials.get(&import.product.id).cloned();
        let kept = || match keychain.map(|keychain| access::kept(keychain, &reading)) {
            None | Some(Err(KeychainError::Missing)) => Ok(None),
            Some(kept) => kept,
        };
        let credential = match given {
            Some(credential) => Some(credential),
            None => kept()?,
        };
        let Some(credential) = credential else { return Ok(Looked::NoSignIn) };
        let stop = context.stop.clone();
        let account = access::account(data, &reading.host, credential, Box::new(Sleep::new(move || stop.requested())))?;
        let names = arrival::look(&account, &ledger, &import, &reading)?;
        if names.is_empty() {
            // The product is read as another one of the account by now.
            return Ok(Looked::NothingBefore);
        }
        let again = recent && !is_done(&names);
        Ok(Looked::Counted { names, again })
    };
    looked().unwrap_or_else(|error| {
        let again = recent && matches!(&error, Error::Workflow(error) if may_pass(error));
        Looked::Failed { error, again }
    })
}
