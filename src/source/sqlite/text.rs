//! Every value as text, the same for the same value in every file.
//!
//! | Stored as | Text |
//! |---|---|
//! | whole number | its digits |
//! | number with decimals | the shortest digits that give the same number again, without exponent |
//! | text | the text; what is no UTF-8 in it becomes U+FFFD, and is said |
//! | bytes | hexadecimal, as `hex()` writes them |
//! | nothing | blank |
//!
//! SQLite keeps a kind with each value and not with the column, so that a column may hold several. Columns that are
//! declared as `BLOB` are left out, and said.

use std::fmt::Write as _;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::source::growing::day;

/// Appends the text of a value; `false` where some of it could not be read as letters.
pub(super) fn write(value: ValueRef<'_>, out: &mut String) -> bool {
    // Writing to a text cannot fail.
    match value {
        ValueRef::Null => {}
        ValueRef::Integer(number) => _ = write!(out, "{number}"),
        ValueRef::Real(number) => _ = write!(out, "{number}"),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => out.push_str(text),
            Err(_) => {
                out.push_str(&String::from_utf8_lossy(bytes));
                return false;
            }
        },
        ValueRef::Blob(bytes) => bytes.iter().for_each(|byte| _ = write!(out, "{byte:02X}")),
    }
    true
}

/// What SQLite compares with a column for a text that came from [`write`] or was typed: a number where it is written as
/// one, which SQLite turns into text again where the column holds text.
pub(super) fn value_of(text: &str) -> ToSqlOutput<'_> {
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => ToSqlOutput::Owned(Value::Integer(number)),
        _ => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
    }
}

/// The order of two values of one column, as they are written.
pub(super) fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    match (a.parse::<i64>(), b.parse::<i64>()) {
        (Ok(a), Ok(b)) => a.cmp(&b),
        _ => match (a.parse::<f64>(), b.parse::<f64>()) {
            (Ok(a), Ok(b)) => a.total_cmp(&b),
            _ => a.cmp(b),
        },
    }
}

/// What a value looks like, of those by which new rows are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Number,
    Day,
    /// Letters and digits, such as a number with others before it.
    Code,
}

impl Shape {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Number, Self::Day, Self::Code];

    /// What a value looks like.
    pub(super) fn of(value: &str) -> Self {
        match value.parse::<f64>() {
            Ok(_) => Self::Number,
            Err(_) if day(value).is_some() => Self::Day,
            Err(_) => Self::Code,
        }
    }
}

/// A name as it stands in a statement.
pub(super) fn name(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
