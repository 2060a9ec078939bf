//! Tables as CSV: byte for byte for programs, and disarmed for people, whose spreadsheets take a cell for a command.

use std::borrow::Cow;
use std::io::Write;

use crate::source::FORMULA_STARTS;
use crate::store::StoreError;

/// Writes a table as CSV, one line after the other.
pub struct CsvTable<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> CsvTable<W> {
    /// Comma-separated, UTF-8, quoted where needed, lines ended as the standard (RFC 4180) says.
    pub fn new(out: W) -> Self {
        let writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(out);
        Self { writer }
    }

    /// Writes one line.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn line<C: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<(), StoreError> {
        self.writer.write_record(cells).map_err(|error| StoreError::Write { path: None, source: plain(error) })
    }

    /// Writes what is still buffered.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(mut self) -> Result<(), StoreError> {
        self.writer.flush().map_err(|source| StoreError::Write { path: None, source })
    }
}

/// What the system said, which tells a full disk from a reader that has gone.
fn plain(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => std::io::Error::other(format!("{kind:?}")),
    }
}

/// Makes Excel read the file as UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A table for people. Each of its cells, titles and reasons among them, goes through [`harmless`], since a title or what
/// stood in a cell may begin any sentence.
pub(super) struct Sheet<W: Write>(CsvTable<W>);

impl<W: Write> Sheet<W> {
    /// Begins one.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn begin(mut out: W) -> Result<Self, StoreError> {
        out.write_all(BOM).map_err(|source| StoreError::Write { path: None, source })?;
        Ok(Self(CsvTable::new(out)))
    }

    /// Writes one line.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn line<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> Result<(), StoreError> {
        self.0.line(cells.into_iter().map(|cell| harmless(cell).into_owned()))
    }

    /// Writes what is still buffered.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(self) -> Result<(), StoreError> {
        self.0.finish()
    }
}

/// A cell that a spreadsheet would take for a formula is kept from becoming one by an apostrophe. Negative numbers stay,
/// but not what begins with a plus: it is a telephone's, and would lose it. Another apostrophe goes before one that was
/// there, so that [`Returned`](crate::source::Returned) can take off what was put on.
fn harmless(cell: &str) -> Cow<'_, str> {
    let formula = cell.trim_start_matches('\'').starts_with(FORMULA_STARTS);
    let is_number = cell.starts_with('-') && cell.parse::<f64>().is_ok();
    if formula && !is_number { format!("'{cell}").into() } else { cell.into() }
}
