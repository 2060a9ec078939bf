//! Objects that another program writes, one in each line. Nobody has seen all keys, so that the columns are those that are
//! wanted, and a record that lacks one of them is blank there.

use std::io::Read;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use super::frames::Framing;
use super::pass::{Layout, Pass};
use crate::message;
use crate::source::piped::{self, PipedProblem};
use crate::source::text::encoding_name;
use crate::source::{Answers, Column, ParseWarning, Progress, Record, Records, Source, SourceError, reading_of};

/// Reads records as they are asked for.
pub(super) fn open(
    stream: Box<dyn Read + Send>,
    answers: &Answers,
    titles: &[&str],
) -> Result<Arc<dyn Source>, SourceError> {
    let given = answers.get("encoding").and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = given.unwrap_or(UTF_8);
    let nested = answers.get("nested") != Some("json");
    let layout = Layout { encoding, framing: Framing::Lines, line_end: b'\n', nested };
    let manner = reading_of(
        message!("reading-json-lines"),
        [message!("reading-encoding", name = encoding_name(layout.encoding))],
    );
    let columns: Vec<Column> = titles.iter().map(|title| Column { title: (*title).to_owned() }).collect();
    let wanted =
        Wanted { titles: titles.iter().map(|title| (*title).to_owned()).collect(), places: Vec::new(), known: 0 };
    let records = Picked { pass: Pass::of_pipe(stream, &layout), wanted, record: Record::default() };
    Ok(piped::source(columns, answers, manner, Box::new(records)))
}

/// Where the wanted columns stand among those that were met so far.
struct Wanted {
    titles: Vec<String>,
    /// For each of the titles; none yet where nothing has it.
    places: Vec<Option<usize>>,
    /// How many columns were met.
    known: usize,
}

impl Wanted {
    /// Looks for the columns again where more were met.
    fn find(&mut self, pass: &Pass) -> Result<(), SourceError> {
        if self.known == pass.parser.keys.columns() && !self.places.is_empty() {
            return Ok(());
        }
        self.known = pass.parser.keys.columns();
        let met = pass.parser.keys.titles();
        self.places.clear();
        for title in &self.titles {
            let mut places = met.iter().enumerate().filter(|(_, met)| *met == title).map(|(place, _)| place);
            let place = places.next();
            if places.next().is_some() {
                return Err(piped::error(PipedProblem::SameTitle { title: title.clone() }));
            }
            self.places.push(place);
        }
        Ok(())
    }
}

/// Records of which only the wanted columns are there.
struct Picked {
    pass: Pass,
    wanted: Wanted,
    record: Record,
}

impl Records for Picked {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        while self.read_every(record)? {
            if !record.broken {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn read_every(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        if !self.pass.read_every(&mut self.record)? {
            return Ok(false);
        }
        record.clear();
        (record.row, record.line, record.broken) = (self.record.row, self.record.line, self.record.broken);
        if record.broken {
            record.push(self.record.cell(0));
            return Ok(true);
        }
        self.wanted.find(&self.pass)?;
        for place in &self.wanted.places {
            record.push(place.map_or("", |place| self.record.cell(place)));
        }
        Ok(true)
    }

    fn progress(&self) -> Progress {
        self.pass.progress()
    }

    fn warnings(&self) -> Vec<ParseWarning> {
        self.pass.warnings()
    }

    fn unseen(&self) -> Vec<String> {
        let Wanted { titles, places, .. } = &self.wanted;
        let met = |at: usize| places.get(at).copied().flatten().is_some();
        titles.iter().enumerate().filter(|(at, _)| !met(*at)).map(|(_, title)| title.clone()).collect()
    }
}
