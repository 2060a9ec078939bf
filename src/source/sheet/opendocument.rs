//! What cells of an `.ods` say that the calamine crate does not tell: whether they show a time of day by their own formats, and
//! the digits of long whole numbers. A moment at midnight is written there as a day where LibreOffice writes it, and a day as
//! its midnight where Excel does.

use std::collections::HashMap;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use super::cells::is_long_whole;
use super::parts::Parts;
use super::xml::{Pieces, Tag, attribute, name};

/// The most columns that are told apart where one cell stands for several.
const MOST_REPEATED: u32 = 16_384;

/// What is said of a cell.
#[derive(Clone)]
pub(super) enum Said {
    /// Whether it shows a time of day, where it is a moment.
    Timed(bool),
    /// It is a long whole number with these digits.
    Digits(String),
}

/// Cells of a row of which something is said.
type Row = Vec<(Range<u32>, Said)>;

/// Cells of a sheet of which something is said, by their rows.
#[derive(Default)]
pub(super) struct Cells(Vec<(Range<u32>, Row)>);

impl Cells {
    /// What is said of this cell, by its row and its column from 0.
    pub(super) fn at(&self, row: u32, column: u32) -> Option<&Said> {
        fn find<T>(among: &[(Range<u32>, T)], place: u32) -> Option<&T> {
            let (range, found) = among.get(among.partition_point(|(range, _)| range.end <= place))?;
            range.contains(&place).then_some(found)
        }
        find(find(&self.0, row)?, column)
    }
}

/// Those of each sheet, by its name. What can't be followed says nothing.
pub(super) fn said(path: &Path) -> HashMap<String, Cells> {
    let mut book = Book::default();
    if let Ok(parts) = Parts::of(path) {
        for part in ["styles.xml", "content.xml"] {
            if let Some(part) = parts.called(part).and_then(|part| parts.read(&part)) {
                book.read(part.into_inner());
            }
        }
    }
    book.sheets
}

#[derive(Default)]
struct Book {
    /// Of each format of dates or times whether it shows a time of day.
    formats: HashMap<String, bool>,
    /// The format that is being told.
    format: Option<String>,
    /// Of each style of cells its format and the style that it is made from.
    styles: HashMap<String, (Option<String>, Option<String>)>,
    sheets: HashMap<String, Cells>,
    at: At,
}

/// Where in a sheet we are.
#[derive(Default)]
struct At {
    sheet: String,
    row: u32,
    rows: Range<u32>,
    column: u32,
    /// The style of cells that have none, by column, and of those of the row at hand.
    columns: Vec<(Range<u32>, Option<String>)>,
    of_row: Option<String>,
}

impl Book {
    fn read(&mut self, part: impl Read) {
        let mut pieces = Pieces::new(part);
        while let Ok(Some(piece)) = pieces.next() {
            let (Tag::Begin(tag) | Tag::Whole(tag)) = piece.tag else { continue };
            let of = |attribute: &str| value(tag, attribute).map(str::to_owned);
            match name(tag) {
                b"date-style" | b"time-style" => {
                    self.format = of("style:name");
                    self.formats.extend(self.format.clone().map(|name| (name, false)));
                }
                b"hours" | b"minutes" | b"seconds" => {
                    self.formats.extend(self.format.clone().map(|name| (name, true)));
                }
                b"style" => {
                    self.format = None;
                    if let (Some(name), Some("table-cell")) = (of("style:name"), value(tag, "style:family")) {
                        self.styles.insert(name, (of("style:data-style-name"), of("style:parent-style-name")));
                    }
                }
                b"table" => {
                    let sheet = of("table:name").unwrap_or_default();
                    let sheet = quick_xml::escape::unescape(&sheet).map(|name| name.into_owned()).unwrap_or_default();
                    self.at = At { sheet, ..At::default() };
                }
                b"table-column" => {
                    let start = self.at.columns.last().map_or(0, |(range, _)| range.end);
                    let range = start..start.saturating_add(repeated(tag, "table:number-columns-repeated"));
                    self.at.columns.push((range, of("table:default-cell-style-name")));
                }
                b"table-row" => {
                    let end = self.at.row.saturating_add(repeated(tag, "table:number-rows-repeated"));
                    self.at.rows = std::mem::replace(&mut self.at.row, end)..end;
                    (self.at.column, self.at.of_row) = (0, of("table:default-cell-style-name"));
                }
                b"table-cell" | b"covered-table-cell" => {
                    let count = repeated(tag, "table:number-columns-repeated");
                    let end = self.at.column.saturating_add(count);
                    let columns = std::mem::replace(&mut self.at.column, end)..end;
                    if let Some(digits) = attribute(tag, "office:value").filter(|value| is_long_whole(value)) {
                        let digits = String::from_utf8_lossy(digits).into_owned();
                        self.add([(columns, Said::Digits(digits))].into());
                    } else if value(tag, "office:date-value").is_some() && count <= MOST_REPEATED {
                        let cells = self.timed(columns, value(tag, "table:style-name"));
                        self.add(cells);
                    }
                }
                _ => {}
            }
        }
    }

    /// Which of these cells with a moment show a time of day.
    fn timed(&self, columns: Range<u32>, style: Option<&str>) -> Row {
        if let Some(own) = style.or(self.at.of_row.as_deref()) {
            return self.shows_time(own).map(|timed| (columns, Said::Timed(timed))).into_iter().collect();
        }
        let of_column = |column: u32| {
            let (_, style) = self.at.columns.iter().find(|(range, _)| range.contains(&column))?;
            style.as_deref()
        };
        let timed = |column: u32| Some((column..column + 1, Said::Timed(self.shows_time(of_column(column)?)?)));
        columns.filter_map(timed).collect()
    }

    fn add(&mut self, cells: Row) {
        let rows = &mut self.sheets.entry(self.at.sheet.clone()).or_default().0;
        match rows.last_mut().filter(|(last, _)| *last == self.at.rows) {
            Some((_, row)) => row.extend(cells),
            None => rows.push((self.at.rows.clone(), cells)),
        }
    }

    /// Whether a style shows a time of day; `None` where its format is none of dates or times.
    fn shows_time(&self, style: &str) -> Option<bool> {
        let mut style = style;
        // No style is made from one that is made from it, unless it is damaged.
        for _ in 0..=self.styles.len() {
            let (format, parent) = self.styles.get(style)?;
            match (format, parent) {
                (Some(format), _) => return self.formats.get(format).copied(),
                (None, Some(parent)) => style = parent,
                (None, None) => return None,
            }
        }
        None
    }
}

/// How many columns or rows an element stands for.
fn repeated(tag: &[u8], attribute: &str) -> u32 {
    value(tag, attribute).and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// An attribute as it is written.
fn value<'t>(tag: &'t [u8], wanted: &str) -> Option<&'t str> {
    std::str::from_utf8(attribute(tag, wanted)?).ok()
}
