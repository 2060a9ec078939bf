//! Sentences about plan files.

use super::io_words;
use crate::import::plan::{PlanError, VERSION};

pub(super) fn sentence(error: &PlanError) -> String {
    match error {
        PlanError::Read { path, source } if source.kind() == std::io::ErrorKind::NotFound => {
            format!("There is no plan {}. Make one with `backfill plan`.", path.display())
        }
        PlanError::Read { path, source } => format!("The plan {} can't be read: {}.", path.display(), io_words(source)),
        PlanError::Syntax { path, line, column, message } => {
            format!("{} is not a plan: line {line}, column {column}: {}.", path.display(), message.trim())
        }
        PlanError::Version { path, found } => format!(
            "{} has version {found}; this Backfill reads version {VERSION}. Use the Backfill that made it, or make \
             the plan again.",
            path.display()
        ),
        PlanError::ReservedName { name } => format!(
            "A detail is called \"{name}\", a name that the tracker keeps for itself. Give the detail another name."
        ),
    }
}
