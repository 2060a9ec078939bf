//! Which row holds the titles, if any does.

use super::rows::Rows;
use super::shape::Shape;
use crate::source::Record;

/// How far down titles are looked for, in rows.
const ABOVE: usize = 60;
/// By how many rows beneath them titles are judged.
const BENEATH: usize = 300;

/// The line of the titles, if there are any, and why.
pub(super) struct Found {
    pub line: Option<u64>,
    pub why: String,
}

/// Finds the titles among the first rows of a table.
pub(super) fn find(rows: &Rows) -> Found {
    let Some(index) = first_of_table(rows) else {
        return Found { line: None, why: "there is nothing to take for titles".to_owned() };
    };
    let record = &rows.records[index];
    let beneath = &rows.records[index + 1..];
    let (are_titles, why) = judge(record, &beneath[..beneath.len().min(BENEATH)]);
    let why = match index {
        0 => why.to_owned(),
        1 => format!("{why}; the row above it is no part of the table"),
        _ => format!("{why}; the {index} rows above it are no part of the table"),
    };
    Found { line: record.line.filter(|_| are_titles), why: if are_titles { why } else { why_none(index, why) } }
}

fn why_none(index: usize, why: String) -> String {
    if index == 0 { why } else { "no row looks like titles".to_owned() }
}

/// The first row that is as wide and as full as the table. What stands above it, such as a report's name, is not.
fn first_of_table(rows: &Rows) -> Option<usize> {
    let width = rows.usual_width();
    let wide = |record: &Record| record.len() >= width || (width > 4 && record.len() + 1 >= width);
    let filled = |record: &Record| record.cells().filter(|cell| !cell.trim().is_empty()).count();
    let above = &rows.records[..rows.records.len().min(ABOVE)];
    let full = |record: &Record| filled(record) * 5 >= width * 3 && (width < 2 || filled(record) > 1);
    let found = above.iter().position(|record| wide(record) && full(record));
    found.or_else(|| above.iter().position(wide)).or(if above.is_empty() { None } else { Some(0) })
}

/// Whether a row holds titles, judged by what stands beneath it.
fn judge(record: &Record, beneath: &[Record]) -> (bool, &'static str) {
    let mut unlike = 0;
    let mut typed = 0;
    let mut repeated = 0;
    let mut texts = 0;
    for (index, title) in record.cells().enumerate() {
        let shape = Shape::of(title);
        let (usual, share) = usual_shape(beneath, index);
        // 2019, 2020, 2021 may well be titles, unless years stand beneath them too.
        if shape.is_typed() && !(is_year(title) && !beneath_are_years(beneath, index)) {
            typed += 1;
        } else if shape == Shape::Text
            || (shape == Shape::Code && title.chars().next().is_some_and(char::is_alphabetic))
        {
            texts += 1;
            if share >= 0.8 && (usual.is_typed() || (usual == Shape::Code && shape == Shape::Text)) {
                unlike += 1;
            }
            let again = |other: &Record| other.cell(index) == title && other.cell(0) != record.cell(0);
            repeated +=
                usize::from(beneath.iter().any(again) || (index == 0 && texts == 1 && repeats_alone(record, beneath)));
        }
    }
    match (unlike, typed) {
        (0, 0) if texts == 0 => (false, "the first row is blank"),
        (0, 0) if texts > 0 && repeated * 2 > texts => {
            (false, "the first row holds what stands in the rows below it too")
        }
        (0, 0) => (true, "the first row holds no number, date or address, as titles do"),
        (0, _) => (false, "the first row holds numbers, dates or addresses, as the rows below it do"),
        (_, 0) => (true, "the first row has words where the rows below it have numbers, dates or addresses"),
        (unlike, typed) if unlike >= typed => {
            (true, "the first row has mostly words where the rows below it have numbers, dates or addresses")
        }
        _ => (false, "the first row looks like the rows below it"),
    }
}

/// Whether the first cell stands beneath itself in a row that is not the titles over again.
fn repeats_alone(record: &Record, beneath: &[Record]) -> bool {
    beneath.iter().any(|other| other.cell(0) == record.cell(0) && !other.cells().eq(record.cells()))
}

/// How most filled cells of a column look, and how many of them.
fn usual_shape(beneath: &[Record], index: usize) -> (Shape, f64) {
    let mut counts =
        [(Shape::Number, 0_usize), (Shape::Date, 0), (Shape::Address, 0), (Shape::Code, 0), (Shape::Text, 0)];
    let mut all = 0_usize;
    for record in beneath {
        let shape = Shape::of(record.cell(index));
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == shape) {
            *count += 1;
            all += 1;
        }
    }
    let (shape, count) = counts.into_iter().max_by_key(|(_, count)| *count).unwrap_or((Shape::Text, 0));
    if all == 0 { (Shape::Blank, 0.0) } else { (shape, count as f64 / all as f64) }
}

fn is_year(cell: &str) -> bool {
    cell.trim().parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

fn beneath_are_years(beneath: &[Record], index: usize) -> bool {
    let filled = || beneath.iter().map(|record| record.cell(index)).filter(|cell| !cell.trim().is_empty());
    filled().count() == 0 || filled().all(is_year)
}
