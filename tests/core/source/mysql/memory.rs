//! Memory does not grow with a table.

#![cfg(target_os = "linux")]

use super::super::memory::holds_a_million_rows;
use crate::support::mariadb::MariaDb;

#[test]
fn a_million_rows_pass_in_the_memory_of_a_few() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, filling CHAR(150) NOT NULL)");
    database.run("INSERT INTO t SELECT seq, REPEAT('x', 150) FROM seq_1_to_1000000");
    holds_a_million_rows("mysql", &database.name, &database.answers("reader"));
}
