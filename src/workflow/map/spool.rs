//! The events of one person, to be gone through several times. Few are held in memory; those of a person with very many
//! stand in a file without a name, which is gone with the process.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};

use super::MapProblem;
use crate::pipeline;
use crate::pipeline::by_person::{Events, See};
use crate::sink::keyed;
use crate::store::StoreError;
use crate::workflow::Error;

/// So much text of a person is held, in bytes; in a build for tests so little that they need no large tables.
const HELD: usize = if cfg!(debug_assertions) { 64 * 1024 } else { 32 * 1024 * 1024 };

/// The events of one person.
#[derive(Default)]
pub(super) struct Spool {
    /// The first of them, or all.
    text: String,
    /// The rule of each event in the text, and where it ends.
    ends: Vec<(u32, usize)>,
    /// Those behind them, each with its rule before it.
    file: Option<BufWriter<File>>,
    in_file: u64,
    /// The line on which the first stands.
    first_line: u64,
}

impl Spool {
    /// Another person's events come next, the first on this line.
    pub fn begin(&mut self, line: u64) {
        self.text.clear();
        self.ends.clear();
        self.file = None;
        self.in_file = 0;
        self.first_line = line;
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        self.ends.len() as u64 + self.in_file
    }

    /// Adds one.
    ///
    /// # Errors
    /// When there is no room for so many.
    pub fn push(&mut self, rule: u32, event: &str) -> Result<(), Error> {
        if self.file.is_none() && self.text.len() + event.len() <= HELD {
            self.text.push_str(event);
            self.ends.push((rule, self.text.len()));
            return Ok(());
        }
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(BufWriter::new(tempfile::tempfile().map_err(unwritten)?)),
        };
        writeln!(file, "{rule}\t{event}").map_err(unwritten)?;
        self.in_file += 1;
        Ok(())
    }

    fn event<'t>(&self, text: &'t str, at: u64) -> Result<crate::event::Event<'t>, Error> {
        keyed::read_event(text).ok_or(Error::Map(MapProblem::NoEvent { line: self.first_line + at }))
    }
}

impl Events for Spool {
    type Error = Error;

    fn each(&mut self, see: &mut See<'_, Error>) -> Result<(), Error> {
        let mut start = 0;
        for (at, &(rule, end)) in self.ends.iter().enumerate() {
            let event = self.event(&self.text[start..end], at as u64)?;
            see(rule as usize, event)?;
            start = end;
        }
        let Some(mut file) = self.file.take() else { return Ok(()) };
        file.flush().and_then(|()| file.get_mut().seek(SeekFrom::Start(0))).map_err(unread)?;
        let mut reader = BufReader::new(file.get_ref());
        let (mut line, mut at) = (String::new(), self.ends.len() as u64);
        while reader.read_line(&mut line).map_err(unread)? > 0 {
            let event = line.trim_end_matches('\n').split_once('\t');
            let (rule, event) = event.and_then(|(rule, event)| Some((rule.parse().ok()?, event))).unwrap_or((0, ""));
            see(rule, self.event(event, at)?)?;
            line.clear();
            at += 1;
        }
        self.file = Some(file);
        Ok(())
    }
}

/// The file has no name, but its place does.
fn unwritten(source: std::io::Error) -> Error {
    StoreError::Write { path: Some(std::env::temp_dir()), source }.into()
}

fn unread(source: std::io::Error) -> Error {
    pipeline::Error::System { source }.into()
}
