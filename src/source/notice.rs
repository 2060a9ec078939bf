//! What is worth knowing about a source before it is read, and is no error.

use super::server::Exposure;
use crate::message::Message;

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
    /// Only rows with a greater value of this column than before are read, which a row that is saved late may not have.
    LateRows {
        /// Its title.
        column: String,
    },
    /// Something differs among files that are read as one table.
    Differs(Difference),
    /// It is about one of several files that are read as one table.
    Of {
        /// The file.
        file: String,
        /// What is worth knowing about it.
        notice: Box<SourceNotice>,
    },
}

/// What differs among files that are read as one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Files have not these columns, which most of the others have; they are blank there.
    Missing {
        /// Their titles.
        columns: Vec<String>,
        /// The files without them.
        files: Vec<String>,
    },
    /// Only some files have these columns; they are blank in the others.
    New {
        /// Their titles.
        columns: Vec<String>,
        /// The files with them.
        files: Vec<String>,
    },
    /// Their columns stand in another order than in the first.
    OtherOrder {
        /// The files.
        files: Vec<String>,
    },
    /// They are read in another way than most.
    ReadOtherwise {
        /// The files.
        files: Vec<String>,
        /// How.
        reading: Message,
    },
    /// Nothing, or nothing but titles, stands in them.
    NoRows {
        /// The files.
        files: Vec<String>,
    },
    /// They hold rows that were left out of an earlier import, as Backfill writes them, and were passed over.
    LeftOutRows {
        /// The files.
        files: Vec<String>,
    },
    /// So many more things differ.
    More {
        /// How many.
        count: usize,
    },
}
