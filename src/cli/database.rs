//! What neither a plan nor an address may say of a database: its password.

use std::path::Path;

use crate::import::Plan;
use crate::import::plan::PlanError;
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
    match std::env::var(VARIABLE) {
        Ok(password) if !password.is_empty() => answers.with("password", password),
        _ => answers,
    }
}
