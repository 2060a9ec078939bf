//! What the calamine crate passes over in an `.xlsb`: formulas that end in an error, text with its own formats, whether a
//! number's format shows a time of day, hidden rows and merged cells. Each record of a sheet is a kind, a length and so many bytes.

use std::collections::HashMap;
use std::io::Read;
use std::ops::RangeInclusive;
use std::path::Path;

use super::dates;
use super::parts::{Part, Parts};

// Kinds of records.
const SHEET: u32 = 0x9C;
const ROW: u32 = 0x00;
const BLANK: u32 = 0x01;
const NUMBERS: [u32; 3] = [0x02, 0x05, 0x09];
const FORMULA_ERROR: u32 = 0x0B;
const SHORT: RangeInclusive<u32> = 0x0C..=0x12;
const RICH_TEXT: u32 = 0x3E;
const END_OF_CELLS: u32 = 0x92;
const MERGED: u32 = 0xB0;

// Those of the styles: a format, and what a cell can have, with its beginning and its end.
const FORMAT: u32 = 0x2C;
const STYLE: u32 = 0x2F;
const STYLES: u32 = 0x0269;
const END_OF_STYLES: u32 = 0x026A;

/// The longest record that is held, in bytes; a cell's text has a 32nd of that at most.
const LONGEST: usize = 4 * 1024 * 1024;

/// The last row that a sheet has, from 0.
const LAST_ROW: u32 = 0x000F_FFFF;

/// What is met in a sheet, beside what the crate reads.
pub(super) enum Met {
    /// A cell, by its row and its column from 0.
    Cell(u32, u32, String),
    /// A number whose format shows a time of day, by its place.
    Timed(u32, u32),
    /// A row that is hidden, from 1.
    Hidden(u64),
    /// The rows of a group of merged cells, from 1.
    Merged(RangeInclusive<u64>),
}

/// Why a sheet can't be followed: it can't be read to its end, or has cells that are kept in a way that the crate passes over
/// too.
#[derive(Debug)]
pub(super) struct Unclear;

/// What is met in a sheet, in its order. It is read on the way, and only as far as it is asked for.
pub(super) struct Sheet {
    part: Part,
    record: Vec<u8>,
    /// Of each style whether it shows a time of day.
    timed: Vec<bool>,
    /// The row at hand, from 0.
    row: u32,
    /// Its number from 1, where it is hidden and nothing stands in it so far.
    hidden: Option<u64>,
    in_cells: bool,
    /// What comes next, beside what was handed out.
    next: Option<Met>,
    ended: bool,
}

impl Sheet {
    /// Begins at the beginning of a sheet; `None` where it is not found.
    pub(super) fn open(path: &Path, sheet: &str) -> Option<Self> {
        let parts = Parts::of(path).ok()?;
        let book = parts.called("xl/workbook.bin")?;
        let mut listed = parts.read(&book)?;
        let (mut id, mut record) = (None, Vec::new());
        while let Some(kind) = next_record(&mut listed, &mut record).ok()? {
            if kind == SHEET {
                let (found, behind) = text(&record, 8)?;
                if text(&record, behind)?.0 == sheet {
                    id = Some(found);
                }
            }
        }
        // What can't be followed of the styles says nothing.
        let styles = parts.called("xl/styles.bin").and_then(|styles| parts.read(&styles));
        let timed = styles.map(|mut styles| timed(&mut styles)).unwrap_or_default();
        let id = id?;
        let relation = parts.relations(&book)?.into_iter().find(|relation| relation.id == id)?;
        let part = parts.read(&parts.called(&relation.target)?)?;
        Some(Self { part, record, timed, row: 0, hidden: None, in_cells: true, next: None, ended: false })
    }

    /// What the next records tell, up to the first that tells something; `None` at the end.
    fn read(&mut self) -> Result<Option<Met>, Unclear> {
        while let Some(kind) = next_record(&mut self.part, &mut self.record)? {
            let met = self.met(kind).ok_or(Unclear)?;
            // A row is worth a word only where something may stand in it; its blank cells come too.
            let hidden = match kind {
                BLANK..=FORMULA_ERROR => self.hidden.take().map(Met::Hidden),
                _ => None,
            };
            match (met, hidden) {
                (Some(met), hidden) => {
                    self.next = hidden;
                    return Ok(Some(met));
                }
                (None, Some(hidden)) => return Ok(Some(hidden)),
                (None, None) => {}
            }
        }
        Ok(None)
    }

