//! Where the events go, as it is chosen before (`form`), what went there before (`earlier`, `going_on`), and the run
//! while it is started (`start`), begun (`begin`) and under way (`run`).

mod before;
mod begin;
mod bulk;
mod earlier;
mod form;
mod going_on;
mod run;
mod start;

pub use before::Before;
pub use begin::{To, What};
pub use bulk::{BulkForm, Keys};
pub use earlier::{Earlier, EarlierImport, Found};
pub use form::{FormPart, NAME_TYPED_ABOVE, Obstacle, ProductForm, Target};
pub use going_on::{GoingOn, comparing};
pub use run::Received;

use crate::error::Error;
use crate::kissmetrics::practice::Practice;
use crate::session::task::Queue;
use crate::sink::kissmetrics::pace::Ceiling;
use run::RunState;

/// What a run sends, or has sent.
pub struct Ran {
    /// As it was checked.
    pub what: What,
    /// It went to the practice tracker, so that nothing has left this computer.
    pub practice: bool,
    /// It was a trial: to the practice tracker, or to a product for trying.
    pub trial: bool,
    /// A practice run is noted in the history once it has ended.
    to_note: bool,
}

/// Where the events go, and the run.
#[derive(Default)]
pub struct SendState {
    /// Where to.
    pub target: Target,
    /// What was typed about the product.
    pub form: ProductForm,
    /// What was typed about a bucket.
    pub bulk: BulkForm,
    /// How hard the tracker may be pressed.
    pub ceiling: Ceiling,
    /// The person is asked once more before anything goes to a live product: about this state of what is set up
    /// ([`Setup::revision`](super::setup::Setup::revision)), and no other.
    pub asked: Option<u64>,
    /// How often something was asked for that is missing, so that it is shown where it can be put right.
    pub asked_for_missing: u64,
    /// The import that was left midway and is about to go on.
    pub going_on: Option<GoingOn>,
    /// What went there before.
    pub earlier: Earlier,
    practice: Option<Practice>,
    /// What is sent, or was sent last, whatever is set up since.
    ran: Option<Ran>,
    /// Ends only after the handle of its run.
    run: RunState,
    /// What the person said about the first few is being written down.
    noting: Queue<()>,
    /// The import before which nothing was read, and why.
    unread: Option<(i64, Error)>,
}
