//! Sentences about sources.

use super::{Face, database, io_words, several, word};
use crate::message;
use crate::message::{Arg, Message};
use crate::source::{Oddity, ParseWarning, SOURCES, SourceError};
use crate::tr;

/// So many settings of a kind of source are named, to choose from.
const SETTINGS: usize = 30;

pub(super) fn sentence(error: &SourceError, face: Face) -> String {
    match error {
        SourceError::UnknownKind { kind } => {
            tr!(
                "source-unknown-kind",
                kind = kind,
                known = Arg::list(SOURCES.iter().map(|kind| kind.id), SOURCES.len())
            )
        }
        SourceError::UnknownAnswer { field, kind, known } => {
            tr!(
                "source-unknown-answer",
                field = field.as_str(),
                kind = tr!(*kind),
                known = Arg::list(known.iter().copied(), SETTINGS)
            )
        }
        SourceError::MissingAnswer { field, label } => {
            tr!("source-missing-answer", field = *field, label = tr!(*label), face = face)
        }
        SourceError::BadAnswer { field, value, allowed } => {
            tr!("source-bad-answer", field = *field, value = value, allowed = allowed.clone())
        }
        SourceError::NotFound { path } => tr!("source-not-found", path = path.display()),
        SourceError::IsFolder { path } => tr!("source-is-folder", path = path.display()),
        SourceError::NotAFile { path } => tr!("source-not-a-file", path = path.display()),
        SourceError::NoAccess { path } => tr!("file-no-access", path = path.display()),
        SourceError::Empty { path } => tr!("source-empty", path = path.display()),
        SourceError::TitlesOnly { path } => tr!("source-titles-only", path = path.display()),
        SourceError::Workbook { path } => tr!("source-workbook", path = path.display()),
        SourceError::Binary { path, what: Some(what) } => {
            tr!("source-binary-known", path = path.display(), what = what.clone())
        }
        SourceError::Binary { path, what: None } => tr!("source-binary", path = path.display()),
        SourceError::OtherFormat { path, what } => {
            tr!("source-other-format", path = path.display(), what = what.clone())
        }
        SourceError::LineTooLong { path, line, limit } => {
            tr!("source-line-too-long", path = path.display(), line = *line, limit = *limit / (1024 * 1024))
        }
        SourceError::TooManyColumns { path, columns, limit } => {
            tr!("source-too-many-columns", path = path.display(), columns = *columns, limit = *limit)
        }
        SourceError::Changed { path } => tr!("source-changed", path = path.display()),
        SourceError::GivenUp => tr!("source-given-up").to_owned(),
        SourceError::Read { path, line: Some(line), source } => {
            tr!("source-read-line", path = path.display(), line = *line, why = io_words(source))
        }
        SourceError::Read { path, line: None, source } => {
            tr!("source-read", path = path.display(), why = io_words(source))
        }
        SourceError::Special(problem) => word(&problem.message(face.into())),
        SourceError::Database { problem, server } => database::sentence(problem, server.as_deref(), face),
    }
}

/// What is odd about a source and yet no reason to stop, in words.
pub fn warning_sentence(warning: &ParseWarning) -> String {
    let what = warning_message(warning);
    if !warning.files.is_empty() {
        let lines = warning.files.iter().copied().zip(warning.first_lines.iter().copied());
        return several::warning_words(what, lines, warning.count > warning.files.len() as u64);
    }
    // The number of a line is a name and no count: editors and spreadsheets show it without separators.
    let lines: Vec<String> = warning.first_lines.iter().map(u64::to_string).collect();
    match lines.as_slice() {
        [] => tr!("warning", what = what),
        _ if warning.count > lines.len() as u64 => tr!("warning-first-lines", what = what, lines = lines.join(", ")),
        [line] => tr!("warning-line", what = what, line = line),
        _ => tr!("warning-lines", what = what, lines = lines.join(", ")),
    }
}

fn warning_message(warning: &ParseWarning) -> Message {
    let count = warning.count;
    match warning.oddity {
        Oddity::ShortRow => message!("warning-short-row", count = count),
        Oddity::LongRow => message!("warning-long-row", count = count),
        Oddity::BadLetters => message!("warning-bad-letters", count = count),
        Oddity::NulBytes => message!("warning-nul-bytes", count = count),
        Oddity::UnclosedQuote => message!("warning-unclosed-quote", count = count),
        Oddity::StrayQuote => message!("warning-stray-quote", count = count),
        Oddity::OtherEscape => message!("warning-other-escape", count = count),
        Oddity::NoResult => message!("warning-no-result", count = count),
        Oddity::ErrorValue => message!("warning-error-value", count = count),
        Oddity::MergedCells => message!("warning-merged-cells", count = count),
        Oddity::HiddenRow => message!("warning-hidden-row", count = count),
        Oddity::FormulaText => message!("warning-formula-text", count = count),
        Oddity::TitlesAgain => message!("warning-titles-again", count = count),
        Oddity::TitlesMoved => message!("warning-titles-moved", count = count),
        Oddity::SeparatorLine => message!("warning-separator-line", count = count),
        Oddity::OtherTable => message!("warning-other-table", count = count),
        Oddity::NoObject => message!("warning-no-object", count = count),
        Oddity::CutOff => message!("warning-cut-off"),
        Oddity::RepeatedKey => message!("warning-repeated-key", count = count),
        Oddity::List => message!("warning-list", count = count),
        Oddity::Deep => message!("warning-deep", count = count),
        Oddity::SingleValue => message!("warning-single-value", count = count),
        Oddity::OctalEscape => message!("warning-octal-escape", count = count),
        Oddity::NoNumber => message!("warning-no-number", count = count),
        Oddity::TotalRow => message!("warning-total-row", count = count),
        Oddity::BlankLine => message!("warning-blank-line", count = count),
    }
}
