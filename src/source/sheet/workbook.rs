//! A workbook that is open, whatever kind it is: its sheets, and the cells of one of them from the first to the last.
//!
//! The cells of `.xlsx` and `.xlsb` are read on the way, and only the texts that cells share are in memory; `.xls` and
//! `.ods` are in memory whole, and so have a limit. The calamine crate panics here and there at what is damaged, and each
//! of its panics is an error here. What cannot be caught is memory that it asks for in earnest and that is not there, as for
//! an `.xls` that says it has four thousand million cells: that is looked for before (`extents`).

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use calamine::{
    Data, DataRef, Dimensions, Ods, Range, Reader, SheetType, SheetVisible, Xls, Xlsb, XlsbError, Xlsx, XlsxError,
};
use zip::ZipArchive;

use super::cell::{Cell, Named};
use super::extents::{self, Reach};
use super::format::Format;
use super::marks::Marks;
use super::met::{damaged, guarded};
use super::opendocument::Said;
use super::problem::{self, SheetProblem};
use super::{binary, old, opendocument, text, xlsx};
use crate::message;
use crate::message::Message;
use crate::source::caught::caught;
use crate::source::file::{about, read_error};
use crate::source::{ReadingVersion, SourceError};

/// The largest `.xls` that is read, in bytes.
const MOST_XLS: u64 = 128 * 1024 * 1024;

/// The most that is held in memory, in bytes: the cells of an `.ods` or an `.xls`, the texts of the others.
const MOST_PART: u64 = 512 * 1024 * 1024;

type OpenFile = BufReader<File>;

/// A workbook that is open.
pub(super) struct Workbook {
    path: PathBuf,
    book: Book,
    /// What the sheet that was read last says beside its cells, where that is met on the way.
    marks: Marks,
    timed: Timed,
    /// By which rules it is read.
    pub(super) version: ReadingVersion,
}

/// What cells of the kinds that are in memory say beside what the crate tells.
enum Timed {
    Unknown,
    Xls(Vec<old::Timed>),
    Ods(HashMap<String, opendocument::Cells>),
}

enum Book {
    Xlsx(Box<xlsx::Book>),
    Xlsb(Box<Xlsb<OpenFile>>),
    Xls(Box<Xls<OpenFile>>),
    Ods(Box<Ods<OpenFile>>),
}

impl Workbook {
    /// Opens a file.
    ///
    /// # Errors
    /// When it is not there, is no workbook that can be read, or would take too much memory.
    pub(super) fn open(path: &Path, version: ReadingVersion) -> Result<Self, SourceError> {
        about(path)?;
        let failed = |error| read_error(path, None, error);
        let format = Format::of(path).map_err(failed)?;
        let open = || File::open(path).map(BufReader::new).map_err(failed);
        let mut timed = Timed::Unknown;
        let book = match format {
            None => return Err(problem::error(path, SheetProblem::OtherDocument)),
            Some(Format::Broken) => {
                let met = message!("damaged-no-end").into();
                return Err(problem::error(path, SheetProblem::Damaged { met }));
            }
            Some(Format::Xlsx) => {
                limit_part(path, "sharedstrings.xml", message!("sheet-its-texts"), message!("sheet-as-csv"))?;
                Book::Xlsx(Box::new(xlsx::Book::open(path, version)?))
            }
            Some(Format::Binary) => {
                limit_part(path, "sharedstrings.bin", message!("sheet-its-texts"), message!("sheet-as-csv"))?;
                let file = open()?;
                Book::Xlsb(Box::new(guarded(path, || Xlsb::new(file))?))
            }
            Some(Format::Ods) => {
                limit_part(path, "content.xml", message!("sheet-an-ods"), message!("sheet-as-xlsx-or-csv"))?;
                if version.reads_rows_alone() {
                    timed = Timed::Ods(opendocument::said(path));
                }
                let file = open()?;
                Book::Ods(Box::new(guarded(path, || Ods::new(file))?))
            }
            Some(Format::Compound) => {
                // A workbook with a password is another one's packing, and only the newer kind knows that.
                let file = open()?;
                if caught(|| matches!(Xlsx::new(file), Err(XlsxError::Password))) == Some(true) {
                    return Err(problem::error(path, SheetProblem::Password));
                }
                if about(path)?.len() > MOST_XLS {
                    return Err(too_large(path, MOST_XLS, message!("sheet-an-xls"), message!("sheet-as-xlsx-or-csv")));
                }
                let bytes = std::fs::read(path).map_err(failed)?;
                match extents::reach(&bytes) {
                    Reach::Fits if version.reads_rows_alone() => timed = Timed::Xls(old::timed(&bytes)),
                    Reach::Fits => {}
                    Reach::Rare => return Err(problem::error(path, SheetProblem::OldCells)),
                    Reach::Locked => return Err(problem::error(path, SheetProblem::Password)),
                    Reach::Nonsense => {
                        let met = message!("damaged-nonsense").into();
                        return Err(problem::error(path, SheetProblem::Damaged { met }));
                    }
                    Reach::TooFar => {
                        let instead = message!("sheet-as-xlsx-or-csv");
                        return Err(too_large(path, MOST_PART, message!("sheet-an-xls"), instead));
                    }
                }
                let file = open()?;
                Book::Xls(Box::new(guarded(path, || Xls::new(file))?))
            }
        };
        Ok(Self { path: path.to_owned(), book, timed, version, marks: Marks::default() })
    }

