//! How fast the program is, beside something that sets the measure on the same machine in the same minute.
//!
//! `cargo bench --bench speed --features inspection` writes a table of five million users, about 600 MB, measures everything and prints one
//! table, which takes about ten minutes. `cargo test --bench speed` does the same with small data, so that it cannot rot.
//! What is compared takes turns, and each figure is a median. Words behind `--` choose lines: `cargo bench --bench speed
//! -- "map and check"`.
//!
//! Without the feature the window is left out; with it, Xvfb and xdotool must be there, as for the tests.
//!
//! DuckDB is asked through Python, where its package is there (`pip install duckdb`); `BACKFILL_BENCH_PYTHON` names another
//! Python than `python3`.
//!
//! `BACKFILL_BENCH_ROWS` sets the number of rows, `BACKFILL_BENCH_FOLDER` the folder that gets the files.

mod checking;
mod database;
mod duckdb;
mod kinds;
#[path = "../loops.rs"]
mod loops;
mod mapping;
mod measure;
mod memory;
mod reading;
mod sending;
mod server;
#[path = "../../support/mod.rs"]
mod support;
mod users;
mod visits;
#[cfg(feature = "inspection")]
mod window;

// The hands and eyes of the window's tests.
#[cfg(feature = "inspection")]
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../window/app.rs"]
mod app;
#[cfg(feature = "inspection")]
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../window/screen.rs"]
mod screen;
#[cfg(feature = "inspection")]
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../window/widget.rs"]
mod widget;

use std::path::PathBuf;

use measure::Lines;

/// What is measured with.
pub struct Setting {
    /// The large table.
    pub users: PathBuf,
    /// The same, cut to [`Setting::few`] rows.
    pub beginning: PathBuf,
    /// A table of a megabyte.
    pub small: PathBuf,
    /// Where tables are.
    pub folder: PathBuf,
    /// Rows of the large table.
    pub rows: u64,
    /// Rows of the small one.
    pub few: u64,
    /// How often each thing is done.
    pub turns: usize,
}

/// Rows of about a megabyte.
const MEGABYTE: u64 = 8_500;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [what, of] = arguments.as_slice()
        && memory::is_told(what, of)
    {
        return;
    }
    // Cargo says so to benchmarks when they are to measure, and not only to run.
    let in_earnest = arguments.iter().any(|argument| argument == "--bench");
    let wanted = arguments.into_iter().filter(|argument| !argument.starts_with("--")).collect();
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
        small: users::written(&folder, rows.min(MEGABYTE)),
        folder,
        rows,
        few,
        turns: if in_earnest { 3 } else { 1 },
    };
    let mut lines = Lines::of(wanted);
    for measure in [
        reading::measure,
        kinds::measure,
        checking::measure,
        memory::measure,
        mapping::measure,
        database::measure,
        sending::measure,
    ] {
        measure(&setting, &mut lines);
    }
    #[cfg(feature = "inspection")]
    window::measure(&setting, &mut lines);
}
