//! What was typed becomes what it means.

use std::path::Path;

use super::{args, database};
use crate::error::Error;
use crate::source::mysql::DatabaseProblem;
use crate::source::mysql::address::{is_address, is_mistyped};
use crate::source::{Answers, SourceError};

/// The answers that a source argument stands for.
pub(super) fn answers(args: &args::Source) -> Result<Answers, Error> {
    // A file may be called anything, so that only what is none can be a mistyped address.
    if is_mistyped(&args.source) && !Path::new(&args.source).exists() {
        return Err(SourceError::Database { problem: DatabaseProblem::BadAddress, server: None }.into());
    }
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
    database::named(answers, &args.encryption)
}
