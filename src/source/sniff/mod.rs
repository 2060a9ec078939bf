//! Guesses how a delimited text is written, and says why. Nothing is read here but the beginning of a file, its end,
//! and for its letters some places between.

pub mod encoding;

mod columns;
mod format;
mod rows;
mod shape;
mod titles;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use encoding_rs::Encoding;

use super::csv::dialect::Dialect;
use super::csv::letters::Letters;
use super::csv::pass::{LONGEST_ROW, Stamp, read_error};
use super::csv::{Layout, totals};
use super::{Record, SourceError};

/// How much of a file's beginning is looked at, in bytes: enough for some hundred rows.
const HEAD: usize = 256 * 1024;
/// How much of its end.
const TAIL: u64 = 64 * 1024;
/// How many rows the table's width is taken from.
const ROWS: usize = 1000;

/// What was answered; `None` is to be guessed.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::source) struct Given {
    pub encoding: Option<&'static Encoding>,
    pub separator: Option<Option<u8>>,
    pub quote: Option<Option<u8>>,
    pub backslash: Option<bool>,
    pub titles: Option<Option<u64>>,
    pub drop_totals: Option<bool>,
}

/// How a file is written, with the reason for each guess.
pub(in crate::source) struct Sniffed {
    pub layout: Layout,
    pub why: Reasons,
}

/// Why each guess is what it is; empty where it was answered.
#[derive(Clone, Debug, Default)]
pub(in crate::source) struct Reasons {
    pub encoding: String,
    pub separator: String,
    pub quote: String,
    pub escape: String,
    pub titles: String,
    pub totals: String,
}

/// Looks at a file and guesses what was not answered.
///
/// # Errors
/// When it cannot be read, is empty, or is no delimited text.
pub(in crate::source) fn sniff(path: &Path, stamp: Stamp, given: Given) -> Result<Sniffed, SourceError> {
    let fail = |error| read_error(path, None, error);
    let mut file = File::open(path).map_err(fail)?;
    let mut why = Reasons::default();
    let head = read_part(&mut file, 0, HEAD as u64).map_err(fail)?;
    if head.is_empty() {
        return Err(SourceError::Empty { path: path.into() });
    }
    format::refuse_known(path, &head)?;
    let encoding = match given.encoding {
        Some(encoding) => encoding,
        None => {
            let found = encoding::find(&head, &mut file, stamp.length).map_err(fail)?;
            why.encoding = found.why;
            found.encoding
        }
    };
    file.seek(SeekFrom::Start(0)).map_err(fail)?;
    let (text, whole) = first_lines(file, encoding).map_err(fail)?;
    if text.trim().is_empty() && whole {
        return Err(SourceError::Empty { path: path.into() });
    }
    format::refuse_unlikely(path, &text)?;
    let answered = columns::Given { separator: given.separator, quote: given.quote, backslash: given.backslash };
    let columns::Found { dialect, separator_why, quote_why, escape_why } = columns::find(&text, whole, answered);
    (why.separator, why.quote, why.escape) = (separator_why, quote_why, escape_why);

    let rows = table_rows(&text, &dialect, whole);
    let titles = match given.titles {
        Some(titles) => titles,
        None => {
            let found = titles::find(&rows);
            why.titles = found.why;
            found.line
        }
    };
    let mut layout = Layout { encoding, dialect, titles, drop_totals: false, width: rows.usual_width() };
    layout.drop_totals = match given.drop_totals {
        Some(drop) => drop,
        None => {
            let last = last_row(path, stamp, &layout).map_err(fail)?;
            let found = last.filter(|last| totals::is_total(last, layout.width));
            why.totals = match &found {
                Some(last) => format!("the last row begins with \"{}\"", first_filled(last)),
                None => "the last row is a row like the others".to_owned(),
            };
            found.is_some()
        }
    };
    Ok(Sniffed { layout, why })
}

/// The first rows; a line that only names the separator is none.
fn table_rows(text: &str, dialect: &Dialect, whole: bool) -> rows::Rows {
    let mut rows = rows::read_rows(text, dialect, whole, ROWS);
    if super::csv::pass::separator_line(text).is_some() && !rows.records.is_empty() {
        rows.records.remove(0);
    }
    rows
}

fn first_filled(record: &Record) -> String {
    let cell = record.cells().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
    cell.chars().take(40).collect()
}

fn read_part(file: &mut File, from: u64, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The first lines as text, some hundred kilobytes of them or, where a line is longer, two lines at least; and whether
/// that is all.
fn first_lines(file: File, encoding: &'static Encoding) -> io::Result<(String, bool)> {
    let mut letters = Letters::new(Box::new(file), encoding);
    loop {
        letters.more()?;
        let window = letters.window();
        let enough = window.len() >= HEAD && super::csv::split::count_line_ends(window.as_bytes()) > 1;
        if letters.ended() || enough || window.len() > LONGEST_ROW * 2 {
            return Ok((window.to_owned(), letters.ended()));
        }
    }
}

/// The last line that is not blank, taken for a row.
fn last_row(path: &Path, stamp: Stamp, layout: &Layout) -> io::Result<Option<Record>> {
    // Half a letter at its beginning does not reach beyond the first line, of which nothing is taken.
    let from = stamp.length.saturating_sub(TAIL) & !1;
    let bytes = read_part(&mut File::open(path)?, from, TAIL + 1)?;
    let (text, _) = layout.encoding.decode_without_bom_handling(&bytes);
    let text = if from == 0 { &text[..] } else { text.split_once(['\n', '\r']).map_or("", |(_, rest)| rest) };
    let last = text.split(['\n', '\r']).rev().find(|line| !line.trim_matches([' ', '\0', '\x1A']).is_empty());
    let Some(last) = last else { return Ok(None) };
    Ok(rows::read_rows(last, &layout.dialect, true, 1).records.pop())
}
