//! Rows in which quotation marks are escaped in another way than in the rest of their file.
//!
//! The first `\"` of an export may stand far behind the rows that the guess was made from. What a row says is then in
//! the row itself: read in the other way it is in order, and in the chosen way it is not.

use super::dialect::Dialect;
use super::split::{Extent, LineEnd, Reach, Split, line_end, split};
use crate::source::Record;

/// So far a row is looked at for that, in bytes. What is longer is left as it was read.
const FAR: usize = 32 * 1024;

/// Reads a row, which was read into `record` and found odd, in the other way. `None` when that is no better. `width` is
/// how many cells a row has, 0 if that is not known; `spare` is for its memory.
pub(super) fn otherwise(
    dialect: &Dialect,
    width: usize,
    text: &str,
    reach: Reach,
    record: &mut Record,
    spare: &mut Record,
) -> Option<Split> {
    let quote = dialect.quote?;
    let LineEnd::At { end, .. } = line_end(text.as_bytes(), 0, reach) else { return None };
    memchr::memmem::find(&text.as_bytes()[..end], &[b'\\', quote])?;
    let near = text.floor_char_boundary(FAR);
    let (text, reach) = if near < text.len() { (&text[..near], Reach::Full) } else { (text, reach) };
    let other = Dialect { backslash: !dialect.backslash, ..*dialect };
    match split(&other, text, reach, spare) {
        Split::Row(extent) if in_order(&extent) && (width == 0 || spare.len() == width) => {
            std::mem::swap(record, spare);
            Some(Split::Row(Extent { otherwise: true, ..extent }))
        }
        Split::More if reach == Reach::Part => Some(Split::More),
        _ => None,
    }
}

/// Whether all quotation marks of a row stand where they belong.
pub(super) fn in_order(extent: &Extent) -> bool {
    !extent.stray && extent.unclosed.is_none()
}
