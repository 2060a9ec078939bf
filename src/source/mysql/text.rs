//! Every type of column as text, the same for the same value on every server.
//!
//! | Type | Text |
//! |---|---|
//! | `TINYINT` to `BIGINT`, signed or not | digits; with `ZEROFILL`, filled to its width |
//! | `DECIMAL` | the server's digits, none lost |
//! | `FLOAT`, `DOUBLE` | the shortest digits that give the same number again, without exponent |
//! | `BIT` | the number that its bits make |
//! | `YEAR` | four digits; the year 0000 is blank |
//! | `DATE` | `2009-10-01` |
//! | `DATETIME` | `2009-10-01 13:53:45`, with as many digits of the second as the column has; no zone |
//! | `TIMESTAMP` | the same and ` UTC`: it is an instant |
//! | `TIME` | `13:53:45`, also `-838:59:59` |
//! | `CHAR`, `VARCHAR`, `TEXT`, `ENUM`, `SET`, `JSON`, `UUID` | the text, from whatever character set |
//! | `VARBINARY` | its text; hexadecimal where it is none |
//! | `BINARY` | hexadecimal, as `HEX()` writes it |
//! | `BLOB`, `GEOMETRY`, `VECTOR` | left out, and said |
//!
//! `NULL` and the dates `0000-00-00` are blank: nothing happened then.

use std::fmt::Write as _;

use mysql::Value;
use mysql::consts::{ColumnFlags, ColumnType};

use crate::source::server::new::Growing;

/// The number by which a server says "no character set" (`binary`).
const BINARY_CHARSET: u16 = 63;

/// How a column's values become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, filled with zeros to this width.
    Integer {
        /// 0 without `ZEROFILL`.
        width: usize,
    },
    /// A number with decimals, exact.
    Decimal,
    /// A number with decimals, not exact.
    Floating,
    /// A row of bits.
    Bit,
    /// A year.
    Year,
    /// A day.
    Date,
    /// A day and a time of some zone that is not said.
    DateTime {
        /// Digits of the second.
        digits: u8,
    },
    /// An instant.
    Timestamp {
        /// Digits of the second.
        digits: u8,
    },
    /// A span or a time of day.
    Time {
        /// Digits of the second.
        digits: u8,
    },
    /// Text.
    Text,
    /// Bytes that may be text.
    Bytes,
    /// Bytes that are none.
    Hex,
    /// What has no text: it is left out.
    LeftOut,
}

impl Growing for Kind {
    fn grows(self) -> bool {
        self.is_time() || matches!(self, Self::Integer { .. } | Self::Decimal)
    }

    fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::DateTime { .. } | Self::Timestamp { .. })
    }

    fn is_day(self) -> bool {
        self == Self::Date
    }
}

impl Kind {
    /// What a column of a result holds.
    pub(super) fn of(column: &mysql::Column) -> Self {
        use ColumnType as T;
        let binary = column.character_set() == BINARY_CHARSET;
        let digits = column.decimals();
        match column.column_type() {
            T::MYSQL_TYPE_TINY
            | T::MYSQL_TYPE_SHORT
            | T::MYSQL_TYPE_INT24
            | T::MYSQL_TYPE_LONG
            | T::MYSQL_TYPE_LONGLONG => {
                let filled = column.flags().contains(ColumnFlags::ZEROFILL_FLAG);
                let width = if filled { usize::try_from(column.column_length()).unwrap_or(0).min(255) } else { 0 };
                Self::Integer { width }
            }
            T::MYSQL_TYPE_DECIMAL | T::MYSQL_TYPE_NEWDECIMAL => Self::Decimal,
            T::MYSQL_TYPE_FLOAT | T::MYSQL_TYPE_DOUBLE => Self::Floating,
            T::MYSQL_TYPE_BIT => Self::Bit,
            T::MYSQL_TYPE_YEAR => Self::Year,
            T::MYSQL_TYPE_DATE | T::MYSQL_TYPE_NEWDATE => Self::Date,
            T::MYSQL_TYPE_DATETIME | T::MYSQL_TYPE_DATETIME2 => Self::DateTime { digits },
            T::MYSQL_TYPE_TIMESTAMP | T::MYSQL_TYPE_TIMESTAMP2 => Self::Timestamp { digits },
            T::MYSQL_TYPE_TIME | T::MYSQL_TYPE_TIME2 => Self::Time { digits },
            T::MYSQL_TYPE_GEOMETRY | T::MYSQL_TYPE_VECTOR => Self::LeftOut,
            T::MYSQL_TYPE_TINY_BLOB | T::MYSQL_TYPE_MEDIUM_BLOB | T::MYSQL_TYPE_LONG_BLOB | T::MYSQL_TYPE_BLOB
                if binary =>
            {
                Self::LeftOut
            }
            T::MYSQL_TYPE_STRING if binary => Self::Hex,
            T::MYSQL_TYPE_VAR_STRING | T::MYSQL_TYPE_VARCHAR if binary => Self::Bytes,
            _ => Self::Text,
        }
    }

