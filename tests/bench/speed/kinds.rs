//! Other kinds of files than plain tables, each beside the bare loop of the library that reads it.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};

use backfill::source::{self, Answers};
use calamine::Reader;
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;

use crate::Setting;
use crate::loops::{open, read};
use crate::measure::{Lines, taken_in_turn};
use crate::support::workbook;

const WORKBOOK: &str = "Read a workbook (.xlsx)";
const PACKED: &str = "Read a packed table (.gz)";

/// Cells in a row of the workbook.
const CELLS: u64 = 4;

pub fn measure(setting: &Setting, lines: &mut Lines) {
    if lines.want(WORKBOOK) {
        measure_workbook(setting, lines);
    }
    if lines.want(PACKED) {
        measure_packed(setting, lines);
    }
}

/// A million cells, as of a company's customers.
fn measure_workbook(setting: &Setting, lines: &mut Lines) {
    let rows = (setting.rows / 20).max(1_000);
    let path = setting.folder.join(format!("users-{rows}.xlsx"));
    let row = |at: u64| {
        let cells = [
            workbook::text(&format!("person{at}@example.com")),
            workbook::text("Team"),
            workbook::number(&format!("{}.5", at % 500)),
            workbook::number(&(40_000 + at % 3_600).to_string()),
        ];
        workbook::row(usize::try_from(at).expect("few rows") + 2, &cells)
    };
    let title = workbook::row(1, &["login", "plan", "amount", "day"].map(workbook::text));
    let sheet = title + &(0..rows).map(row).collect::<String>();
    std::fs::write(&path, workbook::xlsx(&[("Users", sheet)])).expect("a workbook in the folder for the tables");
    let bare = || {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
        let name = book.sheet_names()[0].clone();
        let mut cells = book.worksheet_cells_reader(&name).expect("a sheet");
        let mut seen = 0;
        while let Some(cell) = cells.next_cell().expect("a cell") {
            black_box(cell);
            seen += 1;
        }
        assert_eq!(seen, (rows + 1) * CELLS);
    };
    let answers = Answers::new("sheet").with("file", path.to_string_lossy());
    let ours = || assert_eq!(read(source::open(&answers).expect("a workbook").as_ref()).rows, rows);
    let taken = taken_in_turn(setting.turns, ours, bare);
    lines.add_both(&format!("{WORKBOOK}, {} cells", rows * CELLS), taken, "calamine's loop", ["1.3", "1.3"]);
}

/// Beside the same table as it is, and what unpacking alone takes. To find out how a packed table is written all of it is
/// unpacked once, which is a line of its own; from then on its plan says so.
fn measure_packed(setting: &Setting, lines: &mut Lines) {
    let path = packed(&setting.users);
    let unpack = || {
        let file = BufReader::with_capacity(128 * 1024, File::open(&path).expect("the packed table"));
        let (mut unpacked, mut buffer) = (GzDecoder::new(file), vec![0; 128 * 1024]);
        while unpacked.read(&mut buffer).expect("what was packed") > 0 {
            black_box(&buffer);
        }
    };
    let looking = taken_in_turn(setting.turns, || drop(open(&path)), unpack);
    lines.add_both("Find out how a packed table is written (.gz)", looking, "unpacking", ["1.1", "1.1"]);
    let reading = |path: &Path| {
        let answers = open(path).answers().clone();
        move || assert_eq!(read(source::open(&answers).expect("a table").as_ref()).rows, setting.rows)
    };
    let (ours, _) = taken_in_turn(setting.turns, reading(&path), || ());
    let (unpacking, plain) = taken_in_turn(setting.turns, unpack, reading(&setting.users));
    let what = format!("{PACKED}, {} rows", setting.rows);
    lines.add_both(&what, (ours, unpacking.and(plain)), "unpacking and reading it plain", ["1.1", "1.1"]);
}

fn packed(plain: &Path) -> PathBuf {
    let path = plain.with_extension("csv.gz");
    if !path.exists() {
        let mut file = File::open(plain).expect("the table");
        let packed = File::create(&path).expect("a file in the folder for the tables");
        let mut packer = GzEncoder::new(packed, Compression::default());
        std::io::copy(&mut file, &mut packer).expect("it can be packed");
        packer.finish().and_then(|mut file| file.flush()).expect("it is written");
    }
    path
}
