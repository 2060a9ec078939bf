//! Finds one row in a text and takes it apart.
//!
//! The readers that exist end a quoted cell at its closing quotation mark wherever that is: one mark that was never
//! closed makes the rest of a file one cell, and nobody is told. Here no mark can do that:
//!
//! - A cell is quoted when it begins with a quotation mark. It closes at a mark behind which a separator, a line
//!   end or the end of the text stands (spaces between do not count). A doubled mark stands for one.
//! - Any other mark within it is a *stray*. If a stray stands on the line on which the cell began, it is text, and
//!   the cell must close on that line (`"he said "hi" to me",`). If it does not, the cell ends at the first separator
//!   behind the last stray and is kept as it stands, marks included (`"a"b,`).
//! - If a stray stands on a later line, or right behind a separator, or if no mark follows at all before the end of the
//!   text or of what is taken for a row, the cell was never *closed*: its mark is text, it ends at the next separator,
//!   and the line below is a row of its own.
//! - A mark within a cell that does not begin with one is text.
//!
//! So a cell with line breaks must be written properly to be one cell, and what is not written properly costs at most
//! the look of its own line. Everything is decided by the text alone and each byte is looked at a bounded number of
//! times, since where one search ended in vain no other begins.

use memchr::{memchr, memchr_iter, memchr2, memchr2_iter, memchr3};

use super::dialect::Dialect;
use super::quick::{self, Quick};
use crate::source::Record;

/// What became of a try to find a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// The record holds a row.
    Row(Extent),
    /// The text ends before the row does.
    More,
    /// No row ends within what is taken for one.
    TooLong,
}

/// Where a row ends, and what was odd about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// Its length in bytes with its line end.
    pub length: usize,
    /// How many line ends it holds, its own included (which the last line of a text need not have).
    pub line_ends: u64,
    /// There is nothing on this line.
    pub blank: bool,
    /// A quotation mark stands where none belongs.
    pub stray: bool,
    /// A quotation mark was opened and never closed: on which line of the row, counted from 0.
    pub unclosed: Option<u64>,
    /// A mark that would close a cell was looked for to the end of all text. Behind it one may have stood.
    pub in_vain: bool,
    /// A cell was properly quoted.
    pub quoted: bool,
    /// A cell is text that stands in a formula.
    pub formula: bool,
    /// Its quotation marks are escaped in another way than the dialect says.
    pub otherwise: bool,
    /// It stands on one line and no cell of it holds a quotation mark.
    pub plain: bool,
}

/// How much text there is to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// More follows.
    Part,
    /// More follows, but a row that does not end in this text is none.
    Full,
    /// This is all.
    All,
}

/// Finds the row at the beginning of `text`, which is not empty, and puts its cells into `record`.
pub(super) fn split(dialect: &Dialect, text: &str, reach: Reach, record: &mut Record) -> Split {
    record.clear();
    if let Some(quick::Row { length, quoted }) = Quick::of(dialect).and_then(|quick| quick.row(text, record)) {
        return Split::Row(Extent { length, line_ends: 1, quoted, plain: true, ..Extent::default() });
    }
    record.clear();
    let bytes = text.as_bytes();
    let (end, after) = match line_end(bytes, 0, reach) {
        LineEnd::At { end, after } => (end, after),
        LineEnd::Unknown => return if reach == Reach::Full { Split::TooLong } else { Split::More },
    };
    let line = &text[..end];
    if is_blank(line, dialect) {
        return Split::Row(Extent { length: after, line_ends: 1, blank: true, ..Extent::default() });
    }
    let marked = dialect.quote.is_some_and(|quote| memchr(quote, line.as_bytes()).is_some())
        || (dialect.backslash && memchr(b'\\', line.as_bytes()).is_some())
        || (dialect.formulas && dialect.quote != Some(b'"') && memchr(b'"', line.as_bytes()).is_some());
    if marked {
        return Marked { dialect, text, bytes, reach, first_end: end, extent: Extent::default() }.row(record);
    }
    if dialect.skips_spaces() {
        plain_with_spaces(dialect, line, record);
        return Split::Row(Extent { length: after, line_ends: 1, ..Extent::default() });
    }
    record.put(line);
    let mut start = 0;
    if let Some(separator) = dialect.separator {
        for at in memchr_iter(separator, line.as_bytes()) {
            record.mark(start..at);
            start = at + 1;
        }
    }
    record.mark(start..end);
    Split::Row(Extent { length: after, line_ends: 1, ..Extent::default() })
}

