//! How these servers read and write SQL, for what asks no matter of whom.

use super::read_only;
use super::sql::{self, Dialect};
use crate::source::server::Refusal;
use crate::source::server::sql::{Grammar, Token, Unclosed};

impl Grammar for Dialect {
    fn tokens(self, sql: &str) -> Result<Vec<Token<'_>>, Unclosed> {
        sql::tokens(sql, self)
    }

    fn check(self, statement: &str) -> Result<String, Refusal> {
        read_only::check(statement, self)
    }

    fn name(self, name: &str) -> String {
        sql::name(name)
    }

    fn literal(self, text: &str) -> String {
        sql::literal(text, self)
    }

    fn escaped(self, text: &str, quote: char) -> String {
        sql::escaped(text, quote, self)
    }

    fn is_bare(self, name: &str) -> bool {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    }
}
