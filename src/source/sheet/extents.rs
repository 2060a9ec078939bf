//! How far the cells of an `.xls` reach, found before it is read: it is held in memory as a rectangle, the blank cells in it
//! too, and what is damaged may say that it is larger than all memory.

use super::compound::Compound;

/// The rows and columns that a sheet of an `.xls` has.
const ROWS: u64 = 65_536;
const COLUMNS: u64 = 256;

/// The most cells of all sheets that are held, blank ones among them: half of what one full sheet has. Each takes some fifty
/// bytes, with the room for its formula.
const MOST_CELLS: u64 = ROWS * COLUMNS / 2;

/// What a workbook is called within its file, by its age.
pub(super) const STREAMS: [&str; 2] = ["Workbook", "Book"];

// Kinds of records.
pub(super) const SHEET: u16 = 0x0085;
pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
const DIMENSIONS: u16 = 0x0200;
pub(super) const SEVERAL: u16 = 0x00BD;
/// What stands behind it can't be read without a password.
const PASSWORD: u16 = 0x002F;
/// Formulas as before 1993, which hardly any program still writes.
const OLD_FORMULAS: [u16; 2] = [0x0206, 0x0406];
/// Those of one cell: formula, number, text, rich text, shared text, error, short number.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x00D6, 0x00FD, 0x0205, 0x027E];

/// How a workbook's cells reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// They can be held.
    Fits,
    /// A sheet says that it has more cells than there can be.
    Nonsense,
    /// They would take too much memory.
    TooFar,
    /// Some are kept in a way that whoever reads them passes over.
    Rare,
    /// They are hidden behind a password, so that nothing is known of them.
    Locked,
}

/// Looks at the sheets of an `.xls`. What can't be followed is left to whoever reads it.
pub(super) fn reach(file: &[u8]) -> Reach {
    let Some(compound) = Compound::of(file) else { return Reach::Fits };
    let mut cells = 0;
    for stream in STREAMS.iter().filter_map(|name| compound.stream(name)) {
        if records(&stream).take_while(|(kind, _)| *kind != END).any(|(kind, _)| kind == PASSWORD) {
            return Reach::Locked;
        }
        // Sheets stand one behind the other, so that all together are no longer than what they are in.
        let mut left = stream.len();
        for start in records(&stream).filter(|(kind, _)| *kind == SHEET).filter_map(|(_, sheet)| four(sheet, 0)) {
            let Some(sheet) = stream.get(start as usize..) else { continue };
            let (extent, length) = extent(sheet);
            match (extent, left.checked_sub(length)) {
                (Ok(extent), Some(behind)) => (cells, left) = (cells + extent, behind),
                (Err(reach), Some(_)) => return reach,
                (_, None) => return Reach::Nonsense,
            }
        }
    }
    if cells > MOST_CELLS { Reach::TooFar } else { Reach::Fits }
}

/// How many cells the rectangle around those of a sheet has, or why it can't be read; and how many bytes were looked at.
fn extent(sheet: &[u8]) -> (Result<u64, Reach>, usize) {
    let (mut rows, mut columns) = ((u16::MAX, 0), (u16::MAX, 0));
    let (mut depth, mut length) = (0_usize, 0);
    for (kind, record) in records(sheet) {
        length += 4 + record.len();
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // Charts that stand in a sheet have cells of their own.
            _ if depth > 1 => {}
            DIMENSIONS => {
                let old = record.len() < 14;
                let at =
                    |place: usize| if old { two(record, place * 2).map(u32::from) } else { four(record, place * 4) };
                let (first, last) = (at(0).unwrap_or_default(), at(1).unwrap_or_default());
                let column = |place: usize| two(record, if old { 4 } else { 8 } + place * 2).unwrap_or_default();
                let claimed = u64::from(last.saturating_sub(first)) * u64::from(column(1).saturating_sub(column(0)));
                if claimed > ROWS * COLUMNS {
                    return (Err(Reach::Nonsense), length);
                }
            }
            SEVERAL => {
                let last = record.len().checked_sub(2).and_then(|at| two(record, at));
                note(&mut rows, two(record, 0));
                note(&mut columns, two(record, 2));
                note(&mut columns, last);
            }
            _ if OLD_FORMULAS.contains(&kind) => return (Err(Reach::Rare), length),
            _ if CELLS.contains(&kind) => {
                note(&mut rows, two(record, 0));
                note(&mut columns, two(record, 2));
            }
            _ => {}
        }
    }
    let across = |(first, last): (u16, u16)| u64::from(last.saturating_sub(first)) + 1;
    (Ok(if rows.0 > rows.1 { 0 } else { across(rows) * across(columns) }), length)
}

fn note((first, last): &mut (u16, u16), number: Option<u16>) {
    if let Some(number) = number {
        (*first, *last) = ((*first).min(number), (*last).max(number));
    }
}

/// The records of a stream, each with its kind, up to where there are none.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (two(rest, 0)?, two(rest, 2)? as usize);
        let record = rest.get(4..4 + length)?;
        rest = &rest[4 + length..];
        Some((kind, record))
    })
}

pub(super) fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(super) fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