/// Takes apart a line without marks, in which spaces are none of the cells.
fn plain_with_spaces(dialect: &Dialect, line: &str, record: &mut Record) {
    match dialect.separator {
        Some(b' ') => line.split(' ').filter(|cell| !cell.is_empty()).for_each(|cell| record.push(cell)),
        Some(separator) => line.split(char::from(separator)).for_each(|cell| record.push(cell.trim_matches(' '))),
        None => record.push(line.trim_matches(' ')),
    }
}

/// How many lines end in a text.
pub(super) fn count_line_ends(bytes: &[u8]) -> u64 {
    let ends = memchr2_iter(b'\n', b'\r', bytes);
    ends.filter(|&at| bytes[at] == b'\r' || at == 0 || bytes[at - 1] != b'\r').count() as u64
}

/// Where a line ends and where the next begins.
pub(super) enum LineEnd {
    At { end: usize, after: usize },
    Unknown,
}

/// Finds the end of the line that goes on at `from`.
pub(super) fn line_end(bytes: &[u8], from: usize, reach: Reach) -> LineEnd {
    match memchr2(b'\n', b'\r', &bytes[from..]).map(|at| from + at) {
        Some(end) if bytes[end] == b'\n' => LineEnd::At { end, after: end + 1 },
        Some(end) => match bytes.get(end + 1) {
            Some(b'\n') => LineEnd::At { end, after: end + 2 },
            Some(_) => LineEnd::At { end, after: end + 1 },
            // Whether it is the first half of a longer line end is not known yet.
            None if reach == Reach::Part => LineEnd::Unknown,
            None => LineEnd::At { end, after: end + 1 },
        },
        None if reach == Reach::All => LineEnd::At { end: bytes.len(), after: bytes.len() },
        None => LineEnd::Unknown,
    }
}

/// Whether nothing stands on a line. DOS programs end a file with a Ctrl-Z of its own.
fn is_blank(line: &str, dialect: &Dialect) -> bool {
    match line.as_bytes() {
        [] | [0x1A] => true,
        [b' ', ..] => dialect.separator.is_some() && line.bytes().all(|byte| byte == b' '),
        _ => false,
    }
}

/// What was found of a cell that begins with a quotation mark.
enum Quoted {
    /// It closes at this mark; what follows the cell stands at `next`.
    Closed { close: usize, next: usize, stray: bool },
    /// It has strays, the last of them here, and does not close on its line.
    Broken { last_stray: usize },
    /// Nothing closes it, which may be because the text ends.
    Unclosed { in_vain: bool },
    /// The text ends before that is known.
    More,
}

/// A row that has quotation marks or backslashes in its first line.
struct Marked<'a> {
    dialect: &'a Dialect,
    text: &'a str,
    bytes: &'a [u8],
    reach: Reach,
    first_end: usize,
    extent: Extent,
}

