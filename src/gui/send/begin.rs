//! What is done before the first event leaves: the product is noted, the record of the import begun. The ledger may
//! make whoever calls it wait, so this belongs on a thread of its own.

use std::path::Path;
use std::sync::Arc;

use crate::error::Error;
use crate::import::checking::Checked;
use crate::import::done::Done;
use crate::import::ledger::{Import, ImportState, Ledger, LedgerError, NewImport, Product, ProductKind};
use crate::import::pace::Ceiling;
use crate::import::run::{self, Job};
use crate::import::{Pipeline, Plan, files};
use crate::tracker::client::{ApiKey, Client, Destination};

/// Where events go, as a person has chosen it.
#[derive(Clone, PartialEq, Eq)]
pub struct To {
    /// The tracker.
    pub destination: Destination,
    /// The product's key.
    pub key: ApiKey,
    /// What the person calls it; blank for what it was called before.
    pub name: String,
    /// What it is for, where that was said.
    pub kind: Option<ProductKind>,
}

/// What is sent, as it was checked.
#[derive(Clone)]
pub struct What {
    /// From what it was made.
    pub plan: Plan,
    /// What makes the events, and what they come to.
    pub found: Arc<(Pipeline, Checked)>,
}

/// How an import begins.
#[derive(Clone)]
pub enum How {
    /// From the first event.
    Anew {
        /// What earlier imports handed over, which is passed over.
        earlier: Done,
        /// How many events they handed over when that was looked up; `None` where nothing was.
        known: Option<u64>,
        /// The import whose place it takes, since its source has changed.
        instead_of: Option<i64>,
    },
    /// Where the import of this number was left.
    GoOn(i64),
}

/// An import that is recorded from now on and may be run.
pub struct Begun {
    /// What is to be run.
    pub job: Job,
    /// Where it goes.
    pub product: Product,
    /// Its number in the ledger.
    pub import: i64,
}

/// Notes the product and begins the record.
///
/// # Errors
/// When the ledger cannot be written, another import goes to the product, or its record is not what was shown.
pub fn begin(data: Option<&Path>, to: &To, what: What, how: How, ceiling: Ceiling) -> Result<Begun, Error> {
    let (pipeline, checked) = &*what.found;
    // What can go wrong without a trace goes first.
    let client = Client::new(&to.destination, ceiling.most())?;
    let mut ledger = Ledger::open(&files::data_folder(data)?)?;
    let (product, record, done, limit) = match how {
        How::Anew { earlier, known, instead_of } => {
            let product = ledger.product(&to.destination, &to.key, Some(&to.name), to.kind)?;
            ledger.ensure_free(&product)?;
            if known.unwrap_or(0) != ledger.count_prints(&product)? {
                return Err(Error::SentMeanwhile { product: product.name });
            }
            let instead_of = instead_of.map(|id| unfinished(&ledger, id)).transpose()?;
            let limit = instead_of.as_ref().and_then(|import| import.limit);
            let plan = what.plan.with_whole_paths().to_text();
            let import = NewImport::new(pipeline.source().name(), &plan, checked, limit, earlier.clone());
            let record = ledger.begin(&product, &import)?;
            if let Some(import) = &instead_of {
                ledger.replace(import)?;
            }
            (product, record, earlier, limit)
        }
        How::GoOn(id) => {
            let import = unfinished(&ledger, id)?;
            if !ledger.is_key_of(&import.product, &to.key)? {
                return Err(LedgerError::OtherKey { product: import.product.name }.into());
            }
            let record = ledger.go_on(&import)?;
            (import.product, record, import.done, import.limit)
        }
    };
    let import = record.import();
    let asks = if product.confirmed { Vec::new() } else { run::FIRST_FEW.to_vec() };
    let job = Job {
        client,
        pipeline: pipeline.clone(),
        key: to.key.clone(),
        ceiling,
        checked: checked.outcomes,
        limit,
        done,
        record: Some(record),
        asks,
        // Somebody sees what is the matter, and may wait for it to pass.
        patience: None,
    };
    Ok(Begun { job, product, import })
}

/// The import of this number, where it can go on.
pub(super) fn unfinished(ledger: &Ledger, id: i64) -> Result<Import, LedgerError> {
    let import = ledger.import(id)?;
    match import.state {
        ImportState::Interrupted | ImportState::Stopped | ImportState::Failed => Ok(import),
        ImportState::Running => Err(LedgerError::InUse { product: import.product.name }),
        ImportState::Complete | ImportState::Replaced => Err(LedgerError::NothingToResume),
    }
}
