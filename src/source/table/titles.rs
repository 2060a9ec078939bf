//! Which row holds the titles, if any does.

use super::shape::{Shape, is_year, usual_shape};
use super::title_rows;
use super::usual_width;
use crate::message;
use crate::message::Message;
use crate::source::{ReadingVersion, Record};

/// How far down titles are looked for, in rows.
const ABOVE: usize = 60;
/// By how many rows beneath them titles are judged.
const BENEATH: usize = 300;

/// The line of the titles, if there are any, how many rows they take, and why.
pub(in crate::source) struct Found {
    pub line: Option<u64>,
    pub rows: usize,
    /// Why; `None` where it was answered.
    pub why: Option<Message>,
}

/// Finds the titles among the first rows of a table.
pub(in crate::source) fn find(rows: &[Record], version: ReadingVersion) -> Found {
    let Some(index) = first_of_table(rows) else {
        return Found { line: None, rows: 1, why: Some(message!("because-nothing-for-titles")) };
    };
    let index =
        Some(index).filter(|_| version.reads_rows_alone()).and_then(|index| below_notes(rows, index)).unwrap_or(index);
    let (are_titles, why) = judge(rows, index);
    // Rows must not be lost as what stands above a table: only if there is no doubt.
    let least = if version.is_first() { usual_width(rows) } else { usual_width(rows).min(2) };
    let is_row = |record: &Record| record.len() >= least && (version.is_first() || filled(record) >= least);
    let doubtful = !why.is_telling() && rows[..index].iter().any(is_row);
    if index > 0 && (!are_titles || doubtful) {
        let (are_titles, why) = judge(rows, 0);
        let found = Found { line: rows[0].line, rows: 1, why: Some(why.message(true)) };
        return if are_titles { found.spread(rows, 0, version) } else { Found { line: None, ..found } };
    }
    let why = match index {
        0 => why.message(true),
        above => message!("because-titles-below", why = why.message(false), count = above),
    };
    let found = Found { line: rows[index].line, rows: 1, why: Some(why) };
    if are_titles { found.spread(rows, index, version) } else { Found { line: None, ..found } }
}

impl Found {
    /// The same with the rows around the one at `index` that hold titles too.
    fn spread(self, rows: &[Record], index: usize, version: ReadingVersion) -> Self {
        if version.is_first() {
            return self;
        }
        let (first, count) = title_rows::around(rows, index, usual_width(rows));
        Self { line: rows[first].line, rows: count, ..self }
    }
}

/// The first row that is as wide and as full as the table. What stands above it, such as a report's name, is not.
fn first_of_table(rows: &[Record]) -> Option<usize> {
    let width = usual_width(rows);
    let wide = |record: &Record| record.len() >= width || (width > 4 && record.len() + 1 >= width);
    let above = &rows[..rows.len().min(ABOVE)];
    let found = above.iter().position(|record| wide(record) && is_full(record, width));
    found.or_else(|| above.iter().position(wide)).or(if above.is_empty() { None } else { Some(0) })
}

/// Whether a row has as many filled cells as most rows of a table of this width.
fn is_full(record: &Record, width: usize) -> bool {
    let filled = filled(record);
    filled * 5 >= width * 3 && (width < 2 || filled > 1)
}

fn filled(record: &Record) -> usize {
    record.cells().filter(|cell| !cell.trim().is_empty()).count()
}

/// The row of titles below notes of which one, the row at `index`, fills nearly as many cells as they do: all cells of it are
/// filled, the rows beneath bear it out, and between the two stands a row that no table begins with.
fn below_notes(rows: &[Record], index: usize) -> Option<usize> {
    let width = usual_width(rows);
    let is_whole = |record: &Record| filled(record) >= width;
    let words = |record: &&Record| !record.cells().any(|cell| Shape::of(cell).is_typed());
    let notes = rows[index..].iter().take(ABOVE).take_while(words).position(is_whole).filter(|notes| *notes > 0)?;
    let interrupted = rows[index..index + notes].iter().any(|record| !is_full(record, width));
    (interrupted && judge(rows, index + notes).1 == Why::Unlike).then_some(index + notes)
}

/// What speaks for or against titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Blank,
    Repeated,
    NothingTyped,
    Typed,
    Unlike,
    MostlyUnlike,
    Alike,
}

impl Why {
    /// Whether the rows beneath bear it out.
    fn is_telling(self) -> bool {
        matches!(self, Self::Unlike | Self::MostlyUnlike)
    }

    /// What is said of it; `first` says that the row is the first one.
    fn message(self, first: bool) -> Message {
        match self {
            Self::Blank => message!("because-titles-blank", first = first),
            Self::Repeated => message!("because-titles-repeated", first = first),
            Self::NothingTyped => message!("because-titles-nothing-typed", first = first),
            Self::Typed => message!("because-titles-typed", first = first),
            Self::Unlike => message!("because-titles-unlike", first = first),
            Self::MostlyUnlike => message!("because-titles-mostly-unlike", first = first),
            Self::Alike => message!("because-titles-alike", first = first),
        }
    }
}

/// Whether the row at `index` holds titles, judged by what stands beneath it.
fn judge(records: &[Record], index: usize) -> (bool, Why) {
    let record = &records[index];
    let beneath = &records[index + 1..];
    let beneath = &beneath[..beneath.len().min(BENEATH)];
    let mut unlike = 0;
    let mut typed = 0;
    let mut repeated = 0;
    let mut texts = 0;
    for (index, title) in record.cells().enumerate() {
        let shape = Shape::of(title);
        let (usual, share) = usual_shape(beneath, index);
        // 2019, 2020, 2021 may well be titles, unless years stand beneath them too.
        let number_as_title = is_year(title) && !beneath_are_years(beneath, index);
        if shape.is_typed() && !number_as_title {
            typed += 1;
        } else if shape == Shape::Text || (shape == Shape::Code && title.starts_with(char::is_alphabetic)) {
            texts += 1;
            if share >= 0.8 && (usual.is_typed() || (usual == Shape::Code && shape == Shape::Text)) {
                unlike += 1;
            }
            // The titles over again, as in files that were joined, say nothing.
            let again = |other: &Record| other.cell(index) == title && !other.cells().eq(record.cells());
            repeated += usize::from(beneath.iter().any(again));
        }
    }
    match (unlike, typed) {
        (0, 0) if texts == 0 => (false, Why::Blank),
        (0, 0) if repeated * 2 > texts => (false, Why::Repeated),
        (0, 0) => (true, Why::NothingTyped),
        (0, _) => (false, Why::Typed),
        (_, 0) => (true, Why::Unlike),
        (unlike, typed) if unlike >= typed => (true, Why::MostlyUnlike),
        _ => (false, Why::Alike),
    }
}

fn beneath_are_years(beneath: &[Record], index: usize) -> bool {
    let filled = || beneath.iter().map(|record| record.cell(index)).filter(|cell| !cell.trim().is_empty());
    filled().count() == 0 || filled().all(is_year)
}