impl Marked<'_> {
    fn row(mut self, record: &mut Record) -> Split {
        let mut at = self.behind_spaces(0);
        loop {
            let Some(next) = self.cell(at, record) else {
                return if self.reach == Reach::Full { Split::TooLong } else { Split::More };
            };
            match self.bytes.get(next) {
                Some(byte) if Some(*byte) == self.dialect.separator => {
                    at = self.behind_spaces(next + 1);
                    // Spaces at the end of a line have no cell behind them.
                    let ended = match self.bytes.get(at) {
                        Some(byte) => matches!(byte, b'\n' | b'\r'),
                        None => self.reach == Reach::All,
                    };
                    if *byte == b' ' && ended {
                        return match line_end(self.bytes, at, self.reach) {
                            LineEnd::At { after, .. } => self.done(at, after),
                            LineEnd::Unknown => Split::More,
                        };
                    }
                }
                Some(_) => match line_end(self.bytes, next, self.reach) {
                    LineEnd::At { after, .. } => return self.done(next, after),
                    LineEnd::Unknown => return Split::More,
                },
                None if self.reach == Reach::All => return self.done(next, next),
                None if self.reach == Reach::Full => return Split::TooLong,
                None => return Split::More,
            }
        }
    }

    /// Where the next cell begins if spaces are none of it.
    fn behind_spaces(&self, at: usize) -> usize {
        if !self.dialect.skips_spaces() {
            return at;
        }
        at + self.bytes[at..].iter().take_while(|byte| **byte == b' ').count()
    }

    fn done(mut self, end: usize, after: usize) -> Split {
        self.extent.length = after;
        self.extent.line_ends = if end == self.first_end { 1 } else { count_line_ends(&self.bytes[..after]).max(1) };
        Split::Row(self.extent)
    }

    /// Takes the cell that begins at `start`; gives where the separator or line end behind it stands, `None` when the
    /// text ends too early to know.
    fn cell(&mut self, start: usize, record: &mut Record) -> Option<usize> {
        if self.dialect.formulas && self.bytes[start..].starts_with(b"=\"") {
            let line = line_end(self.bytes, start, self.reach);
            match (self.quoted(start + 1, b'"'), line) {
                (Quoted::Closed { close, next, stray: false }, LineEnd::At { end, .. }) if next <= end => {
                    self.extent.formula = true;
                    record.push(&self.text[start..=close]);
                    return Some(next);
                }
                (_, LineEnd::Unknown) if self.reach == Reach::Part => return None,
                _ => {}
            }
        }
        let Some(quote) = self.dialect.quote else { return self.plain(start, record) };
        if self.bytes.get(start) == Some(&quote) {
            return match self.quoted(start, quote) {
                Quoted::Closed { close, next, stray } => {
                    self.extent.stray |= stray;
                    self.extent.quoted = true;
                    self.unquote(start + 1, close, quote, record);
                    Some(next)
                }
                Quoted::Broken { last_stray } => {
                    self.extent.stray = true;
                    let next = self.cell_end(last_stray + 1)?;
                    record.push(&self.text[start..next]);
                    Some(next)
                }
                Quoted::Unclosed { in_vain } => {
                    self.extent.in_vain |= in_vain;
                    if self.extent.unclosed.is_none() {
                        self.extent.unclosed = Some(count_line_ends(&self.bytes[..start]));
                    }
                    let next = self.cell_end(start + 1)?;
                    record.push(&self.text[start..next]);
                    Some(next)
                }
                Quoted::More => None,
            };
        }
        // `a, "b"`: the space belongs to nobody if the marks are in order.
        if self.bytes.get(start) == Some(&b' ') {
            let open = start + self.bytes[start..].iter().take_while(|byte| **byte == b' ').count();
            if self.bytes.get(open) == Some(&quote) {
                let line = line_end(self.bytes, open, self.reach);
                match (self.quoted(open, quote), line) {
                    (Quoted::Closed { close, next, stray: false }, LineEnd::At { end, .. }) if next <= end => {
                        self.extent.quoted = true;
                        self.unquote(open + 1, close, quote, record);
                        return Some(next);
                    }
                    (_, LineEnd::Unknown) if self.reach == Reach::Part => return None,
                    _ => {}
                }
            }
        }
        self.plain(start, record)
    }

    /// Takes a cell that is not quoted.
    fn plain(&mut self, start: usize, record: &mut Record) -> Option<usize> {
        let next = self.cell_end(start)?;
        let mut cell = &self.text[start..next];
        if self.dialect.spaced {
            cell = cell.trim_end_matches(' ');
        }
        if let Some(quote) = self.dialect.quote {
            self.extent.stray |= memchr(quote, cell.as_bytes()).is_some();
        }
        if self.dialect.nulls && cell == r"\N" {
            record.push("");
        } else if self.dialect.backslash && memchr(b'\\', cell.as_bytes()).is_some() {
            self.unquote(start, start + cell.len(), b'\\', record);
        } else {
            record.push(cell);
        }
        Some(next)
    }

    /// Where the separator or line end behind an unquoted text stands, or the end of all text; `None` when the text
    /// ends too early to know.
    fn cell_end(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            let rest = self.bytes.get(at..)?;
            let separator = self.dialect.separator.unwrap_or(b'\n');
            let found = memchr3(separator, b'\n', b'\r', rest).map(|found| at + found);
            if self.dialect.backslash {
                let until = found.unwrap_or(self.bytes.len());
                if let Some(escape) = memchr(b'\\', &self.bytes[at..until]) {
                    at = self.after_backslash(at + escape)?;
                    continue;
                }
            }
            return match found {
                Some(found) => Some(found),
                None if self.reach == Reach::All => Some(self.bytes.len()),
                None => None,
            };
        }
    }

    /// Where the text goes on behind the backslash at `at` and what it protects.
    fn after_backslash(&self, at: usize) -> Option<usize> {
        match self.bytes.get(at + 1) {
            Some(b'\r') if self.bytes.get(at + 2) == Some(&b'\n') => Some(at + 3),
            Some(byte) if byte.is_ascii() => Some(at + 2),
            Some(_) => Some(at + 1),
            None if self.reach == Reach::All => Some(at + 1),
            None => None,
        }
    }

    /// Finds out how the quoted cell that opens at `open` ends.
    fn quoted(&self, open: usize, quote: u8) -> Quoted {
        let mut at = open + 1;
        // The last mark that is neither closing nor doubled; from the first on, the cell must close on its line.
        let mut stray = None;
        loop {
            let rest = &self.bytes[at..];
            let found = if self.dialect.backslash { memchr2(quote, b'\\', rest) } else { memchr(quote, rest) };
            let mark = match found.map(|found| at + found) {
                Some(mark) if self.bytes[mark] != quote => {
                    match self.after_backslash(mark) {
                        Some(after) => at = after,
                        None => return self.in_vain(stray),
                    }
                    continue;
                }
                Some(mark) => mark,
                None => return self.in_vain(stray),
            };
            if let Some(last_stray) = stray {
                let opens_next = Some(self.bytes[mark - 1]) == self.dialect.separator;
                if opens_next || memchr2(b'\n', b'\r', &self.bytes[last_stray..mark]).is_some() {
                    return Quoted::Broken { last_stray };
                }
            }
            let behind = match self.dialect.separator {
                Some(b' ') => mark + 1,
                _ => mark + 1 + self.bytes[mark + 1..].iter().take_while(|byte| **byte == b' ').count(),
            };
            match (self.bytes.get(mark + 1), self.bytes.get(behind)) {
                (Some(next), _) if *next == quote => at = mark + 2,
                (_, Some(b'\n' | b'\r')) => {
                    return Quoted::Closed { close: mark, next: behind, stray: stray.is_some() };
                }
                (_, Some(next)) if Some(*next) == self.dialect.separator => {
                    return Quoted::Closed { close: mark, next: behind, stray: stray.is_some() };
                }
                (_, None) if self.reach == Reach::All => {
                    return Quoted::Closed { close: mark, next: behind, stray: stray.is_some() };
                }
                (_, None) => return self.in_vain(stray),
                _ => {
                    let opens_next = Some(self.bytes[mark - 1]) == self.dialect.separator && mark - 1 > open;
                    let first = stray.is_none();
                    if first && (opens_next || memchr2(b'\n', b'\r', &self.bytes[open..mark]).is_some()) {
                        return Quoted::Unclosed { in_vain: false };
                    }
                    stray = Some(mark);
                    at = mark + 1;
                }
            }
        }
    }

    /// What a search means that came to the end of the text.
    fn in_vain(&self, stray: Option<usize>) -> Quoted {
        match (self.reach, stray) {
            (Reach::Part, None) => Quoted::More,
            (Reach::Part, Some(last_stray)) => match line_end(self.bytes, last_stray, self.reach) {
                LineEnd::At { .. } => Quoted::Broken { last_stray },
                LineEnd::Unknown => Quoted::More,
            },
            (_, Some(last_stray)) => Quoted::Broken { last_stray },
            (reach, None) => Quoted::Unclosed { in_vain: reach == Reach::All },
        }
    }

    /// Adds the text between `from` and `to` as a cell, doubled marks and backslashes undone. With `\` for the mark,
    /// only backslashes are.
    fn unquote(&self, from: usize, to: usize, quote: u8, record: &mut Record) {
        let inside = &self.bytes[from..to];
        let find = |rest: &[u8]| if self.dialect.backslash { memchr2(quote, b'\\', rest) } else { memchr(quote, rest) };
        if find(inside).is_none() {
            record.push(&self.text[from..to]);
            return;
        }
        record.push_with(|cell| {
            let mut at = from;
            while let Some(found) = find(&self.bytes[at..to]) {
                let mark = at + found;
                let next = if mark + 1 < to { self.bytes.get(mark + 1).copied() } else { None };
                let undone = match next {
                    Some(next) if self.bytes[mark] == b'\\' && self.dialect.backslash => self.protects(next),
                    Some(next) => next == quote,
                    None => false,
                };
                // Of a pair, the first half goes and the second is taken as it stands.
                let keep = if undone { mark } else { mark + 1 };
                cell.push_str(&self.text[at..keep]);
                at = mark + 1;
                if undone {
                    cell.push_str(&self.text[at..at + 1]);
                    at += 1;
                }
            }
            cell.push_str(&self.text[at..to]);
        });
    }

    /// Whether a backslash before this is there for it alone.
    fn protects(&self, byte: u8) -> bool {
        matches!(byte, b'\\' | b'\n' | b'\r')
            || Some(byte) == self.dialect.quote
            || Some(byte) == self.dialect.separator
    }
}
