//! What the calamine crate passes over in an `.xlsb`: formulas that end in an error, text with its own formats, hidden rows
//! and merged cells. Each record of a sheet is a kind, a length and so many bytes.

use std::fs::File;
use std::io::{BufReader, Read};
use std::ops::RangeInclusive;
use std::path::Path;

use zip::ZipArchive;

use super::marks::{find, target};

// Kinds of records.
const SHEET: u32 = 0x9C;
const ROW: u32 = 0x00;
const BLANK: u32 = 0x01;
const FORMULA_ERROR: u32 = 0x0B;
const SHORT: RangeInclusive<u32> = 0x0C..=0x12;
const RICH_TEXT: u32 = 0x3E;
const END_OF_CELLS: u32 = 0x92;
const MERGED: u32 = 0xB0;

/// The longest record that is held, in bytes; a cell's text has a 32nd of that at most.
const LONGEST: usize = 4 * 1024 * 1024;

/// The last row that a sheet has, from 0.
const LAST_ROW: u32 = 0x000F_FFFF;

/// What is met in a sheet, beside what the crate reads.
pub(super) enum Met {
    /// A cell, by its row and its column from 0.
    Cell(u32, u32, String),
    /// A row that is hidden, from 1.
    Hidden(u64),
    /// The rows of a group of merged cells, from 1.
    Merged(RangeInclusive<u64>),
}

/// Hands `each` what is met in a sheet, in its order; `None` where it can't be read to its end, or has cells that are kept in
/// a way that the crate passes over too.
pub(super) fn look(path: &Path, sheet: &str, each: &mut dyn FnMut(Met)) -> Option<()> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
    let book = find(&archive, "xl/workbook.bin")?;
    let mut id = None;
    each_record(BufReader::new(archive.by_name(&book).ok()?), &mut |kind, record| {
        if kind == SHEET {
            let (found, behind) = text(record, 8)?;
            if text(record, behind)?.0 == sheet {
                id = Some(found);
            }
        }
        Some(())
    })?;
    let part = target(&mut archive, &book, &id?)?;
    let (mut row, mut hidden, mut in_cells) = (0, None, true);
    each_record(BufReader::new(archive.by_name(&part).ok()?), &mut |kind, record| {
        match kind {
            ROW => {
                row = number(record, 0).filter(|row| *row <= LAST_ROW)?;
                hidden = record.get(11).is_some_and(|flags| flags & 0x10 != 0).then_some(u64::from(row) + 1);
            }
            _ if in_cells && SHORT.contains(&kind) => return None,
            FORMULA_ERROR => each(Met::Cell(row, number(record, 0)?, error(*record.get(8)?).to_owned())),
            RICH_TEXT => each(Met::Cell(row, number(record, 0)?, text(record, 9)?.0)),
            END_OF_CELLS => in_cells = false,
            MERGED => {
                let line = |at| Some(u64::from(number(record, at)?) + 1);
                each(Met::Merged(line(0)?..=line(4)?));
            }
            _ => {}
        }
        // A row is worth a word only where something may stand in it; its blank cells come too.
        if (BLANK..=FORMULA_ERROR).contains(&kind)
            && let Some(line) = hidden.take()
        {
            each(Met::Hidden(line));
        }
        Some(())
    })
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

/// Hands `each` the kind and the bytes of each record, until it gives `None`; then, and where the last record is torn, there is
/// nothing more.
fn each_record(mut part: impl Read, each: &mut dyn FnMut(u32, &[u8]) -> Option<()>) -> Option<()> {
    let mut record = Vec::new();
    while let Some(kind) = counted(&mut part, 2) {
        let length = counted(&mut part, 4)? as usize;
        record.clear();
        (&mut part).take(length.min(LONGEST) as u64).read_to_end(&mut record).ok()?;
        if record.len() < length {
            return None;
        }
        each(kind, &record)?;
    }
    Some(())
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
