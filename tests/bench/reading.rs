//! How fast delimited text is read, beside the csv crate's own loop over the same file: the goal is at most 1.3 times
//! its time, with decoding, line numbers and all care for broken quotes included.
//!
//! `BACKFILL_BENCH_MB` sets the size of the file in megabytes.

mod loops;

use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use loops::{by_csv_crate, open, read};

/// Writes a table of signups and payments, all cells quoted or none, about `size` bytes long.
fn write_table(path: &Path, size: u64, quoted: bool, separator: char) -> std::io::Result<()> {
    let mut file = BufWriter::new(std::fs::File::create(path)?);
    let titles = ["id", "login", "plan", "amount", "created_at", "note"];
    let line = |cells: &[&str]| {
        let quote = if quoted { "\"" } else { "" };
        let cells: Vec<String> = cells.iter().map(|cell| format!("{quote}{cell}{quote}")).collect();
        cells.join(&separator.to_string()) + "\n"
    };
    let mut written = 0;
    let mut row = 0_u64;
    let mut text = line(&titles);
    while written < size {
        file.write_all(text.as_bytes())?;
        written += text.len() as u64;
        row += 1;
        let id = row.to_string();
        let login = format!("customer.{}@example.com", row.wrapping_mul(2_654_435_761) % 1_000_000);
        let amount = format!("{}.{:02}", row % 500, row % 100);
        let time = format!(
            "20{:02}-{:02}-{:02} {:02}:{:02}:00",
            10 + row % 15,
            1 + row % 12,
            1 + row % 28,
            row % 24,
            row % 60
        );
        let note = if row.is_multiple_of(50) { "à rappeler" } else { "paid by card" };
        text = line(&[&id, &login, "Premium", &amount, &time, note]);
    }
    file.flush()
}

fn reading(criterion: &mut Criterion) {
    let megabytes = std::env::var("BACKFILL_BENCH_MB").ok().and_then(|size| size.parse().ok()).unwrap_or(32_u64);
    let folder = tempfile::tempdir().expect("a folder");
    for (name, quoted, separator) in [("plain", false, ','), ("quoted", true, ';')] {
        let path = folder.path().join(name);
        write_table(&path, megabytes * 1_000_000, quoted, separator).expect("written");
        assert_eq!(read(open(&path).as_ref()), by_csv_crate(&path, separator as u8), "both must read the same");
        let mut group = criterion.benchmark_group(format!("reading a {name} table"));
        group.sample_size(10).throughput(Throughput::Bytes(megabytes * 1_000_000));
        group.bench_function(BenchmarkId::from_parameter("csv crate"), |bench| {
            bench.iter(|| black_box(by_csv_crate(&path, separator as u8)));
        });
        group.bench_function(BenchmarkId::from_parameter("backfill"), |bench| {
            bench.iter(|| black_box(read(open(&path).as_ref())))
        });
        group.finish();
    }
    let path = folder.path().join("plain");
    criterion.bench_function("opening a table", |bench| {
        bench.iter(|| black_box(open(&path).columns().len()));
    });
}

criterion_group!(benches, reading);
criterion_main!(benches);
