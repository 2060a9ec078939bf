//! Coming back to an earlier import: its source is opened again with the choices of then, and where it was left midway
//! it goes on. The ledger and the source may each make one wait, so all of it is done in the background.

use std::sync::Arc;

use super::database::Passwords;
use super::source::Opened;
use super::task::{Beside, Task};
use crate::error::Error;
use crate::ledger::{Import, ImportState};
use crate::pipeline::{PassProgress, Pipeline, Stop, fingerprint};
use crate::plan::Plan;
use crate::source::{self, DatabaseProblem, SourceError};
use crate::text::begin_message;
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

    /// Whether only what is new since then is wanted.
    pub fn is_only_new(&self) -> bool {
        self.only_new
    }

    /// Opens the import of this number, or what is new since then.
    pub fn open(&mut self, id: i64, only_new: bool, passwords: Passwords, beside: &Beside) {
        (self.id, self.only_new) = (id, only_new);
        self.start(None, passwords, beside);
    }

    /// Goes on with the password that was asked for.
    pub fn go_on_with(&mut self, password: String, passwords: Passwords, beside: &Beside) {
        self.start(Some(password), passwords, beside);
    }

    fn start(&mut self, password: Option<String>, passwords: Passwords, beside: &Beside) {
        self.asks = None;
        let (id, only_new, data) = (self.id, self.only_new, beside.data.clone());
        self.opening.start("return", &beside.wake, move |context| {
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

    /// Receives what was opened; where a password is wanted first, that is remembered.
    pub fn receive(&mut self) -> Option<Result<(Import, Plan, Opened), Error>> {
        match self.opening.take()? {
            Ok(Returned::Open(returned)) => Some(Ok(*returned)),
            Ok(Returned::Asks(asks)) => {
                self.asks = Some(asks);
                None
            }
            Err(error) => Some(Err(error)),
        }
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
    if let Begin::File(_) | Begin::Files(_) = begin {
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
    let note = begin_message(begin, &import.product.name);
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
