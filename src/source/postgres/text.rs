//! Every type of column as text, the same for the same value on every server: what the server writes under settings of
//! ours (`connect`), and of some types what is plainer to everybody else.
//!
//! | Type | Text |
//! |---|---|
//! | `smallint`, `integer`, `bigint`, `oid` | digits |
//! | `numeric` | the server's digits, none lost; `NaN`, `Infinity`, `-Infinity` |
//! | `real`, `double precision` | the shortest digits that give the same number again, without exponent; `NaN`, `Infinity` |
//! | `money` | its number, without sign of a currency |
//! | `boolean` | `true`, `false` |
//! | `date` | `2009-10-01` |
//! | `timestamp` | `2009-10-01 13:53:45.25`; no zone |
//! | `timestamp with time zone` | the same and ` UTC`: it is an instant |
//! | `time`, with time zone or without | `13:53:45`, `13:53:45+02` |
//! | `interval` | as the server writes it: `1 year 2 mons 3 days 04:05:06` |
//! | `text`, `varchar`, enums, `uuid`, `inet`, ranges, `xml` and all others | as the server writes it |
//! | `char(n)` | the text without the spaces that fill it |
//! | `json`, `jsonb` | the JSON |
//! | arrays, rows | JSON: `["a","b"]`, `{"x":1}` |
//! | `bytea` | hexadecimal, as `encode(…, 'hex')` writes it |
//! | `bit` | its bits |
//!
//! `NULL` is blank. Days before our era end with ` BC`; `infinity` and `-infinity` are days too.

use tokio_postgres::types::{Kind as TypeKind, Type};

use super::connect::Server;
use super::sql;
use crate::source::server::new::Growing;

/// How a column's values become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// A number with decimals, exact.
    Decimal,
    /// A number with decimals, not exact.
    Floating {
        /// Whether it has half the digits: `real`.
        single: bool,
        /// Whether the server writes no more digits than it takes to tell the number from others.
        shortest: bool,
    },
    /// An amount of money.
    Money,
    /// Yes or no.
    Bool,
    /// A day.
    Date,
    /// A day and a time of some zone that is not said.
    DateTime,
    /// An instant.
    Timestamp,
    /// Bytes.
    Bytes,
    /// Text that is filled with spaces.
    Padded,
    /// What has parts.
    Parts,
    /// What the server writes.
    Text,
}

impl Growing for Kind {
    fn grows(self) -> bool {
        self.is_time() || matches!(self, Self::Integer | Self::Decimal)
    }

    fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::DateTime | Self::Timestamp)
    }

    fn is_day(self) -> bool {
        self == Self::Date
    }
}

impl Kind {
    /// What a column of this type holds.
    pub(super) fn of(data_type: &Type) -> Self {
        match data_type.kind() {
            TypeKind::Domain(inner) => return Self::of(inner),
            TypeKind::Array(_) | TypeKind::Composite(_) => return Self::Parts,
            _ => {}
        }
        match *data_type {
            Type::INT2 | Type::INT4 | Type::INT8 | Type::OID => Self::Integer,
            Type::NUMERIC => Self::Decimal,
            Type::FLOAT4 => Self::Floating { single: true, shortest: true },
            Type::FLOAT8 => Self::Floating { single: false, shortest: true },
            Type::MONEY => Self::Money,
            Type::BOOL => Self::Bool,
            Type::DATE => Self::Date,
            Type::TIMESTAMP => Self::DateTime,
            Type::TIMESTAMPTZ => Self::Timestamp,
            Type::BYTEA => Self::Bytes,
            Type::BPCHAR => Self::Padded,
            Type::RECORD | Type::RECORD_ARRAY => Self::Parts,
            _ => Self::Text,
        }
    }

    /// The same as a server writes it: those before 12 write inexact numbers with all the digits that they have.
    pub(super) fn written_by(self, server: &Server) -> Self {
        const WRITES_SHORTEST: u32 = 120_000;
        match self {
            Self::Floating { single, .. } => Self::Floating { single, shortest: server.number >= WRITES_SHORTEST },
            other => other,
        }
    }

