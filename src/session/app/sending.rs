//! What the window does about a run: it begins one, hears what becomes of it, and closes only when that is kept.

use std::sync::Arc;

use super::App;
use crate::plan::Plan;
use crate::session::check::CheckState;
use crate::session::message::{Closing, Message};
use crate::session::page::Page;
use crate::session::send::{GoingOn, Received, Target, What};
use crate::workflow::begin::Start;
use crate::workflow::practice::Ended;
use crate::workflow::record;

impl App {
    /// What is sent, under the choices as they stand.
    pub(super) fn what(&self) -> Option<What> {
        let (CheckState::Known(found), Some(source)) = (&self.checked, &self.source) else { return None };
        let plan = Plan::new(source.source.answers().clone(), self.draft.mapping().clone());
        Some(What { plan: plan.with_lookups(self.draft.settings().used_lookups()), found: Arc::clone(found) })
    }

    /// Sends what is new, on the form's terms.
    pub(super) fn start_sending(&mut self) {
        if self.send.is_under_way() {
            return;
        }
        if let Some(why) = self.view().obstacle(Page::Send) {
            self.message = Some(Message::Failed(why));
            return;
        }
        let Some(what) = self.what() else { return };
        // Why not stands beside the button.
        let refused = self.send.target == Target::Product && self.view().no_product().is_some();
        if refused || self.send.obstacle(what.found.1.outcomes.to_send()).is_some() {
            return;
        }
        self.kept = Some(self.draft.settings().clone());
        (self.message, self.send.asked) = (None, false);
        self.keep_key_when_sent();
        let ceiling = self.send.ceiling;
        match (self.send.target, self.send.to()) {
            (Target::Practice, _) => {
                if let Err(error) = self.send.practise(what, ceiling, &self.beside.wake) {
                    self.message = Some(Message::Failed(error.sentence()));
                }
            }
            (Target::Product, Some(to)) => {
                self.send.begin(to, what, self.start(), ceiling, self.beside.data.as_deref(), &self.beside.wake);
            }
            (Target::Product, None) | (Target::Files, _) => {}
        }
    }

    /// How an import to a product begins.
    fn start(&self) -> Start {
        let earlier = &self.send.earlier;
        // Where nothing was known of it, nothing was sent to it.
        let prior = || Some(earlier.found().map(|found| found.prior.clone()).unwrap_or_default());
        let doubles_meant = earlier.doubles_meant;
        match &self.send.going_on {
            None => Start::Anew { prior: prior(), doubles_meant, instead_of: None, limit: None },
            Some(going_on) if going_on.change().is_none() => Start::GoOn(Box::new(going_on.import.clone())),
            Some(GoingOn { import, again, .. }) => {
                let prior = if *again { None } else { prior() };
                Start::Anew { prior, doubles_meant, instead_of: Some(import.id), limit: import.limit }
            }
        }
    }

    /// Looks up what the product was handed of these rows, where both are known and somebody is about to send them;
    /// nothing when that is looked up already.
    pub(super) fn look_earlier(&mut self) {
        if self.page != Page::Send || self.send.is_under_way() || self.checking.is_running() {
            return;
        }
        // An import that goes on as it was knows what it has sent.
        if self.send.going_on.as_ref().is_some_and(|going_on| going_on.change().is_none()) {
            return;
        }
        let to = self.send.to();
        let what = match &self.checked {
            CheckState::Known(found) => Some((&found.0, self.checks)),
            _ => None,
        };
        self.send.earlier.look(to.as_ref(), what, self.beside.data.as_deref(), &self.beside.wake);
    }

    /// Receives what the run tells.
    pub(super) fn receive_run(&mut self) {
        match self.send.receive(&self.beside.wake) {
            Received::Nothing => {}
            Received::Failed(error) => {
                self.message = Some(Message::Failed(error.sentence()));
            }
            Received::Ended => {
                self.send.going_on = None;
                self.page = Page::Result;
                self.note_practice();
                self.list_imports();
            }
        }
        if self.closing == Closing::WhenEnded && !self.send.is_under_way() && !self.history.is_noting() {
            self.closing = Closing::Yes;
        }
    }

    /// Keeps a practice run in the history, so that its settings are found again.
    fn note_practice(&mut self) {
        let Some(what) = self.send.take_practised() else { return };
        let Some(report) = self.send.report() else { return };
        let (ended, data) = (Ended::of(report), self.beside.data.clone());
        self.history.note(&self.beside.wake, move || {
            let mut ledger = record::open(data.as_deref())?;
            let (pipeline, checked) = &*what.found;
            Ok(ended.note(&mut ledger, &what.plan.with_whole_paths(), pipeline, checked)?)
        });
    }

    /// Ends the run in order and closes as soon as what became of it is kept. What was sent just now is answered or given up within two seconds.
    pub(super) fn pause_and_quit(&mut self) {
        self.send.stop();
        self.closing = Closing::WhenEnded;
        (self.beside.wake)();
    }
}
