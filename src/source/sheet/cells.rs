//! The cells of a sheet of an `.xlsx`, and what the sheet says beside them, in one go.
//!
//! The calamine crate reads them too, but tells neither which rows are hidden nor which cells are merged, and takes the XML
//! apart with more care than a million cells have time for. What they mean is held against it in a test.

use std::io::{self, ErrorKind, Read};
use std::ops::{ControlFlow, RangeInclusive};

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

use super::cell::Cell;
use super::formats::{Format, Shows};
use super::letters::{self, SharedTexts, next, utf8};
use super::marks::Marks;
use super::text::is_error;
use super::xml::{Pieces, Tag, attribute, attributes, name};

/// What cells refer to.
#[derive(Default)]
pub(super) struct Referred {
    pub(super) texts: SharedTexts,
    pub(super) formats: Vec<Format>,
    pub(super) from_1904: bool,
    /// Whether whole numbers that are longer than spreadsheets can count keep the digits with which they are written.
    pub(super) keeps_digits: bool,
}

/// Hands `each` the cells in which something stands, until it has seen enough, and gives what the sheet says beside them.
///
/// # Errors
/// When the sheet can't be read to the end of its cells.
pub(super) fn walk(
    part: impl Read,
    referred: &Referred,
    each: &mut dyn FnMut(Cell<'_>) -> ControlFlow<()>,
) -> io::Result<Marks> {
    let mut sheet = Sheet { pieces: Pieces::new(part), referred, text: String::new(), scratch: String::new() };
    let mut marks = Marks::default();
    if !begin(&mut sheet.pieces)?.holds_rows {
        return Ok(marks);
    }
    let (mut row, mut column, mut hidden) = (0_u32, 0_u32, false);
    loop {
        let tag = next(&mut sheet.pieces)?.tag;
        match tag {
            Tag::Begin(tag) if name(tag) == b"row" => {
                let mut all = attributes(tag);
                hidden = false;
                for (name, value) in all.by_ref() {
                    match name {
                        b"r" => (row, _) = place(value)?,
                        b"hidden" => hidden = matches!(value, b"1" | b"true"),
                        _ => {}
                    }
                }
                all.end()?;
            }
            Tag::Begin(begin) | Tag::Whole(begin) if name(begin) == b"c" => {
                let has_value = matches!(tag, Tag::Begin(_));
                let about = About::of(begin)?;
                let (of_row, at) = match about.place {
                    Some((row, Some(column))) => (row, column),
                    Some((_, None)) => return Err(ErrorKind::InvalidData.into()),
                    None => (row, column),
                };
                column = at.saturating_add(1);
                // A row is worth a word only where something may stand in it.
                if std::mem::take(&mut hidden) {
                    marks.hide(u64::from(row) + 1);
                }
                if !has_value {
                    continue;
                }
                let (value, result) = sheet.value(&about)?;
                if result == Missing::Yes {
                    marks.miss(u64::from(row) + 1);
                }
                let shown = sheet.shown(&about, &value)?;
                if !matches!(shown, DataRef::Empty) {
                    let timed = about.style.or(Some(0)).and_then(|style| referred.formats.get(style)?.timed);
                    if each(Cell { row: of_row, column: at, value: shown, timed }).is_break() {
                        return Ok(marks);
                    }
                }
            }
            Tag::Whole(tag) if name(tag) == b"row" => {
                let number = attribute(tag, "r").map(place).transpose()?;
                (row, column) = (number.map_or(row, |(row, _)| row).saturating_add(1), 0);
            }
            Tag::End(b"row") => (row, column) = (row.saturating_add(1), 0),
            Tag::End(b"sheetData") => break,
            _ => {}
        }
    }
    while let Some(piece) = sheet.pieces.next()? {
        if let Tag::Begin(tag) | Tag::Whole(tag) = piece.tag
            && name(tag) == b"mergeCell"
        {
            marks.merge(attribute(tag, "ref").and_then(rows));
        }
    }
    Ok(marks)
}

/// About how many rows a sheet has, by what it says of itself.
///
/// # Errors
/// When it can't be read.
pub(super) fn extent(part: impl Read) -> io::Result<u64> {
    Ok(begin(&mut Pieces::new(part))?.extent)
}

/// What stands before the rows of a sheet.
struct Beginning {
    extent: u64,
    holds_rows: bool,
}

fn begin(pieces: &mut Pieces<impl Read>) -> io::Result<Beginning> {
    let mut extent = 1;
    loop {
        let tag = next(pieces)?.tag;
        let (Tag::Begin(begin) | Tag::Whole(begin)) = tag else { continue };
        match name(begin) {
            b"dimension" => {
                let lines = attribute(begin, "ref").and_then(rows);
                extent = lines.map_or(extent, |lines| (lines.end() + 1).saturating_sub(*lines.start()).max(1));
            }
            b"sheetData" => return Ok(Beginning { extent, holds_rows: matches!(tag, Tag::Begin(_)) }),
            _ => {}
        }
    }
}

/// What the tag of a cell says.
struct About {
    /// Its row and its column, from 0.
    place: Option<(u32, Option<u32>)>,
    style: Option<usize>,
    kind: Kind,
}

/// How a cell keeps its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As a number, or as what it is where it is none.
    Unsaid,
    Number,
    Shared,
    Truth,
    Error,
    Text,
    /// With its fonts, in the cell itself.
    Inline,
    Moment,
    Unknown,
}

