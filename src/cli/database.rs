//! What a plan never says of a database: its password. It comes from the environment, else from the keychain.

use std::path::Path;

use crate::error::import_sentence;
use crate::import::keychain::{KeychainError, System};
use crate::import::plan::PlanError;
use crate::import::{Plan, connections};
use crate::source::Answers;
use crate::source::mysql::{KIND, address};

/// The variable that holds it.
const VARIABLE: &str = "BACKFILL_DATABASE_PASSWORD";

/// A plan from its file, with the password that its database wants.
pub(super) fn plan(path: &Path) -> Result<Plan, PlanError> {
    Plan::load(path).map(with_password)
}

/// A plan with the password that its database wants. A table in which things are looked up needs none of its own.
pub(super) fn with_password(mut plan: Plan) -> Plan {
    plan.source = reachable(plan.source);
    plan
}

/// The answers with the password, unless they hold one or need none.
pub(super) fn reachable(answers: Answers) -> Answers {
    // An address that is none is refused when it is opened.
    let known = address::split(&answers).is_ok_and(|split| split.get("password").is_some());
    if answers.kind != KIND.id || known {
        return answers;
    }
    let from_environment = std::env::var(VARIABLE).ok().filter(|password| !password.is_empty());
    let password = from_environment.or_else(|| match connections::password(&System, &answers) {
        Ok(password) => password,
        // Most servers have no keychain, and what the database then says is said.
        Err(KeychainError::Missing) => None,
        Err(error) => {
            eprintln!("{}", import_sentence(&error.into()));
            None
        }
    });
    match password {
        Some(password) => answers.with("password", password),
        None => answers,
    }
}
