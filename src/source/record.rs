//! One row of a source, without an allocation per cell: all text in one buffer, and where each cell ends.

/// A row of a source. Made to be reused: [`Record::clear`] keeps the memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    text: String,
    ends: Vec<usize>,
    /// The number of this row, the first under the titles being 1.
    pub row: u64,
    /// The line of the file on which the row begins, counted from 1; `None` where there are no lines.
    pub line: Option<u64>,
    /// Whether the row had the table's number of cells.
    pub ragged: Option<Raggedness>,
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
        self.text.clear();
        self.ends.clear();
        self.row = 0;
        self.line = None;
        self.ragged = None;
    }

    /// Adds a cell behind the others.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    /// Adds a cell that `write` appends to the buffer, so that decoding needs no text of its own.
    ///
    /// `write` must only append.
    pub fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// The cell in this place; blank where the row is too short.
    pub fn cell(&self, index: usize) -> &str {
        let Some(&end) = self.ends.get(index) else {
            return "";
        };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..end]
    }

    /// How much memory the row takes, in bytes: its text, and where its cells end.
    pub fn size(&self) -> usize {
        self.text.len() + self.ends.len() * size_of::<usize>()
    }

    /// The same row with each cell cut to about so many bytes, for what only shows where a row begins.
    #[must_use]
    pub fn cut(&self, longest: usize) -> Self {
        let mut cut = Self { row: self.row, line: self.line, ragged: self.ragged, ..Self::default() };
        self.cells().for_each(|cell| cut.push(&cell[..cell.floor_char_boundary(longest)]));
        cut
    }

    /// The text of all cells, one behind the other.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no cell at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cells from the first to the last.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.cell(index))
    }
}
