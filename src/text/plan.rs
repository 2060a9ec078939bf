//! Sentences about plan files.

use std::io::ErrorKind;

use super::{Face, io_words};
use crate::plan::{PlanError, VERSION};
use crate::source::ReadingVersion;
use crate::tr;

pub(super) fn sentence(error: &PlanError, face: Face) -> String {
    match error {
        PlanError::Read { path, source } => read_sentence(&path.display().to_string(), source, face),
        PlanError::Syntax { path, line, column, message } => tr!(
            "plan-syntax",
            path = path.display(),
            line = *line,
            column = *column,
            why = syntax_words(message),
            face = face,
        ),
        PlanError::Version { path, found } => {
            tr!("plan-version", path = path.display(), found = *found, newest = VERSION)
        }
        PlanError::Reading { path, found } => {
            tr!("plan-reading", path = path.display(), found = *found, newest = ReadingVersion::NOW.number())
        }
        PlanError::ReservedName { name } => tr!("plan-reserved-name", name = name),
    }
}

fn read_sentence(path: &str, error: &std::io::Error, face: Face) -> String {
    match error.kind() {
        ErrorKind::NotFound => tr!("plan-not-found", path = path, face = face),
        ErrorKind::IsADirectory => tr!("plan-is-folder", path = path),
        ErrorKind::InvalidData => tr!("plan-not-text", path = path, face = face),
        ErrorKind::PermissionDenied => tr!("file-no-access", path = path),
        _ => tr!("plan-unreadable", path = path, why = io_words(error)),
    }
}

/// The parser's words, which are English in every language, without the names of a program's own kinds of numbers.
fn syntax_words(message: &str) -> String {
    const WHOLE: &str = "expected a whole number";
    message.trim().replace("expected u32", WHOLE).replace("expected u64", WHOLE)
}
