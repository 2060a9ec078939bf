//! One row of a source, without an allocation per cell: all text in one buffer, and where in it each cell stands.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::FileName;

/// A row of a source. Made to be reused: [`Record::clear`] keeps the memory.
#[derive(Clone, Debug, Default)]
pub struct Record {
    text: String,
    cells: Vec<Range<usize>>,
    /// The number of this row, the first under the titles being 1.
    pub row: u64,
    /// The line of the file on which the row begins, counted from 1; `None` where there are no lines.
    pub line: Option<u64>,
    /// The file in which it stands, where several are read as one table.
    pub file: Option<FileName>,
    /// Whether the row had the table's number of cells.
    pub ragged: Option<Raggedness>,
    /// What tells this row from others, where the places of its cells follow from the rows above it and so say nothing of
    /// it; it must be the same for the same row in every file, and for ever.
    pub identity: Option<u64>,
    /// It can't be read: its text, as it stands in the source, is all that it holds, in its first cell. Only
    /// [`Records::read_every`](super::Records::read_every) gives such rows.
    pub broken: bool,
}

/// A row that has another number of cells than the titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Raggedness {
    /// It had only this many; the others read as blank.
    Short(usize),
    /// It had this many; the surplus is kept behind the table's columns.
    Long(usize),
}

impl Record {
    /// Empties the record and keeps its memory.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.forget();
    }

    /// Forgets all but where cells stood.
    #[inline]
    fn forget(&mut self) {
        self.text.clear();
        self.row = 0;
        self.line = None;
        self.file = None;
        self.ragged = None;
        self.identity = None;
        self.broken = false;
    }

    /// Adds a cell behind the others.
    pub fn push(&mut self, cell: &str) {
        self.push_with(|text| text.push_str(cell));
    }

    /// Adds a text of which [`Record::mark`] then tells the cells, which is faster than adding each. No other text may
    /// stand before it.
    #[inline]
    pub(super) fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a cell behind the others: a part of the text that was put there.
    pub(super) fn mark(&mut self, cell: Range<usize>) {
        self.cells.push(cell);
    }

    /// Where cells stand, to be written over from the first on before [`Record::renew`]: what a row before left there saves
    /// making room for each.
    #[inline]
    pub(super) fn places(&mut self) -> &mut Vec<Range<usize>> {
        &mut self.cells
    }

    /// Makes it a new row with this text, of which [`Record::places`] tells this many cells.
    #[inline]
    pub(super) fn renew(&mut self, text: &str, cells: usize) {
        self.forget();
        self.cells.truncate(cells);
        self.text.push_str(text);
    }

    /// Adds a cell that `write` appends to the buffer, so that decoding needs no text of its own.
    ///
    /// `write` must only append.
    pub fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        self.cells.push(start..self.text.len());
    }

    /// The cell in this place; blank where the row is too short.
    #[inline]
    pub fn cell(&self, index: usize) -> &str {
        self.cells.get(index).and_then(|cell| self.text.get(cell.clone())).unwrap_or_default()
    }

    /// The same as bytes, which need not be looked at for where letters begin.
    #[inline]
    pub(super) fn bytes_of(&self, index: usize) -> &[u8] {
        self.cells.get(index).and_then(|cell| self.text.as_bytes().get(cell.clone())).unwrap_or_default()
    }

    /// The same without white space at its ends.
    #[inline]
    pub fn trimmed(&self, index: usize) -> &str {
        trimmed(self.cell(index))
    }

    /// How much memory the row takes, in bytes: its text, and where its cells stand.
    pub fn size(&self) -> usize {
        self.text.len() + self.cells.len() * size_of::<Range<usize>>()
    }

    /// Copies the row with each cell cut to about so many bytes, for what only shows where a row begins.
    #[must_use]
    pub fn cut(&self, longest: usize) -> Self {
        let mut cut = Self { row: self.row, line: self.line, file: self.file, ragged: self.ragged, ..Self::default() };
        cut.broken = self.broken;
        self.cells().for_each(|cell| cut.push(&cell[..cell.floor_char_boundary(longest)]));
        cut
    }

    /// An empty row with room for another one like this.
    pub(super) fn room_for_next(&self) -> Self {
        let text = String::with_capacity(self.text.len() + self.text.len() / 8);
        Self { text, cells: Vec::with_capacity(self.cells.len()), ..Self::default() }
    }

    /// Makes the row as wide as its table, which may be wider than its titles where other rows are. Given how many titles
    /// there are, blank cells beyond them are no part of what the row is known by: they come and go with other rows.
    pub(super) fn widen(&mut self, width: usize, titles: Option<usize>) {
        if let Some(titles) = titles.filter(|titles| self.len().max(*titles) < width) {
            (self.len()..titles).for_each(|_| self.push(""));
            self.identity = Some(self.hash());
        }
        (self.len()..width).for_each(|_| self.push(""));
    }

    /// Adds a cell behind those of the table. It is part of what the row is known by, and its place is none.
    pub(super) fn push_behind(&mut self, cell: &str) {
        let hash = xxh3_64_with_seed(cell.as_bytes(), self.hash());
        self.push(cell);
        self.identity = Some(hash);
    }

    /// How many cells have any text, not counted beyond so many.
    pub(super) fn filled(&self, most: usize) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).take(most).count()
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no cell at all.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells from the first to the last.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.cell(index))
    }

    /// The hash of the row: all its cells, whether or not a plan uses them, so that it stays the same under another plan. A
    /// row whose cells stand where others put them says itself what tells it from others.
    ///
    /// Ledgers keep it for years, so that it must never be made otherwise.
    pub fn hash(&self) -> u64 {
        self.identity.unwrap_or_else(|| self.bytes().fold(0, |hash, cell| xxh3_64_with_seed(cell, hash)))
    }

    /// The same as bytes.
    pub fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        self.cells.iter().map(|cell| self.text.as_bytes().get(cell.clone()).unwrap_or_default())
    }
}

/// [`str::trim`], which has nothing to do for most cells.
#[inline]
pub(super) fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    match (bytes.first(), bytes.last()) {
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => text,
        _ => text.trim(),
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        (self.row, self.line, self.file, self.ragged, self.broken)
            == (other.row, other.line, other.file, other.ragged, other.broken)
            && self.cells().eq(other.cells())
    }
}

impl Eq for Record {}
