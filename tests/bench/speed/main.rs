//! How fast the program is, beside something that sets the measure on the same machine in the same minute.
//!
//! `cargo bench --bench speed` writes a table of five million users, about 500 MB, measures everything and prints one
//! table. `cargo test --bench speed` does the same with small data, so that it cannot rot. What is compared takes turns,
//! and each figure is a median.
//!
//! `BACKFILL_BENCH_ROWS` sets the number of rows, `BACKFILL_BENCH_FOLDER` the folder that gets the files.

mod measure;
mod reading;
mod sending;
mod server;
mod users;

use std::path::PathBuf;

use measure::{Line, print};

/// What is measured with.
pub struct Setting {
    /// The large table.
    pub users: PathBuf,
    /// The same, cut to [`Setting::few`] rows.
    pub beginning: PathBuf,
    /// Rows of the large table.
    pub rows: u64,
    /// Rows of the small one.
    pub few: u64,
    /// How often each thing is done.
    pub turns: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, what, path] = arguments.as_slice()
        && what == reading::PEAK
    {
        return reading::check_and_tell_peak(path.as_ref());
    }
    // Cargo says so to benchmarks when they are to measure, and not only to run.
    let in_earnest = arguments.iter().any(|argument| argument == "--bench");
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let rows = number("BACKFILL_BENCH_ROWS").unwrap_or(if in_earnest { 5_000_000 } else { 20_000 });
    let (folder, _kept) = match std::env::var_os("BACKFILL_BENCH_FOLDER") {
        Some(folder) => (PathBuf::from(folder), None),
        None => {
            let folder = tempfile::tempdir().expect("a folder for the tables");
            (folder.path().to_owned(), Some(folder))
        }
    };
    let few = rows.min(100_000);
    let setting = Setting {
        users: users::written(&folder, rows),
        beginning: users::written(&folder, few),
        rows,
        few,
        turns: if in_earnest { 5 } else { 1 },
    };
    let mut lines: Vec<Line> = Vec::new();
    for measure in [reading::measure, sending::measure] {
        measure(&setting, &mut lines);
    }
    print(&lines);
}
