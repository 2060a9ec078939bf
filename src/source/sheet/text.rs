//! Every cell as text, the same for the same cell in every kind of workbook.
//!
//! | Stored as | Text |
//! |---|---|
//! | number | the fewest digits that give the same number again, without exponent and without `.0` |
//! | whole number of more than 15 digits in an `.xlsx` or an `.ods` | its digits as they are written there |
//! | percentage | the number that it is: 25% is `0.25` |
//! | number with the format of a date, a time or a span of time | see `dates` |
//! | text | the text, also where it looks like a number (`007`) |
//! | true or false | `true`, `false` |
//! | formula | the result that was stored with it |
//! | error | its name, such as `#REF!`, which is said |
//! | nothing | blank |

use std::fmt::Write as _;

use calamine::{Data, DataRef};

use super::dates;

/// What spreadsheets call their errors.
const ERRORS: &[&str] = &[
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#DATA!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#EXTERNAL!",
    "#PYTHON!",
    "#TIMEOUT!",
    "#UNKNOWN!",
];

/// Appends the text of a cell. `timed` says whether a time of day belongs to it if it is a moment, where that is known.
pub(super) fn write(value: &DataRef<'_>, from_1904: bool, timed: Option<bool>, out: &mut String) {
    // Writing to a text cannot fail.
    match value {
        DataRef::Int(number) => _ = write!(out, "{number}"),
        DataRef::Float(number) => dates::number(*number, out),
        DataRef::String(text) => out.push_str(text),
        DataRef::SharedString(text) => out.push_str(text),
        DataRef::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        DataRef::DateTime(moment) if moment.is_duration() => dates::span(moment.as_f64(), out),
        DataRef::DateTime(moment) => dates::moment(moment.as_f64(), from_1904, timed == Some(true), out),
        DataRef::DateTimeIso(moment) => dates::written(moment, timed, out),
        DataRef::DurationIso(span) => dates::written_span(span, out),
        DataRef::Error(error) => _ = write!(out, "{error}"),
        DataRef::Empty => {}
    }
}

/// A cell that is held in memory, as one that is read on the way.
pub(super) fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(moment) => DataRef::DateTimeIso(moment.clone()),
        Data::DurationIso(span) => DataRef::DurationIso(span.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Whether a cell's text is the name of an error.
pub(super) fn is_error(text: &str) -> bool {
    text.starts_with('#') && ERRORS.contains(&text)
}
