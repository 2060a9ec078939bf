//! Sentences about sources.

use indicatif::HumanCount;

use super::{database, io_words, list};
use crate::source::{Oddity, ParseWarning, SOURCES, SourceError};

pub(super) fn sentence(error: &SourceError) -> String {
    match error {
        SourceError::UnknownKind { kind } => {
            let known: Vec<&str> = SOURCES.iter().map(|kind| kind.id).collect();
            format!("There is no kind of source \"{kind}\". Use one of these: {}.", known.join(", "))
        }
        SourceError::UnknownAnswer { field, kind, known } => {
            format!("\"{field}\" is no setting of \"{kind}\". Its settings are {}.", list(known, 30))
        }
        SourceError::MissingAnswer { field, label } => format!("{label} (\"{field}\") is missing. Fill it in."),
        SourceError::BadAnswer { field, value, allowed } => {
            format!("\"{field}\" can't be \"{value}\". Use {allowed}.")
        }
        SourceError::NotFound { path } => {
            format!("There is no file {}. Check the name and the folder.", path.display())
        }
        SourceError::IsFolder { path } => format!("{} is a folder. Choose a file in it.", path.display()),
        SourceError::NotAFile { path } => {
            format!("{} is not a file. Save the table as a CSV file and choose that.", path.display())
        }
        SourceError::NoAccess { path } => {
            format!("You may not read {}. Ask its owner for the right to read it, or copy it.", path.display())
        }
        SourceError::Empty { path } => format!("{} is empty. Export it again.", path.display()),
        SourceError::TitlesOnly { path } => {
            format!("{} has titles and no rows beneath them. Export it again with its rows.", path.display())
        }
        SourceError::Workbook { path } => format!(
            "{} is an Excel file, whatever its name says. Open it, save it as CSV (UTF-8) and choose that file.",
            path.display()
        ),
        SourceError::Binary { path, what: Some(what) } => {
            format!("{} is {what}, not a table as text. Choose a CSV file.", path.display())
        }
        SourceError::Binary { path, what: None } => {
            format!("{} is not text. Choose a CSV file.", path.display())
        }
        SourceError::OtherFormat { path, what } => {
            format!("{} is {what}, not a table as text. Save the table as CSV and choose that file.", path.display())
        }
        SourceError::LineTooLong { path, line, limit } => format!(
            "Line {line} of {} is longer than {} MB. Either the separator or the quotes are other than chosen, or \
             this is not a table.",
            path.display(),
            limit / (1024 * 1024)
        ),
        SourceError::TooManyColumns { path, columns, limit } => {
            let (columns, limit) = (HumanCount(*columns as u64), HumanCount(*limit as u64));
            format!("{} has {columns} columns; {limit} is the most. Check how columns are separated.", path.display())
        }
        SourceError::Changed { path } => format!(
            "{} has changed since it was opened, so what was checked is no longer what would be sent. Open it again.",
            path.display()
        ),
        SourceError::Read { path, line: Some(line), source } => {
            format!("{} can't be read on from line {line}: {}. Try again.", path.display(), io_words(source))
        }
        SourceError::Read { path, line: None, source } => {
            format!("{} can't be read: {}. Try again.", path.display(), io_words(source))
        }
        SourceError::Special(problem) => problem.sentence(),
        SourceError::Database { problem, server } => database::sentence(problem, server.as_deref()),
    }
}

/// What is odd about a source and yet no reason to stop, in words.
pub fn warning_sentence(warning: &ParseWarning) -> String {
    let ParseWarning { oddity, count, first_lines } = warning;
    let one = *count == 1;
    let rows = if one { "1 row".to_owned() } else { format!("{} rows", HumanCount(*count)) };
    let records = if one { "1 record".to_owned() } else { format!("{} records", HumanCount(*count)) };
    let (has, is) = if one { ("has", "is") } else { ("have", "are") };
    let (it, names, belong) = if one { ("it", "names", "belongs") } else { ("they", "name", "belong") };
    let what = match oddity {
        Oddity::ShortRow => format!("{rows} {has} too few cells; the missing ones read as blank"),
        Oddity::LongRow => format!("{rows} {has} extra cells; they are kept after the last column"),
        Oddity::BadLetters => format!("{rows} {has} letters that can't be read; try another way letters are stored"),
        Oddity::NulBytes => format!("{rows} {has} NUL bytes, which are kept out"),
        Oddity::UnclosedQuote => format!("{rows} {has} a quotation mark that is never closed; it is taken for text"),
        Oddity::StrayQuote => format!("{rows} {has} a quotation mark where none belongs; it is taken for text"),
        Oddity::OtherEscape => format!(
            "{rows} {has} quotation marks that are escaped in another way than in the other rows; {it} {is} read in that way"
        ),
        Oddity::NoResult => format!(
            "{rows} {has} a formula without a result, which reads as blank; open the file in a spreadsheet program and \
             save it, so that the results are stored"
        ),
        Oddity::ErrorValue => format!("{rows} {has} an error such as #REF! in a cell, which is read as that text"),
        Oddity::MergedCells => {
            format!("{rows} {has} merged cells; what they hold is read in the first of them, and the others are blank")
        }
        Oddity::HiddenRow => format!("{rows} {is} hidden, as by a filter, and read all the same"),
        Oddity::FormulaText => format!("{rows} {has} text written as a formula (=\"00417\"); the text is read"),
        Oddity::TitlesAgain => {
            format!("{rows} {is} the titles again, as when files were joined, and left out")
        }
        Oddity::TitlesMoved => format!(
            "{rows} {has} the titles in another order, as where files were joined; what stands below {is} read by its \
             own titles"
        ),
        Oddity::SeparatorLine => {
            format!("{rows} only {names} the separator, as where files were joined, and {is} left out")
        }
        Oddity::OtherTable => format!(
            "{rows} {belong} to another table below this one and {is} left out; to read that one, choose its line of \
             titles"
        ),
        Oddity::NoObject => format!("{records} {is} no JSON object that can be read, and left out"),
        Oddity::CutOff => {
            "the file ends in the midst of a record or of its list, so it may not be all there; what is torn is left out. \
             Export or copy it again"
                .to_owned()
        }
        Oddity::RepeatedKey => format!("{records} {has} the same key twice in an object; the last value is read"),
        Oddity::List => format!("{records} {has} a list, which is kept as JSON in one cell"),
        Oddity::Deep => format!("{records} {has} objects within many others; the innermost are kept as JSON in one cell"),
        Oddity::SingleValue => format!(
            "{records} {has} a single value under a key under which others have an object; each is in columns of its own"
        ),
        Oddity::OctalEscape => format!(
            "{records} {has} letters written as octal numbers (\\303\\251), as in Kissmetrics' own exports; the letters are \
             read"
        ),
        Oddity::NoNumber => format!("{records} {has} NaN or Infinity, which is no number and reads as blank"),
        Oddity::TotalRow => format!("{rows} {is} a total of the others and left out"),
        Oddity::BlankLine => format!("{} blank line{} left out", HumanCount(*count), if one { " is" } else { "s are" }),
    };
    let lines: Vec<String> = first_lines.iter().map(u64::to_string).collect();
    let more = if *count > first_lines.len() as u64 { ", …" } else { "" };
    match lines.len() {
        0 => format!("{what}."),
        1 if more.is_empty() => format!("{what} (line {}).", lines[0]),
        _ => format!("{what} (lines {}{more}).", lines.join(", ")),
    }
}
