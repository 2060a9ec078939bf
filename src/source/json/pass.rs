//! One pass over the records of a file.

use std::io::Read;
use std::ops::Range;

use encoding_rs::Encoding;
use serde_json::value::RawValue;

use super::around::{list_of_records, list_within};
use super::frames::{Frame, Frames, Framing, LONGEST};
use super::keys::{Keys, MOST_KEYS};
use super::mend::mended;
use super::object::{Odd, Parser};
use super::problem::{self, JsonProblem};
use crate::source::file::read_error;
use crate::source::origin::Origin;
use crate::source::packed::Input;
use crate::source::piped::{self, PipedProblem};
use crate::source::table::MOST_COLUMNS;
use crate::source::text::{Flaws, encoding_name};
use crate::source::warning::Tally;
use crate::source::{Oddity, ParseWarning, Progress, Record, Records, SourceError, read_unbroken};

/// How much is kept of what is too long for a record, in bytes.
const BEGINNING: usize = 1024;

/// How a file is read: everything that was found out or answered.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) encoding: &'static Encoding,
    pub(super) framing: Framing,
    /// The byte that ends a line.
    pub(super) line_end: u8,
    /// Whether what is nested becomes columns.
    pub(super) nested: bool,
}

/// A pass that is under way. It remembers each key that it meets, so that a first one finds all columns.
pub(super) struct Pass {
    origin: Origin,
    encoding: &'static Encoding,
    frames: Frames,
    /// The list that the first record is around, if what is read are likely no records but one object around them.
    pub(super) around: Option<String>,
    pub(super) parser: Parser,
    /// How many columns there are, where that is known.
    width: Option<usize>,
    /// How many records were met, those that can't be read among them.
    row: u64,
    /// How many of them were read.
    whole: u64,
    /// How much of the file had been read, and whether all of it, when it was last held against what it was.
    seen: Option<(u64, bool)>,
    /// The line that is too long, while it is passed by.
    too_long: Option<u64>,
    ended: bool,
    tally: Tally,
}

impl Pass {
    /// Begins at the first record, with the keys that are known; with none it is a pass to find them.
    ///
    /// # Errors
    /// When the file is gone, is not what it was, or cannot be read.
    pub(super) fn begin(input: Input, layout: &Layout, keys: Option<&Keys>) -> Result<Self, SourceError> {
        let (origin, stream) = Origin::open(input)?;
        Ok(Self::of(origin, stream, layout, keys))
    }

    /// The same of what another program writes, with no keys known.
    pub(super) fn of_pipe(stream: Box<dyn Read + Send>, layout: &Layout) -> Self {
        Self::of(Origin::Pipe, stream, layout, None)
    }

    fn of(origin: Origin, stream: Box<dyn Read + Send>, layout: &Layout, keys: Option<&Keys>) -> Self {
        let frames = Frames::new(stream, layout.encoding, layout.framing, layout.line_end);
        Self {
            origin,
            encoding: layout.encoding,
            frames,
            around: None,
            parser: Parser::new(keys.cloned().unwrap_or_else(Keys::new), layout.nested),
            width: keys.map(Keys::columns),
            row: 0,
            whole: 0,
            seen: None,
            too_long: None,
            ended: false,
            tally: Tally::default(),
        }
    }

    /// How many records were met, those that can't be read among them.
    pub(super) fn rows(&self) -> u64 {
        self.row
    }

    /// How many of them were read.
    pub(super) fn whole(&self) -> u64 {
        self.whole
    }

