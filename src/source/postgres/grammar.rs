//! How Postgres reads and writes SQL, for what asks no matter of whom.

use super::{read_only, sql};
use crate::source::server::Refusal;
use crate::source::server::sql::{Grammar, Token, Unclosed};

/// How Postgres reads and writes SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Postgres;

impl Grammar for Postgres {
    fn tokens(self, sql: &str) -> Result<Vec<Token<'_>>, Unclosed> {
        sql::tokens(sql)
    }

    fn check(self, statement: &str) -> Result<String, Refusal> {
        read_only::check(statement)
    }

    fn name(self, name: &str) -> String {
        sql::name(name)
    }

    fn literal(self, text: &str) -> String {
        sql::literal(text)
    }

    fn escaped(self, text: &str, quote: char) -> String {
        match quote {
            // A text with escapes (`E'…'`), whose first letter is none of its quotes.
            'e' | 'E' => text.replace('\\', "\\\\").replace('\'', "''"),
            // Between dollar signs nothing is escaped.
            '$' => text.to_owned(),
            quote => text.replace(quote, &format!("{quote}{quote}")),
        }
    }

    fn is_bare(self, name: &str) -> bool {
        // A table of another schema is named with it.
        name.split('.').all(|part| {
            part.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
                && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
                && !RESERVED.contains(&part)
        })
    }
}

/// Names that cannot stand without quotes ("SQL Key Words").
const RESERVED: [&str; 77] = [
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "constraint",
    "create",
    "current_catalog",
    "current_date",
    "current_role",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "fetch",
    "for",
    "foreign",
    "from",
    "grant",
    "group",
    "having",
    "in",
    "initially",
    "intersect",
    "into",
    "lateral",
    "leading",
    "limit",
    "localtime",
    "localtimestamp",
    "not",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "placing",
    "primary",
    "references",
    "returning",
    "select",
    "session_user",
    "some",
    "symmetric",
    "table",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "variadic",
    "when",
    "where",
    "window",
    "with",
];
