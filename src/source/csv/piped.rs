//! Delimited text that another program writes: titles first, then the rows. Nothing is guessed; what nobody answered is as
//! the standard (RFC 4180) has it, but for what the plan makes of the text of its cells.

use std::io::Read;
use std::sync::Arc;

use encoding_rs::UTF_8;

use super::dialect::{Dialect, separator_id};
use super::pass::{Layout, Pass};
use super::sniff::Given;
use super::{AUTO, given, table};
use crate::message;
use crate::source::piped::{self, PipedProblem, Wanted};
use crate::source::table::MOST_COLUMNS;
use crate::source::text::encoding_name;
use crate::source::{Answers, Record, Source, SourceError, reading_of};

/// Reads the titles; the rows come as they are asked for.
pub(super) fn open(
    stream: Box<dyn Read + Send>,
    answers: &Answers,
    wanted: &Wanted<'_>,
) -> Result<Arc<dyn Source>, SourceError> {
    refuse_unanswered(answers, wanted)?;
    let meant = with_cells(answers, wanted)?;
    let layout = Layout { open_end: wanted.open_end, ..layout(given(&meant)?)? };
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

/// What is not said about the rows of a file is found out by looking at all of it, which a pipe does not allow. What is
/// taken for usual must not stand for that unasked.
fn refuse_unanswered(answers: &Answers, wanted: &Wanted<'_>) -> Result<(), SourceError> {
    let later = ["title-rows", "spaces", "formulas"].iter().filter(|_| !answers.reading.is_first());
    let found_out = ["separator", "encoding", "titles", "quote", "escape", "totals"].iter().chain(later);
    let is_open = |field: &&&str| answers.get(field).is_none_or(|answer| answer == AUTO);
    let open: Vec<String> = found_out.filter(is_open).map(|field| (*field).to_owned()).collect();
    match wanted.is_usual || open.is_empty() {
        true => Ok(()),
        false => Err(piped::error(PipedProblem::Unanswered { fields: open })),
    }
}

/// The answers with what the plan makes of the text of cells, which counts where they are written in another way too.
/// Backslashes belong to both: whoever reads a file may take them away.
fn with_cells(answers: &Answers, wanted: &Wanted<'_>) -> Result<Answers, SourceError> {
    let Some(plan) = wanted.kin.filter(|_| wanted.is_usual) else { return Ok(answers.clone()) };
    if plan.get("escape") == Some("backslash") && answers.get("escape").is_none() {
        return Err(piped::error(PipedProblem::Backslashes));
    }
    let formulas = if plan.reading.is_first() { "keep" } else { "text" };
    let unsaid =
        [("spaces", "keep"), ("formulas", formulas)].into_iter().filter(|(field, _)| answers.get(field).is_none());
    Ok(unsaid.fold(answers.clone(), |answers, (field, usual)| {
        answers.with(field, plan.get(field).filter(|answer| *answer != AUTO).unwrap_or(usual))
    }))
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
        open_end: false,
        width: 0,
        named: 0,
    })
}