    /// What is asked for to have a column's text, which is named as it stands in a statement. Only the server knows how
    /// many decimals its money has, and what the parts of a value are.
    pub(super) fn expression(self, column: &str) -> String {
        match self {
            Self::Money => format!("{column}::numeric"),
            Self::Parts => format!("to_json({column})"),
            _ => column.to_owned(),
        }
    }

    /// Appends the text of a value that the server wrote.
    pub(super) fn write(self, value: &str, out: &mut String) {
        match self {
            Self::Bool => out.push_str(match value {
                "t" => "true",
                "f" => "false",
                other => other,
            }),
            Self::Timestamp => match value.split_once("+00") {
                Some((time, era)) => {
                    out.push_str(time);
                    out.push_str(" UTC");
                    out.push_str(era);
                }
                None => out.push_str(value),
            },
            Self::Bytes => out.push_str(value.strip_prefix("\\x").unwrap_or(value)),
            Self::Padded => out.push_str(value.trim_end_matches(' ')),
            Self::Floating { single, shortest } if !shortest || value.contains('e') => written_out(value, single, out),
            _ => out.push_str(value),
        }
    }
}

/// Appends a number without its exponent, in as few digits as tell it from others.
fn written_out(value: &str, single: bool, out: &mut String) {
    let written = match single {
        true => value.parse().ok().filter(|number: &f32| number.is_finite()).map(|number| number.to_string()),
        false => value.parse().ok().filter(|number: &f64| number.is_finite()).map(|number| number.to_string()),
    };
    out.push_str(written.as_deref().unwrap_or(value));
}

/// A line that the server copied out, taken apart ("COPY", Text Format). Its memory is reused.
#[derive(Default)]
pub(super) struct Line {
    text: String,
    /// Where each cell ends, and whether it is there.
    ends: Vec<(usize, bool)>,
}

impl Line {
    /// Takes a line apart.
    pub(super) fn read(&mut self, line: &[u8]) {
        self.text.clear();
        self.ends.clear();
        // The connection asks for UTF-8, so this only fixes bytes that were wrong in a database without an encoding.
        let line = String::from_utf8_lossy(line);
        let line: &str = &line;
        let mut start = 0;
        for end in memchr::memchr_iter(b'\t', line.as_bytes()).chain([line.len()]) {
            self.cell(&line[start..end]);
            start = end + 1;
        }
    }

    fn cell(&mut self, cell: &str) {
        let is_there = cell != "\\N";
        if is_there {
            self.unescaped(cell);
        }
        self.ends.push((self.text.len(), is_there));
    }

    fn unescaped(&mut self, mut cell: &str) {
        while let Some(at) = memchr::memchr(b'\\', cell.as_bytes()) {
            self.text.push_str(&cell[..at]);
            let mut rest = cell[at + 1..].chars();
            self.text.extend(rest.next().map(|letter| match letter {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'v' => '\u{b}',
                itself => itself,
            }));
            cell = rest.as_str();
        }
        self.text.push_str(cell);
    }

    /// How many cells there are.
    pub(super) fn cells(&self) -> usize {
        self.ends.len()
    }

    /// A cell's text; `None` for `NULL`, or where there is no such cell.
    pub(super) fn get(&self, place: usize) -> Option<&str> {
        let (end, is_there) = *self.ends.get(place)?;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before].0);
        is_there.then(|| &self.text[start..end])
    }
}

/// What stands for "never yet" in a column of this type: less than, or equal to, every value there can be.
pub(super) fn before_everything(data_type: Option<&Type>) -> &'static str {
    match data_type.map(|data_type| (data_type, Kind::of(data_type))) {
        Some((_, Kind::Date | Kind::DateTime | Kind::Timestamp)) => "-infinity",
        Some((&Type::INT2, _)) => "-32768",
        Some((&Type::INT4, _)) => "-2147483648",
        Some((&Type::INT8 | &Type::NUMERIC, _)) => "-9223372036854775808",
        _ => "0",
    }
}

/// The columns of a statement as what is asked for to have their texts.
pub(super) fn expressions<'a>(columns: impl Iterator<Item = (&'a str, Kind)>) -> String {
    columns.map(|(name, kind)| kind.expression(&sql::name(name))).collect::<Vec<_>>().join(", ")
}
