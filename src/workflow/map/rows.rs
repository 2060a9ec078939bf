//! What rows come to, one by one.

use std::io::{Read, Write};
use std::ops::ControlFlow;

use super::output::Output;
use super::{Counters, MapProblem, Prepared};
use crate::mapping::apply::{MappingError, named_columns};
use crate::pipeline;
use crate::pipeline::by_person::ByPerson;
use crate::pipeline::walk::{Item, RowEnd, Visitor, Walk};
use crate::pipeline::{Outcomes, PassProgress, Pipeline, Stop};
use crate::sink::keyed::{self, Origin};
use crate::source::{self, Record, SourceKind, Wanted};
use crate::workflow::Error;

/// How rows are written that another program gives.
#[derive(Default)]
pub struct Reading<'r> {
    /// As this kind of source usually writes them; else as the plan's source does.
    pub kind: Option<&'static SourceKind>,
    /// Settings in place of those.
    pub settings: &'r [(String, String)],
    /// A last row without a line end is whole.
    pub open_end: bool,
}

/// What is written for an event.
pub enum Form {
    /// The line of a file that Kissmetrics takes.
    Events,
    /// A line for [`people`](super::people()).
    Keyed {
        /// The number of this part among all parts of the table, where it has one.
        part: Option<u32>,
        /// The column that says where a row stands; without one its number in this part does.
        order: Option<String>,
    },
}

/// Writes the events of rows. What comes of it besides the events is odd about the rows.
///
/// # Errors
/// When the plan cannot be run so, does not fit the rows, or they cannot be read to their end.
pub fn rows(
    prepared: &Prepared,
    rows: Box<dyn Read + Send>,
    reading: &Reading<'_>,
    form: Form,
    out: &mut dyn Write,
) -> Result<(Counters, Walk), Error> {
    let mapping = &prepared.plan.mapping;
    prepared.is_whole()?;
    let by_person = ByPerson::new(mapping.clone().into());
    if by_person.looks_around() && matches!(form, Form::Events) {
        return Err(Error::Map(MapProblem::NeedsPeople { thins: by_person.thins() }));
    }
    if by_person.looks_around() && matches!(form, Form::Keyed { part: None, order: None }) {
        return Err(Error::Map(MapProblem::NoPlace));
    }
    let order = match &form {
        Form::Keyed { order, .. } => order.as_deref(),
        Form::Events => None,
    };
    let mut titles = named_columns(mapping);
    titles.extend(order.filter(|order| !titles.contains(order)));
    let paths = Some(&prepared.paths);
    let wanted = Wanted { titles: &titles, paths, open_end: reading.open_end, ..Wanted::default() };
    let source = source::piped(rows, &prepared.plan.source, reading.kind, reading.settings, &wanted)?;
    let order = order.map(|title| place_of(title, source.as_ref())).transpose()?;
    let pipeline = Pipeline::each_row(source, mapping.clone(), prepared.held.clone())?;
    let part = match form {
        Form::Keyed { part, .. } => Some(part.unwrap_or_default()),
        Form::Events => None,
    };
    let mut mapped = Mapped { out: Output::new(out), part, order, counters: Counters::of("rows"), problem: None };
    let walk = pipeline.walk(&Stop::default(), &PassProgress::default(), &mut mapped)?;
    let Mapped { out, mut counters, problem, .. } = mapped;
    if let Some(problem) = problem {
        return Err(Error::Map(problem));
    }
    out.finish()?;
    counters.outcomes = walk.outcomes;
    if part.is_some() {
        counters.mapped = std::mem::take(&mut counters.outcomes.pending);
    }
    counters.unseen.clone_from(&walk.unseen);
    Ok((counters, walk))
}

/// The place of the column that says where a row stands, with its title.
fn place_of(title: &str, source: &dyn source::Source) -> Result<(usize, String), MappingError> {
    let titles = || source.columns().iter().map(|column| column.title.as_str());
    let place = titles().position(|other| other == title).ok_or_else(|| MappingError::MissingColumns {
        titles: vec![title.to_owned()],
        known: titles().map(str::to_owned).collect(),
    })?;
    Ok((place, title.to_owned()))
}

struct Mapped<'o> {
    out: Output<'o>,
    /// `None` where lines have no place.
    part: Option<u32>,
    order: Option<(usize, String)>,
    counters: Counters,
    problem: Option<MapProblem>,
}

impl Mapped<'_> {
    /// Where an event of a row stands in the whole.
    fn origin(&self, part: u32, record: &Record, rule: usize) -> Result<Origin, MapProblem> {
        let row = match &self.order {
            None => record.row.cast_signed(),
            Some((column, title)) => record.trimmed(*column).parse().map_err(|_| MapProblem::NoOrder {
                row: record.row,
                column: title.clone(),
                value: record.trimmed(*column).to_owned(),
            })?,
        };
        Ok(Origin { part, row, rule: u32::try_from(rule).unwrap_or(u32::MAX) })
    }
}

impl Visitor for Mapped<'_> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), pipeline::Error> {
        let Some(made) = item.decided.sent() else {
            self.counters.leave(item.decided.disposition());
            return Ok(());
        };
        let Some(part) = self.part else {
            self.out.line(|line| keyed::write_event(&made.event, line))?;
            return Ok(());
        };
        match self.origin(part, record, item.rule) {
            Ok(origin) => self.out.line(|line| keyed::write(&made.event, origin, line))?,
            Err(problem) => self.problem = Some(problem),
        }
        Ok(())
    }

    fn row(&mut self, _record: &Record, _end: RowEnd, _so_far: &Outcomes) -> Result<ControlFlow<()>, pipeline::Error> {
        Ok(if self.problem.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    }
}
