//! What is read of a file, as statements.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::text;

/// What is read, in which order, and from where on.
pub(super) struct Reading {
    pub(super) path: PathBuf,
    /// Behind `FROM`: a table, or a query in brackets.
    pub(super) from: String,
    /// The names of the columns that are read; all of them, in their order, where it is empty.
    pub(super) names: Vec<String>,
    /// How many columns are read.
    pub(super) cells: usize,
    /// The columns that tell each row from every other, by which rows are read; empty where there are none.
    pub(super) key: Vec<String>,
    /// The place of the column by which new rows are told, and its name.
    pub(super) growing: Option<usize>,
    pub(super) growing_name: String,
    /// No two rows have the same value of it.
    pub(super) counted: bool,
    pub(super) since: Option<String>,
    /// Values of that column in rows that are read once more.
    pub(super) again: Vec<String>,
    /// About how many rows there are.
    pub(super) rows: Option<u64>,
}

impl Reading {
    /// The statement for the first rows, or for those after a key. Its parameters are [`Reading::values`], and then the
    /// key.
    pub(super) fn statement(&self, after: bool, most: usize) -> String {
        let list = |names: &[String]| names.iter().map(|name| text::name(name)).collect::<Vec<_>>().join(", ");
        let cells = if self.names.is_empty() { "*".to_owned() } else { list(&self.names) };
        let key = list(&self.key);
        let mut statement = format!("SELECT {cells}");
        if !self.key.is_empty() {
            _ = write!(statement, ", {key}");
        }
        _ = write!(statement, " FROM {}", self.from);
        let mut conditions = Vec::new();
        if self.growing.is_some() && self.since.is_some() {
            let name = text::name(&self.growing_name);
            // Rows may share any value but a number that SQLite counts up.
            let comparison = if self.counted { ">" } else { ">=" };
            let again = vec!["?"; self.again.len()].join(", ");
            conditions.push(format!("({name} {comparison} ? OR {name} IN ({again}))"));
        }
        if after {
            conditions.push(format!("({key}) > ({})", vec!["?"; self.key.len()].join(", ")));
        }
        if !conditions.is_empty() {
            _ = write!(statement, " WHERE {}", conditions.join(" AND "));
        }
        if !self.key.is_empty() {
            _ = write!(statement, " ORDER BY {key} LIMIT {most}");
        }
        statement
    }

    /// What the statement compares the growing column with.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        let since = self.since.as_deref().filter(|_| self.growing.is_some());
        since.into_iter().chain(self.again.iter().filter(move |_| since.is_some()).map(String::as_str))
    }
}
