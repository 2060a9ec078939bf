//! Takes a row apart that is as plain as nearly all are: on one line, each cell without quotation marks or properly between
//! two. Separators, marks and line ends are found sixteen bytes at once. What it doesn't take is not judged.

use wide::u8x16;

use super::dialect::Dialect;
use crate::source::Record;

/// Bytes that are looked at together.
const BLOCK: usize = 64;
const LANES: usize = 16;

/// What no text has, for what a dialect does not know.
const NEVER: u8 = 0xFF;

/// How a row ends that was taken.
pub(super) struct Row {
    /// Its length in bytes with its line end.
    pub length: usize,
    /// A cell was between quotation marks.
    pub quoted: bool,
}

/// Finds the bytes by which a row is taken apart.
struct Marks {
    separator: u8x16,
    quote: u8x16,
}

impl Marks {
    fn of(separator: u8, quote: u8) -> Self {
        Self { separator: u8x16::splat(separator), quote: u8x16::splat(quote) }
    }

    /// Where they are in the block that begins at `from`, a bit each; `None` where less than a block is left.
    #[inline]
    fn look(&self, bytes: &[u8], from: usize) -> Option<u64> {
        let block = bytes.get(from..)?.first_chunk::<BLOCK>()?;
        let (line, back) = (u8x16::splat(b'\n'), u8x16::splat(b'\r'));
        let mut found = 0;
        for (at, lanes) in block.as_chunks::<LANES>().0.iter().enumerate() {
            let lanes = u8x16::new(*lanes);
            let marks =
                lanes.simd_eq(self.separator) | lanes.simd_eq(self.quote) | lanes.simd_eq(line) | lanes.simd_eq(back);
            found |= u64::from(marks.to_bitmask()) << (at * LANES);
        }
        Some(found)
    }
}

/// How far a cell has come.
#[derive(Clone, Copy, PartialEq)]
enum Cell {
    Plain,
    /// Behind its opening quotation mark.
    Inside,
    /// It closed with the mark that stands here.
    Closed(usize),
}

/// Takes the row at the beginning of `text` apart into `record`, which is empty, if it can be done quickly.
pub(super) fn row(dialect: &Dialect, text: &str, record: &mut Record) -> Option<Row> {
    let bytes = text.as_bytes();
    // A line of spaces may be blank, and one that begins with a control character may be DOS' end of a file.
    let is_plain = bytes.first().is_some_and(|first| *first > b' ' || Some(*first) == dialect.separator);
    let only_quotes = !dialect.backslash && !dialect.nulls && !dialect.skips_spaces();
    if !is_plain || !only_quotes || dialect.formulas && dialect.quote != Some(b'"') {
        return None;
    }
    let (separator, quote) = (dialect.separator.unwrap_or(NEVER), dialect.quote.unwrap_or(NEVER));
    let marks = Marks::of(separator, quote);
    let (mut start, mut cell, mut quoted) = (0, Cell::Plain, false);
    let (mut block, mut left) = (0, marks.look(bytes, 0)?);
    loop {
        while left == 0 {
            block += BLOCK;
            left = marks.look(bytes, block)?;
        }
        let at = block + left.trailing_zeros() as usize;
        left &= left - 1;
        let mark = bytes[at];
        // Most marks stand behind a cell without quotation marks.
        if mark == separator && cell == Cell::Plain {
            record.mark(start..at);
            start = at + 1;
            continue;
        }
        if mark == quote {
            match cell {
                Cell::Plain if at == start => (cell, quoted) = (Cell::Inside, true),
                Cell::Inside => cell = Cell::Closed(at),
                // A mark within a cell, or a doubled one.
                Cell::Plain | Cell::Closed(_) => return None,
            }
            continue;
        }
        match cell {
            Cell::Plain => record.mark(start..at),
            Cell::Inside if mark == separator => continue,
            Cell::Closed(close) if at == close + 1 => record.mark(start + 1..close),
            // A cell of several lines, or text behind the mark that closes one.
            Cell::Inside | Cell::Closed(_) => return None,
        }
        if mark == separator {
            (start, cell) = (at + 1, Cell::Plain);
            continue;
        }
        record.put(&text[..at]);
        let length = match (mark, *bytes.get(at + 1)?) {
            (b'\r', b'\n') => at + 2,
            _ => at + 1,
        };
        return Some(Row { length, quoted });
    }
}
