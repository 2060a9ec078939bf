//! How sending starts: on whose terms, and what is looked up or compared before.

use std::sync::Arc;

use super::begin::Way;
use super::{Before, GoingOn, ProductForm, SendState, Target, What};
use crate::error::Error;
use crate::ledger::Import;
use crate::pipeline::Pipeline;
use crate::plan::Plan;
use crate::session::draft::Settings;
use crate::session::task::Beside;
use crate::store::keychain::Keychain;
use crate::workflow::begin::Start;

impl SendState {
    /// Sends what is new, on the form's terms.
    ///
    /// # Errors
    /// When a practice run cannot start.
    pub(in crate::session) fn start(
        &mut self,
        what: What,
        before: Option<Before>,
        keychain: Arc<dyn Keychain>,
        beside: &Beside,
    ) -> Result<(), Error> {
        self.asked = None;
        let ceiling = self.ceiling;
        match (self.target, self.to()) {
            (Target::Practice, _) => self.practise(what, ceiling, &beside.wake)?,
            (Target::Product, Some(to)) => {
                let bulk = self.bulk_of(what.found.0.source().name())?;
                let way = match bulk {
                    Some(bulk) => Way::InBulk(Box::new(bulk), self.bulk.keys(keychain)),
                    None => Way::OneByOne(ceiling),
                };
                self.begin(to, what, self.start_mode(), way, before, beside);
            }
            (Target::Product, None) | (Target::Files, _) => {}
        }
        Ok(())
    }

    /// How an import to a product begins.
    fn start_mode(&self) -> Start {
        // Where nothing was known of it, nothing was sent to it.
        let known = || self.earlier.found().map(|found| found.prior.clone()).unwrap_or_default();
        let prior = || Some(known());
        let doubles_meant = self.earlier.doubles_meant;
        // The tick tells of doubles alone, and not of what may stand in a file.
        let doubt_meant = false;
        match &self.going_on {
            None => Start::Anew { prior: prior(), doubles_meant, doubt_meant, instead_of: None, limit: None },
            Some(going_on) if going_on.change().is_none() => {
                Start::GoOn { import: Box::new(going_on.import.clone()), prior: known(), doubles_meant }
            }
            Some(GoingOn { import, again, .. }) => {
                let prior = if *again { None } else { prior() };
                Start::Anew { prior, doubles_meant, doubt_meant, instead_of: Some(import.id), limit: import.limit }
            }
        }
    }

    /// Looks again at what failed when it was looked at before sending; `what` was checked.
    pub(in crate::session) fn look_again(&mut self, settings: &Settings, what: Option<&What>, beside: &Beside) {
        if self.earlier.failed().is_some() {
            self.earlier.forget();
        }
        let has_failed = self.going_on.as_ref().is_some_and(|going_on| going_on.failed().is_some());
        if let Some(what) = what.filter(|_| has_failed) {
            self.compare_with_then(settings, what, beside);
        }
    }

    /// Looks up what the product was sent of these rows, where both are known; nothing when that is looked up already.
    /// `what` makes the events, with the number of the check that they come from.
    pub(in crate::session) fn look_earlier(&mut self, what: Option<(&Pipeline, u64)>, beside: &Beside) {
        if self.is_under_way() || self.going_on.as_ref().is_some_and(GoingOn::is_comparing) {
            return;
        }
        let to = self.to();
        let as_it_was = self.going_on.as_ref().filter(|going_on| going_on.change().is_none());
        let going_on = as_it_was.map(|going_on| &going_on.import);
        self.earlier.look(to.as_ref(), what, going_on, beside.data.as_deref(), &beside.wake);
    }

    /// What was open is let go of: what was said of sending it is said of nothing else.
    pub(in crate::session) fn let_go(&mut self) {
        (self.asked, self.going_on) = (None, None);
        self.form.typed_name.clear();
    }

    /// Shows where an earlier import goes on, or where what is new since then goes: to the product of then.
    pub(in crate::session) fn return_to(&mut self, import: &Import, plan: Plan) {
        self.target = Target::Product;
        let form = ProductForm::of(&import.product);
        // A key that was typed for the product a moment ago is not asked for again.
        let same = form.name == self.form.name.trim() && form.address == self.form.address.trim();
        let key = if same { std::mem::take(&mut self.form.key) } else { String::new() };
        self.form = ProductForm { key, ..form };
        // It was typed for another bucket, perhaps.
        self.bulk.region.clear();
        if import.has_work_left() {
            self.going_on = Some(GoingOn::new(import.clone(), plan));
        }
    }

    /// The rows were checked: holds them against what they were when the import began. With other settings than then it
    /// is another import.
    pub(in crate::session) fn compare_with_then(&mut self, settings: &Settings, what: &What, beside: &Beside) {
        let Some(going_on) = &mut self.going_on else { return };
        if settings.mapping != going_on.plan.mapping || settings.lookups != going_on.plan.lookups {
            self.going_on = None;
        } else {
            going_on.compare(what.found.0.clone(), what.found.1.fingerprint, &beside.wake);
        }
    }
}
