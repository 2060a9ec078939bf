//! Delimited text that another program writes: titles first, then the rows. Nothing is guessed; what nobody answered is as
//! the standard (RFC 4180) has it.

use std::io::Read;
use std::sync::Arc;

use encoding_rs::UTF_8;

use super::dialect::{Dialect, separator_id};
use super::pass::{Layout, Pass};
use super::sniff::Given;
use super::{given, table};
use crate::message;
use crate::source::piped::{self, PipedProblem};
use crate::source::table::MOST_COLUMNS;
use crate::source::text::encoding_name;
use crate::source::{Answers, Record, Source, SourceError, reading_of};

/// Reads the titles; the rows come as they are asked for.
pub(super) fn open(
    stream: Box<dyn Read + Send>,
    answers: &Answers,
    _titles: &[&str],
) -> Result<Arc<dyn Source>, SourceError> {
    let layout = layout(given(answers)?)?;
    let separated = message!("reading-separated", by = separator_id(layout.dialect.separator));
    let manner = reading_of(separated, [message!("reading-encoding", name = encoding_name(layout.encoding))]);
    let row_names = layout.row_names;
    let (mut pass, titles) = Pass::of_pipe(stream, layout)?;
    let named = titles.iter().map(Record::len).max().ok_or_else(|| piped::error(PipedProblem::Empty))?;
    let width = named + usize::from(row_names);
    if width > MOST_COLUMNS {
        return Err(SourceError::TooManyColumns { path: "stdin".into(), columns: width, limit: MOST_COLUMNS });
    }
    pass.widen(width);
    Ok(piped::source(table::columns(&titles, width, row_names), answers, manner, Box::new(pass)))
}

fn layout(given: Given) -> Result<Layout, SourceError> {
    let usual = Dialect::default();
    let Some(titles) = given.titles.unwrap_or(Some(1)) else { return Err(piped::error(PipedProblem::NoTitles)) };
    if given.drop_totals == Some(true) {
        return Err(piped::error(PipedProblem::Totals));
    }
    let dialect = Dialect {
        separator: given.separator.unwrap_or(usual.separator),
        quote: given.quote.unwrap_or(usual.quote),
        spaced: given.spaced.unwrap_or(usual.spaced),
        formulas: given.formulas.unwrap_or(usual.formulas),
        ..usual
    };
    Ok(Layout {
        encoding: given.encoding.unwrap_or(UTF_8),
        dialect: dialect.escaped(given.backslash.unwrap_or(usual.backslash)),
        titles: Some(titles),
        title_rows: given.title_rows.unwrap_or(1),
        row_names: given.row_names,
        shapes: Arc::default(),
        version: given.version,
        drop_totals: false,
        width: 0,
    })
}
