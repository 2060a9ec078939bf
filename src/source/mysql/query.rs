//! The person's own query, also one that was written for Kissmetrics' own integration.
//!
//! That one names its columns `KM_PERSON`, `KM_TIME` and `KM_LAST_RAN`, has neither `ORDER BY` nor `LIMIT`, and
//! asks for new rows with `$KM_LAST_RAN_FOR_THIS_QUERY` ("MySQL and Postgres as an External Data Source"). It
//! works here as it is.

use super::read_only::{self, Refusal};
use super::sql::{self, Dialect, TokenKind};
use super::text::Kind;

/// The column by which new rows are told.
pub const LAST_RAN: &str = "KM_LAST_RAN";

/// The column that says when it happened. A DATETIME in it is read as UTC, as Kissmetrics' integration does.
pub const TIME: &str = "KM_TIME";

/// What stands for the value of [`LAST_RAN`] up to which rows were brought in.
pub const VARIABLE: &str = "$KM_LAST_RAN_FOR_THIS_QUERY";

/// A query that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    text: String,
    dialect: Dialect,
}

impl Query {
    /// Takes a query if it is one statement that only reads.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn new(text: &str, dialect: Dialect) -> Result<Self, Refusal> {
        let query = Self { text: read_only::check(text, dialect)?, dialect };
        // A value may end what the variable's name went on with (`0.$KM_LAST_RAN_FOR_THIS_QUERYLOCK`).
        if query.has_variable() {
            for last in ["0", "-1", "a"] {
                read_only::check(&query.statement(last), dialect)?;
            }
        }
        Ok(query)
    }

    /// Whether it asks for new rows by itself.
    pub fn has_variable(&self) -> bool {
        find(&self.text).is_some()
    }

    /// The statement, with `last` where the query says [`VARIABLE`]: as a literal, or as bare text where the
    /// query already put quotes around it.
    pub fn statement(&self, last: &str) -> String {
        let Ok(tokens) = sql::tokens(&self.text, self.dialect) else { return self.text.clone() };
        let number = !last.is_empty() && last.parse::<i128>().is_ok();
        let mut out = String::with_capacity(self.text.len() + last.len());
        for token in tokens {
            let mut rest = token.text;
            while let Some(at) = find(rest) {
                out.push_str(&rest[..at]);
                match token.kind {
                    TokenKind::Quoted => {
                        let quote = token.text.chars().next().unwrap_or('\'');
                        out.push_str(&sql::escaped(last, quote, self.dialect));
                    }
                    _ if number => out.push_str(last),
                    _ => out.push_str(&sql::literal(last, self.dialect)),
                }
                rest = &rest[at + VARIABLE.len()..];
            }
            out.push_str(rest);
        }
        out
    }
}

/// What stands for "never yet" in a column of this kind: less than, or equal to, every value there can be.
pub fn before_everything(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Timestamp { .. }) => "1970-01-01 00:00:01",
        Some(Kind::Date | Kind::DateTime { .. }) => "1000-01-01 00:00:00",
        Some(Kind::Integer { .. } | Kind::Decimal) => "-9223372036854775808",
        Some(Kind::Text | Kind::Bytes) => "",
        _ => "0",
    }
}

fn find(text: &str) -> Option<usize> {
    text.to_ascii_uppercase().find(VARIABLE)
}