    /// What the record at hand tells, if anything; `None` where that can't be followed.
    fn met(&mut self, kind: u32) -> Option<Option<Met>> {
        let record = &self.record;
        Some(match kind {
            ROW => {
                self.row = number(record, 0).filter(|row| *row <= LAST_ROW)?;
                let is_hidden = record.get(11).is_some_and(|flags| flags & 0x10 != 0);
                self.hidden = is_hidden.then_some(u64::from(self.row) + 1);
                None
            }
            _ if self.in_cells && SHORT.contains(&kind) => return None,
            _ if NUMBERS.contains(&kind) => {
                let style = number(record, 4)? & 0x00FF_FFFF;
                let is_timed = self.timed.get(style as usize).is_some_and(|timed| *timed);
                is_timed.then(|| number(record, 0)).flatten().map(|column| Met::Timed(self.row, column))
            }
            FORMULA_ERROR => Some(Met::Cell(self.row, number(record, 0)?, error(*record.get(8)?).to_owned())),
            RICH_TEXT => Some(Met::Cell(self.row, number(record, 0)?, text(record, 9)?.0)),
            END_OF_CELLS => {
                self.in_cells = false;
                None
            }
            MERGED => {
                let line = |at| Some(u64::from(number(record, at)?) + 1);
                Some(Met::Merged(line(0)?..=line(4)?))
            }
            _ => None,
        })
    }
}

impl Iterator for Sheet {
    type Item = Result<Met, Unclear>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        if let Some(met) = self.next.take() {
            return Some(Ok(met));
        }
        let met = self.read().transpose();
        self.ended = !matches!(met, Some(Ok(_)));
        met
    }
}

/// Of each style in its order whether its format shows a time of day.
fn timed(styles: &mut impl Read) -> Vec<bool> {
    let (mut formats, mut timed, mut record, mut within) = (HashMap::new(), Vec::new(), Vec::new(), false);
    while let Ok(Some(kind)) = next_record(styles, &mut record) {
        let format = |at: usize| Some(u16::from_le_bytes(record.get(at..at + 2)?.try_into().ok()?));
        match kind {
            FORMAT => {
                if let Some((format, (code, _))) = format(0).zip(text(&record, 2)) {
                    formats.insert(format, dates::shows_time(&code));
                }
            }
            STYLES => within = true,
            STYLE if within => {
                let format = format(2).unwrap_or_default();
                let shows = formats.get(&format).copied();
                timed.push(shows.unwrap_or_else(|| dates::numbered_shows_time(u32::from(format))));
            }
            END_OF_STYLES => break,
            _ => {}
        }
    }
    timed
}

/// What a spreadsheet calls an error.
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#UNKNOWN!",
    }
}

/// Reads the bytes of the next record, and gives its kind; `None` where there is no more.
fn next_record(part: &mut impl Read, record: &mut Vec<u8>) -> Result<Option<u32>, Unclear> {
    let Some(kind) = counted(part, 2) else { return Ok(None) };
    let length = counted(part, 4).ok_or(Unclear)? as usize;
    record.clear();
    part.take(length.min(LONGEST) as u64).read_to_end(record).map_err(|_| Unclear)?;
    if record.len() < length { Err(Unclear) } else { Ok(Some(kind)) }
}

/// A number in groups of seven bits, the lowest first; the eighth bit says that another group follows.
fn counted(part: &mut impl Read, groups: u32) -> Option<u32> {
    let mut number = 0;
    for group in 0..groups {
        let mut byte = [0];
        part.read_exact(&mut byte).ok()?;
        number |= u32::from(byte[0] & 0x7F) << (7 * group);
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

fn number(record: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(record.get(at..at + 4)?.try_into().ok()?))
}

/// A text with its length in letters before it, and where it ends.
fn text(record: &[u8], at: usize) -> Option<(String, usize)> {
    let length = number(record, at)? as usize;
    let end = (at + 4).checked_add(length.checked_mul(2)?)?;
    let (text, _) = encoding_rs::UTF_16LE.decode_without_bom_handling(record.get(at + 4..end)?);
    Some((text.into_owned(), end))
}
