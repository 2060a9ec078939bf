//! Tables that stand one under the other in one file: exports that were joined, and reports of several tables.
//!
//! Titles that come again are no row. Where they come in another order, the cells below them are put under the titles
//! that they belong to. Rows under the titles of another table are none of this one's. All of it is said.

use std::sync::Arc;

use crate::source::table::{Shape, are_titles, is_title, title_cells};
use crate::source::{Record, trimmed};

/// The mark that files begin with and that stands within them once they were joined.
pub(super) const MARK: char = '\u{FEFF}';

/// What a row is among tables that may follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// A row like the others.
    Row,
    /// The titles, once more.
    Titles,
    /// A row with the titles behind it on the same line, since the file before ended without a line end.
    RowAndTitles,
    /// The titles in another order, or some of them with others: for each of ours the place where it stands.
    Moved(Vec<Option<usize>>),
    /// Perhaps the titles of another table; the row beneath tells.
    Perhaps,
}

/// What the rows at hand belong to.
enum Part {
    /// Our titles stand above them.
    Own,
    /// Our titles stand above them in other places; behind them come the places of what has none of our titles.
    Moved { places: Vec<Option<usize>>, others: Vec<usize> },
    /// Another table, whose rows have so many cells.
    Other { width: usize },
}

/// Tells rows from the titles of what was joined.
pub(super) struct Joins {
    /// The rows of titles, each with its cells in small letters.
    rows: Vec<Vec<String>>,
    /// How long the titles are and how they begin: most cells are no title by that alone.
    looks: Looks,
    /// How many cells a row has with the titles behind it on its line; 0 where there are none.
    doubled: usize,
    /// How the cells of each column look, where most of them are numbers, dates or addresses.
    shapes: Arc<[Option<Shape>]>,
    part: Part,
}

impl Joins {
    /// With these rows of titles.
    pub fn new(titles: &[Record], shapes: Arc<[Option<Shape>]>) -> Self {
        let rows: Vec<Vec<String>> = titles.iter().map(title_cells).collect();
        let looks = Looks::of(rows.iter().flatten());
        let doubled = rows.last().map_or(0, |titles| (titles.len() * 2).saturating_sub(1));
        Self { rows, looks, doubled, shapes, part: Part::Own }
    }

    fn titles(&self) -> &[String] {
        self.rows.last().map_or(&[], Vec::as_slice)
    }

    /// Whether a row as wide as the table and not apart is plainly a row, whatever [`look`](Self::look) would look at:
    /// one of this table, and neither of the cells by which titles are known is any of them.
    #[inline]
    pub fn is_plainly_row(&self, record: &Record) -> bool {
        let is_no_title = |index: usize| match record.bytes_of(index) {
            cell @ [first, ..] => {
                let is_strange =
                    self.looks.is_strange_sign(*first) || first.is_ascii_graphic() && !self.looks.may_hold(cell);
                is_strange && cell.last().is_some_and(u8::is_ascii_graphic)
            }
            [] => false,
        };
        matches!(self.part, Part::Own) && record.len() != self.doubled && is_no_title(0) && is_no_title(1)
    }

    /// What a row is. `apart` says that nothing stands on the line above it.
    pub fn look(&self, record: &Record, width: usize, apart: bool) -> Met {
        let (first, second) = (trimmed(record.cell(0)), trimmed(record.cell(1)));
        // The first cell of nearly every row is none of the titles, whichever of them stands first.
        let may_begin = self.looks.may_hold(first.as_bytes());
        if may_begin && self.rows.iter().any(|row| are_titles(record, row)) {
            return Met::Titles;
        }
        let titles = self.titles();
        if record.len() == self.doubled && self.row_before_titles(record).is_some() {
            return Met::RowAndTitles;
        }
        let is_known = |cell: &str| titles.iter().any(|title| is_title(cell, title));
        if (may_begin && is_known(first) || self.looks.may_hold(second.as_bytes()) && is_known(second))
            && let Some(places) = self.places(record)
        {
            return Met::Moved(places);
        }
        let unlike = apart || (width > 0 && record.len() != width);
        if unlike && may_be_titles(record) { Met::Perhaps } else { Met::Row }
    }

    /// Where each of our titles stands in a row that holds many of them and little else.
    fn places(&self, record: &Record) -> Option<Vec<Option<usize>>> {
        let titles = self.titles();
        let place = |title: &String| match title.is_empty() {
            true => None,
            false => record.cells().position(|cell| is_title(cell, title)),
        };
        let places: Vec<Option<usize>> = titles.iter().map(place).collect();
        let found = places.iter().flatten().count();
        let ours = titles.iter().filter(|title| !title.is_empty()).count();
        let filled: Vec<&str> = record.cells().map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let typed = filled.iter().any(|cell| Shape::of(cell).is_typed());
        let many = found >= 2 && found * 2 >= ours && found * 2 >= filled.len();
        (many && !typed && are_distinct(&filled)).then_some(places)
    }

    /// Whether the row beneath what may be titles bears it out: it is as wide, and its numbers, dates and addresses
    /// stand elsewhere than ours, of which a row has `width` cells.
    pub fn confirms(&self, titles: &Record, beneath: &Record, width: usize) -> bool {
        let unlike = |(column, cell): (usize, &str)| {
            let ours = self.shapes.get(column).copied().flatten();
            !cell.trim().is_empty() && ours.is_some_and(|ours| ours != Shape::of(cell))
        };
        titles.len() == beneath.len()
            && beneath.cells().any(|cell| Shape::of(cell).is_typed())
            && (titles.len() != width || beneath.cells().enumerate().any(unlike))
    }

    /// Our titles stand above what comes next.
    pub fn own(&mut self) {
        self.part = Part::Own;
    }

