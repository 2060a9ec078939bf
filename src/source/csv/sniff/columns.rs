//! What stands between columns and around cells: each way to read the beginning of a text is tried, and the one
//! that makes the tidiest table wins.

use super::rows::{JUDGED, Rows, read_rows};
use super::spaces;
use crate::message;
use crate::message::Message;
use crate::source::ReadingVersion;
use crate::source::csv::dialect::{Dialect, SEPARATOR_IDS};
use crate::source::csv::pass::separator_line;
use crate::source::table::Shape;

/// A dialect and why it is this one.
pub(super) struct Found {
    pub dialect: Dialect,
    pub separator_why: Option<Message>,
    pub quote_why: Option<Message>,
    pub escape_why: Option<Message>,
    pub spaces_why: Option<Message>,
}

/// What was answered already.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given {
    pub separator: Option<Option<u8>>,
    pub quote: Option<Option<u8>>,
    pub backslash: Option<bool>,
    pub spaced: Option<bool>,
    pub formulas: bool,
    pub version: ReadingVersion,
}

/// Finds out how `text` is written; `whole` says that nothing follows it.
pub(super) fn find(text: &str, whole: bool, given: Given) -> Found {
    let named = separator_line(text);
    let text = if named.is_some() { &text[text.find(['\n', '\r']).unwrap_or(text.len())..] } else { text };
    let (quote, quote_why) = match given.quote {
        Some(quote) => (quote, None),
        None => told(find_quote(text, given.separator.flatten().or(named))),
    };
    let base = Dialect { separator: None, quote, formulas: given.formulas, ..Dialect::default() }
        .escaped(given.backslash.unwrap_or(false));
    let (separator, separator_why) = match (given.separator, named) {
        (Some(separator), _) => (separator, None),
        (None, Some(separator)) => (Some(separator), Some(message!("because-separator-line"))),
        (None, None) => told(find_separator(text, whole, base, given.version)),
    };
    let (spaced, spaces_why) = match given.spaced {
        Some(spaced) => (spaced, None),
        None if given.version.is_first() => (false, None),
        None => told(spaces::around_cells(text, separator, quote)),
    };
    let dialect = Dialect { separator, spaced, ..base };
    let (backslash, escape_why) = match given.backslash {
        Some(backslash) => (backslash, None),
        None => told(find_escape(text, whole, dialect, given.version)),
    };
    Found { dialect: dialect.escaped(backslash), separator_why, quote_why, escape_why, spaces_why }
}

/// Something found out, and why.
fn told<T>((found, why): (T, Message)) -> (T, Option<Message>) {
    (found, Some(why))
}

fn find_quote(text: &str, separator: Option<u8>) -> (Option<u8>, Message) {
    let double = wrapped(text, b'"', separator);
    let single = wrapped(text, b'\'', separator);
    // `'0123` and `O'Brien` are text; only a table in which nearly all that open also close, row for row, is quoted so.
    let lines = text.lines().filter(|line| !line.is_empty()).count();
    let nearly_all = single.closed >= single.open * 9 && (single.closed + 1) * 2 >= lines;
    if single.closed >= 2 && double.closed == 0 && nearly_all {
        return (Some(b'\''), message!("because-single-quotes"));
    }
    if double.closed == 0 && double.open >= 3 {
        return (None, message!("because-no-quotes"));
    }
    let why = if double.closed > 0 { message!("because-quotes") } else { message!("because-usual-quotes") };
    (Some(b'"'), why)
}

/// How many cells begin with a mark, by whether they end with one.
#[derive(Default)]
struct Wrapped {
    closed: usize,
    open: usize,
}

fn wrapped(text: &str, mark: u8, separator: Option<u8>) -> Wrapped {
    let bytes = text.as_bytes();
    let edge = |byte: Option<&u8>| match byte {
        None | Some(b'\n' | b'\r') => true,
        Some(byte) => match separator {
            Some(separator) => *byte == separator,
            None => SEPARATOR_IDS.iter().any(|(_, known)| known == byte),
        },
    };
    let mut found = Wrapped::default();
    let mut opened = false;
    let mut cells = 0;
    for at in memchr::memchr_iter(mark, bytes) {
        let before = at == 0 || edge(bytes.get(at - 1));
        let behind = edge(bytes.get(at + 1));
        if opened && behind {
            found.closed += 1;
            opened = false;
        } else if !opened && before {
            opened = true;
            cells += 1;
        }
    }
    found.open = cells - found.closed;
    found
}

