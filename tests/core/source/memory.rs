//! Memory does not grow with a table.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use backfill::source::Answers;

use crate::support::program::{KillOnDrop, Program};

/// The most memory that a running process ever had, in KiB.
fn peak(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).expect("a running process has a status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it tells its peak");
    line.trim().trim_end_matches(" kB").parse().expect("the peak is a number")
}

/// Reads a table `t` of a million rows of more than 150 letters each, as `reader`, and holds the memory against what all
/// of them would take.
pub fn holds_a_million_rows(scheme: &str, database: &str, answers: &Answers) {
    let address = format!("{scheme}://reader@127.0.0.1:{}/{database}", answers.get("port").unwrap());
    // By ranges of the key, and in one go.
    for what in [["--table", "t"], ["--query", "SELECT * FROM t"]] {
        let program = Program::new();
        let mut command = program.command();
        command.args(["rows", &address, "--set", "password=reader"]).args(what);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = KillOnDrop(command.spawn().expect("the built program can be started"));
        let (mut lines, mut peak_seen) = (0_u64, 0);
        for line in BufReader::new(child.0.stdout.take().unwrap()).lines() {
            let _ = line.unwrap();
            lines += 1;
            // While it still has rows to write it is surely there to be looked at.
            if lines == 2_000 || lines == 990_000 {
                peak_seen = peak(child.0.id());
            }
        }
        assert_eq!(lines, 1_000_001, "the titles and a million rows");
        // The text alone is 160 MB.
        assert!(peak_seen < 64 * 1024, "{what:?} took {peak_seen} KiB");
    }
}