    /// What comes next belongs to another table, whose rows have so many cells.
    pub fn leave(&mut self, width: usize) {
        self.part = Part::Other { width };
    }

    /// Whether a row below another table's is one of ours again, without its titles: as wide as ours, which have `width`
    /// cells, and not as theirs, with our numbers, dates and addresses in their places.
    fn is_ours(&self, record: &Record, width: usize, other: usize) -> bool {
        let typed = self.shapes.iter().enumerate().filter_map(|(column, shape)| Some((record.cell(column), (*shape)?)));
        let mut filled = typed.filter(|(cell, _)| !cell.trim().is_empty()).peekable();
        record.len() == width
            && width != other
            && filled.peek().is_some()
            && filled.all(|(cell, shape)| Shape::of(cell) == shape)
    }

    /// Our titles stand above what comes next, in these places of a row of `len` cells.
    pub fn moved(&mut self, places: Vec<Option<usize>>, len: usize) {
        let others = (0..len).filter(|place| !places.contains(&Some(*place))).collect();
        self.part = Part::Moved { places, others };
    }

    /// Puts the cells of a row under the titles that they belong to, of which there are `width`; `false` when they
    /// belong to another table.
    pub fn put(&mut self, record: &mut Record, spare: &mut Record, width: usize) -> bool {
        if let Part::Other { width: other } = self.part
            && self.is_ours(record, width, other)
        {
            self.part = Part::Own;
        }
        match &self.part {
            Part::Own => true,
            Part::Other { .. } => false,
            Part::Moved { places, others } => {
                spare.clear();
                spare.line = record.line;
                places.iter().for_each(|place| spare.push(place.map_or("", |place| record.cell(place))));
                let more = others.iter().copied().chain(places.len() + others.len()..record.len());
                let more: Vec<usize> = more.filter(|place| *place < record.len()).collect();
                more.into_iter().for_each(|place| spare.push(record.cell(place)));
                std::mem::swap(record, spare);
                true
            }
        }
    }

    /// Takes the titles off that stand behind a row on its line.
    pub fn take_off_titles(&self, record: &mut Record, spare: &mut Record) {
        let Some(last) = self.row_before_titles(record) else { return };
        spare.clear();
        spare.line = record.line;
        (0..self.titles().len() - 1).for_each(|index| spare.push(record.cell(index)));
        spare.push(last);
        std::mem::swap(record, spare);
    }

    /// The last cell of a row behind which the titles follow on the same line.
    fn row_before_titles<'r>(&self, record: &'r Record) -> Option<&'r str> {
        let titles = self.titles();
        let (first, others) = titles.split_first()?;
        let seam = record.cell(titles.len() - 1);
        let behind = (titles.len()..record.len()).map(|index| record.cell(index));
        if first.is_empty() || !behind.zip(others).all(|(cell, title)| is_title(cell, title)) {
            return None;
        }
        let cell = seam.trim_end_matches(['"', ' ']);
        let at = cell.len().checked_sub(first.len())?;
        let (last, title) = (cell.get(..at)?, cell.get(at..)?);
        // One column has nothing else by which the seam is known.
        let sure = titles.len() > 1 || last.ends_with(MARK);
        (sure && is_title(title, first)).then(|| last.trim_end_matches(['"', MARK]).trim_start_matches('"'))
    }
}

/// What titles look like at a glance.
struct Looks {
    /// A bit for each length.
    lengths: u64,
    /// What is known of each byte as the first one, as [`STRANGE`] and [`SIGN`] say.
    begins: [u8; 256],
}

/// A byte is ASCII, and no title begins with it in whatever case.
const STRANGE: u8 = 1;
/// It is, and is no space.
const SIGN: u8 = 2;

impl Looks {
    fn of<'t>(titles: impl Iterator<Item = &'t String>) -> Self {
        let known = |byte: u8| match byte {
            b'!'..=b'~' => STRANGE | SIGN,
            _ => u8::from(byte.is_ascii()) * STRANGE,
        };
        let mut looks = Self { lengths: 0, begins: std::array::from_fn(|byte| known(byte as u8)) };
        for title in titles {
            let first = begin(title.as_bytes());
            looks.lengths |= length(title.as_bytes());
            looks.begins[usize::from(first.to_ascii_lowercase())] = 0;
            looks.begins[usize::from(first.to_ascii_uppercase())] = 0;
        }
        looks
    }

    /// Whether a byte is a letter or a sign with which no title begins.
    #[inline]
    fn is_strange_sign(&self, first: u8) -> bool {
        self.begins[usize::from(first)] & SIGN != 0
    }

    /// Whether a cell may be one of them, in letters of whatever case. Case changes the first byte of letters beyond
    /// ASCII in more ways than one, so that of those the length alone counts.
    #[inline]
    fn may_hold(&self, cell: &[u8]) -> bool {
        self.begins[usize::from(begin(cell))] & STRANGE == 0 && self.lengths & length(cell) != 0
    }
}

/// The byte with which a text begins; for an empty one, which no title with text is like, a NUL.
fn begin(text: &[u8]) -> u8 {
    text.first().copied().unwrap_or(0)
}

/// The bit for the length of a text.
fn length(text: &[u8]) -> u64 {
    1 << text.len().min(63)
}

/// Whether a row has nothing but words, as titles do.
fn may_be_titles(record: &Record) -> bool {
    let filled: Vec<&str> = record.cells().map(str::trim).filter(|cell| !cell.is_empty()).collect();
    filled.len() > 1
        && filled.len() == record.len()
        && are_distinct(&filled)
        && !filled.iter().any(|cell| Shape::of(cell).is_typed())
}

fn are_distinct(cells: &[&str]) -> bool {
    let mut sorted = cells.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).all(|pair| pair[0] != pair[1])
}
