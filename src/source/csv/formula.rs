//! Text in a formula of its own: `="00417"`, as spreadsheets write what must not become a number.

use std::borrow::Cow;

use crate::source::Record;

/// The text that a cell stands for if it is a formula that holds nothing but a text; `None` for anything else.
fn text_of(cell: &str) -> Option<Cow<'_, str>> {
    let formula = cell.trim_matches(' ').strip_prefix('=')?.trim_start_matches(' ');
    // `T` and parentheses alone give a text as it is.
    let call = formula.strip_prefix(['T', 't']).unwrap_or(formula);
    let text = call.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inside = text.unwrap_or(formula).trim_matches(' ').strip_prefix('"')?.strip_suffix('"')?;
    let mut marks = inside.bytes().peekable();
    while let Some(byte) = marks.next() {
        if byte == b'"' && marks.next() != Some(b'"') {
            return None;
        }
    }
    Some(if inside.contains('"') { inside.replace("\"\"", "\"").into() } else { inside.into() })
}

/// Puts texts in the place of the formulas that hold them; whether there was one. `spare` is for its memory.
pub(super) fn read_texts(record: &mut Record, spare: &mut Record) -> bool {
    // Nearly every cell is none by its first byte.
    let may_be = |cell: &[u8]| matches!(cell.first(), Some(b'=' | b' '));
    if !record.bytes().any(may_be) || !record.cells().any(|cell| may_be(cell.as_bytes()) && text_of(cell).is_some()) {
        return false;
    }
    spare.clear();
    record.cells().for_each(|cell| spare.push(&text_of(cell).unwrap_or(cell.into())));
    std::mem::swap(record, spare);
    true
}
