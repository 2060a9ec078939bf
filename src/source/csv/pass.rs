//! One pass over a delimited text.

use std::collections::VecDeque;
use std::io::Read;
use std::sync::Arc;

use encoding_rs::Encoding;

use super::dialect::{Dialect, SEPARATOR_IDS};
use super::joins::{Joins, MARK, Met};
use super::quick::{self, Quick};
use super::split::{Extent, LineEnd, Reach, Split, line_end, split};
use super::{escape, formula};
use crate::source::file::read_error;
use crate::source::origin::Origin;
use crate::source::packed::Input;
use crate::source::piped::{self, PipedProblem};
use crate::source::table::{Shape, totals};
use crate::source::text::{TextDecoder, encoding_name};
use crate::source::warning::{Oddity, ParseWarning, Tally};
use crate::source::{Progress, Raggedness, ReadingVersion, Record, Records, SourceError};

/// The longest row that is read, in bytes of UTF-8. What is longer is no table.
pub const LONGEST_ROW: usize = 16 * 1024 * 1024;

/// How a file is read: everything that was guessed or answered.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub encoding: &'static Encoding,
    pub dialect: Dialect,
    /// The line with the titles, counted from 1; the first of them where there are several.
    pub titles: Option<u64>,
    /// How many rows the titles take, at least 1.
    pub title_rows: usize,
    /// Whether the first column has no title of its own, so that the titles begin above the second.
    pub row_names: bool,
    /// How the cells of each column look, where most of them are numbers, dates or addresses.
    pub shapes: Arc<[Option<Shape>]>,
    /// By which rules it is read.
    pub version: ReadingVersion,
    /// Whether rows of totals at the end are left out.
    pub drop_totals: bool,
    /// Whether the last row of a pipe is whole without a line end behind it.
    pub open_end: bool,
    /// How many columns there are; 0 while that is not known.
    pub width: usize,
    /// How many of them have titles.
    pub named: usize,
}

/// A pass that is under way.
pub(super) struct Pass {
    origin: Origin,
    layout: Layout,
    /// For rows that can be taken apart quickly, as the layout says.
    quick: Option<Quick>,
    decoder: TextDecoder,
    /// The line at which the window begins.
    line: u64,
    row: u64,
    /// Tells rows from titles that stand among them.
    joins: Option<Joins>,
    /// Nothing stands on the line above the row at hand.
    apart: bool,
    /// Nothing will stand on the line above the next row, or only a heading with nothing above it.
    parts: bool,
    /// A row that was read to find out what the one above it is, with what is known of it.
    ahead: Option<(Record, bool)>,
    spare: Record,
    /// Rows that may be totals, and once another row followed, those that are none.
    held: VecDeque<Record>,
    release: bool,
    ended: bool,
    tally: Tally,
}

impl Pass {
    /// Begins at the first row beneath the titles; gives the rows of titles too.
    ///
    /// # Errors
    /// When the file is gone, is not what it was, or cannot be read.
    pub fn begin(input: Input, layout: Layout) -> Result<(Self, Vec<Record>), SourceError> {
        let (origin, stream) = Origin::open(input)?;
        let (mut pass, titles) = Self::at_rows(origin, stream, layout)?;
        if !pass.layout.version.is_first() && !titles.is_empty() {
            pass.joins = Some(Joins::new(&titles, Arc::clone(&pass.layout.shapes)));
        }
        Ok((pass, titles))
    }

