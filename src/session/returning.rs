//! Coming back to an earlier import: its source is opened again with the choices of then, and where it was left midway
//! it goes on. The ledger and the source may each make one wait, so all of it is done beside the window.

use std::sync::Arc;

use super::source::Opened;
use super::task::Task;
use crate::error::{Error, begin_sentence};
use crate::ledger::Import;
use crate::pipeline::fingerprint::{self};
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::plan::Plan;
use crate::source::{self, DatabaseProblem, SourceError};
use crate::workflow::renew::Begin;

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
    pub opening: Task<Returned>,
    /// Its number.
    pub id: i64,
    /// Only what is new since then is wanted.
    pub only_new: bool,
    pub asks: Option<AsksPassword>,
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
pub enum Returned {
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

/// Holds what was opened against what was there when it was sent, and says how what is new is told.
///
/// # Errors
/// When nothing is new, or nothing says what is.
pub fn bring_new(
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

pub fn open(import: Import, plan: Plan, password: Option<String>) -> Result<Returned, Error> {
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