impl About {
    fn of(tag: &[u8]) -> io::Result<Self> {
        let mut about = Self { place: None, style: None, kind: Kind::Unsaid };
        let mut all = attributes(tag);
        for (name, value) in all.by_ref() {
            match name {
                b"r" => about.place = Some(place(value)?),
                // What is no number is the usual style.
                b"s" => about.style = Some(number(value).unwrap_or(0)),
                b"t" => {
                    about.kind = match value {
                        b"n" => Kind::Number,
                        b"s" => Kind::Shared,
                        b"b" => Kind::Truth,
                        b"e" => Kind::Error,
                        b"str" => Kind::Text,
                        b"inlineStr" | b"is" => Kind::Inline,
                        b"d" => Kind::Moment,
                        _ => Kind::Unknown,
                    };
                }
                _ => {}
            }
        }
        all.end()?;
        Ok(about)
    }
}

/// What was found in a cell; what is in letters is in the sheet's own text.
enum Value {
    Nothing,
    Number(f64),
    Truth(bool),
    Shared(usize),
    Letters,
}

/// Whether a formula has no result stored with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Yes,
    No,
}

/// A sheet that is read.
struct Sheet<'r, R> {
    pieces: Pieces<R>,
    referred: &'r Referred,
    text: String,
    scratch: String,
}

impl<R: Read> Sheet<'_, R> {
    /// Reads a cell to its end. Of several values the last counts, and a formula is one without anything.
    fn value(&mut self, about: &About) -> io::Result<(Value, Missing)> {
        let (mut value, mut missing) = (Value::Nothing, Missing::No);
        loop {
            let tag = next(&mut self.pieces)?.tag;
            match tag {
                Tag::End(b"c") => return Ok((value, missing)),
                Tag::Begin(begin) | Tag::Whole(begin) => {
                    let is_whole = matches!(tag, Tag::Whole(_));
                    self.text.clear();
                    (value, missing) = match name(begin) {
                        b"f" if is_whole => (Value::Nothing, Missing::Yes),
                        b"v" | b"is" if is_whole => (Value::Nothing, Missing::No),
                        b"f" => {
                            self.pieces.skip(b"f")?;
                            (Value::Nothing, Missing::Yes)
                        }
                        b"v" => (self.written(about.kind)?, Missing::No),
                        b"is" => {
                            letters::read(&mut self.pieces, b"is", &mut self.scratch, &mut self.text)?;
                            (Value::Letters, Missing::No)
                        }
                        _ => return Err(ErrorKind::InvalidData.into()),
                    };
                }
                _ => {}
            }
        }
    }

    /// Reads what is written as a cell's value.
    fn written(&mut self, kind: Kind) -> io::Result<Value> {
        let invalid = || io::Error::from(ErrorKind::InvalidData);
        match kind {
            Kind::Unknown => return Err(invalid()),
            // It stands elsewhere in the cell.
            Kind::Inline => {
                self.pieces.skip(b"v")?;
                return Ok(Value::Nothing);
            }
            Kind::Text => {
                self.scratch.clear();
                letters::plain(&mut self.pieces, b"v", false, &mut self.scratch)?;
                letters::push_unescaped(&self.scratch, &mut self.text);
                return Ok(Value::Letters);
            }
            Kind::Moment => {
                letters::plain(&mut self.pieces, b"v", false, &mut self.text)?;
                return Ok(Value::Letters);
            }
            _ => {}
        }
        let piece = next(&mut self.pieces)?;
        let is_end = matches!(piece.tag, Tag::End(b"v"));
        // None of these has letters that XML can't have.
        let text = memchr::memchr(b'&', piece.text).map_or(piece.text, |end| &piece.text[..end]);
        let value = match kind {
            _ if text.is_empty() => Value::Nothing,
            Kind::Shared => Value::Shared(number(text.trim_ascii()).ok_or_else(invalid)?),
            Kind::Truth => match text.trim_ascii() {
                b"" => Value::Nothing,
                b"0" => Value::Truth(false),
                b"1" => Value::Truth(true),
                word if word.eq_ignore_ascii_case(b"false") => Value::Truth(false),
                word if word.eq_ignore_ascii_case(b"true") => Value::Truth(true),
                _ => return Err(invalid()),
            },
            Kind::Number | Kind::Unsaid => {
                let text = utf8(text)?;
                self.text.push_str(text);
                match text.parse() {
                    Ok(number) => Value::Number(number),
                    Err(_) if kind == Kind::Unsaid => Value::Letters,
                    Err(_) => return Err(invalid()),
                }
            }
            _ => {
                let name = utf8(text)?;
                // Another would pass for a text.
                if kind == Kind::Error && !is_error(name) {
                    return Err(invalid());
                }
                self.text.push_str(name);
                Value::Letters
            }
        };
        if !is_end {
            self.pieces.skip(b"v")?;
        }
        Ok(value)
    }

    /// What a value means in a cell.
    fn shown(&self, about: &About, value: &Value) -> io::Result<DataRef<'_>> {
        let format = || about.style.and_then(|style| self.referred.formats.get(style));
        Ok(match value {
            Value::Nothing => DataRef::Empty,
            Value::Number(number) => {
                let kind = match format().map_or(Shows::Number, |format| format.shows) {
                    Shows::Number
                        if is_written_shortest(self.text.as_bytes())
                            || (self.referred.keeps_digits && is_long_whole(self.text.as_bytes())) =>
                    {
                        return Ok(DataRef::SharedString(&self.text));
                    }
                    Shows::Number => return Ok(DataRef::Float(*number)),
                    Shows::Moment => ExcelDateTimeType::DateTime,
                    Shows::Span => ExcelDateTimeType::TimeDelta,
                };
                DataRef::DateTime(ExcelDateTime::new(*number, kind, self.referred.from_1904))
            }
            Value::Truth(truth) => DataRef::Bool(*truth),
            Value::Shared(number) => {
                DataRef::SharedString(self.referred.texts.get(*number).ok_or(ErrorKind::InvalidData)?)
            }
            Value::Letters if about.kind == Kind::Moment => DataRef::DateTimeIso(self.text.clone()),
            Value::Letters => DataRef::SharedString(&self.text),
        })
    }
}

