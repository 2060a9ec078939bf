//! Guesses how a delimited text is written, and says why. Nothing is read here but the beginning of a file, its end,
//! and for its letters some places between.

mod below;
mod columns;
mod format;
mod rows;
mod spaces;

use std::io::{self, Read};

use encoding_rs::Encoding;

use below::{Below, Surplus};
pub(in crate::source::csv) use format::{is_json, is_workbook};

use super::dialect::Dialect;
use super::joins::MARK;
use super::pass::LONGEST_ROW;
use super::{Layout, formula};
use crate::message;
use crate::message::Message;
use crate::source::file::read_error;
use crate::source::packed::{Input, Stream};
use crate::source::table::{FoundTitles, MOST_TITLE_ROWS, find_titles, title_rows_below, title_rows_why, totals};
use crate::source::text::{TextDecoder, find_encoding};
use crate::source::{ReadingVersion, Record, SourceError};

/// How much of a file's beginning is looked at, in bytes: enough for some hundred rows.
const HEAD: usize = 256 * 1024;
/// How much of its end.
const TAIL: usize = 64 * 1024;
/// How many rows the table's width is taken from.
const ROWS: usize = 1000;

/// What was answered; `None` is to be guessed.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::source::csv) struct Given {
    pub encoding: Option<&'static Encoding>,
    pub separator: Option<Option<u8>>,
    pub quote: Option<Option<u8>>,
    pub backslash: Option<bool>,
    pub titles: Option<Option<u64>>,
    pub title_rows: Option<usize>,
    pub row_names: bool,
    pub drop_totals: Option<bool>,
    pub spaced: Option<bool>,
    pub formulas: Option<bool>,
    pub version: ReadingVersion,
}

/// How a file is written, with the reason for each guess.
pub(in crate::source::csv) struct Sniffed {
    pub layout: Layout,
    pub why: Reasons,
    /// What there is to say about it.
    pub seen: Seen,
}

/// What was noticed that a person should know.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::source::csv) struct Seen {
    /// Some text stands in formulas of its own.
    pub formulas: bool,
    /// The first rows have more filled cells than there are titles.
    pub surplus: Option<Surplus>,
    /// A table stands above the titles: the line of its own.
    pub above: Option<u64>,
}

/// Why each guess is what it is; `None` where it was answered.
#[derive(Clone, Debug, Default)]
pub(in crate::source::csv) struct Reasons {
    pub encoding: Option<Message>,
    pub separator: Option<Message>,
    pub quote: Option<Message>,
    pub escape: Option<Message>,
    pub titles: Option<Message>,
    pub totals: Option<Message>,
    pub spaces: Option<Message>,
    pub title_rows: Option<Message>,
    pub formulas: Option<Message>,
}

