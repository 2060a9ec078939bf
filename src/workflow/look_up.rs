//! A second source that a column is looked up in: opened, and which of its columns go with that.

use super::Error;
use crate::mapping::Part;
use crate::message::Message;
use crate::pipeline::lookup::{Look, within};
use crate::pipeline::{PassProgress, Stop};
use crate::plan::SecondSource;
use crate::source::{self, Column, Source};

/// A second source that was opened and looked through.
#[derive(Clone, Debug)]
pub struct Opened {
    /// A name for it, and its answers.
    pub second: SecondSource,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: u64,
    /// The column that is looked up by, as an index, where one offers itself.
    pub by: Option<usize>,
    /// The column that is taken.
    pub take: Option<usize>,
    /// How many of the values that were looked for stand in the column that is looked up by, where some do.
    pub standing: Option<(u64, u64)>,
    /// Why; `None` where the titles say nothing.
    pub why: Option<Message>,
}

/// Opens what was named, a file or a table of the same database, to look up a column of `beside` for this part of an
/// event. `known` are the second sources that there are already. What stands in the cells decides before what the titles
/// say.
///
/// # Errors
/// When there is no such file or table, or it cannot be read.
pub fn open(
    named: &str,
    beside: &dyn Source,
    (column, part): (&str, Part),
    known: &[SecondSource],
    stop: &Stop,
    progress: &PassProgress,
) -> Result<Opened, Error> {
    let given = source::named_beside(beside, named)?;
    let source = beside.beside(&given)?;
    let answers = source::kept_beside(given, source.as_ref());
    let second = SecondSource { name: SecondSource::name_for(named, &answers, known), answers };
    let columns = source.columns().to_vec();
    let at = beside.columns().iter().position(|of| of.title == column).unwrap_or(usize::MAX);
    let within = within(beside, at, part, source.as_ref(), stop, progress)?;
    let (guess, rows) = (within.guess, within.rows);
    let place = |title: &str| columns.iter().position(|column| column.title == title);
    Ok(match within.look {
        Look::Found { by, take, found, of } => {
            let by = place(&by);
            let why = guess.why.filter(|_| guess.by == by);
            let take = take.as_deref().and_then(place).or(guess.take);
            Opened { second, columns, rows, by, take, standing: Some((found, of)), why }
        }
        Look::Nothing | Look::TooLarge | Look::Unreadable => {
            Opened { second, columns, rows, by: guess.by, take: guess.take, standing: None, why: guess.why }
        }
    })
}
