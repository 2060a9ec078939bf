//! What is sent, and to which product.

use crate::session::Session;
use crate::session::action::WizardPage;
use crate::session::arriving::ArrivalAction;
use crate::session::check::CheckState;
use crate::session::message::Message;
use crate::session::products::ProductAction;
use crate::session::returning::Returning;
use crate::session::send::{Received, Target};
use crate::sink::kissmetrics::run::End;
use crate::workflow::practice::Ended;

impl Session {
    pub(in crate::session) fn act_on_product(&mut self, action: ProductAction) {
        self.products.act(action, &mut self.send, &self.beside);
        self.compare_names();
    }

    pub(in crate::session) fn act_on_arrival(&mut self, action: ArrivalAction) {
        let to = self.send.to_new();
        self.arriving.act(action, self.setup.what(), to, &self.beside);
    }

    /// Receives what was read of the chosen product, and how often imports are counted.
    pub(in crate::session) fn receive_arrival(&mut self) {
        let chosen = self.send.form.known;
        let product = self.products.known().iter().map(|known| &known.product).find(|known| Some(known.id) == chosen);
        // One that was noted a moment ago is not listed yet.
        if product.is_some() || chosen.is_none() {
            self.arriving.turn_to(product, &self.beside);
        }
        if let Some(error) = self.arriving.receive(&self.beside) {
            self.failed(error);
        }
        if let Some(product) = self.arriving.take_noted() {
            (self.send.form.known, self.send.form.kind) = (Some(product.id), Some(product.kind));
            self.products.look_for_key(Some(product), &self.beside);
            self.products.list(&self.send, &self.beside);
        }
    }

    /// Holds the names that would be sent against those that the chosen product was sent before.
    pub(in crate::session) fn compare_names(&mut self) {
        if let Some(names) = self.setup.names() {
            self.products.find_new_names(names, self.send.form.known);
        }
    }

    /// Sends what is new, on the form's terms.
    pub(in crate::session) fn start_sending(&mut self) {
        if self.send.is_under_way() {
            return;
        }
        if self.view().obstacle(WizardPage::Send).is_some() {
            self.message = Some(Message::NotYet(WizardPage::Send));
            return;
        }
        let Some(what) = self.setup.what() else { return };
        // Why not stands beside the button.
        if self.view().send_obstacle().is_some() {
            return;
        }
        if self.is_unasked() {
            return;
        }
        // What would still be opened would come in place of what is sent.
        self.opening.cancel();
        self.returning = Returning::default();
        self.message = None;
        self.sending = Some(self.setup.draft().settings().clone());
        self.products.keep_key_when_sent(&self.send);
        let before = self.arriving.before(self.send.form.known);
        if let Err(error) = self.send.start(what, before, self.products.keychain(), &self.beside) {
            self.failed(error);
        }
    }

    /// Ends what is being sent; before it has begun, nothing is.
    pub(in crate::session) fn stop_sending(&mut self) {
        if self.send.is_beginning() {
            let told = match self.send.is_about_to_go_on() {
                true => crate::message!("session-stopped-no-more"),
                false => crate::message!("session-stopped-unsent"),
            };
            self.message = Some(Message::Told(told.into()));
        }
        self.send.stop();
    }

    /// Looks again at what failed.
    pub(in crate::session) fn try_again(&mut self) {
        if let CheckState::Failed(_) = self.setup.checked() {
            self.setup.check_again(&self.beside);
        }
        self.send.look_again(self.setup.draft().settings(), self.setup.what().as_ref(), &self.beside);
    }

    /// Whether events would go to a live product about which the person was not asked, or was asked of something else.
    fn is_unasked(&self) -> bool {
        let view = self.view();
        let events = view.counts().map_or(0, |outcomes| outcomes.to_send());
        match self.send.target {
            Target::Product if self.page != WizardPage::Send => true,
            Target::Product if self.send.going_on.is_none() => self.send.is_asked_about(events) && !view.asks_to_send(),
            _ => false,
        }
    }

    /// Receives what the run tells.
    pub(in crate::session) fn receive_run(&mut self) {
        match self.send.receive(&self.beside.wake) {
            Received::Nothing => {}
            Received::Failed(error) => {
                self.failed(error);
                if !self.send.is_under_way() {
                    self.sending = None;
                }
            }
            Received::Ended => {
                if let Some(settings) = self.sending.take() {
                    self.setup.keep(settings);
                }
                self.send.going_on = None;
                self.page = WizardPage::Result;
                if self.send.report().is_some_and(|report| matches!(report.end, End::Failed(_))) {
                    // Why is to be read.
                    self.stay();
                }
                if let (Some(what), Some(report)) = (self.send.take_practised(), self.send.report()) {
                    self.history.note_practice(what, Ended::of(report), &self.beside);
                }
                self.history.list(&self.beside);
                if let Some(import) = self.send.ended_import().filter(|_| !self.send.doubted()) {
                    self.arriving.counting_mut().look(import);
                }
            }
        }
        if let Some((import, why)) = self.send.take_unread() {
            self.arriving.counting_mut().not_read(import, why);
        }
        if let Some(import) = self.send.recorded_import() {
            self.arriving.counting_mut().expect(import);
        }
        // Somebody is about to send.
        if self.page == WizardPage::Send && !self.setup.checking().is_running() {
            let found = match self.setup.checked() {
                CheckState::Known(found) => Some((&found.0, self.setup.checks())),
                _ => None,
            };
            self.send.look_earlier(found, &self.beside);
        }
        if let Some(told) = self.products.recognise(&mut self.send, &self.beside) {
            self.message = Some(told);
        }
    }
}
