//! Loops over all rows of a table that do nothing with them: ours, and that of the crate that reads it.

use std::fs::File;
use std::hint::black_box;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use backfill::source::{self, Answers, Record, Source};

/// The answers that stand for a file of delimited text.
pub fn answers(path: &Path) -> Answers {
    Answers::new("csv").with("file", path.to_string_lossy())
}

/// Opens a file of delimited text.
pub fn open(path: &Path) -> Arc<dyn Source> {
    source::open(&answers(path)).expect("a table that opens")
}

/// What was seen of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub rows: u64,
    /// Of the second column, in bytes.
    pub letters: u64,
}

impl Seen {
    fn add(&mut self, cell: &[u8]) {
        self.rows += 1;
        self.letters += black_box(cell).len() as u64;
    }
}

/// Reads all rows of a source.
pub fn read(source: &dyn Source) -> Seen {
    let mut records = source.records().expect("a pass");
    let (mut record, mut seen) = (Record::default(), Seen::default());
    while records.read(&mut record).expect("a row") {
        seen.add(record.cell(1).as_bytes());
    }
    seen
}

/// The bare loop of the csv crate.
pub fn by_csv_crate(path: &Path, separator: u8) -> Seen {
    let file = BufReader::with_capacity(128 * 1024, File::open(path).expect("the table"));
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(file);
    let (mut record, mut seen) = (csv::ByteRecord::new(), Seen::default());
    while reader.read_byte_record(&mut record).expect("a row") {
        seen.add(record.get(1).unwrap_or_default());
    }
    seen
}
