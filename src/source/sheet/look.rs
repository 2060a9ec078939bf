//! A look at what a workbook holds, before one of its sheets is read.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use super::cell::Named;
use super::dates;
use super::problem::{self, SheetProblem};
use super::rows::{Part, rows};
use super::workbook::Workbook;
use crate::message;
use crate::message::Message;
use crate::source::{Holding, Record, SourceError};

/// Rows of a sheet that are counted each time its workbook is opened, and of all sheets together. Of more, the sheet itself
/// says about how many there are.
const COUNTED: u64 = 20_000;
const COUNTED_IN_ALL: u64 = 200_000;

/// Rows that titles are guessed from.
const ROWS: usize = 1_000;

/// The most rows that titles take, and one more.
const TITLES: u64 = 4;

/// A sheet, and what it holds.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) sheet: Named,
    /// How many rows something stands in; about how many, where not all of it was looked at.
    pub(super) rows: u64,
    /// How many cells something stands in, of those that were looked at.
    cells: u64,
    /// The first column in which something stands, by the rows from which titles are guessed.
    pub(super) begins: usize,
    /// The column that is read as the first: that one. Before rows stood for themselves, it was found by all of them, and
    /// began at the left where not all were looked at.
    pub(super) left: usize,
    /// The number of cells of the longest row, from that column on.
    pub(super) longest: usize,
    /// The columns, counted from `left`, in which times of day were seen.
    pub(super) timed: BTreeSet<usize>,
    /// All of it was looked at.
    pub(super) whole: bool,
    /// Its last row, of those that were looked at.
    pub(super) last: Record,
}

impl Held {
    /// Whether there may be titles with a row beneath.
    pub(super) fn is_table(&self) -> bool {
        self.rows > 1
    }

    /// What is chosen from: its name, and its rows without those of the titles.
    pub(super) fn holding(&self) -> Holding {
        Holding { name: self.sheet.name.clone(), rows: Some(self.rows.saturating_sub(1)) }
    }
}

/// Looks at all sheets with cells; those that are hidden come last.
pub(super) fn sheets(workbook: &mut Workbook, path: &Path) -> Result<Vec<Held>, SourceError> {
    let least = if workbook.version.reads_rows_alone() { ROWS as u64 } else { 2 };
    let mut counted = 0;
    let mut held = Vec::new();
    for sheet in workbook.sheets() {
        let most = COUNTED.min(COUNTED_IN_ALL.saturating_sub(counted)).max(least);
        let one = look(workbook, path, sheet, most)?;
        counted += one.rows.min(most);
        held.push(one);
    }
    held.sort_by_key(|held| held.sheet.hidden);
    Ok(held)
}

fn look(workbook: &mut Workbook, path: &Path, sheet: Named, most: u64) -> Result<Held, SourceError> {
    let (timed, last) = (BTreeSet::new(), Record::default());
    let (begins, left) = (usize::MAX, usize::MAX);
    let mut held = Held { rows: 0, cells: 0, begins, left, longest: 0, timed, whole: true, last, sheet };
    let name = held.sheet.name.clone();
    let alone = workbook.version.reads_rows_alone();
    let none = BTreeSet::new();
    let all = Part { sheet: &name, left: 0, timed: (!alone).then_some(&none) };
    rows(workbook, path, &all, &mut |(record, _)| {
        if held.rows == most {
            held.whole = false;
            return ControlFlow::Break(());
        }
        let filled = || record.cells().enumerate().filter(|(_, cell)| !cell.is_empty());
        let Some((first, _)) = filled().next() else { return ControlFlow::Continue(()) };
        held.rows += 1;
        held.cells += filled().count() as u64;
        held.left = held.left.min(first);
        if held.rows <= ROWS as u64 {
            held.begins = held.left;
        }
        held.longest = held.longest.max(record.len());
        held.timed.extend(filled().filter(|(_, cell)| dates::has_time(cell)).map(|(place, _)| place));
        held.last = record;
        ControlFlow::Continue(())
    })?;
    if !held.whole {
        held.rows = held.rows.max(workbook.extent(&name)?);
        held.left = 0;
    }
    held.begins = if held.rows == 0 { 0 } else { held.begins };
    held.left = if alone || held.rows == 0 { held.begins } else { held.left };
    held.longest -= held.left.min(held.longest);
    held.timed = held.timed.iter().filter_map(|place| place.checked_sub(held.left)).collect();
    Ok(held)
}

/// The sheet that is wanted, or the likely one; and why it is that one.
///
/// # Errors
/// When there is no such sheet, or none has a table.
pub(super) fn choose<'h>(
    held: &'h [Held],
    wanted: Option<&str>,
    path: &Path,
) -> Result<(&'h Held, Option<Message>), SourceError> {
    if let Some(wanted) = wanted {
        let exact = held.iter().find(|held| held.sheet.name == wanted);
        let alike = || held.iter().find(|held| held.sheet.name.to_lowercase() == wanted.to_lowercase());
        let found = exact.or_else(alike).ok_or_else(|| {
            let names: Vec<&str> = held.iter().map(|held| held.sheet.name.as_str()).collect();
            SourceError::BadAnswer { field: "sheet", value: wanted.to_owned(), allowed: names.join(", ").into() }
        })?;
        return Ok((found, None));
    }
    let tables = || held.iter().filter(|held| held.is_table());
    // Of several with as many rows the first in the workbook.
    let largest = |hidden: bool| {
        tables().filter(move |held| held.sheet.hidden == hidden).rev().max_by_key(|held| (held.rows, held.cells))
    };
    let Some(best) = largest(false).or_else(|| largest(true)) else {
        // Titles alone are worth a sentence of their own.
        let titles = held.iter().find(|held| held.cells > 1);
        return Err(titles.map_or_else(
            || problem::error(path, SheetProblem::NoTable),
            |_| SourceError::TitlesOnly { path: path.to_owned() },
        ));
    };
    let hidden_is_larger = tables().any(|other| other.rows > best.rows);
    let why = match (held.len(), tables().count()) {
        (1, _) => message!("because-only-one"),
        (_, 1) => message!("because-only-table"),
        _ if hidden_is_larger => message!("because-most-rows-seen"),
        _ => message!("because-most-filled-rows"),
    };
    Ok((best, Some(why)))
}

/// The first rows of a sheet, and those around a row of titles that is further down.
pub(super) fn first_rows(
    workbook: &mut Workbook,
    path: &Path,
    held: &Held,
    titles: Option<u64>,
) -> Result<Vec<Record>, SourceError> {
    let mut first = Vec::new();
    let last = titles.map_or(0, |titles| titles.saturating_add(TITLES));
    let timed = (!workbook.version.reads_rows_alone()).then_some(&held.timed);
    let part = Part { sheet: &held.sheet.name, left: held.left, timed };
    rows(workbook, path, &part, &mut |(record, _)| {
        let near = record.line.is_some_and(|line| line + TITLES >= last && line <= last);
        if first.len() >= ROWS && record.line > Some(last) {
            return ControlFlow::Break(());
        }
        if !record.is_empty() && (first.len() < ROWS || near) {
            first.push(record);
        }
        ControlFlow::Continue(())
    })?;
    Ok(first)
}