/// Looks at a file and guesses what was not answered.
///
/// # Errors
/// When it cannot be read, is empty, or is no delimited text.
pub(in crate::source::csv) fn sniff(input: &Input, given: Given) -> Result<Sniffed, SourceError> {
    let path = &*input.path;
    let fail = |error| read_error(path, None, error);
    let mut why = Reasons::default();
    let mut head = Vec::new();
    input.open()?.take(HEAD as u64).read_to_end(&mut head).map_err(fail)?;
    if head.is_empty() {
        return Err(SourceError::Empty { path: path.into() });
    }
    format::refuse_known(path, &head)?;
    let encoding = match given.encoding {
        Some(encoding) => encoding,
        None => {
            let found = find_encoding(&head, input, given.version)?;
            why.encoding = Some(found.why);
            found.encoding
        }
    };
    let (mut text, whole) = first_lines(input.open()?, encoding).map_err(fail)?;
    if !given.version.is_first() {
        // The marks of files that were joined are no text.
        text.retain(|letter| letter != MARK);
    }
    if text.trim().is_empty() && whole {
        return Err(SourceError::Empty { path: path.into() });
    }
    format::refuse_unlikely(path, &text)?;
    let answered = columns::Given {
        separator: given.separator,
        quote: given.quote,
        backslash: given.backslash,
        spaced: given.spaced,
        formulas: given.formulas.unwrap_or(!given.version.is_first()),
        version: given.version,
    };
    let columns::Found { dialect, separator_why, quote_why, escape_why, spaces_why } =
        columns::find(&text, whole, answered);
    (why.separator, why.quote, why.escape, why.spaces) = (separator_why, quote_why, escape_why, spaces_why);

    let (rows, formulas) = table_rows(&text, &dialect, whole);
    why.formulas = Some(if formulas { message!("because-formulas") } else { message!("because-none") });
    let found = match given.titles {
        Some(line) => {
            let index = rows.records.iter().position(|record| line.is_some() && record.line == line);
            let more = index.map_or(0, |index| title_rows_below(&rows.records, index, MOST_TITLE_ROWS - 1));
            let rows = if given.version.is_first() { 1 } else { 1 + more };
            FoundTitles { line, rows, why: None }
        }
        None => {
            let found = find_titles(&rows.records, given.version);
            let below = Below::new(&rows, found.line, found.rows);
            match below.table_above().filter(|(above, _)| !given.version.is_first() && below.is_outdone(*above)) {
                // The rows of the table above are looked at alone, so that it is found as if nothing stood below it.
                Some((above, _)) => {
                    let end = rows.records.iter().position(|record| record.line >= found.line).unwrap_or(above);
                    find_titles(&rows.records[above..end], given.version)
                }
                None => found,
            }
        }
    };
    why.titles = found.why;
    why.title_rows = Some(title_rows_why(found.rows));
    let title_rows = given.title_rows.unwrap_or(found.rows);
    let below = Below::new(&rows, found.line, title_rows);
    let seen = match given.version.is_first() {
        true => Seen::default(),
        false => {
            Seen { formulas, surplus: below.surplus(given.row_names), above: below.table_above().map(|(_, line)| line) }
        }
    };
    let mut layout = Layout {
        encoding,
        dialect,
        titles: found.line,
        title_rows,
        row_names: given.row_names,
        shapes: below.shapes(),
        version: given.version,
        drop_totals: false,
        open_end: false,
        named: 0,
        width: if given.version.is_first() { rows.usual_width() } else { below.width() },
    };
    layout.drop_totals = match given.drop_totals {
        Some(drop) => drop,
        None => {
            let last = last_row(input, &layout).map_err(fail)?;
            let found = last.filter(|last| totals::is_total(last, layout.width));
            why.totals = Some(match &found {
                Some(last) => totals::why(last),
                None => message!("because-no-totals"),
            });
            found.is_some()
        }
    };
    Ok(Sniffed { layout, why, seen })
}

/// The first rows, and whether text stands in formulas in them; a line that only names the separator is none.
fn table_rows(text: &str, dialect: &Dialect, whole: bool) -> (rows::Rows, bool) {
    let mut rows = rows::read_rows(text, dialect, whole, ROWS);
    if super::pass::separator_line(text).is_some() && !rows.records.is_empty() {
        rows.records.remove(0);
    }
    let mut formulas = false;
    if dialect.formulas && memchr::memchr(b'=', text.as_bytes()).is_some() {
        let mut spare = Record::default();
        for record in &mut rows.records {
            let line = record.line;
            formulas |= formula::read_texts(record, &mut spare);
            record.line = line;
        }
    }
    (rows, formulas)
}

/// The first lines as text, some hundred kilobytes of them or, where a line is longer, two lines at least; and whether
/// that is all.
fn first_lines(stream: Stream, encoding: &'static Encoding) -> io::Result<(String, bool)> {
    let mut decoder = TextDecoder::new(Box::new(stream), encoding);
    loop {
        decoder.more()?;
        let window = decoder.window();
        let enough = window.len() >= HEAD && super::split::count_line_ends(window.as_bytes()) > 1;
        if decoder.ended() || enough || window.len() > LONGEST_ROW * 2 {
            return Ok((window.to_owned(), decoder.ended()));
        }
    }
}

/// The last line that is not blank, taken for a row.
fn last_row(input: &Input, layout: &Layout) -> io::Result<Option<Record>> {
    let (bytes, all) = input.end(TAIL)?;
    let (text, _) = layout.encoding.decode_without_bom_handling(&bytes);
    let text = if all { &text[..] } else { text.split_once(['\n', '\r']).map_or("", |(_, rest)| rest) };
    let last = text.split(['\n', '\r']).rev().find(|line| !line.trim_matches([' ', '\0', '\x1A']).is_empty());
    let Some(last) = last else { return Ok(None) };
    Ok(rows::read_rows(last, &layout.dialect, true, 1).records.pop())
}
