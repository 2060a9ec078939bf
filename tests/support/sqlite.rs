//! SQLite in a process of its own, as in another program.

use std::path::Path;
use std::process::Command;

/// Whether another program could begin to write to this database now.
pub fn another_can_write(database: &Path) -> bool {
    let begins = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN EXCLUSIVE')";
    let output = Command::new("python3").args(["-c", begins]).arg(database).output().expect("python can be run");
    let is_locked = String::from_utf8_lossy(&output.stderr).contains("database is locked");
    assert!(output.status.success() || is_locked, "{output:?}");
    !is_locked
}