    /// The same of what another program writes, where each row stands for itself. The same titles may come again, since
    /// files are joined so; other ones end it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of_pipe(stream: Box<dyn Read + Send>, layout: Layout) -> Result<(Self, Vec<Record>), SourceError> {
        let (mut pass, titles) = Self::at_rows(Origin::Pipe, stream, layout)?;
        if !titles.is_empty() {
            pass.joins = Some(Joins::new(&titles, Arc::default()));
        }
        Ok((pass, titles))
    }

    fn at_rows(
        origin: Origin,
        stream: Box<dyn Read + Send>,
        layout: Layout,
    ) -> Result<(Self, Vec<Record>), SourceError> {
        let decoder = TextDecoder::new(stream, layout.encoding);
        let mut pass = Self {
            origin,
            quick: Quick::of(&layout.dialect),
            layout,
            decoder,
            line: 1,
            row: 0,
            joins: None,
            apart: false,
            parts: false,
            ahead: None,
            spare: Record::default(),
            held: VecDeque::new(),
            release: false,
            ended: false,
            tally: Tally::default(),
        };
        let titles = pass.skip_to_rows()?;
        Ok((pass, titles))
    }

    /// How many columns there are, now that it is known: as many as there are titles.
    pub fn widen(&mut self, width: usize) {
        (self.layout.width, self.layout.named) = (width, width);
    }

    fn skip_to_rows(&mut self) -> Result<Vec<Record>, SourceError> {
        let Some(titles) = self.layout.titles else {
            self.fill("sep=;\r\n".len())?;
            self.skip_marks()?;
            if separator_line(self.decoder.window()).is_some() {
                self.skip_line()?;
            }
            return Ok(Vec::new());
        };
        // What stands above the titles is no table, and a quotation mark there means nothing.
        while self.line < titles && self.fill(1)? {
            self.skip_line()?;
        }
        let mut rows = Vec::new();
        let mut record = Record::default();
        while rows.len() < self.layout.title_rows && self.next(&mut record)? {
            rows.push(std::mem::take(&mut record));
        }
        Ok(rows)
    }

    /// Passes by the marks with which files begin, also those that were joined to others.
    fn skip_marks(&mut self) -> Result<(), SourceError> {
        while !self.layout.version.is_first() && begins_with_mark(self.decoder.window()) {
            self.decoder.consume(MARK.len_utf8());
            self.fill(1)?;
        }
        Ok(())
    }

    fn skip_line(&mut self) -> Result<(), SourceError> {
        loop {
            let (text, reach) = reach(&self.decoder);
            match line_end(text.as_bytes(), 0, reach) {
                LineEnd::At { after, .. } => {
                    self.decoder.consume(after);
                    self.line += 1;
                    return Ok(());
                }
                LineEnd::Unknown if reach == Reach::Full => return Err(self.too_long()),
                LineEnd::Unknown => self.more()?,
            }
        }
    }

    /// Reads until the window has this many bytes; `false` when there is nothing at all.
    fn fill(&mut self, length: usize) -> Result<bool, SourceError> {
        while self.decoder.window().len() < length && !self.decoder.ended() {
            self.more()?;
        }
        Ok(!self.decoder.window().is_empty())
    }

    /// Reads on. Looked at after reading, so that no row is made of what stood in neither version of a file that
    /// changed meanwhile.
    fn more(&mut self) -> Result<(), SourceError> {
        let line = self.line;
        self.decoder.more().map_err(|error| read_error(self.origin.path(), Some(line), error))?;
        self.unchanged()
    }

    fn unchanged(&self) -> Result<(), SourceError> {
        self.origin.is_unchanged(self.decoder.ended())
    }

    fn too_long(&self) -> SourceError {
        SourceError::LineTooLong { path: self.origin.path().to_path_buf(), line: self.line, limit: LONGEST_ROW }
    }

    /// Reads the next row that is not blank.
    fn next(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        self.apart = self.parts;
        loop {
            if self.decoder.window().is_empty() && !self.fill(1)? {
                return Ok(false);
            }
            self.skip_marks()?;
            match split_row(&self.layout, &self.decoder, record, &mut self.spare) {
                Split::More => self.more()?,
                Split::TooLong => return Err(self.too_long()),
                Split::Row(extent) => {
                    record.line = Some(self.line);
                    let named = self.named_separator(&extent);
                    self.refuse_torn(&extent, record)?;
                    self.pass_by(&extent)?;
                    if named.is_some() {
                        self.tally.add(Oddity::SeparatorLine, record.line.unwrap_or_default());
                        self.layout.dialect.separator = named;
                        self.quick = Quick::of(&self.layout.dialect);
                        self.apart = true;
                    } else if extent.blank {
                        self.apart = true;
                    } else {
                        // A row of separators parts tables as a blank line does, and so does the heading of a table.
                        let filled = record.filled(2);
                        self.parts = filled == 0 || (self.apart && filled == 1);
                        return Ok(true);
                    }
                }
            }
        }
    }

    /// The separator that a line among the rows names, and nothing else.
    fn named_separator(&self, extent: &Extent) -> Option<u8> {
        if self.layout.version.is_first() || self.line == 1 || self.origin.is_pipe() {
            return None;
        }
        let window = self.decoder.window();
        may_name_separator(window).then(|| separator_line(&window[..extent.length]))?
    }

    /// Reads the next row of this table: no titles, and none of another table.
    fn next_of_table(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        loop {
            // Hardly ever is one there, and what is not there need not be moved.
            if self.ahead.is_some() {
                (*record, self.apart) = self.ahead.take().unwrap_or_default();
            } else if !self.next(record)? {
                return Ok(false);
            }
            let Some(joins) = &mut self.joins else { return Ok(true) };
            let line = record.line.unwrap_or_default();
            match joins.look(record, self.layout.width, self.apart) {
                met if self.origin.is_pipe() => {
                    if !Self::of_joined(met, &self.layout, line)? {
                        self.tally.add(Oddity::TitlesAgain, line);
                        continue;
                    }
                    return Ok(true);
                }
                Met::Row => {}
                Met::Titles => {
                    joins.own();
                    self.tally.add(Oddity::TitlesAgain, line);
                    self.drop_held();
                    continue;
                }
                Met::RowAndTitles => {
                    joins.own();
                    joins.take_off_titles(record, &mut self.spare);
                    self.tally.add(Oddity::TitlesAgain, line);
                    return Ok(true);
                }
                Met::Moved(places) => {
                    joins.moved(places, record.len());
                    self.tally.add(Oddity::TitlesMoved, line);
                    self.drop_held();
                    continue;
                }
                Met::Perhaps => {
                    let mut beneath = Record::default();
                    if self.next(&mut beneath)? {
                        let apart = self.apart;
                        if let Some(joins) =
                            self.joins.as_mut().filter(|joins| joins.confirms(record, &beneath, self.layout.width))
                        {
                            joins.leave(record.len());
                            self.drop_held();
                        }
                        self.ahead = Some((beneath, apart));
                    }
                }
            }
            let Some(joins) = &mut self.joins else { return Ok(true) };
            if joins.put(record, &mut self.spare, self.layout.width) {
                return Ok(true);
            }
            self.tally.add(Oddity::OtherTable, line);
        }
    }

    /// Whether what was met in a pipe is a row, where it is not the titles once more.
    fn of_joined(met: Met, layout: &Layout, line: u64) -> Result<bool, SourceError> {
        match met {
            Met::Row | Met::Perhaps => Ok(true),
            // By the first rules they are a row, which nobody can have meant.
            Met::Titles if !layout.version.is_first() => Ok(false),
            Met::Titles => Err(piped::error(PipedProblem::TitlesAgain { line })),
            Met::Moved(_) => Err(piped::error(PipedProblem::OtherTitles { line })),
            Met::RowAndTitles => Err(piped::error(PipedProblem::RowAndTitles { line })),
        }
    }

    /// What stands at the end of a table that another follows are its totals.
    fn drop_held(&mut self) {
        for record in self.held.drain(..) {
            self.tally.add(Oddity::TotalRow, record.line.unwrap_or_default());
        }
    }

    /// What another program writes may end anywhere when that program does.
    fn refuse_torn(&self, extent: &Extent, record: &Record) -> Result<(), SourceError> {
        if !self.origin.is_pipe() || extent.blank {
            return Ok(());
        }
        let window = self.decoder.window();
        let ends = self.decoder.ended() && extent.length == window.len() && !window.ends_with(['\n', '\r']);
        // While there is no width, these are the titles.
        let lacks = record.len() < self.layout.width || extent.unclosed.is_some() || self.layout.width == 0;
        let line = self.line;
        match () {
            () if extent.in_vain || ends && lacks => Err(piped::error(PipedProblem::Torn { line })),
            () if ends && !self.layout.open_end => Err(piped::error(PipedProblem::OpenEnd { line })),
            () => Ok(()),
        }
    }

    fn pass_by(&mut self, extent: &Extent) -> Result<(), SourceError> {
        let flaws = self.decoder.consume(extent.length);
        let line = self.line;
        if flaws.unreadable && self.origin.is_pipe() {
            let encoding = encoding_name(self.layout.encoding);
            return Err(piped::error(PipedProblem::Letters { line, encoding }));
        }
        self.line += extent.line_ends;
        if extent.blank {
            self.tally.add(Oddity::BlankLine, line);
        }
        if flaws.unreadable {
            self.tally.add(Oddity::BadLetters, line);
        }
        if flaws.nul {
            self.tally.add(Oddity::NulBytes, line);
        }
        if extent.stray {
            self.tally.add(Oddity::StrayQuote, line);
        }
        if extent.otherwise {
            self.tally.add(Oddity::OtherEscape, line);
        }
        if extent.formula {
            self.tally.add(Oddity::FormulaText, line);
        }
        if let Some(behind) = extent.unclosed {
            self.tally.add(Oddity::UnclosedQuote, line + behind);
        }
        Ok(())
    }

    /// Numbers a row and makes it as wide as the table.
    fn finish(&mut self, record: &mut Record) {
        self.row += 1;
        record.row = self.row;
        let width = self.layout.width;
        let count = record.len();
        let line = record.line.unwrap_or_default();
        if count < width {
            record.ragged = Some(Raggedness::Short(count));
            self.tally.add(Oddity::ShortRow, line);
            let titles = self.layout.version.reads_rows_alone().then_some(self.layout.named);
            record.widen(width, titles);
        } else if count > width && width > 0 {
            record.ragged = Some(Raggedness::Long(count));
            self.tally.add(Oddity::LongRow, line);
        }
    }

    fn end(&mut self) -> Result<bool, SourceError> {
        self.ended = true;
        self.drop_held();
        self.unchanged()?;
        Ok(false)
    }

    /// Reads the next row if it is as nearly all are, and nothing has to be asked about it: taken apart the quick way, as
    /// wide as the table, its first cells filled and none of the titles, below another row of the table. The general way
    /// would come to the same, and any other row is left to it.
    #[inline]
    fn read_plain(&mut self, record: &mut Record) -> bool {
        let waits = self.ahead.is_some() || !self.held.is_empty() || self.release || self.ended || self.parts;
        let (window, width) = (self.decoder.window(), self.layout.width);
        let may_be_plain = !waits && width > 1 && !self.origin.is_pipe() && self.decoder.is_flawless();
        if !may_be_plain || window.len() > LONGEST_ROW {
            return false;
        }
        let Some(quick) = &self.quick else { return false };
        let Some(quick::Row { length, .. }) = quick.row(window, record) else { return false };
        // Without titles the first two cells need only be filled. What begins with a mark of the file's beginning is no ASCII.
        let is_filled = |index: usize| record.bytes_of(index).first().is_some_and(u8::is_ascii_graphic);
        let is_row = record.len() == width
            && self.joins.as_ref().map_or_else(|| is_filled(0) && is_filled(1), |joins| joins.is_plainly_row(record))
            && !(self.layout.drop_totals && is_total(record, width))
            && !(may_name_separator(window) && self.named_separator(&Extent { length, ..Extent::default() }).is_some());
        if is_row {
            self.decoder.consume(length);
            record.line = Some(self.line);
            (self.line, self.row, self.apart) = (self.line + 1, self.row + 1, false);
            record.row = self.row;
        }
        is_row
    }

    /// Reads the next row, whatever it is.
    #[inline(never)]
    fn read_any(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        loop {
            if self.release {
                if let Some(held) = self.held.pop_front() {
                    *record = held;
                    self.finish(record);
                    return Ok(true);
                }
                self.release = false;
            }
            if self.ended {
                return Ok(false);
            }
            let more = self.next_of_table(record).inspect_err(|_| self.ended = true)?;
            if !more {
                return self.end();
            }
            if self.layout.drop_totals && self.held.len() < totals::MOST && totals::is_total(record, self.layout.width)
            {
                self.held.push_back(std::mem::take(record));
                continue;
            }
            if self.held.is_empty() {
                self.finish(record);
                return Ok(true);
            }
            self.held.push_back(std::mem::take(record));
            self.release = true;
        }
    }
}

