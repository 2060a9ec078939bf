//! What was typed becomes what it means.

use super::args;
use super::database::reachable;
use crate::error::Error;
use crate::source::Answers;
use crate::source::mysql::address::is_address;

/// The answers that a source argument stands for.
pub(super) fn answers(args: &args::Source) -> Result<Answers, Error> {
    let mut answers = if is_address(&args.source) {
        Answers::new("mysql").with("address", args.source.as_str())
    } else {
        Answers::new("csv").with("file", args.source.as_str())
    };
    let given = [("table", &args.table), ("query", &args.query)];
    for (field, value) in given {
        if let Some(value) = value {
            answers = answers.with(field, value.as_str());
        }
    }
    for (field, value) in &args.settings {
        answers = answers.with(field, value.as_str());
    }
    Ok(reachable(answers))
}
