//! Which cells of an `.ods` show a time of day by their own formats. A moment at midnight is written there as a day where
//! LibreOffice writes it, and a day as its midnight where Excel does; the calamine crate tells what is written, and no
//! formats.

use std::collections::HashMap;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use super::parts::Parts;
use super::xml::{Pieces, Tag, attribute, name};

/// The most columns that are told apart where one cell stands for several.
const MOST_REPEATED: u32 = 16_384;

/// Which cells of a sheet with a moment show a time of day, and which don't: rows, each with the places of such cells.
#[derive(Default)]
pub(super) struct Timed(Vec<(Range<u32>, Vec<(Range<u32>, bool)>)>);

impl Timed {
    /// Whether this cell, by its row and its column from 0, shows one; `None` where that is not known.
    pub(super) fn at(&self, row: u32, column: u32) -> Option<bool> {
        fn find<T>(among: &[(Range<u32>, T)], place: u32) -> Option<&T> {
            let (range, found) = among.get(among.partition_point(|(range, _)| range.end <= place))?;
            range.contains(&place).then_some(found)
        }
        find(find(&self.0, row)?, column).copied()
    }
}

/// Those of each sheet, by its name. What can't be followed says nothing.
pub(super) fn timed(path: &Path) -> HashMap<String, Timed> {
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
    sheets: HashMap<String, Timed>,
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
                    if value(tag, "office:date-value").is_some() && count <= MOST_REPEATED {
                        self.add(columns, value(tag, "table:style-name"));
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds cells with a moment.
    fn add(&mut self, columns: Range<u32>, style: Option<&str>) {
        let own = style.or(self.at.of_row.as_deref());
        let of_column = |column: u32| {
            let (_, style) = self.at.columns.iter().find(|(range, _)| range.contains(&column))?;
            style.as_deref()
        };
        let timed = |column: u32| Some((column..column + 1, self.shows_time(own.or_else(|| of_column(column))?)?));
        let cells: Vec<_> = columns.filter_map(timed).collect();
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