    /// Whether it is of the kind whose cells always told their formats.
    pub(super) fn is_xlsx(&self) -> bool {
        matches!(self.book, Book::Xlsx(_))
    }

    /// Its sheets with cells, in their order.
    pub(super) fn sheets(&self) -> Vec<Named> {
        let sheets = match &self.book {
            Book::Xlsx(book) => return book.sheets(),
            Book::Xlsb(book) => book.sheets_metadata(),
            Book::Xls(book) => book.sheets_metadata(),
            Book::Ods(book) => book.sheets_metadata(),
        };
        let with_cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let named = |sheet: &calamine::Sheet| Named {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        };
        with_cells.map(named).collect()
    }

    /// Whether days are counted from 1904.
    pub(super) fn counts_from_1904(&self) -> bool {
        match &self.book {
            Book::Xlsx(book) => book.counts_from_1904(),
            Book::Xlsb(book) => book.has_1904_epoch(),
            Book::Xls(book) => book.has_1904_epoch(),
            Book::Ods(_) => false,
        }
    }

    /// About how many rows a sheet has, by what it says of itself.
    ///
    /// # Errors
    /// When it is damaged.
    pub(super) fn extent(&mut self, sheet: &str) -> Result<u64, SourceError> {
        let rows = |extent: Dimensions| u64::from(extent.end.0.saturating_sub(extent.start.0)) + 1;
        let path = &self.path;
        match &mut self.book {
            Book::Xlsx(book) => book.extent(sheet),
            Book::Xlsb(book) => {
                guarded(path, || book.worksheet_cells_reader(sheet).map(|cells| rows(cells.dimensions())))
            }
            Book::Xls(book) => guarded(path, || book.worksheet_range(sheet).map(|range| range.height() as u64)),
            Book::Ods(book) => guarded(path, || book.worksheet_range(sheet).map(|range| range.height() as u64)),
        }
    }

    /// What is said of a sheet beside its cells, once these were read, where it is met on the way.
    pub(super) fn marks(&mut self, sheet: &str) -> Marks {
        let lines = |cells: &Dimensions| u64::from(cells.start.0) + 1..=u64::from(cells.end.0) + 1;
        let mut marks = std::mem::take(&mut self.marks);
        if let Book::Xls(book) = &self.book {
            marks.merge(book.merge_cells_by_sheet_name(sheet).iter().flatten().map(lines));
        }
        marks
    }

    /// Whether it has to be looked for apart what is said of a sheet beside its cells.
    pub(super) fn keeps_marks_apart(&self) -> bool {
        matches!(self.book, Book::Xlsb(_))
    }

