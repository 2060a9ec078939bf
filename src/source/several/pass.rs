//! One pass over several files: one after the other, each row put under the titles of all of them.

use std::path::PathBuf;
use std::sync::Arc;

use super::problem::vanished;
use super::table::{Place, Table};
use super::watched::Watched;
use crate::source::{
    FIRST_LINES, FileName, Oddity, ParseWarning, Progress, Raggedness, Record, Records, Source, SourceError,
    read_unbroken,
};

/// What is read.
pub(super) struct Reading {
    pub(super) parts: Vec<Part>,
    /// How many columns there are.
    pub(super) width: usize,
    pub(super) watched: Arc<Watched>,
}

/// One of the files.
pub(super) struct Part {
    pub(super) file: FileName,
    pub(super) path: PathBuf,
    pub(super) place: Place,
    pub(super) source: Arc<dyn Source>,
    /// Its part of the bytes of all files.
    pub(super) weight: u64,
    /// How many columns it has.
    own: usize,
    /// For each column of the table where its cells come from; `None` where its columns are the first ones.
    from: Option<Vec<Option<usize>>>,
}

impl Part {
    /// With where the cells of each of its columns go.
    pub(super) fn new(table: Table, places: &[usize], width: usize) -> Self {
        let Table { name, path, place, source, weight } = table;
        let moved = places.iter().enumerate().any(|(own, place)| own != *place);
        let from = moved.then(|| {
            let mut from = vec![None; width];
            places.iter().enumerate().for_each(|(own, place)| from[*place] = Some(own));
            from
        });
        Self { file: FileName::of(&name), path, place, source, weight, own: places.len(), from }
    }

    /// Puts the cells of a row under the titles of the table, with those that are too many behind them.
    fn put(&self, record: &mut Record, spare: &mut Record, width: usize) {
        let surplus = record.len().saturating_sub(self.own);
        match &self.from {
            None if surplus == 0 => (record.len()..width).for_each(|_| record.push("")),
            None if self.own == width => {}
            from => {
                spare.clear();
                for place in 0..width {
                    let own = from.as_ref().map_or(Some(place), |from| from[place]).filter(|own| *own < self.own);
                    spare.push(own.map_or("", |own| record.cell(own)));
                }
                (self.own..record.len()).for_each(|own| spare.push(record.cell(own)));
                (spare.line, spare.identity) = (record.line, record.identity);
                spare.ragged = record.ragged;
                std::mem::swap(record, spare);
            }
        }
        if let (Some(Raggedness::Long(_)), true) = (record.ragged, surplus > 0) {
            record.ragged = Some(Raggedness::Long(width + surplus));
        }
    }
}

/// A pass that is under way.
pub(super) struct Pass {
    reading: Arc<Reading>,
    /// The file at hand, by its place.
    at: usize,
    records: Option<Box<dyn Records>>,
    row: u64,
    spare: Record,
    /// What was odd about the files that were read to their ends.
    odd: Vec<ParseWarning>,
    ended: bool,
}

impl Pass {
    /// Begins at the first row of the first file.
    ///
    /// # Errors
    /// When a file came, is gone or has changed.
    pub(super) fn begin(reading: &Arc<Reading>) -> Result<Self, SourceError> {
        reading.watched.ensure_unchanged()?;
        Ok(Self {
            reading: Arc::clone(reading),
            at: 0,
            records: None,
            row: 0,
            spare: Record::default(),
            odd: Vec::new(),
            ended: false,
        })
    }

    fn next(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        let reading = Arc::clone(&self.reading);
        while let Some(part) = reading.parts.get(self.at) {
            let gone = |error| vanished(&part.path, error);
            let records = match &mut self.records {
                Some(records) => records,
                none => none.insert(part.source.records().map_err(gone)?),
            };
            if records.read_every(record).map_err(gone)? {
                self.row += 1;
                if !record.broken {
                    // As it is where its file is read alone.
                    record.identity = Some(record.hash());
                    part.put(record, &mut self.spare, reading.width);
                }
                (record.row, record.file) = (self.row, Some(part.file));
                return Ok(true);
            }
            add(&mut self.odd, records.warnings(), part.file);
            (self.records, self.at) = (None, self.at + 1);
        }
        reading.watched.ensure_unchanged()?;
        Ok(false)
    }
}

impl Records for Pass {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        read_unbroken(self, record)
    }

    fn read_every(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        if self.ended {
            return Ok(false);
        }
        let more = self.next(record);
        self.ended = !matches!(more, Ok(true));
        more
    }

    fn progress(&self) -> Progress {
        let parts = &self.reading.parts;
        let total: u64 = parts.iter().map(|part| part.weight).sum();
        let mut done: u64 = parts.iter().take(self.at).map(|part| part.weight).sum();
        if let (Some(part), Some(records)) = (parts.get(self.at), &self.records) {
            let Progress { done: own, total } = records.progress();
            let total = total.filter(|total| *total > 0).unwrap_or(u64::MAX);
            done += (u128::from(part.weight) * u128::from(own.min(total)) / u128::from(total)) as u64;
        }
        Progress { done, total: Some(total) }
    }

    fn warnings(&self) -> Vec<ParseWarning> {
        let mut odd = self.odd.clone();
        if let (Some(part), Some(records)) = (self.reading.parts.get(self.at), &self.records) {
            add(&mut odd, records.warnings(), part.file);
        }
        odd.sort_by_key(|warning| Oddity::ALL.iter().position(|oddity| *oddity == warning.oddity));
        odd
    }
}

/// Adds what was odd about one more file.
fn add(all: &mut Vec<ParseWarning>, more: Vec<ParseWarning>, file: FileName) {
    for warning in more {
        let files = vec![file; warning.first_lines.len()];
        match all.iter_mut().find(|known| known.oddity == warning.oddity) {
            None => all.push(ParseWarning { files, ..warning }),
            Some(known) => {
                known.count += warning.count;
                known.first_lines.extend(warning.first_lines);
                known.files.extend(files);
                known.first_lines.truncate(FIRST_LINES);
                known.files.truncate(FIRST_LINES);
            }
        }
    }
}
