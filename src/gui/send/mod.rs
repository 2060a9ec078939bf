//! Where the events go, as it is chosen before (`form`), and the run while it is under way (`run`).

mod form;
mod run;

pub use form::{NAME_TYPED_ABOVE, ProductForm, Target};

use crate::tracker::practice::Practice;
use run::RunState;

/// Where the events go, and the run.
#[derive(Default)]
pub struct SendState {
    /// Where to.
    pub target: Target,
    /// What was typed about the product.
    pub form: ProductForm,
    practice: Option<Practice>,
    /// Ends only after the handle of its run.
    run: RunState,
}