    /// Hands `each` the cells of a sheet, row by row, until it has seen enough.
    ///
    /// # Errors
    /// When the sheet is damaged.
    pub(super) fn walk(
        &mut self,
        sheet: &str,
        each: &mut dyn FnMut(Cell<'_>) -> ControlFlow<()>,
    ) -> Result<(), SourceError> {
        let path = &self.path;
        match &mut self.book {
            Book::Xlsx(book) => {
                self.marks = book.walk(sheet, each)?;
                Ok(())
            }
            Book::Xlsb(book) => {
                let unclear = || problem::error(path, SheetProblem::Binary);
                let passed_over = binary::Sheet::open(path, sheet).ok_or_else(unclear)?;
                let alone = self.version.reads_rows_alone();
                match guarded(path, || walk_binary(book, sheet, passed_over, alone, each))? {
                    true => Ok(()),
                    false => Err(unclear()),
                }
            }
            Book::Xls(book) => {
                let place = book.sheets_metadata().iter().position(|other| other.name == sheet);
                let known = match &self.timed {
                    Timed::Xls(sheets) => place.and_then(|place| sheets.get(place)),
                    _ => None,
                };
                let said = |row: u32, column: u32| {
                    known.map(|known| Said::Timed(known.contains(&(row as u16, column as u16)))).map(Cow::Owned)
                };
                walk_range(&guarded(path, || book.worksheet_range(sheet))?, &said, each)
            }
            Book::Ods(book) => {
                let known = match &self.timed {
                    Timed::Ods(sheets) => sheets.get(sheet),
                    _ => None,
                };
                let said = |row: u32, column: u32| known.and_then(|known| known.at(row, column)).map(Cow::Borrowed);
                walk_range(&guarded(path, || book.worksheet_range(sheet))?, &said, each)
            }
        }
    }
}

/// Hands on the cells of a binary sheet, with those that the crate passes over in their places; whether these could be
/// followed to the end, or as far as they were wanted.
fn walk_binary(
    book: &mut Xlsb<OpenFile>,
    sheet: &str,
    passed_over: binary::Sheet,
    alone: bool,
    each: &mut dyn FnMut(Cell<'_>) -> ControlFlow<()>,
) -> Result<bool, XlsbError> {
    let is_cell = |met: &Result<binary::Met, binary::Unclear>| match met {
        Ok(binary::Met::Timed(..)) => alone,
        Ok(met) => matches!(met, binary::Met::Cell(..)),
        Err(_) => true,
    };
    let mut passed_over = passed_over.filter(is_cell).peekable();
    let mut cells = book.worksheet_cells_reader(sheet)?;
    loop {
        let cell = cells.next_cell()?;
        let place = cell.as_ref().map(calamine::Cell::get_position);
        let comes_next = |met: &Result<binary::Met, binary::Unclear>| match met {
            Ok(binary::Met::Cell(row, column, _)) => place.is_none_or(|place| (*row, *column) < place),
            Ok(binary::Met::Timed(row, column)) => place.is_none_or(|place| (*row, *column) <= place),
            _ => true,
        };
        let mut timed = None;
        while let Some(met) = passed_over.next_if(comes_next) {
            let (row, column, text) = match met {
                Ok(binary::Met::Cell(row, column, text)) => (row, column, text),
                Ok(binary::Met::Timed(..)) => {
                    timed = Some(true);
                    continue;
                }
                _ => return Ok(false),
            };
            if each(Cell { row, column, value: DataRef::String(text), timed: None }).is_break() {
                return Ok(true);
            }
        }
        let (Some(cell), Some((row, column))) = (cell, place) else { return Ok(true) };
        if each(Cell { row, column, value: cell.get_value().clone(), timed }).is_break() {
            return Ok(true);
        }
    }
}

/// Hands on the cells that are held in memory; `said` tells what else they say.
fn walk_range<'s>(
    range: &Range<Data>,
    said: &dyn Fn(u32, u32) -> Option<Cow<'s, Said>>,
    each: &mut dyn FnMut(Cell<'_>) -> ControlFlow<()>,
) -> Result<(), SourceError> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let (row, column) = (first_row + row as u32, first_column + column as u32);
        let (said, value) = (said(row, column), text::borrowed(value));
        let (value, timed) = match (said.as_deref(), value) {
            (Some(Said::Digits(digits)), DataRef::Float(_)) => (DataRef::SharedString(digits), None),
            (Some(Said::Timed(timed)), value) => (value, Some(*timed)),
            (_, value) => (value, None),
        };
        if each(Cell { row, column, value, timed }).is_break() {
            break;
        }
    }
    Ok(())
}

/// Refuses an archive with a part that is too large to be held in memory.
fn limit_part(path: &Path, part: &str, what: Message, instead: Message) -> Result<(), SourceError> {
    let file = File::open(path).map_err(|error| read_error(path, None, error))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(path, &error))?;
    for index in 0..archive.len() {
        let found = archive.by_index_raw(index).map_err(|error| damaged(path, &error))?;
        let is_it = found.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with(part));
        if is_it && found.size() > MOST_PART {
            return Err(too_large(path, MOST_PART, what, instead));
        }
    }
    Ok(())
}

fn too_large(path: &Path, limit: u64, what: Message, instead: Message) -> SourceError {
    problem::error(path, SheetProblem::TooLarge { what, limit, instead })
}
