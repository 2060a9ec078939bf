//! Sentences about plan files.

use std::io::ErrorKind;

use super::io_words;
use crate::plan::{PlanError, VERSION};
use crate::source::ReadingVersion;

pub(super) fn sentence(error: &PlanError) -> String {
    match error {
        PlanError::Read { path, source } if source.kind() == ErrorKind::NotFound => {
            format!("There is no plan {}. Make one with `backfill plan`.", path.display())
        }
        PlanError::Read { path, source } if source.kind() == ErrorKind::IsADirectory => {
            format!("{} is a folder. Choose a plan in it.", path.display())
        }
        PlanError::Read { path, source } if source.kind() == ErrorKind::InvalidData => {
            format!("{} is not text (UTF-8), so it is no plan. Make one with `backfill plan`.", path.display())
        }
        PlanError::Read { path, source } if source.kind() == ErrorKind::PermissionDenied => {
            format!("You may not read {}. Ask its owner for the right to read it, or copy it.", path.display())
        }
        PlanError::Read { path, source } => {
            format!("The plan {} can't be read: {}. Try again.", path.display(), io_words(source))
        }
        PlanError::Syntax { path, line, column, message } => format!(
            "{} is not a plan: line {line}, column {column}: {}. Fix it there, or make a plan with `backfill plan`.",
            path.display(),
            syntax_words(message)
        ),
        PlanError::Version { path, found } => format!(
            "{} has version {found}; this Backfill reads 1 to {VERSION}. Use the Backfill that made it, or make the \
             plan again.",
            path.display()
        ),
        PlanError::Reading { path, found } => format!(
            "{} has version of reading {found}; this Backfill knows 1 to {}. Use the Backfill that made it, or make the \
             plan again.",
            path.display(),
            ReadingVersion::NOW.number()
        ),
        PlanError::ReservedName { name } => format!(
            "A detail is called \"{name}\", a name that the tracker keeps for itself. Give the detail another name."
        ),
    }
}

/// The parser's words, without the names of a program's own kinds of numbers.
fn syntax_words(message: &str) -> String {
    message.trim().replace("expected u32", "expected a whole number").replace("expected u64", "expected a whole number")
}
