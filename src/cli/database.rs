//! What a plan never says of a database: its password. And what a plan, perhaps a stranger's, may not decide alone: to
//! whom a password goes, and that a connection is less safe than usual. Both are named on the command line, stand among
//! the connections that were kept, or are agreed to here once and remembered.

use std::io::IsTerminal;
use std::path::Path;

use super::args;
use super::terminal::typed_yes;
use super::terminal::{one_line, say_line};
use crate::error::Error;
use crate::pipeline;
use crate::plan::Plan;
use crate::source::Answers;
use crate::source::server::safety;
use crate::store::connections::{self, Trusted};
use crate::store::keychain::{KeychainError, System};
use crate::store::{self, StoreError};
use crate::text::{
    Face, agree_question, exposure_words, password_question, visible_password_sentence, workflow_sentence,
};

/// The variable that holds it.
const VARIABLE: &str = "BACKFILL_DATABASE_PASSWORD";

/// A plan from its file, ready to reach its database.
pub(super) fn plan(path: &Path, given: &args::Database, data: Option<&Path>) -> Result<Plan, Error> {
    ready(Plan::load(path)?, given, data)
}

/// A plan that is ready to reach its database, as safely as the person has it.
pub(super) fn ready(mut plan: Plan, given: &args::Database, data: Option<&Path>) -> Result<Plan, Error> {
    if !plan.sources().any(Answers::is_of_server) {
        return Ok(plan);
    }
    let folder = store::data_folder(data)?;
    let mut trusted = Trusted::load(&folder)?;
    if plan.source.is_of_server() {
        (plan.source, trusted) = reach(plan.source, given, trusted, &folder)?;
        say_exposure(&plan.source);
    }
    trusted.check(plan.sources())?;
    Ok(plan)
}

/// The answers that lead to a plan's database, with its password and with what is given instead of what the plan says.
fn reach(
    answers: Answers,
    given: &args::Database,
    mut trusted: Trusted,
    folder: &Path,
) -> Result<(Answers, Trusted), Error> {
    // An address that is none is refused when it is opened.
    let Some(server) = connections::server(&answers) else { return Ok((answers, trusted)) };
    let named = match &given.database {
        Some(name) if is_named(name, &server, &answers) => true,
        Some(name) => return Err(Error::OtherDatabase { named: name.clone(), server }),
        None => false,
    };
    // What is given here is the person's choice, and the rest the plan's.
    let mut plans = answers.clone();
    given.encryption.answers().for_each(|(field, _)| _ = plans.values.remove(field));
    let answers = given.encryption.put(answers);
    let from_environment = (!has_password(&answers)).then(from_environment).flatten();
    let password_goes = from_environment.is_none() || named || trusted.knows(&answers);
    let mut agreed = named;
    if !password_goes || !(named || trusted.allows(&plans)) {
        if !somebody_is_there() {
            return Err(if trusted.allows(&plans) { Error::PasswordForUnknown { server } } else { lowered(server) });
        }
        let lowers = !trusted.allows(&plans);
        if !typed_yes(&agree_question(&server, lowers, from_environment.is_some()))? {
            return Err(if lowers { lowered(server) } else { Error::PasswordForUnknown { server } });
        }
        agreed = true;
    }
    if agreed {
        connections::agree(folder, &answers)?;
    }
    if agreed || given.encryption.is_given() {
        trusted = trusted.with(&answers);
    }
    Ok((with_password(answers, from_environment)?, trusted))
}

fn lowered(server: String) -> Error {
    StoreError::Lowered { server }.into()
}

/// What is reached by an address on the command line, with its password.
pub(super) fn named(answers: Answers, given: &args::Encryption) -> Result<Answers, Error> {
    if !answers.is_of_server() {
        return Ok(answers);
    }
    let answers = given.put(answers);
    if has_password(&answers) {
        say_line(visible_password_sentence());
        return Ok(answers);
    }
    let from_environment = from_environment();
    with_password(answers, from_environment)
}

/// Keeps in mind that this database was named on the command line, so that the plan that was made for it can be run.
pub(super) fn remember(answers: &Answers, data: Option<&Path>) -> Result<(), Error> {
    if answers.is_of_server() {
        connections::agree(&store::data_folder(data)?, answers)?;
    }
    Ok(())
}

/// Whether a name of the command line is that of the server: as it is said to be called, or its host alone.
fn is_named(name: &str, server: &str, answers: &Answers) -> bool {
    let name = name.trim();
    let alone = answers.get("ssh_host").is_none()
        && server.rsplit_once(':').is_some_and(|(host, _)| host.eq_ignore_ascii_case(name));
    alone || name.eq_ignore_ascii_case(server)
}

fn has_password(answers: &Answers) -> bool {
    connections::split(answers).is_some_and(|split| split.get("password").is_some())
}

fn from_environment() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|password| !password.is_empty())
}

/// The answers with the password that is at hand, else the keychain's, else the one that is typed.
fn with_password(answers: Answers, at_hand: Option<String>) -> Result<Answers, Error> {
    // Where the answers make no address, opening says so.
    let Some(server) = connections::server(&answers).filter(|_| !has_password(&answers)) else { return Ok(answers) };
    let kept = || match connections::password(&System, &answers) {
        Ok(password) => password,
        // Most servers have no keychain, and what the database then says is said.
        Err(KeychainError::Missing) => None,
        Err(error) => {
            say_line(&workflow_sentence(&error.into(), Face::Commands));
            None
        }
    };
    let password = match at_hand.or_else(kept) {
        None if somebody_is_there() => asked(&answers, &server)?,
        known => known,
    };
    Ok(match password {
        Some(password) => answers.with("password", password),
        None => answers,
    })
}

/// Asks the person at the terminal, which does not show what is typed; nothing typed is no password.
fn asked(answers: &Answers, server: &str) -> Result<Option<String>, Error> {
    let whole = connections::split(answers);
    let user = whole.as_ref().and_then(|whole| whole.get("user")).unwrap_or_default();
    let question = password_question(user, server);
    let typed = rpassword::prompt_password(one_line(&question));
    let typed = typed.map_err(|source| pipeline::Error::System { source })?;
    Ok((!typed.is_empty()).then_some(typed))
}

fn somebody_is_there() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Says on stderr what the connection gives up.
fn say_exposure(answers: &Answers) {
    if answers.is_of_server()
        && let Ok(safety) = safety(answers)
        && let Some(exposure) = safety.exposure
    {
        say_line(&exposure_words(exposure, &safety.host));
    }
}