    /// Appends the text of a value; nothing for a blank one.
    pub(super) fn write(self, value: &Value, out: &mut String) {
        match (value, self) {
            (Value::NULL, _) | (Value::Int(0) | Value::UInt(0), Self::Year) | (Value::Date(0, 0, 0, ..), _) => {}
            (Value::Int(number), _) => {
                if *number < 0 {
                    out.push('-');
                }
                digits(number.unsigned_abs(), self.width(), out);
            }
            (Value::UInt(number), _) => digits(*number, self.width(), out),
            (Value::Float(number), _) => append(out, format_args!("{number}")),
            (Value::Double(number), _) => append(out, format_args!("{number}")),
            (Value::Bytes(bytes), Self::Bit) => {
                digits(bytes.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)), 1, out);
            }
            (Value::Bytes(bytes), Self::Hex) => hex(bytes, out),
            (Value::Bytes(bytes), Self::Bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => out.push_str(text),
                Err(_) => hex(bytes, out),
            },
            // The connection asks for utf8mb4, so this only fixes bytes that were wrong in the table.
            (Value::Bytes(bytes), _) => out.push_str(&String::from_utf8_lossy(bytes)),
            (Value::Date(year, month, day, hour, minute, second, micros), _) => {
                digits(u64::from(*year), 4, out);
                pair('-', *month, out);
                pair('-', *day, out);
                if self == Self::Date {
                    return;
                }
                pair(' ', *hour, out);
                pair(':', *minute, out);
                pair(':', *second, out);
                fraction(self, *micros, out);
                if matches!(self, Self::Timestamp { .. }) {
                    out.push_str(" UTC");
                }
            }
            (Value::Time(negative, days, hours, minutes, seconds, micros), _) => {
                if *negative {
                    out.push('-');
                }
                digits(u64::from(*days) * 24 + u64::from(*hours), 2, out);
                pair(':', *minutes, out);
                pair(':', *seconds, out);
                fraction(self, *micros, out);
            }
        }
    }

    /// The fewest digits that a whole number is written with.
    fn width(self) -> usize {
        match self {
            Self::Integer { width } => width,
            Self::Year => 4,
            _ => 1,
        }
    }
}

/// Appends a number, filled with zeros to `width`. Formatting by the library takes several times as long, and most
/// of a table is numbers and dates.
fn digits(mut number: u64, width: usize, out: &mut String) {
    const MOST: usize = 20;
    let mut text = [b'0'; MOST];
    let mut at = MOST;
    while number > 0 || at == MOST {
        at -= 1;
        // Less than ten.
        text[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    for _ in (MOST - at)..width {
        out.push('0');
    }
    // Digits are always text.
    out.push_str(std::str::from_utf8(&text[at..]).unwrap_or_default());
}

/// Appends two digits behind a sign.
fn pair(sign: char, number: u8, out: &mut String) {
    out.push(sign);
    digits(u64::from(number), 2, out);
}

/// Writing to a `String` cannot fail.
fn append(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}

/// The digits of the second that the column has. A computed value may not say how many; then those that it needs.
fn fraction(kind: Kind, micros: u32, out: &mut String) {
    let (Kind::DateTime { digits } | Kind::Timestamp { digits } | Kind::Time { digits }) = kind else { return };
    if digits == 0 {
        return;
    }
    let mut text = format!("{micros:06}");
    match usize::from(digits) {
        digits @ 1..=6 => text.truncate(digits),
        _ => text.truncate(text.trim_end_matches('0').len()),
    }
    if !text.is_empty() {
        out.push('.');
        out.push_str(&text);
    }
}

fn hex(bytes: &[u8], out: &mut String) {
    for byte in bytes {
        append(out, format_args!("{byte:02X}"));
    }
}