    /// Goes on to the next record, whether or not it can be read, and puts it into `record` where there is one to be filled;
    /// `false` at the end.
    ///
    /// # Errors
    /// When reading fails midway, or there are more keys than a table has columns.
    pub(super) fn next(&mut self, mut record: Option<&mut Record>) -> Result<bool, SourceError> {
        while !self.ended {
            let line = self.frames.line;
            let frame = self.frames.next().map_err(|error| read_error(self.origin.path(), Some(line), error))?;
            self.unchanged()?;
            let line = self.frames.line;
            let (range, torn) = match frame {
                Frame::Record(range) => (range, false),
                Frame::Torn(range) => (range, true),
                Frame::Blank(range) => {
                    self.frames.consume(range.end);
                    self.tally.add(Oddity::BlankLine, line);
                    continue;
                }
                Frame::TooLong { range, skipped: true } => {
                    let is_new = self.too_long.replace(line) != Some(line);
                    if is_new {
                        self.broken(&range, Oddity::NoObject, record.as_deref_mut());
                    }
                    self.frames.consume(range.end);
                    match is_new {
                        true => return Ok(true),
                        false => continue,
                    }
                }
                Frame::TooLong { skipped: false, .. } => {
                    if let (0, Some(list)) = (self.whole, list_within(self.frames.window())) {
                        return Err(problem::error(self.origin.path(), JsonProblem::OneObject { list }));
                    }
                    return Err(problem::error(self.origin.path(), JsonProblem::TooLong { line }));
                }
                Frame::End { open } => {
                    if open {
                        self.tally.add(Oddity::CutOff, line);
                    }
                    self.ended = true;
                    if self.origin.is_pipe() && self.row > 0 && self.whole == 0 {
                        return Err(piped::error(PipedProblem::NoObjects));
                    }
                    return self.is_same().map(|()| false);
                }
            };
            if let Some(record) = record.as_deref_mut() {
                record.clear();
            }
            let read = self.take_apart(&range, record.as_deref_mut());
            let Some(odd) = read else {
                if self.origin.is_pipe() && self.whole == 0 {
                    self.refuse_list(&range, torn)?;
                }
                if torn && self.origin.is_pipe() {
                    return Err(piped::error(PipedProblem::Torn { line }));
                }
                self.broken(&range, if torn { Oddity::CutOff } else { Oddity::NoObject }, record);
                self.frames.consume(range.end);
                return Ok(true);
            };
            if self.whole == 0 && record.is_none() {
                self.around = list_of_records(&self.frames.window()[range.clone()]);
            }
            let flaws = self.frames.consume(range.end);
            if flaws.unreadable && self.origin.is_pipe() {
                let encoding = encoding_name(self.encoding);
                return Err(piped::error(PipedProblem::Letters { line, encoding }));
            }
            self.row += 1;
            self.whole += 1;
            self.count(odd, flaws, line);
            self.keys_are_known()?;
            if let Some(record) = record {
                (record.row, record.line) = (self.row, Some(line));
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// What another program writes is not looked at beforehand. That its records are no lines shows in the first of these.
    fn refuse_list(&self, range: &Range<usize>, torn: bool) -> Result<(), SourceError> {
        let text = self.frames.window()[range.clone()].trim();
        let problem = |problem| Err(piped::error(problem));
        let is_value = |text: &str| serde_json::from_str::<&RawValue>(text).is_ok();
        let goes_on = || serde_json::from_str::<&RawValue>(text).is_err_and(|error| error.is_eof());
        let is_element = || text.strip_suffix(',').is_some_and(is_value);
        match text {
            _ if torn && text.contains('\r') => problem(PipedProblem::Returns),
            _ if self.row == 0 && text.starts_with('[') => problem(PipedProblem::List { line: self.frames.line }),
            _ if !torn && text.starts_with('{') && goes_on() || is_element() => {
                problem(PipedProblem::List { line: self.frames.line })
            }
            _ => Ok(()),
        }
    }

    /// Counts what stands in the window and can't be read, and puts its text into `record`.
    fn broken(&mut self, range: &Range<usize>, oddity: Oddity, record: Option<&mut Record>) {
        let line = self.frames.line;
        self.tally.add(oddity, line);
        self.row += 1;
        let Some(record) = record else { return };
        record.clear();
        let text = self.frames.window()[range.clone()].trim();
        match text.len() > LONGEST {
            false => record.push(text),
            // It is told by how it begins; all of it still stands in the file.
            true => record.push(&format!("{}…", &text[..text.floor_char_boundary(BEGINNING)])),
        }
        (record.row, record.line, record.broken) = (self.row, Some(line), true);
    }

    /// Takes what stands in the window apart; `None` where it is no object, whatever is mended.
    fn take_apart(&mut self, range: &Range<usize>, record: Option<&mut Record>) -> Option<Odd> {
        let text = &self.frames.window()[range.clone()];
        // Between the records of a line nobody else tells which of them has letters that are none.
        let is_damaged = self.frames.framing() == Framing::List && text.contains(char::REPLACEMENT_CHARACTER);
        if let Some(mut odd) = self.parser.read(text) {
            odd.unreadable |= is_damaged;
            record.into_iter().for_each(|record| self.parser.write(text, record));
            return Some(odd);
        }
        let mended = mended(text, self.encoding)?;
        let mut odd = self.parser.read(&mended.text)?;
        record.into_iter().for_each(|record| self.parser.write(&mended.text, record));
        odd.octal = mended.octal;
        odd.no_number = mended.no_number;
        odd.unreadable |= mended.unreadable || is_damaged;
        Some(odd)
    }

    fn count(&mut self, odd: Odd, flaws: Flaws, line: u64) {
        let all = [
            (odd.repeated, Oddity::RepeatedKey),
            (odd.list, Oddity::List),
            (odd.deep, Oddity::Deep),
            (odd.single, Oddity::SingleValue),
            (odd.octal, Oddity::OctalEscape),
            (odd.no_number, Oddity::NoNumber),
            (odd.nul || flaws.nul, Oddity::NulBytes),
            (odd.unreadable || flaws.unreadable, Oddity::BadLetters),
        ];
        all.into_iter().filter(|(is, _)| *is).for_each(|(_, oddity)| self.tally.add(oddity, line));
    }

    fn keys_are_known(&self) -> Result<(), SourceError> {
        let columns = self.parser.keys.columns();
        match self.width {
            // All of it was looked at before.
            Some(width) if columns > width => Err(SourceError::Changed { path: self.origin.path().to_path_buf() }),
            None if columns > MOST_COLUMNS || self.parser.keys.count() > MOST_KEYS => {
                let nested = self.parser.nested;
                Err(problem::error(self.origin.path(), JsonProblem::TooManyKeys { nested }))
            }
            _ => Ok(()),
        }
    }

    /// Looked at after reading, so that no row is made of what stood in neither version of a file that changed meanwhile.
    fn unchanged(&mut self) -> Result<(), SourceError> {
        let (read, ended) = (self.origin.read(), self.frames.ended());
        if self.seen.replace((read, ended)) == Some((read, ended)) {
            return Ok(());
        }
        self.is_same()
    }

    fn is_same(&self) -> Result<(), SourceError> {
        self.origin.is_unchanged(self.frames.ended())
    }
}

impl Records for Pass {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        read_unbroken(self, record)
    }

    fn read_every(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        self.next(Some(record)).inspect_err(|_| self.ended = true)
    }

    fn progress(&self) -> Progress {
        let waiting = self.frames.window().len() as u64;
        // Decoded text is as long as its bytes or longer, and exactness is worth nothing here.
        self.origin.progress(waiting, self.ended)
    }

    fn warnings(&self) -> Vec<ParseWarning> {
        self.tally.warnings()
    }
}
