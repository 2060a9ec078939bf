//! Up to where a source was read, so that the next time begins behind it: see [`NewRows`](crate::source::NewRows). Of several
//! files that are read as one table, what each came to ([`FilePrints`](super::files::FilePrints)).

/// Up to where a source was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The highest value of the column by which new rows are told: the answer `since`. Of several files a line for each.
    pub since: String,
    /// Values of that column in rows that had a problem, with commas between them: the answer `again`.
    pub again: String,
}
