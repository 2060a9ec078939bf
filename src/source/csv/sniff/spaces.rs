//! Spaces that stand between columns, and spaces around cells that other marks part.

use super::rows::{JUDGED, read_rows};
use crate::message;
use crate::message::Message;
use crate::source::csv::dialect::Dialect;

/// Whether spaces alone stand between the columns, and why. Prose has spaces too, so this is only so where text stands
/// between quotation marks and each row is in order. `odd` is how many rows are odd with the best of the other
/// separators, `None` where none of them makes columns.
pub(super) fn between_cells(text: &str, whole: bool, base: Dialect, odd: Option<usize>) -> Option<Message> {
    let quote = char::from(base.quote?);
    if odd == Some(0) {
        return None;
    }
    // A mark within text is mostly written behind a backslash by programs that part columns so.
    let backslash = base.backslash || text.contains("\\\"");
    let dialect = Dialect { separator: Some(b' '), ..base }.escaped(backslash);
    let rows = read_rows(text, &dialect, whole, JUDGED);
    let width = rows.usual_width();
    let all = rows.records.len();
    // The titles may be fewer than the cells beneath them.
    let agreeing = rows.records.iter().skip(1).filter(|record| record.len() == width).count();
    let parted = |line: &str| {
        let mut parts = line.split(quote).skip(1).step_by(2).peekable();
        let behind = line.split(quote).skip(2).step_by(2);
        parts.peek().is_some()
            && (behind.clone().any(|part| part.starts_with(' ')) || line.contains(&format!(" {quote}")))
    };
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(JUDGED);
    let quoted = lines().filter(|line| parted(line)).count();
    let ends_with_mark = |cell: &str| cell.ends_with([',', ';', '|']);
    let foreign = rows.records.iter().filter(|record| record.cells().any(ends_with_mark)).count();
    let sure = width > 1
        && all > 1
        && (agreeing + 1) * 10 >= all * 9
        && agreeing > 0
        && rows.misplaced() == 0
        && quoted * 2 >= all
        && foreign * 2 < all
        && odd.is_none_or(|odd| rows.odd() < odd);
    sure.then(|| message!("because-separated-by-spaces", cells = width))
}

/// Whether a space stands on one side of nearly each separator, so that it is none of the cells, and why.
pub(super) fn around_cells(text: &str, separator: Option<u8>, quote: Option<u8>) -> (bool, Message) {
    let usual = || (false, message!("because-none"));
    let Some(separator) = separator.filter(|separator| *separator != b' ') else { return usual() };
    let (mut spaced, mut close) = (0_usize, 0_usize);
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(JUDGED) {
        let mut within = false;
        let bytes = line.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            within ^= Some(*byte) == quote;
            if within || *byte != separator {
                continue;
            }
            match bytes.get(at + 1) {
                Some(b' ') => spaced += 1,
                // A blank cell tells nothing.
                None => {}
                Some(next) if *next == separator => {}
                Some(_) => close += 1,
            }
        }
    }
    if spaced >= 2 && spaced >= close * 9 {
        return (true, message!("because-spaces", spaced = spaced, all = spaced + close));
    }
    if spaced == 0 { usual() } else { (false, message!("because-few-spaces")) }
}
