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

/// Places of the bytes by which a row is taken apart, one after the other.
struct Marks<'t> {
    bytes: &'t [u8],
    separator: u8x16,
    quote: u8x16,
    /// Where the block at hand begins.
    block: usize,
    /// Those in it that are still to come, a bit each.
    left: u64,
}

impl<'t> Marks<'t> {
    /// `None` where less than a block is left.
    fn of(bytes: &'t [u8], separator: u8, quote: u8) -> Option<Self> {
        let (separator, quote) = (u8x16::splat(separator), u8x16::splat(quote));
        let mut marks = Self { bytes, separator, quote, block: 0, left: 0 };
        marks.left = marks.look()?;
        Some(marks)
    }

    #[inline]
    fn look(&self) -> Option<u64> {
        let block = self.bytes.get(self.block..)?.first_chunk::<BLOCK>()?;
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

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            self.block += BLOCK;
            self.left = self.look()?;
        }
        let at = self.block + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(at)
    }
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
    let mut marks = Marks::of(bytes, separator, quote)?;
    let (mut start, mut quoted) = (0, false);
    loop {
        let mut at = marks.next()?;
        if bytes[at] == separator {
            record.mark(start..at);
            start = at + 1;
            continue;
        }
        if bytes[at] == quote {
            if at != start {
                return None;
            }
            quoted = true;
            let mut close = marks.next()?;
            while bytes[close] == separator {
                close = marks.next()?;
            }
            if bytes[close] != quote {
                return None;
            }
            at = marks.next()?;
            if at != close + 1 || bytes[at] == quote {
                return None;
            }
            record.mark(start + 1..close);
            if bytes[at] == separator {
                start = at + 1;
                continue;
            }
        } else {
            record.mark(start..at);
        }
        record.put(&text[..at]);
        let length = match (bytes[at], *bytes.get(at + 1)?) {
            (b'\r', b'\n') => at + 2,
            _ => at + 1,
        };
        return Some(Row { length, quoted });
    }
}
