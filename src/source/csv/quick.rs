//! Takes a row apart that is as plain as nearly all are: on one line, each cell without quotation marks or properly between
//! two. Separators, marks and line ends are found sixteen bytes at once. What it doesn't take is not judged.

use std::ops::Range;
use std::slice::IterMut;

use wide::u8x16;

use super::dialect::Dialect;
use crate::source::Record;

/// Bytes that are looked at together.
const BLOCK: usize = 64;
const LANES: usize = 16;

/// Cells for which room is made first.
const FEW: usize = 16;

/// What no text has, for what a dialect does not know.
const NEVER: u8 = 0xFF;

/// How a row ends that was taken.
pub(super) struct Row {
    /// Its length in bytes with its line end.
    pub length: usize,
    /// A cell was between quotation marks.
    pub quoted: bool,
}

/// Takes plain rows of one dialect apart.
#[derive(Clone, Copy)]
pub(super) struct Quick {
    separator: u8,
    quote: u8,
    /// The same in every lane, since making that takes as long as looking for it.
    separators: u8x16,
    quotes: u8x16,
}

/// Where marks are in a block, a bit each.
#[derive(Clone, Copy)]
struct Marks {
    separators: u64,
    /// Quotation marks and line ends.
    others: u64,
}

/// What became of a row.
enum Taken {
    /// It ends before this byte, its line end is behind it, and so many cells were found.
    Row { end: usize, length: usize, quoted: bool, cells: usize },
    /// It has more cells than there is room for.
    NoRoom,
    /// It is for others to judge.
    Other,
}

impl Quick {
    /// For this dialect, if rows of it can be taken apart so.
    pub fn of(dialect: &Dialect) -> Option<Self> {
        let only_quotes = !dialect.backslash && !dialect.nulls && !dialect.skips_spaces();
        if !only_quotes || dialect.formulas && dialect.quote != Some(b'"') {
            return None;
        }
        let (separator, quote) = (dialect.separator.unwrap_or(NEVER), dialect.quote.unwrap_or(NEVER));
        Some(Self { separator, quote, separators: u8x16::splat(separator), quotes: u8x16::splat(quote) })
    }

    /// Takes the row at the beginning of `text` apart into `record`, if it can be done quickly. Else the record is left
    /// empty.
    #[inline(always)]
    pub fn row(&self, text: &str, record: &mut Record) -> Option<Row> {
        loop {
            match self.cells(text.as_bytes(), record.places()) {
                Taken::Row { end, length, quoted, cells } => {
                    record.renew(&text[..end], cells);
                    return Some(Row { length, quoted });
                }
                // Nearly every row has as many cells as the one before it in this record.
                Taken::NoRoom => {
                    let room = (record.len() * 2).max(FEW);
                    record.places().resize(room, 0..0);
                }
                Taken::Other => {
                    record.clear();
                    return None;
                }
            }
        }
    }

    /// Finds the cells of the row at the beginning of a text.
    #[inline(never)]
    fn cells(&self, bytes: &[u8], places: &mut [Range<usize>]) -> Taken {
        let room = places.len();
        let mut places = places.iter_mut();
        self.find(bytes, &mut places).map_or(Taken::Other, |found| match found {
            Some((end, length, quoted)) => Taken::Row { end, length, quoted, cells: room - places.len() },
            None => Taken::NoRoom,
        })
    }

    /// Where a row ends, before its line end and behind it, and whether a cell of it was between quotation marks; nothing
    /// within where there is no room, and nothing at all where it is for others to judge.
    #[inline(always)]
    fn find(&self, bytes: &[u8], places: &mut IterMut<'_, Range<usize>>) -> Option<Option<(usize, usize, bool)>> {
        let first = *bytes.first()?;
        // A line of spaces may be blank, and one that begins with a control character may be DOS' end of a file.
        if first <= b' ' && first != self.separator {
            return None;
        }
        let (mut start, mut quoted) = (0, false);
        let mut block = 0;
        let Marks { mut separators, mut others } = self.look(bytes, 0)?;
        let end = loop {
            // Each separator in front of the next other mark ends a cell without any.
            let mut plain = separators & others.wrapping_sub(1) & !others;
            while plain != 0 {
                let at = block + plain.trailing_zeros() as usize;
                plain &= plain - 1;
                let Some(place) = places.next() else { return Some(None) };
                *place = start..at;
                start = at + 1;
            }
            if others == 0 {
                block += BLOCK;
                Marks { separators, others } = self.look(bytes, block)?;
                // The first one may stand behind a cell that closed with the block.
                separators &= u64::MAX << start.saturating_sub(block);
                continue;
            }
            let at = block + others.trailing_zeros() as usize;
            others &= others - 1;
            if *bytes.get(at)? != self.quote {
                let Some(place) = places.next() else { return Some(None) };
                *place = start..at;
                break at;
            }
            // A mark within a cell is for others to judge, and so is a cell of several lines.
            if at != start {
                return None;
            }
            while others == 0 {
                block += BLOCK;
                Marks { separators, others } = self.look(bytes, block)?;
            }
            let close = block + others.trailing_zeros() as usize;
            others &= others - 1;
            if *bytes.get(close)? != self.quote {
                return None;
            }
            let Some(place) = places.next() else { return Some(None) };
            *place = start + 1..close;
            quoted = true;
            match *bytes.get(close + 1)? {
                behind if behind == self.separator => {}
                b'\n' | b'\r' => break close + 1,
                // A doubled mark, or text behind the one that closes the cell.
                _ => return None,
            }
            start = close + 2;
            // What stands between the marks separates nothing, and what stands behind them is done with.
            separators &= u64::MAX.checked_shl((start - block) as u32).unwrap_or(0);
        };
        let length = match (*bytes.get(end)?, *bytes.get(end + 1)?) {
            (b'\r', b'\n') => end + 2,
            _ => end + 1,
        };
        Some(Some((end, length, quoted)))
    }

    /// Where marks are in the block that begins at `from`; `None` where less than a block is left.
    #[inline(always)]
    fn look(&self, bytes: &[u8], from: usize) -> Option<Marks> {
        let block = bytes.get(from..)?.first_chunk::<BLOCK>()?;
        let (line, back) = (u8x16::splat(b'\n'), u8x16::splat(b'\r'));
        let mut marks = Marks { separators: 0, others: 0 };
        for (at, lanes) in block.as_chunks::<LANES>().0.iter().enumerate() {
            let lanes = u8x16::new(*lanes);
            let others = lanes.simd_eq(self.quotes) | lanes.simd_eq(line) | lanes.simd_eq(back);
            marks.separators |= u64::from(lanes.simd_eq(self.separators).to_bitmask()) << (at * LANES);
            marks.others |= u64::from(others.to_bitmask()) << (at * LANES);
        }
        Some(marks)
    }
}