/// How tidy a table is.
struct Tidiness {
    score: f64,
    width: usize,
    agreeing: usize,
    rows: usize,
    /// How many rows are odd.
    odd: usize,
}

fn find_separator(text: &str, whole: bool, base: Dialect, version: ReadingVersion) -> (Option<u8>, Message) {
    let judged = SEPARATOR_IDS.iter().map(|&(id, separator)| {
        let dialect = Dialect { separator: Some(separator), ..base };
        (id, separator, judge(&read_rows(text, &dialect, whole, JUDGED), separator))
    });
    // The first of equals wins: the commonest.
    let best = judged.reduce(|best, other| if other.2.score > best.2.score { other } else { best });
    if !version.is_first() {
        let odd = best.as_ref().filter(|(_, _, found)| found.score > 0.0 && found.width > 1).map(|best| best.2.odd);
        if let Some(why) = spaces::between_cells(text, whole, base, odd) {
            return (Some(b' '), why);
        }
    }
    let Some((id, separator, found)) = best.filter(|(_, _, found)| found.score > 0.0 && found.width > 1) else {
        return (None, message!("because-no-separator"));
    };
    let marks = message!("because-marks", count = found.width - 1, mark = id);
    let why = match (found.agreeing, found.rows) {
        (1, 1) => message!("because-only-line", marks = marks),
        (agreeing, rows) if agreeing == rows => message!("because-each-row", rows = rows, marks = marks),
        (agreeing, rows) => message!("because-most-rows", agreeing = agreeing, rows = rows, marks = marks),
    };
    (Some(separator), why)
}

/// How tidy the table is that a separator makes: how many rows agree in their number of cells, how many columns there
/// are, and how many cells hold what another separator should have parted.
fn judge(rows: &Rows, separator: u8) -> Tidiness {
    let width = rows.usual_width();
    // What stands above the table is not held against it.
    let first = rows.records.iter().position(|record| record.len() == width).unwrap_or(0);
    let table = &rows.records[first..];
    let agreeing = table.iter().filter(|record| record.len() == width).count();
    let mut cells = 0_usize;
    let mut clean = 0.0;
    let mut spaced = 0_usize;
    for record in table.iter().take(200) {
        for (index, cell) in record.cells().enumerate() {
            cells += 1;
            spaced += usize::from(index > 0 && cell.starts_with(' '));
            let foreign = cell.bytes().any(|byte| byte != separator && matches!(byte, b';' | b'\t' | b'|'));
            clean += match Shape::of(cell) {
                _ if foreign => 0.0,
                Shape::Text => 0.9,
                _ => 1.0,
            };
        }
    }
    let heading = first > 0 || table.len() < 2;
    // "Smith, John" beneath "name": a column of text with commas in it.
    let prose = separator == b',' && heading && width == 2 && spaced * 2 >= table.len().min(200);
    let rows_share = agreeing as f64 / table.len().max(1) as f64;
    let kept_share = table.len() as f64 / rows.records.len().max(1) as f64;
    let columns_share = (width.max(1) - 1) as f64 / width.max(1) as f64;
    let clean_share = clean / cells.max(1) as f64;
    let score = if prose { 0.0 } else { rows_share.powi(2) * kept_share * columns_share * clean_share.powi(2) };
    // Fewer than half of the rows agreeing is no table.
    let score = if rows_share < 0.5 { score / 10.0 } else { score };
    Tidiness { score, width, agreeing, rows: table.len(), odd: rows.odd() }
}

fn find_escape(text: &str, whole: bool, dialect: Dialect, version: ReadingVersion) -> (bool, Message) {
    let usual = || (false, message!("because-usual"));
    let escaped_mark =
        dialect.quote.is_some_and(|quote| memchr::memmem::find(text.as_bytes(), &[b'\\', quote]).is_some());
    let null = text.contains("\\N");
    if !escaped_mark && !null {
        return usual();
    }
    // The first of them may stand in any row.
    let judged = if version.is_first() { JUDGED } else { usize::MAX };
    let doubled = read_rows(text, &dialect, whole, judged);
    let backslash = read_rows(text, &dialect.escaped(true), whole, judged);
    let nulls = doubled.records.iter().flat_map(|record| record.cells()).filter(|cell| *cell == "\\N").count();
    if nulls > 0 && backslash.odd() <= doubled.odd() {
        return (true, message!("because-nulls"));
    }
    if backslash.odd() < doubled.odd() {
        return (true, message!("because-backslashes"));
    }
    usual()
}
