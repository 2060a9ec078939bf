//! The one way to begin an import, or to go on with one, for the window and for the command line.
//!
//! A person looks at what a product was sent before ([`PriorSends`]) and says yes; much may happen until then. So the
//! right to send to the product is taken first, then what was shown is held against what is so now, and only where both
//! are the same is the import begun. Whatever else must keep an import from beginning belongs into [`Begin::begin`] too.

use super::Error;
use super::earlier_reading::EarlierImports;
use super::in_doubt;
use super::prior::{self, PriorEvents};
use super::problems;
use crate::check::whole::Checked;
use crate::kissmetrics::client::{ApiKey, Client, Destination};
use crate::ledger::{Delivery, Held, Import, Ledger, LedgerError, NewImport, Product, Recorder};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::plan::Plan;
use crate::sink::bucket::{self, Bulk, Store};
use crate::sink::kissmetrics::pace::Ceiling;
use crate::sink::kissmetrics::run::{self, Job, Patience};

/// What a product was sent before of the events of a source, and may have been, as it is shown to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriorSends {
    /// Which of the events.
    pub events: PriorEvents,
    /// The ledger has lost a part of what it held about the product.
    pub is_behind: bool,
    /// [`Ledger::revision`] when this was looked up; 0 where the ledger knew no such product.
    revision: u64,
    /// [`Pipeline::number`] of what makes the events; `None` where nothing was known of them.
    of: Option<u64>,
}

impl PriorSends {
    /// Looks it up. Of an import that is `going_on` only what is left of it is asked about.
    ///
    /// # Errors
    /// When the ledger or the source cannot be read.
    pub fn look_up(
        ledger: &Ledger,
        product: &Product,
        pipeline: &Pipeline,
        going_on: Option<&Import>,
        stop: &Stop,
        progress: &PassProgress,
    ) -> Result<Self, Error> {
        // What is written while this is looked up makes a newer revision.
        let revision = ledger.revision(product)?;
        let is_behind = match going_on {
            Some(import) => ledger.is_behind_beside(import)?,
            None => ledger.is_behind(product)?,
        };
        let earlier = EarlierImports::of(ledger, product, pipeline.mapping().reading)?;
        let is_left =
            |number: u64| going_on.is_none_or(|import| number < import.wanted_end() && !import.done.contains(number));
        let events = prior::find(pipeline, ledger.fingerprints(product)?, &earlier, &is_left, stop, progress)?;
        Ok(Self { events, is_behind, revision, of: Some(pipeline.number()) })
    }

    /// Whether something may come to be in the product twice, which a person must have said is meant.
    pub fn may_double(&self) -> bool {
        self.events.may_double() > 0 || self.is_behind
    }

    /// How many events are left of an import that goes on, beside those that others have sent.
    pub fn left_of(&self, import: &Import) -> u64 {
        let mut done = import.done.clone();
        done.insert_below(import.wanted_end(), &self.events.done);
        import.wanted().saturating_sub(done.len_below(import.wanted()))
    }

    /// How many events of an import that goes on others have sent since it was left. It may have sent more itself than it
    /// noted by number: what is found in a file that it was writing as it broke off.
    pub fn sent_since(&self, import: &Import) -> u64 {
        self.events.since(import.id).by_others(import)
    }

    /// How many more events such an import sent itself than it noted by number: those of a file that was found in its bucket
    /// after it broke off, and those of rows that are the same as others of it.
    pub fn found_since(&self, import: &Import) -> u64 {
        self.events.since(import.id).found(import)
    }

    /// Refuses what may stand in a file that an import was writing into a bucket when it broke off: whoever goes on with it
    /// finds out. `going_on` is the import that does.
    ///
    /// # Errors
    /// Where something may.
    fn refuse_in_doubt(&self, ledger: &Ledger, going_on: Option<i64>) -> Result<(), Error> {
        let Some((&id, &events)) = self.events.in_doubt.iter().find(|(id, _)| going_on != Some(**id)) else {
            return Ok(());
        };
        Err(Error::InDoubt { id, events, file: in_doubt::file_under_way(ledger, &ledger.import(id)?)? })
    }

    /// Refuses what was looked up for the events of other rows or other settings: it counts by their numbers.
    fn refuse_others(&self, pipeline: &Pipeline) -> Result<(), Error> {
        match self.of {
            Some(number) if number != pipeline.number() => Err(Error::OthersShown),
            _ => Ok(()),
        }
    }

    /// Refuses what may come to be in the product twice.
    ///
    /// # Errors
    /// Where something may.
    pub fn refuse_doubles(&self, product: &Product) -> Result<(), Error> {
        let PriorEvents { doubles: events, maybe_doubles: maybe, reread, displaced, .. } = self.events;
        let product = product.name.clone();
        match (self.events.may_double(), self.is_behind) {
            (0, false) => Ok(()),
            (0, true) => Err(Error::RecordBehind { product }),
            _ => Err(Error::WouldDouble { product, events, maybe, reread, displaced }),
        }
    }
}

