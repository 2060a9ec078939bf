//! What is worth knowing about a source before it is read, and is no error.

use super::server::Exposure;

/// Something to say beside how a source is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceNotice {
    /// The user could change the database; we do not, and it would be calmer if the user could not.
    CouldWrite {
        /// What else the user may do than read, in the server's words.
        privileges: Vec<String>,
        /// Two statements for an administrator that make a user who can only read.
        statements: [String; 2],
    },
    /// The connection gives up something that it usually has, by somebody's choice.
    Exposed {
        /// What.
        exposure: Exposure,
        /// The database's host.
        host: String,
    },
    /// Rows have no key by which to go on, so a pass that breaks has to begin again.
    NoKey,
    /// Columns without a text, such as pictures and files.
    LeftOut {
        /// Their titles.
        columns: Vec<String>,
    },
    /// Rows have more cells than there are titles.
    FewerTitles {
        /// How many titles there are.
        titles: usize,
        /// How many cells most rows have.
        cells: usize,
        /// There is one cell more, and the first of each row looks like the row's name: the answer `row-names` that
        /// moves the titles by one.
        move_titles: bool,
        /// Dates that are not in quotes have a comma, or whatever separates columns, and so take two cells.
        parted_dates: bool,
    },
    /// A table with titles of its own stands above this one, and is not read.
    TableAbove {
        /// The line of its titles.
        line: u64,
    },
    /// It is read by the rules of an earlier version of reading, since its plan was made under them.
    EarlierReading,
    /// Times of this column have no zone and are read as UTC, as Kissmetrics' own integration reads them.
    ReadAsUtc {
        /// Its title.
        column: String,
    },
}