/// Whether a row of two filled cells holds totals, which it does only if it begins with a word for them.
#[inline]
fn is_total(record: &Record, width: usize) -> bool {
    record.bytes_of(0).first().is_some_and(|first| totals::may_begin(*first)) && totals::is_total(record, width)
}

impl Records for Pass {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        if self.read_plain(record) { Ok(true) } else { self.read_any(record) }
    }

    fn progress(&self) -> Progress {
        let waiting = self.decoder.window().len() as u64;
        // Decoded text is as long as its bytes or longer, and exactness is worth nothing here.
        self.origin.progress(waiting, self.ended)
    }

    fn warnings(&self) -> Vec<ParseWarning> {
        self.tally.warnings()
    }
}

/// What can be looked at. It depends on the text alone and never on how much was read at once.
fn reach(decoder: &TextDecoder) -> (&str, Reach) {
    let window = decoder.window();
    if window.len() > LONGEST_ROW {
        (&window[..window.floor_char_boundary(LONGEST_ROW)], Reach::Full)
    } else if decoder.ended() {
        (window, Reach::All)
    } else {
        (window, Reach::Part)
    }
}

/// Takes the row apart at which the window begins.
fn split_row(layout: &Layout, decoder: &TextDecoder, record: &mut Record, spare: &mut Record) -> Split {
    let (text, reach) = reach(decoder);
    if text.is_empty() {
        // Nothing but marks was left.
        return Split::Row(Extent { blank: true, ..Extent::default() });
    }
    let Layout { dialect, width, version, .. } = layout;
    let mut found = split(dialect, text, reach, record);
    if !version.is_first() {
        if let Split::Row(extent) = found
            && !extent.plain
            && !escape::in_order(&extent)
        {
            found = escape::otherwise(dialect, *width, text, reach, record, spare).unwrap_or(found);
        }
        if begins_with_mark(record.cell(0)) {
            // It may stand between quotation marks too.
            spare.clear();
            record.cells().enumerate().for_each(|(index, cell)| {
                spare.push(if index == 0 { cell.trim_start_matches(MARK) } else { cell });
            });
            std::mem::swap(record, spare);
        }
    }
    // What has no quotation mark in it is no formula that holds a text.
    if let Split::Row(extent) = &mut found
        && dialect.formulas
        && !extent.plain
        && (extent.formula || extent.quoted || extent.stray)
    {
        extent.formula = formula::read_texts(record, spare);
        // The marks of a formula are no strays.
        extent.stray &= !extent.formula || record.cells().any(|cell| cell.contains('"'));
    }
    found
}

/// Whether a text begins with [`MARK`], which its first byte nearly always tells.
#[inline]
fn begins_with_mark(text: &str) -> bool {
    text.as_bytes().first() == Some(&0xEF) && text.starts_with(MARK)
}

/// Whether a text may begin with a line that names the separator, which its first bytes nearly always tell.
#[inline]
fn may_name_separator(text: &str) -> bool {
    matches!(text.as_bytes(), [b's' | b'S', ..] | [b'"', b'"' | b's' | b'S', ..])
}

/// The separator that a first line such as `sep=;` names, as Excel reads and writes it.
pub(super) fn separator_line(text: &str) -> Option<u8> {
    let line = text.split(['\r', '\n']).next()?.trim_matches('"');
    let (name, separator) = line.split_at_checked("sep=".len())?;
    let known = SEPARATOR_IDS.iter().map(|(_, byte)| *byte).find(|byte| [*byte] == *separator.as_bytes());
    known.filter(|_| name.eq_ignore_ascii_case("sep="))
}
