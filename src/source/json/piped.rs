//! Objects that another program writes, one in each line. Nobody has seen all keys, so that the columns are those that are
//! wanted, and a record that lacks one of them is blank there.

use std::io::Read;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use super::frames::Framing;
use super::pass::{Layout, Pass};
use crate::message;
use crate::source::piped::{self, PipedProblem, Wanted};
use crate::source::text::encoding_name;
use crate::source::{
    Answers, Column, ParseWarning, Progress, Record, Records, Source, SourceError, read_unbroken, reading_of,
};

/// Reads records as they are asked for.
pub(super) fn open(
    stream: Box<dyn Read + Send>,
    answers: &Answers,
    wanted: &Wanted<'_>,
) -> Result<Arc<dyn Source>, SourceError> {
    let given = answers.get("encoding").and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = given.unwrap_or(UTF_8);
    // However the plan's objects are written, its columns are those that it made of them.
    let said = answers.get("nested").or_else(|| wanted.kin.and_then(|plan| plan.get("nested")));
    let nested = said != Some("json");
    let layout = Layout { encoding, framing: Framing::Lines, line_end: b'\n', nested };
    let manner = reading_of(
        message!("reading-json-lines"),
        [message!("reading-encoding", name = encoding_name(layout.encoding))],
    );
    let columns: Vec<Column> = wanted.titles.iter().map(|title| Column { title: (*title).to_owned() }).collect();
    let ways = wanted.titles.iter().map(|title| way_to(title, wanted, nested)).collect::<Result<_, _>>()?;
    let sought = Sought { ways, places: Vec::new(), known: 0 };
    let records = Picked { pass: Pass::of_pipe(stream, &layout), sought, record: Record::default() };
    Ok(piped::source(columns, answers, manner, Box::new(records)))
}

/// How a wanted column is known among others.
enum Way {
    /// By the keys that lead to it.
    Keys { title: String, keys: Vec<String> },
    /// By its title, which is that of a key of the record itself.
    Title(String),
}

impl Way {
    fn title(&self) -> &str {
        match self {
            Self::Keys { title, .. } | Self::Title(title) => title,
        }
    }

    fn leads_to(&self, path: &[String]) -> bool {
        match (self, path) {
            (Self::Keys { keys, .. }, path) => keys == path,
            (Self::Title(title), [key]) => key.split_whitespace().eq(title.split(' ')),
            (Self::Title(_), _) => false,
        }
    }
}

/// How the column of a title is known. A title can be that of a key with a point, or of a key within another, and its
/// number hangs on which came first: only who saw all records knows.
fn way_to(title: &str, wanted: &Wanted<'_>, nested: bool) -> Result<Way, SourceError> {
    if let Some(keys) = wanted.paths.and_then(|paths| paths.get(title)) {
        return Ok(Way::Keys { title: title.to_owned(), keys: keys.clone() });
    }
    let number = title.rsplit_once(" (").and_then(|(_, number)| number.strip_suffix(')'));
    let is_numbered = number.is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()));
    match wanted.kin.is_some() && (nested && title.contains('.') || is_numbered) {
        true => Err(piped::error(PipedProblem::NoPath { title: title.to_owned() })),
        false => Ok(Way::Title(title.to_owned())),
    }
}

/// Where the wanted columns stand among those that were met so far.
struct Sought {
    ways: Vec<Way>,
    /// For each of the ways; none yet where nothing has it.
    places: Vec<Option<usize>>,
    /// How many columns were met.
    known: usize,
}

impl Sought {
    /// Looks for the columns again where more were met.
    fn find(&mut self, pass: &Pass) -> Result<(), SourceError> {
        if self.known == pass.parser.keys.columns() && !self.places.is_empty() {
            return Ok(());
        }
        self.known = pass.parser.keys.columns();
        let met = pass.parser.keys.paths();
        self.places.clear();
        for way in &self.ways {
            let mut places = met.iter().enumerate().filter(|(_, path)| way.leads_to(path)).map(|(place, _)| place);
            let place = places.next();
            if places.next().is_some() {
                return Err(piped::error(PipedProblem::SameTitle { title: way.title().to_owned() }));
            }
            self.places.push(place);
        }
        Ok(())
    }
}

/// Records of which only the wanted columns are there.
struct Picked {
    pass: Pass,
    sought: Sought,
    record: Record,
}

impl Records for Picked {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        read_unbroken(self, record)
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
        self.sought.find(&self.pass)?;
        for place in &self.sought.places {
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
        let Sought { ways, places, .. } = &self.sought;
        let met = |at: usize| places.get(at).copied().flatten().is_some();
        ways.iter().enumerate().filter(|(at, _)| !met(*at)).map(|(_, way)| way.title().to_owned()).collect()
    }
}
