//! The formats of the cells of an `.xlsx`: which of them make a number a moment or a span of time. The calamine crate knows
//! that, and tells it cell by cell: it is given a workbook of one sheet with these formats, and a cell in each.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::dates;

/// A number format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) shows: Shows,
    /// Whether it shows a time of day; `None` where it is not known.
    pub(super) timed: Option<bool>,
}

/// As what a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    Number,
    Moment,
    Span,
}

/// What the workbook of these formats is made of, beside them and its sheet.
const PARTS: [(&str, &str); 3] = [
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Type="/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    ("xl/workbook.xml", r#"<workbook><sheets><sheet name="Sheet" id="sheet"/></sheets></workbook>"#),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="sheet" Type="/worksheet" Target="sheet.xml"/></Relationships>"#,
    ),
];

/// The formats, by their numbers, by the part of a workbook that lists them.
///
/// # Errors
/// When it is damaged.
pub(super) fn of(styles: &[u8]) -> Result<Vec<Format>, XlsxError> {
    // Each has an element `xf`, as have others.
    let most = memchr::memmem::find_iter(styles, b"xf").count();
    let mut sheet = "<worksheet><sheetData><row>".to_owned();
    for style in 0..most {
        // Writing to a text cannot fail.
        _ = write!(sheet, "<c s=\"{style}\"><v>1</v></c>");
    }
    sheet += "</row></sheetData></worksheet>";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = PARTS.map(|(name, part)| (name, part.as_bytes()));
    for (name, part) in parts.into_iter().chain([("xl/sheet.xml", sheet.as_bytes()), ("xl/styles.xml", styles)]) {
        archive.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored))?;
        archive.write_all(part)?;
    }
    let mut book = Xlsx::new(archive.finish()?)?;
    let mut cells = book.worksheet_cells_reader("Sheet")?;
    let timed: Vec<Option<bool>> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map(|format| dates::shows_time(&format.format_code)))
        .collect();
    let mut formats = Vec::with_capacity(timed.len());
    for timed in timed {
        let Some(cell) = cells.next_cell()? else { break };
        let shows = match cell.get_value() {
            DataRef::DateTime(moment) if moment.is_duration() => Shows::Span,
            DataRef::DateTime(_) => Shows::Moment,
            _ => Shows::Number,
        };
        formats.push(Format { shows, timed });
    }
    Ok(formats)
}
