//! A raw export of Kissmetrics: lines of JSON, each with `_p`, `_t` and what happened (*JSON Files*, *Data Export*).

use std::sync::Arc;

use super::table::Detail;
use crate::event::Timestamp;
use crate::kissmetrics::rules::is_reserved;
use crate::source::{self, Column, Record, Source};
use crate::workflow::Error;

/// A raw export that can be read: a file, several, a folder or a pattern.
pub struct Export {
    source: Arc<dyn Source>,
    person: usize,
    time: usize,
    name: Option<usize>,
    other: Option<usize>,
    /// All other columns, by their place.
    details: Vec<(usize, u32)>,
}

/// A line of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told<'r> {
    pub person: &'r str,
    pub time: Timestamp,
    /// What happened; none where only properties were set.
    pub name: Option<&'r str>,
    /// The second identity, where the line says that two are one person.
    pub other: Option<&'r str>,
}

impl Export {
    /// Opens one.
    ///
    /// # Errors
    /// When a file cannot be read, or is no raw export.
    pub fn open(files: &[String]) -> Result<Self, Error> {
        let not_one = || Error::NotAnExport { name: files.join(", ") };
        let answers = source::named_together(files)?;
        if answers.is_of_server() {
            return Err(not_one());
        }
        let source = source::open(&answers)?;
        let place = |title: &str| source.columns().iter().position(|column| column.title == title);
        let (Some(person), Some(time)) = (place("_p"), place("_t")) else { return Err(not_one()) };
        let detail =
            |(at, column): (usize, &Column)| (!is_reserved(&column.title)).then(|| (at, Detail::name(&column.title)));
        let details = source.columns().iter().enumerate().filter_map(detail).collect();
        let (name, other) = (place("_n"), place("_p2"));
        Ok(Self { person, time, name, other, details, source })
    }

    /// The files.
    pub fn source(&self) -> &dyn Source {
        self.source.as_ref()
    }

    /// What a line says; `None` where nobody or no time stands in it.
    pub(super) fn told<'r>(&self, record: &'r Record) -> Option<Told<'r>> {
        let filled = |place: Option<usize>| place.map(|place| record.cell(place)).filter(|cell| !cell.is_empty());
        let person = filled(Some(self.person))?;
        let time = Timestamp(seconds(record.trimmed(self.time))?);
        Some(Told { person, time, name: filled(self.name), other: filled(self.other) })
    }

    /// Which properties stand on a line.
    pub(super) fn details(&self, record: &Record, found: &mut Vec<Detail>) {
        found.clear();
        for (place, name) in &self.details {
            let cell = record.cell(*place);
            if !cell.is_empty() {
                found.push(Detail::of(*name, cell));
            }
        }
    }
}

/// Whole seconds, which some programs write with a fraction, or as JSON may write any number: `1.26e9`.
fn seconds(text: &str) -> Option<i64> {
    /// Beyond, numbers of this kind skip some.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if text.contains(['e', 'E']) {
        let seconds: f64 = text.parse().ok()?;
        return (seconds.abs() <= EXACT).then_some(seconds.trunc() as i64);
    }
    text.split_once('.').map_or(text, |(whole, _)| whole).parse().ok()
}
