//! The person's own query, also one that was written for Kissmetrics' own integration.
//!
//! That one names its columns `KM_PERSON`, `KM_TIME` and `KM_LAST_RAN`, has neither `ORDER BY` nor `LIMIT`, and
//! asks for new rows with `$KM_LAST_RAN_FOR_THIS_QUERY` ("MySQL and Postgres as an External Data Source"). It
//! works here as it is.

use super::Refusal;
use super::sql::{Grammar, Token, TokenKind};

/// The column by which new rows are told.
pub const LAST_RAN: &str = "KM_LAST_RAN";

/// The column that says when it happened. A DATETIME in it is read as UTC, as Kissmetrics' integration does.
pub const TIME: &str = "KM_TIME";

/// What stands for the value of [`LAST_RAN`] up to which rows were brought in.
pub const VARIABLE: &str = "$KM_LAST_RAN_FOR_THIS_QUERY";

/// A query that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query<G> {
    text: String,
    grammar: G,
}

impl<G: Grammar> Query<G> {
    /// Takes a query if it is one statement that only reads.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn new(text: &str, grammar: G) -> Result<Self, Refusal> {
        let query = Self { text: grammar.check(text)?, grammar };
        // A value may end what the variable's name went on with (`0.$KM_LAST_RAN_FOR_THIS_QUERYLOCK`).
        if query.has_variable() {
            for last in ["0", "-1", "a"] {
                grammar.check(&query.statement(last))?;
            }
        }
        Ok(query)
    }

    /// Whether it asks for new rows by itself.
    pub fn has_variable(&self) -> bool {
        find(&self.text).is_some()
    }

    /// The statement with `NULL` where the query says [`VARIABLE`], which is of every type.
    pub fn with_null(&self) -> String {
        let Ok(tokens) = self.grammar.tokens(&self.text) else { return self.text.clone() };
        let is_variable = |token: &Token<'_>| token.unquoted().eq_ignore_ascii_case(VARIABLE);
        tokens.iter().map(|token| if is_variable(token) { "NULL" } else { token.text }).collect()
    }

    /// The statement, with `last` where the query says [`VARIABLE`]: as a literal, or as bare text where the
    /// query already put quotes around it.
    pub fn statement(&self, last: &str) -> String {
        let Ok(tokens) = self.grammar.tokens(&self.text) else { return self.text.clone() };
        let number = !last.is_empty() && last.parse::<i128>().is_ok();
        let mut out = String::with_capacity(self.text.len() + last.len());
        for token in tokens {
            let mut rest = token.text;
            while let Some(at) = find(rest) {
                out.push_str(&rest[..at]);
                match token.kind {
                    TokenKind::Quoted => {
                        let quote = token.text.chars().next().unwrap_or('\'');
                        out.push_str(&self.grammar.escaped(last, quote));
                    }
                    _ if number => out.push_str(last),
                    _ => out.push_str(&self.grammar.literal(last)),
                }
                rest = &rest[at + VARIABLE.len()..];
            }
            out.push_str(rest);
        }
        out
    }
}

fn find(text: &str) -> Option<usize> {
    text.to_ascii_uppercase().find(VARIABLE)
}
