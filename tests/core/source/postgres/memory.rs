//! Memory does not grow with a table.

#![cfg(target_os = "linux")]

use super::super::memory::holds_a_million_rows;
use crate::support::postgres::Postgres;

#[test]
fn a_million_rows_pass_in_the_memory_of_a_few() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, filling CHAR(150) NOT NULL)");
    database.run("INSERT INTO t SELECT n, repeat('x', 150) FROM generate_series(1, 1000000) n");
    holds_a_million_rows("postgres", &database.name, &database.answers("reader"));
}