/// How an import begins.
#[derive(Clone)]
pub enum Start {
    /// From the first event, as a new import.
    Anew {
        /// What was shown; it is passed over. `None` sends also what was sent before, whatever that is.
        prior: Option<PriorSends>,
        /// The person has said that events may come to be in the product twice.
        doubles_meant: bool,
        /// The person has said that also what may stand in a file is sent, where nobody here can find out whether it does.
        doubt_meant: bool,
        /// The import that is left for this one, since its source has changed.
        instead_of: Option<i64>,
        /// Send no event beyond this many, counted from the first of the source.
        limit: Option<u64>,
    },
    /// From where an import was left.
    GoOn {
        /// The import, as it was shown.
        import: Box<Import>,
        /// What others have sent of what is left of it, as it was shown.
        prior: PriorSends,
        /// The person has said that events may come to be in the product twice.
        doubles_meant: bool,
    },
}

/// An import that is to begin: everything that a person has said yes to.
pub struct Begin<'a> {
    /// Where it goes, as the ledger knows it.
    pub product: &'a Product,
    /// The product's key.
    pub key: &'a ApiKey,
    /// From what it is made, with whole paths.
    pub plan: &'a Plan,
    /// What makes the events.
    pub pipeline: &'a Pipeline,
    /// What they come to.
    pub checked: &'a Checked,
    /// Whether it is a new one.
    pub start: Start,
    /// How hard the tracker may be pressed.
    pub ceiling: Ceiling,
    /// How long it waits for a tracker that takes nothing, before it gives up.
    pub patience: Patience,
    /// Nobody is there to look whether the first few have arrived.
    pub unattended: bool,
}

/// An import that is recorded from now on and may be run.
pub struct Begun {
    /// What is to be run.
    pub job: Job,
    /// Its number in the ledger.
    pub import: i64,
    /// How many of its events were sent by others before it began.
    pub earlier: u64,
}

/// An import of what was checked, as the ledger notes it. `text` is the text of its plan, with whole paths.
pub fn new_import<'a>(
    source: &'a str,
    plan: &Plan,
    text: &'a str,
    checked: &Checked,
    limit: Option<u64>,
    earlier: RangeSet,
) -> NewImport<'a> {
    let not_sent = checked.groups.iter().map(|(group, sample)| (group.id().to_owned(), sample.count));
    NewImport {
        source,
        plan: text,
        fingerprint: checked.fingerprint,
        checked: checked.outcomes,
        not_sent: not_sent.collect(),
        names: checked.summary.names().into_iter().map(|(name, _)| name).collect(),
        limit,
        earlier,
        bookmark: checked.bookmark.clone(),
        reading: plan.reading().number(),
        delivery: None,
    }
}

impl Begin<'_> {
    /// Begins it.
    ///
    /// # Errors
    /// When another import goes to the product, what was shown is no longer so, something may come to be in the product
    /// twice and nobody has said that this is meant, or the ledger is damaged or cannot be written.
    pub fn begin(self, ledger: &mut Ledger) -> Result<Begun, Error> {
        let Self { product, key, plan, pipeline, checked, start, ceiling, patience, unattended } = self;
        // What was begun in parts would lie there twice.
        if matches!(&start, Start::GoOn { import, .. } if import.delivery.is_some()) {
            return Err(Error::OnlyByBucket);
        }
        if !ledger.is_key_of(product, key)? {
            return Err(LedgerError::OtherKey { product: product.name.clone() }.into());
        }
        // What can go wrong without a trace goes first.
        let destination = Destination::parse(&product.address)?;
        let client = Client::new(&destination, ceiling.most())?;
        let what = What { product, plan, pipeline, checked };
        let Recorded { record, done, limit, earlier } = what.record(ledger, start, &destination, None)?;
        let import = record.import();
        let asks = if unattended || product.confirmed { Vec::new() } else { run::FIRST_FEW.to_vec() };
        let job = Job {
            client,
            pipeline: pipeline.clone(),
            key: key.clone(),
            ceiling,
            checked: checked.outcomes,
            limit,
            done,
            record: Some(record),
            asks,
            patience,
        };
        Ok(Begun { job, import, earlier })
    }
}

/// What is to be recorded, whichever way it goes.
pub(super) struct What<'a> {
    pub product: &'a Product,
    pub plan: &'a Plan,
    pub pipeline: &'a Pipeline,
    pub checked: &'a Checked,
}

/// An import that is recorded from now on.
pub(super) struct Recorded {
    pub record: Recorder,
    /// What was sent before.
    pub done: RangeSet,
    /// No event beyond this many is sent.
    pub limit: Option<u64>,
    /// How many of its events were sent by others before it began.
    pub earlier: u64,
}

