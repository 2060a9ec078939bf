//! Where the events go, as it is chosen before (`form`), and the run while it is under way (`run`).

mod form;
mod run;

pub use form::{NAME_TYPED_ABOVE, ProductForm, Target};

use crate::import::pace::Ceiling;
use crate::tracker::practice::Practice;
use run::RunState;

/// Where the events go, and the run.
#[derive(Default)]
pub struct SendState {
    /// Where to.
    pub target: Target,
    /// What was typed about the product.
    pub form: ProductForm,
    /// How hard the tracker may be pressed.
    pub ceiling: Ceiling,
    /// The person is asked once more before anything goes to a live product.
    pub asked: bool,
    practice: Option<Practice>,
    /// Ends only after the handle of its run.
    run: RunState,
}
