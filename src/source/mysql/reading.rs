//! How a table or a query is read: its columns as text, the statements for it, and where to go on after a break.

use mysql::Value;
use mysql::consts::{ColumnFlags, ColumnType};

use super::sql;
use super::text::Kind;

/// All that a pass needs to know.
#[derive(Debug)]
pub(in crate::source) struct Reading {
    /// The table, for words.
    pub(super) table: Option<String>,
    /// For each column of the source its place in the server's rows, and how it becomes text.
    pub(super) cells: Vec<(usize, Kind)>,
    /// What the server's columns were when the source was opened.
    pub(super) shape: Vec<Shape>,
    /// The statements.
    pub(super) order: Order,
    /// The column, among [`Self::cells`], by which new rows are told.
    pub(super) growing: Option<usize>,
    /// Where only what is new is read: the value behind which it begins.
    pub(super) since: Option<String>,
    /// How many rows there are, as well as it is known.
    pub(super) total: Option<u64>,
}

/// What must not change about a column while it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    name: Vec<u8>,
    column_type: ColumnType,
    unsigned: bool,
    charset: u16,
}

impl Shape {
    /// The column's name.
    pub(super) fn name(&self) -> String {
        String::from_utf8_lossy(&self.name).into_owned()
    }

    pub(super) fn of(column: &mysql::Column) -> Self {
        Self {
            name: column.name_ref().to_vec(),
            column_type: column.column_type(),
            unsigned: column.flags().contains(ColumnFlags::UNSIGNED_FLAG),
            charset: column.character_set(),
        }
    }
}

/// In what order rows come, which decides whether a broken pass can go on.
#[derive(Debug)]
pub(super) enum Order {
    /// A table by a unique key, so many rows at a time.
    Ranges {
        /// What is selected: the columns.
        columns: String,
        /// Where from: the table, and which index is used.
        from: String,
        /// What each row must meet.
        filter: Option<String>,
        /// The key.
        key: Vec<KeyColumn>,
    },
    /// A query by a column in which several rows may be equal.
    Growing {
        /// The query.
        query: String,
        /// That column's name.
        column: String,
        /// Its place in the server's rows.
        place: usize,
    },
    /// Whatever order the server likes.
    None {
        /// The statement.
        statement: String,
    },
}

/// A column of a key.
#[derive(Debug)]
pub(super) struct KeyColumn {
    /// Its name.
    pub(super) name: String,
    /// Its place in the server's rows.
    pub(super) place: usize,
    /// What stands for a value of it in a statement.
    pub(super) placeholder: String,
}

/// A statement and its values.
pub(super) struct Statement {
    pub(super) text: String,
    pub(super) values: Vec<Value>,
    /// How many rows it gives at most.
    pub(super) limit: Option<u64>,
}

impl Order {
    /// The columns by which rows are ordered, for words; blank where they are not.
    pub(super) fn columns(&self) -> String {
        match self {
            Self::Ranges { key, .. } => key.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", "),
            Self::Growing { column, .. } => column.clone(),
            Self::None { .. } => String::new(),
        }
    }

    /// The next statement, behind the row `after`.
    pub(super) fn statement(&self, after: Option<&[Value]>, limit: u64) -> Statement {
        match self {
            Self::Ranges { columns, from, filter, key } => {
                let mut values = Vec::new();
                let mut conditions: Vec<String> = filter.iter().cloned().collect();
                conditions.extend(after.map(|row| behind(key, row, &mut values)));
                let ways = if conditions.is_empty() { String::new() } else { " WHERE ".to_owned() };
                let order: Vec<String> = key.iter().map(|column| sql::name(&column.name)).collect();
                let text = format!(
                    "SELECT {columns} FROM {from}{ways}{} ORDER BY {} LIMIT {limit}",
                    conditions.join(" AND "),
                    order.join(", ")
                );
                Statement { text, values, limit: Some(limit) }
            }
            Self::Growing { query, column, place } => {
                let column = sql::name(column);
                let value = after.and_then(|row| row.get(*place)).filter(|value| **value != Value::NULL);
                let condition = value.map_or(String::new(), |_| format!(" WHERE {column} >= ?"));
                Statement {
                    text: format!("SELECT * FROM ({query}) AS person_query{condition} ORDER BY {column}"),
                    values: value.cloned().into_iter().collect(),
                    limit: None,
                }
            }
            Self::None { statement } => Statement { text: statement.clone(), values: Vec::new(), limit: None },
        }
    }
}

/// The condition for rows behind `row`. Written out, since servers do not use an index for `(a, b) > (?, ?)`.
fn behind(key: &[KeyColumn], row: &[Value], values: &mut Vec<Value>) -> String {
    let Some((column, rest)) = key.split_first() else { return "TRUE".to_owned() };
    let value = row.get(column.place).cloned().unwrap_or(Value::NULL);
    let (name, placeholder) = (sql::name(&column.name), &column.placeholder);
    values.push(value.clone());
    if rest.is_empty() {
        return format!("{name} > {placeholder}");
    }
    values.push(value.clone());
    values.push(value);
    // The first part is implied by the second; it is what the index is entered by.
    let first = format!("{name} >= {placeholder}");
    format!("{first} AND ({name} > {placeholder} OR ({name} = {placeholder} AND {}))", behind(rest, row, values))
}
