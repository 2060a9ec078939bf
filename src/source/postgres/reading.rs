//! How a table or a query is read: its columns as text, the statements for it, and where to go on after a break.

use super::driver::Described;
use super::sql;
use super::text::Kind;

/// All that a pass needs to know.
#[derive(Debug)]
pub(in crate::source) struct Reading {
    /// The table, for words.
    pub(super) table: Option<String>,
    /// For each column of the source how its text is had from the server's.
    pub(super) cells: Vec<Kind>,
    /// What is described to see whether the table or the query is what it was.
    pub(super) described: String,
    /// What the server's columns were when the source was opened.
    pub(super) shape: Vec<Described>,
    /// The statements.
    pub(super) order: Order,
    /// The column, among [`Self::cells`], by which new rows are told.
    pub(super) growing: Option<usize>,
    /// Where only what is new is read: the value behind which it begins.
    pub(super) since: Option<String>,
    /// How many rows there are, as well as it is known.
    pub(super) total: Option<u64>,
}

/// In what order rows come, which decides whether a broken pass can go on.
#[derive(Debug)]
pub(super) enum Order {
    /// A table by a unique key, so many rows at a time.
    Ranges {
        /// What is selected: the columns, and behind them those of the key.
        columns: String,
        /// Where from.
        from: String,
        /// What each row must meet.
        filter: Option<String>,
        /// The columns of the key, in order.
        key: Vec<String>,
    },
    /// A query by a column in which several rows may be equal.
    Growing {
        /// What is selected: the columns, and behind them that column.
        columns: String,
        /// The query, with other names for its columns.
        query: String,
        /// That column's other name.
        column: String,
        /// The name that it has, for words.
        called: String,
    },
    /// Whatever order the server likes.
    None {
        /// The statement.
        statement: String,
    },
}

/// A statement.
pub(super) struct Statement {
    pub(super) text: String,
    /// How many rows it gives at most.
    pub(super) limit: Option<u64>,
}

impl Order {
    /// The columns by which rows are ordered, for words; blank where they are not.
    pub(super) fn columns(&self) -> String {
        match self {
            Self::Ranges { key, .. } => key.join(", "),
            Self::Growing { called, .. } => called.clone(),
            Self::None { .. } => String::new(),
        }
    }

    /// How many columns stand behind those of the source, by whose values reading goes on.
    pub(super) fn behind(&self) -> usize {
        match self {
            Self::Ranges { key, .. } => key.len(),
            Self::Growing { .. } => 1,
            Self::None { .. } => 0,
        }
    }

    /// The next statement, behind the row that ended with the values `after`.
    pub(super) fn statement(&self, after: Option<&[Option<String>]>, limit: u64) -> Statement {
        match self {
            Self::Ranges { columns, from, filter, key } => {
                let names = key.iter().map(|column| sql::name(column)).collect::<Vec<_>>().join(", ");
                let mut conditions: Vec<String> = filter.iter().cloned().collect();
                conditions.extend(after.map(|values| {
                    // What is in a key is never `NULL`.
                    let values = values.iter().map(|value| sql::literal(value.as_deref().unwrap_or_default()));
                    format!("({names}) > ({})", values.collect::<Vec<_>>().join(", "))
                }));
                let ways = if conditions.is_empty() { String::new() } else { " WHERE ".to_owned() };
                let conditions = conditions.join(" AND ");
                let text = format!("SELECT {columns} FROM {from}{ways}{conditions} ORDER BY {names} LIMIT {limit}");
                Statement { text, limit: Some(limit) }
            }
            Self::Growing { columns, query, column, .. } => {
                // `NULL` comes last, and what follows it is `NULL` too.
                let condition = match after {
                    None => String::new(),
                    Some([Some(value)]) => format!(" WHERE {column} >= {0} OR {column} IS NULL", sql::literal(value)),
                    Some(_) => format!(" WHERE {column} IS NULL"),
                };
                let text = format!("SELECT {columns} FROM {query}{condition} ORDER BY {column}");
                Statement { text, limit: None }
            }
            Self::None { statement } => Statement { text: statement.clone(), limit: None },
        }
    }
}