/// Whether a number is written with the fewest digits that give it again, without exponent. With up to fifteen of them there
/// are no fewer.
fn is_written_shortest(number: &[u8]) -> bool {
    let digits = number.strip_prefix(b"-").unwrap_or(number);
    let point = memchr::memchr(b'.', digits);
    let (whole, behind) = digits.split_at(point.unwrap_or(digits.len()));
    digits.len() <= 15
        && digits.iter().filter(|digit| !digit.is_ascii_digit()).count() == usize::from(point.is_some())
        && (matches!(whole, [b'1'..=b'9', ..]) || (whole == b"0" && (point.is_some() || digits.len() == number.len())))
        && (point.is_none() || matches!(behind, [_, .., b'1'..=b'9']))
}

/// Whether a number is a whole one with more digits than spreadsheets keep, as programs write what tells their rows apart.
pub(super) fn is_long_whole(number: &[u8]) -> bool {
    let digits = number.strip_prefix(b"-").unwrap_or(number);
    digits.len() > 15 && digits[0] != b'0' && digits.iter().all(u8::is_ascii_digit)
}

/// A whole number.
fn number(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// A sheet has no more rows, and …
const ROWS: u32 = 1 << 20;

/// … no more columns. A damaged place beyond would be reached through millions of blank cells.
const COLUMNS: u32 = 1 << 14;

/// The row and, where it is said, the column of `B3`, both from 0.
fn place(named: &[u8]) -> io::Result<(u32, Option<u32>)> {
    let invalid = || io::Error::from(ErrorKind::InvalidData);
    let letters = named.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (column, row) = named.split_at(letters);
    let folded = |base: u32, first: u8, digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| {
            let digit = digit.to_ascii_uppercase().checked_sub(first)?;
            sum.checked_mul(base)?.checked_add(u32::from(digit) + u32::from(base == 26))
        })
    };
    if !row.iter().all(u8::is_ascii_digit) {
        return Err(invalid());
    }
    let row = folded(10, b'0', row).and_then(|row| row.checked_sub(1)).filter(|row| *row < ROWS);
    let column = folded(26, b'A', column).filter(|column| *column <= COLUMNS);
    Ok((row.ok_or_else(invalid)?, column.ok_or_else(invalid)?.checked_sub(1)))
}

/// The rows of cells such as `B3:C4` or `B3`, from 1.
fn rows(cells: &[u8]) -> Option<RangeInclusive<u64>> {
    let line = |cell: &[u8]| place(cell).ok().map(|(row, _)| u64::from(row) + 1);
    match cells.iter().position(|byte| *byte == b':') {
        Some(colon) => Some(line(&cells[..colon])?..=line(&cells[colon + 1..])?),
        None => Some(line(cells)?..=line(cells)?),
    }
}
