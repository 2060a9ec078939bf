//! Coming back to an earlier import: its source is opened again with the choices of then, and where it was left midway
//! it goes on. The ledger and the source may each make one wait, so all of it is done beside the window.

use std::sync::Arc;

use super::app::{App, CheckState, Message, Page};
use super::draft::Draft;
use super::open::{OpenSource, Opened};
use super::send::{GoingOn, ProductForm, Target};
use super::task::Task;
use crate::error::{Error, begin_sentence};
use crate::ledger::{Import, ImportState};
use crate::mapping::suggest::suggest;
use crate::pipeline::fingerprint::{self};
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::plan::Plan;
use crate::source::{self, DatabaseProblem, SourceError};
use crate::workflow::record;
use crate::workflow::renew::{Begin, renew};
use crate::workflow::resume::plan_of;

/// What a person can do about an earlier import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnAction {
    /// Open the one of this number again, to go on with it where it is not whole.
    To(i64),
    /// Open what is new since the one of this number.
    New(i64),
    /// Its database's password, which was asked for; `None` to leave it.
    Password(Option<String>),
    /// Make the choices of the import that the open rows were part of.
    TakeSettings,
}

/// An earlier import that is being opened.
#[derive(Default)]
pub struct Returning {
    opening: Task<Returned>,
    /// Its number.
    id: i64,
    /// Only what is new since then is wanted.
    only_new: bool,
    asks: Option<AsksPassword>,
}

/// A database that wants a password, which is in no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsksPassword {
    /// What the import's source is called.
    pub source: String,
    /// Who signs in.
    pub user: String,
}

/// What opening it gives.
enum Returned {
    /// All of it.
    Open(Box<(Import, Plan, Opened)>),
    /// A password is needed first.
    Asks(AsksPassword),
}

impl Returning {
    /// Whether one is being opened.
    pub fn is_opening(&self) -> bool {
        self.opening.is_running()
    }

    /// The database that wants a password first.
    pub fn asks(&self) -> Option<&AsksPassword> {
        self.asks.as_ref()
    }
}

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
        let data = self.data.clone();
        let passwords = self.databases.passwords(self.data.clone());
        (self.returning.id, self.returning.only_new, self.returning.asks) = (id, only_new, None);
        self.returning.opening.start("return", &self.wake, move |context| {
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
        self.before.look(&opened.source, self.data.as_deref(), &self.wake);
        self.source = Some(OpenSource::start(opened, suggested, &self.wake));
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
            going_on.compare(found.0.clone(), found.1.fingerprint, &self.wake);
        }
    }

    fn take_choices_of_before(&mut self) {
        let Some(plan) = self.before.found().map(|found| found.plan.clone()) else { return };
        self.draft.change(|settings| settings.take_plan(plan.mapping, plan.lookups));
        self.recheck();
    }
}

/// Holds what was opened against what was there when it was sent, and says how what is new is told.
///
/// # Errors
/// When nothing is new, or nothing says what is.
fn bring_new(
    (import, plan, opened): (Import, Plan, Opened),
    begin: &Begin,
    stop: &Stop,
) -> Result<(Import, Plan, Opened), Error> {
    if let Begin::File(_) = begin {
        let pipeline = Pipeline::with_lookups(
            Arc::clone(&opened.source),
            plan.mapping.clone(),
            &plan.lookups,
            stop,
            &PassProgress::default(),
        )?;
        let now = fingerprint::of(&pipeline, stop, &PassProgress::default())?;
        if !begin.may_have_news(&pipeline, &now, stop)? {
            return Err(Error::NothingNew);
        }
    }
    // Behind a number there is nothing that is not new; a time is asked for once more.
    if opened.head.is_empty() {
        return Err(Error::NothingNew);
    }
    let note = begin_sentence(begin, &import.product.name);
    Ok((import, plan, opened.saying(note)))
}

fn open(import: Import, plan: Plan, password: Option<String>) -> Result<Returned, Error> {
    let answers = match password {
        Some(password) => plan.source.clone().with("password", password),
        None => plan.source.clone(),
    };
    match source::open(&answers) {
        Err(SourceError::Database {
            problem: DatabaseProblem::WrongPassword { user, with_password: false }, ..
        }) => Ok(Returned::Asks(AsksPassword { source: import.source, user })),
        opened => Ok(Returned::Open(Box::new((import, plan, Opened::new(opened?)?)))),
    }
}