impl What<'_> {
    /// Takes the right to send to the product, holds what was shown against what is so now, and records the import.
    /// `server` is what the events leave for; with `bulk` they go there in parts. Whether a new import's can be written there
    /// is tried before it is recorded.
    ///
    /// # Errors
    /// As [`Begin::begin`].
    pub fn record(
        self,
        ledger: &mut Ledger,
        start: Start,
        server: &Destination,
        bulk: Option<(&Bulk, &Store)>,
    ) -> Result<Recorded, Error> {
        let Self { product, plan, pipeline, checked } = self;
        // What goes on goes on as it began, so that only a new import is held to this.
        if matches!(start, Start::Anew { .. }) {
            problems::refuse(checked, pipeline, server)?;
        }
        if let Start::Anew { prior: Some(prior), .. } | Start::GoOn { prior, .. } = &start {
            prior.refuse_others(pipeline)?;
        }
        let held = ledger.hold(product)?;
        let meanwhile = || Error::SentMeanwhile { product: product.name.clone() };
        match start {
            Start::Anew { prior, doubles_meant, doubt_meant, instead_of, limit } => {
                if let Some(prior) = &prior {
                    if prior.revision != ledger.revision(product)? {
                        return Err(meanwhile());
                    }
                    if !doubles_meant {
                        prior.refuse_doubles(product)?;
                    }
                    settle(ledger, &held, prior, bulk.map(|(_, store)| store), doubt_meant)?;
                }
                let done = prior.map(|prior| prior.events.done).unwrap_or_default();
                let (source, text) = (pipeline.source().name(), plan.to_text());
                let mut new = new_import(source, plan, &text, checked, limit, done.clone());
                if let Some((bulk, store)) = bulk {
                    new.delivery = Some(delivery(ledger, product, bulk, &new)?);
                    bucket::try_out(store, &bulk.name)?;
                }
                let earlier = done.len();
                let record = ledger.begin(held, &new, instead_of)?;
                Ok(Recorded { record, done, limit, earlier })
            }
            Start::GoOn { import: shown, prior, doubles_meant } => {
                let now = ledger.to_go_on(shown.id, Some(&held))?;
                if now.done != shown.done || prior.revision != ledger.revision(product)? {
                    return Err(meanwhile());
                }
                if !doubles_meant {
                    prior.refuse_doubles(product)?;
                    prior.refuse_in_doubt(ledger, Some(now.id))?;
                }
                let mut since = prior.events.since(now.id);
                let is_cut = bulk.is_some() && in_doubt::may_have_written(ledger, &now)?;
                if is_cut && let events @ 1.. = since.by_others(&now) {
                    // The file that may be there was cut by what was sent when it was written.
                    if !doubles_meant {
                        let id = now.id;
                        let file = in_doubt::file_under_way(ledger, &now)?;
                        return Err(Error::SentBeside { id, product: product.name.clone(), events, file });
                    }
                    since.all = RangeSet::default();
                }
                let (record, import) = ledger.go_on(held, shown.id, &since)?;
                Ok(Recorded { record, done: import.done, limit: import.limit, earlier: import.earlier })
            }
        }
    }
}

/// Finds out what became of the files that imports were writing when they broke off, as far as that is asked in the same
/// bucket. A file that is there is noted, and what was shown is then no longer so. What can't be found out here is refused,
/// unless it `is_meant`.
fn settle(
    ledger: &mut Ledger,
    held: &Held,
    prior: &PriorSends,
    store: Option<&Store>,
    is_meant: bool,
) -> Result<(), Error> {
    let mut is_there = false;
    for id in prior.events.in_doubt.keys() {
        let import = ledger.import(*id)?;
        let found = match store {
            Some(store) => in_doubt::settle(ledger, held, &import, store),
            None => prior.refuse_in_doubt(ledger, None).map(|()| false),
        };
        is_there |= match found {
            Err(Error::InDoubt { .. }) if is_meant => false,
            found => found?,
        };
    }
    match is_there {
        true => Err(Error::SentMeanwhile { product: held.product().name.clone() }),
        false => Ok(()),
    }
}

/// How the parts of a new import are cut and numbered. What lies at one place is taken into one product, so that a place
/// belongs to the product whose events were written there first.
fn delivery(ledger: &Ledger, product: &Product, bulk: &Bulk, new: &NewImport<'_>) -> Result<Delivery, Error> {
    let (place, endpoint) = (bulk.place.to_string(), bulk.place.endpoint());
    if let Some(owner) = ledger.product_of_place(&place, endpoint)?.filter(|owner| owner.id != product.id) {
        return Err(Error::OthersBucket { place, product: owner.name });
    }
    let first = ledger.next_part(&place, endpoint, &bulk.name)?;
    let wanted = new.checked.to_send().min(new.limit.unwrap_or(u64::MAX));
    let left = wanted.saturating_sub(new.earlier.len_below(wanted));
    bulk.refuse_too_many(left, first)?;
    Ok(bulk.delivery(first, bulk.parts(left)))
}
