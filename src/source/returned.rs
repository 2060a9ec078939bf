//! A file of left-out rows that comes back, fixed by a person: what was changed in it for the spreadsheet's sake is
//! changed back, so that its rows make the events that they would have made in the first place.

use std::sync::Arc;

use crate::message::Message;

use super::{
    Answers, Column, Guess, Keyed, ParseWarning, Progress, Record, Records, Source, SourceError, SourceNotice,
};

/// The last two titles of such a file.
pub const LEFT_OUT_TITLES: [&str; 2] = ["Row", "Reason"];

/// Spreadsheets take a cell that begins so for a formula, so an apostrophe stands before it in such a file.
pub const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A source whose cells lose the apostrophe before what would be a formula.
pub struct Returned {
    source: Arc<dyn Source>,
}

impl Returned {
    /// The source as it is, unless its titles say that it is a file of left-out rows.
    pub fn recognise(source: Arc<dyn Source>) -> Arc<dyn Source> {
        let titles = source.columns().iter().rev().take(2).rev().map(|column| column.title.as_str());
        if titles.eq(LEFT_OUT_TITLES) { Arc::new(Self { source }) } else { source }
    }
}

impl Source for Returned {
    fn name(&self) -> &str {
        self.source.name()
    }

    fn columns(&self) -> &[Column] {
        self.source.columns()
    }

    fn answers(&self) -> &Answers {
        self.source.answers()
    }

    fn reading(&self) -> Message {
        self.source.reading()
    }

    fn manner(&self) -> Message {
        self.source.manner()
    }

    fn guesses(&self) -> &[Guess] {
        self.source.guesses()
    }

    fn notices(&self) -> &[SourceNotice] {
        self.source.notices()
    }

    fn paths(&self) -> Vec<Vec<String>> {
        self.source.paths()
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        Ok(Box::new(Freed { records: self.source.records()?, record: Record::default() }))
    }

    fn first_records(&self) -> Result<Box<dyn Records>, SourceError> {
        Ok(Box::new(Freed { records: self.source.first_records()?, record: Record::default() }))
    }

    fn related(&self) -> &[super::Related] {
        self.source.related()
    }

    fn neighbors(&self) -> Result<Vec<super::Neighbor>, SourceError> {
        self.source.neighbors()
    }

    fn holds(&self) -> &[super::Holding] {
        self.source.holds()
    }

    fn table_beside(&self, name: &str) -> Option<Answers> {
        self.source.table_beside(name)
    }

    fn growing(&self) -> Option<usize> {
        self.source.growing()
    }

    fn rows(&self) -> Option<u64> {
        self.source.rows()
    }

    fn keyed(&self, by: usize, take: usize) -> Result<Option<Box<dyn Keyed>>, SourceError> {
        let keyed = self.source.keyed(by, take)?;
        Ok(keyed.map(|keyed| Box::new(FreedByKey { keyed }) as Box<dyn Keyed>))
    }

    fn read_before(&self, way: &Answers) -> Result<Option<Arc<dyn Source>>, SourceError> {
        self.source.read_before(way)
    }

    fn read_alone(&self) -> Result<Option<Arc<dyn Source>>, SourceError> {
        self.source.read_alone()
    }

    fn beside(&self, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        self.source.beside(answers)
    }
}

struct Freed {
    records: Box<dyn Records>,
    record: Record,
}

impl Freed {
    /// Gives the row at hand with its cells as they were.
    fn free(&self, record: &mut Record) -> bool {
        record.clear();
        record.row = self.record.row;
        record.line = self.record.line;
        record.ragged = self.record.ragged;
        record.broken = self.record.broken;
        self.record.cells().for_each(|cell| record.push(freed(cell)));
        true
    }
}

impl Records for Freed {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        let more = self.records.read(&mut self.record)?;
        Ok(more && self.free(record))
    }

    fn read_every(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        let more = self.records.read_every(&mut self.record)?;
        Ok(more && self.free(record))
    }

    fn progress(&self) -> Progress {
        self.records.progress()
    }

    fn warnings(&self) -> Vec<ParseWarning> {
        self.records.warnings()
    }

    fn unseen(&self) -> Vec<String> {
        self.records.unseen()
    }

    fn bookmark(&self) -> Option<&str> {
        self.records.bookmark()
    }
}

struct FreedByKey {
    keyed: Box<dyn Keyed>,
}

impl Keyed for FreedByKey {
    fn look_up(&mut self, keys: &[&str], found: &mut dyn FnMut(&str, &str)) -> Result<(), SourceError> {
        // A key may stand there with the apostrophe or without.
        let guarded: Vec<String> =
            keys.iter().filter(|key| key.starts_with(FORMULA_STARTS)).map(|key| format!("'{key}")).collect();
        let both: Vec<&str> = keys.iter().copied().chain(guarded.iter().map(String::as_str)).collect();
        self.keyed.look_up(&both, &mut |key, taken| found(freed(key), freed(taken)))
    }
}

/// A cell without the apostrophe that was put before it.
fn freed(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA_STARTS) => rest,
        _ => cell,
    }
}
