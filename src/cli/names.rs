//! What was typed becomes what it means.

use super::{args, database};
use crate::error::Error;
use crate::source::{self, Answers};

/// The answers that a source argument stands for.
pub(super) fn answers(args: &args::Source) -> Result<Answers, Error> {
    let mut answers = source::named_together(&args.source)?;
    let given = [("table", &args.table), ("query", &args.query), ("sheet", &args.sheet)];
    for (field, value) in given {
        if let Some(value) = value {
            answers = answers.with(field, value.as_str());
        }
    }
    for (field, value) in &args.settings {
        answers = answers.with(field, value.as_str());
    }
    database::named(answers, &args.encryption)
}
