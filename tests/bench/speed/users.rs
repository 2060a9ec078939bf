//! The table that is measured with: users as a company's database would give them.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The plan for it, but its source: everything that the table has leaves as a detail.
pub const MAPPING: &str = r#"
zone = "UTC"
[[rules]]
person = { column = "email" }
time = { column = "created_at", format = "year-first" }
event = { from = "fixed", name = "Signed Up" }
properties = [
  { from = "column", name = "Plan", column = "plan" },
  { from = "column", name = "Amount", column = "amount" },
  { from = "column", name = "Country", column = "country" },
  { from = "column", name = "Page", column = "page" },
]
"#;

const FIRST_NAMES: [&str; 8] = ["ada", "grace", "alan", "edsger", "barbara", "donald", "frances", "niklaus"];
const PLANS: [&str; 4] = ["\"Free, monthly\"", "\"Team, monthly\"", "\"Team, yearly\"", "\"Business, yearly, 24/7\""];
const COUNTRIES: [&str; 6] = ["DE", "US", "FR", "JP", "BR", "IN"];

/// Where the table of so many rows is, written if it is not there yet.
pub fn written(folder: &Path, rows: u64) -> PathBuf {
    let path = folder.join(format!("users-{rows}.csv"));
    if !path.exists() {
        let unfinished = path.with_extension("unfinished");
        write(&unfinished, rows).expect("a table in the folder for the tables");
        std::fs::rename(&unfinished, &path).expect("the table gets its name");
    }
    path
}

fn write(path: &Path, rows: u64) -> std::io::Result<()> {
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
    writeln!(file, "id,email,created_at,plan,amount,country,page")?;
    for row in 0..rows {
        // Spread like chance, and the same every time.
        let mixed = row.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 17;
        let pick = |from: &[&'static str], shift: u32| from[(mixed >> shift) as usize % from.len()];
        let day = row * 3_600 / rows;
        writeln!(
            file,
            "{},{}.{row}@example.com,{}-{:02}-{:02} {:02}:{:02}:{:02},{},{}.{:02},{},https://www.example.com/plans?from={}",
            row + 1,
            pick(&FIRST_NAMES, 3),
            2014 + day / 360,
            1 + day / 30 % 12,
            1 + day % 28,
            mixed % 24,
            mixed / 24 % 60,
            mixed / 1_440 % 60,
            pick(&PLANS, 5),
            mixed % 500,
            mixed / 500 % 100,
            pick(&COUNTRIES, 7),
            mixed % 1_000_000,
        )?;
    }
    file.flush()
}
