//! Coming back to an earlier import: opened beside the window, gone on with where it was left.

use super::App;
use crate::error::Error;
use crate::ledger::{Import, ImportState};
use crate::mapping::suggest::suggest;
use crate::plan::Plan;
use crate::session::check::CheckState;
use crate::session::draft::Draft;
use crate::session::message::Message;
use crate::session::page::Page;
use crate::session::returning::{ReturnAction, Returned, Returning, bring_new, open};
use crate::session::send::{GoingOn, ProductForm, Target};
use crate::session::source::{OpenSource, Opened};
use crate::workflow::record;
use crate::workflow::renew::renew;
use crate::workflow::resume::plan_of;

impl App {
    /// Does what was asked about an earlier import.
    pub(super) fn act_on_return(&mut self, action: ReturnAction) {
        match action {
            ReturnAction::To(id) => self.return_to(id, false, None),
            ReturnAction::New(id) => self.return_to(id, true, None),
            ReturnAction::Password(None) => self.returning = Returning::default(),
            ReturnAction::Password(password) => self.return_to(self.returning.id, self.returning.only_new, password),
            ReturnAction::TakeSettings => self.take_choices_of_before(),
        }
    }

    fn return_to(&mut self, id: i64, only_new: bool, password: Option<String>) {
        if self.refuse_while_under_way() {
            return;
        }
        let data = self.beside.data.clone();
        let passwords = self.databases.passwords(self.beside.data.clone());
        (self.returning.id, self.returning.only_new, self.returning.asks) = (id, only_new, None);
        self.returning.opening.start("return", &self.beside.wake, move |context| {
            let ledger = record::open(data.as_deref())?;
            let import = ledger.import(id)?;
            if import.state == ImportState::Running {
                // Who is at it stands in the refusal.
                ledger.to_go_on(id, None)?;
            }
            let plan = plan_of(&import)?;
            passwords.check(&plan)?;
            let password = password.or_else(|| passwords.of(&plan.source));
            if !only_new {
                return open(import, plan, password);
            }
            let (plan, begin) = renew(plan, &import.product, &ledger.imports()?);
            match open(import, plan, password)? {
                Returned::Open(returned) => Ok(Returned::Open(Box::new(bring_new(*returned, &begin, &context.stop)?))),
                asks @ Returned::Asks(_) => Ok(asks),
            }
        });
    }

    /// Receives what was opened.
    pub(super) fn receive_returned(&mut self) {
        match self.returning.opening.take() {
            None => {}
            Some(Err(error)) => {
                self.message = Some(match error {
                    // That there is nothing to do is an answer.
                    Error::NothingNew => Message::Told(error.sentence()),
                    error => Message::Failed(error.sentence()),
                });
                self.list_imports();
            }
            Some(Ok(Returned::Asks(asks))) => self.returning.asks = Some(asks),
            Some(Ok(Returned::Open(returned))) => self.returned(*returned),
        }
        if let Some(going_on) = &mut self.send.going_on {
            going_on.receive();
        }
    }

    fn returned(&mut self, (import, plan, mut opened): (Import, Plan, Opened)) {
        self.leave();
        self.message = opened.note.take().map(Message::Done);
        let suggested = suggest(opened.source.columns(), &opened.head_profiles, opened.source.name());
        self.draft = Draft::start(suggested.mapping.clone());
        self.draft.change(|settings| settings.take_plan(plan.mapping.clone(), plan.lookups.clone()));
        self.kept = Some(self.draft.settings().clone());
        self.before.look(&opened.source, self.beside.data.as_deref(), &self.beside.wake);
        self.source = Some(OpenSource::start(opened, suggested, &self.beside.wake));
        // What is new goes where the rest went.
        if import.has_work_left() || self.returning.only_new {
            self.send.target = Target::Product;
            let form = ProductForm::of(&import.product);
            // A key that was typed for the product a moment ago is not asked for again.
            let same = form.name == self.send.form.name.trim() && form.address == self.send.form.address.trim();
            let key = if same { std::mem::take(&mut self.send.form.key) } else { String::new() };
            self.send.form = ProductForm { key, ..form };
            self.look_for_key(Some(import.product.clone()));
            self.list_products();
        }
        if import.has_work_left() {
            self.send.going_on = Some(GoingOn::new(import, plan));
            self.page = Page::Send;
        }
        self.recheck();
    }

    /// The rows were checked: holds them against what they were when the import began. With other choices than then it
    /// is another import.
    pub(super) fn compare_with_then(&mut self) {
        let Some(going_on) = &mut self.send.going_on else { return };
        let settings = self.draft.settings();
        if settings.mapping != going_on.plan.mapping || settings.lookups != going_on.plan.lookups {
            self.send.going_on = None;
        } else if let CheckState::Known(found) = &self.checked {
            going_on.compare(found.0.clone(), found.1.fingerprint, &self.beside.wake);
        }
    }

    fn take_choices_of_before(&mut self) {
        let Some(plan) = self.before.found().map(|found| found.plan.clone()) else { return };
        self.draft.change(|settings| settings.take_plan(plan.mapping, plan.lookups));
        self.recheck();
    }
}
