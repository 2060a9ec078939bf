//! Which cells of an `.xls` show a time of day by their own formats. The calamine crate tells a moment from a number, and no
//! more of its format.

use std::collections::{HashMap, HashSet};

use super::compound::Compound;
use super::dates;
use super::extents::{BEGIN, END, SEVERAL, SHEET, STREAMS, four, records, two};

// Kinds of records: a format, what a cell can have, and cells with one number.
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const NUMBERS: [u16; 3] = [0x0203, 0x027E, 0x0006];

/// What a workbook begins with since 1997. Before, the text of a format is one of single bytes.
const SINCE_1997: u16 = 0x0600;

/// Cells of a sheet that show a time of day, by their rows and columns from 0.
pub(super) type Timed = HashSet<(u16, u16)>;

/// Those of each sheet, in the order of the workbook. What can't be followed says nothing.
pub(super) fn timed(file: &[u8]) -> Vec<Timed> {
    let book = Compound::of(file).and_then(|file| STREAMS.iter().find_map(|name| file.stream(name)));
    let Some(book) = book else { return Vec::new() };
    let (mut formats, mut styles, mut sheets) = (HashMap::new(), Vec::new(), Vec::new());
    let mut is_old = false;
    for (kind, record) in records(&book).take_while(|(kind, _)| *kind != END) {
        match kind {
            BEGIN => is_old = two(record, 0) != Some(SINCE_1997),
            FORMAT => {
                let format = two(record, 0).zip(code(record, is_old));
                formats.extend(format.map(|(format, code)| (format, dates::shows_time(&code))));
            }
            STYLE => styles.push(two(record, 2).unwrap_or_default()),
            SHEET => sheets.push(four(record, 0).unwrap_or(u32::MAX)),
            _ => {}
        }
    }
    let shows =
        |format: &u16| formats.get(format).copied().unwrap_or_else(|| dates::numbered_shows_time(u32::from(*format)));
    let timed: Vec<bool> = styles.iter().map(shows).collect();
    let of = |start: &u32| book.get(*start as usize..).map(|sheet| of_sheet(sheet, &timed)).unwrap_or_default();
    sheets.iter().map(of).collect()
}

fn of_sheet(sheet: &[u8], timed: &[bool]) -> Timed {
    let is_timed =
        |style: Option<u16>| style.and_then(|style| timed.get(usize::from(style))).is_some_and(|timed| *timed);
    let (mut cells, mut depth) = (Timed::new(), 0_usize);
    for (kind, record) in records(sheet) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // Charts that stand in a sheet have cells of their own.
            _ if depth > 1 => {}
            SEVERAL => {
                let Some((row, first)) = two(record, 0).zip(two(record, 2)) else { continue };
                let numbers = record.len().saturating_sub(6) / 6;
                let found = (0..numbers).filter(|at| is_timed(two(record, 4 + 6 * at)));
                cells.extend(found.map(|at| (row, first.saturating_add(at as u16))));
            }
            _ if NUMBERS.contains(&kind) && is_timed(two(record, 4)) => {
                cells.extend(two(record, 0).zip(two(record, 2)));
            }
            _ => {}
        }
    }
    cells
}

/// The text of a format.
fn code(record: &[u8], is_old: bool) -> Option<String> {
    if is_old {
        let length = usize::from(*record.get(2)?);
        return Some(record.get(3..3 + length)?.iter().map(|byte| char::from(*byte)).collect());
    }
    let length = usize::from(two(record, 2)?);
    Some(match record.get(4)? & 1 {
        0 => record.get(5..5 + length)?.iter().map(|byte| char::from(*byte)).collect(),
        _ => encoding_rs::UTF_16LE.decode_without_bom_handling(record.get(5..5 + 2 * length)?).0.into_owned(),
    })
}
